"""What is wrong with a file, and what was assumed, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.exchange.issues import Issue
from app.ui.icons import icon
from app.ui.theme import tokens_now
from app.words import T
from app.words.problems import line_sentence

MOST = 300


class IssueList(QListWidget):
    """Broken lines first, then notes; each says its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(T("What was noticed in the file"))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(70)
        self.setIconSize(QSize(16, 16))

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Other issues."""
        self.clear()
        colours = tokens_now()
        marks = {True: icon("circle-alert", colours, colours.danger), False: icon("info", colours, colours.muted)}
        ordered = sorted(issues, key=lambda issue: (not issue.broken, issue.line))
        for issue in ordered[:MOST]:
            self.addItem(QListWidgetItem(marks[issue.broken], line_sentence(issue.line, issue.problem)))
        left = len(ordered) - MOST
        if left > 0:
            self.addItem(QListWidgetItem(T("and {n} more", "and {n} more", n=left)))
