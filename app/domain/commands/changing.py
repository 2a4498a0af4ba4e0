"""What the commands share: changes of records, and what goes when a record goes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from app.domain.document import Document
from app.domain.edits import Change
from app.domain.fields import OWN, check_value, field_of
from app.domain.ordering import last_rank, rank_between
from app.domain.records import (
    Answers,
    Card,
    Evidence,
    Fields,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    OwnField,
    Persona,
    Project,
    Record,
    Route,
    Stage,
    Value,
)
from app.domain.tags import join_tags
from app.domain.text import clean, clean_line

_CLEANED = {"text": clean, "tags": join_tags}
Described = TypeVar(
    "Described", Project, Persona, JourneyMap, Stage, Lane, Card, Opportunity, Evidence, Route, OwnField
)
"""The records that have catalogue fields: all but links and answers."""
Titled = TypeVar("Titled", Opportunity, Evidence, Route, OwnField)


def added(records: Iterable[Record]) -> tuple[Change, ...]:
    """The additions of these records."""
    return tuple(Change(None, record) for record in records)


def removed(records: Iterable[Record]) -> tuple[Change, ...]:
    """The deletions of these records."""
    return tuple(Change(record, None) for record in records)


def changed(before: Record, after: Record) -> tuple[Change, ...]:
    """One update, or nothing where the record stays as it is."""
    return () if before == after else (Change(before, after),)


def with_fields(kind: str, fields: Fields, values: Mapping[str, Value | None]) -> dict[str, Value]:
    """``fields`` with ``values`` laid over them; None and the empty text take a field away.

    Problem("field.unknown") and Problem("field.bad_value") where the catalogue says no.
    """
    out = dict(fields)
    for key, value in values.items():
        if isinstance(value, str):
            value = clean(value) if key.startswith(OWN) else _CLEANED.get(field_of(kind, key).type, clean_line)(value)
        if value is None or (isinstance(value, str) and not value.strip()):
            if not key.startswith(OWN):
                field_of(kind, key)
            out.pop(key, None)
        else:
            check_value(kind, key, value)
            out[key] = value
    return out


def patched(record: Described, values: Mapping[str, Value | None]) -> Described:
    """The record with catalogue fields changed."""
    return replace(record, fields=with_fields(record.kind, record.fields, values))


def retitled(
    document: Document, cls: type[Titled], id_: str, title: str | None, fields: Mapping[str, Value | None] | None
) -> tuple[Titled, Titled]:  # fmt: skip
    """A record before and after another title or other fields; what is None stays."""
    before = document.get(cls, id_)
    after = replace(patched(before, fields or {}), title=before.title if title is None else clean_line(title))
    return before, after


def behind(others: Iterable[Opportunity | Evidence | Route | OwnField | Persona | JourneyMap]) -> str:
    """The rank behind all of these."""
    return rank_between(last_rank(other.rank for other in others), "")


def cards_with_links(document: Document, cards: Iterable[Card]) -> list[Record]:
    """Cards, and the links and answers that go with them."""
    going = list(cards)
    ids = {card.id for card in going}
    records: list[Record] = [link for link in document.all(Link) if link.card_id in ids or link.note_id in ids]
    records += [answers for answers in document.all(Answers) if answers.card_id in ids]
    return records + list(going)
