"""Problems in words: what was wrong, where, and what to do.  Every code that the program raises has its sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.domain.problems import Problem
from app.words.catalogue import T
from app.words.problems_of_commands import SENTENCES as OF_COMMANDS
from app.words.problems_of_files import SENTENCES as OF_FILES
from app.words.problems_of_libraries import SENTENCES as OF_LIBRARIES
from app.words.problems_of_maps import SENTENCES as OF_MAPS
from app.words.problems_of_posters import SENTENCES as OF_POSTERS

MOST_LINES = 8


def sentence(problem: Problem) -> str:
    """The problem in the language in force."""
    say = SENTENCES.get(problem.code)
    if say is None:
        return T("Something went wrong that has no explanation yet ({code}).", code=problem.code)
    return say(problem.params)


def line_sentence(line: int, problem: Problem) -> str:
    """The same of a line of a file; line 0 is the file as a whole."""
    return T("Line {line}: {said}", line=line, said=sentence(problem)) if line else sentence(problem)


def _broken_lines(name: object, lines: Sequence[int], first: Problem) -> str:
    """The first broken line with what is wrong with it, and the numbers of the others."""
    line, *rest = lines
    said = {"name": name, "line": line, "said": sentence(first)}
    if not rest:
        if not line:
            return T("{name}: {said} Nothing was imported.", **said)
        return T("{name}, line {line}: {said} Nothing was imported.", **said)
    shown = ", ".join(str(number) for number in rest[:MOST_LINES]) + (", …" if len(rest) > MOST_LINES else "")
    return T(
        "{name}, line {line}: {said} {n} more line is broken ({lines}). Nothing was imported.",
        "{name}, line {line}: {said} {n} more lines are broken ({lines}). Nothing was imported.",
        **said,
        n=len(rest),
        lines=shown,
    )


SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "import.broken_lines": lambda p: _broken_lines(p["name"], p["lines"], p["first"]),
    **OF_COMMANDS,
    **OF_FILES,
    **OF_LIBRARIES,
    **OF_MAPS,
    **OF_POSTERS,
}
