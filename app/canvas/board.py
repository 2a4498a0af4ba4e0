"""A map under the hand: what is selected, and what a person does to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.canvas.focus import Direction, Ref, cell_of, cell_ref, exists, first_ref, step
from app.canvas.nudge import nudged
from app.canvas.scene import MapScene
from app.canvas.span import Span
from app.domain.commands import cards as card_commands
from app.domain.commands import grid
from app.domain.document import Cell, Document
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap, Lane, LaneKind, Stage, Value
from app.layout.display import USUAL, Display
from app.layout.engine import layout_map
from app.layout.shapes import Drawing
from app.layout.theme import THEME, Theme
from app.render.qt import QtPainter
from app.session import EditSession
from app.words import T

F = TypeVar("F")


class Board(QObject):
    """One map of a session: its drawing, its selection, and the actions on them."""

    selection_changed = Signal()
    drawing_changed = Signal()
    display_changed = Signal()
    failed = Signal(object)
    """A Problem that the user must be told."""
    edit_wanted = Signal(object)
    """A Ref whose text should be opened for typing."""

    def __init__(
        self, session: EditSession, map_id: str, words: Callable[[], Mapping[str, str]], painter: QtPainter,
        display: Display = USUAL,
    ) -> None:  # fmt: skip
        super().__init__()
        self.session = session
        self.map_id = map_id
        self.words = words
        """Gives the words on the map in the language in force."""
        self.display = display
        self._theme = THEME
        self.scene = MapScene(painter)
        self.selection: tuple[Ref, ...] = ()
        self._span = Span()
        self._asked_of: tuple[object, ...] = (None, None, None)
        self._answers: dict[str, list[Any]] = {}
        self._unsubscribe = session.subscribe(self._edited)
        self.lay_out()

    def close(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.session.document

    @property
    def drawing(self) -> Drawing:
        """The drawing on screen."""
        return self.scene.drawing

    def lay_out(self) -> None:
        """Draw the map again, after an edit or in another language."""
        if self.document.find(JourneyMap, self.map_id) is None:
            return
        self.scene.show_drawing(self._laid_out())
        kept = tuple(ref for ref in self.selection if exists(self.document, ref))
        if kept != self.selection:
            self.selection = kept
        self.drawing_changed.emit()
        self.selection_changed.emit()

    def _laid_out(self) -> Drawing:
        return layout_map(self.document, self.map_id, self.words(), theme=self._theme, display=self.display)

    def look(self, theme: Theme) -> None:
        """Another look of the map on this screen; paper has its own."""
        if theme is not self._theme:
            self._theme = theme
            self.lay_out()

    def show_as(self, display: Display) -> None:
        """Look at the map in another way; no edit, nothing of the project changes."""
        if display != self.display:
            self.display = display
            self.lay_out()
            self.display_changed.emit()

    def uncover(self, ref: Ref) -> None:
        """Open the collapsed stage and lane that hide a card or cell."""
        cell = cell_of(self.document, ref) or (None, None)
        self.open_again(*(id_ for id_ in cell if id_ is not None))

    def collapse(self, *ids: str) -> None:
        """Show stages and lanes as a band only."""
        self.show_as(replace(self.display, collapsed=self.display.collapsed.union(ids)))

    def open_again(self, *ids: str) -> None:
        """Show collapsed stages and lanes with all that they hold."""
        self.show_as(replace(self.display, collapsed=self.display.collapsed.difference(ids)))

    def _edited(self, _edit: Edit) -> None:
        self.lay_out()

    def attempt(self, command: Callable[[], Edit]) -> Edit | None:
        """Make an edit and do it; a problem in either is told."""
        try:
            return self.session.do(command())
        except Problem as problem:
            self.failed.emit(problem)
            return None

    # -- selection ----------------------------------------------------------------------------
    @property
    def focus(self) -> Ref | None:
        """The selected thing that keys act from: the one selected last."""
        return self.selection[-1] if self.selection else None

    def select(self, *refs: Ref) -> None:
        """Select just these."""
        if refs != self.selection:
            self.selection = refs
            self.selection_changed.emit()

    def toggle(self, ref: Ref) -> None:
        """Add a card to the selection, or take it out."""
        if ref in self.selection:
            self.select(*(r for r in self.selection if r != ref))
        else:
            self.select(*(r for r in self.selection if r.kind == "card"), ref)

    def select_all(self) -> None:
        """Every card of the map."""
        self.select(*(Ref("card", group.owner) for group in self.drawing.by_role("card")))

    def of_selection(self, name: str, find: Callable[[], list[F]]) -> list[F]:
        """What ``find`` gives for what is selected: looked up once as long as nothing of it changes.

        Dozens of actions ask after each change whether they make sense for thousands of selected cards.
        """
        state = (self.selection, self.document, self.drawing)
        if any(one is not other for one, other in zip(state, self._asked_of, strict=True)):
            self._asked_of, self._answers = state, {}
        if name not in self._answers:
            self._answers[name] = find()
        return list(self._answers[name])

    def selected_cards(self) -> list[str]:
        """The ids of the selected cards in journey order."""
        return self.of_selection("cards", self._selected_cards)

    def _selected_cards(self) -> list[str]:
        found = [self.document.find(Card, ref.id) for ref in self.selection if ref.kind == "card"]
        stages = {stage.id: at for at, stage in enumerate(self.document.stages(self.map_id))}
        cards = [card for card in found if card is not None]
        return [card.id for card in sorted(cards, key=lambda c: (stages.get(c.stage_id or "", -1), c.rank, c.id))]

    def step(self, direction: Direction, *, extend: bool = False) -> None:
        """The arrow keys: go to what lies beside; with ``extend`` select from where one began to there."""
        lead = self._span.lead(self.selection) if extend else self.focus
        if lead is None:
            self.go(first_ref(self.document, self.drawing))
        else:
            self.go(step(self.document, self.drawing, lead, direction) or lead, extend=extend)

    def go(self, target: Ref | None, *, extend: bool = False) -> None:
        """Select another thing, or with ``extend`` the cards from where one began to there; None goes nowhere."""
        if target is None:
            return
        chosen = self._span.reach(self.drawing, self.selection, target) if extend else ()
        self.select(*(chosen or (target,)))

    # -- cards --------------------------------------------------------------------------------
    def add_card(self, cell: Cell | None = None, index: int | None = None) -> None:
        """A new card, ready to be typed into: in ``cell``, or below the selected card, or in the selected cell.

        Where each touchpoint has a step of its own, it is the step behind the selected card's.
        """
        step = None
        if cell is None:
            cell, index = self._place_for_new()
            step = self._step_for_new()
        if cell is None:
            self._add_what_cards_need()
            return
        place = cell

        edit = self.attempt(
            lambda: as_action(card_commands.add_card(self.document, self.map_id, place, "", index, step))
        )
        if edit is not None:
            ref = Ref("card", edit.changes[0].record.id)
            self.select(ref)
            self.edit_wanted.emit(ref)

    def _add_what_cards_need(self) -> None:
        """On a map without stages a stage, on one without a lane for cards a channel."""
        if not self.document.stages(self.map_id):
            self.add_stage(T("New stage"))
        else:
            self.add_lane("channel", T("New channel"), {"icon": "other"})

    def add_another(self, ref: Ref) -> None:
        """One more of the same kind behind a card, stage or lane."""
        lane = self.document.find(Lane, ref.id) if ref.kind == "lane" else None
        if ref.kind == "card":
            self.add_card()
        elif ref.kind == "stage":
            self.add_stage(T("New stage"))
        elif lane is not None and lane.lane_kind == "text":
            kind = lane.fields.get("text_kind")
            self.add_lane("text", T("New lane"), {"text_kind": kind} if kind else None)
        elif lane is not None:
            self.add_lane("channel", T("New channel"), {"icon": "other"})

    def _place_for_new(self) -> tuple[Cell | None, int | None]:
        """Behind the selected card; in the selected cell, stage or lane; or in the first cell."""
        focus = self.focus
        lanes = [ln.id for ln in self.document.lanes(self.map_id) if ln.lane_kind in ("channel", "text")]
        stages = [s.id for s in self.document.stages(self.map_id)]
        if not lanes or not stages:
            return None, None
        if focus is not None and focus.kind == "stage":
            return (focus.id, lanes[0]), None
        if focus is not None and focus.kind == "lane" and focus.id in lanes:
            return (stages[0], focus.id), None
        cell = cell_of(self.document, focus) if focus else None
        if cell is None or cell[0] is None:
            return (stages[0], lanes[0]), None
        if focus is not None and focus.kind == "card":
            mates = [c.id for c in self.document.cell(self.map_id, cell)]
            return cell, mates.index(focus.id) + 1
        return cell, None

    def _step_for_new(self) -> int | None:
        """The step behind the selected touchpoint's, or None where it has none."""
        focus = self.focus
        card = self.document.find(Card, focus.id) if focus is not None and focus.kind == "card" else None
        steps = [id_ for id_, _ in self.drawing.steps.get(card.stage_id or "", ())] if card is not None else []
        return steps.index(card.id) + 1 if card is not None and card.id in steps else None

    def set_face(self, emotion: int | None) -> None:
        """The face of the selected touchpoints; notes have none."""
        cards = [self.document.get(Card, id_) for id_ in self.selected_cards()]
        chosen = [card.id for card in cards if self.document.is_touchpoint(card)]
        if chosen:
            self.attempt(lambda: card_commands.set_emotion(self.document, chosen, emotion))

    def duplicate(self) -> None:
        """Copies of the selected cards, each behind its original; the copies are selected."""
        chosen = self.selected_cards()
        if not chosen:
            return
        edit = self.attempt(lambda: card_commands.duplicate(self.document, chosen))
        if edit is not None:
            self.select(*(Ref("card", change.record.id) for change in edit.changes))

    def drop_cards(
        self, card_ids: Sequence[str], cell: Cell, index: int, step: int | None = None, *, copy: bool
    ) -> None:  # fmt: skip
        """Cards land at a place of a cell, or at a ``step`` of its stage."""
        if copy:
            edit = self.attempt(lambda: card_commands.duplicate(self.document, card_ids, cell, index, step))
            if edit is not None:
                self.select(*(Ref("card", change.record.id) for change in edit.changes))
            return
        self.attempt(lambda: card_commands.move(self.document, card_ids, cell, index, step))

    def delete(self) -> None:
        """What is selected goes, a stage or lane with all that it holds; what is next is selected."""
        focus = self.focus
        if focus is None:
            return
        chosen = self.selected_cards()
        if chosen:
            after = self._beside(chosen)
            self.attempt(lambda: card_commands.delete(self.document, chosen))
            if after is not None:
                self.select(after)
        elif focus.kind == "stage":
            self.attempt(lambda: grid.delete_stage(self.document, focus.id))
        elif focus.kind == "lane":
            self.attempt(lambda: grid.delete_lane(self.document, focus.id))

    def _beside(self, going: Sequence[str]) -> Ref | None:
        """What to select when these cards are gone: a mate of the last one, or its cell."""
        last = self.document.find(Card, going[-1])
        if last is None or last.stage_id is None:
            return None
        cell = (last.stage_id, last.lane_id)
        mates = [c.id for c in self.document.cell(self.map_id, cell)]
        at = mates.index(last.id)
        rest = [i for i in (*mates[at + 1 :], *reversed(mates[:at])) if i not in going]
        return Ref("card", rest[0]) if rest else cell_ref(cell)

    # -- moving by keys -----------------------------------------------------------------------
    def nudge(self, direction: Direction) -> None:
        """Alt+arrow: the selected cards, stage or lane one place further."""
        focus, chosen = self.focus, self.selected_cards()
        if focus is not None:
            self.attempt(
                lambda: nudged(self.document, self.map_id, focus, chosen, direction, stepwise=bool(self.drawing.steps))
            )
            self.uncover(focus)

    # -- stages and lanes ---------------------------------------------------------------------
    def add_stage(self, title: str = "") -> None:
        """A new stage behind the selected one, or behind the last; its name is open for typing."""
        stages = self.document.stages(self.map_id)
        at = self._stage_index(stages)
        phase = stages[min(at, len(stages)) - 1].phase if stages and at else "during"
        edit = self.attempt(lambda: as_action(grid.add_stage(self.document, self.map_id, StageDraft(title, phase), at)))
        self._open_new(edit, "stage")

    def _stage_index(self, stages: Sequence[Stage]) -> int:
        """Where a new stage goes."""
        focus = self.focus
        cell = cell_of(self.document, focus) if focus else None
        id_ = focus.id if focus and focus.kind == "stage" else cell[0] if cell else None
        ids = [s.id for s in stages]
        return ids.index(id_) + 1 if id_ in ids else len(ids)

    def add_lane(self, lane_kind: LaneKind, title: str, fields: Mapping[str, Value] | None = None) -> None:
        """A new lane below the selected one, or below the last; its name is open for typing."""
        ids = [ln.id for ln in self.document.lanes(self.map_id)]
        focus = self.focus
        at = ids.index(focus.id) + 1 if focus and focus.kind == "lane" and focus.id in ids else len(ids)
        draft = LaneDraft(lane_kind, title, fields or {})
        edit = self.attempt(lambda: as_action(grid.add_lane(self.document, self.map_id, draft, at)))
        self._open_new(edit, "lane")

    def _open_new(self, edit: Edit | None, kind: str) -> None:
        """Select what an edit added, ready to be named."""
        if edit is not None:
            ref = Ref("stage" if kind == "stage" else "lane", edit.changes[0].record.id)
            self.select(ref)
            self.edit_wanted.emit(ref)


def as_action(adding: Edit) -> Edit:
    """An edit that adds something: the first text that is typed for it belongs to the same action."""
    return adding.within(adding.changes[0].record.id)
