"""Directions against another implementation of UAX 9."""

import bidi
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.text.direction import levels, visual_order

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
ALPHABET = "abאבعب12١٢+-,.%$ ()[]«!\u0301\t" + CONTROLS
REMOVED = "\u202a\u202b\u202c\u202d\u202e"


def shown(text: str) -> str:
    """The characters from left to right as they are seen, without the controls of embeddings."""
    found, base = levels(text)
    level_of = found or [0] * len(text)
    # Rule L1: spaces at the end and tabs have the paragraph's level.
    for at in range(len(text)):
        if not text[at:].strip(" \t\u2066\u2067\u2068\u2069" + REMOVED) or text[at] == "\t":
            level_of[at] = base
            back = at - 1
            while text[at] == "\t" and back >= 0 and text[back] in " \u2066\u2067\u2068\u2069" + REMOVED:
                level_of[back] = base
                back -= 1
    kept = [i for i, c in enumerate(text) if c not in REMOVED]
    order = visual_order([level_of[i] for i in kept])
    return "".join(text[kept[i]] for i in order)


def expected(text: str) -> str:
    displayed = bidi.get_display(text)
    assert isinstance(displayed, str)
    return "".join(c for c in displayed if c not in REMOVED)


@given(st.text(st.sampled_from(ALPHABET), max_size=14))
@example("abc (def) שלום")
@example("מחיר (web) 24, אתר [abc (ב)] x")
@example("يبحث العميل عن السعر 24 مرة")
@example("a \u2067b (ש)\u2069 c")
def test_order_is_that_of_the_standard(text: str):
    found, base = levels(text)
    # The other implementation forgets rule L1 where overrides leave nothing that reads from right to left.
    assume(not base or any(level & 1 for level in found or []))
    assert shown(text) == expected(text)


@pytest.mark.parametrize(
    ("text", "base"),
    [("abc", 0), ("", 0), ("12 ש", 1), ("abc ש", 0), ("\u2067ש\u2069 abc", 0), ("\u200f abc", 1), ("(ע) a", 1)],
)
def test_a_paragraph_reads_as_its_first_letter(text: str, base: int):
    assert levels(text)[1] == base


def test_latin_text_needs_no_levels():
    assert levels("Señal «ñ» 客 ☕") == (None, 0)


def test_deep_embeddings_end():
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "ש" * 3
    found, base = levels(text)
    assert found is not None
    assert base == 0
    assert max(found) <= 126
    assert found[-3:] == [1, 1, 1]
