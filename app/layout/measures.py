"""What a row of figures says of each stage: means, gaps, shares, each by the formula that the method gives it.

Customers' answers count before what the team has written.  A stage is computed again only when one of its touchpoints,
or what was answered about it, is another.
"""

from dataclasses import dataclass, replace
from functools import partial
from math import fsum

from app.domain.document import Document
from app.domain.fields import OWN, own_spec
from app.domain.records import Answers, Card, Evidence, Lane, OwnField
from app.insight.conversion import people, rate_of
from app.insight.gaps import GapKind, compared
from app.insight.reading import Reading
from app.insight.rollups import mean, weighted_mean
from app.insight.scales import scale_of
from app.insight.stage_value import points_of
from app.layout.contents import Contents
from app.layout.same import LastOfEach, Same

Values = tuple[float | None, ...]
USUAL = "satisfaction"
GAPS: dict[str, GapKind] = {"gap": "simple", "expectation_gap": "expectation"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A value for each stage, None where nothing is known, and the ends of its bars.

    ``share`` values are parts of one; ``signed`` ones go both ways from 0, and ``worse`` is the sign of the bad way.
    ``most`` are the numbers of the stages that stand out.
    """

    values: Values
    low: float
    high: float
    share: bool = False
    worse: int = 0
    most: frozenset[int] = frozenset()

    @property
    def signed(self) -> bool:
        """Whether the bars go both ways."""
        return self.worse != 0

    def only(self, column: int) -> "Measured":
        """The same for one stage."""
        return replace(self, values=(self.values[column],), most=frozenset({0} if column in self.most else ()))


def measured(held: Contents, lane: Lane) -> Measured:
    """The figures of a lane."""
    metric = str(lane.fields.get("metric", USUAL))
    if metric == "conversion":
        rates = tuple([rate_of(*people(stage.fields)) for stage in held.stages])
        return Measured(rates, 0.0, max(1.0, _highest(rates)), share=True)
    if metric == "value":
        return _shares(_of_stages(held, metric))
    if metric in GAPS:
        reach = scale_of(USUAL).high - scale_of(USUAL).low
        return Measured(_of_stages(held, metric), -reach, reach, worse=1 if metric == "gap" else -1)
    if metric == "own":
        return _own(held, str(lane.fields.get("own_field", "")))
    return Measured(_of_stages(held, metric), 0.0, scale_of(metric).high)


def _shares(points: Values) -> Measured:
    """Each stage's part of all points, and which stages have the most."""
    total = fsum(value for value in points if value is not None)
    values = tuple([None if value is None or not total else value / total for value in points])
    best = round(max([value for value in values if value is not None], default=0.0), 9)
    most = frozenset(n for n, value in enumerate(values) if value is not None and round(value, 9) == best)
    return Measured(values, 0.0, max(1e-9, best), share=True, most=most if len(most) < len(points) else frozenset())


def _own(held: Contents, id_: str) -> Measured:
    """A field that the project has added; nothing where it is gone or is no number."""
    own = held.document.find(OwnField, id_)
    spec = own_spec(own) if own is not None else None
    if spec is None or spec.type not in ("scale", "number"):
        return Measured((None,) * len(held.stages), 0.0, 1.0)
    values = _of_stages(held, OWN + id_)
    known = [value for value in values if value is not None]
    if spec.type == "scale":
        return Measured(values, min(0.0, spec.low), max(spec.high, spec.low + 1))
    return Measured(values, min([0.0, *known]), max([0.0, *known]) or 1.0)


def _highest(values: Values) -> float:
    return max([value for value in values if value is not None], default=0.0)


def _of_stages(held: Contents, metric: str) -> Values:
    """What is computed of each stage's touchpoints."""
    document, make, found = held.document, partial(_of_stage, held.document, held.map.id), []
    surveyed = bool(document.evidence)
    for stage, cards in zip(held.stages, held.touchpoints, strict=True):
        asked: tuple[object, ...] = ()
        if surveyed:
            asked = tuple([_asked(document, given) for card in cards if (given := document.answers(card.id))])
        found.append(_VALUES.get((stage.id, metric), make, metric, Same(cards), asked))
    return tuple(found)


def _asked(document: Document, given: list[Answers]) -> tuple[object, ...]:
    """What was answered about a card, and in which surveys: something else where any of it is."""
    return Same(given), *(Same(document.find(Evidence, one.evidence_id)) for one in given)


def _of_stage(
    document: Document, map_id: str, metric: str, cards: Same[tuple[Card, ...]], asked: tuple[object, ...]
) -> float | None:  # fmt: skip
    """The value of one stage, about which so much was ``asked``."""
    reading = Reading(document, map_id) if asked else None

    def values(measure: str) -> list[float | None]:
        return [_score(reading, card, measure) for card in cards.value]

    if metric in GAPS:
        first, second = map(values, compared(GAPS[metric]))
        return mean([a - b for a, b in zip(first, second, strict=True) if a is not None and b is not None])
    weights, known = values("importance"), values("satisfaction" if metric == "value" else metric)
    if metric == "importance":
        return mean([value for value in known if value is not None])
    both = [(weight, value) for weight, value in zip(weights, known, strict=True) if value is not None]
    if metric == "value":
        parts = [points_of(weight, value) for weight, value in both if weight is not None]
        return fsum(parts) if parts else None
    return weighted_mean([value for _, value in both], [weight for weight, _ in both])


def _score(reading: Reading | None, card: Card, measure: str) -> float | None:
    """What customers answered about a card, or else what the team has written on it."""
    if reading is not None and reading.document.answers(card.id):
        return reading.score(card, measure).value
    value = card.fields.get(measure)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


_VALUES: LastOfEach[tuple[str, str], float | None] = LastOfEach()
