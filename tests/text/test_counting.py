"""Lines are counted and widths told without setting the text, exactly as it would be set."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text.shaper import break_lines, count_lines, line_width, shape_line

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
