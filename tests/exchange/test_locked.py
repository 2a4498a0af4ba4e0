"""A file that opens with a passphrase only: not without, not with another, not when it was changed."""

from pathlib import Path

import pytest

from app.domain.problems import Problem
from app.exchange import locked
from app.exchange.locked import MAGIC, is_locked, lock, unlock
from app.exchange.parcel import read_parcel
from app.exchange.parcel_file import open_parcel, save_parcel

WORDS = "café con prisa y sin azúcar"
GOLDEN = Path(__file__).parent / "data" / "version1.vivencia"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """A key that is quickly made; the price itself has a test of its own."""
    monkeypatch.setattr(locked, "PASSES", 1)
    monkeypatch.setattr(locked, "MEMORY", 8)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_what_is_locked_is_unlocked(size):
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    file = lock(data, WORDS)
    assert is_locked(file)
    assert unlock(file, WORDS, "x") == data
    assert unlock(file, "cafe\u0301 con prisa y sin azu\u0301car", "x") == data  # typed on another system
    assert lock(data, WORDS) != file  # another salt each time


def test_another_passphrase_opens_nothing():
    file = lock(b"secret", WORDS)
    for other in ("", WORDS.upper(), WORDS + " "):
        with pytest.raises(Problem) as refused:
            unlock(file, other, "x.vivencia")
        assert (refused.value.code, refused.value.params) == ("passphrase.wrong", {"name": "x.vivencia"})


def test_a_file_that_was_changed_or_cut_off_is_refused_at_every_place():
    file = lock(bytes(70_000), WORDS)
    places = [0, 15, 16, 19, 20, 23, 24, 40, 71, 72, 95, 96, 97, 30_000, 65_700, len(file) - 1]
    for at in places:
        changed = bytearray(file)
        changed[at] ^= 1
        with pytest.raises(Problem) as refused:
            unlock(bytes(changed), WORDS, "x")
        assert refused.value.code in ("parcel.damaged", "passphrase.wrong")
    first = 96 + 65_536 + 17
    for cut in (file[:first], file[:-1], file[:50], MAGIC, file + b"x", file[:96] + file[first:]):
        with pytest.raises(Problem) as refused:
            unlock(cut, WORDS, "x")
        assert refused.value.code == "parcel.damaged"


@pytest.mark.parametrize(("passes", "memory"), [(0, 64), (7, 64), (2**32 - 1, 64), (1, 7), (1, 257), (1, 2**32 - 1)])
def test_a_file_cannot_ask_for_endless_work(passes, memory):
    file = bytearray(lock(b"x", WORDS))
    file[16:24] = passes.to_bytes(4) + memory.to_bytes(4)
    with pytest.raises(Problem) as refused:
        unlock(bytes(file), WORDS, "x")
    assert refused.value.code == "parcel.damaged"


def test_a_short_passphrase_is_refused():
    with pytest.raises(Problem) as refused:
        lock(b"x", "1234567")
    assert refused.value.code == "passphrase.short"


def test_nothing_of_a_locked_project_can_be_read_in_its_file(tmp_path):
    whole = read_parcel(GOLDEN.read_bytes(), "x").whole
    path = tmp_path / "x.vivencia"
    save_parcel(path, whole, WORDS)
    assert open_parcel(path, WORDS).whole == whole
    with pytest.raises(Problem) as refused:
        open_parcel(path)
    assert refused.value.code == "parcel.locked"
    data = path.read_bytes()
    assert whole.document.project.name.encode() not in data
    assert b"\x1f\x8b\x08" not in data[:300]
    assert WORDS.encode() not in data


def test_a_wrong_word_changes_nothing(tmp_path):
    path = tmp_path / "x.vivencia"
    save_parcel(path, read_parcel(GOLDEN.read_bytes(), "x").whole, WORDS)
    before = path.read_bytes()
    with pytest.raises(Problem):
        open_parcel(path, "something else")
    assert path.read_bytes() == before


def test_the_price_of_a_guess_is_what_is_promised(monkeypatch):
    monkeypatch.undo()
    assert (locked.PASSES, locked.MEMORY) == (3, 256)
    file = lock(b"x", WORDS)
    assert int.from_bytes(file[16:20]) * int.from_bytes(file[20:24]) >= 3 * 256
    assert unlock(file, WORDS, "x") == b"x"
