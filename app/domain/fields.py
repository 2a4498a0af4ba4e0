"""Questions to the catalogue: which fields a record can have, and whether a value fits."""

from math import isfinite

from app.domain.catalogue import CATALOGUE, TEXT_KINDS, Field, FieldType
from app.domain.problems import Problem
from app.domain.records import OwnField, Value

OWN = "own."
"""How the key of a field begins that somebody has added to a project: ``own.<id of the OwnField>``."""
OF_NOTES = tuple(f.key for f in CATALOGUE if f.kind == "card" and not f.hidden and set(TEXT_KINDS) <= set(f.notes))
"""What is said of any card: the rest is about a contact, or about one kind of notes."""
MOST_CHOICES = 40
OWN_TYPES: tuple[FieldType, ...] = ("text", "scale", "choice", "number", "date", "flag")

_BY_KEY = {(f.kind, f.key): f for f in CATALOGUE}


def fields_of(kind: str) -> list[Field]:
    """The fields of a kind of record that people are asked for, in catalogue order."""
    return [f for f in CATALOGUE if f.kind == kind and not f.hidden]


def card_fields(text_kind: str | None) -> list[Field]:
    """The fields of a touchpoint (None), or of a note in a text lane of that kind, in catalogue order."""
    return [f for f in fields_of("card") if suits(f, text_kind)]


def suits(field: Field, text_kind: str | None) -> bool:
    """Whether a touchpoint (None), or a note of that kind, can have a field."""
    return field.contacts if text_kind is None else text_kind in field.notes


def field_of(kind: str, key: str) -> Field:
    """The field of that kind and key; Problem("field.unknown") where the catalogue has none."""
    found = _BY_KEY.get((kind, key))
    if found is None:
        raise Problem("field.unknown", kind=kind, field=key)
    return found


def is_hidden(kind: str, key: str) -> bool:
    """Whether a field is kept without anybody being asked for it."""
    found = _BY_KEY.get((kind, key))
    return found is not None and found.hidden


def check_value(kind: str, key: str, value: Value) -> None:
    """Problem("field.bad_value") where a value does not fit its field's type or scale.

    What fits a field that somebody has added is checked against the document: see ``rules``.
    """
    if key.startswith(OWN):
        fits = not isinstance(value, float) or isfinite(value)
    else:
        fits = fits_field(field_of(kind, key), value)
    if not fits:
        raise Problem("field.bad_value", kind=kind, field=key, value=str(value)[:80])


def fits_field(field: Field, value: Value) -> bool:
    """Whether a value fits a field's type, choices and scale."""
    match field.type:
        case "line" | "text" | "date" | "picture" | "tags":
            return isinstance(value, str)
        case "choice" | "icon":
            return value in field.choices
        case "flag":
            return isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        case "scale":
            return isinstance(value, int) and not isinstance(value, bool) and field.low <= value <= field.high


# -- fields that people add -----------------------------------------------------------------------
def own_key(own: OwnField) -> str:
    """The key under which a record keeps its value of such a field."""
    return OWN + own.id


def own_spec(own: OwnField) -> Field:
    """Such a field as the catalogue would have it: a line where it does not say what it is, a scale from 1 to 5."""
    said = own.fields
    type_: FieldType = next((t for t in OWN_TYPES if t == said.get("type")), "line")
    choices = tuple(line.strip() for line in str(said.get("choices", "")).splitlines() if line.strip())
    low, high = (int(value) if isinstance(value := said.get(key), int | float) else usual
                 for key, usual in (("low", 1), ("high", 5)))  # fmt: skip
    return Field(
        own_key(own), applies_to(own), type_, choices[:MOST_CHOICES] if type_ == "choice" else (),
        low, max(low, high), judgement=type_ == "scale", requirement="R52", group="measure", notes=TEXT_KINDS,
    )  # fmt: skip


def applies_to(own: OwnField) -> str:
    """The kind of record that such a field is for."""
    return str(own.fields.get("applies", "card"))
