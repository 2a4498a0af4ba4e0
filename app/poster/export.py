"""The finished file: a print as PDF or presentation, or its pages as PNG or SVG."""

import errno
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from app.domain.problems import Problem
from app.layout.layers import Layer
from app.layout.shapes import Drawing
from app.poster.extras import PLAIN, Extras
from app.poster.page import Page, Printout
from app.poster.page_files import Telling, write_drawings, write_pictures, write_slides
from app.render.pdf import Cancelled, PdfWriter, Placed
from app.render.pictures import Pictures, no_pictures
from app.render.svg import Letters

__all__ = ["Cancelled", "FileKind", "export_file", "write_pdf", "write_problem"]

_WHY = {
    getattr(errno, name, -1): why
    for why, names in {
        "disk_full": ("ENOSPC", "EDQUOT", "EFBIG"),
        "no_right": ("EACCES", "EPERM", "EROFS"),
        "no_folder": ("ENOENT", "ENOTDIR"),
        "is_folder": ("EISDIR",),
        "long_name": ("ENAMETOOLONG",),
        "in_use": ("EBUSY", "ETXTBSY"),
    }.items()
    for name in names
}

FileKind = Literal["pdf", "png", "svg", "pptx"]


_PLACING = 0.8
"""Of the whole work, as told to ``progress``."""
_SHAPES_A_PIECE = 30


def write_pdf(
    printout: Printout,
    path: Path | BinaryIO,
    *,
    extras: Extras = PLAIN,
    lang: str = "es",
    pictures: Pictures = no_pictures,
    long_pages: bool = True,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Writes all pages as one PDF (to a stream as it is).

    A page of more than 5.08 m is measured in larger units, as the format asks, if ``long_pages``; programs that only
    paint do better without.

    ``progress`` is told 0 to 1; if ``cancelled`` says yes the work ends by Cancelled.  Until all is written ``path``
    is as it was; OSError if it cannot be written.
    """
    told = _Progress(printout, progress)
    writer = PdfWriter(
        path,
        extras.about(printout.title, lang),
        pictures=pictures,
        long_pages=long_pages,
        layers=extras.layers,
        attachments=extras.attachments,
        cancelled=cancelled or (lambda: False),
        progress=told.step,
    )
    uses = Counter(id(one.drawing) for page in printout.pages for one in page.placements)
    placed = {id(drawing): writer.place(drawing, once=uses[id(drawing)] == 1) for drawing in printout.drawings}
    told.placed(sum(len(one.pieces) for one in placed.values()))
    sheets = {sheet.name for sheet in printout.tiling.sheets} if printout.tiling is not None else set()
    numbers = {page.name: number for number, page in enumerate(printout.pages)}
    for page in printout.pages:
        _write_page(writer, page, placed, "assembly" if page.name in sheets else None)
        for box, target in page.leads:
            if target in numbers:
                writer.link(box, numbers[target])
    writer.save()
    told.finished()


def export_file(  # noqa: PLR0913 - what, where, in which form, and what the file says of itself
    printout: Printout,
    path: Path,
    *,
    kind: FileKind = "pdf",
    dpi: float = 150.0,
    letters: Letters = "outlines",
    extras: Extras = PLAIN,
    lang: str = "es",
    words: Mapping[str, str] | None = None,
    pictures: Pictures = no_pictures,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Writes a print as PDF or PPTX, or each page as PNG (``dpi`` pixels to the inch) or SVG; gives the files.

    A print of several pages becomes numbered files there.  ``words`` are those of ``render.pptx``, which nothing else
    needs.  Else as ``write_pdf``.
    """
    telling = Telling(progress or (lambda _: None), cancelled or (lambda: False))
    telling.check()
    match kind:
        case "pdf":
            write_pdf(
                printout, path, extras=extras, lang=lang, pictures=pictures, progress=progress, cancelled=cancelled
            )  # fmt: skip
            return (path,)
        case "pptx":
            return write_slides(
                printout, path, words=words or {}, author=extras.author, lang=lang, telling=telling, pictures=pictures
            )  # fmt: skip
        case "svg":
            return write_drawings(
                printout, path, letters=letters, lang=lang, telling=telling, pictures=pictures
            )  # fmt: skip

    def pdf(pages: Printout, out: BinaryIO, told: Callable[[float], None]) -> None:
        write_pdf(
            pages, out, lang=lang, pictures=pictures, long_pages=False, progress=told, cancelled=cancelled
        )  # fmt: skip

    return write_pictures(printout, path, pdf, dpi, telling)


def write_problem(path: Path, error: OSError) -> Problem:
    """What to tell about a file that could not be written: Problem("poster.cannot_write", name, why)."""
    return Problem("poster.cannot_write", name=path.name, why=_WHY.get(error.errno or 0, "other"))


def _write_page(writer: PdfWriter, page: Page, placed: dict[int, Placed], layer: Layer | None) -> None:
    """One page; ``layer`` is that of its marks."""
    writer.page(
        page.width, page.height, bookmark=page.bookmark or None, label=page.name, trim=page.trim, bleed=page.bleed
    )  # fmt: skip
    for one in page.placements:
        writer.draw(
            placed[id(one.drawing)], scale=one.scale, dx=one.dx, dy=one.dy, clip=one.clip, bookmarks=one.bookmarks
        )
    writer.shapes(page.marks, layer=layer)


class _Progress:
    """Turns the writer's steps into parts of the whole: first the drawings' pieces, then the pages."""

    def __init__(self, printout: Printout, tell: Callable[[float], None] | None) -> None:
        self._tell = tell or (lambda _: None)
        self._pieces = sum(map(_pieces, printout.drawings))
        self._pages = len(printout.pages)
        self._before: int | None = None

    def placed(self, steps: int) -> None:
        """The pieces are done; all further steps are pages."""
        self._before = steps

    def step(self, done: int) -> None:
        """So many steps are done."""
        if self._before is None:
            self._tell(_PLACING * min(1.0, done / max(1, self._pieces)))
        else:
            self._tell(min(1.0, _PLACING + (1 - _PLACING) * (done - self._before) / (self._pages + 1)))

    def finished(self) -> None:
        """The file is written."""
        self._tell(1.0)


def _pieces(drawing: Drawing) -> int:
    """About how many pieces a drawing will have."""
    return 1 + sum(len(group.shapes) for group in drawing.groups) // _SHAPES_A_PIECE
