"""The drawing: what is painted where.  Millimetres, x to the right, y down, colours as "#rrggbb".

A drawing is a list of groups in painting order.  A group belongs to one record (``owner``), has an origin and
shapes relative to it: a card that only moves keeps equal shapes, so a surface replaces nothing but its place.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self

from app.layout.index import Index, Slots
from app.text.lines import TextLine

if TYPE_CHECKING:
    from app.layout.curve import PlacedCurve

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: float, dy: float) -> "Box":
        """The same rectangle elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corners of radius ``radius``; ``fill`` and ``stroke`` None paint nothing."""

    box: Box
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Straight and cubic segments: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

    segments: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    round_caps: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """One shaped line with its baseline's left end at (x, y); ``vertical`` turns it a quarter to the left."""

    x: float
    y: float
    line: TextLine
    color: str
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A face or icon of ``layout.symbols`` scaled into a square of ``size`` whose corner is (x, y).

    ``color`` replaces the symbol's main colour, ``accent`` its second one (features of a face).
    """

    name: str
    x: float
    y: float
    size: float
    color: str
    accent: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored picture, cropped to fill the box from its middle."""

    box: Box
    asset: str
    """The asset's hash."""


Shape = Rect | Path | Text | Symbol | Picture
Place = tuple[str, Box]
"""Which field of a record stands where in a group, relative to the group's corner."""


def smallest_size(shapes: Iterable[Shape]) -> float:
    """The smallest font size among shapes, infinite where there is no text."""
    return min((run.size for s in shapes if isinstance(s, Text) for run in s.line.runs), default=math.inf)


class Content(Protocol):
    """What a group shows.  It may be made only when it is asked for; the same content gives equal shapes each time."""

    @property
    def about(self) -> str:
        """What it is, in words."""

    @property
    def edge(self) -> str | None:
        """The colour of the thick edge that marks it even where it is too small to read, or None."""

    @property
    def is_note(self) -> bool:
        """Whether it is a card that is no touchpoint."""

    @property
    def smallest(self) -> float:
        """The smallest font size in it, infinite where there is no text."""

    def shapes(self, height: float) -> tuple[Shape, ...]:
        """What is painted in a group of that height, relative to its corner."""

    def places(self, height: float) -> tuple[Place, ...]:
        """The fields that can be pointed at in a group of that height."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Content that is there already."""

    drawn: tuple[Shape, ...]
    about: str = ""
    marked: tuple[Place, ...] = ()
    edge: str | None = None
    is_note: bool = False

    @property
    def smallest(self) -> float:
        """The smallest font size of the shapes."""
        return smallest_size(self.drawn)

    def shapes(self, height: float) -> tuple[Shape, ...]:  # noqa: ARG002 - it has the height of its group
        """The shapes."""
        return self.drawn

    def places(self, height: float) -> tuple[Place, ...]:  # noqa: ARG002 - it has the height of its group
        """The places."""
        return self.marked


class Group:
    """The shapes of one part of one record, relative to (x, y); ``w`` × ``h`` is what can be pointed at.

    ``role`` says which part, and with it whose record the owner is: "page", "title", "curve_levels", "curve_label"
    (the curve's name where no lane holds it), "curve_beside" (other curves), "visibility" (the line of visibility),
    "color_key", "legend" and "footer" are the map's, "persona" is the persona's, "phase" and "cycle" the first
    stage's of its run, "stage", "stage_band" (where it is collapsed), "route", "curve" and "curve_faces" a stage's,
    "lane" (the label), "lane_strip" (where it is collapsed), "row" (the ground) and "metric" (the bars) a lane's,
    "card" a card's.
    ``overview`` is the one colour that stands for the group when it is too small to read, None for nothing.
    ``about`` is plain text: what a screen reader says and a PDF bookmark shows.
    ``places`` are the fields that can be pointed at inside it; one may have several.

    Never changed.  A group that an edit does not touch is the very same object in the next drawing.  The text of a
    card is set when its shapes are asked for: ask only for what is seen.
    """

    __slots__ = ("content", "h", "overview", "owner", "role", "w", "x", "y")

    def __init__(  # noqa: PLR0913, PLR0917 - what a group is
        self, owner: str, role: str, x: float, y: float, w: float, h: float, shapes: tuple[Shape, ...],
        overview: str | None = None, about: str = "", places: tuple[Place, ...] = (),
    ) -> None:  # fmt: skip
        self._fill(owner, role, x, y, w, h, Drawn(shapes, about, places), overview)

    def _fill(
        self, owner: str, role: str, x: float, y: float, w: float, h: float, content: Content, overview: str | None
    ) -> None:
        self.owner, self.role = owner, role
        self.x, self.y, self.w, self.h = x, y, w, h
        self.content, self.overview = content, overview

    @classmethod
    def of(cls, owner: str, role: str, box: Box, content: Content, overview: str | None) -> Self:
        """A group of such content."""
        group = cls.__new__(cls)
        group._fill(owner, role, box.x, box.y, box.w, box.h, content, overview)  # noqa: SLF001 - its own
        return group

    def at(self, x: float, y: float) -> Self:
        """The same group elsewhere."""
        return self.of(self.owner, self.role, Box(x, y, self.w, self.h), self.content, self.overview)

    def at_height(self, y: float) -> Self:
        """The same group higher or lower: of a row that moves there are hundreds, so this is done in few steps."""
        group = self.__new__(type(self))
        group.owner, group.role, group.content, group.overview = self.owner, self.role, self.content, self.overview
        group.x, group.y, group.w, group.h = self.x, y, self.w, self.h
        return group

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is painted, in painting order."""
        return self.content.shapes(self.h)

    @property
    def about(self) -> str:
        """What it is, in words."""
        return self.content.about

    @property
    def places(self) -> tuple[Place, ...]:
        """The fields that can be pointed at."""
        return self.content.places(self.h)

    @property
    def box(self) -> Box:
        """Where the group lies on the drawing."""
        return Box(self.x, self.y, self.w, self.h)

    @property
    def key(self) -> tuple[str, str]:
        """Role and owner: unique in a drawing."""
        return self.role, self.owner

    def looks_like(self, other: "Group") -> bool:
        """Whether both are painted alike, wherever they stand; a card whose record changed counts as different."""
        if self.h != other.h or self.overview != other.overview:
            return False
        mine, others = self.content, other.content
        return mine is others or (isinstance(mine, Drawn) and isinstance(others, Drawn) and mine.drawn == others.drawn)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Group):
            return NotImplemented
        if self.key != other.key or self.box != other.box:
            return False
        same = self.content is other.content or (
            (self.shapes, self.about, self.places) == (other.shapes, other.about, other.places)
        )
        return same and self.overview == other.overview

    def __hash__(self) -> int:
        return hash((self.owner, self.role, self.x, self.y))

    def __repr__(self) -> str:
        return f"Group({self.role} of {self.owner} at {self.box}: {self.content})"


@dataclass(frozen=True, slots=True)
class SheetSize:
    """The paper that a drawing is made for; nothing is drawn on the outer ``margin``."""

    width: float
    height: float
    margin: float = 15.0


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell of the grid: which stage and lane, and where."""

    stage_id: str
    lane_id: str
    box: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """A laid-out map.  ``width`` × ``height`` is the whole sheet with its margins.

    ``stages`` and ``lanes`` are the columns and rows in order, ``cells`` the grid: for gestures, never painted.
    ``cards`` are those of ``groups`` that are cards in each (stage id, lane id), in order.
    """

    width: float
    height: float
    groups: tuple[Group, ...]
    stages: tuple[tuple[str, Box], ...] = ()
    lanes: tuple[tuple[str, Box], ...] = ()
    cells: tuple[CellBox, ...] = ()
    cards: Mapping[tuple[str, str], Sequence[Group]] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)
    """How many cards have room side by side in each stage, by its id; then the next line begins."""
    smallest_text: float = 0.0
    """The smallest cap height on the drawing, in millimetres."""
    shortened: tuple[str, ...] = ()
    """The ids of the records, mostly cards, whose text was too long and ends in an ellipsis."""
    collapsed: frozenset[str] = frozenset()
    """The ids of the stages and lanes that are shown as a band only; they have no cells."""
    steps: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    """Where each touchpoint has a step of its own: of each stage (id) its touchpoints' ids in journey order and the x
    of their steps' middles.  Empty in the compact density."""
    curve: "PlacedCurve | None" = field(default=None, compare=False)
    """The emotion curve, for hands that take hold of its points."""
    curve_label: Group | None = field(default=None, compare=False)
    """The group that names the curve as it is without any line beside it: with no key of such lines."""
    _index: list[Index] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """Where things are; made when it is first asked for."""
        if not self._index:
            self._index.append(Index(self.groups, self.cells, self.cards))
        return self._index[0]

    @property
    def slots(self) -> Mapping[tuple[str, str], tuple[tuple[str, Box], ...]]:
        """The ids and boxes of the cards in each (stage id, lane id) that has any, in order."""
        return Slots(self.cards)

    def by_role(self, role: str) -> Iterator[Group]:
        """The groups of one role in painting order."""
        return iter(self.index.of_role(role))

    def group(self, role: str, owner: str) -> Group | None:
        """The group of that role and owner, or None."""
        return self.index.group(role, owner)

    def group_at(self, x: float, y: float) -> Group | None:
        """The topmost group whose box holds a point, or None."""
        return self.index.group_at(x, y)

    def groups_in(self, area: Box) -> list[Group]:
        """The groups whose boxes touch an area, in painting order."""
        return self.index.groups_in(area)

    def cell(self, stage_id: str, lane_id: str) -> CellBox | None:
        """The cell of a stage and a lane, or None."""
        return self.index.cells.get((stage_id, lane_id))

    def cell_at(self, x: float, y: float) -> CellBox | None:
        """The cell under a point, or None."""
        return self.index.cell_at(x, y)
