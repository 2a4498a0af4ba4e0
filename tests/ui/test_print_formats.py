"""Each format of a print as a person makes it, with mouse and keys from the choice to the file; the file is opened by
another library.
"""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.records import Card
from app.ui.poster_dialog import PosterDialog
from tests.poster.sample import document
from tests.render.looking import svg_picture, unlike
from tests.ui.printing_desk import choose, click, enter, ready, save_by_hand

SVG = "{http://www.w3.org/2000/svg}"
TITLES = sorted(card.title for card in document(12).all(Card))
Opened = Callable[..., PosterDialog]


def root_of(path: Path) -> ET.Element:
    """A drawing as another program reads it."""
    return ET.parse(path).getroot()


def words(path: Path) -> list[str]:
    """Each text of a drawing."""
    return ["".join(text.itertext()) for text in root_of(path).iter(f"{SVG}text")]


def texts(shapes) -> list[str]:
    """The texts of slides' shapes, those in groups too."""
    found = []
    for shape in shapes:
        if hasattr(shape, "shapes"):
            found += texts(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text:
            found.append(shape.text_frame.text)
    return found


def test_slides_whose_texts_can_be_edited(qtbot, opened: Opened, tmp_path: Path):
    dialog = opened(folder=str(tmp_path))
    choose(dialog.form.file.format, "pptx")
    ready(qtbot, dialog)
    assert dialog.summary.pages.text() == "6 slides"
    assert save_by_hand(qtbot, dialog, "deck") == tmp_path / "deck.pptx"
    deck = Presentation(str(tmp_path / "deck.pptx"))
    whole, *stages = deck.slides
    assert set(TITLES) <= set(texts(whole.shapes))
    assert {text for slide in stages for text in texts(slide.shapes)} >= set(TITLES)
    assert [slide.shapes.title.text_frame.text for slide in stages] == [
        "Descubrir", "Comparar", "Comprar", "Usar", "Recomendar",
    ]  # fmt: skip
    kinds = {shape.shape_type for slide in deck.slides for shape in slide.shapes}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds, "drawn with shapes"


def test_a_drawing_as_outlines_looks_like_the_picture_and_as_text_can_be_searched(
    qtbot, opened: Opened, tmp_path: Path
):
    dialog = opened(paper="A3", folder=str(tmp_path))
    file = dialog.form.file
    choose(file.format, "svg")
    assert save_by_hand(qtbot, dialog, "outlines") == tmp_path / "outlines.svg"
    choose(file.letters, "text")
    assert save_by_hand(qtbot, dialog, "text") == tmp_path / "text.svg"
    choose(file.format, "png")
    enter(file.dpi, "60")
    assert save_by_hand(qtbot, dialog, "picture") == tmp_path / "picture.png"
    outlines, text = (tmp_path / name for name in ("outlines.svg", "text.svg"))
    with Image.open(tmp_path / "picture.png") as picture:
        assert picture.size == (992, 702)
        assert unlike(svg_picture(outlines.read_text(encoding="utf-8"), picture.size), picture, 96) < 0.002
    assert words(outlines) == []
    assert set(words(text)) >= set(TITLES)
    assert {(root.get("width"), root.get("height")) for root in map(root_of, (outlines, text))} == {("420mm", "297mm")}


def test_a_picture_for_each_page_or_of_one_page(qtbot, opened: Opened, tmp_path: Path):
    dialog = opened(folder=str(tmp_path))
    click(dialog.form.kind.buttons["stages"])
    ready(qtbot, dialog)
    file = dialog.form.file
    choose(file.format, "png")
    enter(file.dpi, "72")
    ready(qtbot, dialog)
    assert dialog.printout is not None
    count = len(dialog.printout.pages)
    assert count == 5
    assert save_by_hand(qtbot, dialog, "map") == tmp_path / "map 1.png"
    names = [f"map {n}.png" for n in range(1, count + 1)]
    assert sorted(path.name for path in tmp_path.glob("*.png")) == names
    made = [Image.open(tmp_path / name).convert("RGB") for name in names]
    assert {image.size for image in made} == {(595, 842)}
    assert len({image.tobytes() for image in made}) == count
    dialog.preview.setFocus()
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    click(file.one_page)
    assert save_by_hand(qtbot, dialog, "third") == tmp_path / "third.png"
    assert len(list(tmp_path.glob("*.png"))) == count + 1
    with Image.open(tmp_path / "third.png") as third:
        assert third.convert("RGB").tobytes() == made[2].tobytes()


@pytest.mark.parametrize(("typed", "dpi"), [("300", 300), ("45", 45), ("600", 600)])
def test_a_picture_has_the_resolution_that_was_typed(qtbot, opened: Opened, tmp_path: Path, typed: str, dpi: int):
    dialog = opened(paper="A4", folder=str(tmp_path), format="png", dpi=150)
    enter(dialog.form.file.dpi, typed)
    ready(qtbot, dialog)
    wide, high = round(297 / 25.4 * dpi), round(210 / 25.4 * dpi)
    assert dialog.summary.pages.text().replace(",", "") == f"{wide}\u00a0×\u00a0{high} pixels"
    path = save_by_hand(qtbot, dialog, "map")
    assert isinstance(path, Path)
    with Image.open(path) as image:
        assert image.size == (wide, high)
        assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
