"""Stored pictures for Qt: decoded about as large as they are painted, and let go when they would fill the memory."""

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from app.render import pictures as stored

_SMALLEST, _LARGEST = 64, 2048  # pixels of the longer side
_MOST_BYTES = 96 * 1024 * 1024


class Images:
    """The pictures of one painter.  ``pictures`` gives the bytes of an asset's hash."""

    def __init__(self, pictures: stored.Pictures) -> None:
        self._pictures = pictures
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._images: dict[tuple[str, int], QImage | None] = {}
        self._bytes = 0

    def size(self, asset: str) -> tuple[int, int] | None:
        """Width and height of the stored picture in pixels; None where there is none that can be read."""
        if asset not in self._sizes:
            data = self._pictures(asset)
            self._sizes[asset] = stored.size(data) if data else None
        return self._sizes[asset]

    def image(self, asset: str, width: float) -> QImage | None:
        """The picture, at least so many pixels wide if it has them, and less than twice as large as need be."""
        size = self.size(asset)
        if size is None:
            return None
        wanted = max(_SMALLEST, min(_LARGEST, width * max(size) / size[0]))
        side = min(max(size), 2 ** math.ceil(math.log2(wanted)))
        key = (asset, side)
        if key in self._images:
            self._images[key] = image = self._images.pop(key)
            return image
        image = _decoded(self._pictures(asset), size, side)
        self._images[key] = image
        self._bytes += image.sizeInBytes() if image is not None else 0
        while self._bytes > _MOST_BYTES and len(self._images) > 1:
            oldest = self._images.pop(next(iter(self._images)))
            self._bytes -= oldest.sizeInBytes() if oldest is not None else 0
        return image


def _decoded(data: bytes | None, size: tuple[int, int], side: int) -> QImage | None:
    """A picture decoded by the format that its first bytes tell; its longer side has no more pixels than ``side``."""
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray((stored.kind(data) or "").encode()))
    reader.setAutoTransform(False)
    if max(size) > side:
        scale = side / max(size)
        reader.setScaledSize(QSize(max(1, round(size[0] * scale)), max(1, round(size[1] * scale))))
    image = reader.read()
    return None if image.isNull() else image
