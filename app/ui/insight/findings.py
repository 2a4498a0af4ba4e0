"""What is missing or does not fit: each finding with why it matters, the way to it, and what would mend it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.insight.lint import lint
from app.insight.lint_finding import Finding
from app.ui.flowing import Flowing
from app.ui.icons import icon
from app.ui.insight.mending import Mending, map_ref
from app.ui.insight.page import DrawerPage
from app.ui.insight.sides import side_by_side
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px, set_role
from app.words import T
from app.words.lint import finding_advice, finding_title, finding_why, mend_name, severity_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

ROW = Qt.ItemDataRole.UserRole
ICONS = {"wrong": "circle-alert", "gap": "circle-dashed", "hint": "info"}
"""By how grave it is."""


class FindingsPage(DrawerPage):
    """The list at the left, the one in front explained at the right."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._mending = Mending(editor)
        self._findings: Sequence[Finding] = ()
        self.tree = QTreeWidget()
        self.tree.setObjectName("findings")
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.currentItemChanged.connect(lambda now, _before: self._explain(now))
        self.tree.itemActivated.connect(lambda _item, _column: self._go())
        self.tree.itemClicked.connect(lambda _item, _column: self._go())
        self.hidden = QCheckBox()
        self.hidden.toggled.connect(self.show_map)
        self.title, self.why, self.advice = (PlainLabel(wrap=True) for _ in range(3))
        set_role(self.title, "section")
        set_role(self.advice, "muted")
        self.mends = QWidget()
        self._row = Flowing(self.mends, px(6))
        self.away = QPushButton()
        set_role(self.away, "quiet")
        self.away.clicked.connect(self._put_away)
        self._furnish()
        self.retranslate()

    def _furnish(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 4, 0, 6)
        column.addWidget(self.tree, 1)
        column.addWidget(self.hidden)
        body = QWidget()
        set_role(body, "side-body")
        told = QVBoxLayout(body)
        told.setContentsMargins(16, 12, 16, 12)
        told.setSpacing(6)
        for widget in (self.title, self.why, self.advice, self.mends, self.away):
            told.addWidget(widget)
        told.setAlignment(self.away, Qt.AlignmentFlag.AlignLeft)
        told.addStretch(1)
        right = self._told = QScrollArea()
        right.setWidgetResizable(True)
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setWidget(body)
        side_by_side(self, left, right, (560, 420))

    # -- the list -----------------------------------------------------------------------------
    def show_map(self) -> None:
        """Look the map through again; the row in front stays in front."""
        board = self.board
        if board is None:
            return
        kept = self._key()
        found = lint(board.document, board.map_id, date.today())  # noqa: DTZ011 - the day on this person's wall
        quiet = set(self.editor.settings.dismissed.get(board.map_id, ()))
        away = sum(finding.key in quiet for finding in found)
        self._findings = [f for f in found if self.hidden.isChecked() or f.key not in quiet]
        self.hidden.setVisible(away > 0)
        self.hidden.setText(T("Show {n} put away", "Show {n} put away", n=away))
        self.tree.blockSignals(True)
        self.tree.clear()
        for _code, group in groupby(enumerate(self._findings), key=lambda entry: (entry[1].severity, entry[1].code)):
            self._add(list(group))
        self.tree.setRootIsDecorated(any(item.parent() is not None for item in self._items()))
        self.tree.blockSignals(False)
        self._come_back(kept)

    def _add(self, group: Sequence[tuple[int, Finding]]) -> None:
        """A row; several of one kind stand below a common one."""
        at, first = group[0]
        text = finding_title(first.code, first.params)
        if len(group) == 1:
            self.tree.addTopLevelItem(self._item(text, at, first))
            return
        head = self._item(T("{first} · and {n} more", first=text, n=len(group) - 1), at, first)
        self.tree.addTopLevelItem(head)
        for number, finding in group:
            head.addChild(self._item(finding_title(finding.code, finding.params), number, finding))

    def _item(self, text: str, at: int, finding: Finding) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setData(0, ROW, at)
        item.setToolTip(0, text)
        colours = self.editor.colours
        colour = {"wrong": colours.danger, "gap": colours.text, "hint": colours.muted}[finding.severity]
        item.setIcon(0, icon(ICONS[finding.severity], colours, colour))
        said = f"{severity_name(finding.severity)}: {text}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _key(self) -> str:
        finding = self._current()
        return finding.key if finding is not None else ""

    def _current(self) -> Finding | None:
        item = self.tree.currentItem()
        at = item.data(0, ROW) if item is not None else None
        return self._findings[at] if isinstance(at, int) and at < len(self._findings) else None

    def _come_back(self, key: str) -> None:
        items = [item for item in self._items() if self._findings[item.data(0, ROW)].key == key]
        first = self.tree.topLevelItem(0)
        item = items[-1] if items else first
        if item is not None:
            self.tree.setCurrentItem(item)
        self._explain(item)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        for row in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(row)
            if top is not None:
                yield top
                yield from filter(None, (top.child(n) for n in range(top.childCount())))

    # -- the one in front ---------------------------------------------------------------------
    def _explain(self, item: QTreeWidgetItem | None) -> None:
        """Say why, and offer what would mend it."""
        if self.mends.isAncestorOf(self.window().focusWidget()):
            self.tree.setFocus()  # the button that was pressed goes with what it mended
        self._row.clear()
        finding = self._current() if item is not None else None
        self.away.setVisible(finding is not None)
        if finding is None:
            self.title.setText(T("Nothing to mend"))
            self.why.setText(T("What is on the map holds together. The more you say, the more can be looked at."))
            self.advice.setText("")
            return
        self.title.setText(item.text(0) if item is not None else "")
        self.why.setText(finding_why(finding.code, finding.params))
        self.advice.setText(finding_advice(finding.code, finding.params))
        quiet = self.editor.settings.dismissed.get(self.board.map_id if self.board else "", ())
        self.away.setText(T("Bring it back") if finding.key in quiet else T("Put it away"))
        if item is not None and not item.childCount():
            self._offer(finding)

    def _offer(self, finding: Finding) -> None:
        for mend in finding.mends:
            button = QPushButton(mend_name(mend.code, kind=mend.ref[0], field=mend.field, value=mend.value))
            button.clicked.connect(partial(self._mending.mend, mend))
            self._row.add(button)

    def _go(self) -> None:
        """To what it is about; of a heading to all of them."""
        finding, item = self._current(), self.tree.currentItem()
        if finding is None or item is None:
            return
        meant = [finding]
        if item.childCount():
            below = filter(None, (item.child(n) for n in range(item.childCount())))
            meant = [self._findings[child.data(0, ROW)] for child in below]
        refs = [map_ref(ref) for one in meant for ref in one.refs[:1]]
        self.go_to(ref for ref in refs if ref is not None)

    def _put_away(self) -> None:
        """This one is not shown any more; or it is again."""
        finding, board = self._current(), self.board
        if finding is not None and board is not None:
            self.editor.settings.dismiss(board.map_id, finding.key)
            self.dismissed.emit()
            self.show_map()

    # -- looks --------------------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list."""
        self.tree.setFocus()

    def retranslate(self) -> None:
        """Names for those who hear the page."""
        self.tree.setAccessibleName(T("Findings"))
        self._told.setAccessibleName(T("What it means"))

    def dress(self, colours: Tokens) -> None:
        """Icons as large as the text."""
        self.tree.setIconSize(QSize(px(16), px(16)))
