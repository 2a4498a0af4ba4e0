"""The first rows of an answer sheet; over each column what it asks, of which touchpoint, and on which scale."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.domain.records import Measure
from app.exchange.issues import excerpt
from app.exchange.scales import Scale, scale
from app.exchange.survey import Survey
from app.exchange.survey_cells import answer, is_unanswered
from app.exchange.survey_columns import SEGMENT, Purpose, Question
from app.exchange.values import BadValueError
from app.ui.theme import px, tokens_now
from app.words import T
from app.words.insight import measure_name

WIDEST, LEAST, POPUP = 260, 200, 320
SCALES = ("1..5", "1..7", "1..10", "0..5", "0..10", "0..100", "-1..1", "-2..2", "-3..3")
CARD_ROW, MEASURE_ROW, SCALE_ROW, FIRST = range(4)
"""The rows of choices, and the first row of answers."""


def scale_name(found: Scale) -> str:
    """A scale as people read it."""
    low, _, high = str(found).partition("..")
    return T("{low} to {high}", low=low.replace("-", "−"), high=high)


class SurveyTable(QTableWidget):
    """A preview.  ``purposed`` and ``scaled`` tell what somebody chose over a column."""

    purposed = Signal(int, object)
    """A column, and what it is for now."""
    scaled = Signal(int, object)
    """A column, and its scale; None to find it out."""

    def __init__(self, cards: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``cards`` are the ids of touchpoints with their names."""
        super().__init__(parent)
        self._cards = QStandardItemModel(self)
        for data, text in (("", T("not used")), (SEGMENT, T("Segment")), *cards):
            item = QStandardItem(text)
            item.setData(data, Qt.ItemDataRole.UserRole)
            item.setToolTip(text)
            self._cards.appendRow(item)
        self._choices: list[tuple[QComboBox, QComboBox, QComboBox]] = []
        self.setAccessibleName(T("The first answers"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its choices have the keys
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(28))

    def show_survey(self, survey: Survey) -> None:
        """The answers as they are read; what cannot be read is red."""
        if self.columnCount() != len(survey.headers):
            self._make_columns(survey.headers)
        self.setRowCount(FIRST + len(survey.rows))
        self.setHorizontalHeaderLabels([excerpt(header) or str(at + 1) for at, header in enumerate(survey.headers)])
        for at, header in enumerate(survey.headers):
            self.model().setHeaderData(at, Qt.Orientation.Horizontal, header, Qt.ItemDataRole.ToolTipRole)
        names = [T("Touchpoint"), T("Asks for"), T("Scale"), *(str(n + 1) for n in range(len(survey.rows)))]
        self.setVerticalHeaderLabels(names)
        for at, purpose in enumerate(survey.purposes):
            self._show_choices(at, purpose, survey.scales.get(at))
            for row, cells in enumerate(survey.rows):
                cell = cells[at] if at < len(cells) else ""
                self.setItem(FIRST + row, at, _item(cell, purpose, survey.scales.get(at)))
            self.setColumnWidth(at, max(px(LEAST), min(px(WIDEST), self.sizeHintForColumn(at) + 12)))

    @property
    def controls(self) -> list[QComboBox]:
        """The choices, column by column."""
        return [combo for choices in self._choices for combo in choices]

    def _show_choices(self, at: int, purpose: Purpose, found: Scale | None) -> None:
        card, measure, on = self._choices[at]
        asks = isinstance(purpose, Question)
        held = purpose.card_id if isinstance(purpose, Question) else purpose or ""
        card.setCurrentIndex(max(0, card.findData(held)))
        measure.setEnabled(asks)
        on.setEnabled(asks)
        measure.setCurrentIndex(measure.findData(purpose.measure) if isinstance(purpose, Question) else -1)
        if found is not None and on.findData(str(found)) < 0:
            on.addItem(scale_name(found), str(found))
        on.setCurrentIndex(on.findData(str(found)) if found is not None else -1)

    def _make_columns(self, headers: Sequence[str]) -> None:
        self.setRowCount(0)
        self.setColumnCount(len(headers))
        self.setRowCount(FIRST)
        self._choices = [self._column(at, header or str(at + 1)) for at, header in enumerate(headers)]
        for at, choices in enumerate(self._choices):
            for row, combo in enumerate(choices):
                self.setCellWidget(row, at, combo)
        for row in range(FIRST):
            self.setRowHeight(row, px(38))

    def _column(self, at: int, header: str) -> tuple[QComboBox, QComboBox, QComboBox]:
        """Three choices: the touchpoint, what is asked of it, the scale."""
        card, measure, on = (QComboBox(self) for _ in range(3))
        card.setModel(self._cards)
        for code in _MEASURES:
            measure.addItem(measure_name(code), code)
        on.addItem(T("found out"), "")
        for text in SCALES:
            on.addItem(scale_name(scale(text)), text)
        named = (
            (card, T("Touchpoint of the column “{column}”", column=header)),
            (measure, T("What the column “{column}” asks for", column=header)),
            (on, T("Scale of the column “{column}”", column=header)),
        )
        for combo, name in named:
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
            combo.view().setMinimumWidth(px(POPUP))
        card.activated.connect(lambda _at: self._purpose(at))
        measure.activated.connect(lambda _at: self._purpose(at))
        on.activated.connect(lambda _at: self.scaled.emit(at, scale(d) if (d := str(on.currentData())) else None))
        return card, measure, on

    def _purpose(self, at: int) -> None:
        card, measure, _ = self._choices[at]
        held = str(card.currentData())
        asked: Measure = next((m for m in _MEASURES if m == measure.currentData()), "satisfaction")
        purpose: Purpose = None
        if held == SEGMENT:
            purpose = SEGMENT
        elif held:
            purpose = Question(held, asked)
        self.purposed.emit(at, purpose)


_MEASURES: tuple[Measure, ...] = ("emotion", "importance", "expectation", "satisfaction", "brand_promise")


def _item(cell: str, purpose: Purpose, on: Scale | None) -> QTableWidgetItem:
    """A cell as it stands in the file, with what it is read as."""
    item = QTableWidgetItem(excerpt(cell))
    if purpose is None:
        item.setForeground(QBrush(QColor(tokens_now().muted)))
    elif isinstance(purpose, Question) and on is not None and not is_unanswered(cell):
        try:
            value, rounded = answer(cell, purpose.measure, on)
        except BadValueError:
            item.setForeground(QBrush(QColor(tokens_now().danger)))
            item.setToolTip(T("This cannot be read: it counts as not answered."))
        else:
            read = T("Read as {value}", value=str(value).replace("-", "−"))
            item.setToolTip(f"{read} · {T('rounded')}" if rounded else read)
    return item
