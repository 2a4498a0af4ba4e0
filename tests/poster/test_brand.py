"""A house's look: its colours reach the paper, and those that fail are found, with a shade that passes."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.exchange.templates import template_draft
from app.layout.engine import SheetSize, layout_map
from app.layout.seeing import EYES, contrast, distance, lab
from app.layout.shapes import Box, Drawing, Picture, Text
from app.layout.theme import THEME
from app.poster.brand import MIXED_UP, PLAIN, STYLES, Brand, faults_of, theme_of
from app.poster.inspection import inspect
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.layout.maps import visit
from tests.poster.sample import bounds, document

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
A3 = SheetSize(420, 297, 8)
FULL = Brand("Acme", "#7a003c", "#0a5c4a", "l" * 64, 2.5, "Ana Pérez", "1.2", "Confidencial", "acme.example")


def printed(brand: Brand) -> Drawing:
    words = paper_words("es")
    return layout_map(visit(), "m", words, A3, theme_of(brand, words))


def texts(drawing: Drawing, role: str) -> str:
    return " ".join(s.line.text for g in drawing.by_role(role) for s in g.shapes if isinstance(s, Text))


def test_without_a_brand_nothing_is_different():
    assert theme_of(PLAIN, paper_words("es")) is THEME, "what was set for the screen is found again"
    assert faults_of(PLAIN) == ()


def test_everything_of_a_house_is_on_the_paper():
    drawing = printed(FULL)
    assert "Confidencial" in texts(drawing, "title")
    foot = texts(drawing, "footer")
    for said in ("Ana Pérez", "1.2", "Preparado por", "Versión", "acme.example"):
        assert said in foot
    (logo,) = drawing.by_role("logo")
    (shown,) = logo.shapes
    assert isinstance(shown, Picture)
    assert shown.asset == FULL.logo
    assert logo.w / logo.h == pytest.approx(2.5)
    heads = {group.overview for group in drawing.by_role("stage")}
    assert heads == {FULL.main}


@pytest.mark.parametrize("style", ["wall", "desk"])
@pytest.mark.parametrize("sheet", [A3, SheetSize(210, 297, 8), SheetSize(1189, 841, 16)])
def test_nothing_of_the_frame_lies_over_anything_or_off_the_page(style, sheet):
    words = paper_words("en")
    brand = Brand(logo="l" * 64, logo_shape=0.4, author="A very long name of a whole department " * 3, version="2",
                  mark="Strictly confidential", note="A note " * 20, style=style)  # fmt: skip
    drawing = layout_map(visit(), "m", words, sheet, theme_of(brand, words))
    inner = Box(0, 0, drawing.width, drawing.height)
    framed = [group for role in ("logo", "title", "persona", "legend", "footer") for group in drawing.by_role(role)]
    boxes = {group.role: covered(group.shapes, group.x, group.y) for group in framed}
    for box in boxes.values():
        assert inner.x - 0.1 <= box.x
        assert box.right <= inner.right + 0.1
        assert box.bottom <= inner.bottom + 0.1
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        assert not overlap(first, second), (one, other)


def covered(shapes, x, y) -> Box:
    found = [bounds(shape) for shape in shapes]
    left, top = min(b.x for b in found), min(b.y for b in found)
    return Box(x + left, y + top, max(b.right for b in found) - left, max(b.bottom for b in found) - top)


def overlap(one: Box, other: Box) -> bool:
    near = 0.2
    return (
        one.x + near < other.right and other.x + near < one.right
        and one.y + near < other.bottom and other.y + near < one.bottom
    )  # fmt: skip


@pytest.mark.parametrize(
    ("brand", "why"),
    [
        (Brand(main="#fdfdf5"), "pale"),
        (Brand(accent="#ffd400"), "unreadable"),
        (Brand(accent="#b04a12"), "like_bad"),
    ],
)
def test_a_colour_that_fails_is_found_with_one_that_passes(brand, why):
    fault = next(f for f in faults_of(brand) if f.why == why)
    assert fault.proposed is not None
    mended = Brand(**{fault.field: fault.proposed})
    assert faults_of(mended) == ()


@given(COLORS, COLORS)
def test_what_is_not_found_fault_with_can_be_read(main, accent):
    brand = Brand(main=main, accent=accent)
    found = {(fault.field, fault.why) for fault in faults_of(brand)}
    colors = theme_of(brand, paper_words("en")).colors
    assert (("main", "pale") in found) == (contrast(main, "#ffffff") < 1.2)
    assert (("accent", "unreadable") in found) == (colors.accent_text != accent)
    bad = (colors.emotions[-1], colors.emotions[-2])
    mixed = any(distance(accent, one, eyes) < MIXED_UP for one in bad for eyes in EYES)
    assert (("accent", "like_bad") in found) == mixed
    for ground in (colors.ground, colors.label):
        assert lab(ground)[0] >= 94
        assert contrast(colors.ink, ground) >= 7
        assert contrast(colors.navy, ground) >= 7


@given(COLORS, COLORS)
def test_a_proposal_has_no_fault_left(main, accent):
    for fault in faults_of(Brand(main=main, accent=accent)):
        assert fault.proposed is not None
        assert not [f for f in faults_of(Brand(**{fault.field: fault.proposed})) if f.field == fault.field]


@pytest.mark.parametrize("cards", [40, 100, 200])
@pytest.mark.parametrize(("paper", "turned"), [("A3", "landscape"), ("A4", "landscape"), ("A4", "portrait")])
def test_the_desk_has_larger_type_on_small_paper(cards, paper, turned):
    """At arm's length the smallest type counts: on a full map it is a good deal larger than for the wall."""
    found = {}
    for style in STYLES:
        press = Press(document(cards), "m", paper_words("es"), brand=Brand(style=style))
        printout = compose(press, PrintSpec(parse_paper(paper, turned)))
        seen = inspect(printout)
        assert seen is not None
        assert not printout.drawings[0].shortened
        found[style] = seen.smallest, seen.typical
    assert found["desk"][0] >= 1.05 * found["wall"][0]
    assert found["desk"][1] >= 1.15 * found["wall"][1]


@pytest.mark.parametrize("paper", ["A3", "A4"])
@pytest.mark.parametrize("made", [visit(), document(40), document(200)], ids=["few", "40", "200"])
def test_the_lower_curve_of_the_desk_still_shows_its_ups_and_downs(paper, made):
    """A step of emotion is higher than a line of the words beside it."""
    words = paper_words("en")
    sheet = parse_paper(paper, "landscape")
    size = SheetSize(sheet.width, sheet.height, sheet.margin)
    drawing = layout_map(made, "m", words, size, theme_of(Brand(style="desk"), words))
    said = [s for g in drawing.by_role("curve_faces") for s in g.shapes if isinstance(s, Text)]
    assert said
    assert drawing.curve is not None
    assert drawing.curve.step >= max(run.size for text in said for run in text.line.runs)


@pytest.mark.parametrize("style", ["wall", "desk"])
@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("name", ["cafe", "general", "webshop"])
def test_no_word_in_the_name_of_a_lane_is_broken(style, lang, name):
    document = Document.of([]).apply(new_project("x", [template_draft(name, lang, sample=True)]))
    made = Press(document, document.maps[0].id, paper_words(lang), lang, brand=Brand(style=style))
    (page,) = compose(made, PrintSpec(parse_paper("A2", "landscape"))).pages
    lanes = {lane.id: lane.title for lane in document.lanes(document.maps[0].id)}
    groups = page.placements[0].drawing.groups
    for id_, title in lanes.items():
        said = [
            s.line.text for g in groups if g.owner == id_ and g.role == "lane" for s in g.shapes if hasattr(s, "line")
        ]
        assert " ".join(said).split()[: len(title.split())] == title.split()
