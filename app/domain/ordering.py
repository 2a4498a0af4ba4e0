"""Order keys: text that sorts between its neighbours, so that one move touches one record.

A key is a counted head and a fraction, all in base 62 and compared byte by byte::

    b3K  xQ7
    |    fraction, with a random tail so that two people at one gap do not collide
    head: its first letter says how many digits follow (a: 1, b: 2, ... z: 26)

Appending raises the head, so keys stay short; putting between lengthens the fraction.
Records are sorted by ``(rank, id)``.
"""

import random
from collections.abc import Iterable, Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_TAIL = 3


def rank_between(before: str, after: str, rng: random.Random | None = None) -> str:
    """A key after ``before`` and before ``after``; an empty neighbour means there is none."""
    rng = rng or random.SystemRandom()
    if not after:
        return (_next_head(before) if before else "a0") + _tail(rng)
    return _midway(before, after) + _tail(rng)


def ranks_between(before: str, after: str, count: int, rng: random.Random | None = None) -> list[str]:
    """``count`` rising keys between two neighbours."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(rank_between(keys[-1] if keys else before, after, rng))
    return keys


def neighbours(ranks: Sequence[str], index: int) -> tuple[str, str]:
    """The ranks on both sides of the gap ``index`` (0 is before the first) in a sorted sequence."""
    index = max(0, min(index, len(ranks)))
    return (ranks[index - 1] if index else "", ranks[index] if index < len(ranks) else "")


def last_rank(ranks: Iterable[str]) -> str:
    """The greatest rank, or an empty text."""
    return max(ranks, default="")


def _tail(rng: random.Random) -> str:
    """Random digits; the last one is never the lowest, so that there is always room before a key."""
    return "".join(rng.choice(DIGITS) for _ in range(_TAIL - 1)) + rng.choice(DIGITS[1:])


def _next_head(key: str) -> str:
    """The head after the head of ``key``: one digit higher, or one digit longer."""
    length = max(1, ord(key[0]) - ord("a") + 1) if "a" <= key[0] <= "z" else 0
    if not length:
        return "a0"
    digits = list(key[1 : 1 + length].ljust(length, DIGITS[0]))
    for at in range(length - 1, -1, -1):
        if digits[at] != DIGITS[-1]:
            digits[at] = DIGITS[_VALUE[digits[at]] + 1]
            return key[0] + "".join(digits)
        digits[at] = DIGITS[0]
    return chr(ord(key[0]) + 1) + DIGITS[0] * (length + 1)


def _midway(before: str, after: str) -> str:
    """The shortest text that sorts after ``before`` and before ``after`` whatever is put behind it."""
    out = ""
    at = 0
    free = False  # True once the text so far sorts before ``after`` already
    while True:
        low = _VALUE[before[at]] if at < len(before) else -1
        high = _BASE if free or at >= len(after) else _VALUE[after[at]]
        if high - low > 1:
            return out + DIGITS[(low + high) // 2]
        out += DIGITS[max(low, 0)]
        free = free or max(low, 0) < high
        at += 1
