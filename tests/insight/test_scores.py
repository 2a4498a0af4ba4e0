"""A card's score by the team and by customers: what counts, what is left out, and where it comes from."""

import pytest

from app.insight.survey import segments
from tests.insight.maps import card, document, linked, own_scale, reading, survey

MAY = survey(
    "may",
    {("a", "satisfaction"): "5,4,,3", ("a", "importance"): "5,5,5,", ("b", "satisfaction"): ",,,"},
    date="2026-05-04",
    segments="young\told\tyoung\told",
)
JUNE = survey("june", {("a", "satisfaction"): "1", ("a", "emotion"): "-2"}, date="2026-06-01", asked="customers")
TEAM = survey("workshop", {("a", "satisfaction"): "5,5", ("b", "satisfaction"): "4,2"}, date="2026-04-01", asked="team")


def test_customers_answers_are_rolled_up_over_all_surveys():
    found = reading(card("a", satisfaction=5), MAY, JUNE)
    (a,) = found.touchpoints
    score = found.score(a, "satisfaction")
    assert (score.rater, score.value, score.n, score.median) == ("customers", 3.25, 4, 3.5)
    # Squared distances from 3.25: 3.0625 + 0.5625 + 0.0625 + 5.0625 = 8.75; divided by 3.
    assert score.spread == pytest.approx((8.75 / 3) ** 0.5)
    assert score.top == 0.5
    assert score.dates == ("2026-05-04", "2026-06-01")
    assert score.evidence == ("june", "may")
    assert score.observed
    assert score.few


def test_thirty_answers_are_enough_and_one_is_an_observation():
    for n, few in ((1, True), (29, True), (30, False)):
        found = reading(card("a"), survey("s", {("a", "emotion"): ",".join(["1"] * n)}))
        score = found.score(found.touchpoints[0], "emotion")
        assert (score.few, score.figure.few, score.observed, score.n) == (few, few, True, n)


def test_whose_scores_count_can_be_chosen():
    records = (card("a", satisfaction=5), card("b", satisfaction=2), card("c"), MAY)
    for whose, values in (("known", [4, 2, None]), ("team", [5, 2, None]), ("customers", [4, None, None])):
        found = reading(*records, whose=whose)
        assert [found.score(one, "satisfaction").value for one in found.touchpoints] == values


def test_a_survey_without_a_single_answer_to_a_question_leaves_the_team_s_word():
    found = reading(card("b", satisfaction=2), MAY)
    (b,) = found.touchpoints
    asked = found.customers(b, "satisfaction")
    assert (asked.value, asked.n, asked.evidence, asked.observed, asked.few) == (None, 0, (), False, False)
    assert found.score(b, "satisfaction").rater == "team"


def test_what_the_team_wrote_counts_before_what_its_people_answered():
    found = reading(card("a", satisfaction=3), card("b"), TEAM)
    a, b = found.touchpoints
    assert (found.team(a, "satisfaction").value, found.team(a, "satisfaction").n) == (3, 1)
    asked = found.team(b, "satisfaction")
    assert (asked.value, asked.n, asked.dates) == (3, 2, ("2026-04-01", "2026-04-01"))
    assert not asked.observed
    assert found.customers(b, "satisfaction").n == 0
    assert found.score(b, "satisfaction").rater == "team"


def test_the_team_s_score_says_whether_it_was_observed_and_from_when():
    found = reading(
        card("a", emotion=-1, evidence="observed", verified="2026-07-01"), card("b", emotion=0), MAY, linked("a", "may")
    )
    a, b = (found.team(one, "emotion") for one in found.touchpoints)
    assert (a.value, a.observed, a.evidence, a.dates) == (-1, True, ("may",), ("2026-05-04", "2026-07-01"))
    assert (b.value, b.observed, b.evidence, b.dates) == (0, False, (), None)
    assert not a.few


def test_one_segment_is_scored_by_its_own_respondents():
    records = (card("a"), MAY, JUNE)
    assert segments(document(*records), "m") == ("old", "young")
    young, old, nobody = (reading(*records, segment=name) for name in ("young", "old", "none"))
    scores = [found.customers(found.touchpoints[0], "satisfaction") for found in (young, old, nobody)]
    assert [(score.value, score.n) for score in scores] == [(5, 1), (3.5, 2), (None, 0)]
    # The survey of June has no segments: none of its people is in one.
    assert scores[1].evidence == ("may",)


def test_a_reading_may_keep_to_some_surveys():
    found = reading(card("a"), MAY, JUNE, surveys={"june"})
    assert found.score(found.touchpoints[0], "satisfaction").value == 1


def test_choosing_customers_does_not_silence_the_team():
    found = reading(card("b"), TEAM, MAY, segment="young", surveys={"may"})
    assert found.team(found.touchpoints[0], "satisfaction").value == 3


def test_scores_of_an_own_scale_lie_on_it():
    found = reading(card("a", **{"own.x": 7}), own_scale("x", 0, 10))
    (a,) = found.touchpoints
    assert found.score(a, "own.x").value == 7
    assert found.score(a, "own.x").figure.formula == "score.own"
    assert (found.scale("own.x").low, found.scale("own.x").high) == (0, 10)


def test_a_figure_tells_who_rated_when_and_how_many():
    found = reading(card("a", satisfaction=5, expectation=3), MAY)
    (a,) = found.touchpoints
    figure = found.score(a, "satisfaction").figure
    assert (figure.formula, figure.value, figure.n, figure.counted) == ("score.satisfaction", 4, 3, "answers")
    assert (figure.rater, figure.cards, figure.dates) == ("customers", ("a",), ("2026-05-04", "2026-05-04"))
    assert figure.few
    team = found.score(a, "expectation").figure
    assert (team.n, team.counted, team.rater, team.few) == (1, "judgements", "team", False)
