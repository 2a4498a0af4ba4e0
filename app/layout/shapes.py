"""The drawing: what is painted where.  Millimetres, x to the right, y down, colours as "#rrggbb".

A drawing is a list of groups in painting order.  A group belongs to one record (``owner``), has an origin and
shapes relative to it: a card that only moves keeps equal shapes, so a surface replaces nothing but its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.layout.index import Index
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


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of one part of one record, relative to (x, y); ``w`` × ``h`` is what can be pointed at.

    ``role`` says which part, and with it whose record the owner is: "page", "title", "curve_levels", "curve_label"
    (the curve's name where no lane holds it), "legend" and "footer" are the map's, "persona" is the persona's, "phase"
    the first stage's of its run, "stage", "curve" and "curve_faces" a stage's, "lane" (the label), "row" (the ground)
    and "metric" (the bars) a lane's, "card" a card's.
    ``overview`` is the one colour that stands for the group when it is too small to read, None for nothing.
    ``about`` is plain text: what a screen reader says and a PDF bookmark shows.
    ``places`` are the fields that can be pointed at inside a card; one may have several.
    """

    owner: str
    role: str
    x: float
    y: float
    w: float
    h: float
    shapes: tuple[Shape, ...]
    overview: str | None = None
    about: str = ""
    places: tuple[Place, ...] = ()

    @property
    def box(self) -> Box:
        """Where the group lies on the drawing."""
        return Box(self.x, self.y, self.w, self.h)

    @property
    def key(self) -> tuple[str, str]:
        """Role and owner: unique in a drawing."""
        return self.role, self.owner


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
    ``slots`` are the boxes of the cards in each (stage id, lane id) in order.
    """

    width: float
    height: float
    groups: tuple[Group, ...]
    stages: tuple[tuple[str, Box], ...] = ()
    lanes: tuple[tuple[str, Box], ...] = ()
    cells: tuple[CellBox, ...] = ()
    slots: dict[tuple[str, str], tuple[tuple[str, Box], ...]] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)
    """How many cards have room side by side in each stage, by its id; then the next line begins."""
    smallest_text: float = 0.0
    """The smallest cap height on the drawing, in millimetres."""
    shortened: tuple[str, ...] = ()
    """The ids of the records, mostly cards, whose text was too long and ends in an ellipsis."""
    curve: "PlacedCurve | None" = field(default=None, compare=False)
    """The emotion curve, for hands that take hold of its points."""
    _index: list[Index] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """Where things are; made when it is first asked for."""
        if not self._index:
            self._index.append(Index(self.groups, self.cells, self.slots))
        return self._index[0]

    def by_role(self, role: str) -> Iterator[Group]:
        """The groups of one role in painting order."""
        return iter(self.index.roles.get(role, {}).values())

    def group(self, role: str, owner: str) -> Group | None:
        """The group of that role and owner, or None."""
        return self.index.roles.get(role, {}).get(owner)

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
