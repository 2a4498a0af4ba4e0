"""The palette: anything that can be done or gone to, by a few letters and with the keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.commands import maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.records import Card
from app.ui.palette import Palette
from app.ui.palette_entries import Entry, find
from app.ui.palette_list import said
from app.ui.settings import Settings
from tests.hand import CTRL, NONE
from tests.ui.pseudo import bare

SHOP = MapDraft(
    "El viaje del café",
    (StageDraft("Descubrir"), StageDraft("Pagar en la barra")),
    (LaneDraft("channel", "Teléfono móvil", {"icon": "phone"}), LaneDraft("text", "Dolores", {"text_kind": "pains"})),
    (CardDraft("Paga con el móvil", 1, 0, 2), CardDraft("La cola no avanza", 1, 1), CardDraft("Ve un cartel", 0, 0)),
    persona=PersonaDraft("Águeda Núñez"),
)


@pytest.fixture
def shop(seed, make_window):
    """A window in the project of the café; another project is in the library."""
    seed("Otro proyecto")
    window = make_window()
    edit = maps.new_project("Cafetería", [SHOP])
    window.library.create(edit)
    window.open_project(edit.changes[0].record.id)
    QApplication.processEvents()
    return window


def opened(window) -> Palette:
    """The palette after Ctrl+K."""
    QTest.keyClick(window.editor.view if window.editor else window.start_page, Qt.Key.Key_K, CTRL)
    QApplication.processEvents()
    palettes = [p for p in window.findChildren(Palette) if p.isVisible()]
    assert len(palettes) == 1
    assert palettes[0].search.hasFocus()
    found: Palette = palettes[0]
    return found


def names(palette: Palette, kind: str = "") -> list[str]:
    return [entry.name for entry in palette.entries() if kind in ("", entry.kind)]


def press(palette: Palette, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(palette.search, key, keys)
    QApplication.processEvents()


def card(window, title: str) -> Card:
    cards: list[Card] = window.session.document.all(Card)
    return next(c for c in cards if c.title == title)


def test_a_command_is_found_and_done(shop):
    stages = len(shop.session.document.stages(shop.editor.map_id))
    palette = opened(shop)
    assert "Appearance: dark" in names(palette)
    assert "Undo" not in names(palette), "nothing to undo"
    QTest.keyClicks(palette.search, "ADD ST")
    assert palette.current.name == "Add stage"
    press(palette, Qt.Key.Key_Return)
    assert len(shop.session.document.stages(shop.editor.map_id)) == stages + 1
    assert shop.editor.view.editor.isVisible(), "its name can be typed at once"


def test_a_card_is_found_by_the_letters_of_its_words_and_gone_to(shop):
    shop.editor.view.go_to(0.1, 0, 0)
    palette = opened(shop)
    QTest.keyClicks(palette.search, "pamo")
    assert palette.current.name == "Paga con el móvil"
    assert palette.current.hint == "Pagar en la barra · Teléfono móvil"
    press(palette, Qt.Key.Key_Return)
    view, ref = shop.editor.view, Ref("card", card(shop, "Paga con el móvil").id)
    assert view.board.selection == (ref,)
    assert view.zoom >= 0.5
    assert view.hasFocus()
    press_back = Qt.Key.Key_PageUp
    QTest.keyClick(view, press_back, Qt.KeyboardModifier.AltModifier)
    assert view.zoom == pytest.approx(0.1)


def test_ctrl_enter_opens_it_for_typing(shop):
    palette = opened(shop)
    QTest.keyClicks(palette.search, "cola")
    press(palette, Qt.Key.Key_Return, CTRL)
    field = shop.editor.view.editor
    assert field.isVisible()
    QTest.keyClicks(field, "La fila")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert card(shop, "La fila")


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("descu", "stage", "Descubrir"),
        ("dolor", "lane", "Dolores"),
        ("agueda", "persona", "Águeda Núñez"),
        ("viaje caf", "map", "El viaje del café"),
        ("otro", "project", "Otro proyecto"),
    ],
)
def test_everything_with_a_name_is_found(shop, typed, kind, name):
    palette = opened(shop)
    QTest.keyClicks(palette.search, typed)
    assert (palette.current.kind, palette.current.name) == (kind, name)
    ref = palette.current.ref
    press(palette, Qt.Key.Key_Return)
    if kind == "project":
        assert shop.session.document.project.name == name
    else:
        assert shop.editor.view.board.selection == (ref,)


def test_what_lies_on_another_map_is_told_and_gone_to(shop):
    first = shop.editor.map_id
    shop.session.do(maps.add_map(shop.session.document, MapDraft("Segundo", (StageDraft("Volver"),))))
    assert shop.editor.map_id != first
    palette = opened(shop)
    QTest.keyClicks(palette.search, "cartel")
    assert palette.current.hint == "Descubrir · Teléfono móvil · El viaje del café"
    press(palette, Qt.Key.Key_Return)
    assert shop.editor.map_id == first
    assert shop.editor.view.board.focus == Ref("card", card(shop, "Ve un cartel").id)


def test_arrows_go_through_the_list_and_past_its_headings(shop):
    palette = opened(shop)
    QTest.keyClicks(palette.search, "pag")
    kinds = {entry.kind for entry in palette.entries()}
    assert {"card", "stage"} <= kinds
    seen = [palette.current.code]
    for _ in palette.entries():
        press(palette, Qt.Key.Key_Down)
        seen.append(palette.current.code)
    assert seen[:-1] == [entry.code for entry in palette.entries()]
    assert seen[-1] == seen[-2], "the end is the end"
    press(palette, Qt.Key.Key_PageUp)
    assert palette.current == palette.entries()[0]
    assert said(palette.current).count(",") >= 1


def test_what_was_taken_last_comes_first(shop):
    for typed in ("cola", "descubrir"):
        palette = opened(shop)
        QTest.keyClicks(palette.search, typed)
        press(palette, Qt.Key.Key_Return)
    palette = opened(shop)
    assert names(palette)[:2] == ["Descubrir", "La cola no avanza"]
    assert palette.model.rows[0] == "Recent"
    press(palette, Qt.Key.Key_Escape)
    shop.close()
    assert Settings.load().recent[0].startswith("stage:")


def test_nothing_found_is_said_and_enter_does_nothing(shop):
    palette = opened(shop)
    QTest.keyClicks(palette.search, "zzzz")
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert shop.editor.view.hasFocus()


def test_keys_of_the_window_do_nothing_while_one_types(shop):
    shop.editor.view.board.select_all()
    before = shop.session.document
    palette = opened(shop)
    for key, keys in ((Qt.Key.Key_D, CTRL), (Qt.Key.Key_1, NONE), (Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Z, CTRL)):
        QTest.keyClick(palette.search, key, keys)
    assert palette.isVisible()
    assert shop.session.document == before


def test_a_click_takes_and_a_click_elsewhere_closes(shop):
    palette = opened(shop)
    QTest.keyClicks(palette.search, "cola no")
    row = palette.list.visualRect(palette.list.currentIndex()).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, NONE, row)
    assert shop.editor.view.board.focus == Ref("card", card(shop, "La cola no avanza").id)
    palette = opened(shop)
    QTest.mouseClick(shop.editor.view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 400))
    QApplication.processEvents()
    assert not [p for p in shop.findChildren(Palette) if p.isVisible()]


def test_on_the_start_page_there_are_commands_and_projects(seed, make_window):
    seed("Uno", "Dos")
    window = make_window()
    palette = opened(window)
    QTest.keyClicks(palette.search, "dos")
    assert (palette.current.kind, palette.current.name) == ("project", "Dos")
    press(palette, Qt.Key.Key_Return)
    assert window.session.document.project.name == "Dos"


def test_it_stands_at_the_top_centre_of_the_window(shop):
    palette = opened(shop)
    at = palette.geometry()
    assert abs(at.center().x() - shop.width() // 2) <= 1
    assert at.top() < shop.height() / 6
    assert shop.rect().contains(at)


def test_near_things_come_before_those_of_other_maps():
    far = Entry("card", "1", "Paga", key=" paga", near=False)
    near = Entry("card", "2", "Pagado", key=" pagado")
    assert find([far, near], "pag", [])[0].entries == (near, far)
    assert find([far, near], "pag", ["card:1"])[0].entries == (far, near)


def test_no_word_of_it_is_hard_coded(shop, looks, pseudo):
    looks[1].choose("es")
    shop.table.retranslate()
    palette = opened(shop)
    assert [text for text in bare(palette) if text not in ("", "Español")] == []
    assert all(row.startswith("⟦") for row in palette.model.rows if isinstance(row, str))
    palette.close_palette()
