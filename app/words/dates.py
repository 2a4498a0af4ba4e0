"""Dates as people read them, in the language in force."""

from datetime import UTC, datetime

from app.words.catalogue import T


def months() -> tuple[str, ...]:
    """The names of the months."""
    return (
        T("January"), T("February"), T("March"), T("April"), T("May"), T("June"),
        T("July"), T("August"), T("September"), T("October"), T("November"), T("December"),
    )  # fmt: skip


def date_text(microseconds: int) -> str:
    """The day of a time in UTC microseconds, as it was here."""
    day = datetime.fromtimestamp(microseconds / 1_000_000, UTC).astimezone()
    return T("{month} {day}, {year}", month=months()[day.month - 1], day=day.day, year=day.year)
