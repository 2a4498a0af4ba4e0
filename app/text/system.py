"""The fonts that the system has, for characters that no bundled font draws.

They are looked for when the first such character is met, never changed, and used only where their makers allow it
to be put into a document: what is on the screen is what can be on paper.  Which one is taken does not depend on what
was asked before.
"""

import os
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from app.text.faces import Source, add_face, face

VARIABLE = "VIVENCIA_FONTS"
"""The environment variable that names folders of fonts to look into instead of the system's; "" for none."""

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 5000
_MOST_FACES = 64
_OUTLINES = frozenset({"glyf", "CFF "})
_COLOURS = frozenset({"sbix", "CBDT", "COLR", "SVG "})
_RESTRICTED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200
_REGULAR, _BOLD, _BOLD_ENOUGH = 400, 700, 600
_NORMAL_WIDTH = 5
_ITALIC = 0x0001
_LAST = ("unifont", "lastresort", "last resort")
_SANS = re.compile("sans(?!.*(mono|condensed|narrow))|gothic|grotesk")
_FANCY = re.compile("mono|serif|slab|display|condensed|narrow|math|code|typewriter|script|hand|song|ming|roman|times")


@dataclass(frozen=True, slots=True)
class Installed:
    """One face of a font file of the system that may be embedded."""

    key: str
    path: Path
    index: int
    family: str
    weight: int
    variable: bool
    rank: tuple[object, ...]
    """The lowest comes first."""
    unicodes: hb.Set

    def covers(self, characters: str) -> bool:
        """Whether it has all of these characters."""
        return all(ord(c) in self.unicodes for c in characters)


@lru_cache(maxsize=4096)
def system_font(characters: str, *, bold: bool) -> str | None:
    """The key of the font of the system that draws all of these characters best, None where there is none."""
    if any(unicodedata.category(c) in {"Co", "Cs"} for c in characters):
        return None  # what a private character looks like nobody but its font knows
    found = next((one for one in installed() if one.covers(characters) and _inks(one, characters)), None)
    if found is None:
        return None
    return _bold(found, characters) if bold else _opened(found, _REGULAR)


@cache
def installed() -> tuple[Installed, ...]:
    """The usable fonts of the system, the plainest first."""
    return tuple(sorted(_usable(), key=lambda one: one.rank))


def forget() -> None:
    """Looks for fonts anew the next time."""
    installed.cache_clear()
    system_font.cache_clear()


def _bold(regular: Installed, characters: str) -> str:
    """The bold of a font: of its family, of its own axis, or made of it."""
    family = [
        one
        for one in installed()
        if one.family == regular.family and one.weight >= _BOLD_ENOUGH and one.covers(characters)
    ]
    if regular.variable or not family:
        return _opened(regular, _BOLD)
    return _opened(min(family, key=lambda one: (abs(one.weight - _BOLD), one.rank)), _BOLD)


def _opened(font: Installed, weight: int) -> str:
    bolder = weight == _BOLD and not font.variable and font.weight < _BOLD_ENOUGH
    key = f"{font.key}-{weight if font.variable or bolder else font.weight}"
    add_face(key, Source(font.path, font.index, weight if font.variable else None, bolder))
    return key


def _inks(font: Installed, characters: str) -> bool:
    """Whether the first character draws anything: some fonts have empty glyphs for all there is."""
    opened = face(_opened(font, _REGULAR)).font
    glyph = opened.get_nominal_glyph(ord(characters[0]))
    extents = opened.get_glyph_extents(glyph) if glyph else None
    return extents is not None and extents.width != 0 and extents.height != 0


def _usable() -> Iterator[Installed]:
    names: dict[str, int] = {}
    for path in _files():
        try:
            blob = hb.Blob.from_file_path(str(path))
            count = hb.Face(blob).count
        except (hb.HarfBuzzError, OSError):
            continue
        for index in range(min(count, _MOST_FACES)):
            font = hb.Face(blob, index)
            if may_be_used(font):
                found = _read(font, path, index)
                number = names[found.key] = names.get(found.key, 0) + 1
                yield found if number == 1 else replace(found, key=f"{found.key}-{number}")


def may_be_used(font: hb.Face) -> bool:
    """Whether it has outlines of one colour, and its maker allows to embed a part of it (fsType in the table OS/2)."""
    tables = set(font.table_tags)
    if not tables & _OUTLINES or tables & _COLOURS or not {"OS/2", "cmap"} <= tables:
        return False
    return not _os2(font, 8) & (_RESTRICTED | _NO_SUBSET | _BITMAPS)


def _read(font: hb.Face, path: Path, index: int) -> Installed:
    names = hb.OTNameIdPredefined
    family = font.get_name(names.TYPOGRAPHIC_FAMILY) or font.get_name(names.FONT_FAMILY) or path.stem
    own = font.get_name(names.POSTSCRIPT_NAME) or path.stem
    variable = any(axis.tag == "wght" for axis in font.axis_infos)
    weight = _REGULAR if variable else _os2(font, 4)
    slanted = bool(_os2(font, 62) & _ITALIC)
    low = family.lower()
    manner = 2 if low.startswith((".", *_LAST)) else int(not _SANS.search(low) and bool(_FANCY.search(low)))
    odd = slanted or _os2(font, 6) != _NORMAL_WIDTH
    rank = (manner, odd, abs(weight - _REGULAR), not low.startswith("noto sans"), low, path.name, str(path), index)
    key = re.sub("[^A-Za-z0-9-]", "", own) or "Font"
    return Installed(key, path, index, family, weight, variable, rank, font.unicodes)


def _os2(font: hb.Face, at: int) -> int:
    """A number of the table OS/2; 0 where it is too short to have it."""
    data = font.reference_table("OS/2").data
    return int(struct.unpack_from(">H", data, at)[0]) if len(data) >= at + 2 else 0


def _files() -> list[Path]:
    """The font files in the folders, in an order that is always the same."""
    found: set[Path] = set()
    seen: set[str] = set()
    for folder in folders():
        for place, inner, names in os.walk(folder, followlinks=True):
            real = os.path.realpath(place)
            if real in seen:
                inner.clear()
                continue
            seen.add(real)
            found.update(Path(place, name) for name in names if name.lower().endswith(_SUFFIXES))
            if len(found) > _MOST_FILES:
                break
    return sorted(found)


def folders() -> list[Path]:
    """Where the system keeps its fonts, or the folders that ``VIVENCIA_FONTS`` names."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return [Path(name).expanduser() for name in named.split(os.pathsep) if name]
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return [Path(os.environ.get("WINDIR") or "C:/Windows") / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        loaded = sorted(Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*"))
        return [Path("/System/Library/Fonts"), *loaded, Path("/Library/Fonts"), home / "Library" / "Fonts"]
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [*(Path(place) / "fonts" for place in shared.split(":") if place), own / "fonts", home / ".fonts"]
