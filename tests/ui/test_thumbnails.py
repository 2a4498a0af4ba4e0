"""Thumbnails: made beside the window, kept, renewed, and never in anybody's way."""

import threading

import pytest
from PySide6.QtGui import QImage

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.problems import Problem
from app.ui.thumbnails import HEIGHT, WIDTH, Subject, Thumbnails
from app.words import language, set_language
from tests.ui.conftest import small_map


def loads(title="A map", count=None):
    def load():
        if count is not None:
            count.append(threading.current_thread())
        document = Document.of([]).apply(new_project("P", [small_map(title)]))
        return document, document.maps[0].id

    return load


@pytest.fixture
def make(qapp):
    made = []

    def thumbnails(*arguments):
        made.append(Thumbnails(*arguments))
        return made[-1]

    yield thumbnails
    for one in made:
        one.close()


def wait(qtbot, thumbnails, subject):
    if thumbnails.pixmap(subject) is None:
        with qtbot.waitSignal(thumbnails.ready, check_params_cb=lambda key: key == subject.key, timeout=10_000):
            pass
    return thumbnails.pixmap(subject)


def test_a_picture_is_made_on_another_thread_and_asked_for_once(make, qtbot):
    thumbnails, count = make(2.0), []
    subject = Subject("a", "1", loads(count=count))
    assert thumbnails.pixmap(subject) is None
    assert thumbnails.pixmap(subject) is None
    picture = wait(qtbot, thumbnails, subject)
    assert picture.width() == 2 * WIDTH
    assert picture.deviceIndependentSize().width() == WIDTH
    assert picture.deviceIndependentSize().height() <= HEIGHT
    assert [thread is threading.main_thread() for thread in count] == [False]


def test_a_changed_project_shows_the_old_picture_until_the_new_one_is_there(make, qtbot):
    thumbnails = make()
    old = wait(qtbot, thumbnails, Subject("a", "1", loads("Old")))
    newer = Subject("a", "2", loads("Something else entirely"))
    assert thumbnails.pixmap(newer) is old
    with qtbot.waitSignal(thumbnails.ready):
        pass
    assert thumbnails.pixmap(newer).toImage() != old.toImage()


def test_what_was_made_is_found_again_at_the_next_start(make, qtbot, tmp_path):
    first = make(1.0, tmp_path / "cache")
    picture = wait(qtbot, first, Subject("a", "1", loads()))
    first.close()
    count = []
    again = wait(qtbot, make(1.0, tmp_path / "cache"), Subject("a", "1", loads(count=count)))
    assert again.toImage().convertToFormat(QImage.Format.Format_RGB32) == picture.toImage().convertToFormat(
        QImage.Format.Format_RGB32
    )
    assert count == []
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".png"]


def test_a_broken_file_in_the_cache_is_made_anew(make, qtbot, tmp_path):
    first = make(1.0, tmp_path)
    wait(qtbot, first, Subject("a", "1", loads()))
    first.close()
    for path in tmp_path.glob("*.png"):
        path.write_bytes(b"no picture")
    assert wait(qtbot, make(1.0, tmp_path), Subject("a", "1", loads())).width() == WIDTH


def test_a_cache_that_cannot_be_written_is_no_trouble(make, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    assert wait(qtbot, make(1.0, tmp_path / "file" / "cache"), Subject("a", "1", loads())).width() == WIDTH


@pytest.mark.parametrize("error", [Problem("project.gone", id="x"), RuntimeError("bug")])
def test_one_that_fails_does_not_stop_the_others(make, qtbot, error):
    thumbnails = make()

    def fail():
        raise error

    thumbnails.pixmap(Subject("bad", "1", fail))
    assert wait(qtbot, thumbnails, Subject("good", "1", loads())).width() == WIDTH
    assert thumbnails.pixmap(Subject("bad", "1", fail)).isNull()


def test_a_project_without_maps_has_no_picture(make, qtbot):
    thumbnails = make()
    subject = Subject("a", "1", lambda: None)
    assert wait(qtbot, thumbnails, subject).isNull()


def test_while_paused_nothing_is_begun(make, qtbot):
    thumbnails, count = make(), []
    thumbnails.pause()
    subject = Subject("a", "1", loads(count=count))
    thumbnails.pixmap(subject)
    qtbot.wait(250)
    assert count == []
    thumbnails.go_on()
    wait(qtbot, thumbnails, subject)
    assert len(count) == 1


def test_closing_while_paused_or_before_the_first_picture_ends_the_thread(make, qtbot):
    for wait_ms in (0, 200):
        thumbnails = make()
        thumbnails.pause()
        thumbnails.pixmap(Subject("a", "1", loads()))
        qtbot.wait(wait_ms)
        thumbnails.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "thumbnails"]


def test_a_picture_speaks_the_language_it_was_asked_for_in(qtbot, tmp_path):
    spoken = []
    set_language("es")

    def load():
        spoken.append(language())

    thumbnails = Thumbnails(1.0, tmp_path)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(Subject("template:x", "es", load))
        set_language("en")
    thumbnails.close()
    assert spoken == ["es"]
