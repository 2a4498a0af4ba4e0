"""A picture as large as the screen allows."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSizePolicy, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T

SHARE = 0.86
"""Of the screen."""


class Large(PlainLabel):
    """The picture, whole and in proportion, never larger than it is."""

    def __init__(self, picture: QImage, parent: QWidget) -> None:
        super().__init__("", "", parent)
        self._picture = QPixmap.fromImage(picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(px(160), px(100))

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room for."""
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        size = self._picture.size().boundedTo(self.size() * ratio)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = self._picture.scaled(size, keep, smooth)
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


class PictureDialog(QDialog):
    """A picture of something called ``name``; accepted where another one is wanted."""

    def __init__(self, data: bytes, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(name or T("Picture"))
        picture = QImage.fromData(QByteArray(data))
        self.picture = Large(picture, self)
        self.picture.setAccessibleName(T("Picture of {name}", name=name) if name else T("Picture"))
        buttons = QDialogButtonBox(self)
        self.other = buttons.addButton(T("Another picture…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = buttons.addButton(T("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setDefault(True)
        self.other.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        column.addWidget(self.picture, 1)
        column.addWidget(buttons)
        most = parent.screen().availableGeometry().size() * SHARE
        around = QSize(px(24), px(34) + buttons.sizeHint().height())
        size = picture.size().scaled(most - around, Qt.AspectRatioMode.KeepAspectRatio)
        self.resize(size.boundedTo(picture.size()).expandedTo(QSize(px(320), px(220))) + around)
