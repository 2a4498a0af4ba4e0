"""The statements that keep text that is being typed."""

from collections.abc import Collection

import sqlalchemy as sa

from app.store.answers import Draft, DraftKey
from app.store.history import now
from app.store.schema import draft

_c = draft.c
_ADD = sa.insert(draft)
_ALL = sa.select(_c.kind, _c.id, _c.name, _c.text, _c.window, _c.time).order_by(_c.time)


def write_draft(connection: sa.Connection, project_id: str, key: DraftKey, text: str, window: str) -> None:
    """Keep a text in the place of what was kept there."""
    clear_drafts(connection, project_id, [key])
    row = {"project_id": project_id, "kind": key[0], "id": key[1], "name": key[2]}
    connection.execute(_ADD, {**row, "text": text, "window": window, "time": now()})


def read_drafts(connection: sa.Connection, project_id: str) -> list[Draft]:
    """All of a project, oldest first."""
    return [Draft(*row) for row in connection.execute(_ALL.where(_c.project_id == project_id))]


def clear_drafts(connection: sa.Connection, project_id: str, keys: Collection[DraftKey]) -> None:
    """Forget some."""
    for kind, id_, name in keys:
        it = sa.and_(_c.project_id == project_id, _c.kind == kind, _c.id == id_, _c.name == name)
        connection.execute(sa.delete(draft).where(it))
