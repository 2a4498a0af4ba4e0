"""Maps to lay out: a full one, and any size of any shape."""

from dataclasses import replace

from app.domain.document import Document
from app.domain.edits import Change, Edit, Label
from app.domain.records import PHASES, Card, JourneyMap, Lane, LaneKind, Persona, Project, Stage
from app.layout.shapes import Path, Picture, Rect
from app.layout.words import WORD_KEYS

FORMATS = {
    "about.stage": "Stage {number}: {title}",
    "about.lane": "Lane: {title}",
    "about.collapsed": "{title}: {count} inside",
    "about.emotion": "Emotion: {emotion}",
    "about.importance": "Importance {value} of {top}",
    "about.people": "People: {people}",
    "about.score": "{name} {value} of {top}",
    "map.review": "Review {date}",
    "route.contact": "{n} contact",
    "route.contacts": "{n} contacts",
    "route.switch": "{n} switch",
    "route.switches": "{n} switches",
    "route.crossing": "{n} crossing",
    "route.crossings": "{n} crossings",
    "route.effort": "{contacts} + {switches} = {n}",
    "date.format": "{day} {month} {year}",
    "decimal.mark": ",",
    "footer.note": "",
}
WORDS = {key: FORMATS.get(key, key.replace(".", " ").replace("_", " ")) for key in WORD_KEYS}
"""Words that no translation changes."""
INSIDE = {"project_id": "p", "map_id": "m"}
LANES: tuple[tuple[LaneKind, str, dict[str, str]], ...] = (
    ("emotion", "Emotions", {}),
    ("channel", "Web", {"icon": "web", "medium": "digital", "control": "own"}),
    ("channel", "Shop and counter", {"icon": "shop", "medium": "physical"}),
    ("text", "Pains", {"text_kind": "pains"}),
    ("metric", "Satisfaction", {"metric": "satisfaction"}),
)


def stage(number, title=None, phase=None, **fields):
    phase = phase or PHASES[min(2, number)]
    title = f"Stage {number}" if title is None else title
    return Stage(**INSIDE, id=f"s{number}", rank=f"a{number:03}", title=title, phase=phase, fields=fields)


def lane(number, kind="channel", title=None, **fields):
    title = f"Lane {number}" if title is None else title
    return Lane(**INSIDE, id=f"l{number}", rank=f"a{number:03}", lane_kind=kind, title=title, fields=fields)


def card(number, column, row, title=None, emotion=None, **fields):
    title = f"Card {number}" if title is None else title
    stage_id, lane_id = (None, None) if column is None else (f"s{column}", f"l{row}")
    return Card(**INSIDE, id=f"c{number}", rank=f"b{number:05}", title=title, emotion=emotion, fields=fields,
                stage_id=stage_id, lane_id=lane_id)  # fmt: skip


def document(stages=(), lanes=(), cards=(), persona=None, title="A map", **fields):
    project = Project(id="p", name="P", fields={"client": "Client & Sons"})
    journey = JourneyMap(
        project_id="p", id="m", rank="a", title=title, fields=fields, persona_id=persona and persona.id
    )
    return Document.of([project, journey, *([persona] if persona else []), *stages, *lanes, *cards])


def grid(columns, rows, cards=()):
    """A map of so many stages and channel lanes."""
    return document([stage(n) for n in range(columns)], [lane(n) for n in range(rows)], cards)


def filled(columns, rows, count):
    """A map with so many cards, one cell after the other."""
    cards = [
        card(n, n % columns, n // columns % rows, f"Card {n} of many", n % 5 - 2, text=f"It says something about {n}.")
        for n in range(count)
    ]
    return grid(columns, rows, cards)


def persona(**fields):
    return Persona(project_id="p", id="u", rank="a", name="Marta Ibáñez Ruiz", fields=fields)


def visit():
    """A small map with something of everything."""
    someone = persona(segment="Regular", age="41", quote="Quick, please.", goals="Save time\nNo surprises",
                      pains="Queues")  # fmt: skip
    cards = [
        card(0, 0, 1, "Finds the opening hours", 1, text="They differ from those on the door.", importance=4,
             satisfaction=2, evidence="observed"),
        card(1, 0, 2, "Walks past", 0),
        card(2, 1, 2, "Waits in line to pay", -2, importance=5, satisfaction=1, moment_of_truth=True,
             text="There is one till to order and to pay, and it is five to nine.", control="own"),
        card(3, 1, 2, "Is greeted by name", 2, importance=5),
        card(4, 2, 1, "", None),
        card(5, 1, 3, "One queue for everything", text="Seen on nine of ten days."),
    ]  # fmt: skip
    stages = [stage(0, "Discover", goal="Find a place"), stage(1, "Order and pay"), stage(2, "Remember")]
    lanes = [lane(n, kind, title, **fields) for n, (kind, title, fields) in enumerate(LANES)]
    return document(stages, lanes, cards, someone, "A visit to the café", date="2026-05-12", goal="Leave content",
                    scenario="Twenty minutes before work.")  # fmt: skip


def edited(before, record, **values):
    """The document with other values in a record."""
    return before.apply(Edit(Label("edit_card", {}), (Change(record, replace(record, **values)),)))


def part(drawing, role, owner):
    """A group that must be there."""
    found = drawing.group(role, owner)
    assert found is not None, (role, owner)
    return found


def moved(shape, dx, dy):
    """A shape elsewhere."""
    match shape:
        case Rect(box=box) | Picture(box=box):
            return replace(shape, box=box.moved(dx, dy))
        case Path(segments=segments):
            return replace(shape, segments=tuple(
                (kind, *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers))) for kind, *numbers in segments
            ))  # fmt: skip
        case _:
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
