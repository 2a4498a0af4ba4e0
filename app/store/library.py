"""One SQLite file with every project of this laptop."""

import hashlib
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from app import __version__
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Asset, Project
from app.domain.whole import Whole
from app.places import default_path, make_default_folder
from app.store import opening
from app.store.answers import Done, Draft, DraftKey, News, ProjectSummary, Refused, Step
from app.store.backups import Why, back_up
from app.store.checking import Checked, check_library
from app.store.creating import create_file
from app.store.drafts import clear_drafts, read_drafts, write_draft
from app.store.faults import not_opened, not_saved, reason_of
from app.store.history import add_row, gen_of, now, read_news, read_steps
from app.store.integrity import BackgroundCheck
from app.store.migrations import migrate
from app.store.reserve import Reserve, uses_reserve
from app.store.rows import plain_text, row_of
from app.store.schema import SCHEMA, asset, project
from app.store.statements import found_records, read_records, write_changes
from app.store.summaries import read_summaries
from app.store.wholes import add_whole, read_whole

_RAISE_GEN = (
    sa.update(project)
    .where(project.c.id == sa.bindparam("which"), project.c.trashed.is_(None))
    .values(gen=project.c.gen + 1, changed=sa.bindparam("at"))
    .returning(project.c.gen)
)


class Library:
    """An open library: ``Library.open``.  May be used from any thread, one at a time.

    Whatever writes is one transaction, on disk when the method returns.  Where that fails nothing has changed and
    Problem("store.not_saved", reason) tells why: disk_full, read_only, locked, damaged, moved, replaced, disk_error.
    On a full disk edits and typing still find the ``reserve``, where one was kept.
    """

    def __init__(self, path: Path, connection: sa.Connection) -> None:
        self.path = path
        self.windows: set[str] = set()
        """The windows of this program that have a project open."""
        self.reserve = Reserve(path)
        """Room for what is done while the disk is full."""
        self._connection = connection
        self._raw = opening.raw_of(connection)
        self._lock = threading.RLock()
        self._place = _place_of(path)
        self._check: BackgroundCheck | None = None
        if path.stat().st_size > opening.CHECK_AT_ONCE:
            self._check = BackgroundCheck(path)

    @classmethod
    def open(cls, path: Path | None = None, program: str = __version__) -> Self:
        """Open the library at a path, or make it; without one at ``places.default_path``.

        ``program`` is the version that is noted where tables are made or changed.  Problems: library.newer,
        not_ours, damaged, locked, read_only, unreadable, folder_missing, settings, not_upgraded.
        """
        if path is None:
            path = default_path()
            make_default_folder()
        version = opening.look_at(path)
        if version is None:
            create_file(path, program)
            version = SCHEMA
        opening.refuse_unwritable(path)
        opening.refuse_strange_journal(path)
        connection = opening.connect(path)
        try:
            _make_current(connection, path, version, program)
            opening.hurry(connection)
            return cls(path, connection)
        except (sqlite3.Error, sa.exc.DBAPIError) as error:
            _close(connection)
            raise not_opened(error, path) from error
        except BaseException:
            _close(connection)
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._check is not None:
            self._check.stop()
        with self._lock:
            _close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- projects -----------------------------------------------------------------------------
    def projects(self) -> list[ProjectSummary]:
        """The projects, the last changed first; without those in the trash."""
        with self._reading() as connection:
            return read_summaries(connection, trashed=False)

    def trashed_projects(self) -> list[ProjectSummary]:
        """The projects in the trash."""
        with self._reading() as connection:
            return read_summaries(connection, trashed=True)

    def load(self, project_id: str) -> tuple[Document, int]:
        """A project and its generation; Problem("project.gone")."""
        with self._reading() as connection:
            found = sa.select(project.c.gen).where(project.c.id == project_id, project.c.trashed.is_(None))
            gen = connection.execute(found).scalar()
            if gen is None:
                raise Problem("project.gone", id=project_id)
            return Document.of(read_records(connection, project_id)), gen

    def create(self, edit: Edit, author: str = "me", window: str = "") -> Done:
        """A new project from an edit that adds it, as generation 1; asked again, it is there once."""
        projects = [c.after for c in edit.changes if isinstance(c.after, Project) and c.before is None]
        if len(projects) != 1:
            raise ValueError("the edit must add one project")
        founder = projects[0]
        _check_door(edit, founder.id, founding=True)
        row = {**row_of(founder), "rev": 1, "gen": 1, "changed": now(), "trashed": None}
        rest = [c for c in edit.changes if c.after is not founder]
        with self._reading() as connection:
            seen = gen_of(connection, founder.id, edit.id)
        if seen is None:
            with self._writing(Problem("edit.refused", kind="project", id=founder.id)) as connection:
                connection.execute(sa.insert(project), row)
                write_changes(connection, founder.id, rest, 1)
                add_row(connection, founder.id, 1, edit, author, window)
        return Done(1, edit)

    def whole(self, project_id: str, *, history: bool = False) -> Whole:
        """A project with its pictures, and with its history where that is wanted, all of one moment.

        Problem("project.gone"), Problem("parcel.history_gaps").
        """
        with self._reading() as connection:
            return read_whole(connection, project_id, history=history)

    def receive(self, whole: Whole) -> None:
        """A new project out of another library; Problem("edit.refused") where this one has it already."""
        clash = Problem("edit.refused", kind="project", id=whole.document.project.id)
        with self._writing(clash) as connection:
            add_whole(connection, whole)

    def trash(self, project_id: str) -> None:
        """Put a project into the trash; it stays whole."""
        self._set_trashed(project_id, now())

    def restore(self, project_id: str) -> None:
        """Take a project out of the trash."""
        self._set_trashed(project_id, None)

    # -- edits --------------------------------------------------------------------------------
    @uses_reserve
    def commit(
        self,
        project_id: str,
        edit: Edit,
        gen_known: int,
        author: str,
        window: str,
        typed: Collection[DraftKey] = (),
    ) -> Done | Refused:
        """Write an edit that was made on generation ``gen_known``, and its history row.

        Where others wrote since, it is rebased on theirs or refused.  An edit that is there already (the same id)
        answers with the generation that it has.  ``typed`` are the drafts that the edit makes superfluous.
        """
        _check_door(edit, project_id)
        news: tuple[News, ...] = ()
        first = edit.changes[0].key if edit.changes else ("project", project_id)
        clash = Problem("edit.refused", kind=first[0], id=first[1])
        try:
            with self._writing(clash) as connection:
                gen = self._raised_gen(connection, project_id, gen_known)
                if gen > gen_known + 1:
                    news = read_news(connection, project_id, gen_known, gen)
                    keys = [change.key for change in edit.changes]
                    edit = Document.of(found_records(connection, project_id, keys)).rebase(edit)
                write_changes(connection, project_id, edit.changes, gen)
                add_row(connection, project_id, gen, edit, author, window)
                clear_drafts(connection, project_id, typed)
        except Problem as problem:
            if problem.code != "edit.refused":
                raise
            return self._done_already(project_id, edit, gen_known) or Refused(problem, news)
        return Done(gen, edit, news)

    def news(self, project_id: str, after: int, before: int | None = None) -> tuple[News, ...]:
        """The history rows after a generation, with their changes; with ``before`` only those before that one."""
        with self._reading() as connection:
            return read_news(connection, project_id, after, before)

    def steps(self, project_id: str, after: int = 0, author: str | None = None) -> list[Step]:
        """The heads of the history rows after a generation, oldest first."""
        with self._reading() as connection:
            return read_steps(connection, project_id, after, author)

    def step(self, project_id: str, gen: int) -> News:
        """One history row with its changes."""
        with self._reading() as connection:
            rows = read_news(connection, project_id, gen - 1, gen + 1)
        if not rows:
            raise Problem("project.gone", id=project_id)
        return rows[0]

    # -- pictures -----------------------------------------------------------------------------
    def put_asset(self, project_id: str, media_type: str, data: bytes) -> str:
        """Keep a picture; its hash.  The same picture is kept once."""
        digest = hashlib.sha256(data).hexdigest()
        if self.asset(project_id, digest) is None:
            row = {"project_id": project_id, "hash": digest, "media_type": media_type, "data": data}
            with self._writing(Problem("project.gone", id=project_id)) as connection:
                connection.execute(sa.insert(asset).prefix_with("OR IGNORE"), row)
        return digest

    def asset(self, project_id: str, digest: str) -> Asset | None:
        """A picture by its hash."""
        found = sa.select(asset).where(asset.c.project_id == project_id, asset.c.hash == digest)
        with self._reading() as connection:
            row = connection.execute(found).one_or_none()
        return None if row is None else Asset(**row._asdict())

    # -- text that is being typed -------------------------------------------------------------
    @uses_reserve
    def save_draft(self, project_id: str, key: DraftKey, text: str, window: str) -> None:
        """Keep what was typed so far into a record's attribute or catalogue field."""
        if not plain_text(text):
            raise Problem("store.bad_value", kind=key[0], id=key[1], field=key[2])
        with self._writing(Problem("project.gone", id=project_id)) as connection:
            write_draft(connection, project_id, key, text, window)

    def drafts(self, project_id: str) -> list[Draft]:
        """What was typed and never became an edit, oldest first; not what the windows of this program hold."""
        with self._reading() as connection:
            drafts = read_drafts(connection, project_id)
        return [d for d in drafts if d.window not in self.windows]

    @uses_reserve
    def clear_draft(self, project_id: str, key: DraftKey) -> None:
        """Forget what was typed."""
        with self._writing(Problem("project.gone", id=project_id)) as connection:
            clear_drafts(connection, project_id, [key])

    # -- the file -----------------------------------------------------------------------------
    def back_up(self, why: Why = "hand") -> Path | None:
        """A checked copy in ``backups`` beside the library, or None where the newest one has everything already.

        Others may write while the copy is read back.  Problem("backup.failed", reason).
        """
        return back_up(self._raw, self.path, why, self._lock)

    def check(self) -> Checked:
        """Look through everything, on this connection: nobody else gets at the library meanwhile."""
        with self._reading() as connection:
            return check_library(connection, self.path)

    def wait_for_check(self) -> None:
        """Until the background check of a big library is through; writing stops where it found damage."""
        if self._check is not None:
            self._check.wait()

    # -- transactions -------------------------------------------------------------------------
    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """One state of the library for several statements."""
        with self._lock:
            try:
                self._connection.exec_driver_sql("BEGIN")
                yield self._connection
            except (sqlite3.Error, sa.exc.DBAPIError) as error:
                reason = reason_of(error, self.path)
                raise Problem("store.not_read", reason=reason, path=str(self.path), detail=str(error)) from error
            finally:
                self._roll_back()

    @contextmanager
    def _writing(self, clash: Problem) -> Iterator[sa.Connection]:
        """One transaction; ``clash`` is raised where a key or a reference does not hold, at its end at the latest."""
        with self._lock:
            self._refuse_another_file()
            try:
                self._connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.exec_driver_sql("COMMIT")
            except sa.exc.IntegrityError as error:
                raise clash from error
            except (sqlite3.Error, sa.exc.DBAPIError) as error:
                raise not_saved(error, self.path) from error
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        """End what is still open; SQLite ends it by itself after some errors."""
        if self._raw.in_transaction:
            with suppress(sqlite3.Error):  # the error that led here tells more
                self._raw.execute("ROLLBACK")

    def _refuse_another_file(self) -> None:
        """Problem where the path has another file now than the one that is open, or damage was found."""
        if self._check is not None and self._check.found is not None:
            raise Problem("library.damaged", path=str(self.path), detail=self._check.found)
        if _place_of(self.path) != self._place:
            raise Problem("store.not_saved", reason="moved", path=str(self.path), detail="")

    def _raised_gen(self, connection: sa.Connection, project_id: str, gen_known: int) -> int:
        """The next generation, taken first: it orders the writers."""
        gen: int | None = connection.execute(_RAISE_GEN, {"which": project_id, "at": now()}).scalar()
        if gen is None:
            raise Problem("project.gone", id=project_id)
        if gen <= gen_known:  # somebody put an older copy of the library back
            raise Problem("store.not_saved", reason="replaced", path=str(self.path), detail=f"{gen} <= {gen_known}")
        return gen

    def _done_already(self, project_id: str, edit: Edit, gen_known: int) -> Done | None:
        """The answer to an edit that is on disk although its caller does not know."""
        with self._reading() as connection:
            gen = gen_of(connection, project_id, edit.id)
            if gen is None or gen <= gen_known:
                return None if gen is None else Done(gen, edit)
            return Done(gen, edit, read_news(connection, project_id, gen_known, gen))

    def _set_trashed(self, project_id: str, when: int | None) -> None:
        statement = sa.update(project).where(project.c.id == project_id).values(trashed=when)
        with self._writing(Problem("project.gone", id=project_id)) as connection:
            if connection.execute(statement).rowcount != 1:
                raise Problem("project.gone", id=project_id)


def _make_current(connection: sa.Connection, path: Path, version: int, program: str) -> None:
    """Check a library before anything is written, and lead an older one to this version, after a backup."""
    raw = opening.raw_of(connection)
    wrong = opening.check(raw) if path.stat().st_size <= opening.CHECK_AT_ONCE else None
    if wrong is None and version < SCHEMA:
        back_up(raw, path, "upgrade")
        migrate(connection, path, version, program)
    wrong = wrong or opening.check_tables(connection)
    if wrong is not None:
        raise Problem("library.damaged", path=str(path), detail=wrong)


def _check_door(edit: Edit, project_id: str, *, founding: bool = False) -> None:
    """An edit holds records of one project, each once, and does not make or end the project: a bug if it does."""
    keys = [change.key for change in edit.changes]
    if len(set(keys)) != len(keys):
        raise ValueError("an edit changes a record twice")
    for change in edit.changes:
        if change.record.project_id != project_id or (change.before and change.before.id != change.record.id):
            raise ValueError("an edit reaches into another project")
        if isinstance(change.record, Project) and not founding and (change.before is None or change.after is None):
            raise ValueError("an edit adds or removes its project")


def _place_of(path: Path) -> tuple[int, int] | None:
    """Device and number of the file at a path."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _close(connection: sa.Connection) -> None:
    connection.close()
    connection.engine.dispose()
