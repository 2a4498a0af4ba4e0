"""What a good touchpoint does, in four ticks (R54), and where customers can be listened to (R63)."""

from dataclasses import dataclass

from app.domain.records import Card
from app.insight.figure import Figure
from app.insight.reading import Reading

ITEMS = ("easier", "goes_on", "heard", "repeat")
"""It makes life easier; it goes on after the sale; one is heard and answered; it leaves something to repeat."""
LISTENING = ("survey", "interview", "counter")


@dataclass(frozen=True, slots=True)
class Checklist:
    """``cards`` are the share of ticks of each touchpoint that was looked at (0, ¼ … 1), ``items`` the share of
    them that have each tick, ``mean`` the share over both.

    A touchpoint of which none of the four is said, neither yes nor no, was not looked at: ``unchecked``.
    """

    mean: Figure
    items: tuple[tuple[str, Figure], ...]
    cards: tuple[tuple[str, Figure], ...]
    unchecked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listening:
    """The share of touchpoints at which somebody listens, on the map and in each stage, and how.

    ``deaf`` are stages that have touchpoints, and none at which anybody listens.
    """

    whole: Figure
    stages: tuple[tuple[str, Figure], ...]
    ways: tuple[tuple[str, Figure], ...]
    deaf: tuple[str, ...]


def ticks(card: Card) -> tuple[str, ...] | None:
    """Which of the four a touchpoint has; None where nobody has said."""
    if not any(item in card.fields for item in ITEMS):
        return None
    return tuple(item for item in ITEMS if card.fields.get(item) is True)


def checklist(reading: Reading) -> Checklist:
    """The four ticks over a map."""
    held = {card.id: ticks(card) for card in reading.touchpoints}
    checked = [card for card in reading.touchpoints if held[card.id] is not None]
    having = {item: [card for card in checked if item in (held[card.id] or ())] for item in ITEMS}
    n = sum(len(cards) for cards in having.values())
    mean = _figure(reading, "checklist", n / (4 * len(checked)) if checked else None, checked)
    return Checklist(
        mean,
        tuple((item, reading.share(f"checklist.{item}", cards, checked)) for item, cards in having.items()),
        tuple((card.id, _figure(reading, "checklist", len(held[card.id] or ()) / 4, [card])) for card in checked),
        tuple(id_ for id_, found in held.items() if found is None),
    )


def listening(reading: Reading) -> Listening:
    """Where customers can be listened to."""
    heard = [card for card in reading.touchpoints if card.fields.get("listening")]
    shares, ways = [], []
    for stage in reading.stages:
        part = [card for card in heard if card.stage_id == stage.id]
        shares.append((stage.id, reading.share("listening", part, reading.of_stage(stage.id))))
    for way in LISTENING:
        part = [card for card in heard if card.fields["listening"] == way]
        ways.append((way, reading.share(f"listening.{way}", part, reading.touchpoints)))
    return Listening(
        reading.share("listening", heard, reading.touchpoints),
        tuple(shares),
        tuple(ways),
        tuple(id_ for id_, figure in shares if figure.value == 0),
    )


def _figure(reading: Reading, formula: str, value: float | None, cards: list[Card]) -> Figure:
    return Figure(
        formula=formula,
        value=value,
        n=len(cards),
        counted="touchpoints",
        cards=tuple(card.id for card in cards),
        dates=reading.checked,
    )
