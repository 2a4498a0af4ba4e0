"""The mood that customers bring along, as a quiet line beside the curve, on the screen when asked for and on paper."""

import pytest

from app.charts.kinds import chart
from app.charts.study import Asked, Room, Study
from app.domain.document import Document
from app.insight.feelings import key_moments, mood_line
from app.insight.reading import Reading
from app.layout.contents import contents
from app.layout.curve_others import others
from app.layout.curve_spots import spread
from app.layout.display import Display, display_of
from app.layout.engine import SheetSize
from app.layout.layers import layer_of
from app.layout.seeing import contrast
from app.layout.shapes import Path, Symbol
from app.layout.theme import THEME
from app.poster.chart_pages import views
from app.poster.kinds import compose
from app.poster.paper import PAPERS
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.charts.pages import faults, said
from tests.layout.maps import WORDS, card, part
from tests.layout.test_card_parts import extent
from tests.layout.test_curve_beside import drawn, felt, labels, made

ASKED = Display(mood=True)
TRUTH = {"moment_of_truth": True}
JOURNEY = (felt(0, 0, 1), card(1, 0, 1), felt(2, 0, -1), felt(3, 1, 2, **TRUTH), felt(4, 1, -2, **TRUTH))
"""Before them: nothing, 1, 1, 0, 2/3."""
INK = THEME.colors.families["drive"].mark


def moods(document):
    held = contents(document, "m")
    edges = (0, 90, 180)
    return [other for other in others(held, spread(held, edges), edges, mood=True) if other.kind == "mood"]


def test_it_goes_through_the_mean_of_all_before_and_stars_are_the_key_moments():
    document = made(*JOURNEY)
    (mood,) = moods(document)
    assert [y for _, y in mood.points] == pytest.approx([1, 1, 0, 2 / 3])
    assert [x for x, _ in mood.points] == sorted(x for x, _ in mood.points)
    assert list(mood.stars) == list(mood.points[2:])
    reading = Reading(document, "m")
    assert [y for _, y in mood.stars] == [moment.before.value for moment in key_moments(reading)]
    assert [m.before for m in mood_line(reading)][1:] == [y for _, y in mood.points]


@pytest.mark.parametrize("cards", [(), JOURNEY[:2], (card(0, 0, 1), card(1, 1, 1))])
def test_of_fewer_than_two_moods_there_is_no_line(cards):
    assert moods(made(*cards)) == []


@pytest.mark.parametrize("sheet", [None, SheetSize(841, 594)])
def test_it_is_drawn_only_when_asked_for_and_quieter_than_the_curve(sheet):
    document = made(*JOURNEY)
    assert not list(drawn(document, sheet).by_role("curve_beside"))
    drawing = drawn(document, sheet, ASKED)
    group = part(drawing, "curve_beside", "m")
    (line,) = [s for s in group.shapes if isinstance(s, Path)]
    team = next(s for s in part(drawing, "curve", "s0").shapes
                if isinstance(s, Path) and s.stroke == THEME.colors.navy)  # fmt: skip
    assert line.stroke == INK
    assert len(line.dash) == 4, "dashes and dots: told apart without colours"
    assert line.stroke_width < 0.6 * team.stroke_width
    stars = [s for s in group.shapes if isinstance(s, Symbol) and s.name == "mark:moment_of_truth"]
    places = {point.card_id: point.x for point in drawing.curve.points}
    assert [group.x + s.x + s.size / 2 for s in stars] == pytest.approx([places["c3"], places["c4"]])
    assert [s.color for s in stars] == [INK, INK]
    assert labels(drawing)[1:] == [WORDS["curve.mood"]]
    assert layer_of(group) == "emotions"
    assert all(extent(s).y >= 0 and extent(s).bottom <= group.box.h for s in group.shapes)


def test_the_line_is_seen_on_every_ground():
    for ground in (THEME.colors.page, THEME.colors.above, THEME.colors.below):
        assert contrast(INK, ground) >= 3


def test_that_it_is_asked_for_is_kept():
    assert display_of(ASKED.as_data()) == ASKED
    assert not display_of({"mood": "yes"}).mood


# -- the chart --------------------------------------------------------------------------------------
def study(document, **asked):
    return Study(document, "m", paper_words("en"), asked=Asked(**asked), resamples=0)


def test_the_chart_has_it_when_asked_with_the_formula_at_each_key_moment():
    document = made(*JOURNEY)
    words = paper_words("en")
    without, shown = (chart("curves", study(document, mood=mood), Room(180)) for mood in (False, True))
    assert "Mood brought along" not in said(without)
    assert "Mood brought along +0.7 before “Card 4”" in " ".join(said(shown).split())
    assert faults(shown) == []
    told = {m.refs: m.told for m in shown.marks if any("Mood before the moment:" in line for line in m.told)}
    assert told[("card", "c3"),][:2] == ("Card 3 · Mood brought along", "Mood before the moment: 0.0")
    assert any(words["formula.mood.text"] in line for line in told[("card", "c4"),])


def test_without_a_key_moment_the_chart_stays_as_it_is():
    document = made(*JOURNEY[:3], felt(3, 1, 2))
    shown = [chart("curves", study(document, mood=mood), Room(180)) for mood in (False, True)]
    assert said(shown[0]) == said(shown[1])


@pytest.mark.parametrize("kind", ["charts", "report"])
def test_it_is_on_paper(kind):
    document = Document.of(made(*JOURNEY).records())
    press = Press(document, "m", paper_words("es"), "es")
    assert ("curves", Asked(mood=True)) in views(press)
    printed = compose(press, PrintSpec(PAPERS[0], kind))
    assert any(s.line.text == "Ánimo con el que se llega" for d in printed.drawings for g in d.groups
               for s in g.shapes if hasattr(s, "line"))  # fmt: skip
