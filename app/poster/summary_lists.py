"""What matters most of a map, in lists side by side: moments of truth, what hurts most, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.records import Card, Lane, Opportunity, Value
from app.layout.cards import SetCard
from app.layout.header import written_date
from app.layout.shapes import Box, Rect, Symbol
from app.layout.typeset import Style, block_height, set_line, set_text
from app.poster.leaf import Leaf
from app.poster.material import Material
from app.poster.words import fill

HEADING, MORE = 9.0, 5.0
"""The heights of a list's heading and of the line that counts what has no room, at natural scale."""
_CARD = 1.04
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
    worst = sorted((card for card in touched if (card.emotion or 0) < 0), key=_badness)
    lanes = [lane for lane in held.lanes if lane.fields.get("text_kind") == "opportunities"]
    ideas = [card for card in made.cards() if card.lane_id in {lane.id for lane in lanes}]
    todo = [_task(task, made) for task in sorted(tasks, key=_gain)] + [_entry(card, made) for card in ideas]
    lists = [
        List("mark:moment_of_truth", words["figure.moments"], tuple(_entry(card, made) for card in truth)),
        List("kind:pains", words["pages.worst"], tuple(_entry(card, made) for card in worst)),
        List("kind:opportunities", words["pages.todo"], tuple(todo)),
    ]
    return [one for one in lists if one.entries]


def _badness(card: Card) -> tuple[int, int]:
    """The worst first, of equals the most important."""
    value = card.fields.get("importance")
    return card.emotion or 0, -value if isinstance(value, int) else 0


def _gain(task: Opportunity) -> tuple[int, int]:
    """What helps most first, of equals the easiest."""
    impact, effort = (task.fields.get(key) for key in ("impact", "effort"))
    return -impact if isinstance(impact, int) else 0, effort if isinstance(effort, int) else 9


def _entry(card: Card, made: Material) -> Entry:
    column, lane = made.stage_of(card), made.lane_of(card)
    stage = f"{column + 1}  {made.stage_name(made.held.stages[column])}" if column is not None else ""
    return Entry(" · ".join(filter(None, (stage, made.lane_name(lane) if lane else ""))), card, lane)


def _task(task: Opportunity, made: Material) -> Entry:
    fields, words = task.fields, made.words.value
    said = [words[f"{key}.{fields[key]}"] for key in ("action", "status") if fields.get(key)]
    due = written_date(str(fields.get("due", "")), words)
    said += [fill(words, "pages.due", date=due)] if due else []
    kept: dict[str, Value] = {key: fields[key] for key in ("text", "owner") if fields.get(key)}
    note = Card(id=task.id, project_id=task.project_id, map_id=task.map_id, rank=task.rank, title=task.title,
                fields=kept)  # fmt: skip
    return Entry(" · ".join(said) or words["kind.opportunities"], note, None, "opportunities")


# -- lists --------------------------------------------------------------------------------------
def _grid(leaf: Leaf, lists: Sequence[List]) -> tuple[float, list[int]]:
    """The width of a column, and how many columns each list has: what is left goes to the longest."""
    most = max(len(lists), min(3, int(leaf.room.w / (76 * leaf.unit))))
    shares = [1] * len(lists)
    for _ in range(most - len(lists)):
        longest = max(range(len(lists)), key=lambda n: len(lists[n].entries) / shares[n])
        shares[longest] += 1
    return (leaf.room.w - (most - 1) * _GAP * leaf.unit) / most, shares


def _set(leaf: Leaf, entry: Entry, width: float, room: float) -> SetCard:
    made, scale = leaf.made, _CARD * leaf.unit
    look = made.note_look(entry.kind, width, scale) if entry.kind else made.look(entry.lane, width, scale)
    return made.set_card(entry.card, look, room)


def _over(leaf: Leaf) -> Style:
    return Style("regular", 2.5 * leaf.unit, leaf.theme.colors.quiet)


def _step(leaf: Leaf) -> float:
    """What an entry takes besides its card."""
    return block_height(1, _over(leaf)) + 4.6 * leaf.unit


def needed(leaf: Leaf, lists: Sequence[List]) -> float:
    """About the height with which every list has room for all its entries."""
    if not lists:
        return 0.0
    width, shares = _grid(leaf, lists)
    heights = [
        sum(_set(leaf, entry, width, leaf.room.h / 2).height + _step(leaf) for entry in one.entries[:30]) / share
        + (20 * leaf.unit if share > 1 else 0.0)
        for one, share in zip(lists, shares, strict=True)
    ]
    return HEADING * leaf.unit + max(heights)


def least(leaf: Leaf, lists: Sequence[List]) -> float:
    """The height with which every list has room for its first entry: with less they go to a page of their own."""
    if not lists:
        return 0.0
    width, _ = _grid(leaf, lists)
    first = max(_set(leaf, one.entries[0], width, leaf.room.h / 2).height for one in lists)
    return (HEADING + MORE) * leaf.unit + _step(leaf) + first


def put_lists(leaf: Leaf, lists: Sequence[List], y: float) -> int:
    """The lists side by side; of each as many entries as have room, and how many more there are.  Gives how many are
    shown."""
    if not lists:
        return 0
    width, shares = _grid(leaf, lists)
    x, gap = leaf.room.x, _GAP * leaf.unit
    for one, share in zip(lists, shares, strict=True):
        box = Box(x, y, share * (width + gap) - gap, leaf.room.bottom - y)
        _put_list(leaf, one, box, width, share)
        x += box.w + gap
    return len(leaf.cards)


def _put_list(leaf: Leaf, one: List, box: Box, width: float, columns: int) -> None:
    """A list's heading, and its entries down one column after the other."""
    unit, colors, over = leaf.unit, leaf.theme.colors, _over(leaf)
    size = 5.2 * unit
    style = Style("semibold", 3.4 * unit, colors.ink)
    long = set_line(one.title, style).width / (box.w - size * 1.4)
    style = replace(style, cap=max(2.5 * unit, style.cap / max(1.0, 1.01 * long)))
    leaf.put([Symbol(one.icon, box.x, box.y + (style.cap - size) / 2, size, colors.navy)])
    leaf.write(one.title, style, Box(box.x + size * 1.35, box.y, box.w - size * 1.35, 0.0), 1)
    leaf.put([Rect(Box(box.x, box.y + 6.0 * unit, box.w, 0.5 * unit), fill=colors.navy)])
    top, more = box.y + HEADING * unit, MORE * unit
    column, x, y = 0, box.x, top
    for number, entry in enumerate(one.entries):
        left = len(one.entries) - number - 1
        ends = more if left and column + 1 == columns else 0.0
        card = _set(leaf, entry, width, box.bottom - top - _step(leaf) - more)
        if y > top and y + _step(leaf) - 3.0 * unit + card.height > box.bottom - ends:
            column, x, y = column + 1, x + width + _GAP * unit, top
            if column == columns:
                rest = fill(leaf.made.words.value, "pages.more", n=left + 1)
                last = Box(x - width - _GAP * unit, box.bottom - over.cap - 0.6 * unit, width, 0.0)
                leaf.write(rest, replace(over, weight="semibold"), last, 1)
                return
        told = set_text(entry.over, over, width, 1)
        leaf.put(told.at(x, y), None, entry.card.id)
        if told.cut:
            leaf.shortened[entry.card.id] = None
        y += _step(leaf) - 3.0 * unit
        leaf.put_card(card, Box(x, y, width, card.height))
        y += card.height + 3.0 * unit
