"""A newcomer at the real window: what they type, click and drag from an empty library to a printed report.

With ``VIVENCIA_PICTURES`` set to a folder, every step leaves a numbered picture of the window there.
"""

import os
from pathlib import Path

from PIL.Image import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref, cell_ref
from app.canvas.view import MapView
from app.domain.document import Document
from app.insight.completeness import STEPS
from app.ui.backlog.page import BacklogPage
from app.ui.charts.page import ChartsPage
from app.ui.editor import Editor
from app.ui.editor_places import EditorPlaces
from app.ui.evidence.page import SourcesPage
from app.ui.guide.path import GuidedPath
from app.ui.insight.findings import FindingsPage
from app.ui.insight.page import DrawerPage
from app.ui.insight.part import Insight
from app.ui.main_window import MainWindow
from app.ui.poster_dialog import PosterDialog
from app.words import T
from app.words.lint import mend_name
from tests.hand import LEFT, NONE, Hand, next_turn
from tests.ui.modal import when_modal
from tests.ui.printing_desk import WAIT, ready

SIZE = (1366, 820)
PICTURES = "VIVENCIA_PICTURES"
DIGITS = (Qt.Key.Key_5, Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3)
Words = dict[str, str]
"""What is typed: by the code of a question, or by the name of a step."""


def focus() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """A key, and what comes of it."""
    QTest.keyClick(focus(), key, keys)
    next_turn(3)


def type_text(text: str) -> None:
    """A text, letter by letter, with its accents."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(focus(), QKeyEvent(kind, ord(letter.upper()[0]), NONE, letter))


class Newcomer:
    """Somebody before a window, who reads its words and does what they say."""

    def __init__(self, window: MainWindow, qtbot: QtBot, words: Words, name: str) -> None:
        self.window, self.qtbot, self.words = window, qtbot, words
        self._name, self._number, self._given = name, 0, 0
        folder = os.environ.get(PICTURES)
        self._folder = Path(folder) if folder else None
        window.resize(*SIZE)

    # -- looking ------------------------------------------------------------------------------
    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Keep what is seen now, where pictures are wanted."""
        self._number += 1
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self.qtbot.wait(500)
            (of or self.window).grab().save(str(self._file(name)))

    def keep(self, page: Image, name: str) -> None:
        """Keep a printed page too."""
        self._number += 1
        if self._folder is not None:
            page.save(self._file(name))

    def _file(self, name: str) -> Path:
        return (self._folder or Path()) / f"{self._name}-{self._number:02}-{name.replace(' ', '-')}.png"

    @property
    def editor(self) -> Editor:
        """The page of the map."""
        assert self.window.editor is not None
        return self.window.editor

    @property
    def view(self) -> MapView:
        """The map."""
        assert self.editor.view is not None
        return self.editor.view

    @property
    def document(self) -> Document:
        """What the program knows now."""
        return self.editor.session.document

    @property
    def on_disk(self) -> Document:
        """What the library's file holds now."""
        assert self.window.library is not None
        return self.window.library.load(self.editor.session.project_id)[0]

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button that says so."""
        found = (inside or self.window).findChildren(QAbstractButton)
        return next(one for one in found if one.isVisible() and one.text() == words)

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Press the button that says so."""
        QTest.mouseClick(self.button(words, inside), LEFT)
        next_turn(3)

    # -- the way ------------------------------------------------------------------------------
    def start(self) -> None:
        """A blank map from the start page; it is called something at once."""
        self.picture("start")
        self.click(T("Start blank"))
        self.qtbot.waitUntil(lambda: self.window.editor is not None and self.editor.view is not None, timeout=WAIT)
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.view)
        self.picture("blank map")
        title = next(self.view.board.drawing.by_role("title"))
        Hand(self.view).double_click(title.box)
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(self.words["title"])
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Escape)

    def walk_the_path(self) -> None:
        """Every question of the five steps, answered where it is asked."""
        QTest.keyClick(self.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        next_turn(3)
        path, step = self.editor.part(GuidedPath), ""
        for _ in range(120):
            if path.at is None:
                break
            if path.at[0] != step:
                step = path.at[0]
                self.picture(f"path {STEPS.index(path.at[0]) + 1}")
            assert path.panel.isAncestorOf(focus()), "the keyboard is on the answer"
            before = self.document
            self.answer(path.at[1])
            assert self.document is not before, f"{path.at} was not answered"
        assert path.at is None
        self.picture("path done")

    def answer(self, code: str) -> None:
        """Answer what is asked, with Enter or a digit."""
        spot = focus()
        if isinstance(spot, QLineEdit | QPlainTextEdit):
            type_text(self.words.get(code, f"{self.words['more']} {self._number}"))
            press(Qt.Key.Key_Return)
        elif isinstance(spot, QComboBox):
            press(Qt.Key.Key_Down)
            press(Qt.Key.Key_Return)
        elif spot.property("role") in ("face", "scale"):
            self._given += 1
            press(DIGITS[self._given * 3 % len(DIGITS)])
        else:
            press(Qt.Key.Key_Space)

    def write_cards(self) -> None:
        """Back to the map: two more cards in the first cell, each with a face."""
        press(Qt.Key.Key_Escape)
        assert focus() is self.view
        map_id = self.editor.map_id or ""
        stage, lane = self.document.stages(map_id)[1], self.document.lanes(map_id)[0]
        self.view.board.select(cell_ref((stage.id, lane.id)))
        for name, face in (("card one", Qt.Key.Key_1), ("card two", Qt.Key.Key_5)):
            press(Qt.Key.Key_Return)
            type_text(self.words[name])
            press(Qt.Key.Key_Return)
            press(face)
        self.picture("cards")

    def quote_the_persona(self) -> None:
        """What the customer said, in the inspector's persona."""
        press(Qt.Key.Key_Escape)
        self.view.board.select()
        next_turn(3)
        inspector = self.editor.inspector
        assert inspector is not None
        box = next(one for one in inspector.findChildren(QPlainTextEdit) if one.accessibleName().startswith(T("Quote")))
        inspector.ensureWidgetVisible(box)
        QTest.mouseClick(box.viewport(), LEFT)
        type_text(self.words["quote"])
        self.view.setFocus()
        next_turn(3)
        self.picture("persona")

    def page(self, action: str, kind: type[DrawerPage]) -> DrawerPage:
        """A page of the drawer, as its key opens it."""
        self.window.table[action].trigger()
        found = self.editor.part(Insight).drawer.page(action.removeprefix("insight."))
        assert isinstance(found, kind)
        self.qtbot.waitUntil(found.isVisible)
        self.qtbot.wait(300)
        return found

    def give_evidence(self) -> None:
        """A source for the card that hurts."""
        map_id = self.editor.map_id or ""
        card = next(c for c in self.document.touchpoints(map_id) if c.title == self.words["card one"])
        self.editor.part(EditorPlaces).show(Ref("card", card.id))
        next_turn(3)
        Hand(self.view).click(Ref("card", card.id))
        page = self.page("insight.sources", SourcesPage)
        assert isinstance(page, SourcesPage)
        QTest.mouseClick(page.buttons["add"], LEFT)
        self.qtbot.wait(300)
        type_text(self.words["source"])
        press(Qt.Key.Key_Return)
        self.picture("evidence")

    def weigh(self) -> None:
        """The opportunity of the path, dragged to where it is worth doing first."""
        page = self.page("insight.backlog", BacklogPage)
        assert isinstance(page, BacklogPage)
        one, board = self.document.opportunities(self.editor.map_id or "")[0], page.matrix
        start, end = board.spot_of(one.id), board.middle_of(5, 1)
        QTest.mousePress(board, LEFT, NONE, start)
        for step in range(1, 7):
            QTest.mouseMove(board, start + (end - start) * step / 6)
            QApplication.processEvents()
        QTest.mouseRelease(board, LEFT, NONE, end)
        self.qtbot.wait(300)
        self.picture("opportunities")

    def mend(self) -> None:
        """The contact that hurts and for which nobody does anything gets an opportunity."""
        page = self.page("insight.findings", FindingsPage)
        assert isinstance(page, FindingsPage)
        tree = page.tree
        tree.setFocus()
        for _ in range(40):  # down the list; groups of several are opened with the arrow
            row = tree.currentItem()
            if row is not None and not row.childCount() and self.words["card one"] in row.text(0):
                break
            press(
                Qt.Key.Key_Right if row is not None and row.childCount() and not row.isExpanded() else Qt.Key.Key_Down
            )
        hurts = tree.currentItem()
        assert hurts is not None
        QTest.mouseClick(tree.viewport(), LEFT, NONE, tree.visualItemRect(hurts).center())
        self.picture("findings")
        self.click(mend_name("add_opportunity"), page)
        self.qtbot.wait(300)
        self.picture("mended")

    def look_at_charts(self) -> None:
        """Each chart of the drawer, chosen in its list."""
        page = self.page("insight.charts", ChartsPage)
        assert isinstance(page, ChartsPage)
        for row in range(page.list.count()):
            item = page.list.item(row)
            QTest.mouseClick(page.list.viewport(), LEFT, NONE, page.list.visualItemRect(item).center())
            self.qtbot.wait(200)
            self.picture(f"chart {row + 1}")

    def print_report(self, path: Path) -> None:
        """Ctrl+P, the report, export, a name; the file is there when this ends."""
        written: list[Path] = []

        def use(dialog: PosterDialog) -> None:
            ready(self.qtbot, dialog)
            self.picture("print", dialog)
            QTest.mouseClick(dialog.form.kind.buttons["report"], LEFT)
            ready(self.qtbot, dialog)
            self.picture("report", dialog)
            QTimer.singleShot(25, lambda: save_when_asked(path))
            with self.qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
                QTest.mouseClick(dialog.export_button, LEFT)
            written.append(caught.args[0])
            self.picture("exported", dialog)
            dialog.reject()

        when_modal(use)
        self.view.setFocus()
        QTest.keyClick(self.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(written), timeout=WAIT)
        assert written == [path]


def save_when_asked(path: Path, tries: int = 400) -> None:
    """As soon as the dialog that asks for a file is there, give the whole name."""
    asked = QApplication.activeModalWidget()
    if not isinstance(asked, QFileDialog):
        if tries:
            QTimer.singleShot(25, lambda: save_when_asked(path, tries - 1))
        return
    field = asked.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    asked.accept()
