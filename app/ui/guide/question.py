"""A question of the guided path before anybody answers it: no widget is made until one is needed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.domain.document import Document
from app.insight.completeness import Ask
from app.ui.guide.answers import Answering, StepFirst


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is put: how it is answered, what it is about in words, and where that is on the map."""

    kind: type[Answering]
    offered: tuple[Any, ...]
    """What it lets choose from and say; with the same the same widget can go on."""
    make: Callable[[], Answering]
    about: str
    place: Ref | None
    subject: tuple[str, str] | None = None
    """The kind and the id of the one record that it is about; None where there is none or several to choose from."""

    def takes(self, before: "Question", answering: Answering) -> bool:
        """Whether what is being put in there, for the other question, says the same when it is put in here."""
        return (self.kind, self.subject) == (before.kind, before.subject) and answering.fits(self.offered)

    def is_as(self, before: "Question") -> bool:
        """Whether its widget would be just as that of the other one."""
        return (self.kind, self.subject, self.offered) == (before.kind, before.subject, before.offered)


def step_first(
    board: Board, why: str, words: str, press: Callable[[], object], place: Ref | None = None
) -> Question:  # fmt: skip
    """Something else has to be done before the question can be answered."""
    return Question(StepFirst, (why, words), partial(StepFirst, board, why, words, press), "", place)


def of_the_same(before: Question, ask: Ask, document: Document, *, begun: bool) -> Ask:
    """To be asked of the record that it was asked of before, while that lacks an answer or one is ``begun``."""
    subject = before.subject
    others = () if begun else tuple(one for one in ask.missing if one != subject)
    if subject is not None and (subject in ask.missing or (begun and document.look_up(*subject) is not None)):
        return replace(ask, missing=(subject, *others))
    return replace(ask, missing=others)
