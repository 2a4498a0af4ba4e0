"""The look of a client: made once, kept, used again, and told where a colour fails."""

from functools import partial

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QColorDialog

from app.layout.shapes import Text
from app.poster.brand import PLAIN, written_color
from app.ui.logos import Logos
from app.ui.name_dialog import NameDialog
from tests.ui.printing_desk import WAIT, click, export, open_print


@pytest.fixture
def opened(qtbot, tmp_path):
    """Opens a dialog that keeps logos in a folder of the test's own."""
    return partial(open_print, qtbot, logos=Logos(tmp_path / "logos"))


def new_look(qtbot, dialog, name: str) -> None:
    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, NameDialog)
        qtbot.keyClicks(asked.field, name)
        qtbot.keyClick(asked.field, Qt.Key.Key_Return)

    QTimer.singleShot(200, answer)
    click(dialog.form.brand.new)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=10_000)  # by then its rows have their places


def said(path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    return text


def colours(path) -> set[tuple[int, int, int]]:
    pdf = pypdfium2.PdfDocument(path)
    image = pdf[0].render(scale=1).to_pil().convert("RGB")
    pdf.close()
    return {colour for count, colour in image.getcolors(1 << 24) if count > 30}


def test_a_look_is_made_printed_and_used_again(qtbot, opened, tmp_path):
    Image.new("RGB", (200, 80), "#c01048").save(tmp_path / "acme.png")
    dialog = opened(paper="A3", opened={"brand": True})
    section = dialog.form.brand
    assert not section.own.isVisible()
    new_look(qtbot, dialog, "Acme")
    assert section.own.isVisible()
    section.put_logo(tmp_path / "acme.png")
    qtbot.keyClicks(section.main.number, "#7a003c")
    qtbot.keyClicks(section.author, "Ana Ruiz")
    section.mark.setFocus()
    qtbot.keyClicks(section.mark, "Internal")
    qtbot.keyClicks(section.note, "acme.example")
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert export(qtbot, dialog, tmp_path / "p.pdf") == tmp_path / "p.pdf"
    text = said(tmp_path / "p.pdf")
    for words in ("Prepared by", "Ana Ruiz", "Internal", "acme.example"):
        assert words in text
    shown = colours(tmp_path / "p.pdf")
    assert (0x7A, 0x00, 0x3C) in shown, "the stages"
    assert any(abs(r - 0xC0) < 6 and abs(g - 0x10) < 6 and abs(b - 0x48) < 6 for r, g, b in shown), "the logo"
    again = opened(**dialog.choices.stored())
    assert again.choices.look().author == "Ana Ruiz"
    assert again.form.brand.main.number.text() == "#7a003c"
    assert again.form.brand.logo.isVisible()
    again.form.brand.look.setCurrentIndex(0)
    qtbot.waitUntil(lambda: again.is_ready, timeout=WAIT)
    assert again.choices.look() == PLAIN
    assert "Acme" in again.choices.brands


def test_a_colour_that_fails_is_told_and_mended_by_one_click(qtbot, opened):
    dialog = opened(paper="A4", opened={"brand": True})
    section = dialog.form.brand
    new_look(qtbot, dialog, "Sol")
    qtbot.keyClicks(section.accent.number, "#ffd400")
    line = section.faults["accent"]
    assert line.isVisible()
    assert "hard to read" in line.said.text()
    click(line.take)
    assert not line.isVisible()
    assert dialog.choices.look().accent == section.accent.number.text() != "#ffd400"
    section.accent.number.clear()
    assert dialog.choices.look().accent == ""
    click(section.delete)
    assert dialog.choices.brands == {}


def test_a_colour_can_be_picked(qtbot, opened):
    dialog = opened(paper="A4", opened={"brand": True})
    new_look(qtbot, dialog, "Mar")

    def pick() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QColorDialog)
        asked.setCurrentColor("#0b3d91")
        asked.accept()

    QTimer.singleShot(300, pick)
    click(dialog.form.brand.main.swatch)
    assert dialog.choices.look().main == "#0b3d91"


def test_the_desk_has_smaller_headings(qtbot, opened):
    dialog = opened(paper="A3", opened={"brand": True})
    before = dialog.printout.drawings[0]
    click(dialog.form.brand.desk)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert title_size(dialog.printout.drawings[0]) < 0.8 * title_size(before)


def title_size(drawing) -> float:
    (title,) = drawing.by_role("title")
    return float(max(run.size for shape in title.shapes if isinstance(shape, Text) for run in shape.line.runs))


def test_a_file_that_is_no_picture_is_told(qtbot, opened, tmp_path):
    (tmp_path / "logo.png").write_text("no picture")
    dialog = opened(paper="A4", opened={"brand": True})
    new_look(qtbot, dialog, "Sol")
    dialog.form.brand.put_logo(tmp_path / "logo.png")
    assert "logo.png" in dialog.form.brand.problem.text()
    assert dialog.form.brand.problem.isVisible()
    assert dialog.choices.look().logo == ""


def test_stored_looks_that_are_spoilt_do_no_harm(opened):
    dialog = opened(brand="x", brands={"x": {"main": "red", "logo": 7, "logo_shape": "wide"}, "y": 3})
    look = dialog.choices.look()
    assert (look.name, look.main, look.logo, look.logo_shape) == ("x", "", "", 1.0)


@pytest.mark.parametrize(
    ("text", "color"),
    [("", ""), ("#ABCDEF", "#abcdef"), ("abc", "#aabbcc"), (" 123456 ", "#123456"), ("12345", None), ("red", None)],
)
def test_colours_as_people_write_them(text, color):
    assert written_color(text) == color
