"""Who may import whom, as ARCHITECTURE.md says: the rooms of app/, and the libraries that each may use.

Every import statement counts, also one inside a function or for type checkers only. Because each room may import only
rooms listed before it, no chain of imports can go upwards or round in a circle.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app"
QT = {"PySide6", "shiboken6"}
PDF = {"reportlab", "pypdfium2"}


@dataclass(frozen=True)
class Room:
    """What the modules of one room may import besides each other and the standard library."""

    rooms: set[str] = field(default_factory=set)
    libraries: set[str] = field(default_factory=set)


LOGIC = {
    "resources",
    "files",
    "places",
    "association",
    "domain",
    "insight",
    "words",
    "text",
    "layout",
    "charts",
    "render",
    "poster",
    "session",
    "past",
    "versions",
    "keeping",
    "exchange",
}

# From the bottom up. A room is a folder or a module of app/; the last ones are the ways into the program.
ROOMS = {
    "resources": Room(),
    "files": Room(),
    "places": Room({"files"}),
    "domain": Room(),
    "association": Room({"resources", "files", "places", "domain"}),
    "insight": Room({"domain"}),
    "words": Room({"resources", "domain", "insight"}),
    "text": Room({"resources"}, {"uharfbuzz", "PySide6.QtCore"}),
    "layout": Room({"resources", "domain", "insight", "text"}),
    "charts": Room({"domain", "insight", "text", "layout"}),
    "render": Room({"files", "resources", "layout", "text"}, PDF),
    "poster": Room({"files", "resources", "domain", "insight", "render", "layout", "charts", "text"}, PDF),
    "store": Room({"files", "places", "domain"}, {"sqlalchemy"}),
    "session": Room({"domain", "store"}),
    "past": Room({"domain", "store"}),
    "versions": Room({"domain", "past"}),
    "keeping": Room({"domain", "store"}),
    "exchange": Room({"files", "resources", "domain"}),
    "canvas": Room({"resources", "session", "layout", "render", "text", "words", "domain"}, QT),
    "ui": Room(LOGIC | {"canvas"}, QT),
    "cli": Room(LOGIC | {"store"}),
    "__main__": Room(LOGIC | {"store", "canvas", "ui", "cli"}, QT),
}

# Single modules that may use more libraries than their room.
EXCEPTIONS = {
    "exchange/locked.py": {"nacl"},  # the one lock
    "render/qt.py": QT,  # the one painter of a Drawing for Qt
    "render/qt_words.py": QT,  # its text
    "render/qt_pictures.py": QT,  # its pictures
}


def imported(path: Path) -> Iterator[str]:
    """The full name of everything that a module imports, e.g. app.domain.records.Card or PySide6.QtCore.Qt."""
    for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def allowed(name: str, own: str, file: str) -> bool:
    """Whether a module of a room may import a name."""
    top, _, rest = name.partition(".")
    if name == "app.__version__":
        return True
    if top == "app":
        return rest.split(".")[0] in ROOMS[own].rooms | {own}
    if top in sys.stdlib_module_names:
        return True
    libraries = ROOMS[own].libraries | EXCEPTIONS.get(file, set())
    return any(f"{name}.".startswith(f"{library}.") for library in libraries)


def faults(app: Path) -> list[str]:
    """One line for every forbidden import below a folder."""
    found = []
    for path in sorted(app.rglob("*.py")):
        file = path.relative_to(app).as_posix()
        own = file.removesuffix(".py").split("/")[0]
        if file == "__init__.py":
            found += [f"app/{file} imports {name}: it must stay empty" for name in imported(path)]
        elif own not in ROOMS:
            found.append(f"app/{file} is in no room: give {own!r} a line in ROOMS")
        else:
            found += [f"app/{file} must not import {name}" for name in imported(path) if not allowed(name, own, file)]
    return found


def test_every_import_is_allowed() -> None:
    assert faults(APP) == []


def test_rooms_import_only_what_lies_below() -> None:
    below: set[str] = set()
    for name, room in ROOMS.items():
        assert room.rooms <= below, name
        below.add(name)


@pytest.mark.parametrize(
    ("file", "line", "good"),
    [
        ("domain/records.py", "from dataclasses import dataclass", True),
        ("domain/records.py", "import sqlalchemy", False),
        ("domain/records.py", "from app.store import schema", False),
        ("domain/records.py", "from app import store", False),
        ("domain/records.py", "from app.domain import ids", True),
        ("domain/records.py", "from . import ids", False),
        ("domain/records.py", "def f():\n    from PySide6 import QtCore", False),
        ("text/breaks.py", "from PySide6.QtCore import QTextBoundaryFinder", True),
        ("text/breaks.py", "from PySide6 import QtCore", True),
        ("text/breaks.py", "from PySide6.QtGui import QFont", False),
        ("render/qt.py", "from PySide6.QtGui import QPainter", True),
        ("render/pdf.py", "from PySide6.QtGui import QPainter", False),
        ("render/pdf.py", "from reportlab.pdfgen.canvas import Canvas", True),
        ("ui/window.py", "from app.store.library import Library", False),
        ("cli.py", "from app.ui import window", False),
        ("cli.py", "import app.store.library", True),
        ("helpers.py", "import json", False),
        ("__init__.py", "import app.domain", False),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, file: str, line: str, good: bool) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(line)
    assert (faults(tmp_path) == []) is good


def test_headless_rooms_do_not_load_windows() -> None:
    """The command line works where Qt cannot draw: no module outside the window's rooms loads QtGui or QtWidgets."""
    modules = [
        ".".join(path.relative_to(APP.parent).with_suffix("").parts)
        for path in sorted(APP.rglob("*.py"))
        if path.relative_to(APP).parts[0] not in {"canvas", "ui", "__main__.py"}
        and path.relative_to(APP).as_posix() not in EXCEPTIONS
    ]
    program = f"import sys\nfor name in {modules!r}: __import__(name)\n"
    program += "print(*sorted({'PySide6.QtGui', 'PySide6.QtWidgets'} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=APP.parent, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr
