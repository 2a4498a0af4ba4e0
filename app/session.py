"""One window's work on one project: the document in memory, what is done to it, and taking it back.

Nothing here loads SQLAlchemy before ``open_library`` is called, which may happen on a worker thread; everything else
belongs to the thread of the window.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain import rules
from app.domain.commands.typing import type_text
from app.domain.document import Document
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.store.answers import Draft, DraftKey, News, ProjectSummary, Refused, Step
from app.store.aside import Aside, Left, edit_left, left_behind, words_left
from app.store.changes import read_edit, touches
from app.store.trail import Trail
from app.store.waiting import Waiting, can_wait, typed_keys, words_in

if TYPE_CHECKING:
    from app.store.backups import Why
    from app.store.library import Library

__all__ = ["EditSession", "Library", "ProjectSummary", "Recovered", "back_up_before", "open_library"]

IMPORTS = frozenset({"import_maps", "import_answers", "import_opportunities", "merge_copy"})
"""Edits before which the library is backed up."""

Callback = Callable[[Edit], None]
_log = logging.getLogger(__name__)


def open_library(path: Path | None = None, program: str = __version__, *, back_up: bool = True) -> "Library":
    """The library at a path, or the person's own; with a backup, where anything changed since the last, and a reserve.

    ``program`` is the version that is noted in a library that is made or brought up to date.
    """
    from app.store.library import Library  # noqa: PLC0415 - loading it takes longer than showing a window

    library = Library.open(path, program)
    if back_up:
        try:
            back_up_before(library, "start")
            library.reserve.keep()
        except BaseException:
            library.close()
            raise
    return library


def back_up_before(library: "Library", why: "Why") -> None:
    """A backup before something that changes much, or at a time; that it cannot be made is no reason not to go on."""
    try:
        library.back_up(why)
    except Problem:
        _log.warning("no backup", exc_info=True)


@dataclass(frozen=True, slots=True)
class Recovered:
    """Typing that a crash cut off: now an edit, or why it could not become one."""

    draft: Draft
    edit: Edit | None
    problem: Problem | None = None


class EditSession:
    """A project, open in one window.

    ``document`` is what is on disk; ``do`` changes both or neither.  Undo and redo come from the project's history,
    so they go on after a restart.

    A patient session goes on where the library cannot be written just now: the document has the edit, ``waiting`` says
    what is not on disk yet and why, and ``save_waiting`` tries again.  Where the program ends before, the next patient
    session takes it up: ``brought_back`` is how many edits came so, ``lost`` the words for which there was no place.
    """

    def __init__(self, library: "Library", project_id: str, author: str = "me", *, patient: bool = False) -> None:
        """Open a project; Problem("project.gone")."""
        self.library = library
        self.project_id = project_id
        self.author = author
        self.window = new_id()
        self._callbacks: list[Callback] = []
        self._document, self._gen = library.load(project_id)
        self._trail = Trail(library.steps(project_id, author=author))
        self._drafts: set[DraftKey] = set()
        self._patient = patient
        self.waiting = Waiting(Aside(library.path, project_id, author, self.window))
        self.brought_back = 0
        self.lost: tuple[str, ...] = ()
        self.recovered = self._recover()
        library.windows.add(self.window)

    def close(self) -> None:
        """Tell nobody any more; the library stays open."""
        self._callbacks.clear()
        self.waiting.aside.close()
        self.library.windows.discard(self.window)

    @property
    def document(self) -> Document:
        """The project as it is now."""
        return self._document

    @property
    def gen(self) -> int:
        """The generation of the document."""
        return self._gen

    def subscribe(self, callback: Callback) -> Callable[[], None]:
        """Call back once for each change, whoever made it; the document has it already.  Gives what ends that."""
        self._callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return unsubscribe

    # -- changing -----------------------------------------------------------------------------
    def do(self, edit: Edit) -> Edit | None:
        """Check, write and show an edit; gives it as it was written, or None where it changes nothing.

        Problem: a rule (rules.*, field.*), edit.refused where others changed the same, and of a session that is not
        patient store.not_saved.
        """
        if edit.is_empty:
            return None
        edit = self._document.rebase(edit)
        before, after = self._document, rules.check(self._document, edit)
        if edit.label.code in IMPORTS and edit.undoes is None:
            back_up_before(self.library, "import")
        typed = typed_keys(edit, self._drafts) if self._drafts else []
        if self.waiting.edits:
            return self._wait(edit, after)
        try:
            answer = self.library.commit(self.project_id, edit, self._gen, self.author, self.window, typed)
        except Problem as problem:
            if self._must_tell(problem):
                raise
            return self._wait(edit, after)
        self._take(answer.news)
        if isinstance(answer, Refused):
            raise Problem(answer.problem.code, **answer.problem.params, words=" · ".join(words_in(edit)))
        if answer.edit is not edit or self._document is not before:
            edit = self._document.rebase(answer.edit)
            after = self._document.apply(edit)
        self._gen = answer.gen
        self._drafts.difference_update(typed)
        self._trail.add(Step.of(answer.gen, edit, self.author, self.window))
        self._show(edit, after)
        return edit

    def catch_up(self) -> list[Edit]:
        """Show what others wrote meanwhile; where something waits here it comes with ``save_waiting``."""
        return [] if self.waiting.edits else self._take(self.library.news(self.project_id, self._gen))

    def agrees(self) -> bool:
        """Whether the document is what the library holds, but for what waits; where it is not, it is from now on."""
        self.catch_up()
        saved, gen = self.library.load(self.project_id)
        waits = self.waiting.edits
        if (waits and gen > self._gen) or saved == (self.waiting.saved if waits else self._document):
            return True
        self._gen = gen
        self._trail = Trail(self.library.steps(self.project_id, author=self.author))
        self._document, _ = self.waiting.on(saved)
        for at, edit in enumerate(self.waiting.edits, 1):
            self._trail.add(Step.of(gen + at, edit, self.author, self.window))
        self.waiting.saved = saved if self.waiting.edits else None
        self._show(Edit(Label(""), ()), self._document)
        return False

    # -- what cannot be written just now --------------------------------------------------------
    def save_waiting(self) -> list[str]:
        """Try to write what waits, in its order; gives the words of what others made impossible meanwhile."""
        lost: list[str] = []
        try:
            while self.waiting.edits:
                lost += self._save_first()
            for key, text in list(self.waiting.drafts.items()):
                if text is None:
                    self.library.clear_draft(self.project_id, key)
                else:
                    self.library.save_draft(self.project_id, key, text, self.window)
                    self._drafts.add(key)
                del self.waiting.drafts[key]
        except Problem as problem:
            if self._must_tell(problem):
                raise
        self.waiting.end()
        return lost

    def _save_first(self) -> list[str]:
        """Write the first edit that waits; gives the words that found no place because of others."""
        first, saved = self.waiting.edits[0], self.waiting.saved or self._document
        typed = typed_keys(first, self._drafts)
        answer = self.library.commit(self.project_id, first, self._gen, self.author, self.window, typed)
        theirs: list[Edit] = []
        for row in answer.news:
            theirs.append(read_edit(row, saved.look_up))
            saved, self._gen = saved.apply(theirs[-1]), row.step.gen
        del self.waiting.edits[0]
        lost = [first]
        if not isinstance(answer, Refused):
            self._gen, lost = answer.gen, []
            saved = saved.apply(saved.rebase(answer.edit))
            self._drafts.difference_update(typed)
            self._trail.settle(first.id, answer.gen)
        self.waiting.saved = saved
        if lost or theirs:
            self._document, more = self.waiting.on(saved)
            lost += more
            for edit in lost:
                self._trail.drop(edit.id)
            for edit in (*theirs, *(one.inverse() for one in lost)):
                self._show(edit, self._document)
        return [words for edit in lost for words in words_in(edit)]

    def _must_tell(self, problem: Problem) -> bool:
        """Whether a problem cannot be waited out; the reason of what can is noted."""
        if self._patient and can_wait(problem):
            self.waiting.why = problem
            return False
        return True

    def _wait(self, edit: Edit, after: Document) -> Edit:
        """Go on with an edit that is not on disk yet."""
        self.waiting.add(edit, self._document, typed_keys(edit, self.waiting.drafts))
        self._trail.add(Step.of(self._gen + len(self.waiting.edits), edit, self.author, self.window))
        self._show(edit, after)
        return edit

    # -- taking back --------------------------------------------------------------------------
    @property
    def undo_label(self) -> Label | None:
        """What undo would take back."""
        step = self._trail.next_undo
        return step.label if step else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again."""
        step = self._trail.next_redo
        return step.label if step else None

    def undo(self) -> Edit | None:
        """Take back the newest edit of this person; None where there is none.

        Edits of one action (``Edit.within``) are taken back together; the answer is the last of them.
        Problem("undo.overtaken", kind, id) where others changed the same since; the next undo goes one further back.
        """
        return self._take_action_back(lambda: self._trail.next_undo)

    def redo(self) -> Edit | None:
        """Take back the newest undo; None where there is none.  Problem("undo.overtaken") likewise."""
        return self._take_action_back(lambda: self._trail.next_redo)

    # -- text that is being typed -------------------------------------------------------------
    def save_draft(self, kind: str, id_: str, name: str, text: str) -> None:
        """Keep text that is being typed into an attribute or catalogue field; ``do`` forgets it with its edit."""
        key = (kind, id_, name)
        try:
            self.library.save_draft(self.project_id, key, text, self.window)
            self.waiting.typed(key)
        except Problem as problem:
            if self._must_tell(problem):
                raise
            self.waiting.type(key, text)
        self._drafts.add(key)

    def clear_draft(self, kind: str, id_: str, name: str) -> None:
        """Forget typing that ended without an edit."""
        key = (kind, id_, name)
        if key not in self._drafts:
            return
        try:
            self.library.clear_draft(self.project_id, key)
            self.waiting.typed(key)
        except Problem as problem:
            if self._must_tell(problem):
                raise
            self.waiting.type(key, None)
        self._drafts.discard(key)

    def _recover(self) -> tuple[Recovered, ...]:
        """Go on with what a crash cut off: edits that waited, then typing, which is made edits of.

        What cannot be one is in the answer, with its text.
        """
        drafts = {draft.key: draft for draft in self.library.drafts(self.project_id)}
        self._drafts.update(drafts)
        left = left_behind(self.library.path, self.project_id) if self._patient else []
        if left:
            self._bring_back(left, drafts)
        recovered: list[Recovered] = []
        for draft in drafts.values():
            try:
                edit = self.do(type_text(self._document, draft.kind, draft.id, draft.name, draft.text))
                if edit is not None:
                    recovered.append(Recovered(draft, edit))
                self.clear_draft(*draft.key)
            except Problem as problem:
                recovered.append(Recovered(draft, None, problem))
                if not _is_of_the_file(problem):
                    self.clear_draft(*draft.key)
        for one in left:
            (one.forget if self.waiting.aside.is_kept else one.claim.release)()
        return tuple(recovered)

    def _bring_back(self, left: Iterable[Left], drafts: dict[DraftKey, Draft]) -> None:
        """Do the edits that waited when the program ended; in ``drafts`` is then the typing that is newer than they."""
        done = {step.edit_id for step in self.library.steps(self.project_id)}
        lost: list[str] = []
        for one in left:
            for news in one.edits:
                if news.step.edit_id in done:
                    continue
                try:
                    edit = self._document.rebase(edit_left(news, self._document.look_up))
                    after = rules.check(self._document, edit)
                except Problem:
                    lost += words_left(news)
                    continue
                for key in typed_keys(edit, drafts):
                    del drafts[key]
                self._wait(edit, after)
                self.brought_back += 1
            for key, text in one.drafts.items():
                drafts.pop(key, None)
                if text is None:
                    self.clear_draft(*key)
                else:
                    drafts[key] = Draft(*key, text, "", 0)
        try:
            lost += self.save_waiting()
        except Problem as problem:  # it waits on, and the window says why
            self.waiting.why = problem
        self.lost = tuple(lost)

    # -- inside -------------------------------------------------------------------------------
    def _take_action_back(self, next_step: Callable[[], Step | None]) -> Edit | None:
        """Take back a step, and those of the same action that come next."""
        step = next_step()
        edit = self._take_back(step)
        while step is not None and (action := step.label.params.get("action")):
            step = next_step()
            if step is None or step.label.params.get("action") != action:
                break
            edit = self._take_back(step)
        return edit

    def _take_back(self, step: Step | None) -> Edit | None:
        """Do the inverse of a step."""
        if step is None:
            return None
        try:
            edit = self.waiting.edit(step.edit_id)
            if edit is None:
                edit = read_edit(self.library.step(self.project_id, step.gen), self._document.look_up)
            return self.do(edit.inverse())
        except Problem as problem:
            if _is_of_the_file(problem):
                raise
            self._trail.drop(step.edit_id)
            raise self._overtaken(step, problem) from problem

    def _overtaken(self, step: Step, problem: Problem) -> Problem:
        """Who changed what a step would take back, and of which record."""
        kind, id_ = str(problem.params.get("kind", "")), str(problem.params.get("id", ""))
        since = self.library.news(self.project_id, step.gen)
        others = [n.step.author for n in since if n.step.window != self.window and touches(n, kind, id_)]
        title = str(step.label.params.get("title", ""))
        return Problem("undo.overtaken", kind=kind, id=id_, title=title, by=others[-1] if others else "")

    def _take(self, news: Iterable[News]) -> list[Edit]:
        """Show the edits of others."""
        edits: list[Edit] = []
        for row in news:
            edit = read_edit(row, self._document.look_up)
            if edit.undoes is not None:
                self._trail.drop(edit.undoes)
            self._gen = row.step.gen
            self._show(edit, self._document.apply(edit))
            edits.append(edit)
        return edits

    def _show(self, edit: Edit, after: Document) -> None:
        """Go on with the document after an edit that is on disk, and tell everybody, even where one of them fails."""
        self._document = after
        errors: list[Exception] = []
        for callback in list(self._callbacks):
            try:
                callback(edit)
            except Exception as error:  # noqa: BLE001 - raised below
                errors.append(error)
        if errors:
            raise errors[0]


def _is_of_the_file(problem: Problem) -> bool:
    """Whether a problem lies in the library and not in the edit."""
    return problem.code.split(".")[0] in {"store", "library", "project"}
