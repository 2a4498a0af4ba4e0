"""The whole map as a poster: one page of its size, or sheets to glue together with a page that shows how."""

from collections.abc import Mapping
from dataclasses import replace

from app.layout.shapes import Box, Drawing
from app.poster.guide import guide_page
from app.poster.marks import printed_window, sheet_marks
from app.poster.page import Page, Placement, Printout, placed_whole
from app.poster.sheets import Sheet, Tiling
from app.poster.spec import PrintSpec, cut_drawing, scaled
from app.poster.trim import trimmed_page

GUIDE = "guide"
"""The name of the guide page."""


def poster_pages(
    drawing: Drawing, spec: PrintSpec, words: Mapping[str, str], title: str, foot: str = ""
) -> Printout:  # fmt: skip
    """The pages of a poster; ``foot`` stands in the margins of its sheets, "" is the title.

    ``words`` has ``poster.words.WORD_KEYS``; Problem("poster.…") as ``sheets.tile`` says.
    """
    if spec.tiles is None:
        return Printout(title, (trimmed_page(drawing, scaled(spec.paper, 1 / spec.reduced), spec, words, title),))
    drawing, tiling = cut_drawing(spec.paper, spec.tiles, drawing)
    paper = tiling.poster
    whole = placed_whole(drawing, paper.width, paper.height)
    poster = Page(paper.width, paper.height, (whole,))
    skipped = set(tiling.blanks) - set(spec.only) if spec.tiles.skip_blank else set()
    sheets = tuple(_sheet(whole, sheet, words, foot or title) for sheet in tiling.sheets if sheet.name not in skipped)
    guide = (_guide(whole, tiling, words, title),) if len(tiling.sheets) > 1 else ()
    return Printout(title, (*guide, *sheets), poster, tiling)


def _guide(whole: Placement, tiling: Tiling, words: Mapping[str, str], title: str) -> Page:
    guide = guide_page(tiling, words, title)
    scale = guide.picture.w / tiling.poster.width
    small = replace(
        whole,
        scale=whole.scale * scale,
        dx=guide.picture.x + whole.dx * scale,
        dy=guide.picture.y + whole.dy * scale,
        clip=guide.picture,
        bookmarks=False,
    )
    faces = [
        (_scaled(sheet.face, scale).moved(guide.picture.x, guide.picture.y), sheet.name) for sheet in tiling.sheets
    ]
    page = Page(guide.width, guide.height, (small,), guide.marks.shapes, GUIDE, words["guide.title"])
    return replace(page, leads=tuple(faces))


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)


def _sheet(whole: Placement, sheet: Sheet, words: Mapping[str, str], title: str) -> Page:
    window = printed_window(sheet)
    dx, dy = window.x - sheet.window.x + whole.dx, window.y - sheet.window.y + whole.dy
    shown = replace(whole, dx=dx, dy=dy, clip=window)
    marks = sheet_marks(sheet, words, title).shapes
    paper = sheet.paper
    return Page(paper.width, paper.height, (shown,), marks, sheet.name, sheet.name, sheet.blank, trim=window)
