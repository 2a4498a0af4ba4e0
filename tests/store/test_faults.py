"""When writing fails nothing has changed, on disk or on screen, and the next try succeeds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.commands import cards
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.session import EditSession
from app.store.library import Library
from tests.store.disk_faults import another_file, full_disk, held, moved
from tests.store.samples import card_named, make_cafe, only_map, stored

pytest.importorskip("resource", reason="limits of POSIX")


@contextmanager
def no_more_pages(library: Library) -> Iterator[None]:
    """SQLite's own full disk: the file may not get another page."""
    raw = library._raw  # noqa: SLF001
    raw.execute("PRAGMA max_page_count=1")
    try:
        yield
    finally:
        raw.execute("PRAGMA max_page_count=1073741823")


def on_file(fault: Callable[[Path], object]) -> Callable[[Library], object]:
    """A fault of a file as one of a library."""
    return lambda library: fault(library.path)


FAULTS: dict[str, tuple[Callable[[Library], object], set[str]]] = {
    "full disk": (on_file(full_disk), {"disk_error", "disk_full"}),
    "no more pages": (no_more_pages, {"disk_full"}),
    "locked": (on_file(held), {"locked"}),
    "moved": (on_file(moved), {"moved"}),
    "another file": (on_file(another_file), {"moved"}),
}


@pytest.mark.parametrize(("fault", "reasons"), FAULTS.values(), ids=FAULTS)
def test_a_failed_edit_changes_nothing_and_succeeds_later(
    session: EditSession, fault: Callable[[Library], object], reasons: set[str]
) -> None:
    before = session.document
    told: list[Edit] = []
    session.subscribe(told.append)
    edit = cards.add_card(before, only_map(before).id, (None, None), "Una palabra larga " * 600)
    with fault(session.library):  # type: ignore[attr-defined]
        with pytest.raises(Problem) as caught:
            session.do(edit)
        assert caught.value.code == "store.not_saved"
        assert caught.value.params["reason"] in reasons
        assert session.document is before
        assert session.undo_label is None
        assert told == []
        if session.library.path.exists():
            assert session.library.load(session.project_id) == (before, 1)
        with pytest.raises(Problem):  # still no
            session.save_draft("project", session.project_id, "name", "x" * 10_000)
    assert stored(session.library.path, session.project_id) == before
    session.do(edit)
    assert told == [edit]
    assert stored(session.library.path, session.project_id) == session.document == before.apply(edit)


@pytest.mark.parametrize(
    "fault", [on_file(full_disk), no_more_pages, on_file(held)], ids=["full disk", "no more pages", "locked"]
)
def test_a_failed_undo_stays_possible(session: EditSession, fault: Callable[[Library], object]) -> None:
    start = session.document
    card = card_named(start, "Pagar en la caja")
    session.do(cards.set_fields(start, [card.id], {"text": "largo " * 3000}))
    session.do(cards.delete(session.document, [card.id]))
    after = session.document
    with fault(session.library), pytest.raises(Problem) as caught:  # type: ignore[attr-defined]
        session.undo()
    assert caught.value.code == "store.not_saved"
    assert session.document is after
    session.undo()
    session.undo()
    assert session.document == start


def test_a_library_that_is_put_back_to_an_older_state_is_noticed(session: EditSession) -> None:
    path = session.library.path
    older = path.read_bytes()
    card = card_named(session.document, "Pagar en la caja")
    session.do(cards.retitle(session.document, card.id, "Uno"))
    session.do(cards.retitle(session.document, card.id, "Dos"))
    path.write_bytes(older)  # into the same file: neither its name nor its number tells
    with pytest.raises(Problem) as caught:
        session.do(cards.retitle(session.document, card.id, "Tres"))
    assert (caught.value.code, caught.value.params["reason"]) == ("store.not_saved", "replaced")
    assert card_named(session.document, "Dos").id == card.id
    assert path.read_bytes() == older


def test_text_that_no_database_takes_is_refused_with_its_place(session: EditSession) -> None:
    before = session.document
    card = card_named(before, "Pagar en la caja")
    edit = cards.set_fields(before, [card.id], {"control": "own"})
    bad = edit.changes[0].record
    object.__setattr__(bad, "title", "\ud800")  # as if a command had forgotten to clean
    with pytest.raises(Problem) as caught:
        session.do(edit)
    assert (caught.value.code, caught.value.params["field"]) == ("store.bad_value", "title")
    assert session.library.load(session.project_id) == (before, 1)


def test_reading_tells_what_is_wrong(path: Path, library: Library) -> None:
    project_id = make_cafe(library)
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    data[24:28] = bytes(4)  # another change counter: what was read before does not count
    path.write_bytes(data)
    with pytest.raises(Problem) as caught:
        library.load(project_id)
    assert (caught.value.code, caught.value.params["reason"]) == ("store.not_read", "damaged")
