"""A timer for the room: large digits over the map, and at the end a quiet sign."""

from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from app.ui.editor_part import EditorPart
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor

MINUTES = (3, 5, 8, 15, 30)
PAUSE = "workshop.timer_pause"
TICK_MS = 200


class TimerBar(QFrame):
    """Counts seconds down; what counts is the clock, however busy the program is."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timerBar")
        self._ends = self._left = 0.0
        self._whole = 1.0
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show)
        self.digits, self.words = PlainLabel(""), PlainLabel("", "section")
        self.digits.setObjectName("timerDigits")
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.meter.setRange(0, 1000)
        self.pause, self.more, self.close_button = QToolButton(), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        row.setSpacing(px(12))
        row.addWidget(self.digits)
        row.addWidget(self.meter, 1)
        row.addWidget(self.words)
        for button in (self.pause, self.more, self.close_button):
            button.setAutoRaise(True)
            row.addWidget(button)
        self.pause.clicked.connect(self.pause_or_go_on)
        self.more.clicked.connect(partial(self.add, 60))
        self.close_button.clicked.connect(self.closed)
        self._colours: Tokens | None = None

    @property
    def runs(self) -> bool:
        """Whether seconds are counted now."""
        return self._tick.isActive()

    @property
    def is_over(self) -> bool:
        """Whether the time has run out."""
        return not self.runs and self._left <= 0

    def start(self, seconds: float) -> None:
        """Count down from here."""
        self._whole, self._left = seconds, seconds
        self._run()

    def stop(self) -> None:
        """Count no more."""
        self._tick.stop()
        self._left = 0.0

    def pause_or_go_on(self) -> None:
        """Hold the clock, or let it run."""
        if self.runs:
            self._left = self._ends - monotonic()
            self._tick.stop()
        elif self._left > 0:
            self._run()
        self._show()

    def add(self, seconds: float) -> None:
        """Some more time, also when it is over."""
        left = max(0.0, self._ends - monotonic()) if self.runs else self._left
        held = not self.runs and not self.is_over
        self._left = left + seconds
        self._whole = max(self._whole, self._left)
        if held:
            self._show()
        else:
            self._run()

    def _run(self) -> None:
        self._ends = monotonic() + self._left
        self._tick.start()
        self._show()

    def _show(self) -> None:
        """The digits, how much is left, and at the end the sign."""
        if self.runs:
            self._left = max(0.0, self._ends - monotonic())
            if self._left <= 0:
                self._tick.stop()
        seconds = -int(-self._left // 1)
        self.digits.setText(f"{seconds // 60}:{seconds % 60:02}")
        self.meter.setValue(round(1000 * self._left / self._whole))
        self.words.setText(T("Time is up") if self.is_over else "" if self.runs else T("Paused"))
        set_role(self, "timer-over" if self.is_over else "timer")
        self.pause.setEnabled(not self.is_over)
        if self._colours is not None:
            self.pause.setIcon(icon("pause" if self.runs else "play", self._colours))
        self.setAccessibleName(self.words.text() or T("Timer: {time}", time=self.digits.text()))
        says = T("Pause the timer") if self.runs else T("Let the timer run")
        self.pause.setAccessibleName(says)
        self.pause.setToolTip(says)

    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.meter.setAccessibleName(T("Time that is left"))
        self.more.setText(T("+1 min"))
        self.more.setToolTip(T("One minute more"))
        self.close_button.setAccessibleName(T("Put the timer away"))
        self.close_button.setToolTip(T("Put the timer away"))
        self._show()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._colours = colours
        self.close_button.setIcon(icon("x", colours))
        self._show()


class WorkshopTimer(EditorPart):
    """Owns the bar, which goes on counting whatever map is open."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.bar = TimerBar()
        self.bar.hide()
        editor.above.addWidget(self.bar)
        self.bar.closed.connect(self._put_away)
        self.bar.retranslate()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Start with so many minutes; hold and go on."""
        starts = {f"workshop.timer_{n}": partial(self._start, n) for n in MINUTES}
        return {**starts, PAUSE: self.bar.pause_or_go_on}

    def is_enabled(self, action_id: str) -> bool:
        """Only a timer that is there can be held."""
        return action_id != PAUSE or (not self.bar.isHidden() and not self.bar.is_over)

    def _start(self, minutes: int) -> None:
        self.bar.start(60 * minutes)
        self.bar.show()
        self.editor.state_changed.emit()

    def _put_away(self) -> None:
        if self.bar.isAncestorOf(self.bar.window().focusWidget()) and self.view is not None:
            self.view.setFocus()
        self.bar.stop()
        self.bar.hide()
        self.editor.state_changed.emit()

    def retranslate(self) -> None:
        """Every word in the language in force."""
        self.bar.retranslate()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self.bar.dress(colours)

    def close(self) -> None:
        """The page goes."""
        self.bar.stop()
