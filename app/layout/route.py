"""The route: a line that joins the touchpoints across the channels in journey order.

It lies under the cards and is seen between them.  A step within a channel is thin and quiet; a switch of channel is
stronger, and it is these that the count is about::

    contacts + channel switches = effort

A named route goes over its own touchpoints only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.records import Card, Route
from app.insight.effort import effort_of_route
from app.insight.reading import Reading
from app.layout.contents import Contents
from app.layout.dates import people_text
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


def chosen(held: Contents, route_id: str) -> Route | None:
    """The route of that id, if the map still has it."""
    return next((route for route in held.document.routes(held.map.id) if route.id == route_id), None)


def steps(held: Contents, route: Route | None) -> tuple[tuple[Card, ...], ...]:
    """Of each stage the touchpoints of a route in journey order; of None all."""
    if route is None:
        return held.touchpoints
    members = {link.card_id for link in held.document.links_to(route.id)}
    return tuple([tuple([card for card in cards if card.id in members]) for cards in held.touchpoints])


def counted(held: Contents, route: Route | None, words: Mapping[str, str]) -> str:
    """The counts of a route in words, behind its name; of all touchpoints where it is None, empty without one."""
    if route is not None:
        return _counted_route(held, route, words)
    return _effort(*counts(held), words)


def _counted_route(held: Contents, route: Route, words: Mapping[str, str]) -> str:
    """What a route asks of the customer, and how many people take it."""
    found = effort_of_route(Reading(held.document, held.map.id), route)
    crossings = len(found.crossings)
    crossed = words["route.crossing" if crossings == 1 else "route.crossings"].format(n=crossings) if crossings else ""
    effort = _effort(len(found.steps), len(found.switches), words)
    people = people_text(route.fields, words)
    said = ", ".join(filter(None, (effort, crossed, words["about.people"].format(people=people) if people else "")))
    return f"{route_name(route, words)}: {said}" if said else route_name(route, words)


def route_name(route: Route, words: Mapping[str, str]) -> str:
    """What a route is called: its title, or its kind."""
    kind = str(route.fields.get("type", ""))
    return route.title or (words[f"route_type.{kind}"] if kind else words["route.title"])


def _effort(contacts: int, switches: int, words: Mapping[str, str]) -> str:
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
            switches += _arrow(one.box, following.box, SWITCH * scale, colors.accent_text, scale)
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
