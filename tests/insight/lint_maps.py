"""A map on which nothing is wrong although everything the method knows is used, and ways to spoil one thing of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.document import Document
from app.domain.records import (
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    Persona,
    Project,
    Route,
    Stage,
)

TODAY = date(2026, 3, 1)
IN: dict[str, Any] = {"project_id": "p", "map_id": "m"}
STAGES = (("Discover", "before"), ("Compare", "before"), ("Buy", "during"), ("Use", "after"), ("Tell", "after"))
TITLES = (
    "Sees the window display", "Reads reviews on the bus", "Compares three models", "Asks a friend",
    "Pays at the counter", "Gets a receipt by e-mail", "Rides to work", "Asks for help in the shop",
    "Tells a colleague", "Posts a photo",
)  # fmt: skip


def sound():
    """The records of the map "m", by id; two touchpoints a stage, the first in the shop, the second on a screen."""
    records = [
        Project(id="p", name="P", fields={"brand_values": "warm, honest"}),
        Persona(id="u", project_id="p", rank="a", name="Ana", fields={"segment": "Commuters"}),
        JourneyMap(id="m", project_id="p", rank="a", title="A first bike", persona_id="u", fields={
            "scenario": "In spring", "goal": "Ride to work", "date": "2026-01-10", "review": "2026-09-01"}),
        Lane(**IN, id="shop", rank="a", lane_kind="channel", title="Shop", fields={"medium": "physical"}),
        Lane(**IN, id="web", rank="b", lane_kind="channel", title="Web", fields={"medium": "digital"}),
        *(Lane(**IN, id=kind, rank=f"c{kind}", lane_kind="text", title=kind, fields={"text_kind": kind})
          for kind in ("needs", "pains", "indicators")),
        *(Stage(**IN, id=f"s{n}", rank=f"a{n}", title=title, phase=phase) for n, (title, phase) in enumerate(STAGES)),
        *(_touchpoint(n, title) for n, title in enumerate(TITLES)),
        _note("need", "needs", "Be sure of the price"), _note("need2", "needs", "Try it first"),
        _note("pain", "pains", "The price comes late"), _note("pain2", "pains", "Nobody explains the lock"),
        _note("kpi", "indicators", "Test rides", goal_value=20, current=12, measured="2026-02-01", unit="a week"),
        Opportunity(**IN, id="o", rank="a", title="One price from the start",
                    fields={"owner": "Marta", "due": "2026-05-01", "status": "doing"}),
        Opportunity(**IN, id="o2", rank="b", title="A card about the lock",
                    fields={"owner": "Iker", "due": "2026-04-01"}),
        Evidence(id="e", project_id="p", rank="a", title="Eight interviews"),
        _link("l1", "c4", opportunity_id="o"), _link("l2", "pain", opportunity_id="o"),
        _link("l3", "pain2", opportunity_id="o2"), _link("l4", "c4", evidence_id="e"),
        _link("l5", "c0", evidence_id="e"),
        _link("n1", "c0", note_id="need"), _link("n2", "c1", note_id="need2"),
        Route(**IN, id="r", rank="a", title="All the way"),
        Route(**IN, id="d", rank="b", title="Straight to the till", fields={"type": "direct"}),
        *(_link(f"r{n}", f"c{n}", route_id="r") for n in range(10)),
        *(_link(f"d{n}", f"c{n}", route_id="d") for n in (0, 2, 4)),
    ]  # fmt: skip
    return {record.id: record for record in records}


def _touchpoint(number, title):
    fields = {
        "importance": 4, "satisfaction": 4, "evidence": "observed", "value": "A clear answer",
        "brand_fits": "warm" if number % 2 else "honest", "verified": "2026-01-10",
    }  # fmt: skip
    if number in (1, 5, 9):
        fields["listening"] = "counter"
    if number == 4:
        fields |= {"moment_of_truth": True, "satisfaction": 1}
    return Card(**IN, id=f"c{number}", rank=f"b{number}", title=title, stage_id=f"s{number // 2}",
                lane_id="web" if number % 2 else "shop", emotion=-2 if number == 4 else 1, fields=fields)  # fmt: skip


def _note(id_, lane, title, **fields):
    return Card(**IN, id=id_, rank=f"c{id_}", title=title, stage_id="s2", lane_id=lane, fields=fields)


def _link(id_, card, **to):
    return Link(id=id_, project_id="p", card_id=card, **to)


class Spoiling:
    """The sound map, to be spoiled step by step."""

    def __init__(self):
        self.records = sound()

    def put(self, id_, **values):
        """Other attributes for a record."""
        self.records[id_] = replace(self.records[id_], **values)
        return self

    def say(self, id_, **fields):
        """Other fields for a record; None takes one away."""
        kept = {key: value for key, value in (self.records[id_].fields | fields).items() if value is not None}
        return self.put(id_, fields=kept)

    def say_all(self, ids, **fields):
        """The same for several records, named with spaces between."""
        for id_ in ids.split():
            self.say(id_, **fields)
        return self

    def drop(self, ids):
        """Without some records and without the links to them."""
        gone = set(ids.split())
        self.records = {
            id_: record for id_, record in self.records.items()
            if id_ not in gone and not (isinstance(record, Link) and gone & {record.card_id, record.target})
        }  # fmt: skip
        return self

    def add(self, *records):
        """With more records."""
        self.records |= {record.id: record for record in records}
        return self

    @property
    def document(self):
        """What has become of it."""
        return Document.of(self.records.values())


def to_be():
    """The sound map with two protected cards as "m", and its copy "t" as it should be, every part with its origin."""
    both = Spoiling().say("c0", protect=True).say("c6", protect=True)
    copies = []
    for record in both.records.values():
        if isinstance(record, Stage | Lane | Card):
            values = {"id": f"t-{record.id}", "map_id": "t", "fields": record.fields | {
                "origin": record.id}}  # fmt: skip
            if isinstance(record, Card):
                values |= {"stage_id": f"t-{record.stage_id}", "lane_id": f"t-{record.lane_id}"}
            copies.append(replace(record, **values))
        elif isinstance(record, JourneyMap):
            copies.append(replace(record, id="t", rank="b", state="to_be", fields=record.fields | {"origin": "m"}))
        elif isinstance(record, Opportunity | Route):
            copies.append(replace(record, id=f"t-{record.id}", map_id="t"))
        elif isinstance(record, Link):
            copied = {key: f"t-{getattr(record, key)}" for key in ("opportunity_id", "route_id", "note_id")
                      if getattr(record, key)}  # fmt: skip
            copies.append(replace(record, id=f"t-{record.id}", card_id=f"t-{record.card_id}", **copied))
    return both.add(*copies)
