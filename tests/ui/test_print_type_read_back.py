"""What the dialog says of the smallest type is what the file has: exported by hand, and read with another library.

Seen to fail: a dialog that forgets how much the shop enlarges, and a file that is written at 95 %.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.poster_dialog import PosterDialog
from tests.poster.sample import document
from tests.render.operators import pages_of
from tests.ui.printing_desk import WAIT, export, open_print

CASES: dict[str, dict[str, Any]] = {
    "poster A3": {"paper": "A3"},
    "poster A1": {"paper": "A1"},
    "poster A2 standing": {"paper": "A2", "orientation": "portrait"},
    "sheets of A1": {"paper": "A1", "tiled": True, "sheet": "A4"},
    "own size": {"paper": "own", "width": 900.0, "height": 300.0},
    "only titles": {"paper": "A3", "content": "titles"},
    "for the desk": {"paper": "A3", "style": "desk"},
    "with bleed": {"paper": "A2", "bleed": 3.0},
    "written smaller": {"paper": "own", "width": 6000.0, "height": 900.0, "reduced": True},
    "stages": {"kind": "stages", "paper": "A4", "orientation": "portrait"},
    "stages on A3": {"kind": "stages", "paper": "A3", "orientation": "landscape"},
    "summary": {"kind": "summary", "paper": "A3"},
    "actions": {"kind": "actions", "paper": "A4", "orientation": "portrait"},
    "report": {"kind": "report", "paper": "A4", "orientation": "portrait"},
    "deck": {"kind": "deck", "paper": "A4", "orientation": "portrait"},
    "blank": {"kind": "blank", "paper": "A2"},
}


def read_back(pdf: Path) -> float:
    """The smallest cap height in the drawings of a file, in millimetres, without the guide to sheets and the marks."""
    pages = [page for page in pages_of(pdf) if page.label != "guide"]
    return min(word.cap for page in pages for word in page.words if word.depth and word.text.strip())


def stated(dialog: PosterDialog) -> set[float]:
    """The smallest cap height by the line under the preview, and by the section on reading."""
    said = f"{dialog.summary.reading.text()} {dialog.summary.warning.text()}"
    told = re.search(r"Smallest capitals: ([\d.]+)\s*mm", said)
    measured = re.search(r"Smallest: ([\d.]+)\s*mm", dialog.form.reading.measure.text())
    assert told is not None
    assert measured is not None
    return {float(told[1]), float(measured[1])}


@pytest.mark.parametrize("case", CASES)
def test_the_dialog_states_the_smallest_type_of_the_file(qtbot: QtBot, tmp_path: Path, case: str):
    choices: dict[str, Any] = {"opened": {"reading": True}, "distance": 600.0, **CASES[case]}
    dialog = open_print(qtbot, document(24), **choices)
    qtbot.waitUntil(lambda: not dialog.reader.is_busy and bool(dialog.form.reading.measure.text()), timeout=WAIT)
    (said,) = stated(dialog)
    path = tmp_path / "a.pdf"
    assert export(qtbot, dialog, path) == path
    enlarged = dialog.choices.spec().reduced
    assert said == pytest.approx(read_back(path) * enlarged, abs=0.0501)
    dialog.reject()
