"""Scores of other people's scales: how they are written, and what they are on ours."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.folding import fold_line
from app.domain.problems import Problem

_NUMBER = r"[+\-−]?\d{1,15}(?:[.,]\d{1,15})?"
SCALE = re.compile(rf"({_NUMBER})\s*(?:\.\.+|…|-|–|—|\ba\b|\bto\b|\bhasta\b)\s*({_NUMBER})")

EMOTION_WORDS: dict[int, tuple[str, ...]] = {
    -2: ("muy negativo", "muy negativa", "muy mal", "muy malo", "pesimo", "furioso", "enfadado", "very negative",
         "very bad", "terrible", "awful", "angry", "furious", "😡", "😠", "🤬", "😤", "😭", "😖"),
    -1: ("negativo", "negativa", "mal", "malo", "triste", "frustrado", "descontento", "negative", "bad", "sad",
         "frustrated", "unhappy", "🙁", "☹", "☹️", "😞", "😟", "😕", "😢", ":(", ":-("),
    0: ("neutral", "neutro", "neutra", "indiferente", "normal", "regular", "indifferent", "ok", "okay", "😐", "😑",
        ":|", ":-|"),
    1: ("positivo", "positiva", "bien", "bueno", "contento", "satisfecho", "positive", "good", "glad", "satisfied",
        "🙂", "😊", "☺", "☺️", ":)", ":-)"),
    2: ("muy positivo", "muy positiva", "muy bien", "muy bueno", "excelente", "encantado", "feliz", "entusiasmado",
        "very positive", "very good", "excellent", "great", "delighted", "happy", "excited", "😀", "😃", "😄", "😁",
        "😍", "🤩", "🥰", ":d", ":-d"),
}  # fmt: skip
"""Words and faces for an emotion, folded (no capitals, no accents)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``, both included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value is on the scale."""
        return self.low <= value <= self.high

    def onto(self, value: float, low: int, high: int) -> tuple[int, bool]:
        """The value on our whole-numbered scale, and whether it had to be rounded.

        Straight proportion; a half goes away from the middle, so that a leaning stays one.
        """
        middle = (low + high) / 2
        exact = low + (value - self.low) * (high - low) / (self.high - self.low)
        off = round(exact - middle, 9)
        whole = int(middle + math.copysign(math.floor(abs(off) + 0.5), off))
        return whole, abs(off + middle - whole) > 1e-9

    def __str__(self) -> str:
        return f"{plain(self.low)}..{plain(self.high)}"


EMOTION_SCALE = Scale(-2, 2)
FIVE = Scale(1, 5)


def plain(value: float) -> str:
    """A number without a needless fraction."""
    return str(int(value)) if value == int(value) else str(value)


def number(text: str) -> float | None:
    """The number that a text is, with a decimal point or comma; None where it is none."""
    text = text.strip()
    return _value(text) if re.fullmatch(_NUMBER, text) else None


def scale(text: str) -> Scale:
    """A scale as people write it: 1..5, -2..2, 1-5, -2 a 2; Problem("scale.bad") where it is none."""
    found = scale_in(text)
    if found is None:
        raise Problem("scale.bad", value=text[:40])
    return found


def scale_in(text: str) -> Scale | None:
    """The first scale that a text names, as a column's heading may: "Emotion (1 to 5)"."""
    found = SCALE.search(text[:200])
    if found is None:
        return None
    low, high = _value(found[1]), _value(found[2])
    return Scale(low, high) if low < high else None


def emotion_word(text: str) -> int | None:
    """The emotion that a word or face says, or None."""
    return _EMOTIONS.get(fold_line(text)) if text.strip() else None


def likely_scale(values: Iterable[float]) -> Scale:
    """The scale in common use on which these scores fit, the smallest first."""
    low, high = min(values, default=1.0), max(values, default=5.0)
    usual: tuple[Scale, ...]
    if low < 0:
        usual = (EMOTION_SCALE, Scale(-3, 3), Scale(-5, 5), Scale(-10, 10), Scale(-100, 100))
    elif low < 1:
        usual = (EMOTION_SCALE, Scale(0, 5), Scale(0, 10), Scale(0, 100))
    else:
        usual = (FIVE, Scale(1, 7), Scale(1, 10), Scale(0, 100))
    return next((s for s in usual if s.holds(low) and s.holds(high)), usual[0])


def _value(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


_EMOTIONS = {fold_line(word): emotion for emotion, words in EMOTION_WORDS.items() for word in words}
