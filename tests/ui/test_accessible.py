"""The map as a screen reader walks it: every thing has a name, a place in the tree, a state, and things to do."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.canvas.accessible import _TREES
from app.canvas.focus import Ref
from app.canvas.said import inside
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.words import set_language
from tests.ui.desk import Desk

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
Role = QAccessible.Role
EDIT = "edit"


@pytest.fixture
def reader() -> Iterator[None]:
    """A screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def root_of(desk: Desk) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(desk.view)


def children(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [interface.child(at) for at in range(interface.childCount())]


def name(interface: QAccessibleInterface) -> str:
    return interface.text(NAME)


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Every interface below one, and whether each says truly whose child it is."""
    for at, child in enumerate(children(interface)):
        yield child
        if child.object() is None:  # a widget of Qt below its view has a parent of its own
            assert child.parent() is interface, name(child)
            assert interface.indexOfChild(child) == at, name(child)
            yield from walk(child)


def find(desk: Desk, start: str) -> QAccessibleInterface:
    return next(one for one in walk(root_of(desk)) if name(one).startswith(start))


def test_the_map_is_read_from_the_title_to_the_last_card(desk, reader):
    root = root_of(desk)
    assert root.role() == Role.Document
    assert name(root) == "Map: Café"
    assert root.text(DESCRIPTION) == "3 stages, 4 lanes, 6 cards"
    said = [(one.role(), name(one)) for one in walk(root) if one.object() is None]
    assert said == [
        (Role.Heading, "Map: Café"),
        (Role.RowHeader, "Lane: Emociones. Emotion curve. 1 of 4"),
        (Role.RowHeader, "Lane: Tienda. Channel. 2 of 4"),
        (Role.RowHeader, "Lane: Web. Channel. 3 of 4"),
        (Role.RowHeader, "Lane: Dolores. Notes. 4 of 4"),
        (Role.Grouping, "Stage 1: Llegar. Pre-sale. 1 of 3"),
        (Role.List, "Tienda in Llegar: 1 card"),
        (Role.ListItem, "Huele a café. Emotion: Very positive. 1 of 1 in Llegar, Tienda"),
        (Role.List, "Web in Llegar: empty"),
        (Role.List, "Dolores in Llegar: empty"),
        (Role.Grouping, "Stage 2: Pedir. Sale. 2 of 3"),
        (Role.List, "Tienda in Pedir: 2 cards"),
        (Role.ListItem, "Mira el menú. Emotion: Neutral. 1 of 2 in Pedir, Tienda"),
        (Role.ListItem, "Pide en la barra. Emotion: Positive. 2 of 2 in Pedir, Tienda"),
        (Role.List, "Web in Pedir: empty"),
        (Role.List, "Dolores in Pedir: empty"),
        (Role.Grouping, "Stage 3: Pagar. Post-sale. 3 of 3"),
        (Role.List, "Tienda in Pagar: 1 card"),
        (Role.ListItem, "Espera la cola. Emotion: Negative. 1 of 1 in Pagar, Tienda"),
        (Role.List, "Web in Pagar: 1 card"),
        (Role.ListItem, "Paga con el móvil. Emotion: No face yet. 1 of 1 in Pagar, Web"),
        (Role.List, "Dolores in Pagar: 1 card"),
        (Role.ListItem, "La cola no avanza. 1 of 1 in Pagar, Dolores"),
    ]


def test_it_is_read_in_the_language_of_the_window(desk, reader):
    set_language("es")
    try:
        desk.editor.retranslate()
        assert name(find(desk, "Mira")) == "Mira el menú. Emoción: Neutra. 1 de 2 en Pedir, Tienda"
    finally:
        set_language("en")


def test_each_thing_is_where_it_is_seen(desk, reader):
    root = root_of(desk)
    port = desk.view.viewport()
    card = find(desk, "Espera la cola")
    spot = desk.hand.spot(desk.ref("Espera la cola"))
    middle = port.mapToGlobal(spot)
    assert card.rect().contains(middle)
    assert not card.state().offscreen
    deep = root.childAt(middle.x(), middle.y())
    while (deeper := deep.childAt(middle.x(), middle.y())) is not None:
        deep = deeper
    assert deep is card
    stage = find(desk, "Stage 3")
    assert stage.rect().contains(card.rect())
    desk.view.go_to(4.0, 0, 0)
    assert card.state().offscreen
    assert root.childAt(-500, -500) is None


def test_the_keys_and_the_reader_are_on_the_same_card(desk, reader):
    root = root_of(desk)
    desk.editor.board.select(desk.ref("Mira el menú"))
    card = find(desk, "Mira el menú")
    assert root.focusChild() is card
    assert card.state().focused
    assert card.state().selected
    assert not find(desk, "Espera").state().selected
    desk.hand.key(Qt.Key.Key_Right)
    assert root.focusChild() is not card
    assert not card.state().focused
    assert root.focusChild().state().focused
    desk.hand.key(Qt.Key.Key_Left)
    desk.editor.inspector.setFocus()
    desk.view.clearFocus()
    assert not card.state().focused
    assert card.state().selected


def test_the_reader_is_told_where_the_keys_went(desk, reader):
    told: list[tuple[int, str]] = []
    send = QAccessible.updateAccessibility

    def listen(event) -> None:
        told.append((event.type(), event.accessibleInterface().text(NAME)))
        send(event)

    QAccessible.updateAccessibility = listen
    try:
        desk.editor.board.select(desk.ref("Mira el menú"))
        told.clear()
        desk.hand.key(Qt.Key.Key_Right)
        assert (QAccessible.Event.Focus, "Pide en la barra. Emotion: Positive. 2 of 2 in Pedir, Tienda") in told
        told.clear()
        desk.actions["card.face_1"].trigger()
        changed = "Pide en la barra. Emotion: Very negative. 2 of 2 in Pedir, Tienda"
        assert (QAccessible.Event.NameChanged, changed) in told
        QAccessible.setActive(False)
        told.clear()
        desk.hand.key(Qt.Key.Key_Up)
        assert told == []
    finally:
        QAccessible.updateAccessibility = send


def test_what_a_reader_does_is_what_the_mouse_does(desk, reader):
    desk.editor.inspector.setFocus()
    card = find(desk, "Espera la cola")
    deeds = card.actionInterface()
    assert QAccessibleActionInterface.pressAction() in deeds.actionNames()
    assert deeds.localizedActionName(EDIT) == "Edit text"
    deeds.doAction(QAccessibleActionInterface.pressAction())
    assert desk.editor.board.selection == (desk.ref("Espera la cola"),)
    assert desk.view.hasFocus()
    deeds.doAction(EDIT)
    assert desk.view.editor.isVisible()
    assert desk.view.editor.accessibleName().startswith("Espera la cola")
    desk.hand.type("Hace cola")
    desk.hand.key(Qt.Key.Key_Escape)
    cell = find(desk, "Web in Llegar")
    assert cell.actionInterface().localizedActionName(EDIT) == "Add card"
    cell.actionInterface().doAction(EDIT)
    desk.hand.type("Busca")
    desk.hand.key(Qt.Key.Key_Escape)
    assert desk.titles("Llegar", "Web") == ["Busca"]


def test_the_tree_follows_edits_and_what_is_gone_is_gone(desk, reader):
    for one in walk(root_of(desk)):
        QAccessible.uniqueId(one)
    card = find(desk, "Pide en la barra")
    number = QAccessible.uniqueId(card)
    desk.editor.board.select(desk.ref("Pide en la barra"))
    desk.actions["edit.delete"].trigger()
    assert not card.isValid()
    assert card.state().invalid
    assert card.parent() is None
    assert card.rect().isEmpty()
    QApplication.processEvents()
    assert not isValid(card)
    assert QAccessible.accessibleInterface(number) is None
    assert name(find(desk, "Mira el menú")).endswith("1 of 1 in Pedir, Tienda")
    desk.actions["edit.undo"].trigger()
    assert name(find(desk, "Pide en la barra")).endswith("2 of 2 in Pedir, Tienda")
    gc.collect()
    assert len(list(walk(root_of(desk)))) >= 22


def test_a_closed_map_leaves_nothing_in_qt_s_hands(desk, reader):
    numbers = [QAccessible.uniqueId(one) for one in walk(root_of(desk)) if one.object() is None]
    old = id(desk.view)
    desk.actions["map.duplicate"].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert old not in _TREES
    assert id(desk.view) in _TREES
    assert [QAccessible.accessibleInterface(number) for number in numbers] == [None] * len(numbers)
    assert name(root_of(desk)) == "Map: Copy of Café"


def test_the_field_that_is_typed_into_is_found_below_the_map(desk, reader):
    desk.view.edit(desk.ref("Mira el menú"))
    port = children(root_of(desk))[-1]
    assert port.object() is desk.view.viewport()
    field = next(one for one in children(port) if one.object() is desk.view.editor)
    assert name(field).startswith("Mira el menú")
    QTest.keyClick(desk.view.editor, Qt.Key.Key_Escape)


def test_readers_may_ask_for_what_is_not_there(desk, reader):
    """Through Qt, as a reader does: what is no pointer there ends the process."""
    for one in [root_of(desk), *walk(root_of(desk))]:
        assert one.textInterface() is None or one.object() is not None
        assert one.valueInterface() is None
        assert one.tableCellInterface() is None
        assert "name=" in repr(one), "Qt's own description"


def test_without_a_reader_nothing_is_made(desk):
    QAccessible.setActive(False)
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.key(Qt.Key.Key_Right)
    desk.actions["card.face_5"].trigger()
    assert desk.view.reader.made == 0


BIG = MapDraft(
    "Grande",
    tuple(StageDraft(f"Etapa {n}") for n in range(20)),
    tuple(LaneDraft("channel", f"Canal {n}") for n in range(5)),
    tuple(CardDraft(f"Tarjeta {n}", n % 20, n // 20 % 5, n % 5 - 2) for n in range(2000)),
)


def test_a_large_map_is_made_only_where_the_reader_goes(qtbot, tmp_path, reader):
    desk = Desk(qtbot, tmp_path / "big.sqlite", BIG)
    try:
        root = root_of(desk)
        stage = next(one for one in children(root) if one.role() == Role.Grouping)
        cell = children(stage)[0]
        assert cell.childCount() == 20
        assert name(cell.child(19)).endswith("20 of 20 in Etapa 0, Canal 0")
        assert desk.view.reader.made < 120
        assert sum(len(inside(desk.editor.board, Ref("cell", c.stage_id, c.lane_id)))
                   for c in desk.editor.board.drawing.cells) == 2000  # fmt: skip
        assert QPoint() != cell.child(0).rect().topLeft()
    finally:
        desk.close()
