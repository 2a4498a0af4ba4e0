"""How well a few letters fit a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import fold
from app.domain.ranking import INITIALS, INSIDE, SCATTERED, START, WORD, Query, key_of

NAMES = st.text(st.sampled_from("abcáé ñç-./_ßXY"), max_size=24) | st.text(max_size=24)


def kind(query: str, name: str) -> int | None:
    fit = Query(query).fit(key_of(name))
    return fit.kind if fit else None


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("pa", "Paga con el móvil", START),
        ("MOV", "Paga con el móvil", WORD),
        ("movil", "Paga con el mo\u0301vil", WORD),
        ("pcm", "Paga con el móvil", INITIALS),
        ("pamo", "Paga con el móvil", INITIALS),
        ("óvi", "Paga con el móvil", INSIDE),
        ("pgn", "Paga con el móvil", SCATTERED),
        ("mp", "Paga con el móvil", None),
        ("movil paga", "Paga con el móvil", WORD),
        ("paga con", "Paga con el móvil", START),
        ("z", "Paga con el móvil", None),
        ("", "Paga", START),
        ("e-m", "Leer e-mail", WORD),
        ("...", "Paga", START),
    ],
)
def test_kinds_of_fits(query: str, name: str, expected: int | None) -> None:
    assert kind(query, name) == expected


def test_better_fits_come_first() -> None:
    names = ["Compra abajo", "Tocar el rabo", "Abanico bello o", "Abo", "El abogado", "Rábano"]
    query = Query("abo")
    order = sorted((n for n in names if query.fit(key_of(n))), key=lambda n: query.fit(key_of(n)))  # type: ignore[arg-type,return-value]
    assert order == ["Abo", "El abogado", "Abanico bello o", "Tocar el rabo", "Compra abajo"]


@given(NAMES, st.data())
def test_every_piece_of_a_name_fits_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name)))
    piece = name[start : data.draw(st.integers(start, len(name)))]
    if fold(name[start:]) == fold(name)[len(fold(name[:start])) :]:
        assert kind(piece, name) is not None


@given(NAMES, NAMES)
def test_the_letters_that_are_marked_are_the_ones_that_were_typed(query: str, name: str) -> None:
    asked = Query(query)
    letters = asked.letters(name)
    assert letters == sorted(set(letters))
    assert all(0 <= at < len(name) for at in letters)
    if asked.words and asked.fit(key_of(name)) is not None:
        marked = fold("".join(name[at] for at in letters))
        assert all(set(word) <= set(marked) for word in asked.words)


@given(st.lists(NAMES, max_size=12), NAMES)
def test_words_never_make_a_fit_out_of_none(names: list[str], query: str) -> None:
    both = Query(f"{query} a")
    for name in names:
        if both.fit(key_of(name)) is not None:
            assert Query(query).fit(key_of(name)) is not None


def test_a_hostile_name_comes_to_an_end() -> None:
    assert Query("aaaaaaaaaaaaaz").fit(key_of("a " * 200)) is None, "a runaway pattern would take hours"
