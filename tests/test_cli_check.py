"""`vivencia check` on real files."""

from app.__main__ import main
from app.store.library import Library
from tests.store.damaging import make_library, tables_of, to_noise


def test_a_good_library_and_a_damaged_one(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path = tmp_path / "library.sqlite"
    make_library(path, 60, 9)
    with Library.open(path) as library:
        library.back_up()
    assert run(capsys, "check", "--library", path)[:2] == (0, "Everything is in order.")
    to_noise(path, next(page for page, name in tables_of(path).items() if name == "stage"), 1)
    was = path.read_bytes()
    status, out, err = run(capsys, "check", "--library", path)
    assert status == 1
    assert "--repair" in err
    assert path.read_bytes() == was
    status, out, err = run(capsys, "check", "--repair", "--library", path, whole=True)
    assert status == 0
    assert "The library is whole again." in out
    assert "60 cards" in out
    assert "The newest backup is of" in out
    assert (tmp_path / "library-damaged-001.sqlite").read_bytes() == was
    assert run(capsys, "check", "--library", path)[:2] == (0, "Everything is in order.")


def run(capsys, *words, whole=False):
    try:
        status = main([str(word) for word in words])
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    return status, out if whole else out.splitlines()[0] if out else "", err
