"""What customers value and an edit has touched, on a map as it should become (R28)."""

from app.domain.document import Document
from app.domain.edits import Change, Edit, changed_fields
from app.domain.fields import OWN, field_of
from app.domain.records import Card, JourneyMap

_KEPT_ABOUT = ("evidence", "work")
"""Groups of fields that say something about a card and change nothing for the customer."""


def touched(document: Document, edit: Edit) -> list[Change]:
    """The changes of protected cards on maps as they should become; the document is as it is after the edit.

    A card is protected where it, or one that it is a copy of, is marked so.
    """
    return [change for change in edit.changes if _touches(document, change)]


def _touches(document: Document, change: Change) -> bool:
    before = change.before
    if not isinstance(before, Card):
        return False
    journey = document.find(JourneyMap, before.map_id)
    if journey is None or journey.state != "to_be" or not is_protected(document, before):
        return False
    return change.after is None or any(_matters(name, key) for name, key in changed_fields(change))


def _matters(name: str, key: str | None) -> bool:
    """Whether it is more than a note about the card."""
    if key is None:
        return name != "map_id"
    if key.startswith(OWN):
        return True
    field = field_of("card", key)
    return not field.hidden and key != "protect" and field.group not in _KEPT_ABOUT


def is_protected(document: Document, card: Card) -> bool:
    """Whether a card, or one that it is a copy of, is protected."""
    seen: set[str] = set()
    found: Card | None = card
    while found is not None and found.id not in seen:
        if found.fields.get("protect") is True:
            return True
        seen.add(found.id)
        found = document.find(Card, str(found.fields.get("origin", "")))
    return False
