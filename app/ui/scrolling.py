"""What is higher than the screen: areas that scroll, and fields that let the wheel go on to them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.canvas.guard import guarded


class _WheelGoesOn(QObject):
    """Leaves a field's turns of the wheel to what the field stands in."""

    @guarded(fallback=False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


def let_wheel_pass(field: QWidget) -> None:
    """A list or a number changes when it is clicked or typed into, not because a page was scrolled under the mouse."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGoesOn(field))


def scrolled(inner: QWidget) -> QScrollArea:
    """The widget inside a frameless area as wide as it is given, which takes no focus itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    for widget in (area.viewport(), inner):
        widget.setAutoFillBackground(False)
    return area
