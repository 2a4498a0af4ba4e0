"""How a map came about: every edit that changed it, out of the project's history, and the map after each of them.

Nothing is kept for this beyond the history, which has every edit.  It is read backwards from the document as it is,
so that a row that cannot be read hides only what is older.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.problems import Problem
from app.domain.records import Answers, Card, Evidence, JourneyMap, Link, OwnField, Persona, Project, Record
from app.domain.versions import without_versions
from app.store.answers import News, Step
from app.store.changes import read_edit

if TYPE_CHECKING:
    from app.store.library import Library

AT_ONCE = 400
"""History rows read in one go: meanwhile nobody else gets at the library."""
FAR = 24
"""From so many steps on, the indexes of a document are not worth keeping on the way."""
_STEPPING = Label("")


@dataclass(frozen=True, slots=True)
class Moment:
    """One edit of a map: its row in the history, what it changed of the map, and in which ``sense``:

    "done", "undone" (it takes an edit back) or "redone" (it takes that back).
    """

    step: Step
    changes: tuple[Change, ...]
    sense: str


class Past:
    """The moments of a map, the oldest first; ``at`` gives the map after one of them.

    Belongs to one thread at a time.  ``whole`` is the project at generation ``gen``.
    """

    def __init__(self, whole: Document, gen: int, map_id: str) -> None:
        self.map_id = map_id
        self.whole = whole
        self.gen = gen
        self.moments: list[Moment] = []
        self._cards: set[str] = {card.id for card in whole.cards(map_id)}
        self._personas: set[str] = set()
        self._senses: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        """By the id of each edit of the project, the number of the moment after which the map was then."""
        self._silent: list[Change] = []
        self._at = -1
        self._state = Document.of(())

    @property
    def is_complete(self) -> bool:
        """Whether the first moment is the one that made the map."""
        first = self.moments[0].changes if self.moments else ()
        return any(c.before is None and isinstance(c.after, JourneyMap) for c in first)

    # -- reading ------------------------------------------------------------------------------
    def read(self, library: "Library", project_id: str, stopped: Callable[[], bool] = lambda: False) -> bool:
        """Go back as far as the history leads; False where somebody has stopped it before."""
        state, gen = Document.of(self.whole.records()), self.gen
        found: list[tuple[Step, Edit]] = []
        while gen > 0 and not stopped():
            rows = library.news(project_id, max(0, gen - AT_ONCE), gen + 1)
            for row in reversed(rows):
                before = _before(row, gen, state)
                if before is None:
                    break
                edit, state = before
                found.append((row.step, edit))
                gen -= 1
            else:
                if rows:
                    continue
            break
        if stopped():
            return False
        for _, edit in found:
            self._know(edit)
        self._state = self._only(state)
        self._add(reversed(found))
        return True

    def catch_up(self, news: Iterable[News]) -> None:
        """What was done since ``gen``; Problem("edit.refused") where that does not fit together."""
        found = []
        for row in news:
            edit = read_edit(row, self.whole.look_up)
            self.whole, self.gen = self.whole.apply(edit), row.step.gen
            self._know(edit)
            found.append((row.step, edit))
        self._add(found)

    def _know(self, edit: Edit) -> None:
        """Note the cards and personas that the map ever had."""
        for change in edit.changes:
            for record in (change.before, change.after):
                if isinstance(record, Card) and record.map_id == self.map_id:
                    self._cards.add(record.id)
                elif isinstance(record, JourneyMap) and record.id == self.map_id and record.persona_id:
                    self._personas.add(record.persona_id)

    def _add(self, edits: Iterable[tuple[Step, Edit]]) -> None:
        """Moments of what shows on the map; what does not is done along with the next."""
        for step, edit in edits:
            sense = "done"
            if step.undoes is not None:
                sense = "redone" if self._senses.get(step.undoes) == "undone" else "undone"
            self._senses[step.edit_id] = sense
            changes = [ours for change in edit.changes if (ours := self._ours(change)) is not None]
            self._silent += changes
            if any(map(self._shows, changes)):
                self.moments.append(Moment(step, tuple(self._silent), sense))
                self._silent = []
            if self.moments:
                self.numbers[step.edit_id] = len(self.moments) - 1

    # -- what belongs to the map --------------------------------------------------------------
    def _only(self, whole: Document) -> Document:
        return Document.of(record for record in whole.records() if self._is_ours(record))

    def _ours(self, change: Change) -> Change | None:
        before, after = (
            record if record is not None and self._is_ours(record) else None for record in (change.before, change.after)
        )
        return Change(before, after) if before is not None or after is not None else None

    def _is_ours(self, record: Record) -> bool:
        if isinstance(record, Project | Persona | Evidence | OwnField):
            return True
        if isinstance(record, JourneyMap):
            return record.id == self.map_id
        if isinstance(record, Link):
            return record.card_id in self._cards and (record.note_id is None or record.note_id in self._cards)
        if isinstance(record, Answers):
            return record.card_id in self._cards
        return record.map_id == self.map_id

    def _shows(self, change: Change) -> bool:
        """Whether somebody who looks at the map can see that it has changed."""
        record = change.record
        if isinstance(record, Persona):
            return record.id in self._personas
        if isinstance(change.before, JourneyMap) and isinstance(change.after, JourneyMap):
            return without_versions(change.before) != without_versions(change.after)
        return not isinstance(record, Project | Evidence)

    # -- going through it ---------------------------------------------------------------------
    def at(self, number: int) -> Document:
        """The map and what it needs after the moment of that number, from 0; as it is now where there is no moment."""
        if not self.moments:
            return self.whole
        number = max(0, min(number, len(self.moments) - 1))
        state, far = self._state, abs(number - self._at) >= FAR
        if far:
            state = Document.of(state.records())
        while self._at < number:
            self._at += 1
            state = state.apply(Edit(_STEPPING, _merged(self.moments[self._at].changes), ""))
        while self._at > number:
            state = state.apply(_taking_back(self.moments[self._at].changes))
            self._at -= 1
        self._state = Document.of(state.records()) if far else state
        return self._state


def _before(row: News, gen: int, state: Document) -> tuple[Edit, Document] | None:
    """The edit of the row of that generation, and the document before it; None where the row cannot be read."""
    if row.step.gen != gen:
        return None
    try:
        edit = read_edit(row, state.look_up)
        return edit, state.apply(_taking_back(edit.changes))
    except (Problem, ValueError, TypeError, KeyError, IndexError):
        return None


def _taking_back(changes: tuple[Change, ...]) -> Edit:
    """An edit that nobody keeps, hence without an id of its own: ids cost more than all the rest."""
    return Edit(_STEPPING, _merged(tuple(change.inverse() for change in reversed(changes))), "")


def _merged(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change a record, which a document takes: the first state before, the last one after."""
    found: dict[tuple[str, str], Change] = {}
    for change in changes:
        known = found.get(change.key)
        found[change.key] = change if known is None else Change(known.before, change.after)
    return tuple(c for c in found.values() if c.before is not None or c.after is not None)
