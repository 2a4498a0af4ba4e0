"""The icons of the interface: Lucide's line drawings in resources/icons/ui, in the colour of the text around them.

A new one is copied there from the Lucide set under its own name (LICENSE lies beside).
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from app.resources import resource
from app.ui.theme import Tokens, px

SIZES = (16, 20)


def icon(name: str, colours: Tokens, colour: str | None = None) -> QIcon:
    """An icon in the colour of text (or another "#rrggbb"), with its disabled look, sharp on every screen."""
    made = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, colour or colours.text), (QIcon.Mode.Disabled, colours.disabled)):
        for ratio in _ratios():
            for size in SIZES:
                made.addPixmap(_picture(name, paint, px(size), ratio), mode)
    return made


def pixmap(name: str, colour: str, size: int, ratio: float | None = None) -> QPixmap:
    """One icon as a picture of ``size`` logical pixels for a screen of that pixel ratio (None: the finest one)."""
    return _picture(name, colour, size, ratio or _ratios()[-1])


def _picture(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Each is drawn once: buttons, menus and windows show the same ones."""
    key = f"icon {name} {colour} {size} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _drawn(name, colour, round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(name: str, colour: str, side: int) -> QPixmap:
    """A square picture of so many pixels."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first paint needs none

    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    try:
        drawing.render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    return picture


def product_icon() -> QIcon:
    """The icon of the program."""
    made = QIcon()
    for path in sorted(resource("icons", "app").glob("vivencia-*.png")):
        made.addFile(str(path))
    return made


def _ratios() -> list[float]:
    """The pixel ratios of the screens, the finest last."""
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


@cache
def _source(name: str) -> str:
    """The drawing's text."""
    return resource("icons", "ui", f"{name}.svg").read_text(encoding="utf-8")
