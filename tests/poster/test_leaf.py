"""What stands at the head and the foot of pages: which map, which state of it, whose note; nothing of it is lost."""

from dataclasses import replace

import pytest

from app.domain.document import Document
from app.domain.excerpt import Edition
from app.domain.records import JourneyMap
from app.layout.shapes import Text
from app.poster.brand import Brand
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.poster.maps import faults
from tests.poster.sample import document

EDITION = Edition(128, 1_777_800_000_000_000, 1_795_300_000_000_000)
PAGED = ("stages", "summary", "actions")
PAPERS = [parse_paper("A4"), parse_paper("A4", "landscape"), parse_paper("148x210"), parse_paper("A3", "landscape")]


def press(title: str = "", brand: Brand | None = None) -> Press:
    """The sample's map, under that title."""
    made = document(12)
    if title:
        records = [replace(r, title=title) if isinstance(r, JourneyMap) else r for r in made.records()]
        made = Document.of(records)
    return Press(made, "m", paper_words("es"), "es", brand=brand or Brand(), edition=EDITION)


def texts(page) -> list[str]:
    groups = page.placements[0].drawing.groups
    return [s.line.text for group in groups for s in group.shapes if isinstance(s, Text)]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: f"{p.name} {p.width:.0f}")
@pytest.mark.parametrize("kind", PAGED)
def test_every_page_tells_the_state_of_the_map(kind, paper):
    made = press()
    printout = compose(made, PrintSpec(paper, kind))
    for page in printout.pages:
        assert sum(made.state in text for text in texts(page)) == 1
        assert faults(page) == []


@pytest.mark.parametrize("kind", PAGED)
def test_the_note_of_the_house_is_on_narrow_pages_too(kind):
    note = "Solo para uso interno de la Compañía de Aguas"
    printout = compose(press(brand=Brand(note=note)), PrintSpec(PAPERS[0], kind))
    for page in printout.pages:
        assert sum(note in text for text in texts(page)) == 1
        assert faults(page) == []


@pytest.mark.parametrize("kind", [*PAGED, "deck", "blank-cards"])
def test_a_long_name_of_the_map_above_or_below_a_page_is_no_loss(kind):
    printout = compose(press("Renovar la calefacción de toda la casa " * 3), PrintSpec(PAPERS[0], kind))
    assert "m" not in {owner for drawing in printout.drawings for owner in drawing.shortened}


@pytest.mark.parametrize("kind", [*PAGED, "deck"])
def test_the_name_of_the_map_stands_at_the_left_in_every_script(kind):
    name = "زيارة العيادة"
    printout = compose(press(name), PrintSpec(PAPERS[0], kind))
    for page in printout.pages:
        feet = [
            group.x + shape.x
            for group in page.placements[0].drawing.groups
            for shape in group.shapes
            if isinstance(shape, Text) and shape.line.text == name and group.y + shape.y > 0.9 * page.height
        ]
        assert len(feet) == 1
        assert feet[0] < 0.2 * page.width
