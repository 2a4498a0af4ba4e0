"""A button of several words that breaks its lines where one line is too wide."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.canvas.guard import guarded


class WrappedButton(QPushButton):
    """As wide as its words on one line, or as narrow as it is given, and then higher."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = words
        """What it says, with nothing marked as its key."""
        self.setAccessibleName(words)
        self.setText(self._shown(words))

    @staticmethod
    def _shown(words: str) -> str:
        return words.replace("&", "&&")

    def _frame(self) -> QSize:
        """What the look of a button adds to its words, in pixels."""
        return super().sizeHint() - self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())

    def _lines(self, width: int) -> list[str]:
        """The words in lines of at most so many pixels; a word that is wider stays whole."""
        lines: list[str] = []
        for word in self.words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """On one line."""
        frame, letters = self._frame(), self.fontMetrics()
        return QSize(letters.horizontalAdvance(self.words), letters.height()) + frame

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Its longest word."""
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in self.words.split()), default=0)
        return QSize(widest, self.fontMetrics().height()) + self._frame()

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        frame = self._frame()
        lines = len(self._lines(width - frame.width()))
        return self.fontMetrics().size(0, "\n" * (lines - 1)).height() + frame.height()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        text = self._shown("\n".join(self._lines(self.width() - self._frame().width())))
        if text != self.text():
            self.setText(text)
