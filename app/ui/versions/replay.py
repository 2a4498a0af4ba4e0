"""The map as it was, and the making of it played edit by edit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from app.canvas.guard import guarded
from app.canvas.paper_view import PaperView
from app.canvas.scene import MapScene
from app.layout.display import USUAL, Display
from app.layout.shapes import Drawing
from app.layout.theme import STRONG, THEME
from app.past import Moment
from app.render.qt import QtPainter
from app.ui.icons import icon
from app.ui.labels import PlainLabel, ShortLabel
from app.ui.theme import Tokens, px
from app.ui.versions.tracing import Tracing
from app.words import T
from app.words.versions import short_time_text, step_text, time_text

if TYPE_CHECKING:
    from app.ui.editor import Editor

STEP_MS = 320
LONGEST_SECONDS = 60
"""A making of many edits is played in leaps, so that it takes no longer."""
LEAP = 10
"""Steps that Page up and Page down go."""
PLAIN, HIGH = replace(THEME), replace(STRONG)
"""Looks of their own: what the layout keeps of the map as it is now stays when it lays out the past."""
RING = 1.2
"""Millimetres around what an edit has changed."""


class Replay(QWidget):
    """A picture that nobody can change, and under it a slider with a place for each edit.

    Left and right go an edit back and on wherever the keyboard is in here, Space plays and stops.
    """

    moved = Signal(int)
    """Another moment is asked for."""
    large_wanted = Signal()

    def __init__(self, editor: "Editor", tracing: Tracing, *, large: bool = False) -> None:
        super().__init__()
        self._tracing = tracing
        self._map = ""
        self._moments: Sequence[Moment] = ()
        self._display: Display = USUAL
        self._theme = PLAIN
        self.at = -1
        """The number of the moment that is asked for."""
        self.shown = -1
        """The number of the moment that is painted."""
        self._colours = editor.colours
        self.scene = MapScene(QtPainter(editor.picture, stamps=True))
        self.view = PaperView(self.scene)
        self.view.paint_at_leisure()
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setMinimumSize(px(120), px(80))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(LEAP)
        self.play_button, self.back_button, self.on_button, self.large_button = (QToolButton() for _ in range(4))
        self.large_button.setVisible(not large)
        self.told = ShortLabel()
        self.when = PlainLabel(role="muted")
        self._clock = QTimer(self)
        self._clock.setInterval(STEP_MS)
        self._clock.timeout.connect(self._play_on)
        self._furnish()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderPressed.connect(self.stop)
        self.play_button.clicked.connect(self.toggle)
        self.back_button.clicked.connect(lambda: self.step(-1))
        self.on_button.clicked.connect(lambda: self.step(1))
        self.large_button.clicked.connect(self.large_wanted)
        self.retranslate()

    def _furnish(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.back_button, self.play_button, self.on_button):
            button.setAutoRaise(True)
            row.addWidget(button)
        row.addWidget(self.slider, 1)
        self.large_button.setAutoRaise(True)
        row.addWidget(self.large_button)
        words = QHBoxLayout()
        words.setSpacing(px(12))
        words.addWidget(self.told, 1)
        words.addWidget(self.when)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addLayout(words)
        column.addLayout(row)

    # -- what is shown ------------------------------------------------------------------------
    def show_moments(self, map_id: str, moments: Sequence[Moment], display: Display, at: int) -> None:
        """The making of a map, and which moment of it to look at."""
        if map_id != self._map:
            self.scene.show_drawing(Drawing(0, 0, ()))
            self.shown = -1
        self._map, self._moments, self._display = map_id, moments, display
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(moments) - 1))
        self.slider.blockSignals(False)
        self.at = -1
        self.go(at)

    def go(self, at: int) -> None:
        """Look at another moment; the nearest where there is none of that number."""
        at = max(0, min(at, len(self._moments) - 1))
        if not self._moments or at == self.at:
            return
        self.at = at
        self.slider.setValue(at)
        self._tell()
        self.moved.emit(at)
        self._tracing.draw(self._map, at, self._display, self._theme)  # last: the thread takes time from this one

    def take(self, number: int, drawing: Drawing) -> None:
        """The thread has laid a moment out."""
        if number >= len(self._moments) or (number != self.at and not self._clock.isActive()):
            return
        first, before = self.shown < 0, self.scene.drawing
        self.scene.show_drawing(drawing)
        self.shown = number
        changes = self._moments[number].changes
        touched = (change.record.id for change in changes if change.after is not None)
        boxes = [(group.box, RING) for id_ in touched if (group := drawing.group("card", id_)) is not None]
        every = sum(1 for _ in drawing.by_role("card"))
        self.scene.marks.show_selection(boxes if len(boxes) < every else [])
        resized = (drawing.width, drawing.height) != (before.width, before.height)
        if first or (resized and self.view.is_fitted):
            self.view.fit()

    def _tell(self) -> None:
        if not 0 <= self.at < len(self._moments):
            self.told.setText("")
            self.when.setText("")
            return
        moment = self._moments[self.at]
        said = step_text(moment.step.label, moment.sense)
        self.told.setText(said)
        self.told.setToolTip(said)
        number = T("Step {at} of {n}", at=self.at + 1, n=len(self._moments))
        self.when.setText(f"{number} · {short_time_text(moment.step.time)}")
        self.when.setToolTip(time_text(moment.step.time))
        self.slider.setAccessibleDescription(f"{number}: {said}")

    # -- playing ------------------------------------------------------------------------------
    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._clock.isActive()

    def toggle(self) -> None:
        """Play, from the beginning where the end is shown; or stop."""
        if self.is_playing:
            self.stop()
        elif len(self._moments) > 1:
            if self.at >= len(self._moments) - 1:
                self.go(0)
            self._clock.start()
            self.dress(self._colours)

    def stop(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self._clock.stop()
            self.dress(self._colours)

    def step_to(self, at: int) -> None:
        """To a moment that somebody has chosen; stops playing."""
        self.stop()
        self.go(at)

    def step(self, by: int) -> None:
        """So many edits on, or back; stops playing."""
        self.stop()
        self.go(self.at + by)

    def _play_on(self) -> None:
        if self.shown != self.at and self.shown >= 0:
            return  # the thread has not come so far
        leap = max(1, round(len(self._moments) * STEP_MS / 1000 / LONGEST_SECONDS))
        self.go(self.at + leap)
        if self.at >= len(self._moments) - 1:
            self.stop()

    def _slid(self, value: int) -> None:
        self.go(value)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End, Page up and down go through the edits; Space plays."""
        last = len(self._moments) - 1
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -LEAP, Qt.Key.Key_PageDown: LEAP,
            Qt.Key.Key_Home: -last, Qt.Key.Key_End: last,
        }  # fmt: skip
        by = steps.get(Qt.Key(event.key()))
        if by is not None:
            self.step(by)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays unseen."""
        self.stop()
        super().hideEvent(event)

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.view.setAccessibleName(T("The map as it was"))
        self.slider.setAccessibleName(T("The making of the map"))
        self.slider.setToolTip(T("Each place is one edit: ← and → go through them"))
        for button, words in (
            (self.back_button, T("One edit back (←)")),
            (self.on_button, T("One edit on (→)")),
            (self.large_button, T("Show it large")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._name_play()
        self._tell()

    def _name_play(self) -> None:
        words = T("Stop (Space)") if self.is_playing else T("Play how the map was made (Space)")
        self.play_button.setToolTip(words)
        self.play_button.setAccessibleName(words)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        self._colours = colours
        names = ("chevron-left", "pause" if self.is_playing else "play", "chevron-right", "maximize")
        buttons = (self.back_button, self.play_button, self.on_button, self.large_button)
        for button, name in zip(buttons, names, strict=True):
            button.setIcon(icon(name, colours))
            button.setIconSize(QSize(px(18), px(18)))
        self.view.setBackgroundBrush(QColor(colours.desk))
        self.scene.marks.colours(colours.selection, strong=colours.high)
        self._theme = HIGH if colours.high else PLAIN
        self._name_play()
