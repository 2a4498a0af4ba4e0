"""The templates as a gallery: on the start page, and in a dialog for a further map."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.canvas.guard import guarded
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.exchange.templates import Template, template_draft
from app.ui.icons import pixmap
from app.ui.labels import PlainLabel
from app.ui.scrolling import scrolled
from app.ui.theme import px, set_role, size_dialog, tokens_now
from app.ui.thumbnails import Subject, Thumbnails
from app.ui.tile_painting import RADIUS, paint_sheet
from app.words import T, language

LEAST, GAP = 160, 16


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a template's key ("" for a blank map), and whether its worked sample."""

    key: str
    sample: bool = False


class Picture(QWidget):
    """A map's thumbnail on the desk; without one, an icon."""

    clicked = Signal()

    def __init__(self, icon_name: str = "map", parent: QWidget | None = None, *, on_card: bool = False) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self._on_card = on_card
        self._picture: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_picture(self) -> bool:
        """Whether a map is shown."""
        return self._picture is not None and not self._picture.isNull()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Another picture."""
        self._picture = picture
        self.update()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Always 16 to 10."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.width() * 10 / 16))

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
            if self._picture is not None and self.has_picture:
                paint_sheet(painter, inside, self._picture)
            else:
                side = px(32)
                middle = self.rect().center() - QPoint(side // 2, side // 2)
                painter.drawPixmap(middle, pixmap(self._icon, colours.muted, side))
        finally:
            painter.end()


class TemplateCard(QFrame):
    """One template: picture, name, what it is for, and the ways to start."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, template: Template | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.template = template
        key = template.name if template else ""
        self.picture = Picture("plus" if template is None else "map", self, on_card=True)
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
        policy = self._sample.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the first buttons of all cards stand in one line
        self._sample.setSizePolicy(policy)
        self._sample.setVisible(template is not None)
        for button in (self._structure, self._sample):
            button.setProperty("tight", True)
        words.addWidget(self._sample)
        column.addLayout(words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the language in force."""
        if self.template is None:
            title, about = T("Blank map"), T("Three stages, one channel, the emotion curve: the rest is yours.")
            self._structure.setText(T("Start blank"))
            self._structure.setAccessibleName(title)
        else:
            title, about = self.template.title(language()), self.template.about(language())
            self._structure.setText(T("Use the structure"))
            self._structure.setAccessibleName(T("{title}: use the structure", title=title))
            self._sample.setText(T("Open the sample"))
            self._sample.setAccessibleName(T("{title}: open the worked sample", title=title))
        self._title.setText(title)
        self._about.setText(about)
        self.picture.setToolTip(title)


class TemplateGallery(QWidget):
    """A blank map and the templates side by side, as many in a row as fit."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.cards: list[TemplateCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._columns = 0
        thumbnails.ready.connect(self._picture_came)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """The templates to choose from."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = [TemplateCard(template, self) for template in (None, *templates)]
        for card in self.cards:
            card.chosen.connect(self.chosen)
        self._columns = 0
        self._place()
        self._ask_pictures()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._place()
        if event.type() == QEvent.Type.LanguageChange:
            for card in self.cards:
                card.retranslate()
            self._ask_pictures()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._grid.invalidate()  # texts that break in narrower cards are higher: what the grid knew is of other widths

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """One column: a narrow window has the cards one below the other."""
        widest = max((card.minimumSizeHint().width() for card in self.cards), default=0)
        return QSize(widest, self._grid.totalMinimumSize().height())

    def _place(self) -> None:
        count = len(self.cards)
        columns = max(1, min(count, (self.width() + GAP) // (px(LEAST) + GAP)))
        if columns == 3 and count == 4:
            columns = 2  # no lonely card in a second row
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(max(count, 1)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _ask_pictures(self) -> None:
        for card in self.cards:
            if card.template is not None:
                card.picture.show_picture(self._thumbnails.pixmap(subject_of(card.template)))

    def _picture_came(self, key: str) -> None:
        for card in self.cards:
            if card.template is not None and key == f"template:{card.template.name}":
                card.picture.show_picture(self._thumbnails.pixmap(subject_of(card.template)))


class TemplateDialog(QDialog):
    """Chooses what a further map starts from."""

    def __init__(
        self, title: str, thumbnails: Thumbnails, templates: Sequence[Template], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.setWindowTitle(title)
        size_dialog(self, 900, 480)
        gallery = TemplateGallery(thumbnails, self)
        gallery.resize(850, 300)  # so that the first layout has as many columns as the last
        gallery.show_templates(templates)
        gallery.chosen.connect(self._choose)
        buttons = QDialogButtonBox(self)
        cancel = buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)  # it is not what one comes for
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, "title", self))
        column.addWidget(scrolled(gallery), 1)
        column.addWidget(buttons)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def subject_of(template: Template) -> Subject:
    """The picture of a template: its worked sample."""

    def load() -> tuple[Document, str]:
        document = Document.of([]).apply(new_project("", [template_draft(template.name, language(), sample=True)]))
        return document, document.maps[0].id

    return Subject(f"template:{template.name}", f"{__version__} {language()}", load)


def draft_of(choice: Choice) -> MapDraft:
    """The map that a choice makes, in the language in force."""
    if choice.key:
        return template_draft(choice.key, language(), choice.sample)
    stages = (
        StageDraft(T("Before"), "before"),
        StageDraft(T("During"), "during"),
        StageDraft(T("After"), "after"),
    )
    lanes = (LaneDraft("channel", T("Channel")), LaneDraft("emotion", T("Emotion curve")))
    return MapDraft(T("New map"), stages, lanes)
