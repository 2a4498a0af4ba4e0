"""The labelled sentences: whose voice each speaks in, and what the wording rule makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.insight.voice import company_voice

DATA = Path(__file__).parent / "data"
LANGUAGES = ("es", "en")


@dataclass(frozen=True)
class Sentence:
    """A touchpoint's title or a note, and whether the company speaks in it."""

    text: str
    company: bool
    title: bool
    held_out: bool

    @property
    def found(self) -> bool:
        """Whether the rule says so."""
        return company_voice(self.text, title=self.title) is not None


def sentences(language: str) -> list[Sentence]:
    """All of a language, in the order of its file."""
    lines = (DATA / f"voice.{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [Sentence(text, voice == "company", part == "title", used == "held") for used, voice, part, text in rows]


def tuned(language: str) -> list[Sentence]:
    """Those that the rule was made with."""
    return [one for one in sentences(language) if not one.held_out]


def held_out(language: str) -> list[Sentence]:
    """The others, the last of them written after the rule: nobody changes the rule because of one of these."""
    return [one for one in sentences(language) if one.held_out]


def precision_and_recall(said: Sequence[Sentence]) -> tuple[float, float]:
    """How many of those found are the company's, and how many of the company's are found."""
    right = sum(one.found and one.company for one in said)
    return right / sum(one.found for one in said), right / sum(one.company for one in said)
