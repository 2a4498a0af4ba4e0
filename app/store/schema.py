"""The tables of a library, one for every kind of record, derived from the records themselves.

Keys begin with the project, so that a project lies together on disk and no reference can leave it.  References are
deferred to the commit and never cascade: what goes with a record is in the edit, and so in its history.
Every column is TEXT, INTEGER or BLOB: the words that SQLite's STRICT tables take.
"""

import sqlalchemy as sa

from app.domain.records import RECORD_KINDS, REFERENCES
from app.store.rows import COLUMNS

APPLICATION_ID = 0x5669766E
"""``Vivn`` in the header of the file: the file is ours."""
SCHEMA = 2
"""The version of these tables, in ``user_version`` and in ``meta``; ``migrations`` leads to it from older ones."""
OLDEST_WRITER = 2
"""The oldest schema whose programs may write to a library of this one."""

metadata = sa.MetaData()
INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _reference(columns: list[str], table: str, targets: list[str]) -> sa.ForeignKeyConstraint:
    """A foreign key that is looked at when the transaction ends."""
    return sa.ForeignKeyConstraint(columns, [f"{table}.{t}" for t in targets], deferrable=True, initially="DEFERRED")


def _table(name: str, *parts: sa.schema.SchemaItem, rowid: bool = False) -> sa.Table:
    """A strict table."""
    return sa.Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _record_table(kind: str) -> sa.Table:
    """The table of a kind of record: its fields, and ``rev``, the generation of its last change."""
    keys = {"id"} if kind == "project" else {"project_id", "id"}
    columns = [
        sa.Column(c.name, TEXT if c.type is str else INTEGER, nullable=c.optional, primary_key=c.name in keys)
        for c in sorted(COLUMNS[kind], key=lambda c: (c.name != "project_id", c.name != "id"))
    ]
    own: list[sa.schema.SchemaItem] = [sa.Column("rev", INTEGER, nullable=False)]
    if kind == "project":
        own += [
            sa.Column("gen", INTEGER, nullable=False),
            sa.Column("changed", INTEGER, nullable=False),
            sa.Column("trashed", INTEGER),
        ]
    else:
        own.append(_reference(["project_id"], "project", ["id"]))
    for name, target in REFERENCES.get(kind, {}).items():
        own.append(_reference(["project_id", name], target, ["project_id", "id"]))
    return _table(kind, *columns, *own)


RECORDS: dict[str, sa.Table] = {kind: _record_table(kind) for kind in RECORD_KINDS}
project = RECORDS["project"]

# Without them, deleting many cards would look through all the project's links and answers for each of them.
sa.Index("link_card", RECORDS["link"].c.project_id, RECORDS["link"].c.card_id)
sa.Index("link_note", RECORDS["link"].c.project_id, RECORDS["link"].c.note_id)
sa.Index("answers_card", RECORDS["answers"].c.project_id, RECORDS["answers"].c.card_id)

history = _table(
    "history",
    sa.Column("project_id", TEXT, primary_key=True),
    sa.Column("gen", INTEGER, primary_key=True, autoincrement=False),
    sa.Column("edit_id", TEXT, nullable=False, unique=True),
    sa.Column("author", TEXT, nullable=False),
    sa.Column("window", TEXT, nullable=False),
    sa.Column("time", INTEGER, nullable=False),
    sa.Column("label_code", TEXT, nullable=False),
    sa.Column("label_params", TEXT, nullable=False),
    sa.Column("undoes", TEXT),
    sa.Column("record_format", INTEGER, nullable=False),
    sa.Column("changes", TEXT, nullable=False),
    _reference(["project_id"], "project", ["id"]),
)
asset = _table(
    "asset",
    sa.Column("project_id", TEXT, primary_key=True),
    sa.Column("hash", TEXT, primary_key=True),
    sa.Column("media_type", TEXT, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    _reference(["project_id"], "project", ["id"]),
    rowid=True,  # big rows are slow in a table without
)
draft = _table(
    "draft",
    sa.Column("project_id", TEXT, primary_key=True),
    sa.Column("kind", TEXT, primary_key=True),
    sa.Column("id", TEXT, primary_key=True),
    sa.Column("name", TEXT, primary_key=True),
    sa.Column("text", TEXT, nullable=False),
    sa.Column("window", TEXT, nullable=False),
    sa.Column("time", INTEGER, nullable=False),
    _reference(["project_id"], "project", ["id"]),
)
meta = _table("meta", sa.Column("name", TEXT, primary_key=True), sa.Column("value", TEXT, nullable=False))
