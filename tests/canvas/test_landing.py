"""Where a dragged card lands, worked out on drawings made by hand."""

from app.canvas.landing import card_landing, lane_gap, stage_gap
from app.domain.document import Document
from app.domain.records import Lane
from app.layout.shapes import Box, CellBox, Drawing, Group

CHANNEL = Lane(id="L1", project_id="p", map_id="m", rank="a", lane_kind="channel", title="Web")
CURVE = Lane(id="L2", project_id="p", map_id="m", rank="b", lane_kind="emotion", title="Curve")
DOCUMENT = Document.of([CHANNEL, CURVE])


def drawing(slots: tuple[tuple[str, Box], ...], beside: int = 1) -> Drawing:
    """One stage of 100 mm, a channel lane above the curve."""
    return Drawing(
        300,
        300,
        (),
        stages=(("S1", Box(20, 0, 100, 10)), ("S2", Box(120, 0, 100, 10))),
        lanes=(("L1", Box(0, 10, 20, 60)), ("L2", Box(0, 70, 20, 30))),
        cells=(CellBox("S1", "L1", Box(20, 10, 100, 60)), CellBox("S1", "L2", Box(20, 70, 100, 30))),
        cards={("S1", "L1"): [Group(id_, "card", box.x, box.y, box.w, box.h, ()) for id_, box in slots]},
        beside={"S1": beside, "S2": beside},
    )


ONE_COLUMN = (("a", Box(22, 12, 96, 15)), ("b", Box(22, 30, 96, 15)))
TWO_COLUMNS = (("a", Box(22, 12, 46, 15)), ("b", Box(71, 12, 46, 20)), ("c", Box(22, 34, 46, 15)))


def test_an_empty_cell_takes_a_card_at_its_start() -> None:
    landing = card_landing(DOCUMENT, drawing(()), 60, 40)
    assert landing is not None
    assert (landing.stage_id, landing.lane_id, landing.index) == ("S1", "L1", 0)


def test_one_column_counts_from_above() -> None:
    found = [card_landing(DOCUMENT, drawing(ONE_COLUMN), 60, y) for y in (12, 25, 36, 60)]
    assert [landing.index for landing in found if landing] == [0, 1, 1, 2]


def test_two_columns_read_like_text() -> None:
    points = ((30, 20), (60, 20), (80, 20), (115, 20), (30, 40), (60, 40), (100, 60))
    found = [card_landing(DOCUMENT, drawing(TWO_COLUMNS, 2), x, y) for x, y in points]
    assert [landing.index for landing in found if landing] == [0, 1, 1, 2, 2, 3, 3]


def test_what_moves_does_not_count() -> None:
    landing = card_landing(DOCUMENT, drawing(ONE_COLUMN), 60, 60, {"a"})
    assert landing is not None
    assert landing.index == 1


def test_a_lane_without_cards_takes_none() -> None:
    assert card_landing(DOCUMENT, drawing(()), 60, 80) is None
    assert card_landing(DOCUMENT, drawing(()), 10, 40) is None


def test_gaps_between_headers_do_not_count_the_moving_one() -> None:
    assert [stage_gap(drawing(()), "S1", x).index for x in (30, 160, 190)] == [0, 0, 1]
    assert [lane_gap(drawing(()), "L2", y).index for y in (20, 50)] == [0, 1]


def test_the_mark_stands_where_the_card_will_be() -> None:
    above = card_landing(DOCUMENT, drawing(ONE_COLUMN), 60, 11)
    beside = card_landing(DOCUMENT, drawing(TWO_COLUMNS, 2), 75, 20)
    assert above is not None
    assert beside is not None
    assert above.mark.w > above.mark.h
    assert above.mark.y < 12
    assert beside.mark.h > beside.mark.w
    assert 68 < beside.mark.x < 71
