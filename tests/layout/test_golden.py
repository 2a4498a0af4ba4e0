"""One small map, box by box and line by line: a change of the look shows here as a readable difference.

``VIVENCIA_WRITE_GOLDEN=1 python -m pytest tests/layout/test_golden.py`` writes the files anew; look at them.
"""

import json
import os
from pathlib import Path

import pytest

from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from tests.layout.maps import WORDS, visit

HERE = Path(__file__).parent / "golden"
SHEETS = {"visit_natural": None, "visit_a3": SheetSize(420, 297, 8)}


def readable(drawing):
    """Of every group its box and what stands in it, to a tenth of a millimetre."""
    groups = []
    for group in drawing.groups:
        inside = []
        for shape in group.shapes:
            if isinstance(shape, Text):
                inside.append(f"{shape.x:.1f} {shape.y:.1f} {shape.line.text}")
            elif isinstance(shape, Symbol):
                inside.append(f"{shape.x:.1f} {shape.y:.1f} [{shape.name}] {shape.size:.1f}")
        box = f"{group.x:.1f} {group.y:.1f} {group.w:.1f} x {group.h:.1f}"
        groups.append({f"{group.role} {group.owner}": box, "holds": inside})
    return {"size": f"{drawing.width:.1f} x {drawing.height:.1f}", "smallest": round(drawing.smallest_text, 2),
            "groups": groups}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_the_drawing_is_as_it_was(name):
    made = readable(layout_map(visit(), "m", WORDS, SHEETS[name]))
    file = HERE / f"{name}.json"
    if os.environ.get("VIVENCIA_WRITE_GOLDEN"):
        file.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert made == json.loads(file.read_text(encoding="utf-8"))
