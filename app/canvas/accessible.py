"""The map as a screen reader walks it: map > stage > cell of a lane > cards, and the headers beside them.

A QGraphicsView is one blank box to a reader.  Here each thing is an interface of its own, made when a reader first
comes to it and kept until the thing or the view is gone: Qt's cache holds bare pointers to them.  While no reader is
listening nothing is made and nothing is told.  Where Qt takes a null pointer, a method here gives None, which the
stubs do not know: hence ``Any``.
"""

from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import ref as ref_to

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, isValid

from app.canvas.focus import Ref, box_of, exists
from app.canvas.guard import guarded
from app.canvas.said import about_map, box_said, holder, inside, said
from app.words import T

if TYPE_CHECKING:
    from app.canvas.view import MapView

_ROLES = {
    "map": QAccessible.Role.Heading, "persona": QAccessible.Role.StaticText, "lane": QAccessible.Role.RowHeader,
    "stage": QAccessible.Role.Grouping, "cell": QAccessible.Role.List, "card": QAccessible.Role.ListItem,
}  # fmt: skip
_EDIT = "edit"
_NULL = VoidPtr(0)
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
_TREES: "dict[int, MapTree]" = {}
"""By the number of their view; a tree leaves with its view."""


class MapTree(QObject):
    """What a reader knows of one view."""

    def __init__(self, view: "MapView") -> None:
        super().__init__()
        self._view = ref_to(view)
        self.board = view.board
        self._root: MapRoot | None = None
        self._parts: dict[Ref, Part] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._forget_gone)
        number = id(view)
        _TREES[number] = self
        view.destroyed.connect(partial(_leave, number))
        self.board.selection_changed.connect(self._selected)
        self.board.drawing_changed.connect(self._redrawn)
        _install()

    @property
    def view(self) -> "MapView":
        """The view; it outlives what is asked here, see ``is_there``."""
        view = self._view()
        if view is None:
            raise RuntimeError("the view is gone")
        return view

    @property
    def is_there(self) -> bool:
        """Whether the view is."""
        view = self._view()
        return view is not None and isValid(view)

    # -- the parts ----------------------------------------------------------------------------
    def root(self) -> "MapRoot":
        """The map itself."""
        if self._root is None or not isValid(self._root):
            self._root = MapRoot(self)
        return self._root

    def part(self, ref: Ref) -> "Part":
        """The interface of a thing."""
        if ref not in self._parts:
            self._parts[ref] = Part(self, ref)
        return self._parts[ref]

    @property
    def made(self) -> int:
        """How many interfaces there are."""
        return len(self._parts)

    def parts(self, ref: Ref | None) -> "list[Part]":
        """The interfaces of what lies in a thing."""
        return [self.part(one) for one in inside(self.board, ref)]

    def at(self, x: int, y: int, within: Ref | None) -> "Part | None":
        """What lies in a thing under a point of the screen."""
        ref = self.view.ref_at(self.view.viewport().mapFromGlobal(QPoint(x, y)))
        while ref is not None:
            above = holder(self.board, ref)
            if above == within:
                return self.part(ref)
            ref = above
        return None

    # -- telling ------------------------------------------------------------------------------
    def tell_focus(self) -> None:
        """The keyboard is on another thing now."""
        focus = self.board.focus
        if focus is not None and self.view.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.part(focus), QAccessible.Event.Focus))

    def _selected(self) -> None:
        if QAccessible.isActive():
            focus = self.board.focus
            if focus is not None:
                event = QAccessibleEvent(self.part(focus), QAccessible.Event.Selection)
                QAccessible.updateAccessibility(event)
            self.tell_focus()

    def _redrawn(self) -> None:
        """After an edit: the words of what has the focus may be others, and things may be gone."""
        if self._parts and QAccessible.isActive():
            focus = self.board.focus
            if focus is not None and exists(self.board.document, focus):
                event = QAccessibleEvent(self.part(focus), QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)
        if self._parts:
            self._soon.start()  # not at once: a reader may be inside one of them

    def _forget_gone(self) -> None:
        for ref in [ref for ref in self._parts if not exists(self.board.document, ref)]:
            _delete(self._parts.pop(ref))

    def leave(self) -> None:
        """The view is gone."""
        if isValid(self._soon):
            self._soon.stop()
        for part in self._parts.values():
            _delete(part)
        self._parts.clear()


class MapRoot(QAccessibleWidget):
    """The view: a document whose children are the parts, and at the end Qt's own (a field that is typed into)."""

    def __init__(self, tree: MapTree) -> None:
        super().__init__(tree.view, QAccessible.Role.Document)
        self._tree = tree

    def _all(self) -> list[QAccessibleInterface]:
        port = QAccessible.queryAccessibleInterface(self._tree.view.viewport())
        return [*self._tree.parts(None), port]

    @guarded(0)
    def childCount(self) -> int:
        return len(inside(self._tree.board, None)) + 1

    @guarded()
    def child(self, index: int) -> Any:
        children = self._all()
        return children[index] if 0 <= index < len(children) else None

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        children = self._all()
        return children.index(child) if child in children else -1

    @guarded()
    def childAt(self, x: int, y: int) -> Any:
        return self._tree.at(x, y, None)

    @guarded()
    def focusChild(self) -> Any:
        tree = self._tree
        if tree.view.hasFocus() and tree.board.focus is not None:
            return tree.part(tree.board.focus)
        return None

    @guarded(QAccessible.State())
    def state(self) -> Any:
        state: Any = super().state()
        state.focused = bool(state.focused) and self.focusChild() is None
        return state

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        tree = self._tree
        if kind == _NAME:
            return said(tree.board, Ref("map", tree.board.map_id))
        return about_map(tree.board) if kind == _DESCRIPTION else ""


class Part(QAccessibleInterface):
    """A header, stage, cell or card."""

    def __init__(self, tree: MapTree, ref: Ref) -> None:
        super().__init__()
        self._tree = tree
        self.ref = ref
        self._deeds = Deeds(tree, ref)

    # -- what it is ---------------------------------------------------------------------------
    @guarded(fallback=False)
    def isValid(self) -> bool:
        return self._tree.is_there and exists(self._tree.board.document, self.ref)

    @guarded()
    def object(self) -> Any:
        return None

    @guarded()
    def window(self) -> Any:
        return self._tree.view.window().windowHandle() if self._tree.is_there else None

    @guarded(QAccessible.Role.NoRole)
    def role(self) -> QAccessible.Role:
        return _ROLES[self.ref.kind]

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        return said(self._tree.board, self.ref) if kind == _NAME and self.isValid() else ""

    @guarded()
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A reader does not write here: it opens the text by the action for it."""

    @guarded(QRect())
    def rect(self) -> QRect:
        """On the screen."""
        box = box_said(self._tree.board, self.ref) if self.isValid() else None
        if box is None:
            return QRect()
        view = self._tree.view
        shown = view.mapFromScene(QRectF(box.x, box.y, box.w, box.h)).boundingRect()
        return shown.translated(view.viewport().mapToGlobal(QPoint(0, 0)))

    @guarded(QAccessible.State())
    def state(self) -> Any:
        state: Any = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        view, board = self._tree.view, self._tree.board
        state.focusable = state.selectable = True
        state.selected = self.ref in board.selection
        state.multiSelectable = self.ref.kind == "card"
        state.focused = self.ref == board.focus and view.hasFocus()
        port = view.viewport()
        seen = QRect(port.mapToGlobal(QPoint(0, 0)), port.size())
        state.offscreen = not seen.intersects(self.rect())
        state.invisible = not view.isVisible()
        return state

    # -- where it is --------------------------------------------------------------------------
    @guarded()
    def parent(self) -> Any:
        if not self.isValid():
            return None
        above = holder(self._tree.board, self.ref)
        return QAccessible.queryAccessibleInterface(self._tree.view) if above is None else self._tree.part(above)

    @guarded(0)
    def childCount(self) -> int:
        return len(inside(self._tree.board, self.ref)) if self.isValid() else 0

    @guarded()
    def child(self, index: int) -> Any:
        refs = inside(self._tree.board, self.ref) if self.isValid() else []
        return self._tree.part(refs[index]) if 0 <= index < len(refs) else None

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        refs = inside(self._tree.board, self.ref) if self.isValid() else []
        return refs.index(child.ref) if isinstance(child, Part) and child.ref in refs else -1

    @guarded()
    def childAt(self, x: int, y: int) -> Any:
        return self._tree.at(x, y, self.ref) if self.isValid() else None

    @guarded(_NULL)
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """What can be done with it.  PySide makes a pointer of the object; None would end the process."""
        return self._deeds if kind == QAccessible.InterfaceType.ActionInterface else _NULL


class Deeds(QAccessibleActionInterface):
    """What a reader can do with a thing: select it, type into it, ask what else."""

    def __init__(self, tree: MapTree, ref: Ref) -> None:
        super().__init__()
        self._tree = tree
        self._ref = ref

    @guarded([])
    def actionNames(self) -> list[str]:
        own = QAccessibleActionInterface
        return [own.pressAction(), own.setFocusAction(), _EDIT, own.showMenuAction()]

    @guarded("")
    def localizedActionName(self, name: str) -> str:
        words = {
            QAccessibleActionInterface.pressAction(): lambda: T("Select"),
            QAccessibleActionInterface.setFocusAction(): lambda: T("Go there"),
            _EDIT: lambda: T("Add card") if self._ref.kind == "cell" else T("Edit text"),
            QAccessibleActionInterface.showMenuAction(): lambda: T("What can be done with it"),
        }
        return words[name]() if name in words else name

    @guarded("")
    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    @guarded([])
    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    @guarded()
    def doAction(self, name: str) -> None:
        board, ref = self._tree.board, self._ref
        if not self._tree.is_there or not exists(board.document, ref) or name not in self.actionNames():
            return
        view = self._tree.view
        view.setFocus()
        board.select(ref)
        view.reveal(ref)
        if name == _EDIT and ref.kind == "cell":
            board.add_card((ref.id, ref.lane_id))
        elif name == _EDIT:
            view.edit(ref)
        elif name == QAccessibleActionInterface.showMenuAction() and (box := box_of(board.drawing, ref)) is not None:
            middle = view.mapFromScene(box.x + box.w / 2, box.y + box.h / 2)
            view.menu_wanted.emit(ref, view.viewport().mapToGlobal(middle))


def _interface_of(_class: str, what: QObject) -> QAccessibleInterface | None:
    """Qt asks for the interface of something: ours for a map, its own for everything else."""
    tree = _TREES.get(id(what))
    return tree.root() if tree is not None and tree.is_there and tree.view is what else None


def _install() -> None:
    """Let Qt ask us, once."""
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed.append(True)


_installed: list[bool] = []


def _leave(number: int, _view: object = None) -> None:
    tree = _TREES.pop(number, None)
    if tree is not None:
        tree.leave()


def _delete(part: Part) -> None:
    """Take an interface out of Qt's cache, which deletes it."""
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
