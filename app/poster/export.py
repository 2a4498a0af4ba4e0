"""The finished file: a PDF of one page of exactly the poster's size, or of a guide page and the sheets to glue
together; or the same page as PNG or SVG."""

import errno
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from app.domain.problems import Problem
from app.layout.shapes import Drawing
from app.poster.guide import guide_page
from app.poster.marks import printed_window, sheet_marks
from app.poster.paper import Paper
from app.poster.sheets import Tiling
from app.poster.spec import PosterSpec, TileSpec, tiling_of
from app.render.pdf import Cancelled, PdfWriter, Placed
from app.render.pictures import Pictures, no_pictures
from app.render.png import write_png
from app.render.svg import write_svg

__all__ = ["Cancelled", "FileKind", "PosterSpec", "TileSpec", "export_file", "export_pdf", "tiling_of", "write_problem"]

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

FileKind = Literal["pdf", "png", "svg"]


_PLACING = 0.8
"""Of the whole work, as told to ``progress``."""
_SHAPES_A_PIECE = 30
_PAGE = 0.15
"""Of a PNG the part that its page takes; the rest is pixels."""


def export_pdf(  # noqa: PLR0913 - what is printed, where, and what the file says of itself
    drawing: Drawing,
    spec: PosterSpec,
    path: Path | BinaryIO,
    words: Mapping[str, str],
    *,
    title: str = "",
    author: str = "",
    lang: str = "es",
    pictures: Pictures = no_pictures,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Tiling | None:
    """Writes the PDF (to a stream as it is) and gives its sheets, None for one page.

    ``words`` has ``poster.words.WORD_KEYS``.  ``progress`` is told 0 to 1; if ``cancelled`` says yes the work ends by
    Cancelled.  Until all is written ``path`` is as it was; OSError if it cannot be written.
    """
    tiling = tiling_of(spec, drawing)
    told = _Progress(drawing, tiling, progress)
    writer = PdfWriter(
        path,
        title=title,
        author=author,
        lang=lang,
        pictures=pictures,
        cancelled=cancelled or (lambda: False),
        progress=told.step,
    )
    placed = writer.place(drawing)
    told.placed(len(placed.pieces))
    if tiling is None:
        writer.page(spec.paper.width, spec.paper.height)
        _draw(writer, placed, spec.paper, 1.0, 0, 0)
    else:
        if len(tiling.sheets) > 1:
            _guide(writer, placed, tiling, words, title)
        _sheets(writer, placed, tiling, words, title)
    writer.save()
    told.finished()
    return tiling


def export_file(  # noqa: PLR0913 - as above, and in which form
    drawing: Drawing,
    spec: PosterSpec,
    path: Path,
    words: Mapping[str, str],
    *,
    kind: FileKind = "pdf",
    dpi: float = 150.0,
    title: str = "",
    author: str = "",
    lang: str = "es",
    pictures: Pictures = no_pictures,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Tiling | None:
    """Writes a poster as PDF, or its one page as PNG with ``dpi`` pixels to the inch or as SVG; else as ``export_pdf``.

    The sheets of ``spec`` are for a PDF only.
    """
    tell, stopped = progress or (lambda _: None), cancelled or (lambda: False)
    if kind == "pdf":
        return export_pdf(
            drawing, spec, path, words, title=title, author=author, lang=lang, pictures=pictures,
            progress=progress, cancelled=cancelled,
        )  # fmt: skip
    if kind == "svg":
        if stopped():
            raise Cancelled
        scale, _, _ = _fit(drawing, spec.paper)
        write_svg(path, drawing, title=title, lang=lang, pictures=pictures, scale=scale)
        tell(1.0)
        return None
    page = io.BytesIO()
    export_pdf(
        drawing, PosterSpec(spec.paper), page, words, title=title, lang=lang, pictures=pictures,
        progress=lambda done: tell(_PAGE * done), cancelled=cancelled,
    )  # fmt: skip
    write_png(
        path, page.getvalue(), dpi=dpi, cancelled=stopped,
        progress=lambda done, rows: tell(_PAGE + (1 - _PAGE) * done / rows),
    )  # fmt: skip
    return None


def write_problem(path: Path, error: OSError) -> Problem:
    """What to tell about a file that could not be written: Problem("poster.cannot_write", name, why)."""
    return Problem("poster.cannot_write", name=path.name, why=_WHY.get(error.errno or 0, "other"))


def _draw(writer: PdfWriter, placed: Placed, paper: Paper, scale: float, dx: float, dy: float) -> None:
    """The whole drawing on a page that is the poster."""
    fit, x, y = _fit(placed.drawing, paper)
    writer.draw(placed, scale=fit * scale, dx=dx + x * scale, dy=dy + y * scale)


def _guide(writer: PdfWriter, placed: Placed, tiling: Tiling, words: Mapping[str, str], title: str) -> None:
    guide = guide_page(tiling, words, title)
    fit, x, y = _fit(placed.drawing, tiling.poster)
    scale = guide.picture.w / tiling.poster.width
    writer.page(guide.width, guide.height, bookmark=words["guide.title"])
    writer.draw(
        placed,
        scale=fit * scale,
        dx=guide.picture.x + x * scale,
        dy=guide.picture.y + y * scale,
        clip=guide.picture,
        bookmarks=False,
    )
    writer.shapes(guide.marks.shapes)


def _sheets(writer: PdfWriter, placed: Placed, tiling: Tiling, words: Mapping[str, str], title: str) -> None:
    fit, x, y = _fit(placed.drawing, tiling.poster)
    for sheet in tiling.sheets:
        window = printed_window(tiling, sheet)
        writer.page(tiling.sheet.width, tiling.sheet.height, bookmark=sheet.name)
        dx, dy = window.x - sheet.window.x + x, window.y - sheet.window.y + y
        writer.draw(placed, scale=fit, dx=dx, dy=dy, clip=window)
        writer.shapes(sheet_marks(tiling, sheet, words, title).shapes)


def _fit(drawing: Drawing, paper: Paper) -> tuple[float, float, float]:
    """Scale and place that show a drawing whole in the middle of a paper; a drawing of its size is left alone."""
    scale = min(paper.width / drawing.width, paper.height / drawing.height)
    return scale, (paper.width - drawing.width * scale) / 2, (paper.height - drawing.height * scale) / 2


class _Progress:
    """Turns the writer's steps into parts of the whole: first the drawing's pieces, then the pages."""

    def __init__(self, drawing: Drawing, tiling: Tiling | None, tell: Callable[[float], None] | None) -> None:
        self._tell = tell or (lambda _: None)
        self._pieces = 1 + sum(len(group.shapes) for group in drawing.groups) // _SHAPES_A_PIECE
        self._pages = 1 if tiling is None else 1 + len(tiling.sheets)
        self._before: int | None = None

    def placed(self, steps: int) -> None:
        """The pieces are done; all further steps are pages."""
        self._before = steps

    def step(self, done: int) -> None:
        """So many steps are done."""
        if self._before is None:
            self._tell(_PLACING * min(1.0, done / self._pieces))
        else:
            self._tell(min(1.0, _PLACING + (1 - _PLACING) * (done - self._before) / (self._pages + 1)))

    def finished(self) -> None:
        """The file is written."""
        self._tell(1.0)
