"""Colours tell any side of the catalogue, fields of one's own, and what one segment of customers answered."""

from itertools import pairwise

import pytest

from app.domain.catalogue import MEASURES
from app.domain.document import Document
from app.domain.fields import fields_of
from app.domain.records import Answers, Evidence, OwnField
from app.layout.coloring import FIRST, NAMES, color_sides, coloring
from app.layout.contents import contents
from app.layout.display import Display, display_of
from app.layout.engine import SheetSize, layout_map
from app.layout.seeing import EYES, contrast, distance
from app.layout.theme import THEME
from app.words.paper import paper_words
from tests.layout.maps import WORDS, card, document, lane, stage
from tests.layout.test_coloring import edge, key

COLORS = THEME.colors
GREY = COLORS.emotions[None]
FIRST_COLOR, SECOND_COLOR = COLORS.categories[:2]


def own(id_, title, **fields):
    return OwnField(project_id="p", id=id_, rank=f"a{id_}", title=title, fields={"applies": "card", **fields})


OWN = [own("kind", "Kind", type="choice", choices="Quick\nSlow"), own("cost", "Cost", type="number"),
       own("live", "Live", type="flag"), own("load", "Load", type="scale", low=1, high=3),
       own("many", "Many", type="scale", low=0, high=100), own("note", "Note", type="text"),
       own("deep", "Deep", applies="stage", type="choice", choices="Yes")]  # fmt: skip


def made(*said, more=()):
    cards = [card(n, 0, 0, emotion=1, **fields) for n, fields in enumerate(said)]
    return Document.of([*document([stage(0)], [lane(0)], cards).records(), *OWN, *more])


def edges(held, count, **display):
    drawing = layout_map(held, "m", paper_words("en"), display=Display(**display))
    return [edge(drawing, f"c{n}") for n in range(count)], key(drawing)


def steps(count):
    return [color for _, color in coloring_of(count).colors]


def coloring_of(count):
    held = made({"own.some": 1})
    some = own("some", "Some", type="scale", low=1, high=count)
    found = coloring(contents(Document.of([*held.records(), some]), "m"), Display(color_by="own.some"), THEME)
    assert found is not None
    return found


# -- one catalogue ------------------------------------------------------------------------------------
def test_the_sides_are_those_of_the_catalogue_and_of_the_project():
    sides = color_sides(made())
    assert sides[: len(FIRST)] == FIRST
    for field in fields_of("card"):
        told = field.type in ("choice", "flag", "scale", "tags", "number") or field.key in NAMES
        assert (field.key in sides or {"tags": "tag"}.get(field.key) in sides) == told, field.key
    assert [side for side in sides if side.startswith("own.")] == [
        "own.cost", "own.kind", "own.live", "own.load", "own.many",
    ]  # fmt: skip
    assert len(set(sides)) == len(sides)


@pytest.mark.parametrize("sheet", [None, SheetSize(420, 297, 8)])
@pytest.mark.parametrize("by", color_sides(made()))
def test_a_map_is_drawn_by_each_of_them(by, sheet):
    given = {"flag": True, "number": 3}
    said = {f.key: f.choices[0] if f.choices else f.high if f.type == "scale" else given.get(f.type, "a, b")
            for f in fields_of("card") if f.type not in ("picture", "date")}  # fmt: skip
    said |= {"own.kind": "Slow", "own.cost": 2.5, "own.live": True, "own.load": 2, "own.many": 40}
    drawing = layout_map(made(said, {}), "m", paper_words("es"), sheet, display=Display(color_by=by))
    found = edge(drawing, "c0")
    assert found is not None
    if by != "emotion":
        title, values = key(drawing)
        assert title
        assert found in values.values()


# -- what has no order ----------------------------------------------------------------------------------
def test_choices_have_the_colours_of_their_order():
    said, (title, values) = edges(made({"medium": "digital"}, {"medium": "physical"}, {}), 3, color_by="medium")
    assert said == [SECOND_COLOR, FIRST_COLOR, GREY]
    assert (title, values) == (
        "Medium", {"Physical": FIRST_COLOR, "Digital": SECOND_COLOR, "Nothing said": GREY},
    )  # fmt: skip


def test_a_card_that_says_nothing_is_as_its_channel_is():
    held = document([stage(0)], [lane(0, medium="physical")], [card(0, 0, 0), card(1, 0, 0, medium="hybrid")])
    said, (_, values) = edges(held, 2, color_by="medium")
    assert said == [FIRST_COLOR, COLORS.categories[2]]
    assert values == {"Physical": FIRST_COLOR, "Physical and digital": COLORS.categories[2]}


def test_ticks_are_coloured_and_the_rest_is_grey():
    said, (title, values) = edges(made({"own.live": True}, {"own.live": False}, {}), 3, color_by="own.live")
    assert said == [FIRST_COLOR, GREY, GREY]
    assert (title, values) == ("Live", {"Yes": FIRST_COLOR, "Nothing said": GREY})


def test_own_choices_and_values_of_the_brand():
    assert edges(made({"own.kind": "Slow"}, {"own.kind": "Quick"}), 2, color_by="own.kind") == (
        [SECOND_COLOR, FIRST_COLOR], ("Kind", {"Quick": FIRST_COLOR, "Slow": SECOND_COLOR}),
    )  # fmt: skip
    said, (_title, values) = edges(made({"brand_fits": "Calm, near"}, {"brand_fits": "near"}), 2, color_by="brand_fits")
    assert said == [FIRST_COLOR, SECOND_COLOR]
    assert values == {"Calm": FIRST_COLOR, "near": SECOND_COLOR}


def test_a_side_that_is_gone_is_as_usual():
    for by in ("own.gone", "own.note", "own.deep", "text", "nothing"):
        drawing = layout_map(made({}), "m", WORDS, display=Display(color_by=by))
        assert edge(drawing, "c0") == COLORS.emotions[1]
        assert drawing.group("color_key", "m") is None


# -- what has an order ------------------------------------------------------------------------------------
def test_a_short_scale_has_a_colour_for_each_level():
    said, (title, values) = edges(made({"own.load": 1}, {"own.load": 3}), 2, color_by="own.load")
    assert said == [COLORS.steps[0], COLORS.steps[1]]
    assert (title, list(values)) == ("Load", ["1", "2", "3"])


def test_numbers_and_long_scales_are_told_in_ranges():
    said, (_title, values) = edges(
        made({"own.cost": 0}, {"own.cost": 10}, {"own.cost": 40}, {"own.cost": 39.9}), 4, color_by="own.cost"
    )  # fmt: skip
    assert list(values) == ["0 to 10", "10 to 20", "20 to 30", "30 to 40"]
    assert said == [values["0 to 10"], values["10 to 20"], values["30 to 40"], values["30 to 40"]]
    _, (_, values) = edges(made({"own.many": 3}), 1, color_by="own.many")
    assert list(values) == ["0 to 25", "25 to 50", "50 to 75", "75 to 100"]
    _, (_, values) = edges(made({"own.cost": 7}, {"own.cost": 7}), 2, color_by="own.cost")
    assert values == {"7": COLORS.steps[1]}


def test_a_target_has_the_colours_of_the_faces():
    said, (_, values) = edges(made({"target": 2}, {"target": -1}), 2, color_by="target")
    assert said == [COLORS.emotions[2], COLORS.emotions[-1]]
    assert list(values.values()) == [COLORS.emotions[n] for n in range(-2, 3)]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("count", [3, 5])
def test_steps_are_told_apart_and_get_darker_for_every_eye(eyes, count):
    found = steps(count)
    assert all(distance(a, b, eyes) >= 12 for a, b in pairwise(found))
    assert [contrast(color, COLORS.page) for color in found] == sorted(contrast(color, COLORS.page) for color in found)
    assert contrast(found[0], COLORS.page) >= 3
    assert all(distance(color, GREY, eyes) >= 12 for color in found)


# -- what was answered --------------------------------------------------------------------------------------
SURVEY = Evidence(project_id="p", id="e", rank="a", title="Survey",
                  fields={"type": "survey", "asked": "customers", "segments": "Budget\tPremium\tPremium"})  # fmt: skip


def answered(card_id, measure, values):
    return Answers(project_id="p", id=f"{card_id}{measure}", evidence_id="e", card_id=card_id, measure=measure,
                   values=values)  # fmt: skip


ASKED = (SURVEY, answered("c0", "importance", "1,5,4"), answered("c1", "importance", "5,,"),
         answered("c0", "emotion", "2,-2,-1"))  # fmt: skip


def level(n):
    return steps(5)[n - 1]


def test_scores_are_those_of_customers_where_they_were_asked():
    said, (title, _) = edges(made({"importance": 1}, {}, {"importance": 2}, more=ASKED), 3, color_by="importance")
    assert said == [level(3), level(5), level(2)], "10/3, 5, and what the team has written"
    assert title == "Importance"


def test_a_segment_has_its_own_colours():
    held = made({"importance": 1}, {"importance": 1}, {"importance": 1}, more=ASKED)
    said, (title, _) = edges(held, 3, color_by="importance", segment="Premium")
    assert said == [level(5), GREY, GREY], "nobody of it was asked about the others"
    assert title == "Importance · Premium"
    said, _ = edges(held, 3, color_by="importance", segment="Budget")
    assert said == [level(1), level(5), GREY]


def test_a_segments_feelings_have_the_colours_of_faces():
    said, (title, values) = edges(made({}, {}, more=ASKED), 2, color_by="emotion", segment="Premium")
    assert said == [COLORS.emotions[-1], GREY], "the mean of -2 and -1 is nearer to none of both: the better one"
    assert title == "Emotion · Premium"
    assert next(iter(values)) == "Very negative"


def test_other_sides_know_no_segments():
    held = made({"owner": "Ana"}, more=ASKED)
    said, (title, _) = edges(held, 1, color_by="owner", segment="Premium")
    assert (said, title) == ([FIRST_COLOR], "Owner")


@pytest.mark.parametrize("by", MEASURES)
def test_an_edit_of_something_else_leaves_the_very_same_colours(by):
    held = made({"importance": 1}, {}, more=ASKED)
    one, two = (coloring(contents(h, "m"), Display(color_by=by, segment="Premium"), THEME)
                for h in (held, Document.of(held.records())))  # fmt: skip
    assert one == two
    assert hash(one) == hash(two)


def test_the_choice_is_kept():
    shown = Display(color_by="own.cost", segment="Premium")
    assert display_of(shown.as_data()) == shown
    assert display_of({"color_by": 3, "segment": "x" * 300}) == Display()
