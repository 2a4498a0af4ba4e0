"""What an importer says of one line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from app.domain.problems import Problem
from app.domain.text import clean_line

LONGEST_EXCERPT = 60
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to tell about a line (0: about the whole file), as a code with parameters.

    A ``broken`` line makes nothing; of the others everything is kept, and the issue says what was assumed.
    """

    line: int
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    broken: bool = True

    @property
    def problem(self) -> Problem:
        """The same as a problem, for its sentence."""
        return Problem(self.code, **self.params)


def note(line: int, code: str, **params: object) -> Issue:
    """An issue of a line that is kept."""
    return Issue(line, code, params, broken=False)


def broken(line: int, code: str, **params: object) -> Issue:
    """An issue of a line that makes nothing."""
    return Issue(line, code, params)


def excerpt(text: str) -> str:
    """The beginning of a text on one line, to be quoted."""
    text = clean_line(text[: LONGEST_EXCERPT * 4])
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"


def file_title(file_name: str, names: Mapping[str, str]) -> str:
    """A title after a file's name without its ending, or the word "map" where the name is nothing."""
    return clean_line(PurePath(file_name).stem) or names["map"]


def has_bad_bytes(text: str) -> bool:
    """Whether a text holds bytes that its encoding does not know; ``decoding`` leaves them as lone surrogates."""
    return not text.isascii() and _UNDECODED.search(text) is not None
