"""Smileys at the end of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.smileys import SHOWN, take_smiley


@pytest.mark.parametrize(
    ("line", "text", "face"),
    [
        ("Paga :)", "Paga", 1),
        ("Paga  :-) ", "Paga", 1),
        ("Espera :(", "Espera", -1),
        ("Espera :((", "Espera", -2),
        ("Se enfada >:(", "Se enfada", -2),
        ("Mira :|", "Mira", 0),
        ("Sale :D", "Sale", 2),
        ("Sale :d", "Sale", 2),
        ("Sale :))", "Sale", 2),
        ("Sale 😀", "Sale", 2),
        ("Sale😀", "Sale", 2),
        ("Duda ☹️", "Duda", -1),
        ("Duda 🙁", "Duda", -1),
        ("Se va 😠", "Se va", -2),
        ("Mira 😐", "Mira", 0),
        ("Entra 🙂", "Entra", 1),
        ("Dos\nlíneas :)", "Dos\nlíneas", 1),
        (":)", ":)", None),
        (" 😀", " 😀", None),
        ("opción:D", "opción:D", None),
        ("(véase a:)", "(véase a:)", None),
        ("Paga :) luego", "Paga :) luego", None),
        ("https://", "https://", None),
        ("", "", None),
    ],
)
def test_a_smiley_at_the_end_is_a_face(line: str, text: str, face: int | None) -> None:
    assert take_smiley(line) == (text, face)


def test_the_smileys_shown_are_the_five_faces() -> None:
    assert [take_smiley(f"x {sign}")[1] for sign in SHOWN] == [-2, -1, 0, 1, 2]


@given(st.text())
def test_nothing_else_of_the_text_is_lost(text: str) -> None:
    kept, face = take_smiley(text)
    assert text.startswith(kept)
    assert face is not None or kept == text
    assert kept.strip() or not text.strip()
