"""The words that commands are given: all options, with their help."""

import argparse
from datetime import date
from pathlib import Path

from app import __version__
from app.cli.export_words import add_export
from app.cli.parsing import Commands, Parser, add_command, add_decoding, add_library, add_reading, assignment
from app.domain.catalogue import MEASURES
from app.words import LANGUAGES, T


def parser() -> Parser:
    """The whole command line."""
    root = Parser(prog="vivencia", description=T("Customer journey maps. Without a command the window opens."))
    root.add_argument("--version", action="version", version=f"vivencia {__version__}")
    commands = root.add_subparsers(dest="command", required=True, metavar=T("COMMAND"), parser_class=Parser)
    _import(commands)
    _import_answers(commands)
    _list(commands)
    add_export(commands)
    _pack(commands)
    _templates(commands)
    _new(commands)
    _check(commands)
    _associate(commands)
    return root


def _import(commands: Commands) -> None:
    text = T(
        "Make maps of Mermaid journeys (also inside Markdown) and of tables (CSV, TSV); open the maps inside posters "
        "(PDF) and whole projects (.vivencia)."
    )
    command = add_command(commands, "import", text)
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help=T("a file to import"))
    command.add_argument(
        "--project",
        metavar="NAME",
        help=T("put the maps into the project of that name; it is made where there is none"),
    )
    command.add_argument(
        "--skip-broken",
        "--keep-going",
        action="store_true",
        help=T("keep the good lines of a file with broken ones; else nothing is kept"),
    )
    command.add_argument(
        "--copy",
        action="store_true",
        help=T("make a project of what a poster or a project’s file holds even where it is here already"),
    )
    command.add_argument(
        "--join", action="store_true",
        help=T("take what a copy of a project (.vivencia) has more into the one that is here"),
    )  # fmt: skip
    command.add_argument(
        "--prefer", choices=("mine", "theirs"), help=T("with --join: what holds where both were changed")
    )
    add_reading(command)
    add_library(command)


def _import_answers(commands: Commands) -> None:
    text = T("Keep what customers or the team answered in a survey (CSV, a row for each person) about a map.")
    command = add_command(commands, "import-answers", text)
    command.add_argument("file", type=Path, metavar="FILE", help=T("the answers, with a heading over each question"))
    command.add_argument(
        "--map", required=True, metavar="MAP", help=T("the map that was asked about: its id or title, see “list”")
    )
    command.add_argument("--name", help=T("what the survey is called; else as the file"))
    command.add_argument(
        "--asked", choices=("customers", "team"), default="customers", help=T("who answered (customers)")
    )
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=T("when they answered"))
    command.add_argument(
        "--question",
        action="append",
        default=[],
        type=assignment,
        metavar="HEADING=MEASURE:CARD",
        help=T(
            "what a column asks, by its heading or number: one of {measures} and the title of a touchpoint; or "
            "“segment”; or nothing, to leave it out. Else it is found out",
            measures=", ".join(MEASURES),
        ),
    )
    command.add_argument("--scale", metavar="LOW..HIGH", help=T("the scale of the answers, e.g. 1..7"))
    add_decoding(command)
    command.add_argument(
        "--skip-broken", action="store_true", help=T("take what cannot be read as not answered; else nothing is kept")
    )
    add_library(command)


def _check(commands: Commands) -> None:
    text = T("Look through the library, say what is wrong with it, and repair it where that is asked for.")
    command = add_command(commands, "check", text)
    command.add_argument(
        "--repair",
        action="store_true",
        help=T("where something is wrong, make the library anew of what can be read; the damaged file is kept"),
    )
    add_library(command)


def _associate(commands: Commands) -> None:
    text = T("Have the system open .vivencia files with this program, for you alone; also puts it among the programs.")
    command = add_command(commands, "associate", text)
    command.add_argument("--remove", action="store_true", help=T("take that back"))


def _list(commands: Commands) -> None:
    text = T("List the projects and maps of the library.")
    command = add_command(commands, "list", text)
    command.add_argument("--json", action="store_true", help=T("as JSON"))
    add_library(command)


def _pack(commands: Commands) -> None:
    text = T("Save a whole project as one file (.vivencia), to keep or to give away.")
    command = add_command(commands, "pack", text)
    command.add_argument("project", metavar="PROJECT", help=T("a project’s id or name, see “list”"))
    command.add_argument("out", type=Path, metavar="OUT", help=T("the file to write, ending in .vivencia"))
    command.add_argument(
        "--redact", action="store_true",
        help=T("without the names of people, owners, sources and the client, without pictures and history"),
    )  # fmt: skip
    command.add_argument(
        "--word", action="append", default=[], metavar="WORD",
        help=T("with --redact: one more word to be replaced everywhere; may be given several times"),
    )  # fmt: skip
    command.add_argument(
        "--lock", action="store_true",
        help=T("with a passphrase, which is asked for or read from standard input; nobody can open the file without"),
    )  # fmt: skip
    command.add_argument(
        "--history", action="store_true", help=T("with every step that was made, so that they can be undone there too")
    )
    add_library(command)


def _templates(commands: Commands) -> None:
    text = T("List the templates that a map can start from.")
    command = add_command(commands, "templates", text)
    command.add_argument("--lang", choices=LANGUAGES, help=T("the language of the names"))


def _new(commands: Commands) -> None:
    text = T("Make a map from a template.")
    command = add_command(commands, "new", text)
    command.add_argument("--template", required=True, metavar="NAME", help=T("one of those that “templates” lists"))
    command.add_argument("--sample", action="store_true", help=T("with the worked example instead of empty stages"))
    command.add_argument("--name", help=T("the name of the project"))
    command.add_argument("--lang", choices=LANGUAGES, help=T("the language of the map"))
    add_library(command)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(T("“{text}” is no day like 2026-03-14", text=text)) from None
