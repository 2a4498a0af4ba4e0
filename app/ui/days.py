"""Days as people write them into fields: in the order of their language, with the whole year."""

from PySide6.QtCore import QDate, QLocale, Qt

from app.words import language

CENTURY_FROM = 1950
"""A year of two digits before this one is meant in the next century."""


def day_format() -> str:
    """How a day is written, as "d/M/yyyy"."""
    short = QLocale(language()).dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def written_day(iso: str) -> str:
    """A day as it is kept, as a person writes it; what is no day stays as it is."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale(language()).toString(day, day_format()) if day.isValid() else iso


def read_day(text: str) -> str:
    """What a person wrote, as it is kept (year-month-day); what is no day is kept as it was written."""
    locale = QLocale(language())
    day = locale.toDate(text, QLocale.FormatType.ShortFormat)
    if not day.isValid():
        day = locale.toDate(text, day_format())
    if not day.isValid():
        day = QDate.fromString(text, Qt.DateFormat.ISODate)
    if day.isValid() and day.year() < CENTURY_FROM:
        day = day.addYears(100)
    return day.toString(Qt.DateFormat.ISODate) if day.isValid() else text
