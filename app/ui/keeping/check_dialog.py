"""Looking through the library: what it holds, what is wrong with it, and what can be done about that."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app import keeping
from app.canvas.guard import guarded
from app.domain.problems import Problem
from app.ui.icons import pixmap
from app.ui.keeping.looking import Looking
from app.ui.labels import PlainLabel
from app.ui.theme import px, set_role, tokens_now
from app.words import T
from app.words.keeping import checked_lines, newest_line
from app.words.problems import sentence


class CheckDialog(QDialog):
    """``wants`` is "repair" or "backups" where the person chose one of them."""

    def __init__(self, path: Path, check: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("Check library"))
        self.setMinimumWidth(px(560))
        self._path = path
        self.wants = ""
        self.mark = PlainLabel()
        self.head = PlainLabel(T("Looking through the library…"), role="strong", wrap=True)
        self.lines = PlainLabel(role="muted", wrap=True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.head.text())
        self.faults = QListWidget()
        self.faults.setWordWrap(True)
        self.faults.setAccessibleName(T("What is wrong"))
        self.repair_button, self.backups_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._furnish()
        self._looking = Looking(self._found, self)
        self._looking.look("check", check)

    def _furnish(self) -> None:
        self.repair_button.setText(T("Repair it"))
        self.repair_button.setToolTip(T("What can be read becomes a new library; the damaged file is kept as it is."))
        self.backups_button.setText(T("Backups…"))
        self.close_button.setText(T("Close"))
        set_role(self.repair_button, "primary")
        row = QHBoxLayout()
        for button, want in ((self.repair_button, "repair"), (self.backups_button, "backups"), (self.close_button, "")):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, want=want: self._choose(want))
            if button is self.close_button:
                row.addStretch(1)
            row.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.mark)
        head.addWidget(self.head, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.busy)
        column.addWidget(self.lines)
        column.addWidget(self.faults)
        column.addLayout(row)
        for widget in (self.mark, self.lines, self.faults, self.repair_button, self.backups_button):
            widget.hide()

    def _found(self, _key: object, answer: object) -> None:
        """The thread is through."""
        self.busy.hide()
        faults: tuple[Problem, ...] = (answer,) if isinstance(answer, Problem) else getattr(answer, "faults", ())
        lines = [T("Something is wrong.")] if isinstance(answer, Problem) else checked_lines(answer)  # type: ignore[arg-type]
        copies = keeping.backups(self._path)
        if faults and copies:
            lines.append(newest_line(copies[0].made, copies[0].path.name))
        self.head.setText(lines[0])
        self.lines.setText("\n".join(lines[1:]))
        self.lines.setVisible(len(lines) > 1)
        colours = tokens_now()
        name, colour = ("triangle-alert", colours.warning) if faults else ("shield-check", colours.accent)
        self.mark.setPixmap(pixmap(name, colour, px(28)))
        self.mark.show()
        for fault in faults:
            self.faults.addItem(sentence(fault))
        for widget in (self.faults, self.repair_button, self.backups_button):
            widget.setVisible(bool(faults))
        (self.repair_button if faults else self.close_button).setFocus()

    def _choose(self, want: str) -> None:
        self.wants = want
        self.accept() if want else self.reject()

    @guarded()
    def done(self, result: int) -> None:
        """Wait for the thread, which reads the library."""
        self._looking.close()
        super().done(result)
