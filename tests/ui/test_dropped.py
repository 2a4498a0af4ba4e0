"""What is dropped on a window: only ordinary files of this computer, and nothing that a name points to elsewhere."""

import os

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from app.ui.drop_zone import local_files
from app.ui.import_dialog import ImportDialog
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDr:DeprecationWarning")  # of events that all Qt 6 have


def carried(*urls):
    data = QMimeData()
    data.setUrls([url if isinstance(url, QUrl) else QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    "address",
    [
        "file://server/share/map.csv",
        "file://localhost.evil.example/map.csv",
        "file:////server/share/map.csv",
        "file://///server/share/map.csv",
        "http://example.org/map.csv",
        "https://example.org/map.csv",
        "smb://server/share/map.csv",
        "data:text/csv;base64,YSxi",
        "javascript:1",
        "file:///tmp/a%00b.csv",
        "file:",
        "",
    ],
)
def test_another_computer_is_never_asked(address):
    assert local_files(carried(address)) == []


def test_a_file_of_this_computer_is_taken(tmp_path):
    path = tmp_path / "ñ 1.csv"
    assert local_files(carried(QUrl.fromLocalFile(str(path)), "file://server/x.csv")) == [path]


def enter(window, data):
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window, data):
    assert enter(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, LEFT, NONE))


def said_after(window, data):
    """What the first dialog says after a drop."""
    seen = []

    def read(dialog):
        seen.append(dialog.summary.text() if isinstance(dialog, ImportDialog) else dialog.text())

    when_modal(read)
    drop(window, data)
    for _ in range(200):
        if seen:
            break
        QTest.qWait(10)
    return seen


def test_the_window_refuses_a_drag_from_another_computer(window):
    assert not enter(window, carried("file://server/share/map.csv"))


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_each_file_that_is_none_is_named_with_its_reason(window, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("title\nGlobex\n")
    link, pipe, folder, large = (tmp_path / f"{name}.csv" for name in ("link", "pipe", "folder", "large"))
    link.symlink_to(secret)
    os.mkfifo(pipe)
    folder.mkdir()
    with large.open("wb") as file:
        file.truncate(1 << 40)
    reasons = {link: "only points to a file somewhere else", pipe: "not an ordinary file", folder: "is a folder"}
    reasons[large] = "larger than 20\u00a0MB"
    for path, reason in reasons.items():
        (said,) = said_after(window, carried(QUrl.fromLocalFile(str(path))))
        assert path.name in said
        assert reason in said
        assert "Globex" not in said


def test_a_link_to_a_picture_is_not_followed_onto_a_card(desk, tmp_path):
    from PySide6.QtGui import QColor, QImage  # noqa: PLC0415

    from app.ui.editor_pictures import Pictures  # noqa: PLC0415

    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(tmp_path / "real.png"))
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    desk.view.board.select(desk.ref("Huele a café"))
    for name, is_kept in (("link.png", False), ("real.png", True)):
        when_modal(lambda box: None)
        assert desk.editor.part(Pictures).paste(carried(QUrl.fromLocalFile(str(tmp_path / name))))
        QTest.qWait(30)
        assert ("picture" in desk.card("Huele a café").fields) is is_kept


def test_rows_of_another_program_are_welcome_in_no_list(desk):
    """What item models carry between programs holds objects, which older versions of PySide would have made."""
    said = QMimeData()
    for name in ("x-qstandarditemmodeldatalist", "x-qabstractitemmodeldatalist"):
        said.setData(f"application/{name}", QByteArray(b"\0\0\0\0\0\0\0\0\0\0\0\1\0\0\1\0\0\0\4\0\0\0\0\nevil"))
    for id_ in ("view.insight", "view.parking", "guide.path"):
        desk.actions[id_].trigger()
    views = desk.window.findChildren(QAbstractItemView)
    assert len(views) > 3
    welcome = []
    for view in views:
        enter_ = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, said, LEFT, NONE)
        enter_.ignore()
        QApplication.sendEvent(view.viewport(), enter_)
        welcome += [type(view).__name__] if enter_.isAccepted() else []
    assert welcome == []
