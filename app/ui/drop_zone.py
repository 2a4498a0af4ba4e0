"""Where a file can be dropped, and the veil that shows it while one is dragged over the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.ui.icons import pixmap
from app.ui.labels import PlainLabel
from app.ui.theme import px, tokens_now
from app.words import T


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer that a drag or the clipboard carries; what names another computer is left out.

    ``isLocalFile`` alone is no such test: it is true of file://server/share, and Windows would go there.
    """
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile() and not url.host()]
    return [Path(name) for name in local if name and not name.startswith(("//", "\\\\")) and "\0" not in name]


def refuse_link(path: Path) -> None:
    """Problem("import.link") where a name only points to a file elsewhere: a drag must not bring what nobody saw."""
    try:
        is_link = path.is_symlink()
    except (OSError, ValueError):
        return  # reading it will say why
    if is_link:
        raise Problem("import.link", name=path.name)


class DropZone(QFrame):
    """Says that a file may be dropped, and opens the file dialog for who would rather choose one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = PlainLabel(parent=self)
        self._head = PlainLabel(role="strong", parent=self, wrap=True)
        self._note = PlainLabel(role="small", parent=self, wrap=True)
        self._button = QPushButton(self)
        self._button.setMinimumWidth(px(60))  # were it wider than its place, the note would get too few lines
        self._button.clicked.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(4)
        for widget in (self._picture, self._head, self._note):
            column.addWidget(widget)
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._button)
        self._retranslate()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge."""
        colours = tokens_now()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.outline), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        finally:
            painter.end()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._retranslate()

    def _retranslate(self) -> None:
        self._picture.setPixmap(pixmap("file-down", tokens_now().accent, px(24)))
        self._head.setText(T("Drop a file here"))
        self._note.setText(T("A poster (PDF) or project from Vivencia, a table (CSV, TSV) or a Mermaid journey"))
        self._button.setText(T("Choose a file…"))


class DropVeil(QWidget):
    """Lies over a window while a file is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Come up over the whole parent."""
        self.setGeometry(self._under.rect())
        self.show()
        self.raise_()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens_now()
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(colours.window)
            ground.setAlpha(225)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 12, 12)
            middle = self.rect().center()
            painter.drawPixmap(middle.x() - 24, middle.y() - 60, pixmap("file-down", colours.accent, 48))
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * 1.54)
            painter.setFont(font)
            painter.setPen(QColor(colours.text))
            below = self.rect().translated(0, 24)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, T("Drop the file to open its map"))
        finally:
            painter.end()
