"""Colours by something other than the emotion: on the cards' edges, from afar, and in the line that explains them."""

import pytest

from app.layout.display import Display
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Path, Rect, Symbol, Text
from app.layout.theme import THEME
from tests.layout.maps import WORDS, card, document, lane, part, stage, visit

COLORS = THEME.colors
FIRST, SECOND, THIRD = COLORS.categories[:3]
GREY = COLORS.emotions[None]
CARDS = [
    card(0, 0, 0, emotion=2, owner="Laura", tags="pay, web", evidence="observed"),
    card(1, 0, 1, emotion=-2, owner=" laura ", tags="Web", evidence="assumed"),
    card(2, 0, 1, owner="Ana", tags="pay"),
    card(3, 0, 0),
    card(4, 0, 2, owner="Ana", evidence="observed"),
    card(5, 0, 2),
]
HELD = document([stage(0)], [lane(0, title="Shop"), lane(1, title="Web"), lane(2, "text")], CARDS)


def edge(drawing, owner):
    """The colour of a card's left edge."""
    return next((s.fill for s in part(drawing, "card", owner).shapes if isinstance(s, Path)), None)


def key(drawing):
    """What is said of each colour."""
    group = part(drawing, "color_key", "m")
    texts = [s.line.text for s in group.shapes if isinstance(s, Text)]
    return texts[0], dict(zip(texts[1:], [s.fill for s in group.shapes if isinstance(s, Rect)], strict=True))


@pytest.mark.parametrize(
    ("by", "edges", "said"),
    [
        ("channel", [FIRST, SECOND, SECOND, FIRST, None, None], {"Shop": FIRST, "Web": SECOND}),
        ("owner", [SECOND, SECOND, FIRST, GREY, FIRST, None],
         {"Ana": FIRST, "Laura": SECOND, WORDS["color.nothing"]: GREY}),
        ("tag", [FIRST, SECOND, FIRST, GREY, None, None],
         {"pay": FIRST, "Web": SECOND, WORDS["color.nothing"]: GREY}),
        ("evidence", [FIRST, SECOND, GREY, GREY, FIRST, None],
         {WORDS["evidence.observed"]: FIRST, WORDS["evidence.assumed"]: SECOND, WORDS["color.nothing"]: GREY}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sheet", [None, SheetSize(420, 297, 8)])
def test_the_edge_tells_what_was_asked_for(by, edges, said, sheet):
    drawing = layout_map(HELD, "m", WORDS, sheet, display=Display(color_by=by))
    assert [edge(drawing, f"c{n}") for n in range(6)] == edges
    assert key(drawing) == (WORDS[f"color.{by}"], said)
    for n, color in enumerate(edges):
        if color is not None:
            assert part(drawing, "card", f"c{n}").overview == color, "from afar too"
    faces = [s.name for s in part(drawing, "card", "c0").shapes if isinstance(s, Symbol)]
    assert "face:2" in faces, "the face stays"


def test_usually_it_is_the_emotion():
    drawing = layout_map(HELD, "m", WORDS)
    assert [edge(drawing, f"c{n}") for n in range(6)] == [
        COLORS.emotions[2], COLORS.emotions[-2], GREY, GREY, None, None,
    ]  # fmt: skip
    assert drawing.group("color_key", "m") is None


def test_of_many_owners_the_most_frequent_have_colours():
    many = [card(n, 0, 0, owner=f"Owner {n % 11:02}") for n in range(44)] + [card(99, 0, 0, owner="Owner 10")]
    held = document([stage(0)], [lane(0)], many)
    drawing = layout_map(held, "m", WORDS, display=Display(color_by="owner"))
    _, said = key(drawing)
    assert len(said) == len(COLORS.categories) + 1
    assert "Owner 10" in said, "it is the most frequent"
    assert said[WORDS["color.others"]] == GREY
    assert len({edge(drawing, f"c{n}") for n in range(11)}) == len(COLORS.categories) + 1


def test_the_colours_stand_above_the_stages_and_the_rest_below_them():
    for sheet in (None, SheetSize(1189, 841)):
        drawing = layout_map(visit(), "m", WORDS, sheet, display=Display(color_by="channel"))
        group = part(drawing, "color_key", "m")
        assert part(drawing, "title", "m").box.bottom <= group.y
        assert group.box.bottom <= part(drawing, "phase", "s0").y


def test_dots_of_a_collapsed_lane_have_the_colours():
    drawing = layout_map(HELD, "m", WORDS, display=Display(color_by="owner", collapsed=frozenset({"l1"})))
    dots = [s.color for s in part(drawing, "lane_strip", "l1").shapes if isinstance(s, Symbol)]
    assert dots == [SECOND, FIRST]
