"""Pictures of cards and of the persona: chosen from a file, pasted, or dropped onto them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from app.canvas.board import Board
from app.canvas.card_values import CardValues
from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.canvas.view import MapView
from app.domain.commands import cards as card_commands
from app.domain.commands import maps as map_commands
from app.domain.commands import personas
from app.domain.problems import Problem
from app.domain.records import Card, Value
from app.ui.drop_zone import local_files, refuse_link
from app.ui.editor_part import EditorPart
from app.ui.pictures import ENDINGS, read_picture, redrawn, rewritten
from app.words import T

_KINDS = tuple(f"image/{kind}" for kind in ("png", "jpeg", "gif", "webp"))
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Pictures(EditorPart):
    """Puts pictures into the project and their names into fields."""

    def map_opened(self, board: Board, view: MapView) -> None:
        """Files may be dropped on this view."""
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        view.picture_wanted.connect(self.show_large)

    def map_left(self, board: Board, view: MapView) -> None:
        """No more on this view."""
        view.viewport().removeEventFilter(self)

    def show_large(self, ref: Ref) -> None:
        """The picture of a card, as large as the screen allows; another one where that is wished."""
        from app.ui.picture_dialog import PictureDialog  # noqa: PLC0415 - after the first paint

        card = self.board.document.find(Card, ref.id) if self.board is not None else None
        data = self.editor.picture(str(card.fields.get("picture", ""))) if card is not None else None
        if card is None or data is None:
            return
        dialog = PictureDialog(data, card.title, self.editor)
        other = dialog.exec() == PictureDialog.DialogCode.Accepted
        dialog.deleteLater()
        if other:
            self.choose("card", [card.id], "picture")

    def choose(self, kind: str, ids: Sequence[str], key: str) -> None:
        """A picture from a file, for cards or for a persona; without ids for the persona of the map."""
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        filters = f"{T('Pictures')} ({endings})"
        name, _ = QFileDialog.getOpenFileName(self.editor, T("Choose a picture"), "", filters)
        if name and self.board is not None:
            self.put(kind, ids, key, Path(name))

    def put(self, kind: str, ids: Sequence[str], key: str, path: Path) -> None:
        """Keep the picture of a file as a field of these records; what is wrong with it is told."""
        self._keep(kind, ids, key, lambda: read_picture(path))

    def _take(self, target: tuple[str, list[str], str], path: Path) -> None:
        """Keep the picture of a file that was dropped or pasted."""

        def read() -> tuple[str, bytes]:
            refuse_link(path)
            return read_picture(path)

        self._keep(*target, read)

    def paste(self, said: QMimeData) -> bool:
        """Give the selected cards the picture on the clipboard; False where there is none, or no card."""
        ids = [card.id for card in CardValues(self.board).cards("picture")] if self.board is not None else []
        files = _picture_files(said)
        if not ids or not (files or (picture_in(said) and not said.hasText())):
            return False
        if files:
            self._take(("card", ids, "picture"), files[0])
        else:
            self._keep("card", ids, "picture", lambda: pasted_picture(said))
        return True

    def _keep(self, kind: str, ids: Sequence[str], key: str, read: Callable[[], tuple[str, bytes]]) -> None:
        board, session = self.board, self.editor.session
        if board is None:
            return
        try:
            digest = session.library.put_asset(session.project_id, *read())
        except Problem as problem:
            self.editor.failed(problem)
            return
        values: dict[str, Value | None] = {key: digest}
        if kind == "card":
            board.attempt(lambda: card_commands.set_fields(board.document, ids, values))
        elif ids:
            board.attempt(lambda: personas.edit_persona(board.document, ids[0], fields=values))
        else:
            board.attempt(lambda: map_commands.edit_persona(board.document, board.map_id, fields=values))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Picture files over a card or the persona are welcome; every other drag is for the window to judge.

        The view itself would take any drag at first and then do nothing with it.
        """
        if event.type() not in _DRAGS or not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        files = _picture_files(event.mimeData())
        if not files:
            event.ignore()
            return True
        target = self._target_at(event.position().toPoint())
        if target is None and event.type() != QEvent.Type.DragEnter:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop and target is not None:
            QTimer.singleShot(0, self, lambda: self._take(target, files[0]))
        return True

    def _target_at(self, point: QPoint) -> tuple[str, list[str], str] | None:
        """What a picture would be of at a point of the viewport; it is selected to show that."""
        board, view = self.board, self.view
        ref = view.ref_at(point) if view is not None else None
        if board is None or ref is None or ref.kind not in ("card", "persona"):
            return None
        board.select(ref)
        return ("card", [ref.id], "picture") if ref.kind == "card" else ("persona", [ref.id], "photo")


def picture_in(said: QMimeData) -> bool:
    """Whether a picture that may be read is on the clipboard."""
    return _bytes_kind(said) is not None or _is_painted(said)


def pasted_picture(said: QMimeData) -> tuple[str, bytes]:
    """Media type and bytes of the picture on the clipboard, written anew; Problem as ``read_picture``.

    Its bytes are read like those of a file.  Qt is asked to read them itself only where there are pixels of
    another kind: it would read an SVG as well, and whatever files that names.
    """
    kind = _bytes_kind(said)
    if kind is not None:
        return rewritten(bytes(said.data(kind).data()), T("clipboard"))
    image = QImage(said.imageData()) if _is_painted(said) else QImage()
    if image.isNull():
        raise Problem("picture.unreadable", name=T("clipboard"))
    return redrawn(image)


def _bytes_kind(said: QMimeData) -> str | None:
    return next((kind for kind in _KINDS if said.hasFormat(kind)), None)


def _is_painted(said: QMimeData) -> bool:
    """Whether the clipboard holds pixels, and none that Qt would first draw out of a page or a drawing."""
    return said.hasImage() and not any("svg" in name or "pdf" in name for name in said.formats())


def _picture_files(said: QMimeData) -> list[Path]:
    """The files of a drag or of the clipboard that are pictures by their names."""
    return [file for file in local_files(said) if file.suffix.lower().lstrip(".") in ENDINGS]
