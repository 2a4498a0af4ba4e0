"""The dialog's kinds of print: what is chosen is what is written, and each kind remembers its paper."""

import pikepdf
import pytest
from pptx import Presentation
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.poster.kinds import KINDS
from app.poster.legibility import USUAL_DISTANCE
from app.poster.paper import POINT
from app.poster.spec import DeckSpec
from app.poster.uses import PAPER_USE
from app.ui.poster_choices import PosterChoices
from app.ui.print_kind import KIND_WORDS
from tests.ui.printing_desk import WAIT


def press(qtbot, dialog, kind) -> None:
    qtbot.mouseClick(dialog.form.kind.buttons[kind], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)


def test_every_kind_can_be_chosen_and_is_explained():
    assert set(KINDS) == set(KIND_WORDS) == {*PAPER_USE, "slides"}
    abouts = [about() for _, _, about in KIND_WORDS.values()]
    assert len(set(abouts)) == len(KIND_WORDS)


@pytest.mark.parametrize("kind", PAPER_USE)
def test_a_press_on_a_kind_and_on_export_gives_its_file(qtbot, opened, tmp_path, kind):
    dialog = opened(kind="stages" if kind == "poster" else "poster")
    press(qtbot, dialog, kind)
    assert dialog.choices.kind == kind
    assert dialog.form.kind.about.text() == KIND_WORDS[kind][2]()
    path = tmp_path / "print.pdf"
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT) as caught:
        dialog.export_to(path)
    assert caught.args[0] == path
    wide, high = dialog.choices.page().width, dialog.choices.page().height
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == len(dialog.printout.pages)
        for page in pdf.pages:
            assert [float(n) for n in page.mediabox[2:]] == pytest.approx([wide / POINT, high / POINT], abs=0.01)


def test_each_kind_remembers_its_paper(qtbot, opened):
    dialog = opened(paper="A1")
    press(qtbot, dialog, "stages")
    paper = dialog.form.paper
    assert (paper.paper.currentData(), dialog.choices.orientation) == ("A4", "portrait")
    assert dialog.form.sheets.isHidden()
    paper.paper.setCurrentIndex(paper.paper.findData("Letter"))
    press(qtbot, dialog, "poster")
    assert (paper.paper.currentData(), dialog.choices.orientation) == ("A1", "landscape")
    assert not dialog.form.sheets.isHidden()
    later = PosterChoices.of(dialog.choices.stored(), "en")
    later.turn_to("stages")
    assert (later.paper, later.orientation) == ("Letter", "portrait")
    later.turn_to("poster")
    assert later.paper == "A1"


def test_a_summary_is_not_read_from_as_far_as_the_poster(qtbot, opened):
    dialog = opened(paper="A1", distance=2000.0)
    press(qtbot, dialog, "summary")
    reading = dialog.form.reading
    assert reading.distance.currentData() == dialog.choices.distance == USUAL_DISTANCE
    press(qtbot, dialog, "poster")
    assert reading.distance.currentData() == dialog.choices.distance == 2000.0


def test_slides_are_a_kind_like_the_others(qtbot, opened, tmp_path):
    dialog = opened(kind="stages")
    buttons, file = dialog.form.kind.buttons, dialog.form.file
    press(qtbot, dialog, "slides")
    assert file.format.currentData() == "pptx"
    assert dialog.form.kind.about.text().startswith("A PowerPoint file")
    with qtbot.waitSignal(dialog.finished_export, timeout=WAIT):
        dialog.export_to(tmp_path / "deck.pptx")
    assert len(Presentation(str(tmp_path / "deck.pptx")).slides) == len(dialog.printout.pages)
    file.format.setCurrentIndex(file.format.findData("pdf"))
    assert buttons["stages"].isChecked()
    assert not buttons["slides"].isChecked()
    file.format.setCurrentIndex(file.format.findData("pptx"))
    assert buttons["slides"].isChecked()
    press(qtbot, dialog, "summary")
    assert (dialog.choices.kind, file.format.currentData()) == ("summary", "pdf")
    assert dialog.form.paper.isVisible()


def test_kinds_are_chosen_with_the_keys(qtbot, opened):
    dialog = opened()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.form.kind.buttons["poster"], timeout=WAIT)
    qtbot.keyClick(dialog.form.kind.buttons["poster"], Qt.Key.Key_Right)
    assert dialog.choices.kind == "stages"
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)


@pytest.mark.parametrize(
    "stored", [{"kept_papers": 3}, {"kept_papers": {"stages": 7, 8: {}}}, {"kept_papers": {"stages": {"paper": "B9"}}}]
)
def test_stored_papers_that_are_none_are_the_usual_ones(stored):
    choices = PosterChoices.of(stored, "en")
    choices.turn_to("stages")
    assert (choices.paper, choices.orientation) == ("A4", "portrait")


def test_cards_have_the_size_and_company_that_was_chosen(qtbot, opened):
    dialog = opened(kind="deck", paper="A4", orientation="portrait")
    cards = dialog.form.cards
    assert not cards.isHidden()
    assert not cards.each_row.isVisible()
    assert {g.w for g in dialog.printout.drawings[0].groups if g.role == "card"} == {85}
    before = len(dialog.printout.pages)
    cards.card.setCurrentIndex(cards.card.findData("148x105"))
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert len(dialog.printout.pages) > before
    heads = len([g for d in dialog.printout.drawings for g in d.groups if g.owner.startswith("s")])
    qtbot.mouseClick(cards.heads, Qt.MouseButton.LeftButton, pos=QPoint(12, cards.heads.height() // 2))
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert heads == 5
    assert not [g for d in dialog.printout.drawings for g in d.groups if g.owner.startswith("s")]
    cards.card.setCurrentIndex(cards.card.findData("own"))
    cards.width_mm.setValue(250)
    qtbot.waitUntil(dialog.summary.message.isVisible, timeout=WAIT)
    assert "has no room on A4" in dialog.summary.message.text()
    assert not dialog.export_button.isEnabled()
    cards.width_mm.setValue(60)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    press(qtbot, dialog, "blank-cards")
    cards.each.setValue(3)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert len([g for d in dialog.printout.drawings for g in d.groups if g.about == "Empty card"]) == 9


def test_other_kinds_show_no_cards_section(qtbot, opened):
    dialog = opened()
    assert dialog.form.cards.isHidden()
    assert dialog.choices.spec().deck == DeckSpec()
