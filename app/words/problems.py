"""Problems in words: what was wrong, where, and what to do.  Every code that the program raises has its sentence."""

from app.domain.problems import Problem
from app.words.catalogue import T
from app.words.problems_of_commands import SENTENCES as OF_COMMANDS
from app.words.problems_of_files import SENTENCES as OF_FILES
from app.words.problems_of_libraries import SENTENCES as OF_LIBRARIES
from app.words.problems_of_maps import SENTENCES as OF_MAPS
from app.words.problems_of_posters import SENTENCES as OF_POSTERS

SENTENCES = {**OF_COMMANDS, **OF_FILES, **OF_LIBRARIES, **OF_MAPS, **OF_POSTERS}


def sentence(problem: Problem) -> str:
    """The problem in the language in force."""
    say = SENTENCES.get(problem.code)
    if say is None:
        return T("Something went wrong that has no explanation yet ({code}).", code=problem.code)
    return say(problem.params)


def line_sentence(line: int, problem: Problem) -> str:
    """The same of a line of a file; line 0 is the file as a whole."""
    return T("Line {line}: {said}", line=line, said=sentence(problem)) if line else sentence(problem)
