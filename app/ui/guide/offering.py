"""An answer with an offer below it: something that answers the same question for many things at once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from app.ui.guide.answers import Answering
from app.ui.guide.question import Question
from app.ui.theme import set_role
from app.ui.wrapped_button import WrappedButton


class OfferAnswer(Answering):
    """The question's own way to answer, and below it a quiet button that does an action of the editor."""

    def __init__(self, answering: Answering, action: QAction) -> None:
        super().__init__(answering.board)
        self._own = answering
        self.can_keep = answering.can_keep
        self.button = WrappedButton(action.text().replace("&", ""), self)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(action.trigger)
        set_role(self.button, "quiet")
        self.column.addWidget(answering)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        answering.answered.connect(self.answered)
        self.setFocusProxy(answering)

    @property
    def is_begun(self) -> bool:
        """As the question's own answer."""
        return self._own.is_begun

    def refresh(self) -> None:
        """As the question's own answer does."""
        self._own.refresh()

    def take_over(self, other: Answering) -> None:
        """As the question's own answer does."""
        if isinstance(other, OfferAnswer):
            self._own.take_over(other._own)  # noqa: SLF001 - of the same class

    def keep(self) -> None:
        """What stands in the question's own answer."""
        self._own.keep()


def offering(question: Question, action: QAction) -> Question:
    """The question with the offer of that action below its answer."""
    return replace(question, kind=OfferAnswer, make=lambda: OfferAnswer(question.make(), action))
