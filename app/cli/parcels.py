"""Whole projects: into files and out of them."""

import argparse
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.reading import tell
from app.domain.merging import Point, Side
from app.domain.problems import Problem
from app.domain.redaction import Marked, marked_in, redacted
from app.domain.whole import Whole
from app.exchange.arrival import join_edit, merge_with, standing, take_in
from app.exchange.parcel import ENDING, Parcel
from app.exchange.parcel_file import is_parcel, open_parcel, save_parcel
from app.words import T
from app.words.merging import part_text, side_text, subject_text
from app.words.redaction import stand_ins

if TYPE_CHECKING:
    from app.domain.document import Document
    from app.session import Library


def pack(library: "Library", given: argparse.Namespace) -> None:
    """Write a project's file."""
    if not is_parcel(given.out):
        raise Problem("cli.not_a_parcel", name=given.out.name, ending=ENDING)
    whole = library.whole(_project_id(library, given.project), history=given.history and not given.redact)
    if given.redact:
        whole = _redacted(whole, given.word)
    passphrase = _ask(twice=True) if given.lock else None
    save_parcel(given.out, whole, passphrase)
    if passphrase is not None:
        tell(T("Without its passphrase nobody can open this file, not even you: keep it safe."))


def _redacted(whole: Whole, words: Sequence[str]) -> Whole:
    """The project without names and pictures; what stands for what is told."""
    marked = [*marked_in(whole.document), *(Marked(word.strip(), "other") for word in words if word.strip())]
    tell(T("{n} name was replaced.", "{n} names were replaced.", n=len(marked)))
    return redacted(whole, marked, stand_ins())


def read_parcels(given: argparse.Namespace) -> list[tuple[str, Parcel]]:
    """The projects' files among those that are to be imported, by name."""
    paths: list[Path] = given.files
    return [(path.name, _open(path)) for path in paths if is_parcel(path)]


def _open(path: Path) -> Parcel:
    try:
        return open_parcel(path)
    except Problem as problem:
        if problem.code != "parcel.locked":
            raise
    return open_parcel(path, _ask(twice=False))


def _ask(*, twice: bool) -> str:
    """A passphrase: typed unseen, or the next line where nobody types."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    said = getpass(T("Passphrase: "))
    if twice and getpass(T("Once more: ")) != said:
        raise Problem("passphrase.differs")
    return said


def take_parcel(library: "Library", name: str, parcel: Parcel, given: argparse.Namespace) -> None:
    """Take a project in, and name it and its maps as ``list`` does; with --copy it is always another project, with
    --join a copy of one that is here becomes one with it."""
    stands = standing(library, parcel.whole)
    if stands.place != "here" or given.copy:
        _name(take_in(library, parcel.whole))
        return
    if given.join and not stands.same:
        _join(library, name, parcel.whole, given.prefer)
    _name(library.load(parcel.whole.document.project.id)[0])
    if stands.same:
        tell(T("{name}: this project is here already, as it is in the file.", name=name))
    elif not given.join:
        tell(T("{name}: this project is here already, and differs. Say --join to join them, or --copy to have both.",
               name=name))  # fmt: skip


def _join(library: "Library", name: str, theirs: Whole, prefer: Side | None) -> None:
    """One edit of mine; Problem("cli.conflicts") where both changed the same and nobody said which holds."""
    from app.session import EditSession  # noqa: PLC0415

    merge = merge_with(library, theirs)
    for one in merge.conflicts:
        home = merge.mine if one.mine is not None else theirs.document
        mine, other = (side_text(one, side, copy) for side, copy in
                       ((one.mine, merge.mine), (one.theirs, theirs.document)))  # fmt: skip
        tell(f"{subject_text(one, home)}, {part_text(one, home)}: {mine} – {other}")
    if merge.conflicts and prefer is None:
        raise Problem("cli.conflicts", name=name, count=len(merge.conflicts))
    choices: dict[Point, Side] = {one.point: prefer or "mine" for one in merge.conflicts}
    session = EditSession(library, theirs.document.project.id)
    session.do(join_edit(library, merge, theirs, choices, name))
    session.close()


def _project_id(library: "Library", called: str) -> str:
    """The project of that id or name."""
    projects = library.projects()
    found = [one for one in projects if one.id == called] or [one for one in projects if one.name == called]
    if not found:
        raise Problem("cli.no_project", name=called)
    if len(found) > 1:
        raise Problem("cli.several_projects", name=called, ids=", ".join(one.id for one in found))
    return found[0].id


def _name(document: "Document") -> None:
    print(f"project\t{document.project.id}\t{document.project.name}")
    for journey in document.maps:
        print(f"map\t{journey.id}\t{journey.title}")
