"""Two consultants' copies of one project are joined in the window: by themselves, side by side, by hand and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.domain.commands import cards, grid
from app.domain.document import Document
from app.domain.records import Card
from app.exchange.arrival import take_in
from app.exchange.parcel_file import open_parcel, save_parcel
from app.session import EditSession
from app.store.library import Library
from app.ui.merge_dialog import MINE, THEIRS, WHAT, MergeDialog
from tests.exchange.histories import everything
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton


class Pair:
    """My window with the project open, and a colleague who has a copy of it."""

    def __init__(self, window, folder) -> None:
        self.window = window
        self.id = everything(window.library)
        self.path = folder / "de Eva.vivencia"
        save_parcel(self.path, window.library.whole(self.id))
        self.other = Library.open(folder / "eva.sqlite")
        take_in(self.other, open_parcel(self.path).whole)
        window.open_project(self.id)
        document = window.session.document
        self.cards = [card.id for card in document.cards(document.maps[0].id)]

    def mine(self, edit) -> None:
        self.window.session.do(edit(self.window.session.document))

    def theirs(self, edit) -> None:
        session = EditSession(self.other, self.id)
        session.do(edit(session.document))
        session.close()
        save_parcel(self.path, self.other.whole(self.id, history=True))

    def open(self, answer) -> None:
        """Open the copy, and say that both shall be joined; ``answer`` has the dialog."""

        def ask(box):
            assert isinstance(box, QMessageBox)
            when_modal(answer)
            QTest.keyClick(box, Qt.Key.Key_Return)  # to join is the default

        when_modal(ask)
        self.window.flows.import_files([self.path])

    def card(self, number: int) -> Card:
        document: Document = self.window.library.load(self.id)[0]
        return document.get(Card, self.cards[number])


@pytest.fixture
def pair(window, tmp_path):
    made = Pair(window, tmp_path)
    yield made
    made.other.close()


def press(dialog, text):
    QTest.mouseClick(next(b for b in dialog.findChildren(QPushButton) if b.text() == text), LEFT)


def texts(dialog, row):
    return [dialog.table.item(row, column).text() for column in (WHAT, MINE, THEIRS)]


def test_what_only_one_changed_joins_by_itself_and_is_undone_in_one_step(pair):
    pair.mine(lambda d: cards.retitle(d, pair.cards[0], "de Ana"))
    pair.theirs(lambda d: cards.retitle(d, pair.cards[1], "de Eva"))
    pair.theirs(lambda d: cards.set_emotion(d, [pair.cards[0]], -2))
    before = pair.window.session.document

    def answer(dialog):
        assert isinstance(dialog, MergeDialog)
        assert dialog.table.rowCount() == 0
        assert dialog.focusWidget() is dialog.go
        QTest.keyClick(dialog.go, Qt.Key.Key_Return)

    pair.open(answer)
    assert (pair.card(0).title, pair.card(0).emotion, pair.card(1).title) == ("de Ana", -2, "de Eva")
    assert pair.window.editor.messages.text.text() == "de Eva.vivencia is joined with your project."
    pair.window.table["edit.undo"].trigger()
    assert pair.window.library.load(pair.id)[0] == before


def test_what_both_changed_is_chosen_by_key(pair):
    for number in (0, 1):
        pair.mine(lambda d, n=number: cards.retitle(d, pair.cards[n], f"Ana {n}"))
        pair.theirs(lambda d, n=number: cards.retitle(d, pair.cards[n], f"Eva {n}"))
    seen = []

    def answer(dialog):
        seen.extend(texts(dialog, row) for row in range(2))
        assert not dialog.go.isEnabled()
        assert dialog.told.text() == "0 of 2 chosen"
        QTest.keyClick(dialog.table, Qt.Key.Key_Right)
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        assert not dialog.go.isEnabled()
        QTest.keyClick(dialog.table, Qt.Key.Key_Right)
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        assert dialog.told.text() == "2 of 2 chosen"
        QTest.mouseClick(dialog.go, LEFT)

    pair.open(answer)
    first, second = sorted((0, 1), key=lambda n: pair.cards[n])
    assert seen[0] == [f"Card “Ana {first}”\nText", f"Ana {first}", f"Eva {first}"]
    assert pair.card(first).title == f"Eva {first}"
    assert pair.card(second).title == f"Ana {second}"


def test_what_both_changed_is_chosen_by_hand_and_all_at_once(pair):
    for number in (0, 1, 2):
        pair.mine(lambda d, n=number: cards.retitle(d, pair.cards[n], f"Ana {n}"))
        pair.theirs(lambda d, n=number: cards.retitle(d, pair.cards[n], f"Eva {n}"))

    def answer(dialog):
        press(dialog, "All of the copy")
        assert dialog.go.isEnabled()
        table = dialog.table
        spot = table.visualItemRect(table.item(0, MINE)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=spot)
        QTest.mouseClick(dialog.go, LEFT)

    pair.open(answer)
    titles = [pair.card(n).title for n in sorted(range(3), key=lambda n: pair.cards[n])]
    assert [title[:3] for title in titles] == ["Ana", "Eva", "Eva"]


def test_a_stage_that_one_deleted_and_the_other_used_is_asked(pair):
    document = pair.window.session.document
    stage = document.stages(document.maps[0].id)[0]
    lane = document.lanes(document.maps[0].id)[-1]
    pair.mine(lambda d: grid.delete_stage(d, stage.id))
    pair.theirs(lambda d: cards.add_card(d, d.maps[0].id, (stage.id, lane.id), "Nueva"))
    seen = []

    def answer(dialog):
        seen.append(texts(dialog, 0))
        press(dialog, "All of the copy")
        QTest.mouseClick(dialog.go, LEFT)

    pair.open(answer)
    assert seen[0][0] == f"Stage “{stage.title}”\nWhether it stays"
    assert seen[0][1] == "Deleted"
    assert seen[0][2].startswith("Kept, with ")
    joined = pair.window.library.load(pair.id)[0]
    assert joined.stages(joined.maps[0].id)[0].id == stage.id
    assert any(card.title == "Nueva" for card in joined.all(Card))


def test_who_cancels_changes_nothing(pair):
    pair.mine(lambda d: cards.retitle(d, pair.cards[0], "Ana"))
    pair.theirs(lambda d: cards.retitle(d, pair.cards[0], "Eva"))
    before = pair.window.library.whole(pair.id, history=True)

    def answer(dialog):
        press(dialog, "All of the copy")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    pair.open(answer)
    assert pair.window.library.whole(pair.id, history=True) == before


def test_a_copy_that_was_joined_already_says_so(pair):
    pair.theirs(lambda d: cards.retitle(d, pair.cards[0], "Eva"))
    pair.open(lambda dialog: QTest.keyClick(dialog.go, Qt.Key.Key_Return))
    pair.mine(lambda d: cards.retitle(d, pair.cards[1], "Ana"))

    def ask(box):
        QTest.keyClick(box, Qt.Key.Key_Return)

    when_modal(ask)
    pair.window.flows.import_files([pair.path])
    assert pair.window.editor.messages.text.text() == "de Eva.vivencia has nothing that is not here already."


def test_what_was_settled_all_as_mine_is_not_asked_again(pair):
    pair.mine(lambda document: cards.retitle(document, pair.cards[0], "Mío"))
    pair.theirs(lambda document: cards.retitle(document, pair.cards[0], "Suyo"))

    def choose(dialog):
        assert dialog.table.rowCount() == 1
        press(dialog, "All mine")
        QTest.mouseClick(dialog.go, LEFT)

    pair.open(choose)
    assert pair.card(0).title == "Mío"
    assert pair.window.session.undo_label.code == "merge_copy"
    when_modal(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))  # to join; nothing is asked then
    pair.window.flows.import_files([pair.path])
    assert "nothing that is not here already" in pair.window.editor.messages.text.text()
    assert pair.card(0).title == "Mío"
    pair.window.table["edit.undo"].trigger()
    pair.window.table["edit.undo"].trigger()
    assert pair.card(0).title != "Mío"
