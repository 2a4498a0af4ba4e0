"""Reads the answers of a survey into the map that is open."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.canvas.board import Board
from app.canvas.view import MapView
from app.domain.commands.evidence import add_evidence
from app.ui.editor_part import EditorPart
from app.ui.insight.part import Insight
from app.ui.insight.rows_page import RowsPage
from app.words import T

ACTION = "evidence.read"


class Surveying(EditorPart):
    """From a file to a source with answers, which the drawer shows then."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Choose a file."""
        return {ACTION: self._choose}

    def map_opened(self, board: Board, view: MapView) -> None:
        """A score in the inspector leads to its source."""
        if self.editor.inspector is not None:
            self.editor.inspector.source_wanted.connect(self._show_source)

    def _show_source(self, id_: str) -> None:
        show_source(self.editor.part(Insight), id_)

    def _choose(self) -> None:
        settings = self.editor.settings
        title = T("Read answers of a survey")
        name, _ = QFileDialog.getOpenFileName(self.editor, title, settings.import_folder, "CSV (*.csv *.tsv *.txt)")
        if name:
            settings.import_folder = str(Path(name).parent)
            self.read(Path(name))

    def read(self, file: Path) -> None:
        """Show a file, and keep what the person wants of it: one edit."""
        from app.ui.evidence.survey_dialog import SurveyDialog  # noqa: PLC0415 - only where somebody reads a survey

        board = self.board
        if board is None:
            return
        dialog = SurveyDialog(board.document, board.map_id, file, self.editor.window())
        dialog.exec()
        kept = dialog.kept
        dialog.deleteLater()
        if kept is None:
            return
        edit = board.attempt(
            lambda: add_evidence(board.document, kept.title, fields=kept.fields, answers=kept.answers)
        )  # fmt: skip
        if edit is None:
            return
        given = sum(value is not None for draft in kept.answers for value in draft.values)
        self.editor.messages.say(T("{n} answer was kept.", "{n} answers were kept.", n=given))
        show_source(self.editor.part(Insight), edit.changes[0].record.id)


def show_source(insight: Insight, id_: str) -> None:
    """Have the drawer open at a source."""
    insight.show_page("sources")
    page = insight.drawer.page("sources")
    if isinstance(page, RowsPage):
        page.show_map()
        page.choose(id_)
