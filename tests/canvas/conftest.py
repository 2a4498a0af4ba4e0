"""A map on a view of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.canvas.test_pixels import Sheet


@pytest.fixture
def sheet(qapp: QApplication, tmp_path: Path) -> Iterator[Sheet]:
    made = Sheet(tmp_path)
    yield made
    made.close()
