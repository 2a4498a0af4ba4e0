"""A map as it is read: whose judgement counts, of which customers, from which surveys."""

from collections.abc import Collection
from functools import cached_property
from typing import Literal

from app.domain.catalogue import MEASURES
from app.domain.document import Document
from app.domain.fields import OWN, own_spec
from app.domain.records import Answers, Card, Evidence, JourneyMap, Lane, OwnField, Stage
from app.insight.figure import Dates, Figure, Rater, span
from app.insight.sample import sample
from app.insight.scales import EMOTION, Scale, scale_of
from app.insight.score import Score
from app.insight.survey import answers_of, day_of, was_team

Whose = Literal["known", "team", "customers"]
"""Whose scores count: what customers answered and where they did not the team's ("known"), or one of both alone."""


class Reading:
    """One map of a document, with the scores of its touchpoints.  Never changed; each score is computed once.

    ``segment`` keeps to the answers of one segment of customers, ``surveys`` to those of some pieces of evidence;
    neither concerns the team's own, on the cards or in a survey.
    """

    def __init__(
        self,
        document: Document,
        map_id: str,
        *,
        whose: Whose = "known",
        segment: str = "",
        surveys: Collection[str] | None = None,
    ) -> None:  # fmt: skip
        self.document = document
        self.map = document.get(JourneyMap, map_id)
        self.whose = whose
        self.segment = segment
        self.surveys = surveys
        self._scores: dict[tuple[str, str, Rater], Score] = {}

    @property
    def map_id(self) -> str:
        """The id of the map."""
        return self.map.id

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages, left to right."""
        return self.document.stages(self.map_id)

    @cached_property
    def channels(self) -> list[Lane]:
        """The lanes that hold touchpoints, top to bottom."""
        return [lane for lane in self.document.lanes(self.map_id) if lane.lane_kind == "channel"]

    @cached_property
    def touchpoints(self) -> list[Card]:
        """The touchpoints in the order of the journey."""
        return self.document.touchpoints(self.map_id)

    def of_stage(self, stage_id: str) -> list[Card]:
        """The touchpoints of a stage in the order of the journey."""
        return [card for card in self.touchpoints if card.stage_id == stage_id]

    def of_channel(self, lane_id: str) -> list[Card]:
        """The touchpoints of a channel in the order of the journey."""
        return [card for card in self.touchpoints if card.lane_id == lane_id]

    # -- scores -------------------------------------------------------------------------------
    def score(self, card: Card, measure: str) -> Score:
        """A card's score by those whose judgement counts here."""
        if self.whose == "known":
            asked = self.customers(card, measure)
            return asked if asked.n else self.team(card, measure)
        return self.team(card, measure) if self.whose == "team" else self.customers(card, measure)

    def team(self, card: Card, measure: str) -> Score:
        """What the team says: its value on the card; without one the mean of what its people answered in a survey."""
        return self._once(card, measure, "team")

    def customers(self, card: Card, measure: str) -> Score:
        """What customers answered, over all surveys that count here."""
        return self._once(card, measure, "customers")

    def scale(self, measure: str) -> Scale:
        """The scale of a measure, or of a field that was added to the project ("own.<id>")."""
        if measure.startswith(OWN):
            spec = own_spec(self.document.get(OwnField, measure.removeprefix(OWN)))
            return Scale(spec.low, spec.high)
        return scale_of(measure)

    def answers(self, card: Card, measure: str, rater: Rater) -> list[tuple[Answers, Evidence]]:
        """What was answered about a card by customers or by the team, each with its survey."""
        if measure not in MEASURES:
            return []
        held = [(one, self.document.get(Evidence, one.evidence_id)) for one in self.document.answers(card.id)]
        return [
            (one, survey)
            for one, survey in held
            if one.measure == measure
            and was_team(survey) == (rater == "team")
            and (rater == "team" or self.surveys is None or survey.id in self.surveys)
        ]

    def _once(self, card: Card, measure: str, rater: Rater) -> Score:
        key = (card.id, measure, rater)
        if key not in self._scores:
            self._scores[key] = (rater == "team" and self._written(card, measure)) or self._asked(card, measure, rater)
        return self._scores[key]

    def _written(self, card: Card, measure: str) -> Score | None:
        """The team's value on the card, with the evidence that the card is linked with."""
        value = card.emotion if measure == "emotion" else card.fields.get(measure)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        links = self.document.links(card.id)
        evidence = [e for link in links if (e := self.document.find(Evidence, link.evidence_id)) is not None]
        verified = str(card.fields.get("verified", ""))
        return Score(
            card_id=card.id,
            measure=measure,
            rater="team",
            value=float(value),
            n=1,
            median=float(value),
            observed=card.fields.get("evidence") == "observed",
            evidence=tuple(dict.fromkeys(one.id for one in evidence)),
            dates=span([*map(day_of, evidence), (verified, verified) if verified else None]),
        )

    def _asked(self, card: Card, measure: str, rater: Rater) -> Score:
        """Answers rolled up; a score without a value where there are none."""
        held = self.answers(card, measure, rater)
        segment = self.segment if rater == "customers" else ""
        values = [(survey, answers_of(one, survey, segment)) for one, survey in held]
        found = sample([v for _, some in values for v in some], self.scale(measure) if held else EMOTION)
        given = [survey for survey, some in values if any(v is not None for v in some)]
        return Score(
            card_id=card.id,
            measure=measure,
            rater=rater,
            value=found.mean,
            n=found.n,
            median=found.median,
            spread=found.spread,
            top=found.top,
            observed=rater == "customers" and found.n > 0,
            evidence=tuple(dict.fromkeys(survey.id for survey in given)),
            dates=span(map(day_of, given)),
        )

    # -- what the map itself says of when ---------------------------------------------------------
    @property
    def checked(self) -> Dates | None:
        """When the map was last checked against reality."""
        day = str(self.map.fields.get("date", ""))
        return (day, day) if day else None

    def share(self, formula: str, part: Collection[Card], whole: Collection[Card]) -> Figure:
        """How large a part of some touchpoints are these (0 to 1), dated by the map; None of no touchpoint."""
        return Figure(
            formula=formula,
            value=len(part) / len(whole) if whole else None,
            n=len(whole),
            counted="touchpoints",
            cards=tuple(card.id for card in part),
            dates=self.checked,
        )
