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

The text of a card is set when the card is first seen.  Where many come into view at once, most are plain at first, and
``unfinished`` until ``prepare`` was called often enough: no picture waits for hundreds of texts.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtGui import QPainter, QTransform

from app.canvas.batch import LEAST_LETTER, LEAST_STAMP, Batch, Blocks, Crowd, Dust, paint_boxes
from app.canvas.grounds import Grounds
from app.canvas.sketch import Sketch, runs_of, sketch_of
from app.layout.curve_parts import CurveFaces, CurveLine
from app.layout.index import touching
from app.layout.shapes import Box, Content, Group, Shape
from app.render.qt import QtPainter

FULL, BLOCKS = 3.2, 0.6
_TINTED, _MOST_TINT = 1.1, 0.75  # pixels a millimetre below which grounds take on colour, and how much in the end
_LARGE = 10.0  # pixels of the screen a millimetre from which on letters and symbols are outlines: one by one
_CROWD = 40  # shapes of a group from which on its symbols are painted together
_AT_ONCE = 40  # texts that are set for one picture
_CHUNK = 200  # cards that are finished together
_MANY = 240  # cards that are not sketched in one picture
_LARGEST = 5.0  # mm: no text of a card is set larger
_MOST_CROWDS = 128
_KEPT = 4096  # sketches; beyond, those seen longest ago are let go

Parts = tuple[Sequence[Group], Sequence[Sequence[Group]], Sequence[Group]]
"""The groups under the cards, the cards of each cell, the groups over the cards."""


class Detail:
    """Paints the groups of an area at the level of detail of its zoom."""

    def __init__(self, painter: QtPainter) -> None:
        self._painter = painter
        self._sketches: dict[tuple[int, float], tuple[Content, Sketch]] = {}
        self._grounds = Grounds(painter)
        self._scale = 0.0
        self._new = 0
        self.unfinished: dict[int, Group] = {}
        """Cards that were painted plain, to be painted again; by their identities."""
        self._finished: dict[int, Group] = {}
        self._crowds: dict[int, Crowd] = {}
        self._dust: dict[int, Dust] = {}
        self._blocks: dict[int, Blocks] = {}

    def paint(
        self, painter: QPainter, base: QTransform, area: Box, ratio: float, parts: Parts, opacities: Mapping[str, float]
    ) -> None:
        """Paints what touches an area where ``base`` has the paper; cards as opaque as ``opacities`` says (else 1).

        ``ratio`` is how many pixels of the screen a logical one has.
        """
        if base.m11() != self._scale:
            self._scale = base.m11()
            self.unfinished.clear()
            self._finished.clear()
        self._new = 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below, cells, above = parts
        for group in below:
            self._other(painter, base, group, area, ratio)
        crowded = sum(map(len, cells)) > _MANY
        blocks = self._scale < BLOCKS
        if (blocks or crowded) and not opacities:
            self._cells(painter, base, cells, ratio)
        if not blocks or opacities:
            cards = [card for cell in cells for card in touching(cell, area)]
            for opacity, alike in _by_opacity(cards, opacities).items():
                painter.setOpacity(opacity)
                self._cards(painter, base, alike, ratio, crowded=crowded, under=crowded and not opacities)
            painter.setOpacity(1.0)
        for group in above:
            self._other(painter, base, group, area, ratio)

    def _cells(self, painter: QPainter, base: QTransform, cells: Sequence[Sequence[Group]], ratio: float) -> None:
        """Cards as blocks, or plain, by whole cells: those that did not change are boxes already."""
        batch = self._batch(base, ratio)
        add = batch.add_blocks if self._scale < BLOCKS else batch.add_plain
        finished = self._finished.keys()
        for cards in cells:
            if finished and not finished.isdisjoint(map(id, cards)):
                add(Blocks([card for card in cards if id(card) not in finished]))
                continue
            blocks = self._blocks.get(id(cards))
            if blocks is None:
                if len(self._blocks) >= _KEPT:
                    self._blocks.clear()
                blocks = self._blocks[id(cards)] = Blocks(cards)
            add(blocks)
        batch.paint(painter)

    def _batch(self, base: QTransform, ratio: float) -> Batch:
        tint = max(0.0, (_TINTED - self._scale) / (_TINTED - BLOCKS)) * _MOST_TINT
        return Batch(self._painter, self._grounds, base, ratio, round(tint, 2))

    def _cards(
        self, painter: QPainter, base: QTransform, cards: Sequence[Group], ratio: float, *, crowded: bool, under: bool
    ) -> None:
        """Cards of one opacity; of a crowd only those whose turn has come, the others plain if not there ``under``."""
        batch = self._batch(base, ratio)
        if self._scale < BLOCKS:
            batch.add_blocks(Blocks(cards))
            batch.paint(painter)
            return
        turn = self._finished if crowded else None
        ready = [(card, self._sketch(card) if turn is None or id(card) in turn else None) for card in cards]
        plain = [card for card, sketch in ready if sketch is None]
        self.unfinished.update((id(card), card) for card in plain)
        batch.add_plain(Blocks([] if under else plain))
        finished = [(card, sketch) for card, sketch in ready if sketch is not None]
        large = self._scale * ratio >= _LARGE
        add = batch.add if self._scale < FULL else batch.add_full
        for card, sketch in () if large else finished:
            add(card, sketch)
        batch.paint(painter)
        for card, sketch in finished if large else ():
            self._whole(painter, base, card, sketch.shapes)

    def _sketch(self, card: Group) -> Sketch | None:
        """A card's shapes sorted, with its letters where they can be read; None if too many were made already."""
        key = (id(card.content), card.h)
        kept = self._sketches.pop(key, None)
        readable = self._scale * _LARGEST >= LEAST_LETTER
        if kept is None or (readable and kept[1].runs is None):
            if self._new >= _AT_ONCE:
                if kept is not None:
                    self._sketches[key] = kept
                return None
            self._new += 1
            if kept is None:
                if len(self._sketches) >= _KEPT:
                    del self._sketches[next(iter(self._sketches))]
                kept = (card.content, sketch_of(card.shapes))
            if readable:
                kept[1].runs = runs_of(kept[1].shapes, self._painter)
        self._sketches[key] = kept
        return kept[1]

    def prepare(self) -> list[Group]:
        """Set some of the texts that are missing; the cards that can be painted finished now."""
        chosen = list(self.unfinished.values())[:_CHUNK]
        self._new = 0
        done = [card for card in chosen if self._sketch(card) is not None]
        for card in done:
            self._finished[id(card)] = self.unfinished.pop(id(card))
        return done

    def _other(self, painter: QPainter, base: QTransform, group: Group, area: Box, ratio: float) -> None:
        """A group that is no card: as on paper, a crowd of symbols together."""
        content, grain = group.content, 1.0 / (self._scale * ratio)
        if isinstance(content, CurveLine | CurveFaces) and content.is_close(grain):
            dust = _kept(self._dust, content.coarse(grain), Dust)
            painter.setTransform(QTransform.fromTranslate(group.x, group.y) * base)
            paint_boxes(painter, dust.boxes)
            self._painter.paint_shapes(painter, dust.others)
            return
        shapes = group.shapes
        if len(shapes) < _CROWD:
            self._whole(painter, base, group, shapes)
            return
        crowd = _kept(self._crowds, shapes, Crowd)
        self._whole(painter, base, group, crowd.others)
        if crowd.largest * self._scale < LEAST_STAMP:
            painter.setTransform(QTransform.fromTranslate(group.x, group.y) * base)
            paint_boxes(painter, crowd.dots)
            return
        left, right = area.x - group.x, area.right - group.x
        batch = Batch(self._painter, self._grounds, base, ratio)
        batch.add_symbols(group, [mark for mark in crowd.symbols if mark.x <= right and mark.x + mark.size >= left])
        batch.paint(painter)

    def _whole(self, painter: QPainter, base: QTransform, group: Group, shapes: tuple[Shape, ...]) -> None:
        """Shapes one by one, as on paper."""
        painter.setTransform(QTransform.fromTranslate(group.x, group.y) * base)
        self._painter.paint_shapes(painter, shapes)


_Made = TypeVar("_Made")


def _kept(cache: dict[int, _Made], shapes: tuple[Shape, ...], make: Callable[[tuple[Shape, ...]], _Made]) -> _Made:
    """What was made of these very shapes before, which holds them."""
    made = cache.get(id(shapes))
    if made is None:
        if len(cache) >= _MOST_CROWDS:
            cache.clear()
        made = cache[id(shapes)] = make(shapes)
    return made


def _by_opacity(cards: list[Group], opacities: Mapping[str, float]) -> dict[float, list[Group]]:
    """The cards by how opaque they are, in order."""
    if not opacities:
        return {1.0: cards}
    found: dict[float, list[Group]] = {}
    for card in cards:
        found.setdefault(opacities.get(card.owner, 1.0), []).append(card)
    return found
