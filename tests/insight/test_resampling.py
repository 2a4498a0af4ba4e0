"""The bootstrap against two others: all draws of tiny surveys counted out, and a plain one that packs nothing."""

import random
from collections import Counter
from itertools import product
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.insight.resampling import Survey, resampled_means
from app.insight.stability import Ranking, interval, percentile, stability

answers = st.none() | st.integers(-2, 5).map(float) | st.floats(-2, 10).map(lambda value: round(value, 3))


def by_means(means):
    return means


def exact(surveys, columns, k):
    """Shares of being first and among the first k, over every possible draw; ties share their places."""
    first, top, total = [0.0] * columns, [0.0] * columns, 0
    draws = [list(product(range(s.respondents), repeat=s.respondents)) for s in surveys]
    for drawn in product(*draws):
        total += 1
        means = []
        for column in range(columns):
            held = [
                s.columns[column][at]
                for s, draw in zip(surveys, drawn, strict=True)
                if column in s.columns
                for at in draw
                if s.columns[column][at] is not None
            ]
            means.append(round(fmean(held), 9) if held else None)
        for at, mean in enumerate(means):
            if mean is not None:
                above = sum(other > mean for other in means if other is not None)
                tied = sum(other == mean for other in means)
                first[at] += max(0, min(1, (1 - above) / tied))
                top[at] += max(0, min(1, (k - above) / tied))
    return [one / total for one in first], [one / total for one in top]


TINY = [
    [Survey(4, {0: [5, 1, 4, 2], 1: [3, 3, 3, 4], 2: [2, 5, 1, 3]})],
    [Survey(3, {0: [5, 1, None], 1: [2, 4, 4]}), Survey(3, {2: [3, 3, 4], 0: [1, 5, 2]})],
    [Survey(3, {0: [4, None, None], 1: [3, 3, 5], 2: [1, 2, 1]})],
    [Survey(2, {0: [1, 1], 1: [1, 1], 2: [1, 1]})],
    [Survey(1, {0: [1.5], 1: [1.25], 2: [None]})],
]


@pytest.mark.parametrize("surveys", TINY)
def test_shares_are_those_of_all_draws_counted_out(surveys):
    first, top = exact(surveys, 3, 2)
    found = stability(Ranking("", list("abc"), [1, 1, 1], surveys, 3, by_means), k=2, resamples=6000)
    rows = {row.id: row for row in found.rows}
    # 6,000 resamples: a standard error of at most 0.0065.
    for at, id_ in enumerate("abc"):
        assert rows[id_].first == pytest.approx(first[at], abs=0.026)
        assert rows[id_].top == pytest.approx(top[at], abs=0.026)


def plain_bootstrap(surveys, columns, resamples, rng):
    """Weights for each respondent instead of sums of packed rows."""
    for _ in range(resamples):
        means = []
        weights = [Counter(rng.randrange(s.respondents) for _ in range(s.respondents)) for s in surveys]
        for column in range(columns):
            total = n = 0.0
            for survey, weight in zip(surveys, weights, strict=True):
                for at, answer in enumerate(survey.columns.get(column, ())):
                    if answer is not None:
                        total, n = total + weight[at] * answer, n + weight[at]
            means.append(total / n if n else None)
        yield means


def test_it_agrees_with_a_plain_bootstrap_on_a_survey_of_a_usual_size():
    rng = random.Random(5)
    people = 60
    tastes = [rng.gauss(0, 1) for _ in range(people)]
    columns = {
        c: [None if rng.random() < 0.15 else min(5, max(1, round(3 + 0.15 * c + t + rng.gauss(0, 1)))) for t in tastes]
        for c in range(6)
    }
    surveys = [Survey(people, columns)]
    ours = list(resampled_means(surveys, 6, 3000, seed=2))
    plain = list(plain_bootstrap(surveys, 6, 3000, random.Random(3)))
    for column in range(6):
        a, b = ([means[column] for means in found] for found in (ours, plain))
        assert fmean(a) == pytest.approx(fmean(b), abs=0.02)
        assert interval(a, 0.95) == pytest.approx(interval(b, 0.95), abs=0.05)
    # A respondent's answers stay together: what differs between two columns varies as it does in the plain one.
    a, b = (interval([means[5] - means[0] for means in found], 0.95) for found in (ours, plain))
    assert a == pytest.approx(b, abs=0.06)


@given(st.data())
@settings(max_examples=40)
def test_every_resample_is_made_of_answers_that_were_given(data):
    columns = data.draw(st.integers(1, 4))
    surveys = []
    for _ in range(data.draw(st.integers(0, 3))):
        people = data.draw(st.integers(0, 5))
        named = data.draw(st.sets(st.integers(0, columns - 1)))
        surveys.append(
            Survey(people, {c: data.draw(st.lists(answers, min_size=people, max_size=people)) for c in named})
        )
    for means in resampled_means(surveys, columns, 20):
        for column, mean in enumerate(means):
            held = [v for s in surveys for v in s.columns.get(column, ()) if v is not None]
            assert mean is None or min(held) - 1e-5 <= mean <= max(held) + 1e-5
    found = stability(
        Ranking("", [str(c) for c in range(columns)], [0] * columns, surveys, columns, by_means), k=2, resamples=20
    )
    assert sum(row.first for row in found.rows) <= 1 + 1e-9
    assert all(0 <= row.first <= row.top <= 1 + 1e-9 for row in found.rows)


def test_shares_of_first_add_up_to_one_and_those_of_the_first_k_to_k():
    rng = random.Random(1)
    survey = Survey(10, {c: [rng.randint(1, 5) for _ in range(10)] for c in range(6)})
    found = stability(Ranking("", list("abcdef"), [10] * 6, [survey], 6, by_means), k=3, resamples=500)
    assert sum(row.first for row in found.rows) == pytest.approx(1)
    assert sum(row.top for row in found.rows) == pytest.approx(3)
    assert [row.first for row in found.rows] == sorted((row.first for row in found.rows), reverse=True)
    assert all(row.place is not None and 1 <= row.place[0] <= row.place[1] <= 6 for row in found.rows)


def test_equal_answers_give_equal_numbers_and_another_seed_others():
    survey = Survey(9, {0: [1, 2, 3, 4, 5, 1, 2, 3, 4], 1: [2] * 9})
    one, two, other = (
        stability(Ranking("", "ab", [9, 9], [survey], 2, by_means), k=1, seed=seed) for seed in (1, 1, 2)
    )
    assert one == two
    assert one != other


def test_everybody_drawn_counts_as_often_as_they_were_drawn():
    # One column answered by everyone, one by the first person alone: its mean is theirs, or there is none.
    survey = Survey(3, {0: [1, 2, 3], 1: [4, None, None]})
    means = list(resampled_means([survey], 2, 4000))
    assert {second for _, second in means} == {4, None}
    # The first person is not drawn at all in (2/3)^3 of the resamples.
    assert sum(second is None for _, second in means) / 4000 == pytest.approx((2 / 3) ** 3, abs=0.03)
    assert {round(3 * first) for first, _ in means} == {3, 4, 5, 6, 7, 8, 9}


def test_intervals_of_a_mean_hold_the_truth_about_as_often_as_they_say():
    """Coverage by simulation: 400 surveys of 50 people whose true mean is known, intervals of 90 %."""
    rng = random.Random(11)
    weights = [1, 2, 4, 2, 1]
    truth, inside = 3.0, 0
    for run in range(400):
        survey = Survey(50, {0: rng.choices([1, 2, 3, 4, 5], weights, k=50)})
        low, high = interval([m for (m,) in resampled_means([survey], 1, 400, seed=run) if m is not None], 0.9) or (
            9,
            9,
        )
        inside += low <= truth <= high
    # Two and a half standard errors of 400 runs are 0.0375; percentile intervals of a mean are a little too narrow.
    assert 0.85 <= inside / 400 <= 0.94


@pytest.mark.parametrize("most", [60, 100, 250, 70_000, 4e6 + 0.5])
def test_large_sums_do_not_spill_into_their_neighbours(most):
    people = 1000
    survey = Survey(people, {0: [7] * people, 1: [0, *[most] * (people - 1)], 2: [3, 5] * (people // 2)})
    for seven, high, middling in resampled_means([survey], 3, 20):
        assert seven == 7
        assert 0.98 * most < high <= most
        assert 3.8 < middling < 4.2


def test_percentiles_and_their_interval_by_hand():
    assert percentile([1, 2, 3, 4, 5], 0.25) == 2
    assert percentile([1, 2], 0.25) == 1.25
    assert percentile([7], 0.9) == 7
    assert interval(range(101), 0.9) == pytest.approx((5, 95))
    assert interval([], 0.9) is None


def test_fewer_than_thirty_answers_are_told():
    survey = Survey(30, {0: [3] * 30, 1: [2] * 29 + [None]})
    found = stability(Ranking("", "ab", [30, 29], [survey], 2, by_means), resamples=10)
    assert [(row.id, row.few) for row in found.rows] == [("a", False), ("b", True)]
    assert found.few
