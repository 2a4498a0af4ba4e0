"""The real window on a library that cannot be written, in a process that is killed then.

    python -m tests.ui.waiting_window LIBRARY PROJECT

Says when the project is open and when what was typed waits, and goes on until it is killed.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.records import Card
from app.ui.application import make_window
from tests.hand import Hand


def main() -> None:
    """Type on the map, leave the card, type on another one and do not leave it."""
    application = QApplication([])
    window = make_window(application, Path(sys.argv[1]))
    window.resize(1400, 900)
    window.show()
    window.furnish()
    while window.library is None:
        QTest.qWait(5)
    window.open_project(sys.argv[2])
    assert window.editor is not None
    assert window.editor.view is not None
    QTest.qWait(50)
    hand, session = Hand(window.editor.view), window.editor.session
    first, second = (next(card for card in session.document.all(Card) if card.title == title)
                     for title in ("Asks", "Pays"))  # fmt: skip
    tell("open")
    sys.stdin.readline()
    for card, words in ((first, "Asks and waits"), (second, "Pays by card")):
        hand.click(Ref("card", card.id))
        hand.key(Qt.Key.Key_F2)
        hand.type(words)
        if card is first:
            hand.key(Qt.Key.Key_Return)
    while not (session.waiting.edits and session.waiting.drafts):
        QTest.qWait(5)
    tell("waiting")
    while True:
        QTest.qWait(50)


def tell(word: str) -> None:
    """Say it to who started this."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
