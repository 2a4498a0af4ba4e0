"""A chart on its way: shapes, marks that lead to records, and in the end a ``Chart``."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.charts.study import Room, Study
from app.charts.telling import source_text
from app.insight.figure import Figure
from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text, smallest_size
from app.layout.theme import CAP_HEIGHT
from app.layout.typeset import Block, Style, set_text

CAP = 2.5
"""The cap height of a chart's small text, in millimetres at natural scale: the least that is printed."""
Ref = tuple[str, str]
"""(kind, id) of a record."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Part of a chart that can be pointed at: where it is, what it says line by line, and to which records it leads."""

    box: Box
    told: tuple[str, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and what can be pointed at on it in reading order.

    ``left`` counts the rows from ``Room.start`` on that had no room; the list goes on from row ``next``, where that is
    not 0.  ``empty`` says that there is nothing to show yet.
    The drawing is as wide as was asked for, or wider where that is too narrow.
    """

    code: str
    drawing: Drawing
    marks: tuple[Mark, ...] = ()
    left: int = 0
    next: int = 0
    empty: bool = False

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The topmost mark at a point of the drawing."""
        return next((mark for mark in reversed(self.marks) if mark.box.contains(x, y)), None)


@dataclass(slots=True)
class Sheet:
    """Collects what is drawn; ``y`` is where the next thing goes."""

    code: str
    study: Study
    room: Room
    y: float = 0.0
    groups: list[Group] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    shortened: dict[str, None] = field(default_factory=dict)
    width: float = 0.0

    def __post_init__(self) -> None:
        self.width = self.width or self.room.width

    # -- looks --------------------------------------------------------------------------------
    @property
    def unit(self) -> float:
        """The scale."""
        return self.room.unit

    def style(self, cap: float = CAP, weight: str = "regular", color: str = "", leading: float = 1.25) -> Style:
        """How a text looks; the cap height at natural scale."""
        return Style(weight, cap * self.unit, color or self.study.theme.colors.text, leading)

    @property
    def quiet(self) -> Style:
        """Text of second rank."""
        return self.style(color=self.study.theme.colors.quiet)

    # -- what is put --------------------------------------------------------------------------
    def put(self, shapes: Sequence[Shape], owner: str = "", about: str = "") -> None:
        """Shapes of the chart itself, or of a record that is only named."""
        if shapes:
            self.groups.append(
                Group(owner or self.study.map_id, "chart", 0.0, 0.0, self.width, 0.0, tuple(shapes), None, about)
            )  # fmt: skip

    def mark(self, shapes: Sequence[Shape], box: Box, refs: Sequence[Ref], told: Sequence[str]) -> None:
        """Shapes in a box that leads to records, the first of which owns them."""
        owner = refs[0][1] if refs else self.study.map_id
        self.groups.append(
            Group(owner, "chart_mark", box.x, box.y, box.w, box.h,
                  tuple(moved(shape, -box.x, -box.y) for shape in shapes), None, ". ".join(told))
        )  # fmt: skip
        self.marks.append(Mark(box, tuple(told), tuple(refs)))

    def set(self, text: str, style: Style, width: float, most: int = 1, owner: str = "") -> Block:
        """A text in lines; one that is cut is remembered."""
        block = set_text(text, style, width, most)
        if block.cut:
            self.shortened[owner or self.study.map_id] = None
        return block

    def write(self, text: str, style: Style, box: Box, most: int = 1, align: str = "start") -> Block:
        """A text from a box's corner in its width; gives its lines."""
        block = self.set(text, style, box.w, most)
        self.put(aligned(block, box, align))
        return block

    # -- what all charts have -----------------------------------------------------------------
    def head(self, title: str = "") -> None:
        """The title, and what the chart is good for."""
        words, unit, colors = self.study.words, self.unit, self.study.theme.colors
        self.y += unit
        if not self.room.headed:
            return
        named = " · ".join(filter(None, (title or words[f"chart.{self.code}"], self.study.asked.segment)))
        block = self.write(named, self.style(4.2, "bold", colors.ink),
                           Box(0.0, self.y, self.width, 0.0), 2)  # fmt: skip
        self.y += block.height + 2.2 * unit
        block = self.write(words[f"chart.{self.code}.about"], self.quiet, Box(0.0, self.y, self.width, 0.0), 3)
        self.y += block.height + 3.4 * unit

    def caption(self, figures: Sequence[Figure], more: Sequence[str] = ()) -> list[Block]:
        """Formula, n and date of what is shown, set below the chart by ``put_caption``."""
        words = self.study.words
        lines = []
        for figure in figures:
            said = f"{words[f'formula.{figure.formula}']} = {words[f'formula.{figure.formula}.text']}"
            lines.append(f"{said}. {source_text(figure, words)}")
        if any(figure.few for figure in figures):
            lines.append(words["chart.few"])
        return [self.set(line, self.quiet, self.width, 3) for line in (*lines, *more) if line]

    def height_of(self, blocks: Sequence[Block]) -> float:
        """How high the caption is, with the gap above it."""
        return sum(block.height + 1.3 * self.unit for block in blocks) + (2.0 * self.unit if blocks else 0.0)

    def rows_above(
        self, blocks: Sequence[Block], rows: int, usual: float, least: float, gap: float
    ) -> tuple[float, int]:  # fmt: skip
        """How high each of so many rows is, of heights at natural scale, and how many there is room for above the
        caption, with a ``gap`` and one more row for the whole below them."""
        if self.room.height is None:
            return usual * self.unit, rows
        free = self.room.height - self.y - self.height_of(blocks) - gap * self.unit
        row = max(least * self.unit, min(usual * self.unit, free / (rows + 1)))
        return row, max(1, min(rows, int(free / row + 1e-6) - 1))

    def put_caption(self, blocks: Sequence[Block]) -> None:
        """The caption below all that is there."""
        if blocks:
            self.y += 2.0 * self.unit
        for block in blocks:
            self.put(block.at(0.0, self.y))
            self.y += block.height + 1.3 * self.unit

    def nothing(self, text: str = "") -> Chart:
        """The chart that says what to fill in."""
        self.head()
        unit, colors = self.unit, self.study.theme.colors
        block = self.set(
            text or self.study.words[f"chart.{self.code}.empty"],
            self.style(3.0, color=colors.quiet, leading=1.4),
            min(self.width - 16 * unit, 120 * unit),
            12,
        )
        box = Box(0.0, self.y, self.width, block.height + 16 * unit)
        line = Rect(box, stroke=colors.line, stroke_width=0.3 * unit, radius=2 * unit, dash=(2 * unit, 1.6 * unit))
        self.put([replace(line, box=Box(0.3, box.y + 0.3, box.w - 0.6, box.h - 0.6))])
        self.put(block.at((self.width - block.width) / 2, self.y + 8 * unit))
        self.y = box.bottom
        return replace(self.done(), empty=True)

    def done(self, left: int = 0, after: int = 0) -> Chart:
        """The chart; ``after`` is the row from which what is left goes on."""
        height = self.y
        whole = Box(0.0, 0.0, self.width, height)
        groups = [Group.of(g.owner, g.role, whole, g.content, None) if g.role == "chart" else g for g in self.groups]
        smallest = min((smallest_size(group.shapes) for group in self.groups), default=0.0)
        drawing = Drawing(
            self.width,
            height,
            tuple(groups),
            smallest_text=smallest * CAP_HEIGHT if smallest < 1e9 else 0.0,
            shortened=tuple(self.shortened),
        )
        return Chart(self.code, drawing, tuple(self.marks), left, after if left else 0)


def aligned(block: Block, box: Box, align: str = "start") -> list[Shape]:
    """A block's lines in a box's width: each of them at its start, middle or end."""
    if align == "start":
        return list(block.at(box.x, box.y))
    part = 0.5 if align == "center" else 1.0
    rows = tuple(((box.w - line.width) * part, line) for _, line in block.rows)
    return list(replace(block, rows=rows).at(box.x, box.y))


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape elsewhere."""
    match shape:
        case Rect(box=box) | Picture(box=box):
            return replace(shape, box=box.moved(dx, dy))
        case Path(segments=segments):
            return replace(shape, segments=tuple(_moved(segment, dx, dy) for segment in segments))
        case Text(x=x, y=y) | Symbol(x=x, y=y):
            return replace(shape, x=x + dx, y=y + dy)


def _moved(segment: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    letter, *numbers = segment
    return (letter, *(float(n) + (dy if at % 2 else dx) for at, n in enumerate(numbers)))
