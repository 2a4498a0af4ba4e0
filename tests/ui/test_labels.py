"""A line that is too long for its place ends in an ellipsis, and is whole for those who hear it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.labels import PlainLabel, ShortLabel


def picture(label: PlainLabel) -> QImage:
    return label.grab().toImage()


def test_a_long_line_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    long, short = ShortLabel("Move “Mira el menú” to another stage of the map"), ShortLabel("Move")
    for label in (long, short):
        qtbot.addWidget(label)
        label.resize(120, 24)
        label.show()
    qtbot.waitExposed(long)
    cut = PlainLabel(long.fontMetrics().elidedText(long.text(), Qt.TextElideMode.ElideRight, 120))
    qtbot.addWidget(cut)
    cut.resize(120, 24)
    assert cut.text().endswith("…")
    assert picture(long) == picture(cut)
    plain = PlainLabel("Move")
    qtbot.addWidget(plain)
    plain.resize(120, 24)
    assert picture(short) == picture(plain)
    assert long.minimumSizeHint().width() < 120
    assert long.text().endswith("map")
