"""One cell of an answer sheet: a number, "4 - Satisfied", "8/10", stars, a word of a five-step scale, a face."""

import re
from collections.abc import Sequence

from app.domain.answers import scale_of
from app.domain.folding import fold_line
from app.domain.records import Measure
from app.exchange.scales import EMOTION_SCALE, FIVE, Scale, emotion_word, likely_scale, number
from app.exchange.values import BLANKS, BadValueError

_LONGEST = 200
"""Letters of a cell that are looked at."""
_NUMBER = r"[+\-−]?\d{1,6}(?:[.,]\d{1,6})?"
_OF = re.compile(rf"({_NUMBER})\s*(?:/|de|of|out of|sobre)\s*({_NUMBER})")
_NAMED = re.compile(rf"({_NUMBER})\s*(?:[-–—:=.)]\s*|\(|\s)(?=[^\d\s]).*")
_STARS = re.compile(r"[★⭐]+[☆✩]*")
_NO_ANSWER = frozenset({
    "ns", "nc", "ns/nc", "n s/n c", "ns nc", "no sabe", "no contesta", "no sabe no contesta", "no sabe / no contesta",
    "no lo se", "no se", "no aplica", "no procede", "prefiero no contestar", "sin respuesta", "dont know", "don't know",
    "don’t know", "not applicable", "no answer", "prefer not to say", "none", "null", "nan", "#n/a", "#n/d", ".", "--",
})  # fmt: skip
_LEVELS: dict[int, str] = {
    -2: "nada importante|sin importancia|not important|not at all important|not important at all|unimportant|"
    "muy insatisfecho|muy insatisfecha|nada satisfecho|nada satisfecha|very dissatisfied|very unsatisfied|"
    "totalmente en desacuerdo|muy en desacuerdo|strongly disagree|completely disagree|nada|not at all|very poor|"
    "muy baja|muy bajo|very low|nunca|never",
    -1: "poco importante|slightly important|of little importance|not very important|insatisfecho|insatisfecha|"
    "poco satisfecho|poco satisfecha|dissatisfied|unsatisfied|en desacuerdo|disagree|poco|a little|poor|baja|bajo|low|"
    "casi nunca|rarely",
    0: "algo importante|moderately important|somewhat important|medianamente importante|"
    "ni satisfecho ni insatisfecho|ni satisfecha ni insatisfecha|neither satisfied nor dissatisfied|indiferente|"
    "ni de acuerdo ni en desacuerdo|neither agree nor disagree|algo|somewhat|fair|media|medio|medium|average|"
    "a veces|sometimes",
    1: "importante|important|bastante importante|quite important|satisfecho|satisfecha|bastante satisfecho|"
    "bastante satisfecha|satisfied|somewhat satisfied|de acuerdo|agree|bastante|quite|quite a bit|good|alta|alto|high|"
    "casi siempre|often",
    2: "muy importante|very important|extremely important|imprescindible|essential|muy satisfecho|muy satisfecha|"
    "very satisfied|completely satisfied|totalmente de acuerdo|muy de acuerdo|strongly agree|completely agree|mucho|"
    "very much|a lot|muy alta|muy alto|very high|siempre|always",
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words.split("|")}
_USUAL = (FIVE, Scale(1, 7), Scale(1, 10))
_FROM_ZERO = (Scale(0, 10),)
_BELOW_ZERO = (EMOTION_SCALE, Scale(-3, 3), Scale(-5, 5), Scale(-10, 10))
_HUNDRED = Scale(0, 100)
_MISTYPED = 0.05
"""So many of a column's numbers may be slips before they are taken for a wider scale."""


def is_unanswered(cell: str) -> bool:
    """Whether somebody did not answer."""
    word = fold_line(cell[:_LONGEST])
    return word in BLANKS or word in _NO_ANSWER


def level(cell: str) -> int | None:
    """The step of a word or face, -2 to 2, or None."""
    word = fold_line(cell[:_LONGEST])
    found = _LEVEL_OF.get(word)
    return emotion_word(cell[:_LONGEST]) if found is None else found


def numbers(cell: str) -> list[float]:
    """The number that a cell says, and behind it the top of its scale where it names one ("8/10"); else nothing."""
    text = " ".join(cell[:_LONGEST].split())
    plain = number(text)
    if plain is not None:
        return [plain]
    of = _OF.fullmatch(text.casefold())
    if of is not None:
        return [found for group in of.groups() if (found := number(group)) is not None]
    named = _NAMED.fullmatch(text)
    if named is not None and (found := number(named[1])) is not None:
        return [found]
    return [float(sum(star in "★⭐" for star in text))] if _STARS.fullmatch(text) else []


def answer(cell: str, measure: Measure, scale: Scale) -> tuple[int, bool]:
    """An answer on our scale of what was asked, and whether it had to be rounded; BadValueError."""
    low, high = scale_of(measure)
    step = level(cell)
    if step is not None:
        return EMOTION_SCALE.onto(step, low, high)
    found = numbers(cell)
    if not found:
        raise BadValueError
    if not scale.holds(found[0]):
        raise BadValueError(off_scale=True)
    return scale.onto(found[0], low, high)


def usual_scale(measure: Measure, found: Sequence[float]) -> Scale:
    """The scale in common use on which these numbers are; a few slips among many are not taken for a wider one."""
    if not found:
        return EMOTION_SCALE if measure == "emotion" else FIVE
    low = min(found)
    tried = _BELOW_ZERO if low < 0 else _FROM_ZERO if low < 1 else _USUAL
    if measure == "emotion" and low >= 0 and max(found) <= 2:
        return likely_scale(found)
    whole = next((scale for scale in tried if all(map(scale.holds, found))), None)
    if whole is not None:
        return whole
    for scale in (*_USUAL, *_FROM_ZERO, *_BELOW_ZERO):
        if sum(not scale.holds(value) for value in found) <= _MISTYPED * len(found):
            return scale
    return _HUNDRED if all(map(_HUNDRED.holds, found)) else tried[0]
