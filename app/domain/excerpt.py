"""One map by itself: what belongs to it, whether it is the same as another state of it, and what differs."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from app.domain.document import Document
from app.domain.records import Answers, Card, Evidence, JourneyMap, Link, Persona, Project, Record
from app.domain.versions import without_versions


def excerpt(document: Document, map_id: str) -> Document:
    """A document of one map alone: its project with its own fields, persona, stages, lanes, cards (those in the tray
    too), opportunities, routes, and the evidence and answers of its cards.  The names of its versions stay behind:
    they name edits of a history that is not in it.

    Problem("record.gone") where there is no such map.
    """
    journey = document.get(JourneyMap, map_id)
    persona = document.find(Persona, journey.persona_id)
    cards = document.cards(map_id)
    own = {card.id for card in cards}
    links = [ln for ln in document.all(Link) if ln.card_id in own and (ln.note_id is None or ln.note_id in own)]
    answers = [one for one in document.all(Answers) if one.card_id in own]
    told = {link.evidence_id for link in links} | {one.evidence_id for one in answers}
    records: list[Record] = [document.project, *([persona] if persona is not None else []), without_versions(journey)]
    records += [*document.stages(map_id), *document.lanes(map_id), *cards, *document.opportunities(map_id)]
    records += [*document.routes(map_id), *document.own_fields, *answers]
    records += [evidence for evidence in document.all(Evidence) if evidence.id in told]
    return Document.of([*records, *links])


def picture_hashes(document: Document) -> list[str]:
    """The hashes of the pictures of a document's personas and cards, each once, in order."""
    photos = [persona.fields.get("photo") for persona in document.all(Persona)]
    pictures = [card.fields.get("picture") for card in document.all(Card)]
    return sorted({str(one) for one in (*photos, *pictures) if one})


@dataclass(frozen=True, slots=True)
class Inside:
    """How much a map holds: its cards, those of them in the tray, opportunities, evidence, pictures."""

    cards: int = 0
    tray: int = 0
    opportunities: int = 0
    evidence: int = 0
    pictures: int = 0


NOTHING = Inside()


def inside(document: Document, map_id: str) -> Inside:
    """What leaves with a map."""
    alone = excerpt(document, map_id)
    cards = alone.cards(map_id)
    tray = sum(1 for card in cards if card.lane_id is None)
    rest = len(alone.opportunities(map_id)), len(alone.evidence), len(picture_hashes(alone))
    return Inside(len(cards), tray, *rest)


def plain(record: Record) -> dict[str, object]:
    """A record as plain values, its kind with them."""
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    if "fields" in values:
        values["fields"] = dict(values["fields"])
    return {"kind": record.kind, **values}


def digest(records: Iterable[Mapping[str, object]]) -> str:
    """A mark of plain records that is another one when anything in them is; without the project, which may be called
    otherwise in another library."""
    told = [record for record in records if record["kind"] != Project.kind]
    told.sort(key=lambda record: (str(record["kind"]), str(record["id"])))
    text = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def digest_of(document: Document) -> str:
    """The mark of a document's records."""
    return digest(plain(record) for record in document.records())


@dataclass(frozen=True, slots=True)
class Difference:
    """How many things on a map are new, gone, or said otherwise."""

    added: int = 0
    gone: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of a map was printed: the generation of its project, when that was last changed, and when it was
    printed; UTC microseconds, None where it is not known."""

    gen: int | None = None
    changed: int | None = None
    printed: int | None = None


UNKNOWN = Edition()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a printed map stands to a library.

    "here" and "trashed": the library has it, or it is in the trash; "new": neither.  Of a map that is here: whether
    it is the ``same``, and if not which is the ``later`` one ("" where nobody can say) and what differs from the print.
    """

    place: Literal["here", "trashed", "new"]
    same: bool = False
    later: Literal["map", "print", ""] = ""
    differs: Difference = Difference()
    changed: int = 0
    """When the library's project was last changed."""


def difference(before: Document, after: Document) -> Difference:
    """What happened to a map from one state to another; a moved card counts as changed."""
    old, new = _by_key(before), _by_key(after)
    changed = sum(1 for key in old.keys() & new.keys() if old[key] != new[key])
    return Difference(len(new.keys() - old.keys()), len(old.keys() - new.keys()), changed)


def _by_key(document: Document) -> dict[tuple[str, str], dict[str, object]]:
    return {(record.kind, record.id): plain(record) for record in document.records() if record.kind != Project.kind}
