"""Whether the smallest text of a poster can be read on the wall."""

from typing import Literal

Judgement = Literal["ok", "small", "too_small"]

COMFORT = 2.5
"""Capitals of 2.8 mm subtend 16 arc-minutes at 60 cm; 2.5 mm is the least for a wall."""
FLOOR = 1.8
"""Below this even a reader in front of the wall has to bend down."""

_TINY = 0.005


def judge(cap_height: float) -> Judgement:
    """Judges a cap height in printed millimetres; 0 stands for a drawing without text."""
    if cap_height <= 0 or cap_height >= COMFORT - _TINY:
        return "ok"
    return "small" if cap_height >= FLOOR - _TINY else "too_small"
