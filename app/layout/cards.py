"""A card's shapes: a touchpoint is white with an edge in the colour of its emotion, a note a tinted slip.

What a card looks like at a width depends on its record alone, so it is kept per record: laying out a map again
after one edit sets the text of one card.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.fields import field_of
from app.domain.records import Card
from app.layout.same import Same
from app.layout.shapes import Box, Path, Rect, Shape, Symbol, Text
from app.layout.symbols import face_name
from app.layout.theme import Ink, Theme
from app.layout.typeset import NOTHING, Block, Style, set_text


@dataclass(frozen=True, slots=True)
class CardLook:
    """What all cards of a lane have in common.  ``kind`` is the text kind of a lane of notes, None in a channel."""

    width: float
    scale: float
    kind: str | None
    ink: Ink


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


def set_card(card: Card, look: CardLook, words: Same[Mapping[str, str]], theme: Theme) -> SetCard:
    """A card set to a width; the same record gives the very same object again."""
    return _set_card(Same(card), look, words, Same(theme))


@lru_cache(maxsize=16384)
def _set_card(
    card_: Same[Card], look: CardLook, words_: Same[Mapping[str, str]], theme_: Same[Theme]
) -> SetCard:  # fmt: skip
    card, words, theme = card_.value, words_.value, theme_.value
    setter = _Touchpoint if look.kind is None else _Note
    return setter(card, look, words, theme).set()


@lru_cache(maxsize=16384)
def card_shapes(card: SetCard, height: float, theme_: Same[Theme]) -> tuple[Shape, ...]:
    """All shapes of a card of that height, relative to its corner."""
    look, theme = card.look, theme_.value
    box = Box(0.0, 0.0, look.width, height)
    radius = theme.spacing.card_radius * look.scale
    down = height - card.height
    marks = tuple(Symbol(m.name, m.x, m.y + down, m.size, m.color, m.accent) for m in card.marks)
    ground: tuple[Shape, ...]
    if look.kind is None:
        line = theme.spacing.hairline * max(1.0, look.scale)
        color = theme.colors.line
        if card.strong:
            line, color = 2.6 * line, theme.colors.navy
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


def smallest_size(shapes: Iterable[Shape]) -> float:
    """The smallest font size among shapes, infinite where there is no text."""
    return min((run.size for s in shapes if isinstance(s, Text) for run in s.line.runs), default=math.inf)


class _Setter:
    """Sets one card; keeps what its steps share."""

    def __init__(self, card: Card, look: CardLook, words: Mapping[str, str], theme: Theme) -> None:
        self.card, self.look, self.words, self.theme = card, look, words, theme
        self.pad = theme.spacing.card_pad * look.scale
        self.cut = False

    def text(self, text: str, style: Style, width: float, lines: int) -> Block:
        block = set_text(text, style, width, lines)
        self.cut = self.cut or block.cut
        return block

    def title(self, style: Style, width: float) -> Block:
        if not self.card.title:
            quiet = Style("regular", style.cap, self.theme.colors.quiet, style.leading)
            return set_text(self.words["card.untitled"], quiet, width, 2)
        return self.text(self.card.title, style, width, self.theme.limits.card_title)

    def body(self, width: float, title_lines: int, color: str) -> Block:
        text = self.card.fields.get("text")
        if not isinstance(text, str) or not text.strip():
            return NOTHING
        style = Style("regular", self.theme.type.card_text * self.look.scale, color)
        return self.text(text.strip(), style, width, max(1, self.theme.limits.card - title_lines))

    def marks(self, left: float, color: str) -> tuple[Symbol, ...]:
        """The row of small marks from the left; their y is that of the row's top."""
        spacing, scale, fields = self.theme.spacing, self.look.scale, self.card.fields
        size, gap = spacing.mark * scale, 2.0 * scale
        found: list[Symbol] = []
        x = left
        if fields.get("moment_of_truth") is True:
            found.append(Symbol("mark:moment_of_truth", x, 0.0, size, self.theme.colors.navy))
            x += size + gap
        importance = fields.get("importance")
        if isinstance(importance, int):
            dot = spacing.dot * scale
            for step in range(field_of("card", "importance").high):
                name = "mark:dot" if step < importance else "mark:dot_empty"
                found.append(Symbol(name, x, (size - dot) / 2, dot, color))
                x += dot * 1.35
            x += gap - dot * 0.35
        for key in ("control", "evidence"):
            if fields.get(key):
                found.append(Symbol(f"{key}:{fields[key]}", x, 0.0, size, color))
                x += size + gap
        return tuple(found)

    def about(self) -> str:
        """The card in words."""
        card, words, fields = self.card, self.words, self.card.fields
        parts = [card.title[:1000] or words["card.untitled"]]
        if isinstance(fields.get("text"), str):
            parts.append(str(fields["text"])[:1000])
        if self.look.kind is None or card.emotion is not None:
            name = words[f"emotion.{'none' if card.emotion is None else card.emotion}"]
            parts.append(words["about.emotion"].format(emotion=name))
        if isinstance(fields.get("importance"), int):
            top = field_of("card", "importance").high
            parts.append(words["about.importance"].format(value=fields["importance"], top=top))
        if fields.get("moment_of_truth") is True:
            parts.append(words["mark.moment_of_truth"])
        parts += [words[f"{key}.{fields[key]}"] for key in ("control", "evidence") if fields.get(key)]
        return ". ".join(part.rstrip(". ") for part in parts)

    def finished(self, shapes: list[Shape], bottom: float, left: float, mark_color: str, overview: str) -> SetCard:
        """The card around its shapes, whose lowest edge is ``bottom``."""
        scale = self.look.scale
        marks = self.marks(left, mark_color)
        if marks:
            bottom += 2.2 * scale
            marks = tuple(Symbol(m.name, m.x, m.y + bottom, m.size, m.color, m.accent) for m in marks)
            bottom += self.theme.spacing.mark * scale
        height = max(bottom + self.pad, self.theme.spacing.card_height * scale)
        return SetCard(
            look=self.look,
            height=height,
            shapes=tuple(shapes),
            marks=tuple(Symbol(m.name, m.x, m.y + height - bottom - self.pad, m.size, m.color) for m in marks),
            cut=self.cut,
            about=self.about(),
            overview=overview,
            edge=self.theme.colors.emotions[self.card.emotion],
            strong=self.card.fields.get("moment_of_truth") is True,
            smallest=smallest_size(shapes),
        )


class _Touchpoint(_Setter):
    """Title beside the face, text below both."""

    def set(self) -> SetCard:
        colors, scale, pad = self.theme.colors, self.look.scale, self.pad
        face = self.theme.spacing.face * scale
        left = self.theme.spacing.card_edge * scale + pad
        right = self.look.width - pad
        title_style = Style("semibold", self.theme.type.card_title * scale, colors.ink, 1.24)
        title = self.title(title_style, right - face - 1.6 * scale - left)
        # One line stands in the middle of the face, more begin at the card's edge distance.
        cap = title_style.cap
        top = pad + max(0.4 * scale, (face - cap - (title.lines - 1) * title_style.size * 1.24) / 2)
        emotion = self.card.emotion
        shapes: list[Shape] = [
            Symbol(face_name(emotion), right - face, pad, face, colors.emotions[emotion], colors.features),
            *title.at(left, top),
        ]
        bottom = max(pad + face, top + title.height)
        body = self.body(right - left, title.lines, colors.text)
        if body.lines:
            bottom += 1.9 * scale
            shapes.extend(body.at(left, bottom))
            bottom += body.height
        return self.finished(shapes, bottom, left, colors.mark, colors.emotions[emotion])


class _Note(_Setter):
    """The kind's icon, title and text beside it; a small face if the note has one."""

    def set(self) -> SetCard:
        colors, scale, pad, ink = self.theme.colors, self.look.scale, self.pad, self.look.ink
        icon = self.theme.spacing.note_icon * scale
        left, right = pad + icon + 1.7 * scale, self.look.width - pad
        style = Style("regular", self.theme.type.card_title * 0.94 * scale, colors.ink, 1.32)
        face = self.theme.spacing.face * 0.72 * scale if self.card.emotion is not None else 0.0
        shapes: list[Shape] = []
        if face:
            name = face_name(self.card.emotion)
            color = colors.emotions[self.card.emotion]
            shapes.append(Symbol(name, right - face, pad, face, color, colors.features))
        if self.look.kind:
            shapes.append(Symbol(f"kind:{self.look.kind}", pad, pad - 0.2 * scale, icon, ink.mark))
        else:
            left = pad
        title = self.title(style, right - (face + 1.4 * scale if face else 0.0) - left)
        top = pad + (icon - style.cap) / 2 - 0.2 * scale
        shapes.extend(title.at(left, top))
        bottom = max(top + title.height, pad + face)
        body = self.body(right - left, title.lines, colors.quiet)
        if body.lines:
            bottom += 1.9 * scale
            shapes.extend(body.at(left, bottom))
            bottom += body.height
        return self.finished(shapes, bottom, left, ink.mark, ink.ground)
