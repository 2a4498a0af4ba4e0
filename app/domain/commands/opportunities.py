"""What to change: opportunities of a map, and the cards that they answer."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.commands.changing import added, behind, changed, removed, retitled, with_fields
from app.domain.commands.linking import new_links
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.records import NO_FIELDS, JourneyMap, Opportunity, Record, Value
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
        rank=behind(document.opportunities(map_id)),
        title=clean_line(title), fields=with_fields("opportunity", NO_FIELDS, fields or {}),
    )  # fmt: skip
    links = new_links(document, "opportunity", made.id, card_ids)
    return Edit(Label("add_opportunity", {"title": made.title}), added([made, *links]))


def edit_opportunity(
    document: Document, id_: str, *, title: str | None = None, fields: Mapping[str, Value | None] | None = None
) -> Edit:
    """Another title or other fields; what is None stays."""
    before, after = retitled(document, Opportunity, id_, title, fields)
    return Edit(Label("edit_opportunity", {"title": after.title}), changed(before, after))


def delete_opportunities(document: Document, ids: Sequence[str]) -> Edit:
    """Opportunities go, with the links to their cards."""
    going = [document.get(Opportunity, id_) for id_ in dict.fromkeys(ids)]
    records: list[Record] = [link for one in going for link in document.links_to(one.id)]
    changes: tuple[Change, ...] = removed([*records, *going])
    return Edit(Label("delete_opportunity", {"title": going[0].title if going else "", "count": len(going)}), changes)
