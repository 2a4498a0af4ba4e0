"""Story mode: the journey told page by page, so large that a room of twenty reads it; the map stays as it was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.layout.theme import THEME
from app.ui.guide.story_pages import Aside, StoryPage, Told
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens
from app.words import T
from app.words.fields import emotion_name

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return,
           Qt.Key.Key_Enter)  # fmt: skip
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)
LINES = 26
"""Lines of the story's text on the height of the screen; less where a page holds much."""
LEAST = 0.5
"""The smallest text, as a share of that."""
Face = Callable[[int | None, int], QIcon]


class CurveSoFar(QWidget):
    """The curve of emotions as far as the story has come; what is to come are faint dots on the middle line."""

    def __init__(self, emotions: Sequence[int | None], colours: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._emotions = emotions
        self._colours = colours
        self.until = self.own = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_until(self, until: int, own: int) -> None:
        """So many contacts are told, the last ``own`` of them on this page."""
        self.until, self.own = until, own
        self.update()

    @guarded()
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The middle line, the curve, and a point for each contact."""
        if not self._emotions:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.height() / 6
        middle = self.height() / 2
        step = (self.width() - 2 * unit) / max(1, len(self._emotions) - 1)
        painter.setPen(QPen(QColor(self._colours.line), max(1.0, unit / 12)))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        places = [QPointF(unit + n * step, middle - (e or 0) * unit) for n, e in enumerate(self._emotions)]
        felt = [places[n] for n in range(self.until) if self._emotions[n] is not None]
        painter.setPen(QPen(QColor(self._colours.text), max(2.0, unit / 7)))
        painter.drawPolyline(felt)
        painter.setPen(Qt.PenStyle.NoPen)
        for n, (place, emotion) in enumerate(zip(places, self._emotions, strict=True)):
            told, now = n < self.until, self.until - self.own <= n < self.until
            if told and emotion is None:
                continue
            size = unit * (0.42 if now else 0.26 if told else 0.1)
            painter.setBrush(QColor(THEME.colors.emotions[emotion] if told else self._colours.muted))
            at = place if told else QPointF(place.x(), middle)
            painter.drawEllipse(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        painter.end()


class StoryView(QWidget):
    """A window of its own over the whole screen; arrows and Space turn its pages, Escape ends it."""

    closed = Signal()

    def __init__(
        self, pages: Sequence[StoryPage], emotions: Sequence[int | None], face: Face, colours: Tokens, parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("story")
        self.setWindowTitle(T("Story"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages = pages
        self.at = 0
        self._face = face
        self._colours = colours
        self._page = QWidget(self)
        self.curve = CurveSoFar(emotions, colours, self)
        self.count = PlainLabel("", "", self)
        self.buttons = tuple(self._button(*row) for row in (
            ("chevron-left", T("Back (←)"), lambda: self.turn(-1)),
            ("chevron-right", T("On (→ or Space)"), lambda: self.turn(1)),
            ("x", T("End the story (Esc)"), self.close),
        ))  # fmt: skip
        self._show()

    def _button(self, name: str, words: str, press: Callable[[], object]) -> QToolButton:
        """For the mouse; the keys do the same, so that the keyboard never lies on one of them."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIcon(icon(name, self._colours))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _=False: press())
        return button

    # -- turning ------------------------------------------------------------------------------
    @property
    def page(self) -> StoryPage:
        """The page that is shown."""
        return self.pages[self.at]

    def turn(self, by: int) -> None:
        """Go on or back; behind the last page nothing comes."""
        self.go(self.at + by)

    def go(self, at: int) -> None:
        """Show this page."""
        at = max(0, min(len(self.pages) - 1, at))
        if at != self.at:
            self.at = at
            self._show()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, or end."""
        if event.key() in FORWARD:
            self.turn(1)
        elif event.key() in BACK:
            self.turn(-1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if event.key() == Qt.Key.Key_Home else len(self.pages) - 1)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        else:
            super().keyPressEvent(event)

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """The story is over."""
        super().closeEvent(event)
        self.closed.emit()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes on, the other button back."""
        self.turn(-1 if event.button() == Qt.MouseButton.RightButton else 1)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """On another screen everything is as large as that screen allows."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show)

    # -- the page -----------------------------------------------------------------------------
    def _show(self) -> None:
        """Make the page anew, in the largest text in which all of it can be seen."""
        page, height, width = self.page, max(200, self.height()), max(300, self.width())
        self.setAccessibleName(page.heading)
        self.setAccessibleDescription(page.spoken)
        margin, strip = height // 18, height // 5
        has_curve = bool(page.until or page.told)
        room = height - 2 * margin - (strip if has_curve else 0) - height // 20
        size = height / LINES
        while True:
            made, column = self._made(page, round(size))
            need = column.heightForWidth(width - 2 * margin)
            if need <= room or size <= LEAST * height / LINES:
                break
            made.deleteLater()
            size *= 0.92
        self._page.hide()
        self._page.deleteLater()
        self._page = made
        made.setGeometry(margin, margin, width - 2 * margin, room)
        made.show()
        self.curve.setVisible(has_curve)
        self.curve.setGeometry(margin, height - strip - height // 20, width - 2 * margin, strip)
        self.curve.show_until(page.until, len(page.told))
        self._place_foot(width, height, margin)

    def _place_foot(self, width: int, height: int, margin: int) -> None:
        self.count.setText(f"{self.at + 1} / {len(self.pages)}")
        self.count.setStyleSheet(f"color: {self._colours.muted}; font-size: {max(12, height // 55)}px;")
        self.count.adjustSize()
        left = width - margin
        for button in reversed(self.buttons):
            button.adjustSize()
            left -= button.width() + 4
            button.move(left, height - button.height() - 6)
        self.buttons[0].setEnabled(self.at > 0)
        self.buttons[1].setEnabled(self.at < len(self.pages) - 1)
        self.count.move(margin, height - self.count.height() - 10)

    def _made(self, page: StoryPage, size: int) -> tuple[QWidget, QVBoxLayout]:
        """The page in text of ``size`` pixels: head on top, contacts at the left, the rest beside them."""
        made = QWidget(self)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(size // 3)
        for text, share, colour, bold in (
            (page.kicker, 0.8, self._colours.accent, True),
            (page.heading, 2.0, self._colours.text, True),
            (page.body, 1.0, self._colours.muted, False),
        ):
            if text:
                column.addWidget(self._text(text, round(size * share), colour, bold=bold))
        column.addSpacing(size // 2)
        sides = QHBoxLayout()
        sides.setSpacing(2 * size)
        if page.told:
            sides.addLayout(self._contacts(page.told, size), 3)
        if page.asides:
            sides.addLayout(self._beside(page.asides, size), 2)
        column.addLayout(sides)
        column.addStretch(1)
        return made, column

    def _contacts(self, told: Sequence[Told], size: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(round(size * 0.7))
        for one in told:
            row = QHBoxLayout()
            row.setSpacing(size // 2)
            face = QLabel()
            side = 2 * size
            face.setPixmap(self._face(one.emotion, side).pixmap(side, side))
            face.setFixedSize(side, side)
            face.setAccessibleName(emotion_name(one.emotion))
            row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(self._text(one.text, size, self._colours.text))
            if one.more:
                words.addWidget(self._text(one.more, round(size * 0.65), self._colours.muted))
            row.addLayout(words, 1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _beside(self, asides: Sequence[Aside], size: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(size // 4)
        for aside in asides:
            if aside.heading:
                column.addSpacing(size // 4)
                column.addWidget(self._text(aside.heading, round(size * 0.65), self._colours.muted, bold=True))
            quote = aside.kind == "quotes"
            for line in aside.lines:
                words = line if quote or len(aside.lines) == 1 else f"·  {line}"
                column.addWidget(self._text(words, round(size * 0.9), self._colours.text, slanted=quote))
        column.addStretch(1)
        return column

    def _text(self, text: str, size: int, colour: str, *, bold: bool = False, slanted: bool = False) -> PlainLabel:
        label = PlainLabel(text, "", wrap=True)
        style = f"color: {colour}; font-size: {max(11, size)}px; font-weight: {600 if bold else 400};"
        label.setStyleSheet(style + (" font-style: italic;" if slanted else ""))
        return label
