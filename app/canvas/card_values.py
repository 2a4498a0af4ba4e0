"""What is said of the selected cards, and how one edit changes it for all of them."""

from app.canvas.board import Board
from app.domain.commands import cards as card_commands
from app.domain.fields import OF_NOTES, field_of, suits
from app.domain.records import Card, Value

EVIDENCE: tuple[str | None, ...] = (None, "observed", "assumed")


class CardValues:
    """Reads and sets fields of the cards that are selected on a board; "face" stands for the emotion.

    A note has no face and no scores: what makes no sense for it passes it by.
    """

    def __init__(self, board: Board) -> None:
        self._board = board

    def cards(self, key: str) -> list[Card]:
        """The selected cards of which this can be said, in journey order."""
        if key in OF_NOTES:
            return self.chosen()
        if key == "face" or not field_of("card", key).notes:
            touches = self._board.document.is_touchpoint
            return self._board.of_selection("touchpoints", lambda: [card for card in self.chosen() if touches(card)])
        spec, kind_of = field_of("card", key), self._board.document.text_kind
        return self._board.of_selection(key, lambda: [c for c in self.chosen() if suits(spec, kind_of(c))])

    def chosen(self) -> list[Card]:
        """All selected cards, in journey order."""
        board, document = self._board, self._board.document
        return board.of_selection("records", lambda: [document.get(Card, id_) for id_ in board.selected_cards()])

    def shared(self, key: str) -> Value | None:
        """The value that all of these cards have; None where there is none, or several."""
        values = {self.value(card, key) for card in self.cards(key)}
        return values.pop() if len(values) == 1 else None

    @staticmethod
    def value(card: Card, key: str) -> Value | None:
        """What is said of one card."""
        return card.emotion if key == "face" else card.fields.get(key)

    def put(self, key: str, value: Value | None) -> None:
        """Say this of all of them; None takes it away."""
        if key == "face":
            self._board.set_face(None if value is None else int(value))
            return
        chosen = [card.id for card in self.cards(key)]
        if chosen:
            board = self._board
            board.attempt(lambda: card_commands.set_fields(board.document, chosen, {key: value}))

    def toggle(self, key: str, value: Value) -> None:
        """Say this of all of them, or take it away where all have it."""
        self.put(key, None if self.shared(key) == value else value)

    def next_evidence(self) -> None:
        """From nothing said to observed, to assumed, to nothing: for all as the first one goes."""
        cards = self.cards("evidence")
        if cards:
            now = EVIDENCE.index(str(cards[0].fields["evidence"]) if "evidence" in cards[0].fields else None)
            self.put("evidence", EVIDENCE[(now + 1) % len(EVIDENCE)])
