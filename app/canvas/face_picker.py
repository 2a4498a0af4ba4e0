"""The choices of a card's face and of its importance, as rows of a picker."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from app.canvas.items import Paint
from app.canvas.picker import Choice, Picker
from app.canvas.symbol_icon import shapes_icon, symbol_icon
from app.domain.fields import field_of
from app.domain.records import EMOTIONS, Value
from app.layout.shapes import Symbol
from app.layout.theme import THEME
from app.words import T
from app.words.fields import emotion_name, field_name

_FACE, _DOTS = (2.1, 2.1), (3.2, 1.7)  # width and height in lines of text
CHOICES: tuple[int | None, ...] = (*EMOTIONS, None)


def face_icon(emotion: int | None, size: int, ratio: float, paint: Paint) -> QIcon:
    """The face of an emotion as an icon of ``size`` pixels on a screen of that pixel ratio."""
    name = "face:none" if emotion is None else f"face:{emotion}"
    return symbol_icon(name, THEME.colors.emotions[emotion], size, ratio, paint)


def face_picker(now: Value | None, paint: Paint, parent: QWidget) -> Picker:
    """Five faces and none."""
    ratio, size = parent.devicePixelRatioF(), _lines(parent, *_FACE)
    choices = [
        Choice(emotion, emotion_name(emotion), face_icon(emotion, size.width(), ratio, paint), str(key))
        for key, emotion in zip((1, 2, 3, 4, 5, 0), CHOICES, strict=True)
    ]
    return Picker(T("Emotion"), choices, now, size, parent)


def importance_picker(now: Value | None, color: str, paint: Paint, parent: QWidget) -> Picker:
    """One to five dots, and nothing said."""
    ratio, size = parent.devicePixelRatioF(), _lines(parent, *_DOTS)
    top = field_of("card", "importance").high
    steps: list[int | None] = [*range(1, top + 1), None]
    choices = [
        Choice(
            step,
            T("Importance {value} of {top}", value=step, top=top) if step else T("Nothing said"),
            dots_icon(step or 0, color, size, ratio, paint),
            str(step or 0),
        )
        for step in steps
    ]
    return Picker(field_name("card", "importance"), choices, now, size, parent)


def _lines(widget: QWidget, wide: float, high: float) -> QSize:
    """So many lines of a widget's text, in pixels."""
    line = widget.fontMetrics().height()
    return QSize(round(wide * line), round(high * line))


def dots_icon(value: int, color: str, size: QSize, ratio: float, paint: Paint) -> QIcon:
    """So many filled dots of five."""
    top = field_of("card", "importance").high
    step = size.width() / top
    side = step * 0.78
    y = (size.height() - side) / 2
    shapes = tuple(
        Symbol("mark:dot" if n < value else "mark:dot_empty", n * step + (step - side) / 2, y, side, color)
        for n in range(top)
    )
    return shapes_icon(shapes, size, ratio, paint)
