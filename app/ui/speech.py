"""The language of the interface: ours and Qt's own, switched while the windows stand."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.canvas.guard import guarded
from app.ui.keys import KeyNames
from app.ui.settings import LanguageChoice
from app.words import Language, T, language, set_language


class Supplement(QTranslator):
    """Words of Qt's own dialogs that its Spanish lacks; asked only for what nobody else has."""

    @guarded(None)
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        words: dict[str, Callable[[], str]] = {
            "&Look in:": lambda: T("&Look in:"),
            "Files of &type:": lambda: T("Files of &type:"),
            "Folder": lambda: T("Folder"),
            "File": lambda: T("File"),
            "File Folder": lambda: T("Folder"),
            "Drive": lambda: T("Drive"),
            "Shortcut": lambda: T("Shortcut"),
            "Alias": lambda: T("Shortcut"),
            "Unknown": lambda: T("Unknown"),
        }
        found = words.get(source) if context.startswith(("QFileDialog", "QFileIcon", "QAbstractFileIcon")) else None
        return found() if found else None  # "" would be taken for a translation

    @guarded(fallback=False)
    def isEmpty(self) -> bool:
        return False


class Speech(QObject):
    """Speaks the chosen language; every widget hears of a switch as ``QEvent.Type.LanguageChange``."""

    def __init__(self, application: QApplication, choice: LanguageChoice) -> None:
        super().__init__(application)
        self._translator: QTranslator | None = None
        self._supplement = Supplement(self)
        self._key_names = KeyNames(self)
        self._speak(meant(choice))

    def choose(self, choice: LanguageChoice) -> None:
        """Another language, at once in every window."""
        wanted = meant(choice)
        if wanted == language():
            return
        self._speak(wanted)
        for widget in QApplication.topLevelWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))

    def _speak(self, wanted: Language) -> None:
        """Our words, Qt's words (buttons, menus of text fields), numbers and dates."""
        set_language(wanted)
        system = QLocale.system()
        QLocale.setDefault(system if system.name().startswith(wanted) else QLocale(wanted))
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            QCoreApplication.removeTranslator(self._supplement)
            QCoreApplication.removeTranslator(self._key_names)
            self._translator = None
        if wanted == "en":
            return
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{wanted}", folder):
            QCoreApplication.installTranslator(self._supplement)
            QCoreApplication.installTranslator(translator)
            QCoreApplication.installTranslator(self._key_names)  # the last one is asked first
            self._translator = translator


def meant(choice: LanguageChoice) -> Language:
    """The language that a choice means on this computer."""
    if choice != "system":
        return choice
    names = QLocale.system().uiLanguages()
    return "es" if names and names[0].lower().startswith("es") else "en"
