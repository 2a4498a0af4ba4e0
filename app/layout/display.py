"""How one person looks at a map.  Nothing of it is in the project: it is kept with the other choices of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Density = Literal["compact", "chronological"]
DENSITIES: tuple[Density, ...] = get_args(Density)
LONGEST = 200
"""No name of a side or of a segment is longer in a settings file."""


@dataclass(frozen=True, slots=True)
class Display:
    """What the layout is told besides the document.

    ``density``: compact packs a cell's cards; chronological gives each touchpoint a step of its own under the curve.
    ``collapsed``: ids of the stages and lanes that are shown as a narrow band only.
    ``color_by``: what the edge of a card tells: "emotion", "channel", "tag" or the key of a field; ``segment`` is the
    one segment of customers whose answers it tells, "" all.  ``route``: whether a line joins the touchpoints across
    channels; ``route_id`` names the route whose touchpoints it joins, "" all.  ``details``: whether cards show all
    that is said.
    """

    density: Density = "compact"
    color_by: str = "emotion"
    route: bool = False
    collapsed: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    """Fields that were put away, as "kind.key": not asked for, nor drawn; their data stay."""
    route_id: str = ""
    details: bool = False
    mood: bool = False
    """Whether the curve has beside it the mood that customers bring along to each touchpoint."""
    segment: str = ""

    def as_data(self) -> dict[str, object]:
        """Plain values for a settings file."""
        return {
            "density": self.density, "color_by": self.color_by, "route": self.route,
            "collapsed": sorted(self.collapsed), "away": sorted(self.away), "route_id": self.route_id,
            "details": self.details, "mood": self.mood, "segment": self.segment,
        }  # fmt: skip


USUAL = Display()


def display_of(data: object) -> Display:
    """The display of plain values; what is missing or not understood is as usual."""
    if not isinstance(data, Mapping):
        return USUAL
    density, color_by = data.get("density"), data.get("color_by")
    return Display(
        density=next((d for d in DENSITIES if d == density), USUAL.density),
        color_by=_line(color_by) or USUAL.color_by,
        route=data.get("route") is True,
        collapsed=_texts(data.get("collapsed")),
        away=_texts(data.get("away")),
        route_id=str(data.get("route_id") or ""),
        details=data.get("details") is True,
        mood=data.get("mood") is True,
        segment=_line(data.get("segment")),
    )


def _line(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST else ""


def _texts(value: object) -> frozenset[str]:
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list) else frozenset()
