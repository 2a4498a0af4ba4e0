"""The choices of sheets are what would really be printed, and none of them is silly."""

from dataclasses import replace

import pytest

from app.layout.shapes import Text
from app.poster.offers import DEAR, LEAST_SCALE, MOST, Offer, card_text, is_asked, offers
from app.poster.paper import POINT, Margins, Roll, parse_paper
from app.poster.spec import TileSpec, cut, cut_drawing
from tests.poster.sample import drawing

A4, A3 = parse_paper("A4"), parse_paper("A3")
TILES = TileSpec(A4)


def offered(paper: str = "A0", tiles: TileSpec = TILES, sheets=(A4, A3), cards: int = 40) -> tuple[Offer, ...]:
    poster = parse_paper(paper, "landscape")
    return offers(drawing(poster, cards), poster, tiles, sheets)


@pytest.mark.parametrize("paper", ["A0", "A1", "A2", "A3", "Tabloid"])
@pytest.mark.parametrize("cards", [12, 90])
def test_an_offer_is_what_is_printed(paper, cards):
    """Every number of an offer is found again in the sheets that its spec gives."""
    poster = parse_paper(paper, "landscape")
    shown = drawing(poster, cards)
    for offer in offered(paper, cards=cards):
        _, tiling = cut_drawing(poster, offer.tiles, shown)
        assert (offer.sheets, offer.rows, offer.columns) == (len(tiling.sheets), tiling.rows, tiling.columns)
        assert offer.blank == len(tiling.blanks)
        assert offer.is_mixed == tiling.is_mixed
        assert offer.cards_cut == tiling.cards_cut
        assert tiling.poster.width == pytest.approx(poster.width * offer.tiles.scale)
        assert offer.smallest == pytest.approx(shown.smallest_text * offer.tiles.scale)
        assert offer.paper == pytest.approx(sum(s.paper.width * s.paper.height for s in tiling.sheets) / 1e6)


@pytest.mark.parametrize("paper", ["A0", "A1", "A2"])
def test_no_offer_is_worse_than_another_of_its_paper(paper):
    found = offered(paper)
    for one in found:
        for other in found:
            if one is not other and one.tiles.sheet == other.tiles.sheet and not is_asked(TILES, other):
                work = one.sheets - one.blank, other.sheets - other.blank
                worse = work[0] <= work[1] and one.tiles.scale >= other.tiles.scale and one.cards_cut <= other.cards_cut
                assert not worse, (one, other)


@pytest.mark.parametrize("paper", ["A0", "A1", "A2"])
def test_offers_are_few_sensible_and_in_order(paper):
    found = offered(paper)
    assert [offer.best for offer in found] == [True] + [False] * (len(found) - 1)
    assert [offer.price for offer in found] == sorted(offer.price for offer in found)
    for sheet in (A4, A3):
        own = [offer for offer in found if offer.tiles.sheet == sheet and not is_asked(TILES, offer)]
        assert 1 <= len(own) <= MOST
        assert all(LEAST_SCALE <= offer.tiles.scale <= 1 for offer in own)
        assert all(offer.price <= DEAR * min(o.price for o in own) + 1e-9 for offer in own)


def test_a_row_less_at_a_little_smaller_type_is_offered():
    """A0 on A3: 12 sheets at full size, 9 at 99.3 %."""
    poster = parse_paper("A0", "landscape")
    found = offered("A0", replace(TILES, seams="even"), cards=12)
    scales = {(offer.sheets, round(offer.tiles.scale, 3)) for offer in found if offer.tiles.sheet == A3}
    assert (9, 0.993) in scales
    smaller = next(offer for offer in found if offer.tiles.sheet == A3 and offer.sheets == 9)
    assert len(cut(poster, smaller.tiles, drawing(poster, 12)).sheets) == 9
    more = replace(smaller.tiles, scale=smaller.tiles.scale + 0.0002)
    assert len(cut(poster, more, drawing(poster, 12)).sheets) > 9


@pytest.mark.parametrize("turning", ["auto", "landscape", "portrait", "mixed"])
@pytest.mark.parametrize("scale", [1.0, 0.97])
def test_what_is_asked_for_is_always_among_them(turning, scale):
    tiles = replace(TILES, turning=turning, scale=scale, margins=Margins.all(9))
    found = offered("A1", tiles)
    (mine,) = [offer for offer in found if is_asked(tiles, offer)]
    poster = parse_paper("A1", "landscape")
    assert mine.sheets == len(cut(poster, tiles, drawing(poster)).sheets)


def test_a_paper_that_cannot_be_used_has_no_offers():
    tiles = replace(TILES, sheet=A3, margins=Margins.all(120))
    assert {offer.tiles.sheet for offer in offered("A1", tiles)} == {A3}


def test_a_roll_says_how_many_metres_it_takes():
    found = {offer.tiles.sheet: offer for offer in offered("A0", sheets=(Roll(610), Roll(914)))}
    wide, narrow = found[Roll(914)], found[Roll(610)]
    assert (wide.sheets, narrow.sheets) == (1, 2)
    assert wide.paper == pytest.approx(1.189 + 0.012)
    assert narrow.paper == pytest.approx(2 * (1.189 + 0.012))


def test_the_text_of_the_cards_is_what_most_of_their_letters_are_set_in():
    shown = drawing(parse_paper("A1", "landscape"))
    letters: dict[float, int] = {}
    for card in shown.by_role("card"):
        for shape in card.shapes:
            for run in shape.line.runs if isinstance(shape, Text) else ():
                letters[round(run.size, 3)] = letters.get(round(run.size, 3), 0) + len(run.glyphs)
    assert letters[card_text(shown)] == max(letters.values())
    assert offered("A1")[0].card_text == pytest.approx(card_text(shown) * offered("A1")[0].tiles.scale / POINT)


def test_nobody_waits_for_ways_that_are_not_wanted_any_more():
    poster = parse_paper("A1")
    shown = drawing(poster)
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert offers(shown, poster, TILES, [A4], stopped) == ()
    assert len(asked) == 4, "it ends at the way where it was stopped"
    assert len(offers(shown, poster, TILES, [A4])) > 1
