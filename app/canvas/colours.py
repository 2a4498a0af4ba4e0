"""Colours between colours."""

from functools import lru_cache

from PySide6.QtGui import QBrush, QColor


@lru_cache(maxsize=256)
def brush(color: str, opacity: float = 1.0) -> QBrush:
    """The brush of a colour."""
    made = QColor(color)
    made.setAlphaF(opacity)
    return QBrush(made)


@lru_cache(maxsize=512)
def mixed(one: str, other: str, share: float) -> str:
    """A colour between two; ``share`` is how much of the other it has."""
    a, b = QColor(one), QColor(other)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*[round(x + (y - x) * share) for x, y in parts]).name()
