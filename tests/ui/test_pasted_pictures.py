"""A picture on the clipboard is read like one of a file, whoever put it there."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.domain.problems import Problem
from app.ui.editor_pictures import pasted_picture, picture_in
from tests.exchange.bombs import BOMBS, LARGE, MAY_BE_READ


def image() -> QImage:
    made = QImage(12, 8, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    return made


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (12, 8), (0, 128, 128)).save(out, "PNG")
    return out.getvalue()


def carried(**formats: bytes) -> QMimeData:
    said = QMimeData()
    for name, data in formats.items():
        said.setData(f"image/{name.replace('svg', 'svg+xml')}", data)
    return said


def test_bytes_are_written_anew():
    kind, data = pasted_picture(carried(png=png() + b"and more behind it"))
    assert kind == "image/jpeg"
    assert b"and more" not in data
    assert QImage.fromData(data).size() == image().size()


def test_pixels_of_this_program_are_taken():
    said = QMimeData()
    said.setImageData(image())
    assert picture_in(said)
    assert QImage.fromData(pasted_picture(said)[1]).size() == image().size()


@pytest.mark.parametrize("name", [name for name in BOMBS if name.startswith("picture") and name not in LARGE])
def test_a_hostile_one_is_refused_or_small(name):
    said = carried(png=BOMBS[name][1]())
    if name in MAY_BE_READ:
        assert max(QImage.fromData(pasted_picture(said)[1]).size().toTuple()) <= 1600
    else:
        with pytest.raises(Problem, match=r"picture\."):
            pasted_picture(said)


def test_an_svg_is_not_read_and_the_file_that_it_names_not_opened(tmp_path):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    said = carried(svg=svg)
    assert not picture_in(said)
    said.setImageData(image())  # as where Qt would make pixels of it
    assert not picture_in(said)
    with pytest.raises(Problem, match="unreadable"):
        pasted_picture(said)


def test_a_card_gets_the_picture_on_the_clipboard(desk):
    desk.view.board.select(desk.ref("Huele a café"))
    QGuiApplication.clipboard().setMimeData(carried(png=png()))
    desk.editor.commands()["edit.paste"]()
    assert "picture" in desk.card("Huele a café").fields
