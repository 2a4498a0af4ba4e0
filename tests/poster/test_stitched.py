"""The sheets of a poster, put together as they hang, are the poster in one piece, pixel for pixel.

The faces are cut out of the rendered sheets and laid side by side without overlap; no mark is in a face, so none needs
to be covered.  Seen to fail: sheets moved by 0.1 mm or printed at 100.1 %, pieces of the map that a sheet forgets to
call, a window cut 0.5 mm too narrow, marks in a face, cuts that the strips do not follow, wider gutters on the sheets
only, and a different layout of the same map.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.document import Document
from app.domain.records import Card
from app.layout.display import Display
from app.poster.brand import Brand
from app.poster.export import write_pdf
from app.poster.extras import Extras
from app.poster.kinds import compose
from app.poster.page import Printout
from app.poster.paper import Margins, Paper, Roll, parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.words.paper import paper_words
from tests.poster.maps import PHRASES
from tests.poster.sample import PICTURE, document
from tests.poster.stitching import difference, in_one_piece, put_together
from tests.render.samples import png

A4, A5, LETTER = parse_paper("A4"), parse_paper("148x210mm"), parse_paper("Letter")
MASKED = 0.01
"""Of all pixels those that lie astride a cut are at most so many."""


def plain() -> Press:
    return Press(document(40), "m", paper_words("es"), "es")


def many_scripts() -> Press:
    """Cards in scripts of the world, and the steps of each touchpoint under the curve."""
    records = [
        replace(one, title=PHRASES[n % len(PHRASES)]) if isinstance(one, Card) else one
        for n, one in enumerate(document(24).records())
    ]
    return Press(
        Document.of(records), "m", paper_words("es"), "es", Display(density="chronological", route=True)
    )  # fmt: skip


def branded() -> Press:
    brand = Brand("Acme", "#7a003c", "#0a5c4a", PICTURE, 1.0, "Ana", "1.2", "Confidencial", "acme.example", "desk")
    return Press(document(60), "m", paper_words("en"), "en", brand=brand)


JOBS: dict[str, tuple[Callable[[], Press], Paper, TileSpec, int]] = {
    "A3 on A5": (plain, parse_paper("A3", "landscape"), TileSpec(A5), 2),
    "A3 standing on A4, overlap 15": (
        many_scripts, parse_paper("A3", "portrait"), TileSpec(A4, Margins.all(11), 15, "landscape"), 2),
    "A3 on Letter without overlap": (branded, parse_paper("A3", "landscape"), TileSpec(LETTER, Margins.all(3), 0), 2),
    "A2 on A4, lying and standing": (many_scripts, parse_paper("A2", "landscape"), TileSpec(A4, turning="mixed"), 2),
    "A3 on A5, lying and standing": (plain, parse_paper("A3", "portrait"), TileSpec(A5, turning="mixed"), 3),
    "each side its margin, even cuts": (
        branded, parse_paper("A3", "landscape"), TileSpec(A5, Margins(5, 8, 6, 17), 7.3, "portrait", seams="even"), 2),
    "each side its margin, between cards": (
        plain, parse_paper("A3", "landscape"), TileSpec(A4, Margins(4, 17, 9, 3)), 3),
    "a roll of 300 mm": (many_scripts, parse_paper("A2", "portrait"), TileSpec(Roll(300)), 2),
    "a roll across": (
        plain, parse_paper("A2", "portrait"), TileSpec(Roll(250), Margins(4, 9, 12, 5), turning="landscape"), 2),
    "a little smaller": (plain, parse_paper("A3", "landscape"), TileSpec(A4, scale=0.993), 2),
    "wider gutters": (branded, parse_paper("A3", "landscape"), TileSpec(A5, wider=True), 2),
    "a size of one's own": (many_scripts, Paper("", 777.7, 333.3), TileSpec(LETTER, overlap=12.7), 2),
}  # fmt: skip


@pytest.mark.parametrize("name", JOBS)
def test_the_sheets_put_together_are_the_poster(name: str, tmp_path: Path):
    make, paper, tiles, pixels = JOBS[name]
    printout = compose(make(), PrintSpec(paper, tiles=tiles))
    tiling, poster = printout.tiling, printout.poster
    assert tiling is not None
    assert poster is not None
    assert len(tiling.sheets) > 1
    assert tiling.is_mixed == (tiles.turning == "mixed")
    pictures = {PICTURE: png(60, 60)}.get
    write_pdf(printout, tmp_path / "sheets.pdf", pictures=pictures, extras=Extras(layers={"assembly": "x"}))
    write_pdf(Printout("", (poster,)), tmp_path / "one.pdf", pictures=pictures)
    hanging = in_one_piece(tmp_path / "one.pdf", tiling, pixels)
    together, masked = put_together(tmp_path / "sheets.pdf", tiling, hanging, pixels)
    strong, visible = difference(hanging, together)
    assert strong == 0
    assert visible <= 0.0001
    assert masked <= MASKED
