"""Order keys, ids, text on its way in, and the catalogue of fields."""

import random
import threading
import unicodedata
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import CATALOGUE
from app.domain.fields import check_value, field_of, fields_of
from app.domain.ids import new_id
from app.domain.ordering import DIGITS, last_rank, neighbours, rank_between, ranks_between
from app.domain.problems import Problem
from app.domain.records import RECORD_KINDS
from app.domain.text import clean, clean_line

# -- order keys -------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 1000), max_size=60), st.randoms(use_true_random=False))
def test_keys_put_anywhere_stay_in_order(places: list[int], rng: random.Random) -> None:
    ranks: list[str] = []
    for place in places:
        index = place % (len(ranks) + 1)
        ranks.insert(index, rank_between(*neighbours(ranks, index), rng))
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert all(set(rank) <= set(DIGITS) and rank[-1] != DIGITS[0] for rank in ranks)


@given(st.integers(0, 20), st.integers(0, 20), st.randoms(use_true_random=False))
def test_several_keys_fit_between_two(size: int, count: int, rng: random.Random) -> None:
    ranks = ranks_between("", "", size, rng)
    index = rng.randint(0, size)
    new = ranks_between(*neighbours(ranks, index), count, rng)
    assert [*ranks[:index], *new, *ranks[index:]] == sorted({*ranks, *new})


def test_appending_keeps_keys_short() -> None:
    rank = ""
    for _ in range(10_000):
        after = rank_between(rank, "")
        assert after > rank
        rank = after
    assert len(rank) <= 7


def test_a_thousand_at_one_place_still_have_room() -> None:
    rng = random.Random(1)
    for front in (True, False):
        ranks = ranks_between("", "", 2, rng)
        for _ in range(1000):
            ranks.insert(1, rank_between(ranks[0], ranks[1], rng) if front else rank_between(ranks[-2], ranks[-1], rng))
            ranks.sort()
        assert len(set(ranks)) == 1002
    first = "a0V"
    for _ in range(300):
        before = rank_between("", first, rng)
        assert before < first
        first = before


def test_people_who_insert_at_once_do_not_collide() -> None:
    low, high = ranks_between("", "", 2)
    keys = [rank_between(low, high) for _ in range(20)]
    assert len(set(keys)) >= 19
    between = sorted(keys)
    assert between[0] < rank_between(between[0], between[1]) < between[1] or between[0] == between[1]


def test_neighbours_of_any_place() -> None:
    assert neighbours(["a", "b"], -3) == ("", "a")
    assert neighbours(["a", "b"], 1) == ("a", "b")
    assert neighbours(["a", "b"], 9) == ("b", "")
    assert neighbours([], 0) == ("", "")
    assert (last_rank([]), last_rank(["a", "c", "b"])) == ("", "c")


# -- ids --------------------------------------------------------------------------------------


def test_ids_are_uuids_of_version_7_in_the_order_they_were_made() -> None:
    ids = [new_id() for _ in range(20_000)]  # many in each millisecond
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {(uuid.UUID(i).version, uuid.UUID(i).variant) for i in ids} == {(7, uuid.RFC_4122)}
    assert str(uuid.UUID(ids[0])) == ids[0]


def test_ids_of_many_threads_are_different() -> None:
    made: list[list[str]] = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=lambda row: row.extend(new_id() for _ in range(2000)), args=(row,)) for row in made
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({i for row in made for i in row}) == 8000


# -- text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("nul\0 bell\x07 esc\x1b del\x7f c1\x9f", "nul bell esc del c1"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("e\u0301\tn\u0303", "é\tñ"),
        ("👩\u200d🚀 אב \u200fעברית", "👩\u200d🚀 אב \u200fעברית"),
    ],
)
def test_text_has_one_form(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)
    text.encode()  # no lone surrogate
    line = clean_line(raw)
    assert clean_line(line) == line
    assert "\n" not in line
    assert line == line.strip()


# -- the catalogue ----------------------------------------------------------------------------


def test_the_catalogue_is_sound() -> None:
    assert len({(spec.kind, spec.key) for spec in CATALOGUE}) == len(CATALOGUE)
    for spec in CATALOGUE:
        assert "fields" in {*RECORD_KINDS[spec.kind].__slots__}
        assert spec.key not in RECORD_KINDS[spec.kind].__slots__  # typing tells attributes and fields apart by name
        assert bool(spec.choices) == (spec.type in ("choice", "icon"))
        assert spec.requirement.startswith("R")
        assert field_of(spec.kind, spec.key) is spec
    assert [spec.key for spec in fields_of("lane")] == [
        "icon", "medium", "control", "channel_kind", "text_kind", "metric", "height",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("evidence", "sample", True),
        ("evidence", "sample", "12"),
        ("evidence", "sample", float("nan")),
        ("evidence", "sample", float("inf")),
        ("lane", "icon", "rocket"),
        ("persona", "age", 34),
        ("card", "importance", 2.0),
        ("journey_map", "date", 20261122),
    ],
)
def test_values_that_do_not_fit_are_refused(kind: str, key: str, value: str | float | bool) -> None:
    with pytest.raises(Problem) as caught:
        check_value(kind, key, value)
    assert (caught.value.code, caught.value.params["field"]) == ("field.bad_value", key)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [("evidence", "sample", 12), ("evidence", "sample", 12.5), ("lane", "icon", "shop"), ("card", "importance", 1)],
)
def test_values_that_fit_pass(kind: str, key: str, value: str | float | bool) -> None:
    check_value(kind, key, value)
