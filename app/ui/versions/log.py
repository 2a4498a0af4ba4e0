"""The list of versions, and inside each what was done since the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.past import Moment
from app.ui.icons import icon
from app.ui.theme import Tokens, px
from app.versions import Version, extent
from app.words import T
from app.words.versions import extent_text, reason_text, short_time_text, step_text

AT = Qt.ItemDataRole.UserRole
MORE = -1
"""In place of the number of a moment: a row that stands for those before."""
AT_ONCE = 100
"""Edits of a version that get rows in one go."""
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
                item = _row(texts, version.at)
                self.addTopLevelItem(item)
                for column, text in enumerate(texts):
                    item.setToolTip(column, text)
                if version.reason in ICONS:
                    item.setIcon(0, icon(ICONS[version.reason], colours, colours.accent))
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                if (version.at if place else -1) in opened:
                    item.setExpanded(True)
        finally:
            self._quiet = False
        self.point_at(at)

    def _since(self, place: int) -> Sequence[Moment]:
        """What was done between the version before and this one."""
        first = self._versions[place + 1].at + 1 if place + 1 < len(self._versions) else 0
        return self._moments[first : self._versions[place].at + 1]

    def _open(self, item: QTreeWidgetItem) -> None:
        """Make the rows of the edits of a version."""
        if self.indexOfTopLevelItem(item) >= 0 and not item.childCount():
            self._add_rows(item)

    def _add_rows(self, item: QTreeWidgetItem) -> None:
        """Rows for the next ``AT_ONCE`` edits of a version, and one that asks for more where there are more."""
        place, there = self.indexOfTopLevelItem(item), item.childCount()
        end, since = self._versions[place].at, self._since(place)
        steps = since[max(0, len(since) - there - AT_ONCE) : len(since) - there]
        rows = []
        for back, moment in enumerate(reversed(steps), there):
            texts = [step_text(moment.step.label, moment.sense), short_time_text(moment.step.time)]
            rows.append(_row(texts, end - back))
        left = len(since) - there - len(steps)
        if left:
            rows.append(_row([T("{n} earlier step…", "{n} earlier steps…", n=left)], MORE))
        item.addChildren(rows)

    def _more(self, item: QTreeWidgetItem) -> None:
        """The rows that a row at the end of a version stands for."""
        version = item.parent()
        if version is not None:
            self._quiet = True
            version.removeChild(item)
            self._quiet = False
            self._add_rows(version)

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
        if item is None or self._quiet:
            return
        if self._at(item) == MORE:
            QTimer.singleShot(0, self, lambda: self._more(item))  # not while the tree tells of it
        else:
            self.chosen.emit(self._at(item))

    def retranslate(self) -> None:
        """The heads in the language in force."""
        self.setHeaderLabels([T("Version"), T("When"), T("What changed")])
        self.setAccessibleName(T("Versions"))


def _row(texts: list[str], at: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem(texts)
    item.setData(0, AT, at)
    return item
