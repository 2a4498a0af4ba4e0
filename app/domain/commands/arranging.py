"""The order of the cards in cells, and what one card hands on to others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.domain.commands.changing import changed, with_fields
from app.domain.document import Cell, Document
from app.domain.edits import Change, Edit, Label
from app.domain.fields import fields_of
from app.domain.ordering import ranks_between
from app.domain.records import Card, Value

SortOrder = Literal["worst", "best", "importance", "title"]
_NOT_HANDED_ON = ("line", "text", "picture", "date", "number")


def sort_cells(
    document: Document, map_id: str, cells: Iterable[Cell], order: SortOrder, title_key: Callable[[str], Any]
) -> Edit:
    """The cards of cells sorted: by face, by importance (the greatest first) or by text.

    Cards without what is sorted by come last; equal ones keep their order.  ``title_key`` makes texts comparable as
    the user's language sorts them.  The cards of other lanes keep their places in the journey.
    """
    changes: list[Change] = []
    sorted_cells: list[list[Card]] = []
    for cell in cells:
        cards = document.cell(map_id, cell)
        wanted = sorted(cards, key=lambda card: _key(card, order, title_key))
        if wanted != cards:
            sorted_cells.append(cards)
        for card, rank in zip(wanted, _ranks(document, cards), strict=True):
            if wanted != cards:
                changes += changed(card, replace(card, rank=rank))
    title = sorted_cells[0][0].title if sorted_cells else ""
    return Edit(Label("sort_cells", {"title": title, "count": len(sorted_cells)}), tuple(changes))


def _key(card: Card, order: SortOrder, title_key: Callable[[str], Any]) -> tuple[bool, Any]:
    """What a card is sorted by; the flag puts those without it last."""
    if order == "title":
        return not card.title, title_key(card.title)
    if order == "importance":
        value = card.fields.get("importance")
        return value is None, -int(value or 0)
    emotion = card.emotion or 0
    return card.emotion is None, emotion if order == "worst" else -emotion


def _ranks(document: Document, cards: Sequence[Card]) -> list[str]:
    """The ranks of the cards, rising; new ones where two are alike."""
    ranks = [card.rank for card in cards]
    if len(set(ranks)) == len(ranks):
        return ranks
    mates = [mate.rank for mate in document.stage_cards(cards[0].stage_id or "")]
    before = max((rank for rank in mates if rank < ranks[0]), default="")
    after = min((rank for rank in mates if rank > ranks[-1]), default="")
    return ranks_between(before, after, len(ranks))


@dataclass(frozen=True, slots=True)
class Format:
    """What a card says besides its words and picture: the face, and the marks by catalogue key."""

    emotion: int | None
    fields: Mapping[str, Value]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hand on."""
        return self.emotion is None and not self.fields


def format_of(card: Card) -> Format:
    """The face and marks of a card; lines, texts and the picture are its own."""
    handed_on = {field.key for field in fields_of("card") if field.type not in _NOT_HANDED_ON}
    return Format(card.emotion, {key: value for key, value in card.fields.items() if key in handed_on})


def paste_format(document: Document, card_ids: Iterable[str], given: Format) -> Edit:
    """A face and marks on cards; what they say of nothing stays, and only touchpoints take the face."""
    cards = [document.get(Card, id_) for id_ in card_ids]
    changes: list[Change] = []
    for card in cards:
        takes_face = given.emotion is not None and document.is_touchpoint(card)
        fields = with_fields("card", card.fields, given.fields)
        after = replace(card, emotion=given.emotion if takes_face else card.emotion, fields=fields)
        changes += changed(card, after)
    label = Label("format_card", {"title": cards[0].title if cards else "", "count": len(cards)})
    return Edit(label, tuple(changes))
