"""The key figures of a map, each with how many cards it is taken from; what cannot be told is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.fields import field_of
from app.domain.records import Card
from app.layout.contents import Contents
from app.layout.route import counts
from app.poster.words import fill


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is of, and what it is taken from ("" where it is a plain count)."""

    value: str
    name: str
    basis: str = ""


def figures(document: Document, held: Contents, words: Mapping[str, str]) -> list[Figure]:
    """The figures of a map that has touchpoints."""
    touched = [card for cards in held.touchpoints for card in cards]
    if not touched:
        return []
    channels = len({card.lane_id for card in touched})
    found = [_count(len(touched), "touchpoint", words), _count(channels, "channel", words)]
    if channels > 1:
        found.append(_count(counts(held)[1], "switch", words))
    moments = sum(card.fields.get("moment_of_truth") is True for card in touched)
    if moments:
        found.append(_count(moments, "moment", words))
    known = _proven(document, touched)
    share = fill(words, "figure.percent", n=round(100 * known / len(touched)))
    found.append(Figure(share, words["figure.evidence"], _basis(known, len(touched), words)))
    felt = [card.emotion for card in touched if card.emotion is not None]
    if felt:
        found.append(_mean(felt, "figure.emotion", words, len(touched), sign=True))
    top = field_of("card", "satisfaction").high
    rated = [value for card in touched if isinstance(value := card.fields.get("satisfaction"), int)]
    if rated:
        mean = _mean(rated, "figure.satisfaction", words, len(touched))
        found.append(Figure(mean.value, fill(words, "figure.satisfaction", top=top), mean.basis))
    return found


def _count(n: int, of: str, words: Mapping[str, str]) -> Figure:
    return Figure(str(n), words[f"figure.{of}" if n == 1 else f"figure.{of}.many"])


def _basis(n: int, count: int, words: Mapping[str, str]) -> str:
    return fill(words, "figure.of_one" if count == 1 else "figure.of", n=n, count=count)


def _proven(document: Document, cards: Sequence[Card]) -> int:
    """How many cards were observed, or are linked to evidence."""
    linked = {link.card_id for card in cards for link in document.links(card.id) if link.evidence_id is not None}
    return sum(card.fields.get("evidence") == "observed" or card.id in linked for card in cards)


def _mean(
    values: Sequence[int], key: str, words: Mapping[str, str], count: int, *, sign: bool = False
) -> Figure:  # fmt: skip
    mean = sum(values) / len(values)
    text = f"{mean:+.1f}" if sign else f"{mean:.1f}"
    text = text.replace("-", "−").replace(".", words["decimal.mark"])
    basis = _basis(len(values), count, words)
    return Figure("0" if float(f"{mean:.1f}") == 0 and sign else text, words[key], basis)
