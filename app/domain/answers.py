"""What people answered, as text and as numbers."""

from collections.abc import Iterable

from app.domain.fields import field_of
from app.domain.records import EMOTIONS, Measure


def write_answers(values: Iterable[int | None]) -> str:
    """The text of answers, in the order of the people; None where somebody did not answer."""
    return ",".join("" if value is None else str(value) for value in values)


def read_answers(text: str) -> list[int | None]:
    """The answers of a text; ValueError where one is no whole number.  The empty text is nobody's."""
    return [int(part) if part else None for part in text.split(",")] if text else []


def scale_of(measure: Measure) -> tuple[int, int]:
    """The lowest and the highest answer."""
    if measure == "emotion":
        return EMOTIONS[0], EMOTIONS[-1]
    field = field_of("card", measure)
    return field.low, field.high


def are_sound(text: str, measure: Measure) -> bool:
    """Whether a text holds answers on the scale of what was asked."""
    try:
        values = read_answers(text)
    except ValueError:
        return False
    low, high = scale_of(measure)
    return all(value is None or low <= value <= high for value in values)
