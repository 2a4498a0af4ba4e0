"""Tags: words on a card, kept as one line with commas between them."""

from collections.abc import Iterable, Sequence

from app.domain.fields import OWN, field_of
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


def written(cards: Iterable[Card], key: str) -> list[str]:
    """What stands in a field of these cards, most used first; of tags each tag, once however it is written."""
    has_tags = field_of("card", key).type == "tags" if not key.startswith(OWN) else False
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    for card in cards:
        value = str(card.fields.get(key, ""))
        for word in split_tags(value) if has_tags else (value.strip(),):
            if word:
                counts[word.casefold()] = counts.get(word.casefold(), 0) + 1
                first.setdefault(word.casefold(), word)
    return [first[folded] for folded in sorted(counts, key=lambda folded: (-counts[folded], folded))]


def tags_of_all(lines: Sequence[str]) -> list[tuple[str, bool]]:
    """Every tag of these lines in the order in which they are met, and whether all of them have it."""
    having = [{tag.casefold() for tag in split_tags(line)} for line in lines]
    met = split_tags(",".join(lines))
    return [(tag, all(tag.casefold() in one for one in having)) for tag in met]


def retagged(line: str, add: Iterable[str], take: Iterable[str]) -> str:
    """A line of tags with some more at its end, and without others."""
    gone = {tag.casefold() for tag in take}
    return join_tags(",".join([*(tag for tag in split_tags(line) if tag.casefold() not in gone), *add]))
