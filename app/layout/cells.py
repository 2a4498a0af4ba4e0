"""The cards of one cell: set, packed in lines, and placed.

What a cell was in the last layout is kept: cards whose records are the same are not measured again, and cards that
stand where they stood are the very same groups.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import is_ as _is

from app.domain.records import Card
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard
from app.layout.grid import Packed, boxes, pack
from app.layout.same import Same
from app.layout.shapes import Group, Point
from app.layout.theme import Theme

MOST = 120_000
"""Cards in the cells that are kept; beyond, the cells that were laid out longest ago are let go."""


@dataclass(slots=True, eq=False)
class Cell:
    """A cell's cards with their heights, packed for so many side by side."""

    records: Sequence[Card]
    cards: list[SetCard]
    packed: Packed
    side_by_side: int
    steps: tuple[int, ...]
    """Where each card stands in the cell's only line; empty where they fill line after line."""
    gap: float
    smallest: float
    shortened: tuple[str, ...]
    placed: "Placed | None" = None
    """How it was placed last; or the cell before it, whose cards may still stand there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The groups of a cell whose first card's corner is there."""

    cell: Cell
    corner: Point
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cards of a cell are set with, and which cell it is: one that is set again with the same is that one."""

    stage_id: str
    lane_id: str
    look: CardLook
    words: Same[Mapping[str, str]]
    theme: Same[Theme]


class _Kept:
    """The last cell of each setting, those laid out last at the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cells: dict[Setting, Cell] = {}
        self._cards = 0

    def find(self, setting: Setting) -> Cell | None:
        with self._lock:
            cell = self._cells.pop(setting, None)
            if cell is not None:
                self._cells[setting] = cell
            return cell

    def keep(self, setting: Setting, cell: Cell) -> None:
        with self._lock:
            self._drop(setting)
            self._cells[setting] = cell
            self._cards += len(cell.cards)
            while self._cards > MOST and len(self._cells) > 1:
                self._drop(next(iter(self._cells)))

    def cache_clear(self) -> None:
        """Lay out every cell anew the next time."""
        with self._lock:
            self._cells.clear()
            self._cards = 0

    def _drop(self, setting: Setting) -> None:
        cell = self._cells.pop(setting, None)
        self._cards -= len(cell.cards) if cell is not None else 0


_kept = _Kept()


def set_cell(
    setting: Setting, records: Sequence[Card], side_by_side: int, gap: float, steps: tuple[int, ...] = ()
) -> Cell:  # fmt: skip
    """Sets the cards of a cell; a cell that is as it was the last time is the very same object."""
    old = _kept.find(setting)
    if old is None:
        known: dict[int, SetCard] = {}
    elif _are(old.records, records):
        if (old.side_by_side, old.gap, old.steps) == (side_by_side, gap, steps):
            return old
        known = {id(card.card): card for card in old.cards}
    else:
        known = {id(card.card): card for card in old.cards}
    look, words, theme = setting.look, setting.words, setting.theme
    cards = [known.get(id(record)) or SetCard(record, look, words, theme) for record in records]
    cell = Cell(
        records=records,
        cards=cards,
        packed=pack([card.height for card in cards], len(cards) if steps else side_by_side, gap),
        side_by_side=side_by_side,
        steps=steps,
        gap=gap,
        smallest=min([card.smallest for card in cards]),
        shortened=tuple([card.card.id for card in cards if card.cut]),
        placed=old.placed if old is not None else None,
    )
    _kept.keep(setting, cell)
    return cell


def _are(some: Sequence[Card], others: Sequence[Card]) -> bool:
    """Whether these are the very same records in the same order."""
    return some is others or (len(some) == len(others) and all(map(_is, some, others)))


def place_cell(cell: Cell, corner: Point) -> tuple[Group, ...]:
    """The groups of a cell whose first card's corner is there; a card that stood there is the same group again."""
    last = cell.placed
    if last is not None and last.cell is cell and last.corner == corner:
        return last.groups
    if last is not None and last.cell is cell and last.corner[0] == corner[0]:  # its row moved
        tops, beside = cell.packed.tops, len(cell.cards) if cell.steps else cell.side_by_side
        lower = tuple([group.at_height(corner[1] + tops[n // beside]) for n, group in enumerate(last.groups)])
        cell.placed = Placed(cell, corner, lower)
        return lower
    before = {id(group.content): group for group in last.groups} if last is not None else {}
    count, width = len(cell.cards), cell.cards[0].look.width
    groups = []
    for card, box in zip(
        cell.cards, boxes(cell.packed, count, cell.side_by_side, width, cell.gap, corner, cell.steps), strict=True
    ):
        group = before.get(id(card))
        if group is None or (group.x, group.y, group.w, group.h) != (box.x, box.y, box.w, box.h):
            group = Group.of(card.card.id, "card", box, card, card.overview)
        groups.append(group)
    cell.placed = placed = Placed(cell, corner, tuple(groups))
    return placed.groups
