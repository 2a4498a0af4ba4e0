"""A window with the editor of a fresh library, and what a person uses on it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.canvas.view import MapView
from app.domain.commands import maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import Card, Lane, Stage
from app.session import EditSession, open_library
from app.ui.action_table import Actions
from app.ui.editor import Editor
from app.ui.settings import Settings
from app.ui.theme import tokens
from tests.hand import Hand
from tests.library_file import put_empty_library

CAFE = MapDraft(
    title="Café",
    stages=(StageDraft("Llegar", "before"), StageDraft("Pedir"), StageDraft("Pagar", "after")),
    lanes=(
        LaneDraft("emotion", "Emociones"),
        LaneDraft("channel", "Tienda", {"icon": "shop"}),
        LaneDraft("channel", "Web", {"icon": "web"}),
        LaneDraft("text", "Dolores", {"text_kind": "pains"}),
    ),
    cards=(
        CardDraft("Huele a café", 0, 1, 2),
        CardDraft("Mira el menú", 1, 1, 0),
        CardDraft("Pide en la barra", 1, 1, 1),
        CardDraft("Espera la cola", 2, 1, -1),
        CardDraft("Paga con el móvil", 2, 2),
        CardDraft("La cola no avanza", 2, 3),
    ),
)


class Desk:
    """A window with the editor of a fresh library, and what a person uses on it."""

    def __init__(self, qtbot: QtBot, path: Path, draft: MapDraft = CAFE) -> None:
        self.path = path
        put_empty_library(path)
        self.library = open_library(path, back_up=False)
        edit = maps.new_project("Proyecto", [draft])
        self.project_id = edit.changes[0].record.id
        self.library.create(edit)
        self.session = EditSession(self.library, self.project_id, patient=True)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.actions = Actions(self.window, self._trigger)
        self.actions.dress(tokens(False))
        self.editor = Editor(self.session, Settings(), self.actions, tokens(False), parent=self.window)
        self.window.setCentralWidget(self.editor)
        self.window.resize(1500, 950)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.view.setFocus()
        QApplication.processEvents()

    def _trigger(self, id_: str) -> None:
        if self.editor.is_enabled(id_):
            self.editor.commands()[id_]()

    @property
    def view(self) -> MapView:
        assert self.editor.view is not None
        return self.editor.view

    @property
    def hand(self) -> Hand:
        return Hand(self.view)

    @property
    def document(self) -> Document:
        return self.session.document

    def card(self, title: str) -> Card:
        return next(c for c in self.document.all(Card) if c.title == title)

    def ref(self, title: str) -> Ref:
        return Ref("card", self.card(title).id)

    def stage(self, title: str) -> Stage:
        return next(s for s in self.document.all(Stage) if s.title == title)

    def lane(self, title: str) -> Lane:
        return next(s for s in self.document.all(Lane) if s.title == title)

    def titles(self, stage: str, lane: str) -> list[str]:
        cell = (self.stage(stage).id, self.lane(lane).id)
        return [c.title for c in self.document.cell(self.editor.map_id or "", cell)]

    def cell_ref(self, stage: str, lane: str) -> Ref:
        return Ref("cell", self.stage(stage).id, self.lane(lane).id)

    def until_painted(self) -> None:
        """Wait until nothing of the map is plain or coarse any more: what is much is painted between events."""
        QApplication.processEvents()
        while self.view.board.scene.unfinished:
            QApplication.processEvents()
        QApplication.processEvents()

    def on_disk(self) -> Document:
        """What another program would read from the file now."""
        with open_library(self.path, back_up=False) as other:
            document, _ = other.load(self.project_id)
        return document

    def close(self) -> None:
        self.editor.close_page()
        self.session.close()
        self.window.close()
        self.library.close()
