"""Sheets in the poster dialog: the ways to print a poster, each with its price, as a list to click."""

import itertools

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.poster.offers import offers
from app.poster.paper import POINT, Margins, parse_paper
from app.poster.spec import TileSpec
from app.ui.offer_words import offer_detail, offer_title
from app.ui.poster_choices import PosterChoices
from app.ui.poster_dialog import PosterDialog
from tests.poster.sample import document, drawing
from tests.ui.printing_desk import WAIT, open_print


@pytest.fixture
def opened(qtbot):
    """Opens a dialog on sheets with these choices and waits for its pages and its list."""

    def make(**choices) -> PosterDialog:
        dialog = open_print(qtbot, document(40), size=(1180, 1000), **{"tiled": True, "paper": "A1", **choices})
        listed(qtbot, dialog)
        return dialog

    return make


def listed(qtbot, dialog: PosterDialog) -> None:
    """Wait for pages and list."""
    sheets = dialog.form.sheets
    qtbot.waitUntil(lambda: dialog.is_ready and sheets.waiting.isHidden() and sheets.offers.count() > 0, timeout=WAIT)


def click(dialog: PosterDialog, row: int) -> None:
    """A person clicks a row of the list."""
    rows = dialog.form.sheets.offers
    middle = rows.visualItemRect(rows.item(row)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(middle))


def test_the_list_is_what_there_is_best_first(opened):
    dialog = opened()
    shown = dialog.form.sheets.offers.offers()
    poster = parse_paper("A1", "landscape")
    real = offers(drawing(poster), poster, TileSpec(parse_paper("A4")), [parse_paper("A4"), parse_paper("A3")])
    assert [(o.sheets, o.cards_cut, o.tiles.scale) for o in shown] == [
        (o.sheets, o.cards_cut, o.tiles.scale) for o in real
    ]
    assert shown[0].best
    item = dialog.form.sheets.offers.item(0)
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Best. ")
    assert offer_title(shown[0]) in said
    assert offer_detail(shown[0]) in said
    assert "capitals of" in item.toolTip()


def test_a_click_prints_it_so(qtbot, opened, tmp_path):
    dialog = opened()
    rows = dialog.form.sheets.offers
    row = next(at for at, offer in enumerate(rows.offers()) if offer.is_mixed)
    wanted = rows.offers()[row]
    click(dialog, row)
    listed(qtbot, dialog)
    assert rows.currentRow() == row
    assert len(dialog.printout.tiling.sheets) == wanted.sheets
    assert dialog.printout.tiling.is_mixed
    with qtbot.waitSignal(dialog.finished_export, timeout=30_000):
        dialog.export_to(tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        assert len(pdf.pages) == wanted.sheets + 1
        lying = sum(float(page.mediabox[2]) > float(page.mediabox[3]) for page in list(pdf.pages)[1:])
    assert 0 < lying < wanted.sheets


def test_keys_choose_too(qtbot, opened):
    dialog = opened()
    rows = dialog.form.sheets.offers
    rows.setFocus()
    before = rows.currentRow()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    listed(qtbot, dialog)
    assert rows.currentRow() == 1 != before
    assert len(dialog.printout.tiling.sheets) == rows.offers()[1].sheets


def test_a_smaller_scale_holds_for_the_poster_it_was_chosen_for(qtbot, opened):
    dialog = opened()
    rows = dialog.form.sheets.offers
    click(dialog, next(at for at, offer in enumerate(rows.offers()) if offer.tiles.scale < 1))
    listed(qtbot, dialog)
    assert dialog.printout.tiling.poster.width < 841
    paper = dialog.form.paper.paper
    paper.setCurrentIndex(paper.findData("A2"))
    listed(qtbot, dialog)
    assert dialog.printout.tiling.poster.width == 594
    paper.setCurrentIndex(paper.findData("A1"))
    listed(qtbot, dialog)
    assert dialog.printout.tiling.poster.width < 841


def test_what_was_chosen_comes_back(qtbot, opened):
    dialog = opened()
    rows = dialog.form.sheets.offers
    row = next(at for at, offer in enumerate(rows.offers()) if offer.tiles.scale < 1)
    click(dialog, row)
    listed(qtbot, dialog)
    count = len(dialog.printout.tiling.sheets)
    again = opened(**dialog.choices.stored())
    assert len(again.printout.tiling.sheets) == count
    assert again.form.sheets.offers.currentRow() == row


def test_a_roll_gives_strips(qtbot, opened, tmp_path):
    dialog = opened(paper="A0")
    sheet = dialog.form.sheets.sheet
    sheet.setCurrentIndex(sheet.findData("610 mm"))
    listed(qtbot, dialog)
    (only,) = dialog.form.sheets.offers.offers()
    assert offer_title(only) == "2 strips of a roll of 610\u00a0mm: 2.40\u00a0m"
    with qtbot.waitSignal(dialog.finished_export, timeout=30_000):
        dialog.export_to(tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        strips = [sorted(float(n) for n in page.mediabox[2:]) for page in list(pdf.pages)[1:]]
    assert len(strips) == 2
    assert all(strip == pytest.approx([610 / POINT, 1201 / POINT], abs=0.01) for strip in strips)


def test_even_cuts_where_they_are_wanted(qtbot, opened):
    dialog = opened()
    between = [sheet.face.x for sheet in dialog.printout.tiling.sheets if sheet.row == 0]
    QTest.mouseClick(dialog.form.sheets.between, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    listed(qtbot, dialog)
    evenly = [sheet.face.x for sheet in dialog.printout.tiling.sheets if sheet.row == 0]
    steps = {round(b - a) for a, b in itertools.pairwise(evenly)}
    assert max(steps) - min(steps) <= 1
    assert between != evenly


def test_a_margin_for_each_side(qtbot, opened):
    dialog = opened(margin=7.0, sheet="A4", papers="A4")
    sides = dialog.form.sheets
    assert sides.margin_bottom.isHidden()
    QTest.mouseClick(sides.each_side, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert sides.margin_bottom.isVisible()
    assert sides.margin_bottom.value() == 7.0
    sides.margin_bottom.setValue(17)
    listed(qtbot, dialog)
    assert dialog.choices.margins() == Margins(7, 7, 7, 17)
    assert {sheet.margins for sheet in dialog.printout.tiling.sheets} <= {Margins(7, 7, 7, 17), Margins(17, 7, 17, 7)}


def test_blank_sheets_can_be_left_out(qtbot, opened, tmp_path):
    """A poster so large that its border leaves sheets white."""
    dialog = opened(paper="own", width=3000.0, height=3000.0, papers="A4", sheet="A4", between=False, skip_blank=True)
    tiling = dialog.printout.tiling
    assert tiling.blanks
    assert len(dialog.printout.pages) == 1 + len(tiling.sheets) - len(tiling.blanks)


def test_stored_nonsense_is_not_taken(opened):
    nonsense = {"papers": "A9", "turning": "round", "scale": 7.0, "sheet": "612 mm", "margin_top": -1.0, "fitted": 3}
    held = PosterChoices.of(nonsense, "en")
    assert (held.papers, held.turning, held.scale, held.sheet, held.margin_top, held.fitted) == (
        "usual", "auto", 1.0, "A4", 6.0, "",
    )  # fmt: skip


def test_the_dialog_can_be_left_while_the_ways_are_worked_out(qtbot):
    dialog = PosterDialog(document(90), "m", lambda _: None, {"tiled": True, "paper": "A0"})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    dialog.reject()
    assert not dialog.isVisible()


def test_one_sheet_is_printed_again(qtbot, opened, tmp_path):
    dialog = opened(paper="A2", papers="A4", sheet="A4")
    only = dialog.form.sheets.only
    only.setFocus()
    QTest.keyClicks(only, "2b, 1A")
    QTest.keyClick(only, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.is_ready and dialog.summary.pages.text() == "2 of 8 sheets", timeout=WAIT)
    with qtbot.waitSignal(dialog.finished_export, timeout=30_000):
        dialog.export_to(tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        assert len(pdf.pages) == 2
    assert dialog.choices.stored()["only"] == ""


def test_a_sheet_that_there_is_not_is_said(qtbot, opened):
    dialog = opened(paper="A2", papers="A4", sheet="A4")
    only = dialog.form.sheets.only
    only.setFocus()
    QTest.keyClicks(only, "7Q")
    QTest.keyClick(only, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "7Q" in dialog.summary.message.text(), timeout=WAIT)
    assert dialog.summary.message.text() == "There is no sheet “7Q”; they go from 1A to 2D."
    assert not dialog.export_button.isEnabled()


def test_wider_gutters_move_cards_apart(qtbot, opened):
    dialog = opened(papers="A3", sheet="A3")
    before = [group.x for group in dialog.printout.poster.placements[0].drawing.by_role("card")]
    QTest.mouseClick(dialog.form.sheets.wider, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    listed(qtbot, dialog)
    after = [group.x for group in dialog.printout.poster.placements[0].drawing.by_role("card")]
    assert len(after) == len(before)
    assert any(abs(one - other) > 0.5 for one, other in zip(before, after, strict=True))
