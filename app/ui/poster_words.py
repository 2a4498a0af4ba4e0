"""What the poster dialog says of a poster, and what its file is called."""

import re
import unicodedata

from app.poster.legibility import judge
from app.poster.page import Printout
from app.poster.paper import INCH, Paper
from app.ui.poster_choices import PosterChoices
from app.words import T

_LONGEST_NAME = 80
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def pages_text(choices: PosterChoices, printout: Printout) -> str:
    """How many pages or pixels the file will have."""
    page = printout.pages[0]
    if choices.format == "png":
        width, height = (round(side / INCH * choices.dpi) for side in (page.width, page.height))
        return T("{width} × {height} pixels", width=width, height=height)
    tiling = printout.tiling
    if tiling is None:
        size = localised(Paper("", page.width, page.height).size)
        if len(printout.pages) == 1:
            return T("One page of {size}", size=size)
        return T("{n} pages of {size}", n=len(printout.pages), size=size)
    count = len(tiling.sheets)
    if count == 1:
        return T("Fits on one sheet")
    text = T(
        "{count} sheets and a guide page: {rows} rows of {columns}",
        count=count,
        rows=tiling.rows,
        columns=tiling.columns,
    )
    blank = len(tiling.blanks)
    return f"{text}. {T('{n} of them is blank.', '{n} of them are blank.', n=blank)}" if blank else text


def reading_text(printout: Printout) -> tuple[str, bool]:
    """How small the smallest text is, in plain words, and whether that is no reason to worry."""
    sizes = [drawing.smallest_text for drawing in printout.drawings if drawing.smallest_text]
    if not sizes:
        return "", True
    smallest, cut = min(sizes), len({owner for drawing in printout.drawings for owner in drawing.shortened})
    size = localised(f"{smallest:.1f}")
    judgement = judge(smallest)
    text = {
        "ok": T("Smallest capitals: {size} mm. Easy to read on the wall.", size=size),
        "small": T("Smallest capitals: {size} mm. One has to step close to read them.", size=size),
        "too_small": T("Smallest capitals: {size} mm. Too small for a wall; choose a larger paper.", size=size),
    }[judgement]
    if cut:
        text = f"{text} {T('{n} text is cut short.', '{n} texts are cut short.', n=cut)}"
    return text, judgement == "ok" and not cut


def file_name(title: str, paper: Paper, what: str = "") -> str:
    """A name for the file: the map's title, ``what`` of it and the paper, without what file systems refuse."""
    title = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", title))
    title = " ".join(title.split()).strip(". ")[:_LONGEST_NAME].strip(". ") or T("Poster")
    title = f"{title}, {what[:1].lower()}{what[1:]}" if what else title
    return f"{title} {paper.name or f'{paper.width:g}x{paper.height:g} mm'}"


def localised(number: str) -> str:
    """A number with the decimal mark of the language in force."""
    return number.replace(".", T("."))
