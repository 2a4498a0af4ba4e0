"""The head of a stage's page: the stage between its neighbours, its goal, and its stretch of the emotion curve."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.layout.contents import Contents
from app.layout.curve import level_faces, set_curve
from app.layout.curve_spots import spread
from app.layout.shapes import Box, Path, Rect, Shape, Symbol
from app.layout.typeset import TIGHT, Style, fitting_cap, set_line, set_text
from app.poster.leaf import Leaf
from app.poster.material import stage_cards
from app.poster.words import fill

NEIGHBOUR = 0.19
"""The share of the width that the stage before has, and the one after."""
CURVE = 40.0
MOST_CURVE = 0.22
"""Of a page's height."""
LEVELS = 9.0
"""The width of the small faces at the left of the curve."""
_POINT = 3.4


def put_head(leaf: Leaf, column: int, *, again: bool) -> float:
    """Map, phase, stage with its neighbours, goal; gives the y below.  ``again``: the stage began on another page."""
    made, unit, room, colors = leaf.made, leaf.unit, leaf.room, leaf.theme.colors
    held, words = made.held, made.words.value
    stage = held.stages[column]
    quiet = Style("regular", 2.8 * unit, colors.quiet)
    place = fill(words, "pages.stage_of", n=column + 1, count=len(held.stages))
    right = set_line(f"{place} · {words[f'phase.{stage.phase}']}", quiet)
    leaf.put(right.at(room.right - right.width, room.y))
    persona = held.persona.name if held.persona else ""
    left = Box(room.x, room.y, room.w - right.width - 8 * unit, 0.0)
    leaf.remind(" · ".join(filter(None, (made.title, persona))), replace(quiet, weight="semibold"), left)
    y = room.y + 6.4 * unit
    y += _put_arrows(leaf, column, y, again=again) + 3.6 * unit
    goal = str(stage.fields.get("goal", "")).strip()
    if goal and not again:
        size = 5.4 * unit
        style = Style("regular", 3.2 * unit, colors.text)
        leaf.put([Symbol("map:goal", room.x, y - 0.3 * unit, size, colors.accent_text)])
        box = Box(room.x + size * 1.4, y + (size - style.cap) / 2 - 0.3 * unit, room.w - size * 1.4, 0.0)
        y += max(size, leaf.write(goal, style, box, 5, stage.id).height) + 2.4 * unit
    return y


def edges(leaf: Leaf, column: int) -> tuple[float, float]:
    """Where the stage's own part of a page's width begins and ends."""
    room, count = leaf.room, len(leaf.made.held.stages)
    left = room.x + (NEIGHBOUR * room.w if column else 0.0)
    right = room.right - (NEIGHBOUR * room.w if column + 1 < count else 0.0)
    return left, right


def _put_arrows(leaf: Leaf, column: int, y: float, *, again: bool) -> float:
    """The stage as an arrow of the time spine between those of its neighbours; gives their height."""
    made, unit, room, colors = leaf.made, leaf.unit, leaf.room, leaf.theme.colors
    stages, point, gap = made.held.stages, _POINT * unit, 1.4 * unit
    left, right = edges(leaf, column)
    inner = right - left - (point if column else 0.0) - 12 * unit
    title = made.stage_name(stages[column])
    if again:
        title = fill(made.words.value, "pages.continued", title=title)
    cap = fitting_cap([title], "semibold", 6.0 * unit, inner - 14 * unit, 3.6 * unit)
    big = Style("semibold", cap, colors.on_head, TIGHT)
    number = set_line(str(column + 1), replace(big, color=colors.on_head_quiet))
    name = set_text(title, big, inner - number.width - 3 * unit, 3)
    beside = [n for n in (column - 1, column + 1) if 0 <= n < len(stages)]
    narrow = NEIGHBOUR * room.w - point - 8 * unit
    told = {n: f"{n + 1}  {made.stage_name(stages[n])}" for n in beside}
    cap = fitting_cap([*told.values()], "regular", 2.8 * unit, narrow, 2.5 * unit)
    quiet = Style("regular", cap, colors.ink, 1.25)
    names = {n: set_text(text, quiet, narrow, 3) for n, text in told.items()}
    height = max(name.height + 9 * unit, 16 * unit, *(block.height + 6 * unit for block in names.values()), 0.0)
    for n, block in names.items():
        x, end = (room.x, left - gap) if n < column else (right, room.right)
        leaf.put(
            [stage_arrow(end - x, height, point, colors.label, first=n == 0, last=n > column)], Box(x, y, 0.0, 0.0)
        )
        inset = 4 * unit + (point if n else 0.0)
        leaf.put(block.at(x + inset, y + (height - block.height + 0.2 * quiet.size) / 2), None, stages[n].id)
        if block.cut:
            leaf.shortened[stages[n].id] = None
    shown = right - left - (gap if column + 1 < len(stages) else 0.0)
    leaf.put([stage_arrow(shown, height, point, colors.head, first=column == 0, last=column + 1 == len(stages))],
             Box(left, y, 0.0, 0.0))  # fmt: skip
    text_left = left + (point if column else 0.0) + 5 * unit
    top = y + (height - name.height + 0.2 * big.size) / 2
    leaf.put([*number.at(text_left, top), *name.at(text_left + number.width + 3 * unit, top)], None, stages[column].id)
    if name.cut:
        leaf.shortened[stages[column].id] = None
    return height


def stage_arrow(width: float, height: float, point: float, color: str, *, first: bool, last: bool) -> Path:
    """A band from (0, 0) with a notch and a point that reaches over its right edge, as on the map's spine."""
    notch, tip = (0.0 if first else point), (0.0 if last else point)
    return Path(
        (("M", 0.0, 0.0), ("L", width, 0.0), ("L", width + tip, height / 2), ("L", width, height),
         ("L", 0.0, height), ("L", notch, height / 2), ("Z",)),
        fill=color,
    )  # fmt: skip


# -- the curve ----------------------------------------------------------------------------------
def put_curve(leaf: Leaf, column: int, y: float, share: float = 1.0) -> float:
    """The stage's stretch of the curve, under its arrow, and the nearest moment on each side; gives the y below.

    It has a ``share`` of its usual height.  Nothing where no touchpoint of the stage has a face.
    """
    made, unit, room, theme = leaf.made, leaf.unit, leaf.room, leaf.theme
    if not made.held.felt[column]:
        return y
    left, right = edges(leaf, column)
    levels = LEVELS * unit
    band = Box(room.x + levels, y, room.w - levels, share * min(CURVE * unit, MOST_CURVE * room.h))
    held = _stretch(made.held, column)
    sides = [band.x, *([left] if column else []), right, *([room.right] if right < room.right else [])]
    sides = [side - band.x for side in sides]
    curve = set_curve(held, sides, spread(held, sides), (0.8 * unit, 0.0), made.words, theme)
    placed = curve.place(Box(band.x, band.y, band.w, band.h), held.map.id, "")
    leaf.put([Rect(Box(0.0, 0.0, right - left - (0.0 if column else levels), band.h), fill=theme.colors.ground,
                   radius=1.5 * unit)], Box(max(left, band.x), y, 0.0, 0.0))  # fmt: skip
    leaf.groups += placed.groups(made.words.value["curve.title"])
    leaf.put(level_faces(placed.frame, levels - 1.5 * unit, unit, theme), Box(room.x, y, levels, band.h))
    own = [point for point in placed.points if point.stage_id == held.stages[0 if column == 0 else 1].id]
    numbers = _numbers(leaf, column, [(point.card_id, point.x) for point in own], band.bottom + 1.6 * unit)
    leaf.put(numbers)
    return band.bottom + (8.0 if numbers else 4.0) * unit


def _stretch(held: Contents, column: int) -> Contents:
    """The stage with the last moment before it and the first one after it."""
    around = [n for n in (column - 1, column, column + 1) if 0 <= n < len(held.stages)]
    felt = {column - 1: held.felt[column - 1][-1:], column: held.felt[column], column + 1: ()}
    if column + 1 < len(held.stages):
        felt[column + 1] = held.felt[column + 1][:1]
    return replace(
        held, stages=tuple(held.stages[n] for n in around), felt=tuple(felt[n] for n in around), touchpoints=()
    )  # fmt: skip


def _numbers(leaf: Leaf, column: int, points: Sequence[tuple[str, float]], y: float) -> list[Shape]:
    """The numbers of the cards under their faces; none where they are too close to each other."""
    unit, quiet = leaf.unit, leaf.theme.colors.quiet
    style = Style("semibold", 2.6 * unit, quiet)
    order = {card.id: n for n, card in enumerate(stage_cards(leaf.made.held, column), 1)}
    lines = [(x, set_line(str(order[card_id]), style)) for card_id, x in points]
    widest = max(line.width for _, line in lines)
    closest = min((b[0] - a[0] for a, b in pairwise(lines)), default=widest * 2)
    if closest < widest + 1.2 * unit:
        return []
    return [shape for x, line in lines for shape in line.at(x - line.width / 2, y)]
