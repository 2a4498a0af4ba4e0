"""What waits for the library, in a file elsewhere meanwhile: so the end of the program does not take it.

One file a window, for its user only, a line of JSON for each thing that waits.  It lies beside the settings, or beside
the library where it cannot lie there, and goes when the library has everything.  What a program left that was ended
is found by the next session of the project, and only by one.  Edits are known by their ids, so that none is done twice,
also where the program was ended between writing it to the library and taking it out of here.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.edits import Edit
from app.domain.plain_changes import ADDED, FIELDS, UPDATED
from app.domain.problems import Problem
from app.files import private_folder, read_whole, settings_path, write_aside
from app.store.answers import DraftKey, News, Step
from app.store.changes import RECORD_FORMAT, LookUp, read_edit, write_changes
from app.store.claim import Claim

FOLDER = "waiting"
ENDING, LOCK = ".jsonl", ".lock"
MOST_BYTES = 256 << 20
_NONSENSE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading raises where a file is not as it was written."""
_log = logging.getLogger(__name__)


class Aside:
    """The file of one window."""

    def __init__(self, library: Path, project_id: str, author: str, window: str) -> None:
        self._folders = _folders(library)
        self._name = f"{_mark(project_id)}-{window}{ENDING}"
        self._author, self._window = author, window
        self._head = json.dumps({"project": project_id, "format": RECORD_FORMAT})
        self._lines: list[tuple[str, str]] = []
        """The id of the edit, or nothing for typing, and the line."""
        self._path: Path | None = None
        self._claim: Claim | None = None
        self.is_kept = True
        """Whether all that waits is in the file."""

    def add_edit(self, edit: Edit, settled: Iterable[DraftKey]) -> None:
        """One more edit waits; typing that it settles does not wait any more."""
        step = Step.of(0, edit, self._author, self._window)
        told = {"edit": step, "changes": write_changes(edit.changes), "typed": list(settled)}
        self._add(edit.id, json.dumps(told))

    def add_typing(self, key: DraftKey, text: str | None) -> None:
        """Typing goes on, or has ended without an edit."""
        self._add("", _typing_line(key, text))

    def keep_only(self, edits: Iterable[Edit], drafts: Mapping[DraftKey, str | None]) -> None:
        """Of what was added only this waits now."""
        if not self._lines:
            return
        ids = {edit.id for edit in edits}
        lines = [one for one in self._lines if one[0] in ids] + [("", _typing_line(*one)) for one in drafts.items()]
        if lines == self._lines:
            return
        self._lines = lines
        if lines:
            self._write_all()
        else:
            self._settle(None, None)

    def close(self) -> None:
        """The window goes; what waits is for the next."""
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    # -- inside -------------------------------------------------------------------------------
    def _add(self, edit_id: str, line: str) -> None:
        """One more line, at the end of the file where that has all the others."""
        self._lines.append((edit_id, line))
        if self._path is None or not self.is_kept or not _append(self._path, line):
            self._write_all()

    def _write_all(self) -> None:
        """The file anew, in the first folder that takes it; what is on a disk already stays there until then."""
        lines = self._head, *(line for _, line in self._lines)
        for folder in self._folders:
            path, claim = folder / self._name, self._claim
            try:
                if folder is self._folders[-1] and not folder.parent.is_dir():
                    continue  # the library's folder has gone; it is not ours to make again
                private_folder(folder)
                if path != self._path:
                    claim = Claim.take(path.with_suffix(LOCK))
                with write_aside(path, private=True) as part:
                    part.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
            except OSError:
                _log.warning("what waits cannot be kept in this folder", exc_info=True)
                if claim is not None and claim is not self._claim:
                    claim.release()
            else:
                self._settle(path, claim)
                return
        self.is_kept = False

    def _settle(self, path: Path | None, claim: Claim | None) -> None:
        """Everything is in this file, or there is nothing to keep."""
        if path != self._path:
            if self._path is not None:
                _remove(self._path)
            self.close()
        self._path, self._claim, self.is_kept = path, claim, True


@dataclass
class Left:
    """What a program left that was ended: its edits in their order, and what was being typed besides."""

    path: Path
    claim: Claim
    edits: list[News] = field(default_factory=list)
    drafts: dict[DraftKey, str | None] = field(default_factory=dict)

    def forget(self) -> None:
        """Everything in it is elsewhere now."""
        _remove(self.path)
        self.claim.release()


def left_behind(library: Path, project_id: str) -> list[Left]:
    """What was left of a project by windows that are no more, oldest first; each is to be forgotten or released."""
    found: list[Left] = []
    for folder in _folders(library):
        for path in folder.glob(f"{_mark(project_id)}-*{ENDING}"):
            with suppress(OSError):
                claim = Claim.take(path.with_suffix(LOCK))
                if claim is not None:
                    left = _read(path, claim, project_id)
                    found += [left] if left is not None else []
    return sorted(found, key=lambda left: left.path.name)  # a window's id begins with the time at which it opened


def edit_left(news: News, look_up: LookUp) -> Edit:
    """An edit that was left, on today's records; Problem("edit.refused") where it fits on them no more."""
    try:
        return read_edit(news, look_up)
    except _NONSENSE as error:
        raise Problem("edit.refused", kind="", id="") from error


def words_left(news: News) -> list[str]:
    """The texts that an edit which was left would have put in."""
    words: list[str] = []
    with suppress(*_NONSENSE):
        for what, _kind, *rest in json.loads(news.changes):
            if what == ADDED:
                values = rest[0]
                words += [values[name] for name in ("title", "name") if values.get(name)]
                words += [value for value in values.get(FIELDS, {}).values() if isinstance(value, str)]
            elif what == UPDATED:
                said = [new for name, key, _old, new in rest[1] if key is not None or name in ("title", "name")]
                words += [new for new in said if isinstance(new, str) and new]
    return words


def _read(path: Path, claim: Claim, project_id: str) -> Left | None:
    """What a file holds, up to a line that was cut off; None where it is not of this project and this version."""
    left = Left(path, claim)
    try:
        lines = read_whole(path, MOST_BYTES).decode("ascii", "replace").splitlines()
        if not lines or json.loads(lines[0]) != {"project": project_id, "format": RECORD_FORMAT}:
            claim.release()
            return None
        for line in lines[1:]:
            _take(left, json.loads(line))
    except OSError:
        _log.warning("what waited cannot be read", exc_info=True)
        claim.release()
        return None
    except _NONSENSE:
        _log.warning("what waited was cut off after %d edits", len(left.edits))
    return left


def _take(left: Left, told: dict[str, Any]) -> None:
    """One line."""
    if "edit" in told:
        left.edits.append(News(Step(*told["edit"]), told["changes"]))
        for kind, id_, name in told["typed"]:
            left.drafts.pop((kind, id_, name), None)
    else:
        kind, id_, name = told["typing"]
        left.drafts[kind, id_, name] = told["text"]


def _typing_line(key: DraftKey, text: str | None) -> str:
    return json.dumps({"typing": key, "text": text})


def _append(path: Path, line: str) -> bool:
    """Put a line at the end of a file that must be there; whether it is on the disk."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "ab") as file:
            file.write(f"{line}\n".encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def _folders(library: Path) -> tuple[Path, ...]:
    return settings_path().parent / FOLDER, library.parent / FOLDER


def _mark(project_id: str) -> str:
    """A project's id as a part of a file's name, whatever it is made of."""
    return hashlib.sha256(project_id.encode()).hexdigest()[:16]


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
