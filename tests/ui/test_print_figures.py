"""A figure that cannot be stays as it was typed; the dialog says what is wrong with it, and writes nothing."""

from collections.abc import Callable

import pytest

from app.ui.poster_dialog import PosterDialog
from tests.ui.printing_desk import WAIT, enter, open_print, ready

OPEN = {"opened": {"shop": True, "sheets": True, "cards": True, "file": True, "paper": True}}
SHEETS = {"tiled": True, "paper": "A1"}

TYPED = {
    "margin": (SHEETS, lambda d: d.form.sheets.margin, "900", "With a margin of 900 mm nothing is left", "12"),
    "narrow margin": (SHEETS, lambda d: d.form.sheets.margin, "1", "A margin of 1 mm is too small; use 3 mm", "3"),
    "one side": (
        {**SHEETS, "each_side": True}, lambda d: d.form.sheets.margin_right, "900", "a margin of 900 mm", "17",
    ),
    "overlap": (SHEETS, lambda d: d.form.sheets.overlap, "900", "An overlap of 900 mm is too much", "25"),
    "bleed": ({}, lambda d: d.form.shop.bleed, "900", "A bleed of 900 mm cannot be; 0 to 20 mm can.", "3"),
    "width": ({"paper": "own"}, lambda d: d.form.paper.width_mm, "20000", "each side is 50 to 15240 mm", "700"),
    "height": ({"paper": "own"}, lambda d: d.form.paper.height_mm, "9", "each side is 50 to 15240 mm", "700"),
    "sheets of a strange poster": (
        {**SHEETS, "paper": "own"}, lambda d: d.form.paper.width_mm, "20000", "each side is 50", "700",
    ),
    "card": ({"kind": "deck", "card": "own"}, lambda d: d.form.cards.width_mm, "900", "a side of 900 mm", "60"),
    "each": ({"kind": "blank-cards"}, lambda d: d.form.cards.each, "900", "900 empty cards for each lane", "4"),
    "no cards": ({"kind": "blank-cards"}, lambda d: d.form.cards.each, "0", "0 empty cards for each lane", "1"),
    "dpi": ({"format": "png"}, lambda d: d.form.file.dpi, "9000", "A resolution of 9000 dpi cannot be", "72"),
    "few dpi": ({"format": "png"}, lambda d: d.form.file.dpi, "9", "of 9 dpi cannot be; 10 to 1200 dpi", "10"),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPED)
def test_what_cannot_be_is_said_and_nothing_is_written(qtbot, case):
    choices, field_of, typed, reason, better = TYPED[case]
    take: Callable[[PosterDialog], object] = field_of
    dialog = open_print(qtbot, size=(1180, 1200), **{"paper": "A3", **OPEN, **choices})
    box = take(dialog)
    enter(box, typed)
    qtbot.waitUntil(dialog.summary.message.isVisible, timeout=WAIT)
    assert box.value() == float(typed)
    assert reason in dialog.summary.message.text().replace("\u00a0", " ")
    assert not dialog.export_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    enter(box, better)
    ready(qtbot, dialog)
    assert box.value() == float(better)
    assert not dialog.summary.message.isVisible()
    dialog.reject()
