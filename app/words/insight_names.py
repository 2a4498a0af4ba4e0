"""The names of what an evaluation tells apart, and the line under a number that says where it comes from."""

from collections.abc import Callable
from datetime import date

from app.words.catalogue import T
from app.words.dates import months

Text = Callable[[], str]

_CROSSHAIRS: dict[str, Text] = {
    "middle": lambda: T("Lines at the middle of the scale"),
    "mean": lambda: T("Lines at the mean"),
    "median": lambda: T("Lines at the median"),
}
_QUADRANTS: dict[str, Text] = {
    "concentrate": lambda: T("Concentrate here"),
    "keep": lambda: T("Keep up the good work"),
    "low": lambda: T("Low priority"),
    "overkill": lambda: T("Possible overkill"),
    "line": lambda: T("On the line"),
}
_BANDS: dict[str, Text] = {
    "extreme": lambda: T("Extreme opportunity"),
    "strong": lambda: T("Strong opportunity"),
    "worthwhile": lambda: T("Worth a look"),
    "unattractive": lambda: T("Unattractive"),
}
_WHOSE: dict[str, Text] = {
    "known": lambda: T("Customers, and the team where they were not asked"),
    "team": lambda: T("The team"),
    "customers": lambda: T("Customers"),
}
_RATERS: dict[str, Text] = {
    "team": lambda: T("by the team"),
    "customers": lambda: T("by customers"),
    "mixed": lambda: T("by customers and by the team"),
}
_COUNTS: dict[str, Callable[[int], str]] = {
    "answers": lambda n: T("{n} answer", "{n} answers", n=n),
    "judgements": lambda n: T("{n} touchpoint", "{n} touchpoints", n=n),
    "touchpoints": lambda n: T("{n} touchpoint", "{n} touchpoints", n=n),
    "people": lambda n: T("{n} person", "{n} people", n=n),
}


def crosshair_name(crosshair: str) -> str:
    """Where the lines between the quadrants are."""
    return _CROSSHAIRS[crosshair]()


def quadrant_name(quadrant: str) -> str:
    """What a quadrant is called."""
    return _QUADRANTS[quadrant]()


def band_name(band: str) -> str:
    """What a band of opportunity scores is called."""
    return _BANDS[band]()


def whose_name(whose: str) -> str:
    """Whose scores count."""
    return _WHOSE[whose]()


def source_text(n: int, counted: str, rater: str, dates: tuple[str, str] | None) -> str:
    """The line under a number: how many stand behind it, who rated, and when ("43 answers · by customers · …")."""
    parts = [_COUNTS[counted](n)]
    if rater:
        parts.append(_RATERS[rater]())
    parts.append(dates_text(*dates) if dates is not None else T("without a date"))
    return " · ".join(parts)


def few_text() -> str:
    """The warning beside a number of fewer than 30 answers."""
    return T("Fewer than 30 answers: take it as a hint.")


def dates_text(first: str, last: str) -> str:
    """A day, or from a day to another one."""
    if first == last:
        return day_text(first)
    return T("{first} to {last}", first=day_text(first), last=day_text(last))


def day_text(day: str) -> str:
    """A day as it is written in the records (year-month-day), as people read it; anything else as it stands."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return T("{month} {day}, {year}", month=months()[found.month - 1], day=found.day, year=found.year)
