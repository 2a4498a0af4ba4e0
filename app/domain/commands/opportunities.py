"""What to change: opportunities of a map, and the cards that they answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.commands.changing import added, changed, patched, removed, with_fields
from app.domain.commands.linking import new_link
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.ordering import last_rank, neighbours, rank_between
from app.domain.records import NO_FIELDS, Card, JourneyMap, Opportunity, Record, Value
from app.domain.text import clean_line


def add_opportunity(
    document: Document,
    map_id: str,
    title: str,
    *,
    fields: Mapping[str, Value | None] | None = None,
    card_ids: Iterable[str] = (),
) -> Edit:
    """One more opportunity behind the others, linked with the cards that it answers."""
    document.get(JourneyMap, map_id)
    made = Opportunity(
        id=new_id(), project_id=document.project.id, map_id=map_id,
        rank=rank_between(last_rank(o.rank for o in document.opportunities(map_id)), ""),
        title=clean_line(title), fields=with_fields("opportunity", NO_FIELDS, fields or {}),
    )  # fmt: skip
    cards = [document.get(Card, id_) for id_ in dict.fromkeys(card_ids)]
    links = [new_link(made.project_id, "opportunity", made.id, card.id) for card in cards]
    return Edit(Label("add_opportunity", {"title": made.title}), added([made, *links]))


def edit_opportunity(
    document: Document, id_: str, *, title: str | None = None, fields: Mapping[str, Value | None] | None = None
) -> Edit:
    """Another title or other fields; what is None stays."""
    before = document.get(Opportunity, id_)
    after = replace(patched(before, fields or {}), title=before.title if title is None else clean_line(title))
    return Edit(Label("edit_opportunity", {"title": after.title}), changed(before, after))


def move_opportunity(document: Document, id_: str, index: int) -> Edit:
    """An opportunity to another place of the list, counted without itself."""
    before = document.get(Opportunity, id_)
    ranks = [o.rank for o in document.opportunities(before.map_id) if o.id != id_]
    after = replace(before, rank=rank_between(*neighbours(ranks, index)))
    return Edit(Label("move_opportunity", {"title": before.title}), changed(before, after))


def delete_opportunities(document: Document, ids: Sequence[str]) -> Edit:
    """Opportunities go, with the links to their cards."""
    going = [document.get(Opportunity, id_) for id_ in dict.fromkeys(ids)]
    records: list[Record] = [link for one in going for link in document.links_to(one.id)]
    changes: tuple[Change, ...] = removed([*records, *going])
    return Edit(Label("delete_opportunity", {"title": going[0].title if going else "", "count": len(going)}), changes)
