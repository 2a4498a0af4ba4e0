"""What is found of a map's touchpoints: gaps, quadrants, opportunities, feelings, brand, quality, verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.brand import brand, coherence
from app.insight.chart import quadrant_chart
from app.insight.feelings import alarms, key_moments, memory, mood_line
from app.insight.gaps import GAP_KINDS, belief_gaps, gaps
from app.insight.opportunities import chances
from app.insight.quality import checklist, listening, ticks
from app.insight.verdicts import Marked, verdicts
from tests.insight.maps import card, reading, survey


def values(found):
    return {gap.card_id: gap.value for gap in found.gaps}


# -- gaps -----------------------------------------------------------------------------------------
SCORED = (
    card("a", emotion=1, importance=5, satisfaction=2, expectation=4, target=2, competitor=2),
    card("b", emotion=-1, importance=3, satisfaction=4, expectation=4, competitor=-2),
    card("c", importance=4, satisfaction=1),
    card("d", importance=5),
)


def test_each_kind_of_gap_by_hand_with_the_worst_first():
    found = reading(*SCORED)
    assert list(values(gaps(found, "simple")).items()) == [("a", 3), ("c", 3), ("b", -1)]
    assert list(values(gaps(found, "weighted")).items()) == [("a", 15), ("c", 12), ("b", -3)]
    assert list(values(gaps(found, "expectation")).items()) == [("a", -2), ("b", 0)]
    assert values(gaps(found, "emotion")) == {"a": 1}
    assert list(values(gaps(found, "competitor")).items()) == [("a", -1), ("b", 1)]


def test_what_lacks_a_score_has_no_gap_and_is_told():
    found = reading(*SCORED)
    assert gaps(found, "simple").missing == ("d",)
    assert gaps(found, "emotion").missing == ("b", "c", "d")
    assert gaps(reading(), "simple").gaps == ()


def test_a_gap_is_made_of_the_two_scores_and_of_those_who_gave_them():
    asked = survey("s", {("a", "importance"): "5,5,4", ("a", "satisfaction"): "1,2"}, date="2026-01-02")
    (gap,) = gaps(reading(card("a", satisfaction=5), asked), "simple").gaps
    assert (gap.first, gap.second) == (pytest.approx(14 / 3), 1.5)
    assert (gap.figure.n, gap.figure.rater, gap.figure.dates) == (2, "customers", ("2026-01-02", "2026-01-02"))
    mixed = survey("s", {("a", "importance"): "5,5,4"})
    (gap,) = gaps(reading(card("a", satisfaction=5), mixed), "simple").gaps
    assert (gap.figure.n, gap.figure.rater) == (3, "mixed")


def test_belief_against_answers_the_widest_disagreement_first():
    asked = survey("s", {("a", "emotion"): "-2,-1", ("b", "emotion"): "2", ("c", "emotion"): "0"})
    found = belief_gaps(reading(card("a", emotion=1), card("b", emotion=1), card("c"), asked), "emotion")
    assert list(values(found).items()) == [("a", 2.5), ("b", -1)]
    assert found.missing == ("c",)
    assert found.gaps[0].figure.formula == "gap.belief.emotion"


@given(st.lists(st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)), max_size=8))
def test_every_touchpoint_is_ranked_or_missing(pairs):
    cards = []
    for at, (importance, satisfaction) in enumerate(pairs):
        said = {"importance": importance, "satisfaction": satisfaction, "target": 1}
        cards.append(card(str(at), **{key: value for key, value in said.items() if value is not None}))
    found = reading(*cards)
    for kind in GAP_KINDS:
        ranked = gaps(found, kind)
        assert {gap.card_id for gap in ranked.gaps} | set(ranked.missing) == {one.id for one in cards}
        assert len(ranked.gaps) + len(ranked.missing) == len(cards)
    simple = [gap.value for gap in gaps(found, "simple").gaps]
    assert simple == sorted(simple, reverse=True)
    assert all(-4 <= value <= 4 for value in simple)


# -- quadrants and opportunities --------------------------------------------------------------------
def test_the_quadrant_chart_counts_what_to_concentrate_on():
    found = quadrant_chart(reading(*SCORED))
    assert {point.id: point.quadrant for point in found.quadrants.points} == {
        "a": "concentrate", "b": "line", "c": "concentrate",
    }  # fmt: skip
    assert (found.concentrate.value, found.concentrate.cards, found.concentrate.n) == (2, ("a", "c"), 3)
    assert found.concentrate.formula == "quadrants.middle"
    assert found.missing == ("d",)
    empty = quadrant_chart(reading(), "mean")
    assert (empty.concentrate.value, empty.quadrants.importance) == (None, None)


def test_opportunity_scores_are_of_shares_where_customers_answered_both():
    # Importance: 3 of 4 say 4 or 5 -> 7.5; satisfaction: 1 of 4 -> 2.5; 7.5 + 5 = 12.5.
    asked = survey("s", {("a", "importance"): "5,4,4,1", ("a", "satisfaction"): "5,3,3,1", ("b", "importance"): "5"})
    found = chances(reading(card("a"), card("b", importance=5, satisfaction=1), card("c", importance=3), asked))
    a, b = {chance.card_id: chance for chance in found.chances}["a"], found.chances[0]
    assert (a.importance, a.satisfaction, a.value, a.band, a.basis) == (7.5, 2.5, 12.5, "strong", "answers")
    assert (a.figure.formula, a.figure.n) == ("opportunity.answers", 4)
    # The team's 5 and 1 are 10 and 0 of ten; one card's sides are never of two kinds.
    assert (b.card_id, b.value, b.band, b.basis) == ("b", 20, "extreme", "team")
    assert found.missing == ("c",)


def test_opportunity_scores_of_the_team_or_of_customers_alone():
    asked = survey("s", {("a", "importance"): "5", ("a", "satisfaction"): "5"})
    records = (card("a", importance=3, satisfaction=3), card("b", importance=3, satisfaction=3), asked)
    team, customers = (chances(reading(*records, whose=whose)) for whose in ("team", "customers"))
    assert [(chance.value, chance.basis) for chance in team.chances] == [(5, "team"), (5, "team")]
    assert [(chance.card_id, chance.value) for chance in customers.chances] == [("a", 10)]
    assert customers.missing == ("b",)


# -- feelings ---------------------------------------------------------------------------------------
JOURNEY = (
    card("a", emotion=1),
    card("b", emotion=-2),
    card("c", stage="buy", moment_of_truth=True),
    card("d", stage="buy", emotion=2, moment_of_truth=True),
    card("e", stage="use", emotion=1),
    card("f", stage="use"),
)


def test_peak_and_end_of_a_map_where_two_peaks_tie():
    found = memory(reading(*JOURNEY))
    assert [figure.value for figure in found.peak_end] == [1.5, -0.5]
    assert [figure.cards for figure in found.peak_end] == [("d", "e"), ("b", "e")]
    assert (found.remembered.end, found.remembered.ends_blank) == ("e", True)
    assert (found.mean.value, found.mean.n, found.mean.cards) == (0.5, 4, ("a", "b", "d", "e"))
    empty = memory(reading(card("a")))
    assert (empty.peak_end, empty.mean.value, empty.mean.n) == ((), None, 0)


def test_the_mood_that_customers_bring_to_key_moments():
    found = key_moments(reading(*JOURNEY))
    assert [(moment.mood.card_id, moment.before.value, moment.before.n) for moment in found] == [
        ("c", -0.5, 2), ("d", -0.5, 2),
    ]  # fmt: skip
    assert found[0].before.cards == ("a", "b")
    assert [mood.before for mood in mood_line(reading(*JOURNEY))] == [None, 1, -0.5, -0.5, pytest.approx(1 / 3), 0.5]
    (first,) = key_moments(reading(card("a", emotion=2, moment_of_truth=True)))
    assert (first.before.value, first.before.n) == (None, 0)


@pytest.mark.parametrize(
    ("satisfaction", "emotion", "alarm"),
    [(4, 0, "flat"), (5, 1, None), (3, 0, None), (5, -1, "negative"), (None, 0, None), (5, None, None)],
)
def test_satisfied_but_cold(satisfaction, emotion, alarm):
    fields = {} if satisfaction is None else {"satisfaction": satisfaction}
    found = alarms(reading(card("a", emotion=emotion, **fields)))
    assert [one.feeling for one in found] == ([alarm] if alarm else [])


@pytest.mark.parametrize(
    ("answers", "alarm"), [("0,1", "flat"), ("1,1,0", None), ("0,-1", "flat"), ("0,-1,-1", "negative")]
)
def test_the_border_of_a_flat_emotion_is_half_a_step(answers, alarm):
    asked = survey("s", {("a", "emotion"): answers, ("a", "satisfaction"): "4"})
    assert [one.feeling for one in alarms(reading(card("a"), asked))] == ([alarm] if alarm else [])


# -- brand --------------------------------------------------------------------------------------------
def test_coherence_worked_by_hand():
    # 2, 4, 4, 4 have mean 3.5 and sd sqrt((2.25 + 3 * 0.25) / 4); the greatest sd of 1-5 is 2.
    assert coherence([2, 4, 4, 4], 4) == pytest.approx(1 - 0.75**0.5 / 2)
    assert coherence([1, 5, 1, 5], 4) == 0
    assert coherence([3, 3, 3], 4) == 1
    assert coherence([3], 4) is None
    assert coherence([], 4) is None


@given(st.lists(st.floats(1, 5), min_size=2), st.randoms())
def test_coherence_lies_between_nothing_and_one_whatever_the_order(scores, rng):
    found = coherence(scores, 4)
    shuffled = list(scores)
    rng.shuffle(shuffled)
    assert found is not None
    assert 0 <= found <= 1
    assert coherence(shuffled, 4) == found


def test_the_brand_on_a_map():
    found = brand(
        reading(
            card("a", brand_promise=5, brand_fits="Cercanía, calma"),
            card("b", brand_promise=3, brand_fits="otra"),
            card("c"),
            project={"brand_values": "cercanía, rapidez"},
        )
    )
    assert (found.kept.value, found.kept.cards) == (4, ("a", "b"))
    assert found.coherence.value == 0.5
    assert [(fit.value, fit.figure.value, fit.figure.cards) for fit in found.fits] == [
        ("cercanía", pytest.approx(1 / 3), ("a",)), ("rapidez", 0, ()),
    ]  # fmt: skip
    assert found.unaligned.cards == ("b", "c")
    none = brand(reading(card("a")))
    assert (none.kept.value, none.coherence.value, none.fits, none.unaligned.cards) == (None, None, (), ())


# -- quality -------------------------------------------------------------------------------------------
def test_the_four_ticks():
    found = checklist(
        reading(card("a", easier=True, heard=True), card("b", easier=False), card("c"), card("d", repeat=True))
    )
    assert found.unchecked == ("c",)
    assert [(id_, figure.value) for id_, figure in found.cards] == [("a", 0.5), ("b", 0), ("d", 0.25)]
    assert (found.mean.value, found.mean.n) == (0.25, 3)
    assert {item: figure.value for item, figure in found.items} == {
        "easier": pytest.approx(1 / 3), "goes_on": 0, "heard": pytest.approx(1 / 3), "repeat": pytest.approx(1 / 3),
    }  # fmt: skip
    assert checklist(reading(card("a"))).mean.value is None
    assert ticks(card("a")) is None
    assert ticks(card("a", heard=False)) == ()


def test_where_customers_are_listened_to():
    found = listening(
        reading(card("a", listening="survey"), card("b"), card("c", stage="buy"), journey={"date": "2026-02-03"})
    )
    assert (found.whole.value, found.whole.cards, found.whole.dates) == (
        pytest.approx(1 / 3), ("a",), ("2026-02-03", "2026-02-03"),
    )  # fmt: skip
    assert [(id_, figure.value) for id_, figure in found.stages] == [("look", 0.5), ("buy", 0), ("use", None)]
    assert {way: figure.cards for way, figure in found.ways} == {"survey": ("a",), "interview": (), "counter": ()}
    assert found.deaf == ("buy",)


# -- verdicts -----------------------------------------------------------------------------------------
def test_strengths_and_weaknesses_marked_and_suggested():
    found = verdicts(
        reading(
            card("a", importance=5, satisfaction=5),
            card("b", importance=5, satisfaction=1, verdict="strength", cause="we think so"),
            card("c", importance=5, satisfaction=1),
            card("d", verdict="weakness", cause="no staff", effect="queue"),
        )
    )
    assert found.strengths == (Marked("b", "we think so", ""),)
    assert found.weaknesses == (Marked("d", "no staff", "queue"),)
    assert (found.suggested_strengths, found.suggested_weaknesses, found.conflicts) == (("a",), ("c",), ("b",))
