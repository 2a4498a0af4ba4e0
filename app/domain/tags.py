"""Tags: words on a card, kept as one line with commas between them."""

from app.domain.records import Card
from app.domain.text import clean_line


def split_tags(text: str) -> tuple[str, ...]:
    """The tags of a line, each once (capitals apart), in the order they were written; a leading "#" goes."""
    found: dict[str, str] = {}
    for part in clean_line(text).replace(";", ",").split(","):
        tag = part.strip().lstrip("#").strip()
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def join_tags(text: str) -> str:
    """The one way in which a line of tags is written."""
    return ", ".join(split_tags(text))


def tags_of(card: Card) -> tuple[str, ...]:
    """The tags of a card."""
    return split_tags(str(card.fields.get("tags", "")))
