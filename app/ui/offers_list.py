"""The choices of sheets with their price, as a list to click."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.canvas.guard import guarded
from app.poster.offers import Offer, is_asked
from app.poster.spec import TileSpec
from app.ui.offer_words import offer_detail, offer_tip, offer_title
from app.ui.theme import px, tokens_now
from app.words import T

Index = QModelIndex | QPersistentModelIndex
ROW = 44
_OFFER = Qt.ItemDataRole.UserRole
_SMALL = 0.9


class OffersList(QListWidget):
    """One row an offer, as high as all of them; choosing with mouse or keys tells ``chosen``."""

    chosen = Signal(object)
    """The Offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(T("Ways to print it"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._tell)
        self.show_offers(())

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these, none of them chosen."""
        with QSignalBlocker(self):
            self.clear()
            for offer in offers:
                item = QListWidgetItem(offer_title(offer))
                item.setData(_OFFER, offer)
                item.setToolTip(offer_tip(offer))
                best = f"{T('Best')}. " if offer.best else ""
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{best}{offer_title(offer)}. {offer_detail(offer)}")
                self.addItem(item)
        self.setFixedHeight(px(ROW) * max(1, len(offers)) + 2 * px(4))

    def offers(self) -> list[Offer]:
        """What is shown, from above."""
        return [self.item(row).data(_OFFER) for row in range(self.count())]

    def mark(self, tiles: TileSpec) -> bool:
        """Show which of them is asked for; whether any is."""
        row = next((at for at, offer in enumerate(self.offers()) if is_asked(tiles, offer)), -1)
        with QSignalBlocker(self):
            self.setCurrentRow(row)
        self.viewport().update()
        return row >= 0

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_OFFER))


class _Rows(QStyledItemDelegate):
    """Paints an offer: what and how many, and below it what that costs."""

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are alike."""
        return QSize(px(180), px(ROW))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        offer: Offer = index.data(_OFFER)
        colours = tokens_now()
        strong, small = QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(option.font.pointSizeF() * _SMALL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(px(2), 1, -px(2), -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(room, 6, 6)
        if chosen:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(room.x(), room.y() + px(8), px(3), room.height() - px(16)), 1.5, 1.5)
        inner = room.adjusted(px(10), px(4), -px(8), -px(4))
        upper, lower = QRectF(inner), QRectF(inner)
        upper.setHeight(inner.height() / 2)
        lower.setTop(upper.bottom())
        if offer.best:
            upper.setRight(self._tag(painter, upper, small))
        for font, colour, box, text in (
            (strong, colours.text, upper, offer_title(offer)), (small, colours.muted, lower, offer_detail(offer)),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _tag(self, painter: QPainter, room: QRectF, font: QFont) -> float:
        """The mark of the best at the right; gives where it begins."""
        colours = tokens_now()
        painter.setFont(font)
        text = T("Best")
        width = painter.fontMetrics().horizontalAdvance(text) + px(12)
        pill = QRectF(room.right() - width, room.center().y() - px(8), width, px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(pill, px(8), px(8))
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return pill.left() - px(6)
