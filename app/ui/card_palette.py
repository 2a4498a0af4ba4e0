"""The palette at the left of the map: cards, notes, stages and lanes to drag onto it, or to add by a click."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon

from app.canvas.board import Board
from app.canvas.face_picker import face_icon
from app.canvas.from_beside import FromBeside
from app.canvas.new_things import New, NewDrag, add_at_selection, place_for
from app.canvas.symbol_icon import symbol_icon
from app.canvas.view import MapView
from app.domain.catalogue import CHANNEL_ICONS, TEXT_KINDS
from app.domain.fields import field_of
from app.domain.records import EMOTIONS
from app.ui.action_table import tip
from app.ui.editor_part import EditorPart
from app.ui.icons import icon
from app.ui.map_menus import channel_fields
from app.ui.palette_rail import ICON, Drawer, Entry, PaletteButton, PaletteDrawer, PaletteRail
from app.ui.scrolling import scrolled
from app.ui.theme import Tokens, px
from app.words import T
from app.words.fields import choice_name, emotion_name, lane_kind_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION = "view.palette"
KEYS = {"card": "card.add", "stage": "stage.add"}
"""The actions that add the same by keys."""


class CardPalette(EditorPart):
    """Owns the rail; what is dragged off it becomes a gesture of the map."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.rail = PaletteRail()
        self.frame = scrolled(self.rail)
        self.frame.setObjectName("paletteFrame")
        self.frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frame.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.drawer: PaletteDrawer | None = None
        self._drag: FromBeside | None = None
        editor.beside.insertWidget(0, self.frame)
        self.rail.chosen.connect(self._add)
        self.rail.opened.connect(self._open)
        self.retranslate()
        self._show()

    # -- showing ------------------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show the palette, or put it away."""
        return {ACTION: self._toggle}

    def _toggle(self) -> None:
        shown = self.editor.settings.shown
        shown[ACTION] = not shown.get(ACTION, True)
        self._show()

    def _show(self) -> None:
        wanted = self.editor.settings.shown.get(ACTION, True)
        self.editor.table[ACTION].setChecked(wanted)
        self.frame.setVisible(wanted and self.board is not None)
        if not wanted and self.view is not None:
            self.view.setFocus()

    def map_opened(self, board: Board, view: MapView) -> None:
        """What can be added to this map."""
        self._show()
        self.edited()

    def map_left(self, board: Board, view: MapView) -> None:
        """Without a map there is nothing to add to."""
        self._drag = None
        self._close_drawer()
        self.frame.hide()

    def edited(self) -> None:
        """A map has one curve; a note needs a lane of notes."""
        board = self.board
        if board is None:
            return
        curve = any(lane.lane_kind == "emotion" for lane in board.document.lanes(board.map_id))
        for button in self.rail.buttons.values():
            thing = button.thing
            if not isinstance(thing, Entry):
                continue
            if thing.new.kind == "lane":
                button.setEnabled(not curve)
            elif thing.new.kind != "stage":
                button.setEnabled(place_for(board, thing.new) is not None)

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self._close_drawer()
        self.rail.furnish(things())
        for button in self.rail.buttons.values():
            self._wire(button)
            how = T("Click for the kinds") if isinstance(button.thing, Drawer) else T("Drag it onto the map, or click")
            action = KEYS.get(button.thing.id)
            named = tip(button.thing.name, self.editor.table[action].shortcut()) if action else button.thing.name
            button.setToolTip(f"{named}\n{how}")
        self.dress(self.editor.colours)
        self.edited()

    def dress(self, colours: Tokens) -> None:
        """The icons in the colours of an appearance."""
        for button in self.rail.buttons.values():
            button.setIcon(self._icon(button.thing.icon))
        self.rail.ensurePolished()
        self.frame.setFixedWidth(self.rail.sizeHint().width() + 1)

    def _icon(self, name: str) -> QIcon:
        """A symbol of the map ("kind:pains", "face:2") or an icon of the interface."""
        editor = self.editor
        size, ratio = px(ICON), editor.devicePixelRatioF()
        if name.startswith("face:"):
            return face_icon(int(name.removeprefix("face:")), size, ratio, editor.paint)
        if ":" in name:
            return symbol_icon(name, editor.colours.text, size, ratio, editor.paint)
        return icon(name, editor.colours)

    # -- adding -------------------------------------------------------------------------------
    def _wire(self, button: PaletteButton) -> None:
        button.pulled.connect(self._pull)
        button.carried.connect(self._carry)
        button.dropped.connect(self._drop)

    def _add(self, entry: Entry) -> None:
        board = self.board
        if board is not None:
            self.editor.settled(lambda: add_at_selection(board, entry.new))()

    def _open(self, button: PaletteButton) -> None:
        """The kinds of a thing, beside its button; once more closes them."""
        shut = self.drawer is not None and self.drawer.opener is button
        self._close_drawer()
        if shut or not isinstance(button.thing, Drawer):
            return
        self.drawer = PaletteDrawer(button.thing, self._icon, button, self.editor)
        for inside in self.drawer.buttons:
            inside.setToolTip(T("Drag it onto the map, or click"))
            self._wire(inside)
        self.drawer.chosen.connect(self._add)
        self.drawer.gone.connect(self._forget_drawer)
        self.drawer.open_beside()

    def _close_drawer(self) -> None:
        if self.drawer is not None:
            self.drawer.put_away()

    def _forget_drawer(self) -> None:
        self.drawer = None

    # -- dragging -----------------------------------------------------------------------------
    def _pull(self, entry: Entry) -> None:
        view, board = self.view, self.board
        if view is None or board is None:
            return
        if self.drawer is not None:
            self.drawer.step_aside()
        self.editor.settled(view.setFocus)()
        self._drag = FromBeside(view, NewDrag(board, entry.new, entry.name))

    def _carry(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        if self._drag is not None:
            self._drag.carry(place, modifiers)

    def _drop(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        drag, self._drag = self._drag, None
        self._close_drawer()
        if drag is not None:
            drag.drop(place, modifiers)


def things() -> tuple[tuple[Entry | Drawer, ...], ...]:
    """What the palette has, in groups: cards, stages and lanes."""
    faces = [Entry(f"face_{e}", emotion_name(e), f"face:{e}", New("touchpoint", emotion=e)) for e in reversed(EMOTIONS)]
    channels = tuple(
        Entry(code, name, f"icon:{code}", New("lane", name, fields=channel_fields(code)))
        for code in CHANNEL_ICONS for name in (choice_name("lane", "icon", code),)
    )  # fmt: skip
    notes = tuple(
        Entry(code, name, f"kind:{code}", New("lane", name, lane_kind="text", fields={"text_kind": code}))
        for code in TEXT_KINDS for name in (choice_name("lane", "text_kind", code),)
    )  # fmt: skip
    measures = tuple(
        Entry(code, name, "lane:metric", New("lane", name, lane_kind="metric", fields={"metric": code}))
        for code in field_of("lane", "metric").choices for name in (choice_name("lane", "metric", code),)
    )  # fmt: skip
    curve = lane_kind_name("emotion")
    return (
        (Entry("card", T("Card"), "square-plus", New("card")), *faces),
        (Entry("note", T("Note"), "sticky-note", New("note")),),
        (Entry("stage", T("Stage"), "between-vertical-start", New("stage", T("New stage"))),),
        (
            Drawer("channel", T("Channel"), "store", channels),
            Drawer("notes", T("Notes"), "notebook-text", notes),
            Entry("curve", curve, "lane:emotion", New("lane", curve, lane_kind="emotion")),
            Drawer("measure", T("Measure"), "lane:metric", measures),
        ),
    )
