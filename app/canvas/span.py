"""Shift+arrows: the cards between where one began and where one is.  Pure: reads the drawing."""

from app.canvas.focus import Ref, box_of
from app.layout.shapes import Box, Drawing


class Span:
    """Where a selection by Shift began, and where it has come to; it grows and shrinks with the latter."""

    def __init__(self) -> None:
        self._made: tuple[Ref, ...] = ()
        self._anchor: Ref | None = None
        self._lead: Ref | None = None

    def lead(self, selection: tuple[Ref, ...]) -> Ref | None:
        """Where the next step starts: where the last one led, or the thing selected last."""
        if selection and selection == self._made:
            return self._lead
        return selection[-1] if selection else None

    def reach(self, drawing: Drawing, selection: tuple[Ref, ...], target: Ref) -> tuple[Ref, ...]:
        """The cards in the rectangle from the anchor to ``target``, the target last; empty where there is none."""
        if not selection or selection != self._made:
            self._anchor = selection[-1] if selection else target
        anchor = self._anchor or target
        if target.kind not in ("card", "cell") or anchor.kind not in ("card", "cell"):
            return ()
        one, other = box_of(drawing, anchor), box_of(drawing, target)
        if one is None or other is None:
            return ()
        area = _united(one, other)
        found = [Ref("card", group.owner) for group in drawing.by_role("card") if _middle_in(group.box, area)]
        last = target if target in found else anchor
        self._made = (*(ref for ref in found if ref != last), *((last,) if last in found else ()))
        self._lead = target
        return self._made


def _united(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Box(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _middle_in(box: Box, area: Box) -> bool:
    """Whether the middle of a box lies in an area."""
    return area.contains(box.x + box.w / 2, box.y + box.h / 2)
