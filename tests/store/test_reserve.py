"""On a full disk the reserve is given up and what is done next is on disk; with room the reserve comes back."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import cards
from app.domain.problems import Problem
from app.session import EditSession, open_library
from app.store import reserve
from app.store.library import Library
from app.store.reserve import SIZE, Reserve
from tests.store.samples import card_named, make_cafe, stored

ROOM = 80 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 80 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    if sys.platform != "linux" or not shutil.which("mount"):
        pytest.skip("no disk can be mounted here")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take all that is free on a disk."""
    filler = folder / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                pass
    return filler


def test_what_is_done_on_a_full_disk_is_saved_in_the_reserve(small_disk: Path) -> None:
    path = small_disk / "library.sqlite"
    with open_library(path) as library:
        session = EditSession(library, make_cafe(library), patient=True)
        held = library.reserve.path
        assert held.stat().st_size == SIZE
        assert held.stat().st_blocks * 512 >= SIZE
        filler = fill(small_disk)
        session.save_draft("card", card_named(session.document, "Buscar un sitio").id, "title", "words " * 2000)
        assert library.reserve.spent
        assert not held.exists()
        assert not session.waiting
        for number in range(100):
            card = session.document.cards(session.document.maps[0].id)[number % 3]
            session.do(cards.retitle(session.document, card.id, f"{number} " * 200))
            assert not session.waiting
        assert stored(path, session.project_id) == session.document
        fill(small_disk)  # another program takes the rest
        for number in range(400):
            card = session.document.cards(session.document.maps[0].id)[0]
            session.do(cards.retitle(session.document, card.id, f"{number}" * 400))
        assert session.waiting.why is not None
        assert session.waiting.why.params["reason"] == "disk_full"
        assert not library.reserve.keep()
        filler.unlink()
        session.save_waiting()
        assert stored(path, session.project_id) == session.document
        assert library.reserve.keep()
        assert (library.reserve.spent, held.stat().st_size) == (False, SIZE)


def cramped(library: Library) -> None:
    """The file may not grow until the reserve goes: what SQLite says then is what it says of a full disk."""
    raw = library._raw  # noqa: SLF001
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count={pages}")

    class Lifting(Reserve):
        def give_up(self) -> bool:
            raw.execute("PRAGMA max_page_count=1000000")
            return super().give_up()

    library.reserve = Lifting(library.path)


def test_the_first_edit_that_finds_no_room_is_written_all_the_same(path: Path, library: Library) -> None:
    session = EditSession(library, make_cafe(library))
    assert library.reserve.keep()
    cramped(library)
    session.do(
        cards.retitle(session.document, card_named(session.document, "Buscar un sitio").id, "On the last room " * 900)
    )
    assert library.reserve.spent
    assert not library.reserve.path.exists()
    assert stored(path, session.project_id) == session.document


def test_without_a_reserve_a_full_disk_is_told(path: Path, library: Library) -> None:
    session = EditSession(library, make_cafe(library))
    cramped(library)
    with pytest.raises(Problem) as caught:
        session.do(
            cards.retitle(session.document, card_named(session.document, "Buscar un sitio").id, "No room " * 900)
        )
    assert caught.value.params["reason"] == "disk_full"
    assert not library.reserve.spent


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_reserve_is_for_its_user_alone_and_in_no_backup(path: Path) -> None:
    path.parent.mkdir()
    before = os.umask(0)
    try:
        with open_library(path) as library:
            make_cafe(library)
            held = library.reserve.path
            assert stat.S_IMODE(held.stat().st_mode) == 0o600
            copy = library.back_up()
    finally:
        os.umask(before)
    assert copy is not None
    assert copy.stat().st_size < SIZE
    assert [one.name for one in copy.parent.iterdir() if one.stat().st_size >= SIZE] == []


def test_no_reserve_where_a_program_would_carry_it_away_or_little_is_free(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = tmp_path / "Dropbox" / "library.sqlite"
    for folder in (synced.parent, path.parent):
        folder.mkdir()
    assert not Reserve(synced).keep()
    assert not list(synced.parent.iterdir())
    monkeypatch.setattr(reserve, "FREE", 1 << 62)
    assert not Reserve(path).keep()
    assert not list(path.parent.iterdir())


def test_a_half_made_reserve_is_made_whole_and_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    held = Reserve(path)
    held.path.write_bytes(b"half")
    assert held.keep()
    assert held.path.stat().st_size == SIZE
    victim = tmp_path / "victim"
    victim.write_text("precious")
    held.path.unlink()
    held.path.symlink_to(victim)
    assert held.keep()
    assert not held.path.is_symlink()
    assert victim.read_text() == "precious"
