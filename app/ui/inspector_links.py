"""What one card is linked with, in the inspector: each link with the way there and a way to end it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.domain.commands import linking
from app.domain.document import Document
from app.domain.records import Card, Evidence, Link, Opportunity, Record, Route
from app.ui.insight.linking import ask_link, ask_touchpoint, record_title
from app.ui.inspector_form import InspectorForm
from app.ui.labels import PlainLabel
from app.ui.lazy_menu import lazy_menu
from app.ui.theme import px
from app.words import T

SYMBOLS = {"opportunity": "kind:opportunities", "evidence": "evidence:observed", "route": "map:route",
           "card": "kind:needs"}  # fmt: skip
Icons = Callable[[str], QIcon]


class CardLinks:
    """The links of one card on a form."""

    def __init__(self, board: Board, icons: Icons, card: Card) -> None:
        self._board = board
        self._icons = icons
        self._card = card

    def put(self, form: InspectorForm) -> None:
        """A row for each link, and the button that makes one."""
        form.space(10)
        found = linked(self._board.document, self._card)
        if found:
            form.heading(T("Linked with"))
        for link, record in found:
            form.place(self._row(form, link, record))
        button = form.button(T("Link…"), "quiet")
        button.setToolTip(T("With what answers it, proves it, or what it is about"))
        button.setMenu(lazy_menu(button, partial(self._fill_menu, form)))

    def _fill_menu(self, form: InspectorForm, menu: QMenu) -> None:
        for words, step in self._offers(form):
            menu.addAction(words).triggered.connect(step)

    def _offers(self, form: InspectorForm) -> list[tuple[str, Callable[[], object]]]:
        board, ids = self._board, list(form.cards)
        offers: list[tuple[str, Callable[[], object]]] = [
            (T("An opportunity…"), partial(_ask, form, board, "opportunity", ids)),
            (T("A source…"), partial(_ask, form, board, "evidence", ids)),
        ]
        if board.document.is_touchpoint(self._card):
            offers.append((T("A need, pain or other note…"), partial(_ask, form, board, "note", ids)))
            offers.append((T("A route…"), partial(_ask, form, board, "route", ids)))
        else:
            offers.append((T("A touchpoint…"), lambda: ask_touchpoint(form, board, ids[0])))
        return offers

    def _row(self, form: InspectorForm, link: Link, record: Record) -> QWidget:
        holder = QWidget(form)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        name = record_title(record) or T("Without a name")
        sign = QToolButton(holder)
        sign.setIcon(self._icons(SYMBOLS[record.kind]))
        sign.setIconSize(QSize(px(16), px(16)))
        sign.setAutoRaise(True)
        sign.setEnabled(isinstance(record, Card))
        sign.clicked.connect(partial(self._go, record))
        label = PlainLabel(name, wrap=True)
        words = T("Go to “{title}”", title=name) if isinstance(record, Card) else name
        sign.setAccessibleName(words)
        sign.setToolTip(words)
        end = QToolButton(holder)
        end.setText("×")
        end.setAutoRaise(True)
        end.setAccessibleName(T("Unlink “{title}”", title=name))
        end.setToolTip(T("Unlink “{title}”", title=name))
        end.clicked.connect(partial(self._end, link))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _go(self, record: Record) -> None:
        if isinstance(record, Card):
            self._board.uncover(Ref("card", record.id))
            self._board.select(Ref("card", record.id))

    def _end(self, link: Link) -> None:
        board = self._board
        board.attempt(lambda: linking.unlink_cards(board.document, link.target, [link.card_id]))


def linked(document: Document, card: Card) -> list[tuple[Link, Record]]:
    """What a card is linked with, from either side, in the order in which it was linked."""
    found: list[tuple[Link, Record]] = []
    for link in [*document.links(card.id), *document.links_to(card.id)]:
        other: Record | None = document.find(Card, link.card_id if link.note_id == card.id else link.note_id)
        for cls in (Opportunity, Evidence, Route):
            other = other or document.find(cls, link.target)
        if other is not None:
            found.append((link, other))
    return found


def _ask(form: InspectorForm, board: Board, kind: linking.LinkKind, ids: list[str]) -> None:
    ask_link(form, board, kind, ids)
