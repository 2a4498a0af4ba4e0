"""How a project's tile is painted, and where on it everything is."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.canvas.guard import guarded
from app.ui.icons import pixmap
from app.ui.theme import Tokens, px, tokens_now
from app.ui.thumbnails import HEIGHT, WIDTH
from app.ui.tile_model import Index
from app.words import T

NAME_PX, NOTE_PX = 24, 20
"""The heights of a tile's two lines of text."""
GAP, INSET, RADIUS = 16, 12, 8
WIDEST = 300


class TileDelegate(QStyledItemDelegate):
    """Paints one tile: the map's picture on a quiet desk, the name, a note; the name is edited in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hot = False
        """Whether the mouse is over the dots of the tile under it."""
        self.cell = QSize(WIDEST, tile_height(WIDEST))
        """A tile with its gap."""

    @guarded(QSize(WIDEST, WIDEST))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = tokens_now()
        tile = tile_rect(option.rect)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_Active)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            _paint_frame(painter, tile, colours, hovered=hovered, focused=focused)
            _paint_picture(painter, picture_rect(tile), index.data(Qt.ItemDataRole.DecorationRole), colours)
            if hovered:
                _paint_dots(painter, dots_rect(tile), colours, hot=self.hot)
            self._paint_words(painter, tile, option.font, index, colours)
        finally:
            painter.restore()

    def _paint_words(self, painter: QPainter, tile: QRect, font: QFont, index: Index, colours: Tokens) -> None:
        name_font, note_font = QFont(font), QFont(font)
        name_font.setWeight(QFont.Weight.DemiBold)
        note_font.setPointSizeF(font.pointSizeF() * 0.92)
        lines = (
            (name_rect(tile), name_font, colours.text, str(index.data(Qt.ItemDataRole.DisplayRole))),
            (note_rect(tile), note_font, colours.muted, str(index.data(Qt.ItemDataRole.UserRole))),
        )
        for rect, face, colour, text in lines:
            painter.setFont(face)
            painter.setPen(QColor(colour))
            short = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(T("Name of the project"))
        return field

    @guarded()
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = name_rect(tile_rect(option.rect)).adjusted(-9, -4, 9, 4)
        editor.setGeometry(place)


def tile_height(width: int) -> int:
    """The height of a tile of a width: a picture of 16 to 10, a name and a note."""
    return round(width * 10 / 16) + px(NAME_PX) + px(NOTE_PX) + INSET * 2 - 4


def tile_rect(cell: QRect) -> QRect:
    """The tile in its cell of the grid; the gap lies right and below."""
    return QRect(cell.left(), cell.top(), cell.width() - GAP, cell.height() - GAP)


def picture_rect(tile: QRect) -> QRect:
    """The desk with the picture."""
    return QRect(tile.left(), tile.top(), tile.width(), tile.height() - px(NAME_PX) - px(NOTE_PX) - INSET * 2 + 4)


def name_rect(tile: QRect) -> QRect:
    """The line of the name."""
    top = picture_rect(tile).bottom() + INSET - 2
    return QRect(tile.left() + INSET, top, tile.width() - 2 * INSET, px(NAME_PX))


def note_rect(tile: QRect) -> QRect:
    """The line below the name."""
    name = name_rect(tile)
    return QRect(name.left(), name.bottom(), name.width(), px(NOTE_PX))


def dots_rect(tile: QRect) -> QRect:
    """The button for the tile's menu."""
    return QRect(tile.right() - 36, tile.top() + 8, 28, 28)


def _paint_frame(painter: QPainter, tile: QRect, colours: Tokens, *, hovered: bool, focused: bool) -> None:
    """The tile's card and, around the one that the keyboard works on, the ring."""
    width = 2.0 if focused else 1.0
    edge = colours.focus if focused else colours.outline if hovered else colours.line
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(colours.panel))
    half = width / 2
    painter.drawRoundedRect(QRectF(tile).adjusted(half, half, -half, -half), RADIUS, RADIUS)


def _paint_picture(painter: QPainter, area: QRect, picture: object, colours: Tokens) -> None:
    """The desk, rounded at the top, and the sheet in its middle."""
    inside = QRectF(area).adjusted(2, 2, -2, 0)
    path = QPainterPath()
    path.addRoundedRect(inside.adjusted(0, 0, 0, RADIUS), RADIUS - 2, RADIUS - 2)
    painter.save()
    painter.setClipRect(inside)
    painter.fillPath(path, QColor(colours.desk))
    if isinstance(picture, QPixmap) and not picture.isNull():
        paint_sheet(painter, inside, picture)
    painter.restore()


def paint_sheet(painter: QPainter, area: QRectF, picture: QPixmap) -> None:
    """The picture of a map in the middle of an area; the upper part of a high one, running off the lower edge."""
    size = picture.deviceIndependentSize()
    room = area.adjusted(INSET, INSET, -INSET, -INSET)
    factor = room.width() / size.width()
    is_part = size.height() >= HEIGHT / WIDTH * size.width() - 1
    if not is_part:
        factor = min(factor, room.height() / size.height())
    sheet = QRectF(room.left(), room.top(), size.width() * factor, size.height() * factor)
    if not is_part:
        sheet.moveCenter(room.center())
    painter.fillRect(sheet.adjusted(-0.5, 0.5, 0.5, 1.5), QColor(15, 30, 40, 46))
    painter.drawPixmap(sheet, picture, QRectF(picture.rect()))


def _paint_dots(painter: QPainter, area: QRect, colours: Tokens, *, hot: bool) -> None:
    """The three dots that show the menu."""
    painter.setPen(QPen(QColor(colours.line), 1.0))
    painter.setBrush(QColor(colours.hover if hot else colours.panel))
    painter.drawRoundedRect(QRectF(area), 6, 6)
    painter.drawPixmap(area.adjusted(6, 6, -6, -6), pixmap("ellipsis", colours.text, 16))
