"""Lines of quick capture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capture import being_typed, read_line
from app.domain.text import clean_line

STAGES = ("Llegar", "Pedir", "Pagar", "Pagar en caja", "Después de la visita")
LANES = ("Tienda", "Web", "Teléfono", "Correo")


@pytest.mark.parametrize(
    ("line", "words", "stage", "lane"),
    [
        ("Espera la cola", "Espera la cola", None, None),
        ("Espera #pedir @web", "Espera", 1, 1),
        ("#pedir Espera la cola @tel :(", "Espera la cola :(", 1, 2),
        ("Espera :( #PEDIR", "Espera :(", 1, None),
        ("Paga #pagar en caja con tarjeta", "Paga con tarjeta", 3, None),
        ("Paga #pagar con tarjeta", "Paga con tarjeta", 2, None),
        ("Paga #pagar", "Paga", 2, None),
        ("#despues Se va", "Se va", 4, None),
        ("#despues de la visita Se va", "Se va", 4, None),
        ("#ll, mira @telefono.", ", mira .", 0, 2),
        ("C ## y @@ana a@web.es", "C # y @ana a@web.es", None, None),
        ("# pedir @ web", "# pedir @ web", None, None),
        ("#pedir #llegar x", "x", 0, None),
        ("", "", None, None),
    ],
)
def test_names_place_a_card_and_the_rest_is_its_text(
    line: str, words: str, stage: int | None, lane: int | None
) -> None:
    said = read_line(line, STAGES, LANES)
    assert said.unclear is None
    assert (said.words, said.place("stage"), said.place("lane")) == (words, stage, lane)


@pytest.mark.parametrize(
    ("line", "name", "candidates"),
    [("x #nada", "nada", ()), ("x #pa y", "pa", (2, 3)), ("@x", "x", ()), ("#p", "p", (1, 2, 3)), ("@t", "t", (0, 2))],
)
def test_a_name_that_is_unknown_or_unclear_says_so(line: str, name: str, candidates: tuple[int, ...]) -> None:
    unclear = read_line(line, STAGES, LANES).unclear
    assert unclear is not None
    assert (unclear.name, unclear.candidates) == (name, candidates)


def test_several_words_make_a_beginning_clear() -> None:
    said = read_line("Paga #pagar e hoy", ("Pagar a plazos", "Pagar en caja"), ())
    assert (said.place("stage"), said.words) == (1, "Paga hoy")


def test_a_map_without_stages_knows_no_names() -> None:
    assert read_line("x #a", (), ()).unclear is not None
    assert read_line("x #a", ("", ""), ()).unclear is not None


@given(st.text())
def test_without_signs_a_line_is_its_words(line: str) -> None:
    plain = line.replace("#", "").replace("@", "")
    said = read_line(plain, STAGES, LANES)
    assert (said.words, said.tokens) == (clean_line(plain), ())


names = st.text("abcé x", min_size=1, max_size=8).map(clean_line).filter(bool)


@given(st.lists(names, min_size=1, max_size=5), st.lists(st.text("uvw", min_size=1), max_size=4), st.data())
def test_a_whole_title_is_always_found_and_no_word_is_lost(
    titles: list[str], words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(titles) - 1))
    gap = data.draw(st.integers(0, len(words)))
    line = " ".join([*words[:gap], f"#{titles[at].upper()}", *words[gap:]])
    said = read_line(line, titles, ())
    place = said.place("stage")
    assert place is not None
    assert titles[place] == titles[at]
    assert said.words == " ".join(words)


@given(st.text("ab#@ :)é\u2003"), st.lists(st.text("ab é"), max_size=3), st.lists(st.text("ab é"), max_size=3))
def test_any_line_can_be_read_and_its_spans_lie_in_order(line: str, stages: list[str], lanes: list[str]) -> None:
    said = read_line(line, stages, lanes)
    ends = [0, *(token.end for token in said.tokens)]
    for before, token in zip(ends, said.tokens, strict=False):
        assert before <= token.start < token.end <= len(line)
    for cursor in range(len(line) + 1):
        being_typed(line, cursor, stages, lanes)


@pytest.mark.parametrize(
    ("line", "cursor", "places"),
    [
        ("Paga #", 6, (0, 1, 2, 3, 4)),
        ("Paga #pa", 8, (2, 3)),
        ("Paga #vis", 9, (4,)),
        ("Paga #pagar en", 14, (3,)),
        ("Paga #pagar ", 12, None),
        ("Paga #pagar con", 15, None),
        ("Paga # pa", 9, None),
        ("a#pa", 4, None),
        ("Paga ##pa", 9, None),
        ("Paga #pa luego", 8, (2, 3)),
        ("Paga", 4, None),
    ],
)
def test_what_a_name_may_become_while_it_is_typed(line: str, cursor: int, places: tuple[int, ...] | None) -> None:
    typing = being_typed(line, cursor, STAGES, LANES)
    assert (typing.places if typing else None) == places
