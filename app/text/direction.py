"""Which way each character reads: the Unicode bidirectional algorithm (UAX 9) with isolates and bracket pairs."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.text.neutrals import resolve

_NEEDS_LEVELS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202a-\u202e\u2066-\u2069\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DEEPEST = 125
_EMBEDDINGS = {"RLE": (1, None), "LRE": (0, None), "RLO": (1, "R"), "LRO": (0, "L")}
_ISOLATES = {"RLI", "LRI", "FSI"}


def levels(text: str) -> tuple[list[int] | None, int]:
    """The level of each character (None: all 0) and the level of the paragraph (1: it reads from right to left)."""
    if _NEEDS_LEVELS.search(text) is None:
        return None, 0
    classes = [unicodedata.bidirectional(char) or "L" for char in text]
    partners = _partners(classes)
    base = _first_strong(classes, 0, len(classes), partners)
    found, types = _explicit(classes, base, partners)
    kept = [i for i, kind in enumerate(types) if kind != "BN"]
    for places, before, after in _sequences(kept, classes, tuple(found), base, partners):
        own = [types[i] for i in places]
        resolve(own, [text[i] for i in places], [classes[i] for i in places], found[places[0]], before, after)
        for i, kind in zip(places, own, strict=True):
            found[i] += _implicit(found[i], kind)
    for i, kind in enumerate(types):
        if kind == "BN":
            found[i] = found[i - 1] if i else base
    return found, base


def level_spans(levels_of: Sequence[int], start: int, end: int) -> list[tuple[int, int, int]]:
    """Cuts a range of characters into (start, end, level) of equal level."""
    if start >= end:
        return []
    cuts = [start, *(i for i in range(start + 1, end) if levels_of[i] != levels_of[i - 1]), end]
    return [(a, b, levels_of[a]) for a, b in pairwise(cuts)]


def visual_order(levels_of: Sequence[int]) -> list[int]:
    """The indices of a line's pieces from left to right (rule L2)."""
    order = list(range(len(levels_of)))
    lowest_odd = min((level for level in levels_of if level & 1), default=0)
    if not lowest_odd:
        return order
    for level in range(max(levels_of), lowest_odd - 1, -1):
        first = 0
        while first < len(order):
            if levels_of[order[first]] < level:
                first += 1
                continue
            last = first
            while last < len(order) and levels_of[order[last]] >= level:
                last += 1
            order[first:last] = order[first:last][::-1]
            first = last
    return order


def _partners(classes: Sequence[str]) -> dict[int, int]:
    """Of each isolate that is closed, where it is closed (BD9)."""
    open_ones: list[int] = []
    found = {}
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_ones.append(i)
        elif kind == "PDI" and open_ones:
            found[open_ones.pop()] = i
    return found


def _first_strong(classes: Sequence[str], start: int, end: int, partners: dict[int, int]) -> int:
    """The level that the first strong character asks for, without those in isolates (P2, P3)."""
    i = start
    while i < end:
        kind = classes[i]
        if kind in {"L", "R", "AL"}:
            return 0 if kind == "L" else 1
        i = partners.get(i, end) if kind in _ISOLATES else i + 1
    return 0


def _explicit(classes: Sequence[str], base: int, partners: dict[int, int]) -> tuple[list[int], list[str]]:
    """Levels by embeddings, overrides and isolates, and the types after overrides (X1 to X9)."""
    nest = _Nest(base)
    types = []
    found = []
    for i, kind in enumerate(classes):
        if kind == "PDI":
            nest.end_isolate()
        found.append(nest.level)
        types.append("BN" if kind in _EMBEDDINGS or kind in {"PDF", "BN"} else nest.override or kind)
        if kind == "PDF":
            nest.end_embedding()
        elif kind in _EMBEDDINGS:
            nest.begin(*_EMBEDDINGS[kind], isolate=False)
        elif kind in _ISOLATES:
            inner = _first_strong(classes, i + 1, partners.get(i, len(classes)), partners) if kind == "FSI" else 0
            nest.begin(1 if kind == "RLI" else inner, None, isolate=True)
    return found, types


class _Nest:
    """The directional status stack of UAX 9: what is open around the character that is looked at."""

    def __init__(self, base: int) -> None:
        self.level = base
        self.override: str | None = None
        self._isolate = False
        self._around: list[tuple[int, str | None, bool]] = []
        self._isolates = self._lost_isolates = self._lost_embeddings = 0

    def begin(self, odd: int, override: str | None, *, isolate: bool) -> None:
        """Opens an embedding or isolate; one that is too deep is only counted."""
        deeper = self.level + (1 if (self.level + 1) & 1 == odd else 2)
        if deeper <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._isolates += isolate
            self._around.append((self.level, self.override, self._isolate))
            self.level, self.override, self._isolate = deeper, override, isolate
        elif isolate:
            self._lost_isolates += 1
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def end_embedding(self) -> None:
        """Closes the innermost embedding, but not an isolate."""
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif self._around and not self._isolate:
            self._out()

    def end_isolate(self) -> None:
        """Closes the innermost isolate and every embedding in it."""
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._isolates:
            self._lost_embeddings = 0
            while not self._isolate:
                self._out()
            self._out()
            self._isolates -= 1

    def _out(self) -> None:
        self.level, self.override, self._isolate = self._around.pop()


def _sequences(
    kept: list[int], classes: Sequence[str], found: Sequence[int], base: int, partners: dict[int, int]
) -> Iterator[tuple[list[int], str, str]]:
    """The isolating run sequences (X10): their places, and the direction before and after each."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and found[runs[-1][-1]] == found[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starts = {run[0]: run for run in runs}
    closing = set(partners.values())
    order = {i: at for at, i in enumerate(kept)}
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in closing:
            continue
        places = list(run)
        while (partner := partners.get(places[-1])) is not None and partner in starts:
            places += starts[partner]
        level = found[places[0]]
        first, last = order[places[0]], order[places[-1]]
        left = found[kept[first - 1]] if first else base
        open_end = classes[places[-1]] in _ISOLATES
        right = base if open_end or last + 1 == len(kept) else found[kept[last + 1]]
        yield places, "LR"[max(level, left) & 1], "LR"[max(level, right) & 1]


def _implicit(level: int, kind: str) -> int:
    """How much deeper a character is for its resolved type (I1, I2)."""
    if level & 1:
        return 0 if kind == "R" else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
