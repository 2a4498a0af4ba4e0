"""Days and numbers as they stand on a map, in the words of its language."""

from collections.abc import Mapping

from app.domain.records import Fields

SHORT = 3
"""The letters of a month's short name."""


def written_date(text: str, words: Mapping[str, str]) -> str:
    """An ISO date in words; what is not one stays as it is."""
    day = _day(text)
    if day is None:
        return text.strip()
    return words["date.format"].format(day=day[2], month=words[f"month.{day[1]}"], year=day[0])


def short_date(text: str, words: Mapping[str, str], *, year: bool = True) -> str:
    """An ISO date with few letters, perhaps without its year; what is not one stays as it is."""
    day = _day(text)
    if day is None:
        return text.strip()
    month = words[f"month.{day[1]}"][:SHORT]
    return words["date.short" if year else "date.day"].format(day=day[2], month=month, year=day[0])


def span_of_days(start: str, end: str, words: Mapping[str, str]) -> str:
    """From one ISO date to another with few letters; one alone has a dash on the side where nothing is said."""
    first, last = _day(start), _day(end)
    said = short_date(start, words, year=first is None or last is None or first[0] != last[0])
    return " ".join(filter(None, (said, "–" if start or end else "", short_date(end, words))))


def number_text(value: float, words: Mapping[str, str]) -> str:
    """A number as it is written: whole ones without decimals, others with as many as it has."""
    text = f"{value:.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return text.replace("-", "−").replace(".", words["decimal.mark"])


def people_text(fields: Fields, words: Mapping[str, str]) -> str:
    """How many people come, how many go on, and which part of them that is; "" where nothing is said."""
    came, went = (value if isinstance(value := fields.get(key), int | float) else None
                  for key in ("people_in", "people_out"))  # fmt: skip
    if came is None and went is None:
        return ""
    sides = ["" if value is None else number_text(value, words) for value in (came, went)]
    share = f" · {100 * went / came:.0f} %" if came and went is not None else ""
    return " ".join(filter(None, (sides[0], "→", sides[1]))) + share


def _day(text: str) -> tuple[str, int, int] | None:
    """Year, month and day of an ISO date."""
    year, _, rest = text.strip().partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
        return None
    return year, int(month), int(day)
