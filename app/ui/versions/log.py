"""The list of versions, and inside each what was done since the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.past import Moment
from app.ui.icons import icon
from app.ui.theme import Tokens, px
from app.versions import Version, extent
from app.words import T
from app.words.versions import extent_text, reason_text, short_time_text, step_text

AT = Qt.ItemDataRole.UserRole
ICONS = {"named": "bookmark-plus", "now": "map"}


class VersionLog(QTreeWidget):
    """Versions, the newest first; a version that is opened shows its edits, made as rows only then."""

    chosen = Signal(int)
    """The number of a moment that somebody wants to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((290, 110)):
            self.setColumnWidth(column, px(width))
        self._versions: Sequence[Version] = ()
        self._moments: Sequence[Moment] = ()
        self._quiet = False
        self.itemExpanded.connect(self._open)
        self.currentItemChanged.connect(lambda now, _before: self._go(now))
        self.itemClicked.connect(lambda item, _column: self._go(item))

    def show_versions(self, versions: Sequence[Version], moments: Sequence[Moment], at: int, colours: Tokens) -> None:
        """Another list; what was open stays open, and the moment ``at`` is in front."""
        # The first row is that of now, whichever moment that is.
        opened = {self._at(item) if place else -1 for place, item in enumerate(self._rows()) if item.isExpanded()}
        self._versions, self._moments = versions, moments
        self._quiet = True
        try:
            self.clear()
            for place, version in enumerate(versions):
                since = self._since(place)
                told = extent(since)
                texts = [
                    reason_text(version.reason, version.title, version.label),
                    short_time_text(moments[version.at].step.time),
                    extent_text(told.added, told.gone, told.changed, told.steps),
                ]
                item = self._row(self, texts, version.at)
                if version.reason in ICONS:
                    item.setIcon(0, icon(ICONS[version.reason], colours, colours.accent))
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                if (version.at if place else -1) in opened:
                    item.setExpanded(True)
        finally:
            self._quiet = False
        self.point_at(at)

    def _row(self, parent: "QTreeWidget | QTreeWidgetItem", texts: list[str], at: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, texts)
        item.setData(0, AT, at)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        return item

    def _since(self, place: int) -> Sequence[Moment]:
        """What was done between the version before and this one."""
        first = self._versions[place + 1].at + 1 if place + 1 < len(self._versions) else 0
        return self._moments[first : self._versions[place].at + 1]

    def _open(self, item: QTreeWidgetItem) -> None:
        """Make the rows of the edits of a version."""
        place = self.indexOfTopLevelItem(item)
        if place < 0 or item.childCount():
            return
        end = self._versions[place].at
        for back, moment in enumerate(reversed(self._since(place))):
            self._row(item, [step_text(moment.step.label, moment.sense), short_time_text(moment.step.time)], end - back)

    def point_at(self, at: int) -> None:
        """Have the row of a moment in front, where it can be seen; otherwise none."""
        current = self.currentItem()
        if current is not None and self._at(current) == at:
            return
        found: QTreeWidgetItem | None = None
        for item in self._rows():
            inside = [item.child(n) for n in range(item.childCount())] if item.isExpanded() else []
            found = next((one for one in (item, *inside) if one is not None and self._at(one) == at), None)
            if found is not None:
                break
        self._quiet = True
        self.setCurrentItem(found)  # type: ignore[arg-type]  # None for no row
        self._quiet = False

    def _rows(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    @staticmethod
    def _at(item: QTreeWidgetItem) -> int:
        return int(item.data(0, AT))

    def _go(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(self._at(item))

    def retranslate(self) -> None:
        """The heads in the language in force."""
        self.setHeaderLabels([T("Version"), T("When"), T("What changed")])
        self.setAccessibleName(T("Versions"))
