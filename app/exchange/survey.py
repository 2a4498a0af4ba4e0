"""An answer sheet into answers: a row is a person, a column a question about a touchpoint.

Nothing of it is kept before a person (or the command line) says so: ``Survey`` tells how the sheet is read, what of it
cannot be, and gives the drafts of which ``commands.evidence.add_evidence`` makes one edit.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from app.domain.commands.evidence import AnswersDraft
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import Card, Measure, Value
from app.domain.text import clean_line
from app.exchange.decoding import count_unprintable, decode
from app.exchange.importing import PREVIEW_ROWS
from app.exchange.issues import Issue, broken, excerpt, has_bad_bytes, note
from app.exchange.rows import Row, read_rows
from app.exchange.scales import Scale, scale_in
from app.exchange.survey_cells import answer, is_unanswered, level, numbers, usual_scale
from app.exchange.survey_columns import SEGMENT, Purpose, Question, guess, is_date, stated
from app.exchange.values import BadValueError

MOST_BYTES = 8 * 1024 * 1024
MOST_ANSWERS = 400_000
MOST_SEGMENTS = 40
LONGEST_SEGMENT = 60
_DAY = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D.*)?")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\D.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyOptions:
    """What a person states about a sheet; everything else is found out.

    ``purposes`` and ``scales`` are by column from 0; ``named`` says in words what columns are for (``stated``), and
    ``scale`` holds for every column that has none of its own.
    """

    encoding: str | None = None
    separator: str | None = None
    purposes: Mapping[int, Purpose] = field(default_factory=dict)
    scales: Mapping[int, Scale] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    scale: Scale | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A sheet as it is read.  ``rows`` are the first ones, for a preview; ``scales`` those of the columns in use."""

    name: str
    encoding: str
    separator: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    people: int
    """How many rows there are."""
    purposes: tuple[Purpose, ...]
    scales: Mapping[int, Scale]
    answers: tuple[AnswersDraft, ...]
    segments: tuple[str, ...]
    """The segment of each person, in their order; empty without a column of segments."""
    date: str
    """The last day in a column of days (year-month-day); empty without one."""
    issues: tuple[Issue, ...]

    @property
    def broken(self) -> list[Issue]:
        """What cannot be read: lines, and cells that count as not answered."""
        return [issue for issue in self.issues if issue.broken]

    @property
    def sample(self) -> int:
        """How many people answered anything."""
        columns = [draft.values for draft in self.answers]
        return sum(any(value is not None for value in person) for person in zip(*columns, strict=True))

    def drafts(self, *, skip_broken: bool = False) -> tuple[AnswersDraft, ...]:
        """The answers to keep.

        Problem("import.broken_lines") where something cannot be read and is not to be left out,
        Problem("survey.no_question") where no column asks anything, Problem("survey.no_answers").
        """
        if self.broken and not skip_broken:
            lines = sorted({issue.line for issue in self.broken})
            first = min(self.broken, key=lambda issue: issue.line).problem
            raise Problem("import.broken_lines", name=self.name, lines=lines, first=first)
        if not self.answers:
            raise Problem("survey.no_question", name=self.name)
        if not self.sample:
            raise Problem("survey.no_answers", name=self.name)
        return tuple(draft for draft in self.answers if any(value is not None for value in draft.values))

    def fields(self, *, asked: str, day: str) -> dict[str, Value | None]:
        """What the source says of itself: who answered, when, and how many they were."""
        given: dict[str, Value | None] = {
            "type": "survey", "asked": asked, "date": day or None, "sample": self.sample,
            "source": self.name or None, "segments": "\t".join(self.segments) if any(self.segments) else None,
        }  # fmt: skip
        return given


def read_survey(document: Document, map_id: str, data: bytes, file_name: str, options: SurveyOptions) -> Survey:
    """How a sheet is read for a map's touchpoints; Problem where as a whole it cannot be."""
    name = clean_line(file_name)
    text, encoding = decode(data, name, options.encoding)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Problem("import.empty", name=name)
    rows, issues, separator = read_rows(text, name, options.separator)
    if not rows:
        raise Problem("import.nothing", name=name)
    if junk := count_unprintable(text):
        issues.append(note(0, "import.cleaned", count=junk))
    headers = tuple(clean_line(cell) for cell in rows[0].cells)
    cards = document.touchpoints(map_id)
    body = rows[1:]
    cells = [row.cells for row in body]
    said = {**stated(headers, cards, options.named), **options.purposes}
    purposes = _purposes(headers, cells, cards, said)
    asked = sum(isinstance(purpose, Question) for purpose in purposes)
    if asked * len(body) > MOST_ANSWERS:
        raise Problem("survey.too_many_answers", name=name, limit=MOST_ANSWERS)
    reader = _Reader(headers, body, purposes, options)
    issues += reader.issues
    return Survey(
        name=name,
        encoding=encoding,
        separator=separator,
        headers=headers,
        rows=tuple(cells[:PREVIEW_ROWS]),
        people=len(body),
        purposes=tuple(purposes),
        scales=reader.scales,
        answers=reader.answers,
        segments=reader.segments,
        date=_last_day(headers, cells),
        issues=tuple(sorted(issues, key=lambda issue: issue.line)),
    )


def title_of(file_name: str) -> str:
    """What a source is called whose sheet has that name."""
    return clean_line(PurePath(file_name).stem)


def _purposes(
    headers: Sequence[str], rows: Sequence[Sequence[str]], cards: Sequence[Card], said: Mapping[int, Purpose]
) -> list[Purpose]:  # fmt: skip
    """What is stated, and of the other columns what is guessed; Problem("survey.same_question")."""
    taken = [purpose for purpose in said.values() if purpose is not None]
    twice = [purpose for purpose, count in Counter(taken).items() if count > 1]
    if twice:
        both = [headers[at] or str(at + 1) for at, purpose in sorted(said.items()) if purpose == twice[0]]
        raise Problem("survey.same_question", columns=", ".join(both)[:200])
    guessed = [None if purpose in taken else purpose for purpose in guess(headers, rows, cards)]
    return [said.get(at, purpose) for at, purpose in enumerate(guessed)]


class _Reader:
    """Reads the columns that are for something."""

    def __init__(
        self, headers: Sequence[str], rows: Sequence[Row], purposes: Sequence[Purpose], options: SurveyOptions
    ) -> None:  # fmt: skip
        self.issues: list[Issue] = []
        self._headers = headers
        self._rows = rows
        self._purposes = purposes
        self._sound = [self._is_sound(row) for row in rows]
        self.scales = self._scales(options)
        self.answers = tuple(
            AnswersDraft(purpose.card_id, purpose.measure, self._column(at, purpose.measure))
            for at, purpose in self._questions()
        )
        self.segments = self._segments()
        self._note_unused()

    def _questions(self) -> list[tuple[int, Question]]:
        return [(at, purpose) for at, purpose in enumerate(self._purposes) if isinstance(purpose, Question)]

    def _is_sound(self, row: Row) -> bool:
        """Whether a row's cells stand below their headings; says so where they do not."""
        if any(has_bad_bytes(cell) for cell in row.cells):
            text = excerpt(" ".join(row.cells))
            self.issues.append(broken(row.line, "import.bad_bytes", text=text))
            return False
        if any(cell.strip() for cell in row.cells[len(self._headers) :]):
            count, expected = len(row.cells), len(self._headers)
            self.issues.append(broken(row.line, "table.extra_cells", count=count, expected=expected))
            return False
        return True

    def _cells(self, at: int) -> list[str]:
        """A column, one cell a person."""
        pairs = zip(self._rows, self._sound, strict=True)
        return [row.cells[at] if sound and at < len(row.cells) else "" for row, sound in pairs]

    def _heading(self, at: int) -> str:
        return excerpt(self._headers[at]) or str(at + 1)

    # -- scales -------------------------------------------------------------------------------
    def _scales(self, options: SurveyOptions) -> dict[int, Scale]:
        """Stated, named by the heading, or the one on which all columns that ask the same are."""
        said = {
            at: options.scales.get(at) or scale_in(self._headers[at]) or options.scale for at, _ in self._questions()
        }
        found: dict[int, Scale] = {}
        assumed: dict[Measure, Scale] = {}
        given = {at: [v for cell in self._cells(at) for v in numbers(cell) if level(cell) is None] for at in said}
        for measure in {question.measure for _, question in self._questions()}:
            open_ = [at for at, q in self._questions() if q.measure == measure and said[at] is None]
            assumed[measure] = usual_scale(measure, [value for at in open_ for value in given[at]])
        for at, question in self._questions():
            stated_ = said[at]
            found[at] = stated_ or assumed[question.measure]
            if stated_ is None and given[at]:
                scale = str(found[at])
                self.issues.append(note(0, "table.scale_assumed", column=self._heading(at), scale=scale))
        return found

    # -- cells --------------------------------------------------------------------------------
    def _column(self, at: int, measure: Measure) -> list[int | None]:
        values: list[int | None] = []
        rounded = 0
        for row, cell in zip(self._rows, self._cells(at), strict=True):
            if is_unanswered(cell):
                values.append(None)
                continue
            try:
                value, inexact = answer(cell, measure, self.scales[at])
            except BadValueError as error:
                values.append(None)
                self.issues.append(self._unread(row.line, at, cell, error))
            else:
                values.append(value)
                rounded += inexact
        if rounded:
            self.issues.append(note(0, "table.rounded", column=self._heading(at), count=rounded))
        return values

    def _unread(self, line: int, at: int, cell: str, error: BadValueError) -> Issue:
        column, value = self._heading(at), excerpt(cell)
        if error.off_scale:
            return broken(line, "table.off_scale", column=column, value=value, scale=str(self.scales[at]))
        return broken(line, "table.bad_value", column=column, value=value)

    def _segments(self) -> tuple[str, ...]:
        """The segment of each person; Problem("survey.too_many_segments") where nearly each has another."""
        at = next((at for at, purpose in enumerate(self._purposes) if purpose == SEGMENT), None)
        if at is None:
            return ()
        names = tuple(clean_line(cell[: LONGEST_SEGMENT * 4])[:LONGEST_SEGMENT] for cell in self._cells(at))
        names = tuple("" if is_unanswered(name) else name for name in names)
        count = len(set(names) - {""})
        if count > MOST_SEGMENTS:
            raise Problem("survey.too_many_segments", column=self._heading(at), count=count, limit=MOST_SEGMENTS)
        return names

    def _note_unused(self) -> None:
        """Say which columns with something in them are not read."""
        unused = [
            self._heading(at)
            for at, purpose in enumerate(self._purposes)
            if purpose is None and any(cell.strip() for cell in self._cells(at))
        ]
        if unused:
            self.issues.append(note(0, "table.unused_columns", columns=", ".join(unused)[:300]))


def _last_day(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The last day on which anybody answered, where a column says so without doubt."""
    at = next((at for at, header in enumerate(headers) if is_date(header)), None)
    if at is None:
        return ""
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    ordered = [match.groups() for cell in cells if (match := _DAY.fullmatch(cell[:60]))]
    turned = [match.groups() for cell in cells if (match := _DAY_FIRST.fullmatch(cell[:60]))]
    if any(int(first) > 12 for first, _, _ in turned):
        ordered += [(year, month, day) for day, month, year in turned]
    elif any(int(second) > 12 for _, second, _ in turned):
        ordered += [(year, month, day) for month, day, year in turned]
    days = [found for parts in ordered if (found := _day(*map(int, parts))) is not None]
    return max(days).isoformat() if days else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
