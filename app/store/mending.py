"""Records that hold together again after some of them are gone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.document import Document
from app.domain.fields import OWN
from app.domain.problems import Problem
from app.domain.records import REFERENCES, Card, JourneyMap, Project, Record
from app.domain.rules import problems

Records = dict[tuple[str, str], Record]
_MOST_ROUNDS = 12


def mended(project_id: str, records: Mapping[tuple[str, str], Record]) -> tuple[Records, int]:
    """The records without references to what is gone, and how many things are gone to which something referred.

    A card whose stage or lane is gone comes to lie in the tray; a map of which only the parts are left gets an empty
    title, the project likewise an empty name.
    """
    if not records:
        return {}, 0
    kept: Records = dict(records)
    lost = _missing(kept)
    kept.setdefault(("project", project_id), Project(id=project_id, name=""))
    for kind, id_ in lost:
        if kind == "journey_map":
            kept[kind, id_] = JourneyMap(id=id_, project_id=project_id, rank="a0", title="")
    for _ in range(_MOST_ROUNDS):
        wrong = problems(Document.of(kept.values()))
        if not wrong:
            break
        for problem in wrong:
            _mend(kept, problem)
    return kept, len(lost)


def _missing(records: Mapping[tuple[str, str], Record]) -> set[tuple[str, str]]:
    """What is referred to and not there."""
    return {
        (target, id_)
        for (kind, _), record in records.items()
        for name, target in REFERENCES.get(kind, {}).items()
        if (id_ := getattr(record, name)) is not None and (target, id_) not in records
    }


def _mend(records: Records, problem: Problem) -> None:
    """Take away what is wrong with one record, or the record."""
    told = problem.params
    field = str(told.get("field", ""))
    if "id" not in told:  # a value that does not fit: of every record of that kind
        for place, one in list(records.items()):
            if place[0] == told.get("kind"):
                records[place] = _without(one, field, str(told.get("value", "")))
        return
    key = str(told["kind"]), str(told["id"])
    record = records.get(key)
    if record is None:
        return
    if isinstance(record, Card) and field in ("stage_id", "lane_id", "") and record.map_id:
        emotion = record.emotion if record.emotion in (-2, -1, 0, 1, 2) else None
        records[key] = replace(record, stage_id=None, lane_id=None, emotion=emotion)
    elif isinstance(record, JourneyMap) and field == "persona_id":
        records[key] = replace(record, persona_id=None)
    elif field.startswith(OWN):
        records[key] = _without(record, field)
    else:
        del records[key]


def _without(record: Record, name: str, value: str | None = None) -> Record:
    """The record without a field; with ``value`` only where it says that."""
    said: Mapping[str, Any] = getattr(record, "fields", {})
    if name not in said or (value is not None and str(said[name])[:80] != value):
        return record
    changed: dict[str, Any] = {"fields": {key: told for key, told in said.items() if key != name}}
    return replace(record, **changed)
