"""Reading before paper: a person sees what is too small, takes an advice, looks from afar, and goes to a card."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import CardDraft
from app.domain.records import Card
from app.poster.inspection import Finding
from app.poster.legibility import enough
from app.session import open_library
from app.ui.main_window import MainWindow
from app.ui.poster_dialog import PosterDialog
from app.ui.poster_preview import EYES, pixels_per_mm
from app.words.findings import characters_text, distance_text, part_text
from tests.poster.sample import PICTURE, document
from tests.render.looking import from_qt
from tests.render.samples import png
from tests.ui.desk import CAFE
from tests.ui.printing_desk import WAIT, click, open_print

FOLDED = {"paper": False, "sheets": False, "brand": False, "file": False}


def with_faults() -> Document:
    """A map with a character that no font has, and a text that has no room."""
    titles = {"c6": "Abre la Ⴀ caja", "c8": "Un título que no termina nunca " * 30}
    return Document.of(
        replace(r, title=titles[r.id]) if isinstance(r, Card) and r.id in titles else r for r in document(40).records()
    )


Opened = Callable[..., PosterDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Opens a dialog with these choices and waits until all is said."""

    def make(made: Document | None = None, **choices: object) -> PosterDialog:
        pictures: dict[str, bytes] = {PICTURE: png(60, 60)}
        known: dict[str, object] = {"opened": FOLDED, "paper": "A2", **choices}
        dialog = open_print(qtbot, made or document(40), pictures=pictures.get, size=(1200, 900), **known)  # type: ignore[arg-type]
        said(qtbot, dialog)
        return dialog

    return make


def said(qtbot: QtBot, dialog: PosterDialog) -> None:
    """Wait until the pages are there and all is said of them."""
    qtbot.waitUntil(lambda: dialog.is_ready and not dialog.reader.is_busy, timeout=WAIT)
    qtbot.wait(30)


def choose(qtbot: QtBot, dialog: PosterDialog, distance: float) -> None:
    """Choose a distance with the keyboard."""
    combo = dialog.form.reading.distance
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    while combo.currentData() < distance:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentData() == distance


def rows(dialog: PosterDialog) -> list[str]:
    shown = dialog.form.reading.list
    return [shown.item(at).text() for at in range(shown.count())]


def row_of(dialog: PosterDialog, text: str) -> int:
    return next(at for at, row in enumerate(rows(dialog)) if text in row)


def press_row(qtbot: QtBot, dialog: PosterDialog, at: int, *, twice: bool = False) -> None:
    shown = dialog.form.reading.list
    shown.scrollToItem(shown.item(at))
    place = shown.visualItemRect(shown.item(at)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if twice:
        qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


# -- the verdict -----------------------------------------------------------------------------------
def test_a_distance_changes_the_verdict_and_the_list_and_is_kept(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=400.0)
    near = rows(dialog)
    assert "Easy to read from 40\u00a0cm" in dialog.summary.reading.text()
    choose(qtbot, dialog, 2000.0)
    said(qtbot, dialog)
    assert "Too small to read from 2\u00a0m" in dialog.summary.warning.text()
    assert f"{enough(2000):.1f}\u00a0mm" in dialog.form.reading.measure.text()
    assert len(rows(dialog)) > len(near) + 40
    assert dialog.choices.stored()["distance"] == 2000.0


def test_an_advice_is_taken_by_one_click(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=1000.0)
    (help_,) = dialog.form.reading.helps
    assert help_.text().startswith("Print on A0: smallest 4.")
    click(help_)
    said(qtbot, dialog)
    assert dialog.choices.paper == "A0"
    assert dialog.form.paper.paper.currentData() == "A0"
    assert dialog.printout is not None
    assert dialog.printout.pages[0].width == 1189
    assert "Easy to read from 1\u00a0m" in dialog.summary.reading.text()
    assert dialog.form.reading.helps == []
    assert not dialog.form.reading.no_help.isVisible()


def test_a_size_of_its_own_is_taken_where_no_named_paper_will_do(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=2000.0)
    (help_,) = dialog.form.reading.helps
    click(help_)
    said(qtbot, dialog)
    assert dialog.choices.paper == "own"
    assert dialog.form.paper.width_mm.value() > 1189
    assert "Easy to read from 2\u00a0m" in dialog.summary.reading.text()


def test_less_on_the_cards_is_printed_larger(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=600.0)
    before = dialog.form.reading.findings()
    titles = next(help_ for help_ in dialog.form.reading.helps if help_.text().startswith("Only titles"))
    click(titles)
    said(qtbot, dialog)
    assert dialog.choices.content == "titles"
    assert dialog.form.reading.content.currentData() == "titles"
    assert len(dialog.form.reading.findings()) < len(before)
    assert "Easy to read from 60\u00a0cm" in dialog.summary.reading.text()
    assert dialog.printout is not None
    card = dialog.printout.drawings[0].group("card", "c0")
    assert card is not None
    assert "Pide presupuesto 0" in card.about
    assert "tardará" not in card.about


# -- the findings ------------------------------------------------------------------------------------
def test_all_that_is_wrong_is_named(opened: Opened):
    dialog = opened(with_faults())
    said_rows = rows(dialog)
    assert said_rows[0] == "Abre la Ⴀ caja\nNo font can draw Ⴀ; a box stands for it."
    assert "“Ⴀ” (U+10A0 GEORGIAN CAPITAL LETTER AN)" in dialog.form.reading.list.item(0).toolTip()
    assert any(row.startswith("Marta Ibáñez\nPicture of") for row in said_rows)
    shown = dialog.form.reading.list
    cut = shown.item(row_of(dialog, "Cut short"))
    assert cut.text().startswith("Un título que no termina nunca")
    assert cut.toolTip().count("no termina") == 30
    assert dialog.form.reading.count.text() == f"{len(said_rows)} things to look at"
    assert "1 text is cut short" in dialog.summary.warning.text()


def test_a_click_on_a_finding_rings_its_card(qtbot: QtBot, opened: Opened):
    dialog = opened(with_faults())
    assert dialog.preview.rings == []
    plain = from_qt(dialog.preview.grab().toImage())
    press_row(qtbot, dialog, row_of(dialog, "Ⴀ"))
    (ring,) = dialog.preview.rings
    assert dialog.printout is not None
    card = dialog.printout.drawings[0].group("card", "c6")
    assert card is not None
    paper, scale = dialog.preview.paper(), dialog.preview.paper().width() / 594
    assert ring.x() == pytest.approx(paper.x() + card.x * scale)
    assert ring.height() == pytest.approx(card.h * scale)
    changed = ImageChops.difference(plain, from_qt(dialog.preview.grab().toImage())).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert abs(left - (ring.x() - 7)) < 3
    assert abs(bottom - (ring.bottom() + 7)) < 3
    assert (right - left) < ring.width() + 20
    assert top < ring.y()


def test_a_finding_is_shown_on_its_sheet(qtbot: QtBot, opened: Opened):
    dialog = opened(with_faults(), tiled=True, sheet="A4")
    dialog.preview.turn_to(1)
    press_row(qtbot, dialog, row_of(dialog, "Ⴀ"))
    assert dialog.preview.rings
    assert all(QRectF(dialog.preview.rect()).intersects(ring) for ring in dialog.preview.rings)


@pytest.mark.parametrize("by", ["double click", "enter"])
def test_a_person_goes_from_a_finding_to_the_map(qtbot: QtBot, opened: Opened, by: str):
    dialog = opened(with_faults())
    at = row_of(dialog, "Ⴀ")
    press_row(qtbot, dialog, at, twice=by == "double click")
    if by == "enter":
        qtbot.keyClick(dialog.form.reading.list, Qt.Key.Key_Return)
    assert dialog.wanted_on_map == Finding("undrawn", "c6", "card", 0.0, "Ⴀ")
    assert not dialog.isVisible()


# -- from afar --------------------------------------------------------------------------------------------
def test_from_afar_the_page_is_as_large_as_it_looks(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=2000.0, paper="A3")
    look = dialog.form.reading.look
    assert look.text() == "See it from 2\u00a0m"
    near = dialog.preview.paper()
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    far = dialog.preview.paper()
    assert far.width() == pytest.approx(420 * pixels_per_mm(dialog.preview) * EYES / 2000)
    assert far.width() < near.width()
    assert far.center().x() == pytest.approx(dialog.preview.width() / 2, abs=1)
    assert "60\u00a0cm from the screen" in dialog.form.reading.look_note.text()
    choose(qtbot, dialog, 1000.0)
    assert dialog.preview.paper().width() == pytest.approx(2 * far.width())
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    assert dialog.preview.paper() == near
    assert not dialog.form.reading.look_note.isVisible()


def test_one_looks_around_on_a_page_that_is_larger_than_the_window(qtbot: QtBot, opened: Opened):
    dialog = opened(distance=400.0, paper="A1")
    qtbot.mouseClick(dialog.form.reading.look, Qt.MouseButton.LeftButton)
    preview = dialog.preview
    start = preview.paper()
    assert start.width() > preview.width() * 2
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(preview, QPoint(220, 260))
    qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(220, 260))
    moved = preview.paper()
    assert (moved.x() - start.x(), moved.y() - start.y()) == pytest.approx((-80, -40), abs=1)
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert preview.paper().x() == pytest.approx(moved.x() - 60, abs=1)
    for _ in range(200):
        qtbot.keyClick(preview, Qt.Key.Key_Down)
    assert preview.paper().bottom() >= preview.height() - 30
    pixels: Image.Image = from_qt(preview.grab().toImage())
    assert len(pixels.getcolors(1_000_000) or ()) > 50


def test_a_finding_is_in_the_middle_from_afar(qtbot: QtBot, opened: Opened):
    dialog = opened(with_faults(), distance=400.0, paper="A1")
    qtbot.mouseClick(dialog.form.reading.look, Qt.MouseButton.LeftButton)
    press_row(qtbot, dialog, row_of(dialog, "Ⴀ"))
    (ring,) = dialog.preview.rings
    assert QRectF(dialog.preview.rect()).contains(ring.center())


# -- words ----------------------------------------------------------------------------------------------------
def test_words_of_findings():
    assert characters_text("Ⴀ\U000f0000") == "“Ⴀ” (U+10A0 GEORGIAN CAPITAL LETTER AN), “\U000f0000” (U+F0000)"
    assert characters_text("ABCDEFGHI").endswith("“F” (U+0046 LATIN CAPITAL LETTER F), 3 more")
    assert [distance_text(d) for d in (400, 999, 1000, 1500)] == ["40\u00a0cm", "100\u00a0cm", "1\u00a0m", "1.5\u00a0m"]
    made = document(40)
    assert part_text(made, "c0", "card") == "Pide presupuesto 0"
    assert part_text(made, "s0", "curve_faces") == "Emotion curve: Descubrir"
    assert part_text(made, "m", "legend") == "Legend"
    assert part_text(made, "nobody", "card") == "Poster"


def test_closing_at_once_leaves_no_thread(qtbot: QtBot):
    dialog = PosterDialog(document(300), "m", lambda _: None, {"distance": 3000.0, "opened": FOLDED})
    qtbot.addWidget(dialog)
    reading: list[bool] = []
    dialog.ready.connect(lambda: reading.append(dialog.reader.is_busy))
    dialog.ready.connect(dialog.reject)
    dialog.show()
    qtbot.waitUntil(lambda: bool(reading), timeout=WAIT)
    assert reading == [True]
    assert not dialog.reader.is_busy


def leave_by_a_finding(qtbot: QtBot) -> None:
    """In the poster dialog that is open, go to the card of the first finding."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PosterDialog)
    said(qtbot, dialog)
    dialog.form.reading.list.setFocus()
    qtbot.keyClick(dialog.form.reading.list, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.form.reading.list, Qt.Key.Key_Return)


@pytest.mark.parametrize("opened_first", [True, False])
def test_a_finding_leads_from_paper_to_the_card_on_the_map(
    qtbot: QtBot, tmp_path: Path, make_window: Callable[..., MainWindow], opened_first: bool
):
    edit = new_project("P", [replace(CAFE, cards=(*CAFE.cards, CardDraft("Abre Ⴀ", 1, 2)))])
    with open_library(tmp_path / "library.db") as library:
        library.create(edit)
    project, wanted = edit.changes[0].record.id, next(c.record.id for c in edit.changes if "Ⴀ" in str(c.record))
    window = make_window()
    window.settings.poster = {"opened": FOLDED, "paper": "A3"}
    if opened_first:
        window.navigation.open_project(project)
        QTimer.singleShot(100, lambda: leave_by_a_finding(qtbot))
        window.table["poster.export"].trigger()
    else:
        QTimer.singleShot(100, lambda: leave_by_a_finding(qtbot))
        window.flows.print_project(project)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.board is not None, timeout=WAIT)
    assert window.editor is not None
    assert window.editor.board is not None
    assert window.editor.board.selection == (Ref("card", wanted),)
