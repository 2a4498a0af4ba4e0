"""Many pages out of one drawing: windows, scales, own marks, cancelling, files."""

import io
from pathlib import Path

import pikepdf
import pytest

from app.layout.shapes import Box, Drawing, Group, Rect, Text
from app.layout.shapes import Path as Line
from app.render.bounds import bounds, touch
from app.render.pdf import Cancelled, PdfWriter
from app.text.shaper import shape_line
from tests.render.looking import paper, unlike, words
from tests.render.samples import PICTURES, every_shape

SHEET = (100.0, 80.0)


def many_cards() -> Drawing:
    """40 × 20 cards of 30 × 20 mm, each with a word of its own."""
    groups = []
    for row in range(20):
        for column in range(40):
            word = Text(2, 8, shape_line(f"c{row}x{column}", "semibold", 4), "#1b2430")
            frame = Rect(Box(0, 0, 28, 18), fill="#ffffff", stroke="#2456a6", stroke_width=0.4, radius=2)
            groups.append(Group(f"{row}x{column}", "card", column * 30, row * 20, 28, 18, (frame, word)))
    return Drawing(1200, 400, tuple(groups))


def tiled(drawing: Drawing, scale: float) -> tuple[bytes, int, int]:
    """The drawing over sheets without margins or overlap."""
    out = io.BytesIO()
    writer = PdfWriter(out, pictures=PICTURES.get)
    placed = writer.place(drawing)
    columns = -int(-drawing.width * scale // SHEET[0])
    rows = -int(-drawing.height * scale // SHEET[1])
    for row in range(rows):
        for column in range(columns):
            writer.page(*SHEET, bookmark=f"Hoja {row + 1}.{column + 1}")
            writer.draw(placed, scale=scale, dx=-column * SHEET[0], dy=-row * SHEET[1], clip=Box(0, 0, *SHEET))
    writer.save()
    return out.getvalue(), columns, rows


def test_sheets_put_together_are_the_drawing():
    drawing = every_shape()
    data, columns, rows = tiled(drawing, 1.5)
    whole = io.BytesIO()
    writer = PdfWriter(whole, pictures=PICTURES.get)
    placed = writer.place(drawing)
    writer.page(columns * SHEET[0], rows * SHEET[1])
    writer.draw(placed, scale=1.5)
    writer.save()
    size = (round(SHEET[0] * 6), round(SHEET[1] * 6))
    expected = paper(whole.getvalue(), (size[0] * columns, size[1] * rows))
    for page in range(columns * rows):
        left, top = page % columns * size[0], page // columns * size[1]
        part = expected.crop((left, top, left + size[0], top + size[1]))
        # PDFium rounds the place of a letter that begins left of its bitmap the other way: a pixel at the cut.
        assert unlike(paper(data, size, page), part, 60) < 0.003


def test_a_sheet_calls_only_what_it_shows():
    data, columns, _ = tiled(many_cards(), 1.0)
    with pikepdf.open(io.BytesIO(data)) as document:
        called = [len(page.Resources.XObject) for page in document.pages]
        forms = sum(1 for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form")
        assert document.check_pdf_syntax() == []
    assert forms >= 800 * 2 / 60
    assert max(called) <= forms / 4
    assert "c0x0" in words(data, 0)
    assert "c0x39" not in words(data, 0)
    assert "c0x39" in words(data, columns - 1)


def test_a_scaled_and_moved_drawing_is_where_it_was_asked_for():
    out = io.BytesIO()
    writer = PdfWriter(out)
    square = Drawing(10, 10, (Group("s", "card", 1, 2, 4, 4, (Rect(Box(0, 0, 4, 4), fill="#ff0000"),)),))
    placed = writer.place(square)
    writer.page(60, 40)
    writer.draw(placed, scale=3, dx=20, dy=5, clip=Box(0, 0, 30, 40))
    writer.save()
    image = paper(out.getvalue(), (600, 400))
    red = image.split()[1].point(lambda value: 255 if value < 128 else 0)
    assert red.getbbox() == pytest.approx((230, 110, 300, 230), abs=1)


def test_own_marks_are_in_millimetres_of_the_page():
    out = io.BytesIO()
    writer = PdfWriter(out)
    writer.page(50, 40)
    writer.shapes([Line((("M", 10.0, 5.0), ("L", 30.0, 5.0)), stroke="#000000", stroke_width=1, round_caps=False)])
    writer.shapes([Rect(Box(0, 20, 50, 10), fill="#000000")], clip=Box(5, 0, 10, 40))
    writer.page(20, 20)
    writer.shapes([Text(2, 10, shape_line("Hoja B2", "bold", 4), "#000000")])
    writer.save()
    image = paper(out.getvalue(), (500, 400)).convert("L").point(lambda value: 255 if value < 128 else 0)
    assert image.crop((0, 0, 500, 150)).getbbox() == pytest.approx((100, 45, 300, 55), abs=1)
    assert image.crop((0, 150, 500, 400)).getbbox() == pytest.approx((50, 50, 150, 150), abs=1)
    assert words(out.getvalue(), 1).strip() == "Hoja B2"


def test_pages_may_have_different_sizes_and_bookmarks_nest():
    out = io.BytesIO()
    writer = PdfWriter(out, pictures=PICTURES.get)
    placed = writer.place(every_shape())
    writer.page(210, 297, bookmark="Guía")
    writer.draw(placed, scale=0.5, bookmarks=False)
    writer.page(1189, 841, bookmark="Todo")
    writer.draw(placed, scale=4)
    writer.page(420, 297)
    writer.draw(placed)
    writer.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        sizes = [tuple(float(edge) * 25.4 / 72 for edge in page.mediabox.as_list()[2:]) for page in document.pages]
        with document.open_outline() as outline:
            titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert sizes == [pytest.approx(size, abs=1e-6) for size in ((210, 297), (1189, 841), (420, 297))]
    assert titles == [("Guía", []), ("Todo", ["Descubre", "Compara y paga"])]


def test_cancelling_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    path = tmp_path / "mapa.pdf"
    path.write_bytes(b"old")
    steps: list[int] = []
    writer = PdfWriter(path, cancelled=lambda: len(steps) >= 5, progress=steps.append)
    with pytest.raises(Cancelled):
        writer.place(many_cards())
    assert steps == [1, 2, 3, 4, 5]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "mapa ñ.pdf"
    path.write_bytes(b"old")
    writer = PdfWriter(path)
    placed = writer.place(many_cards())
    writer.page(1200, 400)
    writer.draw(placed)
    assert path.read_bytes() == b"old"
    writer.save()
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == [path]


def test_bounds_hold_all_that_is_painted():
    drawing = every_shape()
    for group in drawing.groups[1:]:
        for shape in group.shapes:
            alone = Drawing(260, 180, (Group("x", "x", group.x + 10, group.y + 10, 1, 1, (shape,)),))
            out = io.BytesIO()
            writer = PdfWriter(out, pictures=PICTURES.get)
            placed = writer.place(alone)
            writer.page(260, 180)
            writer.draw(placed)
            writer.save()
            inked = paper(out.getvalue(), (1040, 720)).convert("L").point(lambda value: 0 if value == 255 else 255)
            found = inked.getbbox()
            assert found is not None
            box = bounds(shape).moved(group.x + 10, group.y + 10)
            assert box.x <= found[0] / 4 + 0.3
            assert box.y <= found[1] / 4 + 0.3
            assert box.right >= found[2] / 4 - 0.3
            assert box.bottom >= found[3] / 4 - 0.3


def test_boxes_that_meet_touch():
    assert touch(Box(0, 0, 10, 10), Box(10, 10, 5, 5))
    assert not touch(Box(0, 0, 10, 10), Box(10.1, 0, 5, 5))


def test_a_drawing_needs_a_page():
    writer = PdfWriter(io.BytesIO())
    with pytest.raises(ValueError, match="page"):
        writer.shapes([])
