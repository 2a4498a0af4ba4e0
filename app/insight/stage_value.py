"""Which stage adds most value: this program's own formula, V = Σ I·n(S) of a stage / Σ of all stages."""

from dataclasses import dataclass
from math import fsum

from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.scales import scale_of
from app.insight.score import of_scores


@dataclass(frozen=True, slots=True)
class StageValue:
    """One stage: its share of all value (0 to 1), and its Σ I·n(S) before that is divided."""

    stage_id: str
    figure: Figure
    points: float


@dataclass(frozen=True, slots=True)
class StageValues:
    """Every stage, left to right, and those that add most: several where they tie, none where nothing has value.

    ``missing`` are touchpoints that lack importance or satisfaction and so add nothing.
    """

    stages: tuple[StageValue, ...]
    winners: tuple[str, ...]
    missing: tuple[str, ...]


def stage_values(reading: Reading) -> StageValues:
    """The value of each stage: importance (1-5) times satisfaction (0-10), added up over its touchpoints.

    A stage without a scored touchpoint has no share (and 0 points); where all stages have 0 points none has.
    """
    missing, held = [], []
    for stage in reading.stages:
        scores, ids, parts = [], [], []
        for card in reading.of_stage(stage.id):
            importance, satisfaction = reading.score(card, "importance"), reading.score(card, "satisfaction")
            if importance.value is None or satisfaction.value is None:
                missing.append(card.id)
                continue
            parts.append(points_of(importance.value, satisfaction.value))
            scores += [importance, satisfaction]
            ids.append(card.id)
        held.append((stage.id, fsum(parts), scores, ids))
    total = fsum(points for _, points, _, _ in held)
    stages = tuple(
        StageValue(id_, of_scores("stage_value", points / total if total and ids else None, scores, ids), points)
        for id_, points, scores, ids in held
    )
    return StageValues(stages, winners(stages) if total else (), tuple(missing))


def points_of(importance: float, satisfaction: float) -> float:
    """I·n(S) of one touchpoint: importance (1-5) times satisfaction (0-10)."""
    return importance * scale_of("satisfaction").normalised(satisfaction)


def winners(stages: tuple[StageValue, ...]) -> tuple[str, ...]:
    """The stages with the most points; those that are equal to nine places tie."""
    most = max((round(stage.points, 9) for stage in stages), default=0.0)
    return tuple(stage.stage_id for stage in stages if round(stage.points, 9) == most)
