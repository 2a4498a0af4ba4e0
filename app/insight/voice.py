"""Whose voice a text speaks in: the customer's, or that of the company that looks at its customers from inside.

Small lists of words and endings, made by hand for Spanish and English (``voice_es``, ``voice_en``).  Both are asked of
every text, so nobody has to say in which language a card is written.  What stands in quotation marks is what somebody
said, and is left out: that the shop says "we" is heard by the customer too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.folding import fold
from app.insight import voice_en, voice_es
from app.insight.voice_rule import SlipKind, VoiceRule, any_rule

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|‘[^’]*’")
_SENTENCE = re.compile(r"[^.!?;\n]+")
_LONGEST = 400
"""So many characters of a text are listened to: whose voice it is shows soon."""
_RULES: tuple[VoiceRule, ...] = (*voice_es.RULES, *voice_en.RULES)
_CASED = any_rule([rule for rule in _RULES if rule.cased])
_SUSPECT = {title: any_rule([rule for rule in _RULES if not rule.cased and rule.title <= title]) for title in (0, 1)}
"""By whether it is a title: the pattern without which no rule need be asked, as in most texts."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words of a text that are the company's, from ``start`` to ``end``.

    ``kind`` tells what is wrong with them, and with it what could stand there:
    "we" (the company speaks of itself), "our" (what the company calls its own), "handled" (something is done with the
    customer), "process" (the name of a process, where somebody should do something), "jargon" (words of the trade).
    """

    kind: SlipKind
    words: str
    start: int
    end: int


@lru_cache(maxsize=1 << 15)
def company_voice(text: str, *, title: bool = True) -> Slip | None:
    """The first slip of a text, or None where the customer could have said it.

    A ``title`` may also be the name of a process ("Complaint handling"); a longer text is never one.
    """
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), _same_length(text[:_LONGEST]))
    found = [slip for part in _SENTENCE.finditer(plain) for slip in _slips(text, plain, part, title=title)]
    return min(found, key=lambda slip: slip.start) if found else None


def _slips(text: str, plain: str, part: re.Match[str], *, title: bool) -> Sequence[Slip]:
    """What each rule finds in one sentence of a text."""
    if not (_SUSPECT[title].search(plain, *part.span()) or _CASED.search(text, *part.span())):
        return []
    slips = []
    for rule in _RULES:
        if rule.title and not title:
            continue
        said = rule.pattern.search(text if rule.cased else plain, *part.span())
        if said is not None and not (rule.unless and rule.unless.search(plain, *part.span())):
            slips.append(Slip(rule.kind, text[said.start() : said.end()].strip(), said.start(), said.end()))
    return slips


def _same_length(text: str) -> str:
    """A text without accents and case, letter for letter."""
    if text.isascii():
        return text.lower()
    letters = (fold(letter) for letter in text)
    return "".join(made if len(made) == 1 else " " for made in letters)
