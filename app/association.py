"""Project files open in this program by a double click: what the system is told about it, for this user alone.

On Linux that is a desktop entry, a kind of file and icons in the user's data folder; on Windows, keys in the user's
part of the registry.  On a Mac only an application bundle can say it, and none is made yet.
"""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from app.domain.problems import Problem
from app.files import private_folder, write_aside
from app.places import home_of_libraries
from app.resources import RESOURCES, resource

KIND = "application/vnd.vivencia"
ENDING = ".vivencia"
_CLASS = "Vivencia.Project"
_CLASSES = "Software\\Classes"
_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICO = Path("vivencia.ico")


CAN_BE_TOLD = sys.platform != "darwin"
"""Whether this system can be told by the program itself."""


def associate(*, wanted: bool = True) -> None:
    """Tell the system, also where it was told before, or take it back.

    Problem("association.not_here"), Problem("association.failed", detail).
    """
    if not CAN_BE_TOLD:
        raise Problem("association.not_here")
    try:
        (_tell if wanted else _take_back)()
    except OSError as error:
        raise Problem("association.failed", detail=str(error)) from error
    except UnicodeEncodeError as error:  # a path that is no text: what is told to the system must be
        raise Problem("association.failed", detail=os.fsencode(sys.executable).decode(errors="replace")) from error


def is_associated() -> bool:
    """Whether a double click starts this very program."""
    if not CAN_BE_TOLD:
        return False
    with suppress(OSError, UnicodeEncodeError):
        return _is_told()
    return False


def start_command() -> list[str]:
    """What starts this program from anywhere, without a terminal; the file to open comes behind it."""
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe")
    start = [str(quiet if quiet.is_file() else python), "-P"]
    source = Path(__file__).resolve().parent.parent
    if RESOURCES.is_relative_to(source / "app"):
        return [*start, "-m", "app"]  # installed
    code = f"import sys; sys.path.insert(0, {str(source)!r}); from app.__main__ import main; sys.exit(main())"
    return [*start, "-c", code]


# -- Linux ----------------------------------------------------------------------------------------
def linux_files(command: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """Each file that says it, and what is in it."""
    data = _data_folder()
    entry = resource("desktop", "vivencia.desktop").read_text(encoding="utf-8")
    line = " ".join(map(quoted, command))
    yield data / "applications" / "vivencia.desktop", entry.replace("{command}", line).encode()
    yield data / "mime" / "packages" / "vivencia.xml", resource("desktop", "vivencia.xml").read_bytes()
    icons = data / "icons" / "hicolor"
    for size in _SIZES:
        picture = resource("icons", "app", f"vivencia-{size:03}.png").read_bytes()
        yield icons / f"{size}x{size}" / "apps" / "vivencia.png", picture
    yield icons / "scalable" / "apps" / "vivencia.svg", resource("icons", "app", "vivencia.svg").read_bytes()


def quoted(word: str) -> str:
    """A word of a command as a desktop entry takes it: quoted, and the quoted word once more as a text of the entry."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return f'"{word}"'.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n")


def _tell_linux() -> None:
    for path, data in linux_files(start_command()):
        private_folder(_data_folder())  # where there is none yet: the one of all programs is its user's alone
        path.parent.mkdir(parents=True, exist_ok=True)
        with write_aside(path) as part:
            part.write_bytes(data)
    _refresh()
    _run("gio", "mime", KIND, "vivencia.desktop")


def _take_back_linux() -> None:
    for path, _data in linux_files([]):
        path.unlink(missing_ok=True)
    _refresh()


def _is_told_linux() -> bool:
    path, data = next(linux_files(start_command()))
    return path.is_file() and path.read_bytes() == data


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME")
    return Path(base) if base and Path(base).is_absolute() else Path.home() / ".local" / "share"


def _refresh() -> None:
    """Have what the system has noted of all programs and kinds of files made anew, where it has programs for that."""
    data = str(_data_folder())
    _run("update-mime-database", f"{data}/mime")
    _run("update-desktop-database", f"{data}/applications")


def _run(name: str, *words: str) -> None:
    program = shutil.which(name)
    if program:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run([program, *words], capture_output=True, timeout=20, check=False)  # noqa: S603


# -- Windows --------------------------------------------------------------------------------------
def registry_values(command: Sequence[str], icon: Path) -> list[tuple[str, str, str]]:
    """Each value of the user's part of the registry that says it: key, name, text."""
    return [
        (f"{_CLASSES}\\{_CLASS}", "", "Vivencia"),
        (f"{_CLASSES}\\{_CLASS}\\DefaultIcon", "", str(icon)),
        (f"{_CLASSES}\\{_CLASS}\\shell\\open\\command", "", f'{subprocess.list2cmdline(command)} "%1"'),
        (f"{_CLASSES}\\{ENDING}", "", _CLASS),
        (f"{_CLASSES}\\{ENDING}", "Content Type", KIND),
        (f"{_CLASSES}\\{ENDING}\\OpenWithProgids", _CLASS, ""),
    ]


def icon_of_windows(picture: bytes) -> bytes:
    """A PNG of 256 pixels a side as an icon."""
    head = struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, len(picture), 22)
    return head + picture


if sys.platform == "win32":
    import ctypes
    import winreg

    def _tell() -> None:
        icon = home_of_libraries() / _ICO
        with write_aside(icon) as part:
            part.write_bytes(icon_of_windows(resource("icons", "app", "vivencia-256.png").read_bytes()))
        for key, name, text in registry_values(start_command(), icon):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)
        _tell_windows()

    def _take_back() -> None:
        for name in (_CLASS, ENDING):
            _delete(f"{_CLASSES}\\{name}")
        (home_of_libraries() / _ICO).unlink(missing_ok=True)
        _tell_windows()

    def _is_told() -> bool:
        key, _name, text = registry_values(start_command(), home_of_libraries() / _ICO)[2]
        return winreg.QueryValue(winreg.HKEY_CURRENT_USER, key) == text

    def _delete(key: str) -> None:
        """A key with all below it."""
        with suppress(FileNotFoundError):
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                below = [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
            for name in below:
                _delete(f"{key}\\{name}")
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

    def _tell_windows() -> None:
        """Kinds of files have changed (SHCNE_ASSOCCHANGED)."""
        ctypes.windll.shell32.SHChangeNotify(0x08000000, 0, None, None)
else:
    _tell, _take_back, _is_told = _tell_linux, _take_back_linux, _is_told_linux
