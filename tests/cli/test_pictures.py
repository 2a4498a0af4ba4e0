"""The command line prints the pictures that stand on cards."""

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from app.domain.commands import cards
from app.domain.records import Card
from app.session import EditSession, open_library
from tests.exchange.reading import DATA


def png(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_a_card_s_picture_is_on_the_poster(run, tmp_path):
    assert run("import", DATA / "day.en.mmd")[0] == 0
    with open_library() as library:
        (summary,) = library.projects()
        digest = library.put_asset(summary.id, "image/png", png(64))
        session = EditSession(library, summary.id)
        card, title = session.document.all(Card)[0], session.document.maps[0].title
        session.do(cards.set_fields(session.document, [card.id], {"picture": digest}))
        session.close()
    out = tmp_path / "day.pdf"
    assert run("export", title, out, "--paper", "A3")[0] == 0
    with pikepdf.open(out) as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert [(int(image.Width), int(image.Height)) for image in images] == [(64, 64)]
