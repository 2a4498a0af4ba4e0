"""What the linter says: a finding is about records, and brings what would mend it, both as codes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from app.domain.records import Record
from app.insight.lint_reading import LintReading

Ref = tuple[str, str]
"""(kind, id) of a record."""
Severity = Literal["wrong", "gap", "hint"]
"""Something contradicts itself or is late; something that the method needs is missing; something could say more."""
SEVERITIES: tuple[Severity, ...] = ("wrong", "gap", "hint")
MendCode = Literal[
    "set_field",         # show ``field`` of the record, to be filled in
    "set_emotion",       # give the card a face
    "edit_text",         # write in ``field`` ("title" or another) of the card, in place
    "add_opportunity",   # a new opportunity, linked to the card
    "link_opportunity",  # choose an opportunity that answers the card
    "link_touchpoint",   # choose a touchpoint that serves the note
    "link_evidence",     # choose or add the evidence of the card
    "add_touchpoint",    # a new touchpoint in the stage
    "add_stage",         # a new stage in the phase ``value``
    "delete_stage",      # the stage holds nothing
    "add_lane",          # a new channel of the medium ``value``
    "add_persona",       # a new persona for the map
    "choose_persona",    # one of the project's personas for the map
    "check_today",       # put today into ``field`` of the record
    "add_to_route",      # choose a route for the touchpoint
    "edit_route",        # show the steps of the route
    "show",              # show the record: only a person can tell
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that can be done about a finding, on the record ``ref``."""

    code: MendCode
    ref: Ref
    field: str = ""
    value: str = ""


Param = str | int
NOTHING: Mapping[str, Param] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is missing or does not fit.

    ``refs`` are the records concerned, the first is where to go; ``params`` are for the words; ``mends`` are what can
    be done, the likeliest first.
    """

    code: str
    severity: Severity
    refs: tuple[Ref, ...]
    params: Mapping[str, Param] = field(default_factory=lambda: NOTHING)
    mends: tuple[Mend, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same as long as the same is wrong with the same record: to put a finding away by."""
        return ":".join((self.code, *self.refs[0], str(self.params.get("about", ""))))


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a rule finds something."""

    refs: tuple[Ref, ...]
    mends: tuple[Mend, ...] = ()
    params: Mapping[str, Param] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the linter looks for; its words are in ``words.lint`` under the same code."""

    code: str
    requirement: str
    severity: Severity
    find: Callable[[LintReading], Iterable[Spot]]


def ref(record: Record) -> Ref:
    """How a finding names a record."""
    return record.kind, record.id


def set_field(record: Record, key: str) -> Mend:
    """To fill in a field of a record."""
    return Mend("set_field", ref(record), key)
