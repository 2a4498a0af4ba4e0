"""Where the parts of a card are: the measures of its kinds, and the height that so many lines of text need.

::

    touchpoint                     note
    | Title of the     (face)      {icon} Title of the
    | card                                note
    | Text below both                     Text
    | [picture      ]
    | " Quote
    | 62 -> 75 %  _/                      figures
    | * ooooo marks                       marks
    | names [tag] [tag]                   names [tag]
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.layout.coloring import Coloring
from app.layout.same import Same
from app.layout.theme import Ink, Theme
from app.layout.typeset import Style, block_height

if TYPE_CHECKING:
    from app.layout.details import OwnDetails

PICTURE_SHAPE = 9 / 16
"""The height of a card's picture against its width."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """What all cards of a lane have in common.  ``kind`` is the text kind of a lane of notes, None in a channel.

    ``coloring`` is what the edge tells, None the emotion.  ``own`` are the fields that the project has added, where all
    that is said of a card is to be seen; None where it is not.  ``away`` are the keys of fields that are not drawn.
    """

    width: float
    scale: float
    kind: str | None
    ink: Ink
    coloring: Coloring | None = None
    own: "OwnDetails | None" = None
    away: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filling:
    """What a card holds: lines of its texts, whether there is a picture, how high figures, marks and words are."""

    title: int = 1
    body: int = 0
    quote: int = 0
    picture: bool = False
    figures: float = 0.0
    marks: float = 0.0
    words: float = 0.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Where each part begins, and how high the card is."""

    title: float
    body: float
    picture: float
    quote: float
    figures: float
    marks: float
    words: float
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
    """The height of a row of marks."""
    dot: float
    """One dot of the importance."""
    picture: float
    """The height of the picture."""
    quote_mark: float
    tag: Style
    """Names and tags."""
    least: float

    @property
    def title_width(self) -> float:
        """How wide the title may be, beside the face."""
        return self.right - self.left - (self.face + 1.6 * self.gap if self.face else 0.0)

    @property
    def body_width(self) -> float:
        """How wide the text may be."""
        return self.right - self.left

    @property
    def quote_left(self) -> float:
        """Where the words of a quote begin, behind its mark."""
        return self.quote_mark + 1.5 * self.gap

    @property
    def quote_width(self) -> float:
        """How wide the words of a quote may be."""
        return self.body_width - self.quote_left

    def extent(self, holds: Filling) -> Extent:
        """The places of the parts of a card that holds so much."""
        cap, step = self.title.cap, self.title.size * self.title.leading
        if self.icon:  # the first line stands in the middle of the icon
            top = self.pad + (self.icon - cap) / 2 - 0.2 * self.gap
        else:  # one line stands in the middle of the face, more begin at the card's edge distance
            top = self.pad + max(0.4 * self.gap, (self.face - cap - (holds.title - 1) * step) / 2)
        bottom = max(self.pad + self.face, top + block_height(holds.title, self.title) + 0.5 * self.gap)
        body = bottom + self.below
        if holds.body:
            bottom = body + block_height(holds.body, self.body)
        picture = bottom + self.below
        if holds.picture:
            bottom = picture + self.picture
        quote = bottom + 2.2 * self.gap
        if holds.quote:
            bottom = quote + block_height(holds.quote, self.body)
        figures = bottom + 2.2 * self.gap
        if holds.figures:
            bottom = figures + holds.figures
        marks = max(bottom + 2.2 * self.gap, self.least - self.pad - self.row)
        if holds.marks:
            bottom = marks + holds.marks
        words = bottom + (1.5 if holds.marks else 2.2) * self.gap
        if holds.words:
            bottom = words + holds.words
        return Extent(top, body, picture, quote, figures, marks, words, max(bottom + self.pad, self.least))


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
        dot=spacing.dot * scale,
        picture=min(PICTURE_SHAPE * (look.width - pad - left), spacing.picture_height * scale),
        quote_mark=sizes.card_text * 1.25 * scale,
        tag=Style("regular", sizes.card_tag * scale, colors.quiet, 1.3),
        least=spacing.card_height * scale,
    )
