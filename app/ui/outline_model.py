"""The map as a tree of rows: stages, in each the lanes that have cards there, in each its cards.

A row knows only what it stands for; texts are asked of the document when they are shown.  The cards of a lane become
rows when somebody looks at them.  After an edit only rows that come, go or move are told, so that what is open, what
is selected and the place in the list stay.
"""

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.domain.document import Document
from app.domain.folding import fold_line
from app.domain.records import Card, Lane, Stage
from app.ui.outline_rows import Order, Row, name_of, number, runs, symbol_of

Index = QModelIndex | QPersistentModelIndex
NOTHING = Document({})
ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
"""Every row can be selected and renamed."""


class OutlineModel(QAbstractItemModel):
    """The rows of one map of a document."""

    def __init__(self, icon: Callable[[str], QIcon], rename: Callable[[Ref, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self._rename = rename
        self.document = NOTHING
        self._map_id = ""
        self._letters = ""
        self._numbers = 0
        self._rows: dict[int, Row] = {}
        self._known: dict[Ref, Row] = {}
        self._root = self._start()

    # -- what is shown ------------------------------------------------------------------------
    def show_map(self, document: Document, map_id: str) -> None:
        """Another map."""
        self.beginResetModel()
        self.document, self._map_id = document, map_id
        self._root = self._start()
        self.endResetModel()

    def show_with(self, letters: str) -> None:
        """Only what has these letters in it, with the stage and lane that it is in; "" is everything."""
        letters = fold_line(letters)
        if letters != self._letters:
            self._letters = letters
            self.show_map(self.document, self._map_id)

    @property
    def letters(self) -> str:
        """The letters that rows must have, folded."""
        return self._letters

    def follow(self, document: Document) -> None:
        """The same map after an edit."""
        before, self.document = self.document, document
        self._agree(self._root, before)
        for row in [self._root, *self._inside(self._root)]:
            self._tell(row)
        for cell in [cell for stage in self._inside(self._root) for cell in self._inside(stage)]:
            changed = [
                card.place
                for card in cell.children or ()
                if card.ref and before.find(Card, card.ref.id) is not document.find(Card, card.ref.id)
            ]
            if changed:
                self._tell(cell, min(changed), max(changed))

    def _start(self) -> Row:
        """The map with its stages and lanes."""
        self._rows, self._known = {}, {}
        root = Row(None, None, 0)
        self._open(root)
        return root

    def _below(self, ref: Ref | None) -> list[Ref]:
        return Order(self.document, self._map_id, self._letters).below(ref)

    # -- rows ---------------------------------------------------------------------------------
    def _make(self, ref: Ref, parent: Row) -> Row:
        """A row; while letters are looked for, everything in it too, for what is in it decides."""
        self._numbers += 1
        row = Row(ref, parent, self._numbers)
        self._rows[row.number] = self._known[ref] = row
        if ref.kind == "stage" or (self._letters and ref.kind == "cell"):
            self._open(row)
        return row

    def _open(self, row: Row) -> None:
        row.children = [self._make(ref, row) for ref in self._below(row.ref)]
        number(row)

    def _inside(self, row: Row) -> list[Row]:
        if row.children is None:
            self._open(row)
        return row.children or []

    def _forget(self, row: Row) -> None:
        for child in row.children or ():
            self._forget(child)
        self._rows.pop(row.number, None)
        if row.ref is not None and self._known.get(row.ref) is row:
            del self._known[row.ref]

    def _agree(self, row: Row, before: Document) -> None:
        """Rows go, move and come until they are what the document says; most lanes are as they were."""
        if row.children is None or (row.ref is not None and row.ref.kind == "card"):
            return
        if row.ref is not None and row.ref.kind == "cell":
            cell = (row.ref.id, row.ref.lane_id)
            if before.cell(self._map_id, cell) == self.document.cell(self._map_id, cell):
                return
        wanted = self._below(row.ref)
        if wanted != [child.ref for child in row.children]:
            self._take_away(row, set(wanted))
            held = {child.ref for child in row.children}
            self._put_in_order(row, [ref for ref in wanted if ref in held])
            self._put_in(row, wanted)
        for child in row.children:
            self._agree(child, before)

    def _take_away(self, row: Row, wanted: set[Ref]) -> None:
        children = row.children or []
        gone = [child.place for child in children if child.ref not in wanted]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(self._index(row), first, last)
            for child in children[first : last + 1]:
                self._forget(child)
            del children[first : last + 1]
            number(row)
            self.endRemoveRows()

    def _put_in_order(self, row: Row, wanted: Sequence[Ref]) -> None:
        """The same rows in another order; Qt goes on knowing each by its index."""
        children = row.children or []
        if [child.ref for child in children] == list(wanted):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._rows.get(index.internalId()) for index in before]
        by_ref = {child.ref: child for child in children}
        row.children = [by_ref[ref] for ref in wanted]
        number(row)
        self.changePersistentIndexList(before, [self._index(one) if one else QModelIndex() for one in held])
        self.layoutChanged.emit()

    def _put_in(self, row: Row, wanted: Sequence[Ref]) -> None:
        children = row.children if row.children is not None else []
        held = {child.ref for child in children}
        for first, last in runs([at for at, ref in enumerate(wanted) if ref not in held]):
            made = [self._make(ref, row) for ref in wanted[first : last + 1]]
            self.beginInsertRows(self._index(row), first, last)
            children[first:first] = made
            number(row)
            self.endInsertRows()

    def _tell(self, row: Row, first: int = 0, last: int = -1) -> None:
        """The words in these rows may be others now; -1 is the last."""
        children = row.children or []
        if children:
            self.dataChanged.emit(self._index(children[first]), self._index(children[last]))

    # -- rows and things ----------------------------------------------------------------------
    def ref(self, index: Index) -> Ref | None:
        """What a row stands for."""
        row = self._rows.get(index.internalId()) if index.isValid() else None
        return row.ref if row is not None else None

    def index_of(self, ref: Ref | None) -> QModelIndex:
        """The row of a thing; no valid index where it is not shown."""
        row = self._row_of(ref) if ref is not None else None
        return self._index(row) if row is not None else QModelIndex()

    def _row_of(self, ref: Ref) -> Row | None:
        if ref.kind == "card" and ref not in self._known:
            card = self.document.find(Card, ref.id)
            cell = self._known.get(Ref("cell", card.stage_id or "", card.lane_id or "")) if card is not None else None
            if cell is not None and cell.children is None:
                self._open(cell)
        return self._known.get(ref)

    def selection_of(self, refs: Iterable[Ref]) -> QItemSelection:
        """The rows of things, those that follow on each other as one piece."""
        places: dict[int, tuple[Row, list[int]]] = {}
        for ref in refs:
            row = self._row_of(ref)
            if row is not None and row.parent is not None:
                places.setdefault(row.parent.number, (row.parent, []))[1].append(row.place)
        selection = QItemSelection()
        for parent, numbers in places.values():
            inside = parent.children or []
            for first, last in runs(sorted(set(numbers))):
                selection.select(self._index(inside[first]), self._index(inside[last]))
        return selection

    # -- the contract with Qt -----------------------------------------------------------------
    def _index(self, row: Row) -> QModelIndex:
        if row.index is None:
            row.index = self.createIndex(row.place, 0, row.number) if row.ref is not None else QModelIndex()
        return row.index

    def _at(self, index: Index) -> Row | None:
        return self._rows.get(index.internalId()) if index.isValid() else self._root

    @guarded(QModelIndex())
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """The row at a place of another."""
        holder = self._at(parent)
        inside = self._inside(holder) if holder is not None else []
        return self._index(inside[row]) if column == 0 and 0 <= row < len(inside) else QModelIndex()

    @guarded(QModelIndex())
    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        """The row that a row is in."""
        row = self._rows.get(index.internalId())
        if row is None or row.parent is None:
            return QModelIndex()
        return row.parent.index or self._index(row.parent)

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are in a row."""
        row = self._at(parent)
        return len(self._inside(row)) if row is not None else 0

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 1

    @guarded(False)
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """A lane that nobody has looked into has cards, or it would not be here."""
        row = self._at(parent)
        if row is None:
            return False
        if row.children is None:
            return row.ref is not None and row.ref.kind == "cell"
        return bool(row.children)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be selected and renamed."""
        return ROW if index.isValid() and index.internalId() in self._rows else Qt.ItemFlag.NoItemFlags

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, also in full for a tool tip, the face or symbol, and stages in stronger letters."""
        ref = self.ref(index)
        record = self._record(ref) if ref is not None else None
        if record is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = name_of(record)
            return f"{self._place_of(record) + 1}. {name}" if isinstance(record, Stage) else name
        if role == Qt.ItemDataRole.EditRole:
            return record.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(name_of(record))}</p>"
        if role == Qt.ItemDataRole.DecorationRole:
            symbol = symbol_of(self.document, record)
            return self._icon(symbol) if symbol else None
        if role == Qt.ItemDataRole.FontRole and isinstance(record, Stage):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another name was typed."""
        ref = self.ref(index)
        record = self._record(ref) if ref is not None else None
        if ref is None or record is None or role != Qt.ItemDataRole.EditRole or str(value) == record.title:
            return False
        self._rename(Ref("lane", ref.lane_id) if ref.kind == "cell" else ref, str(value))
        return True

    def _record(self, ref: Ref) -> Stage | Lane | Card | None:
        """The record of which a row shows the name."""
        kind, id_ = ("lane", ref.lane_id) if ref.kind == "cell" else (ref.kind, ref.id)
        found = self.document.look_up(kind, id_)
        return found if isinstance(found, Stage | Lane | Card) else None

    def _place_of(self, stage: Stage) -> int:
        return self.document.stages(self._map_id).index(stage)
