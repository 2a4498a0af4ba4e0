"""What is different on a map now from what it was, by kinds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.canvas.focus import Ref
from app.domain.document import Document
from app.insight.compare import KINDS, Difference
from app.ui.editor_places import EditorPlaces
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.ui.versions.tracing import Since
from app.words import T
from app.words.compare import detail_text, kind_of_difference, part_text

if TYPE_CHECKING:
    from app.ui.editor import Editor

DIFFERENCE = Qt.ItemDataRole.UserRole


class DifferenceList(QWidget):
    """A click goes to the thing on the map, where it is still there."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        self._editor = editor
        self.head = PlainLabel(role="strong", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnWidth(0, px(260))
        self.tree.itemClicked.connect(lambda item, _column: self._go(item))
        self.tree.itemActivated.connect(lambda item, _column: self._go(item))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.tree, 1)

    def wait(self) -> None:
        """It is being found out."""
        self.tree.clear()
        self.head.setText(T("Comparing…"))

    def show_since(self, since: Since) -> None:
        """What is different now from what the map was."""
        found, both = since.differences, since.both
        count = T("{n} difference", "{n} differences", n=len(found)) if found else T("Nothing is different.")
        self.head.setText(T("Since “{version}”: {count}", version=since.title, count=count))
        self.tree.clear()
        for kind in KINDS:
            rows = [one for one in found if one.kind == kind]
            if rows:
                head = QTreeWidgetItem(self.tree, [f"{kind_of_difference(kind)} ({len(rows)})"])
                head.setFirstColumnSpanned(True)
                for one in rows:
                    self._add(head, both, one)
        self.tree.expandAll()

    def _add(self, head: QTreeWidgetItem, both: Document, one: Difference) -> None:
        texts = [part_text(both, one), detail_text(both, one)]
        item = QTreeWidgetItem(head, texts)
        item.setData(0, DIFFERENCE, one)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)

    def _go(self, item: QTreeWidgetItem) -> None:
        found: Difference | None = item.data(0, DIFFERENCE)
        if found is not None and found.after:
            self._editor.part(EditorPlaces).show(Ref(found.part, found.after), source="insight")

    def retranslate(self) -> None:
        """Everything in the language in force; the list is made anew when it is asked for."""
        self.tree.setAccessibleName(T("Differences"))
