"""One way in which a text slips into the company's voice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

SlipKind = Literal["we", "our", "handled", "process", "jargon"]

ANYWHERE = r"\b"
AT_START = r"\A[^\w]*"


@dataclass(frozen=True, slots=True)
class VoiceRule:
    """A pattern of folded text (no accents, no capitals) that only a company would write, in one sentence.

    ``unless`` tells that the same sentence is the customer's after all; a rule for a ``title`` is asked of titles
    only; ``cased`` looks at the text as it is written, for acronyms.
    """

    kind: SlipKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    title: bool = False
    cased: bool = False


def any_of(words: str) -> str:
    """Alternatives, written with spaces between them; "_" stands for a space inside one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def any_rule(rules: Iterable[VoiceRule]) -> re.Pattern[str]:
    """A pattern that finds something wherever one of these rules does, far faster than they one by one."""
    starts = (AT_START, ANYWHERE)
    told = {start: [r.pattern.pattern for r in rules if r.pattern.pattern.startswith(start)] for start in starts}
    return re.compile(
        "|".join(f"{start}(?:{'|'.join(p.removeprefix(start) for p in said)})" for start, said in told.items() if said)
    )


def rule(
    kind: SlipKind, pattern: str, unless: str = "", *, title: bool = False, cased: bool = False
) -> VoiceRule:  # fmt: skip
    """A rule from patterns as text; a rule for titles begins where the title does."""
    start = AT_START if title else ANYWHERE
    return VoiceRule(kind, re.compile(start + pattern), re.compile(unless) if unless else None, title, cased)
