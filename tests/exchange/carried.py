"""Documents whose maps are carried by files, for the tests of files and prints."""

import hashlib
from typing import Any

from hypothesis import strategies as st

from app.domain.catalogue import CATALOGUE, Field
from app.domain.commands.changing import with_fields
from app.domain.document import Document
from app.domain.records import (
    EMOTIONS,
    LANE_KINDS,
    NO_FIELDS,
    PHASES,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    Persona,
    Project,
    Record,
    Stage,
    Value,
)
from app.domain.text import clean, clean_line

TEXTS = st.text(max_size=24).map(clean)
LINES = st.text(max_size=24).map(clean_line)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
PICTURE = hashlib.sha256(JPEG).hexdigest()


def _values(spec: Field) -> st.SearchStrategy[Value]:
    match spec.type:
        case "choice" | "icon":
            return st.sampled_from(spec.choices)
        case "flag":
            return st.booleans()
        case "number":
            return st.one_of(st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False))
        case "scale":
            return st.integers(spec.low, spec.high)
        case "picture":
            return st.just(PICTURE)
        case _:
            return TEXTS


def fields(kind: str) -> st.SearchStrategy[dict[str, Value]]:
    """Any fields that a command would accept."""
    optional: dict[str, st.SearchStrategy[Any]] = {spec.key: _values(spec) for spec in CATALOGUE if spec.kind == kind}
    return st.fixed_dictionaries({}, optional=optional).map(lambda values: with_fields(kind, NO_FIELDS, values))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A project with a map "m" of anything, and another map "other" with one card."""
    p = "p"
    has_persona = draw(st.booleans())
    records: list[Record] = [
        Project(id=p, name=draw(LINES), created=draw(st.integers(0, 2**50)), fields=draw(fields("project"))),
        JourneyMap(id="other", project_id=p, rank="b0", title="Secreto"),
        Card(id="secret", project_id=p, map_id="other", rank="a0", title="Nadie lo sepa"),
        JourneyMap(
            id="m", project_id=p, rank="a0", title=draw(LINES), state=draw(st.sampled_from(["as_is", "to_be"])),
            persona_id="x" if has_persona else None, fields=draw(fields("journey_map")),
        ),
    ]  # fmt: skip
    if has_persona:
        records.append(Persona(id="x", project_id=p, rank="a0", name=draw(LINES), fields=draw(fields("persona"))))
    stages, lanes = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    records += [
        Stage(id=f"s{n}", project_id=p, map_id="m", rank=f"a{n}", title=draw(LINES),
              phase=draw(st.sampled_from(PHASES)), fields=draw(fields("stage")))
        for n in range(stages)
    ]  # fmt: skip
    records += [
        Lane(id=f"l{n}", project_id=p, map_id="m", rank=f"a{n}", lane_kind=draw(st.sampled_from(LANE_KINDS)),
             title=draw(LINES), fields=draw(fields("lane")))
        for n in range(lanes)
    ]  # fmt: skip
    count = draw(st.integers(0, 5))
    for n in range(count):
        placed = bool(stages and lanes) and draw(st.booleans())
        records.append(
            Card(
                id=f"c{n}", project_id=p, map_id="m", rank=f"a{n}", title=draw(TEXTS),
                stage_id=f"s{draw(st.integers(0, stages - 1))}" if placed else None,
                lane_id=f"l{draw(st.integers(0, lanes - 1))}" if placed else None,
                emotion=draw(st.sampled_from([None, *EMOTIONS])), fields=draw(fields("card")),
            )
        )  # fmt: skip
    if count and draw(st.booleans()):
        records += [
            Evidence(id="e", project_id=p, rank="a0", title=draw(LINES), fields=draw(fields("evidence"))),
            Opportunity(id="o", project_id=p, map_id="m", rank="a0", title=draw(LINES),
                        fields=draw(fields("opportunity"))),
            Link(id="k1", project_id=p, card_id="c0", evidence_id="e"),
            Link(id="k2", project_id=p, card_id="c0", opportunity_id="o"),
            Evidence(id="unused", project_id=p, rank="a1", title="De otro mapa"),
        ]  # fmt: skip
    return Document.of(records)
