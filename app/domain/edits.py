"""An edit is data: what one user action did to which records, and how to take it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from app.domain.ids import new_id
from app.domain.records import NO_FIELDS, Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before is an addition, None after a deletion."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was when it goes."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before or after")
        return record

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id of the record."""
        return self.record.kind, self.record.id

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Label:
    """What an edit did, as a code with parameters: ``Label("move_card", {"title": "Pay"})``."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A labelled list of changes to one project; ``undoes`` names the edit that it takes back."""

    label: Label
    changes: tuple[Change, ...]
    id: str = field(default_factory=new_id)
    undoes: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write down: it changes nothing, takes nothing back and settles no copy."""
        return not (self.changes or self.undoes or self.label.params.get("merged"))

    def within(self, action: str) -> "Edit":
        """The same as one of several edits that make one action: undo and redo take them together.

        ``action`` is any text that no other action bears.
        """
        return replace(self, label=Label(self.label.code, {**self.label.params, "action": action}))

    def inverse(self) -> "Edit":
        """A new edit that takes this one back, in the opposite order."""
        return Edit(self.label, tuple(c.inverse() for c in reversed(self.changes)), undoes=self.id)


def changed_fields(change: Change) -> Iterator[tuple[str, str | None]]:
    """The (attribute, field key) pairs in which an update differs; the key is None for attributes."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    for spec in fields(before):
        old, new = getattr(before, spec.name), getattr(after, spec.name)
        if spec.name != "fields":
            if old != new:
                yield spec.name, None
            continue
        for key in sorted(old.keys() | new.keys()):
            if old.get(key) != new.get(key) or (key in old) != (key in new):
                yield "fields", key


def transplant(change: Change, current: Record) -> Record | None:
    """The ``after`` of an update laid over another state of the record, or None where a changed field moved on."""
    before, after = change.before, change.after
    if before is None or after is None:
        return None
    updates: dict[str, object] = {}
    mapping = dict(getattr(current, "fields", NO_FIELDS))
    for name, key in changed_fields(change):
        if key is None:
            if getattr(current, name) != getattr(before, name):
                return None
            updates[name] = getattr(after, name)
            continue
        was, new = getattr(before, "fields"), getattr(after, "fields")  # noqa: B009 - Link has none
        if (key in mapping) != (key in was) or mapping.get(key) != was.get(key):
            return None
        if key in new:
            mapping[key] = new[key]
        else:
            mapping.pop(key, None)
        updates["fields"] = mapping
    return replace(current, **updates)  # type: ignore[arg-type]
