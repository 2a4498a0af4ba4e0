"""The insertion mark tells the truth: cards dropped at it are found there in the next layout."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from app.canvas.landing import Landing, card_landing
from app.domain.commands import cards
from app.domain.document import Document
from app.domain.drafts import CardDraft
from app.layout.display import USUAL, Display
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing
from app.layout.theme import THEME
from tests.layout import maps

HALF_GAP = THEME.spacing.card_gap / 2
share = st.floats(0.01, 0.99)


@dataclass(frozen=True)
class Drop:
    """A map, the cards that are dragged, and where to."""

    document: Document
    drawing: Drawing
    moving: tuple[str, ...]
    x: float
    y: float


@st.composite
def drops(draw: st.DrawFn, display: Display = USUAL) -> Drop:
    stages, lanes = draw(st.integers(1, 14)), draw(st.integers(1, 3))
    kinds = [draw(st.sampled_from(["channel", "text"])) for _ in range(lanes)]
    sizes = [[draw(st.integers(0, 9)) for _ in range(lanes)] for _ in range(stages)]
    made, places = [], [(c, r) for c in range(stages) for r in range(lanes) for _ in range(sizes[c][r])]
    for number, (column, row) in enumerate(draw(st.permutations(places))):
        title = "Una tarjeta con bastante texto " * draw(st.integers(0, 3)) + str(number)
        made.append(maps.card(number, column, row, title))
    document = maps.document(
        [maps.stage(n) for n in range(stages)],
        [maps.lane(n, kind, text_kind="pains") if kind == "text" else maps.lane(n) for n, kind in enumerate(kinds)],
        made,
    )
    drawing = layout_map(document, "m", maps.WORDS, display=display)
    ids = [card.id for card in made]
    moving = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else []
    cell = draw(st.sampled_from(drawing.cells)).box
    return Drop(document, drawing, tuple(moving), cell.x + cell.w * draw(share), cell.y + cell.h * draw(share))


def dropped(drop: Drop, landing: Landing) -> tuple[Drawing, tuple[str, ...]]:
    """The drawing after the drop, and the cards that were moved or added."""
    cell = (landing.stage_id, landing.lane_id)
    if drop.moving:
        edit = cards.move(drop.document, drop.moving, cell, landing.index)
        ids = drop.moving
    else:
        edit = cards.add_card(drop.document, "m", cell, "Nueva", landing.index)
        ids = (edit.changes[0].record.id,)
    return layout_map(drop.document.apply(edit), "m", maps.WORDS), ids


def before(mark: Box, box: Box) -> bool:
    """Whether a card comes before the mark for somebody who reads line by line."""
    middle = (mark.x + mark.w / 2, mark.y + mark.h / 2)
    if mark.w > mark.h:
        return box.y + box.h / 2 < middle[1]
    if box.bottom <= mark.y or mark.y + mark.h <= box.y:
        return box.bottom <= mark.y
    return box.x + box.w / 2 < middle[0]


@settings(max_examples=80, deadline=None)
@given(drops())
def test_the_gap_that_is_marked_is_where_the_cards_are_found(drop: Drop) -> None:
    landing = card_landing(drop.document, drop.drawing, drop.x, drop.y, drop.moving, max(1, len(drop.moving)))
    assert landing is not None
    cell = (landing.stage_id, landing.lane_id)
    staying = [box for id_, box in drop.drawing.slots.get(cell, ()) if id_ not in drop.moving]
    assert sum(before(landing.mark, box) for box in staying) == landing.index
    after, ids = dropped(drop, landing)
    order = [id_ for id_, _ in after.slots[cell]]
    assert order[landing.index : landing.index + len(ids)] == list(ids)


@settings(max_examples=80, deadline=None)
@given(drops())
def test_a_card_from_elsewhere_begins_at_the_mark(drop: Drop) -> None:
    """Touchpoints all have one width: the new card's corner is beside the standing mark, or below the lying one."""
    landing = card_landing(drop.document, drop.drawing, drop.x, drop.y)
    assert landing is not None
    cell = (landing.stage_id, landing.lane_id)
    lane = drop.document.look_up("lane", landing.lane_id)
    if getattr(lane, "lane_kind", "") != "channel" or after_differs(drop, cell):
        return
    edit = cards.add_card(drop.document, "m", cell, "Nueva", landing.index)
    after = layout_map(drop.document.apply(edit), "m", maps.WORDS)
    box = dict(after.slots[cell])[edit.changes[0].record.id]
    mark = landing.mark
    if mark.w > mark.h:
        assert abs(mark.x - box.x) < 0.01
        assert abs(mark.y + mark.h / 2 - (box.y - HALF_GAP)) < 0.01
    else:
        assert abs(mark.x + mark.w / 2 - (box.x - HALF_GAP)) < 0.01
        assert abs(mark.y - box.y) < 0.01


def after_differs(drop: Drop, cell: tuple[str, str]) -> bool:
    """Whether one card more makes the column wider."""
    edit = cards.add_card(drop.document, "m", cell, "Nueva")
    return layout_map(drop.document.apply(edit), "m", maps.WORDS).beside != drop.drawing.beside


@settings(max_examples=100, deadline=None)
@given(drops(Display(density="chronological")))
def test_in_time_cards_are_found_at_the_step_that_is_marked(drop: Drop) -> None:
    landing = card_landing(drop.document, drop.drawing, drop.x, drop.y, drop.moving, max(1, len(drop.moving)))
    assert landing is not None
    if landing.step is None:
        return
    staying = [(id_, x) for id_, x in drop.drawing.steps[landing.stage_id] if id_ not in drop.moving]
    middle = landing.mark.x + landing.mark.w / 2
    assert sum(x < middle for _, x in staying) == landing.step
    cell = (landing.stage_id, landing.lane_id)
    if drop.moving:
        edit = cards.move(drop.document, drop.moving, cell, landing.index, landing.step)
        ids = list(drop.moving)
    else:
        edit = cards.add_cards(drop.document, "m", cell, [CardDraft("Nueva", None, None)], landing.index, landing.step)
        ids = [edit.changes[0].record.id]
    after = layout_map(drop.document.apply(edit), "m", maps.WORDS, display=Display(density="chronological"))
    order = [id_ for id_, _ in after.steps[landing.stage_id]]
    assert order[landing.step : landing.step + len(ids)] == ids
    assert {id_ for id_, _ in after.slots[cell]} >= set(ids)
