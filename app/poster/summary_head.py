"""What stands at the top of a summary and of a report: title, persona and logo, and the figures."""

from collections.abc import Sequence
from dataclasses import replace

from app.layout.header import header, logo, title_groups
from app.layout.part import Part
from app.layout.persona_panel import Form
from app.layout.shapes import Box, Group, Rect
from app.layout.theme import Theme
from app.layout.typeset import Style, set_line
from app.poster.figures import Figure
from app.poster.leaf import Leaf

HEAD = 0.72, 0.6
"""The scale of title and persona: at least, and against the page's."""
TITLE = 9.5
"""The cap height of the title at the head's natural scale."""
_WHOLE = (60, 200)
_LINES = (_WHOLE, (20, 40), (14, 28), (10, 20), (8, 16), (8, 12), (6, 9), (4, 6), (4, 4), (4, 3), (3, 3), (2, 3),
          (3, 2), (2, 2), (3, 1), (2, 1), (1, 1))  # fmt: skip
"""How many lines scenario and persona may have, one pair after the other until the head is low enough."""
FORMS = Form(), Form(0.56, 0.38), Form(0.62, 0.34), Form(0.68, 0.32), Form(0.5, 1.0), Form(0.62, 1.0)
"""What the panel may look like: wider ones are lower where much is said."""
_GAP = 6.0


def put_head(leaf: Leaf, share: float, y: float, *, whole: bool = False) -> float:
    """Title, persona and the house's logo as on the map from ``y`` on; gives the y below.

    They have fewer lines where they would take more than that share of the height, unless they are to be ``whole``.
    """
    made, room, scale = leaf.made, leaf.room, max(HEAD[0] * min(1.0, leaf.unit), HEAD[1] * leaf.unit)
    words, mark = made.words.value, logo(room.w, scale, leaf.theme)
    width = room.w - (mark.width + leaf.theme.spacing.section * 1.6 * scale if mark.width else 0.0)
    for lines in _LINES[:1] if whole else _LINES:
        theme = _limited(leaf.theme, *lines)
        parts = min((header(made.held, width, scale, words, theme, form=form) for form in FORMS), key=_need)
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


def _limited(theme: Theme, lead: int, persona: int) -> Theme:
    limits = replace(theme.limits, lead=lead, persona=persona, title=min(theme.limits.title, 3))
    return replace(theme, limits=limits, type=replace(theme.type, title=min(TITLE, theme.type.title)))


def _need(parts: tuple[Part, Part]) -> tuple[bool, float, float]:
    """How high title and panel are, those last that are cut short."""
    heights = [round(part.height, 3) for part in parts]
    return any(part.shortened for part in parts), max(heights), sum(heights)


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
