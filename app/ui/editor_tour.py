"""F6: round the parts of the window by keys, so that the map, where Tab is the map's own, is no trap."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.ui.editor_cards import CardTools
from app.ui.editor_part import EditorPart
from app.ui.insight.part import Insight


class Tour(EditorPart):
    """Tools, message, bars, panel, map, the bar on it, what is below it, inspector, foot, and round again."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """On and back."""
        return {"view.next_part": partial(self._go, 1), "view.previous_part": partial(self._go, -1)}

    def is_enabled(self, action_id: str) -> bool:
        """There is always something around the map."""
        return True

    def _go(self, by: int) -> None:
        """Give the focus to the next part that can take it."""
        parts = [part for part in self._parts() if part.isVisible() and first_stop(part) is not None]
        focus = QApplication.focusWidget()
        holding = [n for n, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))]
        if not parts:
            return
        at = holding[-1] if holding else -1 if by > 0 else 0  # what lies on the map is behind it
        part = parts[(at + by) % len(parts)]
        stop = first_stop(part)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _parts(self) -> Iterator[QWidget]:
        """The parts of the page as the eye goes: from the top to the bottom, from left to right."""
        editor = self.editor
        yield editor.tools
        yield editor.messages
        yield from _widgets(editor.above)
        yield editor.side
        yield from _widgets(editor.beside)
        if editor.view is not None:
            yield editor.view
        bar = editor.part(CardTools).bar
        if bar is not None:
            yield bar
        drawer = editor.part(Insight).drawer
        yield drawer
        yield drawer.stack
        if editor.inspector is not None:
            yield editor.inspector
        yield from _widgets(editor.below)
        yield editor.status


def _widgets(box: QBoxLayout) -> Iterator[QWidget]:
    """The widgets of a layout."""
    for at in range(box.count()):
        item = box.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget


def first_stop(part: QWidget) -> QWidget | None:
    """The first widget of a part that Tab would reach, or the part itself."""
    widget = part
    while True:
        if _takes_focus(widget) and (widget is part or part.isAncestorOf(widget)):
            return widget
        following = widget.nextInFocusChain()  # what was made later stands elsewhere in it
        if following is None or following is part:
            return None
        widget = following


def _takes_focus(widget: QWidget) -> bool:
    """Whether Tab would stop there."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
