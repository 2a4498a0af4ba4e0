"""Drawings as PDF pages of exactly the stated size: embedded glyphs, text that can be found, bookmarks.

    writer = PdfWriter(path, About(title="Café", lang="es"), pictures=asset_bytes)
    placed = writer.place(drawing)                  # once: the drawing becomes reusable pieces
    writer.page(1189, 841)                          # millimetres; any number of pages of any sizes
    writer.draw(placed, scale=1.5, dx=10, dy=10, clip=Box(6, 6, 1177, 829))
    writer.shapes(marks)                            # own shapes, in millimetres of the page, y down
    writer.save()

All coordinates are millimetres from the page's top left corner, y down.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path as FilePath
from typing import BinaryIO

from app.files import deliver
from app.layout.layers import Layer, layer_of, layers_of
from app.layout.links import Link, links_of
from app.layout.shapes import Box, Drawing, Shape
from app.render import pictures
from app.render.bounds import bounds, touch, union
from app.render.cancelled import Cancelled
from app.render.pdf_about import About, Attachment
from app.render.pdf_attachment import attach
from app.render.pdf_content import Content, number
from app.render.pdf_file import PdfFile, Reference, array, dictionary, name, string
from app.render.pdf_shelf import Shelf

__all__ = ["About", "Attachment", "Cancelled", "PdfWriter", "Placed"]

POINTS = 72 / 25.4
"""Points in a millimetre."""
MOST_POINTS = 14_400
"""The side of a page cannot be more than so many units: 5.08 m where a unit is a point."""
_TINY = 1e-6
_OPERATIONS = 60
_MANY_OPERATIONS = 3000
_WIDEST = 250.0
_TITLE = 200
_PRINTED = 4
"""The flag of an annotation that is on paper too, which an archive wants of each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A form object with a part of a drawing, in painting order."""

    name: str
    reference: Reference
    box: Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing that is in the document and can be drawn on any page at any scale."""

    drawing: Drawing
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...] = ()


class PdfWriter:
    """Writes one PDF; nothing is on disk before ``save``.

    ``pictures`` gives the bytes of an asset's hash, ``layers`` the names of the layers that readers may switch off, in
    the language of the print.  ``cancelled`` is asked at each step and, if it says yes, ends the
    work by ``Cancelled``; ``progress`` is told the number of steps done so far: one for each piece of a placed drawing
    and one for each page.
    """

    def __init__(
        self,
        target: FilePath | BinaryIO,
        about: About = About(),  # noqa: B008 - frozen
        *,
        pictures: pictures.Pictures = pictures.no_pictures,
        layers: Mapping[Layer, str] | None = None,
        attachments: Sequence[Attachment] = (),
        long_pages: bool = True,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _done: None,
    ) -> None:
        self._target = target
        self._cancelled = cancelled
        self._progress = progress
        self._steps = 0
        self._file = PdfFile(about)
        self._attachments = attachments
        self._long_pages = long_pages
        self._shelf = Shelf(self._file, pictures, layers or {})
        self._page: _Page | None = None
        self._bookmarked: set[tuple[str, str]] = set()

    def place(self, drawing: Drawing, *, once: bool = False) -> Placed:
        """Puts a drawing into the document, in pieces of some sixty operations; draw it as often as you like.

        What is drawn ``once``, on one page, comes in large pieces: these take less room in the file.
        """
        pieces = []
        size = (_MANY_OPERATIONS, inf) if once else (_OPERATIONS, _WIDEST)
        links: list[Link] = []
        for content, box in _chunks(drawing, self._shelf, links, *size):
            reference = self._shelf.form(content, box)
            pieces.append(Piece(f"P{self._shelf.count}", reference, box))
            self._step()
        return Placed(drawing, tuple(pieces), tuple(links))

    def page(
        self,
        width: float,
        height: float,
        *,
        bookmark: str | None = None,
        label: str = "",
        trim: Box | None = None,
        bleed: Box | None = None,
    ) -> None:
        """Begins a page of that size in millimetres.

        ``bookmark`` is its line in the table of contents, ``label`` what readers call it instead of its number.
        ``trim`` is what of it is left when it is cut, ``bleed`` how far its colours reach beyond.
        """
        self._end_page()
        unit = math.ceil(max(width, height) * POINTS / MOST_POINTS - _TINY) if self._long_pages else 1
        self._page = _Page(width, height, Content(self._shelf), label, max(1, unit), trim, bleed)
        if bookmark is not None:
            self._file.bookmark(bookmark, 0, None)
            self._page.level = 1

    def draw(
        self,
        placed: Placed,
        *,
        scale: float = 1.0,
        dx: float = 0.0,
        dy: float = 0.0,
        clip: Box | None = None,
        bookmarks: bool = True,
    ) -> None:
        """Draws a placed drawing so that its point (x, y) comes to (dx + x·scale, dy + y·scale) of the page.

        Nothing is drawn outside ``clip`` (a box of the page).  Pieces that the page does not show are not called.
        With ``bookmarks`` each phase and stage whose head this page is the first to show gets a line in the table of
        contents.  Addresses in the drawing's texts can be clicked.
        """
        page = self._current()
        window = clip or Box(0, 0, page.width, page.height)
        out = page.content.operations
        out.append("q")
        if clip is not None:
            out.append(f"{number(clip.x, 4)} {number(clip.y, 4)} {number(clip.w, 4)} {number(clip.h, 4)} re W n")
        size = number(scale, 8)
        out.append(f"{size} 0 0 {size} {number(dx, 5)} {number(dy, 5)} cm")
        for piece in placed.pieces:
            if touch(_moved(piece.box, scale, dx, dy), window):
                out.append(f"/{piece.name} Do")
                page.forms[piece.name] = piece.reference
        out.append("Q")
        for link in placed.links:
            self._link(_moved(link.box, scale, dx, dy), window, {"A": _address(link.target)})
        if bookmarks:
            self._bookmark(placed.drawing, scale, dx, dy, window)

    def link(self, box: Box, number: int) -> None:
        """Makes a box of the page lead to the page of that number, from 0; it may come later."""
        page = self._current()
        target = array([self._file.page_reference(number), name("Fit")])
        self._link(box, Box(0, 0, page.width, page.height), {"Dest": target})

    def shapes(self, shapes: Iterable[Shape], *, clip: Box | None = None, layer: Layer | None = None) -> None:
        """Draws shapes of the page itself, all in one layer if it has one: crop marks, sheet names, a guide."""
        page = self._current()
        if clip is None:
            page.content.within(layer)
            page.content.add(shapes)
            page.content.within()
            return
        inner = Content(self._shelf)
        inner.within(layer)
        inner.add(shapes)
        inner.within()
        frame = f"q {number(clip.x, 4)} {number(clip.y, 4)} {number(clip.w, 4)} {number(clip.h, 4)} re W n"
        page.content.operations += [frame, *inner.operations, "Q"]
        page.content.used |= inner.used

    def save(self) -> None:
        """Ends the document and writes it: a file aside and renamed over, or a stream as it is.

        OSError if it cannot be written; then an old file of that name is as it was.
        """
        self._end_page()
        self._shelf.finish()
        attach(self._file, self._attachments, self._file.about.made)
        data = self._file.finished()
        if self._cancelled():
            raise Cancelled
        deliver(data, self._target)

    def _current(self) -> "_Page":
        if self._page is None:
            raise ValueError("no page has been begun")
        return self._page

    def _step(self) -> None:
        if self._cancelled():
            raise Cancelled
        self._steps += 1
        self._progress(self._steps)

    def _end_page(self) -> None:
        page = self._page
        if page is None:
            return
        self._page = None
        scale = page.scale
        height = page.height * scale
        out = [f"{number(scale, 8)} 0 0 {number(-scale, 8)} 0 {number(height, 6)} cm", *page.content.operations]
        resources = self._shelf.resources(page.content.used, page.forms)
        size = (page.width * scale, height)
        self._file.add_page(
            size, "\n".join(out).encode("ascii"), resources, label=page.label, annotations=page.links, unit=page.unit,
            boxes=page.boxes,
        )  # fmt: skip
        self._step()

    def _link(self, box: Box, window: Box, leads: Mapping[str, object]) -> None:
        """What of a box lies in a window of the page can be clicked."""
        left, top = max(box.x, window.x), max(box.y, window.y)
        right, bottom = min(box.right, window.right), min(box.bottom, window.bottom)
        if right <= left or bottom <= top:
            return
        page = self._current()
        entries = {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": array([round(side, 3) for side in page.upright(Box(left, top, right - left, bottom - top))]),
            "Border": array([0, 0, 0]),
            "F": _PRINTED,
            **leads,
        }
        page.links.append(self._file.add(entries))

    def _bookmark(self, drawing: Drawing, scale: float, dx: float, dy: float, window: Box) -> None:
        """Phases, each with its stages below it where both begin on this page."""
        groups = [*drawing.by_role("phase"), *drawing.by_role("stage")]
        level, page = 0, self._current()
        for group in sorted(groups, key=lambda group: (group.x, group.role != "phase")):
            box = _moved(group.box, scale, dx, dy)
            shown = window.contains(box.x + min(box.w, 10 * scale) / 2, box.y + min(box.h, 10 * scale) / 2)
            title = " ".join(group.about.split())[:_TITLE]
            is_new = shown and title and group.key not in self._bookmarked
            if group.role == "phase":
                level = 1 if is_new else 0
            if is_new:
                self._bookmarked.add(group.key)
                deep = page.level + (level if group.role == "stage" else 0)
                self._file.bookmark(title, deep, (box.x * page.scale, (page.height - box.y) * page.scale))


@dataclass(slots=True)
class _Page:
    width: float
    height: float
    content: Content
    label: str
    unit: int
    trim: Box | None
    bleed: Box | None
    forms: dict[str, Reference] = field(default_factory=dict)
    level: int = 0
    """Of the bookmarks of what it shows."""
    links: list[Reference] = field(default_factory=list)

    @property
    def scale(self) -> float:
        """The page's units in a millimetre."""
        return POINTS / self.unit

    @property
    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """The boxes that PDF knows by name, y up; one that is not given is all of the page."""
        given = {"TrimBox": self.trim, "BleedBox": self.bleed}
        return {key: self.upright(box) for key, box in given.items() if box is not None}

    def upright(self, box: Box) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a box as PDF counts."""
        scale, height = self.scale, self.height
        return box.x * scale, (height - box.bottom) * scale, box.right * scale, (height - box.y) * scale


def _chunks(
    drawing: Drawing, shelf: Shelf, links: list[Link], most: int, widest: float
) -> Iterator[tuple[Content, Box]]:
    """A drawing's shapes in painting order, so many operations of one neighbourhood at a time; ``links`` are added."""
    content, box, count = Content(shelf), None, 0
    for group in drawing.groups:
        shapes = group.shapes
        links += links_of(group, shapes)
        outer = layer_of(group) if shelf.has_layers else None
        inner = layers_of(group, shapes) if shelf.has_layers else (None,) * len(shapes)
        for shape, layer in zip(shapes, inner, strict=True):
            own = bounds(shape).moved(group.x, group.y)
            if box is not None:
                both = union((box, own))
                grows = max(both.w, both.h) > max(widest, box.w, box.h)
                if count >= most or grows:
                    content.within()
                    yield content, box
                    content, box, count = Content(shelf), None, 0
            content.within(outer, layer)
            content.add((shape,), group.x, group.y)
            box = own if box is None else union((box, own))
            count += 1
    if box is not None:
        content.within()
        yield content, box


def _address(target: str) -> object:
    """What opens an address."""
    return dictionary({"S": name("URI"), "URI": string(target)})


def _moved(box: Box, scale: float, dx: float, dy: float) -> Box:
    return Box(dx + box.x * scale, dy + box.y * scale, box.w * scale, box.h * scale)
