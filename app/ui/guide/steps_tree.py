"""The five steps with their questions as a tree: what is answered, what is not, what was skipped."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from app.canvas.guard import guarded
from app.insight.completeness import Ask, Step, StepCode
from app.ui.icons import icon
from app.ui.theme import Tokens, px
from app.words import T
from app.words.guide import progress_text, question, question_help, step_about, step_name

MARKS = {"open": "circle", "begun": "circle-dot", "done": "circle-check-big", "skipped": "skip-forward"}
Place = tuple[StepCode, str]
"""A step, and the code of one of its questions; "" is the step itself."""


class _WholeText(QStyledItemDelegate):
    """Rows as high as their text needs at the width of the tree: a question is read whole."""

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of a row, in pixels."""
        hint = super().sizeHint(option, index)
        tree = self.parent()
        if index.column() == 0 and isinstance(tree, StepsTree):
            row = QStyleOptionViewItem(option)
            self.initStyleOption(row, index)
            flags = Qt.TextFlag.TextWordWrap
            lines = QFontMetrics(row.font).boundingRect(tree.room_of(row, index), flags, row.text)
            hint.setHeight(max(lines.height(), tree.iconSize().height()) + px(6))
        return hint


class StepsTree(QTreeWidget):
    """Steps and questions; a click or Enter on a question asks it."""

    chosen = Signal(object)
    """The place of a question."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guideTree")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setWordWrap(True)
        self.setItemDelegate(_WholeText(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._whole, self._least = False, 0
        self._icons: dict[str, QIcon] = {}
        self._rows: dict[Place, QTreeWidgetItem] = {}
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_whole(self, *, whole: bool, least: int) -> None:
        """All rows one below the other, as high as they are; or at least so many pixels of them, and scroll."""
        bars = Qt.ScrollBarPolicy
        if (whole, least) != (self._whole, self._least):
            self._whole, self._least = whole, least
            self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if whole else bars.ScrollBarAsNeeded)
            self.updateGeometry()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """In pixels; changes with what is open, see ``updateGeometries``."""
        rows = self.viewportSizeHint().height() + 2 * self.frameWidth() + px(2) if self._whole else self._least
        return QSize(super().sizeHint().width(), rows)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """As high as its rows where all are shown."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @guarded()
    def updateGeometries(self) -> None:
        """Rows were opened, closed or broken elsewhere."""
        super().updateGeometries()
        if self._whole:
            self.updateGeometry()

    def room_of(self, row: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a row of any height draws its words, as wide as it is now."""
        levels = 2 if index.parent().isValid() else 1
        width = self.columnWidth(0) if index.sibling(index.row(), 1).data() else self.viewport().width()
        row.rect = QRect(0, 0, max(width - levels * self.indentation(), px(60)), 10_000)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, row, self) + 1
        words = self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, self)
        return words.adjusted(margin, 0, -margin, 0)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def dress(self, colours: Tokens) -> None:
        """The marks in the colours of an appearance."""
        tones = {"done": colours.accent, "open": colours.muted, "begun": colours.accent, "skipped": colours.muted}
        self._icons = {mark: icon(name, colours, tones[mark]) for mark, name in MARKS.items()}
        self.setIconSize(QSize(px(16), px(16)))
        self.setIndentation(px(14))

    def show_steps(self, steps: Sequence[Step], skipped: Collection[str], at: Place | None) -> None:
        """The state of each question; the one that is asked now is in bold, and its step is open."""
        if not self._rows:
            self._make(steps)
        for step in steps:
            done = sum(ask.is_answered for ask in step.asks)
            mark = "done" if done == len(step.asks) else "begun" if step.fraction > 0 else "open"
            self._say((step.code, ""), step_name(step.code), mark, f"{done}/{len(step.asks)}", step_about(step.code))
            for ask in step.asks:
                self._say_ask(step.code, ask, skipped=f"{step.code}.{ask.code}" in skipped)
        self._mark_current(at)

    def start_anew(self) -> None:
        """Another language, or another map."""
        self.clear()
        self._rows.clear()

    def _make(self, steps: Sequence[Step]) -> None:
        for step in steps:
            top = self._rows[step.code, ""] = QTreeWidgetItem(self)
            for ask in step.asks:
                self._rows[step.code, ask.code] = QTreeWidgetItem(top)

    def _say_ask(self, step: StepCode, ask: Ask, *, skipped: bool) -> None:
        mark = "done" if ask.is_answered else "skipped" if skipped else "begun" if ask.done else "open"
        count = f"{ask.done}/{ask.total}" if ask.total > 1 else ""
        self._say((step, ask.code), question(step, ask.code), mark, count, question_help(step, ask.code))

    def _say(self, place: Place, text: str, mark: str, count: str, hint: str) -> None:
        row = self._rows[place]
        row.setText(0, text)
        row.setText(1, count)
        row.setFirstColumnSpanned(not count)
        row.setIcon(0, self._icons.get(mark, QIcon()))
        row.setToolTip(0, f"{text}\n{hint}")
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{text} ({mark_name(mark)})")
        row.setData(0, Qt.ItemDataRole.UserRole, place)

    def _mark_current(self, at: Place | None) -> None:
        for place, row in self._rows.items():
            font = row.font(0)
            strong = place == at or not place[1]
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            row.setFont(0, font)
        if at is not None and at in self._rows:
            for step in {place[0] for place in self._rows}:
                self._rows[step, ""].setExpanded(step == at[0])
            if not self.hasFocus():
                self.setCurrentItem(self._rows[at])
            self.scrollToItem(self._rows[at])

    def _choose(self, row: QTreeWidgetItem, _column: int) -> None:
        step, code = row.data(0, Qt.ItemDataRole.UserRole)
        if code:
            self.chosen.emit((step, code))
        else:
            row.setExpanded(not row.isExpanded())


def mark_name(mark: str) -> str:
    """What a mark says in words."""
    names = {"open": T("not answered"), "begun": T("answered in part"), "done": T("answered"),
             "skipped": T("skipped")}  # fmt: skip
    return names[mark]


def count_text(ask: Ask) -> str:
    """How far a question is answered, where it is asked of several things."""
    return progress_text(ask.done, ask.total).replace(" ", "\u00a0") if ask.total > 1 else ""
