"""Slides of native shapes: opened again by a reader that is not the writer, and judged by a checker of the format."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.util import Emu, Pt

from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, Group, Picture, Rect, SheetSize, Text
from app.layout.shapes import Path as Outline
from app.render.cancelled import Cancelled
from app.render.pptx import WORD_KEYS, PptxWriter
from app.text.shaper import shape_line
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.render.samples import LATIN, OTHERS, PICTURES, every_shape, png

EMU = 36_000
WORDS = {key: f"<{key}>" for key in WORD_KEYS} | {"slide.card": "Card: {name}", "slide.persona": "Persona: {name}"}


def write(target, *drawings: Drawing, size=(338.667, 190.5), title="Café & té", jumps=None, pictures=None, **more):
    writer = PptxWriter(
        target, *size, words=WORDS, title=title, author="Ana", lang="es", jumps=jumps,
        pictures=pictures or PICTURES.get, **more,
    )  # fmt: skip
    for drawing in drawings:
        writer.slide(drawing.width, drawing.height, title=title)
        writer.draw(drawing)
    writer.save()


def opened(*drawings: Drawing, **more):
    out = io.BytesIO()
    write(out, *drawings, **more)
    return Presentation(out)


def the_map() -> Drawing:
    return layout_map(document(12), "m", paper_words("es"), SheetSize(420, 236.25, 8))


def everything(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from everything(shape.shapes)


def texts(slide) -> list[str]:
    return [
        shape.text_frame.text for shape in everything(slide.shapes) if shape.has_text_frame and shape.text_frame.text
    ]


@pytest.mark.parametrize("make", [every_shape, the_map])
def test_a_checker_of_the_format_finds_nothing(tmp_path: Path, make):
    path = tmp_path / "mapa.pptx"
    write(path, make(), make(), jumps={"s1": 2}, pictures=lambda _: png(8, 8))
    found = validate_pptx(str(path))
    assert [str(error) for error in found.errors] == []
    assert found.is_valid


def test_the_checker_would_find_a_fault(tmp_path: Path):
    whole, broken = tmp_path / "whole.pptx", tmp_path / "broken.pptx"
    write(whole, every_shape())
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("slide1.xml"):
                data = data.replace(b"<a:custGeom>", b"<a:custGeometry>").replace(
                    b"</a:custGeom>", b"</a:custGeometry>"
                )
            target.writestr(name, data)
    assert not validate_pptx(str(broken)).is_valid


def test_size_title_and_language():
    deck = opened(the_map(), title="Renovar la calefacción")
    assert (deck.slide_width, deck.slide_height) == (Emu(12_192_012), Emu(6_858_000))
    assert deck.core_properties.title == "Renovar la calefacción"
    assert deck.core_properties.author == "Ana"
    assert deck.core_properties.language == "es"
    slide = deck.slides[0]
    assert slide.shapes.title.text_frame.text == "Renovar la calefacción"
    assert slide.shapes.title.top > 0
    assert texts(slide).count("Renovar la calefacción") == 1
    assert {run.get("lang") for run in slide.element.iter("{*}rPr")} == {"es-ES"}


def test_what_no_slide_may_measure_is_made_smaller():
    large = opened(Drawing(3000, 1000, ()), size=(3000, 1000))
    assert large.slide_width == pytest.approx(1422.4 * EMU, abs=2)
    assert large.slide_height == pytest.approx(1422.4 / 3 * EMU, abs=2)
    small = opened(Drawing(20, 10, ()), size=(20, 10))
    assert min(small.slide_width, small.slide_height) == pytest.approx(25.4 * EMU, abs=2)


def test_a_slide_without_a_drawn_title_has_one_out_of_sight():
    slide = opened(every_shape(), title="Todo").slides[0]
    assert slide.shapes.title.text_frame.text == "Todo"
    assert slide.shapes.title.top + slide.shapes.title.height < 0


def test_each_card_is_a_named_group_that_says_what_it_is():
    drawing = the_map()
    slide = opened(drawing).slides[0]
    cards = [shape for shape in slide.shapes if shape.name.startswith("Card: ")]
    assert len(cards) == 12
    for shape, group in zip(cards, drawing.by_role("card"), strict=True):
        assert shape.shape_type == MSO_SHAPE_TYPE.GROUP
        assert shape.name == f"Card: {group.about.split('. ')[0]}"
        assert shape.element.nvGrpSpPr.cNvPr.get("descr") == group.about
        scale = 190.5 / 236.25 * EMU
        assert shape.left == pytest.approx(group.x * scale, abs=20)
        assert shape.width == pytest.approx(group.w * scale, abs=2)
        assert [inner.text_frame.text for inner in shape.shapes if inner.has_text_frame and inner.text_frame.text]


def test_texts_are_whole_and_look_as_they_were_set():
    slide = opened(every_shape(), size=(240, 150)).slides[0]
    found = [s for s in everything(slide.shapes) if s.has_text_frame and s.text_frame.text and not s.is_placeholder]
    assert [shape.text_frame.text for shape in found] == [*LATIN, *LATIN[:2], *OTHERS, *OTHERS, "De lado, girado"]
    first, bold = found[0], found[len(LATIN)]
    run = first.text_frame.paragraphs[0].runs[0]
    assert run.font.size == pytest.approx(Pt(4 * 72 / 25.4), abs=100)
    assert (run.font.name, run.font.bold, str(run.font.color.rgb)) == ("Inter", False, "1B2430")
    assert bold.text_frame.paragraphs[0].runs[0].font.bold is True
    body = first.element.txBody.bodyPr
    assert body.find("{*}noAutofit") is not None
    assert body.get("wrap") == "square"
    assert 0 < first.width - 62 * EMU * 0.9 < 62 * EMU * 0.2
    assert found[-1].element.txBody.bodyPr.get("vert") == "vert270"
    arabic = found[len(LATIN) + 2 + 1].text_frame.paragraphs[0]
    assert arabic._p.pPr.get("rtl") == "1"  # noqa: SLF001
    assert arabic._p.pPr.get("algn") == "r"  # noqa: SLF001


def test_shapes_are_native_and_curves_stay_curves():
    slide = opened(every_shape(), size=(240, 150)).slides[0]
    boxes = next(shape for shape in slide.shapes if shape.name == "Descubre").shapes
    rounded, dashed, pill = boxes[0], boxes[1], boxes[2]
    assert rounded.auto_shape_type == MSO_SHAPE.ROUNDED_RECTANGLE
    assert rounded.adjustments[0] == pytest.approx(3 / 18, abs=1e-4)
    assert (rounded.left, rounded.top, rounded.width) == (10 * EMU, 10 * EMU, 30 * EMU)
    assert str(rounded.fill.fore_color.rgb) == "E8EEF7"
    assert str(rounded.line.color.rgb) == "2456A6"
    assert rounded.line.width == pytest.approx(0.6 * EMU, abs=1)
    assert dashed.fill.type == MSO_FILL.BACKGROUND
    assert [(ds.get("d"), ds.get("sp")) for ds in dashed.element.iter("{*}ds")] == [("400000", "300000")]
    assert pill.adjustments[0] == pytest.approx(0.5)
    curve, line = boxes[3], boxes[4]
    assert curve.shape_type == MSO_SHAPE_TYPE.FREEFORM
    assert len(list(curve.element.iter("{*}cubicBezTo"))) == 1
    assert line.shape_type == MSO_SHAPE_TYPE.LINE or line.element.tag.endswith("cxnSp")
    faces = [shape for shape in boxes if shape.name == "<slide.face>"]
    assert [shape.shape_type for shape in faces[:2]] == [MSO_SHAPE_TYPE.GROUP] * 2


def test_a_picture_is_in_the_file_once_and_cropped_to_its_frame():
    out = io.BytesIO()
    write(out, every_shape(), every_shape())
    media = [name for name in zipfile.ZipFile(out).namelist() if name.startswith("ppt/media/")]
    assert len(media) == 1
    pictures = [s for s in everything(Presentation(out).slides[0].shapes) if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert [p.image.blob for p in pictures] == [PICTURES["photo"]] * 2
    square, wide = pictures
    assert square.crop_left == pytest.approx((64 - 40) / 2 / 64, abs=1e-4)
    assert wide.crop_top == pytest.approx((40 / 64 - 12 / 44) / 2 / (40 / 64), abs=1e-3)
    assert square.crop_top == wide.crop_left == 0


def test_heads_of_stages_jump_to_their_slides_and_only_single_stages_have_cards_in_their_notes():
    drawing = the_map()
    stage = next(drawing.by_role("stage"))
    one = Drawing(100, 50, (stage, next(drawing.by_role("card"))))
    deck = opened(drawing, one, jumps={stage.owner: 2})
    first, second = deck.slides
    head = next(shape for shape in first.shapes if shape.name == stage.about.split(". ")[0])
    arrow = head.shapes[0]
    assert arrow.click_action.target_slide == second
    assert list(first.element.iter("{*}hlinkClick"))
    assert not list(second.element.iter("{*}hlinkClick"))
    told = first.notes_slide.notes_text_frame.text
    assert stage.about in told
    assert next(drawing.by_role("card")).about not in told
    assert next(drawing.by_role("card")).about in second.notes_slide.notes_text_frame.text


def test_a_clip_cuts_rectangles_and_drops_what_is_outside():
    group = Group(
        "g", "row", 0, 0, 100, 50,
        (Rect(Box(0, 0, 100, 50), fill="#ff0000"), Outline((("M", 80.0, 5.0), ("L", 90.0, 5.0)), stroke="#000000",
                                                           stroke_width=1.0)),
    )  # fmt: skip
    far = Group("f", "row", 200, 0, 10, 10, (Rect(Box(0, 0, 10, 10), fill="#00ff00"),))
    out = io.BytesIO()
    writer = PptxWriter(out, 254, 127, words=WORDS)
    writer.slide(254, 127, title="x")
    writer.draw(Drawing(300, 100, (group, far)), scale=2, dx=10, dy=20, clip=Box(10, 20, 100, 100))
    writer.save()
    slide = Presentation(out).slides[0]
    (kept,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    (cut,) = kept.shapes
    assert (cut.left, cut.top, cut.width, cut.height) == (10 * EMU, 20 * EMU, 100 * EMU, 100 * EMU)


def test_equal_content_gives_equal_bytes_and_odd_characters_do_no_harm():
    about = '<a> & "b"\n\x07\ud800'
    line = shape_line("</a:t> & \x0b tab\t", "regular", 4)
    drawing = Drawing(100, 50, (Group("d", "card", 0, 0, 50, 20, (Text(1, 5, line, "#000000"),), about=about),))
    one, two = io.BytesIO(), io.BytesIO()
    write(one, drawing)
    write(two, drawing)
    assert one.getvalue() == two.getvalue()
    assert "</a:t> & " in "".join(texts(Presentation(one).slides[0]))


def test_stopping_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "mapa.pptx"
    path.write_text("old")
    done: list[int] = []
    with pytest.raises(Cancelled):
        write(path, the_map(), progress=done.append, cancelled=lambda: len(done) > 5)
    assert done == [1, 2, 3, 4, 5, 6]
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["mapa.pptx"]


def test_a_picture_that_is_missing_leaves_its_frame():
    drawing = Drawing(100, 50, (Group("c", "card", 0, 0, 50, 20, (Picture(Box(5, 5, 20, 10), "none"),)),))
    (group,) = [s for s in opened(drawing).slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert str(group.shapes[0].fill.fore_color.rgb) == "E3E6EA"


def test_words_for_shapes_are_those_that_are_used():
    out = io.BytesIO()
    write(out, the_map(), every_shape())
    xml = "".join(zipfile.ZipFile(out).read(f"ppt/slides/slide{n}.xml").decode() for n in (1, 2))
    assert set(re.findall(r"&lt;(slide\.\w+)&gt;", xml)) <= set(WORD_KEYS)
