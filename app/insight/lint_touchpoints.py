"""What single touchpoints lack that others of the map have, what does not fit together, and how they are worded."""

from collections.abc import Iterable, Iterator
from itertools import chain

from app.domain.records import Card
from app.insight.lint_finding import Mend, Rule, Spot, ref, set_field
from app.insight.lint_reading import LintReading, mostly
from app.insight.voice import company_voice

SCORES = ("importance", "expectation", "satisfaction", "brand_promise")
"""Judgements of a touchpoint that should rest on something; the face has a rule of its own."""
CUSTOMER_ZONE = (
    "actions", "thoughts", "feelings", "needs", "goals", "motivations", "expectations", "pains", "delights",
)  # fmt: skip
"""The kinds of notes in which the customer speaks; quotes are somebody's very words and are left alone."""
SATISFIED = 4


def _named(cards: Iterable[Card], mend: str) -> Iterator[Spot]:
    """A spot for each card where one field is to be filled in."""
    for card in cards:
        yield Spot((ref(card),), (set_field(card, mend),), {"title": card.title})


def _no_emotion(map_: LintReading) -> Iterable[Spot]:
    if map_.is_grown:
        for card in mostly(map_.touchpoints, lambda card: card.emotion is not None):
            yield Spot((ref(card),), (Mend("set_emotion", ref(card)),), {"title": card.title})


def _flat(map_: LintReading) -> Iterable[Spot]:
    for card in map_.touchpoints:
        satisfied = card.fields.get("satisfaction")
        cold = card.emotion is not None and card.emotion <= 0 and not map_.is_answered(card)
        if cold and isinstance(satisfied, int) and satisfied >= SATISFIED:
            mends = (Mend("add_opportunity", ref(card)), Mend("set_emotion", ref(card)))
            yield Spot((ref(card),), mends, {"title": card.title, "satisfaction": satisfied})


def _no_value(map_: LintReading) -> Iterable[Spot]:
    return _named(mostly(map_.touchpoints, lambda card: bool(card.fields.get("value"))), "value")


def _unproven_moment(map_: LintReading) -> Iterable[Spot]:
    """Moments of truth without evidence, once evidence is linked to anything on the map."""
    if any(map_.is_proven(card) for card in map_.touchpoints):
        for card in map_.touchpoints:
            if card.fields.get("moment_of_truth") is True and not map_.is_proven(card):
                yield Spot((ref(card),), (Mend("link_evidence", ref(card)),), {"title": card.title})


def _unproven_score(map_: LintReading) -> Iterable[Spot]:
    """Scored touchpoints that do not say whether that was observed or assumed, where most others do."""
    scored = [card for card in map_.touchpoints if any(key in card.fields for key in SCORES)]
    for card in mostly(scored, lambda card: bool(card.fields.get("evidence")) or map_.is_proven(card)):
        mends = (set_field(card, "evidence"), Mend("link_evidence", ref(card)))
        yield Spot((ref(card),), mends, {"title": card.title})


def _company_voice(map_: LintReading) -> Iterable[Spot]:
    notes = chain.from_iterable(map_.notes.get(kind, ()) for kind in CUSTOMER_ZONE)
    told = [(card, True) for card in map_.touchpoints] + [(card, False) for card in notes]
    for card, contact in told:
        for key, text in (("title", card.title), ("text", str(card.fields.get("text", "")))):
            slip = company_voice(text, title=contact and key == "title") if text else None
            if slip is not None:
                params = {"title": card.title, "words": slip.words, "slip": slip.kind, "about": key}
                yield Spot((ref(card),), (Mend("edit_text", ref(card), key),), params)


def _no_target(map_: LintReading) -> Iterable[Spot]:
    """Indicators without the number that they should reach, once any of them has a number."""
    told = ("goal_value", "current", "unit", "measured", "preset")
    indicators = map_.notes.get("indicators", ())
    if any(key in card.fields for card in indicators for key in told):
        yield from _named((card for card in indicators if "goal_value" not in card.fields), "goal_value")


def _undated(map_: LintReading) -> Iterable[Spot]:
    """Indicators with a value of which nobody knows from when it is."""
    indicators = map_.notes.get("indicators", ())
    return _named((c for c in indicators if "current" in c.fields and not c.fields.get("measured")), "measured")


RULES = (
    Rule("company_voice", "R44", "hint", _company_voice),
    Rule("flat_emotion", "R21", "hint", _flat),
    Rule("no_emotion", "R20", "hint", _no_emotion),
    Rule("no_value", "R33", "hint", _no_value),
    Rule("unproven_moment", "R43", "gap", _unproven_moment),
    Rule("unproven_score", "R43", "hint", _unproven_score),
    Rule("indicator_without_target", "R45", "gap", _no_target),
    Rule("indicator_without_date", "R45", "hint", _undated),
)
