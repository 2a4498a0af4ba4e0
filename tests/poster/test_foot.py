"""Small prints tell which state of which map they show."""

import io
from datetime import UTC, datetime

import pytest

from app.domain.excerpt import Edition
from app.layout.shapes import Text
from app.poster.brand import Brand
from app.poster.export import write_pdf
from app.poster.foot import foot_text
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.poster.uses import KindId
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.render.looking import words as words_of

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
EDITION = Edition(128, round(NOON.timestamp() * 1e6), round(NOON.replace(month=11, day=22).timestamp() * 1e6))
SPANISH = "Renovar la calefacción  ·  versión 128 del 3 may 2026  ·  impreso el 22 nov 2026"
ENGLISH = "Renovar la calefacción  ·  version 128 of May 3 2026  ·  printed on Nov 22 2026"


def press(lang: str = "es", edition: Edition = EDITION, brand: Brand | None = None) -> Press:
    return Press(document(12), "m", paper_words("es" if lang == "es" else "en"), lang, brand=brand or Brand(),
                 edition=edition)  # fmt: skip


def texts(shapes) -> list[str]:
    return [shape.line.text for shape in shapes if isinstance(shape, Text)]


@pytest.mark.parametrize(("lang", "said"), [("es", SPANISH), ("en", ENGLISH)])
@pytest.mark.parametrize("name", ["A4", "A3", "Letter", "Tabloid"])
def test_a_small_print_says_what_it_is_in_its_own_language(lang: str, said: str, name: str):
    paper = parse_paper(name, "landscape")
    (page,) = compose(press(lang), PrintSpec(paper)).pages
    (line,) = (shape for shape in page.marks if isinstance(shape, Text))
    assert line.line.text == said
    assert paper.height - paper.margin < line.y - 1.6 < line.y <= paper.height - 4.5
    assert line.x + line.line.width <= paper.width - 8


def test_a_large_poster_has_no_such_line():
    (page,) = compose(press(), PrintSpec(parse_paper("A2", "landscape"))).pages
    assert texts(page.marks) == []


def test_sheets_have_it_in_their_margin():
    printout = compose(press(), PrintSpec(parse_paper("A2", "landscape"), tiles=TileSpec(parse_paper("A3"))))
    guide, *sheets = printout.pages
    assert len(sheets) > 1
    assert all(SPANISH in texts(sheet.marks) for sheet in sheets)
    assert not any("versión" in text for text in texts(guide.marks))


def test_what_is_not_known_is_not_said():
    words = paper_words("en")
    assert foot_text("Café", Edition(), words) == "Café"
    assert foot_text("Café", Edition(gen=3), words) == "Café"
    assert foot_text("", Edition(printed=EDITION.printed), words) == "printed on Nov 22 2026"


def test_a_long_title_leaves_room_for_the_state():
    assert foot_text("palabra " * 30, EDITION, paper_words("es")).endswith("…  ·  " + SPANISH.split("  ·  ", 1)[1])


def test_who_may_see_it_stands_before_the_state():
    (page,) = compose(press(brand=Brand(mark="Confidencial")), PrintSpec(parse_paper("A4", "landscape"))).pages
    assert texts(page.marks)[0].startswith("Renovar la calefacción  ·  Confidencial  ·  versión 128")


def test_it_can_be_read_from_the_file():
    out = io.BytesIO()
    write_pdf(compose(press(), PrintSpec(parse_paper("A4", "landscape"))), out)
    assert "versión 128 del 3 may 2026" in words_of(out.getvalue())


@pytest.mark.parametrize("name", ["A4", "Letter"])
@pytest.mark.parametrize("kind", ["stages", "actions"])
def test_where_a_footer_has_little_room_all_else_gives_way_to_the_state(name: str, kind: KindId):
    brand = Brand(note="acme.example, una nota que ocupa casi todo el pie de la página", mark="Confidencial")
    for page in compose(press(brand=brand), PrintSpec(parse_paper(name, "portrait"), kind=kind)).pages:
        said = [text for group in page.placements[0].drawing.groups for text in texts(group.shapes)]
        assert any(SPANISH.split("  ·  ", 1)[1] in text for text in said)


def test_slides_are_for_showing():
    printout = compose(press(), PrintSpec(parse_paper("A4", "landscape"), kind="slides"))
    assert all("versión" not in text for page in printout.pages for text in texts(page.marks))
