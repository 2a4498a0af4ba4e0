"""The boxes of every page of every kind of print, read from the file, are the millimetres that were asked for.

Seen to fail: a page 0.1 mm too small, trim and bleed exchanged, a bleed that is 1 mm short, a trim that leaves out the
overlap, a page of six metres whose unit or whose boxes are forgotten, and a sheet whose margins are those of another
side.
"""

import io
import math
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app.cli import main
from app.poster.export import write_pdf
from app.poster.kinds import KINDS, compose
from app.poster.paper import Margins, Orientation, Paper, Roll, parse_paper
from app.poster.press import Press
from app.poster.slides import SLIDE
from app.poster.spec import PrintSpec, TileSpec
from app.poster.uses import KindId
from app.words.paper import paper_words
from tests.poster.sample import document

Sides = tuple[float, ...]
EXACT = 0.002
"""Millimetres."""
MAP = Path(__file__).parents[1] / "exchange" / "data" / "day.en.mmd"


def boxes(pdf: bytes | Path) -> list[dict[str, Sides]]:
    """The boxes of each page in millimetres, y up, whatever its unit is; and that unit."""
    found = []
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf, inherit_page_attributes=False) as opened:
        for page in opened.pages:
            unit = page.obj.get("/UserUnit", 1)
            given = {name: page.obj[name] for name in page.obj.keys() if name.endswith("Box")}  # noqa: SIM118 - no dict
            sides = {name: tuple(float(side) * float(unit) * 25.4 / 72 for side in box) for name, box in given.items()}
            found.append({**sides, "unit": (float(unit),)})
            assert "/Rotate" not in page.obj
            assert max(float(side) for box in given.values() for side in box) <= 14_400
    return found


def made(spec: PrintSpec, cards: int = 12) -> bytes:
    out = io.BytesIO()
    write_pdf(compose(Press(document(cards), "m", paper_words("es"), "es"), spec), out)
    return out.getvalue()


def whole(paper: Paper) -> Sides:
    return (0, 0, paper.width, paper.height)


def near(sides: Sides) -> Any:
    return pytest.approx(sides, abs=EXACT)


PAPERS = [(name, way) for name in ("A4", "Letter", "A3", "Tabloid", "500x700mm") for way in ("portrait", "landscape")]


@pytest.mark.parametrize(
    ("kind", "name", "way"),
    [(kind, *paper) for kind in KINDS if kind != "slides" for paper in PAPERS] + [("slides", "A4", "landscape")],
)
def test_pages_of_every_kind_are_as_large_as_their_paper(kind: KindId, name: str, way: Orientation):
    paper = SLIDE if kind == "slides" else parse_paper(name, way)
    found = boxes(made(PrintSpec(paper, kind)))
    assert found
    for page in found:
        assert page["/MediaBox"] == near(whole(paper))
        assert page["unit"][0] == 1
        assert page.get("/CropBox", page["/MediaBox"]) == page["/MediaBox"]
        assert set(page) == {"/MediaBox", "unit"}, "a page that is not cut says nothing of a cut"


@pytest.mark.parametrize("bleed", [2.0, 3.0, 3.175, 20.0])
@pytest.mark.parametrize("name", ["A4", "A0", "5080x900mm", "6000x900mm", "15240x300mm"])
def test_a_poster_for_the_shop_is_trimmed_to_its_size_whatever_the_unit(name: str, bleed: float):
    paper = parse_paper(name)
    (page,) = boxes(made(PrintSpec(paper, bleed=bleed)))
    media, trim, reach = page["/MediaBox"], page["/TrimBox"], page["/BleedBox"]
    assert (trim[2] - trim[0], trim[3] - trim[1]) == near((paper.width, paper.height))
    assert (trim[0] - reach[0], trim[1] - reach[1], reach[2] - trim[2], reach[3] - trim[3]) == near((bleed,) * 4)
    assert media[:2] == (0, 0)
    around = [reach[0], reach[1], media[2] - reach[2], media[3] - reach[3]]
    assert min(around) >= 5, "crop marks have room"
    assert around == near((around[0],) * 4)
    assert page["unit"][0] == math.ceil(max(media) / 5080 - 1e-9)
    assert set(page) == {"/MediaBox", "/TrimBox", "/BleedBox", "unit"}


@pytest.mark.parametrize(
    ("name", "unit"), [("5080x1000mm", 1), ("5080.1x1000mm", 2), ("1000x10160mm", 2), ("10161x100mm", 3)]
)
def test_a_page_counts_in_larger_units_only_where_it_must(name: str, unit: int):
    paper = parse_paper(name)
    (page,) = boxes(made(PrintSpec(paper)))
    assert page["unit"][0] == unit
    assert page["/MediaBox"] == near(whole(paper))


SHEETS: dict[str, tuple[str, Orientation | None, TileSpec]] = {
    "A2 on A4": ("A2", "landscape", TileSpec(parse_paper("A4"))),
    "mixed": ("A1", "landscape", TileSpec(parse_paper("A4"), turning="mixed")),
    "own margins": ("A1", "portrait", TileSpec(parse_paper("Letter"), Margins(4, 7, 11, 17), turning="portrait")),
    "no overlap": ("A1", "landscape", TileSpec(parse_paper("A3"), Margins.all(3), overlap=0)),
    "610 mm": ("1500x2000mm", None, TileSpec(Roll(610))),
    "914 mm": ("1500x6000mm", None, TileSpec(Roll(914), Margins(5, 8, 6, 17))),
    "1067 mm": ("6000x1500mm", None, TileSpec(Roll(1067))),
}


@pytest.mark.parametrize("job", SHEETS)
def test_a_sheet_is_its_paper_and_what_is_cut_out_of_it_its_piece_of_the_poster(job: str):
    name, way, tiles = SHEETS[job]
    paper = parse_paper(name, way)
    out = io.BytesIO()
    printout = compose(Press(document(12), "m", paper_words("es"), "es"), PrintSpec(paper, tiles=tiles))
    write_pdf(printout, out)
    tiling = printout.tiling
    assert tiling is not None
    guide, *sheets = boxes(out.getvalue())
    assert set(guide) == {"/MediaBox", "unit"}
    assert len(sheets) == len(tiling.sheets) > 1
    for sheet, page in zip(tiling.sheets, sheets, strict=True):
        across, down = sheet.paper.width, sheet.paper.height
        assert page["/MediaBox"] == near(whole(sheet.paper))
        assert page["unit"][0] == math.ceil(max(across, down) / 5080 - 1e-9)
        if isinstance(tiles.sheet, Roll):
            assert tiles.sheet.width in {across, down}
        else:
            assert sorted((across, down)) == sorted((tiles.sheet.width, tiles.sheet.height))
        margins = tiles.margins if tiles.turning == "portrait" or job == "914 mm" else sheet.margins
        left, top = margins.left, margins.top
        last_column, last_row = not sheet.right, not sheet.below
        width = sheet.face.w + (0 if last_column else tiles.overlap)
        height = sheet.face.h + (0 if last_row else tiles.overlap)
        assert page["/TrimBox"] == near((left, down - top - height, left + width, down - top))
        assert left + width <= across - margins.right + EXACT
        assert top + height <= down - margins.bottom + EXACT
        assert "/BleedBox" not in page
    covered = sum(sheet.face.w * sheet.face.h for sheet in tiling.sheets)
    assert covered == pytest.approx(paper.width * paper.height)


def test_the_command_line_asks_for_the_same_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    out, given = tmp_path / "a.pdf", ["--paper", "6000x900mm", "--bleed", "3mm"]
    for more, unit, size, told in (
        ([], 2, (6000, 900), "Longer than 5.08 m: many programs show and print such a page too small."),
        (["--reduce"], 1, (3000, 450), "Written 1:2, to be printed at 200 %."),
    ):
        assert main(["export", str(MAP), str(out), *given, *more]) == 0
        assert told in capsys.readouterr().err
        (page,) = boxes(out)
        trim = page["/TrimBox"]
        assert (trim[2] - trim[0], trim[3] - trim[1]) == near(size)
        assert page["unit"][0] == unit
    assert main(["export", str(MAP), str(out), "--paper", "5080x900mm"]) == 0
    assert "5.08" not in capsys.readouterr().err
