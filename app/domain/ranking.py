"""How well a few letters fit a name: at the start of words best, then inside a word, then one after the other.

A typist of a palette abbreviates ("pco" for "Paga con móvil"); that is not misspelling, so no edit distance is taken.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.domain.folding import fold, folded

LONGEST = 300
"""Letters of a name that are looked at."""
START, WORD, INITIALS, INSIDE, SCATTERED = range(5)
"""From the best fit to the poorest."""
_NO_WORD = re.compile(r"[\W_]")


class Fit(NamedTuple):
    """How well a name fits; the smaller, the better: kind, how far apart, where, and how long the name is."""

    kind: int
    spread: int
    place: int
    length: int


def key_of(name: str) -> str:
    """A name as it is compared: folded, a space for every mark between words, and one in front."""
    return " " + _NO_WORD.sub(" ", fold(name[:LONGEST]))


@dataclass(frozen=True)
class Query:
    """What was typed.  Each word of it must fit, in any order; the poorest fit counts."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return key_of(self.text).split()

    @cached_property
    def _whole(self) -> str:
        return " ".join(self.words)

    @cached_property
    def _scattered(self) -> list[Callable[[str], re.Match[str] | None]]:
        """One after the other, the first at the start of a word; possessive, so that no text makes it slow."""
        return [
            re.compile(f" {re.escape(w[0])}" + "".join(f"[^{re.escape(c)}]*+{re.escape(c)}" for c in w[1:])).search
            for w in self.words
        ]

    def fit(self, key: str) -> Fit | None:
        """How well a key of ``key_of`` fits, or None where it does not."""
        if len(self.words) > 1:
            together = _plain_fit(self._whole, key)
            if together is not None:
                return together
        fits = []
        for word, scattered in zip(self.words, self._scattered, strict=True):
            fit = _plain_fit(word, key) or _loose_fit(word, key, scattered)
            if fit is None:
                return None
            fits.append(fit)
        if not fits:
            return Fit(START, 0, 0, len(key))
        return Fit(
            max(fit.kind for fit in fits), sum(fit.spread for fit in fits), min(fit.place for fit in fits), len(key)
        )

    def letters(self, name: str) -> list[int]:
        """Which letters of the name itself are the ones that were typed; empty where it does not fit."""
        key = key_of(name)
        if self.fit(key) is None:
            return []
        whole = _plain_fit(self._whole, key) if self.words else None
        words = [self._whole] if whole is not None else self.words
        origin = folded(name[:LONGEST])
        marked: set[int] = set()
        for word in words:
            for at in _places(word, key):
                if key[at] != " ":
                    marked.update(range(origin.starts[at - 1], origin.ends[at - 1]))
        return sorted(marked)


def _plain_fit(word: str, key: str) -> Fit | None:
    """The word as it is: at the start of the name, of a word, or inside one."""
    inside = key.find(word)
    if inside < 0:
        return None
    at = key.find(f" {word}")
    if at < 0:
        return Fit(INSIDE, 0, inside, len(key))
    return Fit(START if at == 0 else WORD, 0, at, len(key))


def _loose_fit(word: str, key: str, scattered: Callable[[str], re.Match[str] | None]) -> Fit | None:
    """The letters at the starts of words one after the other, or scattered over the name."""
    match = scattered(key)
    if match is None:
        return None
    places = _initials(word, key)
    if places:
        return Fit(INITIALS, places[-1] - places[0], places[0], len(key))
    return Fit(SCATTERED, match.end() - match.start(), match.start(), len(key))


def _initials(word: str, key: str) -> list[int]:
    """Where the letters stand if each follows the one before or begins a later word; empty where they do not so."""
    ways = {at: [at] for at in _starts(key, word[0], 0)}
    for letter in word[1:]:
        longer: dict[int, list[int]] = {}
        for at, way in ways.items():
            nexts = [at + 1] if key[at + 1 : at + 2] == letter else []
            for new in (*nexts, *_starts(key, letter, at + 1)):
                if new not in longer:
                    longer[new] = [*way, new]
        ways = longer
    return min(ways.values(), key=lambda way: way[-1] - way[0], default=[])


def _starts(key: str, letter: str, after: int) -> list[int]:
    """Where words begin with a letter, from a place on."""
    found = []
    at = key.find(f" {letter}", max(0, after - 1))
    while at >= 0:
        found.append(at + 1)
        at = key.find(f" {letter}", at + 1)
    return [at for at in found if at >= after]


def _places(word: str, key: str) -> list[int]:
    """The places of a word's letters in a key that it fits."""
    at = key.find(f" {word}") + 1 or key.find(word)
    if at >= 0 and key.startswith(word, at):
        return list(range(at, at + len(word)))
    places = _initials(word, key)
    if places:
        return places
    at = key.find(f" {word[0]}") + 1
    places = [at]
    for letter in word[1:]:
        at = key.find(letter, at + 1)
        places.append(at)
    return places
