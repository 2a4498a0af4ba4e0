"""One chart under the hand: painted as on paper, pointed at for where a number comes from, pressed to go to its cards.

The arrows walk from mark to mark, Enter goes to the cards of the one in front.
"""

import html
from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.canvas.guard import guarded
from app.charts.sheet import Chart, Mark
from app.layout.shapes import Box
from app.render.qt import QtPainter
from app.ui.theme import Tokens, px

DOTS = 3.5
"""Pixels a millimetre at 100 %: a chart's smallest text is as large as the interface's."""
EDGE = 14
STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
OWN_KEYS = (*STEPS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that are the chart's while it has the focus, not the map's."""


class ChartView(QWidget):
    """Paints a chart at its upper left corner; as large as the chart needs."""

    pressed = Signal(object)
    """The Mark that was pressed, or on which Enter was pressed."""
    walked = Signal(object)
    """The Mark that the keyboard has come to."""

    def __init__(self) -> None:
        super().__init__()
        self._painter = QtPainter()
        self._chart: Chart | None = None
        self._at: int | None = None
        self._selected: Collection[str] = frozenset()
        self._colours: Tokens | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- what is shown ------------------------------------------------------------------------
    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def scale(self) -> float:
        """Pixels a millimetre."""
        return px(100) / 100 * DOTS

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the mark in front stays in front where it has one of the same records."""
        before = self.mark
        self._chart = chart
        refs = before.refs if before is not None else ()
        self._at = next((n for n, mark in enumerate(chart.marks) if refs and mark.refs == refs), None)
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_selected(self, ids: Collection[str]) -> None:
        """Ring the marks of these records."""
        self._selected = frozenset(ids)
        self.update()

    @property
    def mark(self) -> Mark | None:
        """The mark that the keyboard is at."""
        marks = self._chart.marks if self._chart is not None else ()
        return marks[self._at] if self._at is not None and self._at < len(marks) else None

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark lies on the widget."""
        return self._on_widget(mark.box)

    def _on_widget(self, box: Box) -> QRectF:
        scale, edge = self.scale, px(EDGE)
        return QRectF(edge + box.x * scale, edge + box.y * scale, box.w * scale, box.h * scale)

    def _mark_at(self, place: QPointF) -> Mark | None:
        scale, edge = self.scale, px(EDGE)
        chart = self._chart
        return chart.mark_at((place.x() - edge) / scale, (place.y() - edge) / scale) if chart is not None else None

    # -- the hand -----------------------------------------------------------------------------
    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what the mark is about."""
        mark = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None and self._chart is not None:
            self._at = self._chart.marks.index(mark)
            self.update()
            self.pressed.emit(mark)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be pressed has a hand over it."""
        over = self._mark_at(event.position())
        leads = over is not None and bool(over.refs)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or go to the map."""
        marks = self._chart.marks if self._chart is not None else ()
        key = Qt.Key(event.key())
        if not marks or key not in OWN_KEYS:
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.mark is not None:
                self.pressed.emit(self.mark)
            return
        at = self._at
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if key == Qt.Key.Key_Home else len(marks) - 1
        else:
            at = STEPS[key] + (at if at is not None else -1 if STEPS[key] > 0 else len(marks))
        self._at = max(0, min(len(marks) - 1, at))
        self.setAccessibleDescription(". ".join(marks[self._at].told))
        self.update()
        self.walked.emit(marks[self._at])

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A mark tells where its number comes from; the arrows are the chart's while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(QPointF(event.pos()))
            area = self.place_of(mark).toRect() if mark is not None else self.rect()
            QToolTip.showText(event.globalPos(), tip_of(mark) if mark is not None else "", self, area)
            return True
        return super().event(event)

    # -- painting -----------------------------------------------------------------------------
    @guarded(QSize(0, 0))
    def sizeHint(self) -> QSize:
        """As large as the chart with the paper around it."""
        if self._chart is None:
            return QSize(px(200), px(100))
        drawing, edge = self._chart.drawing, 2 * px(EDGE)
        return QSize(round(drawing.width * self.scale) + edge, round(drawing.height * self.scale) + edge)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, the chart, and rings around what is selected and what the keyboard is at."""
        chart, colours = self._chart, self._colours
        if chart is None or colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor("#ffffff"))
        painter.save()
        painter.translate(px(EDGE), px(EDGE))
        painter.scale(self.scale, self.scale)
        seen, scale, edge = event.rect(), self.scale, px(EDGE)
        within = Box((seen.x() - edge) / scale, (seen.y() - edge) / scale, seen.width() / scale, seen.height() / scale)
        self._painter.paint_drawing(painter, chart.drawing, within)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in chart.marks:
            if len(mark.refs) == 1 and mark.refs[0][1] in self._selected:
                self._ring(painter, mark, colours.accent, 2)
        if self.mark is not None and self.hasFocus():
            self._ring(painter, self.mark, colours.focus, 2)
        painter.end()

    def _ring(self, painter: QPainter, mark: Mark, color: str, width: int) -> None:
        painter.setPen(QPen(QColor(color), width))
        painter.drawRoundedRect(self.place_of(mark).adjusted(-2, -2, 2, 2), 4, 4)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._colours = colours
        self.update()


def tip_of(mark: Mark) -> str:
    """What a mark says, line by line, of which the first stands out; nothing of a person's text is markup."""
    first, *rest = (html.escape(line) for line in mark.told)
    return "<br>".join((f"<b>{first}</b>", *rest))
