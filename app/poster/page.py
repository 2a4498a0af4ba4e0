"""What comes out of the press: pages with drawings and marks on them, whatever writes them afterwards.

All lengths are millimetres, measured from a page's top left corner, y down.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.layout.shapes import Box, Drawing, Shape
from app.poster.sheets import Tiling


@dataclass(frozen=True, slots=True)
class Placement:
    """A drawing on a page: its point (x, y) comes to (dx + x·scale, dy + y·scale).

    Nothing is drawn outside ``clip``, a box of the page.  With ``bookmarks`` the stages that it shows are in the
    table of contents.
    """

    drawing: Drawing
    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0
    clip: Box | None = None
    bookmarks: bool = True
    room: float = 1.0
    """How many times the width that each text takes it may have, where it is broken anew in another font."""


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page: placements in painting order, then ``marks`` over them.

    ``name`` is short and unique in a printout ("2C"); ``bookmark`` is its line in the table of contents, "" for none.
    A ``blank`` page shows nothing of the map.
    """

    width: float
    height: float
    placements: tuple[Placement, ...] = ()
    marks: tuple[Shape, ...] = ()
    name: str = ""
    bookmark: str = ""
    blank: bool = False
    trim: Box | None = None
    """What is left when the page is cut, where it is to be cut."""
    bleed: Box | None = None
    """How far colours reach beyond that, for knives that are not exact."""
    leads: tuple[tuple[Box, str], ...] = ()
    """Boxes of the page that lead, on a screen, to the page of that name, if it is printed."""


@dataclass(frozen=True, slots=True)
class Printout:
    """The pages of one print in order.

    ``poster`` is the one page that was cut into sheets, as ``tiling`` says; a print that was not cut has neither.
    """

    title: str
    pages: tuple[Page, ...]
    poster: Page | None = None
    tiling: Tiling | None = None

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """All drawings on the pages, each once, in order of appearance."""
        return tuple({id(p.drawing): p.drawing for page in self.pages for p in page.placements}.values())

    def only(self, names: Collection[str]) -> "Printout":
        """The same print with only the pages of these names."""
        return replace(self, pages=tuple(page for page in self.pages if page.name in names))


def placed_whole(drawing: Drawing, width: float, height: float) -> Placement:
    """A drawing as large as it goes in the middle of a page; one of the page's own size is left alone."""
    scale = min(width / drawing.width, height / drawing.height)
    return Placement(drawing, scale, (width - drawing.width * scale) / 2, (height - drawing.height * scale) / 2)


def shapes_on(printout: Printout) -> Iterator[Shape]:
    """Every shape of every drawing of a print, each drawing once, and the marks of all pages."""
    for drawing in printout.drawings:
        for group in drawing.groups:
            yield from group.shapes
    for page in printout.pages:
        yield from page.marks


def page_paths(path: Path, printout: Printout) -> tuple[Path, ...]:
    """The files of a print that has a file for each page: "map.png", or "map 01.png", "map 02.png" and so on."""
    count = len(printout.pages)
    if count == 1:
        return (path,)
    digits = len(str(count))
    return tuple(path.with_name(f"{path.stem} {n:0{digits}}{path.suffix}") for n in range(1, count + 1))
