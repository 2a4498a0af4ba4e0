"""The templates as a gallery: a few on the start page, all of them in a dialog, by kind of business and to search."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.domain.folding import fold
from app.domain.problems import Problem
from app.exchange.own_templates import OwnTemplate, delete_template, own_templates, rename_template
from app.exchange.templates import GROUPS, Template
from app.files import templates_folder
from app.ui.labels import PlainLabel
from app.ui.messages import ask, show_problem
from app.ui.name_dialog import ask_name
from app.ui.scrolling import scrolled
from app.ui.template_picker import Choice, TemplateCard, subject_of
from app.ui.theme import px, size_dialog
from app.ui.thumbnails import Thumbnails
from app.words import T

LEAST, GAP = 160, 16
MOST = 4
"""So many cards in a row under a heading, where there is room for more."""
OWN = "own"
HEADS: Mapping[str, Callable[[], str]] = {
    OWN: lambda: T("Yours"),
    "general": lambda: T("To begin with"),
    "hospitality": lambda: T("Shops and hospitality"),
    "services": lambda: T("Services"),
    "public": lambda: T("Public services and education"),
    "business": lambda: T("Between companies"),
}


class TemplateGallery(QWidget):
    """A blank map and the templates side by side, as many in a row as fit; ``grouped``: under headings."""

    chosen = Signal(object)
    """A Choice."""
    menu_wanted = Signal(object)
    """The template of one's own of which more is to be done."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None, *, grouped: bool = False) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._words: Sequence[str] = ()
        self.cards: list[TemplateCard] = []
        self.heads = {code: PlainLabel(role="section", parent=self) for code in (OWN, *GROUPS)} if grouped else {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        thumbnails.ready.connect(self._picture_came)
        self._retranslate()

    def show_templates(self, templates: Sequence[Template | OwnTemplate]) -> None:
        """The templates to choose from."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [TemplateCard(template, self) for template in (None, *templates)]
        for card in self.cards:
            card.chosen.connect(self.chosen)
            card.menu_wanted.connect(self.menu_wanted)
        self._show_found()
        self._ask_pictures()

    def search(self, text: str) -> int:
        """Show only the templates that have these words, and say how many they are."""
        self._words = fold(text).split()
        self._show_found()
        return len(self._found())

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for card in self.cards:
                card.retranslate()
            self._retranslate()
            self._ask_pictures()

    @guarded(fallback=False)
    def event(self, event: QEvent) -> bool:
        """A card that became higher or lower moves those below it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """As wide as the cards side by side."""
        columns = min(max(1, len(self.cards)), MOST)
        width = columns * (px(LEAST) + GAP) - GAP
        return QSize(width, self.heightForWidth(width))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """One column: a narrow window has the cards one below the other."""
        return QSize(max((card.minimumSizeHint().width() for card in self.cards), default=0), 0)

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """The height of all rows, each as high as its highest card."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def _retranslate(self) -> None:
        for code, head in self.heads.items():
            head.setText(HEADS[code]())

    def _found(self) -> list[TemplateCard]:
        return [card for card in self.cards if not self._words or card.matches(self._words)]

    def _rows(self) -> list[tuple[str, list[TemplateCard]]]:
        """The cards that are shown, by heading; all under none where nothing is grouped."""
        found = self._found()
        if not self.heads:
            return [("", found)]
        return [(code, [card for card in found if _group(card) == code]) for code in self.heads]

    def _show_found(self) -> None:
        for card in self.cards:
            card.setVisible(not self._words or card.matches(self._words))
        rows = dict(self._rows())
        for code, head in self.heads.items():
            head.setVisible(bool(rows[code]))
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        for widget, place in self._places(self.width()):
            widget.setGeometry(place)

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """What is shown, row by row, each in its place."""
        columns = self._columns(width)
        side = (width + GAP) // columns - GAP
        top = 0
        for code, cards in self._rows():
            if cards and code in self.heads:
                high = self.heads[code].sizeHint().height()
                yield self.heads[code], QRect(0, top, width, high)
                top += high + GAP
            for start in range(0, len(cards), columns):
                row = cards[start : start + columns]
                high = max(card.heightForWidth(side) for card in row)
                for at, card in enumerate(row):
                    yield card, QRect(at * (side + GAP), top, side, high)
                top += high + GAP

    def _columns(self, width: int) -> int:
        count = len(self.cards)
        columns = max(1, min(count, (width + GAP) // (px(LEAST) + GAP)))
        if self.heads:
            return min(columns, MOST)
        return 2 if (columns, count) == (3, 4) else columns  # no lonely card in a second row

    def _ask_pictures(self) -> None:
        for card in self.cards:
            self._show_picture(card)

    def _picture_came(self, key: str) -> None:
        for card in self.cards:
            if card.template is not None and key == f"template:{card.template.name}":
                self._show_picture(card)

    def _show_picture(self, card: TemplateCard) -> None:
        broken = isinstance(card.template, OwnTemplate) and card.template.draft is None
        if card.template is not None and not broken:
            card.picture.show_picture(self._thumbnails.pixmap(subject_of(card.template)))


class TemplateDialog(QDialog):
    """Chooses what a further map starts from: own templates first, then those that ship; a line to search in."""

    def __init__(
        self, title: str, thumbnails: Thumbnails, templates: Sequence[Template], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self._templates = templates
        self.setWindowTitle(title)
        size_dialog(self, 980, 680)
        self.gallery = TemplateGallery(thumbnails, self, grouped=True)
        self.gallery.chosen.connect(self._choose)
        self.gallery.menu_wanted.connect(self._show_menu)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(T("Search templates"))
        self.search.setAccessibleName(T("Search templates"))
        self.search.setMinimumWidth(px(240))
        self.search.textChanged.connect(self._search)
        self.nothing = PlainLabel(T("No template is like that. Try another word."), parent=self)
        self.nothing.hide()
        buttons = QDialogButtonBox(self)
        cancel = buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)  # it is not what one comes for
        cancel.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "title", self), 1)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(scrolled(self.gallery), 1)
        column.addWidget(buttons)
        self._fill()

    def _fill(self) -> None:
        self.gallery.show_templates([*own_templates(templates_folder()), *self._templates])

    def _search(self, text: str) -> None:
        self.nothing.setVisible(self.gallery.search(text) == 0)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    # -- templates of one's own -----------------------------------------------------------------
    def _show_menu(self, template: OwnTemplate) -> None:
        """What can be done with a template of one's own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(T("Rename template"), lambda: self.rename(template))
        rename.setEnabled(template.draft is not None)
        menu.addAction(T("Delete template"), lambda: self.delete(template))
        card = next(card for card in self.gallery.cards if card.template == template)
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))

    def rename(self, template: OwnTemplate) -> None:
        """Ask for another title."""
        title = ask_name(self, T("Rename template"), T("Name of the template"), template.title)
        if title:
            self._attempt(lambda: rename_template(template, title))

    def delete(self, template: OwnTemplate) -> None:
        """Throw it away, once the person is sure."""
        asked = T("Delete the template “{name}”?", name=template.title)
        if ask(self, asked, T("Delete template"), T("The maps made from it stay as they are.")):
            self._attempt(lambda: delete_template(template))

    def _attempt(self, command: Callable[[], object]) -> None:
        try:
            command()
        except Problem as problem:
            show_problem(self, problem)
        self._fill()


def _group(card: TemplateCard) -> str:
    if isinstance(card.template, OwnTemplate):
        return OWN
    return card.template.group if card.template is not None else "general"
