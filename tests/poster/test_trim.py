"""Posters for a print shop: page boxes, crop marks, bleed, and pages longer than the format's five metres."""

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from app.layout.shapes import Box, Drawing, Group, Rect
from app.poster.export import export_file, write_pdf
from app.poster.page import Page, Printout
from app.poster.paper import POINT, Roll, parse_paper
from app.poster.spec import PrintSpec, TileSpec
from app.poster.trim import MARK, OFFSET, trimmed_page
from app.poster.whole import poster_pages
from tests.poster.sample import WORDS, bounds, drawing, print_poster, texts

A3 = parse_paper("A3", "landscape")


def coloured(paper, color="#2255aa") -> Drawing:
    """A poster with a coloured ground, a band along its upper edge, and a white plate in the middle."""
    w, h = paper.width, paper.height
    ground = Group("m", "page", 0, 0, w, h, (Rect(Box(0, 0, w, h), color),))
    band = Group("t", "title", 0, 0, w, 20, (Rect(Box(0, 0, w, 20), "#cc3300"),))
    plate = Group("c", "card", 50, 50, 100, 100, (Rect(Box(0, 0, 100, 100), "#ffffff"),))
    return Drawing(w, h, (ground, band, plate))


def boxes(path):
    with pikepdf.open(path) as pdf:
        keys = ("/MediaBox", "/TrimBox", "/BleedBox")
        return [
            {key: [float(n) * POINT for n in page.obj[key]] for key in keys if key in page.obj} for page in pdf.pages
        ]


@pytest.mark.parametrize("bleed", [2, 3, 3.175, 10])
@pytest.mark.parametrize("name", ["A4", "A2", "Tabloid"])
def test_the_trim_is_the_poster_and_the_bleed_reaches_beyond(tmp_path, bleed, name):
    paper = parse_paper(name, "landscape")
    print_poster(drawing(paper, 6), PrintSpec(paper, bleed=bleed), tmp_path / "p.pdf")
    (found,) = boxes(tmp_path / "p.pdf")
    trim, reach, media = found["/TrimBox"], found["/BleedBox"], found["/MediaBox"]
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((paper.width, paper.height), abs=0.001)
    assert [a - b for a, b in zip(trim, reach, strict=True)] == pytest.approx([bleed, bleed, -bleed, -bleed], abs=0.001)
    assert media[0] < reach[0]
    assert media[3] > reach[3]


def test_without_bleed_the_page_is_the_poster(tmp_path):
    print_poster(drawing(A3, 6), PrintSpec(A3), tmp_path / "p.pdf")
    (found,) = boxes(tmp_path / "p.pdf")
    assert set(found) == {"/MediaBox"}


def test_sheets_say_what_of_them_is_printed(tmp_path):
    tiling = print_poster(drawing(A3), PrintSpec(A3, tiles=TileSpec(parse_paper("A4"))), tmp_path / "p.pdf")
    for sheet, found in zip(tiling.sheets, boxes(tmp_path / "p.pdf")[1:], strict=True):
        left, bottom, right, top = found["/TrimBox"]
        assert (left, sheet.paper.height - top) == pytest.approx((6, 6), abs=0.001)
        assert (right - left, top - bottom) == pytest.approx((sheet.window.w, sheet.window.h), abs=0.001)


def shop_page(bleed=3.0, reduced=1, paper=A3) -> Page:
    return trimmed_page(coloured(paper), paper, PrintSpec(paper, bleed=bleed, reduced=reduced), WORDS, "Café")


def test_crop_marks_point_at_the_corners_from_outside():
    page = shop_page()
    assert page.trim is not None
    assert page.bleed is not None
    lines = [bounds(s) for s in page.marks if type(s).__name__ == "Path"]
    assert len(lines) == 8
    for line in lines:
        assert max(line.w, line.h) == pytest.approx(MARK, abs=0.01)
        sideways = max(page.trim.x - line.right, line.x - page.trim.right)
        assert max(sideways, page.trim.y - line.bottom, line.y - page.trim.bottom) >= OFFSET
        on = (line.x + line.w / 2, line.y + line.h / 2)
        edges = ((page.trim.x, page.trim.right), (page.trim.y, page.trim.bottom))
        assert any(min(abs(at - edge) for edge in pair) < 0.01 for at, pair in zip(on, edges, strict=True))


def test_the_slug_says_what_it_is():
    said = " ".join(texts(Group("s", "marks", 0, 0, 1, 1, shop_page(reduced=2).marks)))
    assert "Café" in said
    assert "trimmed 420\u00a0×\u00a0297\u00a0mm, bleed 3 mm" in said
    assert "print at 200 %" in said


def test_colour_reaches_through_the_bleed_and_no_farther(tmp_path):
    page = shop_page(bleed=3)
    write_pdf(Printout("Café", (page,)), tmp_path / "p.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    image: Image.Image = pdf[0].render(scale=2).to_pil().convert("RGB")
    pdf.close()

    def at(x, y):
        return image.getpixel((round(x / POINT * 2), round(y / POINT * 2)))

    trim = page.trim
    middle = trim.y + trim.h / 2
    for dx, color in ((-1.5, (0x22, 0x55, 0xAA)), (-2.8, (0x22, 0x55, 0xAA)), (-3.4, (255, 255, 255))):
        assert at(trim.x + dx, middle) == color
        assert at(trim.right - dx, middle) == color
        assert at(trim.x + trim.w / 2, trim.bottom - dx) == color
    assert at(trim.x + 40, trim.y - 2) == (0xCC, 0x33, 0x00)
    assert at(trim.x - 2, trim.y + 10) == (0xCC, 0x33, 0x00)
    assert at(trim.x + trim.w / 2, trim.y + 25) == (0x22, 0x55, 0xAA)


# -- longer than the format's page ----------------------------------------------------------------
LONG = parse_paper("6000x900mm")


def test_a_page_of_six_metres_counts_in_larger_units(tmp_path):
    print_poster(drawing(LONG, 40), PrintSpec(LONG), tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        page = pdf.pages[0].obj
        unit = int(page.UserUnit)
        sides = [float(n) for n in page.MediaBox][2:]
        assert unit == 2
        assert max(sides) <= 14_400
        assert [side * unit * POINT for side in sides] == pytest.approx([6000, 900], abs=0.001)
        assert pdf.pdf_version >= "1.6"
        places = [item.destination for item in pdf.open_outline().root]
        assert places
        for place in places:
            if len(place) > 3:
                assert 0 <= float(place[2]) <= sides[0]


@pytest.mark.parametrize("name", ["A0", "5080x1000mm"])
def test_other_pages_count_in_points(tmp_path, name):
    paper = parse_paper(name)
    print_poster(drawing(paper, 6), PrintSpec(paper), tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        assert "/UserUnit" not in pdf.pages[0].obj


def test_the_picture_of_a_long_page_is_as_large_as_it_should_be(tmp_path):
    printout = poster_pages(drawing(LONG, 40), PrintSpec(LONG), WORDS, "")
    export_file(printout, tmp_path / "p.png", kind="png", dpi=20)
    with Image.open(tmp_path / "p.png") as image:
        assert image.size == (round(6000 / 25.4 * 20), round(900 / 25.4 * 20))
        half = image.convert("L").crop((image.width // 2, 0, image.width, image.height))
        assert sum(half.histogram()[:200]) > 100


def test_a_reduced_poster_is_whole_and_half_as_large(tmp_path):
    print_poster(drawing(LONG, 40), PrintSpec(LONG, reduced=2), tmp_path / "p.pdf")
    (found,) = boxes(tmp_path / "p.pdf")
    assert found["/MediaBox"][2:] == pytest.approx([3000, 450], abs=0.001)


def test_panels_of_a_roll_are_pages_of_their_own(tmp_path):
    tall = parse_paper("1500x6000mm")
    tiling = print_poster(drawing(tall, 40), PrintSpec(tall, tiles=TileSpec(Roll(914))), tmp_path / "p.pdf")
    assert len(tiling.sheets) == 2
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        assert [int(page.obj.get("/UserUnit", 1)) for page in pdf.pages] == [1, 2, 2]
