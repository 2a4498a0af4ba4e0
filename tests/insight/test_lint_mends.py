"""What a finding offers does away with it: each mend is taken up as a person would, by the domain's own commands."""

import pytest

from app.domain.commands import cards, evidence, grid, linking, maps, opportunities, routes
from app.domain.records import Card
from app.insight.lint import lint
from tests.insight.lint_maps import TODAY, Spoiling
from tests.insight.test_lint import PLANTED

DAY = TODAY.isoformat()
FILLED = {
    "due": "2026-12-01", "review": "2026-12-01", "measured": DAY, "evidence": "assumed", "goal_value": 5,
    "listening": "survey", "status": "done", "verdict": "strength", "brand_fits": "warm, honest, Bold",
}  # fmt: skip
"""What a person might fill in; a word anywhere else."""


def fill_in(document, kind, id_, key):
    value = FILLED.get(key, "warm")
    match kind:
        case "card":
            return cards.set_fields(document, [id_], {key: value})
        case "opportunity":
            return opportunities.edit_opportunity(document, id_, fields={key: value})
        case "journey_map":
            return maps.edit_map(document, id_, fields={key: value})
        case _:
            assert kind == "persona"
            return maps.edit_persona(document, "m", fields={key: value})


def check_today(document, kind, id_, key):
    today = {key: DAY}
    return cards.set_fields(document, [id_], today) if kind == "card" else maps.edit_map(document, id_, fields=today)


def rewrite(document, _kind, id_, key):
    return (
        cards.retitle(document, id_, "I ask") if key == "title" else cards.set_fields(document, [id_], {key: "I ask"})
    )


def add_opportunity(document, _kind, id_, _key):
    said = {"owner": "Ana", "due": "2026-12-01"}
    return opportunities.add_opportunity(document, "m", "Better", fields=said, card_ids=[id_])


def complete_route(document, _kind, id_, _key):
    missing = [card.id for card in document.touchpoints("m") if card not in routes.steps(document, id_)]
    return linking.link_cards(document, "route", id_, missing)


CLICKS = {
    "set_field": fill_in,
    "check_today": check_today,
    "edit_text": rewrite,
    "add_opportunity": add_opportunity,
    "edit_route": complete_route,
    "set_emotion": lambda document, _kind, id_, _key: cards.set_emotion(document, [id_], 1),
    "link_opportunity": lambda document, _kind, id_, _key: linking.link_cards(document, "opportunity", "o2", [id_]),
    "link_evidence": lambda document, _kind, id_, _key: evidence.add_evidence(document, "Survey", card_ids=[id_]),
    "link_touchpoint": lambda document, _kind, id_, _key: linking.link_cards(document, "note", id_, ["c5"]),
    "add_to_route": lambda document, _kind, id_, _key: linking.link_cards(document, "route", "r", [id_]),
    "add_touchpoint": lambda document, _kind, id_, _key: cards.add_card(document, "m", (id_, "shop"), "Asks"),
    "delete_stage": lambda document, _kind, id_, _key: grid.delete_stage(document, id_),
    "choose_persona": lambda document, _kind, _id, _key: maps.choose_persona(document, "m", "u"),
    "add_persona": lambda document, _kind, _id, _key: maps.edit_persona(
        document, "m", name="Eva", fields={"segment": "Students"}
    ),
}
"""What a person does who takes up a mend."""
FIRST_STEPS = {"add_stage", "add_lane"}
"""Mends that only make room: what is missing is then written there."""


@pytest.mark.parametrize("name", PLANTED)
def test_each_mend_does_away_with_its_finding(name):
    spoil, (code, *_ids) = PLANTED[name]
    document = spoil(Spoiling()).document
    (finding,) = [one for one in lint(document, "m", TODAY) if one.code == code]
    assert finding.mends
    for mend in finding.mends:
        if mend.code not in FIRST_STEPS:
            after = document.apply(CLICKS[mend.code](document, *mend.ref, mend.field))
            assert finding.key not in [one.key for one in lint(after, "m", TODAY)], mend


def test_a_stage_that_holds_a_note_is_not_offered_for_deletion():
    document = Spoiling().drop("c2 c3").add(
        Card(id="n", project_id="p", map_id="m", rank="z", title="", stage_id="s1", lane_id="pains")
    )  # fmt: skip
    (finding,) = [one for one in lint(document.document, "m", TODAY) if one.code == "empty_stage"]
    assert [mend.code for mend in finding.mends] == ["add_touchpoint"]
