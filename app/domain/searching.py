"""Where a text stands on a map: in the names and texts of cards, stages, lanes, persona and map."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.fields import fields_of
from app.domain.folding import find_all
from app.domain.records import Card, JourneyMap, Lane, Persona, Record, Stage

TEXTS = ("line", "text", "tags")
"""The types of fields that hold words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; accents never count, case and word ends only where that is asked for."""

    text: str
    case: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Letters ``start`` to ``end`` of a text: ``name`` is "title", "name" or the key of a catalogue field."""

    kind: str
    id: str
    name: str
    start: int
    end: int


def hits(document: Document, map_id: str, wanted: Wanted) -> list[Hit]:
    """Every place of a map where the text stands: from the title through lanes and stages, each with its cards."""
    if not wanted.text:
        return []
    return [hit for record in _records(document, map_id) for hit in _hits_in(record, wanted)]


def text_of(record: Record, name: str) -> str:
    """The text of a record's attribute or catalogue field."""
    if name in ("title", "name"):
        return str(getattr(record, name))
    fields = getattr(record, "fields", {})
    return str(fields.get(name, ""))


def _records(document: Document, map_id: str) -> Iterator[Record]:
    """What has words on a map, in reading order."""
    one = document.get(JourneyMap, map_id)
    yield one
    persona = document.find(Persona, one.persona_id)
    if persona is not None:
        yield persona
    lanes: list[Lane] = document.lanes(map_id)
    yield from lanes
    stages: list[Stage] = document.stages(map_id)
    for stage in stages:
        yield stage
        for lane in lanes:
            cards: list[Card] = document.cell(map_id, (stage.id, lane.id))
            yield from cards


_WORDY = {
    kind: tuple(field.key for field in fields_of(kind) if field.type in TEXTS)
    for kind in ("journey_map", "persona", "lane", "stage", "card")
}


def _hits_in(record: Record, wanted: Wanted) -> Iterator[Hit]:
    first = "name" if isinstance(record, Persona) else "title"
    for name in (first, *_WORDY[record.kind]):
        text = text_of(record, name)
        if text:
            for start, end in find_all(text, wanted.text, case=wanted.case, whole=wanted.whole):
                yield Hit(record.kind, record.id, name, start, end)
