"""The whole map as a poster: one page of its size, or sheets to glue together with a page that shows how."""

from collections.abc import Mapping
from dataclasses import replace

from app.layout.shapes import Drawing
from app.poster.guide import guide_page
from app.poster.marks import printed_window, sheet_marks
from app.poster.page import Page, Placement, Printout, placed_whole
from app.poster.sheets import Sheet, Tiling
from app.poster.spec import PrintSpec, tiling_of

GUIDE = "guide"
"""The name of the guide page."""


def poster_pages(drawing: Drawing, spec: PrintSpec, words: Mapping[str, str], title: str) -> Printout:
    """The pages of a poster; ``words`` has ``poster.words.WORD_KEYS``; Problem("poster.…") as ``sheets.tile`` says."""
    paper = spec.paper
    whole = placed_whole(drawing, paper.width, paper.height)
    poster = Page(paper.width, paper.height, (whole,))
    tiling = tiling_of(spec, drawing)
    if tiling is None:
        return Printout(title, (poster,))
    sheets = tuple(_sheet(whole, tiling, sheet, words, title) for sheet in tiling.sheets)
    guide = (_guide(whole, tiling, words, title),) if len(sheets) > 1 else ()
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
    return Page(guide.width, guide.height, (small,), guide.marks.shapes, GUIDE, words["guide.title"])


def _sheet(whole: Placement, tiling: Tiling, sheet: Sheet, words: Mapping[str, str], title: str) -> Page:
    window = printed_window(tiling, sheet)
    dx, dy = window.x - sheet.window.x + whole.dx, window.y - sheet.window.y + whole.dy
    shown = replace(whole, dx=dx, dy=dy, clip=window)
    marks = sheet_marks(tiling, sheet, words, title).shapes
    return Page(tiling.sheet.width, tiling.sheet.height, (shown,), marks, sheet.name, sheet.name, sheet.blank)
