"""The editor of a small project in the window of the program, in a language."""

from PySide6.QtWidgets import QApplication

SMALL_SCREEN = (1366, 768)
"""Width and height in pixels of a common laptop's screen."""


def speak(window, language: str) -> None:
    """Choose a language as its menu does."""
    window.table[f"view.language_{language}"].trigger()
    QApplication.processEvents()


def open_editor(seed, make_window, language: str):
    """A wide window with the editor of the project it has made."""
    seed("Uno")
    window = make_window()
    speak(window, language)
    window.resize(1900, 1000)
    window.open_project(window.library.projects()[0].id)
    QApplication.processEvents()
    return window
