"""The shapes of a card: a touchpoint is white with an edge in the colour of its emotion, a note a tinted slip.

What was only assumed has a dashed outline.  A card shows its own medium and control; those of its channel are on the
lane's label and are not said again on every card.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.records import Card
from app.layout.anatomy import CardLook, Filling, anatomy
from app.layout.details import details_of, set_details
from app.layout.foot import Foot, moved, set_words, stacked, words_of
from app.layout.indicator import indicator_of, set_indicator
from app.layout.marks import marks_of, set_marks
from app.layout.same import Same
from app.layout.shapes import Box, Path, Picture, Place, Rect, Shape, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import Block, Passage, fitting_cap

LEAST_TITLE = 0.8
"""How much smaller a title may be set for the sake of a long word, before that is broken."""
DASH = (1.9, 1.3)
"""Dash and gap of the outline of what was only assumed."""
BREAK = (3.2, 1.7)
"""Piece and gap of the broken edge of what the team does not see."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands on a card: ``top`` stays at the top, ``foot`` at the bottom of whatever height it gets."""

    height: float
    cut: bool
    top: tuple[Shape, ...]
    foot: tuple[Shape, ...]
    top_places: tuple[Place, ...]
    foot_places: tuple[Place, ...]


def edge_color(card: Card, look: CardLook, theme: Theme) -> str | None:
    """The colour at the left edge: a touchpoint always has one, a note only where colours tell what it says."""
    coloring = look.coloring
    if look.kind is None:
        return theme.colors.emotions[card.emotion] if coloring is None else coloring.of(card) or coloring.others
    return coloring.of(card) if coloring is not None and coloring.by != "channel" else None


def ground(card: Card, look: CardLook, height: float, theme: Theme) -> tuple[Shape, ...]:
    """What a card of that height stands on, relative to its corner."""
    box = Box(0.0, 0.0, look.width, height)
    radius = theme.spacing.card_radius * look.scale
    strong, assumed = card.fields.get("moment_of_truth") is True, card.fields.get("evidence") == "assumed"
    dash = (DASH[0] * look.scale, DASH[1] * look.scale) if assumed else ()
    if look.kind is None:
        line, color = theme.spacing.hairline * max(1.0, look.scale), theme.colors.line
        if strong:
            line, color = max(1.6 * line, 0.65 * look.scale), theme.colors.navy
        elif assumed:
            line, color = max(1.2 * line, 0.4 * look.scale), theme.colors.mark
        return (
            Rect(box, fill=theme.colors.page, stroke=color, stroke_width=line, radius=radius, dash=dash),
            *_edges(card, look, height, edge_color(card, look, theme) or color, theme),
        )
    edge = edge_color(card, look, theme)
    edges = _edges(card, look, height, edge, theme) if edge is not None else ()
    if assumed:
        line = max(theme.spacing.hairline, 0.4 * look.scale)
        paper = Rect(box, fill=look.ink.ground, stroke=look.ink.mark, stroke_width=line, radius=radius, dash=dash)
    else:
        paper = Rect(box, fill=look.ink.ground, radius=radius)
    return (paper, *edges)


def _edges(card: Card, look: CardLook, height: float, color: str, theme: Theme) -> tuple[Path, ...]:
    """The left edge, whole or broken: a step that the team does not see."""
    width, radius = theme.spacing.card_edge * look.scale, theme.spacing.card_radius * look.scale
    whole = _edge(height, width, radius, color)
    if not card.fields.get("unseen"):
        return (whole,)
    gap = BREAK[1] * look.scale
    pieces = max(3, round((height + gap) / (BREAK[0] * look.scale + gap)))
    tall = (height - (pieces - 1) * gap) / pieces
    cuts = tuple([part for n in range(pieces) for part in _block(n * (tall + gap), width, tall, height, radius)])
    return (replace(whole, segments=cuts),)


def _block(top: float, width: float, tall: float, height: float, radius: float) -> tuple[tuple[str | float, ...], ...]:
    """One piece of a broken edge; at the card's corners it keeps within their rounding."""
    bottom = top + tall
    above, below = (radius if top <= 0 else 0.0), (radius if bottom >= height - 1e-9 else 0.0)
    return (
        ("M", width, top), ("L", above, top), ("L", 0.0, top + above), ("L", 0.0, bottom - below),
        ("L", below, bottom), ("L", width, bottom), ("Z",),
    )  # fmt: skip


def _edge(height: float, width: float, radius: float, color: str) -> Path:
    """The coloured left edge, rounded like the card."""
    k = radius * 0.448
    return Path(
        (
            ("M", width, 0.0),
            ("L", radius, 0.0),
            ("C", k, 0.0, 0.0, k, 0.0, radius),
            ("L", 0.0, height - radius),
            ("C", 0.0, height - k, k, height, radius, height),
            ("L", width, height),
            ("Z",),
        ),
        fill=color,
    )


def body_text(card: Card) -> str:
    """The text below a card's title."""
    return _field_text(card, "text")


def quote_text(card: Card) -> str:
    """What a customer said."""
    return _field_text(card, "quote")


def _field_text(card: Card, key: str) -> str:
    text = card.fields.get(key)
    return text.strip() if isinstance(text, str) else ""


class Setting:
    """Sets one card; keeps what its steps share."""

    def __init__(self, card: Card, look: CardLook, words: Mapping[str, str], kept: Same[Theme]) -> None:
        self.card, self.look, self.words, self.theme = card, look, words, kept.value
        self.form = anatomy(look, kept, face=card.emotion is not None)

    def parts(self) -> Parts:
        """All of it."""
        form, card, ink = self.form, self.card, self.theme.colors.emotions[self.card.emotion]
        title = self.title().set()
        body = self.body(title.lines).set()
        quote = self.quote().set()
        figures, marks, words = self.figures(), self.marks(), self.words_row()
        picture = str(card.fields.get("picture", ""))
        holds = Filling(title.lines, body.lines, quote.lines, bool(picture), figures.height, marks.height, words.height)
        extent = form.extent(holds)
        shapes: list[Shape] = [*self.icons(ink), *title.at(form.left, extent.title), *body.at(form.left, extent.body)]
        places: list[Place] = []
        if form.face:
            places.append(("face", Box(form.right - form.face, form.pad, form.face, form.face)))
        if body.lines:
            places.append(("text", Box(form.left, extent.body, form.body_width, body.height)))
        if picture:
            places.append(("picture", Box(form.left, extent.picture, form.body_width, form.picture)))
            shapes.append(Picture(places[-1][1], picture))
        if quote.lines:
            places.append(("quote", Box(form.left, extent.quote, form.body_width, quote.height)))
            shapes += self.quote_at(quote, extent.quote)
        foot = [(figures, extent.figures), (marks, extent.marks), (words, extent.words)]
        return Parts(
            height=extent.height,
            cut=title.cut or body.cut or quote.cut or figures.cut or words.cut,
            top=tuple(shapes),
            foot=tuple([moved(shape, form.left, top) for row, top in foot for shape in row.shapes]),
            top_places=tuple(places),
            foot_places=tuple([(key, box.moved(form.left, top)) for row, top in foot for key, box in row.places]),
        )

    def icons(self, color: str) -> list[Shape]:
        """The face of a touchpoint, the icon of a note, or both."""
        form, found = self.form, []
        if form.face:
            name, left = face_name(self.card.emotion), form.right - form.face
            found.append(Symbol(name, left, form.pad, form.face, color, self.theme.colors.features))
        if form.icon:
            top = form.pad - 0.2 * form.gap
            found.append(Symbol(f"kind:{self.look.kind}", form.pad, top, form.icon, self.look.ink.mark))
        return list(found)

    def title(self) -> Passage:
        """The title, in somewhat smaller type where that keeps a long word whole."""
        form = self.form
        if not self.card.title:
            quiet = replace(form.title, weight="regular", color=self.theme.colors.quiet)
            return Passage(self.words["card.untitled"], quiet, form.title_width, 2)
        cap = form.title.cap
        fitting = fitting_cap([self.card.title], form.title.weight, cap, form.title_width, LEAST_TITLE * cap)
        style = form.title if fitting == cap else replace(form.title, cap=fitting)
        return Passage(self.card.title, style, form.title_width, self.theme.limits.card_title)

    def body(self, title_lines: int) -> Passage:
        """The text below a title of so many lines."""
        lines = max(1, self.theme.limits.card - title_lines)
        return Passage(body_text(self.card), self.form.body, self.form.body_width, lines)

    def quote(self) -> Passage:
        """What a customer said."""
        return Passage(quote_text(self.card), self.form.body, self.form.quote_width, self.theme.limits.card)

    def quote_at(self, block: Block, top: float) -> list[Shape]:
        """The words behind their mark; where they read from right to left, the mark is at the right."""
        form, size = self.form, self.form.quote_mark
        left = form.left + (0.0 if block.rtl else form.quote_left)
        mark = form.right - size if block.rtl else form.left
        return [Symbol("mark:quote", mark, top - 0.15 * size, size, self.mark_color), *block.at(left, top)]

    @property
    def mark_color(self) -> str:
        """The colour of small marks on this ground."""
        return self.theme.colors.mark if self.look.kind is None else self.look.ink.mark

    def figures(self) -> Foot:
        """What it says as an indicator, and its details where they are to be seen."""
        indicator, details = self._indicator(), self._details()
        if not details.height:
            return indicator
        return stacked([indicator, details], 2.2 * self.form.gap)

    def _indicator(self) -> Foot:
        found = indicator_of(self.card, self.words)
        if found is None:
            return Foot()
        return set_indicator(found, self.form, self.theme.colors, self.mark_color, self.theme.limits.card_title)

    def _details(self) -> Foot:
        if self.look.own is None:
            return Foot()
        rows = details_of(self.card, self.look.own, self.words)
        return set_details(rows, self.form, self.theme.colors, self.mark_color, self.theme.limits.card)

    def marks(self) -> Foot:
        """The rows of small marks."""
        marks = marks_of(self.card)
        return set_marks(marks, self.form, self.mark_color, self.theme.colors.navy) if marks else Foot()

    def words_row(self) -> Foot:
        """The rows of names and tags."""
        colors = self.theme.colors
        ground = colors.label if self.look.kind is None else colors.page
        said = words_of(self.card, self.words)
        return set_words(said, self.form, colors, ground, self.mark_color, self.theme.limits.card)
