"""The map inside a poster: where it is in the library, what has changed since, or a project made of it."""

from typing import TYPE_CHECKING

from app.cli.reading import tell
from app.domain.records import JourneyMap, Project
from app.exchange.adoption import make_project, standing
from app.exchange.map_file import MapFile
from app.words.prints import opened_text, standing_text

if TYPE_CHECKING:
    from app.session import Library


def open_print(library: "Library", name: str, file: MapFile, *, copy: bool) -> None:
    """Name the project and the map as ``list`` does; with ``copy`` it is always a new project."""
    stands = standing(library, file)
    if stands.place == "here" and not copy:
        project = library.load(file.document.project.id)[0].project
        _name(project, file.journey)
        tell(standing_text(name, file.edition, stands, is_altered=file.is_altered))
        return
    edit = make_project(library, file, file.document.project.name)
    records = [change.record for change in edit.changes]
    project = next(record for record in records if isinstance(record, Project))
    _name(project, next(record for record in records if isinstance(record, JourneyMap)))
    tell(opened_text(name, file.edition, stands, is_altered=file.is_altered))


def _name(project: Project, journey: JourneyMap) -> None:
    print(f"project\t{project.id}\t{project.name}")
    print(f"map\t{journey.id}\t{journey.title}")
