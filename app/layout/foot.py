"""The foot of a card: a row of small marks, and below it who answers for it, who takes part, and its tags.

::

    * ooooo control evidence medium
    (o) Owner  (o) Actor  [tag] [another tag]

Both flow into further rows where the card is too narrow for one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.fields import field_of
from app.domain.records import Card
from app.domain.tags import tags_of
from app.layout.anatomy import Anatomy
from app.layout.shapes import Box, Place, Point, Rect, Shape, Symbol
from app.layout.theme import Colors
from app.layout.typeset import Style, set_text

MARKED = ("moment_of_truth", "importance", "control", "evidence", "medium")
"""The fields that show as a small mark, in their order."""
NAMED = ("owner", "actor")
"""The fields that show as a name behind an icon."""
DOT_STEP = 1.35
"""From one dot of the importance to the next, in dots."""
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Foot:
    """Shapes and places of a row, from (0, 0); ``cut`` says that not all of a text is there."""

    shapes: tuple[Shape, ...] = ()
    places: tuple[Place, ...] = ()
    height: float = 0.0
    cut: bool = False


def flow(sizes: Sequence[Size], room: float, gap: float, between: float) -> tuple[list[Point], float]:
    """Where things of these sizes go in rows no wider than ``room``, and how high all rows are.

    ``gap`` stands between two of a row, ``between`` between two rows.
    """
    corners: list[Point] = []
    x = y = row = 0.0
    for width, height in sizes:
        if x and x + width > room + 1e-6:
            x, y, row = 0.0, y + row + between, 0.0
        corners.append((x, y))
        x += width + gap
        row = max(row, height)
    return corners, y + row


# -- marks --------------------------------------------------------------------------------------
def marks_of(card: Card) -> list[str]:
    """The fields of a card that show as marks."""
    return [key for key in MARKED if card.fields.get(key)]


def mark_sizes(keys: Sequence[str], form: Anatomy) -> list[Size]:
    """How large each mark is."""
    steps = field_of("card", "importance").high
    dots = form.dot * (DOT_STEP * steps - (DOT_STEP - 1.0))
    return [(dots if key == "importance" else form.row, form.row) for key in keys]


def marks_height(keys: Sequence[str], form: Anatomy) -> float:
    """How high the rows of marks are."""
    return flow(mark_sizes(keys, form), form.body_width, 2.0 * form.gap, 1.2 * form.gap)[1]


def set_marks(card: Card, form: Anatomy, color: str, strong: str) -> Foot:
    """The rows of marks, the moment of truth in the colour ``strong``."""
    keys = marks_of(card)
    sizes = mark_sizes(keys, form)
    corners, height = flow(sizes, form.body_width, 2.0 * form.gap, 1.2 * form.gap)
    shapes: list[Shape] = []
    places: list[Place] = []
    for key, (width, tall), (x, y) in zip(keys, sizes, corners, strict=True):
        places.append((key, Box(x, y, width, tall)))
        value = card.fields[key]
        if key == "importance":
            shapes += _dots(int(value), x, y, form, color)
        elif key == "moment_of_truth":
            shapes.append(Symbol("mark:moment_of_truth", x, y, form.row, strong))
        else:
            shapes.append(Symbol(f"{key}:{value}", x, y, form.row, color))
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


# -- names and tags -----------------------------------------------------------------------------
def words_of(card: Card) -> list[tuple[str, str]]:
    """Key and text of each name and tag of a card."""
    named = [(key, str(card.fields[key]).strip()) for key in NAMED if card.fields.get(key)]
    return named + [("tags", tag) for tag in tags_of(card)]


def word_sides(key: str, form: Anatomy) -> tuple[float, float]:
    """The room left and right of a name or tag within its own box."""
    if key == "tags":
        return 1.25 * form.gap, 1.25 * form.gap
    return form.tag.cap * 1.45 + 0.9 * form.gap, 0.6 * form.gap


def word_height(lines: int, form: Anatomy) -> float:
    """How high the box of a name or tag of so many lines is."""
    return form.tag.cap * 1.95 + (lines - 1) * form.tag.size * form.tag.leading


def words_flow(sizes: Sequence[Size], form: Anatomy) -> tuple[list[Point], float]:
    """Where the boxes of names and tags go, and how high all of them are."""
    return flow(sizes, form.body_width, 1.2 * form.gap, 0.9 * form.gap)


def set_words(card: Card, form: Anatomy, colors: Colors, ground: str, icon: str, most: int) -> Foot:
    """Names behind icons of the colour ``icon``, tags on slips of the colour ``ground``; ``most`` lines for each."""
    words = words_of(card)
    if not words:
        return Foot()
    style = Style("regular", form.tag.cap, colors.quiet, form.tag.leading)
    blocks = [set_text(text, style, form.body_width - sum(word_sides(key, form)), most) for key, text in words]
    sizes = [
        (block.width + sum(word_sides(key, form)), word_height(block.lines, form))
        for (key, _), block in zip(words, blocks, strict=True)
    ]
    corners, height = words_flow(sizes, form)
    shapes: list[Shape] = []
    places: list[Place] = []
    side = style.cap * 1.45
    first = (word_height(1, form) - style.cap) / 2
    for (key, _), block, (width, tall), (x, y) in zip(words, blocks, sizes, corners, strict=True):
        places.append((key, Box(x, y, width, tall)))
        if key == "tags":
            shapes.append(Rect(Box(x, y, width, tall), fill=ground, radius=word_height(1, form) / 2))
        else:
            shapes.append(Symbol(f"mark:{key}", x, y + (word_height(1, form) - side) / 2, side, icon))
        shapes += block.at(x + word_sides(key, form)[0] - _hang(block.width, block.rows), y + first)
    return Foot(tuple(shapes), tuple(places), height, any(block.cut for block in blocks))


def _hang(width: float, rows: Sequence[tuple[float, object]]) -> float:
    """How far right of its box the text of a block begins: lines that read from right to left stand at its right."""
    return min((dx for dx, _ in rows), default=0.0) if width else 0.0
