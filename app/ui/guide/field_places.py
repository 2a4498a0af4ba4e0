"""Where on the map a field of the catalogue can be filled in: the words of the glossary lead there."""

from typing import TYPE_CHECKING, Literal

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.domain.fields import field_of, suits
from app.domain.records import Card
from app.ui.editor_places import EditorPlaces

if TYPE_CHECKING:
    from app.ui.editor import Editor

PAGES = {"opportunity": "insight.backlog", "evidence": "insight.sources"}
"""What has no place on the map is listed on a page of the drawer."""


def lead_to(editor: "Editor", kind: str, key: str) -> bool:
    """Go to a field: of what is selected where it has one, else of the first thing that does; False without any."""
    board, inspector = editor.board, editor.inspector
    if board is None or inspector is None:
        return False
    if kind in PAGES:
        action = PAGES[kind]
        if action in editor.table:
            editor.table[action].trigger()
        return action in editor.table
    ref = _place(board, kind, key)
    if ref is None:
        return False
    editor.part(EditorPlaces).show(ref, source="glossary")
    if (kind, key) != ("card", "emotion"):
        inspector.ask_for(kind, key)
    editor.window().activateWindow()
    return True


def _place(board: Board, kind: str, key: str) -> Ref | None:
    document, map_id = board.document, board.map_id
    if kind in ("persona", "journey_map", "project"):
        return Ref("map", map_id)
    if kind == "card":
        return _card(board, key)
    if kind not in ("stage", "lane"):
        return None
    named: Literal["stage", "lane"] = "stage" if kind == "stage" else "lane"
    if board.focus is not None and board.focus.kind == kind:
        return board.focus
    records = document.stages(map_id) if kind == "stage" else document.lanes(map_id)
    return Ref(named, records[0].id) if records else None


def _card(board: Board, key: str) -> Ref | None:
    """The selected card if it can have the field, else the first that can."""
    document = board.document

    def can(card: Card) -> bool:
        kind = document.text_kind(card)
        return kind is None if key == "emotion" else suits(field_of("card", key), kind)

    chosen = [document.get(Card, id_) for id_ in board.selected_cards()]
    every = [card for stage in document.stages(board.map_id) for card in document.stage_cards(stage.id)]
    found = next((card for card in (*chosen, *every) if can(card)), None)
    return Ref("card", found.id) if found is not None else None
