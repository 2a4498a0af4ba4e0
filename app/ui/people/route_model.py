"""The routes of a map as the rows of a table: what is said of each, and what its steps come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Qt

from app.canvas.board import Board
from app.domain.commands import routes
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Route, Value
from app.insight.conversion import Conversion
from app.insight.coverage import Coverage
from app.insight.effort import Effort
from app.insight.overview import Overview
from app.ui.insight.row_model import RowModel
from app.words import T, language
from app.words.insight import formula_help, formula_name, formula_text

SHARES = ("conversion", "coverage")
COMPUTED = ("conversion", "steps", "switches", "crossings", "coverage")
COLUMNS = ("title", "type", "goal", "people_in", "people_out", *COMPUTED)


@dataclass(frozen=True, slots=True)
class RouteFigures:
    """What is computed of a route."""

    effort: Effort
    conversion: Conversion
    coverage: Coverage


class RoutesModel(RowModel[Route]):
    """Reads a board's map; every change is one edit of its own."""

    kind = "route"
    columns = COLUMNS
    computed = COMPUTED
    number_place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.figures: Mapping[str, RouteFigures] = {}
        """By the id of the route."""

    def found(self, board: Board) -> Sequence[Route]:
        """The routes of the map, and what each comes to."""
        held = board.document.routes(board.map_id)
        read = Overview(board.document, board.map_id)
        figures = [RouteFigures(*one) for one in zip(read.routes, read.funnel.routes, read.coverage, strict=True)]
        self.figures = dict(zip([route.id for route in held], figures, strict=True))
        return held

    def edit(self, document: Document, id_: str, title: str | None, fields: Mapping[str, Value | None]) -> Edit:
        """Another title or other fields of one."""
        return routes.edit_route(document, id_, title=title, fields=fields)

    def number(self, one: Route, key: str) -> float | None:
        """What is computed; shares from 0 to 1."""
        figures = self.figures[one.id]
        if key == "conversion":
            return figures.conversion.rate.value
        if key == "coverage":
            return figures.coverage.all.value
        return float(len(getattr(figures.effort, key)))

    def number_text(self, one: Route, key: str) -> str:
        """A dash where it cannot be computed."""
        number = self.number(one, key)
        if key in SHARES:
            return T("{n} %", n=round(100 * number)) if number is not None else "–"
        return QLocale(language()).toString(number, "g", 12) if number is not None else ""

    def heading(self, column: str) -> str:
        """Short ones: there are many columns."""
        named = {
            "title": T("Route"), "type": T("Type"), "goal": T("Goal"), "people_in": T("In"), "people_out": T("Out"),
            "steps": T("Steps"), "switches": T("Channel switches"), "crossings": T("Physical ↔ digital"),
        }  # fmt: skip
        return formula_name(column) if column in SHARES else named[column]

    def help(self, column: str) -> str:
        """What a column means, and how it is computed."""
        if column in SHARES:
            return f"{formula_text(column)}\n{formula_help(column)}"
        told = {
            "title": T("Double click or F2 to write."),
            "steps": T("Touchpoints on the route, in the order of the map."),
            "switches": T("Steps in another channel than the one before."),
            "crossings": T("Steps from a physical to a digital contact, or back."),
        }
        return told.get(column) or super().help(column)
