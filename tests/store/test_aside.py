"""What waits for a library that cannot be written outlives the program, comes back once, and nobody else reads it."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest

from app.domain.commands import cards
from app.files import settings_path
from app.session import EditSession
from app.store.aside import FOLDER, left_behind
from app.store.library import Library
from tests.store.disk_faults import FAULTS, held
from tests.store.samples import card_named, make_cafe, stored

pytest.importorskip("resource", reason="kills and limits of POSIX")
ROOT = Path(__file__).resolve().parents[2]


def waiting_folder() -> Path:
    return settings_path().parent / FOLDER


def files() -> list[Path]:
    folder = waiting_folder()
    return sorted(folder.iterdir()) if folder.is_dir() else []


def journals() -> list[Path]:
    return [one for one in files() if one.suffix == ".jsonl"]


def kill_one_that_waits(path: Path, project_id: str, fault: AbstractContextManager[None]) -> None:
    """Have another program do four edits and type while a fault is there, and kill it meanwhile."""
    command = [sys.executable, "-m", "tests.store.waiting_child", str(path), project_id]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with fault:
            child.stdin.write("go\n")
            child.stdin.flush()
            assert child.stdout.readline() == "4 1 True\n"
            child.kill()
            child.wait()
    assert child.returncode == -signal.SIGKILL


def hold_up(session: EditSession) -> None:
    """Two edits that wait."""
    card = card_named(session.document, "Buscar un sitio")
    session.do(cards.retitle(session.document, card.id, "Sombra"))
    session.do(cards.set_emotion(session.document, [card.id], -2))
    assert len(session.waiting.edits) == 2


def patient(library: Library, project_id: str) -> EditSession:
    return EditSession(library, project_id, patient=True)


@pytest.mark.parametrize("name", [name for name in FAULTS if name != "full disk"])
def test_a_killed_program_loses_nothing_that_waited(library: Library, path: Path, name: str) -> None:
    project_id = make_cafe(library)
    before = library.load(project_id)[0]
    library.close()
    kill_one_that_waits(path, project_id, FAULTS[name](path))
    assert stored(path, project_id) == before
    assert len(journals()) == 1
    with Library.open(path) as again:
        session = patient(again, project_id)
        assert (session.brought_back, session.lost) == (4, ())
        assert [one.draft.text for one in session.recovered] == ["Pagar con el móvil"]
        assert not session.waiting
        assert again.drafts(project_id) == []
        found = stored(path, project_id)
        assert found == session.document
        assert card_named(found, "Buscar sombra y silla").emotion == 0
        assert card_named(found, "Pagar con el móvil").emotion == 2
        assert files() == []
        while session.undo() is not None:
            pass
        assert session.document == before


def test_where_the_library_can_still_not_be_written_it_waits_on(library: Library, path: Path) -> None:
    project_id = make_cafe(library)
    library.close()
    kill_one_that_waits(path, project_id, held(path))
    with Library.open(path) as again:
        with held(path):
            second = patient(again, project_id)
            assert second.waiting.why is not None
            assert len(second.waiting.edits) == 5  # and the typing has become one
            wanted = second.document
            assert len(journals()) == 1
            second.close()
            third = patient(again, project_id)
            assert third.document == wanted
            assert len(journals()) == 1
        assert third.save_waiting() == []
        assert stored(path, project_id) == wanted
        assert files() == []


def test_nothing_is_done_twice(library: Library, path: Path, tmp_path: Path) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
    (journal,) = journals()
    shutil.copy(journal, tmp_path / "kept")
    session.save_waiting()
    wanted, steps = session.document, len(library.steps(session.project_id))
    assert files() == []
    waiting_folder().mkdir(exist_ok=True)
    shutil.copy(tmp_path / "kept", journal)  # as if the program had been killed before it could take the file away
    again = patient(library, session.project_id)
    assert (again.brought_back, again.document, again.lost) == (0, wanted, ())
    assert len(library.steps(session.project_id)) == steps
    assert files() == []


def test_half_of_what_waited_was_written(library: Library, path: Path, tmp_path: Path) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
    (journal,) = journals()
    whole = journal.read_bytes()
    library.commit(session.project_id, session.waiting.edits[0], session.gen, "me", session.window)
    session.close()
    assert journal.read_bytes() == whole
    again = patient(library, session.project_id)
    assert again.brought_back == 1
    assert card_named(stored(path, session.project_id), "Sombra").emotion == -2


def test_what_others_changed_meanwhile_stays_and_the_words_come_back(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    card = card_named(session.document, "Buscar un sitio")
    with held(path):
        hold_up(session)
        session.do(cards.add_card(session.document, card.map_id, (card.stage_id, card.lane_id), "Otra"))
    with Library.open(path) as theirs:
        other = EditSession(theirs, session.project_id)
        other.do(cards.retitle(other.document, card.id, "Terraza"))
    session.close()
    again = patient(library, session.project_id)
    assert again.lost == ("Sombra",)
    assert again.brought_back == 2
    found = stored(path, session.project_id)
    assert card_named(found, "Terraza").emotion == -2
    assert card_named(found, "Otra").stage_id == card.stage_id


def test_what_a_living_window_keeps_is_left_to_it(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
        session.save_draft("card", card_named(session.document, "Sombra").id, "title", "Sombra y")
    with Library.open(path) as other:
        stranger = patient(other, session.project_id)
        assert (stranger.brought_back, stranger.recovered) == (0, ())
        assert len(journals()) == 1
        session.save_waiting()
        stranger.catch_up()
        assert stranger.document == session.document
    assert files() == []


def test_typing_that_ended_without_an_edit_does_not_come_back(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    card = card_named(session.document, "Buscar un sitio")
    session.save_draft("card", card.id, "title", "Buscar")
    before = session.document
    with held(path):
        session.save_draft("card", card.id, "title", "Buscar algo")
        session.clear_draft("card", card.id, "title")
    session.close()
    again = patient(library, session.project_id)
    assert (again.document, again.recovered, library.drafts(session.project_id)) == (before, (), [])
    assert files() == []


def test_a_file_cut_off_anywhere_gives_what_came_before(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
    session.close()
    (journal,) = journals()
    whole = journal.read_bytes()
    found = []
    for end in (*range(0, len(whole), 7), len(whole)):
        journal.write_bytes(whole[:end])
        left = left_behind(path, session.project_id)
        found.append(sum(len(one.edits) for one in left))
        for one in left:
            one.claim.release()
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, 2)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\xff\x00\xfe", b"[]", b'{"project": "x", "format": 1}\n', b'{"project": "ID", "format": 99}\n',
     b'{"project": "ID", "format": 1}\n{"edit": [1], "changes": 3, "typed": []}\n{"typing": 5}\n', b"[" * 100_000],
)  # fmt: skip
def test_a_file_that_is_no_such_file_hinders_nobody(library: Library, path: Path, damage: bytes) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
    session.close()
    (journal,) = journals()
    journal.write_bytes(damage.replace(b"ID", session.project_id.encode()))
    again = patient(library, session.project_id)
    assert (again.brought_back, again.document) == (0, stored(path, session.project_id))
    again.close()


def test_edits_that_make_no_sense_are_left_out(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    with held(path):
        hold_up(session)
    session.close()
    (journal,) = journals()
    head, first, second = journal.read_text().splitlines()
    spoiled = {**json.loads(first), "changes": '[["+", "card", {"id": 5}]]'}
    journal.write_text("\n".join([head, json.dumps(spoiled), second, ""]))
    again = patient(library, session.project_id)
    assert again.brought_back == 1
    assert card_named(stored(path, session.project_id), "Buscar un sitio").emotion == -2


@pytest.mark.parametrize("umask", [0, 0o077])
def test_it_is_for_its_user_alone(library: Library, path: Path, umask: int) -> None:
    session = patient(library, make_cafe(library))
    before = os.umask(umask)
    try:
        with held(path):
            hold_up(session)
    finally:
        os.umask(before)
    assert stat.S_IMODE(waiting_folder().stat().st_mode) == 0o700
    assert [stat.S_IMODE(one.stat().st_mode) for one in files()] == [0o600, 0o600]
    session.save_waiting()


def test_beside_the_library_where_the_settings_folder_takes_nothing(library: Library, path: Path) -> None:
    session = patient(library, make_cafe(library))
    waiting_folder().write_text("no folder")
    beside = path.parent / FOLDER
    beside.write_text("nor here")
    with held(path):
        card = card_named(session.document, "Buscar un sitio")
        session.do(cards.retitle(session.document, card.id, "Sombra"))
        states = [session.waiting.aside.is_kept]
        beside.unlink()
        session.do(cards.set_emotion(session.document, [card.id], -2))
        states.append(session.waiting.aside.is_kept)
        assert states == [False, True]
        assert len(list(beside.glob("*.jsonl"))) == 1
    session.close()
    again = patient(library, session.project_id)
    assert again.brought_back == 2
    with suppress(OSError):
        beside.rmdir()
    assert not beside.exists()
