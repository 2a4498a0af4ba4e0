"""Ways through a map, over some of its touchpoints."""

from collections.abc import Iterable, Mapping

from app.domain.commands.changing import added, behind, changed, removed, retitled, with_fields
from app.domain.commands.linking import new_links
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.records import NO_FIELDS, Card, JourneyMap, Record, Route, Value
from app.domain.text import clean_line


def add_route(
    document: Document,
    map_id: str,
    title: str,
    *,
    fields: Mapping[str, Value | None] | None = None,
    card_ids: Iterable[str] = (),
) -> Edit:
    """One more route behind the others, over these touchpoints; the map says in which order."""
    document.get(JourneyMap, map_id)
    made = Route(
        id=new_id(), project_id=document.project.id, map_id=map_id,
        rank=behind(document.routes(map_id)),
        title=clean_line(title), fields=with_fields("route", NO_FIELDS, fields or {}),
    )  # fmt: skip
    links = new_links(document, "route", made.id, card_ids)
    return Edit(Label("add_route", {"title": made.title}), added([made, *links]))


def edit_route(
    document: Document, id_: str, *, title: str | None = None, fields: Mapping[str, Value | None] | None = None
) -> Edit:
    """Another title or other fields; what is None stays."""
    before, after = retitled(document, Route, id_, title, fields)
    return Edit(Label("edit_route", {"title": after.title}), changed(before, after))


def delete_routes(document: Document, *ids: str) -> Edit:
    """Routes go; their touchpoints stay."""
    going = [document.get(Route, id_) for id_ in dict.fromkeys(ids)]
    records: list[Record] = [link for one in going for link in document.links_to(one.id)]
    title = going[0].title if len(going) == 1 else ""
    return Edit(Label("delete_route", {"title": title, "count": len(going)}), removed([*records, *going]))


def steps(document: Document, id_: str) -> list[Card]:
    """The touchpoints of a route in journey order."""
    route = document.get(Route, id_)
    chosen = {link.card_id for link in document.links_to(id_)}
    return [card for card in document.touchpoints(route.map_id) if card.id in chosen]
