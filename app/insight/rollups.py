"""Scores of stages, channels and cells: the means of their touchpoints, counted as much as they matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import fmean

from app.domain.records import Card, Lane, Stage
from app.domain.tags import split_tags
from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.score import formula, of_scores


@dataclass(frozen=True, slots=True)
class RollUp:
    """The score of a stage, a channel or the whole map, by its id.

    ``unweighted`` are touchpoints without importance: they count as much as the mean of the others.
    """

    id: str
    figure: Figure
    unweighted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellScore:
    """The score of a channel in a stage, and which touchpoints use the channel there.

    ``used`` are its own touchpoints and those of other channels that go through it as well (their further channels);
    the score is only of its own.
    """

    stage_id: str
    lane_id: str
    figure: Figure
    used: tuple[str, ...]


def of_stages(reading: Reading, measure: str) -> tuple[RollUp, ...]:
    """The score of each stage, left to right."""
    return tuple(roll_up(reading, stage.id, reading.of_stage(stage.id), measure) for stage in reading.stages)


def of_channels(reading: Reading, measure: str) -> tuple[RollUp, ...]:
    """The score of each channel, top to bottom."""
    return tuple(roll_up(reading, lane.id, reading.of_channel(lane.id), measure) for lane in reading.channels)


def of_map(reading: Reading, measure: str) -> RollUp:
    """The score of the whole map."""
    return roll_up(reading, reading.map_id, reading.touchpoints, measure)


def of_cells(reading: Reading, measure: str) -> tuple[CellScore, ...]:
    """The heat map: each channel in each stage, row by row; cells without touchpoints have no value."""
    cells: dict[tuple[str | None, str | None], list[Card]] = {}
    for card in reading.touchpoints:
        cells.setdefault((card.stage_id, card.lane_id), []).append(card)
    return tuple(
        CellScore(stage.id, lane.id, roll_up(reading, "", held, measure).figure, _used(reading, stage, lane))
        for lane in reading.channels
        for stage in reading.stages
        for held in [cells.get((stage.id, lane.id), [])]
    )


def _used(reading: Reading, stage: Stage, lane: Lane) -> tuple[str, ...]:
    """The touchpoints of a stage that go through a channel: those in it, and those that name it."""
    name = lane.title.strip().casefold()
    return tuple(
        card.id for card in reading.of_stage(stage.id) if card.lane_id == lane.id or (name and name in _further(card))
    )


def _further(card: Card) -> set[str]:
    """The further channels of a touchpoint, in small letters."""
    return {tag.casefold() for tag in split_tags(str(card.fields.get("also_channels", "")))}


def roll_up(reading: Reading, id_: str, cards: Iterable[Card], measure: str) -> RollUp:
    """The mean over touchpoints, weighted by importance; importance itself is a plain mean.

    A touchpoint without the score is left out.  One without importance weighs as the mean of those that have it; so
    does every one where none has it, which makes a plain mean.
    """
    held = [(card, reading.score(card, measure)) for card in cards]
    held = [(card, score) for card, score in held if score.value is not None]
    values = [score.value for _, score in held if score.value is not None]
    ids = [card.id for card, _ in held]
    if measure == "importance":
        return RollUp(id_, of_scores("mean.importance", mean(values), [s for _, s in held], ids), ())
    weights = [reading.score(card, "importance") for card, _ in held]
    value = weighted_mean(values, [weight.value for weight in weights])
    figure = of_scores(formula("rollup", measure), value, [s for _, s in held], ids)
    return RollUp(id_, figure, tuple(weight.card_id for weight in weights if weight.value is None))


def mean(values: Sequence[float]) -> float | None:
    """The plain mean; None of nothing."""
    return fmean(values) if values else None


def weighted_mean(values: Sequence[float], weights: Sequence[float | None]) -> float | None:
    """Σ w·x / Σ w; a weight that is not known is the mean of those that are, or 1 where none is."""
    known = [weight for weight in weights if weight is not None]
    usual = fmean(known) if known else 1.0
    full = [usual if weight is None else weight for weight in weights]
    total = fsum(full)
    return fsum(w * x for w, x in zip(full, values, strict=True)) / total if total else mean(values)
