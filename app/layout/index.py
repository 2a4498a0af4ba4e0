"""Where things are on a drawing: groups by role and owner, cells by place, groups by area.

Built once for a drawing when the first question comes; no question then looks at every group.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.layout.shapes import Box, CellBox, Group

POINTING = 8.0
"""mm by which the arrow of a stage or phase may point out of its box, to the right."""
Cards = Mapping[tuple[str, str], Sequence["Group"]]


class Slots(Mapping[tuple[str, str], tuple[tuple[str, "Box"], ...]]):
    """The ids and boxes of the cards of each cell."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def __getitem__(self, cell: tuple[str, str]) -> tuple[tuple[str, "Box"], ...]:
        return tuple([(group.owner, group.box) for group in self._cards[cell]])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a lane from left to right, and the height that they span."""

    top: float
    bottom: float
    lefts: list[float]
    cells: list["CellBox"]


class Index:
    """Answers for one drawing.  Cards are found by their cells, the few other groups one by one."""

    def __init__(self, groups: Sequence["Group"], cells: Sequence["CellBox"], cards: Cards) -> None:
        self.cells = {(cell.stage_id, cell.lane_id): cell for cell in cells}
        self._cards = cards
        self._rows = _rows(cells)
        self._bottoms = [row.bottom for row in self._rows]
        self._roles: dict[str, list[Group]] = {}
        self._owners: dict[str, dict[str, Group]] = {}
        self.loose: list[Group] = []
        """The groups that stand in no cell."""
        for role, members in groupby(groups, attrgetter("role")):
            found = list(members)
            self._roles.setdefault(role, []).extend(found)
            self.loose += found if role != "card" else self._without_cell(found)
        self._order = {role: at for at, role in enumerate(self._roles)}

    def _without_cell(self, cards: "list[Group]") -> "list[Group]":
        """Cards that stand in no cell of the grid."""
        held = [self._cards.get(key, ()) for key in self.cells]
        if len(cards) == sum(map(len, held)):
            return []
        owners = {card.owner for mates in held for card in mates}
        return [card for card in cards if card.owner not in owners]

    def of_role(self, role: str) -> "Sequence[Group]":
        """The groups of a role, in painting order."""
        return self._roles.get(role, ())

    def group(self, role: str, owner: str) -> "Group | None":
        """The group of that role and owner, or None."""
        owners = self._owners.get(role)
        if owners is None:
            groups = self.of_role(role)
            owners = self._owners[role] = dict(zip(map(attrgetter("owner"), groups), groups, strict=True))
        return owners.get(owner)

    def _cell_cards(self, cell: "CellBox") -> "Sequence[Group]":
        """The cards of a cell in order."""
        return self._cards.get((cell.stage_id, cell.lane_id), ())

    def cell_at(self, x: float, y: float) -> "CellBox | None":
        """The cell that holds a point, or None."""
        at = bisect_right(self._bottoms, y)
        if at == len(self._rows):
            return None
        row = self._rows[at]
        column = bisect_right(row.lefts, x) - 1
        cell = row.cells[column] if column >= 0 else None
        return cell if cell is not None and cell.box.contains(x, y) else None

    def cells_in(self, area: "Box") -> "Iterator[CellBox]":
        """The cells that an area touches, row by row."""
        for row in self._rows[bisect_right(self._bottoms, area.y) :]:
            if row.top >= area.bottom:
                return
            yield from row.cells[max(0, bisect_right(row.lefts, area.x) - 1) : bisect_right(row.lefts, area.right)]

    def groups_in(self, area: "Box") -> "list[Group]":
        """The groups whose boxes touch an area, in painting order."""
        below, cells, above = self.parts_in(area)
        cards = [card for cell in cells for card in touching(cell, area)]
        return [*touching(below, area), *cards, *touching(above, area)]

    def parts_in(self, area: "Box") -> "tuple[list[Group], list[Sequence[Group]], list[Group]]":
        """What touches an area: the groups under the cards, all cards of each cell there, the groups over the cards.

        Groups left of it whose arrow may point into it are among them.
        """
        near = replace(area, x=area.x - POINTING, w=area.w + POINTING)
        found, cards = touching(self.loose, near), self._order.get("card", len(self._order))
        below = [group for group in found if self._order[group.role] <= cards]
        return below, [self._cell_cards(cell) for cell in self.cells_in(area)], found[len(below) :]

    def group_at(self, x: float, y: float) -> "Group | None":
        """The topmost group whose box holds a point, or None."""
        cell = self.cell_at(x, y)
        cards = self._cell_cards(cell) if cell is not None else ()
        card = next((group for group in reversed(cards) if group.box.contains(x, y)), None)
        least = self._order["card"] if card is not None else -1
        loose = (g for g in reversed(self.loose) if self._order[g.role] > least and g.box.contains(x, y))
        return next(loose, card)


def touching(groups: "Sequence[Group]", area: "Box") -> "list[Group]":
    """Those of the groups that touch an area."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    return [g for g in groups if g.x <= right and g.y <= bottom and g.x + g.w >= left and g.y + g.h >= top]


def _rows(cells: Sequence["CellBox"]) -> list[_Row]:
    """The cells lane by lane, from top to bottom and from left to right."""
    lanes: dict[str, list[CellBox]] = {}
    for cell in cells:
        lanes.setdefault(cell.lane_id, []).append(cell)
    rows = []
    for members in lanes.values():
        members.sort(key=lambda cell: cell.box.x)
        top, bottom = min(c.box.y for c in members), max(c.box.bottom for c in members)
        rows.append(_Row(top, bottom, [c.box.x for c in members], members))
    return sorted(rows, key=lambda row: row.top)
