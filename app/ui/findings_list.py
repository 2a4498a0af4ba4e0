"""The list of what there is to look at on a print: one row a finding, and each leads to its card."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.canvas.guard import guarded
from app.domain.document import Document
from app.poster.inspection import Finding
from app.ui.icons import icon
from app.ui.theme import px, tokens_now
from app.words import T
from app.words.findings import finding_text, full_text, part_text

MOST = 400
"""More are only counted."""
_ROWS = 4
_ICONS = {"undrawn": "triangle-alert", "coarse": "image", "shortened": "scissors", "small": "a-large-small"}


class FindingsList(QListWidget):
    """Choosing a row shows it on the preview; Enter or a double click goes to it on the map."""

    pointed = Signal(object)
    """The Finding that is chosen."""
    gone = Signal(object)
    """The Finding that a person goes to."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName(T("To look at"))
        self.setIconSize(QSize(px(16), px(16)))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._point)
        self.itemClicked.connect(self._point)
        self.itemDoubleClicked.connect(self._go)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show others; the same one stays chosen where it is still there."""
        chosen = self.finding()
        self.blockSignals(True)
        while self.count():  # one by one they are Python's to delete; clear() ended the program now and then
            self.takeItem(self.count() - 1)
        self._findings = tuple(findings[:MOST])
        tokens = tokens_now()
        for one in self._findings:
            name = part_text(self._document, one.owner, one.role)
            what = finding_text(one.kind, one.amount, one.text, brief=True)
            item = QListWidgetItem(icon(_ICONS[one.kind], tokens), f"{name}\n{what}")
            more = finding_text(one.kind, one.amount, one.text)
            whole = full_text(self._document, one.owner) if one.kind == "shortened" else f"{name}\n{more}"
            item.setToolTip(whole)
            self.addItem(item)
            if one == chosen:
                self.setCurrentItem(item)
        if len(findings) > MOST:
            rest = QListWidgetItem(T("{n} more", n=len(findings) - MOST))
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(rest)
        self.blockSignals(False)
        rows = min(len(findings), _ROWS)
        height = sum(self.sizeHintForRow(row) + 2 * self.spacing() for row in range(rows))
        self.setFixedHeight(height + 2 * self.frameWidth() + px(6))

    def finding(self) -> Finding | None:
        """The finding that is chosen."""
        row = self.currentRow()
        return self._findings[row] if 0 <= row < len(self._findings) else None

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.finding() is not None:
            self._go()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _point(self) -> None:
        found = self.finding()
        if found is not None:
            self.pointed.emit(found)

    def _go(self) -> None:
        found = self.finding()
        if found is not None:
            self.gone.emit(found)
