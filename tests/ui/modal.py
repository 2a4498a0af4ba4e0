"""Answers a dialog that runs its own event loop."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.ui.waiting_dialog import WaitingDialog


def when_modal(answer: Callable[[Any], object], tries: int = 400) -> None:
    """As soon as a modal dialog that asks is in front, hand it to ``answer``; what it leaves open is closed."""

    def look(left: int = tries) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or isinstance(dialog, WaitingDialog):
            if left:
                QTimer.singleShot(10, lambda: look(left - 1))
            return
        try:
            answer(dialog)
        finally:
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
