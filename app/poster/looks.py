"""Looks from outside the dialog: a file of JSON that people write, and those that the dialog saved.

A file is read strictly, so that a slip is told instead of printed::

    {"name": "Acme", "logo": "acme.png", "stages": "#7a003c", "accents": "#0a5c4a", "prepared_by": "Ana Ruiz",
     "version": "1.2", "mark": "Confidential", "footer": "acme.example", "style": "desk"}

Every key may be left out; a logo is a PNG or JPEG beside the file, said by its name alone.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.problems import Problem
from app.domain.text import clean_line
from app.files import TooLargeError, read_whole
from app.poster.brand import LONGEST, LOOK_KEYS, PLAIN, SHAPES, STYLES, Brand, brand_of, written_color
from app.render.pdf_pictures import can_embed
from app.render.pictures import size

MOST_BYTES = 1024 * 1024
MOST_LOGO_BYTES = 32 * 1024 * 1024
_COLORS = {"stages": "main", "accents": "accent"}
_TEXTS = {"name": "name", "prepared_by": "author", "version": "version", "mark": "mark", "footer": "note"}
_BARE = re.compile(r'(?![.~])[^/\\:*?"<>|\x00-\x1f]+')
"""The name of a file, without a folder, a drive or a stream."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Look:
    """A look with the bytes of its logo, by hash; ``lost`` where it had a logo that is gone."""

    brand: Brand = PLAIN
    logos: Mapping[str, bytes] = field(default_factory=dict)
    lost: bool = False


def read_look(path: Path) -> Look:
    """The look of a file.

    Problem("look.unreadable", name), ("look.no_json", name, line), ("look.unknown_key", name, key, known),
    ("look.bad_color", name, key, value), ("look.bad_text", name, key, most), ("look.bad_style", name, value, known),
    ("look.logo_elsewhere", name, logo), ("look.no_logo", name, logo), ("look.bad_logo", name, logo).
    """
    values = _values(path)
    for key in values:
        if key not in LOOK_KEYS:
            raise Problem("look.unknown_key", name=path.name, key=clean_line(key)[:40], known=", ".join(LOOK_KEYS))
    found: dict[str, object] = {}
    for key, attribute in _COLORS.items():
        found[attribute] = _color(path.name, key, values.get(key, ""))
    for key, attribute in _TEXTS.items():
        found[attribute] = _text(path.name, key, values.get(key, ""))
    found["name"] = found["name"] or path.stem
    style = values.get("style", "wall")
    if style not in STYLES:
        raise Problem("look.bad_style", name=path.name, value=_short(style), known=", ".join(STYLES))
    logo = _text(path.name, "logo", values.get("logo", ""), longest=4096)
    if not logo:
        return Look(brand_of({**found, "style": style}))
    data = _logo(path, logo)
    digest = hashlib.sha256(data).hexdigest()
    return Look(brand_of({**found, "style": style, "logo": digest, "logo_shape": _shape(data)}), {digest: data})


def saved_looks(settings: Path) -> dict[str, Brand]:
    """The looks that the dialog saved, by name; none where there are no settings that can be read."""
    try:
        found = json.loads(settings.read_bytes())["poster"]["brands"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: brand_of({**values, "name": name}) for name, values in found.items() if isinstance(values, dict)}


def saved_look(settings: Path, name: str) -> Look | None:
    """A look that the dialog saved, with its logo; None where there is none of that name."""
    brand = saved_looks(settings).get(name)
    if brand is None or not brand.logo:
        return None if brand is None else Look(brand)
    data = saved_logo(logo_folder(settings), brand.logo)
    return (
        Look(brand, {brand.logo: data})
        if data is not None
        else Look(replace(brand, logo="", logo_shape=1.0), lost=True)
    )


def logo_folder(settings: Path) -> Path:
    """Where the dialog keeps the logos of the looks in that settings file."""
    return settings.parent / "logos"


def saved_logo(folder: Path, digest: str) -> bytes | None:
    """The bytes of a logo in a folder; None where it is gone, or is no logo."""
    if not _DIGEST.fullmatch(digest):
        return None
    try:
        return read_whole(folder / digest, MOST_LOGO_BYTES)
    except OSError:
        return None


# -- a file, value by value ----------------------------------------------------------------------
def _values(path: Path) -> dict[str, object]:
    """The object that the file holds."""
    try:
        data = read_whole(path, MOST_BYTES)
    except TooLargeError as error:
        raise Problem("look.no_json", name=path.name, line=1) from error
    except (OSError, ValueError) as error:
        raise Problem("look.unreadable", name=path.name) from error
    line = 1
    try:
        found = json.loads(data.decode("utf-8-sig"))
        if isinstance(found, dict):
            return found
    except json.JSONDecodeError as error:
        line = error.lineno
    except (ValueError, RecursionError):
        pass
    raise Problem("look.no_json", name=path.name, line=line)


def _color(name: str, key: str, value: object) -> str:
    color = written_color(value) if isinstance(value, str) else None
    if color is None:
        raise Problem("look.bad_color", name=name, key=key, value=_short(value))
    return color


def _text(name: str, key: str, value: object, longest: int = LONGEST) -> str:
    text = clean_line(value) if isinstance(value, str) else None
    if text is None or len(text) > longest:
        raise Problem("look.bad_text", name=name, key=key, most=longest)
    return text


def _logo(path: Path, logo: str) -> bytes:
    """The bytes of the logo, which every writer can take; a file beside the look and nowhere else.

    A look may come from anybody: a path in it could lead to a picture that is not meant for paper, or to another
    computer.
    """
    beside = path.parent / logo
    try:
        if not _BARE.fullmatch(logo) or beside.is_symlink():
            raise Problem("look.logo_elsewhere", name=path.name, logo=logo)
        data = read_whole(beside, MOST_LOGO_BYTES)
    except TooLargeError as error:
        raise Problem("look.bad_logo", name=path.name, logo=logo) from error
    except (OSError, ValueError) as error:
        raise Problem("look.no_logo", name=path.name, logo=logo) from error
    if not can_embed(data):
        raise Problem("look.bad_logo", name=path.name, logo=logo)
    return data


def _shape(data: bytes) -> float:
    width, height = size(data) or (1, 1)
    return min(SHAPES[1], max(SHAPES[0], width / height))


def _short(value: object) -> str:
    return clean_line(str(value))[:40]
