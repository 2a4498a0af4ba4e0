"""Rows of figures: each metric by its formula, worked by hand, with its bar on the right side."""

from dataclasses import replace

import pytest

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.records import Answers, Evidence, OwnField
from app.insight.reading import Reading
from app.insight.rollups import of_stages
from app.insight.stage_value import stage_values
from app.layout import measures
from app.layout.contents import contents
from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from app.layout.measures import measured
from app.layout.shapes import Rect, Symbol, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, lane, part, stage

CARDS = [
    card(0, 0, 0, importance=4, satisfaction=2, expectation=3, brand_promise=4),
    card(1, 0, 0, importance=2, satisfaction=5, expectation=5, brand_promise=1),
    card(2, 1, 0, importance=5, satisfaction=5, expectation=2, **{"own.f": 2.5}),
    card(3, 1, 0, importance=3, **{"own.f": 7}),
    card(4, 2, 0),
]


def held(metric, cards=CARDS, *, more=(), stages=None, **fields):
    lanes = [lane(0), lane(1, "metric", "Figures", metric=metric, **fields)]
    made = document(stages or [stage(n) for n in range(3)], lanes, cards)
    return Document.of([*made.records(), *more])


def found(metric, cards=CARDS, **said):
    map_ = contents(held(metric, cards, **said), "m")
    return measured(map_, map_.lanes[1])


def values(metric, cards=CARDS, **said):
    return [None if v is None else round(v, 4) for v in found(metric, cards, **said).values]


def test_each_metric_by_hand():
    assert values("importance") == [3.0, 4.0, None]
    assert values("satisfaction") == [round((4 * 2 + 2 * 5) / 6, 4), 5.0, None]  # weighted by importance
    assert values("expectation") == [round((4 * 3 + 2 * 5) / 6, 4), 2.0, None]
    assert values("brand_promise") == [round((4 * 4 + 2 * 1) / 6, 4), None, None]
    assert values("gap") == [round(((4 - 2) + (2 - 5)) / 2, 4), 0.0, None]
    assert values("expectation_gap") == [round(((2 - 3) + (5 - 5)) / 2, 4), 3.0, None]


def test_the_value_of_a_stage_is_its_share_and_the_most_is_told():
    # 4 * 2.5 + 2 * 10 = 30; 5 * 10 = 50
    told = found("value")
    assert values("value") == [0.375, 0.625, None]
    assert told.most == {1}
    tied = [card(0, 0, 0, importance=2, satisfaction=3), card(1, 1, 0, importance=2, satisfaction=3)]
    assert found("value", tied).most == {0, 1}
    assert found("value", [card(0, 0, 0, importance=2, satisfaction=1)]).values == (None, None, None)


def test_conversion_is_of_the_people_of_a_stage():
    stages = [stage(0, people_in=120, people_out=80), stage(1, people_in=0, people_out=0), stage(2, people_in=5)]
    assert values("conversion", stages=stages) == [0.6667, None, None]
    more = found("conversion", stages=[stage(0, people_in=2, people_out=3)])
    assert more.values == (1.5,)
    assert more.high == 1.5


def own(**fields):
    return OwnField(project_id="p", id="f", rank="a", title="Cost", fields=fields)


def test_an_own_field_is_rolled_up():
    weighted = (5 * 2.5 + 3 * 7) / 8
    assert values("own", own_field="f", more=[own(type="number")]) == [None, round(weighted, 4), None]
    assert found("own", own_field="f", more=[own(type="scale", low=0, high=10)]).high == 10
    for more in ([], [own(type="text")]):
        assert values("own", own_field="f", more=more) == [None, None, None]


def survey(asked, id_="e"):
    return Evidence(project_id="p", id=id_, rank="a", title="Survey", fields={"type": "survey", "asked": asked})


def asked(values_, card_id="c0"):
    return Answers(
        project_id="p",
        id=f"x{card_id}",
        evidence_id="e",
        card_id=card_id,
        measure="satisfaction",
        values=values_,
    )


def test_what_customers_answered_counts_before_what_the_team_wrote():
    assert values("satisfaction", more=[survey("customers"), asked("5,,4")])[0] == round((4 * 4.5 + 2 * 5) / 6, 4)
    assert values("satisfaction", more=[survey("team"), asked("5,,4")])[0] == 3.0


def test_an_answer_and_a_survey_that_change_are_seen_at_once():
    made = held("satisfaction", more=[survey("customers"), asked("5,5")])

    def now(one):
        map_ = contents(one, "m")
        return measured(map_, map_.lanes[1]).values[0]

    first = now(made)
    before = made.get(Answers, "xc0")
    other = made.apply(Edit(Label("edit_card", {}), (Change(before, replace(before, values="1,1")),)))
    assert now(other) == pytest.approx((4 * 1 + 2 * 5) / 6)
    assert now(made) == first
    was = made.get(Evidence, "e")
    team = made.apply(Edit(Label("edit_card", {}), (Change(was, replace(was, fields={"asked": "team"})),)))
    assert now(team) == pytest.approx(3.0)


@pytest.mark.parametrize("metric", ["importance", "satisfaction", "expectation", "brand_promise", "value"])
@pytest.mark.parametrize("more", [(), (survey("customers"), asked("5,,4"), asked("1", "c2"))])
def test_a_row_says_what_the_evaluation_says(metric, more):
    made = held(metric, more=more)
    reading = Reading(made, "m")
    if metric == "value":
        told = [one.figure.value for one in stage_values(reading).stages]
    else:
        told = [one.figure.value for one in of_stages(reading, metric)]
    assert measured(contents(made, "m"), made.lanes("m")[1]).values == pytest.approx(tuple(told))


def drawn(metric, display=None, **said):
    return layout_map(held(metric, **said), "m", WORDS, display=display or Display())


def test_a_gap_goes_both_ways_from_a_line():
    cards = [card(0, 0, 0, importance=5, satisfaction=2), card(1, 1, 0, importance=2, satisfaction=5)]
    group = part(drawn("gap", cards=cards), "metric", "l1")
    assert [s.line.text for s in group.shapes if isinstance(s, Text)] == ["+3,0", "−3,0", "–"]
    bars = [s for s in group.shapes if isinstance(s, Rect)]
    (_, worse, zero), (_, better, other) = bars[:3], bars[3:]
    assert worse.box.x == pytest.approx(zero.box.x + zero.box.w / 2)
    assert better.box.right == pytest.approx(other.box.x + other.box.w / 2)
    assert (worse.fill, better.fill) == (THEME.colors.emotions[-2], THEME.colors.accent)
    assert "+3,0, −3,0" in group.about


def test_shares_are_in_percent_and_the_most_has_a_crown():
    group = part(drawn("value"), "metric", "l1")
    assert [s.line.text for s in group.shapes if isinstance(s, Text)] == ["38 %", "62 %", "–"]
    assert [s.name for s in group.shapes if isinstance(s, Symbol)] == ["mark:most"]
    assert "62 % (mark most)" in group.about


@pytest.mark.parametrize("sheet", [None, SheetSize(297, 210, 8), SheetSize(841, 594)])
@pytest.mark.parametrize(
    "metric", ["gap", "expectation_gap", "value", "brand_promise", "conversion", "own", "importance"]
)
def test_no_figure_leaves_its_column(metric, sheet):
    stages = [stage(n, people_in=10**6, people_out=10**9) for n in range(3)]
    cards = [replace(c, fields={**c.fields, "own.f": -123456.5}) for c in CARDS]
    made = held(metric, cards, stages=stages, own_field="f", more=[own(type="number")])
    drawing = layout_map(made, "m", WORDS, sheet)
    group = part(drawing, "metric", "l1")
    for shape in group.shapes:
        if isinstance(shape, Rect):
            assert shape.box.x >= -0.01
            assert shape.box.right <= group.w + 0.01
    texts = [s for s in group.shapes if isinstance(s, Text)]
    for n, text in enumerate(texts):
        left, right = (drawing.stages[n][1].x - group.x, drawing.stages[n][1].right - group.x)
        assert left <= text.x
        assert text.x + text.line.width <= right, text.line.text


@pytest.mark.parametrize("metric", ["gap", "value", "conversion", "own"])
def test_a_collapsed_lane_tells_its_figures(metric):
    drawing = drawn(metric, Display(collapsed=frozenset({"l1"})))
    assert part(drawing, "lane_strip", "l1")


def test_a_metric_asks_nothing_anew_of_stages_that_stay(monkeypatch):
    calls = []
    usual = measures.weighted_mean
    monkeypatch.setattr(measures, "weighted_mean", lambda *given: calls.append(given) or usual(*given))
    made = held("satisfaction", [card(n, n % 3, 0, satisfaction=3, text=f"fresh {n}") for n in range(9)])
    map_ = contents(made, "m")
    measured(map_, map_.lanes[1])
    calls.clear()
    before = next(c for c in made.cards("m") if c.id == "c4")
    after = made.apply(Edit(Label("edit_card", {}), (Change(before, replace(before, title="Another")),)))
    map_ = contents(after, "m")
    measured(map_, map_.lanes[1])
    assert len(calls) == 1
