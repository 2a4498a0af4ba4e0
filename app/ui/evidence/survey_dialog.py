"""The answers of a survey before they are kept: what each column asks, what cannot be read, who answered and when."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.commands.evidence import AnswersDraft
from app.domain.document import Document
from app.domain.fields import field_of
from app.domain.problems import Problem
from app.domain.records import Value
from app.exchange.importing import load
from app.exchange.issues import excerpt
from app.exchange.scales import Scale
from app.exchange.survey import MOST_BYTES, Survey, SurveyOptions, read_survey, title_of
from app.exchange.survey_columns import Purpose
from app.ui.evidence.survey_table import SurveyTable
from app.ui.forms import DateField
from app.ui.import_issues import IssueList
from app.ui.insight.linking import placed
from app.ui.labels import PlainLabel
from app.ui.reading_choices import encodings, named_list, named_row, separator_name, separators
from app.ui.theme import set_role, size_dialog
from app.words import T
from app.words.fields import choice_name, field_help, field_name
from app.words.problems import sentence


@dataclass(frozen=True, slots=True)
class Kept:
    """What the person decided to keep: of one edit."""

    title: str
    fields: dict[str, Value | None]
    answers: tuple[AnswersDraft, ...]


class SurveyDialog(QDialog):
    """One file.  ``kept`` is what to keep of it, None where nothing shall be."""

    def __init__(self, document: Document, map_id: str, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept: Kept | None = None
        self._document, self._map_id, self._file = document, map_id, file
        self._data: bytes | None = None
        self._survey: Survey | None = None
        self._purposes: dict[int, Purpose] = {}
        self._scales: dict[int, Scale] = {}
        self._day = ""
        self._dated = False
        self.setWindowTitle(T("Read answers of a survey"))
        size_dialog(self, 980, 680)
        self._make_reading()
        self._make_deciding()
        self._lay_out()
        self._load()
        (self.go if self.go.isEnabled() else self.encoding).setFocus()

    # -- reading ------------------------------------------------------------------------------
    def _load(self) -> None:
        try:
            self._data = load(self._file, MOST_BYTES)
        except Problem as problem:
            self._refuse(problem)
            return
        self.nothing.setChecked(True)
        self._read()

    def _read(self) -> None:
        """Read the bytes again as the choices say."""
        if self._data is None:
            return
        options = SurveyOptions(
            encoding=str(self.encoding.currentData()) or None,
            separator=str(self.separator.currentData()) or None,
            purposes=self._purposes,
            scales=self._scales,
        )
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            survey = read_survey(self._document, self._map_id, self._data, self._file.name, options)
        except Problem as problem:
            self._refuse(problem)
        else:
            self._show(survey)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _read_anew(self) -> None:
        """Other columns, perhaps: what was said of them counts no more."""
        self._purposes, self._scales = {}, {}
        self._read()

    def _refuse(self, problem: Problem) -> None:
        """Nothing can be read of the file, at least not so; what was chosen can be chosen otherwise."""
        self._survey = None
        self._say(sentence(problem), bad=True)
        self.issues.setVisible(False)
        for widget in (self.nothing, self.rest):
            widget.setVisible(False)
        self.table.setVisible(self.table.columnCount() > 0)
        for combo in (self.encoding, self.separator):
            combo.setEnabled(self._data is not None)
        self._settle()

    def _show(self, survey: Survey) -> None:
        """What was found."""
        self._survey = survey
        self.encoding.setItemText(0, T("Found: {what}", what=survey.encoding))
        self.separator.setItemText(0, T("Found: {what}", what=separator_name(survey.separator)))
        self.table.setVisible(True)
        self.table.show_survey(survey)
        for before, after in pairwise([self.separator, *self.table.controls, self.issues]):
            QWidget.setTabOrder(before, after)
        self._summarise(survey)
        if survey.date and not self._dated:
            self.day.show_value(survey.date)
            self._day = survey.date
        self.issues.show_issues(survey.issues)
        self.issues.setVisible(bool(survey.issues))
        count = len(survey.broken)
        self.nothing.setText(T("Keep nothing, and mend the file first"))
        self.rest.setText(
            T(
                "Leave out {n} answer or line that cannot be read, and keep the rest",
                "Leave out {n} answers or lines that cannot be read, and keep the rest",
                n=count,
            )
        )
        for radio in (self.nothing, self.rest):
            radio.setVisible(bool(count))
        self._settle()

    def _summarise(self, survey: Survey) -> None:
        if not survey.answers:
            self._say(sentence(Problem("survey.no_question", name=survey.name)), bad=True)
            return
        given = sum(value is not None for draft in survey.answers for value in draft.values)
        contacts = len({draft.card_id for draft in survey.answers})
        parts = [
            T("{n} person", "{n} people", n=survey.sample),
            T("{n} question", "{n} questions", n=len(survey.answers)),
            T("{n} touchpoint", "{n} touchpoints", n=contacts),
            T("{n} answer", "{n} answers", n=given),
        ]
        segments = len(set(survey.segments) - {""})
        if segments:
            parts.append(T("{n} segment", "{n} segments", n=segments))
        self._say(" · ".join(parts))

    def _say(self, text: str, *, bad: bool = False) -> None:
        self.summary.setText(text)
        set_role(self.summary, "danger" if bad else "muted")

    # -- choosing -----------------------------------------------------------------------------
    def _take_purpose(self, at: int, purpose: Purpose) -> None:
        """A column is for something else; another column that was for the same is for nothing now."""
        survey = self._survey
        for other, held in enumerate(survey.purposes if survey is not None else ()):
            if other != at and held == purpose and purpose is not None:
                self._purposes[other] = None
        self._purposes[at] = purpose
        self._read()

    def _take_scale(self, at: int, found: Scale | None) -> None:
        self._scales.pop(at, None)
        if found is not None:
            self._scales[at] = found
        self._read()

    def _take_day(self, value: object) -> None:
        self._day, self._dated = str(value or ""), True

    def _settle(self) -> None:
        """What can be done now."""
        survey = self._survey
        whole = survey is not None and survey.sample > 0 and (not survey.broken or self.rest.isChecked())
        self.go.setEnabled(bool(whole and self.name.text().strip()))

    def _accept(self) -> None:
        survey = self._survey
        if survey is None:
            return
        self.day.flush()
        try:
            answers = survey.drafts(skip_broken=self.rest.isChecked())
        except Problem as problem:
            self._say(sentence(problem), bad=True)
            return
        fields = survey.fields(asked=str(self.asked.currentData()), day=self._day)
        self.kept = Kept(" ".join(self.name.text().split()), fields, answers)
        self.accept()

    # -- parts --------------------------------------------------------------------------------
    def _make_reading(self) -> None:
        """How the file is read, and what was found."""
        cards = [(card.id, placed(self._document, card)) for card in self._document.touchpoints(self._map_id)]
        self.heading = PlainLabel(excerpt(self._file.name), "title", self)
        self.summary = PlainLabel(role="muted", parent=self, wrap=True)
        self.encoding, self.separator = encodings(self), separators(self)
        for combo in (self.encoding, self.separator):
            combo.activated.connect(lambda _at: self._read_anew())
        self.table = SurveyTable(cards, self)
        self.table.purposed.connect(self._take_purpose)
        self.table.scaled.connect(self._take_scale)
        self.issues = IssueList(self)

    def _make_deciding(self) -> None:
        """What it is called, who answered, when; and what becomes of what cannot be read."""
        self.name = QLineEdit(title_of(self._file.name), self)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(T("Name of the survey"))
        self.name.textEdited.connect(lambda _text: self._settle())
        choices = field_of("evidence", "asked").choices
        self.asked = named_list(
            field_name("evidence", "asked"), [(code, choice_name("evidence", "asked", code)) for code in choices], self
        )
        self.asked.setToolTip(field_help("evidence", "asked"))
        self.day = DateField(field_name("evidence", "date"))
        self.day.show_value(None)
        self.day.setToolTip(field_help("evidence", "date"))
        self.day.changed.connect(self._take_day)
        self.nothing = QRadioButton(self)
        self.rest = QRadioButton(self)
        self._decision = QButtonGroup(self)
        for radio in (self.nothing, self.rest):
            self._decision.addButton(radio)
            radio.toggled.connect(lambda _on: self._settle())
        self._buttons = QDialogButtonBox(self)
        self.go = self._buttons.addButton(T("Keep the answers"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(10)
        whole.addWidget(self.heading)
        whole.addWidget(self.summary)
        whole.addLayout(named_row(self, (self.encoding, 0), (self.separator, 0)))
        whole.addWidget(self.table, 3)
        whole.addWidget(self.issues, 1)
        whole.addWidget(self.nothing)
        whole.addWidget(self.rest)
        whole.addLayout(named_row(self, (self.name, 2), (self.asked, 0), (self.day, 1)))
        whole.addWidget(self._buttons)
