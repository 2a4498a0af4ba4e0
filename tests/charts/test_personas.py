"""Personas side by side: what each meets on one row of stages, and what only one of them does."""

from dataclasses import replace

import pytest

from app.charts.kinds import chart
from app.charts.study import Asked, Room, Study
from app.domain.commands import maps
from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Persona
from app.layout.shapes import Symbol, Text
from app.poster.kinds import compose
from app.poster.paper import PAPERS
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.charts.pages import faults, said, texts
from tests.insight.maps import card, document

WORDS = paper_words("en")


def person(id_, name):
    return Persona(id=id_, project_id="p", rank=id_, name=name)


def made() -> tuple[Document, str]:
    """Marta's map, and Luis's copy of it: he skips b, feels otherwise about a, and alone meets z."""
    cards = [card("a", emotion=1), card("b", stage="buy", emotion=-1), card("c", stage="use")]
    base = document(cards, [person("u", "Marta"), person("v", "Luis")])
    journey = base.get(JourneyMap, "m")
    base = Document.of([*(r for r in base.records() if r.id != "m"), replace(journey, persona_id="u")])
    edit = maps.map_for_persona(base, "m", "v", "For Luis")
    after = base.apply(edit)
    other = next(m.id for m in after.maps if m.id != "m")
    copies = {str(c.fields["origin"]): c for c in after.cards(other)}
    place = copies["c"]
    own = Card(id="z", project_id="p", map_id=other, rank="zz", title="Calls a friend", emotion=2,
               stage_id=place.stage_id, lane_id=place.lane_id)  # fmt: skip
    kept = [r for r in after.records() if r.id not in (copies["a"].id, copies["b"].id)]
    return Document.of([*kept, replace(copies["a"], emotion=-2), own]), other


def shown(room=180.0, height=None, start=0, lang="en", **asked):
    held, _ = made()
    study = Study(held, "m", paper_words(lang), asked=Asked(**asked), resamples=0)
    return chart("personas", study, Room(room, height, start=start))


def test_kin_stand_below_each_other_on_one_row_of_stages():
    drawn = shown()
    words = texts(drawn)
    assert faults(drawn) == []
    assert words.count("look") == words.count("buy") == words.count("use") == 1, "one row of stages"
    assert words.index("Marta") < words.index("Luis")
    marks = {mark.told[0]: mark for mark in drawn.marks if mark.refs[0][0] == "card" and mark.refs != (("card", "a"),)}
    assert marks["Calls a friend"].refs == (("card", "z"),)
    both = [mark for mark in drawn.marks if mark.told[0] == "a"]
    assert [mark.told[1] for mark in both] == ["Positive", "Very negative"], "each with how it feels to them"
    assert both[0].box.x == pytest.approx(both[1].box.x)
    assert both[0].box.y < both[1].box.y


def test_each_touchpoint_has_its_face():
    faces = [s.name for g in shown().drawing.groups for s in g.shapes if isinstance(s, Symbol)]
    assert sorted(faces) == sorted(["face:1", "face:-1", "face:none", "face:-2", "face:none", "face:2"])


def test_what_only_one_meets_is_in_bold_and_said_so():
    fonts = {s.line.text: {run.font for run in s.line.runs} for g in shown().drawing.groups for s in g.shapes
             if isinstance(s, Text)}  # fmt: skip
    assert fonts["Calls a friend"] == fonts["b"] == {"Inter-SemiBold"}
    assert fonts["a"] == {"Inter-Regular"}
    assert WORDS["chart.alone"] in said(shown())


def test_how_much_of_the_map_in_front_another_persona_meets():
    drawn = shown()
    words = " ".join(said(drawn).split())
    assert "67 %: 2 of 3 touchpoints" in words, "a and c; b is left out, and z is Luis's own"
    assert "moments of truth" not in words, "the map has none"
    assert words.count("of 3 touchpoints") == 1, "nothing of the map in front itself"
    assert WORDS["chart.covered"] in words
    mark = next(one for one in drawn.marks if any(line.startswith("Coverage") for line in one.told))
    assert mark.refs == (("card", "a"), ("card", "c"))
    assert mark.told[0] == "For Luis · Luis"
    assert mark.told[1].endswith("67\u00a0%")
    assert "touchpoints that are met / all touchpoints of the map" in mark.told[2]
    assert "3 touchpoints" in mark.told[3]
    held, _ = made()
    key = [replace(held.get(Card, id_), fields={**held.get(Card, id_).fields, "moment_of_truth": True}) for id_ in "ab"]
    starred = Document.of([*(one for one in held.records() if one.id not in "ab"), *key])
    drawn = chart("personas", Study(starred, "m", paper_words("es"), resamples=0), Room(180))
    assert "50 %: 1 de 2 momentos de la verdad" in " ".join(said(drawn).split())


def test_other_maps_may_be_chosen_and_gone_ones_are_left_out():
    held, other = made()
    study = Study(held, "m", WORDS, asked=Asked(maps=(other, "gone")), resamples=0)
    assert "Luis" in said(chart("personas", study, Room(180)))
    alone = Study(document([card("a")]), "m", WORDS, resamples=0)
    assert chart("personas", alone, Room(180)).empty


def test_a_persona_that_has_no_room_goes_on():
    first = shown(height=46.0)
    assert (first.left, first.next) == (1, 1)
    rest = shown(height=46.0, start=1)
    assert "Luis" in texts(rest)
    assert "Marta" not in texts(rest)
    assert rest.left == 0


@pytest.mark.parametrize("kind", ["charts", "report"])
def test_they_are_on_paper(kind):
    held, _ = made()
    printed = compose(Press(held, "m", paper_words("es"), "es"), PrintSpec(PAPERS[0], kind))
    lines = {s.line.text for d in printed.drawings for g in d.groups for s in g.shapes if isinstance(s, Text)}
    assert {"Personas, una junto a otra", "Marta", "Luis", "Calls a friend"} <= lines
