"""Pictures from people: read with care, made small, and written anew before they are kept."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from app.domain.problems import Problem
from app.files import TooLargeError, read_whole

MOST_BYTES = 32 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
_MAGIC = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"), (b"GIF8", b"gif"))
_PNG_DEPTH = 24
"""Where a PNG says how many bits a channel has."""
ENDINGS = ("png", "jpg", "jpeg", "gif", "webp")


def read_picture(path: Path) -> tuple[str, bytes]:
    """Media type and bytes of the picture in a file, written anew.

    Problem("picture.unreadable"), ("picture.unknown_kind") or ("picture.too_large"), each with the file's name.
    """
    try:
        data = read_whole(path, MOST_BYTES)
    except TooLargeError as error:
        raise Problem("picture.too_large", name=path.name) from error
    except (OSError, ValueError) as error:
        raise Problem("picture.unreadable", name=path.name) from error
    return rewritten(data, path.name)


def rewritten(data: bytes, name: str) -> tuple[str, bytes]:
    """Media type and bytes of a picture, written anew; the same Problems with ``name`` in them."""
    return redrawn(_decode(data, name))


def redrawn(image: QImage) -> tuple[str, bytes]:
    """Media type and bytes of an image, made small enough to be kept."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LONGEST_SIDE, LONGEST_SIDE), keep, smooth)
    kind = "png" if image.hasAlphaChannel() else "jpeg"
    return f"image/{kind}", _encode(image, kind)


def _decode(data: bytes, name: str) -> QImage:
    """The image of PNG, JPEG, GIF or WebP bytes; the format is told by the bytes, never by the name."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = b"webp"
    if kind is None:
        raise Problem("picture.unknown_kind", name=name)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    # A PNG of deep colours takes twice the memory.  What the reader says of its format is not asked: of a damaged JPEG
    # it says anything.
    room = MOST_PIXELS // 2 if kind == b"png" and data[_PNG_DEPTH : _PNG_DEPTH + 1] == b"\x10" else MOST_PIXELS
    if size.width() * size.height() > room:
        raise Problem("picture.too_large", name=name)
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise Problem("picture.unreadable", name=name)
    return image


def _encode(image: QImage, kind: str) -> bytes:
    """The image painted onto a fresh one and written, without anything else that the file held."""
    fresh = QImage(image.size(), QImage.Format.Format_ARGB32 if kind == "png" else QImage.Format.Format_RGB32)
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    try:
        painter.drawImage(0, 0, image)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(88)
    writer.write(fresh)
    return bytes(buffer.data().data())
