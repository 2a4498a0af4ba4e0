"""The empty poster: the poster's own grid, a place to write in each cell, and nothing of what the cards say."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.fields import field_of
from app.domain.records import Lane, OwnField
from app.layout.shapes import Box, Path, Symbol, Text
from app.poster.blank import FILLED
from app.poster.export import write_pdf
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.words.paper import paper_words
from tests.layout.maps import visit
from tests.poster import sample
from tests.poster.maps import IN, documents, press
from tests.poster.sample import bounds, inside, overlap

PAPERS = [parse_paper("A1", "landscape"), parse_paper("A2", "portrait"), parse_paper("A4", "landscape")]


@settings(max_examples=30, deadline=None)
@given(documents(12), st.sampled_from(PAPERS))
def test_every_cell_can_be_filled_and_no_card_is_printed(document, paper):
    made = press(document)
    (page,) = compose(made, PrintSpec(paper, "blank")).pages
    blank, full = page.placements[0].drawing, made.lay_out(paper)
    assert (blank.stages, blank.lanes, blank.cells) == (full.stages, full.lanes, full.cells)
    lanes = {lane.id: lane for lane in document.lanes("m")}
    slips = list(blank.by_role("card"))
    for cell in blank.cells:
        own = [slip for slip in slips if slip.owner.startswith(f"{cell.stage_id}/{cell.lane_id}")]
        assert bool(own) == (lanes[cell.lane_id].lane_kind != "emotion")
        assert all(inside(slip.box, cell.box) for slip in own)
    for n, slip in enumerate(slips):
        assert not any(isinstance(shape, Text) for shape in slip.shapes)
        assert not any(overlap(slip.box, other.box) for other in slips[n + 1 :])
        for shape in slip.shapes:
            assert inside(bounds(shape), Box(-0.6, -0.6, slip.w + 1.2, slip.h + 1.2))
    cards = {card.id for card in document.cards("m")}
    assert not cards & {group.owner for group in blank.groups}
    assert not cards & set(blank.shortened)


def test_contacts_have_a_circle_and_the_curve_only_its_scale():
    (page,) = compose(press(sample.document(20)), PrintSpec(PAPERS[0], "blank")).pages
    drawing = page.placements[0].drawing
    assert not list(drawing.by_role("curve_faces")) + list(drawing.by_role("curve"))
    for slip in drawing.by_role("card"):
        assert [s.name for s in slip.shapes if isinstance(s, Symbol)] == ["face:none"]
    scale = [s.name for group in drawing.by_role("lane") for s in group.shapes if isinstance(s, Symbol)]
    assert {f"face:{e}" for e in range(-2, 3)} <= set(scale)


def test_it_comes_in_sheets_too_and_cuts_spare_the_slips():
    paper, tiles = parse_paper("A1", "landscape"), TileSpec(parse_paper("A4"))
    made = press(sample.document(20))
    between, even = (
        compose(made, PrintSpec(paper, "blank", replace(tiles, seams=seams))) for seams in ("between", "even")
    )  # fmt: skip
    assert len(between.pages) == len(between.tiling.sheets) + 1
    assert _slips_cut(between) < _slips_cut(even)


def _slips_cut(printout) -> int:
    """How many slips lie on several sheets, once the strips that are glued over are gone."""
    slips = list(printout.poster.placements[0].drawing.by_role("card"))
    return sum(not any(inside(slip.box, sheet.face) for sheet in printout.tiling.sheets) for slip in slips)


def test_the_file_has_stages_and_lanes_but_no_card():
    document = sample.document(20)
    out = io.BytesIO()
    write_pdf(compose(press(document), PrintSpec(PAPERS[0], "blank")), out)
    pdf = pypdfium2.PdfDocument(out.getvalue())
    said = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    pdf.close()
    for record in (*document.stages("m"), *document.lanes("m")):
        assert record.title in said
    assert [card.title for card in document.cards("m") if card.title in said] == []


def test_a_map_without_cards_has_a_grid_to_fill():
    (page,) = compose(press(sample.document(0)), PrintSpec(PAPERS[0], "blank")).pages
    assert len(list(page.placements[0].drawing.by_role("card"))) >= 15


@pytest.mark.parametrize("lane", [True, False])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_line_that_is_left_out_has_a_name(lang, lane):
    """Neither the curves beside the team's nor what is not observed yet: there is no curve on it at all."""
    document = visit()
    if not lane:
        gone = {lane.id for lane in document.lanes("m") if lane.lane_kind == "emotion"}
        document = Document.of([record for record in document.records() if record.id not in gone])
    words = paper_words(lang)
    made = Press(document, "m", words, lang)
    (full,), (blank,) = (
        compose(made, PrintSpec(PAPERS[0], kind)).pages[0].placements for kind in ("poster", "blank")
    )  # fmt: skip
    names = {words[f"curve.{kind}"] for kind in ("unproven", "customers", "target", "competitor", "team")}
    assert words["curve.unproven"] in said(full.drawing)
    assert not names & said(blank.drawing)
    assert not any(name in group.about for group in blank.drawing.groups for name in names)
    kept = {group.key: group.box for group in full.drawing.groups if group.role not in FILLED | {"card"}}
    assert {group.key: group.box for group in blank.drawing.groups if group.role != "card"} == kept


def said(drawing) -> set[str]:
    """The lines that stand on a drawing."""
    return {shape.line.text for group in drawing.groups for shape in group.shapes if isinstance(shape, Text)}


@pytest.mark.parametrize("metric", field_of("lane", "metric").choices)
def test_every_row_of_figures_has_steps_to_tick_or_a_line_for_a_number(metric):
    """As it was added to the map, whatever it is of; the field of one's own here has ten steps from 1."""
    tens = OwnField(id="f", project_id="p", rank="a", title="Nota", fields={"type": "scale", "low": 1, "high": 10})
    lane = Lane(**IN, id="n", rank="z", lane_kind="metric", title="Cifra", fields={"metric": metric, "own_field": "f"})
    made = press(Document.of([*sample.document(5).records(), tens, lane]))
    (page,) = compose(made, PrintSpec(PAPERS[0], "blank")).pages
    rows = [slip for slip in page.placements[0].drawing.by_role("card") if slip.owner.endswith("/n")]
    dots = [sum(isinstance(shape, Symbol) for shape in slip.shapes) for slip in rows]
    lines = [sum(isinstance(shape, Path) for shape in slip.shapes) for slip in rows]
    steps = {"own": 10, "gap": 0, "expectation_gap": 0, "value": 0, "conversion": 0}.get(metric, 5)
    assert dots == [steps] * len(made.document.stages("m"))
    assert lines == [0 if steps else 1] * len(dots)
