"""Cards: touchpoints and notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.commands.changing import added, cards_with_links, changed, patched, removed, with_fields
from app.domain.document import Cell, Document
from app.domain.drafts import CardDraft
from app.domain.edits import Change, Edit, Label
from app.domain.ids import new_id
from app.domain.ordering import last_rank, neighbours, ranks_between
from app.domain.problems import Problem
from app.domain.records import EMOTIONS, NO_FIELDS, Card, Lane, Stage, Value
from app.domain.smileys import take_smiley
from app.domain.tags import retagged
from app.domain.text import clean


def add_cards(
    document: Document, map_id: str, cell: Cell, drafts: Sequence[CardDraft], index: int | None = None,
    step: int | None = None,
) -> Edit:  # fmt: skip
    """New cards at ``index`` of a cell (None: behind the last), or at a ``step`` of its stage.

    The drafts' own stage and lane do not count.
    """
    check_cell(document, map_id, cell)
    ranks = _ranks(document, map_id, cell, index, step, len(drafts), frozenset())
    cards = [
        Card(id=new_id(), project_id=document.project.id, map_id=map_id, rank=rank, title=clean(d.title).strip(),
             stage_id=cell[0], lane_id=cell[1], emotion=d.emotion, fields=with_fields("card", NO_FIELDS, d.fields))
        for d, rank in zip(drafts, ranks, strict=True)
    ]  # fmt: skip
    return Edit(_label("add_card", cards), added(cards))


def add_card(
    document: Document, map_id: str, cell: Cell, title: str = "", index: int | None = None, step: int | None = None
) -> Edit:  # fmt: skip
    """One new card."""
    return add_cards(document, map_id, cell, [CardDraft(title, None, None)], index, step)


def retitle(document: Document, card_id: str, title: str) -> Edit:
    """Another text on the card."""
    before = document.get(Card, card_id)
    after = replace(before, title=clean(title).strip())
    return Edit(Label("retitle_card", {"title": after.title or before.title}), changed(before, after))


def write(document: Document, card_id: str, text: str) -> Edit:
    """What a person typed on a card; a smiley newly put at the end of a touchpoint's text becomes its face."""
    before = document.get(Card, card_id)
    kept, emotion = take_smiley(clean(text).strip())
    if emotion is None or not document.is_touchpoint(before) or take_smiley(before.title)[1] is not None:
        return retitle(document, card_id, text)
    after = replace(before, title=kept, emotion=emotion)
    return Edit(Label("retitle_card", {"title": after.title}), changed(before, after))


def set_emotion(document: Document, card_ids: Iterable[str], emotion: int | None) -> Edit:
    """The face of one card or many; None takes it away."""
    if emotion is not None and emotion not in EMOTIONS:
        raise Problem("card.bad_emotion", value=emotion)
    cards = [document.get(Card, i) for i in card_ids]
    changes = [change for c in cards for change in changed(c, replace(c, emotion=emotion))]
    return Edit(_label("set_emotion", cards, emotion="" if emotion is None else emotion), tuple(changes))


def set_fields(document: Document, card_ids: Iterable[str], values: Mapping[str, Value | None]) -> Edit:
    """Catalogue fields of one card or many."""
    cards = [document.get(Card, i) for i in card_ids]
    changes = [change for c in cards for change in changed(c, patched(c, values))]
    return Edit(_label("edit_card", cards, field=",".join(values)), tuple(changes))


def retag(
    document: Document, card_ids: Iterable[str], add: Sequence[str], take: Sequence[str], key: str = "tags"
) -> Edit:
    """Tags that all of these cards get, and tags that all of them lose; what else each has stays."""
    cards = [document.get(Card, i) for i in card_ids]
    changes: list[Change] = []
    for card in cards:
        line = retagged(str(card.fields.get(key, "")), add, take)
        changes += changed(card, patched(card, {key: line}))
    return Edit(_label("edit_card", cards, field=key), tuple(changes))


def move(
    document: Document, card_ids: Sequence[str], cell: Cell, index: int | None = None, step: int | None = None
) -> Edit:  # fmt: skip
    """Cards to ``index`` of a cell, counted without the moved ones (None: behind the last), in the given order.

    With ``step`` they go to that place among all the touchpoints of the cell's stage instead.  The cell may be one of
    another map.
    """
    cards = [document.get(Card, i) for i in card_ids]
    if not cards:
        return Edit(Label("move_card", {"title": "", "count": 0}), ())
    map_id = _map_of(document, cell, cards[0])
    check_cell(document, map_id, cell)
    moving = frozenset(card_ids)
    if _stays(document, cards, cell, index, step, moving):
        return Edit(_label("move_card", cards), ())
    ranks = _ranks(document, map_id, cell, index, step, len(cards), moving)
    changes: list[Change] = []
    for card, rank in zip(cards, ranks, strict=True):
        changes += changed(card, replace(card, map_id=map_id, stage_id=cell[0], lane_id=cell[1], rank=rank))
    return Edit(_label("move_card", cards), tuple(changes))


def _map_of(document: Document, cell: Cell, card: Card) -> str:
    """The map of a cell; without one, the card's."""
    stage = document.find(Stage, cell[0])
    return stage.map_id if stage is not None else card.map_id


def duplicate(
    document: Document, card_ids: Sequence[str], cell: Cell | None = None, index: int | None = None,
    step: int | None = None,
) -> Edit:  # fmt: skip
    """Copies: each right behind its original, or all at ``index`` of another cell, or at a ``step`` of its stage."""
    cards = [document.get(Card, i) for i in card_ids]
    copies: list[Card] = []
    if cell is not None and cards:
        map_id = _map_of(document, cell, cards[0])
        check_cell(document, map_id, cell)
        ranks = _ranks(document, map_id, cell, index, step, len(cards), frozenset())
        copies = [replace(c, id=new_id(), map_id=map_id, stage_id=cell[0], lane_id=cell[1], rank=r)
                  for c, r in zip(cards, ranks, strict=True)]  # fmt: skip
    else:
        for card in cards:
            mates = document.cell(card.map_id, (card.stage_id, card.lane_id))
            behind = [c.id for c in mates].index(card.id) + 1
            rank = ranks_between(*neighbours([c.rank for c in mates], behind), 1)[0]
            copies.append(replace(card, id=new_id(), rank=rank))
    return Edit(_label("duplicate_card", cards), added(copies))


def delete(document: Document, card_ids: Iterable[str]) -> Edit:
    """Cards go, and the links that they hold."""
    cards = [document.get(Card, i) for i in card_ids]
    return Edit(_label("delete_card", cards), removed(cards_with_links(document, cards)))


def check_cell(document: Document, map_id: str, cell: Cell) -> None:
    """Problem("card.bad_cell") where a cell is not one of the map's."""
    stage_id, lane_id = cell
    if stage_id is None and lane_id is None:
        return
    stage, lane = document.find(Stage, stage_id), document.find(Lane, lane_id)
    if stage is None or lane is None or stage.map_id != map_id or lane.map_id != map_id:
        raise Problem("card.bad_cell", stage=stage_id, lane=lane_id)


def _stays(
    document: Document, cards: Sequence[Card], cell: Cell, index: int | None, step: int | None, moving: frozenset[str]
) -> bool:  # fmt: skip
    """Whether the cards lie in that place and order already."""
    if any((c.stage_id, c.lane_id) != cell for c in cards):
        return False
    mates = document.cell(cards[0].map_id, cell) if step is None else _steps(document, cell)
    rest = [c.id for c in mates if c.id not in moving]
    place = index if step is None else step
    at = len(rest) if place is None else max(0, min(place, len(rest)))
    return [c.id for c in mates] == [*rest[:at], *(c.id for c in cards), *rest[at:]]


def _steps(document: Document, cell: Cell) -> list[Card]:
    """The touchpoints of a cell's stage in journey order."""
    return [card for card in document.stage_cards(cell[0] or "") if document.is_touchpoint(card)]


def _ranks(
    document: Document, map_id: str, cell: Cell, index: int | None, step: int | None, count: int,
    moving: frozenset[str],
) -> list[str]:  # fmt: skip
    """Ranks for ``count`` cards at a place of a cell, or at a step of its stage."""
    if step is None:
        return ranks_at(document, map_id, cell, index, count, moving)
    before, after = neighbours([c.rank for c in _steps(document, cell) if c.id not in moving], step)
    if not after:
        before = last_rank(c.rank for c in document.stage_cards(cell[0] or "") if c.id not in moving)
    return ranks_between(before, after, count)


def ranks_at(
    document: Document, map_id: str, cell: Cell, index: int | None, count: int, moving: frozenset[str]
) -> list[str]:
    """Ranks for ``count`` cards at a place of a cell.

    Behind the last card of a cell means behind the whole stage: a new contact is the stage's latest until it is
    put before another.  In front of the first means right before it.
    """
    mates = [c.rank for c in document.cell(map_id, cell) if c.id not in moving]
    at = len(mates) if index is None else max(0, min(index, len(mates)))
    before, after = neighbours(mates, at)
    if not after and cell[0] is not None:
        before = max([before, *(c.rank for c in document.stage_cards(cell[0]) if c.id not in moving)])
    return ranks_between(before, after, count)


def _label(code: str, cards: Sequence[Card], **more: str | int) -> Label:
    """The label of an edit of some cards."""
    return Label(code, {"title": cards[0].title if cards else "", "count": len(cards), **more})
