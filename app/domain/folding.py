"""Texts as a search compares them: without accents and case, yet with every match at its place in the text itself."""

import unicodedata
from dataclasses import dataclass

from app.domain.text import clean_line

Span = tuple[int, int]
"""Start and end in a text."""


def fold(text: str, *, case: bool = False) -> str:
    """A text without accents and, unless ``case``, without case; spelling variants (NFC, NFD, ligatures) are equal."""
    if text.isascii():
        return text if case else text.lower()
    apart = unicodedata.normalize("NFKD", text)
    if not case:
        apart = unicodedata.normalize("NFKD", apart.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def fold_line(text: str) -> str:
    """A name on one line, folded."""
    return fold(clean_line(text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: letter ``i`` comes from ``starts[i]:ends[i]`` of the text that it was made of.

    One letter may become several (ß is ss); an accent that follows a letter belongs to it.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span | None:
        """Where a piece comes from; None where it would begin or end within a letter."""
        cuts_in = start > 0 and self.starts[start - 1] == self.starts[start]
        cuts_out = end < len(self.text) and self.starts[end] == self.starts[end - 1]
        return None if cuts_in or cuts_out else (self.starts[start], self.ends[end - 1])


def folded(text: str, *, case: bool = False) -> Folded:
    """A text folded, with the origin of each letter."""
    if text.isascii():
        return Folded(fold(text, case=case), tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, letter in enumerate(text):
        made = fold(letter, case=case)
        if not made:  # an accent of its own: part of the letter before
            for back in range(len(ends) - 1, -1, -1):
                if starts[back] != starts[-1]:
                    break
                ends[back] = at + 1
            continue
        letters.append(made)
        starts += [at] * len(made)
        ends += [at + 1] * len(made)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def find_all(text: str, wanted: str, *, case: bool = False, whole: bool = False) -> list[Span]:
    """Where ``wanted`` stands in a text, from left to right, never overlapping; ``whole`` finds whole words only."""
    looked_for = fold(wanted, case=case)
    if not looked_for or looked_for not in fold(text, case=case):
        return []
    inside = folded(text, case=case)
    found: list[Span] = []
    at = inside.text.find(looked_for)
    while at >= 0:
        span = inside.span(at, at + len(looked_for))
        good = span is not None and not (whole and _within_word(text, span))
        if span is not None and good:
            found.append(span)
        at = inside.text.find(looked_for, at + (len(looked_for) if good else 1))
    return found


def replaced(text: str, spans: list[Span], by: str) -> str:
    """A text with other words in place of those pieces."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], by]
        at = end
    return "".join([*parts, text[at:]])


def _within_word(text: str, span: Span) -> bool:
    """Whether a piece is only a part of a word."""
    start, end = span
    before = start > 0 and _of_word(text[start - 1]) and _of_word(text[start])
    after = end < len(text) and _of_word(text[end]) and _of_word(_letter_before(text, end))
    return before or after


def _letter_before(text: str, at: int) -> str:
    """The last letter before a place that is no accent."""
    while at > 1 and unicodedata.combining(text[at - 1]):
        at -= 1
    return text[at - 1]


def _of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or bool(unicodedata.combining(letter))
