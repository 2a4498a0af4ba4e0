"""Everything that a map says, in one place: computed when it is first asked for, and once."""

from collections.abc import Collection
from functools import cached_property

from app.domain.document import Document
from app.insight import rollups
from app.insight.brand import Brand, brand
from app.insight.chart import QuadrantChart, quadrant_chart
from app.insight.conversion import Funnel, funnel
from app.insight.coverage import Coverage, of_map, of_routes
from app.insight.effort import Effort, effort_of_map, effort_of_route
from app.insight.feelings import Alarm, KeyMoment, Memory, alarms, key_moments, memory, mood_line
from app.insight.figure import Rater
from app.insight.gaps import GapKind, Gaps, belief_gaps, gaps
from app.insight.memory import Mood
from app.insight.mix import Control, Media, control, media
from app.insight.opportunities import Chances, chances
from app.insight.quadrants import Crosshair
from app.insight.quality import Checklist, Listening, checklist, listening
from app.insight.ranks import rank_stability, stage_stability
from app.insight.reading import Reading, Whose
from app.insight.rollups import CellScore, RollUp
from app.insight.score import Score
from app.insight.stability import Stability
from app.insight.stage_value import StageValues, stage_values
from app.insight.survey import segments
from app.insight.verdicts import Verdicts, verdicts


class Overview:
    """One map of one document, evaluated: make another one when the document has changed.

    ``whose`` says whose scores count, ``segment`` and ``surveys`` whose answers, ``crosshair`` where the quadrants
    meet.  Every figure tells its formula, its n, its dates and its cards.
    """

    def __init__(
        self,
        document: Document,
        map_id: str,
        *,
        whose: Whose = "known",
        segment: str = "",
        surveys: Collection[str] | None = None,
        crosshair: Crosshair = "middle",
    ) -> None:  # fmt: skip
        self.reading = Reading(document, map_id, whose=whose, segment=segment, surveys=surveys)
        self.crosshair: Crosshair = crosshair
        self._gaps: dict[str, Gaps] = {}
        self._stability: dict[tuple[str, int, int], Stability] = {}

    # -- scores of touchpoints ----------------------------------------------------------------
    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The segments of the customers who were asked."""
        return segments(self.reading.document, self.reading.map_id)

    def scores(self, measure: str, rater: Rater | None = None) -> tuple[Score, ...]:
        """The score of each touchpoint, in the order of the journey: a curve.  By one rater alone where it is named."""
        by = {None: self.reading.score, "team": self.reading.team, "customers": self.reading.customers}[rater]
        return tuple(by(card, measure) for card in self.reading.touchpoints)

    def gaps(self, kind: GapKind) -> Gaps:
        """The ranked gaps of one kind."""
        if kind not in self._gaps:
            self._gaps[kind] = gaps(self.reading, kind)
        return self._gaps[kind]

    def belief_gaps(self, measure: str) -> Gaps:
        """Where the team and customers disagree about a measure."""
        key = f"belief.{measure}"
        if key not in self._gaps:
            self._gaps[key] = belief_gaps(self.reading, measure)
        return self._gaps[key]

    def stability(self, formula: str, *, k: int = 3, resamples: int = 2000) -> Stability:
        """How sure the ranking by a formula is (``ranks.RANKED`` lists them)."""
        key = (formula, k, resamples)
        if key not in self._stability:
            self._stability[key] = rank_stability(self.reading, formula, k=k, resamples=resamples)
        return self._stability[key]

    @cached_property
    def quadrants(self) -> QuadrantChart:
        """Importance against satisfaction."""
        return quadrant_chart(self.reading, self.crosshair)

    @cached_property
    def chances(self) -> Chances:
        """Opportunity scores."""
        return chances(self.reading)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Strengths and weaknesses."""
        return verdicts(self.reading, self.crosshair)

    @cached_property
    def checklist(self) -> Checklist:
        """The four ticks of a good touchpoint."""
        return checklist(self.reading)

    @cached_property
    def alarms(self) -> tuple[Alarm, ...]:
        """Touchpoints that satisfy and leave customers cold."""
        return alarms(self.reading)

    # -- the journey --------------------------------------------------------------------------
    @cached_property
    def memory(self) -> Memory:
        """Peak-end and mean emotion."""
        return memory(self.reading)

    @cached_property
    def mood_line(self) -> tuple[Mood, ...]:
        """The mood before each touchpoint."""
        return mood_line(self.reading)

    @cached_property
    def key_moments(self) -> tuple[KeyMoment, ...]:
        """The mood before each moment of truth."""
        return key_moments(self.reading)

    @cached_property
    def effort(self) -> Effort:
        """The effort of the whole map."""
        return effort_of_map(self.reading)

    @cached_property
    def routes(self) -> tuple[Effort, ...]:
        """The effort of each route."""
        return tuple(effort_of_route(self.reading, r) for r in self.reading.document.routes(self.reading.map_id))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """How much of the map each route meets."""
        return of_routes(self.reading)

    def coverage_by(self, map_id: str) -> Coverage:
        """How much of this map, as a master, another map meets."""
        return of_map(self.reading, map_id)

    @cached_property
    def funnel(self) -> Funnel:
        """Conversion and drop-off."""
        return funnel(self.reading)

    # -- stages and channels ------------------------------------------------------------------
    @cached_property
    def stage_values(self) -> StageValues:
        """Which stage adds most value."""
        return stage_values(self.reading)

    @cached_property
    def stage_stability(self) -> Stability:
        """How sure it is which stage adds most value."""
        return stage_stability(self.reading)

    def stages(self, measure: str) -> tuple[RollUp, ...]:
        """The score of each stage."""
        return rollups.of_stages(self.reading, measure)

    def channels(self, measure: str) -> tuple[RollUp, ...]:
        """The score of each channel."""
        return rollups.of_channels(self.reading, measure)

    def whole(self, measure: str) -> RollUp:
        """The score of the whole map."""
        return rollups.of_map(self.reading, measure)

    def heat(self, measure: str) -> tuple[CellScore, ...]:
        """The score of each channel in each stage."""
        return rollups.of_cells(self.reading, measure)

    @cached_property
    def brand(self) -> Brand:
        """How the brand shows."""
        return brand(self.reading)

    @cached_property
    def media(self) -> tuple[Media, ...]:
        """Physical and digital: the map, then its stages."""
        return media(self.reading)

    @cached_property
    def control(self) -> tuple[Control, ...]:
        """Ours or not: the map, then its stages."""
        return control(self.reading)

    @cached_property
    def listening(self) -> Listening:
        """Where customers are listened to."""
        return listening(self.reading)
