"""Several maps on one row of stages: the same stage of each of them, by what it was copied from, in one column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.records import Card, Stage
from app.insight.origin import root


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the spine: what names it, and the stage of each map that has it, by the map's id."""

    stage: Stage
    stages: Mapping[str, Stage]


def spine(document: Document, map_ids: Sequence[str]) -> list[Column]:
    """The stages of the first map in order; those that only another map has stand behind the one before them there."""
    order: list[str] = []
    found: dict[str, dict[str, Stage]] = {}
    for map_id in map_ids:
        before = -1
        for stage in document.stages(map_id):
            key = root(document, stage)
            if key not in found:
                order.insert(before + 1, key)
                found[key] = {}
            if map_id in found[key]:  # two stages of one map are copies of the same one
                key = stage.id
                order.insert(before + 1, key)
                found[key] = {}
            found[key][map_id] = stage
            before = order.index(key)
    return [Column(next(iter(found[key].values())), found[key]) for key in order]


def places(document: Document, columns: Sequence[Column], map_id: str) -> list[tuple[Card, int, float]]:
    """The touchpoints of a map in the order of the journey: each with its column and how far along it is there."""
    made: list[tuple[Card, int, float]] = []
    cards = document.touchpoints(map_id)
    for at, column in enumerate(columns):
        stage = column.stages.get(map_id)
        held = [card for card in cards if stage is not None and card.stage_id == stage.id]
        made += [(card, at, (n + 0.5) / len(held)) for n, card in enumerate(held)]
    return made
