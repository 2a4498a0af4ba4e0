"""What commands share: reading a file as the options say, the library, and one line on standard error."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.words import language, speaking
from app.words.importing import import_names
from app.words.problems import line_sentence

if TYPE_CHECKING:
    from app.exchange.importing import ImportOptions, ImportResult
    from app.session import Library


def reading_options(given: argparse.Namespace) -> "ImportOptions":
    """How files are read, as the options say."""
    from app.exchange.importing import ImportOptions  # noqa: PLC0415
    from app.exchange.scales import scale  # noqa: PLC0415

    scales = {}
    for text in given.scale:
        target, sign, value = text.partition("=")
        scales[target.strip() if sign else "emotion"] = scale(value if sign else text)
    with speaking(getattr(given, "lang", None) or language()):
        names = import_names()
    return ImportOptions(
        names=names,
        encoding=given.encoding,
        separator=given.separator,
        columns=dict(given.column),
        scales=scales,
    )


def tell_issues(result: "ImportResult") -> None:
    """What was found in a file that is read nevertheless, a line each, on standard error."""
    for issue in result.issues:
        tell(f"{result.name}: {line_sentence(issue.line, issue.problem)}")


def open_library(path: Path | None) -> "Library":
    """The library of a path, or the person's own."""
    from app.session import open_library as open_it  # noqa: PLC0415

    return open_it(path, back_up=False)


def tell(text: str) -> None:
    """One line on standard error."""
    print(f"vivencia: {' '.join(text.split())}", file=sys.stderr)
