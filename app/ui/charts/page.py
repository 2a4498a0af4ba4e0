"""The drawer's page of charts: a list at the left, the chart at the right, what is asked of it above."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.charts.curves import map_name
from app.charts.kinds import chart
from app.charts.sheet import Chart, Mark
from app.charts.study import Room, Study
from app.charts.words import CHARTS
from app.domain.records import Answers
from app.insight.survey import segments
from app.layout.theme import THEME
from app.render.qt import drawing_image
from app.ui.charts.choices import ChoiceRow
from app.ui.charts.job import ChartJob
from app.ui.charts.view import EDGE, ChartView
from app.ui.icons import icon
from app.ui.insight.mending import map_ref
from app.ui.insight.page import DrawerPage
from app.ui.insight.sides import side_by_side
from app.ui.theme import Tokens, px
from app.words import T
from app.words.charts import chart_about, chart_name
from app.words.paper import paper_words

if TYPE_CHECKING:
    from app.ui.editor import Editor

ICONS = {"figures": "layout-dashboard", "quadrant": "chart-scatter", "ranking": "chart-bar-decreasing",
         "curves": "chart-spline", "personas": "users-round", "heat": "grid-3x3",
         "segments": "columns-3", "stages": "chart-column"}  # fmt: skip
NARROWEST, WIDEST = 110.0, 300.0
"""Of a chart, in millimetres: a narrower room scrolls."""
LOWEST = 84.0
FITTED = ("quadrant", "curves", "heat")
"""What is as high as the room where that is enough for all that it shows."""
PICTURE_DOTS = 10.0
"""Pixels a millimetre of a copied picture."""
RESIZE_MS = 60
FEWEST, MOST = 100, 1000
"""How often a ranking is drawn anew,"""
WORK = 12_000_000
"""so that no more answers than these are drawn in all: a second or two."""


class ChartsPage(DrawerPage):
    """Charts of the open map; a press on a mark selects its cards."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._job: ChartJob | None = None
        self._study: Study | None = None
        self._sure: Study | None = None
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for code in CHARTS:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.list.addItem(item)
        self.choices = ChoiceRow()
        self.copy = QToolButton()
        self.copy.setAutoRaise(True)
        self.view = ChartView()
        self.area = QScrollArea()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RESIZE_MS)
        self._furnish()
        self.retranslate()
        wanted = editor.settings.pages.get("charts", CHARTS[0])
        self.list.setCurrentRow(CHARTS.index(wanted) if wanted in CHARTS else 0)
        self.list.currentRowChanged.connect(self._turned)
        self.choices.changed.connect(self.show_map)
        self.copy.clicked.connect(self.copy_picture)
        self.view.pressed.connect(self._go)
        self.view.walked.connect(self._have_in_view)
        self._later.timeout.connect(self._draw)

    def _furnish(self) -> None:
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.view)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 4, 8, 4)
        tools.addWidget(self.choices, 1)
        tools.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.area, 1)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(8, 4, 0, 6)
        beside.addWidget(self.list)
        split = side_by_side(self, left, right, (220, 1000))
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.splitterMoved.connect(self._later.start)

    # -- what is shown ------------------------------------------------------------------------
    @property
    def code(self) -> str:
        """The code of the chart in front."""
        return CHARTS[max(0, self.list.currentRow())]

    def _turned(self) -> None:
        self.editor.settings.pages["charts"] = self.code
        self.area.verticalScrollBar().setValue(0)
        self.show_map()

    def show_map(self) -> None:
        """Read the map again and draw it."""
        board = self.board
        if board is None:
            return
        document = board.document
        plain = Study(document, board.map_id, paper_words())
        others = [(journey.id, map_name(plain, journey.id)) for journey in document.maps if journey.id != board.map_id]
        self.choices.show_choices(self.code, segments(document, board.map_id), others)
        self._study = Study(document, board.map_id, plain.words, THEME, self.choices.asked, resamples=0)
        self._draw()

    def _room(self) -> Room:
        """The room that is there now; a chart that needs more is scrolled."""
        port, edge, scale = self.area.viewport(), 2 * px(EDGE) + 1, self.view.scale
        high = max(LOWEST, (port.height() - edge) / scale) if self.code in FITTED else None
        return Room(max(NARROWEST, min(WIDEST, (port.width() - edge) / scale)), high, headed=False)

    def _draw(self) -> None:
        study = self._study
        if study is None:
            return
        room = self._room()
        made = chart(self.code, study, room)
        self._show(chart(self.code, study, replace(room, height=None)) if made.left else made)
        self._sure = None
        answers = study.document.all(Answers) if self.code == "ranking" else ()
        if answers:
            work = sum(one.values.count(",") + 1 for one in answers)
            resamples = max(FEWEST, min(MOST, WORK // work))
            self._sure = Study(study.document, study.map_id, study.words, study.theme, study.asked, resamples)
            self._start(ChartJob(self.code, self._sure, room, self))

    def _start(self, job: ChartJob) -> None:
        """One job at a time; what an earlier one makes is of no use any more."""
        self._finish()
        self._job = job
        job.done.connect(self._take)
        job.start()

    def _finish(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job.deleteLater()
            self._job = None

    def _take(self, asked: Study, made: Chart) -> None:
        """What a job has made, if that is still what is looked at."""
        if asked is self._sure and made.code == self.code:
            self._show(made)

    def _show(self, made: Chart) -> None:
        self.view.show_chart(made)
        self.view.setAccessibleName(chart_name(made.code))
        self.follow_selection()

    def follow_selection(self) -> None:
        """Ring what is selected on the map."""
        board = self.board
        self.view.show_selected({ref.id for ref in board.selection} if board is not None else ())

    # -- what is done -------------------------------------------------------------------------
    def _go(self, mark: Mark) -> None:
        refs = [found for ref in mark.refs if (found := map_ref(ref)) is not None]
        if refs:
            self.go_to(refs)

    def _have_in_view(self, mark: Mark) -> None:
        place = self.view.place_of(mark)
        self.area.ensureVisible(round(place.center().x()), round(place.center().y()), px(80), px(60))

    def copy_picture(self) -> None:
        """The chart with its title, as a picture for chats and slides."""
        study = self._study
        if study is not None:
            room = self._room()
            made = chart(self.code, study, Room(room.width))
            image = drawing_image(made.drawing, round(made.drawing.width * PICTURE_DOTS))
            QGuiApplication.clipboard().setImage(image)
            self.editor.messages.say(T("The chart is on the clipboard as a picture."))

    # -- looks --------------------------------------------------------------------------------
    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart fits the new room, in a moment."""
        super().resizeEvent(event)
        self._later.start()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on for a page that nobody sees."""
        self._sure = None
        self._finish()
        super().hideEvent(event)

    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus()

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.list.setAccessibleName(T("Charts"))
        for row, code in enumerate(CHARTS):
            item = self.list.item(row)
            item.setText(chart_name(code))
            item.setToolTip(chart_about(code))
        self.copy.setToolTip(T("Copy the chart as a picture"))
        self.copy.setAccessibleName(T("Copy the chart as a picture"))
        self.choices.retranslate()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.copy.setIcon(icon("image", colours))
        self.copy.setIconSize(QSize(px(18), px(18)))
        self.list.setIconSize(QSize(px(18), px(18)))
        for row, code in enumerate(CHARTS):
            self.list.item(row).setIcon(icon(ICONS[code], colours))
            self.list.item(row).setSizeHint(QSize(0, px(28)))
        self.view.dress(colours)
