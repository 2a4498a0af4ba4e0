"""Depth on demand: many fields in groups, put away without losing what they say, tags of every kind, own fields."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.commands import cards, maps, own_fields
from app.domain.fields import own_key
from app.session import EditSession, open_library
from app.ui.form_words import TagsField
from app.ui.inspector import Inspector
from tests.ui.conftest import small_map
from tests.ui.desk import Desk


def inspector(desk: Desk) -> Inspector:
    assert desk.editor.inspector is not None
    return desk.editor.inspector


def add_menus(desk: Desk) -> list[QMenu]:
    found = [b.menu() for b in inspector(desk).findChildren(QPushButton) if b.text() == "Add…" and b.isVisible()]
    for menu in found:
        menu.aboutToShow.emit()  # it is filled when it is opened
    return found


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry by its words, one for each menu on the way."""
    action = next(a for a in menu.actions() if a.text() == path[0])
    below = action.menu()
    return entry(below, *path[1:]) if isinstance(below, QMenu) else action


def rows(desk: Desk) -> list[str]:
    return [row.entry.accessibleName() for row in inspector(desk)._form.rows]  # noqa: SLF001


def choose(desk: Desk, qtbot: QtBot, title: str) -> None:
    """Select a card, and wait until the panel is about it."""
    desk.view.board.select(desk.ref(title))
    panel = inspector(desk)
    qtbot.waitUntil(lambda: panel._shown == panel._subject() and not {"Touchpoint", "Note"}.isdisjoint(labels(desk)))  # noqa: SLF001


def labels(desk: Desk) -> list[str]:
    return [label.text() for label in inspector(desk).findChildren(QLabel)]


def test_what_can_be_said_of_a_contact_comes_in_groups(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "Pide en la barra")
    (menu,) = add_menus(desk)
    groups = [a.text() for a in menu.actions() if a.menu() is not None]
    assert groups[0] == "The contact"
    assert "Quality checklist" in groups
    entry(menu, "What counts", "Protect").trigger()
    qtbot.waitUntil(lambda: "Protect" in rows(desk))


def test_a_pain_is_asked_for_what_pains_have(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, "La cola no avanza")
    (menu,) = add_menus(desk)
    words = [a.text() for a in menu.actions()]
    assert "Severity" in words
    assert "Satisfaction" not in words


def test_what_is_put_away_keeps_what_it_says(desk: Desk, qtbot: QtBot) -> None:
    card = desk.card("Pide en la barra")
    desk.session.do(cards.set_fields(desk.document, [card.id], {"importance": 4, "owner": "Marta"}))
    choose(desk, qtbot, "Pide en la barra")
    qtbot.waitUntil(lambda: "Owner" in rows(desk))
    entry(add_menus(desk)[0], "Put away", "Owner").trigger()
    qtbot.waitUntil(lambda: "Owner" not in rows(desk))
    assert desk.card("Pide en la barra").fields["owner"] == "Marta"
    choose(desk, qtbot, "Mira el menú")
    choose(desk, qtbot, "Pide en la barra")
    assert "Owner" not in rows(desk)
    entry(add_menus(desk)[0], "Who and what else", "Owner").trigger()
    qtbot.waitUntil(lambda: "Owner" in rows(desk))
    choose(desk, qtbot, "Mira el menú")
    choose(desk, qtbot, "Pide en la barra")
    qtbot.waitUntil(lambda: "Owner" in rows(desk))


def test_other_tags_do_not_mix_with_the_tags(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do(maps.edit_project(desk.document, {"brand_values": "cercanía, calma"}))
    choose(desk, qtbot, "Pide en la barra")
    entry(add_menus(desk)[0], "The brand", "Brand values kept").trigger()
    qtbot.waitUntil(lambda: "Brand values kept" in rows(desk))
    field = next(r for r in inspector(desk)._form.rows if isinstance(r, TagsField))  # noqa: SLF001
    QTest.keyClicks(field.line, "calma")
    assert field.model.stringList()[:2] == ["cercanía", "calma"]
    QTest.keyClick(field.line, Qt.Key.Key_Comma)
    qtbot.waitUntil(lambda: desk.card("Pide en la barra").fields.get("brand_fits") == "calma")
    assert "tags" not in desk.card("Pide en la barra").fields


def test_the_values_of_the_brand_are_typed_like_tags(desk: Desk, qtbot: QtBot) -> None:
    menu = next(m for m in add_menus(desk) if "Brand values" in [a.text() for a in m.actions()])
    entry(menu, "Brand values").trigger()
    qtbot.waitUntil(lambda: "Brand values" in rows(desk))
    field = next(r for r in inspector(desk)._form.rows if isinstance(r, TagsField))  # noqa: SLF001
    QTest.keyClicks(field.line, "calma")
    QTest.keyClick(field.line, Qt.Key.Key_Comma)
    assert desk.on_disk().project.fields["brand_values"] == "calma"


def test_a_map_that_another_window_deletes_while_its_scope_is_typed_is_gone(desk: Desk, qtbot: QtBot) -> None:
    map_id = str(desk.editor.map_id)
    desk.session.do(maps.add_map(desk.document, small_map()))
    desk.session.do(maps.edit_map(desk.document, map_id, fields={"scope": "uno"}))
    qtbot.waitUntil(lambda: "Scope" in rows(desk))
    field = next(r for r in inspector(desk)._form.rows if isinstance(r, TagsField))  # noqa: SLF001
    field.line.setFocus()
    QTest.keyClicks(field.line, "dos")
    with open_library(desk.path, back_up=False) as library:
        other = EditSession(library, desk.project_id)
        other.do(maps.delete_map(other.document, map_id))
        other.close()
    desk.session.catch_up()
    qtbot.waitUntil(lambda: desk.editor.map_id == desk.document.maps[0].id)
    assert [journey.id for journey in desk.on_disk().maps] == [desk.editor.map_id]


def test_what_is_said_of_the_project_elsewhere_comes_into_the_panel(desk: Desk, qtbot: QtBot) -> None:
    assert "Brand values" not in rows(desk)
    desk.session.do(maps.edit_project(desk.document, {"brand_values": "cercanía"}))
    qtbot.waitUntil(lambda: "Brand values" in rows(desk))


def test_an_own_field_is_asked_for_like_any_other(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do(own_fields.add_own_field(desk.document, "Coste", fields={"type": "scale", "low": 0, "high": 3}))
    (own,) = desk.document.own_fields
    choose(desk, qtbot, "Pide en la barra")
    entry(add_menus(desk)[0], "In detail", "Coste").trigger()
    qtbot.waitUntil(lambda: any(name.startswith("Coste") for name in rows(desk)))
    row = next(r for r in inspector(desk)._form.rows if r.entry.accessibleName().startswith("Coste"))  # noqa: SLF001
    QTest.mouseClick(row.buttons[3], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert desk.on_disk().look_up("card", desk.card("Pide en la barra").id).fields == {own_key(own): 3}  # type: ignore[union-attr]
