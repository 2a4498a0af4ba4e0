"""Projects in a library: made, listed, read, put away, and written edit by edit."""

import hashlib
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import rules
from app.domain.commands import cards, grid, maps
from app.domain.document import Document
from app.domain.drafts import LaneDraft
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import Link, Opportunity, Stage
from app.store.answers import Done, Refused
from app.store.library import Library
from tests.store.samples import CAFE, card_named, make_cafe, new_cafe, only_map, stored


def test_a_new_project_is_there_after_reopening(path: Path, library: Library) -> None:
    edit = new_cafe()
    done = library.create(edit)
    library.close()
    with Library.open(path) as again:
        document, gen = again.load(edit.changes[0].record.id)
    assert (done.gen, gen) == (1, 1)
    assert document == Document({}).apply(edit)
    assert rules.problems(document) == []


def test_a_project_is_made_once_however_often_it_is_asked(library: Library) -> None:
    edit = new_cafe()
    library.create(edit)
    assert library.create(edit) == Done(1, edit)
    assert len(library.projects()) == 1


def test_the_list_tells_what_a_start_page_shows(library: Library) -> None:
    first = make_cafe(library)
    second = library.create(new_cafe("Otro", "")).edit.changes[0].record.id
    document, gen = library.load(first)
    library.commit(first, maps.add_map(document, CAFE), gen, "me", "w")
    one, two = library.projects()  # the last changed is first
    assert (one.id, one.name, one.client, one.maps, one.cards) == (first, "Café", "Tueste SA", 2, 8)
    assert (two.id, two.name, two.client, two.maps, two.cards) == (second, "Otro", "", 1, 4)
    assert one.first_map == only_map(document).id
    assert one.created < one.changed
    assert library.create(maps.new_project("Leer")).gen == 1
    assert [p.first_map for p in library.projects() if p.name == "Leer"] == [None]


def test_the_trash_keeps_a_project_whole(library: Library) -> None:
    project_id = make_cafe(library)
    before, gen = library.load(project_id)
    library.trash(project_id)
    assert library.projects() == []
    assert [p.id for p in library.trashed_projects()] == [project_id]
    for use in (
        lambda: library.load(project_id),
        lambda: library.commit(project_id, maps.rename_project(before, "x"), gen, "me", "w"),
    ):
        with pytest.raises(Problem) as caught:
            use()
        assert caught.value.code == "project.gone"
    library.restore(project_id)
    assert library.trashed_projects() == []
    assert library.load(project_id) == (before, gen)
    with pytest.raises(Problem):
        library.trash("nobody")


def test_an_edit_and_its_history_are_on_disk_when_commit_returns(path: Path, library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    card = card_named(document, "Pagar en la caja")
    edit = cards.retitle(document, card.id, "Pagar")
    answer = library.commit(project_id, edit, gen, "ana", "w1")
    assert answer == Done(2, edit, ())
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT title, rev FROM card WHERE id = ?", (card.id,)).fetchall() == [("Pagar", 2)]
        assert other.execute("SELECT gen FROM project").fetchall() == [(2,)]
        columns = "gen, edit_id, author, window, label_code, undoes, record_format"
        rows = other.execute(f"SELECT {columns} FROM history ORDER BY gen").fetchall()
        assert rows[1] == (2, edit.id, "ana", "w1", "retitle_card", None, 1)
    assert stored(path, project_id) == document.apply(edit)


def test_an_update_in_history_holds_only_what_changed(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    card = card_named(document, "Pagar en la caja")
    long = cards.set_fields(document, [card.id], {"text": "palabra " * 10_000})
    library.commit(project_id, long, gen, "me", "w")
    document = document.apply(long)
    library.commit(project_id, cards.set_emotion(document, [card.id], 2), gen + 1, "me", "w")
    assert len(library.step(project_id, gen + 1).changes) > 50_000
    assert len(library.step(project_id, gen + 2).changes) < 200


def test_the_same_edit_twice_lands_once(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    edit = cards.add_card(document, only_map(document).id, (None, None), "Una vez")
    first = library.commit(project_id, edit, gen, "me", "w")
    again = library.commit(project_id, edit, gen, "me", "w")  # as after an answer that got lost
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert first.gen == again.gen == 2
    assert len(library.steps(project_id)) == 2
    assert library.load(project_id) == (document.apply(edit), 2)
    edit = cards.retitle(document, card_named(document, "Una idea suelta").id, "Otra")
    library.commit(project_id, edit, 2, "me", "w")
    late = library.commit(project_id, edit, gen, "me", "w")  # and one that also slept through the first
    assert isinstance(late, Done)
    assert (late.gen, [n.step.gen for n in late.news]) == (3, [2])


def test_edits_of_different_fields_of_one_card_are_both_kept(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    card = card_named(document, "Pagar en la caja")
    mine = [
        cards.retitle(document, card.id, "Pagar"),
        cards.set_emotion(document, [card.id], 2),
        cards.set_fields(document, [card.id], {"importance": 1}),
        cards.set_fields(document, [card.id], {"satisfaction": 4}),
        cards.set_fields(document, [card.id], {"moment_of_truth": None}),
        cards.move(document, [card.id], (None, None)),
    ]
    for at, edit in enumerate(mine):
        answer = library.commit(project_id, edit, gen, "me", f"window {at}")
        assert isinstance(answer, Done)
        assert [n.step.edit_id for n in answer.news] == [e.id for e in mine[:at]]
    found = card_named(library.load(project_id)[0], "Pagar")
    assert (found.emotion, found.stage_id, found.lane_id) == (2, None, None)
    assert found.fields == {"importance": 1, "satisfaction": 4}


def test_an_edit_of_a_field_that_others_changed_is_refused_and_nothing_is_written(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    card = card_named(document, "Pagar en la caja")
    theirs = cards.set_fields(document, [card.id], {"importance": 1})
    library.commit(project_id, theirs, gen, "ana", "w1")
    both = Edit(
        Label("edit_card"),
        (
            *cards.add_card(document, card.map_id, (None, None), "Nueva").changes,
            *cards.set_fields(document, [card.id], {"importance": 2, "satisfaction": 2}).changes,
        ),
    )
    answer = library.commit(project_id, both, gen, "bea", "w2")
    assert isinstance(answer, Refused)
    assert (answer.problem.code, answer.problem.params) == ("edit.refused", {"kind": "card", "id": card.id})
    assert [n.step.author for n in answer.news] == ["ana"]
    assert library.load(project_id) == (document.apply(theirs), gen + 1)
    assert len(library.steps(project_id)) == 2


def test_a_card_under_a_stage_that_just_went_is_refused(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    journey = only_map(document)
    stage, lane = document.stages(journey.id)[0], document.lanes(journey.id)[0]
    gone = grid.delete_stage(document, stage.id)
    library.commit(project_id, gone, gen, "ana", "w1")
    answer = library.commit(
        project_id, cards.add_card(document, journey.id, (stage.id, lane.id), "Tarde"), gen, "bea", "w2"
    )
    assert isinstance(answer, Refused)
    assert library.load(project_id) == (document.apply(gone), gen + 1)
    # and the connection is free for the next
    assert isinstance(library.commit(project_id, maps.rename_project(document, "Sigue"), gen, "me", "w"), Done)


def test_a_stage_with_a_card_that_others_just_added_does_not_go(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    journey = only_map(document)
    stage, lane = document.stages(journey.id)[0], document.lanes(journey.id)[0]
    added = cards.add_card(document, journey.id, (stage.id, lane.id), "Recién")
    library.commit(project_id, added, gen, "ana", "w1")
    answer = library.commit(project_id, grid.delete_stage(document, stage.id), gen, "bea", "w2")
    assert isinstance(answer, Refused)
    assert library.load(project_id)[0] == document.apply(added)


def test_a_bug_in_a_command_stops_at_the_door(library: Library) -> None:
    project_id, other_id = make_cafe(library), make_cafe(library)
    document, gen = library.load(project_id)
    other = library.load(other_id)[0]
    card = card_named(document, "Pagar en la caja")
    twice = Edit(Label("x"), (Change(card, replace(card, title="1")), Change(card, replace(card, title="2"))))
    stranger = cards.retitle(other, card_named(other, "Pagar en la caja").id, "x")
    end = Edit(Label("x"), (Change(document.project, None),))
    for edit in (twice, stranger, end):
        with pytest.raises(ValueError, match="an edit"):
            library.commit(project_id, edit, gen, "me", "w")
    assert library.load(project_id) == (document, gen)


def test_a_reference_cannot_leave_its_project(library: Library) -> None:
    project_id, other_id = make_cafe(library), make_cafe(library)
    document, gen = library.load(project_id)
    journey = only_map(library.load(other_id)[0])
    stage = Stage(id=new_id(), project_id=project_id, map_id=journey.id, rank="a0", title="x")
    answer = library.commit(project_id, Edit(Label("x"), (Change(None, stage),)), gen, "me", "w")
    assert isinstance(answer, Refused)
    assert library.load(project_id) == (document, gen)


def test_a_map_with_everything_goes_and_comes_back(library: Library) -> None:
    project_id = make_cafe(library)
    document, gen = library.load(project_id)
    journey = only_map(document)
    card = card_named(document, "Pagar en la caja")
    chance = Opportunity(id=new_id(), project_id=project_id, map_id=journey.id, rank="a0", title="Pago móvil")
    link = Link(id=new_id(), project_id=project_id, card_id=card.id, opportunity_id=chance.id)
    edit = Edit(Label("add_opportunity"), (Change(None, link), Change(None, chance)))
    assert isinstance(library.commit(project_id, edit, gen, "me", "w"), Done)
    whole = document.apply(edit)
    gone = maps.delete_map(whole, journey.id)
    assert isinstance(library.commit(project_id, gone, gen + 1, "me", "w"), Done)
    assert [r.kind for r in library.load(project_id)[0].records()] == ["project"]
    assert isinstance(library.commit(project_id, gone.inverse(), gen + 2, "me", "w"), Done)
    assert library.load(project_id) == (whole, gen + 3)


def test_pictures_are_kept_once_by_project(library: Library) -> None:
    one, two = make_cafe(library), make_cafe(library)
    data = bytes(range(256)) * 5000
    digest = library.put_asset(one, "image/png", data)
    assert digest == hashlib.sha256(data).hexdigest() == library.put_asset(one, "image/png", data)
    found = library.asset(one, digest)
    assert found is not None
    assert (found.data, found.media_type, found.project_id) == (data, "image/png", one)
    assert library.asset(two, digest) is None
    with pytest.raises(Problem) as caught:
        library.put_asset("nobody", "image/png", data)
    assert caught.value.code == "project.gone"


def test_a_library_opened_on_a_thread_serves_the_window(path: Path) -> None:
    path.parent.mkdir()
    opened: list[Library] = []

    def start() -> None:
        library = Library.open(path)
        make_cafe(library)
        opened.append(library)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    with opened[0] as library:
        (summary,) = library.projects()
        document, gen = library.load(summary.id)
        edit = grid.add_lane(document, only_map(document).id, LaneDraft("emotion", "Cómo se siente"))
        assert isinstance(library.commit(summary.id, edit, gen, "me", "w"), Done)


def test_fifty_thousand_steps_open_quickly_and_in_order(path: Path, library: Library) -> None:
    project_id = make_cafe(library)
    with closing(sqlite3.connect(path)) as other:
        rows = [(project_id, g, new_id(), "me", "w", g, "retitle_card", "{}", None, 1, "[]") for g in range(2, 50_002)]
        other.executemany("INSERT INTO history VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        other.execute("UPDATE project SET gen = 50001")
        other.commit()
    steps = library.steps(project_id, author="me")
    assert [s.gen for s in steps] == list(range(1, 50_002))
    assert library.steps(project_id, after=50_000)[0].edit_id == rows[-1][2]
    assert library.steps(project_id, author="ana") == []


def test_the_session_does_not_load_sqlalchemy() -> None:
    program = "import sys, app.session; print('sqlalchemy' in sys.modules)"
    folder = Path(__file__).resolve().parents[2]
    result = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
