"""Which state two copies come from: with and without their histories, there and back, several times."""

from dataclasses import replace

import pytest

from app.domain.ancestry import common_state
from app.domain.commands import cards
from app.domain.document import Document
from app.domain.merging import Merge
from app.domain.whole import Whole
from app.exchange.arrival import take_in
from app.exchange.parcel import read_parcel, write_parcel
from app.session import EditSession
from app.store.library import Library
from tests.exchange.histories import everything


class Consultant:
    """Somebody with a library and the project in it."""

    def __init__(self, path) -> None:
        self.library = Library.open(path)
        self.id = ""
        self.session: EditSession | None = None

    def make(self) -> "Consultant":
        """Begin the project."""
        self.id = everything(self.library)
        return self.open()

    def take(self, whole: Whole) -> "Consultant":
        """Begin with a copy of it."""
        self.id = take_in(self.library, whole).project.id
        return self.open()

    def open(self) -> "Consultant":
        self.session = EditSession(self.library, self.id)
        return self

    def write(self, number: int, text: str) -> None:
        """Another text on a card."""
        card = self.document.cards(self.document.maps[0].id)[number]
        assert self.session is not None
        self.session.do(cards.retitle(self.document, card.id, text))

    def file(self, *, history: bool) -> Whole:
        """What others get."""
        return read_parcel(write_parcel(self.library.whole(self.id, history=history)), "x").whole

    def join(self, theirs: Whole) -> list[str]:
        """Take a copy in, mine where both changed; the parts that were asked about."""
        mine = self.library.whole(self.id, history=True)
        merge = Merge(common_state(mine, theirs) or Document.of([]), mine.document, theirs.document)
        assert self.session is not None
        self.session.do(merge.edit({c.point: "mine" for c in merge.conflicts}, "x", theirs.lineage[-20:]))
        return [c.part for c in merge.conflicts]

    @property
    def document(self) -> Document:
        assert self.session is not None
        return self.session.document

    def titles(self) -> list[str]:
        return [card.title for card in self.document.cards(self.document.maps[0].id)[:4]]


@pytest.fixture
def two(tmp_path):
    people = [Consultant(tmp_path / f"{n}.sqlite") for n in range(3)]
    yield people
    for one in people:
        one.library.close()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("back", [True, False])
def test_the_state_of_the_file_is_what_both_come_from(two, there, back):
    ana, eva, _ = two
    ana.make()
    given = ana.document
    eva.take(ana.file(history=there))
    ana.write(0, "de Ana")
    eva.write(1, "de Eva")
    file = eva.file(history=back)
    assert common_state(ana.library.whole(ana.id, history=True), file) == given
    assert ana.join(file) == []
    assert ana.titles()[:2] == ["de Ana", "de Eva"]
    assert ana.session.undo_label.code == "merge_copy"
    ana.session.undo()
    assert ana.titles()[1] != "de Eva"


@pytest.mark.parametrize("history", [True, False])
def test_a_second_copy_asks_nothing_that_was_settled(two, history):
    ana, eva, _ = two
    ana.make()
    eva.take(ana.file(history=history))
    eva.write(0, "uno")
    ana.join(eva.file(history=True))
    eva.write(0, "dos")
    assert ana.join(eva.file(history=True)) == []
    assert ana.titles()[0] == "dos"
    # And back: Eva has nothing of her own since.
    assert eva.join(ana.file(history=history)) == []
    assert eva.document == ana.document


def test_a_join_that_was_taken_back_can_be_done_again(two):
    ana, eva, _ = two
    ana.make()
    eva.take(ana.file(history=True))
    eva.write(0, "de Eva")
    ana.join(eva.file(history=True))
    ana.session.undo()
    assert ana.titles()[0] != "de Eva"
    assert ana.join(eva.file(history=True)) == []
    assert ana.titles()[0] == "de Eva"


def test_three_people_in_a_ring(two):
    ana, eva, leo = two
    ana.make()
    eva.take(ana.file(history=False))
    leo.take(eva.file(history=False))
    eva.write(0, "de Eva")
    leo.write(1, "de Leo")
    ana.write(2, "de Ana")
    assert ana.join(leo.file(history=False)) == []
    assert ana.join(eva.file(history=True)) == []
    assert ana.titles()[:3] == ["de Eva", "de Leo", "de Ana"]
    assert leo.join(ana.file(history=True)) == []
    assert leo.titles() == ana.titles()


def test_an_old_file_of_ones_own_brings_nothing_back(two):
    ana, _, _ = two
    ana.make()
    old = ana.file(history=False)
    ana.write(0, "después")
    now = ana.document
    assert ana.join(old) == []
    assert ana.document == now


def test_where_nobody_knows_the_ids_tell(two):
    ana, _, _ = two
    ana.make()
    strange = replace(ana.file(history=False), lineage=())
    assert common_state(ana.library.whole(ana.id, history=True), strange) is None
    ana.write(0, "de Ana")
    assert ana.join(strange) == ["title"]


@pytest.mark.parametrize("history", [True, False])
def test_what_was_settled_all_as_mine_is_not_asked_again(two, history):
    ana, eva, _ = two
    ana.make()
    eva.take(ana.file(history=history))
    ana.write(0, "de Ana")
    eva.write(0, "de Eva")
    file = eva.file(history=history)
    before = ana.document
    assert ana.join(file) == ["title"]
    assert ana.document == before
    assert ana.join(file) == []
    assert ana.library.load(ana.id)[0] == before
    # What Eva changes after that comes by itself, where her file tells what she had before, and what both change anew
    # is asked.
    eva.write(1, "más de Eva")
    assert ana.join(eva.file(history=history)) == ([] if history else ["title"])
    assert ana.titles()[:2] == ["de Ana", "más de Eva"]
    ana.write(0, "otra vez de Ana")
    eva.write(0, "otra vez de Eva")
    assert ana.join(eva.file(history=history)) == ["title"]
    # The settled choice travels with a copy of Ana's, and she can go on from her own file.
    assert eva.join(ana.file(history=True)) == []
    assert eva.titles()[0] == "otra vez de Ana"


def test_a_choice_that_was_taken_back_is_asked_again_and_undo_goes_on(two):
    ana, eva, _ = two
    ana.make()
    eva.take(ana.file(history=True))
    ana.write(0, "de Ana")
    eva.write(0, "de Eva")
    file = eva.file(history=True)
    ana.join(file)
    assert ana.session.undo_label.code == "merge_copy"
    ana.session.undo()
    assert ana.session.undo_label.code != "merge_copy"
    assert ana.join(file) == ["title"]
    ana.session.undo()
    ana.session.redo()
    assert ana.join(file) == []
    ana.session.undo()
    ana.session.undo()
    assert ana.titles()[0] != "de Ana"


def test_a_copy_with_nothing_new_leaves_no_trace(two):
    ana, eva, _ = two
    ana.make()
    eva.take(ana.file(history=True))
    steps = ana.library.steps(ana.id)
    assert ana.join(eva.file(history=True)) == []
    assert ana.library.steps(ana.id) == steps


def test_a_history_with_such_a_choice_comes_whole_with_a_file(two):
    ana, eva, third = two
    ana.make()
    eva.take(ana.file(history=True))
    ana.write(0, "de Ana")
    eva.write(0, "de Eva")
    file = eva.file(history=True)
    ana.join(file)
    third.take(ana.file(history=True))
    assert third.join(file) == []
    assert third.document == ana.document
