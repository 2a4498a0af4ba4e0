"""The tabs of a project's maps: their names can be read, whichever is chosen and however many there are."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton

from app.domain.commands import maps as map_commands
from tests.ui.conftest import small_map
from tests.ui.opened_editor import open_editor

NAMES = ("Compra", "Devolución", "Illi", "Una visita con un nombre que no acaba nunca, y aún sigue un poco más", "M&M")


@pytest.mark.parametrize("size", [100, 150])
def test_a_short_name_is_never_cut(seed, make_window, looks, size):
    window = open_editor(seed, make_window, "es")
    window.resize(1000, 700)
    for name in NAMES:
        window.session.do(map_commands.add_map(window.session.document, small_map(name)))
    window.table[f"view.size_{size}"].trigger()
    try:
        tabs = window.editor.status.tabs
        bold = QFont(tabs.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            QApplication.processEvents()
            text = tabs.tabText(at).replace("&&", "&")
            around = round(24 * size / 100)
            most = min(round(200 * size / 100), tabs.width() - around)
            assert tabs.tabRect(at).width() - around >= min(QFontMetrics(bold).horizontalAdvance(text), most), text
            assert tabs.tabToolTip(at).startswith(text[:20])
            assert tabs.rect().intersects(tabs.tabRect(at)), "the chosen tab is scrolled to"
    finally:
        looks[0].resize(100)


def test_one_long_name_ends_in_an_ellipsis_instead_of_scrolling(sized):
    window = sized(200)
    session = window.session
    session.do(map_commands.edit_map(session.document, window.editor.map_id, title=NAMES[3]))
    QApplication.processEvents()
    tabs = window.editor.status.tabs
    assert tabs.rect().contains(tabs.tabRect(0))
    assert not any(button.isVisible() for button in tabs.findChildren(QToolButton))
