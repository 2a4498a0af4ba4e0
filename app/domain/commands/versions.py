"""Naming states of a map, and bringing one back as a map of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.commands.changing import added, behind, patched
from app.domain.commands.maps import copy_of
from app.domain.commands.renewing import parents_first
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.fields import OWN, applies_to, check_value, fits_field, own_spec
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import Answers, Card, Evidence, JourneyMap, OwnField, Persona, Record, Value
from app.domain.text import clean_line
from app.domain.versions import VERSIONS, named_versions, versions_text


def name_version(document: Document, map_id: str, edit_id: str, title: str) -> Edit:
    """The state after an edit gets a name, or another one."""
    journey = document.get(JourneyMap, map_id)
    names = named_versions(journey)
    code = "rename_version" if edit_id in names else "name_version"
    title = clean_line(title)
    return _with_names(journey, {**names, edit_id: title}, Label(code, {"title": title}))


def forget_version(document: Document, map_id: str, edit_id: str) -> Edit:
    """A version without its name is no version; the state stays in the history."""
    journey = document.get(JourneyMap, map_id)
    names = named_versions(journey)
    title = names.pop(edit_id, "")
    return _with_names(journey, names, Label("delete_version", {"title": title}))


def _with_names(journey: JourneyMap, names: Mapping[str, str], label: Label) -> Edit:
    after = patched(journey, {VERSIONS: versions_text(names)})
    return Edit(label, (Change(journey, after),) if after != journey else ())


def restore_version(document: Document, past: Document, map_id: str, title: str) -> Edit:
    """A map as it was in the document ``past``, as one more map of ``document``: everything on it under new ids.

    Persona, evidence and own fields are those that the project has; one that is gone comes back.  What customers
    answered stays with the cards that they were asked about, and comes back with those that are gone.
    """
    copies = copy_of(past, map_id, title)
    ids = dict(_twins(past, map_id, copies))
    copies += _answers(document, past, ids)
    back = _gone(document, past, copies)
    own = {one.id: one for one in (*document.own_fields, *(r for r in back if isinstance(r, OwnField)))}
    copies = [_fitting(record, own) for record in (*copies, *back)]
    ready = [replace(r, rank=behind(document.maps)) if isinstance(r, JourneyMap) else r for r in copies]
    return Edit(Label("restore_version", {"title": clean_line(title)}), added(parents_first(ready)))


def _twins(past: Document, map_id: str, copies: list[Record]) -> list[tuple[str, str]]:
    """The id of each card and that of its copy, which come in the same order."""
    made = [record for record in copies if isinstance(record, Card)]
    return [(card.id, copy.id) for card, copy in zip(past.cards(map_id), made, strict=True)]


def _answers(document: Document, past: Document, ids: Mapping[str, str]) -> list[Record]:
    """Answers about cards that are gone, about their copies now."""
    return [
        replace(one, id=new_id(), card_id=ids[one.card_id])
        for one in past.all(Answers)
        if one.card_id in ids and document.find(Card, one.card_id) is None
    ]


def _gone(document: Document, past: Document, copies: list[Record]) -> list[Record]:
    """What the copies refer to and the project has no more."""
    told: dict[tuple[type[Persona | Evidence | OwnField], str], None] = {}
    for record in copies:
        for cls, name in ((Persona, "persona_id"), (Evidence, "evidence_id")):
            id_ = getattr(record, name, None)
            if id_ is not None:
                told[cls, id_] = None
        for key in getattr(record, "fields", {}):
            if key.startswith(OWN):
                told[OwnField, key.removeprefix(OWN)] = None
    found = [past.find(cls, id_) for cls, id_ in told if document.find(cls, id_) is None]
    return [record for record in found if record is not None]


def _fitting(record: Record, own: Mapping[str, OwnField]) -> Record:
    """A record without its version names, and without what no field takes any more."""
    fields: Mapping[str, Value] | None = getattr(record, "fields", None)
    if fields is None:
        return record
    kept = {key: value for key, value in fields.items() if key != VERSIONS and _fits(record, key, value, own)}
    if len(kept) == len(fields):
        return record
    changed: dict[str, Any] = {"fields": kept}
    return replace(record, **changed)


def _fits(record: Record, key: str, value: Value, own: Mapping[str, OwnField]) -> bool:
    try:
        check_value(record.kind, key, value)
    except Problem:
        return False
    if not key.startswith(OWN):
        return True
    told = own.get(key.removeprefix(OWN))
    return told is not None and applies_to(told) == record.kind and fits_field(own_spec(told), value)
