"""Pictures of the painters' results, and how far two of them are apart."""

import ctypes
import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.layout.shapes import Drawing
from app.render.pdf import About, PdfWriter
from app.render.pictures import Pictures, no_pictures
from app.render.qt import drawing_image
from app.render.svg import Letters, SvgAbout, SvgPage


def screen(drawing: Drawing, width: int, pictures: Pictures) -> Image.Image:
    return from_qt(drawing_image(drawing, width, pictures))


def from_qt(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888)
    size = (plain.width(), plain.height())
    return Image.frombytes("RGBX", size, bytes(plain.constBits()), "raw", "RGBX", plain.bytesPerLine()).convert("RGB")


def as_pdf(drawing: Drawing, pictures: Pictures, title: str = "", author: str = "", lang: str = "es") -> bytes:
    """One page of the drawing's own size."""
    out = io.BytesIO()
    writer = PdfWriter(out, About(title=title, author=author, lang=lang), pictures=pictures)
    placed = writer.place(drawing)
    writer.page(drawing.width, drawing.height)
    writer.draw(placed)
    writer.save()
    return out.getvalue()


def paper(pdf: bytes | Path, size: tuple[int, int], page: int = 0) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    try:
        points = document[page].get_size()
        bitmap = pdfium.PdfBitmap.new_native(*size, pdfium.raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        pdfium.raw.FPDF_RenderPageBitmap(bitmap, document[page], 0, 0, *size, 0, 0)
        assert points[0] > 0
        image: Image.Image = bitmap.to_pil()
        return image.convert("RGB")
    finally:
        document.close()


def as_svg(
    drawing: Drawing,
    pictures: Pictures = no_pictures,
    title: str = "",
    letters: Letters = "outlines",
    scale: float = 1.0,
) -> str:
    """One page of the drawing's own size times ``scale``."""
    width, height = drawing.width * scale, drawing.height * scale
    page = SvgPage(width, height, SvgAbout(title), letters=letters, pictures=pictures)
    page.draw(drawing, scale=scale)
    return page.markup


def svg_picture(text: str, size: tuple[int, int]) -> Image.Image:
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return from_qt(image)


def unlike(one: Image.Image, other: Image.Image, by: int) -> float:
    """The share of pixels of which a channel differs by more than ``by`` of 255."""
    assert one.size == other.size
    red, green, blue = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[by + 1 :]) / (one.width * one.height)


def words(pdf: bytes, page: int = 0) -> str:
    """The text of a page in reading order."""
    document = pdfium.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_bounded())
    finally:
        document.close()


def origins(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each character of the first page with its origin in millimetres from the top left."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        height = page.get_height()
        text = page.get_textpage()
        found = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            pdfium.raw.FPDFText_GetCharOrigin(text, index, x, y)
            char = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
            found.append((char, x.value * 25.4 / 72, (height - y.value) * 25.4 / 72))
        return found
    finally:
        document.close()
