"""Find and replace on the map that is open."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from shiboken6 import isValid

from app.canvas.board import Board
from app.canvas.find_marks import FindMarks
from app.canvas.focus import Ref, box_of
from app.canvas.view import MapView
from app.domain.commands.replacing import replace_hits
from app.domain.searching import Hit, hits
from app.ui.editor_part import EditorPart
from app.ui.editor_places import EditorPlaces
from app.ui.find_bar import FindBar
from app.ui.theme import Tokens
from app.words import T
from app.words.fields import field_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

_REFS = {"journey_map": "map"}


class Finding(EditorPart):
    """The bar, the hits and the marks on them."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.bar = FindBar(editor.table["edit.find_next"], editor.table["edit.find_previous"])
        self.bar.hide()
        editor.above.addWidget(self.bar)
        self.hits: list[Hit] = []
        self.at: int | None = None
        """The hit that one is at."""
        self._marks: FindMarks | None = None
        self.bar.changed.connect(self._look)
        self.bar.stepped.connect(lambda on: self._step(1 if on else -1))
        self.bar.replaced.connect(self._replace)
        self.bar.closed.connect(self._close)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Open the bar; on and back, also while it is closed."""
        return {
            "edit.find": lambda: self._open(replacing=False),
            "edit.replace": lambda: self._open(replacing=True),
            "edit.find_next": lambda: self._step(1),
            "edit.find_previous": lambda: self._step(-1),
        }

    def is_enabled(self, action_id: str) -> bool:
        """One can go on where something is looked for."""
        if self.board is None:
            return False
        return action_id in ("edit.find", "edit.replace") or bool(self.bar.field.text())

    # -- looking ------------------------------------------------------------------------------
    def _open(self, *, replacing: bool) -> None:
        self.bar.open(replacing=replacing)
        self._search()
        self.at = self._first() if self.hits else None
        self._show()

    def _close(self) -> None:
        """The hit that one is at stays selected, and has the keys."""
        self.bar.hide()
        self._show()
        if self.view is not None:
            self.view.setFocus()

    def _look(self) -> None:
        """What is looked for has changed: go to its next place."""
        self._search()
        self.at = self._first() if self.hits else None
        if self.at is not None:
            self._go()
        self._show()
        self.editor.state_changed.emit()

    def _search(self) -> None:
        self.hits = hits(self.board.document, self.board.map_id, self.bar.wanted) if self.board is not None else []

    def _first(self) -> int:
        """The first hit in what is selected or behind it; otherwise the first of all."""
        focus = self.board.focus if self.board is not None else None
        refs = [_ref(hit) for hit in self.hits]
        return refs.index(focus) if focus in refs else 0

    def _step(self, by: int) -> None:
        """The next hit or the one before; behind the last comes the first."""
        if not self.bar.isVisible():
            self._search()
        if self.hits:
            self.at = (self.at + by) % len(self.hits) if self.at is not None else self._first()
            self._go()
        self._show()

    def _go(self) -> None:
        if self.at is not None:
            self.editor.part(EditorPlaces).show(_ref(self.hits[self.at]), source="find")

    # -- replacing ----------------------------------------------------------------------------
    def _replace(self, every: bool) -> None:
        board = self.board
        if board is None or self.at is None:
            return
        chosen = self.hits if every else [self.hits[self.at]]
        by = self.bar.by.text()
        place = self.at + (0 if every else 1)
        edit = board.attempt(lambda: replace_hits(board.document, chosen, by))
        if edit is None:
            return
        if every:
            self._tell(len(chosen), {change.record.id for change in edit.changes}, chosen)
            return
        done = chosen[0]
        places = [at for at, hit in enumerate(self.hits) if _after(hit, done, len(by))]
        self.at = places[0] if places else (min(place, len(self.hits)) % len(self.hits) if self.hits else None)
        if self.at is not None:
            self._go()
        self._show()

    def _tell(self, count: int, records: set[str], chosen: Sequence[Hit]) -> None:
        """Say how many were replaced; those of a name that may not become empty were not."""
        done = sum(1 for hit in chosen if hit.id in records)
        cards = all(hit.kind == "card" for hit in chosen)
        n = len(records)
        if cards:
            text = T("Replaced {hits} in {n} card", "Replaced {hits} in {n} cards", n=n, hits=done)
        else:
            text = T("Replaced {hits} in {n} place", "Replaced {hits} in {n} places", n=n, hits=done)
        if done < count:
            text += ". " + T("A name cannot be empty.")
        self.editor.messages.say(text, T("Undo"), self.editor.undo)

    # -- showing ------------------------------------------------------------------------------
    def _show(self) -> None:
        """The marks on the map and the count in the bar."""
        board = self.board
        where = ""
        if self.at is not None and self.at >= len(self.hits):
            self.at = len(self.hits) - 1 if self.hits else None
        if self.at is not None and self.hits[self.at].name not in ("title", "name"):
            where = field_name(self.hits[self.at].kind, self.hits[self.at].name)
        self.bar.show_count(self.at, len(self.hits), where)
        if board is None or self._marks is None or not isValid(self._marks):
            return
        refs = dict.fromkeys(_ref(hit) for hit in self.hits) if self.bar.isVisible() else {}
        boxes = [box for ref in refs if (box := box_of(board.drawing, ref)) is not None]
        here = box_of(board.drawing, _ref(self.hits[self.at])) if refs and self.at is not None else None
        self._marks.show_boxes(boxes, here)

    def map_opened(self, board: Board, view: MapView) -> None:
        """What is looked for is looked for on the other map too."""
        self._marks = FindMarks()
        board.scene.addItem(self._marks)
        board.drawing_changed.connect(self._show)
        self.at = None
        self._search()
        self._show()

    def map_left(self, board: Board, view: MapView) -> None:
        """The marks go with the map."""
        board.drawing_changed.disconnect(self._show)
        self._marks = None
        self.hits, self.at = [], None

    def edited(self) -> None:
        """Hits come and go with what is typed."""
        if self.bar.isVisible():
            self._search()
            self._show()

    def retranslate(self) -> None:
        """The bar in the language in force."""
        self.bar.retranslate()
        self._show()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.bar.dress(colours)


def _ref(hit: Hit) -> Ref:
    """What is selected for a hit."""
    return Ref(_REFS.get(hit.kind, hit.kind), hit.id)  # type: ignore[arg-type]


def _after(hit: Hit, done: Hit, longer: int) -> bool:
    """Whether a hit lies behind a replaced one in the same text."""
    same = (hit.kind, hit.id, hit.name) == (done.kind, done.id, done.name)
    return same and hit.start >= done.start + longer
