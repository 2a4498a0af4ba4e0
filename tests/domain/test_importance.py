"""A first importance by stage: it rises with the phases, and never overwrites what is set."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands.importance import PROFILE, lacks_importance, suggest_importance, without_importance
from app.domain.document import Document
from app.domain.fields import field_of
from app.domain.records import PHASES, Answers, Evidence
from tests.layout.maps import card, document, lane, stage

STAGES = [stage(n, phase=phase) for n, phase in enumerate(PHASES)]
LANES = [lane(0), lane(1, "text", text_kind="pains")]


def made(*cards, more=()):
    return Document.of([*document(STAGES, LANES, cards).records(), *more])


def importance(held):
    return {c.id: c.fields["importance"] for c in held.cards("m") if "importance" in c.fields}


def test_the_profile_rises_by_phase_within_the_scale():
    values = [PROFILE[phase] for phase in PHASES]
    assert values == sorted(set(values))
    assert all(field_of("card", "importance").low <= value <= field_of("card", "importance").high for value in values)


def test_only_touchpoints_in_stages_without_an_importance_get_it():
    held = made(card(0, 0, 0), card(1, 1, 0, importance=5), card(2, 1, 1), card(3, None, None), card(4, 2, 0))
    assert [(s.id, [c.id for c in cards]) for s, cards in without_importance(held, "m")] == [("s0", ["c0"]),
                                                                                            ("s2", ["c4"])]  # fmt: skip
    edit = suggest_importance(held, "m", {"s0": 2, "s1": 3, "s2": 4})
    assert (edit.label.code, edit.label.params["count"]) == ("suggest_importance", 2)
    after = held.apply(edit)
    assert importance(after) == {"c0": 2, "c1": 5, "c4": 4}
    assert after.apply(edit.inverse()) == held
    assert not suggest_importance(after, "m", {"s0": 1, "s1": 1, "s2": 1}).changes


def test_a_stage_that_is_left_out_stays_as_it_is():
    held = made(card(0, 0, 0), card(1, 2, 0))
    assert importance(held.apply(suggest_importance(held, "m", {"s2": 5}))) == {"c1": 5}


def test_what_customers_said_of_its_importance_is_not_drowned():
    survey = Evidence(project_id="p", id="e", rank="a", title="Survey", fields={"type": "survey"})
    said = Answers(project_id="p", id="x", evidence_id="e", card_id="c0", measure="importance", values="4,5")
    felt = Answers(project_id="p", id="y", evidence_id="e", card_id="c1", measure="emotion", values="1")
    held = made(card(0, 0, 0), card(1, 0, 0), more=[survey, said, felt])
    assert lacks_importance(held, "m")
    assert not lacks_importance(made(card(0, 0, 0), more=[survey, said]), "m")
    assert importance(held.apply(suggest_importance(held, "m", {"s0": 2}))) == {"c1": 2}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.none() | st.integers(1, 5)), max_size=12),
       st.dictionaries(st.sampled_from(["s0", "s1", "s2"]), st.integers(1, 5)))  # fmt: skip
def test_nothing_that_is_set_ever_changes(cards, by_stage):
    held = made(*(card(n, column, row, **({} if value is None else {"importance": value}))
                  for n, (column, row, value) in enumerate(cards)))  # fmt: skip
    before = importance(held)
    assert lacks_importance(held, "m") == bool(without_importance(held, "m"))
    edit = suggest_importance(held, "m", by_stage)
    after = importance(held.apply(edit))
    assert before.items() <= after.items()
    given_ = {id_: value for id_, value in after.items() if id_ not in before}
    assert given_ == {f"c{n}": by_stage[f"s{column}"] for n, (column, row, value) in enumerate(cards)
                      if row == 0 and value is None and f"s{column}" in by_stage}  # fmt: skip
