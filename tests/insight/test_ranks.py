"""How sure the rankings of a map are, from its surveys."""

import random

import pytest

from app.insight.gaps import gaps
from app.insight.opportunities import chances
from app.insight.ranks import RANKED, rank_stability, stage_stability
from app.insight.stage_value import stage_values
from tests.insight.maps import card, reading, survey


def column(rng, weights, n):
    return ",".join(str(value) for value in rng.choices([1, 2, 3, 4, 5], weights, k=n))


def asked(n=60, seed=4):
    """Three touchpoints rated by the same people: a is dissatisfying, b middling, c pleasing."""
    rng = random.Random(seed)
    high, low, even = [0, 1, 2, 4, 5], [5, 4, 2, 1, 0], [1, 2, 3, 2, 1]
    return survey(
        "s",
        {
            ("a", "importance"): column(rng, high, n),
            ("a", "satisfaction"): column(rng, low, n),
            ("b", "importance"): column(rng, high, n),
            ("b", "satisfaction"): column(rng, even, n),
            ("c", "importance"): column(rng, high, n),
            ("c", "satisfaction"): column(rng, high, n),
        },
        segments="\t".join("new" if at % 2 else "old" for at in range(n)),
    )


CARDS = (card("a"), card("b"), card("c"), card("d", importance=5, satisfaction=1))


def test_a_clear_ranking_is_sure_and_leaves_out_whom_nobody_was_asked_about():
    found = rank_stability(reading(*CARDS, asked()), "gap.simple", k=2)
    assert [row.id for row in found.rows] == ["a", "b", "c"]
    assert found.rows[0].first > 0.99
    assert sum(row.top for row in found.rows) == pytest.approx(2)
    assert not found.few
    assert (found.formula, found.resamples, found.k) == ("gap.simple", 2000, 2)


@pytest.mark.parametrize("formula", RANKED)
def test_intervals_hold_what_the_map_itself_computes(formula):
    rng = random.Random(8)
    weights = {"a": [3, 1, 1, 1, 2], "b": [1, 1, 1, 3, 2]}
    fives = ("importance", "satisfaction", "expectation", "brand_promise")
    held = {(id_, measure): column(rng, weights[id_], 40) for id_ in "ab" for measure in fives}
    held |= {(id_, "emotion"): ",".join(str(rng.randint(-2, 2)) for _ in range(40)) for id_ in "ab"}
    read = reading(card("a"), card("b"), survey("s", held))
    if formula.startswith("gap."):
        sign = -1 if formula == "gap.expectation" else 1
        truth = {gap.card_id: sign * gap.value for gap in gaps(read, formula.removeprefix("gap.")).gaps}
    elif formula.startswith("score."):
        measure = formula.removeprefix("score.")
        sign = 1 if measure in ("importance", "expectation") else -1
        truth = {one.id: sign * read.customers(one, measure).value for one in read.touchpoints}
    else:
        truth = {chance.card_id: chance.value for chance in chances(read).chances}
    found = rank_stability(read, formula, resamples=300)
    assert {row.id for row in found.rows} == {"a", "b"}
    for row in found.rows:
        low, high = row.score
        assert low < truth[row.id] < high
        assert high - low < 12


def test_a_ranking_of_few_answers_warns():
    found = rank_stability(reading(*CARDS, asked(n=29)), "opportunity.answers", resamples=50)
    assert found.few
    assert {row.n for row in found.rows} == {29}


def test_one_segment_s_ranking_is_made_of_its_own_people():
    rng = random.Random(2)
    n = 60
    split = {"a": [], "b": []}
    for at in range(n):
        good, bad = str(rng.choice([4, 5])), str(rng.choice([1, 2]))
        split["a"].append(bad if at % 2 else good)
        split["b"].append(good if at % 2 else bad)
    names = "\t".join("new" if at % 2 else "old" for at in range(n))
    held = survey("s", {(id_, "satisfaction"): ",".join(split[id_]) for id_ in split}, segments=names)
    for segment, worst in (("new", "a"), ("old", "b")):
        found = rank_stability(
            reading(card("a"), card("b"), held, segment=segment), "score.satisfaction", resamples=100
        )
        assert (found.rows[0].id, found.rows[0].first, found.rows[0].n) == (worst, 1, 30)
    nobody = rank_stability(reading(card("a"), card("b"), held, segment="no"), "score.satisfaction", resamples=100)
    assert nobody.rows == ()


def test_surveys_of_different_people_are_drawn_apart():
    # a and b are rated by two surveys in which nobody agrees; together they never move in step.
    one = survey("one", {("a", "satisfaction"): "1,5,1,5,1,5"})
    two = survey("two", {("b", "satisfaction"): "1,5,1,5,1,5"})
    both = survey("both", {("a", "satisfaction"): "1,5,1,5,1,5", ("b", "satisfaction"): "1,5,1,5,1,5"})
    apart = rank_stability(reading(card("a"), card("b"), one, two), "score.satisfaction")
    together = rank_stability(reading(card("a"), card("b"), both), "score.satisfaction")
    # The same people with the same answers tie in every resample; apart, ties are the exception.
    assert [row.place for row in together.rows] == [(1.5, 1.5)] * 2
    assert [row.place for row in apart.rows] == [(1, 2)] * 2
    assert sum(row.first for row in apart.rows) == pytest.approx(1)


def test_a_touchpoint_rated_in_two_surveys_is_rated_by_all_of_both():
    one = survey("one", {("a", "satisfaction"): "1,1"})
    two = survey("two", {("a", "satisfaction"): "4,4,4,4"})
    found = rank_stability(reading(card("a"), one, two), "score.satisfaction", resamples=50)
    (row,) = found.rows
    # Nobody within a survey disagrees: (2 · 1 + 4 · 4) / 6 in every resample.
    assert row.n == 6
    assert row.score == pytest.approx((-3, -3))


def test_nothing_to_rank():
    assert rank_stability(reading(*CARDS), "gap.simple").rows == ()
    assert rank_stability(reading(), "score.emotion").rows == ()


def test_how_sure_it_is_which_stage_adds_most_value():
    rng = random.Random(6)
    held = {}
    for id_, weights in (("a", [2, 2, 2, 2, 2]), ("b", [0, 1, 2, 4, 5]), ("c", [2, 2, 2, 2, 2])):
        held[id_, "importance"] = column(rng, weights, 50)
        held[id_, "satisfaction"] = column(rng, weights, 50)
    held["d", "importance"] = "5"
    cards = [card("a"), card("b", stage="buy"), card("c", stage="buy"), card("d", stage="use", satisfaction=5)]
    read = reading(*cards, survey("s", held))
    found = stage_stability(read)
    # The stage "use" has no touchpoint of which customers rated both.
    assert [row.id for row in found.rows] == ["buy", "look"]
    assert (found.rows[0].first, found.rows[0].n, found.formula, found.k) == (1, 50, "stage_value", 1)
    points = {stage.stage_id: stage.points for stage in stage_values(reading(*cards[:3], survey("s", held))).stages}
    for row in found.rows:
        low, high = row.score
        assert low < points[row.id] < high
    assert stage_stability(reading()).rows == ()


def test_stages_whose_customers_agree_are_worth_what_they_say():
    held = {("a", "importance"): "4,4", ("a", "satisfaction"): "3,3", ("b", "importance"): "2,"}
    held |= {("b", "satisfaction"): "5,", ("c", "importance"): "1,1", ("c", "satisfaction"): "2,2"}
    found = stage_stability(reading(card("a"), card("b"), card("c", stage="use"), survey("s", held)), resamples=200)
    rows = {row.id: row for row in found.rows}
    assert (rows["look"].n, rows["use"].n) == (1, 2)
    # 4 · 5, and 2 · 10 where the one who rated b is drawn; 1 · 2.5.
    assert rows["look"].score == (20, 40)
    assert rows["use"].score == (2.5, 2.5)
    assert rows["look"].first == 1
