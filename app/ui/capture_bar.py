"""The bar of quick capture: where the next card lands, the line, and what will become of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.smileys import SHOWN
from app.ui.capture_line import CaptureLine
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T

Choice = tuple[str, str]
"""Id and title of a stage or lane."""
LEAST_PLACE, LEAST_LINE = 84, 190
"""Pixels at 100 % that a choice of place and the line keep in a narrow window."""
MOST_SAID = 260
"""The preview is at most so many pixels wide; its tool tip says all of it."""


class PlaceBox(QComboBox):
    """A choice of place in little room: a long title is cut with dots, the list shows it whole.

    What is chosen stands out from what follows the selection.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(lambda _at: self.mark())

    def follow(self, title: str) -> None:
        """The title of what is selected stands for no choice."""
        self.setItemText(0, T("{name} (selected)", name=title) if title else T("As selected"))
        self.setItemData(0, title, Qt.ItemDataRole.AccessibleTextRole)
        self.update()

    def mark(self) -> None:
        """Look as chosen or as following."""
        set_role(self, "chosen" if self.currentData() else "")

    @guarded()
    def showPopup(self) -> None:
        """The list is as wide as its longest title."""
        list_ = self.view()
        list_.setMinimumWidth(min(px(420), max(self.width(), list_.sizeHintForColumn(0) + px(24))))
        super().showPopup()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = str(self.currentData(Qt.ItemDataRole.AccessibleTextRole) or self.currentText())
        room = self.width() - px(52)
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class CaptureBar(QFrame):
    """Two choices of place that follow the selection until one is made, and the line."""

    changed = Signal()
    """Another place, or other text."""
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        set_role(self, "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(6), px(8), px(6))
        row.setSpacing(px(8))
        self.stage, self.lane = self._choice(row), self._choice(row)
        self.line = CaptureLine(page, self)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.left.connect(self.closed)
        row.addWidget(self.line, 1)
        self.face = PlainLabel(parent=self)
        row.addWidget(self.face)
        self.said = PlainLabel(role="chip", parent=self)
        row.addWidget(self.said)
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)

    def _choice(self, row: QHBoxLayout) -> PlaceBox:
        box = PlaceBox(self)
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        row.addWidget(box)
        return box

    def show_places(self, stages: Sequence[Choice], lanes: Sequence[Choice]) -> None:
        """The stages and the lanes for cards; what was chosen stays so while it is there."""
        for box, choices in ((self.stage, stages), (self.lane, lanes)):
            kept = str(box.currentData() or "")
            box.blockSignals(True)
            box.clear()
            box.addItem("", "")
            for id_, title in choices:
                box.addItem(title or T("Untitled"), id_)
            box.setCurrentIndex(max(0, box.findData(kept)))
            box.blockSignals(False)
            box.mark()
        self.line.set_names([title for _, title in stages], [title for _, title in lanes])

    def follow(self, stage: str, lane: str) -> None:
        """The titles of the selection's stage and lane, which are meant where none is chosen."""
        for box, title in ((self.stage, stage), (self.lane, lane)):
            box.follow(title)

    def chosen(self) -> tuple[str, str]:
        """The ids of the stage and lane that were chosen; "" follows the selection."""
        return str(self.stage.currentData() or ""), str(self.lane.currentData() or "")

    def preview(self, where: str, face: QIcon | None = None, *, bad: bool = False) -> None:
        """Where the line will land and with which face, or what is not clear or ``bad`` in it."""
        self.face.setVisible(face is not None)
        if face is not None:
            self.face.setPixmap(face.pixmap(QSize(px(20), px(20))))
        set_role(self.said, "bad" if bad else "chip")
        self.said.setText(self.fontMetrics().elidedText(where, Qt.TextElideMode.ElideRight, px(MOST_SAID)))
        self.said.setToolTip(where)
        self.said.setVisible(bool(where))
        self.line.setAccessibleDescription(where)

    def retranslate(self) -> None:
        """Every text in the language in force."""
        self.line.setPlaceholderText(T("What happens?  #stage  @channel  {smiley}  Enter", smiley=SHOWN[3]))
        self.line.setAccessibleName(T("Quick capture"))
        smileys = "  ".join(SHOWN)
        self.line.setToolTip(T("# and the first letters of a stage, @ and those of a channel, a smiley at the end: "
                               "{smileys}", smileys=smileys))  # fmt: skip
        for box, name in ((self.stage, T("Stage of the next card")), (self.lane, T("Channel of the next card"))):
            box.setAccessibleName(name)
            box.setToolTip(name)
        self.close_button.setAccessibleName(T("Close"))
        self.close_button.setToolTip(T("Close"))

    def dress(self, colours: Tokens) -> None:
        """The cross in the colour of text; the least widths at the size of the interface."""
        self.close_button.setIcon(icon("x", colours))
        self.line.setMinimumWidth(px(LEAST_LINE))
        for box in (self.stage, self.lane):
            box.setMinimumWidth(px(LEAST_PLACE))
