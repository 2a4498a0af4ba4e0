"""Answers rolled up, and the three scores of one question: worked by hand, and what holds for any answers."""

from math import isclose, sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.sample import FIVE, Sample, ces, csat, nps, sample
from app.insight.scales import EMOTION, TEN, Scale, comparable, scale_of

answers = st.lists(st.none() | st.integers(1, 5).map(float) | st.floats(1, 5))


def test_a_sample_worked_by_hand():
    found = sample([5, 4, None, 3, 1, 4], FIVE)
    assert (found.n, found.mean, found.median, found.top) == (5, 3.4, 4, 0.6)
    # Squared distances from 3.4: 2.56 + 0.36 + 0.16 + 5.76 + 0.36 = 9.2; divided by 4.
    assert isclose(found.spread or 0, sqrt(9.2 / 4))


def test_no_answer_and_one_answer():
    assert sample([], FIVE) == sample([None, None], FIVE) == Sample(0, None, None, None, None)
    assert sample([None, 2], FIVE) == Sample(1, 2, 2, None, 0)


def test_the_upper_quarter_of_each_scale():
    assert [value for value in range(1, 6) if FIVE.is_top(value)] == [4, 5]
    assert [value for value in range(-2, 3) if EMOTION.is_top(value)] == [1, 2]
    assert [value for value in range(11) if TEN.is_top(value)] == [8, 9, 10]


@given(answers, st.randoms())
def test_the_order_of_answers_does_not_matter_and_blanks_do_not_count(given_, rng):
    shuffled = [*given_, None]
    rng.shuffle(shuffled)
    assert sample(shuffled, FIVE) == sample(given_, FIVE)


@given(answers)
def test_a_sample_is_what_the_standard_library_says_and_stays_on_the_scale(given_):
    found = sample(given_, FIVE)
    held = [value for value in given_ if value is not None]
    assert found.n == len(held)
    if held:
        assert found.mean is not None
        assert isclose(found.mean, fmean(held))
        assert min(held) - 1e-9 <= found.mean <= max(held) + 1e-9
        assert 0 <= (found.top or 0) <= 1
    if len(held) > 1:
        assert isclose(found.spread or 0, stdev(held), abs_tol=1e-9)


def test_promoters_less_detractors():
    # Reichheld 2003: 9-10 promote, 7-8 are passive, 0-6 detract. 5 of 10 less 3 of 10.
    found = nps([10, 9, 9, 10, 9, 8, 7, 6, 0, 3, None])
    assert (found.n, found.mean, found.top) == (10, 20, 0.5)
    assert isclose(found.spread or 0, stdev([100] * 5 + [0, 0] + [-100] * 3))
    assert nps([None]) == Sample()
    assert nps([8]).mean == 0
    assert nps([9]) == Sample(1, 100, None, None, 1)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_promoter_score_stays_between_its_ends_and_only_the_group_counts(votes):
    found = nps(votes)
    assert -100 <= (found.mean or 0) <= 100
    assert nps([9 if v > 8 else 7 if v > 6 else 2 for v in votes]).mean == found.mean


def test_satisfied_customers_and_easy_errands():
    assert csat([5, 4, 3, 2, None]).top == 0.5
    found = ces([7, 5, 4, 1, None])
    assert (found.n, found.mean, found.top) == (4, 4.25, 0.5)
    assert ces([5, 4, 3, 2], high=5).top == 0.5
    assert ces([4.2]).top == 1
    assert ces([4]).top == 0
    assert ces([]) == Sample()


@pytest.mark.parametrize(
    ("scale", "value", "normal"),
    [(FIVE, 1, 0), (FIVE, 3, 5), (FIVE, 5, 10), (EMOTION, -2, 0), (EMOTION, 0, 5), (EMOTION, 1, 7.5), (TEN, 4, 4)],
)
def test_values_are_taken_to_a_scale_of_ten(scale, value, normal):
    assert scale.normalised(value) == normal


@given(st.floats(-5, 5), st.floats(0.5, 20), st.floats(0, 1), st.floats(0, 1))
def test_normalising_keeps_the_order_and_the_ends(low, width, a, b):
    scale = Scale(low, low + width)
    x, y = scale.normalised(low + a * width), scale.normalised(low + b * width)
    assert -1e-6 <= x <= 10 + 1e-6
    assert (x <= y + 1e-6) if a <= b else (x >= y - 1e-6)


def test_only_values_of_different_scales_are_normalised():
    assert comparable(4, FIVE, 2, FIVE) == (4, 2, FIVE)
    assert comparable(4, FIVE, 0, EMOTION) == (7.5, 5, TEN)


def test_every_measure_has_its_scale():
    assert scale_of("emotion") == EMOTION
    assert scale_of("importance") == scale_of("satisfaction") == scale_of("expectation") == FIVE
