"""What keeps a library: backups and what they hold, checking, repairing, putting an older state back.

Nothing here loads SQLAlchemy before it is called, which is best done on a thread.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain.commands.adopting import adopt
from app.domain.document import Document
from app.domain.excerpt import picture_hashes
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import Asset
from app.store.answers import ProjectSummary
from app.store.surroundings import troubled_place

if TYPE_CHECKING:
    from app.store.backups import Backup
    from app.store.checking import Checked
    from app.store.library import Library
    from app.store.repairing import Repaired

__all__ = [
    "Backup", "Checked", "Inside", "ProjectSummary", "Repaired", "backups", "check", "copy_to_this_computer",
    "first_map", "inside", "open_backup", "repair", "restore", "take_project", "troubled_place",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inside:
    """What a backup holds: its projects, the last changed first."""

    projects: tuple[ProjectSummary, ...]

    @property
    def maps(self) -> int:
        """How many maps there are."""
        return sum(one.maps for one in self.projects)

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return sum(one.cards for one in self.projects)


def copy_to_this_computer(path: Path) -> Path:
    """Copy a library that is closed into the platform's folder; the new path.  Problem("backup.failed", reason)."""
    from app.store.moving import copy_to_this_computer as copy  # noqa: PLC0415 - see above

    return copy(path)


def backups(path: Path) -> "list[Backup]":
    """The backups of a library, the newest first."""
    from app.store.backups import backups_of  # noqa: PLC0415 - see above

    return list(reversed(backups_of(path)))


class OpenBackup:
    """A backup to look into.  It is read from a copy, so that it stays as it is, of whichever version it was."""

    def __init__(self, copy: Path) -> None:
        from app.store.library import Library  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory(prefix="vivencia-")
        try:
            opened = Path(self._folder.name) / "library.sqlite"
            shutil.copyfile(copy, opened)
            self.library: Library = Library.open(opened, __version__)
        except BaseException:
            self._folder.cleanup()
            raise

    def close(self) -> None:
        """Let go of the copy."""
        self.library.close()
        self._folder.cleanup()

    def inside(self) -> Inside:
        """What it holds."""
        return Inside(tuple(self.library.projects()))

    def load(self, project_id: str) -> Document:
        """A project in it; Problem("project.gone")."""
        return self.library.load(project_id)[0]

    def picture(self, project_id: str, digest: str) -> Asset | None:
        """A picture in it."""
        return self.library.asset(project_id, digest)


def open_backup(copy: Path) -> OpenBackup:
    """A backup to look into, until it is closed; Problem as Library.open says."""
    return OpenBackup(copy)


def inside(copy: Path) -> Inside:
    """What a backup holds."""
    with closing(open_backup(copy)) as opened:
        return opened.inside()


def first_map(copy: Path, project_id: str) -> tuple[Document, str, dict[str, bytes]] | None:
    """The first map of a project in a backup: the project, the map's id, the bytes of its pictures by their hashes."""
    with closing(open_backup(copy)) as opened:
        document = opened.load(project_id)
        if not document.maps:
            return None
        found = ((digest, opened.picture(project_id, digest)) for digest in picture_hashes(document))
        return document, document.maps[0].id, {digest: one.data for digest, one in found if one is not None}


def take_project(copy: Path, project_id: str, name: str, library: "Library") -> str:
    """One project out of a backup as a project of its own, with its pictures; the id of the new one."""
    with closing(open_backup(copy)) as opened:
        document = opened.load(project_id)
        edit = adopt(document, name, fresh=True)
        library.create(edit)
        made = edit.changes[0].record.id
        for digest in picture_hashes(document):
            picture = opened.picture(project_id, digest)
            if picture is not None:
                library.put_asset(made, picture.media_type, picture.data)
    return made


def restore(copy: Path, path: Path) -> Path:
    """Put a backup in the place of a library that nobody has open; where the library before is kept now.

    A library that can still be opened becomes one more backup; one that cannot is kept as it is, under another name.
    Problem("backup.not_restored", reason) leaves everything as it was.
    """
    from app.store.backups import sync_folder, verify  # noqa: PLC0415
    from app.store.faults import reason_of  # noqa: PLC0415
    from app.store.library import Library  # noqa: PLC0415
    from app.store.repairing import keep_aside, put_in_place  # noqa: PLC0415

    part = path.with_name(f".{path.name}.{new_id()}.restored")
    try:
        verify(copy)
        if shutil.disk_usage(path.parent).free < 3 * copy.stat().st_size:
            raise Problem("backup.not_restored", reason="disk_full", folder=str(path.parent), detail="")
        shutil.copyfile(copy, part)
        part.chmod(0o600)
        verify(part)
        kept: Path | None = None
        if path.exists():
            try:
                with closing(Library.open(path)) as present:
                    kept = present.back_up("restore") or backups(path)[0].path
            except Problem as problem:
                if problem.code not in (*DAMAGED, "backup.failed"):
                    raise
                kept = keep_aside(path)
        put_in_place(part, path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        reason = reason_of(error, copy)
        told = {"folder": str(path.parent), "detail": str(error)}
        raise Problem("backup.not_restored", reason=reason, **told) from error
    finally:
        part.unlink(missing_ok=True)
    return kept if kept is not None else path


def check(path: Path) -> "Checked":
    """Look through a library, whether it can be opened or not; Problem where there is nothing to look at."""
    from app.store.checking import check_file  # noqa: PLC0415
    from app.store.library import Library  # noqa: PLC0415

    try:
        library = Library.open(path, __version__)
    except Problem as problem:
        if problem.code not in DAMAGED or not path.is_file():
            raise
        return check_file(path)
    with closing(library):
        return library.check()


def repair(path: Path) -> "Repaired":
    """Make a library anew of what can be read of it; see ``store.repairing``."""
    from app.store.repairing import repair as repair_it  # noqa: PLC0415

    return repair_it(path, __version__)


DAMAGED = frozenset({"library.damaged", "library.not_ours", "library.unreadable", "library.not_upgraded"})
"""What a library is refused for where it may be damaged."""
