"""The interface at 90 to 200 %: at once in every window, and nothing out of reach on a small screen."""

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from app.ui.drop_zone import DropZone
from app.ui.labels import PlainLabel
from app.ui.messages import tell
from app.ui.settings import SIZES, Settings
from app.ui.theme import px
from tests.ui.modal import when_modal
from tests.ui.opened_editor import SMALL_SCREEN
from tests.ui.test_controls import dialogs


def test_the_size_is_chosen_step_by_step_and_kept(sized_back, make_window):
    window = make_window()
    letters = window.font().pointSizeF()
    seen = []
    for _ in SIZES:
        window.table["view.size_up"].trigger()
        seen.append(window.settings.size)
    assert seen == [110, 125, 150, 175, 200, 200, 200]
    assert Settings.load().size == 200
    assert window.table["view.size_200"].isChecked()
    assert window.font().pointSizeF() == pytest.approx(2 * letters, abs=0.2)
    for _ in SIZES:
        window.table["view.size_down"].trigger()
    assert window.settings.size == 90
    window.table["view.size_100"].trigger()
    assert window.font().pointSizeF() == letters


def test_a_message_has_its_margins_and_its_sign_at_the_size_of_the_interface(sized):
    window = sized(200)
    seen = []
    when_modal(lambda box: seen.extend((box.layout().contentsMargins().left(), box.iconPixmap().width())))
    tell(window, "One thing", "and more")
    assert seen == [px(20), px(32)] == [40, 64]


def test_what_stands_grows_at_once(sized):
    window = sized(100)
    button = next(b for b in window.editor.tools.findChildren(QToolButton) if b.defaultAction())
    before, height = button.iconSize().width(), window.editor.tools.height()
    window.table["view.size_200"].trigger()
    QApplication.processEvents()
    assert button.iconSize().width() == 2 * before
    assert window.editor.tools.height() > 1.6 * height
    faces = [b for b in window.editor.inspector.findChildren(QToolButton) if b.property("role") == "face"]
    assert all(face.iconSize().width() == px(28) == 56 for face in faces)
    assert all(face.icon().availableSizes()[0].width() >= 56 for face in faces)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_button_of_the_bars_is_cut_off(sized, language):
    window = sized(90, language)
    for size in (90, 150, 200):
        window.table[f"view.size_{size}"].trigger()
        QApplication.processEvents()
        assert (window.width(), window.height()) == SMALL_SCREEN
        for bar in (window.editor.tools, window.editor.status):
            for button in bar.findChildren(QToolButton):
                if button.isVisible() and button.parent() is bar:
                    assert button.width() >= button.minimumSizeHint().width(), (button.text(), size)
                    assert bar.rect().contains(button.geometry()), (button.text(), size)


def test_every_dialog_fits_a_small_screen_at_200_percent(sized, tmp_path):
    window = sized(200)
    for dialog in dialogs(window, tmp_path):
        dialog.show()
        QApplication.processEvents()
        least = dialog.minimumSizeHint()
        assert least.width() <= SMALL_SCREEN[0] - 40, type(dialog).__name__
        assert least.height() <= SMALL_SCREEN[1] - 80, type(dialog).__name__
        dialog.reject()
        dialog.close()
        dialog.deleteLater()


def test_the_start_page_needs_no_scrolling_to_the_side(sized):
    window = sized(200)
    window.table["project.home"].trigger()
    QApplication.processEvents()
    page = window.start_page
    gallery = page.gallery
    right = gallery.mapTo(page, gallery.rect().topRight()).x()
    assert right <= page.width()
    assert gallery.cards[0].geometry().y() < gallery.cards[-1].geometry().y(), "in several rows"


def test_the_gallery_is_as_high_as_its_width_asks(sized):
    """Heights that followed the last width made the area around it resize without end when letters shrank."""
    window = sized(200)
    window.table["project.home"].trigger()
    gallery = window.start_page.gallery
    for size in (100, 200, 90):
        window.table[f"view.size_{size}"].trigger()
        for width in (SMALL_SCREEN[0], 700, SMALL_SCREEN[0]):
            window.resize(width, SMALL_SCREEN[1])
            QApplication.processEvents()
            assert gallery.height() == gallery.heightForWidth(gallery.width())
            assert gallery.height() == max(card.geometry().bottom() + 1 for card in gallery.cards)
            for card in gallery.cards:
                assert card.picture.height() == card.picture.heightForWidth(card.picture.width())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_place_for_files_says_all_it_says(make_window, looks, qtbot, language):
    window = make_window()
    window.table[f"view.language_{language}"].trigger()
    zone = window.start_page.findChild(DropZone)
    for size in (100, 150, 200):
        window.table[f"view.size_{size}"].trigger()
        notes = [label for label in zone.findChildren(PlainLabel) if label.wordWrap()]
        assert len(notes) == 2
        qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in notes))  # noqa: B023
        picture = next(label for label in zone.findChildren(PlainLabel) if not label.wordWrap()).pixmap()
        assert picture.deviceIndependentSize().width() == px(24)
    looks[0].resize(100)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_low_window_scrolls_the_place_for_files_instead_of_cutting_it(sized, qtbot, language):
    window = sized(200, language)
    window.table["project.home"].trigger()
    zone = window.start_page.findChild(DropZone)
    for height in (690, SMALL_SCREEN[1]):
        window.resize(SMALL_SCREEN[0], height)
        notes = [label for label in zone.findChildren(PlainLabel) if label.wordWrap()]
        page = zone.parentWidget()
        qtbot.waitUntil(lambda: page.width() <= page.parentWidget().width())  # noqa: B023 - nothing sideways
        qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in notes))  # noqa: B023
