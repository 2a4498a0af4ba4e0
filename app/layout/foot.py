"""The foot of a card: who answers for it, who takes part, other names behind icons, and its tags.

::

    (o) Owner  (o) Actor  (o) 12 May - 3 Jun 2026  [tag] [another tag]

They flow into further rows where the card is too narrow for one; so do the marks above them, see ``marks``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.records import Card
from app.domain.tags import split_tags, tags_of
from app.layout.anatomy import Anatomy
from app.layout.dates import span_of_days
from app.layout.shapes import Box, Path, Picture, Place, Point, Rect, Shape, Symbol, Text
from app.layout.theme import Colors
from app.layout.typeset import Style, set_text

NAMED = ("contact_kind", "also_channels", "owner", "actor")
"""The fields that show as a name behind an icon."""
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


def stacked(parts: Sequence[Foot], gap: float) -> Foot:
    """Rows under each other."""
    shapes: list[Shape] = []
    places: list[Place] = []
    top = 0.0
    filled = [part for part in parts if part.height]
    for part in filled:
        shapes += [moved(shape, 0.0, top) for shape in part.shapes]
        places += [(key, box.moved(0.0, top)) for key, box in part.places]
        top += part.height + gap
    return Foot(tuple(shapes), tuple(places), max(0.0, top - gap), any(part.cut for part in filled))


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """A shape elsewhere."""
    match shape:
        case Rect() | Picture():
            return replace(shape, box=shape.box.moved(dx, dy))
        case Symbol() | Text():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Path():
            return replace(shape, segments=tuple([_shifted(segment, dx, dy) for segment in shape.segments]))


def _shifted(segment: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    letter, *numbers = segment
    return (letter, *(float(number) + (dy if at % 2 else dx) for at, number in enumerate(numbers)))


# -- names and tags -----------------------------------------------------------------------------
def words_of(card: Card, words: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Key and text of each name and tag of a card; without ``words`` with texts of about the same length."""
    if not card.fields:
        return []
    named = [(key, text) for key in NAMED if card.fields.get(key) and (text := name_of(card, key, words))]
    return named + [("tags", tag) for tag in tags_of(card)]


def name_of(card: Card, key: str, words: Mapping[str, str] | None) -> str:
    """What a field that shows as a name says: of a campaign its days, or that it is one; "" for nothing."""
    if key == "also_channels":
        return ", ".join(split_tags(str(card.fields[key])))
    if key != "contact_kind":
        return str(card.fields[key]).strip()
    if card.fields[key] != "campaign":
        return ""
    days = [str(card.fields.get(side, "")) for side in ("starts", "ends")]
    if words is None:
        return "12 may – 3 jun 2026" if all(days) else "12 may 2026 –"
    return span_of_days(days[0], days[1], words) or words["mark.contact_kind"]


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


def set_words(
    words: Sequence[tuple[str, str]], form: Anatomy, colors: Colors, ground: str, icon: str, most: int
) -> Foot:  # fmt: skip
    """Names behind icons of the colour ``icon``, tags on slips of the colour ``ground``; ``most`` lines for each."""
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
