"""Texts of the persona, the map and the stages, typed where they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.canvas.card_marks import group_of, place_of
from app.canvas.focus import Ref
from app.domain.commands import grid, maps
from tests.hand import NONE
from tests.ui.desk import Desk

SAID = {
    "persona": {"quote": "Rápido", "goals": "Ahorrar tiempo", "needs": "Wifi", "pains": "Las colas"},
    "map": {"scenario": "Antes del trabajo.", "goal": "Salir contenta"},
    "stage": {"goal": "Encontrar un sitio"},
}


def furnish(desk: Desk) -> dict[str, Ref]:
    """Say all of it; the things by their kind."""
    board, map_id = desk.view.board, desk.editor.map_id or ""
    board.attempt(lambda: maps.edit_persona(desk.document, map_id, name="Ana", fields=SAID["persona"]))
    board.attempt(lambda: maps.edit_map(desk.document, map_id, fields=SAID["map"]))
    stage = desk.stage("Llegar")
    board.attempt(lambda: grid.edit_stage(desk.document, stage.id, fields=SAID["stage"]))
    desk.view.fit()
    return {
        "persona": Ref("persona", desk.document.personas[0].id),
        "map": Ref("map", map_id),
        "stage": Ref("stage", stage.id),
    }


def said(desk: Desk, ref: Ref, key: str) -> str:
    record = desk.on_disk().look_up("journey_map" if ref.kind == "map" else ref.kind, ref.id)
    return str(getattr(record, "fields", {}).get(key, ""))


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, fields in SAID.items() for key in fields])
def test_a_double_click_on_a_text_types_into_it(desk: Desk, kind: str, key: str) -> None:
    ref = furnish(desk)[kind]
    group = group_of(desk.view.board.drawing, ref)
    assert group is not None
    box = place_of(group, key)
    assert box is not None
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, NONE, desk.hand.spot(box))
    assert desk.view.editor.toPlainText() == SAID[kind][key]
    assert desk.view.editor.accessibleName()
    desk.view.editor.selectAll()
    desk.hand.type("Otra cosa")
    desk.hand.key(Qt.Key.Key_Return)
    assert said(desk, ref, key) == "Otra cosa"
    desk.editor.undo()
    assert said(desk, ref, key) == SAID[kind][key]


def test_beside_its_texts_a_double_click_types_the_name(desk: Desk) -> None:
    ref = furnish(desk)["persona"]
    desk.hand.double_click(ref)
    assert desk.view.editor.toPlainText() in ("Ana", *SAID["persona"].values())
    desk.hand.key(Qt.Key.Key_Escape)
    desk.view.edit(ref)
    assert desk.view.editor.toPlainText() == "Ana"


def test_every_text_lies_within_its_part_of_the_page(desk: Desk) -> None:
    for ref in furnish(desk).values():
        group = group_of(desk.view.board.drawing, ref)
        assert group is not None
        assert group.places
        for _, box in group.places:
            assert box.x >= 0
            assert box.y >= 0
            assert box.right <= group.w + 0.01
            assert box.bottom <= group.h + 0.01
