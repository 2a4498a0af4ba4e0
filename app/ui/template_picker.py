"""One template to choose: its picture, and the map that it makes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app import __version__
from app.canvas.guard import guarded
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.domain.folding import fold
from app.exchange.own_templates import PREFIX, OwnTemplate, own_draft
from app.exchange.templates import Template, template_draft
from app.files import templates_folder
from app.ui.icons import icon, pixmap
from app.ui.labels import PlainLabel
from app.ui.theme import px, set_role, tokens_now
from app.ui.thumbnails import Subject
from app.ui.tile_painting import RADIUS, paint_sheet
from app.words import T, language
from app.words.problems import sentence


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def has_picture(self) -> bool:
        """Whether a map is shown."""
        return self._picture is not None and not self._picture.isNull()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Another picture."""
        self._picture = picture
        self.update()

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """Always 16 to 10."""
        return round(width * 10 / 16)

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
    """One template: picture, name, what it is for, and the ways to start; None is a blank map."""

    chosen = Signal(object)
    """A Choice."""
    menu_wanted = Signal(object)
    """The template of one's own of which more is to be done."""

    def __init__(self, template: Template | OwnTemplate | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.template = template
        key = template.name if template else ""
        self.picture = Picture("plus" if template is None else "map", self, on_card=True)
        self._title = PlainLabel(role="strong", parent=self, wrap=True)
        self.about = PlainLabel(role="small", parent=self, wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.structure = QPushButton(self)
        self.structure.clicked.connect(lambda: self.chosen.emit(Choice(key)))
        self._sample = QPushButton(self)
        set_role(self._sample, "quiet")
        self._sample.clicked.connect(lambda: self.chosen.emit(Choice(key, sample=True)))
        policy = self._sample.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the first buttons of all cards stand in one line
        self._sample.setSizePolicy(policy)
        self.more = QToolButton(self)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.template))
        own = template if isinstance(template, OwnTemplate) else None
        self.more.setVisible(own is not None)
        self._sample.setVisible(template is not None and (own is None or own.has_cards))
        if own is None or own.draft is not None:
            self.picture.clicked.connect(lambda: self.chosen.emit(Choice(key)))
        else:
            self.structure.setEnabled(False)
        for button in (self.structure, self._sample):
            button.setProperty("tight", True)
        self._place()
        self.retranslate()

    def matches(self, words: Sequence[str]) -> bool:
        """Whether the name and what it is for have all these folded words."""
        said = fold(f"{self._title.text()} {self.about.text()}")
        return all(word in said for word in words)

    def retranslate(self) -> None:
        """The words in the language in force."""
        structure, sample = T("Use the structure"), T("Open the sample")
        if self.template is None:
            title, about = T("Blank map"), T("Three stages, one channel, the emotion curve: the rest is yours.")
            self.structure.setText(T("Start blank"))
            self.structure.setAccessibleName(title)
        elif isinstance(self.template, Template):
            title, about = self.template.title(language()), self.template.about(language())
            self._sample.setAccessibleName(T("{title}: open the worked sample", title=title))
        else:
            title, about, sample = self.template.title, about_own(self.template), T("Use it with its cards")
            self._sample.setAccessibleName(T("{title}: use it with its cards", title=title))
            self.more.setToolTip(T("{title}: more", title=title))
            self.more.setAccessibleName(T("{title}: more", title=title))
        if self.template is not None:
            self.structure.setText(structure)
            self.structure.setAccessibleName(T("{title}: use the structure", title=title))
            self._sample.setText(sample)
        self.more.setIcon(icon("ellipsis", tokens_now()))
        self._title.setText(title)
        self.about.setText(about)
        self.picture.setToolTip(title)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 12)
        column.setSpacing(0)
        column.addWidget(self.picture)
        words = QVBoxLayout()
        words.setContentsMargins(12, 10, 12, 0)
        words.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self.about, 1)
        words.addSpacing(6)
        words.addWidget(self.structure)
        words.addWidget(self._sample)
        column.addLayout(words, 1)


def about_own(template: OwnTemplate) -> str:
    """How much is in a template of one's own, or why it cannot be used."""
    draft = template.draft
    if draft is None:
        return sentence(template.problem) if template.problem is not None else ""
    stages = T("{n} stage", "{n} stages", n=len(draft.stages))
    lanes = T("{n} lane", "{n} lanes", n=len(draft.lanes))
    cards = T("{n} card", "{n} cards", n=len(draft.cards))
    return " · ".join((stages, lanes, cards) if draft.cards else (stages, lanes))


def subject_of(template: Template | OwnTemplate) -> Subject:
    """The picture of a template: its worked sample."""

    def load() -> tuple[Document, str]:
        own = template.draft if isinstance(template, OwnTemplate) else None
        draft = own or template_draft(template.name, language(), sample=True)
        document = Document.of([]).apply(new_project("", [draft]))
        return document, document.maps[0].id

    stamp = str(id(template.draft)) if isinstance(template, OwnTemplate) else f"{__version__} {language()}"
    return Subject(f"template:{template.name}", stamp, load, keep=isinstance(template, Template))


def draft_of(choice: Choice) -> MapDraft:
    """The map that a choice makes, in the language in force."""
    if choice.key.startswith(PREFIX):
        return own_draft(templates_folder(), choice.key, choice.sample)
    if choice.key:
        return template_draft(choice.key, language(), choice.sample)
    stages = (
        StageDraft(T("Before"), "before"),
        StageDraft(T("During"), "during"),
        StageDraft(T("After"), "after"),
    )
    lanes = (LaneDraft("channel", T("Channel")), LaneDraft("emotion", T("Emotion curve")))
    return MapDraft(T("New map"), stages, lanes)
