"""What copying takes along: cards with their places to each other, or a whole stage or lane.  Knows no ids."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.fields import fields_of
from app.domain.records import Card, Lane, Stage

ClipKind = Literal["cards", "stage", "lane"]
CLIP_KINDS: tuple[ClipKind, ...] = ("cards", "stage", "lane")
CARD_LANES = ("channel", "text")
PICTURE_FIELDS = tuple(field.key for field in fields_of("card") if field.type == "picture")


@dataclass(frozen=True, slots=True)
class Clip:
    """Cards in journey order; the ``stage`` and ``lane`` of each draft count from the leftmost and topmost.

    Lanes count only those that hold cards.  A stage's clip names the map's lanes, a lane's clip its stages, so that
    the cards find their places in another map.
    """

    kind: ClipKind
    cards: tuple[CardDraft, ...]
    stage: StageDraft | None = None
    lane: LaneDraft | None = None
    names: tuple[str, ...] = ()

    def pictures(self) -> list[str]:
        """The hashes of the pictures on the cards, each once."""
        found = (str(card.fields[key]) for card in self.cards for key in PICTURE_FIELDS if key in card.fields)
        return list(dict.fromkeys(found))

    def with_pictures(self, known: dict[str, str]) -> "Clip":
        """The same with other hashes; a picture that has none there is left out."""
        return replace(self, cards=tuple(_repictured(card, known) for card in self.cards))


def _repictured(card: CardDraft, known: dict[str, str]) -> CardDraft:
    fields = {}
    for key, value in card.fields.items():
        if key not in PICTURE_FIELDS:
            fields[key] = value
        elif value in known:
            fields[key] = known[str(value)]
    return replace(card, fields=fields)


def card_lanes(document: Document, map_id: str) -> list[Lane]:
    """The lanes of a map that hold cards, top to bottom."""
    return [lane for lane in document.lanes(map_id) if lane.lane_kind in CARD_LANES]


def clip_cards(document: Document, map_id: str, card_ids: Sequence[str]) -> Clip:
    """Cards of one map; those in the tray are left out."""
    columns = {stage.id: at for at, stage in enumerate(document.stages(map_id))}
    rows = {lane.id: at for at, lane in enumerate(card_lanes(document, map_id))}
    cards = [c for i in card_ids if (c := document.get(Card, i)).stage_id in columns and c.lane_id in rows]
    cards.sort(key=lambda card: (columns[card.stage_id or ""], card.rank, card.id))
    left = min((columns[c.stage_id or ""] for c in cards), default=0)
    top = min((rows[c.lane_id or ""] for c in cards), default=0)
    drafts = (_draft(c, columns[c.stage_id or ""] - left, rows[c.lane_id or ""] - top) for c in cards)
    return Clip("cards", tuple(drafts))


def clip_stage(document: Document, stage_id: str) -> Clip:
    """A stage with its cards."""
    stage = document.get(Stage, stage_id)
    lanes = card_lanes(document, stage.map_id)
    rows = {lane.id: at for at, lane in enumerate(lanes)}
    cards = tuple(_draft(c, 0, rows[c.lane_id]) for c in document.stage_cards(stage_id) if c.lane_id in rows)
    draft = StageDraft(stage.title, stage.phase, stage.fields)
    return Clip("stage", cards, stage=draft, names=tuple(lane.title for lane in lanes))


def clip_lane(document: Document, lane_id: str) -> Clip:
    """A lane with its cards."""
    lane = document.get(Lane, lane_id)
    stages = document.stages(lane.map_id)
    cards = tuple(
        _draft(card, column, 0)
        for column, stage in enumerate(stages)
        for card in document.cell(lane.map_id, (stage.id, lane_id))
    )
    draft = LaneDraft(lane.lane_kind, lane.title, lane.fields)
    return Clip("lane", cards, lane=draft, names=tuple(stage.title for stage in stages))


def _draft(card: Card, column: int, row: int) -> CardDraft:
    return CardDraft(card.title, column, row, card.emotion, card.fields)
