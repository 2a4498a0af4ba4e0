"""The opportunities of a map as the rows of a table that can be written in."""

from collections.abc import Mapping, Sequence

from app.canvas.board import Board
from app.domain.commands import opportunities
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Opportunity, Value
from app.ui.insight.row_model import RowModel
from app.words import T

COLUMNS = ("title", "action", "impact", "effort", "owner", "due", "status", "cards")


class BacklogModel(RowModel[Opportunity]):
    """Reads a board's map; every change is one edit of its own."""

    kind = "opportunity"
    columns = COLUMNS

    def found(self, board: Board) -> Sequence[Opportunity]:
        """The opportunities of the map."""
        return board.document.opportunities(board.map_id)

    def edit(self, document: Document, id_: str, title: str | None, fields: Mapping[str, Value | None]) -> Edit:
        """Another title or other fields of one."""
        return opportunities.edit_opportunity(document, id_, title=title, fields=fields)

    def heading(self, column: str) -> str:
        """Those of fields are the fields' own."""
        return {"title": T("Opportunity"), "cards": T("Cards")}.get(column) or super().heading(column)
