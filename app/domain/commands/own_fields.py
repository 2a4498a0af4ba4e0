"""Fields that a project adds to what the catalogue knows."""

from collections.abc import Mapping
from typing import cast

from app.domain.commands.changing import Described, added, behind, changed, patched, removed, retitled, with_fields
from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.fields import applies_to, fits_field, own_key, own_spec
from app.domain.ids import new_id
from app.domain.problems import Problem
from app.domain.records import NO_FIELDS, Card, OwnField, Value
from app.domain.text import clean_line

Values = Mapping[str, Value | None]


def add_own_field(document: Document, title: str, *, fields: Values | None = None) -> Edit:
    """One more field behind the others.  Problem("fields.no_name") without a name, "fields.no_choices" where it
    is a choice of nothing, "fields.bad_scale" where a scale has no end."""
    rank = behind(document.own_fields)
    values = with_fields("own_field", NO_FIELDS, fields or {})
    made = OwnField(id=new_id(), project_id=document.project.id, rank=rank, title=clean_line(title), fields=values)
    _check(made)
    return Edit(Label("add_own_field", {"title": made.title}), added([made]))


def edit_own_field(document: Document, id_: str, *, title: str | None = None, fields: Values | None = None) -> Edit:
    """Another title or other fields; values of records that fit no more are taken away with it.

    What it applies to stays as it is.  Problems as of ``add_own_field``.
    """
    kept = {key: value for key, value in (fields or {}).items() if key != "applies"}
    before, after = retitled(document, OwnField, id_, title, kept)
    _check(after)
    spec = own_spec(after)
    unfit = tuple(c for c in _without(document, before) if not fits_field(spec, _value(c, before)))
    return Edit(Label("edit_own_field", {"title": after.title}), (*unfit, *changed(before, after)))


def delete_own_field(document: Document, id_: str) -> Edit:
    """A field goes, with what it said of every record."""
    going = document.get(OwnField, id_)
    return Edit(Label("delete_own_field", {"title": going.title}), (*_without(document, going), *removed([going])))


def _without(document: Document, own: OwnField) -> tuple[Change, ...]:
    """The records that have it lose it."""
    key, kind = own_key(own), applies_to(own)
    found = [cast("Card", record) for record in document.records() if record.kind == kind]
    return tuple(Change(r, _patched(r, {key: None})) for r in found if key in r.fields)


def _patched(record: Described, values: Values) -> Described:
    return patched(record, values)


def _value(change: Change, own: OwnField) -> Value:
    return cast("Card", change.before).fields[own_key(own)]


def _check(own: OwnField) -> None:
    spec = own_spec(own)
    if not own.title:
        raise Problem("fields.no_name")
    if spec.type == "choice" and not spec.choices:
        raise Problem("fields.no_choices", title=own.title)
    if spec.type == "scale" and not -1000 <= spec.low < spec.high <= 1000:
        raise Problem("fields.bad_scale", title=own.title)
