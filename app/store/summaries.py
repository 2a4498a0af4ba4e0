"""The list of projects, in one statement."""

import json

import sqlalchemy as sa

from app.store.answers import ProjectSummary
from app.store.schema import RECORDS, project

_p = project.c
_map, _card = RECORDS["journey_map"], RECORDS["card"]


def read_summaries(connection: sa.Connection, *, trashed: bool) -> list[ProjectSummary]:
    """The projects in use, or those in the trash; the last changed first."""
    rows = connection.execute(_STATEMENT.where(_p.trashed.is_not(None) if trashed else _p.trashed.is_(None)))
    return [
        ProjectSummary(
            id=row.id,
            name=row.name,
            client=str(json.loads(row.fields).get("client", "")),
            created=row.created,
            changed=row.changed,
            maps=row.maps,
            cards=row.cards,
            first_map=row.first_map,
            trashed=row.trashed,
        )
        for row in rows
    ]


def _count(table: sa.Table) -> sa.ScalarSelect[int]:
    """How many records of a kind a project has."""
    return sa.select(sa.func.count()).select_from(table).where(table.c.project_id == _p.id).scalar_subquery()


_FIRST_MAP = (
    sa.select(_map.c.id)
    .where(_map.c.project_id == _p.id)
    .order_by(_map.c.rank, _map.c.id)
    .limit(1)
    .scalar_subquery()
    .label("first_map")
)
_STATEMENT = sa.select(
    _p.id,
    _p.name,
    _p.fields,
    _p.created,
    _p.changed,
    _p.trashed,
    _count(_map).label("maps"),
    _count(_card).label("cards"),
    _FIRST_MAP,
).order_by(_p.changed.desc(), _p.id)
