"""The catalogue: what can be said of a record beyond its plain attributes.

Everything derives from it: the inspector and its "add" list, import and export columns, marks on the card.
Words for people are in the translations, keyed by ``key``.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from app.domain.problems import Problem
from app.domain.records import Value

FieldType = Literal["line", "text", "scale", "choice", "flag", "number", "date", "picture", "icon", "tags"]

CHANNEL_ICONS = (
    "web", "shop", "phone", "mail", "social", "chat", "newsletter", "blog", "print", "staff",
    "app", "event", "kiosk", "delivery", "video", "search", "payment", "other",
)  # fmt: skip
TEXT_KINDS = (
    "actions", "thoughts", "feelings", "needs", "goals", "motivations", "expectations", "pains",
    "delights", "quotes", "opportunities", "process", "free",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be said of a kind of record.

    ``judgement`` tells an opinion from a fact (R41); ``choices`` are codes; a scale runs from ``low`` to ``high``.
    """

    key: str
    kind: str
    type: FieldType
    choices: tuple[str, ...] = ()
    low: int = 1
    high: int = 5
    judgement: bool = False
    requirement: str = ""


CATALOGUE: tuple[Field, ...] = (
    Field("client", "project", "line", requirement="R59"),
    Field("photo", "persona", "picture", requirement="R1"),
    Field("segment", "persona", "line", requirement="R2"),
    Field("age", "persona", "line", requirement="R1"),
    Field("place", "persona", "line", requirement="R1"),
    Field("quote", "persona", "text", judgement=True, requirement="R1"),
    Field("goals", "persona", "text", judgement=True, requirement="R1"),
    Field("needs", "persona", "text", judgement=True, requirement="R6"),
    Field("pains", "persona", "text", judgement=True, requirement="R7"),
    Field("scenario", "journey_map", "text", requirement="R61"),
    Field("goal", "journey_map", "line", requirement="R61"),
    Field("date", "journey_map", "date", requirement="R47"),
    Field("goal", "stage", "text", judgement=True, requirement="R61"),
    Field("columns", "stage", "scale", low=1, high=12, requirement="R52"),
    Field("icon", "lane", "icon", choices=CHANNEL_ICONS, requirement="R13"),
    Field("medium", "lane", "choice", choices=("physical", "digital", "hybrid"), requirement="R14"),
    Field("control", "lane", "choice", choices=("own", "partner", "none"), requirement="R18"),
    Field("text_kind", "lane", "choice", choices=TEXT_KINDS, requirement="R52"),
    Field("metric", "lane", "choice", choices=("importance", "expectation", "satisfaction"), requirement="R45"),
    Field("height", "lane", "number", requirement="R52"),
    Field("text", "card", "text", requirement="R12"),
    Field("importance", "card", "scale", judgement=True, requirement="R22"),
    Field("expectation", "card", "scale", judgement=True, requirement="R25"),
    Field("satisfaction", "card", "scale", judgement=True, requirement="R23"),
    Field("moment_of_truth", "card", "flag", judgement=True, requirement="R31"),
    Field("medium", "card", "choice", choices=("physical", "digital", "hybrid"), requirement="R14"),
    Field("control", "card", "choice", choices=("own", "partner", "none"), requirement="R18"),
    Field("evidence", "card", "choice", choices=("observed", "assumed"), requirement="R43"),
    Field("quote", "card", "text", judgement=True, requirement="R42"),
    Field("picture", "card", "picture", requirement="R12"),
    Field("actor", "card", "line", requirement="R53"),
    Field("owner", "card", "line", requirement="R53"),
    Field("tags", "card", "tags", requirement="R65"),
    Field("text", "opportunity", "text", requirement="R29"),
    Field("action", "opportunity", "choice", choices=("fix", "amplify", "repeat"), requirement="R30"),
    Field("impact", "opportunity", "scale", judgement=True, requirement="R29"),
    Field("effort", "opportunity", "scale", judgement=True, requirement="R29"),
    Field("owner", "opportunity", "line", requirement="R29"),
    Field("due", "opportunity", "date", requirement="R29"),
    Field("status", "opportunity", "choice", choices=("open", "doing", "done"), requirement="R29"),
    Field("type", "evidence", "choice", choices=("interview", "survey", "observation", "analytics", "other"),
          requirement="R43"),
    Field("date", "evidence", "date", requirement="R43"),
    Field("sample", "evidence", "number", requirement="R43"),
    Field("source", "evidence", "line", requirement="R43"),
)  # fmt: skip

OF_NOTES = ("text", "evidence", "quote", "picture", "actor", "owner", "tags")
"""What is said of a card that is no touchpoint: the rest is about a contact."""

_BY_KEY = {(f.kind, f.key): f for f in CATALOGUE}


def fields_of(kind: str) -> list[Field]:
    """The fields of a kind of record, in catalogue order."""
    return [f for f in CATALOGUE if f.kind == kind]


def card_fields(*, touchpoint: bool) -> list[Field]:
    """The fields of a card, in catalogue order."""
    return [f for f in fields_of("card") if touchpoint or f.key in OF_NOTES]


def field_of(kind: str, key: str) -> Field:
    """The field of that kind and key; Problem("field.unknown") where the catalogue has none."""
    found = _BY_KEY.get((kind, key))
    if found is None:
        raise Problem("field.unknown", kind=kind, field=key)
    return found


def check_value(kind: str, key: str, value: Value) -> None:
    """Problem("field.bad_value") where a value does not fit its field's type or scale."""
    spec = field_of(kind, key)
    match spec.type:
        case "line" | "text" | "date" | "picture" | "tags":
            fits = isinstance(value, str)
        case "choice" | "icon":
            fits = value in spec.choices
        case "flag":
            fits = isinstance(value, bool)
        case "number":
            fits = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        case "scale":
            fits = isinstance(value, int) and not isinstance(value, bool) and spec.low <= value <= spec.high
    if not fits:
        raise Problem("field.bad_value", kind=kind, field=key, value=str(value)[:80])
