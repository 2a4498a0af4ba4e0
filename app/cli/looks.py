"""The look on the command line: one that the window saved, or a file of one, and what its colours do to readers."""

from dataclasses import replace
from pathlib import Path

from app.cli.reading import tell
from app.domain.problems import Problem
from app.files import settings_path
from app.poster.brand import STYLES, faults_of
from app.poster.looks import Look, read_look, saved_look, saved_looks
from app.words import T
from app.words.findings import color_text


def look_of(wanted: str | None, style: str | None) -> Look:
    """The look of that name or file, in that style where one is said; ours where none is wanted.

    A name that was saved goes before a file.  Problem("cli.no_such_look", name, names), and as ``read_look``.
    """
    look = Look() if wanted is None else _named(wanted)
    for known in STYLES:
        if known == style:
            return replace(look, brand=replace(look.brand, style=known))
    return look


def _named(wanted: str) -> Look:
    settings = settings_path()
    saved = saved_look(settings, wanted)
    if saved is not None:
        return saved
    if not wanted.lower().endswith(".json") and not _is_file(Path(wanted)):
        names = ", ".join(f"“{name}”" for name in sorted(saved_looks(settings), key=str.casefold))
        raise Problem("cli.no_such_look", name=wanted, names=names)
    return read_look(Path(wanted))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long for a file's
        return False


def tell_look(look: Look) -> None:
    """What is wrong with a look: a colour, with a shade that is not, and a logo that is gone."""
    brand = look.brand
    if look.lost:
        tell(T("The logo of the look “{name}” is not there any more; choose it again in the window.", name=brand.name))
    colors = {"main": (T("Stages"), brand.main), "accent": (T("Accents"), brand.accent)}
    for fault in {fault.field: fault for fault in reversed(faults_of(brand))}.values():
        part, color = colors[fault.field]
        said = f"{part} {color}: {color_text(fault.why, fault.printed)}"
        tell(f"{said} {T('Use {color}', color=fault.proposed)}" if fault.proposed else said)
