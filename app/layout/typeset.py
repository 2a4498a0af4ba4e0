"""Text in blocks: lines set under each other, with the height that they take."""

from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Box, Shape, Symbol, Text
from app.layout.theme import em
from app.text.shaper import Lines, break_lines, shape_line

Align = Literal["start", "center"]
TIGHT = 1.2
"""Leading of headings, in ems."""
LOOSE = 1.36
"""Leading of running text."""
DESCENT = 0.2
"""How far a block reaches below its last baseline, in ems."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: weight, cap height in millimetres, colour and leading in ems."""

    weight: str
    cap: float
    color: str
    leading: float = LOOSE

    @property
    def size(self) -> float:
        """The font size."""
        return em(self.cap)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines set from the top of the first line's capitals.  ``cut`` says that not all of the text is there."""

    texts: tuple[Text, ...] = ()
    width: float = 0.0
    height: float = 0.0
    cut: bool = False

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.texts)

    def at(self, x: float, y: float) -> tuple[Text, ...]:
        """The lines with the block's corner at (x, y)."""
        return tuple(Text(t.x + x, t.y + y, t.line, t.color) for t in self.texts)


NOTHING = Block()


def set_text(text: str, style: Style, width: float, max_lines: int | None = None, align: Align = "start") -> Block:
    """A text broken to a width; lines that read from right to left stand at the right edge."""
    if not text or width <= 0:
        return NOTHING
    return _stacked(break_lines(text, style.weight, style.size, width, max_lines), style, width, align)


def set_line(text: str, style: Style) -> Block:
    """A text on one line, as wide as it is."""
    if not text:
        return NOTHING
    line = shape_line(text, style.weight, style.size)
    return Block((Text(0.0, style.cap, line, style.color),), line.width, _height(1, style))


def _stacked(lines: Lines, style: Style, width: float, align: Align) -> Block:
    step = style.size * style.leading
    texts = []
    for number, line in enumerate(lines):
        free = width - line.width
        x = free / 2 if align == "center" else free if line.rtl else 0.0
        texts.append(Text(x, style.cap + number * step, line, style.color))
    widest = max((line.width for line in lines), default=0.0)
    return Block(tuple(texts), widest, _height(len(lines), style), lines.cut)


def _height(lines: int, style: Style) -> float:
    if not lines:
        return 0.0
    return style.cap + (lines - 1) * style.size * style.leading + style.size * DESCENT


def widest_word(text: str, weight: str) -> float:
    """The width of a text's widest word at one em."""
    return max((shape_line(word, weight, 1.0).width for word in text.split()), default=0.0)


def fitting_cap(texts: list[str], weight: str, cap: float, width: float, least: float) -> float:
    """The cap height, not over ``cap`` nor below ``least``, at which no word of the texts is wider than ``width``."""
    widest = max((widest_word(text[:400], weight) for text in texts), default=0.0)
    if not widest:
        return cap
    return max(least, min(cap, cap * width / (widest * em(cap)) * 0.999))


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a list, set: shapes, lower edge, and whether not all of the text is there."""

    shapes: tuple[Shape, ...]
    bottom: float
    cut: bool


def set_points(text: str, style: Style, box: Box, max_lines: int, mark: str) -> Points:
    """A text from a box's corner and in its width; several paragraphs become points with dots of the colour ``mark``."""
    paragraphs = [part for part in (p.strip() for p in text.split("\n")) if part]
    if len(paragraphs) < 2:
        block = set_text(text.strip(), style, box.w, max_lines)
        return Points(block.at(box.x, box.y), box.y + block.height, block.cut)
    shapes: list[Shape] = []
    indent, dot = style.cap * 1.25, style.cap * 0.5
    between = style.size * (style.leading - 1) + style.cap * 0.1
    y = box.y
    left = max_lines
    cut = False
    for paragraph in paragraphs:
        if left <= 0:
            cut = True
            break
        block = set_text(paragraph, style, box.w - indent, left)
        rtl = any(t.line.rtl for t in block.texts[:1])
        shapes.append(Symbol("mark:dot", box.right - dot if rtl else box.x, y + (style.cap - dot) / 2, dot, mark))
        shapes.extend(block.at(box.x + (0.0 if rtl else indent), y))
        left -= block.lines
        cut = cut or block.cut
        y += block.height + between
    return Points(tuple(shapes), y - between, cut)
