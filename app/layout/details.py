"""What of a card is only drawn where a person wants to see the details: its texts, its scores, fields of one's own.

::

    {bubble} Value delivered  A moment of calm
    What happened
    Eleven minutes and two passwords

What somebody thinks (a ``judgement`` of the catalogue) has a bubble before its name and is set light; facts are strong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.document import Document
from app.domain.fields import applies_to, field_of, own_key, own_spec
from app.domain.records import Card, Value
from app.domain.tags import split_tags
from app.layout.anatomy import Anatomy
from app.layout.dates import number_text, short_date
from app.layout.foot import Foot
from app.layout.shapes import Box, Place, Shape, Symbol
from app.layout.theme import Colors
from app.layout.typeset import Style, set_text

DETAILED = (
    "value", "expected_text", "actual_text", "cause", "effect", "expectation", "satisfaction", "brand_promise",
    "brand_fits", "person_of", "starts", "ends", "noticed", "verified",
)  # fmt: skip
"""The fields that have neither a mark nor a curve, in their order."""
BETWEEN = 1.9
"""Between two rows, in gaps."""
BUBBLE = 1.25
"""The side of the bubble, in cap heights."""
OPINION = "mark:opinion"
"""The symbol before the name of what somebody thinks."""
_FIELDS = frozenset(DETAILED)


class Detail(NamedTuple):
    """A field by its key, its name and what it says; ``opinion`` tells what somebody thinks from a fact."""

    key: str
    name: str
    text: str
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class OwnDetails:
    """The fields that a project has added to cards: key, name, type and highest value of each, whether it judges."""

    fields: tuple[tuple[str, str, str, int, bool], ...] = ()


def own_details(document: Document) -> OwnDetails:
    """Those of a document, in order."""
    found = [(own, own_spec(own)) for own in document.own_fields if applies_to(own) == "card"]
    return OwnDetails(tuple([(own_key(own), own.title, spec.type, spec.high, spec.judgement) for own, spec in found]))


def details_of(card: Card, own: OwnDetails, words: Mapping[str, str]) -> list[Detail]:
    """The details of a card; ``words`` may lack what is not there yet."""
    rows = []
    if not _FIELDS.isdisjoint(card.fields):
        rows = [
            Detail(key, words.get(f"field.{key}", key), _text(card, key, words), field_of("card", key).judgement)
            for key in DETAILED
            if key in card.fields
        ]
    rows += [
        Detail(key, name, _own_text(card.fields[key], type_, high, words), judges)
        for key, name, type_, high, judges in own.fields
        if key in card.fields
    ]
    return [row for row in rows if row.text]


def spoken_detail(detail: Detail, words: Mapping[str, str]) -> str:
    """A detail for readers who hear it."""
    name = words["about.opinion"].format(name=detail.name) if detail.opinion else detail.name
    return f"{name}: {detail.text[:1000]}"


def _text(card: Card, key: str, words: Mapping[str, str]) -> str:
    """What a field says; "" where a mark tells it already."""
    value, field = card.fields[key], field_of("card", key)
    if key in ("starts", "ends") and card.fields.get("contact_kind") == "campaign":
        return ""
    match field.type:
        case "scale":
            return f"{value} / {field.high}"
        case "choice":
            return "" if value == "unconscious" else words.get(f"{key}.{value}", str(value))
        case "date":
            return short_date(str(value), words) if words else str(value)
        case "tags":
            return ", ".join(split_tags(str(value)))
    return str(value).strip()


def _own_text(value: Value, type_: str, high: int, words: Mapping[str, str]) -> str:
    if type_ == "flag" or isinstance(value, bool):
        return words.get("flag.yes" if value else "flag.no", "—")
    if isinstance(value, int | float):
        number = number_text(value, {"decimal.mark": ".", **words})
        return f"{number} / {high}" if type_ == "scale" else number
    return short_date(value, words) if type_ == "date" and words else value.strip()


def set_details(rows: Sequence[Detail], form: Anatomy, colors: Colors, mark: str, most: int) -> Foot:
    """The rows: a short text behind its name, a longer one below it; opinions behind a ``mark`` coloured bubble."""
    width, gap = form.body_width, form.gap
    quiet = Style("regular", form.tag.cap, colors.quiet, form.tag.leading)
    strong = Style("semibold", form.tag.cap, colors.text, form.tag.leading)
    light = Style("regular", form.tag.cap, colors.text, form.tag.leading)
    bubble = BUBBLE * quiet.cap
    shapes: list[Shape] = []
    places: list[Place] = []
    top, cut = 0.0, False
    for row in rows:
        indent, style = (bubble + 0.8 * gap, light) if row.opinion else (0.0, strong)
        heading = set_text(row.name, quiet, width - indent, 2)
        beside = width - indent - heading.width - 1.6 * gap
        value = set_text(row.text, style, beside, most)
        start, y = indent + heading.width + 1.6 * gap, top
        if heading.lines > 1 or value.lines != 1 or value.rtl:
            value, start, y = set_text(row.text, style, width, most), 0.0, top + heading.height + 0.9 * gap
        if row.opinion:
            shapes.append(Symbol(OPINION, 0.0, top + (quiet.cap - bubble) / 2, bubble, mark))
        shapes += [*heading.at(indent, top), *value.at(start, y)]
        bottom = max(top + heading.height, y + value.height)
        places.append((row.key, Box(0.0, top, width, bottom - top)))
        cut = cut or heading.cut or value.cut
        top = bottom + BETWEEN * gap
    return Foot(tuple(shapes), tuple(places), max(0.0, top - BETWEEN * gap), cut)
