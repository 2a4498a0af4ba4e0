"""Whether the print can be read from where people will stand, what would help, and what is to be looked at."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from app.domain.document import Document
from app.poster.advice import Advice
from app.poster.inspection import Finding
from app.poster.legibility import DISTANCES, enough, judge, reach
from app.poster.page import Printout
from app.poster.spec import Content
from app.ui.findings_list import FindingsList
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.poster_choices import OWN, PosterChoices
from app.ui.print_section import Section, choose
from app.ui.reading_job import Answer
from app.ui.theme import tokens_now
from app.words import T
from app.words.findings import content_name, distance_text, help_text, measure_text

_IN_THE_HAND, _AT_A_TABLE = DISTANCES[:2]


class ReadingSection(Section):
    """The distance, how much stands on the cards, the verdict with what would help, and the findings."""

    code = "reading"
    looked_from = Signal(float)
    """Show the print as it is seen from so many millimetres; 0: as large as it goes."""
    advised = Signal()
    """A person has taken an advice: other sections show other choices now."""

    def __init__(self, choices: PosterChoices, document: Document, parent: QWidget | None = None) -> None:
        self._document = document
        self._answer: Answer | None = None
        super().__init__(choices, parent)

    def heading(self) -> str:
        """As Section says."""
        return T("Reading")

    def build(self) -> None:
        """As Section says."""
        self.distance = self.combo()
        for one in DISTANCES:
            self.distance.addItem(_place_text(one), one)
        self.row(T("Read from"), self.distance)
        self.content = self.combo()
        for value in get_args(Content):
            self.content.addItem(content_name(value), value)
        self.content.setToolTip(T("With less on the cards what is left is printed larger."))
        self.row(T("On the cards"), self.content)
        self.measure = PlainLabel("", "muted", self.body, wrap=True)
        self.column.addWidget(self.measure)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(4)
        self.column.addLayout(self._advice)
        self.helps: list[QPushButton] = []
        self.no_help = PlainLabel("", "muted", self.body, wrap=True)
        self.column.addWidget(self.no_help)
        self.look = QToolButton(self.body)
        self.look.setCheckable(True)
        self.look.setIcon(icon("eye", tokens_now()))
        self.look.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.look.toggled.connect(self._look)
        self.column.addWidget(self.look)
        self.look_note = PlainLabel("", "small", self.body, wrap=True)
        self.column.addWidget(self.look_note)
        self.count = PlainLabel("", "strong", self.body)
        self.column.addWidget(self.count)
        self.list = FindingsList(self._document, self.body)
        self.column.addWidget(self.list)
        self._say(None)

    def show_choices(self) -> None:
        """As Section says."""
        choose(self.distance, self.choices.distance)
        choose(self.content, self.choices.content)

    def read_choices(self) -> None:
        """As Section says."""
        self.choices.distance = self.distance.currentData()
        self.choices.content = self.content.currentData()

    def suit(self) -> None:
        """As Section says."""
        self.setVisible(self.choices.made != "slides")
        words = {"distance": distance_text(self.choices.distance)}
        self.look.setText(T("See it from {distance}", **words))
        self.look.setAccessibleName(self.look.text())
        self.look.setToolTip(T("As large as it looks from there; drag or scroll to look around."))
        self.look_note.setText(
            T("This is how large it looks from {distance}, with your eyes 60 cm from the screen.", **words)
        )
        self.look_note.setVisible(self.look.isChecked())
        if self.look.isChecked():
            self.looked_from.emit(self.choices.distance)

    def show_printout(self, printout: Printout | None) -> None:
        """Forget what was said of other pages."""
        if self._answer is not None and self._answer.printout is not printout:
            self._say(None)

    def tell(self, answer: Answer) -> None:
        """Say what there is to say."""
        self._say(answer)

    def findings(self) -> Sequence[Finding]:
        """What there is to look at."""
        return self._answer.inspection.findings(self._answer.distance) if self._answer is not None else ()

    # -- saying it ----------------------------------------------------------------------------
    def _say(self, answer: Answer | None) -> None:
        self._answer = answer
        found = self.findings()
        self.list.show_findings(found)
        self.list.setVisible(bool(found))
        self.count.setVisible(bool(found))
        self.count.setText(T("{n} thing to look at", "{n} things to look at", n=len(found)))
        inspection = answer.inspection if answer is not None else None
        self.measure.setVisible(inspection is not None and inspection.smallest > 0)
        for button in self.helps:
            button.deleteLater()
        self.helps = []
        self.no_help.hide()
        if answer is None or inspection is None or not inspection.smallest:
            return
        smallest, typical = inspection.smallest, inspection.typical
        self.measure.setText(
            measure_text(smallest, typical, enough(answer.distance), (reach(smallest), reach(typical)))
        )
        passes = judge(smallest, answer.distance) == "ok"
        for advice in answer.advice or ():
            self._add_help(advice)
        if not passes and answer.advice is not None and not any(one.paper for one in answer.advice):
            self.no_help.setText(T("No paper that can be printed is large enough for this distance."))
            self.no_help.show()

    def _add_help(self, advice: Advice) -> None:
        paper = advice.paper.name or advice.paper.size if advice.paper is not None else ""
        button = QPushButton(help_text(advice.smallest, paper, advice.content or "all"), self.body)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._take(advice))
        self._advice.addWidget(button)
        self.helps.append(button)

    def _take(self, advice: Advice) -> None:
        held = self.choices
        if advice.content is not None:
            held.content = advice.content
        elif advice.paper is not None:
            held.paper = advice.paper.name or OWN
            held.width, held.height = advice.paper.width, advice.paper.height
            held.orientation = advice.paper.orientation
        self.distance.setFocus()
        self.advised.emit()

    def _look(self, seen: bool) -> None:
        self.suit()
        if not seen:
            self.looked_from.emit(0.0)


def _place_text(distance: float) -> str:
    """A distance with where one then stands."""
    words = {"distance": distance_text(distance)}
    if distance == _IN_THE_HAND:
        return T("{distance}, in the hand", **words)
    if distance == _AT_A_TABLE:
        return T("{distance}, close to the wall", **words)
    return T("{distance} from the wall", **words)
