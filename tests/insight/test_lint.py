"""The linter: each planted fault is found where it was planted and nothing else is; sound maps have none."""

from datetime import date

import pytest
from hypothesis import given, settings

from app.domain.commands import cards, maps
from app.domain.document import Document
from app.domain.problems import Problem
from app.exchange.templates import template_draft, templates
from app.insight.lint import RULES, lint
from app.insight.lint_finding import SEVERITIES
from app.words import LANGUAGES
from tests.exchange.reading import document_of, read
from tests.insight.lint_maps import TODAY, Spoiling, to_be
from tests.poster.maps import documents


def found(document, map_id="m", today=TODAY):
    """(code, ids of the records) of every finding."""
    return [(one.code, *(id_ for _kind, id_ in one.refs)) for one in lint(document, map_id, today)]


def test_on_a_sound_map_nothing_is_found():
    assert found(Spoiling().document) == []
    assert found(to_be().document) == []
    assert found(to_be().document, "t") == []


PLANTED = {
    "a bad contact loses its action": (lambda m: m.drop("l1"), ("negative_without_action", "c4")),
    "nothing is done at all": (lambda m: m.drop("o o2"), ("negative_without_action", "c4")),
    "a pain loses its answer": (lambda m: m.drop("l3"), ("pain_unanswered", "pain2")),
    "an action loses its owner": (lambda m: m.say("o2", owner=" "), ("action_without_owner", "o2")),
    "no action has an owner": (lambda m: m.say_all("o o2", owner=None), ("action_without_owner", "o", "o2")),
    "an action loses its date": (lambda m: m.say("o", due=None), ("action_without_due", "o")),
    "a day passes": (lambda m: m.say("o2", due="2026-02-28"), ("action_overdue", "o2")),
    "a phase without contacts": (lambda m: m.drop("c6 c7 c8 c9"), ("empty_phase", "s3", "s4")),
    "a phase without stages": (lambda m: m.drop("c6 c7 c8 c9 s3 s4"), ("empty_phase", "m")),
    "a hole in the journey": (lambda m: m.drop("c2 c3"), ("empty_stage", "s1")),
    "an end without contacts": (lambda m: m.drop("c8 c9").say("c7", listening="survey"), ("empty_stage", "s4")),
    "a review that is due": (lambda m: m.say("m", review="2026-02-28"), ("review_due", "m")),
    "a map nobody looked at": (lambda m: m.say("m", review=None, date="2025-02-28"), ("stale_map", "m")),
    "a card nobody looked at": (lambda m: m.say("c3", verified="2025-02-28"), ("stale_card", "c3")),
    "nobody's journey": (lambda m: m.put("m", persona_id=None), ("no_persona", "m")),
    "a persona who is a name": (lambda m: m.put("u", fields={}), ("empty_persona", "u")),
    "no scenario": (lambda m: m.say("m", scenario=None), ("no_scenario", "m")),
    "no goal": (lambda m: m.say("m", goal=""), ("no_goal", "m")),
    "no screen": (lambda m: m.say("web", medium="physical"), ("one_medium", "m")),
    "nobody in person": (lambda m: m.say("shop", medium="digital"), ("one_medium", "m")),
    "the company speaks": (lambda m: m.put("c3", title="We send our newsletter"), ("company_voice", "c3")),
    "it speaks in a text": (lambda m: m.say("pain", text="Nuestro cliente no lo ve"), ("company_voice", "pain")),
    "satisfied and cold": (lambda m: m.put("c2", emotion=0), ("flat_emotion", "c2")),
    "no face": (lambda m: m.put("c2", emotion=None), ("no_emotion", "c2")),
    "no value": (lambda m: m.say("c7", value=None), ("no_value", "c7")),
    "an unproven moment": (lambda m: m.say("c9", moment_of_truth=True), ("unproven_moment", "c9")),
    "an unproven score": (lambda m: m.say("c8", evidence=None), ("unproven_score", "c8")),
    "an indicator without target": (lambda m: m.say("kpi", goal_value=None), ("indicator_without_target", "kpi")),
    "an indicator without date": (lambda m: m.say("kpi", measured=None), ("indicator_without_date", "kpi")),
    "a promise nobody keeps": (lambda m: m.say("p", brand_values="warm, honest, Bold"), ("brand_value_unshown", "p")),
    "a contact of any brand": (lambda m: m.say("c1", brand_fits=None), ("unaligned", "c1")),
    "a need nobody serves": (lambda m: m.drop("n1"), ("need_unserved", "need")),
    "a route with one step": (lambda m: m.drop("d0 d2"), ("route_empty", "d")),
    "a route that stops": (lambda m: m.drop("d4"), ("route_ends_early", "c2", "d")),
    "a route with a leap": (lambda m: m.drop("d2"), ("route_jumps", "s1", "d")),
    "a contact off all routes": (lambda m: m.drop("r7"), ("off_route", "c7")),
    "a phase nobody listens to": (lambda m: m.say("c5", listening=None), ("nobody_listens", "c5")),
}


@pytest.mark.parametrize(("spoil", "expected"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(spoil, expected):
    document = spoil(Spoiling()).document
    assert found(document) == [expected]


CHANGED = {
    "title": lambda m: m.put("t-c0", title="Sees a poster"),
    "text": lambda m: m.say("t-c0", text="Now with prices"),
    "value": lambda m: m.say("t-c0", value="Another answer"),
    "satisfaction": lambda m: m.say("t-c0", satisfaction=3),
    "emotion": lambda m: m.put("t-c0", emotion=0),
    "stage": lambda m: m.put("t-c0", stage_id="t-s1"),
    "lane": lambda m: m.put("t-c0", lane_id="t-web"),
}


@pytest.mark.parametrize("key", CHANGED)
def test_a_change_of_what_customers_value_is_found(key):
    spoiled = CHANGED[key](to_be()).document
    (first,) = [one for one in lint(spoiled, "t", TODAY) if one.code == "protected_changed"]
    assert first.refs == (("card", "t-c0"), ("card", "c0"))
    assert first.params["fields"] == key
    assert found(spoiled) == []


def test_a_copy_of_a_map_as_it_should_be_is_compared_with_its_original():
    document = Spoiling().say("c0", protect=True).document
    document = document.apply(maps.map_to_be(document, "m", "Better"))
    better = document.maps[1].id
    assert found(document, better) == []
    copy = next(card for card in document.cards(better) if card.fields["origin"] == "c0")
    changed = document.apply(cards.retitle(document, copy.id, "Sees a poster"))
    assert found(changed, better) == [("protected_changed", copy.id, "c0")]
    deleted = document.apply(cards.delete(document, [copy.id]))
    assert ("protected_gone", better, "c0") in found(deleted, better)


def test_what_gets_better_or_is_not_protected_may_change():
    better = to_be().put("t-c0", emotion=2).say("t-c0", satisfaction=5).put("t-c2", title="Compares two models")
    assert found(better.document, "t") == []


def test_a_protected_card_that_is_deleted_or_put_aside_is_found():
    assert found(to_be().drop("t-c0 t-need").document, "t") == [("protected_gone", "t", "c0")]
    aside = to_be().put("t-c6", stage_id=None, lane_id=None).document
    assert found(aside, "t") == [("protected_gone", "t-c6", "c6")]


def test_every_rule_has_a_planted_fault():
    planted = {expected[0] for _spoil, expected in PLANTED.values()}
    assert {rule.code for rule in RULES} - planted == {"protected_gone", "protected_changed"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [template.name for template in templates()])
def test_templates_and_their_samples_are_clean(name, language):
    for sample in (False, True):
        document = document_of([template_draft(name, language, sample)])
        map_ = document.maps[0]
        day = date.fromisoformat(str(map_.fields.get("date", "2026-03-01")))
        assert found(document, map_.id, day) == []


def codes(name):
    """The codes of what is found on each map of a file that people import."""
    document = document_of(read(name).drafts)
    return [[code for code, *_ids in found(document, map_.id)] for map_ in document.maps]


def test_in_maps_of_others_only_what_is_really_so_is_found():
    assert codes("cafe.es.mmd") == [["negative_without_action", "empty_stage", "no_goal", "empty_persona"]]
    assert codes("day.en.mmd") == [["negative_without_action", "no_scenario", "no_goal", "empty_persona"]]
    assert codes("map.en.csv") == [["company_voice"], []]
    assert codes("map.es.csv") == [
        ["negative_without_action", "no_persona", "no_scenario", "no_goal", "unproven_score"]
    ]
    assert codes("two.md") == [[], []]


# -- quiet ------------------------------------------------------------------------------------------------------------
def test_a_map_of_mere_cards_is_left_in_peace():
    """A morning's work: titles in cells, no faces yet, the last stages still empty."""
    bare = Spoiling().drop("o o2 e kpi pain pain2 need need2 l4 l5 c6 c7 c8 c9")
    for id_ in ("c0", "c1", "c2", "c3", "c4", "c5"):
        bare.put(id_, fields={}, emotion=None)
    bare.put("p", fields={})
    assert found(bare.document) == [("empty_phase", "s3", "s4")]
    assert found(bare.drop("c4 c5").document) == []


def test_a_map_filled_from_left_to_right_hears_nothing_of_stages_to_come():
    assert found(Spoiling().drop("c4 c5 c6 c7 c8 c9 l4 l1").document) == []


def test_bad_contacts_are_one_finding_until_there_is_an_action():
    bad = Spoiling().drop("o o2")
    for n in (1, 2, 3):
        bad.put(f"c{n}", emotion=-1).say(f"c{n}", satisfaction=2)
    assert found(bad.document) == [("negative_without_action", "c4", "c1", "c2", "c3")]


def test_ideas_kept_as_notes_are_an_answer():
    kept = Spoiling().drop("o o2")
    kept.put("pains", fields={"text_kind": "opportunities"})
    assert found(kept.document) == []


def test_what_few_have_is_not_missed_elsewhere():
    few = Spoiling().drop("l4 l5")
    few.say_all("c0 c1 c2 c3 c4 c5", value=None, brand_fits=None, evidence=None)
    few.say("p", brand_values="")
    assert found(few.document) == []


def test_a_buyers_journey_may_end_with_the_sale():
    ended = Spoiling().drop("c6 c7 c8 c9 s3 s4").say("m", type="buyer")
    assert found(ended.document) == []


def test_a_done_action_needs_neither_owner_nor_day():
    assert found(Spoiling().say("o2", status="done", owner=None, due="2020-01-01").document) == []


def test_a_date_that_is_none_is_no_fault():
    odd = Spoiling().say("m", review="soon", date="").say("o", due="next week").say("c0", verified="2026-13-40")
    assert found(odd.document) == []


# -- any document -----------------------------------------------------------------------------------------------------
@settings(max_examples=80, deadline=None)
@given(documents())
def test_on_any_map_all_that_a_finding_names_is_there(document):
    findings = lint(document, "m", TODAY)
    for one in findings:
        assert one.refs
        for kind, id_ in (*one.refs, *(mend.ref for mend in one.mends)):
            assert document.look_up(kind, id_) is not None
    assert len({one.key for one in findings}) == len(findings)
    grave = [SEVERITIES.index(one.severity) for one in findings]
    assert grave == sorted(grave)
    assert findings == lint(document, "m", TODAY)


def test_a_map_that_is_not_there_is_a_problem():
    with pytest.raises(Problem, match=r"record\.gone"):
        lint(Document({}), "m", TODAY)
