"""Where the files are that ship with the program: fonts, icons, templates, translations."""

from pathlib import Path

_INSIDE = Path(__file__).resolve().parent / "_resources"
_BESIDE = Path(__file__).resolve().parent.parent / "resources"
RESOURCES = _INSIDE if _INSIDE.is_dir() else _BESIDE


def resource(*parts: str) -> Path:
    """The path of a file that ships with the program."""
    return RESOURCES.joinpath(*parts)
