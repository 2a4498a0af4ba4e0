"""What a person prefers of the window: language, appearance, size, and what the next start shows."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

from app.ui.action_table import Actions
from app.ui.settings import SIZES, AppearanceChoice, LanguageChoice, Settings
from app.ui.speech import Speech
from app.ui.theme import Theme


class Preferences:
    """Each choice takes effect at once, is kept, and is ticked in the menus; ``spoken`` follows another language."""

    def __init__(
        self, settings: Settings, theme: Theme, speech: Speech, table: Actions, spoken: Callable[[], object]
    ) -> None:
        self._settings = settings
        self._theme = theme
        self._speech = speech
        self._table = table
        self._spoken = spoken
        self._mark()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """The actions that choose."""
        commands: dict[str, Callable[[], object]] = {"app.start_last": self._toggle_start}
        for language in get_args(LanguageChoice):
            commands[f"view.language_{language}"] = partial(self.speak, language)
        for appearance in get_args(AppearanceChoice):
            commands[f"view.appearance_{appearance}"] = partial(self.appear, appearance)
        for size in SIZES:
            commands[f"view.size_{size}"] = partial(self._resize, size)
        commands["view.size_up"] = partial(self._step_size, 1)
        commands["view.size_down"] = partial(self._step_size, -1)
        return commands

    def speak(self, choice: LanguageChoice) -> None:
        """Another language, at once."""
        self._settings.language = choice
        self._settings.save()
        self._speech.choose(choice)
        self._mark()
        self._spoken()

    def appear(self, choice: AppearanceChoice) -> None:
        """Light, dark, in high contrast, or as the system."""
        self._settings.appearance = choice
        self._settings.save()
        self._theme.choose(choice)
        self._mark()

    def _resize(self, percent: int) -> None:
        """Letters, icons and controls larger or smaller; the map keeps its zoom."""
        self._settings.size = percent
        self._settings.save()
        self._theme.resize(percent)
        self._mark()

    def _step_size(self, by: int) -> None:
        """The next size of the interface, as far as there is one."""
        at = SIZES.index(self._settings.size) + by
        if 0 <= at < len(SIZES):
            self._resize(SIZES[at])

    def _toggle_start(self) -> None:
        """The next start shows the map where one was, or the list of projects."""
        self._settings.start = "projects" if self._settings.start == "last" else "last"
        self._settings.save()
        self._mark()

    def _mark(self) -> None:
        """Tick what is chosen."""
        chosen = self._settings
        for id_ in ("language_" + chosen.language, "appearance_" + chosen.appearance, f"size_{chosen.size}"):
            self._table[f"view.{id_}"].setChecked(True)
        self._table["app.start_last"].setChecked(chosen.start == "last")
