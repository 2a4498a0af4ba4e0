"""Posters of generated maps: no card is cut that could have been spared, by a measure that tries every place.

Here each map is on one of the papers; ``tests/bench/bench_seams.py`` does all maps on all of them.  Seen to fail: even
cuts, cards that weigh no more than words, a search that takes the first cut at its best without regard to the next, a
slack that is not used to its end, and cuts of lying sheets that spare the cards of standing ones.
"""

import pytest

from app.poster.paper import parse_paper
from app.poster.spec import TileSpec
from tests.poster.cutting import MAPS, POSTERS, SHEETS, WAYS, faults, poster_of, shown, spared


@pytest.mark.parametrize("first", range(0, MAPS, 9))
def test_no_card_is_cut_that_could_have_been_spared(first: int):
    """And where a tenth of the sheets is to spare, a tenth at most of the cards that an even grid cuts."""
    here = evenly = 0
    for seed in range(first, first + 9):
        paper = poster_of(seed, POSTERS[seed % 3])
        drawing = shown(seed, paper)
        for sheet in SHEETS:
            spec = TileSpec(parse_paper(sheet), turning=WAYS[seed % 2])
            found, some, plain = spared(paper, spec, drawing)
            assert faults(found, drawing) == [], (seed, paper.name, sheet)
            here, evenly = here + some, evenly + plain
    assert evenly > 100
    assert here <= 0.1 * evenly


@pytest.mark.parametrize("seed", range(0, MAPS, 9))
def test_where_some_sheets_lie_and_others_stand_each_spares_its_own_cards(seed: int):
    paper = poster_of(seed, "A1")
    drawing = shown(seed, paper)
    for sheet in ("A4", "Letter"):
        found, _, _ = spared(paper, TileSpec(parse_paper(sheet), turning="mixed"), drawing)
        assert faults(found, drawing) == [], (seed, sheet)
