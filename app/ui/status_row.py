"""The foot of the editor: the project's maps, what is saved, and the zoom."""

from math import log

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QTabBar, QToolButton

from app.ui.action_table import Actions
from app.ui.map_tabs import MapTabs
from app.ui.theme import set_role
from app.words import T

SLIDER = 1000
ZOOM_LOW, ZOOM_HIGH = 0.05, 4.0


class StatusRow(QFrame):
    """The project's maps as tabs; at the right what is saved, and the zoom."""

    map_chosen = Signal(str)
    map_renamed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    """Of which map, and where on the screen."""
    zoom_chosen = Signal(float)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        set_role(self, "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 10, 2)
        row.setSpacing(6)
        self.tabs = MapTabs(self)
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._tab)
        self.tabs.tabBarDoubleClicked.connect(lambda at: self.map_renamed.emit(self._id(at)))
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.customContextMenuRequested.connect(self._tab_menu)
        row.addWidget(self.tabs, 1)
        self.add = self._button(row, actions, "map.add")
        self.cards = QLabel(self)
        set_role(self.cards, "small")
        row.addWidget(self.cards)
        self.saved = QLabel(self)
        set_role(self.saved, "good")
        row.addWidget(self.saved)
        self._button(row, actions, "zoom.out")
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, SLIDER)
        self.slider.setObjectName("zoomSlider")
        self.slider.valueChanged.connect(self._slid)
        row.addWidget(self.slider)
        self._button(row, actions, "zoom.in")
        self.zoom = self._button(row, actions, "zoom.actual")
        self.zoom.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.zoom.setObjectName("percent")
        self._button(row, actions, "zoom.fit")
        self._percent = 100
        actions["zoom.actual"].changed.connect(self._show_percent)
        self.retranslate()

    def _button(self, row: QHBoxLayout, actions: Actions, id_: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[id_])
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
        return button

    def _id(self, at: int) -> str:
        return str(self.tabs.tabData(at) or "")

    def remind(self, button: QToolButton) -> None:
        """One more thing beside what is saved."""
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.cards), button)

    def map_at(self, place: QPoint) -> str:
        """The map whose tab is at a point of the screen, or nothing."""
        return self._id(self.tabs.tabAt(self.tabs.mapFromGlobal(place)))

    def _tab_menu(self, place: QPoint) -> None:
        """The menu of the tab under the pointer; by keys, which name no place on a tab, that of the open one."""
        under = self.tabs.tabAt(place)
        at = under if under >= 0 else self.tabs.currentIndex()
        if self._id(at):
            self.menu_wanted.emit(self._id(at), self.tabs.mapToGlobal(place))

    def _tab(self, at: int) -> None:
        if self._id(at):
            self.map_chosen.emit(self._id(at))

    def show_maps(self, maps: list[tuple[str, str]], current: str | None) -> None:
        """The tabs of a project's maps."""
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(maps):
            self.tabs.removeTab(self.tabs.count() - 1)
        for at, (id_, title) in enumerate(maps):
            text = (title or T("Untitled map")).replace("&", "&&")
            if at >= self.tabs.count():
                self.tabs.addTab(text)
            self.tabs.setTabText(at, text)
            self.tabs.setTabData(at, id_)
            self.tabs.setTabToolTip(at, text.replace("&&", "&"))
            if id_ == current:
                self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)

    def show_saved(self, cards: str) -> None:
        """Everything is on disk."""
        self.cards.setText(cards)
        set_role(self.saved, "good")
        self.saved.setText("✓ " + T("Saved"))

    def show_problem(self) -> None:
        """The last thing is not on disk."""
        set_role(self.saved, "bad")
        self.saved.setText("! " + T("Not saved"))

    def show_zoom(self, zoom: float) -> None:
        """The zoom in force; 1.0 is life size."""
        self._percent = round(zoom * 100)
        self._show_percent()
        self.slider.blockSignals(True)
        self.slider.setValue(_position(zoom))
        self.slider.blockSignals(False)

    def _show_percent(self) -> None:
        text = f"{self._percent} %"
        if self.zoom.text() != text:
            self.zoom.setText(text)

    def _slid(self, value: int) -> None:
        self.zoom_chosen.emit(ZOOM_LOW * (ZOOM_HIGH / ZOOM_LOW) ** (value / SLIDER))

    def retranslate(self) -> None:
        """Names for those who do not see the icons."""
        self.tabs.setAccessibleName(T("Maps of this project"))
        self.slider.setAccessibleName(T("Zoom"))
        self.slider.setToolTip(T("Zoom"))


def _position(zoom: float) -> int:
    """Where the slider stands: equal steps are equal factors."""
    share = log(max(zoom, ZOOM_LOW) / ZOOM_LOW) / log(ZOOM_HIGH / ZOOM_LOW)
    return round(SLIDER * min(1.0, share))
