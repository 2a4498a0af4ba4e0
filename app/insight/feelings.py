"""The emotions of a journey: its mean, what is remembered of it, the mood before key moments, flat satisfaction."""

from dataclasses import dataclass
from typing import Literal

from app.domain.records import Card
from app.insight.figure import Figure
from app.insight.memory import Mood, Remembered, moods, remembered
from app.insight.reading import Reading
from app.insight.score import of_scores

FLAT = 0.5
"""An emotion this close to neutral is flat."""
Feeling = Literal["flat", "negative"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered (one figure, or two where a good and a bad peak tie) beside the plain mean."""

    remembered: Remembered
    peak_end: tuple[Figure, ...]
    mean: Figure


@dataclass(frozen=True, slots=True)
class KeyMoment:
    """A moment of truth and what the customer brings along to it: the mean emotion of all before it."""

    mood: Mood
    before: Figure


@dataclass(frozen=True, slots=True)
class Alarm:
    """A touchpoint that satisfies and yet leaves customers cold, or even hurt: they may go all the same (R21)."""

    card_id: str
    feeling: Feeling
    satisfaction: Figure
    emotion: Figure


def memory(reading: Reading) -> Memory:
    """Peak-end and mean over the touchpoints in the order of the journey."""
    scores = {card.id: reading.score(card, "emotion") for card in reading.touchpoints}
    found = remembered([(id_, score.value) for id_, score in scores.items()])
    figures = []
    for value, cards in zip(found.values, found.peak_cards, strict=True):
        made_of = list(dict.fromkeys([*cards, *([found.end] if found.end else [])]))
        figures.append(of_scores("peak_end", value, [scores[id_] for id_ in made_of], made_of))
    felt = [score for score in scores.values() if score.value is not None]
    return Memory(found, tuple(figures), of_scores("mean.emotion", found.mean, felt, [s.card_id for s in felt]))


def mood_line(reading: Reading) -> tuple[Mood, ...]:
    """Of each touchpoint the mean emotion of all before it, in the order of the journey."""
    return moods([(card.id, reading.score(card, "emotion").value) for card in reading.touchpoints])


def key_moments(reading: Reading) -> tuple[KeyMoment, ...]:
    """The mood before each moment of truth, in the order of the journey."""
    found = []
    for at, (card, mood) in enumerate(zip(reading.touchpoints, mood_line(reading), strict=True)):
        if card.fields.get("moment_of_truth") is True:
            before = [reading.score(earlier, "emotion") for earlier in reading.touchpoints[:at]]
            felt = [score for score in before if score.value is not None]
            figure = of_scores("mood", mood.before, felt, [score.card_id for score in felt])
            found.append(KeyMoment(mood, figure))
    return tuple(found)


def alarms(reading: Reading) -> tuple[Alarm, ...]:
    """Touchpoints whose satisfaction is high (4 or more of 5) while the emotion is flat (-0.5 to 0.5) or negative.

    Where one of the two is not known there is no alarm.
    """
    return tuple(alarm for card in reading.touchpoints if (alarm := _alarm(reading, card)) is not None)


def _alarm(reading: Reading, card: Card) -> Alarm | None:
    satisfaction, emotion = reading.score(card, "satisfaction"), reading.score(card, "emotion")
    if satisfaction.value is None or emotion.value is None or emotion.value > FLAT:
        return None
    if not reading.scale("satisfaction").is_top(satisfaction.value):
        return None
    feeling: Feeling = "flat" if emotion.value >= -FLAT else "negative"
    return Alarm(card.id, feeling, satisfaction.figure, emotion.figure)
