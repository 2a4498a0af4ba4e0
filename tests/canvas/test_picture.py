"""The kept pixels: only what is new in view, or spoiled, is painted, and it is painted where it belongs."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from app.canvas.picture import Picture, Place
from app.layout.shapes import Box

DESK = QColor("#808080")
SIZE = QSize(64, 48)


class Paper:
    """Squares of ten millimetres, each of its own colour; remembers the areas that were painted."""

    def __init__(self) -> None:
        self.painted: list[Box] = []
        self.shade = 0

    def paint(self, painter: QPainter, base: QTransform, area: Box, place: Place) -> None:
        self.painted.append(area)
        painter.setTransform(base)
        painter.fillRect(QRectF(area.x, area.y, area.w, area.h), place.desk)
        painter.setTransform(base)
        for column in range(-20, 20):
            for row in range(-20, 20):
                box = Box(column * 10, row * 10, 10, 10)
                if box.x < area.right and box.right > area.x and box.y < area.bottom and box.bottom > area.y:
                    color = QColor((column * 31) % 256, (row * 47) % 256, self.shade)
                    painter.fillRect(QRect(column * 10, row * 10, 10, 10), color)


def place(x: int, y: int, scale: float = 1.0, ratio: float = 1.0) -> Place:
    return Place(scale, QPointF(-x, -y), SIZE, ratio, DESK)


def shown(picture: Picture, at: Place) -> QImage:
    image = QImage(SIZE * at.ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(at.ratio)
    painter = QPainter(image)
    picture.show(painter, at, QRect(0, 0, SIZE.width(), SIZE.height()))
    painter.end()
    return image


@pytest.fixture(scope="module")
def new(qapp: QApplication) -> Callable[[], tuple[Paper, Picture]]:
    def make() -> tuple[Paper, Picture]:
        paper = Paper()
        return paper, Picture(paper.paint)

    return make


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@given(steps=st.lists(st.tuples(st.integers(-90, 90), st.integers(-70, 70)), min_size=1, max_size=6))
def test_wherever_one_pans_the_picture_is_that_of_one_who_came_at_once(new, ratio, steps):
    _, kept = new()
    for x, y in steps:
        there = place(x, y, 1.0, ratio)
        assert shown(kept, there) == shown(new()[1], there)


def test_what_stays_in_view_is_not_painted_again(new):
    paper, picture = new()
    shown(picture, place(0, 0))
    paper.painted.clear()
    shown(picture, place(0, 0))
    assert paper.painted == []
    shown(picture, place(10, 0))
    assert [round(area.w) for area in paper.painted] == [10 + 4]
    assert min(area.x for area in paper.painted) >= 64 - 2


def test_a_spoiled_box_is_painted_again_and_nothing_else(new):
    paper, picture = new()
    before = shown(picture, place(5, 5))
    paper.painted.clear()
    paper.shade = 200
    picture.spoil([Box(20, 20, 10, 10)])
    after = shown(picture, place(5, 5))
    assert len(paper.painted) == 1
    assert paper.painted[0].w < 30
    assert after.pixelColor(20, 20) != before.pixelColor(20, 20)
    assert after.pixelColor(50, 40) == before.pixelColor(50, 40)


def test_another_zoom_another_desk_another_size_begin_anew(new):
    paper, picture = new()
    shown(picture, place(0, 0))
    for other in (place(0, 0, 2.0), Place(2.0, QPointF(0, 0), SIZE, 1.0, QColor("red")),
                  Place(2.0, QPointF(0, 0), QSize(32, 20), 1.0, QColor("red"))):  # fmt: skip
        paper.painted.clear()
        image = shown(picture, other)
        assert len(paper.painted) == 1
        fresh = new()[1]
        assert image.copy(QRect(0, 0, 32, 20)) == shown(fresh, other).copy(QRect(0, 0, 32, 20))


def test_so_many_spoiled_boxes_are_painted_as_one(new):
    paper, picture = new()
    shown(picture, place(0, 0))
    paper.painted.clear()
    paper.shade = 90
    picture.spoil([Box(x, y, 1, 1) for x in range(0, 70, 5) for y in range(0, 55, 5)])
    after = shown(picture, place(0, 0))
    assert len(paper.painted) == 1
    other, fresh = new()
    other.shade = 90
    assert after == shown(fresh, place(0, 0))


class Much(Paper):
    """Paper on which there is always much; an area is ready when it was asked for so many times."""

    def __init__(self, asked: int = 2) -> None:
        super().__init__()
        self.asked = asked
        self.asks = 0

    def is_much(self, area: Box) -> bool:
        return True

    def is_ready(self, area: Box, place: Place, until: float) -> bool:
        self.asks += 1
        return self.asks % self.asked == 0

    def paint_ground(self, painter: QPainter, base: QTransform, place: Place) -> None:
        painter.resetTransform()
        painter.fillRect(painter.viewport(), place.desk)


def finish(picture: Picture) -> list[QRectF]:
    """Go on until all is painted; where something was."""
    done: list[QRectF] = []
    for _ in range(200):
        if not picture.unfinished:
            return done
        done += picture.go_on()
    raise AssertionError("never finished")


MOVES = st.lists(
    st.tuples(st.sampled_from([0.5, 0.75, 1.0, 1.5, 3.0]), st.integers(-40, 40), st.integers(-30, 30), st.booleans()),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("at_leisure", [False, True])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@given(moves=MOVES)
def test_whatever_happens_between_the_steps_the_picture_is_in_the_end_that_of_one_painted_at_once(
    qapp, ratio, at_leisure, moves
):
    paper = Much()
    picture = Picture(paper.paint, paper)
    picture.at_leisure = at_leisure
    shown(picture, place(0, 0, 1.0, ratio))
    for scale, x, y, spoiled in moves:
        there = place(x, y, scale, ratio)
        shown(picture, there)
        picture.go_on()
        if spoiled:
            paper.shade = (paper.shade + 77) % 256
            picture.spoil([Box(-200, -200, 400, 400)])
    last = shown(picture, there)
    finish(picture)
    fresh = Paper()
    fresh.shade = paper.shade
    assert shown(picture, there) == shown(Picture(fresh.paint), there)
    assert last.size() == SIZE * ratio


def test_at_another_zoom_what_was_seen_is_there_at_once_and_nothing_is_painted(qapp):
    paper = Much()
    picture = Picture(paper.paint, paper)
    before = shown(picture, place(0, 0))
    paper.painted.clear()
    larger = shown(picture, place(0, 0, 2.0))
    assert paper.painted == []
    assert picture.unfinished
    for x, y in ((4, 4), (24, 4), (44, 24)):
        assert larger.pixelColor(x, y) == before.pixelColor(x // 2, y // 2)
    done = finish(picture)
    assert paper.painted
    assert sum(rect.width() * rect.height() for rect in done) == SIZE.width() * SIZE.height()


def test_what_was_not_seen_before_is_painted_first(qapp):
    paper = Much(asked=1000)
    picture = Picture(paper.paint, paper)
    shown(picture, place(0, 0))
    paper.painted.clear()
    shown(picture, place(0, 0, 0.5))
    picture.go_on()
    assert paper.painted
    assert all(area.right > 62 or area.bottom > 46 for area in paper.painted)
    assert picture.unfinished


def test_at_leisure_what_is_spoiled_looks_as_it_did_until_it_is_painted(qapp):
    paper = Much()
    picture = Picture(paper.paint, paper)
    picture.at_leisure = True
    before = shown(picture, place(0, 0))
    paper.shade = (paper.shade + 77) % 256
    picture.spoil([Box(-200, -200, 400, 400)])
    assert shown(picture, place(0, 0)) == before
    finish(picture)
    assert shown(picture, place(0, 0)) != before
