"""A card's shapes: a touchpoint is white with an edge in the colour of its emotion, a note a tinted slip.

What a card looks like at a width depends on its record alone, so it is kept per record: laying out a map again
after one edit sets the text of one card.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.fields import field_of
from app.domain.records import Card
from app.layout.anatomy import CardLook, anatomy
from app.layout.same import Same
from app.layout.shapes import Box, Path, Rect, Shape, Symbol, Text
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import Block, fitting_cap, set_text

LEAST_TITLE = 0.8
"""How much smaller a title may be set for the sake of a long word, before that is broken."""
MARKED = ("moment_of_truth", "importance", "control", "evidence")
"""The fields that show as a small mark."""


@dataclass(frozen=True, slots=True, eq=False)
class SetCard:
    """A card whose text is set: ``shapes`` stand at the top, ``marks`` at the bottom of whatever height it gets."""

    look: CardLook
    height: float
    shapes: tuple[Shape, ...]
    marks: tuple[Symbol, ...]
    cut: bool
    about: str
    overview: str
    edge: str
    strong: bool
    smallest: float
    """Its smallest font size."""


def set_card(card: Card, look: CardLook, words: Same[Mapping[str, str]], theme: Same[Theme]) -> SetCard:
    """A card set to a width; the same record gives the very same object again."""
    return _set_card(Same(card), look, words, theme)


@lru_cache(maxsize=16384)
def _set_card(
    card: Same[Card], look: CardLook, words: Same[Mapping[str, str]], theme: Same[Theme]
) -> SetCard:  # fmt: skip
    return _Setter(card.value, look, words.value, theme).set()


@lru_cache(maxsize=16384)
def card_shapes(card: SetCard, height: float, kept: Same[Theme]) -> tuple[Shape, ...]:
    """All shapes of a card of that height, relative to its corner."""
    look, theme = card.look, kept.value
    box = Box(0.0, 0.0, look.width, height)
    radius = theme.spacing.card_radius * look.scale
    down = height - card.height
    marks = tuple(Symbol(m.name, m.x, m.y + down, m.size, m.color, m.accent) for m in card.marks)
    ground: tuple[Shape, ...]
    if look.kind is None:
        line, color = theme.spacing.hairline * max(1.0, look.scale), theme.colors.line
        if card.strong:
            line, color = max(1.6 * line, 0.65 * look.scale), theme.colors.navy
        ground = (
            Rect(box, fill=theme.colors.page, stroke=color, stroke_width=line, radius=radius),
            _edge(height, theme.spacing.card_edge * look.scale, radius, card.edge),
        )
    else:
        ground = (Rect(box, fill=look.ink.ground, radius=radius),)
    return (*ground, *card.shapes, *marks)


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


def is_marked(card: Card) -> bool:
    """Whether a card has any of the small marks."""
    return any(card.fields.get(key) for key in MARKED)


def body_text(card: Card) -> str:
    """The text below a card's title."""
    text = card.fields.get("text")
    return text.strip() if isinstance(text, str) else ""


def smallest_size(shapes: Iterable[Shape]) -> float:
    """The smallest font size among shapes, infinite where there is no text."""
    return min((run.size for s in shapes if isinstance(s, Text) for run in s.line.runs), default=math.inf)


class _Setter:
    """Sets one card; keeps what its steps share."""

    def __init__(self, card: Card, look: CardLook, words: Mapping[str, str], kept: Same[Theme]) -> None:
        self.card, self.look, self.words, self.theme = card, look, words, kept.value
        self.form = anatomy(look, kept, face=card.emotion is not None)

    def set(self) -> SetCard:
        form, colors, emotion = self.form, self.theme.colors, self.card.emotion
        title = self.title()
        body = self.body(title.lines)
        extent = form.extent(title.lines, body.lines, marked=is_marked(self.card))
        shapes: list[Shape] = []
        color = colors.emotions[emotion]
        if form.face:
            shapes.append(
                Symbol(face_name(emotion), form.right - form.face, form.pad, form.face, color, colors.features)
            )
        if form.icon:
            top = form.pad - 0.2 * form.gap
            shapes.append(Symbol(f"kind:{self.look.kind}", form.pad, top, form.icon, self.look.ink.mark))
        shapes += title.at(form.left, extent.title)
        shapes += body.at(form.left, extent.body)
        return SetCard(
            look=self.look,
            height=extent.height,
            shapes=tuple(shapes),
            marks=self.marks(extent.marks) if is_marked(self.card) else (),
            cut=title.cut or body.cut,
            about=self.about(),
            overview=color if self.look.kind is None else self.look.ink.ground,
            edge=color,
            strong=self.card.fields.get("moment_of_truth") is True,
            smallest=smallest_size(shapes),
        )

    def title(self) -> Block:
        form = self.form
        if not self.card.title:
            quiet = replace(form.title, weight="regular", color=self.theme.colors.quiet)
            return set_text(self.words["card.untitled"], quiet, form.title_width, 2)
        cap = form.title.cap
        fitting = fitting_cap([self.card.title], form.title.weight, cap, form.title_width, LEAST_TITLE * cap)
        style = form.title if fitting == cap else replace(form.title, cap=fitting)
        return set_text(self.card.title, style, form.title_width, self.theme.limits.card_title)

    def body(self, title_lines: int) -> Block:
        lines = max(1, self.theme.limits.card - title_lines)
        return set_text(body_text(self.card), self.form.body, self.form.body_width, lines)

    def marks(self, top: float) -> tuple[Symbol, ...]:
        """The row of small marks."""
        spacing, scale, fields = self.theme.spacing, self.look.scale, self.card.fields
        color = self.theme.colors.mark if self.look.kind is None else self.look.ink.mark
        size, gap = spacing.mark * scale, 2.0 * scale
        found: list[Symbol] = []
        x = self.form.left
        if fields.get("moment_of_truth") is True:
            found.append(Symbol("mark:moment_of_truth", x, top, size, self.theme.colors.navy))
            x += size + gap
        importance = fields.get("importance")
        if isinstance(importance, int):
            dot = spacing.dot * scale
            for step in range(field_of("card", "importance").high):
                name = "mark:dot" if step < importance else "mark:dot_empty"
                found.append(Symbol(name, x - dot / 8, top + (size - dot) / 2, dot, color))
                x += dot * 1.35
            x += gap - dot * 0.35
        for key in ("control", "evidence"):
            if fields.get(key):
                found.append(Symbol(f"{key}:{fields[key]}", x, top, size, color))
                x += size + gap
        return tuple(found)

    def about(self) -> str:
        """The card in words."""
        card, words, fields = self.card, self.words, self.card.fields
        parts = [card.title[:1000] or words["card.untitled"]]
        if body_text(card):
            parts.append(body_text(card)[:1000])
        if self.look.kind is None or card.emotion is not None:
            name = words[f"emotion.{'none' if card.emotion is None else card.emotion}"]
            parts.append(words["about.emotion"].format(emotion=name))
        if isinstance(fields.get("importance"), int):
            top = field_of("card", "importance").high
            parts.append(words["about.importance"].format(value=fields["importance"], top=top))
        if fields.get("moment_of_truth") is True:
            parts.append(words["mark.moment_of_truth"])
        parts += [words[f"{key}.{fields[key]}"] for key in ("control", "evidence") if fields.get(key)]
        return ". ".join([part.rstrip(". ") for part in parts])
