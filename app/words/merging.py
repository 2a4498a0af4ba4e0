"""What two copies of a project have otherwise, in words."""

from app.domain.document import Document
from app.domain.fields import OWN, field_of
from app.domain.merging import DEFINITION, ENDS, PLACE, Conflict
from app.domain.records import Answers, Card, Evidence, Link, OwnField, Persona, Project, Record
from app.words.catalogue import T
from app.words.compare import place_text
from app.words.fields import choice_name, emotion_name, field_name, kind_name, lane_kind_name, phase_name, state_name

LONGEST = 400
"""Letters of a text that is quoted."""
NOTHING = "–"


def subject_text(conflict: Conflict, document: Document) -> str:
    """What a conflict is about: a record by its kind and text, in a document that has it."""
    record = conflict.record
    kind = kind_name(record.kind)
    title = _title(record, document)
    said = T("{kind} “{title}”", kind=kind, title=title) if title else kind
    return said[:1].upper() + said[1:]


def part_text(conflict: Conflict, document: Document) -> str:
    """Which part of it."""
    part, kind = conflict.part, conflict.kind
    if part.startswith("fields."):
        key = part.removeprefix("fields.")
        own = document.find(OwnField, key.removeprefix(OWN)) if key.startswith(OWN) else None
        return own.title if own is not None else field_name(kind, key)
    names = {
        "": T("Whether it stays"),
        PLACE: T("Place"),
        DEFINITION: T("What can be said in it"),
        ENDS: T("What it joins"),
        "title": T("Text"),
        "name": T("Name"),
        "rank": T("Order"),
        "emotion": T("Emotion"),
        "phase": T("Phase"),
        "state": T("State"),
        "persona_id": T("Persona"),
        "lane_kind": T("Kind"),
        "values": T("Answers"),
    }
    return names.get(part, part)


def side_text(conflict: Conflict, record: Record | None, document: Document) -> str:
    """What one copy has there; ``document`` is that copy."""
    if conflict.part == "":
        return _kept_text(conflict, record)
    if record is None:
        return NOTHING
    part = conflict.part
    if part == PLACE and isinstance(record, Card):
        where = place_text(document, record)
        cell = document.cell(record.map_id, (record.stage_id, record.lane_id))
        at = next((n for n, card in enumerate(cell, 1) if card.id == record.id), 1)
        return T("{where}, at place {at}", where=where, at=at)
    if part == DEFINITION and isinstance(record, OwnField):
        told = (_field_text(record.kind, key, value) for key, value in sorted(record.fields.items()) if key != "help")
        return ", ".join(told)
    if part.startswith("fields."):
        key = part.removeprefix("fields.")
        return _field_text(record.kind, key, getattr(record, "fields", {}).get(key))
    return _attribute_text(record, part, document)


def _kept_text(conflict: Conflict, record: Record | None) -> str:
    """Whether a copy has it, and how much comes or goes with it."""
    more = len(conflict.group) - 1
    if record is None:
        return T("Deleted")
    return T("Kept, with {n} thing in it", "Kept, with {n} things in it", n=more) if more else T("Kept")


def _attribute_text(record: Record, name: str, document: Document) -> str:
    value = getattr(record, name, None)
    if name == "emotion":
        return emotion_name(value)
    if name == "persona_id":
        persona = document.find(Persona, value)
        return persona.name if persona is not None else NOTHING
    if name == "rank":
        return _order_text(record, document)
    said = {"phase": phase_name, "state": state_name, "lane_kind": lane_kind_name}.get(name)
    if value is None:
        return NOTHING
    return said(str(value)) if said is not None else _short(str(value))


def _order_text(record: Record, document: Document) -> str:
    """After which of its kind it comes."""
    map_id = getattr(record, "map_id", None)
    held = [one for one in document.records() if one.kind == record.kind and getattr(one, "map_id", None) == map_id]
    before = [one for one in held if (getattr(one, "rank", ""), one.id) < (getattr(record, "rank", ""), record.id)]
    last = max(before, key=lambda one: (getattr(one, "rank", ""), one.id), default=None)
    return T("First") if last is None else T("After “{title}”", title=_title(last, document))


def _field_text(kind: str, key: str, value: object) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return T("Yes") if value else T("No")
    if not isinstance(value, str):
        return str(value).replace("-", "−")
    if key in ("picture", "photo"):
        return T("a picture")
    if not key.startswith(OWN) and field_of(kind, key).choices:
        return choice_name(kind, key, value)
    return _short(value)


def _title(record: Record, document: Document) -> str:
    """What a record is called."""
    if isinstance(record, Link):
        card = document.find(Card, record.card_id)
        return _short(card.title, 60) if card is not None else ""
    if isinstance(record, Answers):
        survey = document.find(Evidence, record.evidence_id)
        return _short(survey.title, 60) if survey is not None else ""
    return _short(record.name if isinstance(record, Project | Persona) else record.title, 60)


def _short(text: str, most: int = LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
