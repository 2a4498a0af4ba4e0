"""What must hold in every document; tests and the opening of a library check it."""

from collections.abc import Iterator

from app.domain.answers import are_sound
from app.domain.catalogue import MEASURES
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.fields import OWN, applies_to, check_value, fits_field, is_hidden, own_spec
from app.domain.problems import Problem
from app.domain.records import (
    EMOTIONS,
    LANE_KINDS,
    PHASES,
    REFERENCES,
    Answers,
    Card,
    Fields,
    Lane,
    Link,
    OwnField,
    Record,
    Stage,
    Value,
)
from app.domain.text import LONGEST_TEXT


def problems(document: Document) -> list[Problem]:
    """Everything that is wrong with a document; empty for a sound one."""
    found: list[Problem] = []
    if len([r for r in document.records() if r.kind == "project"]) != 1:
        found.append(Problem("rules.one_project"))
    for record in document.records():
        found += _references(document, record)
        found += _fields(document, record)
        found += _values(document, record)
    return found


def check(document: Document, edit: Edit) -> Document:
    """The document after an edit; raises the first problem that this would leave in the records that it touches."""
    after = document.apply(edit)
    for change in edit.changes:
        record = change.after
        if record is not None:
            long = _long_texts(change.before, record) if edit.undoes is None else []
            wrong = [*long, *_references(after, record), *_fields(after, record), *_values(after, record)]
            if wrong:
                raise wrong[0]
    return after


def _long_texts(before: Record | None, after: Record) -> list[Problem]:
    """Texts that no file could carry; what was as long already may stay."""
    long = {name: value for name, value in _texts(after) if len(value) > LONGEST_TEXT}
    kept = dict(_texts(before)) if long and before is not None else {}
    return [
        Problem("field.too_long", count=len(value), limit=LONGEST_TEXT)
        for name, value in long.items()
        if kept.get(name) != value
    ]


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """What somebody has written into attributes and fields."""
    fields: Fields = getattr(record, "fields", {})
    for name in type(record).__slots__ if not isinstance(record, Answers) else ():
        if isinstance(value := getattr(record, name), str):
            yield name, value
    for key, said in fields.items():
        if isinstance(said, str) and not is_hidden(record.kind, key):
            yield f"fields.{key}", said


def _references(document: Document, record: Record) -> list[Problem]:
    """References that name nothing."""
    found = []
    for name, kind in REFERENCES.get(record.kind, {}).items():
        id_ = getattr(record, name)
        if id_ is not None and document.look_up(kind, id_) is None:
            found.append(Problem("rules.dangling", kind=record.kind, id=record.id, field=name))
    return found


def _fields(document: Document, record: Record) -> list[Problem]:
    """Fields with values that do not fit."""
    found = []
    fields: Fields = getattr(record, "fields", {})
    for key, value in fields.items():
        try:
            check_value(record.kind, key, value)
        except Problem as problem:
            found.append(problem)
        else:
            if key.startswith(OWN):
                found += _own_field(document, record, key, value)
    return found


def _own_field(document: Document, record: Record, key: str, value: Value) -> list[Problem]:
    """A field that somebody has added: it must be there, be for this kind of record, and take the value."""
    own = document.find(OwnField, key.removeprefix(OWN))
    if own is None or applies_to(own) != record.kind:
        return [Problem("rules.dangling", kind=record.kind, id=record.id, field=key)]
    if not fits_field(own_spec(own), value):
        return [Problem("field.bad_value", kind=record.kind, field=key, value=str(value)[:80], title=own.title)]
    return []


def _values(document: Document, record: Record) -> list[Problem]:
    """Plain attributes out of their range."""
    if isinstance(record, Card):
        sound = record.emotion is None or record.emotion in EMOTIONS
        stage, lane = document.find(Stage, record.stage_id), document.find(Lane, record.lane_id)
        sound = sound and (stage is None) == (lane is None)
        sound = sound and all(cell is None or cell.map_id == record.map_id for cell in (stage, lane))
    elif isinstance(record, Stage):
        sound = record.phase in PHASES
    elif isinstance(record, Lane):
        sound = record.lane_kind in LANE_KINDS
    elif isinstance(record, Link):
        ends = (record.evidence_id, record.opportunity_id, record.route_id, record.note_id)
        sound = sum(end is not None for end in ends) == 1 and record.note_id != record.card_id
    elif isinstance(record, Answers):
        sound = record.measure in MEASURES and are_sound(record.values, record.measure)
    else:
        sound = True
    return [] if sound else [Problem("rules.bad_value", kind=record.kind, id=record.id)]
