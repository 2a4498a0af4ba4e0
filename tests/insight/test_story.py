"""The map as a story: what is told, in which order, with which mood; and where a customer would get lost."""

import pytest
from hypothesis import given, settings

from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import PHASES, Card, JourneyMap, Lane, Link, Project, Route, Stage
from app.insight.story import WHY, dead_end, jumped, off_routes, steps, story
from tests.poster.maps import documents

IN = {"project_id": "p", "map_id": "m"}


def told_map(*more):
    """Four stages; a contact named by its stage, its place in it and its emotion."""
    journey = JourneyMap(
        id="m", project_id="p", rank="a", title="M", persona_id=None, fields={"scenario": "Rain", "goal": "Dry feet"}
    )
    stages = [Stage(**IN, id=f"s{n}", rank=f"a{n}", title=f"Stage {n}", phase=PHASES[min(n, 2)],
                    fields={"goal": f"Goal {n}"}) for n in range(4)]  # fmt: skip
    lanes = [Lane(**IN, id=id_, rank=f"a{id_}", lane_kind="channel", title=id_.title()) for id_ in ("shop", "web")]
    lanes += [Lane(**IN, id=kind, rank=f"b{kind}", lane_kind="text", title=kind, fields={"text_kind": kind})
              for kind in ("pains", "thoughts", "process")]  # fmt: skip
    return Document.of([Project(id="p", name="P"), journey, *stages, *lanes, *more])


def card(id_, stage, lane="shop", emotion=None, **fields):
    return Card(**IN, id=id_, rank=id_, title=f"T {id_}", stage_id=f"s{stage}", lane_id=lane, emotion=emotion,
                fields=fields)  # fmt: skip


def contacts():
    """Two in the first stage, none in the second, two in the third, one in the fourth."""
    return [
        card("a", 0, emotion=1, text="What was planned", actual_text="What came", quote="“Oh”", moment_of_truth=True),
        card("b", 0, lane="web", emotion=-2, cause="One till"),
        card("c", 2, emotion=None),
        card("d", 2, emotion=2),
        card("e", 3, emotion=2),
    ]  # fmt: skip


def route(cards, **fields):
    """A route over these contacts, its links in the wrong order."""
    links = [Link(id=f"l{id_}", project_id="p", card_id=id_, route_id="r") for id_ in reversed(cards)]
    return [Route(**IN, id="r", rank="a", title="R", fields=fields), *links]


# -- the story --------------------------------------------------------------------------------------------------------
def test_it_goes_through_all_stages_and_contacts_in_order():
    told = story(told_map(*contacts()), "m")
    assert [(c.title, c.phase, [b.card_id for b in c.beats]) for c in told.chapters] == [
        ("Stage 0", "before", ["a", "b"]),
        ("Stage 1", "during", []),
        ("Stage 2", "after", ["c", "d"]),
        ("Stage 3", "after", ["e"]),
    ]
    assert (told.scenario, told.goal, told.chapters[0].goal) == ("Rain", "Dry feet", "Goal 0")
    assert (told.best, told.worst, told.last) == (("d", "e"), ("b",), "e")


def test_a_contact_is_told_as_it_came_with_what_was_said_and_why():
    first, second = story(told_map(*contacts()), "m").chapters[0].beats
    assert (first.title, first.text, first.quote, first.decides) == ("T a", "What came", "“Oh”", True)
    assert (first.channel, second.channel, second.cause) == ("Shop", "Web", "One till")
    assert (first.switches, second.switches) == (False, True)


def test_the_mood_is_what_the_contacts_before_have_left():
    told = story(told_map(*contacts()), "m")
    moods = {beat.card_id: beat.mood for chapter in told.chapters for beat in chapter.beats}
    assert moods == {"a": None, "b": 1, "c": -0.5, "d": -0.5, "e": pytest.approx(1 / 3)}


def test_a_chapter_turns_against_the_last_one_in_which_something_was_felt():
    told = story(told_map(*contacts()), "m")
    assert [(c.felt, c.n, c.turn) for c in told.chapters] == [(-0.5, 2, ""), (None, 0, ""), (2, 1, "up"), (2, 1, "")]


def test_notes_tell_why_but_not_those_of_the_trade():
    notes = [card("p1", 0, "pains"), card("x", 0, "process"), card("t1", 0, "thoughts"), card("p2", 0, "pains")]
    linked = Link(id="n", project_id="p", card_id="b", note_id="p2")
    first = story(told_map(*contacts(), *notes, linked), "m").chapters[0]
    assert first.why == (("thoughts", ("t1",)), ("pains", ("p1", "p2")))
    assert [beat.notes for beat in first.beats] == [(), ("p2",)]
    assert WHY.index("thoughts") < WHY.index("pains")


def test_a_route_is_told_without_the_stages_that_it_leaves_out():
    told = story(told_map(*contacts(), *route("bd")), "m", "r")
    assert [(c.stage_id, [b.card_id for b in c.beats]) for c in told.chapters] == [("s0", ["b"]), ("s2", ["d"])]
    assert (told.route_id, told.last, told.best, told.worst) == ("r", "d", ("d",), ("b",))
    assert [b.mood for c in told.chapters for b in c.beats] == [None, -2]


def test_without_contacts_there_is_nothing_to_tell():
    told = story(told_map(), "m")
    assert [c.beats for c in told.chapters] == [()] * 4
    assert (told.best, told.worst, told.last) == ((), (), None)


def test_where_nothing_is_good_or_bad_nothing_stands_out():
    told = story(told_map(card("a", 0, emotion=0), card("b", 1)), "m")
    assert (told.best, told.worst, told.last) == ((), (), "b")


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_map_is_told_whole(document):
    told = story(document, "m")
    assert [chapter.stage_id for chapter in told.chapters] == [stage.id for stage in document.stages("m")]
    beats = [beat for chapter in told.chapters for beat in chapter.beats]
    assert [beat.card_id for beat in beats] == [one.id for one in document.touchpoints("m")]
    assert all(beat.mood is None or -2 <= beat.mood <= 2 for beat in beats)


def test_what_is_not_there_is_a_problem():
    with pytest.raises(Problem, match=r"record\.gone"):
        story(told_map(), "n")
    with pytest.raises(Problem, match=r"record\.gone"):
        story(told_map(), "m", "r")


# -- where a customer would get lost ----------------------------------------------------------------------------------
def lost(cards, **fields):
    """The title of the dead end of a route over these contacts, and the stages that it jumps."""
    document = told_map(*contacts(), *route(cards, **fields))
    way = document.get(Route, "r")
    end = dead_end(document, way)
    return end and end.id, [stage.id for stage in jumped(document, way)]


def test_a_route_follows_the_map_and_not_the_order_of_its_links():
    document = told_map(*contacts(), *route("ead"))
    assert [one.id for one in steps(document, document.get(Route, "r"))] == ["a", "d", "e"]


@pytest.mark.parametrize(
    ("cards", "type_", "end", "jumps"),
    [
        ("abcde", "", None, []),
        ("ae", "", None, ["s2"]),
        ("e", "", None, []),
        ("ab", "", "b", []),
        ("ac", "after_sales", "c", []),
        ("ab", "informative", None, []),
        ("ab", "direct", "b", []),
        ("", "", None, []),
    ],
)
def test_where_a_route_ends_and_what_it_jumps(cards, type_, end, jumps):
    assert lost(cards, **({"type": type_} if type_ else {})) == (end, jumps)


def test_a_direct_route_arrives_at_the_last_contact_of_the_sale():
    document = told_map(*contacts(), card("f", 1), *route("af", type="direct"))
    assert dead_end(document, document.get(Route, "r")) is None
    stopped = told_map(*contacts(), card("f", 1), *route("ab", type="direct"))
    end = dead_end(stopped, stopped.get(Route, "r"))
    assert end is not None
    assert end.id == "b"


def test_contacts_on_no_route_are_orphans():
    document = told_map(*contacts(), *route("abe"))
    assert [one.id for one in off_routes(document, "m", document.routes("m"))] == ["c", "d"]
    assert len(off_routes(document, "m", [])) == 5
