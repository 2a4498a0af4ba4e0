"""The words on the pages of the other kinds of print: stages, summary, actions, cards, what is filled by hand."""

from app.domain.fields import field_of
from app.insight.completeness import ASKS, STEPS
from app.words.catalogue import T
from app.words.fields import choice_name
from app.words.guide import question, question_help, step_name


def page_words() -> dict[str, str]:
    """The words by the keys of ``poster.page_words``."""
    return {
        "pages.number": T("page {n} of {count}"),
        "pages.stage_of": T("Stage {n} of {count}"),
        "pages.continued": T("{title} (continued)"),
        "pages.no_stages": T("This map has no stages yet."),
        "pages.empty_card": T("Empty card"),
        "pages.stage": T("Stage"),
        "pages.no_cards": T("This map has no cards yet."),
        "pages.no_owner": T("Without an owner"),
        "pages.one_thing": T("{n} thing to see to"),
        "pages.things": T("{n} things to see to"),
        "pages.next_step": T("Next step"),
        "pages.by_when": T("By when"),
        "pages.no_place": T("Not on the map yet"),
        "pages.due": T("Due: {date}"),
        "pages.impact": T("Impact {value} of {top}"),
        "pages.effort": T("Effort {value} of {top}"),
        **{f"action.{c}": choice_name("opportunity", "action", c) for c in ("fix", "amplify", "repeat")},
        **{f"status.{c}": choice_name("opportunity", "status", c) for c in ("open", "doing", "done")},
        "kind.opportunities": T("Opportunity"),
        **_report_words(),
        **_path_words(),
        "pages.summary": T("Summary"),
        "pages.worst": T("What hurts most"),
        "pages.todo": T("What to do"),
        "pages.more": T("and {n} more"),
        "pages.shortened": T("What ends in “…” has no room here; it is whole on the map."),
        "figure.touchpoint": T("contact with the customer"),
        "figure.touchpoint.many": T("contacts with the customer"),
        "figure.channel": T("channel"),
        "figure.channel.many": T("channels"),
        "figure.switch": T("switch from one channel to another"),
        "figure.switch.many": T("switches from one channel to another"),
        "figure.moment": T("Moment of truth"),
        "figure.moment.many": T("Moments of truth"),
        "figure.evidence": T("of the contacts with evidence"),
        "figure.emotion": T("mean emotion, from −2\u00a0to\u00a0+2"),
        "figure.satisfaction": T("mean satisfaction, of {top}"),
        "figure.percent": T("{n} %"),
        "figure.of_one": T("{n} of {count} contact"),
        "figure.of": T("{n} of {count} contacts"),
        "pages.empty_lanes": T("Without cards in this stage: {lanes}"),
    }


def _report_words() -> dict[str, str]:
    """What the report needs besides."""
    return {
        "report.title": T("Report"),
        "report.journey": T("The journey"),
        "report.journey.about": T("The stages, how each contact feels, and what the customer does."),
        "report.verdicts": T("Strengths and weaknesses"),
        "report.verdicts.about": T("What the team has marked, with its cause within and its effect on customers."),
        "report.evaluation": T("Evaluation"),
        "report.evaluation.about": T("Each number tells its formula, how many stand behind it, and its date."),
        "report.opportunities": T("Opportunities"),
        "report.opportunities.about": T("What can be done: what helps most and costs least comes first."),
        "report.findings": T("Findings"),
        "report.findings.about": T("What is missing on the map or does not fit, and why it matters."),
        "report.progress": T("How complete the map is"),
        "report.progress.about": T("What the guided path asks: what is answered, and what is still missing."),
        "report.sources": T("Sources"),
        "report.sources.about": T("What the map rests on: who was asked, when, and how many."),
        "report.strong": T("Strengths"),
        "report.weak": T("Weaknesses"),
        "report.suggested.strong": T("Not marked, but strong by their scores: {titles}."),
        "report.suggested.weak": T("Not marked, but weak by their scores: {titles}."),
        "report.conflicts": T("Marked the other way than their scores say: {titles}."),
        "report.alarms": T("Satisfied, and yet it leaves them cold, so that they may leave all the same: {titles}."),
        "report.none.strong": T("Nothing is marked as a strength yet, and no score suggests one."),
        "report.none.weak": T("Nothing is marked as a weakness yet, and no score suggests one."),
        "report.none.opportunities": T("No opportunities yet: note down for what hurts what could be done."),
        "report.none.findings": T("Nothing to mend: what is on the map holds together."),
        "report.none.sources": T("No sources yet: all that is on this map is assumed."),
        "report.cause": T("Cause within: {text}"),
        "report.effect": T("Effect on customers: {text}"),
        "report.answers": T("Answers: {titles}"),
        "report.supports": T("{n} cards rest on it"),
        "report.supports.one": T("{n} card rests on it"),
        **{f"source.{type_}": choice_name("evidence", "type", type_) for type_ in field_of("evidence", "type").choices},
    }


def _path_words() -> dict[str, str]:
    """The guided path on paper: its steps, what each asks, and how far it is."""
    asks = [(step, code) for step in STEPS for code in ASKS[step]]
    return {
        **{f"step.{step}": step_name(step) for step in STEPS},
        **{f"ask.{step}.{code}": question(step, code) for step, code in asks},
        **{f"ask.{step}.{code}.help": question_help(step, code) for step, code in asks},
        "path.whole": T("of the guided path is answered"),
        "path.answered": T("Answered: {questions}"),
        "path.missing": T("Missing: {titles}"),
        "path.count": T("{done} of {total}"),
    }
