"""Whether type can be read from where people stand.  Lengths and distances are millimetres, type is its cap height.

What the eye needs is an angle, so all limits grow with the distance.
"""

from math import radians, tan
from typing import Literal

Judgement = Literal["ok", "small", "too_small"]

DISTANCES = (400.0, 600.0, 1000.0, 1500.0, 2000.0, 3000.0)
"""In the hand, at a table, and on walls."""
USUAL_DISTANCE = 600.0

_EASY = tan(radians(16 / 60))
"""Capitals that fill 16 arc-minutes are read with ease: 2.8 mm at 60 cm, 4.7 mm at 1 m."""
_ENOUGH = 2.5 / 600
"""Less than this and one steps closer."""
_LEAST = 1.8 / 600
"""Less than this and one has to bend down to the paper."""
_TINY = 0.005


def easy(distance: float) -> float:
    """The cap height that is read with ease from a distance."""
    return distance * _EASY


def enough(distance: float) -> float:
    """The least cap height that passes at a distance."""
    return distance * _ENOUGH


def reach(cap_height: float) -> float:
    """The distance from which type of a cap height still passes."""
    return cap_height / _ENOUGH


def judge(cap_height: float, distance: float = USUAL_DISTANCE) -> Judgement:
    """Judges a printed cap height; 0 stands for nothing to read."""
    if cap_height <= 0 or cap_height >= enough(distance) - _TINY:
        return "ok"
    return "small" if cap_height >= distance * _LEAST - _TINY else "too_small"
