"""Kano's evaluation table, cell by cell, and what groups of answers say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.kano import category, kano

# Rows: functional 1-5; columns: dysfunctional 1-5 (Berger et al. 1993).
TABLE = """
    Q A A A O
    R I I I M
    R I I I M
    R I I I M
    R R R R Q
"""
NAMES = {
    "A": "attractive", "O": "performance", "M": "must_be",
    "I": "indifferent", "R": "reverse", "Q": "questionable",
}  # fmt: skip
CELLS = {
    (row, column): NAMES[letter]
    for row, line in enumerate(TABLE.strip().splitlines(), 1)
    for column, letter in enumerate(line.split(), 1)
}
PAIR = {letter: next(pair for pair, name in CELLS.items() if name == NAMES[letter]) for letter in NAMES}
pairs = st.lists(st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)))


@pytest.mark.parametrize("pair", CELLS)
def test_each_pair_of_answers_is_of_its_kind(pair):
    assert category(*pair) == CELLS[pair]


def test_better_and_worse_worked_by_hand():
    # 4 A, 3 O, 2 M, 1 I, and two that do not count: better 7/10, worse -5/10.
    found = kano([PAIR[letter] for letter in "AAAAOOOMMIRQ"])
    assert (found.category, found.better, found.worse, found.n) == ("attractive", 0.7, -0.5, 12)
    assert found.counts["reverse"] == found.counts["questionable"] == 1


def test_of_kinds_named_equally_often_the_more_pressing_one_counts():
    assert kano([PAIR["A"], PAIR["M"]]).category == "must_be"
    assert kano([PAIR["A"], PAIR["O"], PAIR["I"]]).category == "performance"
    assert kano([PAIR["I"], PAIR["A"]]).category == "attractive"


def test_blanks_and_answers_that_say_nothing():
    none = kano([(1, None), (None, 2)])
    assert (none.category, none.better, none.worse, none.n) == (None, None, None, 0)
    odd = kano([PAIR["Q"], PAIR["Q"], PAIR["R"]])
    assert (odd.category, odd.better, odd.worse, odd.n) == ("questionable", None, None, 3)
    one = kano([PAIR["O"]])
    assert (one.category, one.better, one.worse) == ("performance", 1, -1)


@given(pairs, st.randoms())
def test_the_coefficients_stay_between_their_ends_whatever_the_order(held, rng):
    found = kano(held)
    shuffled = list(held)
    rng.shuffle(shuffled)
    assert kano(shuffled) == found
    if found.better is not None and found.worse is not None:
        assert 0 <= found.better <= 1
        assert -1 <= found.worse <= 0
    assert found.n == sum(found.counts.values())
