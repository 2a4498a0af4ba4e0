"""A process that may not touch the network: the kernel ends it at the first socket that is not of this computer.

Sockets of the kind AF_UNIX stay: they join two starts of the program, and windows with their screen.  Whatever is
asked of Python is refused as well, and named.  For Linux on x86-64 and ARM64.
"""

import ctypes
import os
import platform
import socket
import struct
import sys

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SOCKET = {"x86_64": 41, "aarch64": 198}
ENDED_BY_KERNEL = -31
"""What ``subprocess`` calls the end by SIGSYS."""
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NR, _ARCH, _FIRST = 0, 4, 16
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2


def can_forbid() -> bool:
    """Whether this kernel and processor are known here."""
    return sys.platform == "linux" and platform.machine() in AUDIT_ARCH


def forbid() -> None:
    """From now on this process and its children end with SIGSYS where one makes any socket but a local one."""
    machine = platform.machine()
    steps = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, AUDIT_ARCH[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NR),
        (_EQUAL, 1, 0, SOCKET[machine]),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FIRST),
        (_EQUAL, 1, 0, socket.AF_UNIX),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    program = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(program)
    head = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _MODE_FILTER, head, 0, 0)):
        if libc.prctl(*words) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


ASKED = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
)


def listen(found: list[str]) -> None:
    """Note what Python code asks of the network, local sockets left out."""

    def heard(event: str, args: tuple[object, ...]) -> None:
        if event in ASKED and not (args and getattr(args[0], "family", None) == getattr(socket, "AF_UNIX", None)):
            found.append(f"{event} {args[1:]}")

    sys.addaudithook(heard)
