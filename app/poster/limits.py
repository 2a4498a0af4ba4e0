"""Which figures can be asked of a print.  One that cannot be is refused with its reason, never replaced by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.problems import Problem
from app.poster.paper import LARGEST, SMALLEST, Paper, Roll

Asked = Literal["bleed", "card", "each", "dpi", "distance"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most of a figure; lengths are millimetres."""

    least: float
    most: float


LIMITS: Mapping[Asked, Limits] = {
    "bleed": Limits(0, 20),
    "card": Limits(40, 400),
    "each": Limits(1, 200),
    "dpi": Limits(10, 1200),
    "distance": Limits(100, 100_000),
}


def check(what: Asked, value: float) -> float:
    """The figure itself; Problem("poster.out_of_range", what, value, least, most) where it cannot be."""
    limits = LIMITS[what]
    if not limits.least <= value <= limits.most:
        raise Problem("poster.out_of_range", what=what, value=value, least=limits.least, most=limits.most)
    return value


def check_paper(paper: Paper | Roll) -> None:
    """Problem("paper.out_of_range", text, smallest, largest) where nobody makes such a paper."""
    sides = (paper.width,) if isinstance(paper, Roll) else (paper.width, paper.height)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise Problem("paper.out_of_range", text=paper.size, smallest=int(SMALLEST), largest=int(LARGEST))
