"""Collapsed stages and lanes: a narrow band, or a low strip, that tells what is inside::

+----+   a stage: its name upright, how many cards,     +--------------------------------+
| :) |   and the face that they have on the whole       | Web   . . .    . .      .  . .  |
| 6  |                                                  +--------------------------------+
| P  |                                                  a lane: a dot for each card, in the
| a  |                                                  colour of its emotion, at its stage
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.records import Card, Lane, Stage
from app.layout.coloring import Coloring
from app.layout.contents import Contents
from app.layout.display import Display
from app.layout.lanes import LABEL_PAD, figure_text, lane_icon
from app.layout.measures import measured
from app.layout.shapes import Box, Group, Rect, Shape, Symbol, Text
from app.layout.symbols import face_name
from app.layout.theme import Theme, ink_of
from app.layout.typeset import Style, set_line, set_text

NARROW = 15.0
"""The natural width of a collapsed stage."""
STRIP = 10.0
"""The natural height of a collapsed lane."""
DOT = 3.2
CHEVRON = 6.0


@dataclass(frozen=True, slots=True)
class Folds:
    """The numbers of the stages and lanes that are collapsed."""

    columns: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()

    def hide(self, column: int, row: int) -> bool:
        """Whether the cards of a cell are not shown."""
        return column in self.columns or row in self.rows


NOTHING = Folds()


def folds(held: Contents, display: Display) -> Folds:
    """What of a map a person has collapsed."""
    ids = display.collapsed
    if not ids:
        return NOTHING
    return Folds(
        frozenset(n for n, stage in enumerate(held.stages) if stage.id in ids),
        frozenset(n for n, lane in enumerate(held.lanes) if lane.id in ids),
    )


def cards_of(held: Contents, column: int | None, row: int | None) -> list[Card]:
    """The cards of a stage, of a lane, or of the cell where both meet."""
    return [card for (c, r), cards in held.cells.items() if column in (None, c) and row in (None, r) for card in cards]


def mean_emotion(cards: Sequence[Card]) -> int | None:
    """The face that cards have on the whole, None where none has any."""
    felt = [card.emotion for card in cards if card.emotion is not None]
    return round(sum(felt) / len(felt)) if felt else None


def joined(rows: Sequence[Box], gap: float = 4.0) -> list[Box]:
    """Rows that lie nearer together than ``gap`` as one box."""
    found: list[Box] = []
    for row in rows:
        if found and row.y - found[-1].bottom < gap:
            found[-1] = Box(row.x, found[-1].y, row.w, row.bottom - found[-1].y)
        else:
            found.append(row)
    return found


def band_group(
    stage: Stage, held: Contents, column: int, runs: Sequence[Box], words: Mapping[str, str], theme: Theme
) -> Group | None:  # fmt: skip
    """A collapsed stage over its rows: ``runs`` are the places without a curve or figures, on the drawing."""
    if not runs:
        return None
    top, bottom = runs[0].y, runs[-1].bottom
    x, width = runs[0].x, runs[0].w
    cards = cards_of(held, column, None)
    grounds = [Rect(Box(0.0, r.y - top, width, r.h), fill=theme.colors.label, radius=1.5) for r in runs]
    tallest = max(runs, key=lambda run: run.h)
    shapes: list[Shape] = [*grounds, *_band(stage, cards, Box(0.0, tallest.y - top, width, tallest.h), words, theme)]
    about = words["about.collapsed"].format(title=stage.title or words["stage.untitled"], count=len(cards))
    return Group(stage.id, "stage_band", x, top, width, bottom - top, tuple(shapes), theme.colors.label, about)


def _band(stage: Stage, cards: Sequence[Card], box: Box, words: Mapping[str, str], theme: Theme) -> list[Shape]:
    """Chevron, face, number and name, as far as the height allows."""
    colors, sizes = theme.colors, theme.type
    middle = box.x + box.w / 2
    shapes: list[Shape] = [Symbol("mark:open_stage", middle - CHEVRON / 2, box.y + 2.0, CHEVRON, colors.mark)]
    y = box.y + 2.0 + CHEVRON + 2.4
    emotion = mean_emotion(cards)
    face = theme.spacing.face
    if emotion is not None and y + face <= box.bottom - 1.0:
        color = colors.emotions[emotion]
        shapes.append(Symbol(face_name(emotion), middle - face / 2, y, face, color, colors.features))
        y += face + 3.0
    count = set_line(str(len(cards)), Style("semibold", sizes.card_title, colors.text))
    if y + count.height <= box.bottom - 1.0:
        shapes += count.at(middle - count.width / 2, y)
        y += count.height + 3.4
    style = Style("semibold", sizes.lane * 0.84, colors.navy if stage.title else colors.quiet)
    name = set_text(stage.title or words["stage.untitled"], style, box.bottom - 3.0 - y, 1)
    if name.lines and box.bottom - y > 14.0:
        shapes.append(Text(middle + style.cap / 2, y + name.width, name.rows[0][1], style.color, vertical=True))
    return shapes


def dots(left: float, right: float, count: int) -> list[float]:
    """The left edges of so many dots between two places."""
    step = min(DOT * 1.4, (right - left - DOT) / max(1, count - 1))
    return [left + number * step for number in range(count)]


def strip_group(
    lane: Lane, held: Contents, row: int, box: Box, edges: Sequence[float], words: Mapping[str, str], theme: Theme,
    coloring: Coloring | None = None,
) -> Group:  # fmt: skip
    """A collapsed lane: a dot for each card at its stage; ``edges`` are the columns' relative to the box."""
    colors, pad = theme.colors, theme.spacing.cell_pad
    shapes: list[Shape] = [Rect(Box(0.0, 0.0, box.w, box.h), fill=colors.ground, radius=1.5)]
    curve = lane.lane_kind == "emotion"
    note = ink_of(theme, lane.fields.get("text_kind", "free")).mark if lane.lane_kind == "text" else None
    count = 0
    if lane.lane_kind == "metric":
        shapes += _figures(lane, held, box, edges, words, theme)
    for column, (left, right) in zip(range(len(held.stages)), pairwise(edges), strict=False):
        cards = [*held.felt[column]] if curve else cards_of(held, column, row)
        count += len(cards)
        for card, x in zip(cards, dots(left + pad, right - pad, len(cards)), strict=True):
            color = note if note and card.emotion is None else colors.emotions[card.emotion]
            if coloring is not None:
                color = coloring.of(card) or coloring.others
            shapes.append(Symbol("mark:dot", x - DOT / 6, (box.h - DOT) / 2 - DOT / 6, DOT * 4 / 3, color))
    about = words["about.collapsed"].format(title=lane.title or words["lane.untitled"], count=count)
    return Group(lane.id, "lane_strip", box.x, box.y, box.w, box.h, tuple(shapes), colors.ground, about)


def _figures(
    lane: Lane, held: Contents, box: Box, edges: Sequence[float], words: Mapping[str, str], theme: Theme
) -> list[Shape]:  # fmt: skip
    """What a row of figures says of each stage."""
    style = Style("semibold", theme.type.card_title, theme.colors.quiet)
    shapes: list[Shape] = []
    found = measured(held, lane)
    for left, value in zip(edges, found.values, strict=False):
        if value is not None:
            figure = set_line(figure_text(value, found, words), style)
            shapes += figure.at(left + theme.spacing.cell_pad, (box.h - style.cap) / 2)
    return shapes


def strip_label(lane: Lane, box: Box, words: Mapping[str, str], theme: Theme) -> Group:
    """The name of a collapsed lane, small and on one line, with the mark that opens it."""
    colors = theme.colors
    icon = theme.spacing.label_icon * 0.66
    ink = colors.navy if lane.lane_kind != "text" else ink_of(theme, lane.fields.get("text_kind", "free")).mark
    style = Style("semibold" if lane.title else "regular", theme.type.lane * 0.64, colors.quiet)
    left = LABEL_PAD + theme.spacing.label_icon + 2.6
    title = lane.title or words["lane.untitled"]
    name = set_text(title, style, box.w - left - CHEVRON - 3.0, 1)
    shapes: tuple[Shape, ...] = (
        Rect(Box(0.0, 0.0, box.w, box.h), fill=colors.label, radius=1.5),
        Symbol(lane_icon(lane), LABEL_PAD + (theme.spacing.label_icon - icon) / 2, (box.h - icon) / 2, icon, ink),
        *name.at(left, (box.h - style.cap) / 2),
        Symbol("mark:open_lane", box.w - CHEVRON - 1.5, (box.h - CHEVRON) / 2, CHEVRON, colors.mark),
    )
    about = words["about.lane"].format(title=title)
    return Group(lane.id, "lane", box.x, box.y, box.w, box.h, shapes, colors.label, about)
