"""What is asked of a print: which kind, on which paper, whole or in sheets."""

from dataclasses import dataclass, replace
from typing import Literal

from app.layout.shapes import Drawing
from app.poster.blanks import mark_blanks
from app.poster.gutters import stretch, widened
from app.poster.page import placed_whole
from app.poster.paper import MARGINS, Margins, Paper, Roll
from app.poster.seams import Around, card_texts, obstacles
from app.poster.sheets import Tiling
from app.poster.tiling import OVERLAP, Turning, tile
from app.poster.uses import KindId

Seams = Literal["between", "even"]

Content = Literal["all", "texts", "titles"]
"""How much of the cards is printed: all of it, their titles and texts, their titles."""


@dataclass(frozen=True, slots=True)
class TileSpec:
    """Sheets to glue together; lengths in millimetres.

    ``scale`` is the part of its full size at which the poster is printed.  ``seams`` run between the cards, or evenly.
    With ``wider`` the gutters that cuts run through get a few millimetres from the poster's border.  ``skip_blank``
    leaves out the sheets on which nothing is drawn.
    """

    sheet: Paper | Roll
    margins: Margins = MARGINS
    overlap: float = OVERLAP
    turning: Turning = "auto"
    scale: float = 1.0
    seams: Seams = "between"
    wider: bool = False
    skip_blank: bool = False


@dataclass(frozen=True, slots=True)
class DeckSpec:
    """Cards to cut out, each of ``width`` × ``height`` mm.

    ``heads``: with cards for stages and lanes.  ``fill``: empty cards fill the last sheet.  ``each``: how many empty
    cards each lane gets, where only those are printed.
    """

    width: float = 85.0
    height: float = 55.0
    heads: bool = True
    fill: bool = True
    each: int = 10


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """All that decides what the pages are; equal specs of one press give equal pages.

    ``paper`` is the size of the poster, or of the pages of the other kinds.  ``tiles`` cuts it into sheets.  ``only``
    names the pages wanted, in any order; empty means all.  With less ``content`` the type gets larger.
    """

    paper: Paper
    kind: KindId = "poster"
    tiles: TileSpec | None = None
    only: tuple[str, ...] = ()
    deck: DeckSpec = DeckSpec()
    content: Content = "all"
    bleed: float = 0.0
    """How far, in millimetres, the ground of a one-page poster reaches beyond where it is trimmed; 0 is no bleed and
    no crop marks."""
    reduced: int = 1
    """A one-page poster is written so many times smaller, to be printed as many times larger."""


def cut_drawing(paper: Paper, tiles: TileSpec, drawing: Drawing) -> tuple[Drawing, Tiling]:
    """A drawing with its gutters as they are printed, and the sheets with the blank ones marked.

    Problem("poster.…") as ``tile`` says.
    """
    tiling = cut(paper, tiles, drawing)
    if tiles.wider and tiles.seams == "between":
        roomy = _widened(drawing, tiling)
        again = cut(paper, tiles, roomy)
        if again.cards_cut <= tiling.cards_cut:
            drawing, tiling = roomy, again
    return drawing, mark_blanks(tiling, drawing)


def cut(paper: Paper, tiles: TileSpec, drawing: Drawing) -> Tiling:
    """The sheets of a poster of that paper on which a drawing is shown whole; blank ones are not marked."""
    poster = scaled(paper, tiles.scale)
    given = (poster, tiles.sheet, tiles.margins, tiles.overlap, tiles.turning)
    if tiles.seams == "even":
        return tile(*given)
    whole = placed_whole(drawing, poster.width, poster.height)
    place = whole.scale, whole.dx, whole.dy
    things = obstacles(drawing)
    found = tile(*given, around=Around(things, *place))
    if found.cards_cut:  # then at least not through their words
        found = tile(*given, around=Around([*things, *card_texts(drawing)], *place))
    return found


def _widened(drawing: Drawing, tiling: Tiling) -> Drawing:
    """A drawing with wider gutters where a tiling cuts it."""
    whole = placed_whole(drawing, tiling.poster.width, tiling.poster.height)
    xs = ((sheet.face.x - whole.dx) / whole.scale for sheet in tiling.sheets if sheet.left)
    ys = ((sheet.face.y - whole.dy) / whole.scale for sheet in tiling.sheets if sheet.above)
    return widened(drawing, stretch(drawing, xs, "x", whole.scale), stretch(drawing, ys, "y", whole.scale))


def scaled(paper: Paper, scale: float) -> Paper:
    """The paper of a poster that is printed smaller; at full size it keeps its name."""
    return paper if scale == 1 else replace(paper, name="", width=paper.width * scale, height=paper.height * scale)
