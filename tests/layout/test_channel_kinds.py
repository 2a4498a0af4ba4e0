"""What a channel is there for (to tell, to sell, to deliver) stands at its head, on the screen and on paper."""

import pytest

from app.domain.fields import field_of
from app.layout.engine import SheetSize, layout_map
from app.layout.shapes import Symbol, Text
from app.layout.symbols import symbol
from app.layout.theme import THEME
from app.poster.kinds import compose
from app.poster.paper import PAPERS
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.layout.maps import card, document, lane, part, stage

KINDS = field_of("lane", "channel_kind").choices
WORDS = {"communication": "Communication", "sale": "Sale", "distribution": "Distribution"}


def made(**fields):
    return document([stage(0)], [lane(0, title="Shop", **fields)], [card(0, 0, 0, "Pays", 1)])


def names(group):
    return [shape.name for shape in group.shapes if isinstance(shape, Symbol)]


@pytest.mark.parametrize("sheet", [None, SheetSize(841, 594)])
@pytest.mark.parametrize("kind", KINDS)
def test_the_lane_says_its_kind_with_a_quiet_mark(kind, sheet):
    drawing = layout_map(made(channel_kind=kind, medium="physical"), "m", paper_words("en"), sheet)
    label = part(drawing, "lane", "l0")
    assert names(label)[-2:] == ["medium:physical", f"channel_kind:{kind}"]
    (mark,) = [shape for shape in label.shapes if isinstance(shape, Symbol) and shape.name.startswith("channel_kind")]
    assert mark.color == THEME.colors.mark
    assert mark.y + mark.size <= label.box.h
    assert label.about.endswith(f". {WORDS[kind]}")


def test_one_that_says_nothing_has_no_mark():
    drawing = layout_map(made(), "m", paper_words("en"), SheetSize(841, 594))
    assert not any(name.startswith("channel_kind") for role in ("lane", "legend")
                   for name in names(part(drawing, role, "l0" if role == "lane" else "m")))  # fmt: skip


def test_the_legend_of_the_poster_explains_the_kinds_that_are_used():
    lanes = [lane(n, channel_kind=kind) for n, kind in enumerate(reversed(KINDS[:2]))]
    drawing = layout_map(document([stage(0)], lanes), "m", paper_words("en"), SheetSize(841, 594))
    legend = part(drawing, "legend", "m")
    assert names(legend)[-2:] == ["channel_kind:communication", "channel_kind:sale"]
    said = {shape.line.text for shape in legend.shapes if isinstance(shape, Text)}
    assert {"Communication", "Sale"} <= said
    assert "Distribution" not in said


def test_the_card_that_heads_a_row_says_it_in_words():
    press = Press(made(channel_kind="distribution", medium="digital"), "m", paper_words("es"), "es")
    made_ = compose(press, PrintSpec(PAPERS[0], "deck"))
    said = [shape.line.text for drawing in made_.drawings for group in drawing.groups for shape in group.shapes
            if isinstance(shape, Text)]  # fmt: skip
    assert "Digital · Distribución" in said


def test_the_kinds_differ_in_shape():
    assert len({symbol(f"channel_kind:{kind}") for kind in KINDS}) == len(KINDS)
