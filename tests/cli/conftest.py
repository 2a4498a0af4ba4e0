"""The command line in English, run within the test's own process."""

import pytest

from app.cli import main
from app.words import set_language


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    yield
    set_language("en")


@pytest.fixture
def run(capsys):
    """Runs a command; gives status, lines of standard output and lines of standard error."""

    def command(*words):
        try:
            status: object = main([str(word) for word in words])
        except SystemExit as end:
            status = end.code
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return command
