"""The page where a map is worked on: toolbar, canvas, inspector, maps and status."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.canvas.face_picker import face_icon
from app.canvas.guard import guarded
from app.canvas.items import Paint
from app.canvas.symbol_icon import symbol_icon
from app.canvas.view import MapView
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.layout.theme import STRONG, THEME
from app.render.qt import QtPainter
from app.session import EditSession
from app.ui.action_table import Actions
from app.ui.editor_part import EditorPart
from app.ui.editor_parts import make_parts
from app.ui.editor_pictures import Pictures
from app.ui.editor_saving import came_back
from app.ui.inspector import Inspector
from app.ui.message_bar import MessageBar
from app.ui.settings import Settings, View
from app.ui.side_panels import SidePanels
from app.ui.status_row import StatusRow
from app.ui.theme import Tokens, px, set_role
from app.ui.tool_row import ToolRow
from app.words import T
from app.words.labels import done_text, redo_text, undo_text
from app.words.paper import paper_words
from app.words.problems import sentence

P = TypeVar("P", bound=EditorPart)


class Editor(QWidget):
    """One project open for work.  Knows the session; the board does the edits."""

    state_changed = Signal()
    home_requested = Signal()
    poster_requested = Signal(str)
    new_map_requested = Signal()

    def __init__(
        self,
        session: EditSession,
        settings: Settings,
        actions: Actions,
        colours: Tokens,
        map_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        self.table = actions
        self.colours = colours
        self._painter = QtPainter(self.picture, stamps=True)
        self.paint: Paint = self._painter.paint_shapes
        self.board: Board | None = None
        self.view: MapView | None = None
        self.inspector: Inspector | None = None
        self.tools = ToolRow(actions, self._icon_paint(), colours)
        self.messages = MessageBar(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.side = QStackedWidget()
        """Panels left of the map; hidden while none of them is asked for."""
        self.side.hide()
        self.panels = SidePanels(self.side, settings, actions)
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        """Bars under the tools and over the foot, as wide as the page."""
        self.beside = QHBoxLayout()
        """At the left of the map."""
        self.stack = QSplitter(Qt.Orientation.Vertical)
        """The map, and below it whatever asks for room there."""
        self._sheet = QVBoxLayout()
        self.status = StatusRow(actions)
        self._furnish()
        self._empty = QLabel()
        self.parts: tuple[EditorPart, ...] = ()
        self._owners: dict[str, EditorPart] = {}
        self._commands: dict[str, Callable[[], object]] = {}
        self.parts = make_parts(self)
        self._commands = {}
        self.status.map_chosen.connect(self.open_map)
        self._unsubscribe = session.subscribe(self._edited)
        self._begin(map_id)

    def _begin(self, map_id: str | None) -> None:
        """Open that map, or the first one; say what was found unfinished."""
        maps = [m.id for m in self.session.document.maps]
        self.open_map(map_id if map_id in maps else maps[0] if maps else "")
        self._tell_recovered()

    def _furnish(self) -> None:
        """Tools, bars and foot; in the middle a panel, the map, and soon the inspector."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tools, self.messages):
            column.addWidget(widget)
        column.addLayout(self.above)
        column.addWidget(self.split, 1)
        column.addLayout(self.below)
        column.addWidget(self.status)
        middle = QWidget()
        middle.setLayout(self.beside)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(0)
        self.beside.addLayout(self._sheet, 1)
        self.split.addWidget(self.side)
        self.stack.addWidget(middle)
        self.split.addWidget(self.stack)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)

    def part(self, kind: type[P]) -> P:
        """The part of that class."""
        return next(part for part in self.parts if isinstance(part, kind))

    # -- maps ---------------------------------------------------------------------------------
    @property
    def map_id(self) -> str | None:
        """The map that is open."""
        return self.board.map_id if self.board else None

    def open_map(self, map_id: str) -> None:
        """Show a map of the project; where there is none, say what to do next."""
        if self.board is not None and self.board.map_id == map_id:
            return
        self._leave_map()
        self._clear()
        if self.session.document.find(JourneyMap, map_id) is None:
            self._show_no_map()
            return
        board = Board(self.session, map_id, paper_words, self._painter, self.settings.display(map_id))
        self.board, self._commands = board, {}
        self.view = MapView(board, self.paint, self)
        self.inspector = Inspector(board, self.paint, self.channel_icon, self.picture, self.symbol)
        self.inspector.picture_wanted.connect(self.part(Pictures).choose)
        self.inspector.personas_wanted.connect(self.table["people.personas"].trigger)
        self._sheet.addWidget(self.view)
        self.split.addWidget(self.inspector)
        self.split.setStretchFactor(2, 0)
        board.failed.connect(self.failed)
        board.selection_changed.connect(self.state_changed)
        self.view.zoom_changed.connect(self.status.show_zoom)
        self.dress(self.colours)
        for part in self.parts:
            part.map_opened(board, self.view)
        self._come_back(map_id)
        self._refresh()
        self.setFocusProxy(self.view)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        """Take the map's widgets from the page; bars and panels stay."""
        while (item := self._sheet.takeAt(0)) is not None:
            _remove(item.widget())
        _remove(self.split.widget(2))

    def _leave_map(self) -> None:
        """Keep typing and the place on the map, and let go of the board."""
        if self.board is None or self.view is None or self.inspector is None:
            return
        self.view.editor.close_field()
        self.inspector.flush()
        for part in self.parts:
            part.map_left(self.board, self.view)
        self.keep_place()
        self.board.close()
        self.board = self.view = self.inspector = None
        self._commands = {}

    def keep_place(self) -> None:
        """Remember how and where the map is looked at; written with the next ``save`` of the settings."""
        if self.board is None or self.view is None:
            return
        self.settings.remember_display(self.board.map_id, self.board.display)
        place = self.view.place()
        if place is None:
            self.settings.views.pop(self.board.map_id, None)
        else:
            self.settings.remember_view(self.board.map_id, View(*place))

    def _come_back(self, map_id: str) -> None:
        view = self.settings.view(map_id)
        if self.view is not None and view is not None:
            self.view.go_to(view.zoom, view.x, view.y)
        elif self.view is not None:
            self.view.fit()

    def _show_no_map(self) -> None:
        """A project whose last map was deleted."""
        self._empty = QLabel(T("This project has no map. Add one from the Map menu, or undo."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._empty, "muted")
        self._sheet.addWidget(self._empty)
        self._refresh()

    def close_page(self) -> None:
        """Leave the project: everything typed is an edit, the place is remembered."""
        self._leave_map()
        for part in self.parts:
            part.close()
        self._unsubscribe()
        self.settings.save()

    # -- following the session ----------------------------------------------------------------
    def _edited(self, edit: Edit) -> None:
        """Go to the map that was changed, say what went with a big deletion, refresh the bars."""
        document = self.session.document
        maps = [m.id for m in document.maps]
        touched = [i for c in edit.changes if (i := _map_of(c.record)) in maps]
        if self.map_id not in maps:
            self.open_map(touched[0] if touched else maps[0] if maps else "")
        elif touched and self.map_id not in touched:
            self.open_map(touched[-1])
        if edit.undoes is None and edit.label.code in ("delete_stage", "delete_lane", "delete_map"):
            self.messages.say(done_text(edit.label), T("Undo"), self.undo)
        for part in self.parts:
            part.edited()
        self.show_status()
        if self.board is None:  # a board says so too, once it has laid out the map
            self.state_changed.emit()

    def _refresh(self) -> None:
        self.show_status()
        self.state_changed.emit()

    def show_status(self) -> None:
        """The maps, how many cards this one has, and whether everything is on disk."""
        document = self.session.document
        cards = len(document.cards(self.map_id)) if self.map_id else 0
        self.status.show_maps([(m.id, m.title) for m in document.maps], self.map_id)
        self.status.show_saved(T("{n} card", "{n} cards", n=cards))
        if self.session.waiting:
            self.status.show_problem()

    def failed(self, problem: Problem) -> None:
        """Tell a problem in the bar above the map."""
        self.messages.say(sentence(problem), bad=True)
        self.status.show_problem()

    def _tell_recovered(self) -> None:
        """Say what came back of edits and typing, and show the text that found no place any more."""
        bad, good = came_back(self.session)
        if bad or good:
            self.messages.say(" ".join(filter(None, (bad, good))), bad=bool(bad))

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Coming back to the window shows what another one wrote meanwhile."""
        if event.type() == QEvent.Type.WindowActivate:
            self.attempt(self.session.catch_up)
        return super().event(event)

    # -- the page contract --------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the window's actions do on this page."""
        if not self._commands:
            self._gather()
        return self._commands

    def _gather(self) -> None:
        """The commands of all parts for the map that is open, and whose they are."""
        table: dict[str, Callable[[], object]] = {
            "project.home": self.home_requested.emit,
            "edit.undo": self.undo,
            "edit.redo": self.redo,
        }
        self._owners = {}
        for part in self.parts:
            own = part.commands()
            table |= own
            self._owners.update(dict.fromkeys(own, part))
        self._commands = {id_: self.settled(command) for id_, command in table.items()}

    def settled(self, command: Callable[[], object]) -> Callable[[], object]:
        """A command that first keeps what is being typed."""

        def run() -> object:
            if self.view is not None and self.inspector is not None:
                self.view.editor.close_field()
                self.inspector.flush()
            return command()

        return run

    def is_enabled(self, action_id: str) -> bool:
        """Whether an action of this page can be done now."""
        if action_id == "edit.undo":
            return self.session.undo_label is not None
        if action_id == "edit.redo":
            return self.session.redo_label is not None
        self.commands()
        part = self._owners.get(action_id)
        if part is not None:
            return part.is_enabled(action_id)
        return self.board is not None or action_id == "project.home"

    def own_words(self) -> Mapping[str, str]:
        """Undo and redo say what they take back; the words of the parts."""
        words: dict[str, str] = {}
        for part in self.parts:
            words |= part.own_words()
        if (label := self.session.undo_label) is not None:
            words["edit.undo"] = undo_text(label)
        if (label := self.session.redo_label) is not None:
            words["edit.redo"] = redo_text(label)
        return words

    def retranslate(self) -> None:
        """Everything in the language in force; the map's own words too."""
        self.tools.retranslate()
        self.status.retranslate()
        if self.board is not None and self.view is not None and self.inspector is not None:
            self.view.plus.retranslate()
            self.board.lay_out()
            self.inspector.rebuild()
        for part in self.parts:
            part.retranslate()
        self._refresh()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.colours = colours
        self.tools.dress(self._icon_paint(), colours)
        if self.view is not None:
            self.view.colours(colours.desk, colours.selection, strong=colours.high)
            self.view.grow(px(100) / 100)
            self.view.board.look(STRONG if colours.high else THEME)
        for part in self.parts:
            part.dress(colours)

    # -- commands -----------------------------------------------------------------------------
    def undo(self) -> None:
        """Take back the newest edit."""
        self.attempt(self.session.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.attempt(self.session.redo)

    def attempt(self, command: Callable[[], object]) -> None:
        """Do something; a problem in it is told."""
        try:
            command()
        except Problem as problem:
            self.failed(problem)

    def picture(self, digest: str) -> bytes | None:
        """The bytes of a picture of the project."""
        asset = self.session.library.asset(self.session.project_id, digest)
        return asset.data if asset else None

    # -- icons --------------------------------------------------------------------------------
    def channel_icon(self, code: str) -> QIcon:
        """The icon of a channel in the colour of text."""
        return symbol_icon(f"icon:{code}", self.colours.text, 18, self.devicePixelRatioF(), self.paint)

    def symbol(self, name: str) -> QIcon:
        """A symbol of the map in the colour of text."""
        return symbol_icon(name, self.colours.text, px(16), self.devicePixelRatioF(), self.paint)

    def face_icon(self, emotion: int | None, size: int) -> QIcon:
        """The face of an emotion in so many pixels."""
        return face_icon(emotion, size, self.devicePixelRatioF(), self.paint)

    def _icon_paint(self) -> Callable[[int | None], QIcon]:
        return lambda emotion: self.face_icon(emotion, px(22))


def _remove(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


def _map_of(record: object) -> str | None:
    """The map that a record belongs to."""
    if isinstance(record, JourneyMap):
        return record.id
    return getattr(record, "map_id", None)
