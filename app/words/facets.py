"""The sides by which cards are told apart, and their values, in words."""

from app.domain.document import Document
from app.domain.fields import OWN, field_of
from app.domain.records import Lane, OwnField, Stage, Value
from app.words.catalogue import T
from app.words.fields import choice_name, emotion_name, field_name


def facet_name(document: Document, facet: str) -> str:
    """What a facet is called."""
    if facet.startswith(OWN):
        own = document.find(OwnField, facet.removeprefix(OWN))
        return own.title if own is not None else T("Gone")
    if facet == "emotion":
        return T("Emotion")
    if facet == "lane":
        return T("Lane")
    return T("Stage") if facet == "stage" else field_name("card", facet)


def value_name(document: Document, facet: str, value: Value | None) -> str:
    """What a value of a facet is called; None is "nothing said"."""
    if facet == "emotion":
        return emotion_name(value if isinstance(value, int) else None)
    if value is None:
        return T("Without a place") if facet in ("lane", "stage") else T("Nothing said")
    if facet in ("lane", "stage"):
        record = document.find(Lane, str(value)) or document.find(Stage, str(value))
        return record.title if record is not None else T("Gone")
    if isinstance(value, bool):
        return T("Yes") if value else T("No")
    if facet.startswith(OWN):
        return str(value)
    return choice_name("card", facet, str(value)) if field_of("card", facet).choices else str(value)
