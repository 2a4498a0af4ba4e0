"""The templates: complete in both languages, sound, and worth showing."""

import json
from datetime import datetime

import pytest

from app.domain.fields import check_value
from app.domain.problems import Problem
from app.domain.records import EMOTIONS, PHASES
from app.exchange.templates import Language, template_draft, templates
from app.resources import resource
from tests.exchange.reading import document_of

NAMES = [template.name for template in templates()]
LANGUAGES: tuple[Language, ...] = ("es", "en")
everyone = pytest.mark.parametrize("name", NAMES)
spoken = pytest.mark.parametrize("language", LANGUAGES)


def texts(stored):
    """Every object of both languages in a stored template."""
    if isinstance(stored, dict):
        if set(stored) & {"es", "en"}:
            yield stored
        else:
            for value in stored.values():
                yield from texts(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from texts(value)


def test_ten_industries_and_more_ship():
    assert NAMES[:3] == ["general", "webshop", "cafe"]
    assert len(NAMES) >= 12
    assert sorted(NAMES) == sorted(path.stem for path in resource("templates").iterdir())
    for template in templates():
        titles = {template.title(language) for language in LANGUAGES}
        abouts = {template.about(language) for language in LANGUAGES}
        assert len(titles) == len(abouts) == 2


@everyone
def test_every_text_is_there_in_both_languages(name):
    stored = json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))
    for text in texts(stored):
        assert set(text) == set(LANGUAGES)
        for said in text.values():
            assert said == said.strip() != ""
            assert "  " not in said
        if len(text["es"].split()) > 3:
            assert text["es"] != text["en"]


@everyone
def test_no_sentence_carries_a_quotation_mark_of_the_other_language(name):
    stored = json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))
    for text in texts(stored):
        assert not set(text["es"]) & set("“”\"'")
        assert not set(text["en"]) & set("«»¿¡")


@everyone
def test_both_languages_have_one_shape(name):
    for sample in (False, True):
        es, en = (template_draft(name, language, sample=sample) for language in LANGUAGES)
        assert [(s.phase, sorted(s.fields)) for s in es.stages] == [(s.phase, sorted(s.fields)) for s in en.stages]
        assert [(n.lane_kind, n.fields) for n in es.lanes] == [(n.lane_kind, n.fields) for n in en.lanes]
        assert [(c.stage, c.lane, c.emotion, sorted(c.fields)) for c in es.cards] == [
            (c.stage, c.lane, c.emotion, sorted(c.fields)) for c in en.cards
        ]


@everyone
@spoken
def test_every_draft_is_sound(name, language):
    for sample in (False, True):
        draft = template_draft(name, language, sample=sample)
        document_of([draft])
        for kind, records in (("stage", draft.stages), ("lane", draft.lanes), ("card", draft.cards)):
            for record in records:
                for key, value in record.fields.items():
                    check_value(kind, key, value)


@everyone
@spoken
def test_the_blank_form_is_structure_with_guiding_questions(name, language):
    draft = template_draft(name, language)
    assert draft.cards == ()
    assert draft.persona is None
    assert sorted({stage.phase for stage in draft.stages}) == sorted(PHASES)
    assert all(str(stage.fields["goal"]).endswith("?") for stage in draft.stages)
    assert draft.lanes[0].lane_kind == "emotion"
    assert sum(lane.lane_kind == "channel" for lane in draft.lanes) >= 4


@everyone
@spoken
def test_the_sample_is_fully_worked(name, language):
    draft = template_draft(name, language, sample=True)
    kinds = {at: lane.lane_kind for at, lane in enumerate(draft.lanes)}
    contacts = [card for card in draft.cards if kinds[card.lane or 0] == "channel"]
    notes = [card for card in draft.cards if kinds[card.lane or 0] == "text"]
    assert len(contacts) + len(notes) == len(draft.cards)
    assert 25 <= len(contacts) <= 40
    assert notes
    assert {card.emotion for card in contacts} == set(EMOTIONS)
    assert {"importance", "expectation", "satisfaction", "evidence"} <= set.intersection(
        *(set(c.fields) for c in contacts)
    )
    assert {c.fields["evidence"] for c in contacts} == {"observed", "assumed"}
    assert 3 <= sum(bool(c.fields.get("moment_of_truth")) for c in contacts) <= len(contacts) / 3
    assert any(c.fields.get("actor") for c in contacts)
    assert all(str(c.fields["text"]) for c in contacts)
    assert {c.stage for c in draft.cards} == set(range(len(draft.stages)))
    used = {c.lane for c in draft.cards}
    assert all(at in used or lane.lane_kind in ("emotion", "metric") for at, lane in enumerate(draft.lanes))
    stages = [c.stage for c in draft.cards if c.stage is not None]
    assert stages == sorted(stages)
    assert len(stages) == len(draft.cards)
    assert {"scenario", "goal", "date"} <= set(draft.fields)
    assert draft.persona is not None
    assert {"segment", "quote", "goals", "needs", "pains"} <= set(draft.persona.fields)


@everyone
@spoken
def test_what_is_to_be_done_is_traced_to_the_cards(name, language):
    document = document_of([template_draft(name, language, sample=True)])
    map_id = document.maps[0].id
    actions = document.opportunities(map_id)
    assert len(actions) >= 5
    assert {action.fields["action"] for action in actions} >= {"fix"}
    for action in actions:
        assert {"text", "action", "impact", "effort", "owner", "due", "status"} <= set(action.fields)
        assert document.links_to(action.id)
    assert len(document.evidence) >= 2
    for source in document.evidence:
        assert {"type", "date", "sample", "source"} <= set(source.fields)
        assert document.links_to(source.id)


def test_a_sample_is_of_the_day_on_which_it_is_opened():
    draft = template_draft("hotel", "es", sample=True)
    today = datetime.now().astimezone().date()
    assert draft.fields["date"] == today.isoformat()
    due = [str(one.fields["due"]) for one in draft.sets if one.kind == "opportunity" and one.fields["status"] != "done"]
    asked = [str(one.fields["date"]) for one in draft.sets if one.kind == "evidence"]
    assert min(due) > today.isoformat() > max(asked)


@everyone
@spoken
def test_the_story_dips_and_ends_well(name, language):
    felt = [c.emotion for c in template_draft(name, language, sample=True).cards if c.emotion is not None]
    worst = felt.index(-2)
    assert 0 < worst < len(felt) - 1
    assert felt[-1] == max(felt) == 2


@everyone
@spoken
def test_cards_are_short_enough_to_read_from_a_step_away(name, language):
    for card in template_draft(name, language, sample=True).cards:
        assert len(card.title) <= 45, card.title
        assert len(str(card.fields.get("text", ""))) <= 130, card.title


def test_a_template_that_does_not_exist():
    with pytest.raises(Problem) as caught:
        template_draft("opera", "en")
    assert caught.value.code == "template.unknown"
    assert caught.value.params["known"] == ", ".join(NAMES)
