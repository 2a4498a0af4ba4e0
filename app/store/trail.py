"""What undo and redo would do next, read from the heads of a person's history rows.

An undo is a row that names the edit it takes back; a redo is a row that names the undo it takes back.  So a row
either starts something new, or moves what it names from one stack to the other, and the rows alone give both stacks.
"""

from collections.abc import Iterable

from app.store.answers import Step


class Trail:
    """The two stacks, the next step last."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []
        for step in steps:
            if step.gen > 1:  # the first makes the project
                self.add(step)

    def add(self, step: Step) -> None:
        """The next row of this person."""
        if step.undoes is None:
            self.undo.append(step)
            self.redo.clear()
        elif _remove(self.undo, step.undoes):
            self.redo.append(step)
        elif _remove(self.redo, step.undoes):
            self.undo.append(step)

    def drop(self, edit_id: str) -> None:
        """Forget a step that can be taken back no more."""
        _remove(self.undo, edit_id)
        _remove(self.redo, edit_id)


def _remove(stack: list[Step], edit_id: str) -> bool:
    """Take a step out; it is nearly always the last."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].edit_id == edit_id:
            del stack[at]
            return True
    return False
