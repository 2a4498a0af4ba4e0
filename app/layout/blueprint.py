"""The line of visibility: above the first lane that customers do not see, as on a service blueprint."""

from collections.abc import Mapping

from app.domain.catalogue import UNSEEN_KINDS
from app.layout.contents import Contents
from app.layout.shapes import Box, Group, Path, Shape
from app.layout.theme import Theme
from app.layout.typeset import Style, set_text

HEIGHT = 9.0
"""The natural height of the line with its name."""


def first_unseen(held: Contents) -> int | None:
    """The number of the lane that the line stands above; None where all is seen, or nothing stands above it."""
    kinds = [lane.fields.get("text_kind") if lane.lane_kind == "text" else None for lane in held.lanes]
    found = next((row for row, kind in enumerate(kinds) if kind in UNSEEN_KINDS), None)
    return found or None


def visibility_group(
    owner: str, box: Box, label: float, scale: float, words: Mapping[str, str], theme: Theme
) -> Group:  # fmt: skip
    """The line in the middle of a box, its name at the left, no wider than ``label``."""
    colors, middle = theme.colors, box.h / 2
    style = Style("semibold", theme.type.legend * scale, colors.navy)
    name = set_text(words["visibility.title"], style, label - 3.0 * scale, 1)
    left = max(label, name.width + 3.0 * scale)
    thick = 0.55 * scale
    line = Path((("M", left, middle), ("L", box.w, middle)), stroke=colors.navy, stroke_width=thick,
                dash=(5.0 * scale, 2.6 * scale), round_caps=False)  # fmt: skip
    shapes: tuple[Shape, ...] = (*name.at(3.0 * scale, middle - style.cap / 2), line)
    return Group(owner, "visibility", box.x, box.y, box.w, box.h, shapes, None, words["visibility.title"])
