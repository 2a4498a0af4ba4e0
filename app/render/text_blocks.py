"""Lines back into the texts that they are lines of: for formats whose readers edit text and break it anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Shape, Text
from app.text.fonts import base_font, graphemes, metrics
from app.text.shaper import line_width

FAMILY = base_font("regular").partition("-")[0]
"""The name of the font family in which texts are set, as systems know it."""
_NEAR = 0.05
"""Millimetres: lines that begin, or have their middle, no farther apart stand under each other."""
_SLACK = 1.02
_BOLD = 600
_BASELINE = 0.8
"""Of the height of a line that is told in points: where programs put its baseline."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The lines of one text, the first one's baseline beginning at (x, y) like a ``Text``."""

    lines: tuple[Text, ...]
    room: float = 1.0
    """How many times the width that it needs it may have, for fonts that are wider than ours."""

    @property
    def first(self) -> Text:
        """The first line."""
        return self.lines[0]

    @property
    def size(self) -> float:
        """The font size in millimetres."""
        return max((run.size for text in self.lines for run in text.line.runs), default=1.0)

    @property
    def style(self) -> str:
        """The weight: "regular", "semibold" or "bold"."""
        keys = [run.font for text in self.lines for run in text.line.runs]
        own = next((key for key in keys if key.partition("-")[0] == FAMILY), None)
        said = (own or next(iter(keys), base_font("regular"))).rpartition("-")[2].lower()
        if said.isdecimal():  # a font of the system, whose key ends in its weight
            return "bold" if int(said) >= _BOLD else "regular"
        return said

    @property
    def leading(self) -> float:
        """From one baseline to the next, in ems; 0 for a single line."""
        if len(self.lines) < 2:
            return 0.0
        return (self.lines[-1].y - self.first.y) / (len(self.lines) - 1) / self.size

    @property
    def paragraphs(self) -> list[str]:
        """The text as it was before it was broken."""
        return "".join(text.line.text + (text.line.after or "") for text in self.lines).split("\n")

    @property
    def align(self) -> Literal["left", "center", "right"]:
        """Where its lines stand under each other."""
        if any(text.line.rtl for text in self.lines):
            return "right"
        filled = [text for text in self.lines if text.line.width]
        lefts = [text.x for text in filled]
        middles = [text.x + text.line.width / 2 for text in filled]
        if lefts and max(lefts) - min(lefts) > _NEAR and max(middles) - min(middles) < _NEAR:
            return "center"
        return "left"

    @property
    def breaks(self) -> bool:
        """Whether a line of it ends where its text does not ask for it."""
        return any(text.line.after is not None and "\n" not in text.line.after for text in self.lines)

    @property
    def measure(self) -> float:
        """A width to which the text is broken into the same lines, with room for other ways to count.

        With room for other fonts it is never more than that room allows: what stands beside it keeps its own.
        """
        widest = max(text.line.width for text in self.lines)
        if self.room > 1:
            return self.room * widest
        rooms = [
            _room(text, following, self.style, self.size)
            for text, following in zip(self.lines, self.lines[1:], strict=False)
            if text.line.after is not None and "\n" not in text.line.after
        ]
        return (widest + max(widest, min(rooms))) / 2 if rooms else widest * _SLACK

    @property
    def left(self) -> float:
        """Where a box of that width begins, so that its lines stand where they are."""
        text = max(self.lines, key=lambda found: found.line.width)
        spare = {"left": 0.0, "center": 0.5, "right": 1.0}[self.align] * (self.measure - text.line.width)
        return text.x - spare

    @property
    def borrowed(self) -> bool:
        """Whether some of it is drawn by another font than ours: what draws it elsewhere has its own line height."""
        return any(not run.font.startswith(FAMILY) for text in self.lines for run in text.line.runs)

    @property
    def pitch(self) -> float:
        """From one line to the next, in millimetres, also where there is but one."""
        return self.leading * self.size or self.line_height

    @property
    def ascent(self) -> float:
        """From the top of the first line to its baseline, in millimetres."""
        if self.borrowed:
            return _BASELINE * self.pitch
        return metrics(base_font(self.style)).ascent * self.size

    @property
    def line_height(self) -> float:
        """Of one line as its font wants it, in millimetres."""
        font = metrics(base_font(self.style))
        return (font.ascent + font.descent) * self.size

    @property
    def height(self) -> float:
        """Of all lines, in millimetres."""
        return self.line_height + (len(self.lines) - 1) * self.leading * self.size


def text_blocks(shapes: Iterable[Shape], room: float = 1.0) -> Iterator[Shape | TextBlock]:
    """The shapes in their order, the lines of one text together, with as much ``room`` as TextBlock says."""
    lines: list[Text] = []
    for shape in shapes:
        if not isinstance(shape, Text):
            yield from _ended(lines, room)
            yield shape
            continue
        if lines and (shape.vertical or shape.color != lines[-1].color):
            yield from _ended(lines, room)
        lines.append(shape)
        if shape.vertical or shape.line.after is None:
            yield from _ended(lines, room)
    yield from _ended(lines, room)


def _ended(lines: list[Text], room: float) -> Iterator[TextBlock]:
    if lines:
        yield TextBlock(tuple(lines), room)
        lines.clear()


def _room(text: Text, following: Text, style: str, size: float) -> float:
    """How wide a line would be with what comes next on it."""
    after, coming = text.line.after or "", following.line.text
    head = coming.split(" ", 1)[0] if after else coming[: _first_end(coming)]
    return text.line.width + line_width(after + head, style, size)


def _first_end(text: str) -> int:
    return next((end for _, end in graphemes(text)), 0)
