"""The line of visibility, what stages are to the provider, how many people they have, and what a header tells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.catalogue import TEXT_KINDS, UNSEEN_KINDS
from app.domain.document import Document
from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Path, Rect, Symbol, Text
from app.words.paper import paper_words
from tests.layout.maps import WORDS, card, document, lane, part, persona, stage, visit
from tests.layout.test_card_parts import extent, overlap, within

SHEETS = [None, SheetSize(420, 297, 8), SheetSize(841, 594)]


def map_of(*kinds, stages=None):
    lanes = [lane(n, "channel") if kind == "" else lane(n, "text", text_kind=kind) for n, kind in enumerate(kinds)]
    cards = [card(n, 0, n, f"Card {n}") for n in range(len(kinds))]
    return document(stages or [stage(0), stage(1)], lanes, cards)


def texts(group):
    return [s.line.text for s in group.shapes if isinstance(s, Text)]


def line_of(drawing):
    return next(iter(drawing.by_role("visibility")), None)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("kind", UNSEEN_KINDS)
def test_the_line_of_visibility_stands_above_the_first_lane_that_is_not_seen(kind, sheet):
    drawing = layout_map(map_of("", "actions", kind, "free", "support"), "m", WORDS, sheet)
    line = line_of(drawing)
    boxes = dict(drawing.lanes)
    assert boxes["l1"].bottom <= line.y + 1e-6
    assert line.box.bottom <= boxes["l2"].y + 1e-6
    assert texts(line) == [WORDS["visibility.title"]]
    (dashed,) = [s for s in line.shapes if isinstance(s, Path)]
    assert dashed.dash
    name = extent(next(s for s in line.shapes if isinstance(s, Text)))
    assert name.right < extent(dashed).x
    assert line.about == WORDS["visibility.title"]


def test_there_is_no_line_where_all_is_seen_or_nothing_stands_above():
    seen = [kind for kind in TEXT_KINDS if kind not in UNSEEN_KINDS]
    for held in (map_of("", *seen), map_of("backstage", ""), map_of(), visit()):
        assert line_of(layout_map(held, "m", WORDS)) is None


def test_the_line_makes_room_for_itself_and_moves_no_other_part():
    with_, without = (layout_map(map_of("", kind), "m", WORDS) for kind in ("backstage", "free"))
    assert with_.height == pytest.approx(without.height + line_of(with_).h)
    assert part(with_, "card", "c0").box == part(without, "card", "c0").box
    collapsed = layout_map(map_of("", "backstage"), "m", WORDS, display=Display(collapsed=frozenset({"l1"})))
    assert line_of(collapsed) is not None


def test_what_stages_are_to_the_provider_is_a_thin_row_of_its_own():
    stages = [stage(0, cycle="acquisition"), stage(1, cycle="acquisition"), stage(2), stage(3, cycle="support")]
    drawing = layout_map(map_of("", stages=stages), "m", paper_words("en"))
    rows = list(drawing.by_role("cycle"))
    assert [texts(row) for row in rows] == [["Acquisition"], ["Support"]]
    assert [row.owner for row in rows] == ["s0", "s3"]
    phase = next(iter(drawing.by_role("phase")))
    head = part(drawing, "stage", "s0")
    assert phase.box.bottom <= rows[0].y < rows[0].box.bottom <= head.y
    assert rows[0].h < phase.h
    assert "Acquisition" in head.about
    assert not list(layout_map(map_of(""), "m", WORDS).by_role("cycle"))


@pytest.mark.parametrize(
    ("came", "went", "expected"),
    [
        (120, 80, "120 → 80 · 67 %"),
        (120, None, "120 →"),
        (None, 80, "→ 80"),
        (0, 3, "0 → 3"),
        (2.5, 1, "2,5 → 1 · 40 %"),
    ],
)
def test_a_stage_says_how_many_people_go_on(came, went, expected):
    fields = {key: value for key, value in (("people_in", came), ("people_out", went)) if value is not None}
    stages = [stage(0, goal="Find it", **fields), stage(1)]
    group = part(layout_map(map_of("", stages=stages), "m", WORDS), "stage", "s0")
    said = texts(group)
    assert expected in said
    assert said.index(expected) < said.index("Find it")
    assert expected in group.about
    assert [s.name for s in group.shapes if isinstance(s, Symbol)] == ["mark:actor"]


def test_a_header_tells_type_scope_review_and_success_when_they_are_given():
    fields = {"type": "buyer", "scope": "Shop, Service", "review": "2026-11-12", "success": "Pays in a minute"}
    words = paper_words("en")
    group = part(layout_map(document([stage(0)], [lane(0)], (), **fields), "m", words), "title", "m")
    said = texts(group)
    assert {"Way to a purchase", "Shop, Service", "Next review: November 12, 2026", "Pays in a minute"} <= set(said)
    for text in ("Way to a purchase", "Shop, Service", "Pays in a minute"):
        assert text in group.about
    names = {s.name for s in group.shapes if isinstance(s, Symbol)}
    assert {"map:type", "map:scope", "map:review", "map:success"} <= names
    plain = part(layout_map(document([stage(0)], [lane(0)], ()), "m", words), "title", "m")
    assert [s.name for s in plain.shapes if isinstance(s, Symbol)] == ["map:client"]


def test_a_persona_tells_who_they_are_and_whom_they_become():
    someone = persona(segment="Regular", audience="lead", becomes="At home here", outcome="promoter",
                      motivations="Peace", alternatives="The bar next door")  # fmt: skip
    words = paper_words("en")
    group = part(layout_map(document([stage(0)], [lane(0)], (), someone), "m", words), "persona", "u")
    said = " ".join(" ".join(texts(group)).split())
    for text in ("Regular · Interested", "Speaks of us · At home here", "Peace", "The bar next door"):
        assert text in said
        assert text.replace("r · I", "r. I") in group.about


long = st.text("abcdef ghij klm ñ", min_size=1, max_size=90).filter(str.strip)
headers = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["journey", "service"]), "scope": long, "success": long, "goal": long,
        "review": st.dates().map(str), "date": st.dates().map(str), "scenario": long,
    },
)  # fmt: skip
people = st.fixed_dictionaries(
    {}, optional={"segment": long, "audience": st.just("prospect"), "becomes": long, "outcome": st.just("loyal"),
                  "quote": long, "motivations": long, "alternatives": long, "needs": long}
)  # fmt: skip
columns = st.lists(
    st.fixed_dictionaries({}, optional={"cycle": st.sampled_from(["acquisition", "sale"]), "goal": long,
                                        "people_in": st.integers(0, 10**7), "people_out": st.integers(0, 10**7)}),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(headers, people, columns, st.sampled_from(SHEETS))
def test_nothing_overflows(header, told, stages, sheet):
    lanes = [lane(0), lane(1, "text", text_kind="process")]
    cards = [card(n, n, n % 2, f"Card {n}") for n in range(len(stages))]
    held = document([stage(n, **said) for n, said in enumerate(stages)], lanes, cards, persona(**told), **header)
    drawing = layout_map(held, "m", paper_words("es"), sheet)
    assert isinstance(held, Document)
    for role in ("title", "persona", "stage", "cycle", "visibility"):
        for group in drawing.by_role(role):
            slack = (
                0.03 * drawing.width if role == "stage" else 2.5
            )  # arrows reach under the next, large letters a little outwards
            for shape in group.shapes:
                if isinstance(shape, Text | Rect):
                    assert within(group.box.moved(-group.x, -group.y), extent(shape), slack), (role, shape)
            letters = [extent(s) for s in group.shapes if isinstance(s, Text)]
            for at, one in enumerate(letters):
                assert not any(overlap(one, other, 0.1) for other in letters[at + 1 :]), role
    heads = [group.box for role in ("phase", "cycle", "stage") for group in drawing.by_role(role)]
    for at, one in enumerate(heads):
        assert not any(overlap(one, other, 0.01) for other in heads[at + 1 :])
