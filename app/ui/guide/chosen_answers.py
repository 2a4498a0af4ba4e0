"""Answers that become something: a line of text, and what is chosen from what the map has."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from app.canvas.board import Board
from app.domain.commands import cards
from app.domain.document import Cell
from app.domain.drafts import CardDraft
from app.domain.edits import Edit
from app.domain.records import Lane, Stage
from app.ui.forms import LineField
from app.ui.guide.answers import Answering
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px
from app.words import T

LIST_WIDTH = 420
"""Pixels at 100 % that an open list is at most wider than its place asks for."""
Named = tuple[str, str]
"""An id, and what a person calls it."""


class LineAnswer(Answering):
    """A line of text that becomes something: a card, a persona, an opportunity.  Enter keeps it."""

    def __init__(self, board: Board, name: str, make: Callable[[str], Edit]) -> None:
        super().__init__(board)
        self._make = make
        self.line = LineField(name)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.line.returnPressed.connect(self.keep)

    @property
    def is_begun(self) -> bool:
        """Whether words stand in the line."""
        return bool(self.line.typed().strip())

    def take_over(self, other: Answering) -> None:
        """The text, and where in it the next letter goes."""
        if isinstance(other, LineAnswer):
            self.line.line.setText(other.line.typed())
            self.line.line.setCursorPosition(other.line.line.cursorPosition())

    def keep(self) -> None:
        """What is typed, unless that is nothing; what cannot be kept stays in the line."""
        text = self.line.typed().strip()
        if text:
            self.line.line.clear()
            if not self.do(lambda: self._make(text)):
                self.line.line.setText(text)


class CardAnswer(LineAnswer):
    """A line that becomes a card in one of the cells offered: of these stages, in these lanes."""

    def __init__(
        self, board: Board, name: str, stages: Sequence[Named], lanes: Sequence[Named], emotion: int | None = None
    ) -> None:  # fmt: skip
        super().__init__(board, name, self._new)
        self._emotion = emotion
        self.stages = choices(T("Stage"), stages)
        self.lanes = choices(T("Lane"), lanes)
        for box in (self.stages, self.lanes):
            if box.count() > 1:
                self.column.addWidget(box)
            else:
                box.setParent(self)
                box.hide()

    def take_over(self, other: Answering) -> None:
        """The text, and what was chosen as far as it is still there."""
        super().take_over(other)
        if isinstance(other, CardAnswer):
            choose(self.stages, other.stages.currentData())
            choose(self.lanes, other.lanes.currentData())

    def fits(self, offered: tuple[Any, ...]) -> bool:
        """Whether the card would be in the same cell and as glad."""
        stages, lanes, emotion = offered
        stage, lane = self.stages.currentData(), self.lanes.currentData()
        return emotion == self._emotion and stage in dict(stages) and lane in dict(lanes)

    @property
    def cell(self) -> Cell:
        """Where the card will be: in the tray, if somebody has deleted the place that it was typed for."""
        stage, lane = self.stages.currentData(), self.lanes.currentData()
        document = self.board.document
        there = document.find(Stage, stage) is not None and document.find(Lane, lane) is not None
        return (stage, lane) if there else (None, None)

    def _new(self, text: str) -> Edit:
        draft = CardDraft(text, None, None, self._emotion)
        return cards.add_cards(self.board.document, self.board.map_id, self.cell, [draft])


class PickAnswer(Answering):
    """One of several things that are there already, chosen from a list and then said to be it."""

    def __init__(self, board: Board, name: str, things: Sequence[Named], make: Callable[[str], Edit]) -> None:
        super().__init__(board)
        self._make = make
        self.list = choices(name, things)
        self.list.setPlaceholderText(T("Choose…"))
        self.list.setCurrentIndex(-1)
        self.column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def take_over(self, other: Answering) -> None:
        """What was chosen, if it is still there."""
        if isinstance(other, PickAnswer):
            choose(self.list, other.list.currentData())

    def keep(self) -> None:
        """What is chosen, if something is."""
        chosen = self.list.currentData()
        if chosen is not None:
            self.do(lambda: self._make(str(chosen)))


class BothAnswers(Answering):
    """Two ways to answer, one below the other: choose what is there, or write something new."""

    def __init__(self, board: Board, first: Answering, second: Answering) -> None:
        super().__init__(board)
        self.parts = (first, second)
        for part in self.parts:
            self.column.addWidget(part)
            part.answered.connect(self.answered)
        self.setFocusProxy(first)

    @property
    def is_begun(self) -> bool:
        """Whether one of them is."""
        return any(part.is_begun for part in self.parts)

    def take_over(self, other: Answering) -> None:
        """Each from its like."""
        if isinstance(other, BothAnswers):
            for part, before in zip(self.parts, other.parts, strict=True):
                part.take_over(before)

    def keep(self) -> None:
        """The one that something stands in; what is written counts first."""
        for part in reversed(self.parts):
            part.keep()


class PlaceAnswer(Answering):
    """A cell for a card that has none."""

    def __init__(self, board: Board, card_id: str, stages: Sequence[Named], lanes: Sequence[Named]) -> None:
        super().__init__(board)
        self._card = card_id
        self.stages, self.lanes = choices(T("Stage"), stages), choices(T("Lane"), lanes)
        self.column.addWidget(self.stages)
        self.column.addWidget(self.lanes)
        self.setFocusProxy(self.stages)

    def take_over(self, other: Answering) -> None:
        """The cell, if it is still there."""
        if isinstance(other, PlaceAnswer):
            choose(self.stages, other.stages.currentData())
            choose(self.lanes, other.lanes.currentData())

    def leave(self) -> None:
        """Nothing: the cell that stands here is a proposal."""

    def keep(self) -> None:
        """Put it there."""
        cell = str(self.stages.currentData()), str(self.lanes.currentData())
        self.do(lambda: cards.move(self.board.document, [self._card], cell))


def choose(box: QComboBox, id_: object) -> None:
    """Choose this one; where it is not there any more the choice stays as it is."""
    at = box.findData(id_)
    if id_ is not None and at >= 0:
        box.setCurrentIndex(at)


def choices(name: str, things: Sequence[Named]) -> QComboBox:
    """A list to choose from; the keyboard chooses in it without anything being kept yet."""
    box = QComboBox()
    let_wheel_pass(box)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for id_, words in things:
        box.addItem(words, id_)
    box.view().setMinimumWidth(min(box.view().sizeHintForColumn(0) + px(28), px(LIST_WIDTH)))
    return box
