"""What is asked of a print: which kind, on which paper, whole or in sheets."""

from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Drawing
from app.poster.paper import Orientation, Paper
from app.poster.sheets import Tiling, mark_blanks, tile

KindId = Literal["poster"]
"""What a map can be printed as: a key of ``kinds.KINDS``."""


@dataclass(frozen=True, slots=True)
class TileSpec:
    """Sheets to glue together; lengths in millimetres."""

    sheet: Paper
    margin: float = 6.0
    overlap: float = 10.0
    orientation: Orientation | Literal["auto"] = "auto"


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """All that decides what the pages are; equal specs of one press give equal pages.

    ``paper`` is the size of the poster, or of the pages of the other kinds.  ``tiles`` cuts it into sheets.  ``only``
    names the pages wanted, in any order; empty means all.
    """

    paper: Paper
    kind: KindId = "poster"
    tiles: TileSpec | None = None
    only: tuple[str, ...] = ()


def tiling_of(spec: PrintSpec, drawing: Drawing) -> Tiling | None:
    """The sheets of a poster with the blank ones marked, None for one page; Problem("poster.…") as ``tile`` says."""
    wanted = spec.tiles
    if wanted is None:
        return None
    return mark_blanks(tile(spec.paper, wanted.sheet, wanted.margin, wanted.overlap, wanted.orientation), drawing)
