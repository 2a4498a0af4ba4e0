"""Where there is most to gain: Ulwick's score of each touchpoint."""

from dataclasses import dataclass
from typing import Literal

from app.domain.records import Card
from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.score import Score, of_scores
from app.insight.ulwick import Band, band, opportunity_score

Basis = Literal["answers", "team"]


@dataclass(frozen=True, slots=True)
class Chance:
    """One touchpoint's opportunity score, its two sides (0 to 10) and its band.

    ``basis`` tells what the sides are: shares of customers who answered 4 or 5, times 10, as Ulwick has them; or the
    team's own values taken to 0-10, where customers were not asked for both.
    """

    card_id: str
    figure: Figure
    importance: float
    satisfaction: float
    band: Band
    basis: Basis

    @property
    def value(self) -> float:
        """The score."""
        return self.figure.value or 0.0


@dataclass(frozen=True, slots=True)
class Chances:
    """The greatest score first, of equal ones the earlier in the journey; ``missing`` have neither basis."""

    chances: tuple[Chance, ...]
    missing: tuple[str, ...]


def chances(reading: Reading) -> Chances:
    """The scores of all touchpoints.  One touchpoint's two sides are always of one basis."""
    held = [(card, _chance(reading, card)) for card in reading.touchpoints]
    found = sorted((chance for _, chance in held if chance is not None), key=lambda chance: -round(chance.value, 9))
    return Chances(tuple(found), tuple(card.id for card, chance in held if chance is None))


def _chance(reading: Reading, card: Card) -> Chance | None:
    if reading.whose != "team":
        asked = [reading.customers(card, measure) for measure in ("importance", "satisfaction")]
        if all(score.top is not None for score in asked):
            importance, satisfaction = (10 * (score.top or 0.0) for score in asked)
            return _of(card, "answers", asked, importance, satisfaction)
    if reading.whose == "customers":
        return None
    said = [reading.team(card, measure) for measure in ("importance", "satisfaction")]
    sides = [reading.scale(score.measure).normalised(score.value) for score in said if score.value is not None]
    return _of(card, "team", said, sides[0], sides[1]) if len(sides) == 2 else None


def _of(card: Card, basis: Basis, scores: list[Score], importance: float, satisfaction: float) -> Chance:
    score = opportunity_score(importance, satisfaction)
    figure = of_scores(f"opportunity.{basis}", score, scores, [card.id])
    return Chance(card.id, figure, importance, satisfaction, band(score), basis)
