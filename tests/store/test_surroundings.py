"""Folders in which a live library is in danger, clocks that go back, and libraries of other users."""

import os
import shutil
import struct
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app.domain.commands import cards
from app.domain.problems import Problem
from app.session import EditSession
from app.store.backups import backups_of
from app.store.library import Library
from app.store.mounts import is_remote_by_statfs, statfs
from app.store.moving import copy_to_this_computer
from app.store.surroundings import troubled_place
from app.words.problems import sentence
from tests.store.samples import card_named, killed, make_cafe, stored

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/ana/Dropbox/x/library.sqlite", "synced"),
        ("/home/ana/OneDrive - Tueste SA/library.sqlite", "synced"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/l.sqlite", "synced"),
        ("/Users/ana/Library/CloudStorage/GoogleDrive-ana/My Drive/l.sqlite", "synced"),
        ("/home/ana/Nube/OD/library.sqlite", "synced"),
        ("/home/ana/Documents/library.sqlite", None),
        ("/home/ana/Dropbox.sqlite", None),
        ("//server/share/library.sqlite", "network"),
    ],
)
def test_folders_that_others_write_into(path: str, place: str | None) -> None:
    assert troubled_place(Path(path), {"OneDrive": "/home/ana/Nube/OD"}) == place


def test_a_mark_of_a_program_that_synchronises(tmp_path: Path) -> None:
    assert troubled_place(tmp_path / "a" / "l.sqlite", {}) is None
    (tmp_path / ".stfolder").mkdir()
    assert troubled_place(tmp_path / "a" / "l.sqlite", {}) == "synced"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its mounts")
def test_a_network_drive(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:50 / /srv/the\\040team rw shared:9 - nfs4 server:/team rw\n"
        "41 22 0:51 / /srv/usb rw shared:9 - vfat /dev/sdb1 rw\n"
    )
    assert troubled_place(Path("/srv/the team/l.sqlite"), {}, mounts) == "network"
    assert troubled_place(Path("/srv/usb/l.sqlite"), {}, mounts) is None
    assert troubled_place(Path("/home/ana/l.sqlite"), {}, mounts) is None


def statfs_of_a_mac(kind: bytes, flags: int, on: bytes, from_: bytes) -> bytes:
    """What a Mac's ``statfs`` leaves: see sys/mount.h, 64-bit inodes."""
    layout = "=Ii5Q2i4I16s1024s1024s8I"
    numbers = (4096, 1 << 20, 100, 50, 50, 10, 5, 7, 9, 501, 23, flags, 0)
    return struct.pack(layout, *numbers, kind, on, from_, *([0] * 8)) + bytes(6000)


@pytest.mark.parametrize(
    ("kind", "flags", "on", "from_", "remote"),
    [
        (b"apfs", 0x04901000, b"/", b"/dev/disk3s1s1", False),
        (b"hfs", 0x1018, b"/Volumes/Fast Storage", b"/dev/disk1s2", False),
        (b"exfat", 0x1018, b"/Volumes/USB", b"/dev/disk4s1", False),
        (b"smbfs", 0x18, b"/Volumes/share", b"//mei@nas/share", True),
        (b"nfs", 0x18, b"/nas", b"nas:/volume1/media", True),
        (b"afpfs", 0x18, b"/Volumes/old", b"//afp_0a/old", True),
        (b"webdav", 0x18, b"/Volumes/DAV", b"https://mei@example.com/dav/", True),
        (b"macfuse", 0x1018, b"/Volumes/ssh", b"mei@example.com:", True),
        (b"newfs", 0x18, b"/Volumes/new", b"somewhere", True),
    ],
)
def test_a_network_drive_of_a_mac(kind: bytes, flags: int, on: bytes, from_: bytes, remote: bool) -> None:
    told = statfs_of_a_mac(kind, flags, on, from_)
    assert is_remote_by_statfs(told) is remote
    assert not is_remote_by_statfs(b"")


@pytest.mark.skipif(os.name != "posix", reason="a call of POSIX systems")
def test_the_system_is_asked(tmp_path: Path) -> None:
    assert any(statfs(tmp_path))
    assert statfs(tmp_path / "not there") == b""
    if sys.platform == "darwin":
        assert not is_remote_by_statfs(statfs(tmp_path))


def test_a_library_moves_whole_and_stays_where_it_was(session: EditSession, path: Path) -> None:
    session.library.close()
    before = path.read_bytes()
    first, second = copy_to_this_computer(path), copy_to_this_computer(path)
    assert (first.name, second.name) == ("library.sqlite", "library 2.sqlite")
    assert stored(first, session.project_id) == stored(second, session.project_id) == session.document
    assert path.read_bytes() == before
    assert not list(first.parent.glob("*.part"))


def test_a_library_that_is_gone_is_not_moved(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        copy_to_this_computer(tmp_path / "no.sqlite")
    assert caught.value.code == "backup.failed"
    assert not list(tmp_path.rglob("*.part"))


# -- clocks -----------------------------------------------------------------------------------
@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A clock that is an hour earlier at every look."""
    shown = [time.time_ns()]

    def earlier() -> int:
        shown[0] -= 3600 * 10**9
        return shown[0]

    monkeypatch.setattr(time, "time_ns", earlier)
    return shown


def test_a_clock_that_goes_back_changes_no_order(session: EditSession, clock: list[int]) -> None:
    start = session.document
    card = card_named(start, "Pagar en la caja")
    session.library.back_up("hand")
    states = [start]
    for number in range(5):
        session.do(cards.retitle(session.document, card.id, f"Pagar {number}"))
        states.append(session.document)
        session.library.back_up("hand")
    for wanted in (states[4], states[3]):
        session.undo()
        assert session.document == wanted
    session.redo()
    again = killed(session)
    assert again.document == states[4]
    again.undo()
    assert again.document == states[3]
    newest = backups_of(session.library.path)[-1].path
    assert stored(newest, session.project_id) == states[5]


# -- other users --------------------------------------------------------------------------------
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize(("rights", "code"), [(0o600, "library.unreadable"), (0o644, "library.read_only")])
def test_a_library_of_another_user_is_told_and_not_touched(rights: int, code: str) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "library.sqlite"
        with Library.open(path) as library:
            make_cafe(library)
        folder.chmod(0o755)
        path.chmod(rights)
        before = path.read_bytes()
        child = os.fork()
        if not child:
            os.setuid(65534)
            os._exit(0 if _refused(path) == code else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert path.read_bytes() == before
    finally:
        shutil.rmtree(folder)


def _refused(path: Path) -> str:
    """The code with which a library is refused, if there are words for it."""
    try:
        with Library.open(path):
            return ""
    except Problem as problem:
        return problem.code if str(path) in sentence(problem) else ""
