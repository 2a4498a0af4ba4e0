"""A first importance for touchpoints that have none: it usually rises the further customers have come (R22)."""

from collections.abc import Mapping, Sequence

from app.domain.commands.changing import changed, patched
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.records import Card, Phase, Stage

PROFILE: Mapping[Phase, int] = {"before": 2, "during": 3, "after": 4}
"""The importance that is proposed in each phase, on the field's own scale; a person changes it by stage."""


def without_importance(document: Document, map_id: str) -> list[tuple[Stage, Sequence[Card]]]:
    """The stages of a map with the touchpoints whose importance neither the team has set nor anybody was asked about;
    only those that have some."""
    found: list[tuple[Stage, Sequence[Card]]] = []
    for stage in document.stages(map_id):
        cards = [card for card in document.stage_cards(stage.id) if _is_open(document, card)]
        if cards:
            found.append((stage, cards))
    return found


def lacks_importance(document: Document, map_id: str) -> bool:
    """Whether there is such a touchpoint: asked after every edit, so it looks no further than the first."""
    channels = {lane.id for lane in document.lanes(map_id) if lane.lane_kind == "channel"}
    without = (card for card in document.cards(map_id) if "importance" not in card.fields)
    return any(card.lane_id in channels and not _is_answered(document, card) for card in without)


def suggest_importance(document: Document, map_id: str, by_stage: Mapping[str, int]) -> Edit:
    """That importance, by the ids of stages, for their touchpoints without any; what is set stays as it is."""
    changes: list[Change] = []
    titles: list[str] = []
    for stage, cards in without_importance(document, map_id):
        if stage.id in by_stage:
            for card in cards:
                changes += changed(card, patched(card, {"importance": by_stage[stage.id]}))
                titles.append(card.title)
    label = Label("suggest_importance", {"title": titles[0] if titles else "", "count": len(changes)})
    return Edit(label, tuple(changes))


def _is_open(document: Document, card: Card) -> bool:
    if not document.is_touchpoint(card) or "importance" in card.fields:
        return False
    return not _is_answered(document, card)


def _is_answered(document: Document, card: Card) -> bool:
    return any(given.measure == "importance" for given in document.answers(card.id))
