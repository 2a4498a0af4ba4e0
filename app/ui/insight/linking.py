"""Asks what a card belongs to, and links it: an opportunity, a source, a route, or the notes that it is about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.canvas.board import Board
from app.domain.commands import evidence, linking, opportunities, routes
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Card, Evidence, Lane, Opportunity, Persona, Record, Route, Stage
from app.ui.insight.choosing import Choice, choose
from app.words import T

NEW = ""
"""Chosen in place of one of the list."""


def ask_link(parent: QWidget, board: Board, kind: linking.LinkKind, card_ids: Sequence[str]) -> Edit | None:
    """Choose what cards belong to, or make it; None where the person thought better of it."""
    if kind == "note":
        return _ask_note(parent, board, card_ids)
    document = board.document
    found: Sequence[Opportunity | Evidence | Route] = document.evidence
    if kind != "evidence":
        found = document.routes(board.map_id) if kind == "route" else document.opportunities(board.map_id)
    question, new = {
        "opportunity": (T("Which opportunity answers it?"), T("A new opportunity")),
        "evidence": (T("What supports it?"), T("A new source")),
        "route": (T("Which route has it?"), T("A new route")),
    }[kind]
    id_ = choose(parent, question, [*(Choice(r.id, r.title) for r in found), Choice(NEW, new)], T("Link"))
    if id_ is None:
        return None
    if id_ == NEW:
        return board.attempt(lambda: _new(kind, board, card_ids))
    return board.attempt(lambda: linking.link_cards(board.document, kind, id_, card_ids))


def ask_touchpoint(parent: QWidget, board: Board, note_id: str) -> Edit | None:
    """Choose the touchpoint that a note is about."""
    document = board.document
    contacts = [Choice(card.id, placed(document, card)) for card in document.touchpoints(board.map_id)]
    id_ = choose(parent, T("Which touchpoint serves it?"), contacts, T("Link"))
    return board.attempt(lambda: linking.link_cards(board.document, "note", note_id, [id_])) if id_ else None


def _ask_note(parent: QWidget, board: Board, card_ids: Sequence[str]) -> Edit | None:
    """Choose a need, a pain or another note that touchpoints are about."""
    document = board.document
    lanes = [lane for lane in document.lanes(board.map_id) if lane.lane_kind == "text"]
    found = [card for card in document.cards(board.map_id) if card.lane_id in {lane.id for lane in lanes}]
    id_ = choose(parent, T("What is it about?"), [Choice(c.id, placed(document, c)) for c in found], T("Link"))
    return board.attempt(lambda: linking.link_cards(board.document, "note", id_, card_ids)) if id_ else None


def _new(kind: linking.LinkKind, board: Board, ids: Sequence[str]) -> Edit:
    if kind == "opportunity":
        return opportunities.add_opportunity(board.document, board.map_id, T("New opportunity"), card_ids=ids)
    if kind == "route":
        return routes.add_route(board.document, board.map_id, T("New route"), card_ids=ids)
    return evidence.add_evidence(board.document, T("New source"), card_ids=ids)


def placed(document: Document, card: Card) -> str:
    """A card with the names of its stage and lane."""
    stage, lane = document.find(Stage, card.stage_id), document.find(Lane, card.lane_id)
    return " · ".join(filter(None, (record_title(card), record_title(stage), record_title(lane))))


def record_title(record: Record | None) -> str:
    """What a record is called, on one line."""
    if record is None:
        return ""
    text = record.name if isinstance(record, Persona) else str(getattr(record, "title", ""))
    return " ".join(text.split())
