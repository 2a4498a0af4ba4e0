"""The layout: a map of a document into a drawing.  A pure function; what is kept between calls only saves time."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from app.domain.document import Document
from app.layout.compose import Composition
from app.layout.contents import contents
from app.layout.display import USUAL, Display
from app.layout.fitting import fit
from app.layout.plan import natural_plan
from app.layout.same import Same
from app.layout.shapes import Drawing, SheetSize
from app.layout.theme import THEME, Theme

__all__ = ["SheetSize", "layout_map"]


def layout_map(
    document: Document, map_id: str, words: Mapping[str, str], sheet: SheetSize | None = None, theme: Theme = THEME,
    display: Display = USUAL,
) -> Drawing:  # fmt: skip
    """Lays out a map.

    Without a sheet the drawing has natural size, for editing; with one it is exactly that sheet, in the largest type
    with which the whole map fits.  ``display`` is how a person looks at it; on a sheet nothing is collapsed.
    ``words`` has ``layout.words.WORD_KEYS``.
    Problem("record.gone") where there is no such map.
    """
    held = contents(document, map_id)
    said = _kept(tuple(sorted(words.items())))
    if sheet is None:
        return Composition(held, natural_plan(held, theme, display), said, theme, None, display=display).drawing()
    return fit(held, sheet, said, theme, replace(display, collapsed=frozenset()))


@lru_cache(maxsize=8)
def _kept(words: tuple[tuple[str, str], ...]) -> Same[Mapping[str, str]]:
    """One and the same mapping for equal words, so that what was set with them is found again."""
    return Same(dict(words))
