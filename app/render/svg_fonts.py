"""Fonts for SVG: their names for programs that have them, and the used part of those that may be passed on."""

import base64
from collections.abc import Iterable, Iterator

from app.render.text_blocks import FAMILY, TextBlock
from app.render.xml import decimal
from app.text.fonts import KEYS
from app.text.glyphs import text_font
from app.text.lines import TextLine

_WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}
_NAMES = {
    "NotoArabic": "Noto Sans Arabic",
    "NotoHebrew": "Noto Sans Hebrew",
    "NotoDevanagari": "Noto Sans Devanagari",
    "NotoThai": "Noto Sans Thai",
    "NotoEmoji": "Noto Emoji",
    "DroidFallback": "Droid Sans Fallback",
}
"""What bundled fonts are called where they are installed."""


class EmbeddedFonts:
    """The bundled fonts of one file, as far as its texts use them; a system's font is only named."""

    def __init__(self) -> None:
        self._used: dict[str, set[str]] = {}

    def use(self, lines: Iterable[TextLine]) -> None:
        """These lines stand in the file as text."""
        for line in lines:
            for run in line.runs:
                self._used.setdefault(run.font, set()).update(*run.clusters)

    def styles(self) -> Iterator[str]:
        """The style sheet with the fonts inside, if there are any."""
        rules = [_rule(key, used) for key, used in sorted(self._used.items()) if key in KEYS]
        if rules:
            yield f'<style type="text/css">{"".join(rules)}</style>'


def font_attributes(block: TextBlock) -> str:
    """Family, weight and size of a text; the names of all fonts that its characters need, in order."""
    families = [_family(run.font) for found in block.lines for run in found.line.runs]
    names = ", ".join(dict.fromkeys([FAMILY, *families, "sans-serif"]))
    weight = _WEIGHTS.get(block.style, 400)
    return f'font-family="{names}" font-weight="{weight}" font-size="{decimal(block.size)}"'


def _rule(key: str, used: set[str]) -> str:
    data = base64.b64encode(text_font(key, used)).decode("ascii")
    weight = _WEIGHTS.get(key.rpartition("-")[2].lower(), 400)
    return (
        f"@font-face{{font-family:{_family(key)};font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )


def _family(key: str) -> str:
    """A family's name as a style sheet takes it."""
    family = key.rpartition("-")[0] or key
    return _NAMES.get(family) or "".join(char for char in family if char.isalnum() or char in " -")
