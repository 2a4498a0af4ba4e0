"""A map under the hand: what is selected, and what a person does to it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from app.canvas.focus import Direction, Ref, cell_of, cell_ref, exists, first_ref, step
from app.canvas.items import Paint
from app.canvas.nudge import nudged
from app.canvas.scene import MapScene
from app.domain.commands import cards as card_commands
from app.domain.commands import grid
from app.domain.commands.typing import type_text
from app.domain.document import Cell, Document
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Card, JourneyMap, LaneKind, Stage, Value
from app.layout.display import USUAL, Display
from app.layout.engine import layout_map
from app.layout.shapes import Drawing
from app.session import EditSession


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
        self, session: EditSession, map_id: str, words: Callable[[], Mapping[str, str]], paint: Paint,
        display: Display = USUAL,
    ) -> None:  # fmt: skip
        super().__init__()
        self.session = session
        self.map_id = map_id
        self._words = words
        self.display = display
        self.scene = MapScene(paint)
        self.selection: tuple[Ref, ...] = ()
        self._failure: Problem | None = None
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
        self.scene.show_drawing(layout_map(self.document, self.map_id, self._words(), display=self.display))
        kept = tuple(ref for ref in self.selection if exists(self.document, ref))
        if kept != self.selection:
            self.selection = kept
        self.drawing_changed.emit()
        self.selection_changed.emit()

    def show_as(self, display: Display) -> None:
        """Look at the map in another way; no edit, nothing of the project changes."""
        if display != self.display:
            self.display = display
            self.lay_out()
            self.display_changed.emit()

    def _edited(self, _edit: Edit) -> None:
        self.lay_out()

    def attempt(self, command: Callable[[], Edit]) -> Edit | None:
        """Make an edit and do it; a problem in either is told."""
        try:
            return self.session.do(command())
        except Problem as problem:
            self._failure = problem
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

    def selected_cards(self) -> list[str]:
        """The ids of the selected cards in journey order."""
        chosen = {ref.id for ref in self.selection if ref.kind == "card"}
        order = [g.owner for g in self.drawing.by_role("card") if g.owner in chosen]
        ranks = {c.id: (c.stage_id or "", c.rank, c.id) for c in self.document.cards(self.map_id)}
        stages = {s.id: at for at, s in enumerate(self.document.stages(self.map_id))}
        return sorted(order, key=lambda i: (stages.get(ranks[i][0], -1), ranks[i][1:]))

    def step(self, direction: Direction, *, extend: bool = False) -> None:
        """The arrow keys: go to what lies beside; with ``extend`` keep what was selected."""
        focus = self.focus
        target = step(self.document, self.drawing, focus, direction) if focus else None
        if focus is None:
            target = first_ref(self.document, self.drawing)
        if target is None:
            return
        if extend and target.kind == "card" and focus is not None and focus.kind == "card":
            self.select(*(r for r in self.selection if r != target), target)
        else:
            self.select(target)

    # -- cards --------------------------------------------------------------------------------
    def add_card(self, cell: Cell | None = None, index: int | None = None) -> None:
        """A new card, ready to be typed into: in ``cell``, or below the selected card, or in the selected cell."""
        if cell is None:
            cell, index = self._place_for_new()
        if cell is None:
            return
        place = cell
        edit = self.attempt(lambda: card_commands.add_card(self.document, self.map_id, place, "", index))
        if edit is not None:
            ref = Ref("card", edit.changes[0].record.id)
            self.select(ref)
            self.edit_wanted.emit(ref)

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

    def drop_cards(self, card_ids: Sequence[str], cell: Cell, index: int, *, copy: bool) -> None:
        """Cards land at a place of a cell."""
        if copy:
            edit = self.attempt(lambda: card_commands.duplicate(self.document, card_ids, cell, index))
            if edit is not None:
                self.select(*(Ref("card", change.record.id) for change in edit.changes))
            return
        self.attempt(lambda: card_commands.move(self.document, card_ids, cell, index))

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
            self.attempt(lambda: nudged(self.document, self.map_id, focus, chosen, direction))

    # -- stages and lanes ---------------------------------------------------------------------
    def add_stage(self, title: str = "") -> None:
        """A new stage behind the selected one, or behind the last; its name is open for typing."""
        stages = self.document.stages(self.map_id)
        at = self._stage_index(stages)
        phase = stages[min(at, len(stages)) - 1].phase if stages and at else "during"
        edit = self.attempt(lambda: grid.add_stage(self.document, self.map_id, StageDraft(title, phase), at))
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
        edit = self.attempt(lambda: grid.add_lane(self.document, self.map_id, draft, at))
        self._open_new(edit, "lane")

    def _open_new(self, edit: Edit | None, kind: str) -> None:
        """Select what an edit added, ready to be named."""
        if edit is not None:
            ref = Ref("stage" if kind == "stage" else "lane", edit.changes[0].record.id)
            self.select(ref)
            self.edit_wanted.emit(ref)

    # -- texts --------------------------------------------------------------------------------
    def text_of(self, ref: Ref) -> str | None:
        """The text that editing in place changes; None where there is none."""
        kind, id_, name = _text_key(ref)
        record = self.document.look_up(kind, id_) if kind in RECORD_KINDS else None
        return None if record is None else str(getattr(record, name))

    def set_text(self, ref: Ref, text: str) -> bool:
        """What was typed in place; False where it could not be kept.

        A new card that stays empty goes away again, an empty name changes nothing.
        """
        kind, id_, name = _text_key(ref)
        card = self.document.find(Card, id_) if kind == "card" else None
        if card is not None and not text.strip() and not card.title and not card.fields and card.emotion is None:
            self._take_back_new(card)
            return True
        if self.document.look_up(kind, id_) is None or (kind != "card" and not text.strip()):
            self.forget_draft(ref)
            return True
        self._failure = None
        self.attempt(lambda: type_text(self.document, kind, id_, name, text))
        if self._failure is None:
            self.forget_draft(ref)
        return self._failure is None

    def _take_back_new(self, card: Card) -> None:
        """A card that was added and never written on leaves as if it had not come."""
        cell = (card.stage_id, card.lane_id)
        self.attempt(lambda: card_commands.delete(self.document, [card.id]))
        if cell[0] is not None:
            mates = self.document.cell(self.map_id, cell)
            self.select(Ref("card", mates[-1].id) if mates else cell_ref(cell))

    def keep_draft(self, ref: Ref, text: str) -> None:
        """Typing not yet finished is on disk too."""
        try:
            self.session.save_draft(*_text_key(ref), text)
        except Problem as problem:
            self.failed.emit(problem)

    def forget_draft(self, ref: Ref) -> None:
        """Typing has become an edit, or nothing."""
        try:
            self.session.clear_draft(*_text_key(ref))
        except Problem as problem:
            self.failed.emit(problem)

    def name_of(self, ref: Ref) -> str:
        """What a screen reader says of a thing."""
        group = self.drawing.group("title" if ref.kind == "map" else ref.kind, ref.id)
        return group.about if group else ""


def _text_key(ref: Ref) -> tuple[str, str, str]:
    """Kind of record, id and attribute of the text that is edited in place."""
    kind = "journey_map" if ref.kind == "map" else ref.kind
    return kind, ref.id, "name" if ref.kind == "persona" else "title"
