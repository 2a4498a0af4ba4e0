"""No line of text breaks otherwise on the canvas than in the file, however near one looks.

What the canvas hands to the painter is written down, glyph by glyph, at every level of detail: letters among stamps,
letters one by one, outlines of letters; and compared with the glyphs that the operators of the PDF show.  Seen to fail:
a canvas whose lines are joined at one zoom, whose last line is left out, or that is given another layout than the file.
"""

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from app.canvas.picture import Place
from app.canvas.scene import MapScene
from app.layout.shapes import Box, Drawing
from app.poster.paper import parse_paper
from app.poster.spec import PrintSpec
from app.render import qt_words
from app.render.qt import QtPainter
from app.render.qt_words import Run, Words
from app.text.faces import face
from tests.poster.sample import drawing, print_poster
from tests.render.operators import pages_of

Line = tuple[str, tuple[int, ...]]
"""The key of a font and glyphs that follow each other on one line."""
ZOOMS = (1.2, 2.0, 3.1, 3.3, 6.0, 9.0)
"""Pixels a millimetre: sketches, cards as on paper, and letters as outlines."""


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[Line]:
    """The lines that any painter is handed from now on."""
    lines: set[Line] = set()
    show, outlines = Run.show, qt_words._outlines  # noqa: SLF001 - both are where letters are painted

    def written_down(run: Run, painter: QPainter, x: float = 0.0, y: float = 0.0) -> None:
        lines.update(lines_of(run))
        show(run, painter, x, y)

    def outlined(words: Words):
        lines.update(line for run in words.runs for line in lines_of(run))
        return outlines(words)

    monkeypatch.setattr(Run, "show", written_down)
    monkeypatch.setattr(qt_words, "_outlines", outlined)
    return lines


def lines_of(run: Run) -> Iterator[Line]:
    """Glyphs on one base, parted where there is a gap of more than a third of an em."""
    own, em = face(run.font), 1000
    placed = [(p.y(), p.x(), g) for p, g in zip(run.glyphs.positions(), run.glyphs.glyphIndexes(), strict=True)]
    for _, together in groupby(placed, key=lambda one: round(one[0], 2)):
        glyphs: list[int] = []
        end = None
        for _, x, glyph in together:
            if end is not None and x - end > em / 3:
                yield run.font, tuple(glyphs)
                glyphs = []
            glyphs.append(glyph)
            end = x + own.advance(glyph) * em
        yield run.font, tuple(glyphs)


def printed(pdf: Path) -> set[Line]:
    """The lines of the first page of a file."""
    (page,) = pages_of(pdf)
    return {(word.font.split("+")[1], word.glyphs) for word in page.words if word.glyphs}


def paint(shown: Drawing, scale: float) -> MapScene:
    """All of a drawing on a screen, until no text is left to be set."""
    scene = MapScene(QtPainter(stamps=True))
    scene.show_drawing(shown)
    base, area = QTransform.fromScale(scale, scale), Box(0, 0, shown.width, shown.height)
    image = QImage(round(shown.width * scale), round(shown.height * scale), QImage.Format.Format_RGB32)
    place = Place(scale, QPointF(0, 0), image.size(), 1.0, QColor("#dfe5ec"))
    for _ in range(400):
        painter = QPainter(image)
        scene.paint_area(painter, base, area, place)
        painter.end()
        if not scene.unfinished:
            break
        QApplication.processEvents()
    assert not scene.unfinished
    return scene


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_lines_on_the_canvas_are_those_of_the_file(qapp, painted: set[Line], zoom: float, tmp_path: Path):
    paper = parse_paper("A3", "landscape")
    shown = drawing(paper)
    print_poster(shown, PrintSpec(paper), tmp_path / "a.pdf")
    paint(shown, zoom)
    file = printed(tmp_path / "a.pdf")
    assert len(file) > 60
    assert painted - file == set(), "no line is on the screen only"
    if zoom > 3.0:
        assert file - painted == set(), "every line can be read"


def test_another_layout_of_the_same_map_is_noticed(qapp, painted: set[Line], tmp_path: Path):
    paper = parse_paper("A3", "landscape")
    print_poster(drawing(parse_paper("A3", "portrait")), PrintSpec(paper), tmp_path / "a.pdf")
    paint(drawing(paper), 3.3)
    assert len(painted - printed(tmp_path / "a.pdf")) > 5


def test_glyphs_are_read_from_the_file_as_they_are(tmp_path: Path):
    """The numbers of the file's glyphs are those of its font, not codes of their own."""
    paper = parse_paper("A4")
    print_poster(drawing(paper, 6), PrintSpec(paper), tmp_path / "a.pdf")
    with pikepdf.open(io.BytesIO((tmp_path / "a.pdf").read_bytes())) as opened:
        assert opened.check_pdf_syntax() == []
    for word in pages_of(tmp_path / "a.pdf")[0].words:
        font = face(word.font.split("+")[1]).font
        assert len(word.glyphs) >= 1
        if word.text.isascii() and len(word.glyphs) == len(word.text):
            assert [font.get_nominal_glyph(ord(letter)) for letter in word.text[:1]] == list(word.glyphs[:1])
