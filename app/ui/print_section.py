"""One foldable section of the poster dialog's right side, and the rows that its choices stand in."""

from typing import ClassVar

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.poster.page import Printout
from app.ui.icons import icon
from app.ui.poster_choices import PosterChoices
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px, set_role, tokens_now
from app.words import language

_LABEL = 92
MOST_TYPED = 99_999


class Section(QWidget):
    """A heading that folds what is below it.  A section shows some of the choices and changes only these.

    Subclasses set ``code`` (unique, for the settings), ``folded`` (whether it begins so), and override ``heading``,
    ``build``, ``show_choices`` and ``read_choices``, and ``suit`` where what it shows depends on more.
    """

    changed = Signal()
    """A person has changed a choice."""
    code: ClassVar[str]
    folded: ClassVar[bool] = False

    def __init__(self, choices: PosterChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self._shown = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)
        outer.setSpacing(6)
        self.head = QToolButton(self)
        self.head.setText(self.heading())
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setAccessibleName(self.heading())
        set_role(self.head, "section")
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        outer.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.body)
        self.build()
        self.head.setChecked(choices.opened.get(self.code, not self.folded))
        self._fold()
        self.head.clicked.connect(self._folded)

    # -- what sections are --------------------------------------------------------------------
    def heading(self) -> str:
        """What the section is called."""
        raise NotImplementedError

    def build(self) -> None:
        """Put the widgets into ``column``; connect what a person changes to ``read``."""
        raise NotImplementedError

    def show_choices(self) -> None:
        """Show what is chosen; nothing is told meanwhile."""
        raise NotImplementedError

    def read_choices(self) -> None:
        """Take over what the widgets show."""
        raise NotImplementedError

    def suit(self) -> None:
        """Show only what the choices leave to say."""

    def show_printout(self, printout: Printout | None) -> None:
        """The pages that the choices give; None while they are being made."""

    def leave(self) -> None:
        """The dialog closes: no thread of a section outlives it."""

    # -- how they work ------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show the choices as they are now."""
        blockers = [QSignalBlocker(widget) for widget in self.body.findChildren(QWidget)]
        self.show_choices()
        del blockers
        self._shown = True
        self.suit()

    def read(self) -> None:
        """Take over what a person did, and tell; while it is being built a section is deaf."""
        if self._shown:
            self.read_choices()
            self.changed.emit()

    def open(self) -> None:
        """Show what it holds; whether it is opened the next time stays as a person left it."""
        if not self.head.isChecked():
            self.head.setChecked(True)
            self._fold()

    def _folded(self) -> None:
        self.choices.opened[self.code] = self.head.isChecked()
        self._fold()

    def _fold(self) -> None:
        opened = self.head.isChecked()
        self.body.setVisible(opened)
        self.head.setIcon(icon("chevron-down" if opened else "chevron-right", tokens_now()))

    # -- rows ---------------------------------------------------------------------------------
    def row(self, name: str, widget: QWidget) -> QWidget:
        """A name and its widget side by side."""
        holder = QWidget(self.body)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(name, holder)
        label.setMinimumWidth(px(_LABEL))
        label.setBuddy(widget)
        widget.setParent(holder)
        widget.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(widget, 1)
        self.column.addWidget(holder)
        return holder

    def sides(self, width: QWidget, height: QWidget) -> QWidget:
        """The sides of a size of one's own, side by side."""
        holder = QWidget(self.body)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(width, 1)
        row.addWidget(QLabel("×", holder))
        row.addWidget(height, 1)
        self.column.addWidget(holder)
        return holder

    def pair(self, first: QRadioButton, second: QRadioButton) -> QWidget:
        """Two that exclude each other, side by side."""
        holder = QWidget(self.body)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(holder)
        for button in (first, second):
            button.setParent(holder)
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(self.read)
        row.addStretch(1)
        self.column.addWidget(holder)
        return holder

    def combo(self) -> QComboBox:
        """A list to choose from that may be narrower than its longest entry."""
        combo = QComboBox(self.body)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(7)
        let_wheel_pass(combo)
        combo.currentIndexChanged.connect(self.read)
        return combo

    def length(self, name: str) -> QDoubleSpinBox:
        """A box for millimetres: all that can be typed stays as it is; ``poster`` says what cannot be printed."""
        box = QDoubleSpinBox(self.body)
        box.setLocale(QLocale(language()))
        box.setRange(0, MOST_TYPED)
        box.setDecimals(1)
        box.setSuffix(" mm")
        indent(box)
        let_wheel_pass(box)
        box.setAccessibleName(name)
        box.valueChanged.connect(self.read)
        return box


def whole_number(parent: QWidget) -> QSpinBox:
    """A box for a count, with room for whatever is typed."""
    box = QSpinBox(parent)
    box.setLocale(QLocale(language()))
    box.setRange(0, MOST_TYPED)
    indent(box)
    let_wheel_pass(box)
    return box


def indent(box: QAbstractSpinBox) -> None:
    """Qt ignores a style sheet's padding at the left of a spin box."""
    box.lineEdit().setTextMargins(6, 0, 0, 0)


def choose(combo: QComboBox, value: object) -> None:
    """Show the entry that stands for a value, or the first."""
    combo.setCurrentIndex(max(0, combo.findData(value)))
