"""How a map is looked at on paper, out of the options: details, routes, the mood, and what the colours tell."""

import argparse

from app.domain.document import Document
from app.domain.fields import OWN, own_key
from app.domain.problems import Problem
from app.insight.survey import segments
from app.layout.coloring import color_sides
from app.layout.display import Display
from app.words.facets import facet_name

ALL = ""
"""A route without a name is that of all contacts."""


def display_of_options(given: argparse.Namespace, document: Document, map_id: str) -> Display:
    """The way of looking that was asked for; what the map does not have is a Problem."""
    route_id = _route(given.route, document, map_id) if given.route else ALL
    known = segments(document, map_id)
    if given.segment is not None and given.segment not in known:
        raise Problem("cli.no_such_segment", name=given.segment, names=", ".join(known))
    return Display(
        color_by=_side(given.color_by, document) if given.color_by else "emotion",
        route=given.route is not None,
        route_id=route_id,
        details=given.details,
        mood=given.mood,
        segment=given.segment or "",
    )


def _route(title: str, document: Document, map_id: str) -> str:
    """The id of the only route of that title."""
    routes = document.routes(map_id)
    found = [route.id for route in routes if route.title.strip().casefold() == title.strip().casefold()]
    if len(found) != 1:
        raise Problem("cli.no_such_route", name=title, names=", ".join(route.title for route in routes))
    return found[0]


def _side(said: str, document: Document) -> str:
    """What colours can tell, by its code or by what it is called."""
    wanted = said.strip().casefold()
    named = {side.casefold(): side for side in color_sides(document) if not side.startswith(OWN)}
    named |= {facet_name(document, key).casefold(): key for key in named.values() if key not in ("channel", "tag")}
    named |= {own.title.strip().casefold(): own_key(own) for own in document.own_fields
              if own_key(own) in color_sides(document)}  # fmt: skip
    if wanted not in named:
        codes = ", ".join(side for side in color_sides(document) if not side.startswith(OWN))
        raise Problem("cli.no_such_side", name=said, names=codes)
    return named[wanted]
