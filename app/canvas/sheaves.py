"""Cards that lie together, painted once for a zoom and then stamped: an edit paints anew only those that it changed.

A sheaf is some cards of a cell that follow each other.  Wherever it comes to stand it is stamped onto whole pixels, so
that the same stamp serves before and after an edit that moves its row.
"""

import math
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.canvas.batch import Blocks
from app.layout.shapes import Box, Group

SIZE = 12
"""Cards of a sheaf."""
_AROUND = 1.2  # mm by which a frame may reach over a card
_LEAST_PIXELS = 12_000_000  # of all stamps that are kept; more where more is in view at once
_MOST_CELLS = 4096

Key = tuple[object, ...]
Draw = Callable[[QPainter, QTransform, Sequence[Group]], None]
"""Paints cards where the transform has the paper."""


class Sheaf:
    """Some cards of a cell, and the box around them."""

    __slots__ = ("_blocks", "box", "cards", "key")

    def __init__(self, cards: Sequence[Group]) -> None:
        self.cards = cards
        left, top = min([card.x for card in cards]), min([card.y for card in cards])
        right, bottom = max([card.x + card.w for card in cards]), max([card.y + card.h for card in cards])
        self.box = Box(left, top, right - left, bottom - top)
        self.key: Key = tuple(
            [(id(card.content), round(card.x - left, 3), round(card.y - top, 3), round(card.h, 3)) for card in cards]
        )
        """Equal for sheaves that look alike wherever they stand; it holds good as long as the cards are held."""
        self._blocks: Blocks | None = None

    @property
    def blocks(self) -> Blocks:
        """The cards as boxes, until they are painted with all that is on them."""
        if self._blocks is None:
            self._blocks = Blocks(self.cards)
        return self._blocks


class Sheaves:
    """The cards of cells in sheaves, and their stamps at one scale."""

    def __init__(self) -> None:
        self._cells: dict[int, tuple[Sequence[Group], list[Sheaf]]] = {}
        self._stamps: dict[Key, tuple[Sheaf, QPixmap]] = {}
        self._made_for = (0.0, 0.0)
        self._pixels = 0
        self._most = _LEAST_PIXELS

    def at(self, scale: float, ratio: float, area: Box) -> None:
        """From now on at ``scale`` logical pixels a millimetre, ``ratio`` pixels of the screen each.

        As many stamps are kept as cover twice the largest area that was painted.
        """
        if self._made_for != (scale, ratio):
            self._made_for = scale, ratio
            self._stamps.clear()
            self._pixels, self._most = 0, _LEAST_PIXELS
        self._most = max(self._most, round(2 * area.w * area.h * (scale * ratio) ** 2))

    def of(self, cards: Sequence[Group]) -> list[Sheaf]:
        """The sheaves of a cell: the very same for the very same cards."""
        known = self._cells.get(id(cards))
        if known is None:
            if len(self._cells) >= _MOST_CELLS:
                self._cells.clear()
            sheaves = [Sheaf(cards[start : start + SIZE]) for start in range(0, len(cards), SIZE)]
            known = self._cells[id(cards)] = (cards, sheaves)
        return known[1]

    def stamp(self, sheaf: Sheaf, opacities: Mapping[str, float]) -> QPixmap | None:
        """The stamp of a sheaf whose cards are so opaque; None where there is none yet."""
        key = _key(sheaf, opacities)
        kept = self._stamps.pop(key, None)
        if kept is None:
            return None
        self._stamps[key] = kept  # seen last
        return kept[1]

    def make(self, sheaf: Sheaf, opacities: Mapping[str, float], draw: Draw) -> QPixmap:
        """Paint the stamp of a sheaf."""
        (scale, ratio), box, edge = self._made_for, sheaf.box, self._edge
        size = scale * ratio
        stamp = QPixmap(math.ceil(box.w * size) + 2 * edge + 1, math.ceil(box.h * size) + 2 * edge + 1)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QTransform(scale, 0, 0, scale, edge / ratio - box.x * scale, edge / ratio - box.y * scale)
            for opacity, cards in by_opacity(sheaf.cards, opacities).items():
                painter.setOpacity(opacity)
                draw(painter, at, cards)
        finally:
            painter.end()
        self._keep(_key(sheaf, opacities), sheaf, stamp)
        return stamp

    def _keep(self, key: Key, sheaf: Sheaf, stamp: QPixmap) -> None:
        """Keep a stamp; those seen longest ago make room."""
        self._stamps[key] = sheaf, stamp
        self._pixels += stamp.width() * stamp.height()
        while self._pixels > self._most and len(self._stamps) > 1:
            _, old = self._stamps.pop(next(iter(self._stamps)))
            self._pixels -= old.width() * old.height()

    def place(self, painter: QPainter, base: QTransform, sheaf: Sheaf, stamp: QPixmap) -> None:
        """Stamp a sheaf where ``base`` has the paper; the painter's unit is the logical pixel."""
        (scale, ratio), edge = self._made_for, self._edge
        x = math.floor(sheaf.box.x * scale * ratio + base.dx() * ratio + 0.5) - edge
        y = math.floor(sheaf.box.y * scale * ratio + base.dy() * ratio + 0.5) - edge
        painter.drawPixmap(QPointF(x / ratio, y / ratio), stamp)

    @property
    def _edge(self) -> int:
        """Pixels of the screen around the cards of a stamp."""
        scale, ratio = self._made_for
        return math.ceil(_AROUND * scale * ratio) + 1


def _key(sheaf: Sheaf, opacities: Mapping[str, float]) -> Key:
    if not opacities:
        return sheaf.key
    faint = tuple([opacities.get(card.owner, 1.0) for card in sheaf.cards])
    return sheaf.key if min(faint) == 1.0 else (*sheaf.key, faint)


def by_opacity(cards: Sequence[Group], opacities: Mapping[str, float]) -> dict[float, list[Group]]:
    """The cards by how opaque they are, in order."""
    found: dict[float, list[Group]] = {}
    for card in cards:
        found.setdefault(opacities.get(card.owner, 1.0), []).append(card)
    return found
