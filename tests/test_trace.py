"""The trace of the method's requirements: complete, and every name in it is there."""

import ast
import importlib
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import pytest

import app
from app.domain.catalogue import CATALOGUE
from app.domain.records import RECORD_KINDS
from app.ui.actions import ACTIONS

ROOT = Path(app.__file__).parents[1]
TRACE = Path(app.__file__).parent / "TRACE.md"
REQUIREMENTS = [f"R{n}" for n in range(1, 68)]
OPEN = 0
"""So many rows have something open; whoever closes one lowers this number, nobody raises it."""
NOTHING = "—"
_NAME = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the trace; the columns as they are written."""

    number: str
    requirement: str
    field: str
    screen: str
    poster: str
    test: str
    open: str


def read_rows(text):
    """The lines of the table."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| R") and cells[0] != "R":
            assert len(cells) == len(fields(Row)), f"not as many columns as the table has: {line}"
            found.append(Row(*cells))
    return found


def names(cell):
    """What stands between backticks."""
    return _NAME.findall(cell)


@cache
def names_in(path):
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_code(name):
    """Whether it is the full name of something in the program."""
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), attribute)
    except ImportError:
        return False


def is_field(name):
    """Whether it is a field of the catalogue, or an attribute of a record."""
    kind, _, key = name.partition(".")
    if kind not in RECORD_KINDS:
        return False
    known = {f.key for f in CATALOGUE if f.kind == kind} | {f.name for f in fields(RECORD_KINDS[kind])}
    return key in known


def is_test(name):
    """Whether it is a test: ``path::name``."""
    path, _, test = name.partition("::")
    return test.startswith("test_") and (ROOT / path).is_file() and test in names_in(path)


def faults(rows):
    """What is wrong with the rows, in words."""
    found = [f"{one} is missing" for one in REQUIREMENTS if one not in {row.number for row in rows}]
    found += [f"{row.number} is no requirement" for row in rows if row.number not in REQUIREMENTS]
    actions = {spec.id for spec in ACTIONS}
    known = {
        "field": lambda name: is_code(name) if name.startswith("app.") else is_field(name),
        "screen": lambda name: is_code(name) if name.startswith("app.") else name in actions,
        "poster": is_code,
        "test": is_test,
    }
    for row in rows:
        if not row.requirement:
            found.append(f"{row.number} does not say what is asked for")
        for column, is_known in known.items():
            cell = getattr(row, column)
            if not names(cell) and not (cell == NOTHING and row.open):
                found.append(f"{row.number}: nothing under “{column}”, and no reason why")
            found += [f"{row.number}: there is no {column} “{name}”" for name in names(cell) if not is_known(name)]
    return found


ROWS = read_rows(TRACE.read_text(encoding="utf-8"))


def test_every_requirement_is_traced_to_what_is_there():
    assert faults(ROWS) == []
    assert [row.number for row in ROWS] == REQUIREMENTS


def test_every_field_stands_with_the_requirements_that_it_is_of():
    by_number = {row.number: set(names(row.field)) for row in ROWS}
    for field in CATALOGUE:
        for number in field.requirement.split():
            assert f"{field.kind}.{field.key}" in by_number[number], number


def test_what_is_open_only_becomes_less():
    assert len([row for row in ROWS if row.open]) == OPEN


GOOD = next(row for row in ROWS if row.number == "R31")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"number": "R99"},
        {"requirement": ""},
        {"field": "`card.glamour`"},
        {"field": "`stage.importance`"},
        {"field": "`app.insight.gaps.guess`"},
        {"field": ""},
        {"screen": "`card.dance`"},
        {"screen": NOTHING},
        {"poster": "`app.layout.nowhere.marks`"},
        {"test": "`tests/layout/test_marks.py::test_nothing_of_the_sort`"},
        {"test": "`tests/nowhere.py::test_x`"},
        {"test": "by hand"},
    ],
    ids=str,
)
def test_a_fault_in_a_row_is_found(spoilt):
    values = {field.name: getattr(GOOD, field.name) for field in fields(Row)} | spoilt
    rows = [Row(**values) if row is GOOD else row for row in ROWS]
    assert faults(rows) != []


def test_a_row_that_is_missing_is_found():
    assert faults([row for row in ROWS if row is not GOOD]) == ["R31 is missing"]
