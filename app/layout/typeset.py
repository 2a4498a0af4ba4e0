"""Text in blocks: lines set under each other, with the height that they take."""

from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Box, Shape, Symbol, Text
from app.layout.theme import em
from app.text.fonts import break_spans
from app.text.lines import TextLine
from app.text.shaper import break_lines, count_lines, line_width, shape_line, words_fit

Align = Literal["start", "center"]
TIGHT = 1.2
"""Leading of headings, in ems."""
LOOSE = 1.36
"""Leading of running text."""
DOT = "\u00a0· "
"""Between two things that are said in one line; it never begins the next one."""
_SPACELESS = "\u0e00"
"""The first letter of Thai; before it all scripts have spaces between words."""
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

    style: Style
    rows: tuple[tuple[float, TextLine], ...] = ()
    """Where each line begins, from the block's left edge."""
    width: float = 0.0
    height: float = 0.0
    cut: bool = False

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.rows)

    @property
    def rtl(self) -> bool:
        """Whether it reads from right to left."""
        return bool(self.rows) and self.rows[0][1].rtl

    def at(self, x: float, y: float) -> list[Text]:
        """The lines with the block's corner at (x, y)."""
        color, step = self.style.color, self.style.size * self.style.leading
        baseline = y + self.style.cap
        return [Text(x + dx, baseline + n * step, line, color) for n, (dx, line) in enumerate(self.rows)]


def set_text(text: str, style: Style, width: float, max_lines: int | None = None, align: Align = "start") -> Block:
    """A text broken to a width; lines that read from right to left stand at the right edge."""
    if not text or width <= 0:
        return Block(style)
    lines = break_lines(text, style.weight, style.size, width, max_lines)
    if align == "center":
        rows = tuple([((width - line.width) / 2, line) for line in lines])
    else:
        rows = tuple([(width - line.width if line.rtl else 0.0, line) for line in lines])
    return Block(
        style, rows, max([line.width for line in lines], default=0.0), block_height(len(lines), style), lines.cut
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is to be set: its style, the width that it may take, and how many lines at most."""

    text: str
    style: Style
    width: float
    most: int | None = None

    def set(self) -> Block:
        """The text in lines."""
        return set_text(self.text, self.style, self.width, self.most)

    def count(self) -> tuple[int, bool]:
        """How many lines ``set`` gives, and whether they are cut; in most cases without setting them."""
        if not self.text or self.width <= 0:
            return 0, False
        return count_lines(self.text, self.style.weight, self.style.size, self.width, self.most)


def set_line(text: str, style: Style) -> Block:
    """A text on one line, as wide as it is."""
    if not text:
        return Block(style)
    line = shape_line(text, style.weight, style.size)
    return Block(style, ((0.0, line),), line.width, block_height(1, style))


def block_height(lines: int, style: Style) -> float:
    """The height of a block of so many lines."""
    if not lines:
        return 0.0
    return style.cap + (lines - 1) * style.size * style.leading + style.size * DESCENT


def widest_word(text: str, weight: str) -> float:
    """The width of what is widest of what stays together on a line, at one em: of a word, in most scripts."""
    return max([line_width(part, weight, 1.0) for word in text.split() for part in _unbroken(word)], default=0.0)


def _unbroken(word: str) -> list[str]:
    """What of a word stays together: in scripts without spaces a whole sentence looks like one."""
    if max(word) < _SPACELESS:
        return [word]
    return [word[start:end] for start, end in break_spans(word)]


def fitting_cap(texts: list[str], weight: str, cap: float, width: float, least: float) -> float:
    """The cap height, not over ``cap`` nor below ``least``, at which no word of the texts is wider than ``width``."""
    if all(words_fit(text[:400], weight, 0.998 * width / em(cap)) for text in texts):
        return cap
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
    """A text from a box's corner and in its width; several paragraphs become points with dots of colour ``mark``."""
    paragraphs = [part for part in (p.strip() for p in text.split("\n")) if part]
    if len(paragraphs) < 2:
        block = set_text(text.strip(), style, box.w, max_lines)
        return Points(tuple(block.at(box.x, box.y)), box.y + block.height, block.cut)
    shapes: list[Shape] = []
    indent, dot = style.cap * 1.25, style.cap * 0.5
    between = style.size * (style.leading - 1) + style.cap * 0.1
    y = box.y
    left = max_lines
    cut = False
    for number, paragraph in enumerate(paragraphs):
        if left <= 0:
            break
        block = set_text(paragraph, style, box.w - indent, left)
        if block.lines == left and number + 1 < len(paragraphs):  # its last line says that there is more
            block = set_text("\n".join(paragraphs[number:]), style, box.w - indent, left)
        shapes.append(Symbol("mark:dot", box.right - dot if block.rtl else box.x, y + (style.cap - dot) / 2, dot, mark))
        shapes.extend(block.at(box.x + (0.0 if block.rtl else indent), y))
        left -= block.lines
        cut = cut or block.cut
        y += block.height + between
    return Points(tuple(shapes), y - between, cut)
