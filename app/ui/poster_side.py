"""The right side of the poster dialog: the choices scroll, what they come to stays in sight below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.poster_form import PosterForm
from app.ui.print_section import Section
from app.ui.theme import px, set_role

_WIDTH = 376


class PosterSide(QFrame):
    """As wide as the names of its choices need, which are longer in some languages."""

    def __init__(self, make_form: Callable[[QWidget], PosterForm], parent: QWidget) -> None:
        """``make_form`` makes the choices inside the widget that it is given: brought there they were styled anew."""
        super().__init__(parent)
        set_role(self, "right")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 14, 18)
        self._column.setSpacing(10)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = make_form(self._area.viewport())
        self._area.setWidget(self.form)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self._area.viewport(), self.form):
            widget.setAutoFillBackground(False)
        self._column.addWidget(self._area, 1)
        self.setFixedWidth(px(_WIDTH))

    def add(self, below: QWidget | QLayout) -> None:
        """What stays in sight below the choices."""
        if isinstance(below, QWidget):
            self._column.addWidget(below)
        else:
            self._column.addLayout(below)

    def suit(self) -> None:
        """Grow where the choices of the moment have no room."""
        outer, inner = self._column.contentsMargins(), self.contentsMargins()
        beside = outer.left() + outer.right() + inner.left() + inner.right()
        needed = self.form.minimumSizeHint().width() + self._area.verticalScrollBar().sizeHint().width() + beside
        if needed > self.width():
            self.setFixedWidth(needed)

    def show_section(self, section: Section) -> None:
        """Open a section, scroll it to the top, and let the keys go on in it."""
        section.open()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.verticalScrollBar().setValue(section.y())
        section.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_focus(self) -> None:
        """Scroll to the choice that has the focus."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)
