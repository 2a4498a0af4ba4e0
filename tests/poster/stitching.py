"""The sheets of a PDF cut and laid over each other as a person does, and compared with the one page."""

import math
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from app.layout.shapes import Drawing
from app.poster.export import write_pdf
from app.poster.marks import printed_window
from app.poster.page import Printout
from app.poster.paper import POINT
from app.poster.sheets import Sheet, Tiling
from app.poster.spec import PrintSpec
from app.poster.whole import poster_pages

PIXELS = 2
"""A point."""
AROUND = 40
"""Points."""
STRONG = 96
"""Of 255: so much no pixel may differ."""
_EXACT = 1e-3
"""Pixels."""

Move = Callable[[Sheet], float]
"""How many points a sheet is displaced, for the controls."""


def rendered(page, left: float, top: float, width: int, height: int) -> Image.Image:
    """A window of a page in whole points, PIXELS pixels to each: no stretching by the renderer.

    It is rendered with room around: of a letter that begins outside the picture pdfium cuts the place to a whole
    pixel towards zero, that is to the other side.
    """
    _, _, _, up = page.get_mediabox()
    box = (left - AROUND, up - top - height - AROUND, left + width + AROUND, up - top + AROUND)
    page.set_mediabox(*box)
    page.set_cropbox(*box)
    image: Image.Image = page.render(scale=PIXELS).to_pil().convert("RGB")
    edge = AROUND * PIXELS
    assert image.size == (width * PIXELS + 2 * edge, height * PIXELS + 2 * edge)
    return image.crop((edge, edge, image.width - edge, image.height - edge))


def glued(path, tiling: Tiling, move: Move = lambda sheet: 0.0) -> Image.Image:
    """The sheets cut at the left and above and laid over each other in reading order, marks and all."""
    width, height = int(tiling.poster.width / POINT), int(tiling.poster.height / POINT)
    whole = Image.new("RGB", (width * PIXELS, height * PIXELS), "#ff00ff")
    pdf = pypdfium2.PdfDocument(path)
    pages = list(pdf)[-len(tiling.sheets) :]
    for sheet, page in zip(tiling.sheets, pages, strict=True):
        window = printed_window(sheet)
        x, y = round(sheet.window.x / POINT), round(sheet.window.y / POINT)
        wide = min(int(window.w / POINT + 1e-6), width - x)
        high = min(int(window.h / POINT + 1e-6), height - y)
        piece = rendered(page, window.x / POINT + move(sheet), window.y / POINT, wide, high)
        whole.paste(piece, (x * PIXELS, y * PIXELS))
    pdf.close()
    return whole


def hung(path, tiling: Tiling) -> Image.Image:
    """The one-page poster in the same pixels."""
    pdf = pypdfium2.PdfDocument(path)
    image = rendered(pdf[0], 0, 0, int(tiling.poster.width / POINT), int(tiling.poster.height / POINT))
    pdf.close()
    return image


def put_together(path: Path, tiling: Tiling, hanging: Image.Image, pixels: int = PIXELS) -> tuple[Image.Image, float]:
    """The faces of all sheets side by side, each pixel from the one sheet that shows all of it, no mark on any.

    Pixels that a cut runs through are those of the poster ``hanging`` in one piece; gives their share too.
    """
    whole = hanging.copy()
    free = Image.new("1", whole.size, 1)
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        for sheet, page in zip(tiling.sheets, list(pdf)[-len(tiling.sheets) :], strict=True):
            face, window = sheet.face, printed_window(sheet)
            sides = (face.x, face.y, face.right, face.bottom)
            left, top, right, bottom = (side / POINT * pixels for side in sides)
            x, y = math.ceil(left - _EXACT), math.ceil(top - _EXACT)
            width, height = math.floor(right + _EXACT) - x, math.floor(bottom + _EXACT) - y
            at = window.x / POINT + (x - left) / pixels, window.y / POINT + (y - top) / pixels
            assert free.crop((x, y, x + width, y + height)).getextrema() == (1, 1), "sheets lie on each other"
            free.paste(0, (x, y, x + width, y + height))
            whole.paste(seen(page, at, (width, height), pixels), (x, y))
    return whole, free.histogram()[-1] / (free.width * free.height)


def in_one_piece(path: Path, tiling: Tiling, pixels: int = PIXELS) -> Image.Image:
    """The one-page poster, ``pixels`` to the point."""
    size = (int(tiling.poster.width / POINT * pixels), int(tiling.poster.height / POINT * pixels))
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        return seen(pdf[0], (0.0, 0.0), size, pixels)


def seen(page: pypdfium2.PdfPage, at: tuple[float, float], size: tuple[int, int], pixels: int) -> Image.Image:
    """A part of a page from a place in points on, any fraction of them; as ``rendered`` does it."""
    _, _, _, up = page.get_mediabox()
    edge = AROUND * pixels
    wide, high = (size[0] + 2 * edge) / pixels, (size[1] + 2 * edge) / pixels
    left, top = at[0] - AROUND, up - at[1] + AROUND
    box = (left, top - high, left + wide, top)
    page.set_mediabox(*box)
    page.set_cropbox(*box)
    bitmap = pypdfium2.PdfBitmap.new_native(size[0] + 2 * edge, size[1] + 2 * edge, pypdfium2.raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, bitmap.width, bitmap.height)
    pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, bitmap.width, bitmap.height, 0, 0)
    image: Image.Image = bitmap.to_pil()
    return image.convert("RGB").crop((edge, edge, edge + size[0], edge + size[1]))


def difference(one: Image.Image, other: Image.Image) -> tuple[int, float]:
    """Pixels that differ by more than 96 of 255, and the part that differs by more than 16."""
    red, green, blue = ImageChops.difference(one, other).split()
    counts = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(counts[STRONG + 1 :]), sum(counts[17:]) / (one.width * one.height)


def assert_stitched(folder: Path, drawing: Drawing, spec: PrintSpec, words: Mapping[str, str]) -> None:
    """The sheets put together are the poster as it would hang in one piece."""
    printout = poster_pages(drawing, spec, words, "Café")
    assert printout.tiling is not None
    assert printout.poster is not None
    write_pdf(printout, folder / "sheets.pdf")
    write_pdf(Printout("Café", (printout.poster,)), folder / "one.pdf")
    strong, visible = difference(
        hung(folder / "one.pdf", printout.tiling), glued(folder / "sheets.pdf", printout.tiling)
    )
    assert strong == 0
    assert visible <= 0.0001
