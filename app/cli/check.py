"""`vivencia check`: look through the library, and repair it where that is asked for."""

import argparse
from pathlib import Path

from app import keeping
from app.cli.reading import tell
from app.domain.problems import Problem
from app.places import default_path
from app.words.keeping import checked_lines, newest_line, repaired_lines
from app.words.problems import sentence


def check(given: argparse.Namespace) -> None:
    """Print what the library holds; Problem("cli.library_damaged") where something is wrong and stays so."""
    path: Path = given.library or default_path()
    found = keeping.check(path)
    for line in checked_lines(found):
        print(line)
    for fault in found.faults:
        tell(sentence(fault))
    if not found.faults:
        return
    copies = keeping.backups(path)
    if copies:
        print(newest_line(copies[0].made, str(copies[0].path)))
    if not given.repair:
        raise Problem("cli.library_damaged", path=str(path))
    for line in repaired_lines(keeping.repair(path)):
        print(line)
