"""What there is to say of a print before it is paper: how large its type is, and what is wrong with which card.

A pure function of the pages.  It looks at the very shapes that are printed, so what it says is what will be seen.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from app.layout.shapes import Drawing, Group, Picture, Shape, Text
from app.layout.theme import CAP_HEIGHT
from app.poster.legibility import judge
from app.poster.page import Printout
from app.poster.paper import INCH
from app.render.geometry import covering
from app.text.fonts import undrawn

SHARP = 150.0
"""Pixels to the inch of paper that a picture needs."""
_DIGITS = 3

PixelsOf = Callable[[str], tuple[int, int] | None]
FindingKind = Literal["undrawn", "coarse", "shortened", "small"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: of which record, in which part (``role`` of its group), and why.

    ``text`` are the characters that no font draws, or the smallest text as it stands there; ``amount`` the pixels to
    the inch of a picture, or the cap height in millimetres; 0 where neither is meant.
    """

    kind: FindingKind
    owner: str
    role: str
    amount: float = 0.0
    text: str = ""


@dataclass(frozen=True)
class Inspection:
    """All that is known of a print's type and pictures, whatever distance it is read from."""

    sizes: tuple[tuple[float, int], ...]
    """Printed cap heights of what is read, in millimetres, each with how many glyphs have it; rising."""
    smallest_of: tuple[Finding, ...]
    """Of each part with text its smallest: kind "small"; rising."""
    faults: tuple[Finding, ...]
    """The other findings, the worst kinds first."""

    @property
    def smallest(self) -> float:
        """The smallest cap height, 0 where there is no text."""
        return self.smallest_of[0].amount if self.smallest_of else 0.0

    @cached_property
    def typical(self) -> float:
        """The cap height that half of the text of cards has at least; of all text where there are no cards."""
        left = sum(count for _, count in self.sizes) / 2
        for cap, count in self.sizes:
            left -= count
            if left <= 0:
                return cap
        return 0.0

    def findings(self, distance: float) -> tuple[Finding, ...]:
        """All that there is to look at where one reads from a distance; too small text last, the smallest first."""
        small = (one for one in self.smallest_of if judge(one.amount, distance) != "ok")
        return (*self.faults, *small)


def inspect(
    printout: Printout,
    pixels: PixelsOf = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    enlarged: float = 1.0,
) -> Inspection | None:
    """Looks at every drawing of a print at the size in which it is printed; None where it was ``cancelled``.

    ``pixels`` gives width and height of an asset's hash.  Paper is so many times ``enlarged`` against the pages.
    """
    scales: dict[int, float] = {}
    for page in printout.pages:
        for one in page.placements:
            scales[id(one.drawing)] = max(scales.get(id(one.drawing), 0.0), one.scale * enlarged)
    cards: Counter[float] = Counter()
    others: Counter[float] = Counter()
    smallest: dict[tuple[str, str], Finding] = {}
    faults: dict[tuple[str, str, str], Finding] = {}
    for drawing in printout.drawings:
        scale = scales[id(drawing)]
        found = [*_shortened(drawing)]
        for group in drawing.groups:
            if cancelled():
                return None
            shapes = group.shapes
            found += _read(group, shapes, scale, cards if group.role == "card" else others, smallest)
            found += _coarse(group, shapes, scale, pixels)
        for fault in found:
            faults.setdefault((fault.kind, fault.owner, fault.role), fault)
    order: tuple[FindingKind, ...] = ("undrawn", "coarse", "shortened")
    return Inspection(
        tuple(sorted((cards or others).items())),
        tuple(sorted(smallest.values(), key=lambda one: one.amount)),
        tuple(sorted(faults.values(), key=lambda one: order.index(one.kind))),
    )


def _read(
    group: Group, shapes: Sequence[Shape], scale: float, sizes: Counter[float],
    smallest: dict[tuple[str, str], Finding],
) -> Iterator[Finding]:  # fmt: skip
    """Counts the type of a group; gives what no font draws."""
    missing: dict[str, None] = {}
    least: Finding | None = None
    for shape in shapes:
        if not isinstance(shape, Text):
            continue
        missing.update(dict.fromkeys(undrawn(shape.line)))
        for run in shape.line.runs:
            cap = round(run.size * CAP_HEIGHT * scale, _DIGITS)
            sizes[cap] += len(run.clusters)
            if least is None or cap < least.amount:
                least = Finding("small", group.owner, group.role, cap, shape.line.text)
    if least is not None:
        before = smallest.get(group.key)
        if before is None or least.amount < before.amount:
            smallest[group.key] = least
    if missing:
        yield Finding("undrawn", group.owner, group.role, 0.0, "".join(missing))


def _coarse(group: Group, shapes: Sequence[Shape], scale: float, pixels: PixelsOf) -> Iterator[Finding]:
    """The pictures with too few pixels for their size on paper; each covers its frame, as painters do it."""
    for shape in shapes:
        if isinstance(shape, Picture) and (found := pixels(shape.asset)) is not None:
            dpi = found[0] / (covering(shape.box, *found).w * scale / INCH)
            if dpi < SHARP:
                yield Finding("coarse", group.owner, group.role, dpi)


def _shortened(drawing: Drawing) -> Iterable[Finding]:
    """The records of which not all text is there, with the part that tells it."""
    roles: dict[str, str] = {}
    for group in drawing.groups:
        if group.role in _TELLING:
            roles.setdefault(group.owner, group.role)
    return [Finding("shortened", owner, roles.get(owner, "")) for owner in dict.fromkeys(drawing.shortened)]


_TELLING = frozenset({"card", "stage", "lane", "title", "persona", "phase"})
