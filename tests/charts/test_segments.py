"""Segments side by side: what each answered, touchpoint by touchpoint, on the screen and on paper."""

import pytest

from app.charts.kinds import chart
from app.charts.study import Asked, Room, Study
from app.insight.segments import by_segment
from app.layout.shapes import Text
from app.poster.chart_pages import MOST_SEGMENTS, views
from app.poster.kinds import compose
from app.poster.paper import PAPERS
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.charts.pages import faults, said
from tests.insight.maps import card, document, survey

WORDS = paper_words("en")
WHO = "Budget\tPremium\tPremium\t"
ANSWERS = {("a", "importance"): "1,5,4,3", ("b", "importance"): "4,4,,", ("a", "satisfaction"): "5,2,1,",
           ("c", "importance"): ",,,5"}  # fmt: skip


def made(segments=WHO):
    cards = [card("a"), card("b", stage="buy", importance=1), card("c", stage="use"), card("d", stage="use")]
    return document(cards, survey("s", ANSWERS, date="2026-05-04", segments=segments, asked="customers"))


def shown(room=180.0, height=None, segments=WHO, start=0, **asked):
    study = Study(made(segments), "m", WORDS, asked=Asked(**asked), resamples=0)
    return chart("segments", study, Room(room, height, start=start))


def told(drawn, name):
    return next(m for m in drawn.marks if m.told[0] == name)


# -- what is computed -------------------------------------------------------------------------------
def test_each_segment_has_the_mean_of_its_own_people():
    found = by_segment(made(), "m", "importance")
    assert found.segments == ("Budget", "Premium")
    assert [(row.card_id, [score.value for score in row.scores], row.difference) for row in found.rows] == [
        ("a", [1.0, 4.5], 3.5), ("b", [4.0, 4.0], 0.0),
    ]  # fmt: skip
    assert [score.n for score in found.rows[0].scores] == [1, 2]
    assert found.most == 3.5
    assert [(whole.value, whole.n) for whole in found.wholes] == [(2.5, 1), (4.25, 1)]


def test_the_team_and_people_of_no_segment_do_not_count():
    assert [row.card_id for row in by_segment(made(), "m", "importance").rows] == ["a", "b"]
    assert by_segment(made(""), "m", "importance").rows == ()
    assert by_segment(made(""), "m", "importance").most is None


def test_one_answer_alone_differs_from_nothing():
    (row,) = by_segment(made("Budget\t\t\t"), "m", "satisfaction").rows
    assert (row.difference, row.scores[0].value) == (None, 5.0)


# -- what is shown ----------------------------------------------------------------------------------
def test_scores_stand_side_by_side_with_how_many_answered():
    drawn = shown(heat="importance")
    assert faults(drawn) == []
    words = said(drawn)
    for part in ("Segments side by side: Importance", "Budget", "Premium", "Difference", "4.5", "n 2", "3.5",
                 "May 4, 2026", "Fewer than 30 answers", "Whole map"):  # fmt: skip
        assert part in words
    mark = told(drawn, "a · Premium")
    assert mark.refs == (("card", "a"),)
    assert "2 answers" in " ".join(mark.told)
    assert "Difference: 3.5" in told(drawn, "a").told or any("Difference: 3.5" in m.told for m in drawn.marks)


def test_the_greatest_difference_stands_out():
    drawn = shown(heat="importance")
    weights = {s.line.text: {run.font for run in s.line.runs} for g in drawn.drawing.groups for s in g.shapes
               if isinstance(s, Text) and s.line.text in ("3.5", "0.0")}  # fmt: skip
    assert weights["3.5"] == {"Inter-Bold"}
    assert weights["0.0"] == {"Inter-Regular"}


def test_whom_nobody_asked_is_told():
    drawn = shown(heat="satisfaction", segments="Budget\tPremium\tOther\tOther")
    assert WORDS["chart.nobody"] not in told(drawn, "a · Other").told
    empty = shown(heat="importance", segments="Budget\tPremium\tOther\t")
    assert WORDS["chart.nobody"] in told(empty, "b · Other").told


def test_where_only_touchpoints_were_counted_the_satisfaction_is_shown():
    assert "Segments side by side: Satisfaction" in said(shown(heat="count"))


def test_touchpoints_go_on_where_there_is_no_more_room():
    first = shown(height=62.0, heat="importance")
    assert (first.left, first.next) == (1, 1)
    rest = shown(height=62.0, heat="importance", start=1)
    assert rest.left == 0
    assert "Whole map" in said(rest)
    assert "Whole map" not in said(first)


def test_a_chart_of_one_segment_says_so():
    study = Study(made(), "m", WORDS, asked=Asked(segment="Premium", whose="customers"), resamples=0)
    assert "Importance and satisfaction · Premium" in said(chart("quadrant", study, Room(180)))


# -- on paper ---------------------------------------------------------------------------------------
def press(segments=WHO, lang="es"):
    return Press(made(segments), "m", paper_words(lang), lang)


def test_several_segments_are_printed_one_alone_is_not():
    asked = [a for code, a in views(press()) if code == "segments"]
    assert [a.heat for a in asked] == ["importance", "satisfaction", "emotion"]
    assert [a.segment for code, a in views(press()) if code == "quadrant"] == ["", "Budget", "Premium"]
    assert "segments" not in [code for code, _ in views(press("Budget\tBudget\tBudget\t"))]
    many = "\t".join(f"S{n}" for n in range(MOST_SEGMENTS + 1))
    assert [a.segment for code, a in views(press(many)) if code == "quadrant"] == [""]
    assert "segments" in [code for code, _ in views(press(many))]


@pytest.mark.parametrize("kind", ["charts", "report"])
def test_they_are_in_the_charts_and_in_the_report(kind):
    printed = compose(press(), PrintSpec(PAPERS[0], kind))
    lines = {s.line.text for d in printed.drawings for g in d.groups for s in g.shapes if isinstance(s, Text)}
    assert {"Segmentos, uno junto a otro: Importancia", "Premium", "Diferencia"} <= lines
    assert "Importancia y satisfacción · Premium" in lines
