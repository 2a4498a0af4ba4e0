"""The drawer's page of opportunities: a list that can be written in, and beside it the board to weigh them on."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.domain.commands import linking, opportunities
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Opportunity
from app.exchange.backlog import read_backlog, write_backlog
from app.exchange.importing import load
from app.files import deliver
from app.poster.export import write_problem
from app.ui.backlog.matrix import Matrix
from app.ui.backlog.model import BacklogModel
from app.ui.insight.rows_page import RowsPage
from app.ui.theme import Tokens
from app.words import T
from app.words.fields import field_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

MOST_BYTES = 4 * 1024 * 1024


class BacklogPage(RowsPage[Opportunity]):
    """Opportunities of the map: added, weighed, given to somebody, followed."""

    link_kind: linking.LinkKind = "opportunity"
    icons: Mapping[str, str] = {
        "add": "plus", "link": "link", "show": "locate", "delete": "trash-2", "export": "file-down",
        "import": "file-up",
    }  # fmt: skip

    def __init__(self, editor: "Editor") -> None:
        self.matrix = Matrix()
        super().__init__(editor, BacklogModel(editor), self.matrix)
        self.matrix.weighed.connect(self._weigh)
        self.matrix.picked.connect(self.choose)
        self.retranslate()

    def front(self) -> None:
        """Another row is in front: it is marked on the board."""
        super().front()
        one = self.current
        self.matrix.show_all(self.model.rows, one.id if one is not None else "")
        self.buttons["export"].setEnabled(bool(self.model.rows))

    # -- what is done -------------------------------------------------------------------------
    def make(self, document: Document, card_ids: list[str]) -> Edit:
        """A new one for these cards."""
        return opportunities.add_opportunity(
            document, self.editor.map_id or "", T("New opportunity"), card_ids=card_ids
        )

    def remove(self, document: Document, ids: list[str]) -> Edit:
        """Without these."""
        return opportunities.delete_opportunities(document, ids)

    def more(self) -> Mapping[str, Callable[[], object]]:
        """Out into a file, and back."""
        return {"export": self._export, "import": self._import}

    def _weigh(self, id_: str, impact: int, effort: int) -> None:
        board = self.board
        if board is not None:
            given = {"impact": impact, "effort": effort}
            board.attempt(lambda: opportunities.edit_opportunity(board.document, id_, fields=given))
            self.show_map()

    # -- files --------------------------------------------------------------------------------
    def _export(self) -> None:
        board, settings = self.board, self.editor.settings
        if board is None:
            return
        start = str(Path(settings.import_folder) / T("opportunities.csv"))
        name, _ = QFileDialog.getSaveFileName(self, T("Save the opportunities as a table"), start, "CSV (*.csv)")
        if name:
            self.export_to(Path(name if Path(name).suffix else f"{name}.csv"))

    def export_to(self, path: Path) -> None:
        """Write the table of the map's opportunities."""
        board = self.board
        if board is None:
            return
        try:
            deliver(write_backlog(board.document, board.map_id), path)
        except OSError as error:
            self.editor.failed(write_problem(path, error))
            return
        self.editor.messages.say(T("The opportunities are in “{name}”.", name=path.name))

    def _import(self) -> None:
        start = self.editor.settings.import_folder
        name, _ = QFileDialog.getOpenFileName(self, T("Read opportunities from a table"), start, "CSV (*.csv *.tsv)")
        if name:
            self.editor.settings.import_folder = str(Path(name).parent)
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take the changes of a table; what could not be read is told."""
        board = self.board
        if board is None:
            return
        try:
            data = load(path, MOST_BYTES)
            edit, unread = read_backlog(board.document, board.map_id, data, path.name)
        except Problem as problem:
            self.editor.failed(problem)
            return
        if not edit.is_empty and board.attempt(lambda: edit) is None:
            return
        said = T("{n} opportunity was read.", "{n} opportunities were read.", n=len(edit.changes))
        if unread:
            first = unread[0]
            said += " " + T("Line {line}: “{cell}” says nothing for “{field}”; it was left out.", line=first.line,
                            cell=first.cell, field=field_name("opportunity", first.field))  # fmt: skip
            if len(unread) > 1:
                said += " " + T("And {n} more cell.", "And {n} more cells.", n=len(unread) - 1)
        self.editor.messages.say(said, bad=bool(unread))
        self.show_map()

    # -- looks --------------------------------------------------------------------------------
    def words(self) -> Mapping[str, str]:
        """What the tools are called."""
        return {
            "add": T("New opportunity (Ins)"),
            "link": T("Link with the selected cards, or unlink"),
            "show": T("Show its cards on the map"),
            "delete": T("Delete (Del)"),
            "export": T("Save as a table (CSV)…"),
            "import": T("Read from a table (CSV)…"),
            "table": T("Opportunities"),
            "select": T("Select the cards on the map that this opportunity answers, then link them."),
            "empty": T(
                "Nothing to change yet. Select the cards that hurt on the map and press + to say what could be done."
            ),
        }

    def retranslate(self) -> None:
        """Everything in the language in force."""
        super().retranslate()
        self.matrix.setAccessibleName(T("Impact and effort"))

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        super().dress(colours)
        self.matrix.dress(colours)
