"""Cards at a width: how high they are, and, when somebody wants to see them, their shapes.

What a card looks like at a width depends on its record alone.  Its height is told by counting lines; the text is set
when the shapes are asked for, and kept for the cards that were looked at last: of thousands few are ever seen.
"""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.records import Card
from app.domain.tags import tags_of
from app.layout.anatomy import CardLook, Filling
from app.layout.away import trimmed
from app.layout.card_parts import Parts, Setting, body_text, edge_color, ground, quote_text
from app.layout.details import details_of, spoken_detail
from app.layout.foot import NAMED, Foot, moved, name_of
from app.layout.indicator import indicator_of, spoken
from app.layout.marks import marks_height, marks_of, said_of
from app.layout.same import Same
from app.layout.shapes import Place, Shape, smallest_size
from app.layout.theme import Theme

SEEN = 4096
"""So many cards keep their shapes."""


class SetCard:
    """A card at a width: the content of its group.  Made again only when its record, width or words are others."""

    __slots__ = ("card", "cut", "height", "look", "shown", "smallest", "theme", "words")

    def __init__(self, card: Card, look: CardLook, words: Same[Mapping[str, str]], theme: Same[Theme]) -> None:
        self.card, self.look, self.words, self.theme = card, look, words, theme
        self.shown = trimmed(card, look.away)
        """The card without what is put away."""
        self.height, self.cut, self.smallest = _measures(Setting(self.shown, look, words.value, theme))

    @property
    def overview(self) -> str:
        """The colour that stands for the card."""
        return edge_color(self.shown, self.look, self.theme.value) or self.look.ink.ground

    @property
    def edge(self) -> str | None:
        """The colour of the edge of a moment of truth."""
        strong = self.look.kind is None and self.shown.fields.get("moment_of_truth") is True
        return self.theme.value.colors.navy if strong else None

    @property
    def is_note(self) -> bool:
        """Whether its lane is no channel."""
        return self.look.kind is not None

    @property
    def about(self) -> str:
        """The card in words."""
        return _about(self.shown, self.look, self.words.value)

    def shapes(self, height: float) -> tuple[Shape, ...]:
        """All shapes of the card made as high as that, relative to its corner."""
        return _shapes(self, height)

    def places(self, height: float) -> tuple[Place, ...]:
        """Where the fields of the card made as high as that are, relative to its corner."""
        parts, down = _parts(self), height - self.height
        return (*parts.top_places, *[(key, box.moved(0.0, down)) for key, box in parts.foot_places])


def _measures(setting: Setting) -> tuple[float, bool, float]:
    """The height of a card, whether its text is cut, and its smallest font size."""
    card, form = setting.card, setting.form
    title = setting.title()
    titles, cut = title.count()
    bodies = quotes = 0
    sizes = [title.style.size] if titles else []
    if body_text(card):
        bodies, more = setting.body(titles).count()
        cut = cut or more
    if quote_text(card):
        quotes, more = setting.quote().count()
        cut = cut or more
    if bodies or quotes:
        sizes.append(form.body.size)
    figures, words = (setting.figures(), setting.words_row()) if card.fields else (Foot(), Foot())
    marks = marks_of(card)
    if any(mark.letters for mark in marks):
        sizes.append(form.tag.size)
    picture, tall = bool(card.fields.get("picture")), marks_height(marks, form) if marks else 0.0
    holds = Filling(titles, bodies, quotes, picture, figures.height, tall, words.height)
    cut = cut or figures.cut or words.cut
    return form.extent(holds).height, cut, min([*sizes, smallest_size((*figures.shapes, *words.shapes))])


@lru_cache(maxsize=SEEN)
def _parts(card: SetCard) -> Parts:
    return Setting(card.shown, card.look, card.words.value, card.theme).parts()


@lru_cache(maxsize=SEEN)
def _shapes(card: SetCard, height: float) -> tuple[Shape, ...]:
    parts, down = _parts(card), height - card.height
    foot = tuple([moved(shape, 0.0, down) for shape in parts.foot]) if down else parts.foot
    return (*ground(card.shown, card.look, height, card.theme.value), *parts.top, *foot)


def _about(card: Card, look: CardLook, words: Mapping[str, str]) -> str:
    fields = card.fields
    parts = [card.title[:1000] or words["card.untitled"]]
    if body_text(card):
        parts.append(body_text(card)[:1000])
    if look.kind is None or card.emotion is not None:
        name = words[f"emotion.{'none' if card.emotion is None else card.emotion}"]
        parts.append(words["about.emotion"].format(emotion=name))
    parts += said_of(card, words)
    indicator = indicator_of(card, words)
    if indicator is not None:
        parts.append(spoken(indicator))
    if look.own is not None:
        parts += [spoken_detail(detail, words) for detail in details_of(card, look.own, words)]
    if quote_text(card):
        parts.append(words["about.quote"].format(quote=quote_text(card)[:1000]))
    if fields.get("picture"):
        parts.append(words["about.picture"])
    named = [(key, name_of(card, key, words)[:200]) for key in NAMED if fields.get(key)]
    parts += [words[f"about.{key}"].format(name=name) for key, name in named if name]
    if tags_of(card):
        parts.append(words["about.tags"].format(tags=", ".join(tags_of(card))[:1000]))
    return ". ".join([part.rstrip(". ") for part in parts])
