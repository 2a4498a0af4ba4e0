"""What to do first: on a map without stages, channels or cards the page says it, and does it by one press."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.focus import CARD_LANES, cell_ref
from app.canvas.guard import guarded
from app.canvas.view import MapView
from app.domain.commands import grid
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.ids import new_id
from app.ui import keys
from app.ui.editor_part import EditorPart
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

PATH = "guide.path"
"""The action that leads through the map; offered until somebody has seen it once."""
PANEL_WIDTH, HINT_WIDTH, GAP = 400, 620, 16
"""Pixels at 100 %: at most so wide, and so far from the edges of the map."""


class BeginningPanel(QFrame):
    """A few words and one or two buttons in the middle of the map."""

    pressed = Signal(int)
    """The number of the button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("beginning")
        set_role(self, "panel")
        self._title = PlainLabel("", "title", self, wrap=True)
        self._body = PlainLabel("", "muted", self, wrap=True)
        self.buttons = (QPushButton(self), QPushButton(self))
        set_role(self.buttons[0], "primary")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._body)
        self._row = QHBoxLayout()
        for at, button in enumerate(self.buttons):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, number=at: self.pressed.emit(number))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self.path = QPushButton(self)
        self.path.setAutoDefault(False)
        set_role(self.path, "quiet")
        self._column.addWidget(self.path, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, title: str, body: str, *words: str) -> None:
        """A heading, what it means, and the words of the buttons."""
        self._title.setText(title)
        self._body.setText(body)
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(words))
            if at < len(words):
                button.setText(words[at])
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)

    def lie_in(self, port: QSize) -> None:
        """Be in the middle of a map of that size, as wide as there is room for."""
        self._column.setContentsMargins(px(22), px(18), px(22), px(20))
        self._column.setSpacing(px(10))
        self._row.setSpacing(px(8))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.minimumSizeHint().width() > port.width() - 2 * px(GAP):
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        width = max(min(px(PANEL_WIDTH), port.width() - 2 * px(GAP)), self.minimumSizeHint().width())
        self.resize(width, max(self._column.totalHeightForWidth(width), self.minimumSizeHint().height()))
        free = port - self.size()
        self.move(max(0, free.width() // 2), max(0, free.height() // 2))


class Beginning(EditorPart):
    """Owns the panel and the hint of the view that is open; both go with the first thing of their kind."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.panel: BeginningPanel | None = None
        self.hint: PlainLabel | None = None
        editor.table[PATH].triggered.connect(self.edited)

    def map_opened(self, board: Board, view: MapView) -> None:
        """Over this view."""
        self.panel = BeginningPanel(view)
        self.panel.pressed.connect(self._do)
        self.panel.path.clicked.connect(self.editor.table[PATH].trigger)
        self.hint = PlainLabel("", "hint", view, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        view.viewport().installEventFilter(self)
        self.edited()

    def map_left(self, board: Board, view: MapView) -> None:
        """They go with the view."""
        view.viewport().removeEventFilter(self)
        self.panel = self.hint = None

    def _lacks(self) -> str:
        """What the map has none of yet: "stages", "lanes" for cards, or "cards"; otherwise ""."""
        board = self.board
        if board is None:
            return ""
        document, map_id = board.document, board.map_id
        if not document.stages(map_id):
            return "stages"
        if not any(lane.lane_kind in CARD_LANES for lane in document.lanes(map_id)):
            return "lanes"
        return "" if document.cards(map_id) else "cards"

    def edited(self) -> None:
        """Say what comes next, or nothing any more."""
        if self.panel is None or self.hint is None:
            return
        lacks = self._lacks()
        if lacks == "stages":
            self.panel.say(
                T("Start with the stages"),
                T("Stages are the columns of the map, from the first contact to the last. Channels are its rows, and "
                  "cards go where they meet."),
                T("Before, during and after"), T("Just one stage"),
            )  # fmt: skip
        elif lacks == "lanes":
            self.panel.say(
                T("Now a channel"),
                T("Channels are the rows of the map: where the contact happens, like a shop, a website or the phone."),
                T("Add a channel"),
            )
        elif lacks == "cards":
            self.hint.setText(
                T("Press + or just type the first card  ·  Enter: one more below  ·  Tab: next stage  ·  1 to 5: face")
            )
        self._offer_the_path(lacks)
        had_keys = any(button.hasFocus() for button in (*self.panel.buttons, self.panel.path))
        self.panel.setVisible(lacks in ("stages", "lanes"))
        self.hint.setVisible(lacks == "cards" and not self.editor.panels.wants(PATH))  # the path says what to do
        if had_keys and not self.panel.isVisible() and self.view is not None and not self.view.editor.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def _offer_the_path(self, lacks: str) -> None:
        """A quiet word for who would rather be asked, until the path was opened once on this computer."""
        if self.panel is None or self.hint is None:
            return
        new = PATH not in self.editor.settings.shown
        self.panel.path.setVisible(new and lacks == "stages")
        self.panel.path.setText(T("Or be asked, step by step"))
        action = self.editor.table[PATH]
        self.panel.path.setToolTip(action.toolTip())
        key = keys.shown(action.shortcut())
        if new and lacks == "cards" and key:
            self.hint.setText(f"{self.hint.text()}\n{T('{key}: be asked, step by step', key=key)}")

    def _place(self) -> None:
        view = self.view
        if view is None or self.panel is None or self.hint is None:
            return
        port = view.viewport().size()
        self.panel.lie_in(port)
        width = min(px(HINT_WIDTH), port.width() - 2 * px(GAP))
        metrics = self.hint.fontMetrics()
        width = min(width, max(metrics.horizontalAdvance(line) for line in self.hint.text().split("\n")) + px(32))
        self.hint.resize(width, self.hint.heightForWidth(width))
        free = min((lid.x() for lid in view.over if lid.isVisible() and lid.isWidgetType()), default=port.width())
        room = free if free - 2 * px(GAP) >= width else port.width()
        self.hint.move(QPoint((room - width) // 2, port.height() - self.hint.height() - px(GAP)))
        self.hint.raise_()

    def retranslate(self) -> None:
        """Its words in the language in force."""
        self.edited()

    def dress(self, colours: Tokens) -> None:
        """At the size of the interface in force."""
        self._place()

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """In the middle of a map of another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _do(self, number: int) -> None:
        """What the button says."""
        board = self.board
        if board is None:
            return
        if self._lacks() == "lanes":
            board.select()
            board.add_lane("channel", T("New channel"), {"icon": "other"})
        elif number == 0:
            self.add_usual(board)
            if self.view is not None:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            board.add_stage(T("New stage"))

    def add_usual(self, board: Board) -> None:
        """Three stages, and a channel and the curve where there are none, as one action; the first cell is selected."""
        from app.ui.template_picker import Choice, draft_of  # noqa: PLC0415 - after the first paint

        draft, action = draft_of(Choice("")), new_id()
        document, map_id = board.document, board.map_id
        there = {lane.lane_kind for lane in document.lanes(map_id)}
        for stage in draft.stages:
            board.attempt(partial(_new_stage, board, stage, action))
        for lane in draft.lanes:
            if lane.lane_kind not in there:
                board.attempt(partial(_new_lane, board, lane, action))
        stages = board.document.stages(map_id)
        lanes = [lane for lane in board.document.lanes(map_id) if lane.lane_kind in CARD_LANES]
        if stages and lanes:
            board.select(cell_ref((stages[0].id, lanes[0].id)))


def _new_stage(board: Board, draft: StageDraft, action: str) -> Edit:
    return grid.add_stage(board.document, board.map_id, draft).within(action)


def _new_lane(board: Board, draft: LaneDraft, action: str) -> Edit:
    return grid.add_lane(board.document, board.map_id, draft).within(action)
