"""Whether the file system that holds a path is on another computer, as far as the system tells."""

import ctypes
import os
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "9p", "afs", "ceph", "glusterfs", "davfs",
     "webdav", "ftp", "acfs", "macfuse", "osxfuse", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
     "fuse.gvfsd-fuse", "fuse.s3fs", "vboxsf"}
)  # fmt: skip
# struct statfs of macOS with 64-bit inodes: two words of 32 bits, five of 64, an id of two, then the owner, the type,
# the flags and the subtype; then the name of the kind.
_FLAGS = slice(64, 68)
_KIND = slice(72, 88)
_MOST = 8192
_LOCAL = 0x1000
"""MNT_LOCAL: the file system is stored on this computer."""


def is_remote(path: Path, mounts: Path = MOUNTS) -> bool:
    """Linux lists its mounts, macOS is asked for the one of a folder; Windows says it by the name."""
    remote = False
    if sys.platform == "linux":
        remote = _kind_of_mount(path, mounts) in _REMOTE
    elif sys.platform == "darwin":
        remote = is_remote_by_statfs(statfs(next(folder for folder in (path, *path.parents) if folder.exists())))
    return remote


def is_remote_by_statfs(told: bytes) -> bool:
    """What macOS tells of a file system (``struct statfs``): another computer's, or a program's that plays one."""
    kind = told[_KIND].partition(b"\0")[0].decode("ascii", "replace")
    return bool(kind) and (kind in _REMOTE or not int.from_bytes(told[_FLAGS], sys.byteorder) & _LOCAL)


def statfs(path: Path) -> bytes:
    """The system's ``struct statfs`` of a path; nothing where it does not tell."""
    try:
        libc = ctypes.CDLL(None)
        # Macs with Intel processors keep an older structure under the plain name.
        call = getattr(libc, "statfs$INODE64", None) or libc.statfs
    except (OSError, AttributeError, TypeError):
        return b""
    buffer = ctypes.create_string_buffer(_MOST)
    return buffer.raw if call(ctypes.c_char_p(os.fsencode(path)), buffer) == 0 else b""


def _kind_of_mount(path: Path, mounts: Path) -> str:
    """The kind of the file system that holds a path; empty where the system does not tell."""
    best, kind = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) > best:  # of two on one place the first is beneath
            best, kind = len(point.parts), after.split()[0]
    return kind
