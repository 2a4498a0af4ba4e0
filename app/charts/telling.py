"""A figure in words: its value, and the lines that say where it comes from."""

from collections.abc import Mapping

from app.charts.words import fill
from app.insight.figure import Figure
from app.layout.dates import written_date

_SHARES = ("stage_value", "coherence", "brand_fit", "unaligned", "medium.", "control.", "uncontrolled", "conversion",
           "drop_off", "coverage", "checklist", "listening", "csat", "stability.")  # fmt: skip
_SIGNED = ("gap.", "mean.emotion", "rollup.emotion", "score.emotion", "score.target", "score.competitor",
           "peak_end", "mood")  # fmt: skip
_WHOLE = ("quadrants.", "effort")
NOTHING = "–"
"""Stands for a value that is not known."""


def value_text(formula: str, value: float | None, words: Mapping[str, str]) -> str:
    """A figure's value as people read it: "62 %", "+0.4", "3.8", "7"."""
    if value is None:
        return NOTHING
    if formula.startswith(_SHARES):
        return fill(words["figure.percent"], n=round(100 * value))
    if formula.startswith(_WHOLE):
        return f"{value:.0f}"
    return decimal_text(value, words, signed=formula.startswith(_SIGNED))


def decimal_text(value: float, words: Mapping[str, str], *, signed: bool = False) -> str:
    """A number with one decimal, with the sign of the language's own writing; what rounds to nothing has none."""
    text = f"{value:+.1f}" if signed else f"{value:.1f}"
    if float(text) == 0:
        text = "0.0"
    return text.replace("-", "−").replace(".", words["decimal.mark"])


def source_text(figure: Figure, words: Mapping[str, str]) -> str:
    """How many stand behind a figure, who rated, and when."""
    one = ".one" if figure.n == 1 else ""
    said = [fill(words[f"count.{figure.counted}{one}"], n=figure.n)]
    if figure.rater:
        said.append(words[f"rater.{figure.rater}"])
    said.append(dates_text(figure.dates, words))
    return " · ".join(said)


def dates_text(dates: tuple[str, str] | None, words: Mapping[str, str]) -> str:
    """A day, from one day to another, or that there is none."""
    if dates is None:
        return words["chart.no_date"]
    first, last = (written_date(day, words) for day in dates)
    return first if first == last else fill(words["chart.span"], first=first, last=last)


def formula_line(formula: str, words: Mapping[str, str]) -> str:
    """How a formula goes."""
    return fill(words["chart.formula"], text=words[f"formula.{formula}.text"])


def told(name: str, figure: Figure, words: Mapping[str, str]) -> tuple[str, ...]:
    """What is said of a figure where one points at it: name and value, formula, n and date, and a warning."""
    lines = [
        name,
        f"{words[f'formula.{figure.formula}']}: {value_text(figure.formula, figure.value, words)}",
        formula_line(figure.formula, words),
        source_text(figure, words),
    ]
    return (*lines, words["chart.few"]) if figure.few and figure.value is not None else tuple(lines)
