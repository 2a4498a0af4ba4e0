"""Doing what the words say.  Exit status: 0 done, 1 it failed (one line says why), 2 wrong use."""

import argparse
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from app.cli.reading import open_library, reading_options, tell, tell_issues
from app.cli.words import parser
from app.domain.commands.maps import add_maps, new_project
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.files import templates_folder
from app.words import language, set_language, system_language
from app.words.problems import sentence

if TYPE_CHECKING:
    from app.domain.drafts import MapDraft
    from app.domain.edits import Edit
    from app.session import Library

FAILED, INTERRUPTED = 1, 130

MISUSES = frozenset({
    "cli.not_a_parcel",
    "cli.unknown_format", "cli.tiles_are_pdf", "cli.tiles_are_of_maps", "cli.slides_are_whole", "template.unknown",
    "template.gone",
    "import.unknown_encoding", "scale.bad",
    "table.bad_separator", "table.unknown_target", "paper.bad_size", "paper.out_of_range", "paper.bad_length",
    "poster.small_margin", "poster.big_margin", "poster.bad_overlap", "poster.big_overlap", "poster.too_many_sheets",
    "poster.no_such_page", "poster.out_of_range", "cli.bad_scale", "cli.needs_tile",
    "cli.no_such_route", "cli.no_such_side", "cli.no_such_segment",
    "cli.bleed_is_of_one_page", "cli.choices_are_of_sheets",
    "poster.card_too_large", "survey.bad_question", "survey.no_such_card",
})  # fmt: skip
"""Problems that lie in the words of the command: status 2."""


def main(arguments: Sequence[str]) -> int:
    """Run a command; the exit status."""
    set_language(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a title may hold what the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    logging.getLogger().addHandler(logging.NullHandler())
    given = parser().parse_args(arguments)
    try:
        COMMANDS[given.command](given)
    except Problem as problem:
        if problem.code in MISUSES:
            given.parser.error(sentence(problem))
        tell(sentence(problem))
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except OSError as error:
        tell(sentence(Problem("cli.file", name=str(error.filename or ""), reason=error.strerror or str(error))))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _import(given: argparse.Namespace) -> None:
    """Read every file first; then make the maps, so that a bad file leaves nothing behind."""
    from app.cli.parcels import read_parcels, take_parcel  # noqa: PLC0415 - only what a command needs is loaded
    from app.cli.prints import open_print  # noqa: PLC0415
    from app.exchange.importing import read_file  # noqa: PLC0415
    from app.exchange.parcel_file import is_parcel  # noqa: PLC0415
    from app.exchange.pdf_search import is_pdf, read_pdf  # noqa: PLC0415
    from app.session import back_up_before  # noqa: PLC0415

    parcels = read_parcels(given)
    options = reading_options(given)
    drafts: list[tuple[str, tuple[MapDraft, ...]]] = []
    prints = [(path.name, read_pdf(path)) for path in given.files if is_pdf(path)]
    for path in given.files:
        if is_pdf(path) or is_parcel(path):
            continue
        result = read_file(path, options)
        drafts.append((path.stem, result.maps(skip_broken=given.skip_broken)))
        tell_issues(result)
    with _library(given) as library:
        back_up_before(library, "import")
        for name, parcel in parcels:
            take_parcel(library, name, parcel, given)
        for name, file in prints:
            open_print(library, name, file, copy=given.copy)
        if given.project is not None and drafts:
            _into_project(library, given.project, [draft for _, found in drafts for draft in found])
        else:
            for stem, found in drafts:
                _tell_made(library.create(new_project(found[0].title if len(found) == 1 else stem, found)).edit)


def _into_project(library: "Library", name: str, drafts: "list[MapDraft]") -> None:
    """Maps into the project of that name, or into a new one."""
    from app.session import EditSession  # noqa: PLC0415

    found = [summary for summary in library.projects() if summary.name == name]
    if len(found) > 1:
        raise Problem("cli.several_projects", name=name, ids=", ".join(s.id for s in found))
    if not found:
        _tell_made(library.create(new_project(name, drafts)).edit)
        return
    session = EditSession(library, found[0].id)
    edit = session.do(add_maps(session.document, drafts))
    session.close()
    if edit is not None:
        print(f"project\t{found[0].id}\t{found[0].name}")
        _tell_maps(edit)


def _tell_made(edit: "Edit") -> None:
    project = edit.changes[0].record
    print(f"project\t{project.id}\t{getattr(project, 'name', '')}")
    _tell_maps(edit)


def _tell_maps(edit: "Edit") -> None:
    for change in edit.changes:
        if isinstance(change.record, JourneyMap):
            print(f"map\t{change.record.id}\t{change.record.title}")


def _import_answers(given: argparse.Namespace) -> None:
    from app.cli.answers import import_answers  # noqa: PLC0415

    with _library(given) as library:
        import_answers(library, given)


def _list(given: argparse.Namespace) -> None:
    with _library(given) as library:
        listed = [(summary, library.load(summary.id)[0].maps) for summary in library.projects()]
    if given.json:
        projects = [
            {
                "id": summary.id,
                "name": summary.name,
                "client": summary.client,
                "changed": summary.changed,
                "cards": summary.cards,
                "maps": [{"id": journey.id, "title": journey.title} for journey in maps],
            }
            for summary, maps in listed
        ]
        print(json.dumps(projects, ensure_ascii=False, indent=2))
        return
    for summary, maps in listed:
        print(f"project\t{summary.id}\t{summary.name}")
        for journey in maps:
            print(f"map\t{journey.id}\t{journey.title}")


def _templates(given: argparse.Namespace) -> None:
    from app.exchange.own_templates import own_templates  # noqa: PLC0415
    from app.exchange.templates import templates  # noqa: PLC0415

    set_language(given.lang or language())
    for template in templates():
        print(f"{template.name}\t{template.title(language())}")
    for own in own_templates(templates_folder()):
        print(f"{own.name}\t{own.title}" if own.problem is None else f"{own.name}\t{sentence(own.problem)}")


def _new(given: argparse.Namespace) -> None:
    from app.exchange.own_templates import PREFIX, own_draft  # noqa: PLC0415
    from app.exchange.templates import template_draft  # noqa: PLC0415

    if given.template.startswith(PREFIX):
        draft = own_draft(templates_folder(), given.template, given.sample)
    else:
        draft = template_draft(given.template, given.lang or language(), sample=given.sample)
    with _library(given) as library:
        _tell_made(library.create(new_project(given.name or draft.title, [draft])).edit)


def _export(given: argparse.Namespace) -> None:
    from app.cli.poster import export  # noqa: PLC0415

    export(given)


def _pack(given: argparse.Namespace) -> None:
    from app.cli.parcels import pack  # noqa: PLC0415

    with _library(given) as library:
        pack(library, given)


def _check(given: argparse.Namespace) -> None:
    from app.cli.check import check  # noqa: PLC0415

    check(given)


def _library(given: argparse.Namespace) -> "closing[Library]":
    return closing(open_library(given.library))


def _associate(given: argparse.Namespace) -> None:
    from app.association import associate  # noqa: PLC0415

    associate(wanted=not given.remove)


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "import": _import,
    "import-answers": _import_answers,
    "list": _list,
    "export": _export,
    "pack": _pack,
    "templates": _templates,
    "new": _new,
    "check": _check,
    "associate": _associate,
}
