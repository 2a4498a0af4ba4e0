"""What undo and redo would do next, read from the heads of a person's history rows.

An undo is a row that names the edit it takes back; a redo is a row that names the undo it takes back.  So a row
either starts something new, or moves what it names from one stack to the other, and the rows alone give both stacks.
"""

from collections.abc import Iterable

from app.store.answers import Step


class Trail:
    """The two stacks."""

    def __init__(self, steps: Iterable[Step]) -> None:
        # By edit id and in order: a dict finds a step in the middle as fast as the last.
        self._undo: dict[str, Step] = {}
        self._redo: dict[str, Step] = {}
        for step in steps:
            if step.gen > 1:  # the first makes the project
                self.add(step)

    @property
    def next_undo(self) -> Step | None:
        """What undo would take back."""
        return next(reversed(self._undo.values()), None)

    @property
    def next_redo(self) -> Step | None:
        """The undo that redo would take back."""
        return next(reversed(self._redo.values()), None)

    def add(self, step: Step) -> None:
        """The next row of this person."""
        if step.undoes is None:
            self._redo.clear()
            self._undo[step.edit_id] = step
        elif self._undo.pop(step.undoes, None):
            self._redo[step.edit_id] = step
        elif self._redo.pop(step.undoes, None):
            self._undo[step.edit_id] = step

    def settle(self, edit_id: str, gen: int) -> None:
        """A step that waited is on disk now, as this generation."""
        for steps in (self._undo, self._redo):
            if edit_id in steps:
                steps[edit_id] = steps[edit_id]._replace(gen=gen)

    def drop(self, edit_id: str) -> None:
        """Forget a step that can be taken back no more."""
        self._undo.pop(edit_id, None)
        self._redo.pop(edit_id, None)
