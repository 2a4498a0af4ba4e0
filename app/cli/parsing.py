"""How the command line is read: in the person's own language, and what several commands have in common."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeAlias

from app.exchange.columns import TARGETS
from app.words import T


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


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - it has no other name


def add_command(commands: Commands, name: str, text: str) -> Parser:
    """One command; ``parser`` among its options is itself, to complain of what only its work finds out."""
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(parser=command)
    return command


def add_library(command: Parser) -> None:
    """Which library."""
    command.add_argument("--library", type=Path, metavar="PATH", help=T("another library file than your own"))


def add_reading(command: Parser) -> None:
    """How a table is read."""
    group = command.add_argument_group(T("how a file is read"))
    group.add_argument(
        "--column",
        action="append",
        default=[],
        type=assignment,
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
    add_decoding(group)


def add_decoding(options: "argparse._ActionsContainer") -> None:
    """How the bytes of a table become cells."""
    options.add_argument("--encoding", help=T("utf-8, utf-16, cp1252; else it is found out"))
    options.add_argument("--separator", help=T("what separates the columns: , ; or tab; else it is found out"))


def assignment(text: str) -> tuple[str, str]:
    """TARGET=HEADING, apart."""
    target, sign, value = text.partition("=")
    if not sign or not target.strip():
        raise argparse.ArgumentTypeError(T("“{text}” is not of the form TARGET=HEADING", text=text))
    return target.strip(), value.strip()
