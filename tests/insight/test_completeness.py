"""How far a map is on the guided path: what counts as an answer, and where to go for what is missing."""

import re

import pytest
from hypothesis import given, settings

from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap, Project
from app.exchange.templates import template_draft
from app.insight.completeness import STEPS, completeness, overall
from app.words import LANGUAGES, set_language
from app.words.guide import progress_text, question, question_help, step_about, step_name
from tests.exchange.reading import document_of
from tests.insight.lint_maps import IN, Spoiling
from tests.poster.maps import documents

EMPTY = Document.of([Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title="")])


def asked(document):
    """Every question by step and code."""
    return {(step.code, ask.code): ask for step in completeness(document, "m") for ask in step.asks}


def answered(document):
    """The questions that are wholly answered."""
    return {f"{step}.{code}" for (step, code), ask in asked(document).items() if ask.is_answered}


def test_of_an_empty_map_nothing_is_answered_and_every_question_leads_to_the_map():
    steps = completeness(EMPTY, "m")
    assert [step.code for step in steps] == list(STEPS)
    assert overall(steps) == 0
    for ask in asked(EMPTY).values():
        assert not ask.is_answered
        assert ask.missing == (("journey_map", "m"),)


def whole():
    """The sound map, with all that the path asks."""
    filled = Spoiling()
    filled.say("u", audience="prospect", place="Bilbao", context="Two jobs", goals="Ride", motivations="Air",
               alternatives="The bus")  # fmt: skip
    filled.say("need", force="driver").say("c9", verdict="strength").say("c4", verdict="weakness")
    return filled


def test_a_whole_map_is_complete():
    steps = completeness(whole().document, "m")
    assert [(step.code, step.next) for step in steps] == [(code, None) for code in STEPS]
    assert overall(steps) == 1


TAKEN = {
    "client.persona client.segment client.audience client.place client.context client.goals"
    " motivations.moves motivations.alternatives": (lambda m: m.put("m", persona_id=None), ("journey_map", "m")),
    "client.context": (lambda m: m.say("u", context=""), ("persona", "u")),
    "client.scenario": (lambda m: m.say("m", scenario=None), ("journey_map", "m")),
    "phases.discover phases.meet map.contacts": (lambda m: m.drop("c0 c1"), ("stage", "s0")),
    "phases.judge_during map.contacts": (lambda m: m.drop("c4 c5").say("c3", verdict="weakness"), ("stage", "s2")),
    "phases.judge_after phases.meet phases.stay phases.tell map.contacts":
        (lambda m: m.drop("c6 c7 c8 c9").say("c3", verdict="strength"), ("stage", "s3")),
    "motivations.needs motivations.pushes": (lambda m: m.drop("need need2"), ("persona", "u")),
    "motivations.holds_back": (lambda m: m.drop("pain pain2"), ("journey_map", "m")),
    "map.placed": (lambda m: m.add(Card(**IN, id="t", rank="z", title="Later")), ("card", "t")),
    "map.medium": (lambda m: m.say("web", medium=None), ("card", "c1")),
    "map.emotion": (lambda m: m.put("c7", emotion=None), ("card", "c7")),
    "evaluation.importance": (lambda m: m.say("c6", importance=None), ("card", "c6")),
    "evaluation.strong": (lambda m: m.say("c9", verdict=None), ("card", "c0")),
    "evaluation.change evaluation.owner": (lambda m: m.drop("o o2"), ("journey_map", "m")),
    "evaluation.owner": (lambda m: m.say("o2", owner=None), ("opportunity", "o2")),
}  # fmt: skip


@pytest.mark.parametrize("codes", TAKEN)
def test_what_is_taken_away_is_asked_for_and_nothing_else(codes):
    take, place = TAKEN[codes]
    document = take(whole()).document
    assert answered(whole().document) - answered(document) == set(codes.split())
    step, code = codes.split()[0].split(".")
    assert asked(document)[step, code].missing[0] == place


def test_a_part_of_an_answer_counts_as_a_part():
    half = whole()
    for n in range(5):
        half.put(f"c{n}", emotion=None)
    ask = asked(half.document)["map", "emotion"]
    assert (ask.done, ask.total, ask.fraction) == (5, 10, 0.5)
    step = next(one for one in completeness(half.document, "m") if one.code == "map")
    assert step.fraction == (1 + 1 + 1 + 0.5) / 4
    assert step.next == ask


def test_a_template_is_begun_and_its_sample_has_gone_far():
    blank, sample = (document_of([template_draft("general", "en", sample)]) for sample in (False, True))
    begun = overall(completeness(blank, blank.maps[0].id))
    far = overall(completeness(sample, sample.maps[0].id))
    assert begun == 0
    assert 0.6 < far < 1


@settings(max_examples=60, deadline=None)
@given(documents())
def test_on_any_map_every_question_leads_somewhere(document):
    for step in completeness(document, "m"):
        assert 0 <= step.fraction <= 1
        for ask in step.asks:
            assert 0 <= ask.done <= ask.total
            assert ask.is_answered != bool(ask.missing)
            for kind, id_ in ask.missing:
                assert document.look_up(kind, id_) is not None


@pytest.fixture(params=LANGUAGES)
def language(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def test_every_question_is_the_customers_own(language):
    said = []
    for step in completeness(EMPTY, "m"):
        assert step_about(step.code).endswith(".")
        said.append(step_name(step.code))
        for ask in step.asks:
            asking = question(step.code, ask.code)
            said.append(asking)
            assert asking.endswith("?")
            assert question_help(step.code, ask.code).endswith(".")
            if language == "en":
                assert re.search(r"\b(I|me|my|we|you)\b|How does it feel", asking)
    assert progress_text(3, 12) == ("3 of 12" if language == "en" else "3 de 12")
    assert len(set(said)) == len(said)


def test_a_map_that_is_not_there_is_a_problem():
    with pytest.raises(Problem, match=r"record\.gone"):
        completeness(EMPTY, "elsewhere")
