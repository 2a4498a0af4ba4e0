"""Cards with everything that can be said of them: all of it on the card, nothing over another part."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fields import field_of
from app.domain.records import EMOTIONS
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard
from app.layout.contents import contents
from app.layout.engine import SheetSize, layout_map
from app.layout.estimate import Estimate
from app.layout.same import Same
from app.layout.shapes import Box, Path, Picture, Rect, Symbol, Text
from app.layout.theme import THEME, ink_of
from tests.layout.maps import FORMATS, WORDS, card, document, lane, part, stage

SAID = FORMATS | {"about.quote": "Quote: {quote}", "about.owner": "Owner: {name}", "about.actor": "Who: {name}",
                  "about.tags": "Tags: {tags}", "about.picture": "With a picture"}  # fmt: skip
ABOUT = Same({key: SAID.get(key, word) for key, word in WORDS.items()})
KEPT = Same(THEME)
FULL: dict[str, Any] = {
    "text": "There is one till to order and to pay.", "importance": 4, "moment_of_truth": True, "control": "partner",
    "evidence": "assumed", "medium": "physical", "quote": "The same queue again.", "picture": "abc",
    "actor": "Waiter", "owner": "Shop manager", "tags": "queue, rush hour, till",
}  # fmt: skip

words = st.text(alphabet="abcdefg hijkl mno ñéü ÁB 123 \n你好", max_size=160)
titles = st.lists(st.text("abcdefgñé12", min_size=1, max_size=6), max_size=14).map(" ".join)
"""Without words that are wider than the narrowest card: for those the cards of a sheet are made wider."""
line = st.text(alphabet="abc def ghi jkl", min_size=1, max_size=60).filter(str.strip)
fields = st.fixed_dictionaries(
    {},
    optional={
        "text": words,
        "quote": words,
        "importance": st.integers(1, 5),
        "moment_of_truth": st.just(True),
        **{key: st.sampled_from(field_of("card", key).choices) for key in ("control", "evidence", "medium")},
        "picture": st.just("abc"),
        "actor": line,
        "owner": line,
        "tags": st.lists(line, min_size=1, max_size=9).map(", ".join),
    },
)
looks = st.builds(
    lambda width, scale, kind: CardLook(width * scale, scale, kind, ink_of(THEME, kind or "free")),
    st.floats(36, 112),
    st.floats(0.2, 3),
    st.sampled_from([None, "", "pains", "quotes"]),
)


def extent(shape):
    """The box that a shape takes."""
    match shape:
        case Rect(box=box) | Picture(box=box):
            return box
        case Symbol():
            return Box(shape.x, shape.y, shape.size, shape.size)
        case Text():
            size = max((run.size for run in shape.line.runs), default=0.0)
            return Box(shape.x, shape.y - 0.75 * size, shape.line.width, 0.75 * size)
        case Path():
            numbers = [(float(s[i]), float(s[i + 1])) for s in shape.segments for i in range(1, len(s), 2)]
            xs, ys = [x for x, _ in numbers], [y for _, y in numbers]
            return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    raise AssertionError(shape)


def overlap(one, other, slack):
    """Whether two boxes have more than ``slack`` of both directions in common."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def within(outer, box, slack):
    """Whether a box lies in another, but for ``slack``."""
    return (
        box.x >= outer.x - slack
        and box.y >= outer.y - slack
        and box.right <= outer.right + slack
        and box.bottom <= outer.bottom + slack
    )


@settings(max_examples=250, deadline=None)
@given(words, st.sampled_from([*EMOTIONS, None]), fields, looks, st.floats(0, 40))
def test_nothing_leaves_the_card_and_no_part_lies_on_another(title, emotion, said, look, more):
    made = SetCard(card(0, 0, 0, title.strip(), emotion, **said), look, ABOUT, KEPT)
    height = made.height + more * look.scale
    box = Box(0, 0, look.width, height)
    shapes, places = made.shapes(height), made.places(height)
    slack = 0.5 * look.scale
    assert all(within(box, extent(shape), slack) for shape in shapes)
    assert all(within(box, place, 1e-6) for _, place in places)
    for (one, first), (other, second) in combinations(places, 2):
        assert not overlap(first, second, 1e-6), (one, other)
    letters = [extent(shape) for shape in shapes if isinstance(shape, Text)]
    for one, other in combinations(letters, 2):
        assert not overlap(one, other, 0.02 * look.scale)
    for symbol in (extent(shape) for shape in shapes if isinstance(shape, Symbol)):
        assert not any(overlap(symbol, text, slack) for text in letters)
    for picture in (extent(shape) for shape in shapes if isinstance(shape, Picture)):
        assert not any(overlap(picture, text, 0.0) for text in letters)
    shown = {key for key, _ in places}
    blank = {key for key in ("text", "quote") if not str(said.get(key, "")).strip()}
    assert set(said) - blank <= shown
    assert not made.cut or any(len(str(value)) > 100 for value in (title, *said.values()))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(titles, fields), min_size=1, max_size=5), st.floats(36, 112), st.sampled_from([None, "pains"])
)
def test_heights_are_guessed_as_they_become(cards, width, kind):
    width = int(width * 2) / 2
    made = [card(n, 0, 0, title.strip() or "–", n % 5 - 2, **said) for n, (title, said) in enumerate(cards)]
    lanes = [lane(0)] if kind is None else [lane(0, "text", text_kind=kind)]
    held = contents(document([stage(0)], lanes, made), "m")
    guessed = Estimate(held, THEME).cells((1,), width)[0, 0]
    look = CardLook(width, 1.0, kind, ink_of(THEME, kind))
    heights = [SetCard(c, look, ABOUT, KEPT).height for c in held.cells[0, 0]]
    assert guessed == pytest.approx(sum(heights) + THEME.spacing.card_gap * (len(made) - 1), rel=0.15, abs=3.0)


def drawn(cards, sheet=None, kind="channel"):
    return layout_map(document([stage(0)], [lane(0, kind)], cards), "m", WORDS, sheet)


def test_a_card_shows_each_thing_that_is_said():
    group = part(drawn([card(0, 0, 0, "Pays", 1, **FULL)]), "card", "c0")
    names = [shape.name for shape in group.shapes if isinstance(shape, Symbol)]
    for name in ("face:1", "mark:quote", "mark:moment_of_truth", "control:partner", "evidence:assumed",
                 "medium:physical", "mark:owner", "mark:actor"):  # fmt: skip
        assert names.count(name) == 1, name
    assert names.count("mark:dot") == 4
    assert names.count("mark:dot_empty") == 1
    texts = " ".join(shape.line.text.strip() for shape in group.shapes if isinstance(shape, Text))
    for text in ("The same queue again.", "Waiter", "Shop manager", "queue", "rush hour", "till"):
        assert text in texts
    assert [shape.asset for shape in group.shapes if isinstance(shape, Picture)] == ["abc"]
    assert len([key for key, _ in group.places if key == "tags"]) == 3


def test_what_was_assumed_is_told_by_its_outline():
    def dashes(kind, **said):
        group = part(drawn([card(0, 0, 0, "Pays", 1, **said)], kind=kind), "card", "c0")
        return [shape for shape in group.shapes if isinstance(shape, Rect) and shape.dash]

    for kind in ("channel", "text"):
        assert not dashes(kind)
        assert not dashes(kind, evidence="observed")
        assert len(dashes(kind, evidence="assumed")) == 1
        assert len(dashes(kind, evidence="assumed", moment_of_truth=True)) == 1


def test_a_lanes_medium_is_not_said_again_on_its_cards():
    lanes = [lane(0, medium="digital", control="own")]
    drawing = layout_map(document([stage(0)], lanes, [card(0, 0, 0)]), "m", WORDS)
    assert [key for key, _ in part(drawing, "card", "c0").places] == ["face"]


def test_the_legend_names_the_marks_that_occur():
    def names(**said):
        drawing = drawn([card(0, 0, 0, "Pays", 1, **said)], SheetSize(420, 297, 8))
        return {shape.name for shape in part(drawing, "legend", "m").shapes if isinstance(shape, Symbol)}

    plain = names()
    assert all(name.startswith("face:") for name in plain)
    assert names(**FULL) - plain == {
        "mark:moment_of_truth", "mark:importance", "control:partner", "evidence:assumed", "medium:physical",
        "mark:owner", "mark:actor",
    }  # fmt: skip


def test_a_card_in_words_says_everything():
    look = CardLook(50, 1, None, ink_of(THEME, "free"))
    about = SetCard(card(0, 0, 0, "Pays", -1, **FULL), look, ABOUT, KEPT).about
    for said in ("Pays", "There is one till to order and to pay", "Emotion: emotion -1", "Importance 4 of 5",
                 "mark moment of truth", "control partner", "evidence assumed", "medium physical",
                 "Quote: The same queue again", "With a picture", "Owner: Shop manager", "Who: Waiter",
                 "Tags: queue, rush hour, till"):  # fmt: skip
        assert said in about, said


def test_a_quote_that_reads_from_right_to_left_has_its_mark_at_the_right():
    group = part(drawn([card(0, 0, 0, "Pays", 1, quote="שוב אותו תור")]), "card", "c0")
    mark = next(shape for shape in group.shapes if isinstance(shape, Symbol) and shape.name == "mark:quote")
    quote = [shape for shape in group.shapes if isinstance(shape, Text)][-1]
    assert quote.x + quote.line.width <= mark.x


def test_a_very_long_tag_is_broken_and_whole():
    tag = "a tag that somebody took for a place to write a whole sentence into"
    drawing = drawn([card(0, 0, 0, "Pays", 1, tags=tag)])
    group = part(drawing, "card", "c0")
    texts = [shape.line.text.strip() for shape in group.shapes if isinstance(shape, Text)]
    assert " ".join(texts[1:]) == tag
    assert not drawing.shortened
