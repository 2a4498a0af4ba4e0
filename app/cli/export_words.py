"""The words that ``export`` is given: what is printed, on what, how, and into which file."""

import argparse
from pathlib import Path

from app.cli.parsing import Commands, Parser, add_command, add_library, add_reading
from app.poster.brand import LOOK_KEYS, STYLES
from app.poster.uses import PAPER_USE
from app.words import LANGUAGES, T


def add_export(commands: Commands) -> None:
    """Its options."""
    text = T("Write a map as a poster (PDF, PNG or SVG) or as slides, one for each stage (PPTX).")
    command = add_command(commands, "export", text)
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
    _paper(command)
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
    _look(command)
    command.add_argument("--without-map", action="store_true", help=T("do not put the map into the PDF"))
    command.add_argument("--without-layers", action="store_true", help=T("a PDF in which nothing can be switched off"))
    command.add_argument("--archive", action="store_true", help=T("a PDF for archives (PDF/A)"))
    command.add_argument("--map", metavar="TITLE", help=T("which map, where a file holds several: its title or number"))
    command.add_argument(
        "--skip-broken", "--keep-going", action="store_true", help=T("leave out the broken lines of a file")
    )
    add_reading(command)
    add_library(command)


def _paper(command: Parser) -> None:
    """How large, and how it lies."""
    command.add_argument("--paper", help=T("A0 to A4, Letter, Legal, Tabloid, or a size such as 841x1189mm"))
    turned = command.add_mutually_exclusive_group()
    for turn, text in (
        ("portrait", T("the paper stands")),
        ("landscape", T("the paper lies, as it does for a poster")),
    ):
        turned.add_argument(f"--{turn}", dest="orientation", action="store_const", const=turn, help=text)


def _look(command: Parser) -> None:
    """For whom it is printed: from where they read, in whose colours and language."""
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


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 200:
        raise argparse.ArgumentTypeError(T("“{text}” is no number from 1 to 200", text=text))
    return int(text)


def _resolution(text: str) -> int:
    if not text.isdigit() or not 10 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError(T("“{text}” is no resolution from 10 to 1200", text=text))
    return int(text)
