"""The drawer's page of versions: which there are at the left, the map as it was at the right."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton

from app.domain.commands.versions import forget_version, name_version, restore_version
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.domain.versions import named_versions
from app.past import Moment
from app.ui.icons import icon
from app.ui.insight.page import DrawerPage
from app.ui.insight.sides import column_of, side_by_side
from app.ui.labels import PlainLabel
from app.ui.name_dialog import ask_name
from app.ui.theme import Tokens, px
from app.ui.versions.differences import DifferenceList
from app.ui.versions.log import VersionLog
from app.ui.versions.replay import Replay
from app.ui.versions.tracing import Since, Tracing
from app.versions import Version, versions
from app.words import T
from app.words.problems import sentence
from app.words.versions import reason_text, time_text

if TYPE_CHECKING:
    from app.ui.editor import Editor

BUTTONS = {"name": "bookmark-plus", "forget": "trash-2", "restore": "copy-plus", "compare": "git-compare"}


class VersionsPage(DrawerPage):
    """What the buttons do concerns the moment that is shown at the right."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._map = ""
        self.moments: Sequence[Moment] = ()
        self._versions: Sequence[Version] = ()
        self._names: dict[int, str] = {}
        """Ids of the edits that have names, by the number of their moment."""
        self._numbers: dict[str, int] = {}
        self._large_soon = False
        self.tracing = Tracing(self)
        self.tracing.listen(self._traced, self._drawn, self._failed, self._compared)
        self.log = VersionLog()
        self.told = PlainLabel(wrap=True, role="muted")
        self.replay = Replay(editor, self.tracing)
        self.differences = DifferenceList(editor)
        self.beside = QStackedWidget()
        self.buttons = {key: QToolButton() for key in BUTTONS}
        self._furnish()
        self.log.chosen.connect(self.replay.step_to)
        self.replay.moved.connect(self._moved)
        self.replay.large_wanted.connect(self.show_large)
        self.retranslate()

    def _furnish(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for key, button in self.buttons.items():
            button.setAutoRaise(True)
            button.clicked.connect(partial(self._press, key))
            tools.addWidget(button)
        for key in ("restore", "compare"):
            self.buttons[key].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.buttons["compare"].setCheckable(True)
        tools.addStretch(1)
        self.beside.addWidget(self.replay)
        self.beside.addWidget(self.differences)
        side_by_side(self, column_of(tools, self.told, self.log), self.beside, (620, 580))

    # -- what is shown ------------------------------------------------------------------------
    def show_map(self) -> None:
        """Read what was done since, or the past of another map."""
        board = self.board
        if board is None:
            return
        if board.map_id != self._map:
            self._map, self.moments, self._versions = board.map_id, (), ()
            self.told.setText(T("Reading how the map was made…"))
            self.log.empty()
            self.buttons["compare"].setChecked(False)
        self.tracing.follow(self.editor.session, board.map_id)

    def _traced(self, found: tuple[str, tuple[Moment, ...], dict[str, int], bool]) -> None:
        map_id, moments, numbers, is_complete = found
        board = self.board
        if board is None or map_id != board.map_id or board.document.find(JourneyMap, map_id) is None:
            return
        was_now = not self.moments or self.replay.at >= len(self.moments) - 1
        self.moments, self._numbers = moments, numbers
        at = len(moments) - 1 if was_now else self.replay.at
        self._list(at)
        self.told.setText("" if is_complete else T("What is older cannot be read any more."))
        self.told.setVisible(not is_complete)
        self.replay.show_moments(map_id, moments, board.display, at)
        if not moments:
            self._moved(at)
        if self._large_soon:
            self.show_large()

    def _list(self, at: int) -> None:
        """The versions of the map, those that have names among them."""
        board = self.board
        if board is None:
            return
        given = named_versions(board.document.get(JourneyMap, self._map))
        named = {self._numbers[edit_id]: edit_id for edit_id in given if edit_id in self._numbers}
        self._names = named
        self._versions = versions(self.moments, {number: given[edit_id] for number, edit_id in named.items()})
        self.log.show_versions(self._versions, self.moments, at, self.editor.colours)

    def _drawn(self, number: int, drawing: object) -> None:
        self.replay.take(number, drawing)  # type: ignore[arg-type]  # what the thread gives

    def _failed(self, problem: Problem) -> None:
        self.told.setText(sentence(problem))
        self.told.show()

    def _moved(self, at: int) -> None:
        """Another moment is looked at."""
        self.log.point_at(at)
        named, there = at in self._names, 0 <= at < len(self.moments)
        last = at == len(self.moments) - 1
        self.buttons["name"].setEnabled(there)
        self.buttons["name"].setIcon(icon("pencil" if named else "bookmark-plus", self.editor.colours))
        self.buttons["forget"].setEnabled(named)
        self.buttons["restore"].setEnabled(there and not last)
        self.buttons["compare"].setEnabled(there and not last)
        words = T("Rename this version…") if named else T("Give this version a name…")
        self.buttons["name"].setToolTip(words)
        self.buttons["name"].setAccessibleName(words)
        if self.buttons["compare"].isChecked():
            self._compare()

    # -- what is done -------------------------------------------------------------------------
    def _press(self, key: str) -> None:
        if 0 <= self.replay.at < len(self.moments):
            {"name": self.name, "forget": self.forget, "restore": self.restore, "compare": self._compare}[key]()

    @property
    def version_text(self) -> str:
        """What the moment that is shown is called: its name, or when it was."""
        at = self.replay.at
        version = next((one for one in self._versions if one.at == at), None)
        when = time_text(self.moments[at].step.time)
        if version is None or version.reason in ("now", "day", "sitting"):
            return when
        return reason_text(version.reason, version.title, version.label)

    def name(self) -> None:
        """A name for what is shown, or another one."""
        board, at = self.board, self.replay.at
        if board is None:
            return
        edit_id = self._names.get(at, self.moments[at].step.edit_id)
        known = named_versions(board.document.get(JourneyMap, self._map)).get(edit_id, "")
        title = ask_name(self, T("Name of the version"), T("Name"), known, T("Rename") if known else T("Name it"))
        if title:
            board.attempt(lambda: name_version(board.document, board.map_id, edit_id, title))

    def forget(self) -> None:
        """Take the name away; the moment itself stays in the history."""
        board, edit_id = self.board, self._names.get(self.replay.at)
        if board is not None and edit_id is not None:
            board.attempt(lambda: forget_version(board.document, board.map_id, edit_id))

    def restore(self) -> None:
        """One more map as it was, and go there."""
        board, past = self.board, self._state()
        if board is None or past is None:
            return
        name = board.document.get(JourneyMap, board.map_id).title or T("Without a name")
        title = T("{title} ({version})", title=name, version=self.version_text)
        edit = board.attempt(lambda: restore_version(board.document, past, board.map_id, title))
        if edit is not None:
            self.editor.open_map(next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap)))
            self.editor.messages.say(T("“{title}” is a map of its own now.", title=title), T("Undo"), self.editor.undo)

    def _state(self) -> Document | None:
        return self.tracing.state(self._map, self.replay.at)

    def _compare(self) -> None:
        """What is different now, in place of the picture; or the picture again."""
        board = self.board
        on = self.buttons["compare"].isChecked() and self.buttons["compare"].isEnabled()
        self.beside.setCurrentWidget(self.differences if on else self.replay)
        if board is not None and on:
            self.differences.wait()
            self.tracing.compare(board.document, self._map, self.replay.at, self.version_text)

    def _compared(self, number: int, since: object) -> None:
        if number == self.replay.at and isinstance(since, Since):
            self.differences.show_since(since)

    def show_large(self) -> None:
        """The making of the map in a window of its own."""
        from app.ui.versions.window import ReplayWindow  # noqa: PLC0415 - when it is asked for

        board = self.board
        self._large_soon = not self.moments
        if board is None or self._large_soon:
            return
        window = ReplayWindow(self.editor, self.tracing, self._map, self.moments, self.replay.at)
        window.exec()
        at = window.replay.at
        window.deleteLater()
        self.replay.step_to(at)
        if window.restore_wanted:
            self.restore()

    # -- looks --------------------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.log.setFocus()

    def retranslate(self) -> None:
        """Everything in the language in force."""
        words = {
            "forget": T("Take the name away"),
            "restore": T("Restore as a new map"),
            "compare": T("Compare with now"),
        }
        for key, text in words.items():
            self.buttons[key].setText(text)
            self.buttons[key].setToolTip(text)
            self.buttons[key].setAccessibleName(text)
        self.log.retranslate()
        self.replay.retranslate()
        self.differences.retranslate()
        self._moved(self.replay.at)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        for key, name in BUTTONS.items():
            self.buttons[key].setIcon(icon(name, colours))
            self.buttons[key].setIconSize(QSize(px(18), px(18)))
        self.replay.dress(colours)
