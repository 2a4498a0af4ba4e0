"""The panel of the guided path: how far it is, the question that comes next with its answer, and all the others."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.ui.guide.answers import ENTER, Answering, entry
from app.ui.guide.question_and_list import MARGIN, QuestionAndList
from app.ui.guide.steps_tree import StepsTree
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T

LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
FUNCTION_KEYS = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)


class PathPanel(QFrame):
    """Shows one question.  What it does with it is the part's."""

    left = Signal()
    """Back to the map."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.title = PlainLabel("", "section")
        self.percent = PlainLabel("", "small")
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.meter.setRange(0, 100)
        self.where = PlainLabel("", "small", wrap=True)
        self.question = PlainLabel("", "question", wrap=True)
        self.help = PlainLabel("", "muted", wrap=True)
        self.about = PlainLabel("", "small", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.answering: Answering | None = None
        self.answer_button, self.skip_button, self.show_button = QPushButton(), QPushButton(), QPushButton()
        set_role(self.answer_button, "primary")
        set_role(self.show_button, "quiet")
        self.tree = StepsTree()
        self._lay_out()
        self.answer_button.clicked.connect(self.answer)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, px(MARGIN), 0)
        top.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.percent)
        head.addWidget(self.close_button)
        self._holder = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        for button in (self.answer_button, self.skip_button):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.show_button.setAutoDefault(True)
        asked = QWidget()
        above = QVBoxLayout(asked)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(px(6))
        for label in (self.where, self.question, self.help):
            above.addWidget(label)
        above.addSpacing(px(4))
        above.addWidget(self.about)
        above.addLayout(self._holder)
        above.addLayout(buttons)
        above.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        above.addStretch(1)
        self.both = QuestionAndList(asked, self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(MARGIN), px(8), 0, px(4))
        column.setSpacing(px(8))
        top.addLayout(head)
        top.addWidget(self.meter)
        column.addLayout(top)
        column.addWidget(self.both, 1)

    def keep_place_for(self, lines: int) -> None:
        """So many lines of what the question is about, so that its answers lie still from card to card."""
        self.about.setMinimumHeight(lines * self.about.fontMetrics().lineSpacing())

    # -- the question -------------------------------------------------------------------------
    def put(self, answering: Answering | None) -> None:
        """Another way to answer in the place of the last one."""
        if self.answering is not None:
            self.answering.hide()
            self._holder.removeWidget(self.answering)
            self.answering.deleteLater()
        self.answering = answering
        if answering is not None:
            self._holder.addWidget(answering)
            answering.show()
        self.answer_button.setVisible(answering is not None and answering.can_keep)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The answer stands where the eye has it: before its buttons."""
        before: QWidget = self.close_button
        inside = self.answering.findChildren(QWidget) if self.answering is not None else []
        own = [one for one in inside if one.window() is self.window() and one.focusProxy() is None]
        stops = [one for one in own if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for widget in (*stops, self.answer_button, self.skip_button, self.show_button, self.tree):
            QWidget.setTabOrder(before, widget)
            before = widget

    def answer(self) -> None:
        """Keep what stands there."""
        if self.answering is not None:
            self.answering.keep()

    def leave(self) -> None:
        """Keep what a person put in there, before something else is asked or nothing."""
        if self.answering is not None:
            self.answering.leave()

    def enter(self) -> None:
        """Put the keyboard on the answer, or on the first button where there is nothing to fill in."""
        spot = entry(self.answering) if self.answering is not None else self.skip_button
        if not spot.focusPolicy() & Qt.FocusPolicy.TabFocus:
            spot = self.skip_button if self.skip_button.isVisible() else self.tree
        spot.setFocus(Qt.FocusReason.OtherFocusReason)
        self.both.reveal(spot, self.question, self.skip_button)

    @property
    def has_keys(self) -> bool:
        """Whether the keyboard is in the panel."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # -- keys ---------------------------------------------------------------------------------
    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keys that mean something on the map are this panel's while it has them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _own(event: QKeyEvent) -> bool:
        """Letters, digits, Delete, F2, arrows, and Enter however it is pressed."""
        keys = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER:
            return True
        plain = keys == Qt.KeyboardModifier.NoModifier and event.key() not in LEAVES
        return plain and (event.key() not in FUNCTION_KEYS or event.key() == Qt.Key.Key_F2)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the map, Enter in a list keeps what is chosen in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and isinstance(QApplication.focusWidget(), QComboBox):
            self.answer()
        else:
            super().keyPressEvent(event)

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.setAccessibleName(T("Guided path"))
        self.title.setText(T("Guided path"))
        self.meter.setAccessibleName(T("How complete the map is"))
        self.tree.setAccessibleName(T("The five steps and their questions"))
        self.close_button.setAccessibleName(T("Close the guided path"))
        self.close_button.setToolTip(T("Close the guided path"))
        self.answer_button.setText(T("Answer"))
        self.answer_button.setToolTip(T("Put the answer onto the map (Enter)"))
        self.show_button.setText(T("Show on the map"))
        self.show_button.setToolTip(T("Go to the place on the map where this is said"))

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.close_button.setIcon(icon("x", colours))
        self.tree.dress(colours)
