"""A walk through every room of the program in a process of its own, with words that would be noticed elsewhere.

    python -m tests.ui.tour FOLDER      umask 0, no network, and a picture file that only markup would open

It ends with one line of JSON: what of the network was asked for, whether anybody opened the picture, and what was done.
"""

import ctypes
import json
import os
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QListView,
    QToolTip,
    QWidget,
)

from app.canvas.focus import Ref
from app.cli import main as command_line
from app.domain.catalogue import CATALOGUE
from app.domain.commands import cards, evidence, opportunities, own_fields, personas, routes
from app.domain.commands.maps import new_project
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.fields import fields_of
from app.domain.records import Card, Value
from app.exchange.own_templates import save_template
from app.files import settings_path, templates_folder
from app.poster.looks import logo_folder
from app.ui.actions import ACTIONS
from app.ui.application import make_window, name_application
from app.ui.fault_teller import FaultTeller
from app.ui.faults import Faults
from app.ui.logos import Logos
from app.ui.main_window import MainWindow
from tests.no_network import can_forbid, forbid, listen

MARK = "Globex"
LEFT_OUT = ("app.quit", "poster.export", "view.size_", "view.appearance_", "view.language_system")
"""What ends the tour, what the command line does here, and what only takes long."""
IN_OPEN = 0x20


class Watch:
    """Tells whether anybody has opened a file."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(os.O_NONBLOCK)
        if libc.inotify_add_watch(self._handle, os.fsencode(path), IN_OPEN) < 0:
            raise OSError(ctypes.get_errno(), "no watch")

    def opened(self) -> int:
        """How often since it was asked last."""
        try:
            return len(os.read(self._handle, 65_536)) // struct.calcsize("iIII")
        except BlockingIOError:
            return 0


def words(probe: Path, what: str = "") -> str:
    """A text that, taken for markup, would open a file, and that nobody else says."""
    return f'{MARK} {what} <b>bold</b> <img src="{probe}">'


def values(kind: str, probe: Path) -> dict[str, Value]:
    """Every field of a kind of record that takes any text, with such a text."""
    return {f.key: words(probe, f.key) for f in fields_of(kind) if f.type in ("line", "text", "tags")}


def draft(probe: Path) -> MapDraft:
    """A map that says the words wherever anybody can say anything."""
    return MapDraft(
        words(probe, "map"),
        (StageDraft(words(probe, "one"), "before", values("stage", probe)), StageDraft(words(probe, "two"), "after")),
        (LaneDraft("channel", words(probe, "lane"), values("lane", probe)), LaneDraft("emotion", words(probe, "curve")),
         LaneDraft("text", words(probe, "needs"), {"text_kind": "needs"})),
        (CardDraft(words(probe, "a"), 0, 0, -2, {**values("card", probe), "importance": 5}),
         CardDraft(words(probe, "b"), 1, 0, 2), CardDraft(words(probe, "c"), 1, 2),
         CardDraft(words(probe), None, None)),
        PersonaDraft(words(probe, "persona"), values("persona", probe)),
        fields=values("journey_map", probe),
    )  # fmt: skip


class Tour:
    """The window and who walks through it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.probe = folder / "probe.png"
        picture = QImage(40, 30, QImage.Format.Format_RGB32)
        picture.fill(QColor("teal"))
        picture.save(str(self.probe))
        self.done: list[str] = []
        self._application = QApplication.instance() or QApplication([])
        name_application()
        self.faults = Faults()
        self.faults.install()
        self.window: MainWindow = make_window(self._application)  # type: ignore[arg-type]
        self.faults.happened.connect(FaultTeller(self.window, self.faults.path).tell)
        self.window.show()
        self._wait(lambda: self.window.is_furnished and self.window.library is not None)
        self._closing = QTimer(interval=40)
        self._closing.timeout.connect(self._close_what_is_in_front)
        self._closing.start()

    def walk(self) -> int:
        """All of it; how often somebody opened the picture meanwhile."""
        self._fill()
        watch = Watch(self.probe)
        for step in (self._every_action, self._every_tip, self._files_in, self._go_wrong):
            step()
            self.done.append(step.__name__.strip("_"))
        opened = watch.opened()
        self._keep_more()
        self._leave()
        self._print()
        return opened

    # -- steps ----------------------------------------------------------------------------------
    def _fill(self) -> None:
        window = self.window
        library = window.library
        assert library is not None
        edit = new_project(words(self.probe, "project"), [draft(self.probe)])
        library.create(edit)
        window.open_project(edit.changes[0].record.id)
        self._wait(lambda: window.session is not None and window.editor is not None)
        session = window.session
        assert session is not None
        map_id = session.document.maps[0].id
        contact = next(card for card in session.document.all(Card) if card.emotion == -2)
        said = self.probe
        for make in (
            lambda: opportunities.add_opportunity(session.document, map_id, words(said, "idea"),
                                                  fields=values("opportunity", said), card_ids=[contact.id]),
            lambda: evidence.add_evidence(session.document, words(said, "source"), fields=values("evidence", said),
                                          card_ids=[contact.id]),
            lambda: own_fields.add_own_field(session.document, words(said, "field")),
            lambda: personas.add_persona(session.document, words(said, "other"), values("persona", said)),
            lambda: routes.add_route(session.document, map_id, words(said, "route"), card_ids=[contact.id]),
            lambda: cards.set_fields(session.document, [contact.id], {"importance": 4}),
        ):  # fmt: skip
            session.do(make())
        self._turn()

    def _every_action(self) -> None:
        """Do everything that can be done, with a card selected each time."""
        for spec in ACTIONS:
            if spec.id.startswith(LEFT_OUT):
                continue
            window = self.window
            if window.editor is None:
                self._open_again()
            editor = window.editor
            if editor is not None and editor.view is not None:
                found = editor.view.board.document.all(Card)
                if found:
                    editor.view.board.select(Ref("card", found[0].id))
            action = window.table[spec.id]
            if action.isEnabled():
                self._later(action.trigger)
                self.done.append(spec.id)
            self._turn()

    def _every_tip(self) -> None:
        """Have each tip of the window shown, and those of rows and cells."""
        if self.window.editor is None:
            self._open_again()
        for widget in self.window.findChildren(QWidget):
            if widget.toolTip():
                self._show_tip(widget.toolTip(), widget)
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                for tip in tips_of(widget):
                    self._show_tip(tip, widget)
        self.window.grab()

    def _files_in(self) -> None:
        """Import what others sent."""
        table = self.folder / f"{MARK}.csv"
        table.write_text(f'title,stage\n"{words(self.probe).replace(chr(34), chr(34) * 2)}",x\n', encoding="utf-8")
        journey = self.folder / f"{MARK}.mmd"
        journey.write_text(
            f"journey\n title {MARK} <b>x</b>\n section {MARK}\n  {MARK}: 5: Me\n  broken\n", encoding="utf-8"
        )
        for file in (table, journey, self.folder / "missing.csv"):
            self._later(lambda file=file: self.window.flows.import_files([file]))  # type: ignore[misc]
            self._turn()

    def _go_wrong(self) -> None:
        """Errors that nobody expected, with the words in them."""
        session = self.window.session
        assert session is not None
        faults: list[Callable[[], object]] = [
            lambda: int(words(self.probe)),
            lambda: {"": 0}[words(self.probe)],
            lambda: open(words(self.probe), encoding="utf-8"),  # noqa: PTH123, SIM115
            lambda: session.library._connection.exec_driver_sql(  # noqa: SLF001 - a fault that only a test can make
                "INSERT INTO meta (name, value) VALUES ('program', ?)", (words(self.probe),)
            ),
        ]
        for fault in faults:
            self._later(lambda fault=fault: caught(fault))  # type: ignore[misc]
            self._turn()

    def _keep_more(self) -> None:
        """A template and a logo of one's own."""
        session = self.window.session
        assert session is not None
        save_template(templates_folder(), session.document, session.document.maps[0].id, MARK, cards=True)
        Logos(logo_folder(settings_path())).add(self.probe)

    def _leave(self) -> None:
        self.window.navigation.go_home()
        QTest.qWait(1500)  # thumbnails
        self._closing.stop()
        self.window.close()
        self._turn()

    def _print(self) -> None:
        """Prints of each kind, and a table of the opportunities."""
        source = self.folder / f"{MARK}.mmd"
        for ending in ("pdf", "svg", "png", "pptx"):
            command_line(["export", str(source), str(self.folder / "exports" / f"poster.{ending}"), "--skip-broken"])

    # -- how ------------------------------------------------------------------------------------
    def _open_again(self) -> None:
        assert self.window.library is not None
        projects = self.window.library.projects()
        self.window.open_project(next(one.id for one in projects if MARK in one.name))
        self._turn()

    def _show_tip(self, text: str, widget: QWidget) -> None:
        QToolTip.showText(QPoint(5, 5), text, widget)
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QLabel) and shown.isVisible():
                shown.grab()
        QToolTip.hideText()

    def _close_what_is_in_front(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.grab()
            popup.close()
        elif modal is not None:
            modal.grab()
            for widget in modal.findChildren(QWidget):
                if widget.toolTip():
                    self._show_tip(widget.toolTip(), widget)
            if isinstance(modal, QDialog):
                modal.reject()
            else:
                modal.close()

    def _later(self, what: Callable[[], object]) -> None:
        QTimer.singleShot(0, self.window, what)

    def _turn(self) -> None:
        """Let the program do what it wants to do now, until no box is open."""
        QTest.qWait(5)
        for _ in range(200):
            if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
                return
            QTest.qWait(20)

    @staticmethod
    def _wait(there: Callable[[], bool]) -> None:
        for _ in range(2000):
            if there():
                return
            QTest.qWait(10)
        raise AssertionError("it did not come")


def caught(fault: Callable[[], object]) -> None:
    """As in a slot, where the event loop is Qt's own."""
    try:
        fault()
    except Exception:  # noqa: BLE001 - every kind
        sys.excepthook(*sys.exc_info())


def tips_of(view: QAbstractItemView) -> Iterator[str]:
    """The tips of a table's or tree's cells and headings."""
    model = view.model()
    for row in range(min(40, model.rowCount(QModelIndex()))):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(QModelIndex())):
            tip = model.index(row, column, QModelIndex()).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and tip:
                yield tip
    if isinstance(view, QHeaderView):
        for at in range(view.count()):
            tip = model.headerData(at, view.orientation(), Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and tip:
                yield tip


def main() -> int:
    """Walk and say."""
    os.umask(0)
    folder = Path(sys.argv[1])
    asked: list[str] = []
    listen(asked)
    if can_forbid():
        forbid()
    assert any(f.type == "text" for f in CATALOGUE)
    try:
        tour = Tour(folder)
        opened = tour.walk()
    except BaseException:  # noqa: BLE001 - whatever it is, it is said
        traceback.print_exc()  # the log holds no words of errors
        sys.stderr.flush()
        os._exit(1)  # with its threads
    tour.faults.remove()
    sys.stdout.write(f"{json.dumps({'asked': asked, 'opened': opened, 'done': tour.done})}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
