"""Searching without accents and case, with every match at its place in the text itself."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import find_all, fold, folded, replaced

LETTERS = "aábcçdeéè ñnßssİiıIöo.-_ﬁfi\u0301\u0308ΣσςǅΩ한ก"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=30) | st.text(max_size=30)
LATIN = st.text(st.sampled_from("aáàbcçeéñnuüoöCÁÑ .-"), max_size=30)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Paga con el Móvil", "movil", ["Móvil"]),
        ("Paga con el mo\u0301vil", "MÓVIL", ["mo\u0301vil"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Maß", "s", []),
        ("Maß", "ss", ["ß"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("ﬁn de año", "fin", ["ﬁn"]),
        ("ﬁn", "f", []),
        ("año", "ano", ["año"]),
        ("n\u0303an\u0303a", "ñ", ["n\u0303", "n\u0303"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("…", "..", []),
        ("", "a", []),
        ("a", "", []),
        ("a", "\u0301", []),
    ],
)
def test_what_is_found(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, wanted)] == found


def test_case_and_whole_words_can_be_asked_for() -> None:
    text = "Pago, pago y repago: PAGO pagó_ pago\u0301"
    assert len(find_all(text, "pago")) == 6
    assert [text[s:e] for s, e in find_all(text, "pago", whole=True)] == ["Pago", "pago", "PAGO", "pago\u0301"]
    assert [text[s:e] for s, e in find_all(text, "pago", case=True, whole=True)] == ["pago", "pago\u0301"]


@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_every_match_is_what_was_looked_for_and_none_overlaps(text: str, wanted: str, case: bool, whole: bool) -> None:
    last = 0
    for start, end in find_all(text, wanted, case=case, whole=whole):
        assert last <= start < end <= len(text)
        assert fold(text[start:end], case=case) == fold(wanted, case=case)
        assert end == len(text) or fold(text[end], case=case), "no accent is cut off from its letter"
        last = end


@given(st.text("abAB _", max_size=30), st.text("abAB ", min_size=1, max_size=3), st.booleans(), st.booleans())
def test_plain_letters_are_found_as_a_pattern_finds_them(text: str, wanted: str, case: bool, whole: bool) -> None:
    inner, outer = r"(?<!\w)" if wanted[0] != " " else "", r"(?!\w)" if wanted[-1] != " " else ""
    pattern = f"{inner}{re.escape(wanted)}{outer}" if whole else re.escape(wanted)
    expected = [m.span() for m in re.finditer(pattern, text, 0 if case else re.IGNORECASE)]
    assert find_all(text, wanted, case=case, whole=whole) == expected


@given(LATIN, LATIN, st.booleans())
def test_composed_and_decomposed_texts_have_the_same_matches(text: str, wanted: str, whole: bool) -> None:
    counts = {
        len(find_all(unicodedata.normalize(form, text), unicodedata.normalize(other, wanted), whole=whole))
        for form in ("NFC", "NFD")
        for other in ("NFC", "NFD")
    }
    assert len(counts) == 1


@given(TEXTS, st.booleans())
def test_the_folded_text_with_origins_is_the_folded_text(text: str, case: bool) -> None:
    inside = folded(text, case=case)
    assert inside.text == fold(text, case=case)
    assert len(inside.starts) == len(inside.ends) == len(inside.text)
    assert list(inside.starts) == sorted(inside.starts)
    assert all(start < end <= len(text) for start, end in zip(inside.starts, inside.ends, strict=True))


@given(TEXTS, TEXTS, TEXTS)
def test_replacing_leaves_everything_else_as_it_was(text: str, wanted: str, by: str) -> None:
    spans = find_all(text, wanted)
    after = replaced(text, spans, by)
    assert len(after) == len(text) + sum(len(by) - (end - start) for start, end in spans)
    assert replaced(text, spans, "") == "".join(c for at, c in enumerate(text) if not _in(at, spans))
    if not spans:
        assert after == text


def _in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
