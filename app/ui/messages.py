"""What the window tells people: always plain text, one calm box, words from the translations."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.problems import Problem
from app.ui.icons import pixmap
from app.ui.theme import px, tokens_now
from app.words import T
from app.words.problems import sentence


def show_problem(parent: QWidget | None, problem: Problem) -> None:
    """Tell a problem and wait until it was read.  The one place where problems become boxes."""
    tell(parent, sentence(problem), icon_name="triangle-alert")


def tell(parent: QWidget | None, text: str, more: str = "", icon_name: str = "info") -> None:
    """Say something and wait until it was read."""
    box = _box(parent, text, more, icon_name)
    close = box.addButton(T("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.exec()


def ask(parent: QWidget | None, text: str, yes: str, more: str = "", icon_name: str = "info") -> bool:
    """Ask whether to go on; ``yes`` names what happens then.  Escape and the default are not to."""
    box = _box(parent, text, more, icon_name)
    go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(T("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go


def choose(
    parent: QWidget | None, text: str, ways: Sequence[str], more: str = "", icon_name: str = "info"
) -> int | None:
    """Ask which of some ways to go, the first being the default; None is none of them, as Escape."""
    box = _box(parent, text, more, icon_name)
    buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
    stay = box.addButton(T("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return next((at for at, button in enumerate(buttons) if button is clicked), None)


def _box(parent: QWidget | None, text: str, more: str, icon_name: str) -> QMessageBox:
    """A message box without buttons."""
    box = QMessageBox(parent)
    box.setWindowTitle("Vivencia")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    colours = tokens_now()
    colour = colours.warning if icon_name == "triangle-alert" else colours.accent
    box.setIconPixmap(pixmap(icon_name, colour, px(32)))
    layout = box.layout()  # made anew with each text and icon
    if layout is not None:
        layout.setContentsMargins(px(20), px(18), px(20), px(16))
    return box
