"""A person at the program, in a process of its own: what ``test_person.py`` starts, and sees killed.

python tests/person.py make|again LIBRARY: acts on the real window, prints what it sees as JSON, and either dies by
SIGKILL in the middle of its life or closes the window.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.canvas.focus import Ref
from app.domain.records import Card, Stage
from app.ui.application import make_window
from app.ui.main_window import MainWindow
from app.ui.project_tiles import ProjectTiles
from app.ui.template_picker import TemplateCard
from tests.hand import CTRL, LEFT, Hand


def tell(seen: Mapping[str, object]) -> None:
    """Say it to who started this."""
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()


def wait(until: Callable[[], object], what: str) -> None:
    """Let the program run until something is so."""
    end = time.monotonic() + 30
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QTest.qWait(20)


def open_window(library: Path) -> MainWindow:
    """Start the program and wait for its library."""
    window = make_window(application, library)
    window.resize(1500, 950)
    window.show()
    window.furnish()
    wait(lambda: window.library is not None, "the library")
    QTest.qWait(200)
    return window


def hand_of(window: MainWindow) -> Hand:
    """The hand on the map that is open."""
    editor = window.page
    view = editor.view  # type: ignore[attr-defined]
    view.setFocus()
    return Hand(view)


def make(library: Path) -> None:
    """A map from the café template; a card dragged, a face set, a stage renamed; killed."""
    window = open_window(library)
    cafe = next(c for c in window.findChildren(TemplateCard) if c.template is not None and c.template.name == "cafe")
    sample = cafe.findChildren(QPushButton)[1]
    QTest.mouseClick(sample, LEFT)
    wait(lambda: window.session is not None, "the project")
    hand = hand_of(window)
    QTest.qWait(300)
    session = window.session
    assert session is not None
    board = hand.view.board
    card = next(c for c in session.document.touchpoints(board.map_id) if c.emotion is not None and c.emotion < 2)
    stages = session.document.stages(board.map_id)
    target = next(s for s in stages if s.id != card.stage_id)
    cell = Ref("cell", target.id, card.lane_id or "")
    hand.drag(hand.spot(Ref("card", card.id), 0.3, 0.7), hand.spot(cell, 0.9, 0.9))
    assert session.document.get(Card, card.id).stage_id == target.id, "the card was not dragged"
    hand.key(Qt.Key.Key_5)
    hand.double_click(Ref("stage", target.id))
    hand.type("Etapa con otro nombre")
    hand.key(Qt.Key.Key_Return)
    assert session.document.get(Stage, target.id).title == "Etapa con otro nombre", "the stage was not renamed"
    said = {"card": card.id, "stage": target.id, "before": target.title, "project": session.project_id}
    tell(said)
    os.kill(os.getpid(), signal.SIGKILL)


def again(library: Path) -> None:
    """Start again, open the project, look, and take the rename back."""
    window = open_window(library)
    tiles = window.findChild(ProjectTiles)
    assert tiles is not None
    wait(lambda: tiles.tiles.rowCount() > 0, "the project's tile")
    tiles.setFocus()
    tiles.go_to(json.loads(sys.argv[3])["project"])
    QTest.keyClick(tiles, Qt.Key.Key_Return)
    wait(lambda: window.session is not None, "the project")
    hand = hand_of(window)
    session = window.session
    assert session is not None
    wanted = json.loads(sys.argv[3])
    card, stage = session.document.get(Card, wanted["card"]), session.document.get(Stage, wanted["stage"])
    seen = {"stage_of_card": card.stage_id, "emotion": card.emotion, "title": stage.title}
    seen["undo"] = window.table["edit.undo"].text()
    QTest.keyClick(hand.view, Qt.Key.Key_Z, CTRL)
    seen["title_after_undo"] = session.document.get(Stage, wanted["stage"]).title
    window.close()
    tell(seen)


if __name__ == "__main__":
    application = QApplication([sys.argv[0]])
    {"make": make, "again": again}[sys.argv[1]](Path(sys.argv[2]))
