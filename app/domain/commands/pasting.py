"""Pasting: clips, lines and tables become cards, stages and lanes.  One edit each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.clips import Clip, card_lanes
from app.domain.commands.cards import ranks_at
from app.domain.commands.changing import added, with_fields
from app.domain.commands.grid import fitting_phase, rank_at
from app.domain.document import Cell, Document
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.edits import Edit, Label
from app.domain.folding import fold_line
from app.domain.ids import new_id
from app.domain.ordering import last_rank, ranks_between
from app.domain.problems import Problem
from app.domain.records import NO_FIELDS, Card, Lane, Record, Stage
from app.domain.smileys import take_smiley
from app.domain.text import clean, clean_line

MOST_CARDS = 2000
MOST_STAGES = 200
MOST_LANES = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where pasting begins: a cell, and the index there for what falls into it (None: behind the last)."""

    cell: Cell
    index: int | None = None


@dataclass(slots=True)
class _Landing:
    """Cards on their way into a map that may grow for them."""

    document: Document
    map_id: str
    stages: list[Stage] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    """The lanes that hold cards."""
    new: list[Record] = field(default_factory=list)
    cards: list[tuple[Stage, Lane, CardDraft]] = field(default_factory=list)

    @classmethod
    def on(cls, document: Document, map_id: str) -> "_Landing":
        """On a map as it is."""
        return cls(document, map_id, list(document.stages(map_id)), card_lanes(document, map_id))

    def add_stage(self, draft: StageDraft, index: int | None = None) -> Stage:
        """A new stage at an index; None is behind the last."""
        at = len(self.stages) if index is None else index
        stage = Stage(
            id=new_id(), project_id=self.document.project.id, map_id=self.map_id, rank=rank_at(self.stages, at),
            title=clean_line(draft.title), phase=fitting_phase(self.stages, at, draft.phase),
            fields=with_fields("stage", NO_FIELDS, draft.fields),
        )  # fmt: skip
        self.stages.insert(at, stage)
        self.new.append(stage)
        return stage

    def add_lane(self, draft: LaneDraft, index: int | None = None) -> Lane:
        """A new lane at an index among all lanes; None is right below the last that holds cards."""
        mine = {lane.id: lane for lane in self.new if isinstance(lane, Lane)}
        every = sorted([*self.document.lanes(self.map_id), *mine.values()], key=lambda lane: (lane.rank, lane.id))
        if index is None:
            below = self.lanes[-1].id if self.lanes else None
            index = next((at + 1 for at, lane in enumerate(every) if lane.id == below), len(every))
        lane = Lane(
            id=new_id(), project_id=self.document.project.id, map_id=self.map_id, rank=rank_at(every, index),
            lane_kind=draft.lane_kind, title=clean_line(draft.title),
            fields=with_fields("lane", NO_FIELDS, draft.fields),
        )  # fmt: skip
        self.lanes.append(lane)
        self.new.append(lane)
        return lane

    def records(self, start: Place | None = None) -> list[Record]:
        """What is new: stages and lanes, and the cards in their order, behind what lies there already."""
        made: dict[int, Card] = {}
        for stage_id in dict.fromkeys(stage.id for stage, _lane, _draft in self.cards):
            mine = [(at, lane, draft) for at, (stage, lane, draft) in enumerate(self.cards) if stage.id == stage_id]
            here = start.cell if start is not None and start.index is not None else None
            inside = [one for one in mine if (stage_id, one[1].id) == here]
            behind = [one for one in mine if (stage_id, one[1].id) != here]
            ranks: list[str] = []
            if inside and start is not None:
                ranks = ranks_at(self.document, self.map_id, start.cell, start.index, len(inside), frozenset())
            last = last_rank([*ranks, *(card.rank for card in self.document.stage_cards(stage_id))])
            ranks += ranks_between(last, "", len(behind))
            for (at, lane, draft), rank in zip((*inside, *behind), ranks, strict=True):
                made[at] = self._card(stage_id, lane, draft, rank)
        return [*self.new, *(made[at] for at in sorted(made))]

    def _card(self, stage_id: str, lane: Lane, draft: CardDraft, rank: str) -> Card:
        return Card(
            id=new_id(), project_id=self.document.project.id, map_id=self.map_id, rank=rank,
            title=clean(draft.title).strip(), stage_id=stage_id, lane_id=lane.id, emotion=draft.emotion,
            fields=with_fields("card", NO_FIELDS, draft.fields),
        )  # fmt: skip


# -- clips ------------------------------------------------------------------------------------
def paste_cards(document: Document, map_id: str, clip: Clip, start: Place) -> Edit:
    """Cards from a cell on, with their places to each other; what would lie beyond the map lies at its edge."""
    landing = _Landing.on(document, map_id)
    if not landing.stages:
        raise Problem("paste.no_stage")
    if not landing.lanes:
        raise Problem("paste.no_lane")
    column, row = _start(landing, start)
    for draft in clip.cards:
        stage = landing.stages[min(column + (draft.stage or 0), len(landing.stages) - 1)]
        lane = landing.lanes[min(row + (draft.lane or 0), len(landing.lanes) - 1)]
        landing.cards.append((stage, lane, draft))
    return _pasted(landing.records(start))


def paste_stage(document: Document, map_id: str, clip: Clip, index: int) -> Edit:
    """A copied stage at an index, its cards in the lanes of the same names, or else as far down as they were."""
    landing = _Landing.on(document, map_id)
    if clip.cards and not landing.lanes:
        raise Problem("paste.no_lane")
    stage = landing.add_stage(clip.stage or StageDraft(""), index)
    places = _matched(clip.names, [lane.title for lane in landing.lanes])
    for draft in clip.cards:
        landing.cards.append((stage, landing.lanes[_at(places, draft.lane, len(landing.lanes))], draft))
    return Edit(Label("paste_stage", {"title": stage.title}), added(landing.records()))


def paste_lane(document: Document, map_id: str, clip: Clip, index: int) -> Edit:
    """A copied lane at an index of all lanes, its cards in the stages of the same names, or else as far along."""
    landing = _Landing.on(document, map_id)
    if clip.cards and not landing.stages:
        raise Problem("paste.no_stage")
    lane = landing.add_lane(clip.lane or LaneDraft("channel", ""), index)
    places = _matched(clip.names, [stage.title for stage in landing.stages])
    for draft in clip.cards:
        landing.cards.append((landing.stages[_at(places, draft.stage, len(landing.stages))], lane, draft))
    return Edit(Label("paste_lane", {"title": lane.title}), added(landing.records()))


def _matched(names: Sequence[str], titles: Sequence[str]) -> dict[int, int]:
    """The place of each name among titles, where there is one of that name."""
    known = {fold_line(title): at for at, title in reversed(list(enumerate(titles)))}
    return {at: known[fold_line(name)] for at, name in enumerate(names) if fold_line(name) in known}


def _at(places: dict[int, int], at: int | None, count: int) -> int:
    return places.get(at or 0, min(at or 0, count - 1))


# -- text -------------------------------------------------------------------------------------
def paste_table(
    document: Document, map_id: str, table: Sequence[Sequence[Sequence[str]]], start: Place,
    stage: StageDraft, lane: LaneDraft,
) -> Edit:  # fmt: skip
    """A table from a cell on: its columns are stages, its rows lanes, each cell holds texts of cards.

    A table with headings (``has_headings``) finds the stages and lanes of those names instead, and makes those that
    are missing.  Stages and lanes that the table needs beyond the map's are made like ``stage`` and ``lane``.
    """
    landing = _Landing.on(document, map_id)
    if has_headings(table):
        columns = _named_stages(landing, [_words(cell) for cell in table[0][1:]], stage)
        rows = _named_lanes(landing, [_words(row[0]) for row in table[1:]], lane)
        body = [row[1:] for row in table[1:]]
    else:
        column, row = _start(landing, start)
        columns = [column + at for at in range(max(map(len, table)))]
        rows = [row + at for at in range(len(table))]
        body = list(table)
        _grow(landing, columns[-1], rows[-1], stage, lane)
    for texts, at in zip(body, rows, strict=True):
        for cell, across in zip(texts, columns, strict=False):
            for text in cell:
                target = landing.lanes[at]
                landing.cards.append((landing.stages[across], target, draft_of(text, target)))
    return _pasted(landing.records(start))


def has_headings(table: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether the first row and column are names: the corner is empty, and all others of them are not."""
    if len(table) < 2 or len(table[0]) < 2 or any(table[0][0]):
        return False
    return all(cell for cell in table[0][1:]) and all(row and row[0] for row in table[1:])


def draft_of(text: str, lane: Lane) -> CardDraft:
    """A card of a text; on a touchpoint a smiley at its end is the face."""
    kept, emotion = take_smiley(clean(text).strip()) if lane.lane_kind == "channel" else (text, None)
    return CardDraft(kept, None, None, emotion)


def add_to_cells(document: Document, map_id: str, drafts: Sequence[tuple[Stage, Lane, CardDraft]]) -> Edit:
    """New cards, each behind the last of its cell."""
    landing = _Landing.on(document, map_id)
    landing.cards += drafts
    if len(drafts) > MOST_CARDS:
        raise Problem("paste.too_many_cards", n=len(drafts), limit=MOST_CARDS)
    label = Label("add_card", {"title": drafts[0][2].title if drafts else "", "count": len(drafts)})
    return Edit(label, added(landing.records()))


def add_stages(document: Document, map_id: str, titles: Sequence[str], index: int) -> Edit:
    """New stages of these names at an index, each of the phase of its neighbour."""
    landing = _Landing.on(document, map_id)
    _check_stages(len(landing.stages) + len(titles))
    phase = landing.stages[index - 1].phase if 0 < index <= len(landing.stages) else "during"
    for at, title in enumerate(titles):
        landing.add_stage(StageDraft(title, phase), index + at)
    label = Label("paste_stages", {"title": titles[0], "count": len(titles)})
    return Edit(label, added(landing.new))


def add_lanes(document: Document, map_id: str, drafts: Sequence[LaneDraft], index: int) -> Edit:
    """New lanes at an index of all lanes."""
    landing = _Landing.on(document, map_id)
    _check_lanes(len(document.lanes(map_id)) + len(drafts))
    for at, draft in enumerate(drafts):
        landing.add_lane(draft, index + at)
    label = Label("paste_lanes", {"title": drafts[0].title, "count": len(drafts)})
    return Edit(label, added(landing.new))


def _named_stages(landing: _Landing, names: Sequence[str], like: StageDraft) -> list[int]:
    """The places of the stages of these names; those that are missing are added."""
    places = _matched(names, [stage.title for stage in landing.stages])
    missing = [name for at, name in enumerate(names) if at not in places]
    _check_stages(len(landing.stages) + len(missing))
    for at, name in enumerate(names):
        if at not in places:
            phase = landing.stages[-1].phase if landing.stages else like.phase
            landing.add_stage(StageDraft(name, phase, like.fields))
            places[at] = len(landing.stages) - 1
    return [places[at] for at in range(len(names))]


def _named_lanes(landing: _Landing, names: Sequence[str], like: LaneDraft) -> list[int]:
    """The places, among the lanes that hold cards, of the lanes of these names; those that are missing are added."""
    places = _matched(names, [lane.title for lane in landing.lanes])
    _check_lanes(len(landing.lanes) + len(names) - len(places))
    for at, name in enumerate(names):
        if at not in places:
            landing.add_lane(replace(like, title=name))
            places[at] = len(landing.lanes) - 1
    return [places[at] for at in range(len(names))]


def _grow(landing: _Landing, column: int, row: int, stage: StageDraft, lane: LaneDraft) -> None:
    """Add stages and lanes until the map has these."""
    _check_stages(column + 1)
    _check_lanes(row + 1)
    while len(landing.stages) <= column:
        phase = landing.stages[-1].phase if landing.stages else stage.phase
        landing.add_stage(replace(stage, phase=phase))
    while len(landing.lanes) <= row:
        last = landing.lanes[-1] if landing.lanes else None
        kind = last.fields.get("text_kind") if last is not None and last.lane_kind == "text" else None
        landing.add_lane(LaneDraft("text", lane.title, {"text_kind": kind}) if kind is not None else lane)


def _words(cell: Sequence[str]) -> str:
    return clean_line(" ".join(cell))


def _check_stages(count: int) -> None:
    if count > MOST_STAGES:
        raise Problem("paste.too_many_stages", n=count, limit=MOST_STAGES)


def _check_lanes(count: int) -> None:
    if count > MOST_LANES:
        raise Problem("paste.too_many_lanes", n=count, limit=MOST_LANES)


def _start(landing: _Landing, start: Place) -> tuple[int, int]:
    """Column and row of the cell where pasting begins; the first cell where the map has not that one."""
    stages, lanes = [stage.id for stage in landing.stages], [lane.id for lane in landing.lanes]
    column = stages.index(start.cell[0]) if start.cell[0] in stages else 0
    row = lanes.index(start.cell[1]) if start.cell[1] in lanes else 0
    return column, row


def _pasted(records: Iterable[Record]) -> Edit:
    """The edit, with what it holds in its label."""
    every = list(records)
    cards = [record for record in every if isinstance(record, Card)]
    if len(cards) > MOST_CARDS:
        raise Problem("paste.too_many_cards", n=len(cards), limit=MOST_CARDS)
    counts = {
        "count": len(cards),
        "stages": sum(isinstance(record, Stage) for record in every),
        "lanes": sum(isinstance(record, Lane) for record in every),
    }
    return Edit(Label("paste_cards", {"title": cards[0].title if cards else "", **counts}), added(every))
