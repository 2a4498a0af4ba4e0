"""The map on one page for those who decide: whose journey, the whole curve, what matters most, the figures.

What the map does not say is left out; a page on which the lists find no room has another one behind it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.layout.curve import level_faces, set_curve, spread
from app.layout.header import header, title_groups
from app.layout.shapes import Box, Rect, Shape
from app.layout.stages import spine
from app.layout.typeset import Block, Style, fitting_cap, set_line, set_text
from app.poster.figures import Figure, figures
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.stage_heads import stage_arrow
from app.poster.summary_lists import List, least, needed, put_lists, summary_lists

HEAD = 0.72, 0.6
"""The scale of title and persona: at least, and against the page's."""
CURVES = (92.0, 78.0, 66.0, 56.0, 48.0, 40.0, 34.0, 28.0)
"""The natural heights of the curve: the highest with which the lists have room is taken."""
NAMED = 40.0
"""A lower curve has no words at its best and worst moment."""
TITLE = 9.5
"""The cap height of the title at the head's natural scale."""
NARROWEST = 13.0
"""A stage narrower than this has its number only."""
EVEN = 32.0
"""Stages narrower than this in the mean are all of one width."""
NUMBERED = 6.5
"""Stages narrower than this are not even numbered."""
LEVELS = 9.0
_HEADS = ((8, 12), (4, 6), (2, 3), (1, 1))
"""How many lines scenario and persona may have, one pair after the other until the head is low enough."""
_MOST_HEAD = 0.34
_GAP = 6.0


def summary_pages(press: Press, spec: PrintSpec) -> Printout:
    """One page; two where the lists have no room on the first.

    On a large page type is as on A4 where it takes that to show all there is to say.
    """
    made = material(press)
    told = figures(press.document, made.held, press.words)
    lists = summary_lists(made, press.document.opportunities(press.map_id))
    usual = unit_of(spec.paper)
    leaves, whole = _composed(made, spec.paper, told, lists, usual)
    if not whole and usual > 1.0:
        leaves, _ = _composed(made, spec.paper, told, lists, 1.0)
    return finished(press.title, leaves)


def _composed(
    made: Material, paper: Paper, told: Sequence[Figure], lists: Sequence[List], unit: float
) -> tuple[list[Leaf], bool]:  # fmt: skip
    """The pages at a scale, and whether all lists are there whole."""
    leaf = Leaf(made, paper, "1", made.words.value["pages.summary"], size=unit)
    y = _put_figures(leaf, told, _put_head(leaf))
    heights = [height * unit for height in CURVES] if any(made.held.felt) else [0.0]
    if made.held.stages:
        y = _put_spine(leaf, y)
    free = leaf.room.bottom - y - (_GAP * unit if any(heights) else 0.0)
    height = _curve_height(heights, free, needed(leaf, lists), least(leaf, lists))
    if height:
        _put_curve(leaf, y, height)
        y += height + _GAP * unit
    leaves = [leaf]
    if leaf.room.bottom - y < least(leaf, lists):
        leaves.append(Leaf(made, paper, "2", size=unit))
        y = leaves[-1].room.y
    shown = put_lists(leaves[-1], lists, y)
    return leaves, shown == sum(len(one.entries) for one in lists)


def _curve_height(heights: Sequence[float], free: float, need: float, must: float) -> float:
    """The highest curve beside which all lists have room; else a low one, so that they have much."""
    whole = next((height for height in heights if height + need <= free), None)
    if whole is not None:
        return whole
    low = next((height for height in heights[-3:] if height + must <= free), None)
    if low is None:  # the lists get a page of their own
        low = next((height for height in heights if height <= free), 0.0)
    return low


# -- head and figures ---------------------------------------------------------------------------
def _put_head(leaf: Leaf) -> float:
    """Title and persona as on the map, with fewer lines where they would take too much; gives the y below."""
    made, room, scale = leaf.made, leaf.room, max(HEAD[0] * min(1.0, leaf.unit), HEAD[1] * leaf.unit)
    words = made.words.value
    for lead, persona in _HEADS:
        limits = replace(leaf.theme.limits, lead=lead, persona=persona, title=min(leaf.theme.limits.title, 3))
        sizes = replace(leaf.theme.type, title=min(TITLE, leaf.theme.type.title))
        theme = replace(leaf.theme, limits=limits, type=sizes)
        parts = header(made.held, room.w, scale, words, theme)
        groups, bottom = title_groups(made.held, parts, Box(room.x, room.y, room.w, 0.0), words, theme, scale)
        if bottom - room.y <= _MOST_HEAD * room.h:
            break
    leaf.groups += groups
    for part, record in zip(parts, (made.held.map, made.held.persona), strict=True):
        if part.shortened and record is not None:
            leaf.shortened[record.id] = None
    return bottom + _GAP * leaf.unit


def _put_figures(leaf: Leaf, told: Sequence[Figure], y: float) -> float:
    """The figures side by side between two lines; gives the y below."""
    if not told:
        return y
    unit, room, colors = leaf.unit, leaf.room, leaf.theme.colors
    beside = max(1, min(len(told), int(room.w / (37 * unit))))
    beside = -(-len(told) // -(-len(told) // beside))  # rows of one length
    step = room.w / beside
    big = Style("bold", 6.2 * unit, colors.navy)
    small = Style("regular", 2.6 * unit, colors.quiet, 1.25)
    for start in range(0, len(told), beside):
        leaf.put([Rect(Box(room.x, y, room.w, 0.3 * unit), fill=colors.line)])
        lowest = 0.0
        for column, figure in enumerate(told[start : start + beside]):
            x, width = room.x + column * step, step - 4 * unit
            leaf.put(set_line(figure.value, big).at(x, y + 3.4 * unit))
            name = Box(x, y + 3.4 * unit + big.cap + 2.4 * unit, width, 0.0)
            height = leaf.write(figure.name, replace(small, color=colors.ink), name, 3).height
            if figure.basis:
                below = Box(x, name.y + height + 1.2 * unit, width, 0.0)
                height += 1.2 * unit + leaf.write(figure.basis, small, below, 2).height
            lowest = max(lowest, name.y + height)
        y = lowest + 3.0 * unit
    return y + 2.0 * unit


# -- the curve ----------------------------------------------------------------------------------
def _edges(leaf: Leaf) -> list[float]:
    """The columns of the stages: wider where there is more to show, none much narrower than the others."""
    held = leaf.made.held
    width = leaf.room.w - LEVELS * leaf.unit
    crowded = width / len(held.felt) < EVEN * leaf.unit
    weights = [1.0 if crowded else 4.0 + min(7, len(cards)) for cards in held.felt]
    total, edges = sum(weights), [0.0]
    for weight in weights:
        edges.append(edges[-1] + width * weight / total)
    return edges


def _put_spine(leaf: Leaf, y: float) -> float:
    """Phases as on the map, and under them the stages, each with its number above its name; gives the y below."""
    made, unit, colors, edges = leaf.made, leaf.unit, leaf.theme.colors, _edges(leaf)
    widths = [b - a for a, b in pairwise(edges)]
    if min(widths) < NUMBERED * unit:
        return y
    left, gap, point = leaf.room.x + LEVELS * unit, 1.0 * unit, min(2.6 * unit, 0.12 * min(widths))
    stages = [replace(stage, fields={}) for stage in made.held.stages]
    phases = spine(stages, edges, 0.76 * unit, unit, made.words.value, leaf.theme, range(len(stages))).phases
    leaf.groups += [group.at(left + group.x, y + group.y) for group in phases]
    y += max(group.h for group in phases) + 1.2 * unit
    small = Style("semibold", 2.6 * unit, colors.on_head_quiet)
    names: list[Block] = []
    for stage, width in zip(made.held.stages, widths, strict=True):
        room = width - gap - point - 3.8 * unit
        title = made.stage_name(stage) if width >= NARROWEST * unit else ""
        cap = fitting_cap([title], "semibold", 3.8 * unit, max(room, 1.0), 2.5 * unit)
        names.append(set_text(title, Style("semibold", cap, colors.on_head, 1.15), max(room, 1.0), 3))
    height = small.cap + 6.4 * unit + max((name.height + 1.8 * unit if name.lines else 0.0) for name in names)
    for number, (stage, name) in enumerate(zip(made.held.stages, names, strict=True)):
        last = number + 1 == len(names)
        box = Box(left + edges[number], y, widths[number] - (0.0 if last else gap), height)
        arrow = stage_arrow(box.w, height, point, colors.head, first=number == 0, last=last)
        text_left = 2.0 * unit + (point if number else 0.0)
        shapes: list[Shape] = [arrow, *set_line(str(number + 1), small).at(text_left, 3.0 * unit)]
        shapes += name.at(text_left, 3.0 * unit + small.cap + 1.8 * unit)
        leaf.put(shapes, box, stage.id, made.stage_name(stage))
        if name.cut:
            leaf.shortened[stage.id] = None
    return y + height + 2.6 * unit


def _put_curve(leaf: Leaf, y: float, height: float) -> None:
    """The whole curve with its best and worst moment named."""
    made, unit, edges = leaf.made, leaf.unit, _edges(leaf)
    theme, levels = leaf.theme, LEVELS * leaf.unit
    text = 0.82 * unit if height >= NAMED * unit else 0.0
    curve = set_curve(made.held, edges, spread(made.held, edges), min(0.8, height / 80) * unit, text, made.words, theme)
    placed = curve.place(Box(leaf.room.x + levels, y, leaf.room.w - levels, height), made.held.map.id, "")
    leaf.groups += placed.groups(made.words.value["curve.title"])
    leaf.put(level_faces(placed.frame, levels - 1.5 * unit, unit, theme), Box(leaf.room.x, y, levels, height))
