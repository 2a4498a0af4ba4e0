"""What a document knows by map, cell and stage after an edit is what a fresh document finds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.indexes import FEW
from app.domain.records import Card, JourneyMap, Lane, Project, Record, Stage

MAPS, LANES = ("m0", "m1"), ("l0", "l1")
STAGES = {"m0": ("s0", "s1"), "m1": ("s2",)}
RANKS = ("a", "b", "c", "d")
"""Few, so that many records tie and the id has to settle."""


PLACES = tuple(
    (map_id, stage_id, lane_id) for map_id in MAPS for stage_id in (None, *STAGES[map_id]) for lane_id in (None, *LANES)
)
CARDS = 61


def card_of(number: int) -> Card:
    """One of so many cards, in any cell or in the tray: a number says which and where, for a quick draw."""
    number, card = divmod(number, CARDS)
    rank, place = divmod(number, len(PLACES))
    map_id, stage_id, lane_id = PLACES[place]
    return Card(id=f"c{card}", project_id="p", map_id=map_id, rank=RANKS[rank], title="", stage_id=stage_id,
                lane_id=lane_id)  # fmt: skip


CARD = st.integers(0, CARDS * len(RANKS) * len(PLACES) - 1).map(card_of)


def others() -> st.SearchStrategy[Record]:
    """A map, stage or lane at some place."""
    maps, ranks = st.sampled_from(MAPS), st.sampled_from(RANKS)
    return st.one_of(
        st.builds(lambda i, r: JourneyMap(id=i, project_id="p", rank=r, title=""), maps, ranks),
        st.builds(
            lambda i, m, r: Stage(id=i, project_id="p", map_id=m, rank=r, title=""),
            st.sampled_from(["s0", "s1", "s2"]), maps, ranks,
        ),
        st.builds(
            lambda i, m, r: Lane(id=i, project_id="p", map_id=m, rank=r, lane_kind="channel", title=""),
            st.sampled_from(LANES), maps, ranks,
        ),
    )  # fmt: skip


def answers(document: Document) -> dict[str, object]:
    """All that a document is asked for in order."""
    found: dict[str, object] = {"maps": document.maps}
    for map_id in MAPS:
        found[map_id] = document.stages(map_id), document.lanes(map_id), document.cards(map_id)
        for stage_id in (None, *STAGES[map_id]):
            for lane_id in (None, *LANES):
                found[f"{map_id} {stage_id} {lane_id}"] = document.cell(map_id, (stage_id, lane_id))
    return found | {stage_id: document.stage_cards(stage_id) for ids in STAGES.values() for stage_id in ids}


def edit_of(document: Document, records: list[Record], deleted: bool) -> Edit:
    """Puts the records into the document, or takes away those that are there."""
    latest = {(r.kind, r.id): r for r in records}
    changes = [Change(document.look_up(*key), None if deleted else record) for key, record in latest.items()]
    return Edit(Label("edit"), tuple(c for c in changes if c.before is not c.after))


@given(
    st.lists(CARD, max_size=60, unique_by=lambda c: c.id),
    st.lists(
        st.tuples(
            st.lists(CARD | others(), max_size=4) | st.lists(CARD, min_size=FEW, max_size=3 * FEW),
            st.booleans(),
        ),
        max_size=8,
    ),
)
def test_indexes_after_edits_are_those_of_a_fresh_document(
    first: list[Card], steps: list[tuple[list[Record], bool]]
) -> None:
    document = Document.of([Project(id="p", name=""), *first])
    for records, deleted in steps:
        asked = answers(document)
        before = document
        document = document.apply(edit_of(document, records, deleted))
        assert answers(document) == answers(Document.of(document.records()))
        assert answers(before) == asked, "the document before stays as it was"


def test_groups_that_an_edit_does_not_touch_are_the_very_same() -> None:
    held = [
        Card(id=f"c{n}", project_id="p", map_id="m0", rank=str(n), title="", stage_id=f"s{n % 2}", lane_id="l0")
        for n in range(8)
    ]
    document = Document.of([Project(id="p", name=""), *held])
    answers(document)
    card = document.get(Card, "c2")
    after = document.apply(Edit(Label("edit"), (Change(card, replace(card, emotion=2)),)))
    assert after.cell("m0", ("s1", "l0")) is document.cell("m0", ("s1", "l0"))
    assert after.stage_cards("s1") is document.stage_cards("s1")
    assert after.cell("m0", ("s0", "l0")) != document.cell("m0", ("s0", "l0"))
