"""Where a customer gets lost: routes that lead nowhere, and touchpoints to which none leads."""

from collections.abc import Iterable

from app.domain.records import Route
from app.insight.lint_finding import Mend, Rule, Spot, ref
from app.insight.lint_reading import LintReading
from app.insight.story import dead_end, jumped, off_routes, steps

SHORTEST = 2
"""A way has a beginning and an end."""


def _walked(map_: LintReading) -> list[Route]:
    """The routes that have been drawn, not only named."""
    return [route for route in map_.document.routes(map_.map.id) if len(steps(map_.document, route)) >= SHORTEST]


def _empty_route(map_: LintReading) -> Iterable[Spot]:
    walked = {route.id for route in _walked(map_)}
    for route in map_.document.routes(map_.map.id):
        if route.id not in walked:
            yield Spot((ref(route),), (Mend("edit_route", ref(route)),), {"title": route.title})


def _ends_early(map_: LintReading) -> Iterable[Spot]:
    for route in _walked(map_):
        end = dead_end(map_.document, route)
        if end is not None:
            mend = Mend("edit_route", ref(route))
            yield Spot((ref(end), ref(route)), (mend,), {"title": route.title, "card": end.title, "about": route.id})


def _jumps(map_: LintReading) -> Iterable[Spot]:
    for route in _walked(map_):
        for stage in jumped(map_.document, route):
            params = {"title": route.title, "stage": stage.title, "about": route.id}
            yield Spot((ref(stage), ref(route)), (Mend("edit_route", ref(route)),), params)


def _off_route(map_: LintReading) -> Iterable[Spot]:
    """Touchpoints on no route, once routes pass at least half of them."""
    routes = _walked(map_)
    off = off_routes(map_.document, map_.map.id, routes) if routes else []
    if 2 * len(off) <= len(map_.touchpoints):
        for card in off:
            yield Spot((ref(card),), (Mend("add_to_route", ref(card)),), {"title": card.title})


RULES = (
    Rule("route_ends_early", "R64", "gap", _ends_early),
    Rule("route_jumps", "R64", "hint", _jumps),
    Rule("route_empty", "R37", "hint", _empty_route),
    Rule("off_route", "R64", "hint", _off_route),
)
