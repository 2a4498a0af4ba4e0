"""The drawer's page of sources: interviews, surveys, observations; when, who, how many, and what they support."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.canvas.focus import Ref
from app.domain.commands import evidence, linking
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Card, Evidence, Value
from app.insight.survey import concerned
from app.ui.editor_places import EditorPlaces
from app.ui.evidence.model import SourcesModel
from app.ui.evidence.side import SourceSide
from app.ui.insight.rows_page import RowsPage
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class SourcesPage(RowsPage[Evidence]):
    """Sources of the project: added, dated, linked with what they support."""

    link_kind: linking.LinkKind = "evidence"
    icons: Mapping[str, str] = {"add": "plus", "link": "link", "show": "locate", "delete": "trash-2",
                                "read": "file-up"}  # fmt: skip

    def __init__(self, editor: "Editor") -> None:
        self.side = SourceSide()
        super().__init__(editor, SourcesModel(editor), self.side)
        self.side.quoted.connect(self._quote)
        self.side.typed.connect(self._draft)
        self.side.cards.picked.connect(lambda id_: self._go([id_]))
        self.side.cards.unlinked.connect(self._unlink)
        self.retranslate()

    def front(self) -> None:
        """Another source is in front: its quote and cards stand beside."""
        super().front()
        one = self.current
        if self.board is not None:
            now = self.board.document.find(Evidence, one.id) if one is not None else None
            self.side.show_source(self.board.document, now)

    # -- what is done -------------------------------------------------------------------------
    def make(self, document: Document, card_ids: list[str]) -> Edit:
        """A new one that supports these cards."""
        return evidence.add_evidence(document, T("New source"), card_ids=card_ids)

    def remove(self, document: Document, ids: list[str]) -> Edit:
        """Without these."""
        return evidence.delete_evidence(document, *ids)

    def more(self) -> Mapping[str, Callable[[], object]]:
        """Read a survey."""
        return {"read": self.editor.table["evidence.read"].trigger}

    def cards_of(self, one: Evidence) -> list[str]:
        """The cards that it supports, by a link or by answers."""
        return list(concerned(self.board.document, one.id)) if self.board is not None else []

    def show_cards(self) -> None:
        """To the cards that it supports; to another map where none of them is on this one."""
        one = self.current
        ids = self.cards_of(one) if one is not None else []
        if ids:
            self._go(ids)
        else:
            super().show_cards()

    def _go(self, ids: list[str]) -> None:
        board = self.board
        if board is None:
            return
        cards = [card for id_ in ids if (card := board.document.find(Card, id_)) is not None]
        here = [card for card in cards if card.map_id == board.map_id]
        if here:
            self.go_to(Ref("card", card.id) for card in here)
        elif cards:
            there = [Ref("card", card.id) for card in cards if card.map_id == cards[0].map_id]
            self.editor.part(EditorPlaces).show(*there, map_id=cards[0].map_id, source="insight")

    def _unlink(self, card_id: str) -> None:
        """A card does not belong to the source any more; what was answered about it stays."""
        board, one = self.board, self.current
        if board is None or one is None:
            return
        if any(link.card_id == card_id for link in board.document.links_to(one.id)):
            board.attempt(lambda: linking.unlink_cards(board.document, one.id, [card_id]))
            self.show_map()
        else:
            self.editor.messages.say(T("People answered about this card in the survey: that stays with it."))

    def _quote(self, id_: str, text: Value | None) -> None:
        board = self.board
        if board is not None and board.document.find(Evidence, id_) is not None:
            board.attempt(lambda: evidence.edit_evidence(board.document, id_, fields={"quote": text}))

    def _draft(self, id_: str, text: str) -> None:
        board = self.board
        if board is not None and id_:
            try:
                board.session.save_draft("evidence", id_, "quote", text)
            except Problem as problem:
                self.editor.failed(problem)

    # -- looks --------------------------------------------------------------------------------
    def words(self) -> Mapping[str, str]:
        """What the tools are called."""
        return {
            "add": T("New source (Ins)"),
            "link": T("Link with the selected cards, or unlink"),
            "show": T("Show its cards on the map"),
            "delete": T("Delete (Del)"),
            "read": T("Read answers of a survey…"),
            "table": T("Sources"),
            "select": T("Select the cards on the map that this source supports, then link them."),
            "empty": T(
                "No source yet. What is on the map is what the team believes: press + for an interview, a survey or "
                "an observation that supports the selected cards."
            ),
        }

    def retranslate(self) -> None:
        """Everything in the language in force."""
        super().retranslate()
        self.side.retranslate()
