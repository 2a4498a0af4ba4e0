"""Prints of several pages as files: numbered, all of them or none; slides of a map."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pptx import Presentation

from app.domain.document import Document
from app.domain.records import JourneyMap, Project
from app.layout.shapes import Box, Drawing, Group, Rect
from app.layout.shapes import Path as Outline
from app.poster.export import Cancelled, FileKind, export_file, write_pdf
from app.poster.kinds import compose
from app.poster.page import Page, Placement, Printout, page_paths
from app.poster.press import Press
from app.poster.slides import SLIDE, slide_pages
from app.poster.spec import PrintSpec
from app.render.png import png_size, write_png
from app.words.paper import paper_words
from tests.poster.sample import document, texts
from tests.render.looking import unlike


def colored(color: str, width: float, height: float, name: str) -> Page:
    ground = Group("m", "page", 0, 0, 100, 50, (Rect(Box(0, 0, 100, 50), fill=color),))
    whole = Placement(Drawing(100, 50, (ground,)), width / 100, clip=Box(0, 0, width, height))
    return Page(width, height, (whole,), name=name, bookmark=name)


PAGES = Printout("Mapa", tuple(colored(c, 100, 50 + n, c) for n, c in enumerate(("#ff0000", "#00ff00", "#0000ff"))))


def press(cards: int = 30) -> Press:
    return Press(document(cards), "m", paper_words("es"), "es")


def test_names_of_the_files():
    assert page_paths(Path("a/map.png"), Printout("x", PAGES.pages[:1])) == (Path("a/map.png"),)
    assert [p.name for p in page_paths(Path("a/map.v2.png"), PAGES)] == ["map.v2 1.png", "map.v2 2.png", "map.v2 3.png"]
    many = page_paths(Path("map.svg"), Printout("x", PAGES.pages[:1] * 12))
    assert (many[0].name, many[11].name) == ("map 01.svg", "map 12.svg")


def test_each_page_is_a_picture_of_its_size(tmp_path: Path):
    told: list[float] = []
    paths = export_file(PAGES, tmp_path / "m.png", kind="png", dpi=50.8, progress=told.append)
    assert paths == tuple(tmp_path / f"m {n}.png" for n in (1, 2, 3))
    for path, color, height in zip(paths, ((255, 0, 0), (0, 255, 0), (0, 0, 255)), (100, 102, 104), strict=True):
        with Image.open(path) as image:
            assert image.size == (200, height)
            assert image.getpixel((100, 50)) == color
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_a_page_with_very_much_on_it_is_painted_in_slices_that_nobody_sees(tmp_path: Path):
    """Slanted shapes in all colours, on a page that shows only a part of them, and marks across it."""
    shapes = tuple(
        Outline(
            (("M", n % 100 * 2.0, n // 100 * 1.1), ("L", n % 100 * 2.0 + 3, n // 100 * 1.1 + 2.3)),
            stroke=f"#{n * 1789 % 0xFFFFFF:06x}", stroke_width=0.6,
        )
        for n in range(9000)
    )  # fmt: skip
    drawing = Drawing(203, 102, (Group("m", "page", 0, 0, 203, 102, shapes),))
    mark = Outline((("M", 0.0, 0.0), ("L", 210.0, 110.0)), stroke="#000000", stroke_width=1)
    page = Page(210, 110, (Placement(drawing, 1.0, 4, 5, Box(10, 10, 190, 83)),), (mark,), "a")
    seen: list[float] = []
    (path,) = export_file(Printout("", (page,)), tmp_path / "m.png", kind="png", dpi=77, progress=seen.append)
    pdf = io.BytesIO()
    write_pdf(Printout("", (page,)), pdf)
    write_png(tmp_path / "whole.png", pdf.getvalue(), dpi=77)
    with Image.open(path) as painted, Image.open(tmp_path / "whole.png") as whole:
        assert painted.size == whole.size == png_size(210, 110, 77)
        assert len(whole.getcolors(1 << 24) or ()) > 5000
        assert unlike(painted, whole, 3) == 0
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


def test_each_page_is_a_drawing_of_its_size(tmp_path: Path):
    paths = export_file(PAGES, tmp_path / "m.svg", kind="svg", lang="en")
    roots = [ET.parse(path).getroot() for path in paths]
    assert [root.get("height") for root in roots] == ["50mm", "51mm", "52mm"]
    assert [root.findtext("{http://www.w3.org/2000/svg}title") for root in roots] == [
        "Mapa: #ff0000", "Mapa: #00ff00", "Mapa: #0000ff",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_stopping_half_way_leaves_the_old_files(tmp_path: Path, kind: FileKind):
    (tmp_path / f"m 1.{kind}").write_text("old")
    told: list[float] = []
    with pytest.raises(Cancelled):
        export_file(
            PAGES, tmp_path / f"m.{kind}", kind=kind, dpi=200, progress=told.append,
            cancelled=lambda: bool(told) and told[-1] > 0.5,
        )  # fmt: skip
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(f"m 1.{kind}", "old")]


def test_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        export_file(PAGES, tmp_path / "no" / "m.svg", kind="svg")
    assert list(tmp_path.iterdir()) == []


def test_slides_are_the_whole_map_and_its_stages():
    made = compose(press(), PrintSpec(SLIDE, "slides"))
    assert [page.bookmark for page in made.pages] == [
        "Renovar la calefacción", "Descubrir", "Comparar", "Comprar", "Usar", "Recomendar",
    ]  # fmt: skip
    assert {(page.width, page.height) for page in made.pages} == {(SLIDE.width, SLIDE.height)}
    assert len({page.name for page in made.pages}) == 6


def test_every_card_is_on_its_stage_s_slide_and_can_be_read():
    doc = document(30)
    for number, page in enumerate(slide_pages(press()).pages[1:], 1):
        head, part = (one.drawing for one in page.placements)
        stage = doc.stages("m")[number - 1]
        assert f"{number}" in texts(next(head.by_role("stage")))
        assert {group.owner for group in part.by_role("card")} == {
            card.id for card in doc.cards("m") if card.stage_id == stage.id
        }  # fmt: skip
        assert part.smallest_text >= 1.5
        clip = page.placements[1].clip
        assert clip is not None
        for group in part.by_role("card"):
            box = group.box.moved(page.placements[1].dx, page.placements[1].dy)
            assert clip.y - 0.01 <= box.y
            assert box.bottom <= min(clip.bottom, SLIDE.height) + 0.01
        assert clip.bottom <= SLIDE.height


def test_slides_in_the_file(tmp_path: Path):
    source = press()
    (path,) = export_file(slide_pages(source), tmp_path / "m.pptx", kind="pptx", lang="es", words=source.words)
    deck = Presentation(str(path))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides][1] == "Descubrir"
    assert all(slide.shapes.title.top > 0 for slide in deck.slides)
    heads = [shape for shape in deck.slides[0].shapes if shape.name.startswith("Etapa ")]
    assert len(heads) == 5
    assert heads[2].shapes[0].click_action.target_slide == deck.slides[3]
    assert "Tarjeta: " in " ".join(shape.name for shape in deck.slides[3].shapes)


def test_a_map_without_stages_has_one_slide():
    empty = Document.of([Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title="")])
    pages = slide_pages(Press(empty, "m", paper_words("es"), "es")).pages
    assert [page.bookmark for page in pages] == ["Mapa sin título"]
