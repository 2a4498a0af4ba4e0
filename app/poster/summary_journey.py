"""The whole journey in a band as wide as a page: its stages, and under them the emotion curve."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from app.layout.curve import level_faces, set_curve
from app.layout.curve_spots import spread
from app.layout.shapes import Box, Shape, Text
from app.layout.stages import spine
from app.layout.typeset import Block, Style, fitting_cap, set_line, set_text, widest_word
from app.poster.leaf import Leaf
from app.poster.stage_heads import stage_arrow

NAMED = 40.0
"""A lower curve has no words at its best and worst moment."""
EVEN = 32.0
"""Stages narrower than this in the mean are all of one width."""
NUMBERED = 6.5
"""Stages narrower than this are not even numbered."""
LEVELS = 9.0
"""The width of the small faces at the left of the curve."""
LONGEST = 44.0
"""The longest name that stands upright in a narrow stage."""
LINES, MOST_LINES = 3, 6
"""Of a stage's name; more only where it would be cut in the smallest type."""
SMALLEST = 2.5
"""The least cap height of a stage's name."""
_POINT, _BESIDE = 2.6, 4.8
"""The point of a stage's arrow; what else is beside its name: the gap to the next one, and the name's margins."""


def _edges(leaf: Leaf) -> list[float]:
    """The columns of the stages: wider where there is more to show, wide enough for the words of their names if that
    can be."""
    held, unit = leaf.made.held, leaf.unit
    width = leaf.room.w - LEVELS * unit
    crowded = width / len(held.felt) < EVEN * unit
    weights = [1.0 if crowded else 4.0 + min(7, len(cards)) for cards in held.felt]
    size = Style("semibold", SMALLEST * unit, "").size
    words = [widest_word(leaf.made.stage_name(stage), "semibold") * size for stage in held.stages]
    needs = [word * 1.01 + (_BESIDE + _POINT) * unit for word in words]
    edges = [0.0]
    for column in shared(width, weights, needs):
        edges.append(edges[-1] + column)
    return edges


def shared(width: float, weights: Sequence[float], needs: Sequence[float]) -> list[float]:
    """A width divided by weights, nobody with less than what it needs; by weights alone where there is too little."""
    fixed: dict[int, float] = {}
    while sum(needs) <= width:
        rest, total = width - sum(fixed.values()), sum(w for n, w in enumerate(weights) if n not in fixed)
        short = [n for n, w in enumerate(weights) if n not in fixed and rest * w / total < needs[n]]
        if not short:
            return [fixed.get(n, rest * w / total) for n, w in enumerate(weights)]
        fixed |= {n: needs[n] for n in short}
    return [width * w / sum(weights) for w in weights]


def put_spine(leaf: Leaf, y: float) -> float:
    """Phases as on the map, and under them the stages, each with its number above its name; gives the y below."""
    made, unit, colors, edges = leaf.made, leaf.unit, leaf.theme.colors, _edges(leaf)
    widths = [b - a for a, b in pairwise(edges)]
    if min(widths) < NUMBERED * unit:
        return y
    left, gap, point = leaf.room.x + LEVELS * unit, 1.0 * unit, min(_POINT * unit, 0.12 * min(widths))
    stages = [replace(stage, fields={}) for stage in made.held.stages]
    phases = spine(stages, edges, 0.76 * unit, unit, made.words.value, leaf.theme, range(len(stages))).phases
    leaf.groups += [group.at(left + group.x, y + group.y) for group in phases]
    y += max(group.h for group in phases) + 1.2 * unit
    small = Style("semibold", 2.6 * unit, colors.on_head_quiet)
    names = _names(leaf, [width - point - _BESIDE * unit for width in widths])
    below = 3.0 * unit + small.cap + 1.8 * unit
    height = below + max(name.height for name in names) + 1.6 * unit
    for number, (stage, name) in enumerate(zip(made.held.stages, names, strict=True)):
        last = number + 1 == len(names)
        box = Box(left + edges[number], y, widths[number] - (0.0 if last else gap), height)
        arrow = stage_arrow(box.w, height, point, colors.head, first=number == 0, last=last)
        text_left = 2.0 * unit + (point if number else 0.0)
        shapes: list[Shape] = [arrow, *set_line(str(number + 1), small).at(text_left, 3.0 * unit)]
        shapes += name.at(text_left, below, height - 2.4 * unit)
        leaf.put(shapes, box, stage.id, made.stage_name(stage))
        if name.block.cut:
            leaf.shortened[stage.id] = None
    return y + height + 2.6 * unit


@dataclass(frozen=True, slots=True)
class _Name:
    """A stage's name in its arrow: in lines, or upright from below."""

    block: Block
    upright: bool

    @property
    def height(self) -> float:
        """What it takes of the arrow's height."""
        return self.block.width + 1.2 * self.block.style.cap if self.upright else self.block.height

    def at(self, x: float, top: float, bottom: float) -> list[Text]:
        """Its lines below ``top``; upright from ``bottom`` on, one beside the other."""
        if not self.upright:
            return self.block.at(x, top)
        return [replace(line, x=x + line.y, y=bottom, vertical=True) for line in self.block.at(0.0, 0.0)]


def _names(leaf: Leaf, rooms: Sequence[float]) -> list[_Name]:
    """The names of all stages in such widths and one size; upright where a word would have to be broken."""
    made, unit, color = leaf.made, leaf.unit, leaf.theme.colors.on_head
    titles = [made.stage_name(stage) for stage in made.held.stages]
    least = SMALLEST * unit
    if any(
        room < widest_word(title, "semibold") * Style("semibold", least, color).size
        for title, room in zip(titles, rooms, strict=True)
    ):
        style = Style("semibold", min(3.2 * unit, max(least, 0.8 * min(rooms))), color)
        long = max(set_line(title, style).width for title in titles) / (LONGEST * unit)
        style = replace(style, cap=max(least, style.cap / max(1.0, 1.01 * long)))
        beside = max(1, min(LINES, int((min(rooms) - style.cap) / (style.size * style.leading)) + 1))
        return [_Name(set_text(title, style, LONGEST * unit, beside), upright=True) for title in titles]
    fitting = partial(fitting_cap, weight="semibold", cap=3.8 * unit, least=least)
    cap = min((fitting([title], width=room) for title, room in zip(titles, rooms, strict=True)), default=least)
    while True:
        style = Style("semibold", cap, color, 1.15)
        most = LINES if cap > least else MOST_LINES
        blocks = [set_text(title, style, room, most) for title, room in zip(titles, rooms, strict=True)]
        if cap <= least or not any(block.cut for block in blocks):
            return [_Name(block, upright=False) for block in blocks]
        cap = max(least, 0.94 * cap)


def put_curve(leaf: Leaf, y: float, height: float) -> None:
    """The whole curve with its best and worst moment named."""
    made, unit, edges = leaf.made, leaf.unit, _edges(leaf)
    theme, levels = leaf.theme, LEVELS * leaf.unit
    text = 0.82 * unit if height >= NAMED * unit else 0.0
    size = min(0.8 * unit, height / 95)
    curve = set_curve(made.held, edges, spread(made.held, edges), (size, text), made.words, theme)
    leaf.shortened |= {label.card_id: None for label in curve.labels if label.name.cut}
    placed = curve.place(Box(leaf.room.x + levels, y, leaf.room.w - levels, height), made.held.map.id, "")
    leaf.groups += placed.groups(made.words.value["curve.title"])
    leaf.put(level_faces(placed.frame, levels - 1.5 * unit, unit, theme), Box(leaf.room.x, y, levels, height))
