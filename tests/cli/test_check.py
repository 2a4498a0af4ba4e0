"""`vivencia check` on real files."""

from app.store.library import Library
from tests.store.damaging import make_library, tables_of, to_noise


def test_a_good_library_and_a_damaged_one(run, tmp_path):
    path = tmp_path / "library.sqlite"
    make_library(path, 60, 9)
    with Library.open(path) as library:
        library.back_up()
    status, out, _ = run("check", "--library", path)
    assert (status, out[0]) == (0, "Everything is in order.")
    to_noise(path, next(page for page, name in tables_of(path).items() if name == "stage"), 1)
    was = path.read_bytes()
    status, out, err = run("check", "--library", path)
    assert status == 1
    assert "--repair" in " ".join(err)
    assert path.read_bytes() == was
    status, out, err = run("check", "--repair", "--library", path)
    assert status == 0
    for text in ("The library is whole again.", "60 cards", "The newest backup is of"):
        assert text in "\n".join(out)
    assert (tmp_path / "library-damaged-001.sqlite").read_bytes() == was
    status, out, _ = run("check", "--library", path)
    assert (status, out[0]) == (0, "Everything is in order.")
