"""Whole projects on the command line: into files, out of them, and what is said on the way."""

import io

import pytest

from app.domain.commands import cards
from app.session import EditSession, open_library
from tests.exchange.histories import everything


@pytest.fixture
def project_id():
    """A project in the person's own library."""
    with open_library() as library:
        return everything(library)


def test_a_project_goes_into_a_file_and_comes_into_another_library(run, tmp_path, project_id):
    out, other = tmp_path / "café.vivencia", tmp_path / "other.sqlite"
    assert run("pack", "Café con prisa", out, "--history") == (0, [], [])
    status, said, errors = run("import", out, "--library", other)
    assert (status, errors) == (0, [])
    assert said[0] == f"project\t{project_id}\tCafé con prisa"
    with open_library() as mine, open_library(other) as hers:
        assert mine.load(project_id) == hers.load(project_id)
        assert EditSession(hers, project_id).undo_label == EditSession(mine, project_id).undo_label
        assert EditSession(hers, project_id).undo_label is not None


def test_a_project_that_is_here_is_named_and_not_touched(run, tmp_path, project_id):
    out = tmp_path / "x.vivencia"
    run("pack", project_id, out)
    status, said, errors = run("import", out)
    assert status == 0
    assert said[0].startswith(f"project\t{project_id}\t")
    assert errors == ["vivencia: x.vivencia: this project is here already, as it is in the file."]
    status, said, errors = run("import", out, "--copy")
    assert (status, errors) == (0, [])
    assert not said[0].startswith(f"project\t{project_id}\t")
    with open_library() as library:
        assert len(library.projects()) == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("pack", "Nada", "x.vivencia"), 1, "There is no project “Nada”"),
        (("pack", "Café con prisa", "x.pdf"), 2, "must end in .vivencia"),
        (("pack", "Café con prisa", "no/such/folder.vivencia"), 1, "Choose another place"),
        (("import", "missing.vivencia"), 1, "There is no file “missing.vivencia”"),
        (("import", "empty.vivencia"), 1, "“empty.vivencia” is empty"),
        (("import", "strange.vivencia"), 1, "“strange.vivencia” is no Vivencia project"),
        (("import", "folder.vivencia"), 1, "is a folder"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(run, tmp_path, monkeypatch, project_id, words, status, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.vivencia").touch()
    (tmp_path / "strange.vivencia").write_bytes(b"SQLite format 3\0")
    (tmp_path / "folder.vivencia").mkdir()
    got, out, errors = run(*words)
    assert (got, out) == (status, [])
    assert len(errors) == 1
    assert said in errors[0]
    with open_library() as library:
        assert [one.id for one in library.projects()] == [project_id]


def test_a_bad_file_among_good_ones_leaves_nothing_behind(run, tmp_path, project_id):
    out, bad = tmp_path / "x.vivencia", tmp_path / "y.vivencia"
    run("pack", project_id, out)
    bad.write_bytes(out.read_bytes()[:-20])
    other = tmp_path / "other.sqlite"
    status, _said, _errors = run("import", out, bad, "--library", other)
    assert status == 1
    assert not other.exists()


def test_a_locked_file_asks_for_its_passphrase(run, tmp_path, monkeypatch, project_id):
    out, other = tmp_path / "x.vivencia", tmp_path / "other.sqlite"

    def typed(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    typed("short\n")
    status, _said, errors = run("pack", project_id, out, "--lock")
    assert (status, out.exists()) == (1, False)
    assert "at least 8 characters" in errors[0]
    typed("correct horse battery\n")
    status, _said, errors = run("pack", project_id, out, "--lock")
    assert status == 0
    assert errors == ["vivencia: Without its passphrase nobody can open this file, not even you: keep it safe."]
    typed("another horse\n")
    status, _said, errors = run("import", out, "--library", other)
    assert (status, other.exists()) == (1, False)
    assert errors[0].startswith("vivencia: This is not the passphrase of “x.vivencia”.")
    typed("correct horse battery\n")
    assert run("import", out, "--library", other)[0] == 0
    with open_library() as mine, open_library(other) as hers:
        assert mine.load(project_id)[0] == hers.load(project_id)[0]


def test_a_copy_is_joined_and_nothing_is_decided_for_the_person(run, tmp_path, project_id):
    out, other = tmp_path / "x.vivencia", tmp_path / "other.sqlite"
    run("pack", project_id, out)
    run("import", out, "--library", other)
    with open_library() as mine, open_library(other) as hers:
        for library, title in ((mine, "Ana"), (hers, "Eva")):
            session = EditSession(library, project_id)
            first, second = session.document.cards(session.document.maps[0].id)[:2]
            session.do(cards.retitle(session.document, first.id, title))
            if library is hers:
                session.do(cards.set_emotion(session.document, [second.id], -2))
            session.close()
    run("pack", project_id, out, "--library", other)
    status, _said, errors = run("import", out)
    assert status == 0
    assert errors[0].endswith("Say --join to join them, or --copy to have both.")
    status, _said, errors = run("import", out, "--join")
    assert status == 1
    assert errors[0] == "vivencia: Card “Ana”, Text: Ana – Eva"
    assert errors[1].startswith("vivencia: x.vivencia: 1 thing was changed in both")
    with open_library() as mine:
        assert mine.load(project_id)[0].look_up("card", second.id).emotion != -2
    status, said, _errors = run("import", out, "--join", "--prefer", "theirs")
    assert (status, said[0]) == (0, f"project\t{project_id}\tCafé con prisa")
    with open_library() as mine:
        document = mine.load(project_id)[0]
        assert document.look_up("card", first.id).title == "Eva"
        assert document.look_up("card", second.id).emotion == -2
        session = EditSession(mine, project_id)
        assert session.undo_label.code == "merge_copy"
        session.undo()
        assert session.document.look_up("card", first.id).title == "Ana"
