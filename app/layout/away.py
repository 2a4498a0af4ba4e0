"""What a person has put away is not drawn; the data stay, and so do the records that nothing was put away of."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from app.domain.records import Card, JourneyMap, Persona, Stage
from app.layout.contents import Contents

R = TypeVar("R", Card, JourneyMap, Persona, Stage)


def keys_away(away: Collection[str], kind: str) -> frozenset[str]:
    """The keys of the fields of a kind of record that are put away; ``away`` has them as "kind.key"."""
    return frozenset([key.partition(".")[2] for key in away if key.partition(".")[0] == kind])


def trimmed(record: R, keys: frozenset[str]) -> R:
    """A record without these fields: the very same one where it has none of them."""
    if not keys or keys.isdisjoint(record.fields):
        return record
    return replace(record, fields={key: value for key, value in record.fields.items() if key not in keys})


def without(held: Contents, away: Collection[str]) -> Contents:
    """A map whose title, persona and stages do not say what is put away; its cards are trimmed one by one."""
    if not away:
        return held
    stage_keys = keys_away(away, "stage")
    return replace(
        held,
        map=trimmed(held.map, keys_away(away, "journey_map")),
        persona=trimmed(held.persona, keys_away(away, "persona")) if held.persona is not None else None,
        stages=tuple([trimmed(stage, stage_keys) for stage in held.stages]),
        away=keys_away(away, "card"),
    )
