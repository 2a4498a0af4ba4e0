"""Below a score in the inspector: whether the team observed or assumes it, and what customers answered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.canvas.board import Board
from app.domain.catalogue import MEASURES
from app.domain.document import Document
from app.domain.records import Card, Evidence
from app.insight.reading import Reading
from app.insight.score import Score
from app.ui.inspector_form import InspectorForm
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T
from app.words.answers import answers_help, belief_text, customers_text, team_text
from app.words.fields import field_help
from app.words.insight_names import few_text

Icons = Callable[[str], QIcon]
SYMBOL = "evidence:observed"


class AnswerRows:
    """Knows the board; ``lead`` goes to a source by its id."""

    def __init__(self, board: Board, icons: Icons, lead: Callable[[str], object]) -> None:
        self._board = board
        self._icons = icons
        self._lead = lead

    def put(self, form: InspectorForm, measure: str) -> None:
        """What is known about one score of the touchpoint that a form is for, read again after every edit."""
        if measure not in MEASURES:
            return
        below = _Below(form, self._icons(SYMBOL), self._lead)
        form.place(below)
        form.also(partial(self._fill, below, form, measure))

    def _fill(self, below: "_Below", form: InspectorForm, measure: str) -> None:
        document = self._board.document
        card = document.find(Card, form.cards[0]) if form.cards else None
        if card is None or not document.is_touchpoint(card):
            below.hide()
            return
        reading = Reading(document, card.map_id)
        below.show_scores(document, reading.team(card, measure), reading.customers(card, measure))


class _Below(QWidget):
    """Lines about one score, and the way to the survey."""

    def __init__(self, form: InspectorForm, icon: QIcon, lead: Callable[[str], object]) -> None:
        super().__init__(form)
        self._lead = lead
        self._source = ""
        self._team = PlainLabel(role="small", wrap=True)
        self._asked = PlainLabel(role="small", wrap=True)
        self._button = QToolButton(self)
        self._button.setIcon(icon)
        self._button.setIconSize(QSize(px(16), px(16)))
        self._button.setAutoRaise(True)
        self._button.clicked.connect(lambda: self._lead(self._source))
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self._team)
        words.addWidget(self._asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 2)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_scores(self, document: Document, team: Score, customers: Score) -> None:
        """The team's own, and what customers answered where they were asked."""
        self._team.setVisible(team.value is not None)
        if team.value is not None:
            self._team.setText(team_text(team.n, team.spread, team.dates, observed=team.observed))
            self._team.setToolTip(field_help("card", "evidence"))
        asked = customers.value is not None
        self._asked.setVisible(asked)
        self._button.setVisible(asked)
        self.setVisible(asked or team.value is not None)
        if customers.value is None:
            return
        lines = [customers_text(customers.value, customers.n, customers.spread, customers.dates)]
        if team.value is not None:
            lines.append(belief_text(team.value - customers.value))
        if customers.few:
            lines.append(few_text())
        self._asked.setText("\n".join(lines))
        self._asked.setToolTip(answers_help())
        self._source = customers.evidence[-1]
        one = document.find(Evidence, self._source)
        name = T("Go to the source “{title}”", title=one.title if one is not None else "")
        self._button.setToolTip(name)
        self._button.setAccessibleName(name)


def answered(document: Document, card: Card) -> set[str]:
    """What customers or the team were asked about a touchpoint."""
    if not document.is_touchpoint(card):
        return set()
    return {one.measure for one in document.answers(card.id)}
