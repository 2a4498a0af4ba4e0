"""The cards of one cell: set, packed in lines, and placed.  What stays the same from one layout to the next is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.records import Card
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard, card_places, card_shapes, set_card
from app.layout.grid import Packed, boxes, pack
from app.layout.same import Same, SameAll
from app.layout.shapes import Box, Group, Point
from app.layout.theme import Theme


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell's cards with their text set, packed for so many side by side."""

    records: tuple[Card, ...]
    cards: tuple[SetCard, ...]
    packed: Packed
    side_by_side: int
    gap: float
    theme: Same[Theme]
    smallest: float
    shortened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's cards on the drawing."""

    groups: tuple[Group, ...]
    slots: tuple[tuple[str, Box], ...]


def set_cell(
    records: Sequence[Card], look: CardLook, side_by_side: int, gap: float,
    words: Same[Mapping[str, str]], theme: Same[Theme],
) -> Cell:  # fmt: skip
    """Sets the cards of a cell."""
    return _set_cell(SameAll(records), look, side_by_side, gap, words, theme)


@lru_cache(maxsize=8192)
def _set_cell(
    records: SameAll[Card], look: CardLook, side_by_side: int, gap: float,
    words: Same[Mapping[str, str]], theme: Same[Theme],
) -> Cell:  # fmt: skip
    cards = tuple([set_card(record, look, words, theme) for record in records.values])
    packed = pack([card.height for card in cards], side_by_side, gap)
    shortened = tuple(r.id for r, card in zip(records.values, cards, strict=True) if card.cut)
    smallest = min(card.smallest for card in cards)
    return Cell(records.values, cards, packed, side_by_side, gap, theme, smallest, shortened)


@lru_cache(maxsize=8192)
def place_cell(cell: Cell, corner: Point) -> Placed:
    """The groups of a cell whose first card's corner is there."""
    width = cell.cards[0].look.width
    placed = boxes(cell.packed, len(cell.cards), cell.side_by_side, width, cell.gap, corner)
    groups = [
        Group(
            r.id, "card", b.x, b.y, b.w, b.h, card_shapes(c, b.h, cell.theme), c.overview, c.about, card_places(c, b.h)
        )
        for r, c, b in zip(cell.records, cell.cards, placed, strict=True)
    ]
    return Placed(tuple(groups), tuple([(r.id, b) for r, b in zip(cell.records, placed, strict=True)]))
