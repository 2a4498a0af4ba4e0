"""What an indicator says on its card: the value now and the one wanted, how it went so far, and when that was::

62 → 75 %      _/\\_/
Conversion · 12 May 2026
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.records import Card
from app.layout.anatomy import Anatomy
from app.layout.dates import number_text, short_date
from app.layout.foot import Foot
from app.layout.shapes import Box, Path, Place, Shape, Symbol
from app.layout.theme import Colors
from app.layout.typeset import Style, set_text

LEAST_LINE = 14.0
"""The natural width that the line of values has beside the figures, or it stands below them."""
MOST_LINE = 30.0
MOST_VALUES = 200
_FIELDS = frozenset({"current", "goal_value", "series", "measured", "preset", "unit"})
_LAST_NUMBER = re.compile(r"([-−+]?\d+(?:[.,]\d+)?)\D*$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """The texts of an indicator, and its values so far, the oldest first."""

    figures: str
    caption: str
    series: tuple[float, ...]


def indicator_of(card: Card, words: Mapping[str, str] | None) -> Indicator | None:
    """What a card says as an indicator; without ``words`` with texts of about the same length."""
    fields = card.fields
    if _FIELDS.isdisjoint(fields):
        return None
    said = words or {"decimal.mark": "."}
    values = [number_text(value, said) if isinstance(value := fields.get(key), int | float) else ""
              for key in ("current", "goal_value")]  # fmt: skip
    figures = " ".join(filter(None, (values[0], f"→ {values[1]}" if values[1] else "", str(fields.get("unit", "")))))
    preset, day = str(fields.get("preset", "")), str(fields.get("measured", ""))
    if words is not None:
        preset, day = words[f"preset.{preset}"] if preset else "", short_date(day, words)
    return Indicator(figures, " · ".join(filter(None, (preset, day))), values_of(str(fields.get("series", ""))))


def values_of(series: str) -> tuple[float, ...]:
    """The numbers of a text with one a line: the last of each, after its day; lines without one are passed over."""
    found = [_LAST_NUMBER.search(line.strip()) for line in series.splitlines()[-MOST_VALUES:]]
    return tuple([float(match[1].replace("−", "-").replace(",", ".")) for match in found if match])


def spoken(found: Indicator) -> str:
    """An indicator in words."""
    return ", ".join(filter(None, (found.figures, found.caption)))


def set_indicator(found: Indicator, form: Anatomy, colors: Colors, mark: str, most: int) -> Foot:
    """The figures with the line of values, and below them the caption; the line is of the colour ``mark``."""
    width, gap = form.body_width, form.gap
    figures = set_text(found.figures, Style("semibold", form.title.cap, colors.ink, 1.25), width, most)
    shapes: list[Shape] = list(figures.at(0.0, 0.0))
    places: list[Place] = [("current", Box(0.0, 0.0, width, figures.height))] if figures.lines else []
    bottom = figures.height
    if len(found.series) > 1:
        beside = width - figures.width - 3.0 * gap
        tall = figures.style.cap * 1.25
        if figures.lines == 1 and beside >= LEAST_LINE * gap:
            line = Box(figures.width + 3.0 * gap, 0.0, min(beside, MOST_LINE * gap), tall)
            places = [("current", Box(0.0, 0.0, figures.width, figures.height))]
        else:
            top = bottom + (1.2 * gap if bottom else 0.0)
            line = Box(0.0, top, min(width, MOST_LINE * gap), tall)
            bottom = top + tall
        places.append(("series", line))
        shapes += _line(found.series, line, form, mark)
    caption = set_text(found.caption, form.tag, width, most)
    if caption.lines:
        top = bottom + (1.3 * gap if bottom else 0.0)
        shapes += caption.at(0.0, top)
        places.append(("measured", Box(0.0, top, width, caption.height)))
        bottom = top + caption.height
    return Foot(tuple(shapes), tuple(places), bottom, figures.cut or caption.cut)


def _line(series: tuple[float, ...], box: Box, form: Anatomy, color: str) -> list[Shape]:
    """The values from left to right, with a dot at the last."""
    low, high = min(series), max(series)
    dot = 0.55 * form.dot
    step, top, tall = (box.w - dot) / (len(series) - 1), box.y + dot / 2, box.h - dot
    points = [(box.x + dot / 2 + n * step, top + tall * (0.5 if high == low else (high - value) / (high - low)))
              for n, value in enumerate(series)]  # fmt: skip
    drawn = tuple([("L" if n else "M", x, y) for n, (x, y) in enumerate(points)])
    x, y = points[-1]
    return [
        Path(drawn, stroke=color, stroke_width=0.34 * form.gap),
        Symbol("mark:dot", x - dot / 2, y - dot / 2, dot, color),
    ]
