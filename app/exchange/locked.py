"""A file that opens with a passphrase only.

Argon2id makes a key of the passphrase; libsodium's ``secretstream`` (XChaCha20-Poly1305) seals the content with it in
pieces, none of which can be changed, moved, taken away or read without it::

    "vivencia-locked\\n"  passes: 4 bytes  memory in MiB: 4 bytes  salt: 16  check: 32  start of the stream: 24  pieces

Nobody can open the file without the passphrase: there is no second key.
"""

import hmac
import os
import unicodedata
from collections.abc import Iterator

from nacl import bindings, pwhash

from app.domain.problems import Problem

MAGIC = b"vivencia-locked\n"
SHORTEST = 8
"""Characters of a passphrase."""
PASSES, MEMORY = 3, 256
"""What making a key costs: passes over so many MiB, about half a second."""
_MOST_PASSES, _LEAST_MEMORY, _MOST_MEMORY = 6, 8, 256
"""What a file may ask for."""
_SALT, _CHECK, _KEY = pwhash.argon2id.SALTBYTES, 32, bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES
_START = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MORE = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_HEAD = len(MAGIC) + 8 + _SALT + _CHECK
_PIECE = 1 << 16


def is_locked(data: bytes) -> bool:
    """Whether those bytes are of such a file."""
    return data.startswith(MAGIC)


def lock(data: bytes, passphrase: str) -> bytes:
    """The file of those bytes; Problem("passphrase.short", least) for one that is easily guessed."""
    if len(passphrase) < SHORTEST:
        raise Problem("passphrase.short", least=SHORTEST)
    salt = os.urandom(_SALT)
    key, check = _keys(passphrase, salt, PASSES, MEMORY)
    head = MAGIC + PASSES.to_bytes(4) + MEMORY.to_bytes(4) + salt + check
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    pieces = [head, bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)]
    for piece, tag in _cut(data, _PIECE):
        pieces.append(bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, head, tag))
    return b"".join(pieces)


def unlock(data: bytes, passphrase: str, name: str) -> bytes:
    """What was locked; ``name`` is that of the file.

    Problem("passphrase.wrong", name), Problem("parcel.damaged", name) where the file was changed or cut off.
    """
    damaged = Problem("parcel.damaged", name=name)
    if not is_locked(data) or len(data) < _HEAD + _START + _MORE:
        raise damaged
    head = data[:_HEAD]
    passes, memory = (int.from_bytes(head[len(MAGIC) + at :][:4]) for at in (0, 4))
    if not (1 <= passes <= _MOST_PASSES and _LEAST_MEMORY <= memory <= _MOST_MEMORY):
        raise damaged
    key, check = _keys(passphrase, head[len(MAGIC) + 8 :][:_SALT], passes, memory)
    if not hmac.compare_digest(check, head[-_CHECK:]):
        raise Problem("passphrase.wrong", name=name)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, data[_HEAD : _HEAD + _START], key)
    pieces = []
    try:
        for piece, tag in _cut(data[_HEAD + _START :], _PIECE + _MORE):
            plain, said = bindings.crypto_secretstream_xchacha20poly1305_pull(state, piece, head)
            if said != tag:
                raise damaged
            pieces.append(plain)
    except (RuntimeError, ValueError, TypeError) as error:  # what libsodium's binding calls a piece that was changed
        raise damaged from error
    return b"".join(pieces)


def _keys(passphrase: str, salt: bytes, passes: int, memory: int) -> tuple[bytes, bytes]:
    """The key, and what tells that it is the right one."""
    said = unicodedata.normalize("NFC", passphrase).encode()
    both = pwhash.argon2id.kdf(_KEY + _CHECK, said, salt, opslimit=passes, memlimit=memory << 20)
    return both[:_KEY], both[_KEY:]


def _cut(data: bytes, size: int) -> Iterator[tuple[bytes, int]]:
    """Pieces of at most that size, and whether each is the last one."""
    last = max(0, len(data) - 1) // size
    for number in range(last + 1):
        yield data[number * size : (number + 1) * size], _FINAL if number == last else _MESSAGE
