"""When and where the bar of the selected card is shown: after a moment's rest, beside the card."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QTimer
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.canvas.view import MapView
from app.domain.records import Card
from app.layout.shapes import Box, Group, Symbol, Text
from app.ui.card_bar import CardBar, bar_place

SETTLE_MS = 350
LEAST_SCALE = 1.4
"""Pixels a millimetre below which the text of cards is no more read, and no bar appears."""
_READ = ("card", "stage", "lane", "title", "persona", "phase")
_SPARSE = ("curve", "curve_faces", "curve_beside", "metric")
"""Parts that are mostly empty: there only what is written and drawn must stay in view."""
_HIDES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
_RESUMES = frozenset({QEvent.Type.MouseButtonRelease})


_MOST_FACES = 100
"""Of more faces in a stage none can be read: they need not be left in view."""


def read(group: Group) -> list[Box]:
    """What of a part of the map a bar should leave in view, on the drawing."""
    if group.role in _READ:
        return [group.box]
    if group.role not in _SPARSE:
        return []
    faces = [s for s in group.shapes if isinstance(s, Symbol)]
    found = [Box(s.x, s.y, s.size, s.size) for s in faces] if len(faces) <= _MOST_FACES else []
    for text in (s for s in group.shapes if isinstance(s, Text)):
        size = max((run.size for run in text.line.runs), default=0.0)
        found.append(Box(text.x, text.y - size, text.line.width, 1.2 * size))
    return [box.moved(group.x, group.y) for box in found]


class CardBarPlace(QObject):
    """Keeps a bar beside the one card that is selected in a view; away while something is dragged or typed."""

    def __init__(self, view: MapView, bar: CardBar, fill: Callable[[Card], object]) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._fill = fill
        self._on = True
        self._shown_for: Ref | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SETTLE_MS)
        self._clock.timeout.connect(self._settle)
        view.board.selection_changed.connect(self._changed)
        view.board.drawing_changed.connect(self._changed)
        view.scrolled.connect(self._disturb)
        view.zoom_changed.connect(self._disturb)
        for scroll in (view.horizontalScrollBar(), view.verticalScrollBar()):
            scroll.valueChanged.connect(self._disturb)
        view.viewport().installEventFilter(self)
        view.editor.installEventFilter(self)
        self._changed()

    def leave(self) -> None:
        """The view goes: watch it no more."""
        self._clock.stop()
        self._view.viewport().removeEventFilter(self)
        self._view.editor.removeEventFilter(self)

    def switch(self, *, on: bool) -> None:
        """Show the bar from now on, or no more."""
        self._on = on
        self._disturb()

    def _card(self) -> Card | None:
        """The one card that is selected."""
        board = self._view.board
        ref = board.focus
        if len(board.selection) != 1 or ref is None or ref.kind != "card":
            return None
        return board.document.find(Card, ref.id)

    def _changed(self) -> None:
        """Another selection waits a moment; an edit of the same card shows at once."""
        if self._bar.isVisible() and self._view.board.focus == self._shown_for and self._card() is not None:
            self._settle()
        else:
            self._disturb()

    def _disturb(self) -> None:
        """Away, and back after a moment's rest."""
        self._put_away()
        self._clock.start()

    def _put_away(self) -> None:
        """Hide the bar; the keys go back to the map."""
        focus = QApplication.focusWidget()
        if focus is not None and self._bar.isAncestorOf(focus):
            self._view.setFocus()
        self._bar.hide()

    def _settle(self) -> None:
        card, view = self._card(), self._view
        if not self._on or card is None or view.transform().m11() < LEAST_SCALE:
            self._put_away()
            return
        if view.is_busy or QApplication.activePopupWidget() is not None:
            self._clock.start()
            return
        self._fill(card)
        group = view.board.drawing.group("card", card.id)
        port = view.viewport().geometry()
        room = port.width() - 8
        if group is None or not (place := self._on_view(group.box)).intersects(port) or not self._bar.fit_into(room):
            self._put_away()
            return
        area = view.mapToScene(place.adjusted(-400, -120, 400, 120).translated(-port.topLeft())).boundingRect()
        near = view.board.drawing.groups_in(Box(area.x(), area.y(), area.width(), area.height()))
        others = [self._on_view(box) for g in near if g is not group for box in read(g)]
        others += [lid.geometry().translated(port.topLeft()) for lid in view.over if lid.isVisible()]
        self._bar.move(bar_place(place, self._bar.size(), port.adjusted(4, 4, -4, -4), others))
        self._shown_for = view.board.focus
        self._bar.show()
        self._bar.raise_()

    def _on_view(self, box: Box) -> QRect:
        """A box of the drawing in pixels of the view."""
        rect = QRectF(box.x, box.y, box.w, box.h)
        return self._view.mapFromScene(rect).boundingRect().translated(self._view.viewport().pos())

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the map or typing sends the bar away; letting go calls it back."""
        kind = event.type()
        if watched is self._view.editor:
            if kind in (QEvent.Type.Show, QEvent.Type.Hide):
                self._disturb()
        elif kind in _HIDES:
            self._disturb()
        elif kind in _RESUMES:
            self._clock.start()
        return False
