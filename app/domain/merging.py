"""Two copies of one project become one: what only one of them changed is taken, what both changed is a conflict.

``base`` is the state that both come from.  A record is compared part by part: attributes, catalogue fields, and a
card's place, which is one.  Where one copy deleted what the other changed or used, all that went with it is one
conflict.  Nothing depends on which copy is called mine: joined the other way round, with the opposite choices, they
make the same project.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Literal

from app.domain.commands.renewing import parents_first
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.fields import OWN, applies_to, fits_field, own_key, own_spec
from app.domain.records import NO_FIELDS, RECORD_KINDS, REFERENCES, Card, Link, OwnField, Record
from app.domain.versions import VERSIONS

Key = tuple[str, str]
"""Kind and id of a record."""
Point = tuple[str, str, str]
"""Kind and id of a record, and the part of it that is in conflict; "" is the whole of it."""
Side = Literal["mine", "theirs"]
Records = Mapping[Key, Record]
PLACE, DEFINITION, ENDS = "place", "definition", "ends"
_PLACE = ("map_id", "stage_id", "lane_id", "rank")
_DEFINITION = ("applies", "type", "low", "high", "choices")
_ABSENT = object()
"""What a part is where a record has it not."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part of a record (``part``, see ``Point``) that both copies have otherwise; None is deleted.

    ``group`` are all the records that come or go with the choice.
    """

    kind: str
    id: str
    part: str
    mine: Record | None
    theirs: Record | None
    group: frozenset[Key] = frozenset()

    @property
    def point(self) -> Point:
        """What is chosen about."""
        return self.kind, self.id, self.part

    @property
    def record(self) -> Record:
        """The record as one of the copies has it."""
        record = self.mine or self.theirs
        if record is None:
            raise ValueError("a conflict is about a record")
        return record


class Merge:
    """Two copies and the state that both come from; ``conflicts`` are to be chosen, then ``join`` makes one of them."""

    def __init__(self, base: Document, mine: Document, theirs: Document) -> None:
        self.mine = mine
        self._base, self._mine, self._theirs = _by_key(base), _by_key(mine), _by_key(theirs)
        self._taken: dict[Key, Record] = {}
        self._open: list[Conflict] = []
        for key in sorted(self._base.keys() | self._mine.keys() | self._theirs.keys()):
            self._compare(key)
        self._open += [*self._deletions(self._mine, self._theirs), *self._deletions(self._theirs, self._mine)]
        self._open += self._misfits()

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What both changed otherwise, in an order that does not depend on who is who."""
        order = {kind: at for at, kind in enumerate(RECORD_KINDS)}
        return tuple(sorted(self._open, key=lambda one: (order[one.kind], one.id, one.part)))

    def join(self, choices: Mapping[Point, Side]) -> Document:
        """The project that both make; every conflict must have been chosen."""
        records = dict(self._taken)
        for one in self._open:
            side = self._mine if choices[one.point] == "mine" else self._theirs
            if one.part:
                self._put(records, one, side)
            else:
                for key in one.group:
                    records.pop(key, None)
                records |= {key: side[key] for key in one.group if key in side}
        definitions = {one.id: choices[one.point] for one in self._open if one.part == DEFINITION}
        return Document.of(_sound(records, self._fitting(definitions), self._base))

    def edit(self, choices: Mapping[Point, Side], title: str, merged: Iterable[str] = ()) -> Edit:
        """The edit that makes mine the joined project; ``merged`` names edits that led to theirs.

        Where all that was asked was settled as it is in mine, it changes nothing and still says so: else the same
        copy would be asked about again.
        """
        before, after = self._mine, _by_key(self.join(choices))
        coming = parents_first(record for key, record in after.items() if key not in before)
        changes = [Change(None, record) for record in coming]
        changes += [Change(before[key], record) for key, record in after.items()
                    if key in before and before[key] != record]  # fmt: skip
        going = parents_first(record for key, record in before.items() if key not in after)
        changes += [Change(record, None) for record in reversed(going)]
        known = " ".join(merged) if changes or self._open else ""
        return Edit(Label("merge_copy", {"title": title, "merged": known}), tuple(changes))

    # -- comparing ----------------------------------------------------------------------------
    def _compare(self, key: Key) -> None:
        """What becomes of one record, as far as nobody must choose."""
        base, mine, theirs = (held.get(key) for held in (self._base, self._mine, self._theirs))
        if mine is not None and theirs is not None:
            parts = _joined(_parts(base), _parts(mine), _parts(theirs))
            self._taken[key] = _record(mine, {name: value for name, (value, _) in parts.items()})
            self._open += [Conflict(*key, name, mine, theirs) for name, (_, clash) in parts.items() if clash]
        elif base is None:
            self._taken[key] = mine or theirs  # type: ignore[assignment]

    def _deletions(self, deleter: Records, other: Records) -> Iterator[Conflict]:
        """What one copy deleted while the other changed or used it, each with all that went with it."""
        gone = {key for key in self._base if key not in deleter and key in other}
        marked = {key for key in gone if other[key] != self._base[key]}
        unsure = {(one.kind, one.id) for one in self._open}
        sure = (record for key, record in self._taken.items() if key not in unsure)
        for record in (*sure, *self._possible()):
            marked.update(key for key in _references(record) if key in gone)
        for group in _groups(gone, other):
            if marked.isdisjoint(group):
                continue
            kind, id_ = min(group, key=_importance)
            yield Conflict(kind, id_, "", self._mine.get((kind, id_)), self._theirs.get((kind, id_)), frozenset(group))

    def _misfits(self) -> Iterator[Conflict]:
        """Fields that people added and one copy defined anew, so that what the other says in them would not fit."""
        known = {one.point for one in self._open}
        told = [*self._taken.values(), *self._possible()]
        for key, record in self._taken.items():
            mine, theirs = self._mine.get(key), self._theirs.get(key)
            if not isinstance(record, OwnField) or mine is None or theirs is None or (*key, DEFINITION) in known:
                continue
            if _parts(mine)[DEFINITION] != _parts(theirs)[DEFINITION] and not all(_fits(record, one) for one in told):
                yield Conflict(*key, DEFINITION, mine, theirs)

    def _possible(self) -> Iterator[Record]:
        """The records that a choice may lead to."""
        for one in self._open:
            for key in one.group or {(one.kind, one.id)}:
                yield from (held[key] for held in (self._mine, self._theirs) if key in held)

    def _put(self, records: dict[Key, Record], one: Conflict, side: Records) -> None:
        """One part of a record as a copy has it."""
        key = one.kind, one.id
        if one.part == ENDS:
            records[key] = side[key]
        elif key in records:
            parts = _parts(records[key])
            parts.pop(one.part, None)
            chosen = _parts(side.get(key))
            if one.part in chosen:
                parts[one.part] = chosen[one.part]
            records[key] = _record(records[key], parts)

    def _fitting(self, definitions: Mapping[str, Side]) -> Mapping[str, Records]:
        """Whose values of a field that people added fit, by the field's id."""
        return {id_: self._mine if side == "mine" else self._theirs for id_, side in definitions.items()}


# -- parts of a record -----------------------------------------------------------------------------
def _parts(record: Record | None) -> dict[str, Any]:
    """The parts of a record by name; fields of the catalogue as "fields.<key>"."""
    if record is None:
        return {}
    if isinstance(record, Link):
        return {ENDS: tuple(getattr(record, spec.name) for spec in fields(record))}
    told = {spec.name: getattr(record, spec.name) for spec in fields(record)}
    said: dict[str, Any] = dict(told.pop("fields", NO_FIELDS))
    parts: dict[str, Any] = {}
    if isinstance(record, Card):
        parts[PLACE] = tuple(told.pop(name) for name in _PLACE)
    if isinstance(record, OwnField):
        parts[DEFINITION] = tuple(said.pop(key, None) for key in _DEFINITION)
    parts |= {name: value for name, value in told.items() if name not in ("id", "project_id")}
    return parts | {f"fields.{key}": value for key, value in said.items()}


def _record(like: Record, parts: Mapping[str, Any]) -> Record:
    """A record with those parts, and the id of another."""
    if isinstance(like, Link):
        return like
    values = {name: value for name, value in parts.items() if name not in (PLACE, DEFINITION) and "." not in name}
    said = {name.partition(".")[2]: value for name, value in parts.items() if name.startswith("fields.")}
    if PLACE in parts:
        values |= dict(zip(_PLACE, parts[PLACE], strict=True))
    if DEFINITION in parts:
        said |= {key: value for key, value in zip(_DEFINITION, parts[DEFINITION], strict=True) if value is not None}
    if any(spec.name == "fields" for spec in fields(like)):
        values["fields"] = said
    return replace(like, **values)


def _joined(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, tuple[Any, bool]]:
    """Each part, and whether both changed it otherwise: then it is as in the base, or not there."""
    out: dict[str, tuple[Any, bool]] = {}
    for name in sorted(base.keys() | mine.keys() | theirs.keys()):
        was, one, other = (held.get(name, _ABSENT) for held in (base, mine, theirs))
        if other in (one, was):
            value, clash = one, False
        elif one == was:
            value, clash = other, False
        elif name == f"fields.{VERSIONS}":
            value, clash = _lines(was, one, other), False
        else:
            value, clash = (was if was is not _ABSENT else min((one, other), key=repr)), True
        if value is not _ABSENT or clash:
            out[name] = value, clash
    return {name: (value, clash) for name, (value, clash) in out.items() if value is not _ABSENT or clash}


def _lines(was: object, one: object, other: object) -> object:
    """A text of lines that each copy may have added to or taken from."""
    before, mine, theirs = (set(text.splitlines()) if isinstance(text, str) else set() for text in (was, one, other))
    kept = (mine & theirs) | (mine - before) | (theirs - before)
    return "\n".join(sorted(kept)) if kept else _ABSENT


# -- what hangs together ---------------------------------------------------------------------------
def _by_key(document: Document) -> dict[Key, Record]:
    return {(record.kind, record.id): record for record in document.records()}


def _references(record: Record) -> Iterator[Key]:
    """What a record needs: that which it names, and the added fields that it has values of."""
    for name, kind in REFERENCES.get(record.kind, {}).items():
        id_ = getattr(record, name)
        if id_ is not None:
            yield kind, id_
    for key in getattr(record, "fields", NO_FIELDS):
        if key.startswith(OWN):
            yield "own_field", key.removeprefix(OWN)


def _groups(gone: set[Key], records: Records) -> list[set[Key]]:
    """Deleted records, each group hanging together by what they name."""
    group_of: dict[Key, set[Key]] = {key: {key} for key in gone}
    for key in gone:
        for other in _references(records[key]):
            if other in gone and group_of[other] is not group_of[key]:
                larger, smaller = sorted((group_of[key], group_of[other]), key=len, reverse=True)
                larger |= smaller
                group_of |= dict.fromkeys(smaller, larger)
    return list({id(group): group for group in group_of.values()}.values())


def _importance(key: Key) -> tuple[int, str]:
    """Maps before stages before cards: what a group is called by."""
    return list(RECORD_KINDS).index(key[0]), key[1]


def _fits(own: OwnField, record: Record) -> bool:
    """Whether what a record says in an added field fits it."""
    value = getattr(record, "fields", NO_FIELDS).get(own_key(own))
    return value is None or (applies_to(own) == record.kind and fits_field(own_spec(own), value))


def _sound(records: dict[Key, Record], fitting: Mapping[str, Records], base: Records) -> Iterator[Record]:
    """The records without what would name nothing: links go, cards go to the tray, values of a field go with it."""
    alive, seen = dict(records), set()
    for key in sorted(records, key=lambda key: (_importance(key)[0], key not in base, key[1])):
        record = _leaning(alive, records[key], fitting)
        if isinstance(record, Link):
            pair = record.card_id, record.target
            record = None if pair in seen and key not in base else record  # both copies made the same link
            seen.add(pair)
        if record is None:
            del alive[key]
        else:
            yield record


def _leaning(records: dict[Key, Record], record: Record, fitting: Mapping[str, Records]) -> Record | None:
    """A record that names only what is there, or None where it is nothing without."""
    said = dict(getattr(record, "fields", NO_FIELDS))
    for key in [key for key in said if key.startswith(OWN)]:
        own = records.get(("own_field", key.removeprefix(OWN)))
        if not isinstance(own, OwnField):
            del said[key]
        elif not _fits(own, record):
            side = fitting.get(own.id, {}).get((record.kind, record.id))
            value = getattr(side, "fields", NO_FIELDS).get(key)
            said.pop(key)
            if value is not None and side is not None and _fits(own, side):
                said[key] = value
    if said != getattr(record, "fields", said):
        record = replace(record, fields=said)  # type: ignore[arg-type]
    missing = {name for name, kind in REFERENCES.get(record.kind, {}).items()
               if getattr(record, name) is not None and (kind, getattr(record, name)) not in records}  # fmt: skip
    if isinstance(record, Card) and missing and "map_id" not in missing:
        return replace(record, stage_id=None, lane_id=None)
    if missing == {"persona_id"}:
        return replace(record, persona_id=None)  # type: ignore[arg-type]
    return None if missing else record
