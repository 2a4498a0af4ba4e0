"""Copies of whole stages and lanes, with everything they hold."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.commands.changing import added
from app.domain.commands.grid import fitting_phase, rank_at
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.ordering import ranks_between
from app.domain.records import Card, Lane, Stage


def duplicate_stage(document: Document, stage_id: str, index: int | None = None) -> Edit:
    """A copy of a stage with its cards at ``index`` of the stages (None: right behind it)."""
    source = document.get(Stage, stage_id)
    stages = document.stages(source.map_id)
    at = [stage.id for stage in stages].index(stage_id) + 1 if index is None else index
    phase = fitting_phase(stages, at, source.phase)
    copy = replace(source, id=new_id(), rank=rank_at(stages, at), phase=phase)
    cards = [replace(card, id=new_id(), stage_id=copy.id) for card in document.stage_cards(stage_id)]
    return Edit(Label("duplicate_stage", {"title": source.title}), added([copy, *cards]))


def duplicate_lane(document: Document, lane_id: str, index: int | None = None) -> Edit:
    """A copy of a lane with its cards at ``index`` of the lanes (None: right below it)."""
    source = document.get(Lane, lane_id)
    lanes = document.lanes(source.map_id)
    at = [lane.id for lane in lanes].index(lane_id) + 1 if index is None else index
    copy = replace(source, id=new_id(), rank=rank_at(lanes, at))
    cards = list(_copied(document, document.lane_cards(lane_id), copy))
    return Edit(Label("duplicate_lane", {"title": source.title}), added([copy, *cards]))


def _copied(document: Document, cards: Iterable[Card], lane: Lane) -> Iterable[Card]:
    """Copies in another lane, each right behind its original in the order of its stage."""
    following: dict[str, str] = {}
    for stage_id in {card.stage_id for card in cards if card.stage_id is not None}:
        mates = document.stage_cards(stage_id)
        later = ""
        for card, after in zip(reversed(mates), [None, *reversed(mates)], strict=False):
            if after is not None and after.rank > card.rank:
                later = after.rank
            following[card.id] = later
    for card in cards:
        rank = ranks_between(card.rank, following.get(card.id, ""), 1)[0]
        yield replace(card, id=new_id(), lane_id=lane.id, rank=rank)
