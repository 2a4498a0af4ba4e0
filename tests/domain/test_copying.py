"""Copies of stages and lanes, and the phase that a moved stage takes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands import grid, maps
from app.domain.commands.copying import duplicate_lane, duplicate_stage
from app.domain.commands.grid import fitting_phase
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.records import PHASES, Card, Lane, Phase, Stage

phases = st.sampled_from(PHASES)


@pytest.fixture
def document() -> Document:
    draft = MapDraft(
        title="Café",
        stages=(StageDraft("Antes", "before"), StageDraft("Pedir"), StageDraft("Pagar"), StageDraft("Luego", "after")),
        lanes=(LaneDraft("channel", "Local"), LaneDraft("text", "Ideas")),
        cards=(CardDraft("a", 1, 0, 1), CardDraft("idea", 1, 1), CardDraft("b", 1, 0, -2), CardDraft("c", 2, 0)),
    )
    return Document({}).apply(maps.new_project("Proyecto", [draft]))


def stage(document: Document, title: str) -> Stage:
    return next(s for s in document.all(Stage) if s.title == title)


def in_order(document: Document) -> list[tuple[str, str]]:
    return [(s.title, s.phase) for s in document.stages(document.maps[0].id)]


def test_a_stage_is_copied_with_its_cards(document: Document) -> None:
    source = stage(document, "Pedir")
    edit = duplicate_stage(document, source.id, 3)
    after = document.apply(edit)
    copy = edit.changes[0].record
    assert rules.problems(after) == []
    assert [title for title, _ in in_order(after)] == ["Antes", "Pedir", "Pagar", "Pedir", "Luego"]
    assert [(c.title, c.lane_id, c.emotion) for c in after.stage_cards(copy.id)] == [
        (c.title, c.lane_id, c.emotion) for c in document.stage_cards(source.id)
    ]
    assert after.stage_cards(source.id) == document.stage_cards(source.id)
    assert after.apply(edit.inverse()) == document


def test_a_lane_is_copied_and_each_card_stands_behind_its_original(document: Document) -> None:
    lane = document.lanes(document.maps[0].id)[0]
    edit = duplicate_lane(document, lane.id)
    after = document.apply(edit)
    assert rules.problems(after) == []
    assert [ln.title for ln in after.lanes(lane.map_id)] == ["Local", "Local", "Ideas"]
    assert [c.title for c in after.stage_cards(stage(document, "Pedir").id)] == ["a", "a", "idea", "b", "b"]
    copy = edit.changes[0].record
    assert isinstance(copy, Lane)
    assert [c.title for c in after.lane_cards(copy.id)] == ["a", "b", "c"]


def test_cards_of_equal_rank_are_copied_too(document: Document) -> None:
    ranks = {c.title: c.rank for c in document.all(Card)}
    same = Document.of(
        [c if not isinstance(c, Card) or c.title != "b" else _with_rank(c, ranks["a"]) for c in document.records()]
    )
    after = same.apply(duplicate_lane(same, same.lanes(same.maps[0].id)[0].id))
    assert rules.problems(after) == []
    assert len(after.all(Card)) == len(same.all(Card)) + 3


def _with_rank(card: Card, rank: str) -> Card:
    return replace(card, rank=rank)


def test_a_stage_among_those_of_another_phase_takes_that_phase(document: Document) -> None:
    moved = document.apply(grid.move_stage(document, stage(document, "Luego").id, 2))
    assert in_order(moved) == [("Antes", "before"), ("Pedir", "during"), ("Luego", "during"), ("Pagar", "during")]
    assert len(grid.move_stage(document, stage(document, "Luego").id, 2).changes) == 1


def test_a_stage_at_the_border_of_two_phases_keeps_its_own(document: Document) -> None:
    moved = document.apply(grid.move_stage(document, stage(document, "Pagar").id, 1))
    assert in_order(moved)[1] == ("Pagar", "during")
    assert grid.move_stage(document, stage(document, "Antes").id, 0).is_empty


@given(st.lists(phases, max_size=6), phases, st.integers(0, 6))
def test_a_band_in_order_never_repeats_a_phase(others: list[Phase], phase: Phase, index: int) -> None:
    ordered = sorted(others, key=PHASES.index)
    stages = [Stage(id=str(n), project_id="p", map_id="m", rank=f"a{n}", title="", phase=p)
              for n, p in enumerate(ordered)]  # fmt: skip
    taken = fitting_phase(stages, index, phase)
    at = min(index, len(ordered))
    assert (after := [*ordered[:at], taken, *ordered[at:]]) == sorted(after, key=PHASES.index)
