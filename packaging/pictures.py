#!/usr/bin/env python3
# ruff: noqa: E402 - the environment must be set before Qt is loaded
"""Draws the pictures of the README from the program as it is: start page, editor, poster and one of its sheets.

python3 packaging/dev.py shots [FOLDER]      (packaging/pictures where no folder is named)
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.cli import main as vivencia
from app.render.png import write_png
from app.ui.application import make_window
from app.ui.main_window import MainWindow
from app.ui.settings import AppearanceChoice, LanguageChoice

SIZE = (1440, 900)


def settle(until: Callable[[], object] = lambda: False, most: int = 6000, least: int = 700) -> None:
    """Let the window work until something is so; at least a moment, so that thumbnails come."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < least or (not until() and clock.elapsed() < most):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def window(application: QApplication, language: LanguageChoice, appearance: AppearanceChoice) -> MainWindow:
    """The program with the samples in its library."""
    shown = make_window(application)
    shown.furnish()
    shown.preferences.speak(language)
    shown.preferences.appear(appearance)
    shown.resize(*SIZE)
    shown.show()
    settle(lambda: shown.library is not None)
    settle(least=2500)
    return shown


def shoot(application: QApplication, folder: Path, language: LanguageChoice, appearance: AppearanceChoice) -> None:
    """Start page and editor in one language and appearance."""
    shown = window(application, language, appearance)
    ending = f"{language}-{appearance}.png"
    shown.grab().save(str(folder / f"start-{ending}"))
    library = shown.library
    if library is None:
        raise SystemExit("the library did not open")
    project = next(p for p in library.projects() if ("café" in p.name) == (language == "es"))
    shown.open_project(project.id)
    settle()
    editor = shown.page
    board = editor.board  # type: ignore[attr-defined]
    worst = min((c for c in board.document.touchpoints(board.map_id) if c.emotion is not None), key=lambda c: c.emotion)
    board.select(Ref("card", worst.id))
    settle()
    shown.grab().save(str(folder / f"editor-{ending}"))
    shown.close()


def posters(folder: Path, work: Path) -> None:
    """The café's poster, and the guide and first sheet of the same in A4."""
    ids = [line for line in (work / "made.txt").read_text(encoding="utf-8").splitlines() if line.startswith("map")]
    cafe = ids[0].split("\t")[1]
    whole, sheets = work / "poster.pdf", work / "sheets.pdf"
    vivencia(["export", cafe, str(whole), "--paper", "A1", "--lang", "es"])
    vivencia(["export", cafe, str(sheets), "--paper", "A1", "--tile", "A4", "--lang", "es"])
    write_png(folder / "poster.png", whole, dpi=55)
    write_png(folder / "guide.png", sheets, page=0, dpi=70)
    write_png(folder / "sheet.png", sheets, page=1, dpi=70)


def samples(work: Path) -> None:
    """A library with the samples in both languages."""
    with (work / "made.txt").open("w", encoding="utf-8") as out:
        kept, sys.stdout = sys.stdout, out
        try:
            for template, language in (("cafe", "es"), ("general", "es"), ("webshop", "en"), ("cafe", "en")):
                vivencia(["new", "--template", template, "--sample", "--lang", language])
        finally:
            sys.stdout = kept


def main() -> None:
    """Draw them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "packaging" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ["VIVENCIA_LIBRARY"] = str(work / "library.db")
        os.environ["VIVENCIA_SETTINGS"] = str(work / "settings.json")
        os.environ["XDG_CACHE_HOME"] = str(work / "cache")
        samples(work)
        posters(folder, work)
        application = QApplication([sys.argv[0]])
        shoot(application, folder, "es", "light")
        shoot(application, folder, "en", "light")
        shoot(application, folder, "en", "dark")


if __name__ == "__main__":
    main()
