"""A project for other eyes: names, owners, sources, the client and pictures replaced, each the same everywhere.

Its records get new ids and it has no past, so that nothing leads back to the project that it was made of.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.catalogue import CATALOGUE
from app.domain.commands.adopting import as_new
from app.domain.document import Document
from app.domain.excerpt import picture_hashes
from app.domain.fields import OWN, own_spec
from app.domain.records import Asset, Card, Evidence, JourneyMap, Opportunity, OwnField, Persona, Record
from app.domain.versions import without_versions
from app.domain.whole import Whole

GROUPS = ("persona", "person", "source", "client", "other")
_NAME = r"[^\W\d_][\w.'’-]*"
_AUTHOR = re.compile(
    rf"(?:[^\s—–―]\s*[—–―]|[\"”»]\s*-)\s*({_NAME}(?:[ \t]+{_NAME}){{0,3}})[ \t]*(?=[,;.(]|$)", re.MULTILINE
)
"""Who is named behind a dash at the end of a quotation; one at the beginning of a text lets somebody speak."""
_PART = re.compile(r"[^\W\d_]{3,}")
"""A part of a name that is looked for by itself."""
_PARTICLES = frozenset({"del", "las", "los", "dos", "das", "van", "von", "der", "den", "und", "bin"})
_WRITTEN = {
    (f.kind, f.key) for f in CATALOGUE if f.type in ("line", "text", "tags") and f.key not in ("origin", "own_field")
}
"""Fields that people write, by kind and key."""
_ATTRIBUTES = ("name", "title")


@dataclass(frozen=True, slots=True)
class Marked:
    """A word that must not leave, and what it is: one of ``GROUPS``."""

    word: str
    group: str


def marked_in(document: Document) -> list[Marked]:
    """The names that a document tells by its structure, each once: personas, owners, who does things, who is quoted,
    sources and the client."""
    found: dict[str, Marked] = {}

    def mark(word: object, group: str) -> None:
        text = " ".join(str(word or "").split())
        if any(sign.isalnum() for sign in text):
            found.setdefault(text.casefold(), Marked(text, group))

    for persona in document.personas:
        mark(persona.name, "persona")
    records: list[Card | Opportunity] = [*document.all(Card), *document.all(Opportunity)]
    for record in sorted(records, key=lambda one: one.id):
        mark(record.fields.get("owner"), "person")
        mark(record.fields.get("actor"), "person")
    for quote in _quotes(document):
        for author in _AUTHOR.findall(quote):
            if author[0].isupper():
                mark(author.strip(" ."), "person")
    for evidence in document.evidence:
        mark(evidence.fields.get("source"), "source")
    mark(document.project.fields.get("client"), "client")
    return list(found.values())


def redacted(whole: Whole, marked: Sequence[Marked], called: Mapping[str, str]) -> Whole:
    """The same project without those words and without its pictures, as another project that has no past.

    ``called`` has a text with "{n}" for each of ``GROUPS``: {"persona": "Persona {n}", …}.
    """
    say = replacer(marked, called)
    pictures = {old: _picture(number) for number, old in enumerate(picture_hashes(whole.document))}
    hashes = {old: hashlib.sha256(data).hexdigest() for old, data in pictures.items()}
    own = {own.id: own_spec(own).type in ("line", "text", "choice") for own in whole.document.all(OwnField)}
    document = Document.of(_said(record, say, hashes, own) for record in whole.document.records())
    assets = tuple(
        Asset(project_id=document.project.id, hash=hashes[old], media_type="image/png", data=data)
        for old, data in pictures.items()
    )
    return as_new(replace(whole, document=document, gen=1, assets=assets, entries=(), lineage=()))


def replacer(marked: Iterable[Marked], called: Mapping[str, str]) -> Callable[[str], str]:
    """What puts other words for the marked ones, however they are written, and for parts of names as they are."""
    whole: dict[str, tuple[str, str]] = {}
    parts: dict[str, str] = {}
    counts = dict.fromkeys(GROUPS, 0)
    for one in marked:
        if one.word.casefold() in whole:
            continue
        counts[one.group] += 1
        said = called[one.group].replace("{n}", str(counts[one.group]))
        whole[one.word.casefold()] = one.word, said
        if one.group in ("persona", "person"):
            for part in _parts(one.word):
                parts.setdefault(part, said)
    anywhere, exactly = _any_of(list(whole.values()), re.IGNORECASE), _any_of(list(parts.items()), 0)
    return lambda text: exactly(anywhere(text))


def _parts(name: str) -> list[str]:
    """What a person may be called of a name like “Ana Ruiz, 34”; nothing of what does not look like a name."""
    words = [word for word in _PART.findall(name.partition(",")[0]) if word not in _PARTICLES]
    return words if all(word[0].isupper() for word in words) else []


def _any_of(words: Sequence[tuple[str, str]], flags: int) -> Callable[[str], str]:
    """What puts the second word of each pair for the first, the longest first, none inside another word; the spaces
    between its words may be any."""
    if not words:
        return lambda text: text
    longest = sorted(words, key=lambda pair: -len(pair[0]))
    pattern = re.compile("|".join(f"({_alone(word)})" for word, _ in longest), flags)
    said = [other for _, other in longest]
    return lambda text: pattern.sub(lambda found: said[(found.lastindex or 1) - 1], text)


def _alone(word: str) -> str:
    """The pattern of a word that is not part of a longer one."""
    before, after = (r"(?<!\w)" if word[0].isalnum() else ""), (r"(?!\w)" if word[-1].isalnum() else "")
    return before + r"\s+".join(map(re.escape, word.split())) + after


def _quotes(document: Document) -> Iterable[str]:
    """What people are quoted with."""
    told: list[Card | Persona | Evidence] = [*document.all(Card), *document.all(Persona), *document.all(Evidence)]
    for record in sorted(told, key=lambda one: one.id):
        yield str(record.fields.get("quote", ""))
    for card in sorted(document.all(Card), key=lambda one: one.id):
        if document.text_kind(card) == "quotes":
            yield card.title
            yield str(card.fields.get("text", ""))


def _said(record: Record, say: Callable[[str], str], hashes: Mapping[str, str], own: Mapping[str, bool]) -> Record:
    """A record with other words and pictures; a map that has no past has no versions."""
    record = without_versions(record) if isinstance(record, JourneyMap) else record
    values: dict[str, Any] = {}
    for spec in fields(record):
        if spec.name in _ATTRIBUTES:
            values[spec.name] = say(getattr(record, spec.name))
        elif spec.name == "fields":
            said: Mapping[str, Any] = getattr(record, "fields")  # noqa: B009
            values["fields"] = {key: _value(record.kind, key, v, say, hashes, own) for key, v in said.items()}
    return replace(record, **values)


def _value(
    kind: str, key: str, value: Any, say: Callable[[str], str], hashes: Mapping[str, str], own: Mapping[str, bool]
) -> Any:
    if not isinstance(value, str):
        return value
    if value in hashes and key in ("picture", "photo"):
        return hashes[value]
    written = own.get(key.removeprefix(OWN), False) if key.startswith(OWN) else (kind, key) in _WRITTEN
    if (written and key.startswith(OWN)) or (kind, key) == ("own_field", "choices"):
        return "\n".join(say(line) for line in value.split("\n"))
    return say(value) if written else value


def _picture(number: int) -> bytes:
    """A picture of one colour, another for each number."""
    tone = (176 + number * 37 % 64, 176 + number * 61 % 64, 176 + number * 83 % 64)
    wide, high = 64, 48 + number // 64 % 64

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes(tone) * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
