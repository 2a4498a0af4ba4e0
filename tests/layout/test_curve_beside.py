"""What stands beside the team's curve: stretches nobody has observed, the target, a competitor, customers' answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import Answers, Evidence, Link
from app.layout.contents import contents
from app.layout.cubics import monotone
from app.layout.curve_beside import heights
from app.layout.curve_others import others, unproven
from app.layout.curve_spots import spread
from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from app.layout.layers import layer_of
from app.layout.seeing import contrast, distance
from app.layout.shapes import Path, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, lane, part, stage
from tests.layout.test_card_parts import extent, overlap, within

COLORS = THEME.colors
SAID = ("observed", "assumed", None)


def made(*cards, more=(), **fields):
    lanes = [lane(0, "emotion", "Emotions"), lane(1), lane(2)]
    held = document([stage(0), stage(1)], lanes, cards, **fields)
    return Document.of([*held.records(), *more])


def felt(number, column, emotion, **fields):
    return card(number, column, 1, f"Card {number}", emotion, **fields)


def survey(asked="customers"):
    return Evidence(project_id="p", id="e", rank="a", title="Survey", fields={"type": "survey", "asked": asked})


def answered(card_id, values):
    return Answers(project_id="p", id=f"x{card_id}", evidence_id="e", card_id=card_id, measure="emotion", values=values)


def drawn(held, sheet=None, display=None):
    return layout_map(held, "m", WORDS, sheet, display=display or Display())


def paths(drawing, role):
    return [shape for group in drawing.by_role(role) for shape in group.shapes if isinstance(shape, Path)]


def labels(drawing):
    return [s.line.text for s in part(drawing, "lane", "l0").shapes if isinstance(s, Text)]


PLAIN = (felt(0, 0, 1), felt(1, 0, -1), felt(2, 1, 2))


def test_a_map_without_any_of_it_has_one_curve_and_no_key():
    drawing = drawn(made(*PLAIN))
    assert not list(drawing.by_role("curve_beside"))
    assert labels(drawing) == ["Emotions"]
    assert not [p for p in paths(drawing, "curve") if p.dash]
    assert part(drawing, "lane", "l0").about == "Lane: Emotions"


# -- evidence -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((None, None, None), set()),
        (("assumed", None, None), {"c0"}),
        (("observed", None, None), {"c1", "c2"}),
        (("observed", "observed", "assumed"), {"c2"}),
        (("observed", "observed", "observed"), set()),
    ],
)
def test_unproven_is_what_is_assumed_and_what_is_silent_among_observed(said, expected):
    cards = [felt(n, 0, 1, **({"evidence": one} if one else {})) for n, one in enumerate(said)]
    assert unproven(contents(made(*cards), "m")) == expected


def test_a_link_to_evidence_and_an_answer_of_customers_prove():
    link = Link(project_id="p", id="k", card_id="c0", evidence_id="e")
    assert unproven(contents(made(*PLAIN, more=[survey(), link]), "m")) == {"c1", "c2"}
    assert unproven(contents(made(*PLAIN, more=[survey(), answered("c1", "1")]), "m")) == {"c0", "c2"}
    assert unproven(contents(made(*PLAIN, more=[survey("team"), answered("c1", "1")]), "m")) == set()


def test_a_stretch_is_proven_when_both_its_ends_are():
    cards = [felt(n, 0, n % 3 - 1 or 2, evidence=said) for n, said in enumerate(("observed", "observed", "assumed"))]
    drawing = drawn(made(*cards))
    lines = [p for p in paths(drawing, "curve") if p.stroke == COLORS.navy]
    assert [bool(line.dash) for line in lines] == [False, True]
    places = {point.card_id: point.x for point in drawing.curve.points}
    left = part(drawing, "curve", "s0").x
    assert lines[1].segments[0][1] == pytest.approx(places["c1"] - left)
    filled = [p for p in paths(drawing, "curve") if p.fill]
    assert all(extent(p).right <= places["c1"] - left + 0.5 for p in filled), "what is not observed is only hatched"
    assert WORDS["curve.unproven"] in labels(drawing)
    assert WORDS["curve.unproven"] in part(drawing, "lane", "l0").about


def test_stretches_over_a_whole_long_journey_are_as_said():
    cards = [felt(n, n // 50, n % 5 - 2, evidence=SAID[n % 2]) for n in range(100)]
    drawing = drawn(made(*cards))
    assert [p for p in paths(drawing, "curve") if p.stroke == COLORS.navy and p.dash]
    assert not [p for p in paths(drawing, "curve") if p.stroke == COLORS.navy and not p.dash]


# -- other curves ---------------------------------------------------------------------------------
def test_target_and_competitor_are_told_apart_without_colours():
    cards = [felt(n, n // 2, n - 1, target=2, competitor=n - 2) for n in range(4)]
    drawing = drawn(made(*cards, competitor="Rival & Co"))
    lines = {line.stroke: line for line in paths(drawing, "curve_beside")}
    target, rival = (lines[COLORS.families[of].mark] for of in ("gain", "plain"))
    assert target.round_caps
    assert target.dash[0] < target.stroke_width, "dots"
    assert not rival.round_caps
    assert rival.dash[0] > 3 * rival.stroke_width, "dashes"
    team = next(p for p in paths(drawing, "curve") if p.stroke == COLORS.navy)
    assert max(target.stroke_width, rival.stroke_width) < 0.6 * team.stroke_width
    assert labels(drawing)[1:] == ["Rival & Co", WORDS["curve.target"]]
    assert layer_of(part(drawing, "curve_beside", "m")) == "emotions"


def test_a_value_alone_is_no_curve():
    assert not list(drawn(made(*PLAIN[:2], felt(2, 1, 2, target=1))).by_role("curve_beside"))


def test_what_customers_answered_stands_against_the_team_and_the_gap_is_shaded():
    held = made(*PLAIN, more=[survey(), answered("c0", "-1,-2,,0"), answered("c1", "-1"), answered("c2", "2,2")])
    found = others(contents(held, "m"), spread(contents(held, "m"), (0, 90, 180)), (0, 90, 180))
    assert [(other.kind, [round(y, 2) for _, y in other.points]) for other in found] == [("customers", [-1, -1, 2])]
    drawing = drawn(held)
    fills = {p.fill for p in paths(drawing, "curve")}
    assert len(fills - {None, COLORS.above, COLORS.below}) == 1
    assert labels(drawing)[1:] == [WORDS["curve.customers"], WORDS["curve.team"]]
    team = drawn(made(*PLAIN, more=[survey("team"), answered("c0", "-1"), answered("c1", "-1")]))
    assert not list(team.by_role("curve_beside"))


def test_a_hand_on_the_curve_takes_the_gap_along():
    held = made(*PLAIN, more=[survey(), answered("c0", "0"), answered("c1", "1"), answered("c2", "0")])
    drawing = drawn(held)
    before = part(drawing, "curve", "s0").shapes
    after = next(g for g in drawing.curve.with_emotion("c0", -2.0) if g.key == ("curve", "s0"))
    gaps = [[p for p in shapes if isinstance(p, Path) and p.fill not in (None, COLORS.above, COLORS.below)]
            for shapes in (before, after.shapes)]  # fmt: skip
    assert gaps[0]
    assert gaps[1]
    assert gaps[0] != gaps[1]


def test_a_touchpoint_without_a_face_stands_between_its_neighbours():
    cards = [felt(0, 0, 1, target=1), card(1, 0, 1, target=2), card(2, 0, 2, target=0), felt(3, 0, 1, target=1)]
    held = contents(made(*cards), "m")
    (target,) = others(held, spread(held, (0, 90, 180)), (0, 90, 180))
    assert [round(x, 2) for x, _ in target.points] == [22.5, 37.5, 52.5, 67.5]


def test_the_lines_of_other_curves_are_seen_and_told_apart():
    inks = [COLORS.families[of].mark for of in ("mind", "gain", "plain")]
    for ink in inks:
        for ground in (COLORS.page, COLORS.above, COLORS.below):
            assert contrast(ink, ground) >= 3
    assert distance(inks[0], COLORS.navy) > 10


moods = st.none() | st.integers(-2, 2)
journeys = st.lists(
    st.tuples(moods, moods, moods, st.sampled_from(SAID), moods), min_size=1, max_size=14
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(journeys, st.sampled_from([None, SheetSize(420, 297, 8), SheetSize(1189, 841)]), st.booleans(), st.booleans())
def test_nothing_leaves_the_band_and_the_key_lies_on_nothing(journey, sheet, own_lane, dense):
    cards, more = [], [survey()]
    for n, (emotion, target, rival, evidence, answer) in enumerate(journey):
        said = {"target": target, "competitor": rival, "evidence": evidence}
        cards.append(card(n, n % 2, 1, emotion=emotion, **{k: v for k, v in said.items() if v is not None}))
        if answer is not None:
            more.append(answered(f"c{n}", str(answer)))
    held = made(*cards, more=more, competitor="A competitor with quite a long name of its own")
    if not own_lane:
        held = Document.of(r for r in held.records() if r.id != "l0")
    drawing = drawn(held, sheet, Display("chronological" if dense else "compact"))
    band = drawing.curve.box
    for shape in (s for g in drawing.by_role("curve_beside") for s in g.shapes):
        box = extent(shape)
        assert box.y >= -0.1 * band.h
        assert box.bottom <= 1.1 * band.h
        assert box.x >= -3
        assert box.right <= band.w + 3
    label = part(drawing, "lane", "l0") if own_lane else part(drawing, "curve_label", "m")
    texts = [extent(s) for s in label.shapes if isinstance(s, Text)]
    for at, text in enumerate(texts):
        assert within(label.box.moved(-label.x, -label.y), text, 0.5)
        for other in (extent(s) for s in label.shapes if not isinstance(s, Path) and extent(s) != text):
            assert not overlap(text, other, 0.3), at


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=8), st.integers(2, 30))
def test_heights_are_those_of_the_curve(ys, count):
    points = [(10.0 * n, float(y)) for n, y in enumerate(ys)]
    cubics = monotone(points)
    xs = [n * points[-1][0] / count for n in range(count + 1)]
    found = heights(cubics, xs)
    assert found[0] == pytest.approx(ys[0])
    assert found[-1] == pytest.approx(ys[-1])
    assert heights(cubics, [x for x, _ in points]) == pytest.approx(ys)
    assert all(min(ys) - 1e-6 <= y <= max(ys) + 1e-6 for y in found)
