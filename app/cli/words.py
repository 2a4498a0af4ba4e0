"""The words that commands are given: all options, with their help."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from app import __version__
from app.domain.catalogue import MEASURES
from app.exchange.columns import TARGETS
from app.poster.brand import LOOK_KEYS, STYLES
from app.poster.uses import PAPER_USE
from app.words import LANGUAGES, T


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language in force where argparse has its own words."""

    def format_help(self) -> str:
        """The help with its headings translated."""
        text = super().format_help().replace("positional arguments:", T("what to give:"))
        text = text.replace("options:", T("options:")).replace("show this help message and exit", T("show this help"))
        text = text.replace("show program's version number and exit", T("show the version"))
        return text.replace("usage:", T("usage:"), 1)

    def format_usage(self) -> str:
        """How the command is written."""
        return super().format_usage().replace("usage:", T("usage:"), 1)

    def error(self, message: str) -> NoReturn:
        """Say on one line what is wrong with the words, and how to learn more; status 2."""
        help_ = f"{self.prog} --help"
        self.exit(2, T("{program}: {said} Try “{help}”.", program=self.prog, said=_fault(message), help=help_) + "\n")


def _fault(message: str) -> str:
    """What argparse complains of, as a sentence; what is none of its usual complaints stays as it is."""
    for pattern, say in _FAULTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return say(found.groupdict())
    return message if message.endswith(".") else f"{message}."


_FAULTS: tuple[tuple[str, Callable[[dict[str, str]], str]], ...] = (
    (r"the following arguments are required: (?P<what>.*)", lambda f: T("This is missing: {what}.", **f)),
    (r"unrecognized arguments: (?P<what>.*)", lambda f: T("This is not understood: {what}.", **f)),
    (r"argument (?P<what>[^:]*): expected .*argument.*", lambda f: T("{what} needs a value.", **f)),
    (
        r"argument (?P<what>[^:]*): invalid choice: (?P<value>[^(]*?)(?:, maybe .*)? \(choose from (?P<known>.*)\)",
        lambda f: T("{value} is no choice for {what}; there is {known}.", **f),
    ),
    (r"argument (?P<what>[^:]*): (?P<said>.*)", lambda f: "{what}: {said}.".format(**f)),
)


def parser() -> Parser:
    """The whole command line."""
    root = Parser(prog="vivencia", description=T("Customer journey maps. Without a command the window opens."))
    root.add_argument("--version", action="version", version=f"vivencia {__version__}")
    commands = root.add_subparsers(dest="command", required=True, metavar=T("COMMAND"), parser_class=Parser)
    _import(commands)
    _import_answers(commands)
    _list(commands)
    _export(commands)
    _pack(commands)
    _templates(commands)
    _new(commands)
    _check(commands)
    return root


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    """One command; ``parser`` among its options is itself, to complain of what only its work finds out."""
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(parser=command)
    return command


def _import(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T(
        "Make maps of Mermaid journeys (also inside Markdown) and of tables (CSV, TSV); open the maps inside posters "
        "(PDF) and whole projects (.vivencia)."
    )
    command = _command(commands, "import", text)
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
    _reading(command)
    _library(command)


def _import_answers(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("Keep what customers or the team answered in a survey (CSV, a row for each person) about a map.")
    command = _command(commands, "import-answers", text)
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
        type=_assignment,
        metavar="HEADING=MEASURE:CARD",
        help=T(
            "what a column asks, by its heading or number: one of {measures} and the title of a touchpoint; or "
            "“segment”; or nothing, to leave it out. Else it is found out",
            measures=", ".join(MEASURES),
        ),
    )
    command.add_argument("--scale", metavar="LOW..HIGH", help=T("the scale of the answers, e.g. 1..7"))
    command.add_argument("--encoding", help=T("utf-8, utf-16, cp1252; else it is found out"))
    command.add_argument("--separator", help=T("what separates the columns: , ; or tab; else it is found out"))
    command.add_argument(
        "--skip-broken", action="store_true", help=T("take what cannot be read as not answered; else nothing is kept")
    )
    _library(command)


def _check(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("Look through the library, say what is wrong with it, and repair it where that is asked for.")
    command = _command(commands, "check", text)
    command.add_argument(
        "--repair",
        action="store_true",
        help=T("where something is wrong, make the library anew of what can be read; the damaged file is kept"),
    )
    _library(command)


def _list(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("List the projects and maps of the library.")
    command = _command(commands, "list", text)
    command.add_argument("--json", action="store_true", help=T("as JSON"))
    _library(command)


def _export(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("Write a map as a poster (PDF, PNG or SVG) or as slides, one for each stage (PPTX).")
    command = _command(commands, "export", text)
    command.add_argument(
        "source", metavar="MAP_OR_FILE", help=T("a map's id or title, a Mermaid or table file, or a poster (PDF)")
    )
    command.add_argument("out", type=Path, metavar="OUT", help=T("the file to write; its ending says the format"))
    command.add_argument(
        "--kind", choices=tuple(PAPER_USE), default="poster",
        help=T("what to print: the whole poster, a page per stage and so on (poster)"),
    )  # fmt: skip
    command.add_argument("--card-size", default="85x55mm", help=T("the size of cards to cut out (85x55mm)"))
    command.add_argument("--each", type=_count, default=10, help=T("how many empty cards each lane gets (10)"))
    command.add_argument("--paper", help=T("A0 to A4, Letter, Legal, Tabloid, or a size such as 841x1189mm"))
    turned = command.add_mutually_exclusive_group()
    for turn, text in (
        ("portrait", T("the paper stands")),
        ("landscape", T("the paper lies, as it does for a poster")),
    ):
        turned.add_argument(f"--{turn}", dest="orientation", action="store_const", const=turn, help=text)
    _sheets(command)
    command.add_argument("--bleed", default="0", help=T("colour beyond a one-page poster, with crop marks, e.g. 3mm"))
    command.add_argument(
        "--reduce", action="store_true", help=T("write a page of more than 5.08 m smaller, to be printed larger")
    )
    command.add_argument("--dpi", type=_resolution, default=150, help=T("pixels an inch of a PNG (150)"))
    command.add_argument(
        "--text", action="store_true", help=T("the words of an SVG stay text; without this they are outlines")
    )
    command.add_argument(
        "--cards", choices=("all", "texts", "titles"), default="all", help=T("how much of the cards is printed (all)")
    )
    _display(command)
    command.add_argument(
        "--distance",
        help=T("from where it is read, e.g. 2m: tells whether that works, and what would help"),
    )
    command.add_argument(
        "--look",
        metavar="NAME_OR_FILE",
        help=T(
            "the client’s look: the name of one saved in the window, or a JSON file with {keys}",
            keys=", ".join(LOOK_KEYS),
        ),
    )
    command.add_argument("--style", choices=STYLES, help=T("large headings for the wall, or small ones for the desk"))
    command.add_argument("--lang", choices=LANGUAGES, help=T("the language of the poster"))
    command.add_argument("--without-map", action="store_true", help=T("do not put the map into the PDF"))
    command.add_argument("--without-layers", action="store_true", help=T("a PDF in which nothing can be switched off"))
    command.add_argument("--archive", action="store_true", help=T("a PDF for archives (PDF/A)"))
    command.add_argument("--map", metavar="TITLE", help=T("which map, where a file holds several: its title or number"))
    command.add_argument(
        "--skip-broken", "--keep-going", action="store_true", help=T("leave out the broken lines of a file")
    )
    _reading(command)
    _library(command)


def _display(command: Parser) -> None:
    """How the map is looked at on paper."""
    command.add_argument("--details", action="store_true", help=T("cards show all that is said of them"))
    command.add_argument(
        "--route", nargs="?", const="", metavar="TITLE",
        help=T("a line across the channels: that of all contacts, or of the route of that title"),
    )  # fmt: skip
    command.add_argument("--mood", action="store_true", help=T("the mood that customers bring along, on the curve"))
    command.add_argument(
        "--color-by", metavar="FIELD", help=T("what the colours tell: channel, owner, tag, a field or one of your own")
    )
    command.add_argument("--segment", metavar="NAME", help=T("whose answers the colours tell: one segment’s"))


def _sheets(command: Parser) -> None:
    """How a poster is cut into sheets."""
    command.add_argument(
        "--tile",
        metavar="SHEET",
        help=T("in sheets of that size to glue together, e.g. A4, or strips: roll:914 (PDF only)"),
    )
    command.add_argument("--overlap", help=T("how much neighbouring sheets overlap (10mm)"))
    command.add_argument(
        "--margin",
        help=T("the border that the printer leaves white (6mm), or left/top/right/bottom: 5/5/5/17"),
    )
    command.add_argument(
        "--turn", choices=("auto", "landscape", "portrait", "mixed"),
        help=T("how the sheets are turned; mixed: each row or column as it saves most (auto)"),
    )  # fmt: skip
    command.add_argument("--percent", help=T("print the poster a little smaller, in percent: 99.3"))
    command.add_argument("--even", action="store_true", help=T("cut evenly, not between the cards"))
    command.add_argument(
        "--wider", action="store_true", help=T("widen the gutters at the cuts, at the cost of the white border")
    )
    command.add_argument("--skip-blank", action="store_true", help=T("leave out sheets on which nothing is drawn"))
    command.add_argument(
        "--only", default="", metavar="NAMES", help=T("print only these sheets again, by row and column: 2C,3A")
    )
    command.add_argument(
        "--choices", action="store_true", help=T("write nothing; list the ways to print it on such sheets, best first")
    )


def _pack(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("Save a whole project as one file (.vivencia), to keep or to give away.")
    command = _command(commands, "pack", text)
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
    _library(command)


def _templates(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("List the templates that a map can start from.")
    command = _command(commands, "templates", text)
    command.add_argument("--lang", choices=LANGUAGES, help=T("the language of the names"))


def _new(commands: "argparse._SubParsersAction[Parser]") -> None:
    text = T("Make a map from a template.")
    command = _command(commands, "new", text)
    command.add_argument("--template", required=True, metavar="NAME", help=T("one of those that “templates” lists"))
    command.add_argument("--sample", action="store_true", help=T("with the worked example instead of empty stages"))
    command.add_argument("--name", help=T("the name of the project"))
    command.add_argument("--lang", choices=LANGUAGES, help=T("the language of the map"))
    _library(command)


def _library(command: argparse.ArgumentParser) -> None:
    command.add_argument("--library", type=Path, metavar="PATH", help=T("another library file than your own"))


def _reading(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group(T("how a file is read"))
    group.add_argument(
        "--column",
        action="append",
        default=[],
        type=_assignment,
        metavar="TARGET=HEADING",
        help=T(
            "which column of a table is what, e.g. emotion=Mood or title=2; an empty heading leaves it out. "
            "TARGET is one of {targets}",
            targets=", ".join(TARGETS),
        ),
    )
    group.add_argument(
        "--scale",
        action="append",
        default=[],
        metavar="[TARGET=]LOW..HIGH",
        help=T("the scale of the scores, e.g. 1..5, or of one column, e.g. importance=1..10"),
    )
    group.add_argument("--encoding", help=T("utf-8, utf-16, cp1252; else it is found out"))
    group.add_argument("--separator", help=T("what separates the columns: , ; or tab; else it is found out"))


def _assignment(text: str) -> tuple[str, str]:
    target, sign, value = text.partition("=")
    if not sign or not target.strip():
        raise argparse.ArgumentTypeError(T("“{text}” is not of the form TARGET=HEADING", text=text))
    return target.strip(), value.strip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(T("“{text}” is no day like 2026-03-14", text=text)) from None


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 200:
        raise argparse.ArgumentTypeError(T("“{text}” is no number from 1 to 200", text=text))
    return int(text)


def _resolution(text: str) -> int:
    if not text.isdigit() or not 10 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError(T("“{text}” is no resolution from 10 to 1200", text=text))
    return int(text)
