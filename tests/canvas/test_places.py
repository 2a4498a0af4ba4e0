"""Back and forward over places, and the way between two of them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.canvas.places import MOST, Place, Places
from app.canvas.travel import Look, between

MAPS = st.sampled_from("abc")
LOOKS = st.tuples(st.floats(0.05, 8), st.floats(-500, 5000), st.floats(-500, 5000))


def always(_map: str) -> bool:
    return True


def test_back_and_forward_lead_through_the_places_in_order() -> None:
    places = Places()
    one, two, three = Place("a"), Place("a", (1.0, 5.0, 5.0)), Place("b")
    for place in (one, two, three):
        places.go(place)
    assert places.back(always) == two
    assert places.back(always) == one
    assert places.back(always) is None
    assert places.back(always, forward=True) == two
    places.go(Place("c"))
    assert not places.can_go(always, forward=True)
    assert places.back(always) == two


def test_a_deleted_map_is_passed_over() -> None:
    places = Places()
    for at, name in enumerate("aba"):
        places.go(Place(name, (1.0, at, 2.0)))
    assert places.back(lambda map_id: map_id != "b") == Place("a", (1.0, 0, 2.0))
    assert not places.can_go(lambda map_id: map_id == "b")
    assert places.can_go(lambda map_id: map_id == "b", forward=True)


def test_a_place_that_looks_like_the_one_left_is_passed_over() -> None:
    places = Places()
    for name in "aba":
        places.go(Place(name))
    assert not places.can_go(lambda map_id: map_id == "a")


def test_moving_about_changes_where_one_comes_back_to() -> None:
    places = Places()
    places.stay(Place("a"))
    places.stay(Place("a", (2.0, 1.0, 1.0)))
    places.go(Place("b"))
    assert places.back(always) == Place("a", (2.0, 1.0, 1.0))


@given(st.lists(st.tuples(st.sampled_from(["go", "stay", "back", "forward"]), MAPS, st.floats(0, 9))))
def test_one_always_is_where_the_last_step_led(steps: list[tuple[str, str, float]]) -> None:
    places = Places()
    for kind, name, x in steps:
        place = Place(name, (1.0, x, 0.0))
        if kind in ("go", "stay"):
            getattr(places, kind)(place)
            assert places.here == place
        else:
            could = places.can_go(always, forward=kind == "forward")
            came = places.back(always, forward=kind == "forward")
            assert could is (came is not None)
            assert came is None or places.here == came


def test_only_so_many_are_kept() -> None:
    places = Places()
    for n in range(MOST * 2):
        places.go(Place("a", (1.0, float(n), 0.0)))
    steps = 0
    while places.back(always) is not None:
        steps += 1
    assert steps == MOST - 1


@given(LOOKS, LOOKS)
def test_a_way_begins_and_ends_where_it_should(start: Look, end: Look) -> None:
    assert between(start, end, 0.0) == pytest.approx(start, rel=1e-6, abs=1e-5)
    assert between(start, end, 1.0) == pytest.approx(end, rel=1e-6, abs=1e-5)


@given(LOOKS, LOOKS, st.floats(0, 1))
def test_a_way_leads_between(start: Look, end: Look, share: float) -> None:
    zoom, x, _y = between(start, end, share)
    low, high = sorted((start[0], end[0]))
    assert low * 0.999 <= zoom <= high * 1.001
    assert min(start[1], end[1]) - 1e-3 <= x <= max(start[1], end[1]) + 1e-3
    assert math.isfinite(zoom)
