"""The real choices for a poster on sheets, each with its price: how many sheets, how small the type, what is cut."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.problems import Problem
from app.layout.shapes import Drawing, Text
from app.poster.blanks import inked, mark_blanks
from app.poster.legibility import judge
from app.poster.page import placed_whole
from app.poster.paper import POINT, Orientation, Paper, Roll
from app.poster.seams import Around, obstacles
from app.poster.sheets import Tiling
from app.poster.spec import TileSpec, scaled
from app.poster.tiling import tile
from app.text.fonts import base_font, metrics

LEAST_SCALE = 0.9
"""Smaller than this a poster is not the one that was asked for."""
MOST = 4
"""So many choices of one paper are offered at most."""
DEAR = 1.6
"""A choice that costs so many times as much as the best of its paper is none."""

_STEP = 0.005
_CARDS_READ = 60
_CARD_PRICE = 0.6
"""What a cut card costs, in sheets that have to be cut and glued."""
_SMALLER_PRICE = 60.0
"""What it costs to print at nothing; a hundredth smaller costs a hundredth of it."""
_SMALL_PRICE = {"ok": 0.0, "small": 4.0, "too_small": 12.0}
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to print a poster on sheets, and what it costs."""

    tiles: TileSpec
    sheets: int
    blank: int
    rows: int
    columns: int
    is_mixed: bool
    smallest: float
    """The smallest cap height in printed millimetres; 0 where there is no text."""
    card_text: float
    """The size of most text on the cards in printed points; 0 where there is none."""
    cards_cut: int
    paper: float
    """Square metres, or metres of a roll."""
    way: Orientation
    """How the sheets are turned, or the most of them; of a roll, how its strips run."""
    by_itself: bool = False
    """Whether sheets that may turn as they like turn so."""
    best: bool = False

    @property
    def price(self) -> float:
        """All of it in one number; the least is the best."""
        smaller = (1 - self.tiles.scale) * _SMALLER_PRICE
        return self.sheets - self.blank + _CARD_PRICE * self.cards_cut + smaller + _SMALL_PRICE[judge(self.smallest)]


def _never() -> bool:
    return False


def offers(
    drawing: Drawing,
    paper: Paper,
    tiles: TileSpec,
    sheets: Sequence[Paper | Roll],
    stopped: Callable[[], bool] = _never,
) -> tuple[Offer, ...]:
    """The ways to print a poster of ``paper`` that nobody would call silly, best first and marked.

    Overlap, margins and seams are those of ``tiles``, and the way that ``tiles`` itself asks for is always among them.
    What one way does with no more sheets, no smaller and with no more cards cut than another of the same paper
    replaces that one.  A paper that cannot be used has none.  Once ``stopped`` says so nothing more is tried, and
    there are none.
    """
    search = _Search(drawing, paper, tiles, stopped)
    found: list[Offer] = []
    for sheet in sheets:
        try:
            own = sorted(_worth(search.ways(sheet)), key=lambda offer: offer.price)
        except Problem:
            continue
        except _StoppedError:
            return ()
        found += [offer for offer in own if offer.price <= own[0].price * DEAR][:MOST]
    if not any(is_asked(tiles, offer) for offer in found):
        try:
            found.append(search.offer(tiles))
        except (Problem, _StoppedError):
            return ()
    found.sort(key=lambda offer: (offer.price, offer.paper))
    return tuple(replace(offer, best=not at) for at, offer in enumerate(found))


def is_asked(tiles: TileSpec, offer: Offer) -> bool:
    """Whether an offer is what sheets were asked to be; sheets that may turn as they like are where theirs turn."""
    same = replace(offer.tiles, turning=tiles.turning, scale=tiles.scale) == tiles
    if not same or abs(offer.tiles.scale - tiles.scale) > _TINY:
        return False
    return offer.tiles.turning == tiles.turning or (tiles.turning == "auto" and offer.by_itself)


def card_text(drawing: Drawing) -> float:
    """The size of most text on the cards, in millimetres of the drawing; 0 where there is none."""
    sizes: Counter[float] = Counter()
    cards = list(drawing.by_role("card"))
    for group in cards[:: max(1, len(cards) // _CARDS_READ)]:
        for shape in group.shapes:
            if isinstance(shape, Text):
                for run in shape.line.runs:
                    sizes[round(run.size, 3)] += len(run.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def cap_of(points: float) -> float:
    """The cap height in millimetres of text of a size in points."""
    return points * POINT * metrics(base_font("regular")).cap_height


class _StoppedError(Exception):
    """Nobody waits for the ways any more."""


class _Search:
    """What is known of a poster while ways are tried."""

    def __init__(self, drawing: Drawing, paper: Paper, tiles: TileSpec, stopped: Callable[[], bool]) -> None:
        self.drawing, self.paper, self.tiles, self.stopped = drawing, paper, tiles, stopped
        self.around = Around(obstacles(drawing)) if tiles.seams == "between" else None
        self.text = card_text(drawing)
        self.inked = inked(drawing)

    def ways(self, sheet: Paper | Roll) -> Iterable[Offer]:
        """All that is tried of one paper."""
        by_itself = self.offer(replace(self.tiles, sheet=sheet, turning="auto", scale=1.0)).way
        for turning in ("landscape", "portrait"):
            spec = replace(self.tiles, sheet=sheet, turning=turning, scale=1.0)
            full = self.tiling(spec)
            yield replace(self.told(spec, full), by_itself=turning == by_itself)
            if isinstance(sheet, Roll):
                continue
            yield from (self.offer(replace(spec, scale=scale)) for scale in self.fewer(full))
            if full.cards_cut:
                yield from self.sparing(spec, full)
        if isinstance(sheet, Roll):
            return
        mixed = self.offer(replace(self.tiles, sheet=sheet, turning="mixed", scale=1.0))
        if mixed.is_mixed:
            yield mixed

    def fewer(self, full: Tiling) -> list[float]:
        """The largest scales that do with a row or a column less, or with both."""
        overlap, room = full.overlap, full.sheets[0].room
        wide, high = room.w - overlap, room.h - overlap
        scales = []
        for rows, columns in ((1, 0), (0, 1), (1, 1)):
            if full.rows > rows and full.columns > columns:
                across = ((full.columns - columns) * wide + overlap) / full.poster.width
                down = ((full.rows - rows) * high + overlap) / full.poster.height
                scales.append(math.floor(min(1.0, across, down) * 10_000) / 10_000)
        return [scale for scale in sorted(set(scales)) if LEAST_SCALE <= scale < 1]

    def sparing(self, spec: TileSpec, full: Tiling) -> Iterable[Offer]:
        """The largest scale at which as many sheets cut no card."""
        for step in range(1, round((1 - LEAST_SCALE) / _STEP) + 1):
            tried = replace(spec, scale=round(1 - step * _STEP, 4))
            tiling = self.tiling(tried)
            if not tiling.cards_cut or len(tiling.sheets) < len(full.sheets):
                yield self.told(tried, tiling)
                return

    def offer(self, spec: TileSpec) -> Offer:
        return self.told(spec, self.tiling(spec))

    def tiling(self, spec: TileSpec) -> Tiling:
        """The sheets of one way."""
        if self.stopped():
            raise _StoppedError
        poster = scaled(self.paper, spec.scale)
        whole = placed_whole(self.drawing, poster.width, poster.height)
        around = self.around.placed(whole.scale, whole.dx, whole.dy) if self.around else None
        return tile(poster, spec.sheet, spec.margins, spec.overlap, spec.turning, around=around)

    def told(self, spec: TileSpec, tiling: Tiling) -> Offer:
        """A way with its price."""
        whole = placed_whole(self.drawing, tiling.poster.width, tiling.poster.height)
        papers = [sheet.paper for sheet in tiling.sheets]
        return Offer(
            tiles=spec,
            sheets=len(papers),
            blank=len(mark_blanks(tiling, self.drawing, self.inked).blanks),
            rows=tiling.rows,
            columns=tiling.columns,
            is_mixed=tiling.is_mixed,
            smallest=self.drawing.smallest_text * whole.scale,
            card_text=self.text * whole.scale / POINT,
            cards_cut=tiling.cards_cut,
            paper=sum(_used(paper, spec.sheet) for paper in papers),
            way=_way(papers, spec.sheet),
        )


def _worth(ways: Iterable[Offer]) -> list[Offer]:
    """Those that no other replaces; of equals the first."""
    kept: list[Offer] = []
    for way in ways:
        if not any(_replaces(other, way) for other in kept):
            kept = [*(other for other in kept if not _replaces(way, other)), way]
    return kept


def _replaces(one: Offer, other: Offer) -> bool:
    """Whether one is nowhere worse; of strips also not in the length of the roll."""
    if isinstance(one.tiles.sheet, Roll) and one.paper > other.paper + _TINY:
        return False
    return (
        one.sheets - one.blank <= other.sheets - other.blank
        and one.tiles.scale >= other.tiles.scale - _TINY
        and one.cards_cut <= other.cards_cut
    )


def _used(paper: Paper, sheet: Paper | Roll) -> float:
    """Square metres of a sheet, metres of a strip."""
    if isinstance(sheet, Roll):
        return (paper.height if _way([paper], sheet) == "portrait" else paper.width) / 1000
    return paper.width * paper.height / 1e6


def _way(papers: Sequence[Paper], sheet: Paper | Roll) -> Orientation:
    """How most sheets are turned, or how strips run."""
    if isinstance(sheet, Roll):
        standing = sum(math.isclose(paper.width, sheet.width) for paper in papers)
    else:
        standing = sum(paper.orientation == "portrait" for paper in papers)
    return "portrait" if standing * 2 > len(papers) else "landscape"
