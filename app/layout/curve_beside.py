"""How other curves beside the team's are painted, the gap to one of them, and what tells them apart at the left."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.layout.contents import Contents
from app.layout.cubics import Cubic, monotone
from app.layout.curve_others import Kind, Other
from app.layout.curve_shapes import Frame, Look, mixed, open_line
from app.layout.shapes import Box, Path, Place, Point, Shape, Symbol
from app.layout.theme import Family, Theme
from app.layout.typeset import TIGHT, Style, set_text

Named = tuple[str, str]
"""Which line ("team", "unproven" or a kind of others), and what it is called."""
INKS: Mapping[Kind, Family] = {"customers": "mind", "target": "gain", "competitor": "plain", "mood": "drive"}
STRETCH = 48
"""A long line is painted in pieces of so many touchpoints."""
GRAIN = 1.6
"""The gap between two curves follows them in such steps, natural millimetres."""
SAMPLE = 9.0
"""The natural length of the piece of a line that stands before its name."""
_FACES = 8.0
"""The natural width that the faces of the levels take at the right of the label."""


def thickness(kind: Kind, line: float) -> float:
    """How thick such a line is where the team's is ``line`` thick."""
    return line * (0.5 if kind == "target" else 0.36)


def stroke(kind: Kind, segments: Sequence[tuple[str | float, ...]], line: float, theme: Theme) -> Path:
    """A line of that kind."""
    thick, color = thickness(kind, line), theme.colors.families[INKS[kind]].mark
    if kind == "target":
        return Path(tuple(segments), stroke=color, stroke_width=thick, dash=(0.02 * thick, 2.1 * thick))
    dashes = {"competitor": (5.5, 3.0), "mood": (6.0, 2.6, 1.0, 2.6)}
    dash = tuple([length * thick for length in dashes.get(kind, ())])
    return Path(tuple(segments), stroke=color, stroke_width=thick, dash=dash, round_caps=kind == "customers")


def ring(x: float, y: float, size: float, theme: Theme) -> list[Shape]:
    """What customers answered of one touchpoint."""
    left, top, side = x - size / 2, y - size / 2, size
    color = theme.colors.families[INKS["customers"]].mark
    white = Symbol("mark:dot", left - side / 6, top - side / 6, side * 4 / 3, theme.colors.page)
    return [white, Symbol("mark:dot_empty", left - side / 6, top - side / 6, side * 4 / 3, color)]


def star(x: float, y: float, size: float, theme: Theme) -> list[Shape]:
    """A moment of truth on the line of the mood."""
    ground = Symbol("mark:dot", x - 0.8 * size, y - 0.8 * size, 1.6 * size, theme.colors.page)
    color = theme.colors.families[INKS["mood"]].mark
    return [ground, Symbol("mark:moment_of_truth", x - size / 2, y - size / 2, size, color)]


@dataclass(frozen=True, slots=True)
class CurveBeside:
    """All other curves of a map: the content of its group, made when somebody looks."""

    others: tuple[Other, ...]
    frame: Frame
    look: Look

    @property
    def about(self) -> str:
        """The key says what they are."""
        return ""

    @property
    def edge(self) -> str | None:
        """It has none."""
        return None

    @property
    def is_note(self) -> bool:
        """It is no card."""
        return False

    @property
    def smallest(self) -> float:
        """There is no text."""
        return math.inf

    def shapes(self, height: float) -> tuple[Shape, ...]:  # noqa: ARG002 - it has the height of its band
        """The lines, that of the customers on top."""
        return _beside(self)

    def places(self, height: float) -> tuple[Place, ...]:  # noqa: ARG002 - there are none at any height
        """Nothing of it can be pointed at like a field."""
        return ()


@lru_cache(maxsize=16)
def _beside(made: CurveBeside) -> tuple[Shape, ...]:
    look, theme = made.look, made.look.theme.value
    shapes: list[Shape] = []
    for other in reversed(made.others):
        points = [(x, made.frame.y(emotion)) for x, emotion in other.points]
        cubics = monotone(points)
        for start in range(0, len(cubics), STRETCH):
            piece = cubics[start : start + STRETCH]
            drawn = [("M", *piece[0][0]), *(("C", *a, *b, *end) for _, a, b, end in piece)]
            shapes.append(stroke(other.kind, drawn, look.line, theme))
        if other.kind == "customers" and not look.dotted:
            size = min(3.4 * look.scale, 0.4 * look.shown)
            shapes += [part for x, y in points for part in ring(x, y, size, theme)]
        for x, emotion in other.stars:
            shapes += star(x, made.frame.y(emotion), 4.6 * look.scale, theme)
    return tuple(shapes)


# -- the gap ----------------------------------------------------------------------------------------
def gap_shapes(team: Sequence[Cubic], other: Sequence[Point], look: Look) -> tuple[Shape, ...]:
    """The area between a stretch of the team's curve and the points of another, as far as both go."""
    if not team or len(other) < 2:
        return ()
    left, right = max(team[0][0][0], other[0][0]), min(team[-1][3][0], other[-1][0])
    if right - left <= 1e-6:
        return ()
    count = max(2, math.ceil((right - left) / (GRAIN * look.scale)))
    xs = [left + n * (right - left) / count for n in range(count + 1)]
    there, back = heights(team, xs), heights(monotone(other), xs)
    outline = [*zip(xs, there, strict=True), *reversed(list(zip(xs, back, strict=True)))]
    drawn = tuple([("L" if n else "M", x, y) for n, (x, y) in enumerate(outline)])
    ink = look.theme.value.colors.families[INKS["customers"]]
    return (Path((*drawn, ("Z",)), fill=mixed(ink.ground, ink.mark, 0.1)),)


def heights(cubics: Sequence[Cubic], xs: Sequence[float]) -> list[float]:
    """The heights of a curve at rising places between its ends; its x rises evenly along each cubic."""
    found: list[float] = []
    at = 0
    for x in xs:
        while at + 1 < len(cubics) and x > cubics[at][3][0]:
            at += 1
        (x0, y0), (_, y1), (_, y2), (x3, y3) = cubics[at]
        t = min(1.0, max(0.0, (x - x0) / (x3 - x0)))
        u = 1 - t
        found.append(u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3)
    return found


# -- what tells them apart ----------------------------------------------------------------------------
def key_names(
    held: Contents, found: Sequence[Other], words: Mapping[str, str], *, unproven: bool
) -> tuple[Named, ...]:  # fmt: skip
    """The lines that need a name, with it: the team's too, where customers have one."""
    kinds = [other.kind for other in found]
    names: list[Named] = [("team", words["curve.team"])] if "customers" in kinds else []
    rival = str(held.map.fields.get("competitor", "")).strip() or words["curve.competitor"]
    names += [(kind, rival if kind == "competitor" else words[f"curve.{kind}"]) for kind in kinds]
    return (*names, *([("unproven", words["curve.unproven"])] if unproven else []))


def key_shapes(names: Sequence[Named], box: Box, scale: float, theme: Theme) -> list[Shape]:
    """The key, from the lower left corner of a box upwards, as much of it as has room."""
    style = Style("regular", theme.type.legend * scale, theme.colors.quiet, TIGHT)
    room = box.w - (SAMPLE + 2.4 + _FACES) * scale
    shapes: list[Shape] = []
    bottom = box.bottom
    for kind, name in reversed(names):
        text = set_text(name, style, room, 2)
        top = bottom - text.height
        if top < box.y or not text.lines:
            break
        y, right = top + style.cap / 2, box.x + SAMPLE * scale
        shapes += _sample(kind, box.x, right, y, theme.spacing.curve_line * scale, theme)
        shapes += text.at(right + 2.4 * scale, top)
        bottom = top - 2.6 * scale
    return shapes


def _sample(kind: str, left: float, right: float, y: float, line: float, theme: Theme) -> list[Shape]:
    """A short piece of a line."""
    segments = (("M", left, y), ("L", right, y))
    if kind == "team":
        return [Path(segments, stroke=theme.colors.navy, stroke_width=0.8 * line)]
    if kind == "unproven":
        return [open_line(segments, 0.8 * line, theme)]
    drawn: list[Shape] = [stroke(_kind(kind), segments, line, theme)]
    made = {"customers": lambda x: ring(x, y, 1.4 * line, theme), "mood": lambda x: star(x, y, 2.2 * line, theme)}
    return [*drawn, *made[kind]((left + right) / 2)] if kind in made else drawn


def _kind(name: str) -> Kind:
    return next(kind for kind in INKS if kind == name)
