"""What is kept from one layout to the next only saves time: after any edits the drawing is as if made anew."""

import random
import sys
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.commands import cards, grid
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.records import Card, Lane, Stage
from app.layout.anatomy import CardLook
from app.layout.card_parts import Setting
from app.layout.cards import SetCard
from app.layout.engine import layout_map
from app.layout.same import Same, aside
from app.layout.shapes import Drawing, SheetSize, smallest_size
from app.layout.theme import THEME, ink_of
from tests.layout.maps import WORDS, card, filled

LONG = "A longer title than most, so that the card and with it the row become higher than they were"
TEXTS = st.sampled_from(
    ["", "Pay", LONG, "客户在网上商店购买咖啡", "שלום עולם", "a\nb", "Unaussprechlichkeitsprüfungen"]
)


def lanes_for_cards(held: Document) -> list[Lane]:
    return [lane for lane in held.lanes("m") if lane.lane_kind in ("channel", "text")]


def add(held: Document, rng: random.Random) -> Edit:
    cell = rng.choice(held.stages("m")).id, rng.choice(lanes_for_cards(held)).id
    drafts = [
        CardDraft(rng.choice(["One", LONG]), None, None, rng.choice([None, -1, 2])) for _ in range(rng.randint(1, 9))
    ]
    return cards.add_cards(held, "m", cell, drafts, rng.choice([None, 0, 1]))


def move(held: Document, rng: random.Random) -> Edit:
    chosen = rng.sample(sorted(c.id for c in held.all(Card)), rng.randint(1, 3))
    cell = rng.choice(held.stages("m")).id, rng.choice(lanes_for_cards(held)).id
    return cards.move(held, chosen, cell, rng.choice([None, 0, 1]))


def change(held: Document, rng: random.Random) -> Edit:
    one = rng.choice(held.all(Card)).id
    return rng.choice([
        lambda: cards.set_emotion(held, [one], rng.choice([None, -2, 0, 2])),
        lambda: cards.retitle(held, one, rng.choice(["x", LONG])),
        lambda: cards.set_fields(held, [one], {"text": rng.choice([None, "Short", LONG])}),
        lambda: cards.set_fields(held, [one], {"moment_of_truth": True, "importance": rng.randint(1, 5)}),
        lambda: cards.delete(held, [one]),
    ])()  # fmt: skip


def rebuild(held: Document, rng: random.Random) -> Edit:
    stages, lanes = held.stages("m"), held.lanes("m")
    notes = LaneDraft("text", "Pains", {"text_kind": "pains"})
    return rng.choice([
        lambda: grid.add_stage(held, "m", StageDraft("Another"), rng.randint(0, len(stages))),
        lambda: grid.add_lane(held, "m", notes, rng.randint(0, len(lanes))),
        lambda: grid.move_stage(held, rng.choice(stages).id, rng.randrange(len(stages))),
        lambda: grid.move_lane(held, rng.choice(lanes).id, rng.randrange(len(lanes))),
        lambda: grid.edit_stage(held, rng.choice(stages).id, title=rng.choice(["Pay", LONG])),
    ])()  # fmt: skip


STEPS: list[Callable[[Document, random.Random], Edit]] = [add, move, change, change, rebuild]


def anew(held: Document, sheet: SheetSize | None) -> Drawing:
    """The drawing of a program that has not drawn anything yet."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("app.layout", "app.text")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not isinstance(value, type):
                    value.cache_clear()
    return layout_map(held, "m", WORDS, sheet)


def compare(held: Document, steps: list[Callable[[Document, random.Random], Edit]], seed: int, sheet=None) -> None:
    """Lay out after each step, then each document anew."""
    rng = random.Random(seed)
    drawings = [layout_map(held, "m", WORDS, sheet)]
    documents = [held]
    for step in steps:
        held = held.apply(step(held, rng))
        documents.append(held)
        drawings.append(layout_map(held, "m", WORDS, sheet))
    for document_, drawing in zip(documents, drawings, strict=True):
        assert drawing == anew(Document.of(document_.records()), sheet)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.sampled_from(STEPS), min_size=1, max_size=8))
def test_a_drawing_after_edits_is_that_of_a_layout_made_anew(seed, steps):
    compare(filled(3, 4, 24), steps, seed)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.sampled_from(STEPS), min_size=1, max_size=4))
def test_on_paper_too(seed, steps):
    """Each layout tries many sizes until the map fills the sheet, so few are asked for."""
    compare(filled(3, 4, 20), steps, seed, SheetSize(841, 594))


def test_only_the_cards_that_an_edit_changes_or_moves_are_new_groups():
    held = filled(5, 5, 120)
    before = {g.owner: g for g in layout_map(held, "m", WORDS).by_role("card")}
    edit = cards.set_emotion(held, ["c7"], -2 if held.get(Card, "c7").emotion != -2 else 2)
    after = {g.owner: g for g in layout_map(held.apply(edit), "m", WORDS).by_role("card")}
    assert {owner for owner, group in after.items() if group is not before[owner]} == {"c7"}
    edit = cards.retitle(held, "c7", LONG * 3)
    after = {g.owner: g for g in layout_map(held.apply(edit), "m", WORDS).by_role("card")}
    column = held.get(Stage, held.get(Card, "c7").stage_id or "")
    for owner, group in after.items():
        assert group is before[owner] or group.content is before[owner].content or owner == "c7"
    assert any(g is before[o] for o, g in after.items() if held.get(Card, o).stage_id != column.id)


def test_the_curve_stays_the_same_groups_where_no_emotion_changes():
    held = filled(5, 5, 120)
    roles = ("curve", "curve_faces")
    before = {g.key: g for role in roles for g in layout_map(held, "m", WORDS).by_role(role)}
    after = held.apply(cards.retitle(held, "c7", LONG))
    assert all(g is before[g.key] for role in roles for g in layout_map(after, "m", WORDS).by_role(role))
    after = held.apply(cards.set_emotion(held, ["c7"], -2 if held.get(Card, "c7").emotion != -2 else 2))
    others = [g for role in roles for g in layout_map(after, "m", WORDS).by_role(role) if g is not before[g.key]]
    assert {g.owner for g in others} <= {"s1", "s2", "s3"}
    assert ("curve_faces", "s2") in {g.key for g in others}


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([None, -2, 1]), st.sampled_from([None, "pains", ""]), st.floats(25, 120))
def test_a_card_is_measured_as_it_is_set(title, text, quote, emotion, kind, width):
    fields = {key: value for key, value in {"text": text, "quote": quote, "owner": "Ana"}.items() if value}
    made = card(0, 0, 0, title, emotion, **fields)
    look = CardLook(width, 1.0, kind, ink_of(THEME, kind or "free"))
    measured = SetCard(made, look, Same(WORDS), Same(THEME))
    parts = Setting(made, look, WORDS, Same(THEME)).parts()
    assert measured.smallest == smallest_size((*parts.top, *parts.foot))
    assert parts.height == measured.height
    assert parts.cut == measured.cut


def test_another_state_that_is_laid_out_aside_costs_the_map_none_of_its_groups() -> None:
    held = filled(3, 2, 12)
    other = filled(3, 2, 12)
    other = other.apply(cards.set_emotion(other, [other.all(Card)[0].id], 2))
    before = layout_map(held, "m", WORDS)
    with aside():
        past = layout_map(other, "m", WORDS, theme=replace(THEME))
    after = layout_map(held, "m", WORDS)
    for role in ("card", "curve", "curve_faces"):
        assert list(map(id, after.by_role(role))) == list(map(id, before.by_role(role))) != []
    assert past.groups != before.groups
