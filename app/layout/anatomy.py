"""Where the parts of a card are: the measures of its kinds, and the height that so many lines of text need.

::

    touchpoint                     note
    | Title of the     (face)      {icon} Title of the
    | card                                note
    | Text below both                     Text
    | * ooooo marks                       marks
"""

from dataclasses import dataclass
from functools import lru_cache

from app.layout.same import Same
from app.layout.theme import Ink, Theme
from app.layout.typeset import Style, block_height


@dataclass(frozen=True, slots=True)
class CardLook:
    """What all cards of a lane have in common.  ``kind`` is the text kind of a lane of notes, None in a channel."""

    width: float
    scale: float
    kind: str | None
    ink: Ink


@dataclass(frozen=True, slots=True)
class Extent:
    """Where title, text and marks begin, and how high the card is."""

    title: float
    body: float
    marks: float
    height: float


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The measures of a kind of card: its face is at the right, its text from ``left``; 0 is not there."""

    pad: float
    left: float
    right: float
    face: float
    icon: float
    title: Style
    body: Style
    gap: float
    """Between what is at the left of the face and the face, and the least between title and top."""
    below: float
    """Between title and text."""
    row: float
    """The height of the row of marks."""
    least: float

    @property
    def title_width(self) -> float:
        """How wide the title may be, beside the face."""
        return self.right - self.left - (self.face + 1.6 * self.gap if self.face else 0.0)

    @property
    def body_width(self) -> float:
        """How wide the text may be."""
        return self.right - self.left

    def extent(self, title_lines: int, body_lines: int, *, marked: bool) -> Extent:
        """The places of the parts of a card with so many lines of title and of text."""
        cap, step = self.title.cap, self.title.size * self.title.leading
        if self.icon:  # the first line stands in the middle of the icon
            top = self.pad + (self.icon - cap) / 2 - 0.2 * self.gap
        else:  # one line stands in the middle of the face, more begin at the card's edge distance
            top = self.pad + max(0.4 * self.gap, (self.face - cap - (title_lines - 1) * step) / 2)
        bottom = max(self.pad + self.face, top + block_height(title_lines, self.title) + 0.5 * self.gap)
        body = bottom + self.below
        if body_lines:
            bottom = body + block_height(body_lines, self.body)
        marks = max(bottom + 2.2 * self.gap, self.least - self.pad - self.row)
        if marked:
            bottom = marks + self.row
        return Extent(top, body, marks, max(bottom + self.pad, self.least))


def anatomy(look: CardLook, theme: Same[Theme], *, face: bool) -> Anatomy:
    """The measures of the cards of a look; ``face`` says whether a note has one, a touchpoint always does."""
    return _anatomy(look, theme, face or look.kind is None)


@lru_cache(maxsize=512)
def _anatomy(look: CardLook, kept: Same[Theme], face: bool) -> Anatomy:
    spacing, sizes, colors, scale = kept.value.spacing, kept.value.type, kept.value.colors, look.scale
    pad = spacing.card_pad * scale
    if look.kind is None:
        title = Style("semibold", sizes.card_title * scale, colors.ink, 1.24)
        left, icon, size, color = spacing.card_edge * scale + pad, 0.0, spacing.face * scale, colors.text
    else:
        title = Style("regular", sizes.card_title * 0.94 * scale, colors.ink, 1.32)
        icon = spacing.note_icon * scale if look.kind else 0.0
        left = pad + (icon + 1.7 * scale if icon else 0.0)
        size, color = (spacing.face * 0.72 * scale if face else 0.0), colors.quiet
    return Anatomy(
        pad=pad,
        left=left,
        right=look.width - pad,
        face=size,
        icon=icon,
        title=title,
        body=Style("regular", sizes.card_text * scale, color),
        gap=scale,
        below=1.9 * scale,
        row=spacing.mark * scale,
        least=spacing.card_height * scale,
    )
