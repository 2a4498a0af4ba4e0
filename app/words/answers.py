"""What customers or the team answered, in one line; and how far the team's belief is from it."""

from datetime import date

from app.words.catalogue import T
from app.words.dates import months

_LETTERS = 3
"""Of a month's name."""


def number_text(value: float) -> str:
    """A mean or a spread with one decimal, as the language writes it."""
    text = f"{value:.1f}"
    return ("0.0" if text == "-0.0" else text).replace("-", "−").replace(".", T("."))


def when_text(first: str, last: str) -> str:
    """The month of a day (year-month-day), or from one month to another; what is no day as it stands."""
    both = list(dict.fromkeys([_month(first), _month(last)]))
    return " – ".join(both)


def _month(day: str) -> str:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{months()[found.month - 1][:_LETTERS]} {found.year}"


def answers_text(value: float, n: int, spread: float | None, dates: tuple[str, str] | None) -> str:
    """Mean, how many answers, their spread and when: "3.4 · n 42 · ±1.1 · Mar 2026"."""
    parts = [number_text(value), f"n {n}"]
    if spread is not None:
        parts.append(f"±{number_text(spread)}")
    parts.append(when_text(*dates) if dates is not None else T("without a date"))
    return " · ".join(parts)


def customers_text(value: float, n: int, spread: float | None, dates: tuple[str, str] | None) -> str:
    """The same with who answered."""
    return T("Customers: {answers}", answers=answers_text(value, n, spread, dates))


def team_text(n: int, spread: float | None, dates: tuple[str, str] | None, *, observed: bool) -> str:
    """Whether the team's value was observed or is assumed, since when, and how many of its people were asked."""
    parts = [T("Team: observed") if observed else T("Team: assumed")]
    if n > 1:
        parts.append(f"n {n}")
    if spread is not None:
        parts.append(f"±{number_text(spread)}")
    if dates is not None:
        parts.append(when_text(*dates))
    return " · ".join(parts)


def belief_text(gap: float) -> str:
    """The team's value less that of customers, in words."""
    if abs(gap) < 0.05:
        return T("The team says the same.")
    far = number_text(abs(gap))
    return T("The team puts it {far} higher.", far=far) if gap > 0 else T("The team puts it {far} lower.", far=far)


def answers_help() -> str:
    """What the parts of the line mean."""
    return T("Mean of the answers, how many there are (n), their standard deviation (±), and when they were given.")
