"""Large maps in a view of 1920 x 1080, and the same cards by the obvious technique, to be measured."""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.view import MapView
from app.domain.commands import maps
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card
from app.layout.shapes import Group
from app.render.qt import QtPainter
from app.session import EditSession, open_library
from app.words.paper import paper_words

WIDTH, HEIGHT = 1920, 1080
GRIDS = {100: (8, 4), 1000: (20, 10), 5000: (30, 16), 10_000: (40, 20), 50_000: (80, 40)}
SAID = "compare plans on the pricing page call support about a late parcel read the welcome mail open the app"
WORDS = SAID.split()


def draft(count: int, *, felt: bool = True) -> MapDraft:
    """A map of so many touchpoints; without ``felt`` none has an emotion, so that there is no curve."""
    stages, lanes = GRIDS[count]
    cards = []
    for n in range(count):
        title = " ".join(WORDS[(n * 7 + k * 3) % len(WORDS)] for k in range(4 + n % 5)).capitalize() + f" {n}"
        marks = {"moment_of_truth": True, "importance": 4} if n % 17 == 0 else {}
        cards.append(CardDraft(title, n % stages, n // stages % lanes, n * 7 % 5 - 2 if felt else None, marks))
    return MapDraft(
        "A long journey",
        tuple(StageDraft(f"Stage {n + 1}") for n in range(stages)),
        tuple(LaneDraft("channel", f"Channel {n + 1}", {"icon": "web"}) for n in range(lanes)),
        tuple(cards),
    )


def timed(work: Callable[[], object]) -> float:
    """CPU milliseconds."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median(work: Callable[[], object], times: int = 5) -> float:
    """Median CPU milliseconds after one that warms up."""
    work()
    return statistics.median(timed(work) for _ in range(times))


class Desk:
    """A map of so many cards in a view of 1920 x 1080."""

    def __init__(self, count: int, *, felt: bool = True) -> None:
        self._folder = tempfile.TemporaryDirectory()
        edit = maps.new_project("Bench", [draft(count, felt=felt)])
        self.library = open_library(Path(self._folder.name) / "bench.db", back_up=False)
        self.library.create(edit)
        self.session = EditSession(self.library, edit.changes[0].record.id)
        painter = QtPainter(stamps=True)
        self.layout = timed(lambda: self._board(painter))
        self.opening = timed(lambda: self._show(painter))
        self.middle = self._middle()

    def _board(self, painter: QtPainter) -> None:
        self.board = Board(self.session, self.session.document.maps[0].id, paper_words, painter)

    def _show(self, painter: QtPainter) -> None:
        self.view = MapView(self.board, painter.paint_shapes)
        self.view.colours("#dfe5ec", "#0f6e84")
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        self.view.fit()
        QTest.qWaitForWindowExposed(self.view)
        settle()

    def _middle(self) -> Group:
        """The card in the middle of the map."""
        drawing = self.board.drawing
        x, y = drawing.width / 2, drawing.height / 2
        return min(drawing.by_role("card"), key=lambda g: abs(g.x + g.w / 2 - x) + abs(g.y + g.h / 2 - y))

    def look(self, zoom: float | None) -> None:
        """At the middle with that zoom; None: at the whole map."""
        if zoom is None:
            self.view.fit()
        else:
            self.view.go_to(zoom, self.middle.x, self.middle.y)
        settle()
        while self.board.scene.unfinished:
            settle()

    def repaint(self) -> float:
        """The whole viewport again, CPU milliseconds."""
        return median(self.view.viewport().repaint)

    def zoom_step(self) -> float:
        """A notch of the wheel, there and back: the longest turn of the event loop, medians of nine."""
        turns = iter([15, -15] * 20)
        steps = [
            self._longest(lambda: self._wheel(next(turns), Qt.KeyboardModifier.ControlModifier)) for _ in range(10)
        ]
        return statistics.median(steps[1:])

    def _longest(self, step: Callable[[], None]) -> float:
        """The longest turn from a step until all is on screen, cards of many too."""
        times = [timed(step) + timed(QApplication.processEvents)]
        while self.board.scene.unfinished:
            times.append(timed(QApplication.processEvents))
        return max(times)

    def _wheel(self, angle: int, keys: Qt.KeyboardModifier) -> None:
        place = QPointF(WIDTH / 2, HEIGHT / 2)
        port = self.view.viewport()
        at = QPointF(port.mapToGlobal(place.toPoint()))
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, at, QPoint(0, 0), QPoint(0, angle), none, keys, phase, False)
        QApplication.sendEvent(port, event)

    def pan_step(self) -> float:
        """The middle button pulls the paper 16 pixels aside and 6 down."""
        port, spot = self.view.viewport(), QPoint(900, 500)
        QTest.mousePress(port, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, spot)
        times = []
        for step in range(40):
            spot += QPoint(16, 6) if step < 20 else QPoint(-16, -6)
            times.append(timed(lambda at=spot: self._move(at)))  # type: ignore[misc]
        QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, spot)
        return statistics.median(times)

    def drag_frame(self) -> float:
        """One card is dragged by the mouse: the median of a frame; Escape takes it back."""
        card, port = self.middle, self.view.viewport()
        spot = self.view.mapFromScene(QPointF(card.x + card.w * 0.4, card.y + card.h * 0.7))
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        for _ in range(4):
            spot += QPoint(5, 0)
            self._move(spot)
        times = []
        for frame in range(24):
            spot += QPoint(5 if frame < 12 else -5, 2 if frame % 4 < 2 else -2)
            times.append(timed(lambda at=spot: self._move(at)))  # type: ignore[misc]
        QTest.keyClick(self.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.board.select(Ref("card", card.owner))
        settle()
        return statistics.median(times)

    def _move(self, spot: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), spot)
        settle()

    def close(self) -> None:
        """Let everything go."""
        self.view.close()
        self.board.close()
        self.library.close()
        self._folder.cleanup()
        del self.view, self.board
        gc.collect()


def settle() -> None:
    """What waits to be done or painted."""
    QApplication.processEvents()
    QApplication.processEvents()


class ObviousCard(QGraphicsItem):
    """A card as one would write it first."""

    FACES = ("#a03500", "#dd761a", "#77838f", "#3f8ad2", "#134679")

    def __init__(self, group: Group, title: str, emotion: int) -> None:
        super().__init__()
        self._box = QRectF(0, 0, group.w, group.h)
        self._title, self._emotion = title, emotion
        self.setPos(group.x, group.y)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self._face = QPainterPath()
        self._face.addEllipse(QRectF(group.w - 11, 2.6, 8.4, 8.4))
        for x in (0.35, 0.65):
            self._face.addEllipse(QPointF(group.w - 11 + 8.4 * x, 5.8), 0.5, 0.5)
        self._face.moveTo(group.w - 9, 8.2)
        self._face.quadTo(group.w - 6.8, 8.2 + 0.8 * emotion, group.w - 4.6, 8.2)

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        painter.setPen(QPen(QColor("#c3ced9"), 0.25))
        painter.setBrush(QBrush(QColor("#ffffff")))
        painter.drawRoundedRect(self._box, 1.5, 1.5)
        font = QFont("Inter")
        font.setPixelSize(4)
        painter.setFont(font)
        painter.setPen(QColor("#16283a"))
        painter.drawText(self._box.adjusted(4, 3, -12, -2), Qt.TextFlag.TextWordWrap, self._title)
        painter.setBrush(QColor(self.FACES[self._emotion + 2]))
        painter.drawPath(self._face)


class Obvious:
    """The same cards by the obvious technique."""

    def __init__(self, desk: Desk) -> None:
        self._scene = QGraphicsScene()
        for group in desk.board.drawing.by_role("card"):
            card = desk.session.document.get(Card, group.owner)
            self._scene.addItem(ObviousCard(group, card.title, card.emotion or 0))
        self._life = desk.view.transform().m11() / desk.view.zoom
        self._middle = QPointF(desk.middle.x, desk.middle.y)
        self.view = QGraphicsView(self._scene)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        QTest.qWaitForWindowExposed(self.view)

    def repaint(self, zoom: float) -> float:
        """The whole viewport again at that zoom, CPU milliseconds."""
        self.view.resetTransform()
        self.view.scale(zoom * self._life, zoom * self._life)
        self.view.centerOn(self._middle)
        settle()
        return median(self.view.viewport().repaint)
