"""Backups by themselves: at the start, after ten minutes of change, at the end; never twice of the same."""

from app.domain.commands.maps import rename_project
from app.session import EditSession
from app.store.backups import backups_of


def test_changes_are_backed_up_by_the_clock_and_at_the_end(qtbot, make_window, seed, tmp_path) -> None:
    path = tmp_path / "library.db"
    seed("Visit")
    before = len(backups_of(path))
    window = make_window(path)
    assert [one.why for one in backups_of(path)[before:]] == ["start"]
    clock = window.navigation.backing_up.clock
    assert clock.isActive()
    assert clock.interval() == 600_000
    session = EditSession(window.library, window.library.projects()[0].id)
    session.do(rename_project(session.document, "Ten minutes later"))
    clock.timeout.emit()
    qtbot.waitUntil(lambda: len(backups_of(path)) == before + 2)
    clock.timeout.emit()  # nothing is new
    window.navigation.backing_up.wait()
    session.do(rename_project(session.document, "The last words"))
    session.close()
    window.close()
    assert [one.why for one in backups_of(path)[before:]] == ["start", "time", "end"]
