"""The emotion curve: a monotone cubic through the touchpoints in journey order, with a face on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.records import EMOTIONS, Card
from app.layout.contents import Contents
from app.layout.cubics import monotone, pieces
from app.layout.same import Same
from app.layout.shapes import Box, Path, Point, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Block, Style, set_text

TOP = max(EMOTIONS)
LABEL_AWAY = 0.62
"""How far a label stands from the middle of its face, in faces."""


Spot = tuple[float, int]
"""Where a touchpoint is on the curve: x and emotion."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The best or the worst touchpoint on the curve."""

    card: Card
    x: float
    emotion: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the curve is drawn: the band, its neutral line and how far one step of emotion is."""

    box: Box
    middle: float
    step: float

    def y(self, emotion: float) -> float:
        """The height of an emotion."""
        return self.middle - emotion * self.step


def spots(held: Contents, edges: Sequence[float]) -> tuple[Spot, ...]:
    """The touchpoints with an emotion, spread evenly within their stages."""
    found: list[Spot] = []
    for column, cards in enumerate(held.felt):
        left = edges[column]
        step = (edges[column + 1] - left) / max(1, len(cards))
        found += [(left + (number + 0.5) * step, card.emotion or 0) for number, card in enumerate(cards)]
    return tuple(found)


def peaks(held: Contents, found: Sequence[Spot]) -> list[Moment]:
    """The best and the worst moment: the more important of equals, then the earlier; none on the other side of 0."""
    cards = [card for cards in held.felt for card in cards]
    emotions = [emotion for _, emotion in found]
    chosen = []
    for extreme, side in ((max(emotions, default=0), 1), (min(emotions, default=0), -1)):
        if extreme * side > 0:
            equal = [number for number, emotion in enumerate(emotions) if emotion == extreme]
            number = max(equal, key=lambda n: _importance(cards[n]))
            chosen.append(Moment(cards[number], found[number][0], extreme))
    return chosen


def _importance(card: Card) -> int:
    value = card.fields.get("importance")
    return value if isinstance(value, int) else 0


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of a map over columns, its labels set; ``placed`` gives it a band."""

    found: tuple[Spot, ...]
    labels: tuple["_Label", ...]
    scale: float
    theme: Theme

    def frame(self, box: Box) -> Frame:
        """The largest steps at which faces stay in the band, and the labels of the best and the worst outside them."""
        half, face = box.h / 2, self.theme.spacing.curve_face * self.scale
        step = (half - face * 0.5 - 6.0 * self.scale) / TOP
        for label in self.labels:
            room = half - face * LABEL_AWAY - label.height - 2.5 * self.scale
            step = min(step, room / abs(label.moment.emotion))
        return Frame(box, box.y + half, max(step, box.h * 0.04))


def set_curve(
    held: Contents, edges: Sequence[float], scale: float, text_scale: float, words: Mapping[str, str], theme: Theme
) -> Curve:  # fmt: skip
    """The curve over columns with these edges; ``text_scale`` is that of its labels."""
    found = spots(held, edges)
    labels = tuple(_set_label(m, edges[-1] - edges[0], text_scale, words, theme) for m in peaks(held, found))
    return Curve(found, labels, scale, theme)


def curve_shapes(curve: Curve, edges: Sequence[float], box: Box, hint: str) -> tuple[Shape, ...]:
    """The whole curve in a band; ``box`` and ``edges`` have the same origin, which is that of the shapes.

    ``hint`` stands on the empty line of a curve without any face.
    """
    placed, scale, theme = curve.frame(box), curve.scale, curve.theme
    shapes: list[Shape] = _levels(placed, edges, scale, theme)
    if not curve.found:
        return (*shapes, *_empty(placed, scale, hint, theme))
    points = tuple([(x, placed.y(emotion)) for x, emotion in curve.found])
    closest = min([b[0] - a[0] for a, b in pairwise(curve.found)], default=box.w)
    width = max(theme.spacing.hairline * 2, min(theme.spacing.curve_line * scale, closest * 0.16))
    shapes += _line(points, placed.middle, width, theme.colors.navy, theme.colors.above, theme.colors.below)
    named = tuple((label.moment.x, label.moment.emotion) for label in curve.labels)
    shapes += _faces(curve.found, named, placed, scale, Same(theme))
    for label in curve.labels:
        shapes += label.at(placed, theme.spacing.curve_face * scale * LABEL_AWAY)
    return tuple(shapes)


def level_faces(placed: Frame, right: float, scale: float, theme: Theme) -> list[Shape]:
    """A small face for each level, their right edges at ``right``."""
    size = min(5.4 * scale, placed.step * 0.9)
    colors = theme.colors
    return [
        Symbol(face_name(e), right - size, placed.y(e) - size / 2, size, colors.emotions[e], colors.features)
        for e in EMOTIONS
    ]


def _levels(placed: Frame, edges: Sequence[float], scale: float, theme: Theme) -> list[Shape]:
    """Lines for the levels, the neutral one stronger, and faint ones between the stages."""
    box, thin = placed.box, theme.spacing.hairline * max(1.0, scale)
    between = [(("M", x, box.y), ("L", x, box.bottom)) for x in edges[1:-1]]
    across = [(("M", box.x, placed.y(e)), ("L", box.right, placed.y(e))) for e in EMOTIONS if e]
    faint = tuple(segment for pair in (*between, *across) for segment in pair)
    neutral = (("M", box.x, placed.middle), ("L", box.right, placed.middle))
    return [
        Path(faint, stroke=theme.colors.faint, stroke_width=thin),
        Path(neutral, stroke=theme.colors.line, stroke_width=2 * thin),
    ]


def _empty(placed: Frame, scale: float, hint: str, theme: Theme) -> list[Shape]:
    """A quiet dashed line where the curve will be."""
    box, colors = placed.box, theme.colors
    dash = 3.0 * scale
    line = Path((("M", box.x, placed.middle), ("L", box.right, placed.middle)),
                stroke=colors.mark, stroke_width=0.6 * scale, dash=(dash, dash))  # fmt: skip
    style = Style("regular", theme.type.curve_label * scale, colors.quiet)
    said = set_text(hint, style, min(box.w * 0.9, 190 * scale), 3, "center")
    if not said.lines:
        return [line]
    left = box.x + (box.w - min(box.w * 0.9, 190 * scale)) / 2
    pad = 3.0 * scale
    top = placed.middle - said.height / 2
    behind = Box(box.x + (box.w - said.width) / 2 - pad, top - pad, said.width + 2 * pad, said.height + 2 * pad)
    return [line, Rect(behind, fill=colors.page), *said.at(left, top + style.size * 0.1)]


@lru_cache(maxsize=64)
def _faces(
    found: tuple[Spot, ...], named: tuple[Spot, ...], placed: Frame, scale: float, kept: Same[Theme]
) -> tuple[Shape, ...]:
    """Faces as large as they can be without touching; dots where they would be too small to read."""
    theme = kept.value
    colors = theme.colors
    room = min(
        [((b[0] - a[0]) ** 2 + ((b[1] - a[1]) * placed.step) ** 2) ** 0.5
         for ahead in (1, 2, 3) for a, b in zip(found, found[ahead:], strict=False)],
        default=1e9,
    )  # fmt: skip
    full = theme.spacing.curve_face * scale
    size = min(full, room * 0.7)
    shapes: list[Shape] = []
    if size >= full * 0.36:
        for x, emotion in found:
            shapes += _face(x, placed.y(emotion), size, emotion, theme)
        return tuple(shapes)
    dot = max(1.1 * scale, min(size, 3.2 * scale))
    around = {e: (_around(0.0, placed.y(e) - dot / 2, dot), colors.emotions[e]) for e in EMOTIONS}
    for x, emotion in found:
        (dx, y, side), color = around[emotion]
        shapes.append(Symbol("mark:dot", x - dot / 2 + dx, y, side, color))
    for x, emotion in named:
        shapes += _face(x, placed.y(emotion), full * 0.6, emotion, theme)
    return tuple(shapes)


def _face(x: float, y: float, size: float, emotion: int, theme: Theme) -> list[Shape]:
    """A face around a point, with a white ring that parts it from the line."""
    ring = size * 1.16
    return [
        Symbol("mark:dot", *_around(x - ring / 2, y - ring / 2, ring), theme.colors.page),
        Symbol(face_name(emotion), x - size / 2, y - size / 2, size, theme.colors.emotions[emotion],
               theme.colors.features),
    ]  # fmt: skip


def _around(x: float, y: float, side: float) -> tuple[float, float, float]:
    """Corner and size of a "mark:dot" whose disc, 18 of its 24 units wide, fills a square."""
    return x - side / 6, y - side / 6, side * 4 / 3


@dataclass(frozen=True, slots=True)
class _Label:
    """The words at the best or the worst moment: which of them it is, and the card's title."""

    moment: Moment
    over: Block
    name: Block
    gap: float
    measure: float

    @property
    def height(self) -> float:
        return self.over.height + self.gap + self.name.height

    def at(self, placed: Frame, away: float) -> list[Shape]:
        """The words above the best or below the worst moment, inside the band."""
        box = placed.box
        widest = max(self.over.width, self.name.width)
        y = placed.y(self.moment.emotion)
        top = max(box.y, y - away - self.height) if self.moment.emotion > 0 else min(y + away, box.bottom - self.height)
        left = min(max(self.moment.x - widest / 2, box.x), box.right - widest) - (self.measure - widest) / 2
        return [*self.over.at(left, top), *self.name.at(left, top + self.over.height + self.gap)]


def _set_label(moment: Moment, room: float, scale: float, words: Mapping[str, str], theme: Theme) -> _Label:
    cap = theme.type.curve_label * scale
    measure = min(110 * scale, room)
    small = Style("regular", cap * 0.85, theme.colors.quiet)
    over = set_text(words["curve.best" if moment.emotion > 0 else "curve.worst"], small, measure, 1, "center")
    title = moment.card.title or words["card.untitled"]
    bold = Style("semibold", cap, theme.colors.ink, TIGHT)
    name = set_text(title, bold, measure, theme.limits.label, "center")
    return _Label(moment, over, name, 1.0 * scale, measure)


@lru_cache(maxsize=64)
def _line(
    points: tuple[Point, ...], middle: float, width: float, color: str, above: str, below: str
) -> tuple[Shape, ...]:  # fmt: skip
    """The areas between the curve and the neutral line, and the curve itself."""
    if len(points) < 2:
        return ()
    cubics = monotone(points)
    start: tuple[str | float, ...] = ("M", *points[0])
    curve = (start, *(("C", *a, *b, *end) for _, a, b, end in cubics))
    areas: dict[str, list[tuple[str | float, ...]]] = {above: [], below: []}
    for piece in pieces(cubics, middle):
        lowest = min(p[1] for cubic in piece for p in cubic)
        side = areas[above if lowest < middle - 1e-6 else below]
        side.append(("M", piece[0][0][0], middle))
        side.append(("L", *piece[0][0]))
        side.extend(("C", *a, *b, *end) for _, a, b, end in piece)
        side.append(("L", piece[-1][3][0], middle))
        side.append(("Z",))
    filled = [Path(tuple(segments), fill=fill) for fill, segments in areas.items() if segments]
    return (*filled, Path(curve, stroke=color, stroke_width=width))
