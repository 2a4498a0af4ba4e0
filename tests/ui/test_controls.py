"""Every control of every page, panel and dialog has a name, says its key, and is reached by Tab, in both languages.

New panels and dialogs are found by themselves: panels by switching on every switch among the actions, dialogs by
their classes (one that is made here by nobody fails the last test).
"""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QMenuBar,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

import app.ui
from app.canvas.focus import Ref
from app.canvas.view import MapView
from app.domain.commands import cards
from app.domain.document import Document
from app.domain.merging import Merge
from app.domain.records import Stage
from app.exchange.templates import templates
from app.resources import resource
from app.ui import keys
from app.ui.about import AboutDialog
from app.ui.evidence.survey_dialog import SurveyDialog
from app.ui.guide.glossary import GlossaryDialog
from app.ui.import_dialog import ImportDialog
from app.ui.importance_dialog import ImportanceDialog
from app.ui.insight.choosing import Choice, ChooseDialog
from app.ui.keeping.backups_dialog import BackupsDialog
from app.ui.keeping.check_dialog import CheckDialog
from app.ui.merge_dialog import MergeDialog
from app.ui.name_dialog import NameDialog
from app.ui.parcel_dialog import ParcelDialog
from app.ui.people.own_fields import OwnFieldsDialog
from app.ui.people.personas import PersonasDialog
from app.ui.picture_dialog import PictureDialog
from app.ui.poster_dialog import PosterDialog
from app.ui.shortcuts import ShortcutsDialog
from app.ui.template_gallery import TemplateDialog
from app.ui.template_saving import TemplateSaving
from app.ui.versions.tracing import Tracing
from app.ui.versions.window import ReplayWindow
from app.ui.waiting_dialog import WaitingDialog
from tests.hand import next_turn
from tests.ui.opened_editor import open_editor, speak

LANGUAGES = ("en", "es")
SHOWING = ("view.", "guide.path", "edit.find", "edit.replace", "edit.select_where", "card.capture")
NO_PANELS = ("view.size", "view.next_part", "view.previous_part", "view.back", "view.forward", "view.inspector")


def named(widget: QWidget) -> str:
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def controls(root: QWidget) -> Iterator[QWidget]:
    """What the keyboard can go to, as it is now."""
    for widget in [root, *root.findChildren(QWidget)]:
        focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        holder = widget.parentWidget()
        inner = isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget
        if focusable and widget.isVisible() and widget.isEnabled() and not inner and not own_part(widget):
            yield widget


def own_part(widget: QWidget) -> bool:
    """A piece of one of Qt's own controls: the arrows of tabs, the line of a spin box or of a key field."""
    name = widget.objectName()
    inside = isinstance(widget.parentWidget(), QTabBar) and isinstance(widget, QToolButton)
    return name.startswith("qt_") or inside or isinstance(widget, QMenuBar) or widget.focusProxy() is not None


def describe(widget: QWidget) -> str:
    holder = widget.parentWidget()
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()!r} {text!r} {named(widget)!r} in {type(holder).__name__}"


def faults(root: QWidget) -> Iterator[str]:
    """What is missing."""
    for widget in controls(root):
        if not named(widget):
            yield f"no name: {describe(widget)}"
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.toolTip():
            yield f"no tooltip: {describe(widget)}"
        action = widget.defaultAction() if isinstance(widget, QToolButton) else None
        if action and not action.shortcut().isEmpty() and not isinstance(root, QDialog):
            shown = keys.shown(QKeySequence(action.shortcut()))
            if shown not in widget.toolTip():
                yield f"the tooltip does not say {shown}: {describe(widget)}"
    for widget in root.findChildren(QLabel):
        if widget.textFormat() == Qt.TextFormat.RichText:
            yield f"rich text: {describe(widget)}"


def went(most: int = 400) -> list[QWidget]:
    """Where Tab leads from here until it comes round, or to the map, which needs Tab itself."""
    found: list[QWidget] = []
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            return found
        found.append(focus)
        if isinstance(focus, MapView):
            return found
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come round: {[describe(w) for w in found[-6:]]}")


def went_round() -> list[QWidget]:
    """Where F6 leads from the map, part after part and back to it, and Tab inside each."""
    found: list[QWidget] = []
    start = QApplication.focusWidget()
    assert isinstance(start, MapView)
    part: QWidget = start
    for _ in range(20):
        QTest.keyClick(part, Qt.Key.Key_F6)
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop is start:
            return found
        assert stop not in found[:1], "F6 does not come back to the map"
        found += went()
        stop.setFocus()
        part = stop
    raise AssertionError(f"F6 does not come round: {describe(part)}")


def reached(root: QWidget) -> list[str]:
    """The controls that neither Tab nor F6 comes to; what only came, or went, meanwhile is not asked about."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.window() is root.window()
    before = list(controls(root))
    found = [focus, *(went_round() if isinstance(focus, MapView) else went())]
    seen = {id(widget) for widget in found} | {id(widget.focusProxy()) for widget in found}
    there = [widget for widget in controls(root) if widget in before]
    return [f"not reached: {describe(w)}" for w in there if id(w) not in seen and not of_a_group(w)]


def of_a_group(widget: QWidget) -> bool:
    """One of several of which Tab comes to the chosen one, and arrows to the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group: Any = widget.group()  # None, whatever the stubs say
    exclusive = group is not None and group.exclusive()
    return isinstance(widget, QRadioButton) or widget.autoExclusive() or exclusive


def check(root: QWidget, where: str) -> None:
    next_turn()
    found = [*faults(root), *reached(root)]
    assert found == [], f"{where}:\n" + "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page(seed, make_window, language):
    seed("Uno", "Dos")
    window = make_window()
    speak(window, language)
    window.start_page.shelf.trash(window.start_page.shelf.current_id())
    QApplication.processEvents()
    window.start_page.take_focus()
    check(window, "start page")


def show_panels(window):
    """Whatever of the View menu and the bars shows something, one after the other; menus that open are closed."""
    for id_ in window.table:
        action = window.table[id_]
        if not id_.startswith(SHOWING) or id_.startswith(NO_PANELS) or action.actionGroup() is not None:
            continue
        if action.isEnabled() and not (action.isCheckable() and action.isChecked()):
            action.trigger()
            QApplication.processEvents()
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            yield id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editor_whatever_is_selected(seed, make_window, language):
    window = open_editor(seed, make_window, language)
    editor = window.editor
    drawing = editor.board.drawing
    cards = [Ref("card", group.owner) for group in drawing.by_role("card")]
    for refs in (
        (),
        cards[:1],
        cards[:2],
        [Ref("stage", drawing.stages[0][0])],
        [Ref("lane", drawing.lanes[0][0])],
        [Ref("lane", drawing.lanes[1][0])],
    ):
        editor.board.select(*refs)
        QApplication.processEvents()
        editor.view.setFocus()
        check(window, f"editor, selected: {[ref.kind for ref in refs]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_panel_and_bar(seed, make_window, language):
    window = open_editor(seed, make_window, language)
    editor = window.editor
    editor.board.select(Ref("card", next(editor.board.drawing.by_role("card")).owner))
    shown = []
    for id_ in show_panels(window):
        assert window.isActiveWindow(), id_
        editor.view.setFocus()
        check(window, f"after {id_}")
        shown.append(id_)
    assert {"view.filter", "card.capture"} <= set(shown)


def dialogs(window, tmp_path):
    """Every dialog of the program."""
    table = tmp_path / "table.csv"
    table.write_text("Stage,Channel,Title,Emotion\nLook,Web,Looks,3\nPay,Shop,Pays,5\n", encoding="utf-8")
    document = window.session.document
    yield ShortcutsDialog(window.table, window.settings, window)
    yield AboutDialog(window.library.path, window)
    yield NameDialog(window, "Rename", "Name", "x")
    yield PictureDialog(resource("icons", "app", "vivencia-256.png").read_bytes(), "x", window)
    yield TemplateDialog("New map", window.thumbnails, templates(), window)
    yield TemplateSaving(window, "A map")
    yield PosterDialog(document, document.maps[0].id, lambda _: None, {}, window)
    yield ImportDialog(table, "Uno", window.thumbnails, window)
    answers = tmp_path / "answers.csv"
    answers.write_text("Who,Satisfaction\nAna,3\nLuis,quick\n", encoding="utf-8")
    yield SurveyDialog(document, document.maps[0].id, answers, window)
    yield GlossaryDialog(window, lambda _kind, _key: False)
    yield PersonasDialog(window.editor, window.editor.board, window)
    yield OwnFieldsDialog(window.editor, window.editor.board, window)
    yield ImportanceDialog(window, [(stage, document.stage_cards(stage.id)) for stage in document.all(Stage)])
    yield BackupsDialog(window.library.path, window.thumbnails, window, can_take=True)
    yield CheckDialog(window.library.path, window.library.check, window)
    with closing(Tracing()) as tracing:
        yield ReplayWindow(window.editor, tracing, window.editor.map_id, (), 0)
    mine = Document.of(document.records())
    theirs = mine.apply(cards.retitle(mine, mine.cards(mine.maps[0].id)[0].id, "Theirs"))
    merge = Merge(mine, mine.apply(cards.retitle(mine, mine.cards(mine.maps[0].id)[0].id, "Mine")), theirs)
    yield MergeDialog(merge, theirs, 1, "copy.vivencia", window)
    yield ParcelDialog(window.library, document, str(tmp_path), window)
    yield WaitingDialog(window, "Reading…", lambda: False, stoppable=True)
    yield ChooseDialog(window, "Which?", [Choice("a", "Uno"), Choice("b", "Dos")], "Take")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog(seed, make_window, tmp_path, qtbot, language):
    window = open_editor(seed, make_window, language)
    for dialog in dialogs(window, tmp_path):
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            check(dialog, type(dialog).__name__)
        finally:
            dialog.reject()
            dialog.close()
            dialog.deleteLater()


def test_no_dialog_is_left_out(seed, make_window, tmp_path):
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    known = {cls for cls in subclasses(QDialog) if cls.__module__.startswith("app.") and not cls.__subclasses__()}
    window = open_editor(seed, make_window, "en")
    made = set()
    for dialog in dialogs(window, tmp_path):
        made.add(type(dialog))
        dialog.reject()
        dialog.deleteLater()
    assert {cls.__name__ for cls in known} <= {cls.__name__ for cls in made}


def subclasses(cls: type) -> Iterator[type]:
    one: type
    for one in cls.__subclasses__():
        yield one
        yield from subclasses(one)
