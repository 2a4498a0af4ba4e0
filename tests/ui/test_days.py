"""Days are read with the name of their month and written with their whole year."""

from typing import Literal

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime

from app.ui.days import day_format, read_day, written_day
from app.ui.forms import DateField
from app.ui.tile_model import ago
from app.words import set_language
from app.words.dates import short_day_text


@pytest.mark.parametrize(
    ("language", "read", "written"), [("es", "12 may 2025", "12/5/2025"), ("en", "12 May 2025", "5/12/2025")]
)
def test_a_day_in_both_languages(language: Literal["en", "es"], read: str, written: str) -> None:
    set_language(language)
    assert short_day_text("2025-05-12") == read
    assert written_day("2025-05-12") == written
    for text in (written, written.replace("2025", "25"), "2025-05-12"):
        assert read_day(text) == "2025-05-12", text
    assert read_day("about May") == short_day_text("about May") == written_day("about May") == "about May"
    assert "yyyy" in day_format()
    when = QDateTime(QDate(2025, 5, 12), QTime(9, 30)).toMSecsSinceEpoch() * 1000
    assert ago(when) == read


def test_a_day_in_a_field_keeps_its_century(qtbot: object) -> None:
    field, told = DateField("Day"), list[object]()
    field.changed.connect(told.append)
    field.show_value("2031-02-01")
    assert field.line.text() == written_day("2031-02-01")
    field.line.setText("3/3/2031")
    field.flush()
    assert told == ["2031-03-03"]
