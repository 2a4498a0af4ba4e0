"""Paints groups as finely as their size on screen asks for.

========  ===================  =====================================================================
level     pixels a millimetre  a card is
========  ===================  =====================================================================
full      from 3.2             as on paper
sketched  from 0.6             its colours as boxes, its symbols stamped, its text while it can be read
blocks    below                one block of its colour
========  ===================  =====================================================================

Below full, all cards of an area are painted together.  Between sketch and block the ground takes on the card's colour
little by little, so that no step of the zoom is a jump.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtGui import QPainter, QTransform

from app.canvas.batch import LEAST_LETTER, Batch
from app.canvas.sketch import Sketch, runs_of, sketch_of
from app.layout.shapes import Box, Group, Shape, Symbol
from app.render.qt import QtPainter

FULL, BLOCKS = 3.2, 0.6
_TINTED, _MOST_TINT = 1.1, 0.75  # pixels a millimetre below which grounds take on colour, and how much in the end
_CROWD = 40  # shapes of a group from which on its symbols are painted together
_KEPT = 6000  # sketches; when there are more, all are made anew as they are needed


class Detail:
    """Paints the groups of an area at the level of detail of its zoom."""

    def __init__(self, painter: QtPainter) -> None:
        self._painter = painter
        self._sketches: dict[int, tuple[tuple[Shape, ...], Sketch]] = {}
        self._crowds: dict[int, tuple[tuple[Shape, ...], tuple[Shape, ...], tuple[Symbol, ...]]] = {}

    def paint(
        self, painter: QPainter, base: QTransform, groups: Iterable[Group], area: Box, ratio: float,
        opacities: Mapping[str, float],
    ) -> None:  # fmt: skip
        """Paints groups in order where ``base`` has the paper; cards as opaque as ``opacities`` says (else 1).

        ``ratio`` is how many pixels of the screen a logical one has.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for are_cards, members in groupby(groups, lambda group: group.role == "card"):
            if not are_cards:
                for group in members:
                    self._other(painter, base, group, area, ratio)
                continue
            cards = list(members)
            for opacity, alike in _by_opacity(cards, opacities).items():
                painter.setOpacity(opacity)
                self._cards(painter, base, alike, ratio)
            painter.setOpacity(1.0)

    def _cards(self, painter: QPainter, base: QTransform, cards: Sequence[Group], ratio: float) -> None:
        scale = base.m11()
        if scale >= FULL:
            for card in cards:
                self._whole(painter, base, card, card.shapes)
            return
        tint = max(0.0, (_TINTED - scale) / (_TINTED - BLOCKS)) * _MOST_TINT
        batch = Batch(self._painter, base, ratio, round(tint, 2))
        if scale < BLOCKS:
            batch.add_blocks(cards)
        else:
            for card in cards:
                batch.add(card, self._sketch(card.shapes, scale))
        batch.paint(painter)

    def _sketch(self, shapes: tuple[Shape, ...], scale: float) -> Sketch:
        """The shapes of a card sorted, with its letters where they can be read."""
        kept = self._sketches.get(id(shapes))
        if kept is None:
            if len(self._sketches) >= _KEPT:
                self._sketches.clear()
            kept = self._sketches[id(shapes)] = (shapes, sketch_of(shapes))
        sketch = kept[1]
        if sketch.runs is None and sketch.largest * scale >= LEAST_LETTER:
            sketch.runs = runs_of(shapes, self._painter)
        return sketch

    def _other(self, painter: QPainter, base: QTransform, group: Group, area: Box, ratio: float) -> None:
        """A group that is no card: as on paper, a crowd of symbols together."""
        if len(group.shapes) < _CROWD:
            self._whole(painter, base, group, group.shapes)
            return
        kept = self._crowds.get(id(group.shapes))
        if kept is None:
            if len(self._crowds) >= _KEPT:
                self._crowds.clear()
            symbols = tuple(shape for shape in group.shapes if isinstance(shape, Symbol))
            rest: tuple[Shape, ...] = tuple(shape for shape in group.shapes if not isinstance(shape, Symbol))
            kept = self._crowds[id(group.shapes)] = (group.shapes, rest, symbols)
        _, rest, symbols = kept
        self._whole(painter, base, group, rest)
        left, right = area.x - group.x, area.right - group.x
        batch = Batch(self._painter, base, ratio)
        batch.add_symbols(group, [mark for mark in symbols if mark.x <= right and mark.x + mark.size >= left])
        batch.paint(painter)

    def _whole(self, painter: QPainter, base: QTransform, group: Group, shapes: tuple[Shape, ...]) -> None:
        """Shapes one by one, as on paper."""
        painter.setTransform(QTransform.fromTranslate(group.x, group.y) * base)
        self._painter.paint_shapes(painter, shapes)


def _by_opacity(cards: list[Group], opacities: Mapping[str, float]) -> dict[float, list[Group]]:
    """The cards by how opaque they are, in order."""
    if not opacities:
        return {1.0: cards}
    found: dict[float, list[Group]] = {}
    for card in cards:
        found.setdefault(opacities.get(card.owner, 1.0), []).append(card)
    return found
