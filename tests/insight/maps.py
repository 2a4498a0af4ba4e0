"""Small maps for the tests of what a map says."""

from app.domain.document import Document
from app.domain.records import (
    Answers,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    OwnField,
    Project,
    Record,
    Route,
    Stage,
)
from app.insight.reading import Reading

STAGES = ("look", "buy", "use")
LANES = ("web", "shop")


def card(id_, stage="look", lane="web", emotion=None, map_id="m", **fields):
    """A touchpoint; cards of one stage stand in the order of their ids."""
    return Card(
        id=id_, project_id="p", map_id=map_id, rank=id_, title=id_, stage_id=stage, lane_id=lane, emotion=emotion,
        fields=fields,
    )  # fmt: skip


def survey(id_, answers, **fields):
    """A survey and its answers: {(card id, measure): "5,4,,3"}."""
    held = [
        Answers(id=f"{id_}-{c}-{m}", project_id="p", evidence_id=id_, card_id=c, measure=m, values=values)
        for (c, m), values in answers.items()
    ]
    return [Evidence(id=id_, project_id="p", rank=id_, title=id_, fields={"type": "survey", **fields}), *held]


def route(id_, cards, **fields):
    """A route and its steps."""
    links = [Link(id=f"{id_}-{c}", project_id="p", card_id=c, route_id=id_) for c in cards]
    return [Route(id=id_, project_id="p", map_id="m", rank=id_, title=id_, fields=fields), *links]


def document(*records, project=None, journey=None, stages=None, lanes=None):
    """One map "m" of three stages and two channels with these records on it; fields by id of stage and lane."""
    stages, lanes = stages or {}, lanes or {}
    frame: list[Record] = [
        Project(id="p", name="P", fields=project or {}),
        JourneyMap(id="m", project_id="p", rank="a", title="M", fields=journey or {}),
    ]
    for rank, id_ in enumerate(STAGES):
        frame.append(
            Stage(id=id_, project_id="p", map_id="m", rank=str(rank), title=id_, fields=stages.get(id_, {}))
        )  # fmt: skip
    for rank, id_ in enumerate(LANES):
        frame.append(
            Lane(
                id=id_, project_id="p", map_id="m", rank=str(rank), lane_kind="channel", title=id_,
                fields=lanes.get(id_, {}),
            )
        )  # fmt: skip
    flat: list[Record] = []
    for record in records:
        flat += record if isinstance(record, list) else [record]
    return Document.of([*frame, *flat])


def reading(*records, whose="known", segment="", surveys=None, **frame):
    """The same, read."""
    return Reading(document(*records, **frame), "m", whose=whose, segment=segment, surveys=surveys)


def own_scale(id_, low, high):
    """A scale that was added to the project."""
    fields = {"applies": "card", "type": "scale", "low": low, "high": high}
    return OwnField(id=id_, project_id="p", rank=id_, title=id_, fields=fields)


def linked(card_id, evidence_id):
    """A card's evidence."""
    return Link(id=f"{card_id}-{evidence_id}", project_id="p", card_id=card_id, evidence_id=evidence_id)
