"""Screen, paper and SVG show the same; every line is broken alike everywhere."""

import io
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from app.layout.shapes import Box, Drawing, Group, Picture, Rect, Text
from app.render.qt import QtPainter, drawing_image
from app.text.shaper import shape_line
from tests.render.looking import as_pdf, as_svg, origins, paper, screen, svg_picture, unlike, words
from tests.render.samples import LATIN, PICTURES, every_shape

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return every_shape()


@pytest.fixture(scope="module")
def pdf(drawing: Drawing) -> bytes:
    return as_pdf(drawing, PICTURES.get, title="Mapa ñ 中", author="Ana", lang="es")


@pytest.mark.parametrize("zoom", [3, 8, 13.7])
def test_screen_and_paper_look_the_same_at_any_zoom(drawing: Drawing, pdf: bytes, zoom: float):
    seen = screen(drawing, round(drawing.width * zoom), PICTURES.get)
    printed = paper(pdf, seen.size)
    assert unlike(seen, printed, 128) < 0.004
    assert unlike(seen, printed, 40) < 0.02
    # The measure sees a shift of a third of a millimetre.
    shifted = screen(_shifted(drawing, 0.35), round(drawing.width * zoom), PICTURES.get)
    assert unlike(shifted, printed, 128) > 3 * unlike(seen, printed, 128)


def _shifted(drawing: Drawing, by: float) -> Drawing:
    moved = [Group(g.owner, g.role, g.x + by, g.y, g.w, g.h, g.shapes) for g in drawing.groups]
    return Drawing(drawing.width, drawing.height, tuple(moved))


def lines(drawing: Drawing) -> list[tuple[float, float, Text]]:
    return [(g.x + s.x, g.y + s.y, s) for g in drawing.groups for s in g.shapes if isinstance(s, Text)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_line_that_reads_from_left_to_right_can_be_found_on_paper(drawing: Drawing, pdf: bytes):
    printed = words(pdf).splitlines()
    for _, _, text in lines(drawing):
        if not text.line.rtl:
            assert any(text.line.text in line for line in printed), text.line.text


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم",
        "يبحث عن مقهى قريب ثم يشتري",
        "שלום עולם",
        "क्षत्रिय",
        "กำลังซื้อ",
        "office fluff",
        "👩\u200d👩\u200d👧",
        "ა",
    ],
)
def test_letters_with_marks_and_ligatures_can_be_found_on_paper(text: str):
    line = shape_line(text, "regular", 6)
    for vertical in (False, True):
        shown = Text(20, 80, line, "#000000", vertical)
        drawing = Drawing(120, 100, (Group("t", "title", 0, 0, 120, 100, (shown,)),))
        data = as_pdf(drawing, PICTURES.get)
        assert words(data).strip() == text
        seen = screen(drawing, 960, PICTURES.get)
        assert unlike(seen, paper(data, seen.size), 128) < 0.002


def test_every_glyph_stands_on_paper_where_the_line_says(drawing: Drawing, pdf: bytes):
    printed = origins(pdf)
    latin = [found for found in lines(drawing) if found[2].line.text in " ".join(LATIN) and not found[2].vertical]
    assert len(latin) > 10
    for x, y, text in latin:
        for run in text.line.runs:
            for char, dx, dy in zip(run.clusters, run.xs, run.ys, strict=True):
                if len(char) == 1 and char != " ":
                    near = [p for p in printed if p[0] == char and abs(p[1] - x - dx) < 0.01]
                    assert any(abs(p[2] - y - dy) < 0.01 for p in near), (text.line.text, char)


def test_the_page_is_exactly_as_large_as_stated(drawing: Drawing, pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        left, top, right, bottom = map(float, document.pages[0].mediabox.as_list())
    assert (left, top) == (0, 0)
    assert right == pytest.approx(drawing.width * 72 / 25.4, abs=1e-5)
    assert bottom == pytest.approx(drawing.height * 72 / 25.4, abs=1e-5)


def test_document_says_what_it_is(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert str(document.docinfo["/Title"]) == "Mapa ñ 中"
        assert str(document.docinfo["/Author"]) == "Ana"
        assert str(document.Root.Lang) == "es"
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert "/CreationDate" not in document.docinfo
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Descubre", "Compara y paga"]
            destination = outline.root[1].destination
            assert isinstance(destination, pikepdf.Array)
            _, kind, x, y, _ = destination.as_list()
            assert kind == "/XYZ"
            assert float(x) == pytest.approx(98 * 72 / 25.4, abs=0.01)
            assert float(y) == pytest.approx((150 - 10) * 72 / 25.4, abs=0.01)


def test_equal_drawings_make_equal_files(drawing: Drawing, pdf: bytes):
    assert as_pdf(every_shape(), PICTURES.get, title="Mapa ñ 中", author="Ana", lang="es") == pdf
    assert as_pdf(_shifted(drawing, 1), PICTURES.get, title="Mapa ñ 中", author="Ana", lang="es") != pdf


def test_svg_shows_the_same_and_holds_the_words(drawing: Drawing):
    text = as_svg(drawing, PICTURES.get, "Mapa <ñ> & 中", scale=2)
    root = ET.fromstring(text)
    assert root.get("width") == "480mm"
    assert root.get("viewBox") == "0 0 480 300"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Mapa <ñ> & 中"
    labels = {element.get("aria-label") for element in root.iter()}
    assert {found[2].line.text for found in lines(drawing)} <= labels
    assert len(list(root.iter("{http://www.w3.org/2000/svg}image"))) == 2
    seen = screen(drawing, 1200, PICTURES.get)
    # Qt's own SVG reader stretches pictures instead of cutting them.
    assert unlike(svg_picture(text, seen.size), seen, 128) < 0.02


def test_a_picture_fills_its_frame_from_its_middle():
    shapes = (Picture(Box(0, 0, 20, 20), "photo"), Picture(Box(20, 0, 20, 20), "none"))
    drawing = Drawing(40, 20, (Group("p", "persona", 0, 0, 40, 20, shapes),))
    seen = screen(drawing, 400, PICTURES.get)
    printed = paper(as_pdf(drawing, PICTURES.get), seen.size)
    for image in (seen, printed):
        assert image.getpixel((50, 50)) == pytest.approx((255, 0, 0), abs=4)
        # 64 pixels are cut to the middle 40: the right edge of the frame shows pixel 52 of 64.
        assert image.getchannel("G").getpixel((197, 150)) == pytest.approx(52 * 255 // 64, abs=8)
        assert image.getpixel((300, 100)) == pytest.approx((0xE3, 0xE6, 0xEA), abs=2)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nrubbish", b"\xff\xd8\xff\xe0rubbish", b"GIF89a"])
def test_what_is_no_picture_shows_an_empty_frame(data: bytes):
    drawing = Drawing(10, 10, (Group("p", "persona", 0, 0, 10, 10, (Picture(Box(0, 0, 10, 10), "x"),)),))
    for image in (screen(drawing, 50, lambda _: data), paper(as_pdf(drawing, lambda _: data), (50, 50))):
        assert image.getpixel((25, 25)) == pytest.approx((0xE3, 0xE6, 0xEA), abs=2)
    assert "<image" not in as_svg(drawing, lambda _: data)


def test_a_transparent_picture_lets_the_paper_through():
    stream = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(stream, "png")
    shapes = (Rect(Box(0, 0, 10, 10), fill="#00ff00"), Picture(Box(0, 0, 10, 10), "x"))
    drawing = Drawing(10, 10, (Group("p", "persona", 0, 0, 10, 10, shapes),))
    pictures = {"x": stream.getvalue()}.get
    for shown in (screen(drawing, 50, pictures), paper(as_pdf(drawing, pictures), (50, 50))):
        assert shown.getpixel((25, 25)) == pytest.approx((0, 255, 0), abs=2)


def test_broken_characters_break_no_painter():
    line = shape_line("a\ud800 \uffff \x07 <&\"'>", "regular", 5)
    drawing = Drawing(40, 10, (Group("t", "stage", 0, 0, 40, 10, (Text(1, 8, line, "#000000"),), about="\x07 <&>"),))
    seen = screen(drawing, 400, PICTURES.get)
    assert unlike(seen, paper(as_pdf(drawing, PICTURES.get), seen.size), 128) < 0.01
    assert ET.fromstring(as_svg(drawing, title="\x07")).tag.endswith("svg")


def test_the_painter_is_left_as_it_was(drawing: Drawing):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("#123456"))
    painter.translate(3, 4)
    before = painter.transform(), painter.pen(), painter.brush(), painter.renderHints()
    QtPainter(PICTURES.get).paint_drawing(painter, drawing)
    after = painter.transform(), painter.pen(), painter.brush(), painter.renderHints()
    painter.end()
    assert after == before


def test_only_what_touches_a_window_is_painted(drawing: Drawing):
    image = QImage(240, 150, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    words_only = Drawing(240, 150, drawing.groups[1:])
    QtPainter(PICTURES.get).paint_drawing(painter, words_only, Box(160, 0, 80, 150))
    painter.end()
    assert image.pixelColor(15, 15) == QColor("#ff00ff")
    assert drawing_image(words_only, 240, PICTURES.get).pixelColor(15, 15) != QColor("#ffffff")


@pytest.mark.parametrize("pixels", [20, 59, 61, 64, 65, 200, 900])
def test_text_of_any_size_in_pixels_is_painted(pixels: int):
    line = shape_line("Señal ñ 客 ش", "bold", 10)
    drawing = Drawing(80, 20, (Group("t", "title", 0, 0, 80, 20, (Text(2, 14, line, "#000000"),)),))
    seen = screen(drawing, round(80 * pixels / 10), PICTURES.get)
    assert unlike(seen, paper(as_pdf(drawing, PICTURES.get), seen.size), 128) < 0.006
    assert unlike(seen, Image.new("RGB", seen.size, "white"), 128) > 0.05


def test_upright_text_reads_upwards():
    line = shape_line("Il", "bold", 10)
    drawing = Drawing(20, 20, (Group("l", "lane", 0, 0, 20, 20, (Text(15, 18, line, "#000000", vertical=True),)),))
    seen = screen(drawing, 400, PICTURES.get)
    assert unlike(seen, paper(as_pdf(drawing, PICTURES.get), seen.size), 128) < 0.01
    box = seen.convert("L").point(lambda v: 255 if v < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / 20 for edge in box)
    assert 6 < left < right < 15.3
    assert top > 18 - line.width
    assert bottom < 18
