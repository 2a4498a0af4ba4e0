"""The map on one page for those who decide: whose journey, the whole curve, what matters most, the figures.

What the map does not say is left out; a page on which the lists find no room has another one behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.layout.header import header, logo, title_groups
from app.layout.shapes import Box, Group, Rect
from app.layout.typeset import Style, set_line
from app.poster.figures import Figure, figures
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.summary_journey import put_curve, put_spine
from app.poster.summary_lists import List, plan, put_lists, summary_lists

HEAD = 0.72, 0.6
"""The scale of title and persona: at least, and against the page's."""
MOST_CURVE = 0.45
"""Of the height between the borders."""
LEAST_CURVE = 20.0
"""A curve that has less natural height than this is left out."""
TITLE = 9.5
"""The cap height of the title at the head's natural scale."""
_HEADS = ((8, 12), (4, 6), (4, 4), (4, 3), (3, 3), (2, 3), (3, 2), (2, 2), (3, 1), (2, 1), (1, 1))
"""How many lines scenario and persona may have, one pair after the other until the head is low enough."""
_GAP = 6.0
_AIR = 1.6


@dataclass(frozen=True, slots=True)
class Aim:
    """So many rows of every list, a curve at least so high in natural mm, a head of at most that share of the page."""

    rows: int
    curve: float
    head: float


MOST_ROWS = 5
FIRST = Aim(MOST_ROWS, 60.0, 0.34), Aim(4, 54.0, 0.34)
"""What is tried in every size of type, from the page's usual one to that of A4,"""
THEN = Aim(3, 46.0, 0.34), Aim(3, 40.0, 0.26), Aim(2, 34.0, 0.26), Aim(2, 24.0, 0.2)
"""and then, in the smallest."""
JOURNEY = Aim(0, 20.0, 0.5)
"""The first page of two."""


def summary_pages(press: Press, spec: PrintSpec) -> Printout:
    """One page; two where the lists have no room on the first.

    On a large page type is smaller, at least as on A4, where it takes that to show what matters.
    """
    made = material(press)
    told = figures(press.document, made.held, press.words)
    lists = summary_lists(made, press.document.opportunities(press.map_id))
    setter = _Setter(made, spec.paper, told, lists)
    usual = unit_of(spec.paper)
    units = [usual, *(usual**share for share in (0.66, 0.33, 0.0) if usual > 1.0)]
    tried = [(aim, unit) for unit in units for aim in FIRST] + [(aim, units[-1]) for aim in THEN]
    pages = (setter.page(aim, unit) for aim, unit in tried)
    page = next((page for page in pages if page is not None), None)
    return finished(press.title, setter.two_pages(usual) if page is None else [page])


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets what is on the summary in one way and another."""

    made: Material
    paper: Paper
    told: Sequence[Figure]
    lists: Sequence[List]

    def page(self, aim: Aim, unit: float) -> Leaf | None:
        """All on one page; None where the aim has no room."""
        leaf, y = self._headed(aim, unit)
        shown = plan(leaf, self.lists, aim.rows, MOST_ROWS)
        gap = _GAP * unit if shown.height else 0.0
        felt = any(self.made.held.felt)
        free = leaf.room.bottom - y - shown.height - gap - _AIR * unit
        if free < (aim.curve * unit if felt else 0.0):
            return None
        if felt:
            curve = min(free, MOST_CURVE * leaf.room.h)
            put_curve(leaf, y, curve)
            y += curve + gap
        put_lists(leaf, shown, y)
        return leaf

    def two_pages(self, unit: float) -> list[Leaf]:
        """The journey on the first page, the lists on the second with as many rows as have room."""
        leaf, y = self._headed(JOURNEY, unit)
        height = min(leaf.room.bottom - y, MOST_CURVE * leaf.room.h)
        if any(self.made.held.felt) and height >= JOURNEY.curve * unit:
            put_curve(leaf, y, height)
        if not self.lists:
            return [leaf]
        second = Leaf(self.made, self.paper, "2")
        plans = (plan(second, self.lists, rows) for rows in range(12, 0, -1))
        fitting = (one for one in plans if one.height <= second.room.h)
        put_lists(second, next(fitting, plan(second, self.lists, 1)), second.room.y)
        return [leaf, second]

    def _headed(self, aim: Aim, unit: float) -> tuple[Leaf, float]:
        """The first page with all that stands above the curve, and the y below."""
        leaf = Leaf(self.made, self.paper, "1", self.made.words.value["pages.summary"], size=unit)
        y = put_figures(leaf, self.told, put_head(leaf, aim.head, leaf.room.y))
        return leaf, put_spine(leaf, y) if self.made.held.stages else y


# -- head and figures ---------------------------------------------------------------------------
def put_head(leaf: Leaf, share: float, y: float) -> float:
    """Title, persona and the house's logo as on the map from ``y`` on; gives the y below.

    They have fewer lines where they would take more than that share of the height.
    """
    made, room, scale = leaf.made, leaf.room, max(HEAD[0] * min(1.0, leaf.unit), HEAD[1] * leaf.unit)
    words, mark = made.words.value, logo(room.w, scale, leaf.theme)
    width = room.w - (mark.width + leaf.theme.spacing.section * 1.6 * scale if mark.width else 0.0)
    for lead, persona in _HEADS:
        limits = replace(leaf.theme.limits, lead=lead, persona=persona, title=min(leaf.theme.limits.title, 3))
        sizes = replace(leaf.theme.type, title=min(TITLE, leaf.theme.type.title))
        theme = replace(leaf.theme, limits=limits, type=sizes)
        parts = header(made.held, width, scale, words, theme)
        groups, bottom = title_groups(made.held, parts, Box(room.x, y, width, 0.0), words, theme, scale)
        if bottom - y <= share * room.h:
            break
    leaf.groups += groups
    if mark.width:
        right = room.right - mark.width
        leaf.groups.append(Group(made.held.map.id, "logo", right, y, mark.width, mark.height, tuple(mark.shapes)))
        bottom = max(bottom, y + mark.height)
    for part, record in zip(parts, (made.held.map, made.held.persona), strict=True):
        if part.shortened and record is not None:
            leaf.shortened[record.id] = None
    return bottom + _GAP * leaf.unit


def put_figures(leaf: Leaf, told: Sequence[Figure], y: float) -> float:
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
            name = Box(x, y + 3.4 * unit + big.cap + 3.0 * unit, width, 0.0)
            height = leaf.write(figure.name, replace(small, color=colors.ink), name, 3).height
            if figure.basis:
                below = Box(x, name.y + height + 1.2 * unit, width, 0.0)
                height += 1.2 * unit + leaf.write(figure.basis, small, below, 2).height
            lowest = max(lowest, name.y + height)
        y = lowest + 3.0 * unit
    return y + 2.0 * unit
