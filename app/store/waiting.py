"""Edits and typing that the library cannot take just now: kept in their order until it can, here and aside."""

from collections.abc import Callable, Iterable, Iterator

from app.domain import rules
from app.domain.document import Document
from app.domain.edits import Edit, changed_fields
from app.domain.problems import Problem
from app.store.answers import DraftKey
from app.store.aside import Aside


def can_wait(problem: Problem) -> bool:
    """Whether a problem lies in the library file, so that the same may succeed later."""
    return problem.code in {"store.not_saved", "library.damaged"}


class Waiting:
    """What waits, and why.  ``saved`` is the document without it, as it is on disk.

    ``aside`` has it too, where it can: whether what waits outlives the program.
    """

    def __init__(self, aside: Aside) -> None:
        self.aside = aside
        self.edits: list[Edit] = []
        self.drafts: dict[DraftKey, str | None] = {}
        """What was typed so far, by its place; None where typing has ended."""
        self.why: Problem | None = None
        self.saved: Document | None = None
        self.changed: Callable[[], object] = bool
        """Called when typing begins to wait, and when something waits no longer; edits are told as edits are."""

    def __bool__(self) -> bool:
        return bool(self.edits or self.drafts)

    def edit(self, edit_id: str) -> Edit | None:
        """One that waits."""
        return next((edit for edit in self.edits if edit.id == edit_id), None)

    def add(self, edit: Edit, before: Document, settled: Iterable[DraftKey]) -> None:
        """One more edit, made on ``before``; typing that it settles need not be kept any more."""
        if not self.edits:
            self.saved = before
        self.edits.append(edit)
        settled = list(settled)
        for key in settled:
            self.drafts.pop(key, None)
        self.aside.add_edit(edit, settled)

    def on(self, document: Document) -> tuple[Document, list[Edit]]:
        """A document with all that waits, and the edits that find no place in it any more; they wait no longer."""
        kept: list[Edit] = []
        lost: list[Edit] = []
        for edit in self.edits:
            try:
                moved = document.rebase(edit)
                document = rules.check(document, moved)
            except Problem:
                lost.append(edit)
            else:
                kept.append(moved)
        self.edits = kept
        return document, lost

    def type(self, key: DraftKey, text: str | None) -> None:
        """Typing that could not be kept."""
        self.drafts[key] = text
        self.aside.add_typing(key, text)
        self.changed()

    def typed(self, key: DraftKey) -> None:
        """Typing that was kept after all."""
        self.drafts.pop(key, None)
        self.end()

    def end(self) -> None:
        """Something waits no longer; where nothing does any more there is no reason either."""
        self.aside.keep_only(self.edits, self.drafts)
        if not self.edits:
            self.saved = None
        if not self and self.why is not None:
            self.why = None
            self.changed()


def words_in(edit: Edit) -> Iterator[str]:
    """The texts that an edit would have put in: what a person must get back where it cannot be done."""
    for change in edit.changes:
        before, after = change.before, change.after
        if after is None:
            continue
        for name in ("title", "name"):
            text = getattr(after, name, "")
            if text and text != getattr(before, name, ""):
                yield str(text)
        old = getattr(before, "fields", {})
        yield from (v for key, v in getattr(after, "fields", {}).items() if isinstance(v, str) and v != old.get(key))


def typed_keys(edit: Edit, drafts: Iterable[DraftKey]) -> list[DraftKey]:
    """The drafts that an edit settles: of the fields that it changes and the records that it removes."""
    settled: set[DraftKey] = set()
    gone: set[tuple[str, str]] = set()
    for change in edit.changes:
        if change.after is None:
            gone.add(change.key)
        settled.update((*change.key, key or name) for name, key in changed_fields(change))
    return [draft for draft in drafts if draft in settled or draft[:2] in gone]
