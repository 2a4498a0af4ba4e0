"""The words of the method, one key away: search them, read what they mean, and go where they are used."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.canvas.guard import guarded
from app.ui.forms import FIELD
from app.ui.labels import PlainLabel
from app.ui.scrolling import scrolled
from app.ui.theme import px, set_role, size_dialog
from app.ui.wrapped_button import WrappedButton
from app.words import T
from app.words.fields import field_name, kind_name
from app.words.glossary import Term, find_terms, term, term_of_field

_CODE = Qt.ItemDataRole.UserRole


class GlossaryDialog(QDialog):
    """Stays open beside the work; ``lead`` goes to a field and says whether there is such a place now."""

    def __init__(self, parent: QWidget | None, lead: Callable[[str, str], bool]) -> None:
        super().__init__(parent)
        self.lead = lead
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setObjectName("glossaryList")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = PlainLabel("", "title", wrap=True)
        self.also = PlainLabel("", "small", wrap=True)
        self.definition = PlainLabel("", "", wrap=True)
        self.example = PlainLabel("", "muted", wrap=True)
        for label in (self.name, self.definition, self.example):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows = QVBoxLayout()
        self.links: list[QPushButton] = []
        self.close_button = QPushButton(self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._show_current)
        self.retranslate()
        self.search.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        right = QVBoxLayout(page)
        right.setContentsMargins(px(16), 0, 0, 0)
        right.setSpacing(px(8))
        for widget in (self.name, self.also, self.definition, self.example):
            right.addWidget(widget)
        right.addSpacing(px(8))
        right.addLayout(self._rows)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addWidget(scrolled(page), 3)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        whole.addLayout(both, 1)
        whole.addLayout(foot)
        size_dialog(self, 760, 520)

    def retranslate(self) -> None:
        """Every word in the language in force; the term that was read stays."""
        code = self.code
        self.setWindowTitle(T("Glossary"))
        self.search.setPlaceholderText(T("Search"))
        self.search.setAccessibleName(T("Search"))
        self.list.setAccessibleName(T("Words of the method"))
        self.close_button.setText(T("Close"))
        self.close_button.setToolTip(T("Close"))
        self._find(self.search.text())
        if code:
            self.show_term(code)

    # -- finding ------------------------------------------------------------------------------
    @property
    def code(self) -> str:
        """The code of the term that is read; "" where none was found."""
        item: QListWidgetItem | None = self.list.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def show_term(self, code: str) -> None:
        """Read this one; a search that hides it is given up."""
        if self._item(code) is None:
            self.search.clear()
        item = self._item(code)
        if item is not None:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)

    def _item(self, code: str) -> QListWidgetItem | None:
        rows = (self.list.item(at) for at in range(self.list.count()))
        return next((row for row in rows if row.data(_CODE) == code), None)

    def _find(self, text: str) -> None:
        self.list.clear()
        self.list.ensurePolished()  # so that all rows are as high as the style sheet wants them
        for one in find_terms(text):
            item = QListWidgetItem(one.name, self.list)
            item.setData(_CODE, one.code)
        self.list.setCurrentRow(0)
        self._show_current()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the words also while one searches."""
        keys = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        by = keys.get(Qt.Key(event.key()))
        if by is not None and self.search.hasFocus():
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))
        else:
            super().keyPressEvent(event)

    # -- reading ------------------------------------------------------------------------------
    def _show_current(self, *_items: object) -> None:
        one = term(self.code)
        for link in self.links:
            self._rows.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        while (item := self._rows.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.hide()
                label.deleteLater()
        self.name.setText(one.name if one is not None else T("No such word"))
        self.also.setText(" · ".join(one.also) if one is not None else "")
        self.also.setVisible(one is not None and bool(one.also))
        self.definition.setText(one.definition if one is not None else "")
        self.example.setText(T("For example: {example}", example=one.example) if one is not None else "")
        if one is not None:
            self._link(one)

    def _link(self, one: Term) -> None:
        """Where it is used, and the words beside it."""
        used = [tuple(name.split(".", 1)) for name in one.fields]
        if used:
            self._rows.addWidget(PlainLabel(T("Where it is used"), "small"))
        for kind, key in used:
            words = f"{_field_name(kind, key)} · {kind_name(kind)}"
            self._button(words, T("Go to this field"), partial(self.lead, kind, key))
        beside = [found for code in one.see if (found := term(code)) is not None]
        if beside:
            self._rows.addWidget(PlainLabel(T("See also"), "small"))
        for found in beside:
            self._button(found.name, found.definition, partial(self.show_term, found.code))

    def _button(self, words: str, tip: str, press: Callable[[], object]) -> None:
        button = WrappedButton(words, self)
        button.setAutoDefault(False)
        set_role(button, "quiet")
        button.setToolTip(tip)
        button.clicked.connect(lambda _=False: press())
        before: QWidget = self.links[-1] if self.links else self.list
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(before, button)
        self.links.append(button)


def _field_name(kind: str, key: str) -> str:
    return T("Emotion") if (kind, key) == ("card", "emotion") else field_name(kind, key)


def term_in_focus() -> str:
    """The code of the term that explains the field which has the keyboard; "" where none does."""
    widget = QApplication.focusWidget()
    while widget is not None:
        field = widget.property(FIELD)
        if isinstance(field, str):
            found = term_of_field(*field.split(".", 1))
            return found.code if found is not None else ""
        widget = widget.parentWidget()
    return ""
