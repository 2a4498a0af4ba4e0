"""The sources of a project as the rows of a table that can be written in."""

from collections.abc import Mapping, Sequence

from app.canvas.board import Board
from app.domain.commands import evidence
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Evidence, Value
from app.insight.survey import concerned
from app.ui.insight.row_model import RowModel
from app.words import T

COLUMNS = ("title", "type", "cards", "asked", "date", "sample", "source")


class SourcesModel(RowModel[Evidence]):
    """Reads a board's project; every change is one edit of its own."""

    kind = "evidence"
    columns = COLUMNS

    def found(self, board: Board) -> Sequence[Evidence]:
        """The evidence of the project."""
        return board.document.evidence

    def edit(self, document: Document, id_: str, title: str | None, fields: Mapping[str, Value | None]) -> Edit:
        """Another title or other fields of one."""
        return evidence.edit_evidence(document, id_, title=title, fields=fields)

    def number(self, one: Evidence, key: str) -> float | None:
        """How many cards it supports, by a link or by answers."""
        return len(concerned(self.board.document, one.id)) if self.board is not None else 0

    def heading(self, column: str) -> str:
        """Those of fields are the fields' own."""
        return {"title": T("Title"), "cards": T("Supports")}.get(column) or super().heading(column)
