"""How high cards would be at a width, without setting their text: to compare many widths before one is chosen.

Words keep their width at every size, so counting lines needs only additions.  The count is that of the real setting
for text that breaks at spaces, and close to it for the rest; what is drawn is always measured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from app.domain.records import Card
from app.layout.anatomy import Anatomy, CardLook, Filling, anatomy
from app.layout.away import trimmed
from app.layout.card_parts import body_text, quote_text
from app.layout.contents import Contents
from app.layout.details import Detail, OwnDetails, details_of, set_details
from app.layout.foot import stacked, word_height, word_sides, words_flow, words_of
from app.layout.grid import Place, pack, share
from app.layout.indicator import Indicator, indicator_of, set_indicator
from app.layout.marks import Mark, marks_height, marks_of
from app.layout.same import Same
from app.layout.theme import Theme, ink_of
from app.text.shaper import line_width

LONGEST = 6000
"""Characters of a text that are looked at: more than the lines that are shown."""
SPACE = 0.28
"""About the width of a space, in ems."""
WIDE = "\u2e80"
"""From here on come scripts that break between any two characters."""


NO_WORDS: Mapping[str, str] = MappingProxyType({})
Paragraphs = Sequence[Sequence[float]]


class Estimate:
    """The heights of a map's cells at natural scale; ``lined``: the touchpoints of a cell stand in one line.

    ``own`` and ``away`` are what ``CardLook`` says, ``words`` are those of the details.
    """

    def __init__(
        self, held: Contents, theme: Theme, *, lined: bool = False, own: OwnDetails | None = None,
        words: Mapping[str, str] = NO_WORDS, away: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._theme, self._kept, self._lined = theme, Same(theme), lined
        self._cells: list[tuple[Place, list[_Guess]]] = []
        for place, cards in held.cells.items():
            lane = held.lanes[place[1]]
            kind = None if lane.lane_kind == "channel" else ""
            if lane.lane_kind == "text":
                kind = str(lane.fields.get("text_kind", "free"))
            self._cells.append((place, [_guess(trimmed(card, away), kind, own, words) for card in cards]))
        self._measures: dict[tuple[str | None, bool, float], _Measure] = {}
        self._found: dict[tuple[Place, float], list[float]] = {}

    def cells(self, counts: Sequence[int], width: float, step: float = 0.5) -> dict[Place, float]:
        """The height of each cell that has cards, with so many side by side and cards of that width.

        Widths are taken down to a multiple of ``step``.
        """
        spacing = self._theme.spacing
        found = {}
        for place, guesses in self._cells:
            beside, wide = counts[place[0]], width
            if guesses[0].key[0] is not None:
                beside, wide = share(len(guesses), beside, width, spacing.card_gap, spacing.note_max)
            elif self._lined:
                beside = len(guesses)
            wide = int(wide / step) * step
            heights = self._found.get((place, wide))
            if heights is None:
                heights = self._found[place, wide] = self._heights(guesses, wide)
            found[place] = pack(heights, beside, spacing.card_gap).height
        return found

    def narrowest(self) -> float:
        """The card width, natural scale, below which words of titles would be broken; very long words do not count."""
        spacing = self._theme.spacing
        found = spacing.card_min
        for key in {guess.key for _, guesses in self._cells for guess in guesses}:
            measure = _Measure(key, 100.0, self._kept)
            words = [word for _, guesses in self._cells for guess in guesses if guess.key == key
                     for words in guess.title for word in words]  # fmt: skip
            needs = [need for word in words if (need := 100.0 - measure.spare(word)) <= spacing.card_word]
            found = max(found, *needs, 0.0)
        return found

    def _heights(self, guesses: list["_Guess"], width: float) -> list[float]:
        heights = []
        for guess in guesses:
            key = (*guess.key, width)
            measure = self._measures.get(key)
            if measure is None:
                measure = self._measures[key] = _Measure(guess.key, width, self._kept)
            heights.append(measure.height(guess))
        return heights


@dataclass(frozen=True, slots=True)
class _Guess:
    """One card: its kind and whether it has a face, the widths of its words at one em, its marks, and its foot."""

    key: tuple[str | None, bool]
    title: Paragraphs
    body: Paragraphs
    quote: Paragraphs
    picture: bool
    indicator: Indicator | None
    details: tuple[Detail, ...]
    marks: tuple[Mark, ...]
    words: tuple[tuple[str, Paragraphs], ...]


def _guess(card: Card, kind: str | None, own: OwnDetails | None, words: Mapping[str, str]) -> _Guess:
    weight = "semibold" if kind is None else "regular"
    title = word_widths(card.title or "–", weight)
    return _Guess(
        key=(kind, card.emotion is not None),
        title=title,
        body=word_widths(body_text(card), "regular"),
        quote=word_widths(quote_text(card), "regular"),
        picture=bool(card.fields.get("picture")),
        indicator=indicator_of(card, None),
        details=tuple(details_of(card, own, words)) if own is not None else (),
        marks=marks_of(card),
        words=tuple([(key, word_widths(text, "regular")) for key, text in words_of(card)]),
    )


class _Measure:
    """The cards of one kind at one width."""

    def __init__(self, key: tuple[str | None, bool], width: float, kept: Same[Theme]) -> None:
        kind, face = key
        self._form = anatomy(CardLook(width, 1.0, kind, ink_of(kept.value, "free")), kept, face=face)
        self._limits, self._colors = kept.value.limits, kept.value.colors
        self._title = self._form.title_width / self._form.title.size
        self._body = self._form.body_width / self._form.body.size
        self._quote = self._form.quote_width / self._form.body.size
        self._found: dict[Filling, float] = {}

    def spare(self, word: float) -> float:
        """The room beside a word of a title that is so many ems wide, with the space behind it."""
        return (self._title - word + SPACE) * self._form.title.size

    def height(self, guess: _Guess) -> float:
        """The height of a card at natural scale."""
        titles = count_lines(guess.title, self._title, self._limits.card_title)
        bodies = count_lines(guess.body, self._body, self._limits.card - titles)
        quotes = count_lines(guess.quote, self._quote, self._limits.card) if guess.quote else 0
        marks = marks_height(guess.marks, self._form) if guess.marks else 0.0
        words = _words_height(guess.words, self._form, self._limits.card) if guess.words else 0.0
        figures = self._figures(guess) if guess.indicator or guess.details else 0.0
        holds = Filling(titles, bodies, quotes, guess.picture, figures, marks, words)
        height = self._found.get(holds)
        if height is None:
            height = self._found[holds] = self._form.extent(holds).height
        return height

    def _figures(self, guess: _Guess) -> float:
        parts = []
        if guess.indicator:
            parts.append(set_indicator(guess.indicator, self._form, self._colors, "", self._limits.card_title))
        if guess.details:
            parts.append(set_details(guess.details, self._form, self._colors, "", self._limits.card))
        return stacked(parts, 2.2 * self._form.gap).height


def _words_height(words: Sequence[tuple[str, Paragraphs]], form: Anatomy, most: int) -> float:
    """How high the rows of names and tags are."""
    sizes = []
    for key, paragraphs in words:
        sides, size = sum(word_sides(key, form)), form.tag.size
        room = form.body_width - sides
        lines = count_lines(paragraphs, room / size, most)
        wide = room if lines > 1 else (sum(paragraphs[0]) - SPACE) * size
        sizes.append((wide + sides, word_height(lines, form)))
    return words_flow(sizes, form)[1]


@lru_cache(maxsize=8192)
def word_widths(text: str, weight: str) -> tuple[tuple[float, ...], ...]:
    """Of each paragraph the widths of its words, each with the space behind it, at one em."""
    text = text[:LONGEST]
    if not text:
        return ()
    space = line_width("a b", weight, 1.0) - line_width("ab", weight, 1.0)
    return tuple(tuple(_words(paragraph, weight, space)) for paragraph in text.split("\n"))


def _words(paragraph: str, weight: str, space: float) -> list[float]:
    widths: list[float] = []
    for word in paragraph.split(" "):
        if word.isascii() or not any(character >= WIDE for character in word):
            widths.append(_width(word, weight) + space)
        else:
            widths += [_width(character, weight) for character in word]
    return widths


@lru_cache(maxsize=32768)
def _width(word: str, weight: str) -> float:
    return line_width(word, weight, 1.0)


def count_lines(paragraphs: Sequence[Sequence[float]], width: float, most: int) -> int:
    """How many lines of that width, in ems, the words fill; not more than ``most``."""
    lines = 0
    for words in paragraphs:
        lines += 1
        used = 0.0
        for word in words:
            # The space behind a word may hang over the edge; every one is taken for as wide as the widest.
            if used and used + word - SPACE > width:
                lines += 1
                used = 0.0
            used += word
            if used - SPACE > width > 1.0:  # a word longer than a line is broken
                extra = int((used - SPACE) / width)
                lines += extra
                used -= extra * width
        if lines >= most:
            return most
    return lines
