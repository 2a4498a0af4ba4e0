"""Each layer of a printed map hides what it is named after when a reader switches it off, and nothing else."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from app.domain.document import Document
from app.domain.records import Card, Lane, Value
from app.layout.engine import layout_map
from app.layout.layers import LAYERS, Layer, layer_of, layers_of
from app.layout.shapes import Box, Drawing, SheetSize, Symbol
from app.render.bounds import bounds
from app.render.pdf import About, PdfWriter
from app.words.paper import paper_words
from tests.poster.sample import PICTURE, document
from tests.render.looking import paper
from tests.render.samples import png

NAMES: dict[Layer, str] = {layer: f"Capa {layer}" for layer in LAYERS}
ALL: dict[str, Value] = {
    "text": "Espera", "importance": 4, "moment_of_truth": True, "evidence": "assumed", "quote": "¿Cuánto falta?",
    "picture": PICTURE, "owner": "Ana", "actor": "Dani", "tags": "caja, espera", "control": "own",
}  # fmt: skip
PIXELS = 4
"""To the millimetre."""
IN_MAP: tuple[Layer, ...] = tuple(layer for layer in LAYERS if layer != "assembly")


@pytest.fixture(scope="module")
def drawn() -> Drawing:
    records = [replace(r, fields=ALL) if isinstance(r, Card) and r.id in {"c1", "c4"} else r
               for r in document(10).records()]  # fmt: skip
    records += [
        Lane(id="t", project_id="p", map_id="m", rank="c", lane_kind="text", title="Citas",
             fields={"text_kind": "quotes"}),
        Lane(id="k", project_id="p", map_id="m", rank="d", lane_kind="metric", title="Importancia",
             fields={"metric": "importance"}),
        Card(id="n1", project_id="p", map_id="m", rank="zz", title="Una nota", stage_id="s1", lane_id="t",
             fields={"quote": "Así lo dijo", "tags": "nota"}),
    ]  # fmt: skip
    return layout_map(Document.of(records), "m", paper_words("es"), SheetSize(594, 420, 12))


@pytest.fixture(scope="module")
def printed(drawn: Drawing) -> bytes:
    out = io.BytesIO()
    writer = PdfWriter(out, About(), pictures={PICTURE: png(64, 40)}.get, layers=NAMES)
    placed = writer.place(drawn)
    writer.page(drawn.width, drawn.height)
    writer.draw(placed)
    writer.save()
    return out.getvalue()


def look(pdf: bytes, off: Layer | None = None) -> Image.Image:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if off is not None:
            layers = opened.Root.OCProperties
            layers.D.OFF = pikepdf.Array([group for group in layers.OCGs if str(group.Name) == NAMES[off]])
            assert len(layers.D.OFF) == 1
        out = io.BytesIO()
        opened.save(out)
    return paper(out.getvalue(), (594 * PIXELS, 420 * PIXELS))


def boxes(drawing: Drawing, layer: Layer) -> list[Box]:
    """Where a layer has something to show."""
    found = []
    for group in drawing.groups:
        shapes = group.shapes
        for shape, own in zip(shapes, layers_of(group, shapes), strict=True):
            if layer in (own, layer_of(group)):
                found.append(bounds(shape).moved(group.x, group.y))
    return found


@pytest.mark.parametrize("layer", IN_MAP)
def test_a_layer_hides_what_it_is_and_nothing_else(drawn: Drawing, printed: bytes, layer: Layer):
    places = boxes(drawn, layer)
    assert places
    difference = ImageChops.difference(look(printed), look(printed, layer)).convert("L")
    mask = difference.point(lambda value: 255 if value > 24 else 0)
    for place in places:
        left, top, right, bottom = _pixels(place)
        ImageDraw.Draw(mask).rectangle([left - 2, top - 2, right + 2, bottom + 2], fill=0)
    assert mask.getbbox() is None
    changed = difference.point(lambda value: 255 if value > 24 else 0)
    seen = [changed.crop(_pixels(place)).getbbox() is not None for place in places]
    assert sum(seen) >= 0.8 * len(places)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * PIXELS) for side in (box.x, box.y, box.right, box.bottom))
    return left, top, right, bottom


def test_each_field_of_a_card_is_in_its_layer(drawn: Drawing):
    group = drawn.group("card", "c1")
    assert group is not None
    own = dict(zip(group.shapes, layers_of(group, group.shapes), strict=True))
    symbols = {shape.name: layer for shape, layer in own.items() if isinstance(shape, Symbol)}
    assert symbols["mark:moment_of_truth"] == symbols["mark:dot"] == "scores"
    assert symbols["evidence:assumed"] == "evidence"
    assert symbols["mark:quote"] == "quotes"
    assert symbols["mark:owner"] == symbols["mark:actor"] == "names"
    assert symbols["control:own"] is None
    texts = {shape.line.text: layer for shape, layer in own.items() if hasattr(shape, "line")}
    assert texts["¿Cuánto falta?"] == "quotes"
    assert texts["Ana"] == texts["Dani"] == texts["caja"] == "names"
    assert texts["Espera"] is None
    assert layer_of(group) is None


def test_a_note_is_a_layer_with_its_quote_within(drawn: Drawing):
    group = drawn.group("card", "n1")
    assert group is not None
    assert layer_of(group) == "notes"
    assert "quotes" in layers_of(group, group.shapes)


def test_layers_do_not_change_what_is_seen(drawn: Drawing, printed: bytes):
    out = io.BytesIO()
    writer = PdfWriter(out, About(), pictures={PICTURE: png(64, 40)}.get)
    placed = writer.place(drawn)
    writer.page(drawn.width, drawn.height)
    writer.draw(placed)
    writer.save()
    assert ImageChops.difference(look(printed), look(out.getvalue())).getbbox() is None
