"""What is asked of a chart: the row of choices above it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from app.charts.study import HEATS, RANKED_BY, Asked
from app.insight.quadrants import CROSSHAIRS
from app.ui.flowing import Flowing
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px
from app.words import T
from app.words.charts import heat_name, ranked_name
from app.words.insight_names import crosshair_name, whose_name

Options = Sequence[tuple[str, str]]
WHOSE = ("known", "team", "customers")
OF_CHART: dict[str, tuple[str, ...]] = {
    "figures": ("whose", "segment", "crosshair"),
    "quadrant": ("crosshair", "whose", "segment"),
    "ranking": ("ranked_by", "whose", "segment"),
    "curves": ("maps", "segment", "mood"),
    "personas": ("maps",),
    "heat": ("heat", "whose", "segment"),
    "segments": ("heat",),
    "stages": ("whose", "segment"),
}
"""What can be asked of each chart."""


class ChoiceRow(QWidget):
    """Boxes to choose from, those that mean something for the chart in front."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked = Asked()
        self.boxes = {key: QComboBox() for key in ("ranked_by", "heat", "crosshair", "whose", "segment")}
        self.maps = QToolButton()
        self.maps.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.maps.setMenu(QMenu(self.maps))
        row = Flowing(self, px(6))
        for key, box in self.boxes.items():
            let_wheel_pass(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(partial(self._chosen, key))
            row.add(box)
        row.add(self.maps)
        self.mood = QToolButton()
        self.mood.setCheckable(True)
        self.mood.toggled.connect(self._mood_toggled)
        row.add(self.mood)

    def show_choices(self, code: str, segments: Sequence[str], maps: Options) -> None:
        """The choices of a chart: of these segments, and these further maps (id and name)."""
        if self.asked.segment not in segments:
            self.asked = replace(self.asked, segment="")
        self.asked = replace(self.asked, maps=tuple(id_ for id_ in self.asked.maps if id_ in dict(maps)))
        wanted = OF_CHART[code]
        options: dict[str, Callable[[], Options]] = {
            "whose": lambda: [(w, whose_name(w)) for w in WHOSE],
            "segment": lambda: [("", T("All segments")), *((s, s) for s in segments)],
            "crosshair": lambda: [(c, crosshair_name(c)) for c in CROSSHAIRS],
            "ranked_by": lambda: [(r, ranked_name(r)) for r in RANKED_BY],
            "heat": lambda: [(h, heat_name(h)) for h in HEATS if h != "count" or code != "segments"],
        }
        for key, box in self.boxes.items():
            box.setVisible(key in wanted and not (key == "segment" and not segments))
            self._fill(box, options[key](), getattr(self.asked, key))
        self.maps.setVisible("maps" in wanted and bool(maps))
        self.mood.setVisible("mood" in wanted and not self.asked.maps)
        self._fill_maps(maps)

    def _fill(self, box: QComboBox, options: Options, chosen: str) -> None:
        box.blockSignals(True)
        box.clear()
        for code, name in options:
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _fill_maps(self, maps: Options) -> None:
        menu = self.maps.menu()
        menu.clear()
        for id_, name in maps:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(id_ in self.asked.maps)
            action.toggled.connect(partial(self._lay_over, id_))
        count = len(self.asked.maps)
        self.maps.setText(T("Lay over other maps ({n})", n=count) if count else T("Lay over other maps"))

    def _lay_over(self, id_: str, on: bool) -> None:
        others = tuple(other for other in self.asked.maps if other != id_)
        self.asked = replace(self.asked, maps=(*others, id_) if on else others)
        self.changed.emit()

    def _mood_toggled(self, on: bool) -> None:
        self.asked = replace(self.asked, mood=on)
        self.changed.emit()

    def _chosen(self, key: str, _index: int) -> None:
        self.asked = replace(self.asked, **{key: self.boxes[key].currentData()})
        self.changed.emit()

    def retranslate(self) -> None:
        """Names for those who hear the row."""
        names = {
            "whose": T("Whose scores count"),
            "segment": T("Segment of customers"),
            "crosshair": T("Where the quadrants meet"),
            "ranked_by": T("Ranked by"),
            "heat": T("What the cells show"),
        }
        for key, box in self.boxes.items():
            box.setAccessibleName(names[key])
            box.setToolTip(names[key])
        self.mood.setText(T("Mood brought along"))
        self.mood.setToolTip(T("The mean emotion of all touchpoints before each one, with the moments of truth"))
        self.maps.setToolTip(T("Curves of other maps of this project on the same stages: personas, as is and to be"))
        self.maps.setAccessibleName(T("Lay over other maps"))
