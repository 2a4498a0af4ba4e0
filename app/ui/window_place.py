"""Where the window stood last, and where it stands now."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.settings import Geometry


def take_place(window: QWidget, last: Geometry | None) -> None:
    """Stand there, as far as a screen still has room for it; otherwise fill a good share of one."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if last is None:
        window.resize(min(1360, screen.width() - 40), min(860, screen.height() - 60))
        return
    place = QRect(last.x, last.y, last.width, last.height)
    rooms = [one.availableGeometry() for one in QGuiApplication.screens()]
    room = next((one for one in rooms if one.intersects(place.adjusted(40, 0, -40, -40))), None)
    window.resize(place.size().boundedTo((room or screen).size()))
    if room is not None:
        beyond = QRect(place.topLeft(), window.size()).bottomRight() - room.bottomRight()
        corner = place.topLeft() - QPoint(max(0, beyond.x()), max(0, beyond.y()))
        window.move(max(corner.x(), room.x()), max(corner.y(), room.y()))
    if last.maximised:
        window.showMaximized()


def place_of(window: QWidget) -> Geometry:
    """Where it stands with its frame, and how large it is when it does not fill the screen."""
    at = window.normalGeometry().translated(window.frameGeometry().topLeft() - window.geometry().topLeft())
    return Geometry(at.x(), at.y(), at.width(), at.height(), window.isMaximized())
