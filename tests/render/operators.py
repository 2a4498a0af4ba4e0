"""What stands in the operators of a PDF's pages, in millimetres of paper from the top left corner, y down.

Read by a library that had no part in writing them: every text with the size at which it is printed, every straight
line that is drawn.  Matrices, forms and the page's own unit are followed, nothing of the program is asked.
"""

import io
import math
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pikepdf

from app.layout.shapes import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs that are shown together; ``cap`` is the printed height of the capitals of their font."""

    text: str
    at: Point
    size: float
    cap: float
    font: str
    depth: int
    """In how many forms it lies; marks lie in none."""
    clip: Box
    glyphs: tuple[int, ...] = ()
    """Their numbers in the font, where it has such."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from one point to another."""

    start: Point
    end: Point
    width: float
    dash: tuple[float, ...]
    color: tuple[float, ...]
    depth: int

    @property
    def length(self) -> float:
        """From end to end."""
        return float(((self.end[0] - self.start[0]) ** 2 + (self.end[1] - self.start[1]) ** 2) ** 0.5)

    @property
    def middle(self) -> Point:
        """Halfway."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2

    @property
    def is_slanted(self) -> bool:
        """Whether it neither lies nor stands."""
        return min(abs(a - b) for a, b in zip(self.start, self.end, strict=True)) > 0.01


@dataclass(slots=True)
class Found:
    """All of one page, whose size is in millimetres."""

    width: float
    height: float
    label: str
    words: list[Word] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    @property
    def marks(self) -> str:
        """The words of the page itself, one line for each piece."""
        return "\n".join(word.text for word in self.words if not word.depth)


@dataclass(frozen=True, slots=True)
class _State:
    matrix: pikepdf.Matrix
    clip: Box
    font: str = ""
    size: float = 0.0
    width: float = 1.0
    dash: tuple[float, ...] = ()
    color: tuple[float, ...] = (0.0, 0.0, 0.0)


def pages_of(pdf: bytes | Path) -> list[Found]:
    """Every page of a file."""
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        return [_page(page) for page in opened.pages]


def _page(page: pikepdf.Page) -> Found:
    unit = float(page.obj.get("/UserUnit", 1)) * 25.4 / 72
    left, bottom, right, top = (float(side) for side in page.mediabox)
    found = Found((right - left) * unit, (top - bottom) * unit, str(page.label))
    whole = Box(0.0, 0.0, found.width, found.height)
    start = pikepdf.Matrix(unit, 0, 0, -unit, -left * unit, top * unit)
    _Walk(found).stream(page.obj, _State(start, whole), 0)
    return found


class _Walk:
    """Follows the operators of a page and of the forms that it calls."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._fonts: dict[tuple[int, int], _Font] = {}

    def stream(  # noqa: C901, PLR0912 - one operator a case
        self, content: pikepdf.Object, state: _State, depth: int
    ) -> None:
        """The operators of a page or a form."""
        kept: list[_State] = []
        text = pikepdf.Matrix()
        path: list[tuple[Point, ...]] = []
        frame = state.clip
        resources = content.Resources
        for step in pikepdf.parse_content_stream(content):
            given = step.operands
            match str(step.operator):
                case "q":
                    kept.append(state)
                case "Q":
                    state = kept.pop()
                case "cm":
                    state = replace(state, matrix=pikepdf.Matrix(*_numbers(given)) @ state.matrix)
                case "w":
                    state = replace(state, width=float(given[0]))
                case "d":
                    state = replace(state, dash=_numbers(given[0]))
                case "RG":
                    state = replace(state, color=_numbers(given))
                case "Tf":
                    state = replace(state, font=str(given[0]), size=float(given[1]))
                case "Tm":
                    text = pikepdf.Matrix(*_numbers(given))
                case "TJ":
                    self._show(resources.Font[state.font], given[0], text @ state.matrix, state, depth)
                case "re":
                    frame = _box(state.matrix, *_numbers(given))
                case "W":
                    state = replace(state, clip=_common(state.clip, frame))
                case "m" | "l" | "c" as kind:
                    path.append((*((path[-1][-1],) if kind == "l" else ()), _end(state.matrix, given)))
                case "S" | "B":
                    self._found.strokes += [_stroke(*ends, state, depth) for ends in path if len(ends) == 2]
                    path = []
                case "f" | "n":
                    path = []
                case "Do":
                    self._form(resources.XObject[str(given[0])], state, depth)

    def _form(self, form: pikepdf.Object, state: _State, depth: int) -> None:
        if form.Subtype == "/Form":
            inner = pikepdf.Matrix(*_numbers(form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0]))))
            self.stream(form, replace(state, matrix=inner @ state.matrix), depth + 1)

    def _show(
        self, font: pikepdf.Object, given: pikepdf.Object, matrix: pikepdf.Matrix, state: _State, depth: int
    ) -> None:  # fmt: skip
        known = self._fonts.get(font.objgen)
        if known is None:
            known = self._fonts[font.objgen] = _font(font)
        codes = b"".join(bytes(part) for part in given if isinstance(part, pikepdf.String))
        numbers = struct.unpack(f">{len(codes) // 2}H", codes)
        told = (known.texts.get(code, "") for code in numbers)
        glyphs = tuple(known.glyphs[code] for code in numbers) if known.glyphs else ()
        size = state.size * math.hypot(matrix.c, matrix.d)
        at = (float(matrix.e), float(matrix.f))
        word = Word("".join(told), at, size, size * known.cap, known.name, depth, state.clip, glyphs)
        self._found.words.append(word)


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    cap: float
    """The height of its capitals in parts of an em, as the file tells it."""
    texts: dict[int, str]
    glyphs: tuple[int, ...]
    """Of each code the number of its glyph; none where the font is made of outlines."""


def _font(font: pikepdf.Object) -> _Font:
    inner = font.DescendantFonts[0]
    data = inner.CIDToGIDMap.read_bytes() if "/CIDToGIDMap" in inner else b""
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", font.ToUnicode.read_bytes())
    texts = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
    return _Font(str(font.BaseFont)[1:], float(inner.FontDescriptor.CapHeight) / 1000, texts,
                 struct.unpack(f">{len(data) // 2}H", data))  # fmt: skip


def _numbers(given: Iterable[pikepdf.Object]) -> tuple[float, ...]:
    return tuple(float(one) for one in given)


def _end(matrix: pikepdf.Matrix, given: Iterable[pikepdf.Object]) -> Point:
    """The last point of an operator, on the page."""
    *_, x, y = _numbers(given)
    x, y = matrix.transform((x, y))
    return float(x), float(y)


def _stroke(start: Point, end: Point, state: _State, depth: int) -> Stroke:
    scale = math.hypot(state.matrix.a, state.matrix.b)
    return Stroke(start, end, state.width * scale, tuple(d * scale for d in state.dash), state.color, depth)


def _box(matrix: pikepdf.Matrix, x: float, y: float, w: float, h: float) -> Box:
    (x1, y1), (x2, y2) = matrix.transform((x, y)), matrix.transform((x + w, y + h))
    return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _common(one: Box, other: Box) -> Box:
    left, top = max(one.x, other.x), max(one.y, other.y)
    return Box(left, top, min(one.right, other.right) - left, min(one.bottom, other.bottom) - top)
