"""Changes as the text of a history row, and back.

An update holds only what differs (``domain.plain_changes``).  So a long text is not copied by every other edit of its
card, and an old update reads against today's record: what it does not name is as it is now.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from app.domain.edits import Change, Edit
from app.domain.plain_changes import ADDED, REMOVED, UPDATED, laid_over, plain_change
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS, Record
from app.store.answers import News
from app.store.rows import to_json

RECORD_FORMAT = 1
"""Rises when the meaning of this text does."""

LookUp = Callable[[str, str], Record | None]


def write_changes(changes: Iterable[Change]) -> str:
    """The text of these changes."""
    return to_json([plain_change(change) for change in changes])


def read_edit(news: News, look_up: LookUp) -> Edit:
    """The edit of a history row, its updates laid against the records that ``look_up(kind, id)`` finds.

    Problem("edit.refused", kind, id) where a record that it updates is gone.
    """
    changes = tuple(_read(item, look_up) for item in json.loads(news.changes))
    return Edit(news.step.label, changes, news.step.edit_id, news.step.undoes)


def touches(news: News, kind: str, id_: str) -> bool:
    """Whether a history row changes a record."""
    for item in json.loads(news.changes):
        found = item[2] if item[0] == UPDATED else item[2]["id"]
        if (item[1], found) == (kind, id_):
            return True
    return False


def _read(item: list[Any], look_up: LookUp) -> Change:
    """One change from a list."""
    what, kind = item[0], item[1]
    if what in {ADDED, REMOVED}:
        record = RECORD_KINDS[kind](**item[2])
        return Change(None, record) if what == ADDED else Change(record, None)
    id_, parts = item[2], item[3]
    current = look_up(kind, id_)
    if current is None:
        raise Problem("edit.refused", kind=kind, id=id_)
    before = laid_over(current, [(name, key, old) for name, key, old, _new in parts])
    after = laid_over(current, [(name, key, new) for name, key, _old, new in parts])
    return Change(before, after)
