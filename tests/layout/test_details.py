"""Details on the cards: only when asked for, then all that is said; and what is put away is not drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.catalogue import CATALOGUE
from app.domain.document import Document
from app.domain.records import OwnField
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard
from app.layout.contents import contents
from app.layout.details import DETAILED, OwnDetails, own_details
from app.layout.display import Display, display_of
from app.layout.engine import SheetSize, layout_map
from app.layout.estimate import Estimate
from app.layout.foot import NAMED
from app.layout.indicator import _FIELDS as INDICATED
from app.layout.marks import MARKED, QUALITY
from app.layout.shapes import Box, Symbol, Text
from app.layout.theme import THEME, ink_of
from app.words.paper import paper_words
from tests.layout.maps import WORDS, card, document, lane, part, stage, visit
from tests.layout.test_card_parts import ABOUT, KEPT, extent, line, overlap, within

SHOWN = Display(details=True)
SAID = {
    "value": "A calm moment", "expected_text": "A minute", "actual_text": "Eleven minutes and two passwords",
    "cause": "Three teams", "effect": "Writes it three times", "expectation": 4, "satisfaction": 2, "brand_promise": 3,
    "brand_fits": "calm, quick", "person_of": "partner", "verified": "2026-05-12", "noticed": "conscious",
    "starts": "2026-05-12", "ends": "2026-05-13", "own.cost": 2.5, "own.flag": True, "own.scale": 3, "own.text": "Blue",
}  # fmt: skip


def own(id_, title, **fields):
    return OwnField(project_id="p", id=id_, rank=f"a{id_}", title=title, fields=fields)


OWN = [own("cost", "Cost", type="number"), own("flag", "Seasonal", type="flag"),
       own("scale", "Effort", type="scale", low=0, high=7), own("text", "Colour", applies="card"),
       own("stage", "Other", applies="stage")]  # fmt: skip


def made(**said):
    held = document([stage(0)], [lane(0)], [card(0, 0, 0, "Pays", 1, **said)])
    return Document.of([*held.records(), *OWN])


def texts(drawing):
    return [s.line.text.strip() for s in part(drawing, "card", "c0").shapes if isinstance(s, Text)]


def test_a_card_says_no_more_than_before_until_it_is_asked_to():
    plain = part(layout_map(made(), "m", WORDS), "card", "c0")
    told = part(layout_map(made(**SAID), "m", WORDS), "card", "c0")
    assert told.shapes == plain.shapes
    assert told.about == plain.about
    assert part(layout_map(made(), "m", WORDS, display=SHOWN), "card", "c0").shapes == plain.shapes


def test_with_details_it_says_all_of_it():
    drawing = layout_map(made(**SAID), "m", paper_words("es"), display=SHOWN)
    said = " ".join(texts(drawing))
    about = part(drawing, "card", "c0").about
    for text in ("Valor entregado A calm moment", "A minute", "Three teams", "Writes it three times", "4 / 5",
                 "calm, quick", "12 may 2026", "Cost 2,5", "Seasonal Sí", "Effort 3 / 7", "Colour Blue"):  # fmt: skip
        assert text in said, text
    for text in ("Valor entregado (una opinión): A calm moment", "Cost: 2,5", "Seasonal: Sí"):
        assert text in about, text
    keys = [key for key, _ in part(drawing, "card", "c0").places]
    assert set(SAID) <= set(keys)


def test_every_field_of_cards_is_seen_somewhere():
    elsewhere = {"text", "quote", "picture", "tags", "unseen", "truth_type", "target", "competitor", *QUALITY}
    known = {*MARKED, *DETAILED, *NAMED, *INDICATED, *elsewhere}
    assert {f.key for f in CATALOGUE if f.kind == "card" and not f.hidden} <= known


def test_days_of_a_campaign_are_not_said_twice():
    drawing = layout_map(made(contact_kind="campaign", starts="2026-05-12"), "m", WORDS, display=SHOWN)
    keys = [key for key, _ in part(drawing, "card", "c0").places]
    assert "contact_kind" in keys
    assert "starts" not in keys


long = st.text("abc def ghi ñ\n", min_size=1, max_size=120).filter(str.strip)
fields = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(("value", "expected_text", "actual_text", "own.text", "text"), long),
                  **dict.fromkeys(("cause", "effect", "brand_fits", "owner"), line),
                  **{key: st.integers(1, 5) for key in ("expectation", "satisfaction", "importance", "own.scale")},
                  "current": st.integers(), "own.cost": st.floats(-1e9, 1e9), "verified": st.dates().map(str)}
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(fields, st.floats(36, 112), st.floats(0.2, 3), st.sampled_from([None, "pains"]))
def test_no_detail_leaves_the_card_or_lies_on_another(said, width, scale, kind):
    look = CardLook(width * scale, scale, kind, ink_of(THEME, "free"), None, own_details(made()))
    card_ = SetCard(card(0, 0, 0, "Pays", 1, **said), look, ABOUT, KEPT)
    box = Box(0, 0, look.width, card_.height)
    shapes, places = card_.shapes(card_.height), card_.places(card_.height)
    assert all(within(box, extent(shape), 0.5 * scale) for shape in shapes)
    letters = [extent(shape) for shape in shapes if isinstance(shape, Text)]
    for at, one in enumerate(letters):
        assert not any(overlap(one, other, 0.02 * scale) for other in letters[at + 1 :])
    for at, (_, one) in enumerate(places):
        assert not any(overlap(one, other, 1e-6) for _, other in places[at + 1 :])


@settings(max_examples=40, deadline=None)
@given(st.lists(fields, min_size=1, max_size=3), st.integers(72, 200))
def test_heights_with_details_are_guessed_as_they_become(cards, halves):
    width = halves / 2
    made_ = [card(n, 0, 0, "Pays", 1, **said) for n, said in enumerate(cards)]
    held = contents(document([stage(0)], [lane(0)], made_), "m")
    known = own_details(made())
    guessed = Estimate(held, THEME, own=known, words=ABOUT.value).cells((1,), width)[0, 0]
    look = CardLook(width, 1.0, None, ink_of(THEME, "free"), None, known)
    heights = [SetCard(c, look, ABOUT, KEPT).height for c in held.cells[0, 0]]
    assert guessed == pytest.approx(sum(heights) + THEME.spacing.card_gap * (len(cards) - 1), rel=0.15, abs=5.0)


@pytest.mark.parametrize("sheet", [None, SheetSize(841, 594)])
def test_details_fit_on_paper_too(sheet):
    drawing = layout_map(made(**SAID), "m", paper_words("en"), sheet, display=SHOWN)
    assert "Eleven minutes and two passwords" in " ".join(texts(drawing))
    assert part(drawing, "card", "c0").box.bottom <= drawing.height


# -- put away ---------------------------------------------------------------------------------------
def test_what_is_put_away_is_not_drawn_and_comes_back():
    said = {"friction": True, "verdict": "weakness", "value": "Calm"}
    away = Display(details=True, away=frozenset({"card.friction", "card.value"}))
    sheet = SheetSize(420, 297, 8)
    drawing = layout_map(made(**said), "m", WORDS, display=away)
    names = [s.name for s in part(drawing, "card", "c0").shapes if isinstance(s, Symbol)]
    assert "mark:friction" not in names
    assert "verdict:weakness" in names
    assert "Calm" not in " ".join(texts(drawing))
    assert "friction" not in part(drawing, "card", "c0").about
    legend = part(layout_map(made(**said), "m", WORDS, sheet, display=away), "legend", "m")
    assert "mark:friction" not in [s.name for s in legend.shapes if isinstance(s, Symbol)]
    back = layout_map(made(**said), "m", WORDS, display=SHOWN)
    assert "mark:friction" in [s.name for s in part(back, "card", "c0").shapes if isinstance(s, Symbol)]


def test_what_is_put_away_of_map_stage_and_curve_is_not_drawn():
    away = frozenset({"stage.goal", "journey_map.goal", "persona.quote", "card.evidence"})
    drawing = layout_map(visit(), "m", WORDS, display=Display(away=away))
    said = " ".join(s.line.text for role, owner in (("title", "m"), ("persona", "u"), ("stage", "s0"), ("lane", "l0"))
                    for s in part(drawing, role, owner).shapes if isinstance(s, Text))  # fmt: skip
    for text in ("Leave content", "Quick, please", "Find a place", WORDS["curve.unproven"]):
        assert text not in said
    assert "Regular" in said


def test_nothing_put_away_that_is_not_said_changes_anything():
    away = Display(away=frozenset({"card.risk", "stage.cycle", "persona.becomes"}))
    assert layout_map(visit(), "m", WORDS, display=away).groups == layout_map(visit(), "m", WORDS).groups


def test_a_display_is_kept_with_its_route_and_details():
    shown = Display(route=True, route_id="r1", details=True)
    assert display_of(shown.as_data()) == shown
    assert display_of({"route_id": None, "details": "yes"}) == Display()
    assert OwnDetails() == own_details(visit())
