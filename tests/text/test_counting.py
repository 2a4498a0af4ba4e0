"""Lines are counted and widths told without setting the text, exactly as it would be set."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text.shaper import break_lines, count_lines, line_width, shape_line, words_fit

PLAIN = st.lists(st.text("abñVATo.,1", min_size=1, max_size=9), max_size=14).map(" ".join)
ANY = st.text(st.sampled_from("aVñ ,.-\n\u00ad\u200d客。اב👩1\t"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(PLAIN | ANY, st.floats(5, 80), st.none() | st.integers(1, 5))
@example("a\nb", 40.0, 1)
@example("a\n", 40.0, None)
def test_counted_lines_are_those_of_the_text_set(text: str, width: float, most: int | None):
    lines = break_lines(text, "regular", 4, width, most)
    assert count_lines(text, "regular", 4, width, most) == (len(lines), lines.cut)


@settings(max_examples=300, deadline=None)
@given(PLAIN | ANY, st.sampled_from(["regular", "semibold"]), st.floats(1, 12))
def test_a_width_is_that_of_the_line(text: str, style: str, size: float):
    assert line_width(text, style, size) == shape_line(text, style, size).width


@settings(max_examples=300, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyzABCWMVATYñáÉß0189.,;:!?()¿¡", min_size=1, max_size=30), st.floats(0.5, 30))
@example("f" * 12, 4.9)
@example("WAVATAWAY", 9.0)
def test_words_that_are_said_to_fit_do(word: str, width: float):
    for style in ("regular", "semibold"):
        if words_fit(f"{word} a", style, width):
            assert line_width(word, style, 1.0) < width
    assert words_fit(word, "regular", 1.1 * len(word) + 0.1)
    assert not words_fit(word, "regular", line_width(word, "regular", 1.0))
