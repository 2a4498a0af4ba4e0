"""One brand over all contacts: how alike its promise is kept, and which touchpoints fit which of its values."""

from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean

from app.domain.tags import split_tags
from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.score import of_scores


@dataclass(frozen=True, slots=True)
class ValueFit:
    """One of the brand's values, and the share of touchpoints that fit it, with their ids."""

    value: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Brand:
    """How the brand shows: ``kept`` is the mean promise kept, ``coherence`` 1 - sd / greatest sd.

    ``unaligned`` are touchpoints that fit none of the brand's values; where it has none, nobody is unaligned.
    """

    kept: Figure
    coherence: Figure
    fits: tuple[ValueFit, ...]
    unaligned: Figure


def coherence(values: list[float], width: float) -> float | None:
    """1 - sd / (width / 2), from 0 (half at each end of the scale) to 1 (all alike); None of fewer than two values.

    The standard deviation is that of all touchpoints there are, divided by n: half the scale's width is the greatest
    it can be.  This program's own formula.
    """
    if len(values) < 2:
        return None
    mean = fmean(values)
    return max(0.0, 1 - sqrt(fsum((value - mean) ** 2 for value in values) / len(values)) / (width / 2))


def brand(reading: Reading) -> Brand:
    """The brand over all touchpoints of a map."""
    scores = [reading.score(card, "brand_promise") for card in reading.touchpoints]
    values = [score.value for score in scores if score.value is not None]
    ids = [score.card_id for score in scores if score.value is not None]
    scale = reading.scale("brand_promise")
    fits, unaligned = _fits(reading)
    return Brand(
        of_scores("mean.brand_promise", fmean(values) if values else None, scores, ids),
        of_scores("coherence", coherence(values, scale.high - scale.low), scores, ids),
        fits,
        unaligned,
    )


def _fits(reading: Reading) -> tuple[tuple[ValueFit, ...], Figure]:
    """The share of touchpoints that fit each of the brand's values, and of those that fit none."""
    cards = reading.touchpoints
    wanted = split_tags(str(reading.document.project.fields.get("brand_values", "")))
    folded = {value.casefold() for value in wanted}
    ticked = {card.id: {tag.casefold() for tag in split_tags(str(card.fields.get("brand_fits", "")))} for card in cards}
    fits = tuple(
        ValueFit(value, reading.share("brand_fit", [c for c in cards if value.casefold() in ticked[c.id]], cards))
        for value in wanted
    )
    none = [card for card in cards if folded and ticked[card.id].isdisjoint(folded)]
    return fits, reading.share("unaligned", none, cards)
