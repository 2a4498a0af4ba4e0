"""The question above and the list of all questions below: together as high as the panel, or higher and scrolled."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.ui.guide.steps_tree import StepsTree
from app.ui.theme import px

LEAST = 170
"""Pixels at 100 % that the list needs to scroll by itself below the question."""
MARGIN = 12
"""Pixels at 100 % at its right."""


class QuestionAndList(QScrollArea):
    """The list fills what the question leaves of the height.  Where that is little both scroll as one page."""

    def __init__(self, question: QWidget, tree: StepsTree) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._question, self._tree, self._page = question, tree, QWidget()
        self._spots: tuple[QWidget, ...] = ()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(question)
        column.addWidget(tree, 1)
        self._column = column
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        for widget in (self.viewport(), self._page):
            widget.setAutoFillBackground(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reveal)
        tree.currentItemChanged.connect(lambda *_: self._follow())

    @guarded(False)
    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Another question may leave another height to the list."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().eventFilter(watched, event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room for the list, or less."""
        self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        """The scroll bar comes into the place of the margin, so that the words lie the same with it and without."""
        bars, beside = Qt.ScrollBarPolicy, px(MARGIN)
        room = self.height() - self._question.heightForWidth(self.width() - beside) - self._column.spacing()
        whole = room < px(LEAST)
        self._column.setContentsMargins(0, 0, 0 if whole else beside, 0)
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn if whole else bars.ScrollBarAlwaysOff)
        self._tree.show_whole(whole=whole, least=px(LEAST))

    # -- what must be seen --------------------------------------------------------------------
    def reveal(self, *spots: QWidget) -> None:
        """What is to be seen of the question, the first above all, once they have their places."""
        self._spots = spots
        self._soon.start(0)

    def _reveal(self) -> None:
        if all(map(self._question.isAncestorOf, self._spots)):
            self.verticalScrollBar().setValue(0)
            for spot in reversed(self._spots):
                self.ensureWidgetVisible(spot, 0, 0)

    def _follow(self) -> None:
        """The row that the keys have reached."""
        row = self._tree.currentIndex()
        if self._tree.hasFocus() and row.isValid():
            box: QRect = self._tree.visualRect(row)
            middle = self._tree.viewport().mapTo(self._page, QPoint(0, box.center().y()))
            self.ensureVisible(0, middle.y(), 0, box.height())
