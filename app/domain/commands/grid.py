"""Stages and lanes: the columns and rows of a map, with everything they hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.commands.changing import added, cards_with_links, changed, patched, removed, with_fields
from app.domain.document import Document
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Change, Edit, Label
from app.domain.fields import field_of
from app.domain.ids import new_id
from app.domain.ordering import neighbours, rank_between
from app.domain.records import NO_FIELDS, PHASES, Lane, Phase, Record, Stage, Value
from app.domain.text import clean_line

LOWEST_LANE, HIGHEST_LANE = 8.0, 1200.0
"""The natural millimetres between which a lane's height is kept."""


def add_stage(document: Document, map_id: str, draft: StageDraft, index: int | None = None) -> Edit:
    """A new stage at ``index`` (None: behind the last)."""
    stage = Stage(
        id=new_id(),
        project_id=document.project.id,
        map_id=map_id,
        rank=rank_at(document.stages(map_id), index),
        title=clean_line(draft.title),
        phase=draft.phase,
        fields=with_fields("stage", NO_FIELDS, draft.fields),
    )
    return Edit(Label("add_stage", {"title": stage.title}), added([stage]))


def add_lane(document: Document, map_id: str, draft: LaneDraft, index: int | None = None) -> Edit:
    """A new lane at ``index`` (None: below the last)."""
    lane = Lane(
        id=new_id(),
        project_id=document.project.id,
        map_id=map_id,
        rank=rank_at(document.lanes(map_id), index),
        lane_kind=draft.lane_kind,
        title=clean_line(draft.title),
        fields=with_fields("lane", NO_FIELDS, draft.fields),
    )
    return Edit(Label("add_lane", {"title": lane.title}), added([lane]))


def edit_stage(
    document: Document,
    stage_id: str,
    *,
    title: str | None = None,
    phase: Phase | None = None,
    fields: Mapping[str, Value | None] | None = None,
) -> Edit:
    """Another title, phase or other fields of a stage; what is None stays."""
    before = document.get(Stage, stage_id)
    after = replace(
        before,
        title=before.title if title is None else clean_line(title),
        phase=before.phase if phase is None else phase,
        fields=with_fields("stage", before.fields, fields or {}),
    )
    code = "rename_stage" if after.title != before.title else "edit_stage"
    return Edit(Label(code, {"title": after.title, "before": before.title}), changed(before, after))


def edit_lane(
    document: Document,
    lane_id: str,
    *,
    title: str | None = None,
    fields: Mapping[str, Value | None] | None = None,
) -> Edit:
    """Another title or other fields of a lane; what is None stays."""
    before = document.get(Lane, lane_id)
    after = replace(
        before,
        title=before.title if title is None else clean_line(title),
        fields=with_fields("lane", before.fields, fields or {}),
    )
    code = "rename_lane" if after.title != before.title else "edit_lane"
    return Edit(Label(code, {"title": after.title, "before": before.title}), changed(before, after))


def move_stage(document: Document, stage_id: str, index: int) -> Edit:
    """A stage to another place, counted without itself; its cards go with it, and it takes the phase that fits."""
    before = document.get(Stage, stage_id)
    stages = document.stages(before.map_id)
    rank = _rank_for(stages, before, index)
    rest = [stage for stage in stages if stage.id != stage_id]
    phase = before.phase if rank == before.rank else fitting_phase(rest, index, before.phase)
    after = replace(before, rank=rank, phase=phase)
    return Edit(Label("move_stage", {"title": before.title}), changed(before, after))


def move_lane(document: Document, lane_id: str, index: int) -> Edit:
    """A lane to another place, counted without itself; its cards go with it."""
    before = document.get(Lane, lane_id)
    after = replace(before, rank=_rank_for(document.lanes(before.map_id), before, index))
    return Edit(Label("move_lane", {"title": before.title}), changed(before, after))


def delete_stage(document: Document, stage_id: str) -> Edit:
    """A stage goes with its cards."""
    stage = document.get(Stage, stage_id)
    records: list[Record] = [*cards_with_links(document, document.stage_cards(stage_id)), stage]
    return Edit(Label("delete_stage", {"title": stage.title}), removed(records))


def delete_lane(document: Document, lane_id: str) -> Edit:
    """A lane goes with its cards."""
    lane = document.get(Lane, lane_id)
    records: list[Record] = [*cards_with_links(document, document.lane_cards(lane_id)), lane]
    return Edit(Label("delete_lane", {"title": lane.title}), removed(records))


def set_columns(document: Document, stage_ids: Iterable[str], count: int | None) -> Edit:
    """So many cards side by side in stages, kept to what the catalogue allows; None is as many as fit."""
    stages = [document.get(Stage, stage_id) for stage_id in stage_ids]
    return Edit(_label("size_stage", stages), _widened(stages, count))


def align_widths(document: Document, counts: Mapping[str, int]) -> Edit:
    """All of these stages as wide as the widest; ``counts`` are the cards side by side in each now, by its id."""
    stages = [document.get(Stage, stage_id) for stage_id in counts]
    changes = _widened(stages, max(counts.values())) if len(stages) > 1 else ()
    return Edit(Label("align_widths", {"count": len(stages)}), changes)


def set_height(document: Document, lane_ids: Iterable[str], height: float | None) -> Edit:
    """The least height of lanes' ground, in natural millimetres; of the curve's lane that of the curve.

    None is as high as the cards need.
    """
    lanes = [document.get(Lane, lane_id) for lane_id in lane_ids]
    least = None if height is None else round(min(HIGHEST_LANE, max(LOWEST_LANE, height)), 1)
    changes = [c for lane in lanes for c in changed(lane, patched(lane, {"height": least}))]
    return Edit(_label("size_lane", lanes), tuple(changes))


def fit_sizes(document: Document, stage_ids: Iterable[str], lane_ids: Iterable[str]) -> Edit:
    """Stages as wide and lanes as high as their cards need."""
    stages = [document.get(Stage, stage_id) for stage_id in stage_ids]
    lanes = [document.get(Lane, lane_id) for lane_id in lane_ids]
    changes = [*_widened(stages, None), *(c for lane in lanes for c in changed(lane, patched(lane, {"height": None})))]
    return Edit(Label("fit_sizes", {"count": len(changes)}), tuple(changes))


def _widened(stages: Sequence[Stage], count: int | None) -> tuple[Change, ...]:
    spec = field_of("stage", "columns")
    columns = None if count is None else min(spec.high, max(spec.low, count))
    return tuple([c for stage in stages for c in changed(stage, patched(stage, {"columns": columns}))])


def _label(code: str, records: Sequence[Stage] | Sequence[Lane]) -> Label:
    return Label(code, {"title": records[0].title if records else "", "count": len(records)})


def fitting_phase(stages: Sequence[Stage], index: int, phase: Phase) -> Phase:
    """The phase of a stage at ``index`` among others: its own, or a neighbour's where it would interrupt theirs.

    Between a stage before the sale and one during it a stage may be of either; beyond them all it keeps its own only
    if that goes on in order.
    """
    at = max(0, min(index, len(stages)))
    left = stages[at - 1].phase if at else None
    right = stages[at].phase if at < len(stages) else None
    if phase in (left, right):
        return phase
    if left is not None and PHASES.index(phase) < PHASES.index(left):
        return left
    if right is not None and PHASES.index(phase) > PHASES.index(right):
        return right
    return phase


def rank_at(records: Sequence[Stage] | Sequence[Lane], index: int | None) -> str:
    """A rank for a new record at a place among the others."""
    ranks = [record.rank for record in records]
    return rank_between(*neighbours(ranks, len(ranks) if index is None else index))


def _rank_for(records: Sequence[Stage] | Sequence[Lane], moving: Stage | Lane, index: int) -> str:
    """The rank of a moved record; its old one where it stays."""
    rest = [record for record in records if record.id != moving.id]
    if [record.id for record in records].index(moving.id) == max(0, min(index, len(rest))):
        return moving.rank
    return rank_between(*neighbours([record.rank for record in rest], index))
