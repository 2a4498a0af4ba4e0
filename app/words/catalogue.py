"""The catalogue of translations, read once a language from resources/translations.

The English text is the key.  A text with a plural has both forms: ``T("{n} card", "{n} cards", n=3)``; its key in
the catalogue is "{n} card|{n} cards".
"""

import json
import locale
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal

from app.resources import resource
from app.words.units import held

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")

_PARAMETER = re.compile(r"\{(\w+)\}")
_current: list[Language] = ["en"]
_meanwhile: ContextVar[Language | None] = ContextVar("meanwhile", default=None)


def language() -> Language:
    """The language in force, or that of a ``speaking`` around."""
    return _meanwhile.get() or _current[0]


def set_language(code: Language) -> None:
    """Speak this language from now on; windows ask for their texts again."""
    _current[0] = code


@contextmanager
def speaking(code: Language | None) -> Iterator[None]:
    """Speak another language for a while, on this thread only; None goes on in the one in force."""
    token = _meanwhile.set(code or language())
    try:
        yield
    finally:
        _meanwhile.reset(token)


def system_language() -> Language:
    """Spanish where the system speaks it, otherwise English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((n for n in names if n), "") or (locale.getlocale()[0] or "")
    return "es" if re.match(r"(es|spanish)([_.@-]|$)", name.lower()) else "en"


def T(text: str, plural: str | None = None, /, **params: object) -> str:  # noqa: N802 - the habit of translators
    """``text`` in the current language with its ``{parameters}`` filled in; ``n`` chooses the plural.

    Units stay with their figures; what fills the holes is left as it is.
    """
    key = text if plural is None else f"{text}|{plural}"
    found = held(_texts(language()).get(key, key))
    if plural is not None:
        one, _, many = found.partition("|")
        found = one if params.get("n") == 1 else many
    # In one pass: a person's own text may have braces in it.
    return _PARAMETER.sub(lambda hole: str(params.get(hole[1], hole[0])), found)


@cache
def _texts(code: Language) -> dict[str, str]:
    """The catalogue of one language; English needs none."""
    if code == "en":
        return {}
    texts: dict[str, str] = json.loads(resource("translations", f"{code}.json").read_text(encoding="utf-8"))
    return texts
