"""What to do with a map out of a print: it is in the library, as it was or otherwise, or it becomes a project."""

from collections.abc import Sequence
from typing import Literal, Protocol

from app.domain.commands.adopting import adopt
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.excerpt import Standing, difference, digest_of, excerpt
from app.domain.records import JourneyMap
from app.exchange.map_file import MapFile


class Summary(Protocol):
    """A project in a list of a library."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def changed(self) -> int:
        """When it was last changed, in UTC microseconds."""


class Shelf(Protocol):
    """A library, as far as it is needed here."""

    def projects(self) -> Sequence[Summary]:
        """The projects in use."""

    def trashed_projects(self) -> Sequence[Summary]:
        """The projects in the trash."""

    def load(self, project_id: str) -> tuple[Document, int]:
        """A project and its generation."""

    def create(self, edit: Edit) -> object:
        """A new project."""

    def put_asset(self, project_id: str, media_type: str, data: bytes) -> str:
        """Keep a picture."""


def standing(library: Shelf, file: MapFile) -> Standing:
    """Compares a map out of a file with the library's own, if it has it."""
    project_id = file.document.project.id
    home = next((one for one in library.projects() if one.id == project_id), None)
    if home is None:
        return Standing("trashed" if project_id in {one.id for one in library.trashed_projects()} else "new")
    document, _gen = library.load(project_id)
    if document.find(JourneyMap, file.map_id) is None:
        return Standing("new")
    own = excerpt(document, file.map_id)
    if digest_of(own) == file.digest:
        return Standing("here", same=True, changed=home.changed)
    known = file.edition.changed
    later: Literal["map", "print", ""] = "" if known is None or known == home.changed else "map"
    if known is not None and known > home.changed:
        later = "print"
    return Standing("here", False, later, difference(file.document, own), home.changed)


def make_project(library: Shelf, file: MapFile, name: str) -> Edit:
    """A project of a file's map with its pictures; under the ids of the file where no project has them."""
    taken = {one.id for one in (*library.projects(), *library.trashed_projects())}
    edit = adopt(file.document, name, fresh=file.document.project.id in taken)
    library.create(edit)
    for data in file.pictures.values():
        media_type = _media_type(data)
        if media_type is not None:
            library.put_asset(edit.changes[0].record.id, media_type, data)
    return edit


def _media_type(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else None
