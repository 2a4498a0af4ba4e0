"""Other words in place of those that were found: one edit, however many there are."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.commands.changing import changed, with_fields
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.folding import replaced
from app.domain.problems import Problem
from app.domain.records import Card, JourneyMap, Lane, Persona, Stage
from app.domain.searching import Hit, text_of
from app.domain.text import clean, clean_line

Worded = Card | Stage | Lane | Persona | JourneyMap


def replace_hits(document: Document, hits: Sequence[Hit], by: str) -> Edit:
    """The text ``by`` in place of each hit.  A stage, lane, persona or map that would lose its name keeps it.

    The label counts the records that change; Problem("record.gone") where one is not there any more.
    """
    places: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    for hit in hits:
        places.setdefault((hit.kind, hit.id), {}).setdefault(hit.name, []).append((hit.start, hit.end))
    changes: list[Change] = []
    for (kind, id_), texts in places.items():
        record = document.look_up(kind, id_)
        if not isinstance(record, Worded):
            raise Problem("record.gone", kind=kind, id=id_)
        new = {name: replaced(text_of(record, name), sorted(spans), by) for name, spans in texts.items()}
        changes += changed(record, _rewritten(record, new))
    first = hits[0] if hits else None
    record = document.look_up(first.kind, first.id) if first is not None else None
    found = text_of(record, first.name)[first.start : first.end] if first is not None and record is not None else ""
    return Edit(Label("replace_text", {"title": found, "by": by, "count": len(changes)}), tuple(changes))


def _rewritten(record: Worded, texts: dict[str, str]) -> Worded:
    """The record with other texts."""
    fields = {name: text for name, text in texts.items() if name not in ("title", "name")}
    if fields:
        record = replace(record, fields=with_fields(record.kind, record.fields, fields))
    if isinstance(record, Card):
        return replace(record, title=clean(texts["title"]).strip()) if "title" in texts else record
    name = next((name for name in ("title", "name") if clean_line(texts.get(name, ""))), None)
    if name is None:
        return record
    if isinstance(record, Persona):
        return replace(record, name=clean_line(texts[name]))
    return replace(record, title=clean_line(texts[name]))
