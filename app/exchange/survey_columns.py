"""What the columns of an answer sheet ask: which touchpoint, and what of it, by headings in Spanish or English."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.catalogue import MEASURES
from app.domain.folding import fold_line
from app.domain.problems import Problem
from app.domain.ranking import WORD, Query, key_of
from app.domain.records import Card, Measure
from app.exchange.columns import LONGEST_HEADING
from app.exchange.scales import SCALE
from app.exchange.survey_cells import is_unanswered, level


@dataclass(frozen=True, slots=True)
class Question:
    """What a column asks: how important this touchpoint is, how it felt …"""

    card_id: str
    measure: Measure


SEGMENT: Final = "segment"
Purpose = Question | Literal["segment"] | None
"""What a column is for: a question, the segment of who answers, or nothing."""

_SEGMENTS = frozenset({
    "segment", "segmento", "grupo", "group", "customer segment", "segmento de cliente", "tipo de cliente",
    "customer type", "client type", "perfil", "profile", "audiencia", "audience",
})  # fmt: skip
_DATES = frozenset({
    "timestamp", "marca temporal", "fecha", "date", "submitted", "submit date", "date submitted", "start date",
    "end date", "fecha de envio", "fecha de inicio", "fecha de finalizacion", "fecha de la respuesta", "completed",
    "response date", "hora de finalizacion", "completion time",
})  # fmt: skip
_MEASURE_WORDS: dict[Measure, tuple[str, ...]] = {
    "brand_promise": ("brand promise", "promesa de marca", "promesa de la marca", "promise", "promesa"),
    "expectation": ("expectation", "expectations", "expected", "expect", "expectativa", "expectativas", "esperabas",
                    "esperaba", "esperado"),
    "importance": ("importance", "importancia", "important", "importante", "importa", "relevance", "relevancia",
                   "relevante", "matters", "matter"),
    "emotion": ("emotion", "emocion", "emociones", "feeling", "feel", "felt", "sentimiento", "sentiste", "sintio",
                "sientes", "siente", "sentido", "mood", "animo", "face", "cara"),
    "satisfaction": ("satisfaction", "satisfied", "satisfaccion", "satisfecho", "satisfecha", "satisfechos",
                     "satisfechas", "csat", "rating", "valoracion", "valoras"),
}  # fmt: skip
_ASKED = frozenset(word for known in _MEASURE_WORDS.values() for phrase in known for word in phrase.split())
_SMALL_WORDS = (
    "a al con de del e el en es for fue how i in is it la las lo los me mi o of on or para por que se su te the to tu "
    "un una was with y your you como cuan tan muy nos le les cual q p"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_ENOUGH = 2 / 3
"""Of the words of a touchpoint's title that a heading must have."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold_line(text[:LONGEST_HEADING]))


def is_date(header: str) -> bool:
    """Whether a column is headed as one of days."""
    return " ".join(words_of(header)) in _DATES


def guess(headers: Sequence[str], rows: Sequence[Sequence[str]], cards: Sequence[Card]) -> list[Purpose]:
    """What each column is for, as far as its heading says; the first of two that ask the same."""
    named = [_Named.of(card) for card in cards]
    found: list[Purpose] = []
    for at, header in enumerate(headers):
        purpose = _guess_one(header, [row[at] for row in rows if at < len(row)], named)
        found.append(None if purpose in found else purpose)
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """A touchpoint, and its title as headings are compared with it."""

    card_id: str
    title: tuple[str, ...]
    main: tuple[str, ...]
    """The words of the title that say something."""
    key: str

    @classmethod
    def of(cls, card: Card) -> "_Named":
        title = tuple(words_of(card.title))
        return cls(card.id, title, tuple(word for word in title if word not in _SMALL) or title, key_of(card.title))

    def share(self, words: frozenset[str]) -> tuple[float, int]:
        """How much of the title's words a heading has, and how many they are."""
        held = sum(map(words.__contains__, self.main))
        return (held / len(self.main), held) if held else (0.0, 0)


def _guess_one(header: str, cells: Sequence[str], cards: Sequence[_Named]) -> Purpose:
    if " ".join(words_of(header)) in _SEGMENTS:
        return SEGMENT
    words = words_of(SCALE.sub(" ", header[:LONGEST_HEADING]))
    card = _card_of(words, cards)
    if card is None:
        return None
    rest = _without(words, card.title)
    return Question(card.card_id, _measure_in(rest) or _measure_of(cells))


def _card_of(words: Sequence[str], cards: Sequence[_Named]) -> _Named | None:
    """The touchpoint that a heading names; None where it could be several."""
    said = frozenset(words)
    shares = [card.share(said) for card in cards]
    best = max(shares, default=(0.0, 0))
    if best[0] >= _ENOUGH:
        named = [card for share, card in zip(shares, cards, strict=True) if share == best]
        return named[0] if len(named) == 1 else None
    left = [word for word in words if word not in _ASKED and word not in _SMALL and not word.isdigit()]
    query = Query(" ".join(left))
    starts = [f" {word}" for word in query.words]  # without all of these it fits no better than inside a word
    fits = [
        card
        for card in cards
        if left and all(start in card.key for start in starts) and (fit := query.fit(card.key)) and fit.kind <= WORD
    ]
    return fits[0] if len(fits) == 1 else None


def _without(words: Sequence[str], title: Sequence[str]) -> list[str]:
    """A heading without the touchpoint's title: that may say "expected" itself."""
    size = len(title)
    for at in range(len(words) - size + 1):
        if size and list(words[at : at + size]) == list(title):
            return [*words[:at], *words[at + size :]]
    return [word for word in words if word not in title]


def _measure_in(words: Sequence[str]) -> Measure | None:
    """What a heading asks for."""
    text = f" {' '.join(words)} "
    return next((m for m, known in _MEASURE_WORDS.items() if any(f" {phrase} " in text for phrase in known)), None)


def _measure_of(cells: Iterable[str]) -> Measure:
    """What is asked where the heading does not say: words, faces and numbers below zero are feelings."""
    given = [cell for cell in cells if not is_unanswered(cell)]
    felt = sum(level(cell) is not None or cell.strip().startswith(("-", "−")) for cell in given)
    return "emotion" if given and felt * 2 > len(given) else "satisfaction"


def stated(headers: Sequence[str], cards: Sequence[Card], wanted: Mapping[str, str]) -> dict[int, Purpose]:
    """What a person says in words that columns are for: heading or number to "satisfaction: Title of the card",
    "segment", or nothing.

    Problem: "table.no_such_column", "survey.bad_question", "survey.no_such_card".
    """
    return {_column(headers, name): _purpose(text, cards) for name, text in wanted.items()}


def _column(headers: Sequence[str], name: str) -> int:
    folded = fold_line(name)
    same = [at for at, header in enumerate(headers) if folded and fold_line(header) == folded]
    if same:
        return same[0]
    if name.strip().isdecimal() and 1 <= int(name.strip()[:6]) <= len(headers):
        return int(name.strip()[:6]) - 1
    known = ", ".join(header for header in headers if header)
    raise Problem("table.no_such_column", column=name[:60], known=known[:300])


def _purpose(text: str, cards: Sequence[Card]) -> Purpose:
    asked, sign, title = text.partition(":")
    if not text.strip():
        return None
    if fold_line(text) in _SEGMENTS:
        return SEGMENT
    code = fold_line(asked).replace(" ", "_")
    measure = next((m for m in _MEASURE_WORDS if m == code), None) or _measure_in(words_of(asked))
    if measure is None or not sign:
        raise Problem("survey.bad_question", text=text[:60], known=", ".join(MEASURES))
    card = next((c for c in cards if c.id == title.strip() or fold_line(c.title) == fold_line(title)), None)
    if card is None:
        raise Problem("survey.no_such_card", title=title.strip()[:60])
    return Question(card.id, measure)
