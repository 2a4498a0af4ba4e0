"""The words that are printed on the pages of stages, summary, actions, cards and what is filled by hand."""

from app.domain.fields import field_of
from app.insight.completeness import ASKS, STEPS

REPORT_SECTIONS = ("journey", "verdicts", "evaluation", "opportunities", "findings", "progress", "sources")

PAGE_KEYS = (
    "pages.number",
    "pages.stage_of",
    "pages.continued",
    "pages.no_stages",
    "pages.empty_lanes",
    "pages.empty_card",
    "pages.stage",
    "pages.no_cards",
    "pages.no_owner",
    "pages.one_thing",
    "pages.things",
    "pages.next_step",
    "pages.by_when",
    "pages.no_place",
    "pages.due",
    "pages.impact",
    "pages.effort",
    *(f"{key}.{choice}" for key in ("action", "status") for choice in field_of("opportunity", key).choices),
    "kind.opportunities",
    *(f"report.{key}{end}" for key in REPORT_SECTIONS for end in ("", ".about")),
    "report.title",
    *(f"report.{key}" for key in ("strong", "weak", "suggested.strong", "suggested.weak", "cause", "effect")),
    *(f"report.none.{key}" for key in ("strong", "weak", "opportunities", "findings", "sources")),
    *(f"report.{key}" for key in ("conflicts", "alarms", "answers", "supports", "supports.one")),
    *(f"source.{type_}" for type_ in field_of("evidence", "type").choices),
    *(f"step.{step}" for step in STEPS),
    *(f"ask.{step}.{code}{end}" for step in STEPS for code in ASKS[step] for end in ("", ".help")),
    *(f"path.{key}" for key in ("whole", "answered", "missing", "count")),
    "pages.summary",
    "pages.worst",
    "pages.todo",
    "pages.more",
    "pages.shortened",
    *(f"figure.{key}{end}" for key in ("touchpoint", "channel", "switch", "moment") for end in ("", ".many")),
    *(f"figure.{key}" for key in ("evidence", "emotion", "satisfaction", "percent", "of", "of_one")),
)
"""Parameters: number {n} {count}; stage_of {n} {count}; continued {title}; empty_lanes {lanes}; one_thing,
things {n}; due {date}; impact, effort {value} {top};
report.suggested.*, conflicts, alarms, answers {titles}; report.cause, effect {text}; report.supports {n};
path.answered {questions}; path.missing {titles}; path.count {done} {total};
more {n}; figure.satisfaction {top}; figure.percent {n}; figure.of, of_one {n} {count}."""
