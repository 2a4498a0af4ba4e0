"""Maps on sheets: as large as they can be, and filling the page."""

from collections.abc import Mapping

import pytest

from app.layout.compose import Composition
from app.layout.contents import contents
from app.layout.engine import SheetSize, layout_map
from app.layout.estimate import Estimate, count_lines, word_widths
from app.layout.grid import best_counts, natural_counts, pack, share
from app.layout.plan import sheet_plan
from app.layout.same import Same
from app.layout.shapes import Symbol, Text
from app.layout.theme import CAP_HEIGHT, THEME
from app.text.shaper import break_lines
from tests.layout.maps import WORDS, card, document, filled, grid, lane, part, stage, visit

A0, A3, A1_PORTRAIT = SheetSize(1189, 841), SheetSize(420, 297, 8), SheetSize(594, 841, 12)


@pytest.mark.parametrize("sheet", [A0, A3, A1_PORTRAIT])
@pytest.mark.parametrize("held", [visit(), filled(8, 6, 300)], ids=["visit", "300 cards"])
def test_a_map_fills_its_sheet(held, sheet):
    drawing = layout_map(held, "m", WORDS, sheet)
    bottom, right = max(b.bottom for _, b in drawing.lanes), max(b.right for _, b in drawing.stages)
    legend = part(drawing, "legend", "m")
    assert right == pytest.approx(sheet.width - sheet.margin)
    assert legend.box.bottom == pytest.approx(sheet.height - sheet.margin)
    assert 0 < legend.y - bottom < 0.04 * sheet.height


def test_three_hundred_cards_on_a0_are_set_as_large_as_they_go():
    """A trial of the same density set 2.4 mm with most texts cut; here nothing is cut."""
    drawing = layout_map(filled(8, 6, 300), "m", WORDS, A0)
    assert drawing.smallest_text > 2.4
    assert not drawing.shortened


def test_no_larger_scale_would_have_fitted():
    held = contents(filled(6, 4, 60), "m")
    drawing = layout_map(filled(6, 4, 60), "m", WORDS, A3)
    group = next(drawing.by_role("card"))
    scale = next(s.size for s in group.shapes if isinstance(s, Symbol)) / THEME.spacing.face
    counts = tuple(len({b.x for place, slots in drawing.slots.items() if place[0] == s for _, b in slots})
                   for s, _ in drawing.stages)  # fmt: skip
    words: Same[Mapping[str, str]] = Same(WORDS)
    room = A3.height - 2 * A3.margin
    fits = Composition(held, sheet_plan(A3, counts, scale, THEME), words, THEME, A3)
    larger = Composition(held, sheet_plan(A3, counts, scale * 1.06, THEME), words, THEME, A3)
    assert fits.height <= room + 1e-6 < larger.height


def test_the_smallest_text_is_told():
    for sheet in (None, A0, A3):
        drawing = layout_map(visit(), "m", WORDS, sheet)
        sizes = [r.size for g in drawing.groups for s in g.shapes if isinstance(s, Text) for r in s.line.runs]
        assert drawing.smallest_text == pytest.approx(min(sizes) * CAP_HEIGHT)
    assert layout_map(visit(), "m", WORDS).smallest_text >= 2.8 - 1e-9


def test_headings_of_an_a0_are_read_from_afar():
    drawing = layout_map(visit(), "m", WORDS, A0)

    def cap(role, owner):
        texts = [s for s in part(drawing, role, owner).shapes if isinstance(s, Text)]
        return max(run.size for s in texts for run in s.line.runs) * CAP_HEIGHT

    assert cap("title", "m") >= 14
    assert cap("stage", "s0") >= 6
    assert cap("lane", "l1") >= 5
    assert cap("card", "c2") >= 3.2


def test_the_curve_is_the_hero_of_a_sheet():
    full, sparse = (
        part(layout_map(held, "m", WORDS, A0), "curve_levels", "m") for held in (filled(8, 6, 120), grid(3, 2))
    )
    assert 0.12 * 841 <= full.h <= 0.16 * 841
    assert full.h < sparse.h <= 0.27 * 841


def test_a_sheet_too_low_for_its_headings_makes_them_smaller():
    drawing = layout_map(visit(), "m", WORDS, SheetSize(600, 60, 2))
    assert max(b.bottom for _, b in drawing.lanes) <= 58
    assert part(drawing, "title", "m").box.bottom < part(drawing, "stage", "s0").y


def test_estimated_heights_are_those_of_set_cards():
    held = contents(filled(5, 4, 120), "m")
    estimate = Estimate(held, THEME)
    for width in (40.0, 55.5, 80.0):
        counts = (2, 1, 3, 1, 2)
        plan = sheet_plan(A0, counts, 1.0, THEME)
        columns = type(plan.columns)(counts, width, plan.columns.pad, plan.columns.gap)
        real = Composition(held, _with_columns(plan, columns), Same(WORDS), THEME, A0).cells
        for place, height in estimate.cells(counts, width).items():
            assert height == pytest.approx(real[place].packed.height, rel=0.12)


def _with_columns(plan, columns):
    return type(plan)(**{name: getattr(plan, name) for name in plan.__slots__} | {"columns": columns})


@pytest.mark.parametrize(
    "text",
    ["Waits in line to pay at the counter", "One\n\nTwo and some more words", "x" * 200, "我在网上找到了这家商店" * 3],
)
@pytest.mark.parametrize("width", [8.0, 12.3, 30.0])
def test_lines_are_counted_as_they_break(text, width):
    counted = count_lines(word_widths(text, "regular"), width, 60)
    assert abs(counted - len(break_lines(text, "regular", 1.0, width))) <= 1


def test_notes_share_the_width_of_their_column():
    cards = [card(n, 0, 0) for n in range(2)] + [card(n, 0, 1) for n in range(2, 5)] + [card(9, 0, 2), card(10, 0, 3)]
    lanes = [lane(0), lane(1), lane(2, "text"), lane(3)]
    drawing = layout_map(document([stage(0)], lanes, cards), "m", WORDS)
    single = part(drawing, "card", "c0").w
    inner = part(drawing, "card", "c1").box.right - part(drawing, "card", "c0").x
    assert part(drawing, "card", "c9").w == pytest.approx(inner), "a lone note"
    assert part(drawing, "card", "c10").w == single, "a lone touchpoint"
    assert share(3, 2, 50, 2, 500) == (2, 50)
    assert share(1, 3, 50, 2, 80) == (1, 80)


def test_packing_keeps_the_reading_order():
    packed = pack([10, 20, 5, 7, 9], 2, 3)
    assert (packed.tops, packed.heights, packed.height) == ((0, 23, 33), (20, 7, 9), 42)


def test_columns_are_as_wide_as_their_fullest_cell_needs():
    assert natural_counts(4, {(0, 0): 1, (1, 0): 2, (1, 1): 6, (2, 0): 7}) == (2, 2, 3, 2)
    assert natural_counts(13, {(0, 0): 2, (1, 0): 3, (1, 1): 8, (2, 0): 9}) == (1, 2, 3, *(1,) * 10)


def test_the_column_that_holds_the_rows_back_is_widened():
    """A score that only counts lines and side-by-side cards finds the balance."""

    def score(counts, beat):
        lines = max(-(-12 // counts[0]), -(-2 // counts[1]))
        value = 1 / (lines + sum(counts))
        return value if value > beat else 0.0

    assert best_counts(2, {(0, 0): 12, (1, 0): 2}, score) == (3, 1)


def test_a_lone_card_is_not_drawn_out_over_the_sheet():
    drawing = layout_map(grid(1, 1, [card(0, 0, 0, "Only", 2)]), "m", WORDS, A0)
    group = part(drawing, "card", "c0")
    assert group.w < 0.4 * 1189
