"""What is to be laid out: one map's records, looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.commands.grid import HIGHEST_LANE, LOWEST_LANE
from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, Persona, Stage
from app.layout.same import LastOfEach, Same


@dataclass(frozen=True, slots=True)
class Contents:
    """A map with its stages and lanes in order and the cards of its cells."""

    map: JourneyMap
    client: str
    persona: Persona | None
    stages: tuple[Stage, ...]
    lanes: tuple[Lane, ...]
    cells: Mapping[tuple[int, int], list[Card]]
    """Cards by number of stage and lane; cells without cards are left out."""
    touchpoints: tuple[tuple[Card, ...], ...]
    """Of each stage the cards of its channels in journey order."""
    felt: tuple[tuple[Card, ...], ...]
    """Those whose emotion is set."""
    document: Document = field(compare=False, repr=False)
    """What all of it is from."""
    away: frozenset[str] = frozenset()
    """The keys of the fields of cards that are not to be drawn."""

    @property
    def emotion_lane(self) -> int | None:
        """The number of the first lane that holds the curve, or None."""
        return next((n for n, lane in enumerate(self.lanes) if lane.lane_kind == "emotion"), None)

    @property
    def steps(self) -> tuple[dict[str, int], ...]:
        """Of each stage the number of each touchpoint in the journey, by its id."""
        return tuple([{card.id: number for number, card in enumerate(cards)} for cards in self.touchpoints])

    @property
    def fixed(self) -> tuple[int | None, ...]:
        """Of each stage how many cards it is to have side by side; None is as many as fits."""
        stated = [stage.fields.get("columns") for stage in self.stages]
        return tuple([count if isinstance(count, int) and count > 0 else None for count in stated])

    def height(self, row: int) -> float | None:
        """The least natural height (mm) that is stated of a lane's ground; None where nothing is."""
        stated = self.lanes[row].fields.get("height")
        return min(HIGHEST_LANE, max(LOWEST_LANE, stated)) if isinstance(stated, int | float) else None


def contents(document: Document, map_id: str) -> Contents:
    """What a map holds; Problem("record.gone") where there is no such map."""
    journey = document.get(JourneyMap, map_id)
    stages, lanes = document.stages(map_id), document.lanes(map_id)
    cells = {}
    for column, stage in enumerate(stages):
        for row, lane in enumerate(lanes):
            cards = document.cell(map_id, (stage.id, lane.id))
            if cards:
                cells[column, row] = cards
    channels = frozenset([lane.id for lane in lanes if lane.lane_kind == "channel"])
    touchpoints = [
        _TOUCHPOINTS.get(s.id, _touchpoints, Same(document.stage_cards(s.id)), channels) for s in stages
    ]  # fmt: skip
    return Contents(
        map=journey,
        client=str(document.project.fields.get("client", "")),
        persona=document.find(Persona, journey.persona_id),
        stages=tuple(stages),
        lanes=tuple(lanes),
        cells=cells,
        touchpoints=tuple(touchpoints),
        felt=tuple([_FELT.get(s.id, _felt, Same(cards)) for s, cards in zip(stages, touchpoints, strict=True)]),
        document=document,
    )


def _touchpoints(cards: Same[list[Card]], channels: frozenset[str]) -> tuple[Card, ...]:
    """The touchpoints among a stage's cards; a stage that did not change gives the very same ones."""
    return tuple([card for card in cards.value if card.lane_id in channels])


def _felt(cards: Same[tuple[Card, ...]]) -> tuple[Card, ...]:
    return tuple([card for card in cards.value if card.emotion is not None])


_TOUCHPOINTS: LastOfEach[str, tuple[Card, ...]] = LastOfEach()
_FELT: LastOfEach[str, tuple[Card, ...]] = LastOfEach()
