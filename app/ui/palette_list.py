"""The list of the palette: what was found, under headings, with the letters that were typed in the accent's colour."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.canvas.guard import guarded
from app.domain.ranking import Query
from app.ui.palette_entries import Entry, Found, Kind
from app.ui.theme import Tokens, px
from app.words import T

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD, SIDE = 34, 26, 18


class FoundModel(QAbstractListModel):
    """Headings (texts) and entries, one below the other."""

    def __init__(self, icon: Callable[[Entry], QIcon], parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.rows: list[str | Entry] = []

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self.rows = []
        for group in found:
            self.rows += [heading(group.kind), *group.entries]
        self.endResetModel()

    def entry(self, at: int) -> Entry | None:
        """The entry of a row; None for a heading."""
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        return row if isinstance(row, Entry) else None

    def beside(self, at: int, by: int) -> int:
        """The row of an entry so many further, never beyond the last or the first; ``at`` -1 is before all."""
        places = [place for place, row in enumerate(self.rows) if isinstance(row, Entry)]
        if not places:
            return -1
        now = places.index(at) if at in places else -1
        return places[max(0, min(len(places) - 1, now + by))]

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, icon, and what a screen reader says."""
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(row)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Paints a row: icon, name, and at the right where it is or which keys do it."""

    def __init__(self, model: FoundModel, colours: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._colours = colours
        self.query = Query("")

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        return QSize(px(200), px(ROW if self._model.entry(index.row()) is not None else HEAD))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        rect: QRect = option.rect
        font: QFont = option.font
        entry = self._model.entry(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * 0.88)
            small.setBold(True)
            painter.setFont(small)
            painter.setPen(QColor(self._colours.muted))
            place = rect.adjusted(px(12), px(4), -px(12), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colours.accent_soft))
                painter.drawRoundedRect(rect.adjusted(px(4), 1, -px(4), -1), 6, 6)
            self._paint_entry(painter, rect.adjusted(px(12), 0, -px(12), 0), font, entry, index)
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, index: Index) -> None:
        side = px(SIDE)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, rect.left(), rect.center().y() - side // 2 + 1, side, side)
        room = rect.adjusted(side + px(10), 0, 0, 0)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(small)
        metrics = painter.fontMetrics()
        most = room.width() * (3 if entry.kind == "command" else 5) // 10
        hint = metrics.elidedText(" ".join(entry.hint.split()), Qt.TextElideMode.ElideRight, most)
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        room.setRight(room.right() - metrics.horizontalAdvance(hint) - px(14))
        self._paint_name(painter, room, font, entry.name)

    def _paint_name(self, painter: QPainter, room: QRect, font: QFont, name: str) -> None:
        """The name on one line, the letters that were typed stronger."""
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        kept = len(text) if text == name else len(text) - 1
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        strong = QTextCharFormat()
        strong.setForeground(QColor(self._colours.accent))
        strong.setFontWeight(QFont.Weight.DemiBold)
        ranges = []
        for at in self.query.letters(name):
            if at < kept and ord(name[at]) < 0x10000:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = _units(name[:at]), 1, strong
                ranges.append(piece)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + px(40))
        layout.endLayout()
        painter.setPen(QColor(self._colours.text))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def _units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2


def said(entry: Entry) -> str:
    """What a screen reader says of an entry."""
    return ", ".join(filter(None, (entry.name, kind_word(entry.kind), entry.hint)))


def heading(kind: Kind | None) -> str:
    """The heading over the entries of a kind; None are those taken last."""
    return {
        None: T("Recent"),
        "command": T("Commands"),
        "card": T("Cards"),
        "stage": T("Stages"),
        "lane": T("Lanes"),
        "persona": T("Personas"),
        "map": T("Maps"),
        "project": T("Projects"),
    }[kind]


def kind_word(kind: Kind) -> str:
    """One of a kind."""
    return {
        "command": T("Command"),
        "card": T("Card"),
        "stage": T("Stage"),
        "lane": T("Lane"),
        "persona": T("Persona"),
        "map": T("Map"),
        "project": T("Project"),
    }[kind]
