"""The curve's parts are painted once for a zoom and stamped wherever their row comes to stand."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from app.canvas import curve_stamps
from app.canvas.board import Board
from app.canvas.curve_stamps import CurveStamps
from app.canvas.view import MapView
from app.domain.commands import cards
from app.layout.shapes import Path
from app.render.qt import QtPainter
from app.words.paper import paper_words
from tests.canvas.test_pixels import Sheet, alike, darkness, differences

LONG = "A much longer title than any other card has " * 4


def anew(sheet: Sheet) -> QImage:
    """What somebody sees who looks there for the first time."""
    painter = QtPainter(stamps=True)
    other = Sheet.__new__(Sheet)
    other.board = Board(sheet.session, sheet.board.map_id, paper_words, painter)
    other.view = MapView(other.board, painter.paint_shapes)
    other.view.colours("#dfe5ec", "#0f6e84")
    other.view.resize(sheet.view.size())
    other.view.show()
    QTest.qWaitForWindowExposed(other.view)
    other.view.go_to(*sheet.view.look())
    mine, wanted = other.view.viewportTransform(), sheet.view.viewportTransform()
    for bar, off in ((other.view.horizontalScrollBar(), mine.dx() - wanted.dx()),
                     (other.view.verticalScrollBar(), mine.dy() - wanted.dy())):  # fmt: skip
        bar.setValue(bar.value() + round(off))
    there = other.view.viewportTransform()
    assert (there.dx(), there.dy(), there.m11()) == pytest.approx((wanted.dx(), wanted.dy(), wanted.m11()))
    image = other.picture()
    other.view.close()
    other.board.close()
    return image


def curve_of(sheet: Sheet):
    """The part of the curve in the third stage."""
    return sheet.board.drawing.group("curve", sheet.cards[2].stage_id or "")


@pytest.mark.parametrize("zoom", [0.15, 0.5, 1.0])
def test_a_curve_whose_row_moves_is_not_painted_again_and_looks_as_if_it_were(sheet, zoom, monkeypatch):
    card = sheet.cards[22]  # neither the best nor the worst moment
    sheet.look(zoom, card)
    box = curve_of(sheet).box
    sheet.view.go_to(zoom, box.x, box.y + box.h / 2)
    sheet.picture()
    made = []
    make = CurveStamps._made  # noqa: SLF001 - what is painted is looked at
    monkeypatch.setattr(CurveStamps, "_made", lambda *given: made.append(given[1].key) or make(*given))
    for title in (f"{LONG} 22", "Short 22", f"{LONG[:100]} 22"):
        top = curve_of(sheet).y
        sheet.session.do(cards.retitle(sheet.session.document, card.id, title))
        assert curve_of(sheet).y != top
        kept = sheet.picture()
        assert darkness(kept, sheet.area(curve_of(sheet).box)) > 0
        assert made == []
        assert alike(anew(sheet), kept)
        made.clear()


def test_a_part_too_large_for_a_stamp_is_painted_where_it_stands(sheet, monkeypatch):
    monkeypatch.setattr(curve_stamps, "_LARGEST", 10)
    made = []
    monkeypatch.setattr(CurveStamps, "_made", lambda *given: made.append(given))
    box = curve_of(sheet).box
    sheet.view.go_to(1.0, box.x + box.w / 2, box.y + box.h / 2)
    large = sheet.picture()
    assert made == []
    monkeypatch.undo()
    band = sheet.area(curve_of(sheet).box)
    assert max(differences(anew(sheet).copy(band), large.copy(band)), default=0) <= 2


def test_a_thick_line_in_pieces_looks_like_the_whole_line():
    points = [(n * 4.0, 20.0 + (n * 7 % 11) - 5.0) for n in range(30)]
    bends = [("C", a[0] + 2.0, a[1], b[0] - 2.0, b[1], *b) for a, b in pairwise(points)]
    line = Path((("M", *points[0]), *bends, ("M", 10.0, 35.0), ("L", 60.0, 36.0)), stroke="#1f3b57", stroke_width=0.6)
    images = []
    for stamps in (True, False):
        image = QImage(500, 160, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(4.0, 4.0)
        QtPainter(stamps=stamps).paint_shapes(painter, (line,))
        painter.end()
        images.append(image)
    assert images[1].pixelColor(0, 150) == QColor("white")
    assert max(differences(*images), default=0) <= 40  # at the edges where pieces meet
    assert len(differences(*images)) < 400
