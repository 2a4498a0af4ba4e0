"""The poster dialog: what a person chooses is what the file is, and nothing that goes wrong is silent."""

import re
import unicodedata

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget

from app.domain.problems import Problem
from app.poster.guide import SEAM
from app.poster.paper import LARGEST, POINT, Paper, parse_paper
from app.poster.tiling import SMALLEST_MARGIN
from app.ui.poster_choices import PosterChoices
from app.ui.poster_dialog import PosterDialog
from app.ui.poster_words import file_name
from tests.poster.sample import document
from tests.ui.printing_desk import WAIT, export


def choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))


def test_a2_on_a4_sheets(qtbot, opened, tmp_path):
    dialog = opened()
    choose(dialog.form.paper.paper, "A2")
    qtbot.mouseClick(dialog.form.sheets.tiled, Qt.MouseButton.LeftButton)
    choose(dialog.form.sheets.sheet, "A4")
    assert not dialog.export_button.isEnabled()
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=WAIT)
    assert dialog.summary.pages.text() == "8 sheets and a guide page: 2 rows of 4"
    path = tmp_path / "poster.pdf"
    assert export(qtbot, dialog, path) == path
    with pikepdf.open(path) as pdf:
        sizes = [[float(n) for n in page.mediabox] for page in pdf.pages]
        assert str(pdf.docinfo.Title) == "Renovar la calefacción"
        assert "/Author" not in pdf.docinfo
    assert len(sizes) == 9
    assert all(size == pytest.approx([0, 0, 210 / POINT, 297 / POINT], abs=0.01) for size in sizes)
    assert dialog.outcome.saved.text() == "Saved as poster.pdf."
    assert dialog.outcome.open_folder.isVisible()
    assert dialog.choices.stored()["folder"] == str(tmp_path)


def test_own_size_in_portrait_on_one_page(qtbot, opened, tmp_path):
    dialog = opened()
    choose(dialog.form.paper.paper, "own")
    assert dialog.form.paper.own.isVisible()
    assert not dialog.form.paper.turned.isVisible()
    dialog.form.paper.width_mm.setValue(333.3)
    dialog.form.paper.height_mm.setValue(1000)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    export(qtbot, dialog, tmp_path / "own.pdf")
    with pikepdf.open(tmp_path / "own.pdf") as pdf:
        assert [float(n) for n in pdf.pages[0].mediabox] == pytest.approx([0, 0, 333.3 / POINT, 1000 / POINT], abs=0.01)


def test_the_export_button_asks_where_and_proposes_a_name(qtbot, opened, tmp_path):
    dialog = opened(paper="A3", folder=str(tmp_path))
    names: list[str] = []

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QFileDialog)
        field = asked.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        names.append(field.text())
        field.setText("mine")
        asked.accept()

    QTimer.singleShot(300, answer)
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert names == ["Renovar la calefacción A3.pdf"]
    assert caught.args[0] == tmp_path / "mine.pdf"
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_pictures_have_their_pixels_and_drawings_their_size(qtbot, opened, tmp_path):
    dialog = opened(paper="A4")
    choose(dialog.form.file.format, "png")
    dialog.form.file.dpi.setValue(72)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert dialog.summary.pages.text() == "842\u00a0×\u00a0595 pixels"
    assert not dialog.form.sheets.tiled.isEnabled()
    export(qtbot, dialog, tmp_path / "map.png")
    with Image.open(tmp_path / "map.png") as image:
        assert image.size == (842, 595)
        assert sum(image.convert("L").histogram()[:100]) > 1000
    choose(dialog.form.file.format, "svg")
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    export(qtbot, dialog, tmp_path / "map.svg")
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert re.search(r'width="297mm" height="210mm"', svg)


def test_the_preview_shows_where_the_sheets_meet(qtbot, opened):
    dialog = opened(paper="A2")
    assert seams(dialog) == []
    qtbot.mouseClick(dialog.form.sheets.tiled, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    paper, tiling = dialog.preview.paper(), dialog.printout.tiling
    parts = sorted({sheet.face.x / tiling.poster.width for sheet in tiling.sheets} - {0})
    assert len(parts) == 3
    assert seams(dialog) == pytest.approx([paper.x() + paper.width() * part for part in parts], abs=2)


def seams(dialog: PosterDialog) -> list[int]:
    """Where upright seams cross a line that keeps clear of the sheets' names."""
    image = dialog.preview.grab().toImage()
    y = int(dialog.preview.paper().y() + dialog.preview.paper().height() * 0.4)
    reds = [x for x in range(image.width()) if near(image.pixelColor(x, y), QColor(SEAM))]
    return [x for x in reds if x - 1 not in reds]


def near(one: QColor, other: QColor) -> bool:
    """Whether a line of that colour is there, spread over two pixels or not."""
    return abs(one.hue() - other.hue()) < 8 and one.saturation() > 100


def test_escape_stops_the_writing_then_closes(qtbot, opened, tmp_path):
    dialog = opened(paper="A0", format="png", dpi=600)
    with qtbot.waitSignal(dialog.finished_export, timeout=30_000) as caught:
        dialog.export_to(tmp_path / "big.png")
        assert dialog.close_button.text() == "Cancel"
        assert dialog.outcome.bar.isVisible()
        assert not dialog.form.isEnabled()
        qtbot.waitUntil(lambda: dialog.outcome.bar.value() > 0, timeout=WAIT)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert caught.args == [None]
    assert list(tmp_path.glob("*.png*")) == []
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    assert dialog.export_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_window_while_it_writes_leaves_no_file(qtbot, opened, tmp_path):
    dialog = opened(paper="A0", format="png", dpi=600)
    dialog.export_to(tmp_path / "big.png")
    dialog.close()
    assert list(tmp_path.glob("*.png*")) == []


def test_closing_while_it_lays_out(qtbot):
    dialog = PosterDialog(document(12), "m", lambda _: None, {"paper": "A3"})
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    assert not dialog.isVisible()


def test_nothing_begins_anew_by_what_was_under_way_when_it_was_left(qtbot):
    dialog = PosterDialog(document(12), "m", lambda _: None, {"paper": "A3"})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QThread)), timeout=WAIT)
    assert all(job.wait(WAIT) for job in dialog.findChildren(QThread))  # its news is not heard yet
    dialog.reject()
    QApplication.processEvents()
    assert not any(job.isRunning() for job in dialog.findChildren(QThread)), "deleting it would end the program"


def test_a_file_that_cannot_be_written_is_told(qtbot, opened, tmp_path):
    dialog = opened()
    outcome = export(qtbot, dialog, tmp_path / "gone" / "poster.pdf")
    assert isinstance(outcome, Problem)
    assert dialog.summary.message.text() == "“poster.pdf” cannot be written: its folder does not exist."
    assert dialog.summary.message.isVisible()
    assert dialog.export_button.isEnabled()
    assert export(qtbot, dialog, tmp_path / "poster.pdf") == tmp_path / "poster.pdf"
    assert not dialog.summary.message.isVisible()


def test_sheets_that_cannot_be_are_told_and_not_exported(qtbot, opened):
    dialog = opened(paper="own", width=500, height=5080, tiled=True, sheet="A4", margin=40)
    dialog.form.sheets.overlap.setValue(60)
    dialog.form.paper.width_mm.setValue(5080)
    qtbot.waitUntil(dialog.summary.message.isVisible, timeout=WAIT)
    assert dialog.summary.message.text().startswith("The poster would take 2304 sheets; 1000 are the most.")
    assert not dialog.summary.pages.isVisible()
    assert not dialog.export_button.isEnabled()
    dialog.form.paper.width_mm.setValue(500)
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=WAIT)
    assert not dialog.summary.message.isVisible()


def test_the_pages_can_be_turned(qtbot, opened):
    dialog = opened(paper="A2", tiled=True)
    preview, pager = dialog.preview, dialog.pager
    assert pager.told.text() == "The whole poster  ·  1 of 10"
    assert not pager.back.isEnabled()
    qtbot.mouseClick(pager.on, Qt.MouseButton.LeftButton)
    assert pager.told.text() == "How to put the poster together  ·  2 of 10"
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert (preview.page.name, pager.on.isEnabled()) == ("2D", False)
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert pager.told.text() == "2C  ·  9 of 10"
    dialog.form.sheets.overlap.setValue(12)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert preview.page.name == "2C", "another print shows the same sheet"
    whole = dialog.form.sheets.whole
    qtbot.mouseClick(whole, Qt.MouseButton.LeftButton, pos=QPoint(12, whole.rect().center().y()))
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert not pager.isVisible()


def test_sections_fold_and_stay_so(qtbot, opened):
    dialog = opened()
    section = dialog.form.file
    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    assert not section.format.isVisible()
    assert dialog.choices.stored()["opened"] == {"file": False}
    again = opened(**dialog.choices.stored())
    assert not again.form.file.format.isVisible()
    qtbot.keyClick(again.form.file.head, Qt.Key.Key_Space)
    assert again.form.file.format.isVisible()


def test_the_poster_may_speak_another_language_than_the_window(qtbot, opened, tmp_path):
    dialog = opened(paper="A3", language="es", tiled=True)
    export(qtbot, dialog, tmp_path / "p.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    guide = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert "Cómo montar el póster" in guide
    assert dialog.close_button.text() == "Close"


def test_small_text_is_judged(qtbot, opened):
    dialog = opened(paper="A4")
    assert dialog.summary.warning.isVisible()
    assert "Too small to read from 60\u00a0cm" in dialog.summary.warning.text()
    assert not dialog.summary.reading.isVisible()
    choose(dialog.form.paper.paper, "A0")
    qtbot.waitUntil(lambda: dialog.is_ready and dialog.summary.reading.isVisible(), timeout=WAIT)
    assert "Easy to read" in dialog.summary.reading.text()
    assert not dialog.summary.warning.isVisible()


def test_everything_can_be_reached_and_has_a_name(qtbot, opened):
    dialog = opened(tiled=True)
    dialog.activateWindow()
    dialog.form.paper.paper.setFocus()
    reached: list[QWidget] = []
    while (widget := dialog.focusWidget()) is not None and widget not in reached:
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    form = dialog.form
    wanted = [
        form.paper.paper,
        form.sheets.sheet,
        form.sheets.overlap,
        form.sheets.margin,
        form.file.format,
        form.file.language,
    ]
    assert [widget for widget in reached if widget in wanted] == wanted
    assert dialog.export_button in reached
    assert dialog.close_button in reached
    assert dialog.export_button.isDefault()
    for widget in form.findChildren(QWidget):
        if isinstance(widget, QComboBox | QAbstractSpinBox):
            assert widget.accessibleName()
    assert "8 sheets" in dialog.preview.accessibleDescription()


# -- choices ------------------------------------------------------------------------------------
def test_choices_come_back_as_they_were():
    choices = PosterChoices(paper="own", width=900.0, height=300.0, tiled=True, sheet="A3", overlap=12.5, language="es")
    assert PosterChoices.of(choices.stored(), "en") == choices


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.lists(st.integers())


@given(st.dictionaries(st.sampled_from([*PosterChoices().stored(), "unknown"]), VALUES))
def test_what_was_stored_wrongly_does_no_harm(values):
    choices = PosterChoices.of(values, "es")
    page = choices.page()
    assert 50 <= page.width <= 5080
    assert 50 <= page.height <= 5080
    assert choices.format in ("pdf", "png", "svg", "pptx")
    assert SMALLEST_MARGIN <= choices.margin <= LARGEST


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café: ¿qué pasa?", "Café ¿qué pasa A2"),
        ("../../etc/passwd", "etc passwd A2"),
        ("a\nb\t\x00c", "a b c A2"),
        ("...", "Poster A2"),
        ("x" * 300, "x" * 80 + " A2"),
        ("旅程图", "旅程图 A2"),
        ("旅" * 300, "旅" * 53 + " A2"),
        ("\u202egnp.exe", "gnp.exe A2"),
        ("lone \ud800 one", "lone one A2"),
        ("..\\..\\x", "x A2"),
        ("-rf", "-rf A2"),
        ("~/x", "~ x A2"),
    ],
)
def test_the_file_is_called_after_the_map(title, name):
    assert file_name(title, parse_paper("A2")) == name


def test_an_own_size_is_in_the_name():
    assert file_name("Café", Paper("", 900, 300.5)) == "Café 900x300.5 mm"


@pytest.mark.parametrize("title", ["CON", "nul.txt", "Com1", "LPT9.a.b"])
def test_no_file_is_called_as_a_device(title):
    assert file_name(title, None) == f"_{title}"


@given(st.text(max_size=400))
def test_a_name_is_one_that_every_system_takes(title):
    name = file_name(title, parse_paper("A2"), "Summary")
    assert len(f"{name}-12.pptx".encode()) <= 255
    assert not re.search(r'[\\/:*?"<>|]|^[. ]|[. ]$', name)
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
