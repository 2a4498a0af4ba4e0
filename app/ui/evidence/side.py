"""What stands beside the table of sources: what was said in the one in front, word for word, and what it supports."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.document import Document
from app.domain.records import Answers, Card, Evidence, Value
from app.insight.sample import sample
from app.insight.scales import scale_of
from app.insight.survey import answers_of, concerned, day_of
from app.ui.forms import TextField
from app.ui.insight.card_list import CardList
from app.ui.insight.linking import placed
from app.ui.labels import PlainLabel
from app.ui.theme import set_role
from app.words import T
from app.words.answers import answers_help, answers_text
from app.words.fields import field_help, field_name
from app.words.insight import measure_name


class SourceSide(QWidget):
    """About one source at a time."""

    quoted = Signal(str, object)
    """The id of a source, and the quote that it has now (None for none)."""
    typed = Signal(str, str)
    """The same while it is being written."""

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        set_role(self, "side-body")
        self.quote_label = PlainLabel(role="small")
        self.quote = TextField(field_name("evidence", "quote"))
        self.cards_label = PlainLabel(role="small")
        self.cards = CardList()
        self.cards.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(4)
        for widget in (self.quote_label, self.quote, self.cards_label):
            column.addWidget(widget)
        column.addWidget(self.cards, 1)
        self.quote.changed.connect(self._tell)
        self.quote.draft.connect(lambda text: self.typed.emit(self._id, text))

    def show_source(self, document: Document, one: Evidence | None) -> None:
        """Another source, or the same one anew; what is typed and not yet told belongs to the one before."""
        if one is None or one.id != self._id:
            self.quote.flush()
        self._id = one.id if one is not None else ""
        self.setVisible(one is not None)
        if one is None:
            return
        if not self.quote.entry.hasFocus():
            self.quote.show_value(one.fields.get("quote"))
        self.cards.show_cards(_rows(document, one))
        count = len(concerned(document, one.id))
        self.cards_label.setText(T("Supports {n} card", "Supports {n} cards", n=count))

    def _tell(self, value: Value | None) -> None:
        if self._id:
            self.quoted.emit(self._id, value)

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.quote_label.setText(field_name("evidence", "quote"))
        self.quote.entry.setAccessibleName(field_name("evidence", "quote"))
        self.quote.setToolTip(field_help("evidence", "quote"))
        self.cards.setAccessibleName(T("What it supports"))


def _rows(document: Document, one: Evidence) -> Iterator[tuple[str, str, str]]:
    """Id of a card, line and tool tip: what was answered about it in each measure, or that it is linked."""
    for id_ in concerned(document, one.id):
        card = document.get(Card, id_)
        title = " ".join(card.title.split()) or T("Without a name")
        answered = [told for told in document.answers(one.id) if told.card_id == id_]
        for told in answered:
            line = _line(told, one)
            name = measure_name(told.measure)
            yield id_, f"{title}\n{name} {line}", f"{placed(document, card)}\n{name} {line}\n{answers_help()}"
        if not answered:
            yield id_, title, placed(document, card)


def _line(told: Answers, one: Evidence) -> str:
    """What the answers come to."""
    found = sample(answers_of(told, one), scale_of(told.measure))
    if found.mean is None:
        return "n 0"
    return answers_text(found.mean, found.n, found.spread, day_of(one))
