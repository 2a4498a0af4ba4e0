"""Which way each character reads: levels of the Unicode bidirectional algorithm (UAX 9)."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from bidi import algorithm

_NEEDS_LEVELS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202a-\u202e\u2066-\u2069\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def levels(text: str) -> tuple[list[int] | None, int]:
    """The level of each character (None: all 0) and the level of the paragraph (1: it reads from right to left)."""
    if _NEEDS_LEVELS.search(text) is None:
        return None, 0
    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = iter(storage["chars"])
    found: list[int] = []
    level = base
    for char in text:
        # Rule X9 drops the controls from the list: they take the level of what stands before them.
        if unicodedata.bidirectional(char) not in algorithm.X9_REMOVED:
            level = next(kept)["level"]
        found.append(level)
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
