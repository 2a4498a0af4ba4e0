"""Charts: what stands on them, where a click leads, what an empty map is told, and that nothing collides."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts.kinds import MAKERS, chart
from app.charts.study import HEATS, RANKED_BY, Asked, Room, Study
from app.charts.words import CHARTS
from app.domain.document import Document
from app.domain.records import Answers, Card, Evidence, JourneyMap, Lane, Project, Stage
from app.insight.quadrants import CROSSHAIRS
from app.layout.shapes import Text
from app.words.paper import paper_words
from tests.charts.pages import faults, said, texts
from tests.insight.maps import card, document, route, survey
from tests.poster.maps import PHRASES

WORDS = paper_words("en")


def study(made: Document, map_id="m", lang="en", **asked) -> Study:
    return Study(made, map_id, paper_words(lang), asked=Asked(**asked), resamples=200)


def scored(**more):
    """Four touchpoints, one in each quadrant, all judged by the team."""
    rated = {"a": (5, 2), "b": (5, 5), "c": (2, 2), "d": (1, 5)}
    cards = [card(id_, stage=stage, lane=lane, emotion=emotion, importance=i, satisfaction=s, medium="physical")
             for (id_, (i, s)), stage, lane, emotion in zip(
                 rated.items(), ("look", "buy", "buy", "use"), ("web", "shop", "web", "shop"), (-2, 1, 0, 2),
                 strict=True)]  # fmt: skip
    return document(cards, **more)


def mark(made, words):
    """The mark whose text begins with these words."""
    return next(m for m in made.marks if " ".join(m.told).startswith(words))


# -- quadrant -----------------------------------------------------------------------------------
def test_a_click_on_a_dot_leads_to_its_card_and_a_quadrant_to_all_of_its_own():
    made = chart("quadrant", study(scored()), Room(180))
    assert mark(made, "a Concentrate here").refs == (("card", "a"),)
    assert mark(made, "Concentrate here a").refs == (("card", "a"),)
    box = mark(made, "a Concentrate here").box
    assert made.mark_at(box.x + box.w / 2, box.y + box.h / 2) is not None
    left, right = (mark(made, f"{id_} ").box for id_ in "ab")
    assert left.x < right.x  # satisfies more
    low, high = (mark(made, f"{id_} ").box for id_ in "cb")
    assert low.y > high.y  # matters less


def test_the_quadrant_says_formula_n_date_and_where_the_lines_are():
    cards = [card("a", importance=3, satisfaction=3), card("b")]
    made = document(cards, survey("s", {("a", "importance"): "5,4", ("a", "satisfaction"): "1,2"}, date="2026-05-04"))
    for crosshair in CROSSHAIRS:
        shown = said(chart("quadrant", study(made, crosshair=crosshair), Room(180)))
        assert WORDS[f"crosshair.{crosshair}"] in shown
        assert WORDS[f"formula.quadrants.{crosshair}.text"].split(",")[0] in shown
        for part in ("2 answers", "by customers", "May 4, 2026", "Fewer than 30 answers", "not shown: 1."):
            assert part in shown


def test_ties_stand_on_the_line_and_share_one_spot():
    made = document([card(id_, importance=3, satisfaction=3) for id_ in "abc"])
    shown = chart("quadrant", study(made), Room(180))
    spot = next(m for m in shown.marks if len(m.refs) == 3)
    assert {id_ for _, id_ in spot.refs} == set("abc")
    assert all(WORDS["quadrant.line"] in m.told for m in shown.marks if ("card", "a") in m.refs)


def test_a_name_that_reads_from_the_right_stands_beside_its_dot():
    made = document([replace(card("a", importance=4, satisfaction=5), title="שואלת את המוכר")])
    shown = chart("quadrant", study(made), Room(120))
    assert faults(shown) == []
    dot, name = (m for m in shown.marks if m.refs == (("card", "a"),) and len(m.told) == 4)
    assert abs(name.box.right - dot.box.x) < 3 or abs(name.box.x - dot.box.right) < 3
    group = next(g for g in shown.drawing.groups if g.box == name.box)
    text = next(s for s in group.shapes if isinstance(s, Text))
    assert -0.01 <= text.x <= text.x + text.line.width <= group.w + 0.01


def test_names_without_room_are_listed_below_the_field():
    made = document([card(f"Touchpoint number {n:03}", importance=4, satisfaction=2 + n % 2) for n in range(60)])
    shown = chart("quadrant", study(made), Room(186))
    for n in range(60):
        assert any(f"Touchpoint number {n:03}" in text for text in texts(shown))
    assert shown.left == 0
    tight = chart("quadrant", study(made), Room(186, 120))
    assert tight.left > 0
    assert tight.drawing.height <= 120.5


# -- ranking ------------------------------------------------------------------------------------
def order(made):
    return [m.refs[0][1] for m in made.marks]


@pytest.mark.parametrize(
    ("by", "wanted"), [("weighted", "abcd"), ("simple", "abcd"), ("expectation", "bca")],
)  # fmt: skip
def test_the_most_urgent_is_first(by, wanted):
    if by == "expectation":
        cards = [card("a", satisfaction=5, expectation=3), card("b", satisfaction=1, expectation=5),
                 card("c", satisfaction=3, expectation=4), card("d")]  # fmt: skip
        shown = chart("ranking", study(document(cards), ranked_by=by), Room(180))
        assert "not shown: 1." in said(shown)
    else:
        shown = chart("ranking", study(scored(), ranked_by=by), Room(180))
    assert order(shown) == list(wanted)
    assert WORDS[f"formula.gap.{by}.text"] in said(shown)


def test_how_sure_the_first_place_is_is_said_and_few_answers_warn():
    values = {("a", "importance"): "5," * 9 + "5", ("a", "satisfaction"): "1," * 9 + "1",
              ("b", "importance"): "3," * 9 + "3", ("b", "satisfaction"): "3," * 9 + "3"}  # fmt: skip
    made = document([card("a"), card("b")], survey("s", values, date="2026-05-04"))
    shown = said(chart("ranking", study(made, ranked_by="weighted"), Room(180)))
    for part in ("first in 100 % of resamples", "n 10", "Fewer than 30 answers", "drawing the customers anew 200 times",
                 "+20.0"):  # fmt: skip
        assert part in shown
    alone = said(chart("ranking", study(made, ranked_by="weighted", whose="team"), Room(180)))
    assert "resamples" not in alone


def test_a_long_ranking_goes_on_where_it_stopped():
    made = document([card(f"c{n:02}", importance=5, satisfaction=1 + n % 5) for n in range(40)])
    whole = order(chart("ranking", study(made), Room(180)))
    assert len(whole) == 40
    seen, start = [], 0
    while start < 40:
        part = chart("ranking", study(made), Room(180, 120, start=start))
        assert part.drawing.height <= 120.5
        seen += order(part)
        assert part.left == 40 - len(seen)
        start = len(seen)
    assert seen == whole


# -- the others ---------------------------------------------------------------------------------
def test_the_heat_map_has_a_number_in_each_cell_and_leads_to_its_cards():
    shown = chart("heat", study(scored(), heat="satisfaction"), Room(180))
    cell = mark(shown, "look · web")
    assert cell.refs == (("card", "a"),)
    assert "Satisfaction, weighted by importance: 2.0" in cell.told
    assert mark(shown, "look · shop").refs == (("stage", "look"),)
    assert mark(shown, "buy Satisfaction").told[1].endswith("4.1")  # (5·5 + 2·2) / 7
    counted = chart("heat", study(scored(), heat="count"), Room(180))
    assert mark(counted, "Whole map How many").told == ("Whole map", "How many touchpoints: 4")


def test_stages_name_the_winner_and_what_is_not_known():
    shown = chart("stages", study(scored(stages={"look": {"people_in": 10, "people_out": 4}})), Room(180))
    value = mark(shown, "buy · Value of the stage")
    assert "71\u00a0%" in value.told[1]  # (5·10 + 2·2.5) / (5·2.5 + 55 + 1·10)
    assert "Not known yet: Not under our control." in said(shown)
    assert "40 %" in said(shown)
    assert "10 came in, 4 went on" in mark(shown, "look · Conversion").told


def test_curves_of_who_rates_and_of_several_maps():
    cards = [card("a", emotion=1, target=2, competitor=0), card("b", stage="buy", emotion=-1)]
    copies = [
        JourneyMap(id="n", project_id="p", rank="b", title="Other", state="to_be", fields={"origin": "m"}),
        Stage(id="buy2", project_id="p", map_id="n", rank="a", title="buy", fields={"origin": "buy"}),
        Stage(id="new", project_id="p", map_id="n", rank="b", title="brand new"),
        Lane(id="web2", project_id="p", map_id="n", rank="a", lane_kind="channel", title="web"),
        card("b2", stage="buy2", lane="web2", emotion=2, map_id="n"),
    ]
    made = document(cards, copies, survey("s", {("a", "emotion"): "-2,-1"}, date="2026-05-04"))
    one = said(chart("curves", study(made), Room(180)))
    for part in ("What the team thinks", "What customers say", "Target", "Competitor", "mean −1.5 · 2 answers"):
        assert part in one
    both = chart("curves", study(made, maps=("n",)), Room(180))
    assert texts(both).count("buy") == 1
    assert "brand new" in texts(both)
    here, there = (next(m for m in both.marks if m.refs == (("card", id_),) and m.box.w == 4.0) for id_ in ("b", "b2"))
    assert (here.box.x, here.box.y > there.box.y) == (pytest.approx(there.box.x), True)


def test_figures_tell_value_formula_n_and_date():
    shown = chart("figures", study(scored(journey={"date": "2026-06-01"})), Room(180))
    text = said(shown)
    for part in ("steps + changes of channel", "4 touchpoints", "June 1, 2026", "100 %", "by the team"):
        assert part in text
    assert next(m for m in shown.marks if m.told[0].startswith("Effort")).refs[0] == ("card", "a")


def test_figures_tell_of_each_value_of_the_brand_and_of_each_route():
    cards = [card("a", brand_fits="calm"), card("b", stage="buy", lane="shop")]
    made = document(cards, route("r", ["a", "b"], people_in=8, people_out=2), project={"brand_values": "calm"})
    shown = chart("figures", study(made), Room(180))
    assert mark(shown, "Fits the brand's value: calm").refs == (("card", "a"),)
    assert "50\u00a0%" in mark(shown, "Fits the brand's value: calm").told[1]
    assert mark(shown, "Effort: r").told[1] == "Effort: 3"
    assert mark(shown, "Coverage: r").told[1] == "Coverage: 100\u00a0%"
    assert mark(shown, "Conversion: r").told[1] == "Conversion: 25\u00a0%"


def test_figures_tell_the_mood_before_each_moment_of_truth():
    cards = [card("a", emotion=2), card("b", emotion=-1, moment_of_truth=True), card("c", stage="buy", emotion=1)]
    shown = chart("figures", study(document(cards)), Room(180))
    told = mark(shown, "Mood before the moment: b")
    assert told.told[1] == "Mood before the moment: +2.0"
    assert told.refs == (("card", "a"),)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("code", CHARTS)
def test_a_map_without_anything_is_told_what_to_fill_in(code, lang):
    shown = chart(code, study(document(), lang=lang), Room(180))
    assert shown.empty
    assert " ".join(paper_words(lang)[f"chart.{code}.empty"].split()) in said(shown)
    assert faults(shown) == []


def test_every_chart_has_words_and_a_maker():
    assert set(MAKERS) == set(CHARTS)


def test_a_touchpoint_at_the_very_edge_can_be_pointed_at_on_the_chart():
    many = [card(f"c{n}", stage="use", emotion=1) for n in range(40)]
    shown = chart("curves", study(document([card("a", emotion=0), *many])), Room(60))
    assert all(0 <= one.box.x <= one.box.right <= shown.drawing.width + 1e-6 for one in shown.marks)


def test_a_gap_of_nothing_among_negative_ones_has_room_for_its_value():
    cards = [card("a", importance=3, satisfaction=3), card("b", importance=1, satisfaction=5)]
    made = document(cards, survey("s", {("a", "importance"): "3", ("a", "satisfaction"): "3"}))
    for width in (120, 186, 273):
        assert faults(chart("ranking", study(made, lang="es", ranked_by="weighted"), Room(width))) == []


# -- nothing collides ---------------------------------------------------------------------------
@st.composite
def maps(draw):
    """Maps of up to 9 stages, 6 channels, 30 touchpoints with all scores, of many scripts; perhaps a survey."""
    phrase = st.sampled_from(PHRASES)
    share = {"project_id": "p", "map_id": "m"}
    people = st.one_of(st.none(), st.integers(0, 2000))
    stages = [
        Stage(**share, id=f"s{n}", rank=f"a{n}", title=draw(phrase),
              fields={k: v for k in ("people_in", "people_out") if (v := draw(people)) is not None})
        for n in range(draw(st.integers(1, 9)))
    ]  # fmt: skip
    lanes = [Lane(**share, id=f"l{n}", rank=f"a{n}", lane_kind="channel", title=draw(phrase))
             for n in range(draw(st.integers(1, 6)))]  # fmt: skip
    five, two = st.one_of(st.none(), st.integers(1, 5)), st.one_of(st.none(), st.integers(-2, 2))
    kinds = {"importance": five, "satisfaction": five, "expectation": five, "brand_promise": five, "target": two,
             "competitor": two, "control": st.sampled_from((None, "own", "partner", "none")),
             "medium": st.sampled_from((None, "physical", "digital", "hybrid"))}  # fmt: skip
    cards, answers = [], []
    for n in range(draw(st.integers(0, 30))):
        fields = {key: value for key, kind in kinds.items() if (value := draw(kind)) is not None}
        place = {"stage_id": draw(st.sampled_from(stages)).id, "lane_id": draw(st.sampled_from(lanes)).id}
        cards.append(Card(**share, **place, id=f"c{n}", rank=f"{n:03}", title=draw(phrase), emotion=draw(two),
                          fields=fields))  # fmt: skip
        for measure in ("importance", "satisfaction", "emotion"):
            if draw(st.integers(0, 3)) == 0:
                low, high = (-2, 2) if measure == "emotion" else (1, 5)
                values = draw(st.lists(st.integers(low, high), min_size=1, max_size=5))
                answers.append(Answers(id=f"{n}{measure}", project_id="p", evidence_id="v", card_id=f"c{n}",
                                       measure=measure, values=",".join(map(str, values))))  # fmt: skip
    whose = "\t".join(draw(st.lists(st.one_of(st.just(""), phrase), max_size=5)))
    survey_ = Evidence(id="v", project_id="p", rank="a", title="S",
                       fields={"type": "survey", "date": "2026-02-03", "segments": whose})  # fmt: skip
    frame = [Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title=draw(phrase)), survey_]
    return Document.of([*frame, *stages, *lanes, *cards, *answers])


ASKED = st.builds(Asked, crosshair=st.sampled_from(CROSSHAIRS), ranked_by=st.sampled_from(RANKED_BY),
                  heat=st.sampled_from(HEATS))  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(maps(), st.sampled_from(CHARTS), ASKED, st.sampled_from([(186, 240), (273, 150), (120, None), (186, None)]),
       st.sampled_from(["en", "es"]))  # fmt: skip
def test_nothing_overlaps_or_leaves_the_chart(made, code, asked, size, lang):
    shown = chart(code, Study(made, "m", paper_words(lang), asked=asked, resamples=20), Room(*size))
    assert faults(shown) == []
    assert shown.drawing.smallest_text == 0 or shown.drawing.smallest_text >= 2.495
    ids = {record.id for record in made.records()}
    for one in shown.marks:
        assert one.told
        assert {id_ for _, id_ in one.refs} <= ids
        assert -0.6 <= one.box.x <= one.box.right <= shown.drawing.width + 0.6
        assert -0.6 <= one.box.y <= one.box.bottom <= shown.drawing.height + 0.6
