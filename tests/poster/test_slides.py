"""Slides of single stages: one sees the curve rise and fall, and texts have room for fonts that are wider than ours."""

import io

import pytest
from pptx import Presentation

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.exchange.templates import template_draft
from app.layout.shapes import Drawing, Group, Rect, Symbol, Text
from app.poster.export import export_file
from app.poster.kinds import compose
from app.poster.page import Page, Printout
from app.poster.press import Press
from app.poster.slides import ROOM, SLIDE
from app.poster.spec import PrintSpec
from app.render.text_blocks import TextBlock, text_blocks
from app.words import Language
from app.words.paper import paper_words

TEMPLATES = ("cafe", "clinic", "webshop", "b2b")


def slides(name: str, lang: Language = "es") -> Printout:
    document = Document.of([]).apply(new_project("x", [template_draft(name, lang, sample=True)]))
    press = Press(document, document.maps[0].id, paper_words(lang), lang)
    return compose(press, PrintSpec(SLIDE, "slides"))


def parts(printout: Printout) -> list[tuple[Page, Drawing, float]]:
    """The slides of stages, the part of the map on each, and how far down it is moved."""
    return [(page, page.placements[1].drawing, page.placements[1].dy) for page in printout.pages[1:]]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_curve_of_a_stage_is_no_flat_line(name):
    for page, drawing, _ in parts(slides(name)):
        shapes = [(g.y, s) for g in drawing.by_role("curve_faces") for s in g.shapes]
        levels = sorted({round(y + s.y + s.size / 2, 1) for y, s in shapes if isinstance(s, Symbol)})
        if len(levels) > 1:
            assert levels[-1] - levels[0] >= 4.0, page.bookmark
        lane = drawing.lanes[0][1]
        assert lane.h >= 28.0, page.bookmark
        assert drawing.smallest_text >= 1.1, page.bookmark


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_texts_in_a_wider_font_stay_on_their_card_and_off_its_face(name, lang):
    for page, drawing, dy in parts(slides(name, lang)):
        for card in drawing.by_role("card"):
            assert card.x + card.w <= SLIDE.width - SLIDE.margin + 0.5
            assert dy + card.y + card.h <= SLIDE.height - 0.5 * SLIDE.margin
            for text, right in wider(card):
                face = next((s for s in card.shapes if isinstance(s, Symbol) and s.name.startswith("face:")), None)
                beside = face is not None and text.first.y - text.size < face.y + face.size
                most = face.x if beside and face is not None else card.w
                assert right <= most, (page.bookmark, text.paragraphs)


def wider(group: Group) -> list[tuple[TextBlock, float]]:
    """The texts that read from the left, and where they end in a font so much wider than ours."""
    blocks = [shape for shape in text_blocks(group.shapes) if isinstance(shape, TextBlock)]
    return [(block, block.first.x + ROOM * max(line.line.width for line in block.lines)) for block in blocks]


def test_the_boxes_of_the_file_are_as_wide_as_that(tmp_path):
    printout = slides("cafe")
    path = tmp_path / "a.pptx"
    export_file(printout, path, kind="pptx", lang="es", words=paper_words("es"))
    (_, drawing, _), *_ = parts(printout)
    longest = max(
        (line for card in drawing.by_role("card") for line in card.shapes if isinstance(line, Text)),
        key=lambda line: line.line.width,
    )
    boxes = dict(_boxes(path.read_bytes(), 1))
    width = next(width for text, width in boxes.items() if longest.line.text.strip() in text)
    assert width >= ROOM * longest.line.width


def _boxes(data: bytes, number: int) -> list[tuple[str, float]]:
    """The texts of a slide and the widths of their boxes in millimetres."""

    def of(shapes) -> list[tuple[str, float]]:
        found = []
        for shape in shapes:
            if shape.shape_type is not None and hasattr(shape, "shapes"):
                found += of(shape.shapes)
            elif shape.has_text_frame and shape.text_frame.text:
                found.append((shape.text_frame.text, shape.width / 36000))
        return found

    return of(Presentation(io.BytesIO(data)).slides[number].shapes)


def test_what_is_drawn_out_keeps_its_rows_and_grounds():
    """A ground reaches from one margin to the other; faces stay round."""
    for _, drawing, _ in parts(slides("cafe")):
        rows = [group for group in drawing.by_role("row") if any(isinstance(s, Rect) for s in group.shapes)]
        assert rows
        assert max(group.x + group.w for group in rows) == pytest.approx(SLIDE.width - SLIDE.margin, abs=0.6)
