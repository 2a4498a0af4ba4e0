"""Random work on a project: the document, the file and a plain model of what should be there agree after every step.

The model knows lists of ids and plain texts, no ranks, no records and no edits; undo and redo are its old copies.
"""

import tempfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain import rules
from app.domain.commands import cards, grid, maps
from app.domain.document import Cell, Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.edits import Edit
from app.domain.records import JourneyMap, Lane, Persona, Stage
from app.domain.text import clean, clean_line
from app.session import EditSession, open_library
from app.store.library import Library

TRAY: Cell = (None, None)
TEXTS = st.text(max_size=12) | st.sampled_from(["Pagar", "a\r\nb", "\u2028", " x ", "אב", "e\u0301", "👩‍🚀", "\ud800"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "importance": st.none() | st.integers(1, 5),
        "moment_of_truth": st.none() | st.booleans(),
        "text": st.none() | TEXTS,
        "control": st.none() | st.sampled_from(["own", "partner", "none"]),
    },
)
SAMPLE = MapDraft(
    "Mapa",
    (StageDraft("Antes", "before"), StageDraft("Durante")),
    (LaneDraft("channel", "Web"), LaneDraft("text", "Ideas")),
    (CardDraft("Buscar", 0, 0, 1), CardDraft("Pagar", 1, 0), CardDraft("Duda", 1, 1), CardDraft("Suelta", None, None)),
    PersonaDraft("Ana"),
)


@dataclass
class Grid:
    """A map: its title, its columns and rows by id, and the cards of each cell in order."""

    title: str
    persona: str | None
    stages: list[str] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    cells: dict[Cell, list[str]] = field(default_factory=dict)

    def put(self, card_ids: Sequence[str], cell: Cell, index: int | None) -> None:
        """Cards into a cell."""
        row = self.cells.setdefault(cell, [])
        at = len(row) if index is None else max(0, min(index, len(row)))
        row[at:at] = card_ids

    def take(self, card_ids: Sequence[str]) -> None:
        """Cards out of their cells."""
        for row in self.cells.values():
            row[:] = [i for i in row if i not in card_ids]

    def drop_cells(self, gone: str) -> None:
        """The cells of a stage or a lane."""
        self.cells = {cell: row for cell, row in self.cells.items() if gone not in cell}


@dataclass
class Model:
    """A project."""

    name: str
    grids: dict[str, Grid] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Of stages and lanes."""
    cards: dict[str, tuple[str, int | None, dict[str, object]]] = field(default_factory=dict)

    def settled(self) -> "Model":
        """Without empty cells and without what no map holds any more."""
        out = deepcopy(self)
        for grid_ in out.grids.values():
            grid_.cells = {cell: row for cell, row in grid_.cells.items() if row}
        held = {i for g in out.grids.values() for row in g.cells.values() for i in row}
        out.cards = {i: card for i, card in out.cards.items() if i in held}
        lines = {i for g in out.grids.values() for i in (*g.stages, *g.lanes)}
        out.titles = {i: title for i, title in out.titles.items() if i in lines}
        return out


def seen(document: Document) -> Model:
    """What a document shows, in the words of the model."""
    model = Model(document.project.name)
    for journey in document.maps:
        persona = document.find(Persona, journey.persona_id)
        grid_ = Grid(journey.title, persona.name if persona else None)
        grid_.stages = [s.id for s in document.stages(journey.id)]
        grid_.lanes = [ln.id for ln in document.lanes(journey.id)]
        cells = [TRAY, *((s, ln) for s in grid_.stages for ln in grid_.lanes)]
        grid_.cells = {cell: [c.id for c in document.cell(journey.id, cell)] for cell in cells}
        model.grids[journey.id] = grid_
        model.titles |= {stage.id: stage.title for stage in document.stages(journey.id)}
        model.titles |= {lane.id: lane.title for lane in document.lanes(journey.id)}
        model.cards |= {c.id: (c.title, c.emotion, dict(c.fields)) for c in document.cards(journey.id)}
    return model.settled()


def says_something(value: object) -> bool:
    """Whether a catalogue field keeps a value."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


class RandomWork(RuleBasedStateMachine):
    """A person who does anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.sqlite"
        self.opened: list[Library] = []
        self.past: list[Model] = []
        self.future: list[Model] = []

    @initialize()
    def start(self) -> None:
        """A project with two maps, as a template makes it."""
        with Library.open(self.path) as library:
            edit = maps.new_project("Café", [SAMPLE, SAMPLE])
            library.create(edit)
        self.project_id = edit.changes[0].record.id
        self.open()
        self.first = self.document
        self.model = seen(self.document)

    def teardown(self) -> None:
        """Undo all is the beginning, redo all is the end."""
        try:
            if hasattr(self, "first"):
                self.there_and_back()
        finally:
            for library in self.opened:
                library.close()
            self.folder.cleanup()

    def there_and_back(self) -> None:
        last, future = self.document, len(self.future)
        for _ in self.past:
            assert self.session.undo() is not None
        assert self.session.undo_label is None
        assert self.document == self.first
        self.open()
        for _ in self.past:
            assert self.session.redo() is not None
        assert self.document == last
        assert self.opened[-1].load(self.project_id)[0] == last
        for _ in range(future):
            assert self.session.redo() is not None
        assert self.session.redo_label is None

    # -- what the rules share -----------------------------------------------------------------
    @property
    def document(self) -> Document:
        return self.session.document

    def open(self) -> None:
        """A new program on the same file; the old one is not told."""
        self.opened.append(open_library(self.path, back_up=False))
        self.session = EditSession(self.opened[-1], self.project_id)

    def do(self, edit: Edit, after: Model) -> Edit | None:
        """An edit, and what it should lead to."""
        before, after = self.model.settled(), after.settled()
        done = self.session.do(edit)
        assert (done is None) == (before == after), edit.label
        if done is not None:
            self.past.append(before)
            self.future.clear()
            self.model = after
        return done

    def a_map(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(list(self.model.grids)), "map")

    def a_cell(self, data: st.DataObject, map_id: str) -> Cell:
        grid_ = self.model.grids[map_id]
        cells = [TRAY, *((s, ln) for s in grid_.stages for ln in grid_.lanes)]
        return data.draw(st.sampled_from(cells), "cell")

    def some_cards(self, data: st.DataObject, map_id: str) -> list[str]:
        pool = sorted(i for row in self.model.grids[map_id].cells.values() for i in row)
        chosen = st.lists(st.sampled_from(pool), unique=True, max_size=4) if pool else st.just([])
        return data.draw(chosen, "cards")

    def line(self, data: st.DataObject, map_id: str, kind: str) -> str | None:
        pool = getattr(self.model.grids[map_id], kind)
        return data.draw(st.sampled_from(pool), kind) if pool else None

    # -- cards --------------------------------------------------------------------------------
    @rule(data=st.data(), title=TEXTS, index=st.none() | st.integers(-1, 9), emotion=st.none() | st.integers(-2, 2))
    def add_card(self, data: st.DataObject, title: str, index: int | None, emotion: int | None) -> None:
        map_id = self.a_map(data)
        cell = self.a_cell(data, map_id)
        edit = cards.add_cards(self.document, map_id, cell, [CardDraft(title, None, None, emotion)], index)
        after = deepcopy(self.model)
        (new,) = (change.record.id for change in edit.changes)
        after.cards[new] = (clean(title).strip(), emotion, {})
        after.grids[map_id].put([new], cell, index)
        self.do(edit, after)

    @rule(data=st.data(), title=TEXTS)
    def retitle(self, data: st.DataObject, title: str) -> None:
        after = deepcopy(self.model)
        for card_id in self.some_cards(data, self.a_map(data))[:1]:
            after.cards[card_id] = (clean(title).strip(), *after.cards[card_id][1:])
            self.do(cards.retitle(self.document, card_id, title), after)

    @rule(data=st.data(), emotion=st.none() | st.integers(-2, 2))
    def set_emotion(self, data: st.DataObject, emotion: int | None) -> None:
        chosen = self.some_cards(data, self.a_map(data))
        after = deepcopy(self.model)
        for i in chosen:
            after.cards[i] = (after.cards[i][0], emotion, after.cards[i][2])
        self.do(cards.set_emotion(self.document, chosen, emotion), after)

    @rule(data=st.data(), values=FIELDS)
    def set_fields(self, data: st.DataObject, values: dict) -> None:
        chosen = self.some_cards(data, self.a_map(data))
        after = deepcopy(self.model)
        for i in chosen:
            title, emotion, fields = after.cards[i]
            merged = {**fields, **{k: clean(v) if isinstance(v, str) else v for k, v in values.items()}}
            after.cards[i] = (title, emotion, {k: v for k, v in merged.items() if says_something(v)})
        self.do(cards.set_fields(self.document, chosen, values), after)

    @rule(data=st.data(), index=st.none() | st.integers(-1, 6))
    def move(self, data: st.DataObject, index: int | None) -> None:
        map_id = self.a_map(data)
        chosen, cell = self.some_cards(data, map_id), self.a_cell(data, map_id)
        after = deepcopy(self.model)
        after.grids[map_id].take(chosen)
        after.grids[map_id].put(chosen, cell, index)
        edit = cards.move(self.document, chosen, cell, index)
        assert {change.record.id for change in edit.changes} <= set(chosen)
        self.do(edit, after)

    @rule(data=st.data(), there=st.booleans(), index=st.none() | st.integers(0, 6))
    def duplicate(self, data: st.DataObject, there: bool, index: int | None) -> None:
        map_id = self.a_map(data)
        chosen = self.some_cards(data, map_id)
        cell = self.a_cell(data, map_id) if there else None
        edit = cards.duplicate(self.document, chosen, cell, index)
        copies = [change.record.id for change in edit.changes]
        after = deepcopy(self.model)
        grid_ = after.grids[map_id]
        for old, new in zip(chosen, copies, strict=True):
            after.cards[new] = deepcopy(after.cards[old])
            if cell is None:
                row = next(row for row in grid_.cells.values() if old in row)
                row.insert(row.index(old) + 1, new)
        if cell is not None:
            grid_.put(copies, cell, index)
        self.do(edit, after)

    @rule(data=st.data())
    def delete_cards(self, data: st.DataObject) -> None:
        map_id = self.a_map(data)
        chosen = self.some_cards(data, map_id)
        after = deepcopy(self.model)
        after.grids[map_id].take(chosen)
        self.do(cards.delete(self.document, chosen), after)

    # -- stages and lanes ---------------------------------------------------------------------
    @rule(data=st.data(), title=TEXTS, index=st.none() | st.integers(-1, 5), kind=st.sampled_from(["stages", "lanes"]))
    def add_line(self, data: st.DataObject, title: str, index: int | None, kind: str) -> None:
        map_id = self.a_map(data)
        if kind == "stages":
            edit = grid.add_stage(self.document, map_id, StageDraft(title), index)
        else:
            edit = grid.add_lane(self.document, map_id, LaneDraft("text", title), index)
        after = deepcopy(self.model)
        rows = getattr(after.grids[map_id], kind)
        after.titles[edit.changes[0].record.id] = clean_line(title)
        rows.insert(len(rows) if index is None else max(0, min(index, len(rows))), edit.changes[0].record.id)
        self.do(edit, after)

    @rule(data=st.data(), title=TEXTS, kind=st.sampled_from(["stages", "lanes"]))
    def rename_line(self, data: st.DataObject, title: str, kind: str) -> None:
        found = self.line(data, self.a_map(data), kind)
        if found:
            command = grid.edit_stage if kind == "stages" else grid.edit_lane
            after = deepcopy(self.model)
            after.titles[found] = clean_line(title)
            self.do(command(self.document, found, title=title), after)

    @rule(data=st.data(), index=st.integers(-1, 6), kind=st.sampled_from(["stages", "lanes"]))
    def move_line(self, data: st.DataObject, index: int, kind: str) -> None:
        map_id = self.a_map(data)
        found = self.line(data, map_id, kind)
        if found:
            command = grid.move_stage if kind == "stages" else grid.move_lane
            after = deepcopy(self.model)
            rows = getattr(after.grids[map_id], kind)
            rows.remove(found)
            rows.insert(max(0, min(index, len(rows))), found)
            edit = command(self.document, found, index)
            assert len(edit.changes) <= 1
            self.do(edit, after)

    @rule(data=st.data(), kind=st.sampled_from(["stages", "lanes"]))
    def delete_line(self, data: st.DataObject, kind: str) -> None:
        map_id = self.a_map(data)
        found = self.line(data, map_id, kind)
        if found:
            command = grid.delete_stage if kind == "stages" else grid.delete_lane
            after = deepcopy(self.model)
            getattr(after.grids[map_id], kind).remove(found)
            after.grids[map_id].drop_cells(found)
            self.do(command(self.document, found), after)

    # -- maps and people ----------------------------------------------------------------------
    @precondition(lambda self: len(self.model.grids) < 4)
    @rule()
    def add_map(self) -> None:
        edit = maps.add_map(self.document, SAMPLE)
        after = seen(self.document.apply(edit))
        added = set(after.grids) - set(self.model.grids)
        assert after.grids[added.pop()].title == "Mapa"
        assert not added
        assert {i: g for i, g in after.grids.items() if i in self.model.grids} == self.model.settled().grids
        self.do(edit, after)

    @precondition(lambda self: len(self.model.grids) > 1)
    @rule(data=st.data())
    def delete_map(self, data: st.DataObject) -> None:
        map_id = self.a_map(data)
        after = deepcopy(self.model)
        del after.grids[map_id]
        self.do(maps.delete_map(self.document, map_id), after)

    @precondition(lambda self: len(self.model.grids) < 4)
    @rule(data=st.data(), title=TEXTS)
    def duplicate_map(self, data: st.DataObject, title: str) -> None:
        map_id = self.a_map(data)
        edit = maps.duplicate_map(self.document, map_id, title)
        after = seen(self.document.apply(edit))
        (copy,) = set(after.grids) - set(self.model.grids)
        old, new = self.model.grids[map_id], after.grids[copy]
        assert [self.model.titles[i] for i in (*old.stages, *old.lanes)] == [
            after.titles[i] for i in (*new.stages, *new.lanes)
        ]
        pairs = dict(zip((*old.stages, *old.lanes, None), (*new.stages, *new.lanes, None), strict=True))
        texts = {
            (pairs[s], pairs[ln]): [(*self.model.cards[i][:2], {"origin": i, **self.model.cards[i][2]}) for i in row]
            for (s, ln), row in old.cells.items()
            if row
        }
        assert texts == {cell: [after.cards[i] for i in row] for cell, row in new.cells.items()}
        self.do(edit, after)

    @rule(data=st.data(), title=TEXTS)
    def rename_map(self, data: st.DataObject, title: str) -> None:
        map_id = self.a_map(data)
        after = deepcopy(self.model)
        if after.name == after.grids[map_id].title and len(after.grids) == 1:
            after.name = clean_line(title) or after.name
        after.grids[map_id].title = clean_line(title)
        self.do(maps.edit_map(self.document, map_id, title=title), after)

    @rule(data=st.data(), name=TEXTS)
    def name_persona(self, data: st.DataObject, name: str) -> None:
        map_id = self.a_map(data)
        persona = self.document.get(JourneyMap, map_id).persona_id
        after = deepcopy(self.model)
        for journey in self.document.maps:
            if journey.persona_id == persona:
                after.grids[journey.id].persona = clean_line(name)
        self.do(maps.edit_persona(self.document, map_id, name=name), after)

    @rule(name=TEXTS)
    def rename_project(self, name: str) -> None:
        after = deepcopy(self.model)
        after.name = clean_line(name) or after.name
        self.do(maps.rename_project(self.document, name), after)

    # -- time ---------------------------------------------------------------------------------
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert (self.session.undo() is not None) == bool(self.past)
            if self.past:
                self.future.append(self.model.settled())
                self.model = self.past.pop()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            assert (self.session.redo() is not None) == bool(self.future)
            if self.future:
                self.past.append(self.model.settled())
                self.model = self.future.pop()

    @rule()
    def start_again(self) -> None:
        labels = self.session.undo_label, self.session.redo_label
        self.open()
        assert (self.session.undo_label, self.session.redo_label) == labels

    @rule(data=st.data(), title=TEXTS)
    def type_and_crash(self, data: st.DataObject, title: str) -> None:
        text = clean(title)  # what a text field gives
        after = deepcopy(self.model)
        for card_id in self.some_cards(data, self.a_map(data))[:1]:
            self.session.save_draft("card", card_id, "title", text)
            after.cards[card_id] = (text.strip(), *after.cards[card_id][1:])
            before, after = self.model.settled(), after.settled()
            self.open()
            assert bool(self.session.recovered) == (before != after)
            if before != after:
                self.past.append(before)
                self.future.clear()
                self.model = after

    # -- always -------------------------------------------------------------------------------
    @invariant()
    def all_agree(self) -> None:
        if hasattr(self, "first"):
            assert seen(self.document) == self.model.settled()
            assert self.opened[-1].load(self.project_id) == (self.document, self.session.gen)
            assert rules.problems(self.document) == []
            assert (self.session.undo_label is not None) == bool(self.past)
            assert (self.session.redo_label is not None) == bool(self.future)

    @invariant()
    def journey_order_is_one_order(self) -> None:
        """Cards of a stage stand in one order, and each cell shows its part of it."""
        if hasattr(self, "first"):
            for stage in self.document.all(Stage):
                order = [c.id for c in self.document.stage_cards(stage.id)]
                for lane in self.document.all(Lane):
                    row = [c.id for c in self.document.cell(stage.map_id, (stage.id, lane.id))]
                    assert row == [i for i in order if i in row]


TestRandomEdits = RandomWork.TestCase
TestRandomEdits.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
