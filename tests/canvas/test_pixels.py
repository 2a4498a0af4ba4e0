"""What is on the screen, pixel by pixel, at every zoom: colours, text, drags, dimming, edits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas import detail
from app.canvas.board import Board
from app.canvas.focus import Ref, box_of
from app.canvas.sheaves import Sheaves
from app.canvas.view import MapView
from app.domain.commands import cards
from app.domain.commands.maps import new_project
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from app.layout.shapes import Box
from app.layout.theme import THEME
from app.render.qt import QtPainter
from app.session import EditSession, open_library
from app.words.paper import paper_words
from tests.hand import LEFT, Hand

ZOOMS = (0.06, 0.12, 0.18, 0.25, 0.5, 1.0, 2.0)


class Sheet:
    """A map of so many cards in a view of its own."""

    def __init__(self, folder: Path, count: int = 48) -> None:
        drawn = MapDraft(
            "Buying a bicycle",
            tuple(StageDraft(f"Stage {n}") for n in range(6)),
            (LaneDraft("channel", "Shop", {"icon": "shop"}), LaneDraft("channel", "Web", {"icon": "web"}),
             LaneDraft("emotion", "Curve")),
            tuple(CardDraft(f"Looks at bicycle number {n}", n % 6, n // 6 % 2, n % 5 - 2) for n in range(count)),
        )  # fmt: skip
        edit = new_project("Bicycles", [drawn])
        self.library = open_library(folder / "pixels.db", back_up=False)
        self.library.create(edit)
        self.session = EditSession(self.library, edit.changes[0].record.id)
        painter = QtPainter(stamps=True)
        self.board = Board(self.session, self.session.document.maps[0].id, paper_words, painter)
        self.view = MapView(self.board, painter.paint_shapes)
        self.view.colours("#dfe5ec", "#0f6e84")
        self.view.resize(1200, 800)
        self.view.show()
        QTest.qWaitForWindowExposed(self.view)
        self.hand = Hand(self.view)

    @property
    def cards(self) -> list[Card]:
        """The cards in the order of their titles' numbers."""
        return sorted(self.session.document.all(Card), key=lambda card: int(card.title.split()[-1]))

    def box(self, card: Card) -> Box:
        """Where a card lies on the drawing."""
        box = box_of(self.board.drawing, Ref("card", card.id))
        assert box is not None
        return box

    def look(self, zoom: float, card: Card) -> None:
        """At a card from so near; nothing is selected."""
        box = self.box(card)
        self.board.select()
        self.view.go_to(zoom, box.x + box.w / 2, box.y + box.h / 2)
        QApplication.processEvents()

    def picture(self) -> QImage:
        """What is on the screen when nothing is left to be finished."""
        QApplication.processEvents()
        while self.board.scene.unfinished:
            QApplication.processEvents()
        QApplication.processEvents()
        return self.view.viewport().grab().toImage()

    def area(self, box: Box) -> QRect:
        """Where a box of the drawing is on the screen, without its outermost pixel."""
        return self.view.mapFromScene(box.x, box.y, box.w, box.h).boundingRect().adjusted(1, 1, -1, -1)

    def close(self) -> None:
        """Let everything go."""
        self.view.close()
        self.board.close()
        self.library.close()


def pixels(image: QImage, area: QRect) -> list[QColor]:
    area = area.intersected(image.rect())
    assert not area.isEmpty()
    return [
        image.pixelColor(x, y)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    ]


def nearness(image: QImage, area: QRect, colour: str) -> float:
    """The share of pixels that have about that colour."""
    wanted = QColor(colour)
    seen = pixels(image, area)
    near = [c for c in seen if abs(c.red() - wanted.red()) + abs(c.green() - wanted.green())
            + abs(c.blue() - wanted.blue()) < 60]  # fmt: skip
    return len(near) / len(seen)


def warmth(image: QImage, area: QRect) -> float:
    """How much more red than blue there is: emotions run from orange over grey to blue."""
    seen = pixels(image, area)
    return sum(c.red() - c.blue() for c in seen) / len(seen)


def differences(one: QImage, other: QImage) -> list[int]:
    """How far the parts of colours are apart where two pictures of one size differ."""
    assert one.size() == other.size()
    if one == other:
        return []
    bytes_ = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return [abs(a - b) for a, b in bytes_ if a != b]


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ by no more than the rounding of edges that were clipped elsewhere."""
    found = differences(one, other)
    return max(found, default=0) <= 8 and len(found) < 400


def darkness(image: QImage, area: QRect) -> float:
    """0 is white, 1 is black, over all pixels."""
    seen = pixels(image, area)
    return sum(255 - c.lightness() for c in seen) / len(seen) / 255


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_card_shows_its_emotion_and_shows_it_anew_when_it_changes(sheet, zoom):
    card = sheet.cards[14]
    assert card.emotion == 2
    sheet.look(zoom, card)
    area = sheet.area(sheet.box(card))
    first = sheet.picture()
    assert warmth(first, area) < -6
    sheet.session.do(cards.set_emotion(sheet.session.document, [card.id], -2))
    assert warmth(sheet.picture(), area) > 5
    sheet.session.undo()
    assert alike(sheet.picture(), first)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_dimmed_cards_are_paler_and_others_are_not(sheet, zoom):
    card, other = sheet.cards[14], sheet.cards[15]
    sheet.look(zoom, card)
    area, beside = sheet.area(sheet.box(card)), sheet.area(sheet.box(other))
    first = sheet.picture()
    sheet.board.scene.set_dimmed(frozenset([card.id]))
    second = sheet.picture()
    assert darkness(second, area) < darkness(first, area) * 0.6 + 0.05
    assert darkness(second, area) < darkness(first, area)
    assert second.copy(beside) == first.copy(beside)
    sheet.board.scene.set_dimmed(frozenset())
    assert alike(sheet.picture(), first)


@pytest.mark.parametrize("zoom", [0.12, 0.25, 0.6, 1.0])
def test_a_dragged_card_fades_where_it_is_and_arrives_where_it_is_dropped(sheet, zoom):
    card = sheet.cards[14]
    sheet.look(zoom, card)
    goal = box_of(sheet.board.drawing, Ref("cell", sheet.board.drawing.stages[3][0], card.lane_id))
    assert goal is not None
    old = sheet.area(sheet.box(card))
    first = sheet.picture()
    start = sheet.hand.spot(Ref("card", card.id), 0.3, 0.6)
    end = sheet.hand.spot(goal, 0.5, 0.98)
    sheet.hand.drag(start, end, drop=False)
    sheet.board.select()
    during = sheet.picture()
    assert darkness(during, old) < darkness(first, old)
    QTest.mouseRelease(sheet.view.viewport(), LEFT, pos=end)
    sheet.board.select()
    moved = sheet.session.document.get(Card, card.id)
    assert moved.stage_id == sheet.board.drawing.stages[3][0]
    after = sheet.picture()
    assert warmth(after, sheet.area(sheet.box(moved))) < -6
    assert sheet.area(sheet.box(moved)) != old


def test_a_drag_that_is_given_up_leaves_no_trace(sheet):
    card = sheet.cards[14]
    for zoom in ZOOMS:
        sheet.look(zoom, card)
        sheet.board.select(Ref("card", card.id))
        first = sheet.picture()
        start = sheet.hand.spot(Ref("card", card.id), 0.3, 0.6)
        sheet.hand.drag(start, start + (sheet.view.viewport().rect().center() - start) / 2 + start / 4, drop=False)
        sheet.view.setFocus()
        sheet.view.plus.hide_hover()
        sheet.hand.key(Qt.Key.Key_Escape)
        QTest.mouseRelease(sheet.view.viewport(), LEFT, pos=start)
        assert alike(sheet.picture(), first), zoom


def test_text_is_read_at_life_size(sheet):
    card = sheet.cards[14]
    sheet.look(1.0, card)
    box = sheet.box(card)
    title = sheet.area(Box(box.x + 4, box.y + 2, box.w * 0.5, 10))
    assert nearness(sheet.picture(), title, THEME.colors.ink) > 0.02
    sheet.session.do(cards.retitle(sheet.session.document, card.id, "."))
    assert nearness(sheet.picture(), title, THEME.colors.ink) < 0.01


@pytest.mark.parametrize("zoom", [0.9, 1.0, 2.0, 3.0])
def test_near_by_the_map_is_as_on_paper(sheet, zoom):
    card = sheet.cards[14]
    sheet.look(zoom, card)
    sheet.view.plus.hide_hover()
    shown = sheet.picture()
    paper = QImage(shown.size(), QImage.Format.Format_RGB32)
    painter = QPainter(paper)
    painter.setTransform(sheet.view.viewportTransform())
    QtPainter(stamps=True).paint_drawing(painter, sheet.board.drawing)
    painter.end()
    area = sheet.area(sheet.box(card)).adjusted(-20, -20, 20, 20).intersected(shown.rect())
    assert max(differences(shown.copy(area), paper.copy(area)), default=0) <= 2


def test_many_cards_are_there_at_once_at_another_zoom_and_become_sharp_step_by_step(qapp, tmp_path):
    crowd = Sheet(tmp_path, 700)
    crowd.view.fit()
    fitted = crowd.picture()
    small = {card.id: darkness(fitted, crowd.area(crowd.box(card))) for card in crowd.cards}
    crowd.view.set_zoom(crowd.view.zoom * 1.3)
    first = crowd.view.viewport().grab().toImage()
    assert crowd.board.scene.unfinished
    finished = crowd.picture()
    seen = [card for card in crowd.cards if finished.rect().contains(crowd.area(crowd.box(card)))]
    assert len(seen) > 300
    for card in (seen[0], seen[len(seen) // 2], seen[-1]):
        area = crowd.area(crowd.box(card))
        assert first.copy(area) != finished.copy(area)
        assert darkness(first, area) == pytest.approx(small[card.id], rel=0.15)
    crowd.board.scene.spoiled.emit([crowd.board.scene.sheet()])
    assert alike(crowd.picture(), finished)
    crowd.close()


def test_many_cards_that_change_at_once_are_plain_first_and_then_finished(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(detail, "_FIRST", 0.0)
    monkeypatch.setattr(detail, "_BUDGET", 0.0)
    crowd = Sheet(tmp_path, 700)
    crowd.view.fit()
    crowd.view.set_zoom(max(0.2, crowd.view.zoom))
    crowd.picture()
    crowd.session.do(cards.set_emotion(crowd.session.document, [card.id for card in crowd.cards], 1))
    plain = crowd.view.viewport().grab().toImage()
    assert crowd.board.scene.unfinished
    finished = crowd.picture()
    seen = [card for card in crowd.cards if finished.rect().contains(crowd.area(crowd.box(card)))]
    assert len(seen) > 450
    assert any(
        darkness(finished, area) > darkness(plain, area)
        for card in seen[-50:]
        for area in [crowd.area(crowd.box(card))]
    )
    crowd.board.scene.spoiled.emit([crowd.board.scene.sheet()])
    assert alike(crowd.picture(), finished)
    crowd.close()


def test_an_edit_that_moves_rows_paints_the_map_once_and_sets_only_what_it_changed(qapp, tmp_path, monkeypatch):
    crowd = Sheet(tmp_path, 700)
    crowd.view.fit()
    crowd.view.set_zoom(crowd.view.zoom * 0.95)
    crowd.picture()
    monkeypatch.setattr(detail, "_BUDGET", 60.0)
    made, painted = [], []
    make, paint = Sheaves.make, detail.Detail.paint
    monkeypatch.setattr(Sheaves, "make", lambda *given: made.append(given[1]) or make(*given))
    monkeypatch.setattr(detail.Detail, "paint", lambda *given: painted.append(given[3]) or paint(*given))
    card, height = crowd.cards[0], crowd.board.drawing.height
    crowd.session.do(cards.retitle(crowd.session.document, card.id, "A much longer title than any other card has " * 4))
    kept = crowd.picture()
    assert crowd.board.drawing.height > height
    port, scale = crowd.view.viewport().size(), crowd.view.transform().m11()
    assert sum(area.w * area.h for area in painted) < 1.3 * port.width() * port.height() / scale**2
    mates = [group.owner for group in crowd.board.drawing.cards[card.stage_id, card.lane_id]]
    assert 0 < len(made) < 8
    assert {group.owner for sheaf in made for group in sheaf.cards} <= set(mates)
    crowd.board.scene.spoiled.emit([crowd.board.scene.sheet()])
    assert alike(crowd.picture(), kept)
    crowd.close()


@pytest.mark.parametrize("zoom", ZOOMS)
def test_panning_and_edits_leave_the_picture_that_is_painted_anew(sheet, zoom):
    card = sheet.cards[20]
    sheet.look(zoom, card)
    across, down = sheet.view.horizontalScrollBar(), sheet.view.verticalScrollBar()
    for number, (dx, dy) in enumerate([(37, 11), (-90, 53), (400, -260), (3, 1), (-1500, 900), (1400, -880)]):
        across.setValue(across.value() + dx)
        down.setValue(down.value() + dy)
        if number % 2:
            sheet.session.do(cards.retitle(sheet.session.document, card.id, "Longer and longer " * number))
        kept = sheet.picture()
        sheet.board.scene.spoiled.emit([sheet.board.scene.sheet()])
        assert alike(sheet.picture(), kept), (dx, dy)


def test_two_views_of_one_map_each_keep_their_own_picture(sheet, monkeypatch):
    monkeypatch.setattr(detail, "_FIRST", 60.0)
    monkeypatch.setattr(detail, "_BUDGET", 60.0)
    card = sheet.cards[20]
    sheet.look(1.0, card)
    other = MapView(sheet.board, QtPainter(stamps=True).paint_shapes)
    other.colours("#dfe5ec", "#0f6e84")
    other.resize(400, 300)
    other.show()
    QTest.qWaitForWindowExposed(other)
    other.fit()
    near, far = sheet.picture(), other.viewport().grab().toImage()
    sheet.session.do(cards.set_emotion(sheet.session.document, [card.id], -1))
    assert sheet.picture() != near
    assert other.viewport().grab().toImage() != far
    sheet.session.undo()
    assert alike(sheet.picture(), near)
    assert alike(other.viewport().grab().toImage(), far)
    other.close()


def test_a_lane_that_grows_leaves_what_is_above_it_as_it_is(qapp, tmp_path, monkeypatch):
    crowd = Sheet(tmp_path, 700)
    crowd.view.fit()
    crowd.view.set_zoom(crowd.view.zoom * 0.9)
    crowd.picture()
    painted = []
    paint = detail.Detail.paint
    monkeypatch.setattr(detail.Detail, "paint", lambda *given: painted.append(given[3]) or paint(*given))
    last = max(crowd.cards, key=lambda card: crowd.box(card).y)
    height = crowd.board.drawing.height
    crowd.session.do(cards.retitle(crowd.session.document, last.id, "A much longer title than any other card has " * 4))
    kept = crowd.picture()
    assert crowd.board.drawing.height > height
    lane = crowd.board.drawing.group("row", last.lane_id)
    assert painted
    assert min(area.y for area in painted) > lane.y - 10
    crowd.board.scene.spoiled.emit([crowd.board.scene.sheet()])
    assert alike(crowd.picture(), kept)
    crowd.close()
