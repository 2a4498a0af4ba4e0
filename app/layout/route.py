"""The route: a line that joins the touchpoints across the channels in journey order.

It lies under the cards and is seen between them.  A step within a channel is thin and quiet; a switch of channel is
stronger, and it is these that the count is about::

    contacts + channel switches = effort
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.layout.contents import Contents
from app.layout.same import Same
from app.layout.shapes import Box, Group, Path, Shape
from app.layout.theme import Theme

STAY, SWITCH = 0.7, 1.15
"""The natural thickness of the line within a channel, and from one to another."""
HEAD = 3.4
"""The natural length of an arrow's head."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint on the route: its box on the drawing, and in which lane it is."""

    box: Box
    lane_id: str


def counts(held: Contents) -> tuple[int, int]:
    """How many contacts the journey has, and how often the channel changes between one and the next."""
    lanes = [card.lane_id for cards in held.touchpoints for card in cards]
    return len(lanes), sum(1 for one, following in pairwise(lanes) if one != following)


def counted(held: Contents, words: Mapping[str, str]) -> str:
    """The counts in words; empty without a contact."""
    contacts, switches = counts(held)
    if not contacts:
        return ""
    some = words["route.contact" if contacts == 1 else "route.contacts"].format(n=contacts)
    changes = words["route.switch" if switches == 1 else "route.switches"].format(n=switches)
    return words["route.effort"].format(contacts=some, switches=changes, n=contacts + switches)


def route_groups(
    stage_ids: Sequence[str], stops: Sequence[Sequence[Stop]], scale: float, theme: Theme, about: str
) -> list[Group]:  # fmt: skip
    """One group for each stage: the way from its first touchpoint to that of the next stage that has one."""
    groups: list[Group] = []
    kept = Same(theme)
    for column, (stage_id, own) in enumerate(zip(stage_ids, stops, strict=True)):
        following = next((later[0] for later in stops[column + 1 :] if later), None)
        way = (*own, following) if own and following is not None else tuple(own)
        if len(way) < 2:
            continue
        left, top = min(stop.box.x for stop in way), min(stop.box.y for stop in way)
        right, bottom = max(stop.box.right for stop in way), max(stop.box.bottom for stop in way)
        near = tuple([Stop(stop.box.moved(-left, -top), stop.lane_id) for stop in way])
        shapes = _way(near, scale, kept)
        groups.append(Group(stage_id, "route", left, top, right - left, bottom - top, shapes, None, about))
    return groups


@lru_cache(maxsize=1024)
def _way(stops: tuple[Stop, ...], scale: float, kept: Same[Theme]) -> tuple[Shape, ...]:
    """Lines from each stop to the next, first those within a channel."""
    colors = kept.value.colors
    stays: list[Shape] = []
    switches: list[Shape] = []
    for one, following in pairwise(stops):
        if one == following:  # both inside the same band
            continue
        if one.lane_id == following.lane_id:
            stays += _arrow(one.box, following.box, STAY * scale, colors.mark, scale)
        else:
            switches += _arrow(one.box, following.box, SWITCH * scale, colors.accent, scale)
    return (*stays, *switches)


def _arrow(start: Box, end: Box, thick: float, color: str, scale: float) -> list[Shape]:
    """A line from the edge of a box to that of another, leaving and arriving at right angles."""
    sideways = end.x >= start.right or end.right <= start.x
    if sideways and end.x < start.x and (end.y >= start.bottom or end.bottom <= start.y):
        sideways = False  # back to the beginning of a line: down first
    if sideways:
        forward = 1.0 if end.x >= start.right else -1.0
        x0, y0 = (start.right if forward > 0 else start.x), start.y + start.h / 2
        x1, y1 = (end.x if forward > 0 else end.right), end.y + end.h / 2
        head = min(HEAD * scale, abs(x1 - x0) * 0.8)
        stop, bend = x1 - forward * head, (x1 - x0) / 2
        line = (("M", x0, y0), ("C", x0 + bend, y0, stop - bend, y1, stop, y1))
        point = (("M", x1, y1), ("L", stop, y1 - head * 0.42), ("L", stop, y1 + head * 0.42), ("Z",))
    else:
        forward = 1.0 if end.y >= start.y else -1.0
        x0, y0 = start.x + start.w / 2, (start.bottom if forward > 0 else start.y)
        x1, y1 = end.x + end.w / 2, (end.y if forward > 0 else end.bottom)
        head = min(HEAD * scale, abs(y1 - y0) * 0.8)
        stop, bend = y1 - forward * head, (y1 - y0) / 2
        line = (("M", x0, y0), ("C", x0, y0 + bend, x1, stop - bend, x1, stop))
        point = (("M", x1, y1), ("L", x1 - head * 0.42, stop), ("L", x1 + head * 0.42, stop), ("Z",))
    return [Path(line, stroke=color, stroke_width=thick), Path(point, fill=color)]
