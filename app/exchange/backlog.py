"""Opportunities as a table for a spreadsheet, and back: what was changed there is one edit here.

Columns are the codes of the fields, so that the file reads back in any language; a row without an id, or with one that
the map does not have, is a new opportunity.  A cell that a spreadsheet would take for a formula is written with an
apostrophe before it, which reading takes away.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.catalogue import Field
from app.domain.commands.changing import added, changed, with_fields
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.fields import fields_of, fits_field
from app.domain.folding import fold_line
from app.domain.ids import new_id
from app.domain.ordering import last_rank, ranks_between
from app.domain.problems import Problem
from app.domain.records import NO_FIELDS, Card, Opportunity, Value
from app.domain.text import clean_line
from app.exchange.decoding import decode
from app.exchange.formulas import safe, unsafe
from app.exchange.rows import Row, read_rows

FIELDS = tuple(fields_of("opportunity"))
HEADINGS = ("id", "title", *(field.key for field in FIELDS), "cards")
MOST_OPPORTUNITIES = 2000


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that says nothing known: the line of the file, the field, and what stands there."""

    line: int
    field: str
    cell: str


def write_backlog(document: Document, map_id: str) -> bytes:
    """The table of a map's opportunities, in UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    table.writerow(HEADINGS)
    for one in document.opportunities(map_id):
        values = (str(one.fields.get(field.key, "")) for field in FIELDS)
        table.writerow(safe(cell) for cell in (one.id, one.title, *values, "; ".join(_cards(document, one))))
    return "\ufeff".encode() + out.getvalue().encode()


def read_backlog(document: Document, map_id: str, data: bytes, name: str) -> tuple[Edit, list[Unread]]:
    """What a table changes in a map's opportunities, and the cells that could not be read, which change nothing.

    Problem("backlog.no_title", name) without a column for titles, "backlog.too_many" where it has too many rows, and
    those of any table that cannot be read.
    """
    text, _encoding = decode(data, name)
    rows, broken, _separator = read_rows(text, name)
    if broken:
        raise Problem("backlog.broken", name=name, line=broken[0].line)
    if not rows:
        raise Problem("backlog.no_title", name=name)
    columns = {fold_line(heading): at for at, heading in reversed(list(enumerate(rows[0].cells)))}
    if "title" not in columns:
        raise Problem("backlog.no_title", name=name)
    if len(rows) > MOST_OPPORTUNITIES:
        raise Problem("backlog.too_many", name=name, limit=MOST_OPPORTUNITIES)
    reader = _Reader(document, map_id, columns)
    changes = reader.changes(rows[1:])
    label = Label("import_opportunities", {"title": name, "count": len(changes)})
    return Edit(label, changes), reader.unread


def _cards(document: Document, one: Opportunity) -> Iterable[str]:
    """The texts of the cards that it answers."""
    found = (document.find(Card, link.card_id) for link in document.links_to(one.id))
    return [" ".join(card.title.split()) for card in found if card is not None]


class _Reader:
    """Reads rows against what the map has."""

    def __init__(self, document: Document, map_id: str, columns: Mapping[str, int]) -> None:
        self.unread: list[Unread] = []
        self._document = document
        self._map_id = map_id
        self._columns = columns
        self._known = {one.id: one for one in document.opportunities(map_id)}

    def changes(self, rows: Sequence[Row]) -> tuple[Change, ...]:
        """Updates of those that are there, and new ones behind them."""
        updates: list[Change] = []
        new: list[tuple[str, dict[str, Value]]] = []
        seen: set[str] = set()
        for row in rows:
            id_, title = self._cell(row, "id"), clean_line(self._cell(row, "title"))
            before = self._known.get(id_) if id_ not in seen else None
            seen.add(id_)
            if before is not None:
                fields = self._fields(row, before.fields)
                updates += changed(before, replace(before, title=title or before.title, fields=fields))
            elif title:
                new.append((title, self._fields(row, NO_FIELDS)))
        ranks = ranks_between(last_rank(one.rank for one in self._known.values()), "", len(new))
        made = [
            Opportunity(id=new_id(), project_id=self._document.project.id, map_id=self._map_id, rank=rank,
                        title=title, fields=fields)
            for rank, (title, fields) in zip(ranks, new, strict=True)
        ]  # fmt: skip
        return (*updates, *added(made))

    def _fields(self, row: Row, before: Mapping[str, Value]) -> dict[str, Value]:
        """The fields after a row: a column that is not there changes nothing, an empty cell takes the field away."""
        values: dict[str, Value | None] = {}
        for field in FIELDS:
            if field.key not in self._columns:
                continue
            cell = self._cell(row, field.key).strip()
            value = _value(field, cell)
            if cell and value is None:
                self.unread.append(Unread(row.line, field.key, cell[:60]))
            else:
                values[field.key] = value
        return with_fields("opportunity", before, values)

    def _cell(self, row: Row, heading: str) -> str:
        at = self._columns.get(heading)
        return unsafe(row.cells[at]) if at is not None and at < len(row.cells) else ""


def _value(field: Field, cell: str) -> Value | None:
    """The value of a cell; None where it says nothing, or nothing that fits."""
    value: Value = cell
    if field.type == "scale":
        number = cell.replace(",", ".").removesuffix(".0")
        value = int(number) if number.isdecimal() and len(number) < 4 else cell
    elif field.type == "choice":
        value = fold_line(cell)
    return value if cell and fits_field(field, value) else None
