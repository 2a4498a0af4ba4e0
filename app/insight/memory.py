"""What is remembered of a journey: its strongest moment and its last one (Kahneman et al. 1993).

Moments are (card id, emotion from -2 to 2) in the order of the journey; those without an emotion are passed over.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

Moment = tuple[str, float | None]


@dataclass(frozen=True, slots=True)
class Remembered:
    """The peak-end rule beside the plain mean.

    ``values`` is (mean of the strongest and the last moment,), or two of them, the better first, where a good and a
    bad moment are equally strong; ``peaks`` are the emotions of those strongest moments, ``peak_cards`` the cards of
    each.  ``end`` is the last card that has an emotion, and ``ends_blank`` says that others without one come after it.
    Without any emotion there is nothing: no values, no mean, no end.
    """

    values: tuple[float, ...] = ()
    peaks: tuple[float, ...] = ()
    peak_cards: tuple[tuple[str, ...], ...] = ()
    end: str | None = None
    ends_blank: bool = False
    mean: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Mood:
    """What a customer brings along to a moment: the mean emotion of the ``n`` moments before it, None of none."""

    card_id: str
    before: float | None
    n: int
    emotion: float | None


def remembered(moments: Iterable[Moment]) -> Remembered:
    """What stays of these moments; a single one is peak and end at once."""
    held = list(moments)
    felt = [(id_, round(emotion, 9) + 0.0) for id_, emotion in held if emotion is not None]
    if not felt:
        return Remembered()
    strongest = max(abs(emotion) for _, emotion in felt)
    ids: dict[float, list[str]] = {}
    for id_, emotion in felt:
        if abs(emotion) == strongest:
            ids.setdefault(emotion, []).append(id_)
    peaks = tuple(sorted(ids, reverse=True))
    end, last = felt[-1]
    return Remembered(
        tuple((peak + last) / 2 for peak in peaks),
        peaks,
        tuple(tuple(ids[peak]) for peak in peaks),
        end,
        held[-1][0] != end,
        fmean(emotion for _, emotion in felt),
        len(felt),
    )


def moods(moments: Iterable[Moment]) -> tuple[Mood, ...]:
    """The mood line: of every moment what all before it have left behind, in the order of the journey."""
    found: list[Mood] = []
    total, n = 0.0, 0
    for id_, emotion in moments:
        found.append(Mood(id_, total / n if n else None, n, emotion))
        if emotion is not None:
            total, n = total + emotion, n + 1
    return tuple(found)
