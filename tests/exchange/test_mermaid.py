"""Mermaid journeys, as people write them in four languages and in Markdown."""

import pytest

from app.domain.problems import Problem
from app.exchange.mermaid import MOST_JOURNEYS, MOST_LANES, MOST_TASKS
from tests.exchange.reading import document_of, read, read_text, said, told


def journey(*lines, **more):
    return read_text("journey\n" + "\n".join(lines), **more)


def only(result):
    (draft,) = result.drafts
    document_of(result.drafts)
    return draft


# -- whole files ------------------------------------------------------------------------------------------------------
def test_a_spanish_visit_to_a_cafe():
    result = read("cafe.es.mmd")
    draft = only(result)
    assert result.issues == ()
    assert draft.title == "Una mañana en la cafetería"
    assert draft.fields["scenario"] == "Lucía entra por el aroma y vuelve por el trato."
    assert draft.persona.name == "Lucía"
    assert [(s.title, s.phase) for s in draft.stages] == [
        ("Preventa", "before"), ("Venta", "during"), ("Postventa", "after"), ("Recomendación", "after"),
    ]  # fmt: skip
    assert [(lane.lane_kind, lane.title) for lane in draft.lanes] == [
        ("emotion", "Emotion"), ("channel", "Touchpoints"), ("channel", "Google Maps"), ("channel", "Barista"),
        ("channel", "Caja"),
    ]  # fmt: skip
    assert told(draft) == [
        ("Preventa", "Touchpoints", "Huele el café recién tostado desde la acera", 2),
        ("Preventa", "Google Maps", "Mira las reseñas en el móvil", 1),
        ("Venta", "Touchpoints", "Espera en la cola sin saber cuánto falta", -1),
        ("Venta", "Barista", "Pide: el barista le pregunta cómo lo toma", 2),
        ("Venta", "Caja", "Paga con el móvil", 1),
        ("Venta", "Touchpoints", "Busca mesa con el café en la mano", -2),
        ("Postventa", "Barista", "Recibe el sello de la tarjeta de fidelidad", 1),
        ("Postventa", "Touchpoints", "Se lo cuenta a su hermana", 2),
    ]
    assert draft.cards[6].fields["actor"] == "Barista, Caja"


def test_the_journey_of_mermaids_own_documentation():
    draft = only(read("day.en.mmd"))
    assert draft.persona.name == "Me"
    assert [c.emotion for c in draft.cards] == [2, 0, -2, 2, 2]
    assert [draft.lanes[c.lane].title for c in draft.cards][2] == "Cat"


@pytest.mark.parametrize(
    ("name", "persona", "stages", "lanes"),
    [
        ("shop.zh.mmd", "小王", ["before", "during", "after"], ["微博", "手机网站", "Touchpoints", "快递员"]),
        ("clinic.ar.mmd", "المريض", ["before", "during", "after"], ["الموقع", "الاستقبال", "Touchpoints", "الطبيب"]),
    ],
)
def test_other_scripts(name, persona, stages, lanes):
    result = read(name)
    draft = only(result)
    assert result.issues == ()
    assert draft.persona.name == persona
    assert [stage.phase for stage in draft.stages] == stages
    assert [lane.title for lane in draft.lanes][1:] == lanes
    assert len(draft.cards) == 5


def test_every_journey_of_a_markdown_file():
    result = read("two.md")
    first, second = result.drafts
    assert (first.title, second.title) == ("Primera compra", "Cliente fiel")  # the second has the heading above it
    assert [len(first.cards), len(second.cards)] == [2, 2]
    assert [card.emotion for card in second.cards] == [2, 2]
    assert said(result, broken=False) == [(5, "mermaid.other_diagram")]
    assert said(result) == []


def test_several_journeys_in_one_mermaid_file():
    result = read_text("journey\ntitle A\nx: 1\njourney\ny: 2\njourney\nz: 3\n", "days.mmd")
    assert [(d.title, [c.title for c in d.cards]) for d in result.drafts] == [
        ("A", ["x"]), ("days 2", ["y"]), ("days 3", ["z"]),
    ]  # fmt: skip


# -- the grammar ------------------------------------------------------------------------------------------------------
def test_comments_directives_and_front_matter_say_nothing_of_the_map():
    text = """---
title: "From the front"
config:
  theme: dark
---
%%{init: {
  "theme": "base"
}}%%
journey
  %% Buy: 1: Me
  # Buy: 1: Me
  accTitle: not the title
  accDescr {
    Long
    story
  }
  section A
    Pay: 5: Me %% at last
    Leave: 4: Me # really
    Use #quot;tag#quot; #1 &amp; #35;2: 3
"""
    draft = only(read_text(text))
    assert draft.title == "From the front"
    assert draft.fields["scenario"] == "Long\nstory"
    assert [c.title for c in draft.cards] == ["Pay", "Leave", 'Use "tag" #1 &amp; #2']
    assert draft.persona.name == "Me"
    assert [lane.title for lane in draft.lanes][1:] == ["Touchpoints"]


def test_tasks_before_any_section_stand_in_a_stage_named_as_the_map():
    draft = only(journey("title Trip", "Pack: 3", "section Go", "Fly: 1"))
    assert [stage.title for stage in draft.stages] == ["Trip", "Go"]
    assert [c.stage for c in draft.cards] == [0, 1]


def test_empty_sections_and_equal_names_are_kept():
    draft = only(journey("section A", "section B", "x: 3", "x: 4", "section A", "section A"))
    assert [stage.title for stage in draft.stages] == ["A", "B", "A", "A"]
    assert [c.title for c in draft.cards] == ["x", "x"]


def test_a_section_without_a_name_gets_one():
    result = journey("section", "x: 3", "section  ", "section B")
    assert [stage.title for stage in only(result).stages] == ["Stage 1", "Stage 2", "B"]
    assert said(result, broken=False) == [(2, "mermaid.unnamed_section"), (4, "mermaid.unnamed_section")]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Pay: 5: Me;", ["Pay"]),
        ("Pay: 5: Me; Leave: 2: Me", ["Pay", "Leave"]),
        ("Pay; then leave: 2: Me", ["Pay; then leave"]),
        ("Pay at 5:00: 3: Me", ["Pay at 5:00"]),
        ("At: 10: 3: Me", ["At: 10"]),
        ("Ask<br/>twice: 3: Me", ["Ask\ntwice"]),
        ("完成：5：我", ["完成"]),
        ("Section one of two: 3", ["Section one of two"]),
        ("titled: 3", ["titled"]),
        ("Nice: 5 : Me , You", ["Nice"]),
        ("Say #1 fan: 5", ["Say #1 fan"]),
    ],
)
def test_task_lines(line, titles):
    section = line.casefold().startswith("section")
    draft = only(journey(line))
    if section:  # the keyword wins, as in Mermaid; nothing is lost
        assert [stage.title for stage in draft.stages] == ["one of two: 3"]
    else:
        assert [c.title for c in draft.cards] == titles


def test_the_header_may_have_something_behind_it():
    assert only(read_text("  JOURNEY;\nx: 3\n", "a.txt")).cards[0].title == "x"
    assert only(read_text("journey title Day\nx: 3\n")).title == "Day"


# -- scores -----------------------------------------------------------------------------------------------------------
def test_scores_one_to_five_are_the_five_emotions():
    draft = only(journey(*(f"t: {n}" for n in (1, 2, 3, 4, 5)), "t: 4.0", "t: ٥", "t: +2"))
    assert [c.emotion for c in draft.cards] == [-2, -1, 0, 1, 2, 1, 2, -1]


@pytest.mark.parametrize("score", ["0", "6", "7", "-1", "3.5", "3,5", "99999999"])
def test_a_score_off_the_scale_is_a_broken_line_and_never_bent(score):
    result = journey("a: 3", f"b: {score}: Me", "c: 4")
    assert said(result) == [(3, "mermaid.off_scale")]
    assert result.broken[0].params == {"title": "b", "value": score, "scale": "1..5"}
    assert [c.title for c in result.drafts[0].cards] == ["a", "c"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Just text", "mermaid.not_a_task"),
        ("a: b: c", "mermaid.bad_score"),
        ("a: five", "mermaid.bad_score"),
        ("a: 1e3", "mermaid.bad_score"),
        ("a: NaN", "mermaid.bad_score"),
        (": 3: Me", "mermaid.no_name"),
        ("title: 3 things", "mermaid.bad_score"),
    ],
)
def test_lines_that_say_no_task_are_broken(line, code):
    result = journey("a: 3", line)
    assert said(result) == [(3, code)]
    assert len(result.drafts[0].cards) == 1


def test_a_task_without_a_score_has_no_face_yet():
    result = journey("a:", "b: : Me")
    draft = only(result)
    assert [(c.title, c.emotion) for c in draft.cards] == [("a", None), ("b", None)]
    assert draft.persona.name == "Me"
    assert said(result, broken=False) == [(2, "mermaid.no_score"), (3, "mermaid.no_score")]


def test_another_scale_can_be_stated():
    draft = only(journey("a: 0", "b: 5", "c: 10", "d: 7.5", scales={"emotion": "0..10"}))
    assert [c.emotion for c in draft.cards] == [-2, 0, 2, 1]


def test_nothing_is_imported_of_a_file_with_a_broken_line_unless_wished():
    result = journey("a: 3", "b: 9", "c")
    with pytest.raises(Problem) as caught:
        result.maps()
    assert caught.value.code == "import.broken_lines"
    assert caught.value.params["lines"] == [3, 4]
    assert str(caught.value.params["first"]).startswith("mermaid.off_scale ")
    assert [c.title for c in result.maps(skip_broken=True)[0].cards] == ["a"]


# -- actors -----------------------------------------------------------------------------------------------------------
def actors(*lines):
    draft = only(journey(*lines))
    lanes = [draft.lanes[c.lane].title for c in draft.cards]
    return draft.persona and draft.persona.name, lanes, [c.fields.get("actor") for c in draft.cards]


def test_whoever_takes_part_in_most_is_the_customer_and_the_others_are_lanes():
    assert actors("a: 3: Ana", "b: 3: Web, Ana", "c: 3: Ana, Shop") == (
        "Ana", ["Touchpoints", "Web", "Shop"], [None, None, None],
    )  # fmt: skip


def test_a_task_without_the_customer_names_who_took_part():
    assert actors("a: 3: Ana", "b: 3: Ana, Web", "c: 3: Web") == (
        "Ana",
        ["Touchpoints", "Web", "Web"],
        [None, None, "Web"],
    )


def test_more_than_two_are_all_named():
    assert actors("a: 3: Ana, Web, Shop, Web", "b: 3: Ana") == ("Ana", ["Web", "Touchpoints"], ["Web, Shop", None])


def test_where_nobody_takes_part_in_half_there_is_no_customer():
    assert actors("a: 3: Ana", "b: 3: Bo", "c: 3: Cy") == (None, ["Ana", "Bo", "Cy"], [None, None, None])


def test_no_actors_make_no_persona():
    assert actors("a: 3", "b: 3:", "c: 3: ,") == (None, ["Touchpoints"] * 3, [None] * 3)


def test_very_many_actors_share_a_lane_and_are_named():
    result = journey(*(f"t{n}: 3: Actor {n}" for n in range(100)))
    draft = only(result)
    assert len(draft.lanes) == MOST_LANES + 1
    assert draft.persona is None
    for n, card in enumerate(draft.cards):
        assert f"Actor {n}" in (draft.lanes[card.lane].title, card.fields.get("actor"))
    assert said(result, broken=False) == [(1, "mermaid.many_actors")]


# -- size -------------------------------------------------------------------------------------------------------------
def test_a_thousand_lines():
    lines = [f"section S{n}" if n % 40 == 0 else f"Task {n}: {n % 5 + 1}: Me, Channel {n % 7}" for n in range(1000)]
    draft = only(journey("title Long", *lines))
    assert (len(draft.stages), len(draft.cards), len(draft.lanes)) == (25, 975, 8)


def test_a_title_of_a_hundred_thousand_characters_is_kept_whole():
    long = "長い " * 33_333 + "x"
    draft = only(journey(f"title {long}", f"section {long}", f"{long}: 3: {long}"))
    assert draft.title == draft.stages[0].title == draft.cards[0].title == draft.persona.name == long


def test_too_many_tasks_are_refused():
    with pytest.raises(Problem) as caught:
        journey(*(["x: 3"] * (MOST_TASKS + 1)))
    assert caught.value.code == "import.too_many_rows"


def test_too_many_journeys_are_refused():
    with pytest.raises(Problem) as caught:
        read_text("journey\n" * (MOST_JOURNEYS + 1))
    assert caught.value.code == "mermaid.too_many_journeys"


def test_a_diagram_of_another_kind_is_refused():
    with pytest.raises(Problem) as caught:
        read_text("graph TD\n A --> B\n", "a.mmd")
    assert caught.value.code == "mermaid.no_journey"
    assert caught.value.params == {"name": "a.mmd"}
