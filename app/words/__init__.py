"""Words for people: one function, two languages, no Qt, so that window and command line speak alike."""

from app.words.catalogue import LANGUAGES, Language, T, language, set_language, speaking, system_language

__all__ = ["LANGUAGES", "Language", "T", "language", "set_language", "speaking", "system_language"]
