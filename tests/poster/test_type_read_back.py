"""The smallest type of a print, measured in the file's own operators, is what the window and the command line say.

Font size times all matrices times the height that the font's capitals have in the file: no step of it asks the program.
Seen to fail: a page that is written at 95 %, type set smaller than it is measured, a measure that looks at one page
only, that forgets the size of the sheets or how much the shop enlarges, or that takes another font's capitals.
"""

import io
import re
from pathlib import Path

import pytest

from app.cli import main
from app.poster.advice import smallest_type
from app.poster.export import write_pdf
from app.poster.inspection import inspect
from app.poster.kinds import compose
from app.poster.page import Printout
from app.poster.paper import Paper, Roll, parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.render.operators import pages_of

A1, A3, A4 = parse_paper("A1", "landscape"), parse_paper("A3", "landscape"), parse_paper("A4")
MAP = Path(__file__).parents[1] / "exchange" / "data" / "day.en.mmd"
SPECS = {
    "A3": PrintSpec(A3),
    "A1": PrintSpec(A1),
    "sheets": PrintSpec(A1, tiles=TileSpec(A4)),
    "smaller sheets": PrintSpec(A1, tiles=TileSpec(A4, scale=0.93)),
    "a roll": PrintSpec(parse_paper("1500x2000mm"), tiles=TileSpec(Roll(610))),
    "for the shop": PrintSpec(A1, bleed=3),
    "longer than five metres": PrintSpec(Paper("", 6000, 900)),
    "written smaller": PrintSpec(Paper("", 6000, 900), reduced=2),
    "titles only": PrintSpec(A3, content="titles"),
    "a page a stage": PrintSpec(A4, "stages"),
    "cards": PrintSpec(A4, "deck"),
    "actions": PrintSpec(A4, "actions"),
    "summary": PrintSpec(A3, "summary"),
}


def read_back(pdf: bytes | Path) -> float:
    """The smallest cap height in a file's drawings, without the guide; marks lie in no form of their own."""
    pages = [page for page in pages_of(pdf) if page.label != "guide"]
    return min(word.cap for page in pages for word in page.words if word.depth and word.text.strip())


def written(printout: Printout) -> bytes:
    out = io.BytesIO()
    write_pdf(printout, out)
    return out.getvalue()


@pytest.mark.parametrize("name", SPECS)
def test_the_smallest_type_of_the_file_is_the_one_that_is_told(name: str):
    spec = SPECS[name]
    printout = compose(Press(document(24), "m", paper_words("es"), "es"), spec)
    looked = inspect(printout, enlarged=spec.reduced)
    assert looked is not None
    found = read_back(written(printout)) * spec.reduced
    assert looked.smallest == pytest.approx(found, rel=0.002, abs=0.001)
    assert smallest_type(printout) * spec.reduced == pytest.approx(found, rel=0.002, abs=0.001)


@pytest.mark.parametrize(
    "given",
    [
        ["--paper", "A3"],
        ["--paper", "A1", "--tile", "A4", "--percent", "93"],
        ["--paper", "A4", "--kind", "stages"],
        ["--paper", "6000x900mm", "--reduce"],
        ["--paper", "A3", "--cards", "titles"],
    ],
)
def test_the_command_line_says_the_same(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    out = tmp_path / "a.pdf"
    assert main(["export", str(MAP), str(out), *given, "--distance", "30m"]) == 0
    told = re.search(r"Smallest capitals: ([\d.]+) mm", capsys.readouterr().err)
    assert told is not None
    enlarged = 2 if "--reduce" in given else 1
    assert float(told[1]) == pytest.approx(read_back(out) * enlarged, abs=0.0501)
