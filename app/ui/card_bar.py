"""The small bar beside the selected card: everything that a card tells, one click away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.canvas.face_picker import face_icon
from app.canvas.guard import guarded
from app.canvas.items import Paint
from app.canvas.symbol_icon import symbol_icon
from app.domain.fields import OF_NOTES, field_of
from app.domain.records import Card
from app.ui.action_table import Actions, tip
from app.ui.icons import icon
from app.ui.theme import Tokens, px, set_role
from app.words import T
from app.words.fields import choice_name, emotion_name, field_name

_ICON, _FACE, _DOT = 18, 22, 12
_APART = 9  # pixels between card and bar
_GROUPS = (
    ("face",),
    ("importance", "moment_of_truth"),
    ("control", "medium", "evidence"),
    ("picture", "quote", "more", "away"),
)
_UNSAID = {"control": "control:own", "medium": "medium:hybrid", "evidence": "evidence:observed"}
"""What stands in the quiet colour where nothing is said."""
_ACTION = {
    "moment_of_truth": "card.truth", "control": "card.control", "medium": "card.medium", "evidence": "card.evidence",
    "picture": "card.picture", "quote": "card.quote", "more": "card.details", "away": "view.card_bar",
}  # fmt: skip


class CardBar(QFrame):
    """One row of buttons that show what the card says, and change it."""

    asked = Signal(str)
    """The key of what should be changed; "more" and "away" too."""
    rated = Signal(int)
    """The importance that was pressed."""

    def __init__(self, actions: Actions, paint: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cardBar")
        self._actions = actions
        self._paint = paint
        self.buttons: dict[str, QToolButton] = {}
        self.dots: list[QToolButton] = []
        self._lines: list[tuple[QFrame, tuple[str, ...]]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(2)
        for group in _GROUPS:
            if self.buttons:
                self._line(row, group)
            for key in group:
                if key == "importance":
                    self._dots(row)
                else:
                    self._button(row, key)
        self.hide()

    def _button(self, row: QHBoxLayout, key: str) -> None:
        button = self.buttons[key] = _flat(self)
        button.setCheckable(key not in ("more", "away"))
        button.clicked.connect(lambda _=False: self.asked.emit(key))
        row.addWidget(button)

    def _dots(self, row: QHBoxLayout) -> None:
        for step in range(1, field_of("card", "importance").high + 1):
            button = _flat(self)
            button.setProperty("role", "dot")
            button.clicked.connect(lambda _=False, value=step: self.rated.emit(value))
            self.dots.append(button)
            row.addWidget(button)
        row.addSpacing(4)

    def _line(self, row: QHBoxLayout, group: tuple[str, ...]) -> None:
        line = QFrame(self)
        set_role(line, "upright")
        line.setFixedSize(1, 20)
        row.addSpacing(3)
        row.addWidget(line)
        row.addSpacing(3)
        self._lines.append((line, group))

    def show_card(self, card: Card, colours: Tokens, *, touchpoint: bool) -> None:
        """Show what a card says."""
        self.setAccessibleName(T("What the card tells"))
        for key, button in self.buttons.items():
            button.setVisible(touchpoint or key in (*OF_NOTES, "more", "away"))
            self._dress(key, button, card, colours)
        for line, group in self._lines:
            line.setVisible(touchpoint or (any(key in OF_NOTES for key in group) and group is not _GROUPS[2]))
        value = card.fields.get("importance")
        level = value if isinstance(value, int) else 0
        for step, button in enumerate(self.dots, 1):
            button.setVisible(touchpoint)
            name = "mark:dot" if step <= level else "mark:dot_empty"
            colour = colours.text if level else colours.muted
            button.setIcon(symbol_icon(name, colour, px(_DOT), self.devicePixelRatioF(), self._paint))
            _size(button, _DOT, 18)
            words = T("Importance {value} of {top}", value=step, top=len(self.dots))
            self._name(button, words, f"card.importance_{step}")
        self.adjustSize()

    def fit_into(self, width: int) -> bool:
        """Leave out importance, then what stands behind it, where there is no room; False where that is too little."""
        for leaving in ((), self.dots, [self.buttons[key] for key in _GROUPS[2]], [self.buttons["moment_of_truth"]]):
            for button in leaving:
                button.hide()
            layout = self.layout()
            if layout is not None:
                layout.invalidate()
            self.adjustSize()
            if self.width() <= width:
                return True
        return False

    def _dress(self, key: str, button: QToolButton, card: Card, colours: Tokens) -> None:
        """The icon, the words and whether something is said."""
        ratio = self.devicePixelRatioF()
        value = card.fields.get(key)
        button.setChecked(bool(value))
        colour = colours.text if value else colours.muted
        words = self._actions.words(_ACTION[key]).removesuffix("…") if key in _ACTION else ""
        if key == "face":
            button.setChecked(False)
            button.setIcon(face_icon(card.emotion, px(_FACE), ratio, self._paint))
            words = T("{field}: {value}", field=T("Emotion"), value=emotion_name(card.emotion))
        elif key in _UNSAID:
            name = f"{key}:{value}" if value else _UNSAID[key]
            button.setIcon(symbol_icon(name, colour, px(_ICON), ratio, self._paint))
            said = choice_name("card", key, str(value)) if value else T("Nothing said")
            words = T("{field}: {value}", field=field_name("card", key), value=said)
        elif key == "moment_of_truth":
            name = "mark:moment_of_truth" if value else "mark:star_empty"
            button.setIcon(symbol_icon(name, colour, px(_ICON), ratio, self._paint))
        else:
            icons = {"picture": "image", "quote": "quote", "more": "sliders-horizontal", "away": "x"}
            button.setIcon(icon(icons[key], colours, colour if key != "more" else colours.text))
        _size(button, _FACE if key == "face" else _ICON)
        self._name(button, words, _ACTION.get(key, ""))

    def _name(self, button: QToolButton, words: str, action: str) -> None:
        button.setAccessibleName(words)
        button.setToolTip(tip(words, self._actions[action].shortcut()) if action else words)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, Escape gives them back to the map."""
        view, focus = self.parentWidget(), self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QToolButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press between the buttons is no press on the map."""
        event.accept()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nor is the release."""
        event.accept()


def _flat(parent: QWidget) -> QToolButton:
    """A button without an edge that leaves the keyboard to the map when it is clicked."""
    button = QToolButton(parent)
    set_role(button, "face")
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _size(button: QToolButton, icon: int, width: int = 28) -> None:
    """An icon and a button of these pixels, at the size that the interface has now."""
    button.setIconSize(QSize(px(icon), px(icon)))
    button.setFixedSize(px(width), px(28))


def bar_place(card: QRect, size: QSize, port: QRect, others: Sequence[QRect]) -> QPoint:
    """Where a bar of that size goes beside a card: inside the port, never on the card while there is another way,

    and over as little of the others as can be; above or below where it makes no difference.
    """
    w, h = size.width(), size.height()
    middle = card.center().x() - w // 2
    above, below = card.top() - _APART - h, card.bottom() + _APART
    across = card.center().y() - h // 2
    corners = [QPoint(x, y) for y in (above, below) for x in (middle, card.left(), card.right() - w)]
    corners += [QPoint(card.right() + _APART, across), QPoint(card.left() - _APART - w, across)]
    inside = [QPoint(_between(p.x(), port.left(), port.right() - w), _between(p.y(), port.top(), port.bottom() - h))
              for p in corners]  # fmt: skip
    covers: Callable[[QPoint], tuple[int, int]] = lambda p: (  # noqa: E731
        _common(QRect(p, size), card),
        sum(_common(QRect(p, size), other) for other in others),
    )
    return min(inside, key=covers)


def _between(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _common(one: QRect, other: QRect) -> int:
    """How many pixels two rectangles have in common."""
    both = one.intersected(other)
    return max(0, both.width()) * max(0, both.height())
