"""A map with less on its cards, so that what is left can be printed larger."""

from dataclasses import replace

from app.domain.document import Document
from app.domain.records import Card
from app.layout.coloring import KEYS
from app.poster.spec import Content

_ALWAYS = frozenset({"moment_of_truth"})


def condensed(document: Document, map_id: str, content: Content, color_by: str) -> Document:
    """The same document with only so much said on the cards of a map.

    What the colours and the lanes of figures show stays; so does the text of a card that has no title.
    """
    kept = (
        _ALWAYS | {KEYS.get(color_by, color_by)} | {str(lane.fields.get("metric")) for lane in document.lanes(map_id)}
    )
    mine = {card.id for card in document.cards(map_id)}

    def shorter(card: Card) -> Card:
        own = kept | {"text"} if content == "texts" or not card.title.strip() else kept
        return replace(card, fields={key: value for key, value in card.fields.items() if key in own})

    return Document.of(
        shorter(record) if isinstance(record, Card) and record.id in mine else record for record in document.records()
    )
