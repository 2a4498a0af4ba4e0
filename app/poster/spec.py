"""What is printed: which paper, whole or in sheets."""

from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Drawing
from app.poster.paper import Orientation, Paper
from app.poster.sheets import Tiling, mark_blanks, tile


@dataclass(frozen=True, slots=True)
class TileSpec:
    """Sheets to glue together; lengths in millimetres."""

    sheet: Paper
    margin: float = 6.0
    overlap: float = 10.0
    orientation: Orientation | Literal["auto"] = "auto"


@dataclass(frozen=True, slots=True)
class PosterSpec:
    """What is printed: a poster of that paper's size, whole where ``tiles`` is None."""

    paper: Paper
    tiles: TileSpec | None = None


def tiling_of(spec: PosterSpec, drawing: Drawing) -> Tiling | None:
    """The sheets of a poster with the blank ones marked, None for one page; Problem("poster.…") as ``tile`` says."""
    wanted = spec.tiles
    if wanted is None:
        return None
    return mark_blanks(tile(spec.paper, wanted.sheet, wanted.margin, wanted.overlap, wanted.orientation), drawing)
