"""The finished PDF, read again by two other libraries: sizes, names, and that the sheets are the poster."""

import io
import itertools
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from app.layout.shapes import Drawing, Group, Text
from app.poster.export import Cancelled
from app.poster.extras import Extras
from app.poster.paper import POINT, parse_paper
from app.poster.sheets import Tiling
from app.poster.spec import PrintSpec, TileSpec
from tests.poster.sample import PICTURE, WORDS, drawing, print_poster
from tests.poster.stitching import difference, glued, hung

A4 = parse_paper("A4")


def photo(asset: str) -> bytes | None:
    """A small picture with a colour ramp."""
    image = Image.linear_gradient("L").resize((40, 40)).convert("RGB")
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue() if asset == PICTURE else None


def boxes(path):
    with pikepdf.open(path) as pdf:
        return [[float(n) for n in page.mediabox] for page in pdf.pages]


@pytest.mark.parametrize("text", ["A4", "A0", "Letter", "841x1189mm", "1234.5x333.3mm"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_one_page_is_exactly_as_large_as_it_says(tmp_path, text, orientation):
    paper = parse_paper(text, orientation)
    path = tmp_path / "poster.pdf"
    assert print_poster(drawing(paper, 6), PrintSpec(paper), path, pictures=photo) is None
    ((left, bottom, right, top),) = boxes(path)
    assert (left, bottom) == (0, 0)
    assert right == pytest.approx(paper.width * 72 / 25.4, abs=0.001)
    assert top == pytest.approx(paper.height * 72 / 25.4, abs=0.001)
    assert (right > top) == (orientation == "landscape")


def test_a_tiled_poster_is_a_guide_and_its_sheets(tmp_path):
    paper = parse_paper("A2", "landscape")
    path = tmp_path / "poster.pdf"
    tiling = print_poster(drawing(paper), PrintSpec(paper, tiles=TileSpec(A4)), path, title="Café", pictures=photo)
    assert tiling is not None
    found = boxes(path)
    assert len(found) == 1 + len(tiling.sheets) == 9
    for box in found:
        assert box == pytest.approx(
            [0, 0, tiling.sheets[0].paper.width / POINT, tiling.sheets[0].paper.height / POINT], abs=0.001
        )
    pdf = pypdfium2.PdfDocument(path)
    words = [page.get_textpage().get_text_bounded() for page in pdf]
    bookmarks = [item.get_title() for item in pdf.get_toc()]
    pdf.close()
    for sheet, said in zip(tiling.sheets, words[1:], strict=True):
        assert sheet.name in words[0].split()
        assert sheet.name in said.split()
        assert sheet.name in bookmarks
    assert WORDS["guide.title"] in words[0]
    assert "Lee opiniones 3" in " ".join(" ".join(words).split())


def test_a_poster_that_fits_on_one_sheet_needs_no_guide(tmp_path):
    paper = parse_paper("150x100mm")
    path = tmp_path / "poster.pdf"
    print_poster(drawing(paper, 6), PrintSpec(paper, tiles=TileSpec(A4)), path)
    assert len(boxes(path)) == 1


def test_all_fonts_are_embedded_and_printing_is_not_scaled(tmp_path):
    paper = parse_paper("A3", "landscape")
    path = tmp_path / "poster.pdf"
    print_poster(
        drawing(paper), PrintSpec(paper, tiles=TileSpec(A4)), path, title="Café", extras=Extras("Ana"), lang="es"
    )
    with pikepdf.open(path) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author), str(pdf.Root.Lang)) == ("Café", "Ana", "es")


# -- the sheets are the poster ------------------------------------------------------------------
def printed(tmp_path, paper, tiles, shown: Drawing | None = None) -> tuple[Image.Image, Tiling]:
    """The one page as a picture, and the sheets' PDF at ``sheets.pdf``."""
    made = drawing(paper)
    tiling = print_poster(shown or made, PrintSpec(paper, tiles=tiles), tmp_path / "sheets.pdf", pictures=photo)
    assert tiling is not None
    print_poster(made, PrintSpec(paper), tmp_path / "one.pdf", pictures=photo)
    return hung(tmp_path / "one.pdf", tiling), tiling


def test_a_sheet_moved_by_a_fifth_of_a_millimetre_is_noticed(tmp_path):
    one, tiling = printed(tmp_path, parse_paper("A3", "landscape"), TileSpec(A4))
    last = tiling.sheets[-1].name
    strong, _ = difference(one, glued(tmp_path / "sheets.pdf", tiling, lambda s: 0.2 / POINT if s.name == last else 0))
    assert strong > 0


def test_a_changed_colour_of_one_line_is_noticed(tmp_path):
    paper = parse_paper("A3", "landscape")
    made = drawing(paper)
    card = next(group for group in made.by_role("card"))
    shapes = tuple(replace(s, color="#ffffff") if isinstance(s, Text) else s for s in card.shapes)
    groups: tuple[Group, ...] = tuple(
        Group(g.owner, g.role, g.x, g.y, g.w, g.h, shapes) if g is card else g for g in made.groups
    )
    one, tiling = printed(tmp_path, paper, TileSpec(A4), replace(made, groups=groups))
    strong, _ = difference(one, glued(tmp_path / "sheets.pdf", tiling))
    assert strong > 0


# -- stopping and failing -----------------------------------------------------------------------
def test_progress_grows_to_one(tmp_path):
    paper = parse_paper("A2", "landscape")
    told: list[float] = []
    print_poster(drawing(paper), PrintSpec(paper, tiles=TileSpec(A4)), tmp_path / "p.pdf", progress=told.append)
    assert told == sorted(told)
    assert told[0] < 0.3
    assert told[-1] == 1.0
    assert all(part < 1 for part in told[:-1])


@pytest.mark.parametrize("steps", [0, 1, 5, 12])
@pytest.mark.parametrize("old", [None, b"the old poster"])
def test_stopping_leaves_everything_as_it_was(tmp_path, steps, old):
    paper = parse_paper("A2", "landscape")
    path = tmp_path / "p.pdf"
    if old:
        path.write_bytes(old)
    asked = itertools.count()

    def cancelled() -> bool:
        return bool(next(asked) >= steps)

    with pytest.raises(Cancelled):
        print_poster(drawing(paper), PrintSpec(paper, tiles=TileSpec(A4)), path, cancelled=cancelled)
    assert [file.name for file in tmp_path.iterdir()] == (["p.pdf"] if old else [])
    assert not old or path.read_bytes() == old


def test_a_failure_keeps_the_old_file(tmp_path):
    paper = parse_paper("A3", "landscape")
    path = tmp_path / "p.pdf"
    path.write_bytes(b"the old poster")

    def broken(asset: str) -> bytes:
        raise RuntimeError(asset)

    with pytest.raises(RuntimeError):
        print_poster(drawing(paper), PrintSpec(paper), path, pictures=broken)
    assert path.read_bytes() == b"the old poster"
    assert [file.name for file in tmp_path.iterdir()] == ["p.pdf"]


def test_a_folder_that_is_gone_is_an_os_error(tmp_path):
    paper = parse_paper("A4")
    with pytest.raises(OSError, match="gone"):
        print_poster(drawing(paper, 6), PrintSpec(paper), tmp_path / "gone" / "p.pdf")


def test_a_drawing_of_another_size_is_shown_whole(tmp_path):
    """A drawing of natural size on a paper: scaled and centred, the page still exact."""
    paper, shown = parse_paper("A3", "landscape"), drawing(parse_paper("A2", "portrait"))
    path = tmp_path / "p.pdf"
    print_poster(shown, PrintSpec(paper), path)
    pdf = pypdfium2.PdfDocument(path)
    assert "Lee opiniones 3" in " ".join(pdf[0].get_textpage().get_text_bounded().split())
    pdf.close()
    assert boxes(path)[0][2:] == pytest.approx([420 / POINT, 297 / POINT])


def longest_lines(page) -> set[float]:
    """The lengths in millimetres of dark lines on a page, lying and standing, a tenth of a millimetre exact."""
    scale = 10 * POINT
    image = page.render(scale=scale).to_pil().convert("L").point(lambda value: 0 if value < 110 else 255)
    found = set()
    for upright in (image, image.transpose(Image.Transpose.ROTATE_90)):
        data, width = upright.tobytes(), upright.width
        for at in range(0, len(data), width):
            found.add(max(map(len, data[at : at + width].split(b"\xff"))) / 10)
    return found


def test_the_ruler_of_each_sheet_measures_a_hundred_millimetres(tmp_path):
    """In pixels, as it is seen; in hundredths of a millimetre it is measured in the file's operators elsewhere."""
    paper = parse_paper("A3", "landscape")
    tiling = print_poster(drawing(paper, 12), PrintSpec(paper, tiles=TileSpec(A4)), tmp_path / "p.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    for page in list(pdf)[-len(tiling.sheets) :]:
        assert any(abs(length - 100) <= 0.2 for length in longest_lines(page))
    pdf.close()
