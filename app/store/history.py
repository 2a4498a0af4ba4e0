"""The history of a project: one row an edit, only ever added to, in the order of generations."""

from functools import cache
from time import time_ns

import sqlalchemy as sa

from app.domain.edits import Edit
from app.domain.problems import Problem
from app.store.answers import News, Step
from app.store.changes import RECORD_FORMAT, write_changes
from app.store.rows import plain_text, to_json
from app.store.schema import history

_c = history.c
_HEAD = (_c.gen, _c.edit_id, _c.author, _c.window, _c.time, _c.label_code, _c.label_params, _c.undoes)


def add_row(
    connection: sa.Connection, project_id: str, gen: int, edit: Edit, author: str, window: str, time: int | None = None
) -> None:
    """Write down an edit as generation ``gen``, done at ``time`` (UTC microseconds) or now."""
    params = to_json(dict(edit.label.params))
    if not (plain_text(params) and plain_text(author)):
        raise Problem("store.bad_value", kind="history", id=edit.id, field="label")
    row = {
        "project_id": project_id,
        "gen": gen,
        "edit_id": edit.id,
        "author": author,
        "window": window,
        "time": now() if time is None else time,
        "label_code": edit.label.code,
        "label_params": params,
        "undoes": edit.undoes,
        "record_format": RECORD_FORMAT,
        "changes": write_changes(edit.changes),
    }
    connection.execute(_insertion(), row)


def gen_of(connection: sa.Connection, project_id: str, edit_id: str) -> int | None:
    """The generation that an edit became, if it did."""
    found = sa.select(_c.gen).where(_c.edit_id == edit_id, _c.project_id == project_id)
    return connection.execute(found).scalar()


def read_steps(connection: sa.Connection, project_id: str, after: int, author: str | None) -> list[Step]:
    """The heads of the rows after a generation, oldest first; of one author, or of all."""
    heads = sa.select(*_HEAD).where(_c.project_id == project_id, _c.gen > after).order_by(_c.gen)
    if author is not None:
        heads = heads.where(_c.author == author)
    return list(map(Step._make, connection.execute(heads).cursor.fetchall()))


def read_news(connection: sa.Connection, project_id: str, after: int, before: int | None = None) -> tuple[News, ...]:
    """The rows between two generations, both left out; without ``before`` to the end."""
    rows = sa.select(*_HEAD, _c.changes).where(_c.project_id == project_id, _c.gen > after).order_by(_c.gen)
    if before is not None:
        rows = rows.where(_c.gen < before)
    return tuple(News(Step._make(row[:-1]), row[-1]) for row in connection.execute(rows))


@cache
def _insertion() -> sa.Insert:
    return sa.insert(history)


def now() -> int:
    """UTC in microseconds."""
    return time_ns() // 1000
