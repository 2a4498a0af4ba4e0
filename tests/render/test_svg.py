"""SVG with the words as text: valid, whole, as wide as it was set, with the fonts that it needs and may carry."""

import base64
import io
import re
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz as hb

from app.layout.shapes import Box, Drawing, Group, Rect, Text
from app.render.svg import SvgAbout, SvgPage
from app.render.text_blocks import TextBlock, text_blocks
from app.text.shaper import break_lines, shape_line
from tests.render.looking import as_svg, svg_picture
from tests.render.samples import LATIN, OTHERS, PICTURES, every_shape

SVG = "{http://www.w3.org/2000/svg}"


def texts(markup: str) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(markup).iter(f"{SVG}text")]


def embedded(markup: str) -> dict[tuple[str, str], set[str]]:
    """Of each embedded font (family, weight) the characters that it has."""
    found = {}
    for family, weight, data in re.findall(
        r"font-family:([^;]+);font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)", markup
    ):
        face = hb.Face(hb.Blob(base64.b64decode(data)))
        found[family, weight] = {chr(code) for code in face.unicodes}
    return found


def test_words_are_text_that_can_be_found_and_edited():
    markup = as_svg(every_shape(), PICTURES.get, letters="text")
    assert [re.sub(" +", " ", text) for text in texts(markup)] == [
        *LATIN, *LATIN[:2], *OTHERS, *OTHERS, "De lado, girado",
    ]  # fmt: skip
    fonts = embedded(markup)
    assert fonts["Inter", "400"] >= set("".join(LATIN)) - {" "}
    assert fonts["Inter", "700"] >= set("".join(LATIN[:2])) - {" "}
    assert "Q" not in fonts["Inter", "400"]
    assert "ש" in fonts["Noto Sans Hebrew", "700"]
    assert len(markup) < 700_000


def test_each_line_says_where_it_stands_and_how_wide_it_is():
    (block,) = text_blocks(
        [Text(3, 5 + n * 6, line, "#123456") for n, line in enumerate(break_lines(LATIN[0], "bold", 4, 60))]
    )
    assert isinstance(block, TextBlock)
    drawing = Drawing(80, 60, (Group("g", "card", 0, 0, 80, 60, block.lines),))
    (text,) = ET.fromstring(as_svg(drawing, letters="text")).iter(f"{SVG}text")
    assert (text.get("font-weight"), text.get("font-size"), text.get("fill")) == ("700", "4", "#123456")
    assert (text.get("font-family") or "").startswith("Inter,")
    spans = list(text)
    assert [span.text for span in spans] == [line.line.text for line in block.lines]
    assert [float(span.get("y", 0)) for span in spans] == [line.y for line in block.lines]
    widths = [float(span.get("textLength", 0)) for span in spans]
    assert widths == pytest.approx([line.line.width for line in block.lines], abs=0.001)


def test_text_from_right_to_left_begins_at_its_right_end():
    line = shape_line("שלום עולם", "regular", 5)
    drawing = Drawing(80, 20, (Group("g", "card", 0, 0, 80, 20, (Text(10, 10, line, "#000000"),)),))
    (text,) = ET.fromstring(as_svg(drawing, letters="text")).iter(f"{SVG}text")
    assert text[0].get("direction") == "rtl"
    assert float(text[0].get("x", 0)) == pytest.approx(10 + line.width, abs=0.001)


def test_outlines_hold_no_text_and_no_fonts():
    markup = as_svg(every_shape(), PICTURES.get)
    assert texts(markup) == []
    assert "font-face" not in markup


def test_a_page_says_what_it_is():
    page = SvgPage(100, 50, SvgAbout("Mapa & más", "Etapa <1>", "en"))
    root = ET.fromstring(page.markup)
    assert root.findtext(f"{SVG}title") == "Mapa & más"
    assert root.findtext(f"{SVG}desc") == "Etapa <1>"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert (root.get("width"), root.get("height")) == ("100mm", "50mm")


def test_a_clip_hides_what_is_outside_and_what_is_far_is_not_in_the_file():
    near = Group("a", "row", 0, 0, 100, 10, (Rect(Box(0, 0, 100, 10), fill="#ff0000"),), about="near")
    far = Group("b", "row", 200, 0, 10, 10, (Rect(Box(0, 0, 10, 10), fill="#00ff00"),), about="far")
    page = SvgPage(120, 40, SvgAbout())
    page.draw(Drawing(300, 20, (near, far)), scale=2, dx=10, dy=5, clip=Box(10, 5, 50, 30))
    page.shapes([Rect(Box(0, 36, 120, 4), fill="#0000ff")])
    root = ET.fromstring(page.markup)
    labels = [element.get("aria-label") for element in root.iter(f"{SVG}g")]
    assert "near" in labels
    assert "far" not in labels
    (clip,) = root.iter(f"{SVG}clipPath")
    assert clip[0].attrib == {"x": "10", "y": "5", "width": "50", "height": "30"}
    assert next(root.iter(f"{SVG}g")).get("clip-path") == f"url(#{clip.get('id')})"
    seen = svg_picture(page.markup, (240, 80))
    assert [seen.getpixel(at) for at in ((60, 20), (10, 20), (120, 77))] == [(255, 0, 0), (255, 255, 255), (0, 0, 255)]


def test_broken_characters_break_nothing():
    line = shape_line("a\ud800 \uffff \x07 <&\"'>", "regular", 5)
    drawing = Drawing(40, 10, (Group("t", "stage", 0, 0, 40, 10, (Text(1, 8, line, "#000000"),), about="\x07 <&>"),))
    out = io.BytesIO(as_svg(drawing, letters="text").encode())
    assert ET.parse(out).getroot().tag == f"{SVG}svg"
