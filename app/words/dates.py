"""Dates as people read them, in the language in force."""

from datetime import UTC, date, datetime

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


def short_day_text(iso: str) -> str:
    """A day (year-month-day) with few letters: "12 May 2025"; what is no day stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return T("{day} {month} {year}", day=day.day, month=months()[day.month - 1][:3], year=day.year)
