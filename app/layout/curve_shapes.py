"""What is painted of the emotion curve: levels, line and areas, faces, and words at the best and the worst moment."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.records import EMOTIONS, Card
from app.layout.cubics import Cubic, monotone, pieces, straight
from app.layout.same import Same
from app.layout.shapes import Box, Path, Point, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Block, Style, set_text

CROWDED = 1.0
"""Of touchpoints so close (mm for each face) the line goes straight from one to the next."""
LABEL_AWAY = 0.62
"""How far a label stands from the middle of its face, in faces."""
HATCH = 2.6
"""The natural distance of the lines that hatch what nobody has observed."""
LAP = 0.2
"""How far an area reaches under the first face of the next stage, so that no light shows between them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the curve is drawn: the band, its neutral line and how far one step of emotion is."""

    box: Box
    middle: float
    step: float

    def y(self, emotion: float) -> float:
        """The height of an emotion."""
        return self.middle - emotion * self.step


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a curve's parts: ``full`` is a face that has all the room it wants, ``face`` what it gets."""

    scale: float
    full: float
    face: float
    line: float
    theme: Same[Theme]

    @property
    def dotted(self) -> bool:
        """Whether faces would be too small to read, so that dots stand for them."""
        return self.face < self.full * 0.36

    @property
    def crowded(self) -> bool:
        """Whether touchpoints are so close that only the line's ups and downs are seen, not how it bends."""
        return self.face < CROWDED * self.scale

    @property
    def dot(self) -> float:
        """The diameter of such a dot."""
        return max(1.1 * self.scale, min(self.face, 3.2 * self.scale))

    @property
    def shown(self) -> float:
        """The diameter of what stands at a touchpoint."""
        return self.dot if self.dotted else self.face


def levels(frame: Frame, edges: Sequence[float], look: Look) -> tuple[Shape, ...]:
    """Lines for the levels, the neutral one stronger, and faint ones between the stages."""
    theme = look.theme.value
    box, thin = frame.box, theme.spacing.hairline * max(1.0, look.scale)
    between = [(("M", x, box.y), ("L", x, box.bottom)) for x in edges[1:-1]]
    across = [(("M", box.x, frame.y(e)), ("L", box.right, frame.y(e))) for e in EMOTIONS if e]
    faint = tuple(segment for pair in (*between, *across) for segment in pair)
    neutral = (("M", box.x, frame.middle), ("L", box.right, frame.middle))
    return (
        Path(faint, stroke=theme.colors.faint, stroke_width=thin),
        Path(neutral, stroke=theme.colors.line, stroke_width=2 * thin),
    )


def empty(frame: Frame, hint: str, look: Look) -> tuple[Shape, ...]:
    """A quiet dashed line where the curve will be."""
    theme, scale = look.theme.value, look.scale
    box, colors = frame.box, theme.colors
    dash = 3.0 * scale
    dashed = Path((("M", box.x, frame.middle), ("L", box.right, frame.middle)),
                  stroke=colors.mark, stroke_width=0.6 * scale, dash=(dash, dash))  # fmt: skip
    style = Style("regular", theme.type.curve_label * scale, colors.quiet)
    said = set_text(hint, style, min(box.w * 0.9, 190 * scale), 3, "center")
    if not said.lines:
        return (dashed,)
    left = box.x + (box.w - min(box.w * 0.9, 190 * scale)) / 2
    pad = 3.0 * scale
    top = frame.middle - said.height / 2
    behind = Box(box.x + (box.w - said.width) / 2 - pad, top - pad, said.width + 2 * pad, said.height + 2 * pad)
    return (dashed, Rect(behind, fill=colors.page), *said.at(left, top + style.size * 0.1))


@lru_cache(maxsize=512)
def line(
    points: tuple[Point, ...], first: int, last: int, middle: float, look: Look, *, bent: bool, proven: bool = True
) -> tuple[Shape, ...]:  # fmt: skip
    """The curve from one of the points to another behind the areas between it and the neutral line.

    What stands before ``first`` and behind ``last`` only bends it; one that is not ``bent`` goes straight from point
    to point.  One that is not ``proven`` is broken, and its areas are hatched.  The last ones are kept: an edit in a
    stage changes of its neighbours' lines only the ends.
    """
    colors = look.theme.value.colors
    cubics = (monotone(points) if bent else straight(points))[first:last]
    drawn = (("M", *points[first]), *_along(cubics, bent=bent))
    if not proven:
        return (*_hatched(cubics, middle, look), open_line(drawn, look.line, look.theme.value))
    lap = LAP * look.scale if last + 1 < len(points) else 0.0
    areas: dict[str, list[tuple[str | float, ...]]] = {colors.above: [], colors.below: []}
    for piece in pieces(cubics, middle):
        lowest = min(p[1] for cubic in piece for p in cubic)
        side = areas[colors.above if lowest < middle - 1e-6 else colors.below]
        end = piece[-1][3]
        side.append(("M", piece[0][0][0], middle))
        side.append(("L", *piece[0][0]))
        side.extend(_along(piece, bent=bent))
        if lap and end == points[last]:
            end = (end[0] + lap, end[1])
            side.append(("L", *end))
        side.append(("L", end[0], middle))
        side.append(("Z",))
    filled = [Path(tuple(segments), fill=fill) for fill, segments in areas.items() if segments]
    return (*filled, Path(drawn, stroke=colors.navy, stroke_width=look.line))


def open_line(segments: tuple[tuple[str | float, ...], ...], width: float, theme: Theme) -> Path:
    """The broken line of what nobody has observed."""
    dash = (2.3 * width, 1.25 * width)
    return Path(segments, stroke=theme.colors.navy, stroke_width=width, dash=dash, round_caps=False)


def _hatched(cubics: Sequence[Cubic], middle: float, look: Look) -> list[Shape]:
    """Upright lines between a curve and the neutral line, in the tones of the areas."""
    colors, step = look.theme.value.colors, HATCH * look.scale
    sides: dict[str, list[tuple[str | float, ...]]] = {}
    for start, a, b, end in cubics:
        first, last = math.ceil(start[0] / step), math.ceil(end[0] / step)
        for n in range(first, last):
            t = (n * step - start[0]) / (end[0] - start[0])
            u = 1 - t
            y = u * u * u * start[1] + 3 * u * u * t * a[1] + 3 * u * t * t * b[1] + t * t * t * end[1]
            above = y < middle
            color = mixed(*((colors.above, colors.emotions[1]) if above else (colors.below, colors.emotions[-1])), 0.4)
            sides.setdefault(color, []).extend((("M", n * step, y), ("L", n * step, middle)))
    thin = max(look.theme.value.spacing.hairline, 0.5 * look.scale)
    return [Path(tuple(drawn), stroke=color, stroke_width=thin) for color, drawn in sides.items()]


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` of the other."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _along(cubics: Sequence[Cubic], *, bent: bool) -> list[tuple[str | float, ...]]:
    """The segments along a curve."""
    if not bent:
        return [("L", *end) for _, _, _, end in cubics]
    return [("C", *a, *b, *end) for _, a, b, end in cubics]


def faces(
    found: tuple[tuple[float, float], ...], named: tuple[tuple[float, float], ...], frame: Frame, look: Look
) -> tuple[Shape, ...]:  # fmt: skip
    """Faces, or dots where those would be too small; of (x, emotion) each, ``named`` keep a face in any case."""
    theme = look.theme.value
    shapes: list[Shape] = []
    if not look.dotted:
        for x, emotion in found:
            shapes += _face(x, frame, look.face, emotion, theme)
        return tuple(shapes)
    dot = look.dot
    for x, emotion in found:
        color = theme.colors.emotions[round(emotion)]
        shapes.append(Symbol("mark:dot", *_around(x - dot / 2, frame.y(emotion) - dot / 2, dot), color))
    return (*shapes, *marks(named, frame, look))


def marks(named: tuple[Point, ...], frame: Frame, look: Look) -> tuple[Shape, ...]:
    """The faces of the best and the worst moment among dots."""
    found = [_face(x, frame, look.full * 0.6, emotion, look.theme.value) for x, emotion in named]
    return tuple([shape for face in found for shape in face])


def _face(x: float, frame: Frame, size: float, emotion: float, theme: Theme) -> list[Shape]:
    """A face around a point, with a white ring that parts it from the line."""
    y, ring, nearest = frame.y(emotion), size * 1.16, round(emotion)
    return [
        Symbol("mark:dot", *_around(x - ring / 2, y - ring / 2, ring), theme.colors.page),
        Symbol(face_name(nearest), x - size / 2, y - size / 2, size, theme.colors.emotions[nearest],
               theme.colors.features),
    ]  # fmt: skip


def _around(x: float, y: float, side: float) -> tuple[float, float, float]:
    """Corner and size of a "mark:dot" whose disc, 18 of its 24 units wide, fills a square."""
    return x - side / 6, y - side / 6, side * 4 / 3


@dataclass(frozen=True, slots=True)
class Label:
    """The words at the best or the worst moment: which of them it is, and the card's title.

    ``x`` is from the left of the grid.
    """

    card_id: str
    x: float
    emotion: float
    over: Block
    name: Block
    gap: float
    measure: float

    @property
    def height(self) -> float:
        """How high the words are together."""
        return self.over.height + self.gap + self.name.height

    def box(self, frame: Frame, away: float) -> Box:
        """Where the words stand: above the best or below the worst moment, inside the band."""
        band = frame.box
        widest = max(self.over.width, self.name.width)
        y = frame.y(self.emotion)
        top = max(band.y, y - away - self.height) if self.emotion > 0 else min(y + away, band.bottom - self.height)
        return Box(min(max(self.x - widest / 2, band.x), band.right - widest), top, widest, self.height)

    def at(self, frame: Frame, away: float, dx: float) -> tuple[Shape, ...]:
        """The words, moved by ``dx``."""
        box = self.box(frame, away)
        left = box.x - (self.measure - box.w) / 2 + dx
        return (*self.over.at(left, box.y), *self.name.at(left, box.y + self.over.height + self.gap))


def set_label(
    card: Card, x: float, emotion: float, room: float, scale: float, words: Mapping[str, str], theme: Theme
) -> Label:  # fmt: skip
    """The words at a moment, no wider than ``room``."""
    cap = theme.type.curve_label * scale
    measure = min(110 * scale, room)
    small = Style("regular", cap * 0.85, theme.colors.quiet)
    over = set_text(words["curve.best" if emotion > 0 else "curve.worst"], small, measure, 1, "center")
    bold = Style("semibold", cap, theme.colors.ink, TIGHT)
    name = set_text(card.title or words["card.untitled"], bold, measure, theme.limits.label, "center")
    return Label(card.id, x, emotion, over, name, 1.0 * scale, measure)
