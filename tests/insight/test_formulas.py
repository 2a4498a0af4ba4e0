"""Gaps, quadrants, opportunity scores and what is remembered: worked by hand, at their borders, and in general."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.gap_formulas import Difference, Rated, difference, weighted
from app.insight.memory import Mood, Remembered, moods, remembered
from app.insight.quadrants import CROSSHAIRS, quadrants
from app.insight.sample import FIVE
from app.insight.scales import EMOTION, TEN, Scale
from app.insight.ulwick import band, opportunity_score

scores = st.integers(1, 5).map(float) | st.floats(1, 5)
points = st.lists(st.tuples(scores, scores)).map(lambda held: [(str(at), *pair) for at, pair in enumerate(held)])
feelings = st.lists(st.none() | st.integers(-2, 2).map(float) | st.floats(-2, 2))


# -- gaps -----------------------------------------------------------------------------------------
def test_gaps_worked_by_hand():
    assert difference(Rated(5, FIVE), Rated(2, FIVE)) == Difference(3, normalised=False)
    assert weighted(Rated(5, FIVE), Rated(2, FIVE)) == Difference(15, normalised=False)
    assert weighted(Rated(2, FIVE), Rated(5, FIVE)) == Difference(-6, normalised=False)
    # SERVQUAL: perception 3 less expectation 5 falls short by 2.
    assert difference(Rated(3, FIVE), Rated(5, FIVE)) == Difference(-2, normalised=False)


def test_gaps_between_unequal_scales_are_taken_on_ten():
    # 4 of 1-5 is 7.5; 6 of 0-10 is 6.
    assert difference(Rated(4, FIVE), Rated(6, TEN)) == Difference(1.5, normalised=True)
    assert difference(Rated(6, TEN), Rated(4, FIVE)) == Difference(-1.5, normalised=True)
    assert weighted(Rated(4, FIVE), Rated(6, TEN)) == Difference(11.25, normalised=True)


@given(scores, scores, scores)
def test_a_gap_turns_its_sign_with_its_sides_and_grows_with_importance(a, b, c):
    assert difference(Rated(a, FIVE), Rated(b, FIVE)).value == -difference(Rated(b, FIVE), Rated(a, FIVE)).value
    assert weighted(Rated(a, FIVE), Rated(a, FIVE)).value == 0
    low, high = sorted([a, b])
    if c <= low:
        assert weighted(Rated(low, FIVE), Rated(c, FIVE)).value <= weighted(Rated(high, FIVE), Rated(c, FIVE)).value


# -- quadrants ------------------------------------------------------------------------------------
DEALER = [
    ("job done right", 3.83, 2.63), ("complaints", 3.63, 2.73), ("warranty", 3.60, 3.15), ("any job", 3.56, 3.00),
    ("when needed", 3.41, 3.05), ("courteous", 3.41, 3.29), ("when promised", 3.38, 3.03),
    ("only necessary", 3.37, 3.11), ("low prices", 3.29, 2.00), ("clean up", 3.27, 3.02),
    ("near home", 2.52, 2.25), ("near work", 2.43, 2.49), ("courtesy cars", 2.37, 2.35), ("notices", 2.05, 3.33),
]  # fmt: skip
"""The car dealer of Martilla & James 1977, as the example is usually retold: importance and performance of 14 services,
from 1 to 4."""


def test_the_car_dealer_of_martilla_and_james():
    found = quadrants(DEALER, "mean", (Scale(1, 4), Scale(1, 4)))
    assert found.importance == pytest.approx(44.12 / 14)
    assert found.performance == pytest.approx(39.43 / 14)
    assert found.in_quadrant("concentrate") == ("job done right", "complaints", "low prices")
    assert found.in_quadrant("overkill") == ("notices",)
    assert found.in_quadrant("low") == ("near home", "near work", "courtesy cars")
    assert len(found.in_quadrant("keep")) == 7


def test_each_crosshair_stands_where_it_says():
    held = [("a", 5, 1), ("b", 4, 5), ("c", 2, 5), ("d", 2, 2)]
    middle = quadrants(held, "middle", (FIVE, FIVE))
    assert (middle.importance, middle.performance) == (3, 3)
    assert [point.quadrant for point in middle.points] == ["concentrate", "keep", "overkill", "low"]
    mean = quadrants(held, "mean", (FIVE, FIVE))
    assert (mean.importance, mean.performance) == (3.25, 3.25)
    median = quadrants(held, "median", (FIVE, FIVE))
    assert (median.importance, median.performance) == (3, 3.5)


def test_who_is_on_a_line_is_in_no_quadrant():
    found = quadrants([("a", 3, 5), ("b", 5, 3), ("c", 3, 3), ("d", 4, 4)], "middle", (FIVE, FIVE))
    assert found.in_quadrant("line") == ("a", "b", "c")
    for crosshair in ("mean", "median"):
        assert quadrants([("only", 5, 1)], crosshair, (FIVE, FIVE)).in_quadrant("line") == ("only",)
        same = quadrants([("a", 4.1, 2.3)] * 3, crosshair, (FIVE, FIVE))
        assert {point.quadrant for point in same.points} == {"line"}
    assert quadrants([], "mean", (FIVE, FIVE)).points == ()


@given(points, st.sampled_from(CROSSHAIRS), st.randoms())
def test_quadrants_do_not_depend_on_the_order_and_leave_nobody_out(held, crosshair, rng):
    found = quadrants(held, crosshair, (FIVE, FIVE))
    shuffled = list(held)
    rng.shuffle(shuffled)
    again = quadrants(shuffled, crosshair, (FIVE, FIVE))
    assert {p.id: p.quadrant for p in again.points} == {p.id: p.quadrant for p in found.points}
    assert len(found.points) == len(held)
    if crosshair == "median" and held:
        # No more than half of the points lie strictly on one side of a median.
        for side in (("keep", "concentrate"), ("low", "overkill")):
            assert sum(len(found.in_quadrant(q)) for q in side) <= len(held) / 2


# -- opportunity scores ---------------------------------------------------------------------------
def test_ulwicks_example():
    # What Customers Want (2005): importance 9.5, satisfaction 3.2 -> 15.8.
    assert opportunity_score(9.5, 3.2) == pytest.approx(15.8)
    assert band(opportunity_score(9.5, 3.2)) == "extreme"
    assert opportunity_score(4, 9) == 4


@pytest.mark.parametrize(
    ("score", "name"),
    [(15.1, "extreme"), (15, "strong"), (12, "strong"), (11.9, "worthwhile"), (10, "worthwhile"),
     (9.99, "unattractive"), (0.1 + 0.2 + 14.7, "strong"), (7.1 + 2.9, "worthwhile")],
)  # fmt: skip
def test_borders_of_the_bands(score, name):
    assert band(score) == name


@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10))
def test_an_opportunity_lies_between_importance_and_its_double(importance, satisfaction, more):
    score = opportunity_score(importance, satisfaction)
    assert importance <= score <= 2 * importance
    assert opportunity_score(importance, max(satisfaction, more)) <= score


# -- what is remembered ---------------------------------------------------------------------------
def test_peak_and_end_worked_by_hand():
    # Strongest -2, last +1: (-2 + 1) / 2; the plain mean is (1 - 2 + 0 + 1) / 4.
    found = remembered([("a", 1), ("b", -2), ("c", None), ("d", 0), ("e", 1)])
    assert found == Remembered((-0.5,), (-2,), (("b",),), "e", ends_blank=False, mean=0, n=4)


def test_a_good_and_a_bad_peak_are_both_told():
    found = remembered([("a", 2), ("b", -2), ("c", 2), ("d", 1), ("e", None)])
    assert found.values == (1.5, -0.5)
    assert found.peaks == (2, -2)
    assert found.peak_cards == (("a", "c"), ("b",))
    assert (found.end, found.ends_blank, found.mean, found.n) == ("d", True, 0.75, 4)


def test_no_moment_one_moment_and_only_flat_ones():
    assert remembered([]) == remembered([("a", None)]) == Remembered()
    assert remembered([("a", -1)]) == Remembered((-1,), (-1,), (("a",),), "a", mean=-1, n=1)
    flat = remembered([("a", 0), ("b", 0)])
    assert (flat.values, flat.peaks, flat.peak_cards, flat.end) == ((0,), (0,), (("a", "b"),), "b")


@given(feelings)
def test_what_is_remembered_is_between_the_extremes(felt):
    found = remembered([(str(at), value) for at, value in enumerate(felt)])
    held = [value for value in felt if value is not None]
    assert found.n == len(held)
    assert len(found.values) == (0 if not held else len(found.peaks))
    for value in found.values:
        assert min(held) - 1e-6 <= value <= max(held) + 1e-6
    if held:
        # Emotions are told apart to nine places.
        assert max(abs(value) for value in held) == pytest.approx(abs(found.peaks[0]), abs=1e-8)


@given(feelings)
def test_turning_every_emotion_round_turns_what_is_remembered_round(felt):
    one = remembered([(str(at), value) for at, value in enumerate(felt)])
    other = remembered([(str(at), None if value is None else -value) for at, value in enumerate(felt)])
    assert sorted(one.values) == pytest.approx(sorted(-value for value in other.values))


def test_the_mood_before_each_moment():
    found = moods([("a", 1), ("b", None), ("c", -2), ("d", 2)])
    assert found == (Mood("a", None, 0, 1), Mood("b", 1, 1, None), Mood("c", 1, 1, -2), Mood("d", -0.5, 2, 2))
    assert moods([]) == ()


def test_emotions_have_their_own_scale():
    assert difference(Rated(2, EMOTION), Rated(-1, EMOTION)) == Difference(3, normalised=False)
