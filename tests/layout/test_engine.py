"""The drawing of any map: everything in its place, nothing twice, nothing outside."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.domain.records import Card, Stage
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Box, Path, Picture, Rect, Symbol, Text
from tests.layout.maps import WORDS, card, document, edited, filled, grid, lane, part, persona, stage, visit

NEAR = 1e-6
TITLES = (
    "",
    "Pays",
    "Waits in line",
    "Supercalifragilisticexpialidocious" * 3,
    "تجربة العميل في المتجر",
    "我在网上找到了这家商店",
)
KINDS = ("channel", "channel", "channel", "emotion", "text", "metric")
SHEETS = (SheetSize(1189, 841), SheetSize(594, 841, 12), SheetSize(297, 210, 6), SheetSize(900, 300, 10))


@st.composite
def maps(draw):
    columns, rows = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    stages = [
        stage(n, draw(st.sampled_from(TITLES)), goal=draw(st.sampled_from(("", "Feel safe")))) for n in range(columns)
    ]
    lanes = [
        lane(n, draw(st.sampled_from(KINDS)), draw(st.sampled_from(TITLES)), text_kind="pains") for n in range(rows)
    ]
    cards = []
    for n in range(draw(st.integers(0, 25)) if columns and rows else 0):
        fields = {}
        if draw(st.booleans()):
            fields["text"] = draw(st.sampled_from(TITLES)) * draw(st.integers(1, 12))
        if draw(st.booleans()):
            fields |= {
                "owner": draw(st.sampled_from(TITLES)),
                "tags": "one, two",
                "importance": 3,
                "moment_of_truth": True,
                "evidence": "observed",
                "satisfaction": 4,
            }
        place = (draw(st.integers(0, columns - 1)), draw(st.integers(0, rows - 1))) if draw(st.booleans()) else (0, 0)
        emotion = draw(st.sampled_from((None, -2, -1, 0, 1, 2)))
        cards.append(card(n, place[0], place[1], draw(st.sampled_from(TITLES)), emotion, **fields))
    someone = draw(
        st.sampled_from((None, persona(), persona(quote="Quick.", goals="One\nTwo", pains="Queues", age="9")))
    )
    return document(
        stages, lanes, cards, someone, draw(st.sampled_from(TITLES)), scenario=draw(st.sampled_from(TITLES))
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - NEAR
        and inner.y >= outer.y - NEAR
        and inner.right <= outer.right + NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


def apart(one: Box, other: Box) -> bool:
    return (
        one.right <= other.x + NEAR
        or other.right <= one.x + NEAR
        or one.bottom <= other.y + NEAR
        or other.bottom <= one.y + NEAR
    )


def bounds(shape):
    """The box of a shape; that of a text spans its baseline and capitals."""
    match shape:
        case Rect(box=box) | Picture(box=box):
            return box
        case Symbol(x=x, y=y, size=size):
            return Box(x, y, size, size)
        case Text(x=x, y=y, line=line, vertical=vertical):
            cap = max((run.size for run in line.runs), default=0.0) * 0.7
            if vertical:
                return Box(x - cap, y - line.width, cap, line.width)
            return Box(x, y - cap, line.width, cap)
        case Path(segments=segments):
            numbers = [float(n) for segment in segments for n in segment[1:]]
            xs, ys = numbers[::2], numbers[1::2]
            return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def check(drawing, held, collapsed=frozenset()):
    """What holds for every drawing; what is ``collapsed`` has no cells and shows no cards."""
    page = Box(0, 0, drawing.width, drawing.height)
    for group in drawing.groups:
        assert inside(group.box, page), group.key
        for shape in group.shapes:
            assert inside(bounds(shape).moved(group.x, group.y), page), (group.key, shape)
    keys = [group.key for group in drawing.groups]
    assert len(set(keys)) == len(keys)

    stages, lanes = held.stages("m"), held.lanes("m")
    assert [s for s, _ in drawing.stages] == [s.id for s in stages]
    assert [i for i, _ in drawing.lanes] == [i.id for i in lanes]
    shown = [(s.id, i.id) for i in lanes for s in stages if not {s.id, i.id} & collapsed]
    assert [(c.stage_id, c.lane_id) for c in drawing.cells] == shown
    assert drawing.collapsed == collapsed & {r.id for r in (*stages, *lanes)}
    columns, rows = dict(drawing.stages), dict(drawing.lanes)
    for cell in drawing.cells:  # the cells tile: each is where its column and its row meet
        column, row = columns[cell.stage_id], rows[cell.lane_id]
        assert (cell.box.x, cell.box.w, cell.box.y, cell.box.h) == pytest.approx((column.x, column.w, row.y, row.h))
    for boxes, side in ((columns.values(), "x"), (rows.values(), "y")):
        listed = list(boxes)
        for one, following in pairwise(listed):
            assert (one.right if side == "x" else one.bottom) == pytest.approx(getattr(following, side))

    cells = {(c.stage_id, c.lane_id): c.box for c in drawing.cells}
    placed = {c.id: c for c in held.cards("m") if (c.stage_id, c.lane_id) in cells}
    assert {g.owner for g in drawing.by_role("card")} == set(placed)
    for place, slots in drawing.slots.items():
        assert [i for i, _ in slots] == [c.id for c in held.cell("m", place)]
        for number, (id_, box) in enumerate(slots):
            assert inside(box, cells[place])
            assert part(drawing, "card", id_).box == box
            assert all(apart(box, other) for _, other in slots[number + 1 :])
    for group in drawing.by_role("card"):
        for shape in group.shapes:
            assert inside(bounds(shape), Box(0, 0, group.w, group.h)), shape


@given(maps())
def test_any_map_is_laid_out_soundly(held):
    check(layout_map(held, "m", WORDS), held)


@settings(max_examples=30)
@given(maps(), st.sampled_from(SHEETS))
def test_any_map_fits_any_sheet_exactly(held, sheet):
    drawing = layout_map(held, "m", WORDS, sheet)
    assert (drawing.width, drawing.height) == (sheet.width, sheet.height)
    check(drawing, held)
    margin = Box(sheet.margin, sheet.margin, sheet.width - 2 * sheet.margin, sheet.height - 2 * sheet.margin)
    for group in drawing.groups:
        assert group.role == "page" or inside(group.box, margin), group.key


@pytest.mark.parametrize(
    "held",
    [grid(0, 0), grid(1, 1), grid(30, 1), grid(1, 40), grid(0, 3), grid(3, 0), filled(30, 3, 90), filled(2, 40, 80)],
    ids=["nothing", "one", "30 stages", "40 lanes", "no stages", "no lanes", "30 filled", "40 filled"],
)
@pytest.mark.parametrize("sheet", [None, SheetSize(420, 297, 8)], ids=["natural", "A3"])
def test_extreme_grids(held, sheet):
    drawing = layout_map(held, "m", WORDS, sheet)
    check(drawing, held)
    assert not drawing.shortened or len(held.stages("m")) == 30


def test_five_hundred_cards_in_one_cell():
    held = grid(3, 2, [card(n, 1, 1, f"Card {n} of many", n % 5 - 2) for n in range(500)])
    check(layout_map(held, "m", WORDS), held)
    sheet = layout_map(held, "m", WORDS, SheetSize(1189, 841))
    check(sheet, held)
    assert len({box.x for _, box in sheet.slots["s1", "l1"]}) > 8, "the full column takes the sheet's width"


def test_the_roles_of_a_full_map():
    drawing = layout_map(visit(), "m", WORDS, SheetSize(1189, 841))
    owners = {role: {g.owner for g in drawing.by_role(role)} for role in {g.role for g in drawing.groups}}
    lanes = {f"l{n}" for n in range(5)}
    assert owners == {
        "page": {"m"}, "title": {"m"}, "persona": {"u"}, "phase": {"s0", "s1", "s2"}, "stage": {"s0", "s1", "s2"},
        "row": lanes, "lane": lanes, "curve_levels": {"m"}, "curve": {"s0", "s1"}, "curve_faces": {"s0", "s1"},
        "metric": {"l4"}, "card": {f"c{n}" for n in range(6)},
        "legend": {"m"}, "footer": {"m"},
    }  # fmt: skip
    assert drawing.groups[0].role == "page"
    natural = layout_map(visit(), "m", WORDS)
    assert not {"legend", "footer"} & {g.role for g in natural.groups}


def test_the_curve_stands_in_its_lane_or_else_under_the_stages():
    held = visit()
    drawing = layout_map(held, "m", WORDS)
    curve, row = part(drawing, "curve_levels", "m"), dict(drawing.lanes)["l0"]
    assert inside(curve.box, row)
    without = document([stage(0)], [lane(0)], [card(0, 0, 0, "A", 1)])
    drawing = layout_map(without, "m", WORDS)
    curve = part(drawing, "curve_levels", "m")
    assert part(drawing, "stage", "s0").box.bottom < curve.y
    assert curve.box.bottom < dict(drawing.lanes)["l0"].y + 5
    assert part(drawing, "curve_label", "m").about == WORDS["curve.title"]


def test_phases_are_merged_over_consecutive_stages():
    phases = ("before", "before", "during", "after", "after", "before")
    held = document([stage(n, phase=phase) for n, phase in enumerate(phases)])
    drawing = layout_map(held, "m", WORDS)
    assert [g.owner for g in drawing.by_role("phase")] == ["s0", "s2", "s3", "s5"]
    first, second = part(drawing, "phase", "s0"), part(drawing, "stage", "s1")
    assert first.box.right == pytest.approx(second.x + second.w)


def lines(group):
    return [s.line.text for s in group.shapes if isinstance(s, Text)]


def test_what_is_empty_is_named_quietly():
    held = document([stage(0, "")], [lane(0, title="")], [card(0, 0, 0, "")], title="")
    drawing = layout_map(held, "m", WORDS)
    for role, owner, key in (
        ("title", "m", "map"),
        ("stage", "s0", "stage"),
        ("lane", "l0", "lane"),
        ("card", "c0", "card"),
    ):
        assert " ".join(lines(part(drawing, role, owner))).endswith(WORDS[f"{key}.untitled"])


def test_every_part_can_be_read_aloud():
    drawing = layout_map(visit(), "m", WORDS)
    assert part(drawing, "card", "c2").about == (
        "Waits in line to pay. There is one till to order and to pay, and it is five to nine. Emotion: emotion -2. "
        "Importance 5 of 5. mark moment of truth. control own"
    )
    assert part(drawing, "stage", "s0").about == "Stage 1: Discover. phase before. Find a place"
    assert part(drawing, "lane", "l1").about == "Lane: Web. medium digital. control own"
    assert part(drawing, "metric", "l4").about == "Satisfaction, 2,0, 1,0"
    assert "A visit to the café" in part(drawing, "title", "m").about
    assert "Queues" in part(drawing, "persona", "u").about


def test_text_is_cut_only_when_it_is_endless_and_that_is_told():
    held = grid(
        1,
        1,
        [
            card(0, 0, 0, "x" * 100_000),
            card(1, 0, 0, "fine", text="word " * 200),
            card(2, 0, 0, "y", text="z " * 50_000),
        ],
    )
    drawing = layout_map(held, "m", WORDS)
    assert drawing.shortened == ("c0", "c2")
    assert max(g.h for g in drawing.by_role("card")) < 400
    fine = lines(part(drawing, "card", "c1"))
    assert " ".join(fine) == "fine " + "word " * 199 + "word"
    assert lines(part(drawing, "card", "c0"))[-1].endswith("…")


def test_right_to_left_text_stands_at_the_right():
    held = grid(1, 1, [card(0, 0, 0, "متجر", 1, text="انتظر"), card(1, 0, 0, "Shop", 1, text="Waits")])
    drawing = layout_map(held, "m", WORDS)
    for owner, at_right in (("c0", True), ("c1", False)):
        group = part(drawing, "card", owner)
        for text in (s for s in group.shapes if isinstance(s, Text)):
            assert (text.x + text.line.width > group.w * 0.6) == at_right


def test_a_long_word_in_a_title_makes_it_smaller_rather_than_broken():
    drawing = layout_map(grid(1, 1, [card(0, 0, 0, "Electrodoméstico roto")]), "m", WORDS)
    assert lines(part(drawing, "card", "c0")) == ["Electrodoméstico", "roto"]
    assert drawing.smallest_text >= 2.5


@pytest.mark.parametrize("title", ["Recomendar", "Reconocimiento de la necesidad", "Atención posventa"])
def test_words_of_stages_are_not_broken(title):
    held = document([stage(n, t) for n, t in enumerate(("Uno", "Dos", "Tres", title))], [lane(0)])
    drawing = layout_map(held, "m", WORDS)
    assert " ".join(lines(part(drawing, "stage", "s3"))) == f"4 {title}"
    sizes = {s.line.runs[0].size for g in drawing.by_role("stage") for s in g.shapes if isinstance(s, Text)}
    assert len(sizes) == 1, "all stages have one size"


def test_cards_of_a_line_are_equally_high_and_equally_far_apart():
    held = grid(1, 1, [card(n, 0, 0, "Card " * (1 + n * 3 % 7)) for n in range(7)])
    slots = [box for _, box in layout_map(held, "m", WORDS).slots["s0", "l0"]]
    by_line: dict[float, list[Box]] = {}
    for box in slots:
        by_line.setdefault(round(box.y, 6), []).append(box)
    assert len(by_line) > 2
    tops = sorted(by_line)
    gaps = [by_line[b][0].y - by_line[a][0].bottom for a, b in pairwise(tops)]
    for line in by_line.values():
        assert len({round(box.h, 6) for box in line}) == 1
        gaps += [b.x - a.right for a, b in pairwise(line)]
    assert max(gaps) == pytest.approx(min(gaps))


def test_moving_a_card_touches_only_what_must_change():
    places = [(0, 0), (0, 0), (1, 0), (1, 1), (1, 1), (2, 0), (2, 0), (0, 1), (0, 1)]
    held = grid(3, 2, [card(n, *place, emotion=1) for n, place in enumerate(places)])
    before = layout_map(held, "m", WORDS)
    after = layout_map(edited(held, held.get(Card, "c0"), stage_id="s1", rank="b00009"), "m", WORDS)
    was = {g.key: g for g in before.groups}
    changed = {g.key for g in after.groups if was[g.key] != g}
    assert changed == {
        ("card", "c0"), ("card", "c1"), *((role, s) for role in ("curve", "curve_faces") for s in ("s0", "s1")),
    }  # fmt: skip
    assert all(part(after, *key).shapes == was[key].shapes for key in changed if key[0] == "card")
    assert [i for i, _ in after.slots["s1", "l0"]] == ["c2", "c0"]


def test_what_did_not_change_is_the_very_same():
    held = visit()
    before = layout_map(held, "m", WORDS)
    after = layout_map(edited(held, held.get(Card, "c4"), title="Writes a review"), "m", dict(WORDS))
    was = {g.key: g for g in before.groups}
    assert {g.key for g in after.groups if was[g.key] != g} == {("card", "c4")}
    assert all(was[g.key] is g for g in after.by_role("card") if g.owner != "c4")


def test_a_card_in_the_tray_is_not_on_the_map():
    held = document([stage(0)], [lane(0)], [card(0, None, None), card(1, 0, 0)])
    assert [g.owner for g in layout_map(held, "m", WORDS).by_role("card")] == ["c1"]


def test_marks_and_faces_of_a_card():
    held = visit()
    drawing = layout_map(held, "m", WORDS)

    def symbols(owner):
        return [s.name for s in part(drawing, "card", owner).shapes if isinstance(s, Symbol)]

    assert symbols("c0") == ["face:1", *["mark:dot"] * 4, "mark:dot_empty", "evidence:observed"]
    assert symbols("c2") == ["face:-2", "mark:moment_of_truth", *["mark:dot"] * 5, "control:own"]
    assert symbols("c4") == ["face:none"]
    assert symbols("c5") == ["kind:pains"], "a note that says nothing of its emotion has no face"


def test_a_photo_takes_the_place_of_the_initials():
    held = document(persona=persona(photo="abc"))
    group = part(layout_map(held, "m", WORDS), "persona", "u")
    assert [s.asset for s in group.shapes if isinstance(s, Picture)] == ["abc"]
    assert "MR" not in lines(group)
    assert "MR" in lines(part(layout_map(document(persona=persona()), "m", WORDS), "persona", "u"))


def test_the_date_is_written_in_words():
    def overline(date):
        return lines(part(layout_map(document(date=date), "m", WORDS), "title", "m"))

    assert "12 month 5 2026" in overline("2026-05-12")
    assert "spring" in overline("spring")
    assert "2026-13-40" in overline("2026-13-40")


def test_a_map_that_is_gone():
    with pytest.raises(Problem) as caught:
        layout_map(grid(1, 1), "nowhere", WORDS)
    assert caught.value.code == "record.gone"


def test_every_word_that_is_asked_for_is_declared():
    """With only the declared words nothing is missing, whatever a map holds."""
    held = visit()
    for column in held.stages("m"):
        held = edited(held, held.get(Stage, column.id), fields=replace(column, fields={"goal": "x"}).fields)
    assert layout_map(held, "m", WORDS, SheetSize(420, 297, 8)).groups
