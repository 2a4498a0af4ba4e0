"""What matters most of a map, in lists side by side: moments of truth, what hurts most, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.records import Card, Lane, Opportunity, Value
from app.layout.cards import SetCard
from app.layout.dates import written_date
from app.layout.shapes import Box, Rect, Symbol
from app.layout.typeset import DOT, Style, set_line, set_text
from app.poster.leaf import Leaf
from app.poster.material import Material
from app.poster.words import fill

HEADING, MORE = 9.0, 5.0
"""The heights of a list's heading and of the line that counts what has no room, at natural scale."""
OVER = 4
"""The lines of what is said above a card, at most."""
_CARD = 1.04
_BETWEEN = 3.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A card in a list, and what is said above it."""

    over: str
    card: Card
    lane: Lane | None
    kind: str = ""
    """That of a note which is in no lane."""


@dataclass(frozen=True, slots=True)
class List:
    """A heading with entries, the most important first."""

    icon: str
    title: str
    entries: tuple[Entry, ...]


def summary_lists(made: Material, tasks: Sequence[Opportunity]) -> list[List]:
    """Moments of truth, worst touchpoints and what to do: those of them that there are."""
    held, words = made.held, made.words.value
    touched = [card for cards in held.touchpoints for card in cards]
    truth = [card for card in touched if card.fields.get("moment_of_truth") is True]
    worst = [*sorted((card for card in touched if (card.emotion or 0) < 0), key=_badness), *_notes(made, "pains")]
    todo = [_task(task, made) for task in sorted(tasks, key=_gain)]
    todo += _entries(made, _notes(made, "opportunities"))
    lists = [
        List(
            "mark:moment_of_truth",
            words["figure.moment.many"],
            _entries(made, sorted(truth, key=_weight)),
        ),
        List("kind:pains", words["pages.worst"], _entries(made, worst)),
        List("kind:opportunities", words["pages.todo"], tuple(todo)),
    ]
    return [one for one in lists if one.entries]


def _notes(made: Material, text_kind: str) -> list[Card]:
    """The notes in the lanes of that kind, the most important first."""
    lanes = {lane.id for lane in made.held.lanes if lane.fields.get("text_kind") == text_kind}
    return sorted((card for card in made.cards() if card.lane_id in lanes), key=_weight)


def _weight(card: Card) -> int:
    """The most important first."""
    value = card.fields.get("importance")
    return -value if isinstance(value, int) else 0


def _badness(card: Card) -> tuple[int, int]:
    """The worst first, of equals the most important."""
    return card.emotion or 0, _weight(card)


def _gain(task: Opportunity) -> tuple[int, int]:
    """What helps most first, of equals the easiest."""
    impact, effort = (task.fields.get(key) for key in ("impact", "effort"))
    return -impact if isinstance(impact, int) else 0, effort if isinstance(effort, int) else 9


def _entries(made: Material, cards: Sequence[Card]) -> tuple[Entry, ...]:
    """Cards with their stage and lane."""
    found = []
    for card in cards:
        column, lane = made.stage_of(card), made.lane_of(card)
        stage = f"{column + 1}  {made.stage_name(made.held.stages[column])}" if column is not None else ""
        over = DOT.join(filter(None, (stage, made.lane_name(lane) if lane else "")))
        found.append(Entry(over, card, lane))
    return tuple(found)


def _task(task: Opportunity, made: Material) -> Entry:
    fields, words = task.fields, made.words.value
    said = [words[f"{key}.{fields[key]}"] for key in ("action", "status") if fields.get(key)]
    due = written_date(str(fields.get("due", "")), words)
    said += [fill(words, "pages.due", date=due)] if due else []
    kept: dict[str, Value] = {key: fields[key] for key in ("text", "owner") if fields.get(key)}
    note = Card(id=task.id, project_id=task.project_id, map_id=task.map_id, rank=task.rank, title=task.title,
                fields=kept)  # fmt: skip
    return Entry(DOT.join(said) or words["kind.opportunities"], note, None, "opportunities")


# -- how they are set ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Shown:
    """A list as it is shown: the rows of its entries, how many more there are, and how wide it is."""

    list: List
    rows: tuple[tuple[tuple[Entry, SetCard], ...], ...]
    more: int
    width: float

    def first(self, rows: int) -> "Shown":
        """The list with so many of these rows."""
        left = sum(len(line) for line in self.rows[rows:])
        return replace(self, rows=self.rows[:rows], more=self.more + left)


@dataclass(frozen=True, slots=True)
class Plan:
    """Lists side by side, each entry ``width`` wide, all in the lists ``height`` high."""

    shown: tuple[Shown, ...]
    width: float
    height: float


def plan(leaf: Leaf, lists: Sequence[List], rows: int, most: int = 0) -> Plan:
    """So many rows of each list, where it has them, and of one that is lower than the others up to ``most``.

    Of a card that is in two lists the second tells the title only.
    """
    if not lists:
        return Plan((), 0.0, 0.0)
    width, shares = _grid(leaf, lists)
    gap, shown, known = _GAP * leaf.unit, [], set[str]()
    for one, share in zip(lists, shares, strict=True):
        cards = [(e, _set(leaf, e, width, brief=e.card.id in known)) for e in one.entries[: max(rows, most) * share]]
        lines = [tuple(cards[start : start + share]) for start in range(0, len(cards), share)]
        known |= {entry.card.id for entry, _ in cards[: rows * share]}
        shown.append(Shown(one, tuple(lines), len(one.entries) - len(cards), share * (width + gap) - gap))
    height = max(_height(leaf, one.first(rows), width) for one in shown)
    chosen = (
        next(
            less for less in map(one.first, range(len(one.rows), -1, -1)) if _height(leaf, less, width) <= height + 1e-6
        )
        for one in shown
    )
    return Plan(tuple(chosen), width, height)


def put_lists(leaf: Leaf, made: Plan, y: float) -> None:
    """The lists below a height."""
    x = leaf.room.x
    for one in made.shown:
        _put_list(leaf, one, Box(x, y, one.width, made.height), made.width)
        x += one.width + _GAP * leaf.unit


def _grid(leaf: Leaf, lists: Sequence[List]) -> tuple[float, list[int]]:
    """The width of a column, and how many columns each list has: what is left goes to the longest."""
    most = max(len(lists), min(3, int(leaf.room.w / (76 * leaf.unit))))
    shares = [1] * len(lists)
    for _ in range(most - len(lists)):
        longest = max(range(len(lists)), key=lambda n: len(lists[n].entries) / shares[n])
        shares[longest] += 1
    return (leaf.room.w - (most - 1) * _GAP * leaf.unit) / most, shares


def _set(leaf: Leaf, entry: Entry, width: float, *, brief: bool) -> SetCard:
    made, scale, card = leaf.made, _CARD * leaf.unit, entry.card
    look = made.note_look(entry.kind, width, scale) if entry.kind else made.look(entry.lane, width, scale)
    if brief:
        card = replace(card, fields={})
    return made.set_card(card, look, leaf.room.h / 3)


def _over(leaf: Leaf) -> Style:
    return Style("regular", 2.5 * leaf.unit, leaf.theme.colors.quiet)


def _above(leaf: Leaf, line: Sequence[tuple[Entry, SetCard]], width: float) -> float:
    """The height of what is said above the cards of a row."""
    over = _over(leaf)
    return max(set_text(entry.over, over, width, OVER).height for entry, _ in line) + 1.6 * leaf.unit


def _height(leaf: Leaf, one: Shown, width: float) -> float:
    lines = [max(card.height for _, card in line) + _above(leaf, line, width) for line in one.rows]
    return (HEADING + (MORE if one.more else 0.0)) * leaf.unit + sum(lines) + (len(lines) - 1) * _BETWEEN * leaf.unit


def _put_list(leaf: Leaf, one: Shown, box: Box, width: float) -> None:
    """A list's heading, its entries row by row, and how many more there are."""
    unit, colors, over = leaf.unit, leaf.theme.colors, _over(leaf)
    size = 5.2 * unit
    style = Style("semibold", 3.4 * unit, colors.ink)
    long = set_line(one.list.title, style).width / (box.w - size * 1.4)
    style = replace(style, cap=max(2.5 * unit, style.cap / max(1.0, 1.01 * long)))
    leaf.put([Symbol(one.list.icon, box.x, box.y + (style.cap - size) / 2, size, colors.navy)])
    leaf.write(one.list.title, style, Box(box.x + size * 1.35, box.y, box.w - size * 1.35, 0.0), 1)
    leaf.put([Rect(Box(box.x, box.y + 6.0 * unit, box.w, 0.5 * unit), fill=colors.navy)])
    y = box.y + HEADING * unit
    for line in one.rows:
        height, above = max(card.height for _, card in line), _above(leaf, line, width)
        for at, (entry, card) in enumerate(line):
            x = box.x + at * (width + _GAP * unit)
            told = set_text(entry.over, over, width, OVER).height + 1.6 * unit
            leaf.write(entry.over, over, Box(x, y + above - told, width, 0.0), OVER, entry.card.id)
            leaf.put_card(card, Box(x, y + above, width, height))
        y += above + height + _BETWEEN * unit
    if one.more:
        rest = fill(leaf.made.words.value, "pages.more", n=one.more)
        leaf.write(rest, replace(over, weight="semibold"), Box(box.x, y, box.w, 0.0), 1)
