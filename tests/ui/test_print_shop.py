"""The poster dialog for the print shop: bleed, crop marks, and pages that are too long."""

from functools import partial

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.poster.paper import POINT
from tests.ui.printing_desk import WAIT, export, open_print


@pytest.fixture
def opened(qtbot):
    """Opens a high dialog for A3."""
    return partial(open_print, qtbot, size=(1180, 1000), paper="A3")


def written(qtbot, dialog, path):
    assert export(qtbot, dialog, path) == path
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0].obj
        keys = ("/MediaBox", "/TrimBox", "/BleedBox")
        return {key: [float(n) * POINT for n in page[key]] for key in keys if key in page}


def test_bleed_makes_the_page_larger_than_the_poster(qtbot, opened, tmp_path):
    dialog = opened()
    shop = dialog.form.shop
    QTest.mouseClick(shop.head, Qt.MouseButton.LeftButton)
    shop.bleed.setValue(3)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    found = written(qtbot, dialog, tmp_path / "p.pdf")
    left, bottom, right, top = found["/TrimBox"]
    assert (right - left, top - bottom) == pytest.approx((420, 297), abs=0.01)
    assert left - found["/BleedBox"][0] == pytest.approx(3, abs=0.01)
    assert dialog.choices.stored()["bleed"] == 3.0
    assert dialog.summary.pages.text().startswith("420\u00a0×\u00a0297\u00a0mm when trimmed, on a page of 4")


def test_sheets_have_no_bleed(qtbot, opened):
    dialog = opened(bleed=3.0)
    assert dialog.form.shop.isVisible()
    QTest.mouseClick(dialog.form.sheets.tiled, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert not dialog.form.shop.isVisible()
    assert all(page.bleed is None for page in dialog.printout.pages)


def test_a_poster_of_six_metres_is_warned_of_and_can_be_written_at_half_its_size(qtbot, opened, tmp_path):
    dialog = opened(paper="own", width=6000.0, height=900.0)
    shop = dialog.form.shop
    assert shop.long.isVisible()
    assert "5.08\u00a0m" in shop.long.text()
    assert written(qtbot, dialog, tmp_path / "long.pdf")["/MediaBox"][2:] == pytest.approx([3000, 450], abs=0.01)
    with pikepdf.open(tmp_path / "long.pdf") as pdf:
        assert int(pdf.pages[0].obj.UserUnit) == 2
    QTest.mouseClick(shop.reduced, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=WAIT)
    assert written(qtbot, dialog, tmp_path / "half.pdf")["/MediaBox"][2:] == pytest.approx([3000, 450], abs=0.01)
    with pikepdf.open(tmp_path / "half.pdf") as pdf:
        assert "/UserUnit" not in pdf.pages[0].obj


def test_others_are_not_warned_of(opened):
    dialog = opened(paper="A0")
    assert not dialog.form.shop.long.isVisible()
    assert not dialog.form.shop.head.isChecked()
