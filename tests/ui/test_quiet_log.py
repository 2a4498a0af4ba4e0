"""No word of anybody's work gets into the log, whatever goes wrong."""

import json
import logging
import sqlite3
import sys
from contextlib import closing

import pytest
import sqlalchemy as sa

from app.domain.problems import Problem
from app.files import write_aside
from app.store import opening
from app.store.creating import create_file
from app.ui.faults import Faults
from app.ui.quiet_log import told

SECRET = "Fusión con Globex"


@pytest.fixture
def log(tmp_path, qapp):
    faults = Faults(tmp_path / "vivencia.log")
    faults.install()
    yield lambda: faults.path.read_text(encoding="utf-8")
    faults.remove()


def refused_statement(tmp_path):
    """What the library says where a row is there already."""
    create_file(tmp_path / "library.sqlite", "test")
    connection = opening.connect(tmp_path / "library.sqlite")
    try:
        for _ in range(2):
            connection.execute(sa.text("INSERT INTO meta (name, value) VALUES (:name, :name)"), {"name": SECRET})
    finally:
        connection.close()
        connection.engine.dispose()


def wrapped():
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError("drawing failed") from error


def misread_statement(_):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"SELECT '{SECRET}'x y")


def written_nowhere(tmp_path):
    with write_aside(tmp_path / SECRET / "poster.pdf"):
        pass


FAULTS = {
    "a number": lambda _: int(SECRET),
    "a key": lambda _: {"": 0}[SECRET],
    "a JSON text": lambda _: json.loads(f'{{"{SECRET}'),
    "an encoding": lambda _: f"{SECRET}\udc80".encode(),
    "a problem": lambda _: (_ for _ in ()).throw(Problem("import.empty", name=SECRET)),
    "a statement": refused_statement,
    "a file": written_nowhere,
    "a statement without parameters": misread_statement,
    "a cause": lambda _: wrapped(),
    "an assertion": lambda _: pytest.fail(SECRET),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_an_error_is_logged_without_what_it_says(log, tmp_path, fault):
    try:
        fault(tmp_path)
    except BaseException:  # noqa: BLE001 - each raises another kind
        kind, error, trace = sys.exc_info()
    # Where a line of this file would say the words itself, they are not of the error.
    sys.excepthook(kind, error, trace)
    assert "Globex" not in log()
    assert type(error).__name__ in log()
    assert "test_quiet_log.py" in log()


def test_what_helps_to_find_the_fault_stays(log):
    try:
        None.title  # noqa: B018
    except AttributeError:
        sys.excepthook(*sys.exc_info())
    assert "AttributeError: 'NoneType' object has no attribute 'title'" in log()
    assert "led to" not in log()


def test_causes_come_first(log):
    try:
        wrapped()
    except RuntimeError:
        sys.excepthook(*sys.exc_info())
    assert log().index("ValueError") < log().index("led to:") < log().index("RuntimeError: drawing failed")


def test_other_libraries_say_only_the_pattern_of_their_messages(log):
    logging.getLogger("somebody.else").warning("cannot read %s at %d %%", SECRET, 3)
    logging.getLogger("app.ui").warning("cannot read it: %d", 3)
    assert "cannot read %s at %d" in log()
    assert "Globex" not in log()
    assert "cannot read it: 3" in log()


def test_a_kind_made_of_a_harmless_one_says_nothing():
    class OwnError(RuntimeError):
        pass

    assert told(OwnError(SECRET)) == "OwnError"
