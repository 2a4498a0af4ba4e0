"""The menus of things: under the pointer, by the menu key, and on the tabs of the maps."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.canvas.focus import Ref, box_of
from app.ui.actions import ACTIONS
from app.ui.map_menus import _MENUS, thing_menu
from tests.hand import LEFT, NONE, SHIFT
from tests.ui.desk import Desk


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMenu):
            widget.close()


def menu() -> QMenu:
    """The menu that is open."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())


def ids(found: QMenu) -> list[str]:
    return [action.objectName() for action in found.actions() if action.objectName()]


def entry(found: QMenu, id_: str) -> QAction:
    return next(action for action in found.actions() if action.objectName() == id_)


def right_click(widget: QWidget, point: QPoint) -> QMenu:
    """A press of the right button as the platform tells it."""
    for before in [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]:
        before.close()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    return menu()


def on(desk: Desk, what: Ref) -> QMenu:
    return right_click(desk.view.viewport(), desk.hand.spot(what, 0.3, 0.6))


def test_a_card_is_deleted_by_its_menu(desk: Desk) -> None:
    found = on(desk, desk.ref("Mira el menú"))
    assert desk.view.board.selection == (desk.ref("Mira el menú"),)
    assert {"card.add", "card.edit", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate"} <= set(ids(found))
    assert entry(found, "edit.duplicate").shortcut().toString() == "Ctrl+D"
    entry(found, "edit.delete").trigger()
    assert desk.titles("Pedir", "Tienda") == ["Pide en la barra"]


def test_several_cards_stay_selected_and_are_meant_together(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    desk.hand.click(desk.ref("Pide en la barra"), SHIFT)
    found = on(desk, desk.ref("Mira el menú"))
    assert len(desk.view.board.selection) == 2
    assert "card.edit" not in ids(found)
    entry(found, "edit.delete").trigger()
    assert desk.titles("Pedir", "Tienda") == []


def test_cell_stage_lane_curve_title_and_desk_have_menus_of_their_own(desk: Desk) -> None:
    stage, lane = Ref("stage", desk.stage("Pedir").id), Ref("lane", desk.lane("Web").id)
    curve, title = Ref("lane", desk.lane("Emociones").id), Ref("map", desk.editor.map_id or "")
    found = {name: ids(on(desk, ref)) for name, ref in
             (("cell", desk.cell_ref("Llegar", "Web")), ("stage", stage), ("lane", lane), ("curve", curve),
              ("title", title))}  # fmt: skip
    found["desk"] = ids(right_click(desk.view.viewport(), QPoint(3, 3)))
    assert "card.add" in found["cell"]
    assert {"size.wider", "edit.select_stage", "view.collapse", "edit.duplicate"} <= set(found["stage"])
    assert {"size.higher", "edit.select_lane", "lane.add"} <= set(found["lane"])
    assert "size.higher" in found["curve"]
    assert "edit.select_lane" not in found["curve"]
    assert {"map.rename", "map.duplicate", "map.delete"} <= set(found["title"])
    assert {"edit.paste", "zoom.fit", "stage.add"} <= set(found["desk"])
    assert len({tuple(entries) for entries in found.values()}) == 6


def test_the_menu_key_opens_it_on_the_selection(desk: Desk) -> None:
    wanted: list[tuple[Ref, QPoint]] = []
    desk.view.menu_wanted.connect(lambda ref, place: wanted.append((ref, place)))
    card = desk.ref("Espera la cola")
    for key, keys in ((Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT)):
        desk.view.board.select(card)
        desk.hand.key(key, keys)
        assert "edit.delete" in ids(menu())
        menu().close()
    box = box_of(desk.view.board.drawing, card)
    assert box is not None
    shown = desk.view.mapFromScene(box.x, box.y, box.w, box.h).boundingRect()
    assert [ref for ref, _ in wanted] == [card, card]
    assert all(shown.contains(desk.view.viewport().mapFromGlobal(place)) for _, place in wanted)


def test_a_maps_tab_opens_the_map_and_its_menu(desk: Desk) -> None:
    desk.actions["map.duplicate"].trigger()
    first, second = (m.id for m in desk.document.maps)
    assert desk.editor.map_id == second
    tabs = desk.editor.status.tabs
    found = right_click(tabs, tabs.tabRect(0).center())
    assert desk.editor.map_id == first
    assert {"map.rename", "map.duplicate", "map.add", "map.delete"} <= set(ids(found))
    entry(found, "map.delete").trigger()
    assert [m.id for m in desk.document.maps] == [second]
    desk.editor.undo()
    assert len(desk.document.maps) == 2


def test_while_a_card_is_dragged_no_menu_opens(desk: Desk) -> None:
    end = desk.hand.spot(desk.cell_ref("Pagar", "Web"))
    desk.hand.drag(desk.hand.spot(desk.ref("Huele a café"), 0.3, 0.7), end, drop=False)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, end, desk.view.viewport().mapToGlobal(end))
    QApplication.sendEvent(desk.view.viewport(), event)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    desk.hand.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, end)


def test_every_entry_is_an_action_that_there_is(desk: Desk) -> None:
    known = {spec.id for spec in ACTIONS}
    for kind in _MENUS:
        found = thing_menu(desk.editor, desk.actions, kind)
        assert ids(found)
        assert set(ids(found)) <= known
        separators = [action.isSeparator() for action in found.actions()]
        assert not separators[0]
        assert not separators[-1]
        assert not any(a and b for a, b in pairwise(separators))
