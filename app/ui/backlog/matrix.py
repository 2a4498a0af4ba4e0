"""Impact against effort: each opportunity a chip that is dragged to where it belongs, or moved with the arrows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.canvas.guard import guarded
from app.domain.records import Opportunity
from app.ui.theme import Tokens, px
from app.words import T

STEPS = 5
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip
_EDGE, _CHIP, _LEFT, _FOOT = 10, 26, 30, 34
_CHIPS = (26, 21, 17, 14)
_STRIP = 132
"""The width of where those wait that were not weighed yet, in pixels of 100 %."""


@dataclass(frozen=True, slots=True)
class Chip:
    """An opportunity on the board: which, its number in the list, and where it is painted."""

    one: Opportunity
    number: int
    box: QRectF


class Matrix(QWidget):
    """Effort to the right, impact upwards, 1 to 5 each."""

    weighed = Signal(str, int, int)
    """The id of an opportunity, its impact and its effort."""
    picked = Signal(str)
    """The id of the one that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(px(360), px(170))
        self._shown: Sequence[Opportunity] = ()
        self._current = ""
        self._held: str | None = None
        self._grip = QPointF()
        self._at = QPointF()
        self._colours: Tokens | None = None

    # -- what is shown ------------------------------------------------------------------------
    def show_all(self, shown: Sequence[Opportunity], current: str) -> None:
        """Show these, one of them in front."""
        self._shown, self._current = shown, current
        self.setAccessibleDescription(self._said())
        self.update()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._colours = colours
        self.update()

    def _said(self) -> str:
        one = next((one for one in self._shown if one.id == self._current), None)
        weight = _weight(one) if one is not None else None
        if one is None:
            return ""
        if weight is None:
            return T("{title}: not weighed yet", title=one.title)
        return T("{title}: impact {impact}, effort {effort}", title=one.title, impact=weight[0], effort=weight[1])

    @property
    def field(self) -> QRectF:
        """The board without its labels."""
        strip = px(_STRIP) if any(_weight(one) is None for one in self._shown) else 0
        left, top = px(_LEFT), px(_EDGE)
        return QRectF(left, top, self.width() - left - px(_EDGE) - strip, self.height() - top - px(_FOOT))

    def chips(self) -> list[Chip]:
        """Where each is: those of one cell side by side, those not weighed in the strip at the right."""
        taken: dict[tuple[int, int] | None, int] = {}
        crowds = Counter(map(_weight, self._shown))
        chips = []
        for number, one in enumerate(self._shown, 1):
            weight = _weight(one)
            at = taken.get(weight, 0)
            taken[weight] = at + 1
            chips.append(
                Chip(one, number, self._waiting(at) if weight is None else self._spot(weight, at, crowds[weight]))
            )
        return chips

    def _cell(self, weight: tuple[int, int]) -> QRectF:
        field = self.field
        width, height = field.width() / STEPS, field.height() / STEPS
        impact, effort = weight
        return QRectF(field.left() + (effort - 1) * width, field.top() + (STEPS - impact) * height, width, height)

    def _spot(self, weight: tuple[int, int], at: int, crowd: int) -> QRectF:
        """In rows from the top left of its cell, smaller where many share it; what has no room lies on the last."""
        cell = self._cell(weight)
        for chip in _CHIPS:
            size = float(px(chip))
            across = max(1, int((cell.width() - 4) / (size + 3)))
            down = max(1, int((cell.height() - 2) / (size + 3)))
            if across * down >= crowd:
                break
        at = min(at, across * down - 1)
        row, column = divmod(at, across)
        return QRectF(cell.left() + 3 + column * (size + 3), cell.top() + 2 + row * (size + 3), size, size)

    def _waiting(self, at: int) -> QRectF:
        size, left = float(px(_CHIP)), self.field.right() + px(14)
        across = max(1, int((self.width() - left - 4) / (size + 4)))
        row, column = divmod(at, across)
        return QRectF(left + column * (size + 4), px(_EDGE) + px(22) + row * (size + 4), size, size)

    # -- the hand -----------------------------------------------------------------------------
    def _chip_at(self, place: QPointF) -> Chip | None:
        return next((chip for chip in reversed(self.chips()) if chip.box.contains(place)), None)

    def _weight_at(self, place: QPointF) -> tuple[int, int] | None:
        field = self.field
        if not field.contains(place):
            return None
        effort = min(STEPS, int((place.x() - field.left()) / field.width() * STEPS) + 1)
        return STEPS - min(STEPS - 1, int((place.y() - field.top()) / field.height() * STEPS)), effort

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the chip under the pointer."""
        chip = self._chip_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and chip is not None:
            self._held, self._current = chip.one.id, chip.one.id
            self._grip = self._at = event.position()
            self.picked.emit(chip.one.id)
            self.update()

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The chip goes with the pointer."""
        over = self._chip_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
        if self._held is not None:
            self._at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it was let go; beside the board it goes back."""
        held, self._held = self._held, None
        moved = (event.position() - self._grip).manhattanLength() > 3
        weight = self._weight_at(event.position())
        if held is not None and moved and weight is not None:
            self.weighed.emit(held, *weight)
        self.update()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows with Alt or Ctrl weigh the one in front, without they go to the next; Escape lets go."""
        if event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._held = None
            self.update()
            return
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or not self._shown:
            super().keyPressEvent(event)
            return
        ids = [one.id for one in self._shown]
        at = ids.index(self._current) if self._current in ids else 0
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            effort, impact = step
            before = _weight(self._shown[at]) or (3, 3)
            self.weighed.emit(ids[at], _kept(before[0] + impact), _kept(before[1] + effort))
        else:
            forward = 1 if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            self.picked.emit(ids[(at + forward) % len(ids)])

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A chip says what it is; the arrows are the board's while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = self._chip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), chip.one.title if chip is not None else "", self)
            return True
        return super().event(event)

    # -- painting -----------------------------------------------------------------------------
    @guarded(QSize(0, 0))
    def sizeHint(self) -> QSize:
        """As wide as the titles of the axes ask for."""
        return QSize(px(460), px(240))

    @guarded()
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The board, its names, and the chips."""
        colours = self._colours
        if colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_board(painter, colours)
        for chip in self.chips():
            box = chip.box
            if chip.one.id == self._held:
                box = box.translated(self._at - self._grip)
            self._paint_chip(painter, colours, chip, box)
        painter.end()

    def _paint_board(self, painter: QPainter, colours: Tokens) -> None:
        field = self.field
        first = QRectF(field.left(), field.top(), field.width() * 0.4, field.height() * 0.4)
        painter.fillRect(field, QColor(colours.field))
        painter.fillRect(first, QColor(colours.accent_soft))
        painter.setPen(QPen(QColor(colours.line), 1))
        for n in range(STEPS + 1):
            x, y = field.left() + n * field.width() / STEPS, field.top() + n * field.height() / STEPS
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        painter.setPen(QColor(colours.muted))
        small = self.font()
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        for n in range(1, STEPS + 1):
            cell = self._cell((n, n))
            below = QRectF(cell.left(), field.bottom(), cell.width(), px(16))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(n))
            beside = QRectF(field.left() - px(16), cell.top(), px(14), cell.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, str(n))
        foot = QRectF(field.left(), field.bottom() + px(15), field.width(), px(18))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, T("Effort →"))
        painter.drawText(first.adjusted(6, 0, -4, -4), Qt.AlignmentFlag.AlignBottom, T("First of all"))
        painter.save()
        painter.translate(0, field.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, field.height(), px(15)), Qt.AlignmentFlag.AlignCenter, T("Impact →"))
        painter.restore()
        if any(_weight(one) is None for one in self._shown):
            head = QRectF(field.right() + px(14), field.top(), px(_STRIP) - px(14), px(20))
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft, T("Not weighed yet"))

    def _paint_chip(self, painter: QPainter, colours: Tokens, chip: Chip, box: QRectF) -> None:
        front = chip.one.id == self._current
        done = chip.one.fields.get("status") == "done"
        painter.setPen(QPen(QColor(colours.focus if front and self.hasFocus() else colours.accent), 2 if front else 1))
        painter.setBrush(QColor(colours.accent if front else colours.accent_soft))
        painter.setOpacity(0.55 if done and not front else 1.0)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(colours.on_accent if front else colours.text))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * min(1.0, box.width() / px(22)))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓" if done else str(chip.number))
        painter.setOpacity(1.0)

    def spot_of(self, id_: str) -> QPoint:
        """The middle of a chip."""
        return next(chip.box.center().toPoint() for chip in self.chips() if chip.one.id == id_)

    def middle_of(self, impact: int, effort: int) -> QPoint:
        """The middle of a cell."""
        return self._cell((impact, effort)).center().toPoint()


def _weight(one: Opportunity) -> tuple[int, int] | None:
    """Impact and effort, where both are said."""
    impact, effort = one.fields.get("impact"), one.fields.get("effort")
    return (impact, effort) if isinstance(impact, int) and isinstance(effort, int) else None


def _kept(number: int) -> int:
    return max(1, min(STEPS, number))
