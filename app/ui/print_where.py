"""Asking where a print is to be saved."""

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.poster.page import Printout, page_paths
from app.ui.messages import ask
from app.ui.poster_choices import PosterChoices
from app.ui.poster_words import file_name
from app.ui.print_kind import kind_name
from app.words import T

FILTERS = {
    "pdf": "PDF (*.pdf)",
    "png": "PNG (*.png)",
    "svg": "SVG (*.svg)",
    "pptx": "PowerPoint (*.pptx)",
}


def ask_where(parent: QWidget, choices: PosterChoices, title: str, printout: Printout) -> Path | None:
    """Ask for the file with the system's own dialog; None where the person does not want to.

    Where each page becomes a file of its own, numbered after that name, it is asked before others are replaced.
    """
    kind = choices.format
    what = T("Export: {what}", what=kind_name(choices.made))
    asked = QFileDialog(parent, what, _folder(choices.folder), FILTERS[kind])
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDefaultSuffix(kind)
    what = "" if choices.made in ("poster", "slides") else kind_name(choices.kind)
    asked.selectFile(f"{file_name(title, None if choices.made == 'slides' else choices.page(), what)}.{kind}")
    path = Path(asked.selectedFiles()[0]) if asked.exec() else None
    asked.deleteLater()
    if path is None or kind in ("pdf", "pptx") or len(printout.pages) == 1:
        return path
    there = [one.name for one in page_paths(path, printout) if one.exists()]
    text = T("{n} file is there already: {name}.", "{n} files are there already: {name} and more.", n=len(there),
             name=there[0] if there else "")  # fmt: skip
    return path if not there or ask(parent, text, T("Replace")) else None


def _folder(folder: str) -> str:
    """The folder of last time, else the person's documents."""
    if folder and Path(folder).is_dir():
        return folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and Path(documents).is_dir() else QDir.homePath()
