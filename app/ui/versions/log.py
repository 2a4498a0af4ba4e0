"""The list of versions, and inside each what was done since the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from app.past import Moment
from app.ui.icons import icon
from app.ui.theme import Tokens, px
from app.versions import Extent, Version, extent
from app.words import T
from app.words.versions import extent_text, reason_text, short_time_text, step_text

AT = Qt.ItemDataRole.UserRole
MOST_EXTENTS = 1_000
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
        self.setObjectName("versions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 112), (2, 168)):
            self.setColumnWidth(column, px(width))
        self._versions: Sequence[Version] = ()
        self._moments: Sequence[Moment] = ()
        self._said: list[tuple[object, ...]] = []
        """What each row was made of."""
        self._extents: dict[tuple[int, int], Extent] = {}
        """By the first and the last generation of what was done."""
        self._quiet = False
        self.itemExpanded.connect(self._open)
        self.currentItemChanged.connect(lambda now, _before: self._go(now))

    def empty(self) -> None:
        """Another map is coming."""
        self.clear()
        self._extents.clear()

    def show_versions(self, versions: Sequence[Version], moments: Sequence[Moment], at: int, colours: Tokens) -> None:
        """Another list; what was open stays open, and the moment ``at`` is in front."""
        # The first row is that of now, whichever moment that is.
        rows = self._rows()
        opened = {self._at(item) if place else -1 for place, item in enumerate(rows) if item.isExpanded()}
        kept = [one.at for one in versions[1:]] == [one.at for one in self._versions[1:]] and not opened
        self._versions, self._moments = versions, moments
        self._quiet = True
        try:
            if not kept or len(rows) != len(versions):
                self.clear()
                rows = [QTreeWidgetItem() for _ in versions]
                self.addTopLevelItems(rows)
                self._said = [() for _ in versions]
            for place, item in enumerate(rows):
                self._fill(item, place, colours)
                if (versions[place].at if place else -1) in opened:
                    item.setExpanded(True)
        finally:
            self._quiet = False
        self.point_at(at)

    def _fill(self, item: QTreeWidgetItem, place: int, colours: Tokens) -> None:
        """What a version's row says; nothing is done where it says so already."""
        version = self._versions[place]
        texts = (
            reason_text(version.reason, version.title, version.label),
            short_time_text(self._moments[version.at].step.time),
            self._told(place),
        )
        said = (version.at, version.reason, colours.accent, *texts)
        if self._said[place] == said:
            return
        self._said[place] = said
        item.takeChildren()
        item.setData(0, AT, version.at)
        for column, text in enumerate(texts):
            item.setText(column, text)
            item.setToolTip(column, text)
        item.setIcon(0, icon(ICONS[version.reason], colours, colours.accent) if version.reason in ICONS else QIcon())
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _told(self, place: int) -> str:
        """How much a version changed; of those whose end is past it is found out once."""
        since = self._since(place)
        key = (since[0].step.gen, since[-1].step.gen)
        found = self._extents.get(key)
        if found is None:
            if len(self._extents) > MOST_EXTENTS:
                self._extents.clear()
            found = self._extents[key] = extent(since)
        return extent_text(found.added, found.gone, found.changed, found.steps)

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
            rows.append(row := _row(texts, end - back))
            row.setToolTip(0, texts[0])
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
