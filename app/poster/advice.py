"""What helps where a print is too small to be read: the smallest paper that passes, or the least that is left out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from app.poster.kinds import compose
from app.poster.legibility import enough, judge
from app.poster.page import Printout
from app.poster.paper import LARGEST, PAPERS, Paper
from app.poster.press import Press
from app.poster.spec import Content, PrintSpec

_LESS: tuple[Content, ...] = ("all", "texts", "titles")
_SERIES = tuple(paper for paper in PAPERS if paper.name.startswith("A"))
_STEP = 10.0
"""Sizes of one's own are proposed in whole centimetres."""
_TRIES = 4
_MOST = 1.25
"""By how much more than it must a size of one's own grows at once."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Another paper, or less on the cards, with which the smallest type passes; ``smallest`` is its cap height."""

    smallest: float
    paper: Paper | None = None
    content: Content | None = None


def advise(
    press: Press, spec: PrintSpec, distance: float, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Advice, ...]:
    """The smallest paper that passes at a distance and the least that must be left out, where there are such.

    The press is used by nobody else meanwhile.  Nothing is advised where the print passes as it is.
    """
    whole = replace(spec, tiles=None, only=(), bleed=0.0, reduced=1)
    now = smallest_type(compose(press, whole))
    if judge(now, distance) == "ok":
        return ()
    found = []
    for content in _LESS[_LESS.index(spec.content) + 1 :]:
        if cancelled():
            return ()
        size = smallest_type(compose(press, replace(whole, content=content)))
        if judge(size, distance) == "ok":
            found.append(Advice(size, content=content))
            break
    largest, size = spec.paper, now
    for paper in _larger(spec.paper):
        if cancelled():
            return ()
        largest, size = paper, smallest_type(compose(press, replace(whole, paper=paper)))
        if judge(size, distance) == "ok":
            return (Advice(size, paper=paper), *found)
    return (*_own(press, replace(whole, paper=largest), distance, size, cancelled), *found)


def smallest_type(printout: Printout) -> float:
    """The smallest cap height on a print, 0 where there is no text."""
    scales: dict[int, float] = {}
    for page in printout.pages:
        for one in page.placements:
            scales[id(one.drawing)] = max(scales.get(id(one.drawing), 0.0), one.scale)
    sizes = [one.smallest_text * scales[id(one)] for one in printout.drawings if one.smallest_text]
    return min(sizes, default=0.0)


def _larger(paper: Paper) -> Iterator[Paper]:
    """The papers of the A series that are larger, from the smallest, turned the same way."""
    for one in sorted(_SERIES, key=lambda p: p.width):
        if one.width * one.height > paper.width * paper.height * 1.01:
            yield one.turned(paper.orientation)


def _own(
    press: Press, spec: PrintSpec, distance: float, now: float, cancelled: Callable[[], bool]
) -> Iterator[Advice]:  # fmt: skip
    """A size of one's own, shaped like the spec's paper, on which type is so small now; it grows as the sides do."""
    if not now:
        return
    factor = enough(distance) / now
    for _ in range(_TRIES):
        sides = [ceil(side * factor / _STEP) * _STEP for side in (spec.paper.width, spec.paper.height)]
        if max(sides) > LARGEST or cancelled():
            return
        paper = Paper("", *sides)
        size = smallest_type(compose(press, replace(spec, paper=paper)))
        if judge(size, distance) == "ok":
            yield Advice(size, paper=paper)
            return
        factor *= min(max(enough(distance) / size, 1.02), _MOST)
