"""Paints groups as finely as their size on screen asks for.

========  ===================  =====================================================================
level     pixels a millimetre  a card is
========  ===================  =====================================================================
full      from 3.2             as on paper
sketched  from 0.6             its colours as boxes, its symbols stamped, its text while it can be read
blocks    below                one block of its colour
========  ===================  =====================================================================

Blocks are painted all together, sketched cards in sheaves that are kept as stamps.  Between sketch and block the ground
takes on the card's colour little by little, so that no step of the zoom is a jump.

The text of a card is set when the card is first seen.  Where there is no time for all that come into view at once, the
rest is plain at first, and ``unfinished`` until ``prepare`` was called often enough: no picture waits for hundreds of
texts.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import TypeVar

from PySide6.QtGui import QPainter, QTransform

from app.canvas.batch import LEAST_LETTER, LEAST_STAMP, Batch, Blocks, Crowd, Dust, paint_boxes
from app.canvas.curve_stamps import IN_STEP, ROLES, CurveStamps, in_step
from app.canvas.grounds import Grounds
from app.canvas.sheaves import Sheaf, Sheaves, by_opacity
from app.canvas.sketch import Sketch, runs_of, sketch_of
from app.layout.curve_parts import CurveFaces, CurveLine
from app.layout.index import touching
from app.layout.shapes import Box, Content, Group, Shape
from app.render.qt import QtPainter

FULL, BLOCKS = 3.2, 0.6
_TINTED, _MOST_TINT = 1.1, 0.75  # pixels a millimetre below which grounds take on colour, and how much in the end
_LARGE = 10.0  # pixels of the screen a millimetre from which on letters and symbols are outlines: one by one
_CROWD = 40  # shapes of a group from which on its symbols are painted together
_FIRST, _BUDGET = 0.002, 0.006  # seconds to set texts in for the first picture at a zoom, and for any other
_PAUSE = 0.003  # seconds after which a piece belongs to another picture
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
        self._sheaves = Sheaves()
        self._curve = CurveStamps()
        self._scale = self._ratio = 0.0
        self._opacities: Mapping[str, float] = {}
        self._painted = self._until = 0.0
        self.unfinished: dict[int, Group | Sheaf] = {}
        """Cards that were painted plain, to be painted again; by their identities."""
        self._crowds: dict[int, Crowd] = {}
        self._dust: dict[int, Dust] = {}
        self._blocks: dict[int, Blocks] = {}

    def paint(
        self, painter: QPainter, base: QTransform, area: Box, ratio: float, parts: Parts, opacities: Mapping[str, float]
    ) -> None:
        """Paints what touches an area where ``base`` has the paper; cards as opaque as ``opacities`` says (else 1).

        ``ratio`` is how many pixels of the screen a logical one has.
        """
        self._begin(base.m11(), ratio, opacities)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below, cells, above = parts
        for group in below:
            self._other(painter, base, group, area, ratio)
        if self._scale < BLOCKS:
            self._cells(painter, base, cells, area)
        elif self._scale < FULL:
            self._sheaves.at(self._scale, ratio, area)
            self._stamped(painter, base, cells, area)
        else:
            cards = [card for cell in cells for card in touching(cell, area)]
            for opacity, alike in by_opacity(cards, opacities).items():
                painter.setOpacity(opacity)
                self._near(painter, base, alike)
        painter.setOpacity(1.0)
        for group in above:
            self._other(painter, base, group, area, ratio)
        self._painted = perf_counter()

    def _begin(self, scale: float, ratio: float, opacities: Mapping[str, float]) -> None:
        """How long texts may be set for this picture, whose pieces follow each other at once."""
        now, anew = perf_counter(), (scale, ratio) != (self._scale, self._ratio)
        if anew:
            self._scale, self._ratio = scale, ratio
            self.unfinished.clear()
        if anew or now - self._painted > _PAUSE:
            self._until = now + (_FIRST if anew else _BUDGET)
        self._opacities = opacities

    @property
    def _is_late(self) -> bool:
        return perf_counter() > self._until

    def _cells(self, painter: QPainter, base: QTransform, cells: Sequence[Sequence[Group]], area: Box) -> None:
        """Cards as blocks, by whole cells: those that did not change are boxes already."""
        if self._opacities:
            cards = [card for cell in cells for card in touching(cell, area)]
            for opacity, alike in by_opacity(cards, self._opacities).items():
                painter.setOpacity(opacity)
                batch = self._batch(base)
                batch.add_blocks(Blocks(alike))
                batch.paint(painter)
            return
        batch = self._batch(base)
        for members in cells:
            blocks = self._blocks.get(id(members))
            if blocks is None:
                if len(self._blocks) >= _KEPT:
                    self._blocks.clear()
                blocks = self._blocks[id(members)] = Blocks(members)
            batch.add_blocks(blocks)
        batch.paint(painter)

    def _batch(self, base: QTransform) -> Batch:
        tint = max(0.0, (_TINTED - self._scale) / (_TINTED - BLOCKS)) * _MOST_TINT
        return Batch(self._painter, self._grounds, base, self._ratio, round(tint, 2))

    def _stamped(self, painter: QPainter, base: QTransform, cells: Sequence[Sequence[Group]], area: Box) -> None:
        """Sheaves of cards as stamps; those that have none yet, and for which there is no time now, are plain."""
        plain = self._batch(base)
        stamps = []
        for sheaf in [sheaf for cards in cells for sheaf in self._sheaves.of(cards) if _touch(sheaf.box, area)]:
            stamp = self._sheaves.stamp(sheaf, self._opacities)
            if stamp is None and not self._is_late:
                stamp = self._sheaves.make(sheaf, self._opacities, self._sketched)
            if stamp is not None:
                stamps.append((sheaf, stamp))
                continue
            self.unfinished[id(sheaf)] = sheaf
            faint = by_opacity(sheaf.cards, self._opacities) if self._opacities else {1.0: sheaf.cards}
            if faint.keys() == {1.0}:
                plain.add_plain(sheaf.blocks)
                continue
            for opacity, cards in faint.items():
                painter.setOpacity(opacity)
                batch = self._batch(base)
                batch.add_plain(Blocks(cards))
                batch.paint(painter)
            painter.setOpacity(1.0)
        plain.paint(painter)
        painter.resetTransform()
        for sheaf, stamp in stamps:
            self._sheaves.place(painter, base, sheaf, stamp)

    def _sketched(self, painter: QPainter, base: QTransform, cards: Sequence[Group]) -> None:
        """Cards of one opacity with all that is on them."""
        batch = self._batch(base)
        for card in cards:
            batch.add(card, self._sketch(card))
        batch.paint(painter)

    def _near(self, painter: QPainter, base: QTransform, cards: Sequence[Group]) -> None:
        """Cards of one opacity as on paper; those for whose texts there is no time now are plain."""
        batch = self._batch(base)
        ready = [card for card in cards if self._is_known(card) or self._may_set(card)]
        if len(ready) < len(cards):
            known = set(map(id, ready))
            plain = [card for card in cards if id(card) not in known]
            self.unfinished.update((id(card), card) for card in plain)
            batch.add_plain(Blocks(plain))
        large = self._scale * self._ratio >= _LARGE
        for card in () if large else ready:
            batch.add_full(card, self._sketch(card))
        batch.paint(painter)
        for card in ready if large else ():
            self._whole(painter, base, card, self._sketch(card).shapes)

    @property
    def _is_readable(self) -> bool:
        return self._scale * _LARGEST >= LEAST_LETTER

    def _is_known(self, card: Group) -> bool:
        """Whether a card's text is set as far as it can be read."""
        kept = self._sketches.get((id(card.content), card.h))
        return kept is not None and not (self._is_readable and kept[1].runs is None)

    def _may_set(self, card: Group) -> bool:
        """Set a card's text if there is time."""
        if self._is_late:
            return False
        self._sketch(card)
        return True

    def _sketch(self, card: Group) -> Sketch:
        """A card's shapes sorted, with its letters where they can be read."""
        key = (id(card.content), card.h)
        kept = self._sketches.pop(key, None)
        if kept is None:
            if len(self._sketches) >= _KEPT:
                del self._sketches[next(iter(self._sketches))]
            kept = (card.content, sketch_of(card.shapes))
        if self._is_readable and kept[1].runs is None:
            kept[1].runs = runs_of(kept[1].shapes, self._painter)
        self._sketches[key] = kept
        return kept[1]

    def is_ready(
        self, scale: float, area: Box, ratio: float, cells: Sequence[Sequence[Group]], opacities: Mapping[str, float],
        until: float,
    ) -> bool:  # fmt: skip
        """Set texts of an area at a zoom ``until`` that time; whether none is left that would be painted plain.

        However late it is, a few are set: who asks often enough gets all of them.
        """
        self._begin(scale, ratio, opacities)
        if scale < BLOCKS:
            return True
        self._sheaves.at(scale, ratio, area)
        late = False
        for cards in cells:
            for some in self._missing(cards, area):
                if late:
                    return False
                self._finish(some)
                late = perf_counter() > until
        return True

    def _missing(self, cards: Sequence[Group], area: Box) -> list[Sheaf] | list[Group]:
        """What of a cell would be painted plain in an area."""
        if self._scale >= FULL:
            return [card for card in touching(cards, area) if not self._is_known(card)]
        near = [sheaf for sheaf in self._sheaves.of(cards) if _touch(sheaf.box, area)]
        return [sheaf for sheaf in near if self._sheaves.stamp(sheaf, self._opacities) is None]

    def _finish(self, some: Group | Sheaf) -> None:
        """Set the texts of some cards."""
        if isinstance(some, Group):
            self._sketch(some)
        elif self._sheaves.stamp(some, self._opacities) is None:
            self._sheaves.make(some, self._opacities, self._sketched)

    def prepare(self) -> list[Box]:
        """Set some of the texts that are missing; the boxes of the cards that can be painted finished now."""
        until, done = perf_counter() + _BUDGET, []
        for key in list(self.unfinished):
            some = self.unfinished.pop(key)
            self._finish(some)
            done.append(some.box)
            if perf_counter() > until:
                break
        return done

    def _other(self, painter: QPainter, base: QTransform, group: Group, area: Box, ratio: float) -> None:
        """A group that is no card: a part of the curve as its stamp, all else anew."""
        if group.role in IN_STEP:
            base = in_step(group, base, ratio)

            def draw(onto: QPainter, there: QTransform, part: Group) -> None:
                self._anew(onto, there, part, part.box, ratio)

            if group.role in ROLES and self._curve.place(painter, base, ratio, group, draw):
                return
        self._anew(painter, base, group, area, ratio)

    def _anew(self, painter: QPainter, base: QTransform, group: Group, area: Box, ratio: float) -> None:
        """A group as on paper, a crowd of symbols together."""
        content, grain = group.content, 2.0 ** math.floor(-math.log2(self._scale * ratio))  # the same for many zooms
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


def _touch(box: Box, area: Box) -> bool:
    return box.x <= area.right and box.y <= area.bottom and box.right >= area.x and box.bottom >= area.y
