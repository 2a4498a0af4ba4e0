"""A project that comes in a file: whether the library has it, and how it comes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.domain.ancestry import common_state
from app.domain.commands.adopting import as_new, called
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.merging import Merge, Point, Side
from app.domain.problems import Problem
from app.domain.whole import Whole
from app.exchange.adoption import Summary


class Shelf(Protocol):
    """A library, as far as it is needed here."""

    def projects(self) -> Sequence[Summary]:
        """The projects in use."""

    def trashed_projects(self) -> Sequence[Summary]:
        """The projects in the trash."""

    def load(self, project_id: str) -> tuple[Document, int]:
        """A project and its generation."""

    def receive(self, whole: Whole) -> None:
        """A new project out of another library."""

    def whole(self, project_id: str, *, history: bool = False) -> Whole:
        """A project with all that belongs to it."""

    def put_asset(self, project_id: str, media_type: str, data: bytes) -> str:
        """Keep a picture."""


MERGED = 20
"""So many edits are noted of those that led to a copy that was taken in."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the project of a file stands to a library: it is "new" to it, lies in the trash, is "here" and the ``same``,
    or here and another."""

    place: Literal["new", "trashed", "here"]
    same: bool = False


def standing(library: Shelf, whole: Whole) -> Standing:
    """Compares a project out of a file with the library's own, if it has it."""
    project_id = whole.document.project.id
    if project_id in {one.id for one in library.trashed_projects()}:
        return Standing("trashed")
    if project_id not in {one.id for one in library.projects()}:
        return Standing("new")
    return Standing("here", library.load(project_id)[0] == whole.document)


def take_in(library: Shelf, whole: Whole, name: str = "") -> Document:
    """The file's project in the library: under its own ids where none has them, else as another project.

    It is called ``name`` where that is given.
    """
    if standing(library, whole).place != "new":
        whole = as_new(whole)
    if name:
        whole = called(whole, name)
    library.receive(whole)
    return whole.document


def merge_with(library: Shelf, theirs: Whole) -> Merge:
    """The library's own copy of a project and another one; where its history has gaps, the ids alone tell."""
    project_id = theirs.document.project.id
    try:
        mine = library.whole(project_id, history=True)
    except Problem as problem:
        if problem.code != "parcel.history_gaps":
            raise
        mine = library.whole(project_id)
    return Merge(common_state(mine, theirs) or Document.of([]), mine.document, theirs.document)


def join_edit(library: Shelf, merge: Merge, theirs: Whole, choices: Mapping[Point, Side], name: str) -> Edit:
    """The edit that takes another copy in, whose pictures are in the library already; ``name`` is that of its file."""
    for asset in theirs.assets:
        library.put_asset(theirs.document.project.id, asset.media_type, asset.data)
    return merge.edit(choices, name, theirs.lineage[-MERGED:])
