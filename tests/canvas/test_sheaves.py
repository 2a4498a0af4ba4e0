"""Sheaves of cards: what looks alike has one stamp wherever it stands, and no more stamps are kept than are of use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.canvas.sheaves import SIZE, Sheaf, Sheaves
from app.layout.shapes import Box, Group


def group(number: int, x: float, y: float, w: float = 40.0, h: float = 20.0) -> Group:
    return Group(f"c{number}", "card", x, y, w, h, ())


def beside(count: int) -> list[Group]:
    return [group(number, number % 3 * 45.0, number // 3 * 25.0) for number in range(count)]


SHIFT = st.floats(-5000.0, 5000.0)


@given(dx=SHIFT, dy=SHIFT)
def test_a_sheaf_that_stands_elsewhere_has_the_same_stamp(dx, dy):
    here = beside(7)
    there = [card.at(card.x + dx, card.y + dy) for card in here]
    assert Sheaf(there).key == Sheaf(here).key


def test_a_sheaf_of_which_one_card_is_another_or_stands_elsewhere_has_another_stamp():
    here = beside(7)
    key = Sheaf(here).key
    assert Sheaf([*here[:6], group(6, here[6].x, here[6].y)]).key != key
    assert Sheaf([*here[:6], here[6].at(here[6].x, here[6].y + 0.5)]).key != key
    assert Sheaf(here[:6]).key != key


def test_a_cell_is_cut_into_sheaves_with_every_card_once():
    cards = beside(2 * SIZE + 3)
    sheaves = Sheaves()
    found = sheaves.of(cards)
    assert [card for sheaf in found for card in sheaf.cards] == cards
    assert [len(sheaf.cards) for sheaf in found] == [SIZE, SIZE, 3]
    assert sheaves.of(cards) is found


@pytest.fixture
def drawn():
    """What was drawn: how opaque, and the owners."""
    return []


def test_a_stamp_is_made_once_for_each_opacity_and_scale(qapp, drawn):
    def draw(painter: QPainter, base: QTransform, cards) -> None:
        drawn.append((painter.opacity(), [card.owner for card in cards]))

    sheaves, sheaf = Sheaves(), Sheaf(beside(4))
    sheaves.at(2.0, 1.0, Box(0, 0, 100, 100))
    assert sheaves.stamp(sheaf, {}) is None
    stamp = sheaves.make(sheaf, {}, draw)
    assert isinstance(stamp, QPixmap)
    assert stamp.width() >= 130 * 2
    assert sheaves.stamp(sheaf, {}) is stamp
    assert sheaves.stamp(sheaf, {"another": 0.5}) is stamp
    faint = {"c2": 0.25}
    assert sheaves.stamp(sheaf, faint) is None
    sheaves.make(sheaf, faint, draw)
    assert drawn == [(1.0, ["c0", "c1", "c2", "c3"]), (1.0, ["c0", "c1", "c3"]), (0.25, ["c2"])]
    sheaves.at(2.5, 1.0, Box(0, 0, 100, 100))
    assert sheaves.stamp(sheaf, {}) is None


def test_stamps_seen_longest_ago_make_room(qapp):
    sheaves = Sheaves()
    sheaves.at(20.0, 1.0, Box(0, 0, 100, 100))
    many = [Sheaf([group(number, 0.0, 0.0, 100.0, 50.0)]) for number in range(9)]
    for sheaf in many:
        sheaves.make(sheaf, {}, lambda *_: None)
        sheaves.stamp(many[0], {})
    kept = [number for number, sheaf in enumerate(many) if sheaves.stamp(sheaf, {})]
    assert kept[0] == 0
    assert kept[-1] == 8
    assert len(kept) < 9
