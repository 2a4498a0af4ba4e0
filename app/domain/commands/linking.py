"""What belongs to what: cards and their evidence, opportunities, routes and notes."""

from collections.abc import Iterable
from typing import Literal

from app.domain.commands.changing import added, removed
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.records import Card, Evidence, Link, Opportunity, Record, Route

LinkKind = Literal["evidence", "opportunity", "route", "note"]
_CLASSES: dict[LinkKind, type[Record]] = {
    "evidence": Evidence, "opportunity": Opportunity, "route": Route, "note": Card,
}  # fmt: skip


def link_cards(document: Document, kind: LinkKind, id_: str, card_ids: Iterable[str]) -> Edit:
    """Cards belong to a piece of evidence, an opportunity, a route or a note; those that do already stay as they are.

    Problem("record.gone") where one of them is not there.
    """
    target = document.get(_CLASSES[kind], id_)
    known = {link.card_id for link in document.links_to(id_)}
    cards = [document.get(Card, card_id) for card_id in dict.fromkeys(card_ids)]
    links = [new_link(document.project.id, kind, id_, c.id) for c in cards if c.id not in known and c.id != id_]
    return Edit(Label("add_link", {"title": _title(target), "count": len(links)}), added(links))


def unlink_cards(document: Document, id_: str, card_ids: Iterable[str]) -> Edit:
    """Cards belong to it no more."""
    going = set(card_ids)
    links = [link for link in document.links_to(id_) if link.card_id in going]
    return Edit(Label("delete_link", {"count": len(links)}), removed(links))


def new_link(project_id: str, kind: LinkKind, id_: str, card_id: str) -> Link:
    """The record that says so."""
    ends = {"evidence_id": None, "opportunity_id": None, "route_id": None, "note_id": None, f"{kind}_id": id_}
    return Link(id=new_id(), project_id=project_id, card_id=card_id, **ends)


def new_links(document: Document, kind: LinkKind, id_: str, card_ids: Iterable[str]) -> list[Link]:
    """The records that say so of these cards, each once."""
    cards = [document.get(Card, card_id) for card_id in dict.fromkeys(card_ids)]
    return [new_link(document.project.id, kind, id_, card.id) for card in cards]


def _title(record: Record) -> str:
    return record.title if isinstance(record, Evidence | Opportunity | Route | Card) else ""
