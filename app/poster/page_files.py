"""Prints in other forms than PDF: pictures and drawings, a file for each page, and presentations."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from app.files import write_aside
from app.layout.shapes import Box, Drawing
from app.poster.page import Page, Printout, page_paths
from app.render.cancelled import Cancelled
from app.render.pictures import Pictures, no_pictures
from app.render.png import write_png
from app.render.pptx import PptxWriter
from app.render.svg import Letters, SvgAbout, SvgPage

_PAGES = 0.15
"""Of a PNG the part that its pages take; the rest is pixels."""
_SHAPES_A_SLICE = 4000
_MOST_SLICES = 8
_BEYOND = 3
"""Pixels that a slice shows of its neighbours, so that no edge of it is seen."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told how far the work is, 0 to 1, and who may end it."""

    progress: Callable[[float], None] = lambda _part: None
    cancelled: Callable[[], bool] = lambda: False

    def check(self) -> None:
        """Cancelled where the person has stopped the work."""
        if self.cancelled():
            raise Cancelled

    def part(self, start: float, share: float) -> Callable[[float], None]:
        """For work that is that share of the whole, and begins there."""
        return lambda done: self.progress(start + share * done)


def write_pictures(
    printout: Printout, path: Path, pdf: Callable[[Printout, BinaryIO, Callable[[float], None]], None], dpi: float,
    telling: Telling,
) -> tuple[Path, ...]:  # fmt: skip
    """Writes each page as PNG with ``dpi`` pixels to the inch, all of them or none; gives the files.

    ``pdf`` writes a print as PDF to a stream, and tells how far it is.
    """
    paths = page_paths(path, printout)
    slices = [_slices(page, dpi) for page in printout.pages]
    data = io.BytesIO()
    pdf(replace(printout, pages=tuple(chain.from_iterable(slices))), data, telling.part(0.0, _PAGES))
    areas = [page.width * page.height for page in printout.pages]
    done, first = 0.0, 0
    with _all_or_none(paths) as asides:
        for aside, parts, area in zip(asides, slices, areas, strict=True):
            tell = telling.part(_PAGES + (1 - _PAGES) * done, (1 - _PAGES) * area / sum(areas))
            with aside.open("wb") as out:
                write_png(
                    out, data.getvalue(), page=first, slices=len(parts), dpi=dpi, cancelled=telling.cancelled,
                    progress=lambda rows, every, tell=tell: tell(rows / every),  # type: ignore[misc]
                )  # fmt: skip
            done += area / sum(areas)
            first += len(parts)
    return paths


def _slices(page: Page, dpi: float) -> tuple[Page, ...]:
    """The page, or where very much is on it pages that each show a part of it from side to side, the topmost first."""
    shapes = sum(len(group.shapes) for one in page.placements for group in one.drawing.groups)
    count = max(1, min(_MOST_SLICES, shapes // _SHAPES_A_SLICE))
    if count == 1:
        return (page,)
    high, beyond = page.height / count, _BEYOND * 25.4 / dpi
    return tuple(_only_in(page, at * high - beyond, (at + 1) * high + beyond) for at in range(count))


def _only_in(page: Page, top: float, bottom: float) -> Page:
    """The page with its drawings only between two heights."""
    placements = []
    for one in page.placements:
        seen = one.clip or Box(0, 0, page.width, page.height)
        start, end = max(top, seen.y), min(bottom, seen.bottom)
        if start < end:
            placements.append(replace(one, clip=Box(seen.x, start, seen.w, end - start)))
    return replace(page, placements=tuple(placements))


def write_drawings(
    printout: Printout, path: Path, *, letters: Letters, lang: str, telling: Telling, pictures: Pictures = no_pictures
) -> tuple[Path, ...]:  # fmt: skip
    """Writes each page as SVG, all of them or none; gives the files."""
    paths = page_paths(path, printout)
    with _all_or_none(paths) as asides:
        for number, (aside, page) in enumerate(zip(asides, printout.pages, strict=True), 1):
            telling.check()
            markup = page_svg(page, printout.title, letters=letters, lang=lang, pictures=pictures)
            aside.write_text(markup, encoding="utf-8", newline="\n")
            telling.progress(number / len(paths))
    return paths


def page_svg(page: Page, title: str, *, letters: Letters, lang: str, pictures: Pictures = no_pictures) -> str:
    """A page as the text of an SVG file."""
    named = title if page.bookmark in ("", title) else f"{title}: {page.bookmark}"
    about = SvgAbout(named, _described(page), lang)
    drawn = SvgPage(page.width, page.height, about, letters=letters, pictures=pictures)
    for one in page.placements:
        drawn.draw(one.drawing, scale=one.scale, dx=one.dx, dy=one.dy, clip=one.clip)
    drawn.shapes(page.marks)
    return drawn.markup


def write_slides(
    printout: Printout,
    path: Path,
    *,
    words: Mapping[str, str],
    author: str,
    lang: str,
    telling: Telling,
    pictures: Pictures = no_pictures,
) -> tuple[Path, ...]:
    """Writes the pages as slides of one presentation, as large as the first page; ``words`` has those of ``pptx``."""
    pages = printout.pages
    groups = sum(len(one.drawing.groups) for page in pages for one in page.placements)
    writer = PptxWriter(
        path, pages[0].width, pages[0].height, words=words, title=printout.title, author=author, lang=lang,
        pictures=pictures, jumps=_stage_slides(pages), cancelled=telling.cancelled,
        progress=lambda done: telling.progress(0.95 * done / max(1, groups)),
    )  # fmt: skip
    for page in pages:
        writer.slide(page.width, page.height, title=page.bookmark or printout.title)
        for one in page.placements:
            writer.draw(one.drawing, scale=one.scale, dx=one.dx, dy=one.dy, clip=one.clip, room=one.room)
        writer.shapes(page.marks)
    writer.save()
    telling.progress(1.0)
    return (path,)


def _described(page: Page) -> str:
    """What is to be seen, from the heads of a page's parts."""
    return ". ".join(
        group.about for one in page.placements for group in one.drawing.groups
        if group.about and group.role in ("title", "persona", "stage")
    )  # fmt: skip


def _stage_slides(pages: Sequence[Page]) -> dict[str, int]:
    """Of each stage (id) that has a page of its own that page's number, from 1."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        stages = {group.owner for drawing in _shown(page) for group in drawing.by_role("stage")}
        if len(stages) == 1:
            found.setdefault(stages.pop(), number)
    return found


def _shown(page: Page) -> list[Drawing]:
    """The drawings of which a page shows the heads: one that shows only a part of its drawing below a head has none."""
    return [one.drawing for one in page.placements if one.clip is None]


@contextmanager
def _all_or_none(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Files to write to that take their places together when all is well; else the old ones are as they were."""
    with ExitStack() as stack:
        yield [stack.enter_context(write_aside(path)) for path in paths]
