"""Pictures of cards and of the persona: chosen from a file, or dropped onto a card."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.canvas.board import Board
from app.canvas.guard import guarded
from app.canvas.view import MapView
from app.domain.commands import cards as card_commands
from app.domain.commands import maps as map_commands
from app.domain.problems import Problem
from app.domain.records import Value
from app.ui.drop_zone import local_files
from app.ui.editor_part import EditorPart
from app.ui.pictures import ENDINGS, read_picture
from app.words import T

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Pictures(EditorPart):
    """Puts pictures into the project and their names into fields."""

    def map_opened(self, board: Board, view: MapView) -> None:
        """Files may be dropped on this view."""
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def choose(self, kind: str, ids: Sequence[str], key: str) -> None:
        """A picture from a file, for cards or for the persona of the map."""
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        filters = f"{T('Pictures')} ({endings})"
        name, _ = QFileDialog.getOpenFileName(self.editor, T("Choose a picture"), "", filters)
        if name and self.board is not None:
            self.put(kind, ids, key, Path(name))

    def put(self, kind: str, ids: Sequence[str], key: str, path: Path) -> None:
        """Keep the picture of a file as a field of these records; what is wrong with it is told."""
        board, session = self.board, self.editor.session
        if board is None:
            return
        try:
            digest = session.library.put_asset(session.project_id, *read_picture(path))
        except Problem as problem:
            self.editor.failed(problem)
            return
        values: dict[str, Value | None] = {key: digest}
        if kind == "card":
            board.attempt(lambda: card_commands.set_fields(board.document, ids, values))
        else:
            board.attempt(lambda: map_commands.edit_persona(board.document, board.map_id, fields=values))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Picture files over a card are welcome; everything else goes its usual way."""
        if event.type() not in _DRAGS or not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        files = [file for file in local_files(event.mimeData()) if file.suffix.lower().lstrip(".") in ENDINGS]
        if not files:
            return False
        card = self._card_at(event.position().toPoint())
        if card is None and event.type() != QEvent.Type.DragEnter:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop and card is not None:
            QTimer.singleShot(0, self, lambda: self.put("card", [card], "picture", files[0]))
        return True

    def _card_at(self, point: QPoint) -> str | None:
        """The card under a point of the viewport, which is selected to show where the picture would go."""
        board, view = self.board, self.view
        ref = view.ref_at(point) if view is not None else None
        if board is None or ref is None or ref.kind != "card":
            return None
        board.select(ref)
        return ref.id
