"""Maps of every kind for prints, and what must hold of any page."""

from collections import Counter
from collections.abc import Iterable, Sequence

import hypothesis.strategies as st

from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, LaneKind, Opportunity, Persona, Project, Stage
from app.layout.shapes import Box, Group, Text
from app.poster.page import Page, Printout
from app.poster.press import Press
from app.words.paper import paper_words
from tests.poster.sample import bounds, inside

IN = {"project_id": "p", "map_id": "m"}
PHRASES = (
    "Pide presupuesto", "تسأل البائع عن الضمان", "שואלת את המוכר", "在手机上比较价格", "携帯で比べる", "👍🏽 ok",
    "Donaudampfschifffahrtsgesellschaftskapitän", "", "a\nb", "x" * 90, "Espera en la cola " * 30,
)  # fmt: skip
KINDS: tuple[tuple[LaneKind, dict[str, str]], ...] = (
    ("emotion", {}), ("channel", {"icon": "web", "medium": "digital", "control": "own"}), ("channel", {}),
    ("text", {"text_kind": "pains"}), ("metric", {"metric": "satisfaction"}),
)  # fmt: skip


@st.composite
def documents(draw, most_cards=24):
    """Maps of 0 to 6 stages and 0 to 6 lanes of all kinds, cards with texts of many scripts, and what else is said."""
    phrase = st.sampled_from(PHRASES)
    stages = [
        Stage(**IN, id=f"s{n}", rank=f"a{n}", title=draw(phrase), fields={"goal": draw(phrase)})
        for n in range(draw(st.integers(0, 6)))
    ]
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=6))
    lanes = [
        Lane(**IN, id=f"l{n}", rank=f"a{n}", lane_kind=kind, title=draw(phrase), fields=fields)
        for n, (kind, fields) in enumerate(kinds)
    ]
    cards = [draw(_card(n, stages, lanes)) for n in range(draw(st.integers(0, most_cards)))]
    persona = Persona(id="x", project_id="p", rank="a", name=draw(phrase), fields={"quote": draw(phrase)})
    journey = JourneyMap(
        id="m", project_id="p", rank="a", title=draw(phrase), fields={"goal": draw(phrase), "date": "2026-02-03"},
        persona_id="x" if draw(st.booleans()) else None,
    )  # fmt: skip
    todo = [
        Opportunity(**IN, id=f"o{n}", rank=f"a{n}", title=draw(phrase), fields=draw(_todo()))
        for n in range(draw(st.integers(0, 3)))
    ]
    return Document.of([Project(id="p", name="P"), journey, persona, *stages, *lanes, *cards, *todo])


def _todo():
    return st.fixed_dictionaries(
        {"text": st.sampled_from(PHRASES)},
        optional={
            "owner": st.sampled_from(OWNERS), "due": st.just("2026-03-01"), "impact": st.integers(1, 5),
            "status": st.sampled_from(("open", "doing", "done")),
        },
    )  # fmt: skip


OWNERS = ("Marta", " marta ", "Jorge", "مها", "A very long name of a department that answers for everything")


@st.composite
def _card(draw, number, stages, lanes):
    placed = bool(stages and lanes) and draw(st.integers(0, 9)) > 0
    fields = {
        "text": draw(st.sampled_from(PHRASES)), "quote": draw(st.sampled_from(PHRASES)),
        "importance": draw(st.integers(1, 5)), "moment_of_truth": draw(st.booleans()),
        "evidence": draw(st.sampled_from(("observed", "assumed"))),
        "tags": draw(st.sampled_from(("", "a, b", "espera"))),
        "owner": draw(st.sampled_from(("", *OWNERS))),
    }  # fmt: skip
    kept = {key: value for key, value in fields.items() if value and draw(st.booleans())}
    return Card(
        **IN, id=f"c{number}", rank=f"b{number:04}", title=draw(st.sampled_from(PHRASES)), fields=kept,
        stage_id=draw(st.sampled_from(stages)).id if placed else None,
        lane_id=draw(st.sampled_from(lanes)).id if placed else None,
        emotion=draw(st.sampled_from((None, -2, -1, 0, 1, 2))),
    )  # fmt: skip


def press(document: Document, lang="es") -> Press:
    """A press of the map "m"."""
    return Press(document, "m", paper_words(lang), lang)


def placed(document: Document) -> list[Card]:
    """The cards that have a place on the map."""
    return [card for card in document.cards("m") if card.stage_id is not None]


def groups(printout: Printout, role: str | None = None) -> list[tuple[int, Group]]:
    """The groups of all pages with the number of their page."""
    return [
        (n, group)
        for n, page in enumerate(printout.pages)
        for one in page.placements
        for group in one.drawing.groups
        if role is None or group.role == role
    ]


def cards_of(printout: Printout) -> Counter[str]:
    """How often each card is drawn."""
    return Counter(group.owner for _, group in groups(printout, "card"))


def faults(page: Page, border: float = 3.0) -> list[str]:
    """What is wrong on a page: ink beyond its border, texts on each other, texts of a card beyond the card."""
    found = []
    (one,) = page.placements
    assert (one.scale, one.dx, one.dy) == (1, 0, 0)
    paper = Box(border, border, page.width - 2 * border, page.height - 2 * border)
    words: list[tuple[str, Box]] = []
    for group in one.drawing.groups:
        for shape in group.shapes:
            box = bounds(shape).moved(group.x, group.y)
            if group.role != "page" and not inside(box, paper):
                found.append(f"{group.role} of {group.owner} reaches {box} beyond {paper}")
            if isinstance(shape, Text):
                size = max((run.size for run in shape.line.runs), default=0.0)
                top = group.y + shape.y - 0.72 * size
                words.append((shape.line.text, Box(box.x, top, box.w, 0.9 * size)))
                if group.role == "card" and not inside(box, group.box):
                    found.append(f"{shape.line.text!r} is not on its card")
    return found + [f"{a!r} lies on {b!r}" for a, b in _overlapping(words)]


def _overlapping(words: Sequence[tuple[str, Box]]) -> Iterable[tuple[str, str]]:
    """The pairs of texts whose letters, from their capitals' height to a little below the line, lie on each other."""
    ordered = sorted(words, key=lambda pair: pair[1].y)
    for n, (text, box) in enumerate(ordered):
        for other, second in ordered[n + 1 :]:
            if second.y > box.bottom:
                break
            wide = min(box.right, second.right) - max(box.x, second.x)
            high = min(box.bottom, second.bottom) - second.y
            if wide > 0.3 and high > 0.2 * min(box.h, second.h) and text.strip() and other.strip():
                yield text, other
