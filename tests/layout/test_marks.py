"""What the method asks of a card, in marks: each field its own shape, in words, in the legend, and within the card."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.catalogue import TEXT_KINDS
from app.domain.fields import field_of
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard
from app.layout.contents import contents
from app.layout.engine import SheetSize, layout_map
from app.layout.estimate import Estimate
from app.layout.indicator import values_of
from app.layout.layers import layers_of
from app.layout.same import Same
from app.layout.seeing import contrast
from app.layout.shapes import Box, Path, Symbol, Text
from app.layout.symbols import symbol
from app.layout.theme import THEME, ink_of
from app.words.paper import paper_words
from tests.layout.maps import WORDS, card, document, lane, part, stage
from tests.layout.test_card_parts import ABOUT, KEPT, extent, line, overlap, within

FLAGS = ("friction", "protect", "risk")
CHOSEN = ("verdict", "advantage", "force", "sense", "sensory_effect")
ISO = st.dates().map(str)
fields = st.fixed_dictionaries(
    {},
    optional={
        "moment_of_truth": st.just(True),
        "truth_type": st.sampled_from(field_of("card", "truth_type").choices),
        "importance": st.integers(1, 5),
        **{key: st.just(True) for key in (*FLAGS, "unseen")},
        **{key: st.booleans() for key in ("easier", "goes_on", "heard", "repeat")},
        **{key: st.sampled_from(field_of("card", key).choices) for key in
           (*CHOSEN, "listening", "noticed", "contact_kind", "preset", "control", "evidence", "medium")},
        **{key: st.integers(1, 5) for key in ("severity", "frequency")},
        **dict.fromkeys(("starts", "ends", "measured"), ISO),
        "also_channels": st.lists(line, min_size=1, max_size=5).map(", ".join),
        "current": st.floats(-1e12, 1e12) | st.integers(-999, 999),
        "goal_value": st.floats(0, 1e6),
        "unit": st.sampled_from(["%", "€", "days"]),
        "series": st.lists(st.integers(-50, 50).map("2026-01-02 {}".format), max_size=12).map("\n".join),
        "owner": line,
    },
)  # fmt: skip
looks = st.builds(
    lambda width, scale, kind: CardLook(width * scale, scale, kind, ink_of(THEME, kind or "free")),
    st.floats(36, 112),
    st.floats(0.2, 3),
    st.sampled_from([None, "", "pains", "indicators"]),
)


@settings(max_examples=200, deadline=None)
@given(fields, looks, st.floats(0, 40))
def test_no_mark_leaves_the_card_or_lies_on_another(said, look, more):
    made = SetCard(card(0, 0, 0, "Pays at the till", 1, **said), look, ABOUT, KEPT)
    height = made.height + more * look.scale
    shapes, places = made.shapes(height), made.places(height)
    box = Box(0, 0, look.width, height)
    assert all(within(box, extent(shape), 0.5 * look.scale) for shape in shapes)
    assert all(within(box, place, 1e-6) for _, place in places)
    for (one, first), (other, second) in combinations(places, 2):
        assert not overlap(first, second, 1e-6), (one, other)
    letters = [extent(shape) for shape in shapes if isinstance(shape, Text)]
    for one, other in combinations(letters, 2):
        assert not overlap(one, other, 0.02 * look.scale)
    for symbol_ in (extent(shape) for shape in shapes if isinstance(shape, Symbol)):
        assert not any(overlap(symbol_, text, 0.5 * look.scale) for text in letters)
    shown = {key for key, _ in places}
    own = (*FLAGS, *CHOSEN, "severity", "frequency", "importance", "truth_type", "current", "listening")
    assert {key for key in own if key in said} <= shown


@settings(max_examples=60, deadline=None)
@given(st.lists(fields, min_size=1, max_size=4), st.floats(36, 112), st.sampled_from([None, "indicators"]))
def test_heights_with_marks_are_guessed_as_they_become(cards, width, kind):
    width = int(width * 2) / 2
    made = [card(n, 0, 0, "Pays", n % 5 - 2, **said) for n, said in enumerate(cards)]
    lanes = [lane(0)] if kind is None else [lane(0, "text", text_kind=kind)]
    held = contents(document([stage(0)], lanes, made), "m")
    guessed = Estimate(held, THEME).cells((1,), width)[0, 0]
    look = CardLook(width, 1.0, kind, ink_of(THEME, kind))
    heights = [SetCard(c, look, ABOUT, KEPT).height for c in held.cells[0, 0]]
    row = 6.0  # mm: marks may just fit, or just not
    assert guessed == pytest.approx(sum(heights) + THEME.spacing.card_gap * (len(made) - 1), rel=0.15, abs=row)


def drawn(kind="channel", sheet=None, words=WORDS, **said):
    lanes = [lane(0, "channel")] if kind == "channel" else [lane(0, "text", text_kind=kind)]
    return layout_map(document([stage(0)], lanes, [card(0, 0, 0, "Pays", 1, **said)]), "m", words, sheet)


def symbols(drawing):
    return [shape.name for shape in part(drawing, "card", "c0").shapes if isinstance(shape, Symbol)]


def texts(drawing):
    return [shape.line.text.strip() for shape in part(drawing, "card", "c0").shapes if isinstance(shape, Text)]


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        *[({key: True}, f"mark:{key}") for key in FLAGS],
        *[({key: choice}, f"{key}:{choice}") for key in CHOSEN for choice in field_of("card", key).choices],
        ({"noticed": "unconscious"}, "noticed:unconscious"),
        ({"listening": "survey"}, "mark:listening"),
        ({"listening": "counter"}, "mark:listening"),
        ({"contact_kind": "campaign"}, "mark:contact_kind"),
        ({"also_channels": "Web, phone"}, "mark:also_channels"),
        ({"heard": True}, "mark:quality"),
        ({"severity": 4}, "mark:severity"),
        ({"frequency": 2}, "mark:frequency"),
        ({"truth_type": "zmot"}, "mark:star_empty"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_field_is_a_mark_a_line_of_the_legend_and_a_spoken_word(said, mark, lang):
    words = paper_words(lang)
    assert symbols(drawn(words=words, **said)).count(mark) == 1
    plain, told = (part(drawn(words=words, **one), "card", "c0").about for one in ({}, said))
    assert told.startswith(plain)
    assert len(told) > len(plain) + 3
    sheet = SheetSize(420, 297, 8)
    legend = part(drawn(sheet=sheet, words=words, **said), "legend", "m").shapes
    assert [s.name for s in legend if isinstance(s, Symbol) and not s.name.startswith("face:")] == [mark]
    name = [s.line.text for s in legend if isinstance(s, Text)][-1]
    assert name
    assert name in told or next(iter(said)) in ("contact_kind", "also_channels")


def test_what_is_nothing_special_has_no_mark():
    plain = symbols(drawn())
    for said in ({"noticed": "conscious"}, {"contact_kind": "contact"}, {"value": "Rest"}, {"own.x": 3}):
        assert symbols(drawn(**said)) == plain
        assert texts(drawn(**said)) == texts(drawn())


def test_the_moment_of_truth_says_which_in_letters():
    group = drawn(moment_of_truth=True, truth_type="zmot")
    assert symbols(group).count("mark:moment_of_truth") == 1
    assert "ZMOT" in texts(group)
    assert {key for key, _ in part(group, "card", "c0").places} == {"face", "moment_of_truth", "truth_type"}
    assert texts(drawn(truth_type="umot"))[-1] == "UMOT"


def test_the_checklist_counts_to_four():
    assert texts(drawn(easier=True, goes_on=True, heard=True))[-1] == "3/4"
    assert texts(drawn(easier=False))[-1] == "0/4"
    assert texts(drawn(easier=True, goes_on=True, heard=True, repeat=True))[-1] == "4/4"


def test_a_pain_says_how_hard_and_how_often():
    assert texts(drawn("pains", severity=4, frequency=2))[1:] == ["4", "2"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"starts": "2026-05-12", "ends": "2026-06-03"}, "12 may – 3 jun 2026"),
        ({"starts": "2025-12-12", "ends": "2026-01-03"}, "12 dic 2025 – 3 ene 2026"),
        ({"starts": "2026-05-12"}, "12 may 2026 –"),
        ({"ends": "2026-05-12"}, "– 12 may 2026"),
        ({}, "Campaña"),
    ],
)
def test_a_campaign_says_its_days(said, expected):
    assert " ".join(texts(drawn(words=paper_words("es"), contact_kind="campaign", **said))[1:]) == expected


def test_an_indicator_says_where_it_is_and_where_it_is_to_be():
    said: dict[str, Any] = {"current": 62.5, "goal_value": 75, "unit": "%", "preset": "nps", "measured": "2026-05-12",
                            "series": "2026-01-01 50\n2026-02-01 58,5\n2026-03-01: 62.5"}  # fmt: skip
    drawing = drawn("indicators", words=paper_words("es"), **said)
    group = part(drawing, "card", "c0")
    assert texts(drawing)[1:] == ["62,5 → 75 %", "Promotores (NPS) · 12 may 2026"]
    line_ = next(s for s in group.shapes if isinstance(s, Path))
    assert len(line_.segments) == 3
    heights = [float(y) for _, _, y in line_.segments]
    assert heights == sorted(heights, reverse=True), "values that rise go up"
    assert "62,5 → 75 %" in group.about
    assert texts(drawn("indicators", goal_value=75, unit="%"))[1:] == ["→ 75 %"]
    assert texts(drawn("indicators", current=-3.25))[1:] == ["−3,25"]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("", ()),
        ("12", (12.0,)),
        ("2026-01-01 12\n2026-02-01\t13,5 %\nnothing\n2026-03-01;-4", (12.0, 13.5, -4.0)),
        ("5\n5", (5.0, 5.0)),
    ],
)
def test_a_series_is_the_last_number_of_each_line(series, expected):
    assert values_of(series) == expected


def test_what_the_team_does_not_see_has_a_broken_edge():
    def pieces(**said):
        edge = next(s for s in part(drawn(**said), "card", "c0").shapes if isinstance(s, Path))
        return sum(segment[0] == "M" for segment in edge.segments)

    assert pieces() == 1
    assert pieces(unseen=True) >= 3
    assert "mark unseen" in part(drawn(unseen=True), "card", "c0").about


def test_all_marks_differ_in_shape():
    names = {f"{key}:{c}" for key in (*CHOSEN, "control", "evidence", "medium") for c in field_of("card", key).choices}
    names |= {f"mark:{key}" for key in (*FLAGS, "listening", "quality", "severity", "frequency", "unseen",
              "contact_kind", "also_channels", "moment_of_truth", "star_empty")}  # fmt: skip
    drawn_as = {name: symbol(name) for name in (*names, "noticed:unconscious")}
    assert len(set(drawn_as.values())) == len(drawn_as)


def test_marks_are_seen_on_every_ground():
    assert contrast(THEME.colors.mark, THEME.colors.page) >= 3
    for kind in TEXT_KINDS:
        ink = ink_of(THEME, kind)
        assert contrast(ink.mark, ink.ground) >= 3


def test_scores_of_a_card_can_be_switched_off_in_a_pdf():
    group = part(drawn("indicators", current=3, series="1\n2", severity=3, heard=True, friction=True), "card", "c0")
    layers = dict(zip(range(len(group.shapes)), layers_of(group, group.shapes), strict=True))
    named = {s.name: layers[n] for n, s in enumerate(group.shapes) if isinstance(s, Symbol)}
    assert named["mark:quality"] == named["mark:severity"] == named["mark:dot"] == "scores"
    assert named["mark:friction"] is None
    assert [layers[n] for n, s in enumerate(group.shapes) if isinstance(s, Path)] == ["scores"]


def test_a_card_without_marks_asks_for_none():
    look = CardLook(50, 1, None, ink_of(THEME, "free"))
    made = SetCard(card(0, 0, 0, "Pays", 1), look, Same(WORDS), KEPT)
    assert [key for key, _ in made.places(made.height)] == ["face"]
