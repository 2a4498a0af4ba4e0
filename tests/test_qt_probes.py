"""The installed release of PySide6 does what the canvas relies upon."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.qt_probes import PROBES


@pytest.mark.parametrize("name", PROBES)
def test_qt_survives(name: str) -> None:
    """In a process of its own: a bad release crashes, and may do so only at the end."""
    program = Path(__file__).with_name("qt_probes.py")
    result = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(program), name],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
