"""What is found of stages, channels, routes and whole maps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import Card, JourneyMap, Lane, Stage
from app.insight import coverage, rollups
from app.insight.conversion import funnel
from app.insight.effort import effort_of_map, effort_of_route
from app.insight.mix import control, media
from app.insight.origin import root
from app.insight.reading import Reading
from app.insight.rollups import weighted_mean
from app.insight.stage_value import stage_values
from tests.insight.maps import card, document, own_scale, reading, route, survey

SHOP = {"shop": {"medium": "physical", "control": "own"}, "web": {"medium": "digital", "control": "partner"}}


# -- roll-ups -------------------------------------------------------------------------------------------
def test_stages_and_channels_are_weighted_by_importance():
    found = reading(
        card("a", importance=5, satisfaction=2),
        card("b", lane="shop", importance=1, satisfaction=5),
        card("c", stage="buy", satisfaction=4),
        card("d", stage="buy", importance=4),
    )
    look, buy, use = rollups.of_stages(found, "satisfaction")
    assert (look.figure.value, look.figure.cards, look.figure.n) == (2.5, ("a", "b"), 2)  # (5·2 + 1·5) / 6
    assert (buy.figure.value, buy.figure.cards, buy.unweighted) == (4, ("c",), ("c",))
    assert (use.figure.value, use.figure.n) == (None, 0)
    web, shop = rollups.of_channels(found, "satisfaction")
    # The weight of c is the mean of those known in its group: 5.
    assert (web.figure.value, shop.figure.value) == (3, 5)
    assert rollups.of_map(found, "importance").figure.value == pytest.approx(10 / 3)
    assert rollups.of_map(found, "importance").figure.formula == "mean.importance"


def test_weights_that_nobody_knows_make_a_plain_mean():
    assert weighted_mean([2, 4], [None, None]) == 3
    assert weighted_mean([2, 4, 9], [1, 3, None]) == pytest.approx((2 + 12 + 18) / 6)
    assert weighted_mean([], []) is None


@given(st.lists(st.tuples(st.floats(1, 5), st.none() | st.floats(1, 5)), min_size=1))
def test_a_weighted_mean_lies_within_its_values(pairs):
    held = [value for value, _ in pairs]
    found = weighted_mean(held, [weight for _, weight in pairs])
    assert found is not None
    assert min(held) - 1e-9 <= found <= max(held) + 1e-9


def test_the_heat_map_has_every_cell():
    found = rollups.of_cells(
        reading(
            card("a", emotion=2, also_channels="correo, SHOP"), card("b", emotion=-1, also_channels="web"),
            card("c", lane="shop"),
        ),
        "emotion",
    )  # fmt: skip
    assert [(cell.lane_id, cell.stage_id, cell.figure.value, cell.used) for cell in found] == [
        ("web", "look", 0.5, ("a", "b")), ("web", "buy", None, ()), ("web", "use", None, ()),
        ("shop", "look", None, ("a", "c")), ("shop", "buy", None, ()), ("shop", "use", None, ()),
    ]  # fmt: skip


def test_own_scales_roll_up_too():
    found = reading(card("a", **{"own.x": 2}), card("b", **{"own.x": 9}), own_scale("x", 0, 10))
    assert rollups.of_map(found, "own.x").figure.value == 5.5
    assert rollups.of_map(found, "own.x").figure.formula == "rollup.own"


# -- value ----------------------------------------------------------------------------------------------
def test_the_stage_that_adds_most_value():
    found = stage_values(
        reading(
            card("a", importance=4, satisfaction=3),  # 4 · 5 = 20
            card("b", stage="buy", importance=5, satisfaction=5),  # 5 · 10 = 50
            card("c", stage="buy", importance=2, satisfaction=4),  # 2 · 7.5 = 15
            card("d", stage="use", importance=5),
        )
    )
    assert [(stage.points, stage.figure.value) for stage in found.stages] == [
        (20, pytest.approx(20 / 85)), (65, pytest.approx(65 / 85)), (0, None),
    ]  # fmt: skip
    assert (found.winners, found.missing) == (("buy",), ("d",))


def test_stages_that_tie_win_together_and_without_value_none_does():
    tied = stage_values(
        reading(card("a", importance=2, satisfaction=4), card("b", stage="use", importance=3, satisfaction=3))
    )
    assert tied.winners == ("look", "use")
    nothing = stage_values(reading(card("a", importance=5, satisfaction=1)))
    assert (nothing.winners, nothing.stages[0].figure.value) == ((), None)
    assert stage_values(reading()).winners == ()


@given(st.lists(st.tuples(st.sampled_from(["look", "buy", "use"]), st.integers(1, 5), st.integers(1, 5)), max_size=9))
def test_shares_of_value_add_up_to_one(held):
    cards = [card(str(at), stage=s, importance=i, satisfaction=v) for at, (s, i, v) in enumerate(held)]
    found = stage_values(reading(*cards))
    shares = [stage.figure.value for stage in found.stages]
    if any(v > 1 for _, _, v in held):
        assert sum(share for share in shares if share is not None) == pytest.approx(1)
        assert max(shares, key=lambda share: share or 0) == pytest.approx(
            next(stage.figure.value for stage in found.stages if stage.stage_id in found.winners)
        )
    else:
        assert shares == [None] * 3


# -- physical and digital, ours or not ------------------------------------------------------------------
def test_a_touchpoint_that_does_not_say_is_as_its_channel():
    whole, look, buy, use = media(
        reading(
            card("a"), card("b", lane="shop"), card("c", medium="hybrid"), card("d", stage="buy"), lanes=SHOP
        )
    )  # fmt: skip
    assert (whole.physical.value, whole.digital.value, whole.hybrid.value) == (0.25, 0.5, 0.25)
    assert (whole.id, whole.digital.cards, whole.empty) == ("m", ("a", "d"), "")
    assert (look.empty, buy.empty, use.empty) == ("", "physical", "")
    assert use.digital.value is None


def test_unknown_media_are_left_out_and_told():
    whole, *_ = media(reading(card("a"), card("b", medium="physical")))
    assert (whole.physical.value, whole.physical.n, whole.unknown, whole.empty) == (1, 1, ("a",), "digital")
    hybrid, *_ = media(reading(card("a", medium="hybrid")))
    assert hybrid.empty == ""
    assert media(reading(card("a")))[0].empty == ""


def test_the_share_that_others_decide():
    whole, look, buy, _ = control(
        reading(card("a"), card("b", lane="shop"), card("c", control="none"), card("d", stage="buy"), lanes=SHOP)
    )
    assert (whole.own.value, whole.partner.value, whole.none.value) == (0.25, 0.5, 0.25)
    assert (whole.uncontrolled.value, whole.uncontrolled.cards) == (0.75, ("a", "c", "d"))
    assert (look.uncontrolled.value, buy.uncontrolled.value) == (pytest.approx(2 / 3), 1)
    unknown, *_ = control(reading(card("a")))
    assert (unknown.uncontrolled.value, unknown.unknown) == (None, ("a",))


# -- effort and conversion --------------------------------------------------------------------------------
def test_steps_switches_and_crossings():
    found = reading(
        card("a"), card("b", lane="shop"), card("c", lane="shop", friction=True), card("d", medium="hybrid"),
        card("e", stage="buy", lane="shop"), route("r", ["e", "a"]), route("none", []), lanes=SHOP,
    )  # fmt: skip
    whole = effort_of_map(found)
    assert (whole.total.value, whole.steps) == (8, ("a", "b", "c", "d", "e"))
    assert (whole.switches, whole.crossings, whole.friction) == (("b", "d", "e"), ("b",), ("c",))
    way, empty = (effort_of_route(found, one) for one in sorted(found.document.routes("m"), key=lambda r: r.id)[::-1])
    assert (way.total.value, way.steps, way.switches, way.crossings) == (3, ("a", "e"), ("e",), ("e",))
    assert (empty.total.value, empty.steps) == (None, ())


def test_conversion_and_drop_off():
    found = funnel(
        reading(
            card("a"),
            route("r", ["a"], people_in=50, people_out=20),
            stages={
                "look": {"people_in": 200, "people_out": 50},
                "buy": {"people_in": 40, "people_out": 10},
                "use": {"people_in": 0, "people_out": 0},
            },
        )
    )
    look, buy, use = found.stages
    assert (look.rate.value, look.lost.value, look.rate.n, look.rate.counted) == (0.25, 0.75, 200, "people")
    assert (buy.rate.value, buy.rate.cards) == (0.25, ())
    assert (use.rate.value, use.lost.value) == (None, None)
    assert found.worst == ("look", "buy")
    assert (found.whole.rate.value, found.whole.people_in, found.whole.people_out) == (0, 200, 0)
    assert (found.routes[0].rate.value, found.routes[0].rate.cards) == (0.4, ("a",))


def test_counts_that_are_missing_or_grow():
    found = funnel(reading(stages={"look": {"people_in": 10}, "buy": {"people_in": 5, "people_out": 8}}))
    assert [stage.rate.value for stage in found.stages] == [None, 1.6, None]
    assert (found.worst, found.whole.rate.value) == ((), 0.8)
    assert funnel(reading()).whole.rate.value is None


# -- coverage -----------------------------------------------------------------------------------------------
def test_how_much_of_the_map_a_route_meets():
    found = reading(card("a", moment_of_truth=True), card("b"), card("c", moment_of_truth=True), route("r", ["a", "b"]))
    (way,) = coverage.of_routes(found)
    assert (way.all.value, way.all.cards, way.missed) == (pytest.approx(2 / 3), ("a", "b"), ("c",))
    assert (way.key.value, way.key.cards) == (0.5, ("a",))
    (none,) = coverage.of_routes(reading(route("r", [])))
    assert (none.all.value, none.key.value) == (None, None)


def test_how_much_of_a_master_map_another_persona_meets():
    other = [
        JourneyMap(id="n", project_id="p", rank="b", title="N", fields={"origin": "m"}),
        Stage(id="ns", project_id="p", map_id="n", rank="a", title="", fields={"origin": "look"}),
        Lane(id="nl", project_id="p", map_id="n", rank="a", lane_kind="channel", title="", fields={"origin": "web"}),
    ]
    copied = [
        card("a2", stage="ns", lane="nl", map_id="n", origin="a"),
        card("c2", stage="ns", lane="nl", map_id="n", origin="gone"),
        card("new", stage="ns", lane="nl", map_id="n"),
    ]
    held = document(card("a"), card("b"), card("c", origin="gone"), other, *copied)
    found = coverage.of_map(Reading(held, "m"), "n")
    assert (found.all.value, found.all.cards) == (pytest.approx(2 / 3), ("a", "c"))
    assert (found.missed, found.extra) == (("b",), ("new",))


def test_copies_are_followed_to_their_root():
    held = document(
        card("a"), card("b", origin="a"), card("c", origin="b"), card("x", origin="y"), card("y", origin="x")
    )
    assert [root(held, held.get(Card, id_)) for id_ in "abc"] == ["a", "a", "a"]
    assert {root(held, held.get(Card, id_)) for id_ in "xy"} <= {"x", "y"}


def test_a_card_that_is_moved_off_the_channels_is_in_no_figure():
    aside = replace(card("b", importance=5, satisfaction=1), stage_id=None, lane_id=None)
    found = reading(card("a"), aside, survey("s", {("b", "importance"): "5"}))
    assert [one.id for one in found.touchpoints] == ["a"]
    assert effort_of_map(found).steps == ("a",)
