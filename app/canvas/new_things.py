"""New cards, stages and lanes: dragged onto the map from beside it, or added where something is selected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, Qt

from app.canvas.badge import Badge
from app.canvas.board import Board, as_action
from app.canvas.focus import Ref, cell_of
from app.canvas.items import Z_MARKS
from app.canvas.landing import Gap, Landing, card_landing, lane_gap, stage_gap
from app.domain.commands import cards, grid
from app.domain.document import Cell
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.records import NO_FIELDS, Fields, Lane, LaneKind


@dataclass(frozen=True, slots=True)
class New:
    """Something that can be added: ``title`` is the name that it has until another is typed.

    Touchpoints, which may have an emotion, go into channel lanes, notes into text lanes, cards into either.
    """

    kind: Literal["card", "touchpoint", "note", "stage", "lane"]
    title: str = ""
    emotion: int | None = None
    lane_kind: LaneKind = "channel"
    fields: Fields = field(default_factory=lambda: NO_FIELDS)

    @property
    def lane_kinds(self) -> tuple[LaneKind, ...]:
        """The lanes that take such a card."""
        kinds: Mapping[str, tuple[LaneKind, ...]] = {"touchpoint": ("channel",), "note": ("text",)}
        return kinds.get(self.kind, ("channel", "text"))


class NewDrag:
    """A new thing under the pointer, with the marks of those that are there."""

    def __init__(self, board: Board, new: New, name: str) -> None:
        self._board = board
        self._new = new
        self._landing: Landing | Gap | None = None
        self._badge = Badge(board.scene.marks.bar.brush().color(), QPointF(0, -22))
        self._badge.setZValue(Z_MARKS + 5)
        self._badge.say(f"+ {name}")
        board.scene.addItem(self._badge)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The name follows; the mark shows where it would land."""
        self._badge.setPos(at)
        self._landing = landing = self._landing_at(at)
        cell = landing.cell if isinstance(landing, Landing) else None
        self._board.scene.marks.show_landing(landing.mark if landing else None, cell)

    def _landing_at(self, at: QPointF) -> Landing | Gap | None:
        board, drawing = self._board, self._board.drawing
        if not board.scene.sheet().contains(at.x(), at.y()):
            return None
        if self._new.kind == "stage":
            return stage_gap(drawing, "", at.x())
        if self._new.kind == "lane":
            return lane_gap(drawing, "", at.y())
        landing = card_landing(board.document, drawing, at.x(), at.y())
        lane = board.document.find(Lane, landing.lane_id) if landing else None
        return landing if lane is not None and lane.lane_kind in self._new.lane_kinds else None

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """It is added at the mark, open for typing."""
        self.move(at, modifiers)
        landing = self._landing
        self.cancel()
        if isinstance(landing, Landing):
            add_card(self._board, self._new, (landing.stage_id, landing.lane_id), landing.index, landing.step)
        elif landing is not None:
            add_band(self._board, self._new, landing.index)

    def cancel(self) -> None:
        """Nothing is added."""
        self._board.scene.marks.hide_landing()
        if self._badge.scene() is not None:
            self._board.scene.removeItem(self._badge)


def add_card(board: Board, new: New, cell: Cell, index: int | None, step: int | None = None) -> None:
    """A new card at a place of a cell, or at a ``step`` of its stage, open for typing."""
    draft = CardDraft("", None, None, new.emotion)

    edit = board.attempt(lambda: as_action(cards.add_cards(board.document, board.map_id, cell, [draft], index, step)))
    if edit is not None:
        _open(board, Ref("card", edit.changes[0].record.id))


def add_band(board: Board, new: New, index: int) -> None:
    """A new stage or lane in a gap, open for typing."""
    document, map_id = board.document, board.map_id
    if new.kind == "stage":
        stages = document.stages(map_id)
        beside = stages[min(max(index - 1, 0), len(stages) - 1)].phase if stages else "during"
        phase = grid.fitting_phase(stages, index, beside)
        edit = board.attempt(lambda: as_action(grid.add_stage(document, map_id, StageDraft(new.title, phase), index)))
    else:
        draft = LaneDraft(new.lane_kind, new.title, new.fields)
        edit = board.attempt(lambda: as_action(grid.add_lane(document, map_id, draft, index)))
    if edit is not None:
        _open(board, Ref("stage" if new.kind == "stage" else "lane", edit.changes[0].record.id))


def _open(board: Board, ref: Ref) -> None:
    board.select(ref)
    board.edit_wanted.emit(ref)


def add_at_selection(board: Board, new: New) -> None:
    """Behind what is selected: the card, stage or lane, or where they would begin."""
    focus = board.focus
    if new.kind in ("stage", "lane"):
        ids = [id_ for id_, _ in (board.drawing.stages if new.kind == "stage" else board.drawing.lanes)]
        cell = cell_of(board.document, focus) if focus is not None else None
        here = focus.id if focus is not None and focus.kind == new.kind else None
        if cell is not None:
            here = cell[0 if new.kind == "stage" else 1]
        add_band(board, new, ids.index(here) + 1 if here in ids else len(ids))
        return
    place = place_for(board, new)
    if place is not None:
        add_card(board, new, *place)


def place_for(board: Board, new: New) -> tuple[Cell, int | None] | None:
    """The place for a new card beside the selection, in a lane that takes it; None where the map has no such lane."""
    document, focus = board.document, board.focus
    lanes = [lane.id for lane in document.lanes(board.map_id) if lane.lane_kind in new.lane_kinds]
    stages = [stage.id for stage in document.stages(board.map_id)]
    if not lanes or not stages:
        return None
    cell = cell_of(document, focus) if focus is not None else None
    stage_id = focus.id if focus is not None and focus.kind == "stage" else cell[0] if cell is not None else None
    lane_id = focus.id if focus is not None and focus.kind == "lane" else cell[1] if cell is not None else None
    place = (stage_id if stage_id in stages else stages[0], lane_id if lane_id in lanes else lanes[0])
    index = None
    if focus is not None and focus.kind == "card" and cell == place:
        index = [card.id for card in document.cell(board.map_id, place)].index(focus.id) + 1
    return place, index
