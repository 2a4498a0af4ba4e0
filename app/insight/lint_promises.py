"""What the brand promised: its values, listening to customers, and leaving alone what they value."""

from collections.abc import Iterable, Mapping

from app.domain.records import PHASES, Card, JourneyMap, Lane, Stage
from app.domain.tags import split_tags
from app.insight.lint_finding import Mend, Rule, Spot, ref, set_field
from app.insight.lint_reading import LintReading, mostly

KEPT = ("text", "value", "medium", "control", "picture")
"""The fields of a protected card that a better journey leaves as they are."""
FELT = ("satisfaction", "brand_promise")
"""Those that may rise, but not fall."""


def _unkept_values(map_: LintReading) -> Iterable[Spot]:
    """Values of the brand that no touchpoint shows, once any touchpoint says which it shows."""
    shown = {tag.casefold() for card in map_.touchpoints for tag in split_tags(str(card.fields.get("brand_fits", "")))}
    project = map_.document.project
    for value in split_tags(str(project.fields.get("brand_values", ""))) if shown else ():
        if value.casefold() not in shown:
            mend = set_field(map_.touchpoints[0], "brand_fits")
            yield Spot((ref(project),), (mend,), {"value": value, "about": value})


def _unaligned(map_: LintReading) -> Iterable[Spot]:
    for card in mostly(map_.touchpoints, lambda card: bool(card.fields.get("brand_fits"))):
        yield Spot((ref(card),), (set_field(card, "brand_fits"),), {"title": card.title})


def _nobody_listens(map_: LintReading) -> Iterable[Spot]:
    """Phases in which customers are not listened to, once there is a listening point somewhere."""
    if not any(card.fields.get("listening") for card in map_.touchpoints):
        return
    for phase in PHASES:
        cards = [card for stage in map_.phases[phase] for card in map_.contacts.get(stage.id, ())]
        if cards and not any(card.fields.get("listening") for card in cards):
            mend = set_field(cards[-1], "listening")
            yield Spot((ref(cards[-1]),), (mend,), {"phase": phase, "about": phase})


def _protected(map_: LintReading) -> Iterable[tuple[Card, Card | None]]:
    """The protected cards of the map that this one was copied from, each with what has become of it here."""
    source = map_.document.find(JourneyMap, str(map_.map.fields.get("origin", "")))
    if map_.map.state != "to_be" or source is None:
        return
    copies: dict[str, Card] = {}
    for card in map_.document.cards(map_.map.id):
        copies.setdefault(str(card.fields.get("origin", "")), card)
    for card in map_.document.cards(source.id):
        if card.fields.get("protect") is True:
            yield card, copies.get(card.id)


def _protected_gone(map_: LintReading) -> Iterable[Spot]:
    for before, after in _protected(map_):
        if after is None or (after.stage_id is None and before.stage_id is not None):
            refs = (ref(map_.map), ref(before)) if after is None else (ref(after), ref(before))
            yield Spot(refs, (Mend("show", ref(before)),), {"title": before.title, "about": before.id})


def _protected_changed(map_: LintReading) -> Iterable[Spot]:
    for before, after in _protected(map_):
        if after is not None and after.stage_id is not None:
            changed = _changed(map_, before, after)
            if changed:
                params = {"title": before.title, "fields": ",".join(changed)}
                yield Spot((ref(after), ref(before)), (Mend("show", ref(before)),), params)


def _changed(map_: LintReading, before: Card, after: Card) -> list[str]:
    """The keys of what is not as it was, or worse than it was."""
    changed = ["title"] if before.title != after.title else []
    changed += [key for key in KEPT if before.fields.get(key) != after.fields.get(key)]
    changed += [key for key in FELT if _number(after.fields, key) < _number(before.fields, key)]
    if before.emotion is not None and (after.emotion is None or after.emotion < before.emotion):
        changed.append("emotion")
    if _origin(map_, Stage, after.stage_id) != before.stage_id:
        changed.append("stage")
    if _origin(map_, Lane, after.lane_id) != before.lane_id:
        changed.append("lane")
    return changed


def _number(fields: Mapping[str, object], key: str) -> float:
    value = fields.get(key)
    return value if isinstance(value, int | float) else 0.0


def _origin(map_: LintReading, cls: type[Stage] | type[Lane], id_: str | None) -> str | None:
    """What a stage or lane was copied from."""
    record: Stage | Lane | None = map_.document.find(cls, id_)
    return str(record.fields["origin"]) if record is not None and "origin" in record.fields else None


RULES = (
    Rule("protected_gone", "R28", "wrong", _protected_gone),
    Rule("protected_changed", "R28", "wrong", _protected_changed),
    Rule("brand_value_unshown", "R35", "hint", _unkept_values),
    Rule("unaligned", "R35", "hint", _unaligned),
    Rule("nobody_listens", "R63", "gap", _nobody_listens),
)
