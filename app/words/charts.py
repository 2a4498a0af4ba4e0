"""The words that stand on charts, by the keys of ``charts.words``."""

from collections.abc import Callable

from app.insight.formulas import FORMULAS
from app.words.catalogue import T
from app.words.fields import choice_name, field_name
from app.words.insight import formula_name, formula_text, measure_name
from app.words.insight_names import band_name, crosshair_name, few_text, quadrant_name

Text = Callable[[], str]
_CHARTS: dict[str, tuple[Text, Text, Text]] = {
    "figures": (
        lambda: T("Key figures"),
        lambda: T("What the whole map says in numbers; each tells how it is made."),
        lambda: T("Put touchpoints on the map, and its figures appear here."),
    ),
    "quadrant": (
        lambda: T("Importance and satisfaction"),
        lambda: T("What matters much and satisfies little stands at the upper left: begin there."),
        lambda: T("Give touchpoints their importance and satisfaction (1 to 5) in the inspector, or read a survey."),
    ),
    "ranking": (
        lambda: T("What to look at first"),
        lambda: T("The touchpoint that asks most for attention stands first."),
        lambda: T("Nothing to rank by this yet: give touchpoints both scores in the inspector, or read a survey."),
    ),
    "curves": (
        lambda: T("Curves over each other"),
        lambda: T("What the team believes, what customers say, what is wanted, what the competitor does."),
        lambda: T("Give touchpoints a face, and their curve appears here."),
    ),
    "personas": (
        lambda: T("Personas side by side"),
        lambda: T("What each persona meets in each stage, and how it feels to them."),
        lambda: T("Make a map for another persona (Method menu), or lay other maps over this one: both stand here."),
    ),
    "heat": (
        lambda: T("Stages and channels"),
        lambda: T("Each cell is the touchpoints of a channel in a stage; at the edge the whole channel and stage."),
        lambda: T("Nothing of this is known yet: give touchpoints in the channels a face or scores."),
    ),
    "segments": (
        lambda: T("Segments side by side"),
        lambda: T("What each segment of customers answered about each touchpoint, and where they differ."),
        lambda: T("Read a survey that says to which segment each person belongs, and their answers stand here."),
    ),
    "stages": (
        lambda: T("Stage by stage"),
        lambda: T("What each stage is worth, how it satisfies, how many go on, and what it is made of."),
        lambda: T("Score touchpoints, say their medium and control, or how many people enter and leave each stage."),
    ),
}
_RANKED: dict[str, Text] = {
    "weighted": lambda: T("Weighted gap"),
    "simple": lambda: T("Gap"),
    "expectation": lambda: T("Expectation gap"),
    "opportunity": lambda: T("Opportunity score"),
    "emotion": lambda: T("Emotion gap"),
    "competitor": lambda: T("Gap to the competitor"),
    "belief": lambda: T("Satisfaction: belief and answers"),
}


def chart_name(code: str) -> str:
    """What a chart is called."""
    return _CHARTS[code][0]()


def chart_about(code: str) -> str:
    """What a chart shows, in one sentence."""
    return _CHARTS[code][1]()


def ranked_name(by: str) -> str:
    """By what touchpoints are ranked."""
    return _RANKED[by]()


def heat_name(heat: str) -> str:
    """What a heat map shows."""
    return T("How many touchpoints") if heat == "count" else measure_name(heat)


def chart_words() -> dict[str, str]:
    """All of them, in the language in force."""
    words = {f"chart.{code}": name() for code, (name, _, _) in _CHARTS.items()}
    words |= {f"chart.{code}.about": about() for code, (_, about, _) in _CHARTS.items()}
    words |= {f"chart.{code}.empty": empty() for code, (_, _, empty) in _CHARTS.items()}
    words |= {f"formula.{code}": formula_name(code) for code in FORMULAS}
    words |= {f"formula.{code}.text": formula_text(code) for code in FORMULAS}
    words |= {f"ranked.{by}": name() for by, name in _RANKED.items()}
    words |= {f"heat.{heat}": heat_name(heat) for heat in ("emotion", "satisfaction", "importance", "count")}
    words |= {f"quadrant.{q}": quadrant_name(q) for q in ("concentrate", "keep", "low", "overkill", "line")}
    words |= {f"crosshair.{c}": crosshair_name(c) for c in ("middle", "mean", "median")}
    words |= {f"band.{b}": band_name(b) for b in ("extreme", "strong", "worthwhile", "unattractive")}
    words |= {f"medium.{m}": choice_name("card", "medium", m) for m in ("physical", "digital", "hybrid")}
    words |= {f"control.{c}": choice_name("card", "control", c) for c in ("own", "partner", "none")}
    return {**words, **_single_words()}


def _single_words() -> dict[str, str]:
    return {
        "count.answers": T("{n} answers"),
        "count.answers.one": T("{n} answer"),
        "count.judgements": T("{n} touchpoints"),
        "count.judgements.one": T("{n} touchpoint"),
        "count.touchpoints": T("{n} touchpoints"),
        "count.touchpoints.one": T("{n} touchpoint"),
        "count.people": T("{n} people"),
        "count.people.one": T("{n} person"),
        "rater.team": T("by the team"),
        "rater.customers": T("by customers"),
        "rater.mixed": T("by customers and by the team"),
        "chart.formula": T("Formula: {text}"),
        "chart.few": few_text(),
        "chart.no_date": T("without a date"),
        "chart.span": T("{first} to {last}"),
        "chart.first": T("first in {percent} % of resamples"),
        "chart.team": T("the team"),
        "chart.missing": T("Touchpoints that lack a score and are not shown: {n}."),
        "chart.unknown": T("Not known yet: {what}."),
        "chart.whole": T("Whole map"),
        "chart.of_people": T("{people_in} came in, {people_out} went on"),
        "chart.mean": T("mean {value}"),
        "chart.alone": T("In bold: what only one of them meets."),
        "chart.coverage": T("{percent} %: {met} of {n} touchpoints"),
        "chart.covered": T("Per cent: how much of the first map the others meet."),
        "chart.coverage.key": T("{percent} %: {met} of {n} moments of truth"),
        "chart.differ": T("Difference: the highest mean of a segment less the lowest."),
        "chart.difference": T("Difference"),
        "chart.nobody": T("nobody of this segment was asked"),
        "chart.mood": T("{value} before “{title}”"),
        "chart.importance": field_name("card", "importance"),
        "chart.satisfaction": field_name("card", "satisfaction"),
        "chart.share": T("Physical and digital"),
        "chart.resampled": T("How often it comes first is from drawing the customers anew {n} times."),
        "chart.own_formula": T(
            "The value of a stage is Vivencia's own formula; the crown marks the one that adds most."
        ),
    }
