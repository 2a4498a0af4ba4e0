"""The making of a map, out of the real history of a real library."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.commands import cards, evidence, grid, maps
from app.domain.commands.versions import forget_version, name_version, restore_version
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.edits import Edit, Label
from app.domain.excerpt import excerpt
from app.domain.records import Card, Evidence, JourneyMap, Persona
from app.domain.rules import problems
from app.domain.versions import named_versions
from app.insight.compare import compare
from app.past import Past
from app.session import EditSession, open_library
from app.store.library import Library
from app.versions import BIG, DAYS, NEWEST, extent, versions

CAFE = MapDraft(
    "Café",
    (StageDraft("Antes", "before"), StageDraft("Durante"), StageDraft("Después", "after")),
    (LaneDraft("channel", "Local"), LaneDraft("text", "Ideas", {"text_kind": "thoughts"})),
    (
        CardDraft("Buscar", 0, 0, 1),
        CardDraft("Pagar", 1, 0, -1),
        CardDraft("Duda", 1, 1),
        CardDraft("Suelta", None, None),
    ),
    PersonaDraft("Ana"),
)


@pytest.fixture
def library(tmp_path: Path):
    with open_library(tmp_path / "library.sqlite", back_up=False) as library:
        yield library


@pytest.fixture
def session(library: Library) -> EditSession:
    edit = maps.new_project("Proyecto", [CAFE, CAFE])
    library.create(edit)
    return EditSession(library, edit.changes[0].record.id)


def past_of(session: EditSession, map_id: str | None = None) -> Past:
    past = Past(session.document, session.gen, map_id or session.document.maps[0].id)
    assert past.read(session.library, session.project_id)
    return past


def alone(document: Document, map_id: str) -> Document:
    """What can be seen of a map."""
    found = excerpt(document, map_id)
    return Document.of(record for record in found.records() if record.kind not in ("project", "own_field"))


def something(session: EditSession, noise: random.Random) -> object:
    """Anything that a person does to either map."""
    document = session.document
    journey = noise.choice(document.maps)
    stages, lanes, held = document.stages(journey.id), document.lanes(journey.id), document.cards(journey.id)
    cell = (noise.choice(stages).id, noise.choice(lanes).id)
    card = noise.choice(held) if held else None
    newest = session.library.steps(session.project_id)[-1].edit_id
    text = f"{noise.random():.4f}"

    def do(make: Callable[[], Edit]) -> object:
        return session.do(make())

    ways: list[Callable[[], object]] = [
        session.undo,
        session.redo,
        *2 * [lambda: do(lambda: cards.add_card(document, journey.id, cell, text))],
        lambda: do(lambda: grid.add_stage(document, journey.id, StageDraft(text))),
        lambda: do(lambda: maps.edit_persona(document, journey.id, name=text)),
        lambda: do(lambda: name_version(document, journey.id, newest, text)),
    ]
    if len(stages) > 2:
        ways.append(lambda: do(lambda: grid.delete_stage(document, cell[0])))
    if card is not None:
        ways += [
            lambda: do(lambda: cards.move(document, [card.id], cell, 0)),
            lambda: do(lambda: cards.retitle(document, card.id, text)),
            lambda: do(lambda: cards.delete(document, [card.id])),
            lambda: do(lambda: evidence.add_evidence(document, text, card_ids=[card.id])),
        ]
    return noise.choice(ways)()


@pytest.mark.parametrize("seed", range(4))
def test_each_moment_is_the_map_as_it_was(session: EditSession, seed: int) -> None:
    noise = random.Random(seed)
    map_id = session.document.maps[0].id
    first = session.library.steps(session.project_id)[0].edit_id
    were = {first: session.document}
    past = past_of(session)
    for at in range(120):
        something(session, noise)
        were[session.library.steps(session.project_id)[-1].edit_id] = session.document
        if at == 60:  # a past that is open goes along
            past.catch_up(session.library.news(session.project_id, past.gen))
    past.catch_up(session.library.news(session.project_id, past.gen))
    for read in (past, past_of(session)):
        assert read.is_complete
        assert len(read.moments) > 40
        order = list(range(len(read.moments)))
        noise.shuffle(order)
        for number in [*order, *sorted(order), *reversed(order)]:
            then = were[read.moments[number].step.edit_id]
            assert alone(read.at(number), map_id) == alone(then, map_id), number
        assert alone(read.at(len(order) - 1), map_id) == alone(session.document, map_id)


def test_a_moment_knows_what_was_taken_back_and_done_again(session: EditSession) -> None:
    card = next(card for card in session.document.cards(session.document.maps[0].id) if card.title == "Pagar")
    session.do(cards.retitle(session.document, card.id, "Cobrar"))
    session.undo()
    session.redo()
    assert [moment.sense for moment in past_of(session).moments] == ["done", "done", "undone", "redone"]


def test_what_others_maps_and_names_do_is_no_moment(session: EditSession) -> None:
    one, other = (journey.id for journey in session.document.maps)
    before = len(past_of(session, one).moments)
    session.do(grid.add_stage(session.document, other, StageDraft("Otra")))
    session.do(maps.rename_project(session.document, "Otro nombre"))
    session.do(name_version(session.document, one, "some-edit", "Antes de la reunión"))
    assert len(past_of(session, one).moments) == before
    assert len(past_of(session, other).moments) == 2


def test_rows_that_cannot_be_read_hide_only_what_is_older(session: EditSession, tmp_path: Path) -> None:
    map_id = session.document.maps[0].id
    for number in range(6):
        session.do(grid.add_stage(session.document, map_id, StageDraft(f"Etapa {number}")))
    with closing(sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)) as raw:
        raw.execute('UPDATE history SET changes = \'[["~", "card"\' WHERE gen = 4')
    past = past_of(session)
    assert [moment.step.gen for moment in past.moments] == [5, 6, 7]
    assert not past.is_complete
    assert [stage.title for stage in past.at(0).stages(map_id)][-1] == "Etapa 3"
    assert alone(past.at(2), map_id) == alone(session.document, map_id)


def test_what_cannot_be_seen_is_done_along_with_the_next_edit(session: EditSession) -> None:
    map_id = session.document.maps[0].id
    card = session.document.cards(map_id)[0]
    session.do(evidence.add_evidence(session.document, "Entrevista", card_ids=[card.id]))
    source = session.document.evidence[0].id
    session.do(evidence.edit_evidence(session.document, source, title="Entrevista con Ana"))
    session.do(maps.rename_project(session.document, "Otro nombre"))
    session.do(cards.retitle(session.document, card.id, "Otra"))
    past = past_of(session)
    assert [moment.step.code for moment in past.moments] == ["new_project", "add_evidence", "retitle_card"]
    assert past.at(2).get(Evidence, source).title == "Entrevista con Ana"
    assert past.at(2).project.name == "Otro nombre"
    assert past.at(1).get(Evidence, source).title == "Entrevista"


# -- names and restoring --------------------------------------------------------------------------
def test_a_version_is_named_named_otherwise_and_forgotten(session: EditSession) -> None:
    map_id = session.document.maps[0].id
    edit_id = past_of(session).moments[-1].step.edit_id

    def names() -> dict[str, str]:
        return named_versions(session.document.get(JourneyMap, map_id))

    session.do(name_version(session.document, map_id, edit_id, "Antes\nde la reunión"))
    assert names() == {edit_id: "Antes de la reunión"}
    session.do(name_version(session.document, map_id, edit_id, "Otra"))
    assert names() == {edit_id: "Otra"}
    assert session.undo_label == Label("rename_version", {"title": "Otra"})
    session.do(forget_version(session.document, map_id, edit_id))
    assert names() == {}
    session.undo()
    assert names() == {edit_id: "Otra"}
    copy = session.do(maps.duplicate_map(session.document, map_id, "Copia"))
    assert copy is not None
    made = next(c.record for c in copy.changes if isinstance(c.record, JourneyMap))
    assert named_versions(made) == {}
    assert named_versions(excerpt(session.document, map_id).get(JourneyMap, map_id)) == {}


def test_a_restored_version_is_a_map_of_its_own_and_undone_at_once(session: EditSession) -> None:
    map_id = session.document.maps[0].id
    card = next(card for card in session.document.cards(map_id) if card.title == "Pagar")
    session.do(evidence.add_evidence(session.document, "Entrevista", card_ids=[card.id]))
    source = session.document.evidence[0]
    session.do(cards.retitle(session.document, card.id, "Cobrar"))
    past = past_of(session)
    session.do(maps.delete_map(session.document, map_id))
    session.do(evidence.delete_evidence(session.document, source.id))
    before = session.document
    assert before.find(Persona, past.at(1).get(JourneyMap, map_id).persona_id) is None

    edit = session.do(restore_version(session.document, past.at(1), map_id, "Café, antes"))
    assert edit is not None
    assert problems(session.document) == []
    made = session.document.maps[-1]
    assert made.title == "Café, antes"
    assert made.id != map_id
    assert session.document.get(Persona, made.persona_id or "").name == "Ana"
    assert sorted(c.title for c in session.document.cards(made.id)) == ["Buscar", "Duda", "Pagar", "Suelta"]
    again = next(c for c in session.document.cards(made.id) if c.title == "Pagar")
    assert [
        session.document.get(Evidence, link.evidence_id or "").title for link in session.document.links(again.id)
    ] == ["Entrevista"]
    session.undo()
    assert session.document == before


def test_a_version_is_compared_with_now_by_what_is_the_same_thing(session: EditSession) -> None:
    map_id = session.document.maps[0].id
    held = {card.title: card for card in session.document.cards(map_id)}
    session.do(cards.retitle(session.document, held["Pagar"].id, "Cobrar"))
    session.do(cards.delete(session.document, [held["Duda"].id]))
    session.do(cards.add_card(session.document, map_id, (held["Pagar"].stage_id, held["Pagar"].lane_id), "Propina"))
    past = past_of(session)
    restored = restore_version(session.document, past.at(0), map_id, "Antes")
    both = session.document.apply(restored)
    found = compare(both, next(c.record.id for c in restored.changes if isinstance(c.record, JourneyMap)), map_id)
    told = {(d.kind, both.get(Card, d.after or d.before).title) for d in found.differences}
    assert told == {("reworded", "Cobrar"), ("gone", "Duda"), ("added", "Propina")}


# -- which are versions ---------------------------------------------------------------------------
def test_versions_are_what_one_wants_to_find_again(session: EditSession) -> None:
    map_id = session.document.maps[0].id
    cell = (session.document.stages(map_id)[0].id, session.document.lanes(map_id)[0].id)
    for number in range(BIG):
        session.do(cards.add_card(session.document, map_id, cell, f"Tarjeta {number}"))
    named = past_of(session).moments[3].step.edit_id
    session.do(name_version(session.document, map_id, named, "Tres tarjetas"))
    every = [card.id for card in session.document.cards(map_id)]
    session.do(cards.delete(session.document, every))
    session.close()
    again = EditSession(session.library, session.project_id)
    again.do(grid.add_stage(again.document, map_id, StageDraft("Al día siguiente")))
    past = past_of(again)
    names = named_versions(again.document.get(JourneyMap, map_id))
    found = versions(past.moments, {past.numbers[edit_id]: title for edit_id, title in names.items()})
    # Creating the project is a sitting of its own.
    assert [(v.reason, v.at) for v in found] == [
        ("now", BIG + 2), ("sitting", BIG + 1), ("before", BIG), ("named", 3), ("sitting", 0),
    ]  # fmt: skip
    assert found[2].label is not None
    assert found[2].label.code == "delete_card"
    assert found[3].title == "Tres tarjetas"
    told = extent(past.moments[1:])
    assert (told.added, told.gone, told.changed, told.steps) == (0, 4, 0, BIG + 2)


def test_only_few_versions_are_shown_whatever_the_clock_does(library: Library) -> None:
    edit = maps.new_project("Proyecto", [CAFE])
    library.create(edit)
    map_id = next(c.record.id for c in edit.changes if isinstance(c.record, JourneyMap))
    session = EditSession(library, edit.changes[0].record.id)
    for number in range(120):
        session.do(grid.add_stage(session.document, map_id, StageDraft(f"Etapa {number}")))
    moments = past_of(session).moments
    day = 86_400_000_000
    moved = [
        replace(
            m, step=m.step._replace(time=m.step.time - (number % 7) * 30 * day + number * day, window=f"{number // 2}")
        )
        for number, m in enumerate(moments)
    ]
    found = versions(moved, {})
    assert [v.at for v in found] == sorted((v.at for v in found), reverse=True)
    assert len(found) <= 1 + NEWEST + DAYS
    assert found[0].reason == "now"
