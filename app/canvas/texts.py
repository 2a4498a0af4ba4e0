"""The texts of a map that are typed in place, and the drafts of them."""

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_ref
from app.domain.commands import cards as card_commands
from app.domain.commands.typing import type_text
from app.domain.edits import Edit, Label
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Card


class Texts:
    """Titles, names and fields of one board's things."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._new: Ref | None = None
        """What was added just now, and has not been left yet."""
        board.edit_wanted.connect(self._expect)

    def _expect(self, ref: Ref) -> None:
        self._new = ref

    def text_of(self, ref: Ref) -> str | None:
        """The text that editing in place changes; None where there is none."""
        kind, id_, name = text_key(ref)
        record = self._board.document.look_up(kind, id_) if kind in RECORD_KINDS else None
        if record is None:
            return None
        return str(getattr(record, "fields", {}).get(name, "")) if ref.field else str(getattr(record, name))

    def name_of(self, ref: Ref) -> str:
        """What a screen reader says of a thing."""
        group = self._board.drawing.group("title" if ref.kind == "map" else ref.kind, ref.id)
        return group.about if group else ""

    def is_unwritten(self, ref: Ref) -> bool:
        """Whether this is the title of a card that nothing has been said of yet."""
        card = self._board.document.find(Card, ref.id) if ref.kind == "card" and not ref.field else None
        return card is not None and not card.title and not card.fields and card.emotion is None

    def set_text(self, ref: Ref, text: str) -> Problem | None:
        """What was typed in place; the problem where it could not be kept.

        A new card that stays empty goes away again, an empty name changes nothing.
        """
        kind, id_, name = text_key(ref)
        document = self._board.document
        new, self._new = self._new == ref, None
        if self.is_unwritten(ref) and not text.strip():
            self._take_back_new(document.get(Card, id_))
            return None
        if document.look_up(kind, id_) is not None and (kind == "card" or ref.field or text.strip()):
            try:
                self._board.session.do(self._typed(ref, type_text(document, kind, id_, name, text), new=new))
            except Problem as problem:
                self._board.failed.emit(problem)
                return problem
        self.forget_draft(ref)
        return None

    def _typed(self, ref: Ref, edit: Edit, *, new: bool) -> Edit:
        """The first text of a card, and the first name of a stage or lane, is one action with its addition."""
        if ref.field or not edit.changes or not self._is_newest(ref):
            return edit
        if ref.kind in ("stage", "lane") and new:
            title = getattr(edit.changes[0].record, "title", "")
            return Edit(Label(f"add_{ref.kind}", {"title": title}), edit.changes).within(ref.id)
        card = self._board.document.find(Card, ref.id) if ref.kind == "card" else None
        if card is None or card.title:
            return edit
        return Edit(Label("add_card", {"title": edit.label.params["title"], "count": 1}), edit.changes).within(ref.id)

    def _is_newest(self, ref: Ref) -> bool:
        """Whether undo would take back the addition of a thing."""
        label = self._board.session.undo_label
        return label is not None and label.params.get("action") == ref.id

    def _take_back_new(self, card: Card) -> None:
        """A card that was added and never written on leaves as if it had not come; what is above is selected."""
        board, cell = self._board, (card.stage_id, card.lane_id)
        mates = [mate.id for mate in board.document.cell(board.map_id, cell)]
        at = mates.index(card.id)
        try:
            if self._is_newest(Ref("card", card.id)):
                board.session.undo()
            else:
                board.session.do(card_commands.delete(board.document, [card.id]))
        except Problem as problem:
            board.failed.emit(problem)
            return
        if cell[0] is not None:
            rest = [id_ for id_ in mates if id_ != card.id]
            board.select(Ref("card", rest[max(0, at - 1)]) if rest else cell_ref(cell))

    def keep_draft(self, ref: Ref, text: str) -> None:
        """Typing not yet finished is on disk too."""
        try:
            self._board.session.save_draft(*text_key(ref), text)
        except Problem as problem:
            self._board.failed.emit(problem)

    def forget_draft(self, ref: Ref) -> None:
        """Typing has become an edit, or nothing."""
        try:
            self._board.session.clear_draft(*text_key(ref))
        except Problem as problem:
            self._board.failed.emit(problem)


def text_key(ref: Ref) -> tuple[str, str, str]:
    """Kind of record, id and attribute or field of the text that is edited in place."""
    kind = "journey_map" if ref.kind == "map" else ref.kind
    return kind, ref.id, ref.field or ("name" if ref.kind == "persona" else "title")
