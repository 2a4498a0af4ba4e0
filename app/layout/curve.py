"""The emotion curve: a monotone cubic through the touchpoints in journey order, with a face on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.records import EMOTIONS, Card
from app.layout.contents import Contents
from app.layout.cubics import monotone, pieces
from app.layout.shapes import Box, Path, Point, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Block, Style, set_text

TOP = max(EMOTIONS)
LABEL_AWAY = 0.62
"""How far a label stands from the middle of its face, in faces."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One touchpoint on the curve."""

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


def moments(held: Contents, edges: Sequence[float]) -> list[Moment]:
    """The touchpoints with an emotion, spread evenly within their stages."""
    found = []
    for column, cards in enumerate(held.felt):
        left, width = edges[column], edges[column + 1] - edges[column]
        for number, card in enumerate(cards):
            if card.emotion is not None:
                found.append(Moment(card, left + (number + 0.5) / len(cards) * width, card.emotion))
    return found


def peaks(found: Sequence[Moment]) -> tuple[Moment | None, Moment | None]:
    """The best and the worst moment: the more important of equals, then the earlier; None on the other side of 0."""

    def weight(moment: Moment) -> int:
        importance = moment.card.fields.get("importance")
        return importance if isinstance(importance, int) else 0

    best = max(found, key=lambda m: (m.emotion, weight(m)), default=None)
    worst = max(found, key=lambda m: (-m.emotion, weight(m)), default=None)
    return (
        best if best is not None and best.emotion > 0 else None,
        worst if worst is not None and worst.emotion < 0 else None,
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of a map over columns, its labels set; ``placed`` gives it a band."""

    found: list[Moment]
    labels: tuple["_Label", ...]
    scale: float
    theme: Theme

    def frame(self, box: Box) -> Frame:
        """The largest steps at which faces stay in the band, and the labels of the best and the worst outside them."""
        half, face = box.h / 2, self.theme.spacing.curve_face * self.scale
        step = (half - face * 0.5 - 1.5 * self.scale) / TOP
        for label in self.labels:
            room = half - face * LABEL_AWAY - label.height - 2.5 * self.scale
            step = min(step, room / abs(label.moment.emotion))
        return Frame(box, box.y + half, max(step, box.h * 0.04))


def set_curve(
    held: Contents, edges: Sequence[float], scale: float, words: Mapping[str, str], theme: Theme
) -> Curve:  # fmt: skip
    """The curve over columns with these edges."""
    found = moments(held, edges)
    labels = tuple(_set_label(m, edges[-1] - edges[0], scale, words, theme) for m in peaks(found) if m is not None)
    return Curve(found, labels, scale, theme)


def curve_shapes(curve: Curve, edges: Sequence[float], box: Box, hint: str) -> tuple[Shape, ...]:
    """The whole curve in a band; ``box`` and ``edges`` have the same origin, which is that of the shapes.

    ``hint`` stands on the empty line of a curve without any face.
    """
    placed, scale, theme = curve.frame(box), curve.scale, curve.theme
    shapes: list[Shape] = _levels(placed, edges, scale, theme)
    if not curve.found:
        return (*shapes, *_empty(placed, scale, hint, theme))
    points = tuple((m.x, placed.y(m.emotion)) for m in curve.found)
    closest = min((b.x - a.x for a, b in pairwise(curve.found)), default=box.w)
    width = max(theme.spacing.hairline * 2, min(theme.spacing.curve_line * scale, closest * 0.16))
    shapes += _line(points, placed.middle, width, theme.colors.navy, theme.colors.above, theme.colors.below)
    shapes += _faces(curve.found, [label.moment for label in curve.labels], placed, scale, theme)
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
    said = set_text(hint, style, min(box.w * 0.9, 150 * scale), 3, "center")
    if not said.lines:
        return [line]
    left = box.x + (box.w - min(box.w * 0.9, 150 * scale)) / 2
    pad = 3.0 * scale
    top = placed.middle - said.height / 2
    behind = Box(box.x + (box.w - said.width) / 2 - pad, top - pad, said.width + 2 * pad, said.height + 2 * pad)
    return [line, Rect(behind, fill=colors.page), *said.at(left, top + style.size * 0.1)]


def _faces(
    found: Sequence[Moment], named: Sequence[Moment], placed: Frame, scale: float, theme: Theme
) -> list[Shape]:  # fmt: skip
    """Faces as large as they can be without touching; dots where they would be too small to read."""
    colors = theme.colors
    room = min(
        (((b.x - a.x) ** 2 + ((b.emotion - a.emotion) * placed.step) ** 2) ** 0.5
         for ahead in (1, 2, 3) for a, b in zip(found, found[ahead:], strict=False)),
        default=1e9,
    )  # fmt: skip
    full = theme.spacing.curve_face * scale
    size = min(full, room * 0.7)
    dots = size < full * 0.36
    shapes: list[Shape] = []
    for moment in (*(m for m in found if not dots), *(named if dots else ())):
        face = full * 0.6 if dots else size
        x, y = moment.x - face / 2, placed.y(moment.emotion) - face / 2
        ring = face * 0.08
        shapes.append(Symbol("mark:dot", *_around(x - ring, y - ring, face + 2 * ring), colors.page))
        color = colors.emotions[moment.emotion]
        shapes.append(Symbol(face_name(moment.emotion), x, y, face, color, colors.features))
    if dots:
        dot = max(1.1 * scale, min(size, 3.2 * scale))
        spots: list[Shape] = [
            Symbol("mark:dot", *_around(m.x - dot / 2, placed.y(m.emotion) - dot / 2, dot), colors.emotions[m.emotion])
            for m in found
        ]
        shapes = spots + shapes
    return shapes


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
