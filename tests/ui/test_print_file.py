"""The file section of the poster dialog: slides, drawings whose words stay text, a file for each page."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox, QWidget

from app.poster.slides import SLIDE
from tests.ui.printing_desk import WAIT, click, ready

SVG = "{http://www.w3.org/2000/svg}"


def choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))


def save_as(name: str) -> None:
    """Answer the system's dialog."""
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QFileDialog)
    name_field(asked).setText(name)
    asked.accept()


def name_field(asked: QWidget | None) -> QLineEdit:
    field = asked.findChild(QLineEdit, "fileNameEdit") if asked is not None else None
    assert field is not None
    return field


def test_slides_by_hand(qtbot, opened, tmp_path):
    dialog = opened(paper="A3", folder=str(tmp_path))
    assert dialog.form.paper.isVisible()
    choose(dialog.form.file.format, "pptx")
    ready(qtbot, dialog)
    assert dialog.summary.pages.text() == "6 slides"
    assert not dialog.form.paper.isVisible()
    assert not dialog.form.sheets.isVisible()
    assert not dialog.summary.warning.isVisible()
    assert dialog.preview.views == 6
    names: list[str] = []

    def answer() -> None:
        names.append(name_field(QApplication.activeModalWidget()).text())
        save_as("deck")

    QTimer.singleShot(300, answer)
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert names == ["Renovar la calefacción.pptx"]
    assert caught.args[0] == tmp_path / "deck.pptx"
    deck = Presentation(str(tmp_path / "deck.pptx"))
    assert deck.slides[1].shapes.title.text_frame.text == "Descubrir"
    assert any(shape.name.startswith("Card: ") for shape in deck.slides[1].shapes)
    assert dialog.outcome.saved.text() == "Saved as deck.pptx."


def test_the_words_of_a_drawing(qtbot, opened, tmp_path):
    dialog = opened(paper="A3", format="svg")
    assert dialog.form.file.letters_row.isVisible()
    found = []
    for letters in ("outlines", "text"):
        choose(dialog.form.file.letters, letters)
        ready(qtbot, dialog)
        with qtbot.waitSignal(dialog.finished_export, timeout=WAIT):
            dialog.export_to(tmp_path / f"{letters}.svg")
        root = ET.parse(tmp_path / f"{letters}.svg").getroot()
        found.append("Renovar la calefacción" in ["".join(text.itertext()) for text in root.iter(f"{SVG}text")])
    assert found == [False, True]
    choose(dialog.form.file.format, "pdf")
    assert not dialog.form.file.letters_row.isVisible()


def test_a_file_for_each_page_or_only_the_one_that_is_shown(qtbot, opened, tmp_path):
    dialog = opened(paper="A3", format="png", dpi=40)
    assert not dialog.form.file.one_page.isVisible()
    click(dialog.form.kind.buttons["stages"])
    ready(qtbot, dialog)
    assert dialog.form.file.one_page.isVisible()
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
        dialog.export_to(tmp_path / "map.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"map {n}.png" for n in range(1, 6)]
    assert dialog.outcome.saved.text() == "Saved 5 files, from map 1.png to map 5.png."
    assert not dialog.outcome.open_file.isVisible()
    assert dialog.outcome.open_folder.isVisible()
    dialog.preview.turn_to(2)
    click(dialog.form.file.one_page)
    ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
        dialog.export_to(tmp_path / "one.png")
    assert caught.args[0] == tmp_path / "one.png"


@pytest.mark.parametrize("yes", [False, True])
def test_files_that_are_there_already_are_replaced_only_when_told(qtbot, opened, tmp_path: Path, yes: bool):
    (tmp_path / "map 2.svg").write_text("old")
    dialog = opened(kind="stages", format="svg", folder=str(tmp_path))
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, answer)
            return
        said.append(box.text())
        role = QMessageBox.ButtonRole.AcceptRole if yes else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    QTimer.singleShot(300, lambda: save_as("map"))
    QTimer.singleShot(400, answer)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=WAIT)
    assert said == ["1 file is there already: map 2.svg."]
    assert ((tmp_path / "map 2.svg").read_text(encoding="utf-8") == "old") is not yes
    assert (tmp_path / "map 1.svg").exists() is yes


def test_slides_keep_the_way_the_map_is_looked_at_to_choose(qtbot, opened):
    dialog = opened(format="pptx")
    assert dialog.printout.pages[0].width == SLIDE.width
    choose(dialog.form.file.format, "pdf")
    ready(qtbot, dialog)
    assert dialog.form.paper.isVisible()
    assert dialog.printout.pages[0].width == 594
