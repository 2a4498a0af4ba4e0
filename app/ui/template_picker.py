"""The templates as a gallery: on the start page, and in a dialog for a further map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import MapDraft
from app.ui.icons import pixmap
from app.ui.labels import PlainLabel
from app.ui.project_tiles import INSET, RADIUS, paint_sheet
from app.ui.theme import set_role, tokens_now
from app.ui.thumbnails import Subject, Thumbnails
from app.words import T, language

LEAST, GAP = 168, 16
Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a template's key ("" for a blank map), and whether its worked sample."""

    key: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One template as the gallery shows it; the functions speak the language in force."""

    key: str
    title: Words
    about: Words
    draft: Callable[[bool], MapDraft]
    """The structure, or the worked sample where True is asked for."""


class Picture(QWidget):
    """A map's thumbnail on the desk; without one, an icon."""

    clicked = Signal()

    def __init__(self, icon_name: str = "map", parent: QWidget | None = None, *, on_card: bool = False) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self._on_card = on_card
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Another picture."""
        self._picture = picture
        self.update()

    @guarded(100)
    def heightForWidth(self, width: int) -> int:
        return round(width * 10 / 16)

    @guarded(QSize(LEAST, 105))
    def sizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(LEAST))

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens_now()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inside = QRectF(self.rect())
            painter.setClipRect(inside)
            path = QPainterPath()
            below = RADIUS if self._on_card else 0
            path.addRoundedRect(inside.adjusted(0, 0, 0, below), RADIUS - 1, RADIUS - 1)
            painter.fillPath(path, QColor(colours.desk))
            if self._picture is not None and not self._picture.isNull():
                paint_sheet(painter, inside.adjusted(INSET, INSET, -INSET, -INSET), self._picture)
            else:
                mark = pixmap(self._icon, colours.muted, 32)
                painter.drawPixmap(self.rect().center().x() - 16, self.rect().center().y() - 16, mark)
        finally:
            painter.end()


class TemplateCard(QFrame):
    """One template: picture, name, what it is for, and the ways to start."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, offer: Offer | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.offer = offer
        key = offer.key if offer else ""
        self.picture = Picture("plus" if offer is None else "map", self, on_card=True)
        self._title = PlainLabel(role="strong", parent=self, wrap=True)
        self._about = PlainLabel(role="small", parent=self, wrap=True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._structure = QPushButton(self)
        self._structure.clicked.connect(lambda: self.chosen.emit(Choice(key)))
        self.picture.clicked.connect(lambda: self.chosen.emit(Choice(key)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 12)
        column.setSpacing(0)
        column.addWidget(self.picture)
        words = QVBoxLayout()
        words.setContentsMargins(12, 10, 12, 0)
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._about, 1)
        words.addSpacing(6)
        words.addWidget(self._structure)
        self._sample = QPushButton(self)
        set_role(self._sample, "quiet")
        self._sample.clicked.connect(lambda: self.chosen.emit(Choice(key, sample=True)))
        self._sample.setVisible(offer is not None)
        words.addWidget(self._sample)
        column.addLayout(words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the language in force."""
        title = self.offer.title() if self.offer else T("Blank map")
        self._title.setText(title)
        self._about.setText(self.offer.about() if self.offer else T("Three stages, one channel, and room for yours."))
        self._structure.setText(T("Use the structure") if self.offer else T("Start blank"))
        self._sample.setText(T("Open the sample"))
        self._structure.setAccessibleName(T("{title}: use the structure", title=title) if self.offer else title)
        self._sample.setAccessibleName(T("{title}: open the worked sample", title=title))
        self.picture.setToolTip(title)


class TemplateGallery(QWidget):
    """A blank map and the templates side by side, as many in a row as fit."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cards: list[TemplateCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._columns = 0
        thumbnails.ready.connect(self._picture_came)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The templates to choose from."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self._cards = [TemplateCard(offer, self) for offer in (None, *offers)]
        for card in self._cards:
            card.chosen.connect(self.chosen)
        self._columns = 0
        self._place()
        self._ask_pictures()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for card in self._cards:
                card.retranslate()
            self._ask_pictures()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        count = len(self._cards)
        columns = max(1, min(count, (self.width() + GAP) // (LEAST + GAP)))
        if columns == 3 and count == 4:
            columns = 2  # no lonely card in a second row
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(max(count, 1)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _ask_pictures(self) -> None:
        for card in self._cards:
            if card.offer is not None:
                card.picture.show_picture(self._thumbnails.pixmap(subject_of(card.offer)))

    def _picture_came(self, key: str) -> None:
        for card in self._cards:
            if card.offer is not None and key == f"template:{card.offer.key}":
                card.picture.show_picture(self._thumbnails.pixmap(subject_of(card.offer)))


class TemplateDialog(QDialog):
    """Chooses what a further map starts from."""

    def __init__(
        self, title: str, thumbnails: Thumbnails, offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.setWindowTitle(title)
        self.resize(900, 480)
        gallery = TemplateGallery(thumbnails, self)
        gallery.show_offers(offers)
        gallery.chosen.connect(self._choose)
        buttons = QDialogButtonBox(self)
        cancel = buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, "title", self))
        column.addWidget(gallery)
        column.addStretch(1)
        column.addWidget(buttons)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def subject_of(offer: Offer) -> Subject:
    """The picture of a template: its worked sample."""

    def load() -> tuple[Document, str]:
        document = Document.of([]).apply(new_project("", [offer.draft(True)]))
        return document, document.maps[0].id

    return Subject(f"template:{offer.key}", language(), load)


def offers() -> list[Offer]:
    """The templates that ship with the program."""
    return []


def draft_of(choice: Choice) -> MapDraft:
    """The map that a choice makes, in the language in force."""
    return next(o for o in offers() if o.key == choice.key).draft(choice.sample)
