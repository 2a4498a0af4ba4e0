"""A library and a session in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.session import EditSession
from app.store.library import Library
from tests.store import samples
from tests.store.samples import make_cafe


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "here" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    path.parent.mkdir()
    with Library.open(path, "0.1.0") as library:
        yield library


@pytest.fixture(autouse=True)
def close_what_was_opened() -> Iterator[None]:
    yield
    while samples.OPENED:
        samples.OPENED.pop().close()


@pytest.fixture
def session(library: Library) -> EditSession:
    return EditSession(library, make_cafe(library))
