"""Everything that a map says, asked in one place: all of it agrees, is computed once, and can be named."""

from dataclasses import fields, is_dataclass
from functools import cached_property

import pytest

from app.insight.figure import Figure
from app.insight.formulas import FORMULAS
from app.insight.gaps import GAP_KINDS
from app.insight.overview import Overview
from app.insight.ranks import RANKED
from tests.insight.maps import card, document, route, survey

MEASURES = ("emotion", "importance", "expectation", "satisfaction", "brand_promise")


def rich():
    """A map on which everything has been said."""
    cards = [
        card(
            id_, stage=stage, lane=lane, emotion=emotion, importance=importance, satisfaction=satisfaction, target=2,
            expectation=4, competitor=1, brand_promise=satisfaction, brand_fits="calma", moment_of_truth=id_ == "c",
            easier=True, heard=False, listening="survey", medium="physical", control="own", verdict="strength",
        )
        for id_, stage, lane, emotion, importance, satisfaction in (
            ("a", "look", "web", 1, 3, 4), ("b", "buy", "shop", -2, 5, 2), ("c", "buy", "web", 0, 4, 5),
            ("d", "use", "shop", 2, 2, 3),
        )
    ]  # fmt: skip
    answers = {(id_, measure): "1,2,2,1" for id_ in "ab" for measure in MEASURES}
    counts = {"people_in": 10, "people_out": 6}
    return document(
        cards, survey("s", answers, date="2026-05-04"), route("r", ["a", "c"], **counts),
        project={"brand_values": "calma"}, stages={"look": counts}, journey={"date": "2026-06-01"},
    )  # fmt: skip


def everything(overview):
    """Every part of an overview."""
    for name, part in vars(Overview).items():
        if isinstance(part, cached_property):
            yield getattr(overview, name)
    for kind in GAP_KINDS:
        yield overview.gaps(kind)
    for measure in (*MEASURES, "target", "competitor"):
        yield [overview.belief_gaps(measure) if measure in MEASURES else None, overview.scores(measure)]
        yield [overview.stages(measure), overview.channels(measure), overview.whole(measure), overview.heat(measure)]
    for formula in RANKED:
        yield overview.stability(formula, resamples=20)
    yield overview.coverage_by("m")


def figures(part):
    """Every figure within a part."""
    if isinstance(part, Figure):
        yield part
    elif is_dataclass(part):
        for one in fields(part):
            yield from figures(getattr(part, one.name))
        if isinstance(getattr(type(part), "figure", None), property):
            yield part.figure
    elif isinstance(part, list | tuple):
        for one in part:
            yield from figures(one)


@pytest.mark.parametrize("whose", ["known", "team", "customers"])
@pytest.mark.parametrize("crosshair", ["middle", "mean", "median"])
def test_every_figure_has_a_known_formula_and_cards_of_the_map(whose, crosshair):
    overview = Overview(rich(), "m", whose=whose, crosshair=crosshair)
    found = [figure for part in everything(overview) for figure in figures(part)]
    assert len(found) > 100
    for figure in found:
        assert figure.formula in FORMULAS
        assert set(figure.cards) <= set("abcd")
        assert figure.n >= 0
        assert figure.value is None or figure.n > 0
        assert figure.rater in ("", "team", "customers", "mixed")
        assert figure.dates is None or figure.dates[0] <= figure.dates[1]


def test_every_formula_is_somebody_s():
    """No code in the list that nothing computes, except those of single questions and of an own scale."""
    found = set()
    for whose in ("known", "team"):
        for crosshair in ("middle", "mean", "median"):
            overview = Overview(rich(), "m", whose=whose, crosshair=crosshair)
            found |= {figure.formula for part in everything(overview) for figure in figures(part)}
    apart = {"nps", "csat", "ces", "stability.first", "stability.top"}
    assert set(FORMULAS) - found == apart | {"score.own", "rollup.own"}
    assert len(FORMULAS) == len(set(FORMULAS))


def test_an_empty_map_says_nothing_and_breaks_nowhere():
    overview = Overview(document(), "m")
    for part in everything(overview):
        assert all(figure.value is None for figure in figures(part))


def test_parts_are_computed_once():
    overview = Overview(rich(), "m")
    assert overview.quadrants is overview.quadrants
    assert overview.gaps("simple") is overview.gaps("simple")
    assert overview.stability("gap.simple", resamples=20) is overview.stability("gap.simple", resamples=20)


def test_curves_of_the_team_and_of_customers_stand_side_by_side():
    overview = Overview(rich(), "m")
    team, customers, known = (overview.scores("emotion", rater) for rater in ("team", "customers", None))
    assert [score.value for score in team] == [1, -2, 0, 2]
    assert [score.value for score in customers] == [1.5, 1.5, None, None]
    assert [score.value for score in known] == [1.5, 1.5, 0, 2]


def test_what_can_be_ranked_has_a_name():
    assert set(RANKED) < set(FORMULAS)


def test_parts_agree_with_each_other():
    overview = Overview(rich(), "m", whose="team")
    weak = set(overview.quadrants.concentrate.cards)
    assert weak == {"b"}
    assert weak <= set(overview.verdicts.conflicts)
    assert overview.gaps("simple").gaps[0].card_id == "b"
    assert overview.chances.chances[0].card_id == "b"
    assert overview.effort.steps == tuple(score.card_id for score in overview.scores("emotion"))
    assert overview.whole("emotion").figure.cards == overview.memory.mean.cards
    assert overview.coverage_by("m").all.value == 1
