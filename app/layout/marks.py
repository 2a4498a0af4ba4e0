"""The small marks of a card: what is said of it in symbols, told apart by their shapes, in a row that wraps.

::

    * ZMOT  ooooo  (+) {cone} {shield} {ear} [3/4] control evidence medium

``MARKED`` is their order; a field that says nothing leaves no mark.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app.domain.fields import field_of
from app.domain.records import Card, Value
from app.layout.anatomy import Anatomy
from app.layout.foot import Foot, Size, flow
from app.layout.shapes import Box, Place, Shape, Symbol
from app.layout.typeset import Style, set_line
from app.text.shaper import line_width

QUALITY = ("easier", "goes_on", "heard", "repeat")
"""The four things that are asked of a contact; how many of them hold is one mark."""
MARKED = (
    "moment_of_truth", "importance", "verdict", "advantage", "force", "severity", "frequency", "sense",
    "sensory_effect", "friction", "protect", "risk", "listening", "noticed", "quality", "control", "evidence", "medium",
)  # fmt: skip
"""What shows as a small mark, in their order."""
CHOSEN = ("verdict", "advantage", "force", "sense", "sensory_effect", "noticed", "control", "evidence", "medium")
"""Those of them whose mark says which choice it is."""
SCORED = ("severity", "frequency")
FLAGS = ("friction", "protect", "risk")
DOT_STEP = 1.35
"""From one dot of the importance to the next, in dots."""
SPACE = 0.7
"""Between a symbol and its letters, in gaps."""
_MADE = frozenset(("moment_of_truth", "quality"))
"""Marks that are made of other fields too."""
_LONE = frozenset(("importance",))
_FIELDS = frozenset((*MARKED, *QUALITY, "truth_type"))


class Mark(NamedTuple):
    """A symbol, perhaps with short letters behind it; ``key`` is the field that it tells, ``letters_key`` theirs.

    ``dots`` are filled ones of a row of dots in place of a symbol.
    """

    key: str
    symbol: str
    letters: str = ""
    letters_key: str = ""
    dots: int = 0


def marks_of(card: Card) -> tuple[Mark, ...]:
    """The marks of a card."""
    fields = card.fields
    if _FIELDS.isdisjoint(fields):
        return ()
    if _LONE.issuperset(fields.keys() & _FIELDS):
        return (_dotted(fields["importance"]),)
    keys = [key for key in MARKED if key in fields or key in _MADE]
    return tuple([mark for key in keys if (mark := _mark(card, key)) is not None])


@cache
def _dotted(value: Value) -> Mark:
    return Mark("importance", "", dots=int(value))


def _mark(card: Card, key: str) -> Mark | None:
    value = card.fields.get(key)
    match key:
        case "moment_of_truth":
            return _truth(card)
        case "quality":
            said = [card.fields[part] for part in QUALITY if part in card.fields]
            return Mark(key, "mark:quality", f"{said.count(True)}/{len(QUALITY)}") if said else None
        case "importance":
            return _dotted(value) if value else None
        case "noticed" if value != "unconscious":  # that one notices is nothing special
            return None
        case "listening":
            return Mark(key, "mark:listening") if value else None
    if not value:
        return None
    if key in SCORED:
        return Mark(key, f"mark:{key}", str(value))
    return Mark(key, f"mark:{key}" if key in FLAGS else f"{key}:{value}")


def _truth(card: Card) -> Mark | None:
    """A star, and which moment of truth it is."""
    type_ = str(card.fields.get("truth_type", "")).upper()
    if card.fields.get("moment_of_truth"):
        return Mark("moment_of_truth", "mark:moment_of_truth", type_, "truth_type")
    return Mark("truth_type", "mark:star_empty", type_, "truth_type") if type_ else None


# -- setting --------------------------------------------------------------------------------------
def mark_sizes(marks: Sequence[Mark], form: Anatomy) -> list[Size]:
    """How large each mark is."""
    steps = field_of("card", "importance").high
    dots = form.dot * (DOT_STEP * steps - (DOT_STEP - 1.0))
    return [(dots if mark.dots else form.row + _letters(mark, form), form.row) for mark in marks]


def _letters(mark: Mark, form: Anatomy) -> float:
    """How wide the letters behind a symbol are, with the space before them."""
    if not mark.letters:
        return 0.0
    return SPACE * form.gap + line_width(mark.letters, "semibold", form.tag.size)


def marks_height(marks: Sequence[Mark], form: Anatomy) -> float:
    """How high the rows of marks are."""
    return flow(mark_sizes(marks, form), form.body_width, 2.0 * form.gap, 1.2 * form.gap)[1]


def set_marks(marks: Sequence[Mark], form: Anatomy, color: str, strong: str) -> Foot:
    """The rows of marks, the moment of truth in the colour ``strong``."""
    sizes = mark_sizes(marks, form)
    corners, height = flow(sizes, form.body_width, 2.0 * form.gap, 1.2 * form.gap)
    shapes: list[Shape] = []
    places: list[Place] = []
    style = Style("semibold", form.tag.cap, color)
    for mark, (width, tall), (x, y) in zip(marks, sizes, corners, strict=True):
        if mark.dots:
            places.append((mark.key, Box(x, y, width, tall)))
            shapes += _dots(mark.dots, x, y, form, color)
            continue
        ink = strong if mark.key == "moment_of_truth" else color
        shapes.append(Symbol(mark.symbol, x, y, form.row, ink))
        places.append((mark.key, Box(x, y, form.row if mark.letters_key else width, tall)))
        if mark.letters:
            left = x + form.row + SPACE * form.gap
            shapes += set_line(mark.letters, style).at(left, y + (form.row - style.cap) / 2)
            if mark.letters_key and mark.letters_key != mark.key:
                places.append((mark.letters_key, Box(x + form.row, y, width - form.row, tall)))
    return Foot(tuple(shapes), tuple(places), height)


def _dots(value: int, x: float, y: float, form: Anatomy, color: str) -> list[Shape]:
    """As many filled dots as the importance says, and the rest empty."""
    steps = range(field_of("card", "importance").high)
    top = y + (form.row - form.dot) / 2
    left = x - form.dot / 8
    return [
        Symbol("mark:dot" if n < value else "mark:dot_empty", left + n * form.dot * DOT_STEP, top, form.dot, color)
        for n in steps
    ]


# -- in words -------------------------------------------------------------------------------------
def said_of(card: Card, words: Mapping[str, str]) -> list[str]:
    """The marks of a card in words, the importance first, with what its edge tells."""
    marks = sorted(marks_of(card), key=lambda mark: mark.key != "importance")
    found = [part for mark in marks for part in _said(card, mark, words)]
    return [*found, words["mark.unseen"]] if card.fields.get("unseen") else found


def _said(card: Card, mark: Mark, words: Mapping[str, str]) -> list[str]:
    value, key = card.fields.get(mark.key, ""), mark.key
    if key == "importance":
        return [words["about.importance"].format(value=value, top=field_of("card", key).high)]
    if key in SCORED:
        return [words["about.score"].format(name=words[f"mark.{key}"], value=value, top=field_of("card", key).high)]
    if key == "quality":
        kept = sum(card.fields.get(part) is True for part in QUALITY)
        return [words["about.score"].format(name=words["mark.quality"], value=kept, top=len(QUALITY))]
    if key == "listening":
        return [f"{words['mark.listening']}: {words[f'listening.{value}']}"]
    if key in CHOSEN:
        return [words[f"{key}.{value}"]]
    star = [] if key == "truth_type" else [words[f"mark.{key}"]]
    return [*star, words[f"truth_type.{card.fields['truth_type']}"]] if mark.letters else star


def named(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """Symbol and word of all marks that these cards have, each once, in the order of ``MARKED``."""
    used: set[tuple[str, str]] = set()
    for card in cards:
        for mark in marks_of(card):
            if mark.key in CHOSEN:
                used.add((mark.symbol, f"{mark.key}.{card.fields[mark.key]}"))
            elif mark.key != "truth_type":
                used.add(("mark:importance" if mark.dots else mark.symbol, f"mark.{mark.key}"))
            if mark.letters_key and mark.letters:
                used.add(("mark:star_empty", f"truth_type.{card.fields['truth_type']}"))
        if card.fields.get("unseen"):
            used.add(("mark:unseen", "mark.unseen"))
    return in_order(used)


def in_order(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Symbols and words in the order of ``MARKED``, and of the choices of each."""
    return sorted(entries, key=lambda entry: _order(entry[1]))


def _order(word: str) -> tuple[int, int]:
    """Where a word stands in a list of marks."""
    head, _, choice = word.partition(".")
    key = choice if head == "mark" else head
    if key == "truth_type":
        return 0, 1 + field_of("card", key).choices.index(choice)
    if head == "channel_kind":
        return len(MARKED), field_of("lane", head).choices.index(choice)
    at = MARKED.index(key) if key in MARKED else MARKED.index("noticed")
    return at, field_of("card", key).choices.index(choice) if key in CHOSEN else 0
