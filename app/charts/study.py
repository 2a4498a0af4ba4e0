"""What charts are made of: a map with its evaluation, the words and the look, what is asked, and the room there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from app.domain.document import Document
from app.domain.records import Card, Lane, Stage
from app.insight.overview import Overview
from app.insight.quadrants import Crosshair
from app.insight.reading import Whose
from app.layout.theme import THEME, Theme

RankedBy = Literal["weighted", "simple", "expectation", "opportunity", "emotion", "competitor", "belief"]
RANKED_BY: tuple[RankedBy, ...] = get_args(RankedBy)
Heat = Literal["emotion", "satisfaction", "importance", "count"]
HEATS: tuple[Heat, ...] = get_args(Heat)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose: whose scores count, of which segment of customers; where the quadrants meet, what ranks,
    what the heat map shows, and which further maps (ids) are laid over the curve, or the mood before each moment."""

    whose: Whose = "known"
    segment: str = ""
    crosshair: Crosshair = "middle"
    ranked_by: RankedBy = "weighted"
    heat: Heat = "satisfaction"
    maps: tuple[str, ...] = ()
    mood: bool = False


@dataclass(frozen=True)
class Study:
    """One map, evaluated once for all of its charts.  ``words`` has ``charts.words.CHART_KEYS``.

    ``resamples`` is how often a ranking is drawn anew; 0 leaves out how sure it is.
    """

    document: Document
    map_id: str
    words: Mapping[str, str]
    theme: Theme = THEME
    asked: Asked = field(default_factory=Asked)
    resamples: int = 1000

    @cached_property
    def overview(self) -> Overview:
        """The evaluation."""
        asked = self.asked
        return Overview(
            self.document, self.map_id, whose=asked.whose, segment=asked.segment, crosshair=asked.crosshair
        )  # fmt: skip

    def card_title(self, id_: str) -> str:
        """A card's title, or what stands for one."""
        return " ".join(self.document.get(Card, id_).title.split()) or self.words["card.untitled"]

    def stage_title(self, id_: str) -> str:
        """A stage's title, or what stands for one."""
        return " ".join(self.document.get(Stage, id_).title.split()) or self.words["stage.untitled"]

    def lane_title(self, id_: str) -> str:
        """A lane's title, or what stands for one."""
        return " ".join(self.document.get(Lane, id_).title.split()) or self.words["lane.untitled"]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a chart goes: ``width`` × ``height`` mm (None: as high as it needs), ``unit`` the scale of its type.

    ``headed`` puts its title above it; ``start`` is the first row of a list that goes on from another page.
    """

    width: float
    height: float | None = None
    unit: float = 1.0
    headed: bool = True
    start: int = 0
