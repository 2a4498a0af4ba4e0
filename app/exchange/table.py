"""A table with a row of headings into maps: one row a touchpoint.

Rows of one map (columns "map" and "persona"; without them the whole file is one) make one draft; stages and lanes come
in the order in which they appear.  A row that names only a stage or a lane makes just that.  A row without a stage
stands in a stage of its own.  A lane called as a kind of notes ("Pensamientos") holds notes; otherwise it is a channel.
Where a row states both a lane and a channel, a lane that only says "touchpoints" gives way to the channel.

Every row is a card, a stage or lane, or a broken line with its number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.folding import fold_line
from app.domain.problems import Problem
from app.domain.records import Phase, Value
from app.domain.text import clean, clean_line
from app.exchange import guess
from app.exchange.columns import CARD_FIELDS, SCORED, mapping
from app.exchange.issues import Issue, broken, excerpt, file_title, has_bad_bytes, note
from app.exchange.rows import Row, read_rows
from app.exchange.scales import EMOTION_SCALE, FIVE, Scale, likely_scale, number, scale_in
from app.exchange.values import BadValueError, emotion_of, field_value, is_blank

MOST_MAPS = 500
"""As many as journeys in a text."""
MOST_STAGES = 200
MOST_LANES = 100
LONGEST_CELL = 100_000
"""Characters."""


@dataclass(slots=True)
class Table:
    """A table as it was read: what it made, and everything that a person may want to change about the reading."""

    separator: str
    headers: tuple[str, ...]
    rows: list[Row]
    mapping: dict[str, int]
    """Column by target (``columns.TARGETS``)."""
    scales: dict[str, Scale]
    """The scale of each mapped target that has one."""
    drafts: list[MapDraft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_table(
    text: str,
    name: str,
    names: Mapping[str, str],
    *,
    separator: str | None = None,
    columns: Mapping[str, str] | None = None,
    scales: Mapping[str, Scale] | None = None,
) -> Table:
    """The table of a text.

    ``columns`` states headings or numbers by target, ``scales`` the scales of targets; ``names`` holds the words
    "map", "lane", "unsorted" and "emotion".  Problem where the file as a whole is refused or a statement names nothing.
    """
    rows, issues, separator = read_rows(text, name, separator)
    head, body = (rows[0], rows[1:]) if rows else (Row(1, ()), [])
    headers = tuple(clean_line(cell) for cell in head.cells)
    chosen = mapping(headers, [row.cells for row in body], columns or {})
    table = Table(separator, headers, body, chosen, {}, issues=issues)
    if "title" not in chosen:
        known = ", ".join(header for header in headers if header)
        issues.append(broken(head.line, "table.no_title_column", columns=excerpt(known)))
        return table
    table.scales = _scales(table, scales or {})
    _note_unused(table)
    maker = _Maker(table, file_title(name, names), names)
    for row in body:
        maker.row(row)
    table.drafts = maker.drafts()
    issues.sort(key=lambda issue: issue.line)
    return table


def _scales(table: Table, stated: Mapping[str, Scale]) -> dict[str, Scale]:
    """The scale of each scored column: stated, or named by its heading, or the usual one on which its numbers fit."""
    out: dict[str, Scale] = {}
    for target in SCORED:
        at = table.mapping.get(target)
        if at is None:
            continue
        header = table.headers[at]
        numbers = [v for row in table.rows if at < len(row.cells) and (v := number(row.cells[at])) is not None]
        said = stated.get(target) or scale_in(header)
        ours = EMOTION_SCALE if target == "emotion" else FIVE
        likely = ours if target != "emotion" and all(map(FIVE.holds, numbers)) else likely_scale(numbers)
        out[target] = said or (likely if numbers else ours)
        if said is None and numbers and (target == "emotion" or likely != FIVE):
            table.issues.append(note(0, "table.scale_assumed", column=header, scale=str(out[target])))
    return out


def _note_unused(table: Table) -> None:
    """Say which columns with something in them are not read."""
    used = set(table.mapping.values())
    unused = [
        header or str(at + 1)
        for at, header in enumerate(table.headers)
        if at not in used and any(at < len(row.cells) and row.cells[at].strip() for row in table.rows)
    ]
    if unused:
        table.issues.append(note(0, "table.unused_columns", columns=", ".join(unused)[:300]))


class _Grid:
    """One map that grows row by row."""

    def __init__(self, title: str, persona: str) -> None:
        self.title = title
        self.persona = persona
        self.stages: dict[str, int] = {}
        self.phases: dict[str, Phase] = {}
        self.lanes: list[LaneDraft] = []
        self._places: dict[str, int] = {}
        self.cards: list[CardDraft] = []

    def stage(self, title: str) -> int:
        """The index of the stage of that title, made where it is new."""
        return self.stages.setdefault(title, len(self.stages))

    def lane(self, draft: LaneDraft) -> int:
        """The index of the lane of that title, made where it is new; the emotion lane is the first."""
        if draft.title not in self._places:
            self.lanes.append(draft)
            self._places[draft.title] = len(self.lanes)
        return self._places[draft.title]


class _Maker:
    """Makes maps of rows; what is wrong with them goes to the table's issues."""

    def __init__(self, table: Table, name: str, names: Mapping[str, str]) -> None:
        self._table = table
        self._name = name
        self._names = names
        self._grids: dict[tuple[str, str], _Grid] = {}
        self._last = ("", "")
        self._rounded: Counter[str] = Counter()
        self._unsorted: list[int] = []

    def row(self, row: Row) -> None:
        """One row: a card, a bare stage or lane, or an issue."""
        try:
            self._row(row)
        except Problem as problem:
            self._table.issues.append(broken(row.line, problem.code, **problem.params))

    def _row(self, row: Row) -> None:
        if any(has_bad_bytes(cell) for cell in row.cells):
            raise Problem("import.bad_bytes", text=excerpt(" ".join(row.cells)))
        long = next((cell for cell in row.cells if len(cell) > LONGEST_CELL), None)
        if long is not None:
            raise Problem("import.long_text", text=excerpt(long), limit=LONGEST_CELL)
        width = len(self._table.headers)
        if any(cell.strip() for cell in row.cells[width:]):
            raise Problem("table.extra_cells", count=len(row.cells), expected=width)
        title = clean(self._cell(row, "title")).strip()
        emotion, fields = self._values(row)
        bare = not title and emotion is None and not fields
        if not title and not (bare and any(self._line(row, target) for target in ("stage", "lane", "channel"))):
            raise Problem("table.no_title", column=self._heading("title"), text=excerpt(" ".join(row.cells)))
        phase = self._phase(row)
        grid = self._grid(row)
        stage = self._stage(grid, row, phase) if title or self._line(row, "stage") else None
        lane = grid.lane(self._lane(row)) if title or self._line(row, "lane") or self._line(row, "channel") else None
        if title:
            grid.cards.append(CardDraft(title, stage, lane, emotion, fields))

    def drafts(self) -> list[MapDraft]:
        """The maps; none where they are too many, or a column has too many different values to be stages or lanes."""
        for key, count in sorted(self._rounded.items()):
            self._table.issues.append(note(0, "table.rounded", column=key, count=count))
        if self._unsorted:
            stage, count = self._names["unsorted"], len(self._unsorted)
            self._table.issues.append(note(self._unsorted[0], "table.no_stage", count=count, stage=stage))
        if len(self._grids) > MOST_MAPS:
            column = self._heading("map" if "map" in self._table.mapping else "persona")
            self._table.issues.append(
                broken(0, "table.too_many_maps", column=column, count=len(self._grids), limit=MOST_MAPS)
            )
            return []
        if self._too_many("stage", MOST_STAGES, [len(g.stages) for g in self._grids.values()]):
            return []
        lane = "lane" if "lane" in self._table.mapping else "channel"
        if self._too_many(lane, MOST_LANES, [len(g.lanes) for g in self._grids.values()]):
            return []
        titles = Counter(grid.title for grid in self._grids.values())
        return [self._draft(grid, has_twins=titles[grid.title] > 1) for grid in self._grids.values()]

    def _too_many(self, target: str, limit: int, counts: list[int]) -> bool:
        """Whether a column has more different values in one map than a map has room for; says so."""
        many = max(counts, default=0)
        if many > limit:
            column = self._heading(target)
            self._table.issues.append(broken(0, "table.too_many_kinds", column=column, count=many, limit=limit))
        return many > limit

    # -- the parts of a row -------------------------------------------------------------------
    def _cell(self, row: Row, target: str) -> str:
        at = self._table.mapping.get(target)
        cell = row.cells[at] if at is not None and at < len(row.cells) else ""
        if not cell:
            return ""
        return "" if target not in ("title", "text") and is_blank(cell) else cell

    def _line(self, row: Row, target: str) -> str:
        return clean_line(self._cell(row, target))

    def _heading(self, target: str) -> str:
        at = self._table.mapping[target]
        return self._table.headers[at] or str(at + 1)

    def _phase(self, row: Row) -> Phase | None:
        cell = self._line(row, "phase")
        found = guess.phase(cell) if cell else None
        if cell and found is None:
            raise Problem("table.bad_value", column=self._heading("phase"), value=excerpt(cell))
        return found

    def _grid(self, row: Row) -> _Grid:
        """The map of a row; map and persona that it does not name are those of the row before it."""
        title, persona = self._line(row, "map"), self._line(row, "persona")
        title = title or self._last[0]
        persona = persona or (self._last[1] if title == self._last[0] else "")
        self._last = (title, persona)
        return self._grids.setdefault(self._last, _Grid(title, persona))

    def _stage(self, grid: _Grid, row: Row, phase: Phase | None) -> int:
        title = self._line(row, "stage")
        if not title and "stage" in self._table.mapping:
            title = self._names["unsorted"]
            self._unsorted.append(row.line)
        title = title or grid.title or self._name
        if phase is not None:
            grid.phases.setdefault(title, phase)
        return grid.stage(title)

    def _lane(self, row: Row) -> LaneDraft:
        lane, channel = self._line(row, "lane"), self._line(row, "channel")
        if not channel:
            return guess.lane(lane or self._names["lane"])
        if not lane or fold_line(lane) in guess.PLAIN_LANES:
            return guess.channel_lane(channel)
        both = guess.channel_lane(f"{lane} · {channel}")
        kind = guess.text_kind(lane)
        return LaneDraft("text", both.title, {"text_kind": kind}) if kind else both

    def _values(self, row: Row) -> tuple[int | None, dict[str, Value]]:
        """Emotion and fields of a row; Problem where a cell does not fit."""
        emotion: int | None = None
        fields: dict[str, Value] = {}
        rounded: list[str] = []
        for target in ("emotion", *CARD_FIELDS):
            cell = self._cell(row, target)
            if not cell.strip():
                continue
            value, inexact = self._value(target, cell)
            if inexact:
                rounded.append(self._heading(target))
            if target == "emotion":
                emotion = int(value)
            elif value != "":
                fields[target] = value
        self._rounded.update(rounded)
        return emotion, fields

    def _value(self, target: str, cell: str) -> tuple[Value, bool]:
        scale = self._table.scales.get(target, FIVE)
        try:
            return emotion_of(cell, scale) if target == "emotion" else field_value(target, cell, scale)
        except BadValueError as error:
            said = {"column": self._heading(target), "value": excerpt(cell)}
            if error.off_scale:
                raise Problem("table.off_scale", **said, scale=str(scale)) from error
            raise Problem("table.bad_value", **said) from error

    # -- the map ------------------------------------------------------------------------------
    def _draft(self, grid: _Grid, *, has_twins: bool) -> MapDraft:
        title = grid.title or self._name
        if has_twins and grid.persona:
            title = f"{title} · {grid.persona}"
        lanes = grid.lanes or [guess.lane(self._names["lane"])]
        return MapDraft(
            title=title,
            stages=tuple(StageDraft(t, p) for t, p in zip(grid.stages, self._phases(grid), strict=True)),
            lanes=(LaneDraft("emotion", self._names["emotion"]), *lanes),
            cards=tuple(grid.cards),
            persona=PersonaDraft(grid.persona) if grid.persona else None,
        )

    @staticmethod
    def _phases(grid: _Grid) -> Sequence[Phase]:
        """The stated phases, a stage without one as the stage before it; read from the titles where none is stated."""
        if not grid.phases:
            return guess.phases(list(grid.stages))
        out: list[Phase] = []
        for title in grid.stages:
            out.append(grid.phases.get(title, out[-1] if out else next(iter(grid.phases.values()))))
        return out
