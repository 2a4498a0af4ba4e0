"""Shapes as PDF operators.  The coordinate system is the drawing's: millimetres, y down."""

from collections.abc import Iterable
from typing import Protocol

from app.layout.layers import Layer
from app.layout.shapes import Path, Picture, Rect, Shape, Symbol, Text
from app.layout.symbols import BOX, symbol
from app.render.geometry import Segments, covering, rounded
from app.render.pdf_fonts import EmbeddedFont, marks
from app.render.pictures import MISSING
from app.text.lines import GlyphRun


class Resources(Protocol):
    """What operators refer to by name; made once for a document."""

    def font(self, key: str) -> EmbeddedFont:
        """The font of a key."""

    def symbol(self, name: str, color: str, accent: str) -> str:
        """The name of the form that draws a symbol in these colours on its box."""

    def mark(self, font: str, glyph: int) -> str:
        """The name of the form that fills a glyph's outline at one em, y upwards."""

    def picture(self, asset: str) -> tuple[str, int, int] | None:
        """The name of a picture's object with its size in pixels, None if there is none."""

    def layer(self, layer: Layer) -> str | None:
        """The name of an optional layer, None where the document has none."""


class Content:
    """Collects the operators of one stream and leaves out what would set a state that is already set."""

    def __init__(self, resources: Resources) -> None:
        self.operations: list[str] = []
        self.used: set[str] = set()
        """The names of the symbols and pictures that the operators call."""
        self._resources = resources
        self._within: tuple[str, ...] = ()
        self._fill = self._stroke = self._line = ""

    def add(self, shapes: Iterable[Shape], dx: float = 0.0, dy: float = 0.0) -> None:
        """Adds shapes, moved by (dx, dy)."""
        for shape in shapes:
            match shape:
                case Text():
                    self._text(shape, dx, dy)
                case Rect():
                    self._rect(shape, dx, dy)
                case Path():
                    self._path(shape, dx, dy)
                case Symbol():
                    name = self._resources.symbol(shape.name, shape.color, shape.accent)
                    self.used.add(name)
                    x, y = shape.x + dx, shape.y + dy
                    scale = number(shape.size / BOX, 6)
                    self.operations.append(f"q {scale} 0 0 {scale} {number(x)} {number(y)} cm /{name} Do Q")
                case Picture():
                    self._picture(shape, dx, dy)

    def within(self, *layers: Layer | None) -> None:
        """From now on in these optional layers, an inner one behind the outer one; None is no layer.

        End the last with ``within()``.
        """
        names = tuple([name for layer in layers if layer and (name := self._resources.layer(layer))])
        if names == self._within:
            return
        kept = next((at for at, (old, new) in enumerate(zip(self._within, names, strict=False)) if old != new),
                    min(len(self._within), len(names)))  # fmt: skip
        self.operations += ["EMC"] * (len(self._within) - kept)
        self.operations += [f"/OC /{name} BDC" for name in names[kept:]]
        self._within = names

    def symbol(self, name: str, color: str, accent: str) -> None:
        """Adds a symbol on its own box."""
        colors = {"main": color, "accent": accent, None: None}
        for part in symbol(name):
            self.outline(part.segments, colors[part.fill], colors[part.stroke], part.stroke_width)

    def outline(
        self,
        segments: Segments,
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...] = (),
        round_caps: bool = True,
        dx: float = 0.0,
        dy: float = 0.0,
    ) -> None:
        """Adds a filled or stroked path."""
        stroke = stroke if width > 0 else None
        if not fill and not stroke:
            return
        self._inks(fill, stroke, width, dash, round_caps)
        out = [segment_text(segment, dx, dy) for segment in segments]
        out.append("B" if fill and stroke else "f" if fill else "S")
        self.operations.append(" ".join(out))

    def _rect(self, rect: Rect, dx: float, dy: float) -> None:
        box = rect.box
        if rect.radius > 0 or rect.dash:
            outline = rounded(box, rect.radius)
            self.outline(outline, rect.fill, rect.stroke, rect.stroke_width, rect.dash, False, dx, dy)
            return
        stroke = rect.stroke if rect.stroke_width > 0 else None
        if not rect.fill and not stroke:
            return
        self._inks(rect.fill, stroke, rect.stroke_width, (), False)
        paint = "B" if rect.fill and stroke else "f" if rect.fill else "S"
        place = f"{number(box.x + dx)} {number(box.y + dy)} {number(box.w)} {number(box.h)}"
        self.operations.append(f"{place} re {paint}")

    def _path(self, path: Path, dx: float, dy: float) -> None:
        self.outline(path.segments, path.fill, path.stroke, path.stroke_width, path.dash, path.round_caps, dx, dy)

    def _text(self, text: Text, dx: float, dy: float) -> None:
        if not text.line.runs:
            return
        self._inks(text.color, None, 0.0, (), False)
        x, y = number(text.x + dx), number(text.y + dy)
        matrix = f"0 -1 -1 0 {x} {y} Tm" if text.vertical else f"1 0 0 -1 {x} {y} Tm"
        for run in text.line.runs:
            font = self._resources.font(run.font)
            self.operations.append(f"BT /{font.label} {number(run.size, 5)} Tf {matrix} {font.show(run)} ET")
            self._marks(run, text, text.x + dx, text.y + dy)

    def _marks(self, run: GlyphRun, text: Text, left: float, top: float) -> None:
        for glyph, x, y in marks(run):
            name = self._resources.mark(run.font, glyph)
            self.used.add(name)
            size = number(run.size, 6)
            place = f"0 -{size} -{size} 0 {number(left + y)} {number(top - x)}"
            if not text.vertical:
                place = f"{size} 0 0 -{size} {number(left + x)} {number(top + y)}"
            self.operations.append(f"q {place} cm /{name} Do Q")

    def _picture(self, picture: Picture, dx: float, dy: float) -> None:
        box = picture.box.moved(dx, dy)
        found = self._resources.picture(picture.asset)
        if found is None:
            self.outline(rounded(box, 0), MISSING, None, 0)
            return
        name, width, height = found
        self.used.add(name)
        whole = covering(box, width, height)
        frame = f"{number(box.x)} {number(box.y)} {number(box.w)} {number(box.h)} re W n"
        place = f"{number(whole.w, 4)} 0 0 {number(-whole.h, 4)} {number(whole.x, 4)} {number(whole.bottom, 4)} cm"
        self.operations.append(f"q {frame} {place} /{name} Do Q")

    def _inks(
        self, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...], round_caps: bool
    ) -> None:
        if fill and fill != self._fill:
            self.operations.append(f"{color_text(fill)} rg")
            self._fill = fill
        if not stroke:
            return
        if stroke != self._stroke:
            self.operations.append(f"{color_text(stroke)} RG")
            self._stroke = stroke
        ends = "1 J 1 j" if round_caps else "0 J 0 j"
        line = f"{number(width, 4)} w {ends} [{' '.join(number(length) for length in dash)}] 0 d"
        if line != self._line:
            self.operations.append(line)
            self._line = line


def number(value: float, digits: int = 3) -> str:
    """A number as PDF writes it: never with an exponent."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def color_text(color: str) -> str:
    """ "#rrggbb" as three numbers from 0 to 1."""
    return " ".join(number(int(color[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))


def segment_text(segment: tuple[str | float, ...], dx: float, dy: float, digits: int = 3) -> str:
    """One segment of a path as an operator."""
    kind, *values = segment
    if kind == "Z":
        return "h"
    moved = (number(float(value) + (dy if at % 2 else dx), digits) for at, value in enumerate(values))
    return f"{' '.join(moved)} {'m' if kind == 'M' else 'l' if kind == 'L' else 'c'}"
