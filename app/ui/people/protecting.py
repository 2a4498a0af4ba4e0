"""Says at once when an edit touches what customers value, on a map as it should become."""

from typing import TYPE_CHECKING

from app.domain.edits import Edit
from app.domain.records import Card
from app.insight.protect import touched
from app.ui.editor_part import EditorPart
from app.words import T
from app.words.compare import protect_text

if TYPE_CHECKING:
    from app.ui.editor import Editor


class Protecting(EditorPart):
    """Listens to edits; a quiet message with a way back, never a question before."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._edits: list[Edit] = []
        self._unsubscribe = editor.session.subscribe(self._edits.append)

    def edited(self) -> None:
        """After the page has shown the edit, and has said what it says of it."""
        edits, self._edits[:] = list(self._edits), []
        for edit in edits:
            if edit.undoes is None:
                self._warn(edit)

    def _warn(self, edit: Edit) -> None:
        changes = touched(self.editor.session.document, edit)
        cards = [change.before for change in changes if isinstance(change.before, Card)]
        if cards:
            gone = changes[0].after is None
            text = protect_text(cards[0].title, gone=gone, more=len(cards) - 1)
            self.editor.messages.say(text, T("Undo"), self.editor.undo)

    def close(self) -> None:
        """Listen no more."""
        self._unsubscribe()
