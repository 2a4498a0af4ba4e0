"""A printed PDF as somebody reads it on a screen: table of contents, links, page names."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from app.domain.document import Document
from app.domain.records import Card
from app.layout.layers import LAYERS, Layer
from app.poster.export import write_pdf
from app.poster.extras import Extras
from app.poster.kinds import compose
from app.poster.page import Printout
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec, TileSpec
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.render.archives import faults

A2, A4 = parse_paper("A2", "landscape"), parse_paper("A4")
ADDRESS = "https://vivencia.example/pagos"


def printout(spec: PrintSpec) -> Printout:
    records = [
        replace(record, fields={"text": f"Ver {ADDRESS} o a javascript:alert(1)", "owner": "ana@casa.es"})
        if isinstance(record, Card) and record.id == "c7" else record
        for record in document(20).records()
    ]  # fmt: skip
    return compose(Press(Document.of(records), "m", paper_words("es"), "es"), spec)


def written(made: Printout, extras: Extras | None = None) -> bytes:
    out = io.BytesIO()
    write_pdf(made, out, extras=extras or Extras())
    return out.getvalue()


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written(printout(PrintSpec(A2)))


@pytest.fixture(scope="module")
def tiled() -> bytes:
    return written(printout(PrintSpec(A2, tiles=TileSpec(A4))))


def links(pdf: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """Page number, address and rectangle of each link to the outside."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            (number, str(one.A.URI), tuple(float(side) for side in one.Rect))
            for number, page in enumerate(opened.pages)
            for one in page.get("/Annots", [])
            if "/A" in one
        ]


def test_phases_hold_their_stages(whole: bytes):
    with pikepdf.open(io.BytesIO(whole)) as opened, opened.open_outline() as outline:
        found = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert [title for title, _ in found] == ["Preventa", "Venta", "Postventa"]
    assert [len(stages) for _, stages in found] == [2, 2, 1]
    assert "Descubrir" in found[0][1][0]


def test_each_stage_is_told_once_below_the_sheet_that_shows_it_first(tiled: bytes):
    with pikepdf.open(io.BytesIO(tiled)) as opened, opened.open_outline() as outline:
        told: list[str] = []
        for entry in outline.root:
            below = list(entry.children)
            while below:
                one = below.pop(0)
                told.append(one.title)
                below += one.children
    assert len(told) == len(set(told)) == 3 + 5


def test_addresses_of_cards_can_be_clicked_where_they_stand(whole: bytes):
    found = links(whole)
    read: dict[str, str] = {}
    opened = pypdfium2.PdfDocument(whole)
    try:
        text = opened[0].get_textpage()
        for _, target, rect in found:
            read[target] = read.get(target, "") + "".join(text.get_text_bounded(*rect).split())
    finally:
        opened.close()
    assert read == {ADDRESS: ADDRESS, "mailto:ana@casa.es": "ana@casa.es"}


def test_a_link_is_only_on_pages_with_its_words_and_within_what_is_printed(tiled: bytes):
    found = links(tiled)
    made = printout(PrintSpec(A2, tiles=TileSpec(A4)))
    for number, _, (left, bottom, right, top) in found:
        page, clip = made.pages[number], made.pages[number].placements[0].clip
        assert clip is not None
        assert clip.x - 0.01 <= left * 25.4 / 72 < right * 25.4 / 72 <= clip.right + 0.01
        assert clip.y - 0.01 <= page.height - top * 25.4 / 72 < page.height - bottom * 25.4 / 72 <= clip.bottom + 0.01
    opened = pypdfium2.PdfDocument(tiled)
    try:
        shown = [n for n in range(len(opened)) if "vivencia.example" in opened[n].get_textpage().get_text_bounded()]
    finally:
        opened.close()
    assert {0} < {number for number, target, _ in found if target == ADDRESS} <= set(shown)


def test_the_guide_leads_to_the_sheets(tiled: bytes):
    with pikepdf.open(io.BytesIO(tiled)) as opened:
        labels = {page.obj.objgen: page.label for page in opened.pages}
        guide = opened.pages[0]
        leads = [(one.Dest[0].objgen, [float(side) for side in one.Rect]) for one in guide.Annots if "/Dest" in one]
        assert [labels[page] for page, _ in leads] == [page.label for page in opened.pages][1:]
    words = pypdfium2.PdfDocument(tiled)
    try:
        text = words[0].get_textpage()
        for page, rect in leads:
            assert labels[page] in text.get_text_bounded(*rect)
    finally:
        words.close()


def test_one_sheet_alone_leads_nowhere():
    spec = PrintSpec(A2, tiles=TileSpec(A4), only=("guide", "1A"))
    with pikepdf.open(io.BytesIO(written(printout(spec)))) as opened:
        assert len([one for one in opened.pages[0].Annots if "/Dest" in one]) == 1


LAYERED: dict[Layer, str] = {layer: f"Capa {layer}" for layer in LAYERS}


@pytest.mark.parametrize("spec", [PrintSpec(A2), PrintSpec(A2, tiles=TileSpec(A4)), PrintSpec(A4, kind="stages")],
                         ids=["poster", "sheets", "stages"])  # fmt: skip
@pytest.mark.parametrize("layers", [{}, LAYERED], ids=["plain", "layers"])
def test_every_kind_of_print_may_go_into_an_archive(spec: PrintSpec, layers: dict[Layer, str]):
    assert faults(written(printout(spec), Extras(archive=True, layers=layers)), "2b") == []
