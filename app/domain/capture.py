"""A line of quick capture: "Waits in the queue #pay @shop :(" is a card, its stage, its channel and its face.

A name is looked for without accents and capitals: the longest whole title that follows the sign, or else the only
title that begins so.  ``##`` and ``@@`` at the beginning of a word are the sign itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.folding import fold_line
from app.domain.text import clean_line

TokenKind = Literal["stage", "lane"]
SIGNS: dict[str, TokenKind] = {"#": "stage", "@": "lane"}
_SIGN = re.compile(r"(?<!\S)([#@])(?=\S)")
_WORD = re.compile(r"\S+")
_STOPS = ",.;:!?)"


@dataclass(frozen=True, slots=True)
class Token:
    """A name in a line, from ``start`` (its sign) to ``end``; ``place`` is None where it names nothing or several."""

    kind: TokenKind
    start: int
    end: int
    name: str
    place: int | None
    candidates: tuple[int, ...] = ()
    """The places that it may mean."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says: the words of the card, a smiley at their end included, and the places that it names."""

    words: str
    tokens: tuple[Token, ...]

    def place(self, kind: TokenKind) -> int | None:
        """The place of the last name of a kind, or None where the line names none."""
        return next((token.place for token in reversed(self.tokens) if token.kind == kind), None)

    @property
    def unclear(self) -> Token | None:
        """The first name that names nothing, or several."""
        return next((token for token in self.tokens if token.place is None), None)


def read_line(line: str, stages: Sequence[str], lanes: Sequence[str]) -> Captured:
    """A line among the titles of a map's stages and lanes."""
    titles = {"stage": [fold_line(title) for title in stages], "lane": [fold_line(title) for title in lanes]}
    tokens: list[Token] = []
    kept: list[str] = []
    at = 0
    for found in _SIGN.finditer(line):
        if found.start() < at:
            continue
        kept.append(line[at : found.start()])
        sign = found[1]
        if line.startswith(sign, found.end()):
            at = found.end()  # a doubled sign is the sign itself
            continue
        token = _token(line, found.start(), SIGNS[sign], titles[SIGNS[sign]])
        tokens.append(token)
        at = token.end
    kept.append(line[at:])
    return Captured(clean_line(" ".join(kept) if tokens else "".join(kept)), tuple(tokens))


def _token(line: str, start: int, kind: TokenKind, titles: Sequence[str]) -> Token:
    """The name after a sign."""
    words = list(_WORD.finditer(line, start + 1))
    most = max((len(title.split()) for title in titles), default=1)
    ends = [end for word in words[:most] for end in _ends(word)]
    for end in reversed(ends):
        name = fold_line(line[start + 1 : end])
        if name in titles:
            return Token(kind, start, end, line[start + 1 : end], titles.index(name), (titles.index(name),))
    first = words[0].start() + len(words[0][0].rstrip(_STOPS)) if words[0][0].rstrip(_STOPS) else words[0].end()
    end, candidates = first, _beginning(titles, fold_line(line[start + 1 : first]))
    for further in ends:
        more = _beginning(titles, fold_line(line[start + 1 : further])) if further > first else ()
        if len(candidates) > 1 and more:
            end, candidates = further, more
    place = candidates[0] if len(candidates) == 1 else None
    return Token(kind, start, end, line[start + 1 : end], place, candidates)


def _ends(word: re.Match[str]) -> list[int]:
    """Where a name may end in a word: before the stops behind it, and behind them."""
    bare = word.start() + len(word[0].rstrip(_STOPS))
    return [bare, word.end()] if word.start() < bare < word.end() else [word.end()]


def _beginning(titles: Sequence[str], name: str) -> tuple[int, ...]:
    """The places of the titles that begin so; of equal titles the first."""
    found: dict[str, int] = {}
    for at, title in enumerate(titles):
        if name and title.startswith(name):
            found.setdefault(title, at)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Typing:
    """A name that is being typed: its sign's place in the line, and what it may become, the best first."""

    kind: TokenKind
    start: int
    places: tuple[int, ...]


def being_typed(line: str, cursor: int, stages: Sequence[str], lanes: Sequence[str]) -> Typing | None:
    """The name in front of the cursor and the titles that fit; None where no name is being typed."""
    sign = next((found for found in reversed(list(_LAST_SIGN.finditer(line, 0, cursor)))), None)
    if sign is None:
        return None
    kind = SIGNS[sign[1]]
    titles = [fold_line(title) for title in (stages if kind == "stage" else lanes)]
    typed = line[sign.end() : cursor]
    name = fold_line(typed)
    if typed != typed.lstrip() or (typed != typed.rstrip() and name in titles):
        return None
    begin = [at for at, title in enumerate(titles) if title and title.startswith(name)]
    inside = [at for at, title in enumerate(titles) if at not in begin and f" {name}" in f" {title}"]
    return Typing(kind, sign.start(), (*begin, *inside)) if begin or inside else None


_LAST_SIGN = re.compile(r"(?<!\S)([#@])(?![#@])")
