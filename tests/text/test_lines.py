"""Breaking and shaping: nothing is lost, nothing is too wide, every script reads its way."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.text import shaper
from app.text.fonts import CHAINS, KEYS, STYLES, face, metrics, undrawn
from app.text.lines import GlyphRun, TextLine
from app.text.pieces import SPACES
from app.text.plain import plain_lines
from app.text.shaper import break_lines, first_baseline, line_height, shape_line

LATIN = "Compara precios y condiciones de entrega; después, paga «en la tienda» con su móvil (50 %)."
SCRIPTS = (
    "abcñéÁ 0123 .,;:!?¿¡()«»- \tαβγЖдשלוםمرحبا١٢नमस्तेสวัสดี客户購買。，ー한국어☕👍🏽👩\u200d👧🇪🇸❤️\u00ad\u200b\u00a0"
)


def spelled(line: TextLine) -> str:
    """The characters of a left-to-right line as its glyphs name them."""
    return "".join(cluster for run in line.runs for cluster in run.clusters)


def squeezed(text: str) -> str:
    return "".join(c for c in text if c not in SPACES and c != "\n")


def clusters_of(line: TextLine) -> int:
    return sum(1 for run in line.runs for cluster in run.clusters if cluster)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "a\n\nb", "a\tb", "  leading", "trailing  ", "\u00ad", "\u200b", "\u0301"]
)
def test_odd_texts_have_lines(text: str):
    lines = break_lines(text, "regular", 4, 40)
    assert len(lines) == (len(text.split("\n")) if text else 0)
    assert squeezed("".join(spelled(line) for line in lines)) == squeezed(text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(LATIN + "αβЖдΩ客户☕\n"), max_size=120), st.floats(3, 80))
@example(LATIN, 41.0)
@example("ffi fi fl -> ==", 6.0)
def test_text_read_from_left_to_right_is_complete_and_in_order(text: str, width: float):
    lines = break_lines(text, "semibold", 4, width)
    assert squeezed("".join(spelled(line) for line in lines)) == squeezed(text)
    assert squeezed("".join(line.text for line in lines)) == squeezed(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(SCRIPTS), max_size=80), st.floats(2, 60))
@example("مرحبا بالعالم 123 abc (def) ok", 20.0)
@example("0 :", 4.0)
@example("0 \t", 4.0)
@example("0:\u00ad0", 4.0)
@example(" \u00ad。", 4.0)
@example("00ו0\t:", 7.0)
def test_any_text_is_complete_and_no_line_is_too_wide(text: str, width: float):
    lines = break_lines(text, "regular", 4, width)
    named = sorted("".join(spelled(line) for line in lines))
    assert [c for c in named if squeezed(c)] == sorted(squeezed(text))
    for line in lines:
        assert line.width <= width + 1e-6 or clusters_of(line) <= 2
        assert line.text == line.text.rstrip(SPACES) or not line.text.lstrip(SPACES)
        for run in line.runs:
            assert len(run.glyphs) == len(run.xs) == len(run.ys) == len(run.clusters)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(SCRIPTS + LATIN + "\n"), max_size=120), st.floats(2, 60))
@example(LATIN, 31.0)
@example("Self-service y/o click+collect", 12.0)
@example("شكرا جزيلا على المساعدة", 9.0)
@example("superlarguísimo", 5.0)
@example("fin\n\notro fin ", 5.0)
def test_the_lines_of_a_text_can_be_joined_to_it_again(text: str, width: float):
    lines = break_lines(text, "regular", 4, width)
    joined = "".join(line.text + (line.after or "") for line in lines)
    assert without_outer_spaces(joined) == without_outer_spaces(text)
    assert [line.after is None for line in lines] == [at + 1 == len(lines) for at in range(len(lines))]


def without_outer_spaces(text: str) -> str:
    """A text less the spaces at the ends of its paragraphs: a line does not begin or end with them."""
    return "\n".join(paragraph.strip(SPACES) for paragraph in text.split("\n"))


def test_nothing_comes_after_a_text_that_is_cut():
    lines = break_lines(LATIN, "regular", 4, 41, 2)
    assert lines.cut
    assert [line.after for line in lines] == [" ", None]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abñVATo.,", min_size=1, max_size=9), min_size=1, max_size=12), st.floats(30, 80))
def test_the_short_way_is_the_long_way(words: list[str], width: float):
    text = " ".join(words)
    quick = plain_lines(text, "Inter-Regular", 4, width)
    # A zero-width joiner at the end makes no mark, but sends the text down the long way.
    slow = break_lines(text + "\u200d", "regular", 4, width)
    if quick is not None:
        assert [line.text for line in quick] == [line.text.rstrip("\u200d") for line in slow]
        assert [line.width for line in quick] == pytest.approx([line.width for line in slow])
        assert quick[0].runs[0].xs == pytest.approx(slow[0].runs[0].xs[: len(quick[0].runs[0].xs)])


def test_kerning_is_applied():
    together = shape_line("AVAVAV", "bold", 10).width
    assert together < sum(shape_line(c, "bold", 10).width for c in "AVAVAV") - 1


def test_width_is_the_sum_of_what_is_drawn_and_grows_with_size():
    small, large = (shape_line(LATIN, "regular", size) for size in (2, 4))
    assert large.width == pytest.approx(2 * small.width)
    assert max(small.runs[-1].xs) < small.width


def test_hebrew_stands_right_to_left():
    (line,) = break_lines("שלום עולם", "regular", 4, 100)
    (run,) = line.runs
    assert line.rtl
    assert run.rtl
    assert run.font == "NotoHebrew-Regular"
    assert "".join(reversed(run.clusters)) == "שלום עולם"
    assert list(run.xs) == sorted(run.xs)


def test_numbers_in_arabic_read_from_left_to_right():
    (line,) = break_lines("اتصل 123 الآن", "regular", 4, 100)
    numbers = [run for run in line.runs if "1" in run.clusters]
    assert [run.rtl for run in numbers] == [False]
    assert "".join(numbers[0].clusters).strip() == "123"
    places = {cluster: x for run in line.runs for cluster, x in zip(run.clusters, run.xs, strict=True)}
    assert places["ن"] < places["1"] < places["3"] < places["ص"]


def test_arabic_letters_join():
    joined = shape_line("ههه", "regular", 4).runs[0].glyphs
    assert len(set(joined)) == 3


def test_latin_in_brackets_keeps_its_brackets_in_right_to_left_text():
    line = shape_line("abc (def) שלום", "regular", 4)
    places = [(x, c) for run in line.runs for x, c in zip(run.xs, run.clusters, strict=True) if c.strip()]
    assert "".join(c for _, c in sorted(places)).startswith("abc(def)")


def test_lines_of_right_to_left_text_begin_at_the_right():
    lines = break_lines("واحد اثنان ثلاثة أربعة خمسة", "regular", 4, 24)
    assert len(lines) > 1
    assert lines[0].text.startswith("واحد")
    assert all(line.rtl for line in lines)


def test_chinese_breaks_anywhere_but_before_a_comma():
    lines = break_lines("客户在网上商店，购买咖啡。", "regular", 4, 28.5)
    assert [line.text for line in lines] == ["客户在网上商", "店，购买咖啡。"]


def test_korean_breaks_between_words():
    lines = break_lines("한국어 고객이 후기를 남깁니다", "regular", 4, 16)
    assert [line.text for line in lines] == ["한국어", "고객이", "후기를", "남깁니다"]
    assert len(break_lines("한국어고객이후기를남깁니다", "regular", 4, 16)) > 2


def test_an_emoji_sequence_is_one_glyph_and_stays_together():
    family = "👩\u200d👩\u200d👧"
    (line,) = break_lines(family, "regular", 4, 1)
    assert [len(run.glyphs) for run in line.runs] == [1]
    assert line.runs[0].font == "NotoEmoji-Regular"
    assert line.text == family


def test_digits_are_not_emoji_but_keycaps_are():
    assert [run.font for run in shape_line("1 2 #", "regular", 4).runs] == ["Inter-Regular"]
    assert [run.font for run in shape_line("1\ufe0f\u20e3", "regular", 4).runs] == ["NotoEmoji-Regular"]


def test_a_soft_hyphen_shows_only_at_the_end_of_a_line():
    wide = shape_line("pre\u00adventa", "regular", 4)
    assert wide.width == pytest.approx(shape_line("preventa", "regular", 4).width, abs=0.2)
    first, second = break_lines("pre\u00adventa", "regular", 4, 12)
    assert first.width == pytest.approx(shape_line("pre-", "regular", 4).width, abs=0.2)
    assert second.text == "venta"


def test_a_tab_is_a_wide_space():
    gap = shape_line("a\tb", "regular", 4).width - shape_line("ab", "regular", 4).width
    assert gap == pytest.approx(4 * shape_line(" ", "regular", 4).width, rel=0.05)


@pytest.mark.parametrize(
    "text",
    [LATIN, "supercalifragilístico" * 3, "a\nb\nc", "客户在网上商店购买咖啡然后", "واحد اثنان ثلاثة أربعة خمسة ستة"],
)
def test_text_that_is_cut_says_so_and_ends_in_an_ellipsis(text: str):
    whole = break_lines(text, "regular", 4, 22)
    lines = break_lines(text, "regular", 4, 22, 2)
    assert not whole.cut
    assert lines.cut
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
    assert not lines[-1].text.endswith(" …")
    assert all(line.width <= 22 + 1e-6 for line in lines)
    assert lines[0] == whole[0]


def test_text_that_fits_is_not_cut():
    lines = break_lines("dos palabras", "regular", 4, 18, 2)
    assert [line.text for line in lines] == ["dos", "palabras"]
    assert not lines.cut
    assert break_lines("dos\n", "regular", 4, 18, 1).cut


@pytest.mark.parametrize("text", ["a", "界", "ش", "é ", "x-"])
@pytest.mark.parametrize("most", [None, 3])
def test_a_title_of_a_hundred_thousand_characters_takes_linear_time(text: str, most: int | None):
    def cost(count: int) -> float:
        started = time.process_time()
        break_lines(text * (count // len(text)), "regular", 4, 61, most)
        return time.process_time() - started

    cost(500)
    small = max(cost(10_000), 0.005)
    assert cost(100_000) < 40 * small


def test_a_character_without_font_is_a_visible_box_and_named():
    line = shape_line("ა", "regular", 4)
    assert [run.glyphs for run in line.runs] == [(0,)]
    assert line.width > 1
    assert undrawn(shape_line("aა客ა👍ש\u200d\n", "regular", 4)) == ["ა"]
    assert undrawn(shape_line("שა́", "regular", 4)) == ["ა"]


def test_every_key_has_a_font_with_sane_measures():
    for key in KEYS:
        found = metrics(key)
        assert 0.5 < found.cap_height < 1.0
        assert 0.8 < found.ascent < 1.5
        assert 0.1 < found.descent < 0.8
        assert found.x_height < found.cap_height or key in {"NotoEmoji-Regular", "DroidFallback-Regular"}
        assert face(key).cover
    assert set(CHAINS) == set(STYLES)


def test_every_letter_of_the_interface_languages_is_in_inter():
    letters = {chr(c) for c in range(0x20, 0x250) if unicodedata.category(chr(c))[0] in "LNPS"}
    for style in STYLES:
        assert letters - face(CHAINS[style][0]).cover <= {"\u00ad", "ŉ", "Ǆ"}


def test_text_stands_in_the_middle_of_its_lines():
    assert line_height(4) == pytest.approx(5.2)
    assert 0.8 * 4 < first_baseline(4) < line_height(4)


def test_lines_are_kept():
    assert break_lines(LATIN, "regular", 4, 40) is break_lines(LATIN, "regular", 4, 40)
    assert isinstance(shape_line("a", "bold", 3).runs[0], GlyphRun)
    assert shaper.shape_line("a\nb", "regular", 4).text == "a b"
