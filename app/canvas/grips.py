"""What on the map can be taken hold of besides cards and headers: borders, points of the curve, marks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from app.canvas.focus import Ref
from app.canvas.gestures import Gesture


@dataclass(frozen=True, slots=True)
class Hold:
    """Something under the pointer that takes the press before cards and headers do.

    ``drag`` begins a gesture at a point of the drawing, ``click`` and ``double_click`` do something at once; what is
    None does nothing.  ``tip`` says what it is for, in the language in force; ``about`` is outlined meanwhile.
    """

    cursor: Qt.CursorShape
    tip: str = ""
    drag: Callable[[QPointF], Gesture] | None = None
    click: Callable[[], object] | None = None
    double_click: Callable[[], object] | None = None
    about: Ref | None = None


class Grip(Protocol):
    """Finds what can be held at a point."""

    def hold_at(self, at: QPointF, reach: float) -> Hold | None:
        """What is at a point of the drawing (mm), or None; ``reach`` is how many mm six screen pixels are."""
