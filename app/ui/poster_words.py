"""What the poster dialog says of a poster, and what its file is called."""

import re
import unicodedata

from app.poster.advice import smallest_type
from app.poster.legibility import judge
from app.poster.page import Printout
from app.poster.paper import INCH, Paper, Roll
from app.poster.sheets import Tiling
from app.ui.poster_choices import PosterChoices
from app.words import T
from app.words.findings import cut_text, judgement_text

_LONGEST_NAME = 80
_MOST_BYTES = 160
"""Of a name in UTF-8: with paper and ending it must fit in the 255 that file systems have."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that mean devices to Windows, with any ending."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def pages_text(choices: PosterChoices, printout: Printout) -> str:
    """How many pages or pixels the file will have."""
    page = printout.pages[0]
    if choices.format == "pptx":
        return T("{n} slide", "{n} slides", n=len(printout.pages))
    if choices.format == "png":
        width, height = (round(side / INCH * choices.dpi) for side in (page.width, page.height))
        return T("{width} × {height} pixels", width=width, height=height)
    tiling = printout.tiling
    if tiling is None:
        size = localised(Paper("", page.width, page.height).size)
        if choices.for_shop and choices.bleed and choices.spec().reduced == 1:
            return T("{trimmed} when trimmed, on a page of {size}", trimmed=localised(choices.page().size), size=size)
        if len(printout.pages) == 1:
            return T("One page of {size}", size=size)
        return T("{n} pages of {size}", n=len(printout.pages), size=size)
    count = len(tiling.sheets)
    if count == 1:
        return T("Fits on one sheet")
    if choices.only_sheets():
        return T("{n} of {count} sheets", n=len(printout.pages), count=count)
    text = _sheets_text(tiling)
    blank = len(tiling.blanks)
    return f"{text}. {T('{n} of them is blank.', '{n} of them are blank.', n=blank)}" if blank else text


def _sheets_text(tiling: Tiling) -> str:
    """How many sheets or strips, and how they lie."""
    count = len(tiling.sheets)
    if isinstance(tiling.sheet, Roll):
        return T("{count} strips of a roll and a guide page", count=count)
    if tiling.is_mixed:
        standing = sum(sheet.paper.orientation == "portrait" for sheet in tiling.sheets)
        return T(
            "{count} sheets and a guide page: {standing} standing, {lying} lying",
            count=count, standing=standing, lying=count - standing,
        )  # fmt: skip
    return T(
        "{count} sheets and a guide page: {rows} rows of {columns}",
        count=count,
        rows=tiling.rows,
        columns=tiling.columns,
    )


def reading_text(printout: Printout, distance: float, enlarged: float = 1.0) -> tuple[str, bool]:
    """How small the smallest text is for a distance, in plain words, and whether that is no reason to worry.

    Paper is so many times ``enlarged`` against the pages.
    """
    smallest = smallest_type(printout) * enlarged
    if not smallest:
        return "", True
    cut = len({owner for drawing in printout.drawings for owner in drawing.shortened})
    judgement = judge(smallest, distance)
    text = judgement_text(judgement, smallest, distance)
    return f"{text} {cut_text(cut)}" if cut else text, judgement == "ok" and not cut


def file_name(title: str, paper: Paper | None, what: str = "") -> str:
    """A name for the file: the map's title, ``what`` of it and the paper if any, without what file systems refuse."""
    title = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", title))
    # Signs that turn the direction of writing could make a name look as if it ended otherwise.
    title = "".join(sign if sign.isspace() or unicodedata.category(sign)[0] != "C" else "" for sign in title)
    title = " ".join(title.split()).strip(". ")[:_LONGEST_NAME].strip(". ") or T("Poster")
    while len(title.encode()) > _MOST_BYTES:
        title = title[:-1].rstrip(". ")
    title = f"_{title}" if _RESERVED.fullmatch(title) else title
    title = f"{title}, {what[:1].lower()}{what[1:]}" if what else title
    if paper is None:
        return title
    return f"{title} {paper.name or f'{paper.width:g}x{paper.height:g} mm'}"


def localised(number: str) -> str:
    """A number with the decimal mark of the language in force."""
    return number.replace(".", T("."))
