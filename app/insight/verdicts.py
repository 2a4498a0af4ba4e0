"""Strengths and weaknesses: what the team has marked, and what the scores suggest (R27)."""

from dataclasses import dataclass

from app.insight.chart import quadrant_chart
from app.insight.quadrants import Crosshair
from app.insight.reading import Reading


@dataclass(frozen=True, slots=True)
class Marked:
    """A touchpoint marked as strong or weak: what within the organisation causes it, and what customers see of it."""

    card_id: str
    cause: str
    effect: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Marked ones in the order of the journey, and ids of touchpoints that bear no mark although the scores say so:
    important and satisfying ones, and important ones that do not satisfy.  ``conflicts`` are marked the other way."""

    strengths: tuple[Marked, ...]
    weaknesses: tuple[Marked, ...]
    suggested_strengths: tuple[str, ...]
    suggested_weaknesses: tuple[str, ...]
    conflicts: tuple[str, ...]


def verdicts(reading: Reading, crosshair: Crosshair = "middle") -> Verdicts:
    """The strong and the weak points of a map."""
    marks = {card.id: card.fields.get("verdict") for card in reading.touchpoints}
    found = quadrant_chart(reading, crosshair).quadrants
    strong, weak = found.in_quadrant("keep"), found.in_quadrant("concentrate")
    return Verdicts(
        _marked(reading, "strength"),
        _marked(reading, "weakness"),
        tuple(id_ for id_ in strong if marks[id_] is None),
        tuple(id_ for id_ in weak if marks[id_] is None),
        tuple(id_ for held, mark in ((strong, "weakness"), (weak, "strength")) for id_ in held if marks[id_] == mark),
    )


def _marked(reading: Reading, verdict: str) -> tuple[Marked, ...]:
    return tuple(
        Marked(card.id, str(card.fields.get("cause", "")), str(card.fields.get("effect", "")))
        for card in reading.touchpoints
        if card.fields.get("verdict") == verdict
    )
