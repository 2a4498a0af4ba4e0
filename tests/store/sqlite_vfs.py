"""A watch on what SQLite does to files, inside this process and without any tool: opening, writing, waiting for disks.

SQLite's own file system is copied and its calls are led through ``Watch``, which notes each or answers it with an
error.  The program under test knows nothing of it: the watched one becomes the default.
"""

import ctypes
import ctypes.util
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

OK, BUSY, FULL, CANTOPEN = 0, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN
CREATE = 4
"""The flag of ``xOpen`` for a file that may be made."""

Watch = Callable[..., int]
"""``watch(call, path, *arguments)`` gives 0, or the error that SQLite shall see instead of the call.

Calls: open (whether it is made), write (offset, bytes), truncate (size), sync, lock (level), delete, folder (synced).
"""

_POINTER, _INT, _LONG, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
_CALLS = {
    "xOpen": (_POINTER, _POINTER, _POINTER, _INT, _POINTER),  # the name as it lies there: SQLite goes on reading it
    "xDelete": (_POINTER, _TEXT, _INT),
    "xWrite": (_POINTER, _POINTER, _INT, _LONG),
    "xTruncate": (_POINTER, _LONG),
    "xSync": (_POINTER, _INT),
    "xLock": (_POINTER, _INT),
    "xClose": (_POINTER,),
}
_TYPES = {name: ctypes.CFUNCTYPE(_INT, *arguments) for name, arguments in _CALLS.items()}
_FOLDER = ctypes.CFUNCTYPE(_INT, _TEXT, ctypes.POINTER(_INT))


def _struct(name: str, numbers: str, pointers: str, before: tuple[tuple[str, Any], ...] = ()) -> Any:
    """A structure of some numbers, then what is given, then pointers."""
    fields = [(each, _INT) for each in numbers.split()] + list(before)
    return type(name, (ctypes.Structure,), {"_fields_": [*fields, *((each, _POINTER) for each in pointers.split())]})


_System = _struct(
    "_System",
    "iVersion szOsFile mxPathname",
    "pAppData xOpen xDelete xAccess xFullPathname xDlOpen xDlError xDlSym xDlClose xRandomness xSleep xCurrentTime"
    " xGetLastError xCurrentTimeInt64 xSetSystemCall xGetSystemCall xNextSystemCall",
    (("pNext", _POINTER), ("zName", _TEXT)),
)
_Methods = _struct(
    "_Methods",
    "iVersion",
    "xClose xRead xWrite xTruncate xSync xFileSize xLock xUnlock xCheckReservedLock xFileControl xSectorSize"
    " xDeviceCharacteristics",
)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Lead every call of connections that are opened meanwhile through ``watch``; LookupError where that cannot be."""
    library = _library()
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_System)
    original = library.sqlite3_vfs_find(None)
    if not original or os.name != "posix":
        raise LookupError("this SQLite cannot be watched")
    shim = _Shim(original, watch)
    library.sqlite3_vfs_register(ctypes.byref(shim.system), 1)
    try:
        with closing(sqlite3.connect(":memory:")) as probe:  # loads nothing, but tells whether it is the same SQLite
            (source,) = probe.execute("SELECT sqlite_source_id()").fetchone()
        library.sqlite3_sourceid.restype = _TEXT
        if library.sqlite3_sourceid().decode() != source:
            raise LookupError("Python has another SQLite than this one")
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(shim.system))
        shim.give_back()


def _library() -> ctypes.CDLL:
    """The SQLite that this Python has loaded."""
    maps = Path("/proc/self/maps")
    names = [line.split()[-1] for line in maps.read_text().splitlines() if "sqlite" in line] if maps.exists() else []
    names += [str(getattr(sys.modules.get("_sqlite3"), "__file__", "")), ctypes.util.find_library("sqlite3") or ""]
    for name in dict.fromkeys(filter(None, names)):
        library = ctypes.CDLL(name)
        if hasattr(library, "sqlite3_vfs_register"):
            return library
    raise LookupError("SQLite's own functions are not to be found")


class _Shim:
    """Copies of SQLite's tables with some functions put in the place of theirs; kept alive while they are in use."""

    def __init__(self, original: Any, watch: Watch) -> None:
        self._original = original
        self._watch = watch
        self._paths: dict[int, str] = {}
        self._tables: dict[int, tuple[Any, dict[str, Any]]] = {}
        system = original.contents
        self.system = _System.from_buffer_copy(system)
        self.system.zName = b"watched"
        self._open, self._delete = (_TYPES[name](getattr(system, name)) for name in ("xOpen", "xDelete"))
        self._kept = [_TYPES["xOpen"](self.open), _TYPES["xDelete"](self.delete), _FOLDER(self.folder)]
        for name, call in zip(("xOpen", "xDelete"), self._kept, strict=False):
            setattr(self.system, name, ctypes.cast(call, _POINTER))
        get = ctypes.CFUNCTYPE(_POINTER, _POINTER, _TEXT)(system.xGetSystemCall)
        self._set = ctypes.CFUNCTYPE(_INT, _POINTER, _TEXT, _POINTER)(system.xSetSystemCall)
        self._folder = _FOLDER(get(original, b"openDirectory"))
        self._set(original, b"openDirectory", ctypes.cast(self._kept[2], _POINTER))

    def give_back(self) -> None:
        """SQLite's own again."""
        self._set(self._original, b"openDirectory", None)

    def open(self, _system: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        if name is None:
            return int(self._open(self._original, name, file, flags, out))
        path = os.fsdecode(ctypes.string_at(name))
        made = bool(flags & CREATE) and not Path(path).exists()
        wrong = self._watch("open", path, made)
        code = wrong or int(self._open(self._original, name, file, flags, out))
        if code:
            ctypes.cast(file, ctypes.POINTER(_POINTER))[0] = None
            return code
        self._paths[file] = path
        self._put_methods(file)
        return OK

    def _put_methods(self, file: int) -> None:
        """Have a file answer through the watch."""
        slot = ctypes.cast(file, ctypes.POINTER(_POINTER))
        address = slot[0]
        if address not in self._tables:
            old = _Methods.from_address(address)
            real = {name: _TYPES[name](getattr(old, name)) for name in _CALLS if hasattr(old, name)}
            table = _Methods.from_buffer_copy(old)
            table.iVersion = 1
            ours = {name: _TYPES[name](self._leading(name, real[name])) for name in real}
            for name, call in ours.items():
                setattr(table, name, ctypes.cast(call, _POINTER))
            self._tables[address] = (table, ours)
        slot[0] = ctypes.addressof(self._tables[address][0])

    def _leading(self, name: str, real: Any) -> Callable[..., int]:
        """The call with a look at it before."""

        def write(file: int, data: int, size: int, offset: int) -> int:
            wrong = self._watch("write", self._paths[file], offset, ctypes.string_at(data, size))
            return wrong or int(real(file, data, size, offset))

        def close(file: int) -> int:
            self._paths.pop(file, None)
            return int(real(file))

        def other(file: int, number: int) -> int:
            wrong = self._watch(name[1:].lower(), self._paths[file], number)
            return wrong or int(real(file, number))

        special: dict[str, Callable[..., int]] = {"xWrite": write, "xClose": close}
        return special.get(name, other)

    def delete(self, _system: int, name: bytes, synced: int) -> int:
        wrong = self._watch("delete", os.fsdecode(name))
        return wrong or int(self._delete(self._original, name, synced))

    def folder(self, name: bytes, handle: Any) -> int:
        code = int(self._folder(name, handle))
        self._watch("folder", os.fsdecode(name))
        return code


def why_not() -> str:
    """Why SQLite cannot be watched here; tried in a process of its own.  Nothing where it can."""
    trial = "from tests.store.sqlite_vfs import watched\nwith watched(lambda *_: 0): pass"
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run([sys.executable, "-c", trial], cwd=root, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else (result.stderr.strip().splitlines() or ["it cannot be watched"])[-1]
