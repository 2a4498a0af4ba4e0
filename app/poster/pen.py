"""Lines, crosses, rulers and words as shapes, in a frame of their own that may be turned a quarter to the left."""

from dataclasses import dataclass, field

from app.layout.shapes import Box, Path, Rect, Shape, Text
from app.text.fonts import base_font, metrics
from app.text.lines import TextLine
from app.text.shaper import shape_line

INK = "#000000"
PAPER = "#ffffff"
HAIRLINE = 0.25
HALO = 0.5
DASH = (1.2, 0.9)


def text_size(cap: float, style: str = "regular") -> float:
    """The size of text whose capitals are ``cap`` mm high."""
    return cap / metrics(base_font(style)).cap_height


@dataclass(slots=True)
class Pen:
    """Collects shapes.  Its frame is ``length`` × ``thickness`` at (``x``, ``y``) of the page.

    Turned, the frame stands: its left end is at the bottom, its upper side at the left, its words read upwards.
    """

    x: float
    y: float
    length: float
    thickness: float
    turned: bool = False
    shapes: list[Shape] = field(default_factory=list)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the frame on the page."""
        return (self.x + y, self.y + self.length - x) if self.turned else (self.x + x, self.y + y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        """A rectangle of the frame on the page."""
        left, top = self.at(x + w, y) if self.turned else self.at(x, y)
        return Box(left, top, h, w) if self.turned else Box(left, top, w, h)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        width: float = HAIRLINE,
        color: str = INK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line with square ends, so that it is as long as it says."""
        ends = (("M", *self.at(x1, y1)), ("L", *self.at(x2, y2)))
        self.shapes.append(Path(ends, stroke=color, stroke_width=width, dash=dash, round_caps=False))

    def rect(self, box: Box, fill: str | None = PAPER, stroke: str | None = None, radius: float = 0.0) -> None:
        """A rectangle of the frame."""
        width = HAIRLINE if stroke else 0.0
        self.shapes.append(Rect(self.box(box.x, box.y, box.w, box.h), fill, stroke, width, radius))

    def write(self, line: TextLine, x: float, y: float, color: str = INK) -> None:
        """Shaped words with their baseline's left end at (x, y)."""
        self.shapes.append(Text(*self.at(x, y), line, color, vertical=self.turned))

    def label(self, text: str, x: float, y: float, cap: float, style: str = "regular") -> float:
        """Words whose capitals hang from ``y``; gives the x behind them."""
        line = shape_line(text, style, text_size(cap, style))
        self.write(line, x, y + cap)
        return x + line.width

    def plate(self, text: str, middle: float, y: float, cap: float, style: str = "regular") -> None:
        """Words on white paper, centred at ``middle``, the plate's upper side at ``y``."""
        line = shape_line(text, style, text_size(cap, style))
        pad = cap * 0.45
        self.rect(Box(middle - line.width / 2 - pad, y, line.width + 2 * pad, cap + 2 * pad))
        self.write(line, middle - line.width / 2, y + pad + cap)

    def cross(self, middle: float, y: float, size: float) -> None:
        """An X in a square whose upper side is at ``y``, light around it so that it shows on any colour."""
        inset = (HAIRLINE + HALO) / 2
        left, right, top, bottom = middle - size / 2 + inset, middle + size / 2 - inset, y + inset, y + size - inset
        for width, color in ((HAIRLINE + HALO, PAPER), (HAIRLINE * 1.4, INK)):
            self.line(left, top, right, bottom, width=width, color=color)
            self.line(left, bottom, right, top, width=width, color=color)

    def ruler(self, text: str, x: float, y: float, length: int, tick: float) -> float:
        """A scale of ``length`` mm with a tick each centimetre, its words behind it; gives the x behind them."""
        cap = min(1.9, tick)
        line = shape_line(text, "regular", text_size(cap))
        pad = 0.6
        self.rect(Box(x - pad, y - pad, length + line.width + 2 + 2 * pad, tick + 2 * pad))
        self.line(x, y + tick / 2, x + length, y + tick / 2)
        for number in range(length // 10 + 1):
            short = 0.0 if number % 5 == 0 else tick * 0.22
            place = min(max(number * 10, HAIRLINE / 2), length - HAIRLINE / 2)
            self.line(x + place, y + short, x + place, y + tick - short)
        self.write(line, x + length + 1.5, y + (tick + cap) / 2)
        return x + length + 1.5 + line.width
