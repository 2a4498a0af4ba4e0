"""One door for maps from files: read, decode, recognise, make drafts, and tell what was found on the way.

Nothing but ``Problem`` leaves it, whatever the file holds.  Whether the good lines of a file with broken ones are
kept is the caller's to decide: ``ImportResult.maps`` gives nothing of it unless told to.
"""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.domain.drafts import MapDraft
from app.domain.problems import Problem
from app.domain.text import clean_line
from app.exchange.decoding import count_unprintable, decode, refuse_long_lines
from app.exchange.issues import Issue, note
from app.exchange.mermaid import has_journey, read_journeys
from app.exchange.rows import sniff
from app.exchange.scales import Scale
from app.exchange.table import Table, read_table
from app.files import NotRegularError, TooLargeError, read_whole

Kind = Literal["mermaid", "table"]
MOST_BYTES = 20 * 1024 * 1024
MOST_LINES = 200_000
PREVIEW_ROWS = 50
SUFFIXES: dict[str, Kind] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
    ".markdown": "mermaid",
    ".csv": "table",
    ".tsv": "table",
}
"""File names that say what a file is; of any other (.txt) the text decides."""

NAMES = ("map", "stage", "lane", "emotion", "unsorted")
"""Words that drafts need where a file has none, in the person's language (``words.importing``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a person states about a file; None and missing entries are found out.

    ``columns`` is target to heading or number from 1 ("" for no column), ``scales`` target to scale; the scale of
    "emotion" holds for Mermaid's scores too.
    """

    names: Mapping[str, str]
    encoding: str | None = None
    separator: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What a file holds.  ``headers``, ``rows`` (the first ones), ``mapping``, ``scales`` and ``separator`` are a
    table's, for a preview."""

    name: str
    kind: Kind
    encoding: str
    drafts: tuple[MapDraft, ...]
    issues: tuple[Issue, ...]
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    row_count: int = 0
    mapping: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    separator: str = ""

    @property
    def broken(self) -> list[Issue]:
        """The lines that make nothing."""
        return [issue for issue in self.issues if issue.broken]

    @property
    def notes(self) -> list[Issue]:
        """What was assumed or is worth knowing; nothing is lost by it."""
        return [issue for issue in self.issues if not issue.broken]

    def maps(self, *, skip_broken: bool = False) -> tuple[MapDraft, ...]:
        """The maps to make.

        Problem("import.broken_lines") where lines are broken and are not to be skipped, Problem("import.nothing")
        where nothing is left.
        """
        if self.broken and not skip_broken:
            lines = sorted({issue.line for issue in self.broken})
            first = min(self.broken, key=lambda issue: issue.line).problem
            raise Problem("import.broken_lines", name=self.name, lines=lines, first=first)
        if not self.drafts:
            raise Problem("import.nothing", name=self.name)
        return self.drafts


def read_file(path: Path, options: ImportOptions) -> ImportResult:
    """What the file at ``path`` holds; Problem where it cannot be read or is nothing that can be imported."""
    return read_bytes(load(path), path.name, options)


def load(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most so many.

    Problem: "import.missing", "import.folder", "import.not_a_file", "import.unreadable", "import.too_large".
    """
    name = clean_line(path.name) or str(path)
    try:
        return read_whole(path, most)
    except TooLargeError as error:
        raise Problem("import.too_large", name=name, limit=most // 1024 // 1024) from error
    except NotRegularError as error:
        raise Problem("import.not_a_file", name=name) from error
    except (OSError, ValueError) as error:
        raise _cannot_open(path, name, error) from error


def read_bytes(data: bytes, file_name: str, options: ImportOptions) -> ImportResult:
    """What the bytes of a file of that name hold; Problem where that is nothing that can be imported."""
    name = clean_line(file_name)
    text, encoding = decode(data, name, options.encoding)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Problem("import.empty", name=name)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Problem("import.too_many_lines", name=name, limit=MOST_LINES)
    refuse_long_lines(text, name)
    issues: list[Issue] = []
    junk = count_unprintable(text)
    if junk:
        issues.append(note(0, "import.cleaned", count=junk))
    if kind_of(text, name) == "mermaid":
        drafts, said = read_journeys(text, name, options.names, options.scales.get("emotion"))
        return ImportResult(name=name, kind="mermaid", encoding=encoding, drafts=tuple(drafts), issues=(*issues, *said))
    table = read_table(
        text, name, options.names, separator=options.separator, columns=options.columns, scales=options.scales
    )
    return _of_table(table, name, encoding, issues)


def kind_of(text: str, file_name: str) -> Kind:
    """Whether a file holds Mermaid or a table; Problem("import.unknown_kind") where it looks like neither."""
    said = SUFFIXES.get(Path(file_name).suffix.casefold())
    if said is not None:
        return said
    if has_journey(text):
        return "mermaid"
    lines = text.split("\n", 50)[:50]
    separator = sniff(lines)
    if any(separator in line for line in lines):
        return "table"
    raise Problem("import.unknown_kind", name=file_name)


def _of_table(table: Table, name: str, encoding: str, issues: list[Issue]) -> ImportResult:
    return ImportResult(
        name=name,
        kind="table",
        encoding=encoding,
        drafts=tuple(table.drafts),
        issues=(*issues, *table.issues),
        headers=table.headers,
        rows=tuple(row.cells for row in table.rows[:PREVIEW_ROWS]),
        row_count=len(table.rows),
        mapping=table.mapping,
        scales=table.scales,
        separator=table.separator,
    )


def _cannot_open(path: Path, name: str, error: Exception) -> Problem:
    """The problem of a file that cannot be opened."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return Problem("import.missing", name=name)
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return Problem("import.folder", name=name)
    if isinstance(error, OSError) and error.errno in (errno.ENXIO, errno.ENODEV):
        return Problem("import.not_a_file", name=name)
    return Problem("import.unreadable", name=name)
