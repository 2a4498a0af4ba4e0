"""What a map as a whole needs: somebody, a goal, and no hole in the journey."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from app.domain.records import PHASES, Card, Stage
from app.insight.lint_finding import Mend, Rule, Spot, ref, set_field
from app.insight.lint_reading import LintReading, day

FRESH = timedelta(days=365)
"""What was looked at within so long is taken to be true still."""


def _no_persona(map_: LintReading) -> Iterable[Spot]:
    if map_.is_grown and map_.persona is None:
        choose = Mend("choose_persona", ref(map_.map)) if map_.document.personas else None
        yield Spot((ref(map_.map),), tuple(filter(None, (choose, Mend("add_persona", ref(map_.map))))))


def _empty_persona(map_: LintReading) -> Iterable[Spot]:
    persona = map_.persona
    if persona is not None and map_.is_grown and not any(persona.fields.values()):
        yield Spot((ref(persona),), (set_field(persona, "segment"),), {"title": persona.name})


def _no_scenario(map_: LintReading) -> Iterable[Spot]:
    if map_.is_grown and not map_.map.fields.get("scenario"):
        yield Spot((ref(map_.map),), (set_field(map_.map, "scenario"),))


def _no_goal(map_: LintReading) -> Iterable[Spot]:
    if map_.is_grown and not map_.map.fields.get("goal"):
        yield Spot((ref(map_.map),), (set_field(map_.map, "goal"),))


def _empty_phases(map_: LintReading) -> Iterator[tuple[str, list[Stage]]]:
    """The phases in which nobody meets anybody, with their stages; a buyer's journey ends with the sale."""
    used = [phase for phase in PHASES if any(stage.id in map_.contacts for stage in map_.phases[phase])]
    if not map_.is_grown or len(used) < 2:
        return
    for phase in PHASES:
        if phase not in used and not (phase == "after" and map_.map.fields.get("type") == "buyer"):
            yield phase, list(map_.phases[phase])


def _empty_phase(map_: LintReading) -> Iterable[Spot]:
    for phase, stages in _empty_phases(map_):
        if stages:
            mend = Mend("add_touchpoint", ref(stages[0]))
            yield Spot(tuple(ref(stage) for stage in stages), (mend,), {"phase": phase, "about": phase})
        else:
            mend = Mend("add_stage", ref(map_.map), value=phase)
            yield Spot((ref(map_.map),), (mend,), {"phase": phase, "about": phase})


def _empty_stage(map_: LintReading) -> Iterable[Spot]:
    """Stages that the journey passes without a contact, or that are left over at the end of a map that is nearly done.

    Who fills a map from left to right hears nothing of the stages to come.
    """
    told = {stage.id for _phase, stages in _empty_phases(map_) for stage in stages}
    reached = max((n for n, stage in enumerate(map_.stages) if stage.id in map_.contacts), default=-1)
    done = map_.is_grown and 3 * len(map_.contacts) >= 2 * len(map_.stages)
    for n, stage in enumerate(map_.stages):
        if stage.id not in map_.contacts and stage.id not in told and (n < reached or done):
            mends = [Mend("add_touchpoint", ref(stage))]
            if not map_.document.stage_cards(stage.id):
                mends.append(Mend("delete_stage", ref(stage)))
            yield Spot((ref(stage),), tuple(mends), {"title": stage.title})


def _one_medium(map_: LintReading) -> Iterable[Spot]:
    media = [map_.medium(card) for card in map_.touchpoints]
    known = {medium for medium in media if medium}
    if map_.is_grown and len(known) == 1 and known <= {"physical", "digital"} and all(media):
        missing = "digital" if known == {"physical"} else "physical"
        yield Spot((ref(map_.map),), (Mend("add_lane", ref(map_.map), value=missing),), {"medium": missing})


def _review_due(map_: LintReading) -> Iterable[Spot]:
    due, checked = day(map_.map.fields.get("review")), day(map_.map.fields.get("date"))
    if due is not None and due < map_.today and (checked is None or checked < due):
        mends = (Mend("check_today", ref(map_.map), "date"), set_field(map_.map, "review"))
        yield Spot((ref(map_.map),), mends, {"date": due.isoformat()})


def _stale_map(map_: LintReading) -> Iterable[Spot]:
    checked = day(map_.map.fields.get("date"))
    if checked is not None and checked < map_.today - FRESH and day(map_.map.fields.get("review")) is None:
        mends = (Mend("check_today", ref(map_.map), "date"), set_field(map_.map, "review"))
        yield Spot((ref(map_.map),), mends, {"date": checked.isoformat()})


def _stale_card(map_: LintReading) -> Iterable[Spot]:
    for card in _placed(map_):
        seen = day(card.fields.get("verified"))
        if seen is not None and seen < map_.today - FRESH:
            mend = Mend("check_today", ref(card), "verified")
            yield Spot((ref(card),), (mend,), {"title": card.title, "date": seen.isoformat()})


def _placed(map_: LintReading) -> Iterator[Card]:
    for stage in map_.stages:
        yield from map_.document.stage_cards(stage.id)


RULES = (
    Rule("empty_phase", "R9", "gap", _empty_phase),
    Rule("empty_stage", "R12", "gap", _empty_stage),
    Rule("review_due", "R47", "wrong", _review_due),
    Rule("stale_map", "R47", "hint", _stale_map),
    Rule("stale_card", "R47", "hint", _stale_card),
    Rule("no_persona", "R1", "gap", _no_persona),
    Rule("empty_persona", "R1", "hint", _empty_persona),
    Rule("no_scenario", "R61", "gap", _no_scenario),
    Rule("no_goal", "R61", "gap", _no_goal),
    Rule("one_medium", "R14", "hint", _one_medium),
)
