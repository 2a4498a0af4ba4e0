"""The words that stand on a map and on printed sheets, in any language, whatever the window speaks."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.domain.fields import field_of, fields_of
from app.words.catalogue import Language, T, language, speaking
from app.words.charts import chart_words
from app.words.dates import months
from app.words.fields import choice_name, emotion_name, field_name, phase_name, state_name
from app.words.paper_pages import page_words


def paper_words(code: Language | None = None) -> Mapping[str, str]:
    """The words by the keys of ``layout.words``, ``poster.words``, ``page_words``, ``charts.words``
    and ``render.pptx``; None: as now."""
    return _words(code or language())


@cache
def _words(code: Language) -> Mapping[str, str]:
    """All of them in one language; they are asked for with every layout."""
    with speaking(code):
        sheets = {**_sheet_words(), **_slide_words(), **_document_words()}
        return MappingProxyType({**_map_words(), **sheets, **page_words(), **chart_words()})


def _map_words() -> dict[str, str]:
    """What the drawing of a map needs."""
    words = {**_record_words(), **_curve_words(), **_mark_words(), **_about_words()}
    words |= {f"phase.{p}": phase_name(p) for p in ("before", "during", "after")}
    words |= {f"state.{s}": state_name(s) for s in ("as_is", "to_be")}
    words |= {f"emotion.{e}": emotion_name(e) for e in range(-2, 3)}
    words["emotion.none"] = emotion_name(None)
    words |= {f"{f.key}.{c}": choice_name("card", f.key, c) for f in fields_of("card") for c in f.choices}
    words |= {f"field.{f.key}": field_name("card", f.key) for f in fields_of("card")}
    for kind, key, head in (
        ("journey_map", "type", "map_type"), ("persona", "audience", "audience"), ("persona", "outcome", "outcome"),
        ("stage", "cycle", "cycle"), ("route", "type", "route_type"), ("lane", "channel_kind", "channel_kind"),
    ):  # fmt: skip
        words |= {f"{head}.{c}": choice_name(kind, key, c) for c in field_of(kind, key).choices}
    words |= {f"month.{at + 1}": name for at, name in enumerate(months())}
    return words


def _record_words() -> dict[str, str]:
    """Titles of what has none, heads of the map and its personas, dates and the title block."""
    return {
        "map.untitled": T("Untitled map"),
        "stage.untitled": T("Untitled stage"),
        "lane.untitled": T("Untitled lane"),
        "card.untitled": T("No text yet"),
        "persona.untitled": T("Unnamed persona"),
        "map.goal": T("Goal"),
        "persona.goals": T("Goals"),
        "persona.needs": T("Needs"),
        "persona.pains": T("Pains"),
        "map.review": T("Next review: {date}"),
        "persona.motivations": field_name("persona", "motivations"),
        "persona.alternatives": field_name("persona", "alternatives"),
        "visibility.title": T("Line of visibility"),
        "flag.yes": T("Yes"),
        "flag.no": T("No"),
        "date.format": T("{month} {day}, {year}"),
        "date.short": T("{day} {month} {year}"),
        "date.day": T("{day} {month}"),
        "decimal.mark": T("."),
        "footer.note": "",
        "block.author": T("Prepared by"),
        "block.version": T("Version"),
    }


def _curve_words() -> dict[str, str]:
    """The curve, the colours and the line of a route."""
    return {
        "curve.title": T("Emotion curve"),
        "curve.best": T("Best moment"),
        "curve.worst": T("Worst moment"),
        "curve.hint": T("Give the touchpoints a face and the curve appears here"),
        "curve.team": T("What the team thinks"),
        "curve.customers": T("What customers say"),
        "curve.target": T("Target"),
        "curve.competitor": T("Competitor"),
        "curve.unproven": T("Not observed yet"),
        "curve.mood": T("Mood brought along"),
        "color.channel": T("Channel"),
        "color.owner": field_name("card", "owner"),
        "color.tag": T("First tag"),
        "color.evidence": field_name("card", "evidence"),
        "color.emotion": T("Emotion"),
        "color.range": T("{low} to {high}"),
        "color.others": T("Others"),
        "color.nothing": T("Nothing said"),
        "route.title": T("Route of the contacts"),
        "route.contact": T("{n} contact"),
        "route.contacts": T("{n} contacts"),
        "route.switch": T("{n} channel switch"),
        "route.switches": T("{n} channel switches"),
        "route.crossing": T("{n} change between physical and digital"),
        "route.crossings": T("{n} changes between physical and digital"),
        "route.effort": T("{contacts} + {switches} = effort {n}"),
    }


def _mark_words() -> dict[str, str]:
    """What marks on cards mean."""
    return {
        "mark.moment_of_truth": T("Moment of truth"),
        "mark.importance": T("Importance"),
        "mark.owner": T("Owner"),
        "mark.actor": T("Who takes part"),
        "mark.friction": field_name("card", "friction"),
        "mark.protect": field_name("card", "protect"),
        "mark.risk": field_name("card", "risk"),
        "mark.listening": field_name("card", "listening"),
        "mark.quality": T("Quality of the contact"),
        "mark.severity": field_name("card", "severity"),
        "mark.frequency": field_name("card", "frequency"),
        "mark.unseen": field_name("card", "unseen"),
        "mark.most": T("Adds most value"),
        "mark.contact_kind": choice_name("card", "contact_kind", "campaign"),
        "mark.also_channels": field_name("card", "also_channels"),
        "mark.opinion": T("An opinion, not a fact"),
    }


def _about_words() -> dict[str, str]:
    """What is said of a thing to those who cannot see it."""
    return {
        "about.people": T("People: {people}"),
        "about.opinion": T("{name} (an opinion)"),
        "about.score": T("{name} {value} of {top}"),
        "about.contact_kind": T("Campaign: {name}"),
        "about.also_channels": T("Also by: {name}"),
        "about.stage": T("Stage {number}: {title}"),
        "about.lane": T("Lane: {title}"),
        "about.collapsed": T("{title}: collapsed. Cards inside: {count}"),
        "about.emotion": T("Emotion: {emotion}"),
        "about.importance": T("Importance {value} of {top}"),
        "about.quote": T("Quote: {quote}"),
        "about.picture": T("With a picture"),
        "about.owner": T("Owner: {name}"),
        "about.actor": T("Who takes part: {name}"),
        "about.tags": T("Tags: {tags}"),
    }


def _sheet_words() -> dict[str, str]:
    """What sheets and the guide page need."""
    return {
        "sheet.place": T("row {row} of {rows}, column {letters} ({column} of {columns})"),
        "sheet.over": T("lies over {sheet}"),
        "sheet.over_two": T("lies over {first} and {second}"),
        "sheet.glue": T("glue {sheet} here"),
        "sheet.ruler": T("must measure {length} mm"),
        "sheet.blank": T("blank"),
        "guide.title": T("How to put the poster together"),
        "guide.facts": T("{sheets} sheets of {sheet}: {rows} rows, {columns} columns"),
        "guide.mixed": T("{sheets} sheets of {sheet}: {standing} standing, {lying} lying"),
        "guide.strips": T("{strips} strips of a roll, {roll} wide"),
        "guide.size": T("The poster measures {poster}; neighbours overlap by {overlap} mm."),
        "guide.print": T("Print at 100 %, never “fit to page”. Check that the ruler measures {length} mm."),
        "guide.cut": T(
            "Cut each sheet along its solid marks: the left and the upper edge, and the poster’s own edge on the "
            "outermost sheets."
        ),
        "guide.glue": T(
            "Put glue on the strip beyond the dashed line. Lay the cut edge of the next sheet exactly on that line; it "
            "hides the crosses."
        ),
        "guide.glue_margin": T(
            "Put glue on the white margin beyond the dashed marks. Lay the cut edge of the next sheet exactly from "
            "mark to mark."
        ),
        "guide.join": T(
            "Make each row from left to right ({names}). Then lay each row over the lower strip of the row above it."
        ),
        "guide.join_columns": T(
            "Make each column from top to bottom ({names}). Then lay each column over the right strip of the one "
            "before it."
        ),
        "trim.size": T("trimmed {size}, bleed {bleed} mm"),
        "trim.reduced": T("print at {percent} %"),
        "guide.blank": T("Nothing is drawn on {sheets}: plain paper will do."),
    }


def _slide_words() -> dict[str, str]:
    """What the parts of a slide are called in the list of its shapes."""
    return {
        "slide.card": T("Card: {name}"),
        "slide.persona": T("Persona: {name}"),
        "slide.title": T("Title"),
        "slide.curve": T("Emotion curve"),
        "slide.curve_faces": T("Faces on the curve"),
        "slide.row": T("Ground of a lane"),
        "slide.legend": T("Legend"),
        "slide.footer": T("Footer"),
        "slide.route": T("Route of the contacts"),
        "slide.color_key": T("What the colours mean"),
        "slide.shape": T("Shape"),
        "slide.face": T("Face"),
        "slide.icon": T("Icon"),
        "slide.picture": T("Picture"),
    }


def _document_words() -> dict[str, str]:
    """What a PDF needs as a document, and what small prints tell of their state."""
    return {
        "foot.version": T("version {n} of {date}"),
        "foot.printed": T("printed on {date}"),
        "foot.date": T("{month} {day} {year}"),
        "document.subject": T("Customer journey map"),
        "document.map": T("The map of this print. Drop the PDF on Vivencia to open it."),
        "layer.emotions": T("Emotions"),
        "layer.scores": T("Scores and moments of truth"),
        "layer.evidence": T("Evidence"),
        "layer.notes": T("Notes"),
        "layer.quotes": T("Quotes"),
        "layer.pictures": T("Pictures"),
        "layer.names": T("Names and tags"),
        "layer.assembly": T("Marks for putting it together"),
    }
