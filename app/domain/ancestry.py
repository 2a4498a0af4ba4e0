"""The state from which two copies of a project come, as far as their histories tell."""

from app.domain.document import Document
from app.domain.whole import Whole, state_after


def common_state(mine: Whole, theirs: Whole) -> Document | None:
    """The latest state that both copies have been in, or None where nobody can say.

    A history tells every state; a copy that came without one began with the state that it came in.
    """
    found: list[tuple[str, Document]] = []
    for one, other in ((mine, theirs), (theirs, mine)):
        known = {*other.lineage, *(entry.edit.id for entry in other.entries)}
        edit_id = next((entry.edit.id for entry in reversed(one.entries) if entry.edit.id in known), None)
        if edit_id is None and one.entries:
            edit_id = _beginning(one, known)
        state = state_after(one, edit_id) if edit_id is not None else None
        if state is not None and edit_id is not None:
            found.append((edit_id, state))
        if one.lineage and one.lineage[-1] in known:
            found.append((one.lineage[-1], one.document))
    # Ids of edits begin with the time at which they were made.
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _beginning(whole: Whole, known: set[str]) -> str | None:
    """The first edit of a copy that came without a history, where the other copy knows the state that it came in."""
    first = whole.entries[0].edit
    before = str(first.label.params.get("lineage", "")).split()
    return first.id if before and before[-1] in known else None
