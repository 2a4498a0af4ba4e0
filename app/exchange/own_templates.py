"""The templates that a person made of maps: one file each, in a folder beside the settings.

A file is what a print carries of its map (``map_file``), and is read as one that anybody could have written.
"""

import re
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from app.domain.commands.drafting import draft_of, structure_of
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import MapDraft
from app.domain.folding import fold
from app.domain.problems import Problem
from app.domain.text import clean_line
from app.exchange.map_file import read_map, write_map
from app.files import TooLargeError, private_folder, read_whole, write_aside

PREFIX = "own:"
"""How the name of such a template begins, where all templates are named."""
ENDING = ".vivencia-template"
MOST = 200
"""So many are listed; more would be no gallery."""
MOST_BYTES = 16 * 1024 * 1024
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """One file: its ``draft``, or the ``problem`` why it cannot be used."""

    path: Path
    draft: MapDraft | None = None
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """What it is named by among all templates."""
        return PREFIX + self.path.name.removesuffix(ENDING)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.draft.title if self.draft is not None else self.path.name

    @property
    def has_cards(self) -> bool:
        """Whether there is more in it than stages and lanes."""
        return self.draft is not None and bool(self.draft.cards)


def own_templates(folder: Path) -> list[OwnTemplate]:
    """The templates of a folder by title, those that cannot be read with them; none where there is no folder."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(ENDING))[:MOST]
    except OSError:
        return []
    return sorted(map(_read, paths), key=lambda one: (fold(one.title), one.path.name))


def own_draft(folder: Path, name: str, sample: bool) -> MapDraft:
    """What a template makes; Problem("template.damaged") and others where it cannot."""
    path = folder / (name.removeprefix(PREFIX) + ENDING)
    if not name.startswith(PREFIX) or path.parent != folder or not path.is_file():
        raise Problem("template.gone", name=name.removeprefix(PREFIX)[:80])
    found = _read(path)
    if found.draft is None:
        raise found.problem or Problem("template.gone", name=path.name)
    return found.draft if sample else structure_of(found.draft)


def save_template(folder: Path, document: Document, map_id: str, title: str, *, cards: bool) -> OwnTemplate:
    """A template of a map, with its ``cards`` or of its stages and lanes only.

    Problem("template.too_many"), Problem("template.too_large"), Problem("template.not_kept").
    """
    draft = draft_of(document, map_id, clean_line(title)[:LONGEST_TITLE])
    draft = draft if cards else structure_of(draft)
    try:
        private_folder(folder)
        if sum(path.name.endswith(ENDING) for path in folder.iterdir()) >= MOST:
            raise Problem("template.too_many", limit=MOST)
        return _write(_free(folder, draft.title), draft)
    except OSError as error:
        raise Problem("template.not_kept", name=draft.title) from error


def rename_template(template: OwnTemplate, title: str) -> OwnTemplate:
    """The template under another title, in the file that it has; Problem("template.not_kept")."""
    found = _read(template.path)
    if found.draft is None:
        raise found.problem or Problem("template.gone", name=template.title)
    renamed = replace(found.draft, title=clean_line(title)[:LONGEST_TITLE])
    try:
        return _write(template.path, renamed)
    except OSError as error:
        raise Problem("template.not_kept", name=renamed.title) from error


def delete_template(template: OwnTemplate) -> None:
    """The file goes; Problem("template.not_deleted")."""
    try:
        template.path.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("template.not_deleted", name=template.title) from error


def _read(path: Path) -> OwnTemplate:
    try:
        file = read_map(read_whole(path, MOST_BYTES), path.name)
    except TooLargeError:
        return OwnTemplate(path, problem=Problem("template.damaged", name=path.name))
    except OSError:
        return OwnTemplate(path, problem=Problem("template.unreadable", name=path.name))
    except Problem as problem:
        known = problem.code == "mapfile.newer"
        return OwnTemplate(path, problem=problem if known else Problem("template.damaged", name=path.name))
    return OwnTemplate(path, draft_of(file.document, file.map_id, file.journey.title))


def _write(path: Path, draft: MapDraft) -> OwnTemplate:
    document = Document.of([]).apply(new_project(draft.title, [draft]))
    try:
        data = write_map(document, document.maps[0].id, {})
    except Problem as problem:
        raise Problem("template.too_large", name=draft.title) from problem
    if len(data) > MOST_BYTES:
        raise Problem("template.too_large", name=draft.title)
    with write_aside(path, private=True) as aside:
        aside.write_bytes(data)
    return OwnTemplate(path, draft)


def _free(folder: Path, title: str) -> Path:
    """A file of a new template, called about as the template is."""
    stem = re.sub(r"[^0-9a-z]+", "-", fold(title)).strip("-")[:40] or "template"
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{ENDING}" for n in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
