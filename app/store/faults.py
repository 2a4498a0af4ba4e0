"""What SQLite and the file system complain of, as a reason that a person can act on."""

import errno
import sqlite3
from pathlib import Path

import sqlalchemy.exc

from app.domain.problems import Problem

_REASONS = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_ERRNO_REASONS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
}
_READONLY_MOVED = sqlite3.SQLITE_READONLY | (4 << 8)


def reason_of(error: Exception, path: Path) -> str:
    """One of disk_full, read_only, locked, damaged, moved, disk_error."""
    if isinstance(error, sqlalchemy.exc.DBAPIError) and isinstance(error.orig, Exception):
        error = error.orig
    if isinstance(error, OSError):
        return _ERRNO_REASONS.get(error.errno or 0, "disk_error")
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "disk_error"
    if code == _READONLY_MOVED or not path.exists():
        return "moved"
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return "read_only"  # the library is there, but no journal may be made beside it
    return _REASONS.get(code & 0xFF, "disk_error")


def not_saved(error: Exception, path: Path) -> Problem:
    """The Problem of a write that failed; nothing has changed."""
    return Problem("store.not_saved", reason=reason_of(error, path), path=str(path), detail=str(error))


def not_opened(error: Exception, path: Path) -> Problem:
    """The Problem of a library that cannot be read."""
    reason = reason_of(error, path)
    code = {"locked": "library.locked", "damaged": "library.damaged", "read_only": "library.read_only"}.get(reason)
    return Problem(code or "library.unreadable", path=str(path), detail=str(error))
