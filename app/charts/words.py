"""The words that stand on charts: the caller hands them over in its language, keyed by these."""

from app.charts.study import HEATS, RANKED_BY
from app.insight.formulas import FORMULAS
from app.insight.quadrants import CROSSHAIRS, QUADRANTS

CHARTS = ("figures", "quadrant", "ranking", "curves", "personas", "heat", "segments", "stages")
"""The codes of the charts, in the order in which they are offered."""
COUNTED = ("answers", "judgements", "touchpoints", "people")

CHART_KEYS: tuple[str, ...] = (
    *(f"chart.{code}" for code in CHARTS),
    *(f"chart.{code}.about" for code in CHARTS),
    *(f"chart.{code}.empty" for code in CHARTS),
    *(f"formula.{code}" for code in FORMULAS),
    *(f"formula.{code}.text" for code in FORMULAS),
    *(f"count.{code}" for code in COUNTED),
    *(f"count.{code}.one" for code in COUNTED),
    *(f"rater.{code}" for code in ("team", "customers", "mixed")),
    *(f"quadrant.{code}" for code in QUADRANTS),
    *(f"crosshair.{code}" for code in CROSSHAIRS),
    *(f"band.{code}" for code in ("extreme", "strong", "worthwhile", "unattractive")),
    *(f"ranked.{code}" for code in RANKED_BY),
    *(f"heat.{code}" for code in HEATS),
    "chart.formula", "chart.few", "chart.no_date", "chart.team", "chart.span", "chart.first",
    "chart.missing",
    "chart.unknown", "chart.whole", "chart.of_people", "chart.mean", "chart.mood",
    "chart.alone", "chart.coverage", "chart.covered", "chart.coverage.key",
    "chart.differ", "chart.difference", "chart.nobody", "chart.importance",
    "chart.satisfaction", "chart.share", "chart.resampled", "chart.own_formula",
    "medium.physical", "medium.digital", "medium.hybrid", "control.own", "control.partner", "control.none",
    "figure.percent",
)  # fmt: skip
"""Some hold places to fill in: count.* {n}; chart.formula {text}; chart.span {first} {last}; chart.first {percent};
chart.missing {n}; chart.unknown {what}; chart.of_people {people_in} {people_out}; chart.mean {value};
chart.mood {value} {title};
chart.resampled {n}; figure.percent {n};
chart.coverage and chart.coverage.key {met} {n} {percent}."""


def fill(text: str, /, **params: object) -> str:
    """A text with its {parameters} filled in."""
    for name, value in params.items():
        text = text.replace("{" + name + "}", str(value))
    return text
