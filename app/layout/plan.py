"""The measures that a layout is made with: scales of its parts, columns, and what room the page has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.records import Card
from app.layout.contents import Contents
from app.layout.grid import Columns, natural_counts, overhead
from app.layout.shapes import SheetSize
from app.layout.theme import Theme, em

EMPTY_GRID = 220.0
"""The natural width of the grid of a map without stages."""
FULL_HEAD = 820.0
"""From this natural content width on a map's header has its full size."""
LEAST_HEAD = 0.8


@dataclass(frozen=True, slots=True)
class Plan:
    """Every number of a layout.  ``scale`` is that of cards, ``head`` of title and persona, ``stage`` of the stages'
    and ``lane`` of the lanes' names; ``curve`` is the height of the curve's band."""

    margin: float
    width: float
    scale: float
    head: float
    stage: float
    lane: float
    label_width: float
    columns: Columns
    curve: float
    curve_scale: float

    @property
    def grid_left(self) -> float:
        """Where the columns begin."""
        return self.margin + self.label_width

    @property
    def grid_width(self) -> float:
        """How wide all columns are together."""
        return self.width - self.label_width


def natural_plan(held: Contents, theme: Theme) -> Plan:
    """The plan for editing: cards at their natural width, the page as wide as they need."""
    spacing = theme.spacing
    counts = natural_counts(len(held.stages), {place: len(cards) for place, cards in held.cells.items()})
    columns = Columns(counts, spacing.card_width, spacing.cell_pad, spacing.card_gap)
    label = spacing.label_width + spacing.column_gap
    width = label + (columns.edges[-1] if counts else EMPTY_GRID)
    head = min(1.0, max(LEAST_HEAD, width / FULL_HEAD))
    return Plan(spacing.margin, width, 1.0, head, 1.0, 1.0, label, columns, spacing.curve_height, 1.0)


def sheet_plan(sheet: SheetSize, counts: tuple[int, ...], scale: float, theme: Theme) -> Plan:
    """The plan for a sheet with so many cards side by side and cards of that scale."""
    spacing = theme.spacing
    ratio = sheet_ratio(sheet)
    width, height = sheet.width - 2 * sheet.margin, sheet.height - 2 * sheet.margin
    head = min(1.5 * ratio, max(ratio, scale))
    lane = min(head, max(scale, min(ratio, 1.25 * scale)))
    label = (spacing.label_width + spacing.column_gap) * lane
    pad, gap = spacing.cell_pad * scale, spacing.card_gap * scale
    grid = width - label
    card = (grid - overhead(counts, pad, gap)) / sum(counts) if counts else 0.0
    columns = Columns(counts, card, pad, gap)
    stage = min(head, max(scale, grid / max(1, len(counts)) / 75.0))
    curve = height * 0.145
    curve_scale = min(curve / spacing.curve_height, head * 1.05)
    return Plan(sheet.margin, width, scale, head, stage, lane, label, columns, curve, curve_scale)


def sheet_ratio(sheet: SheetSize) -> float:
    """The size of a sheet against A0."""
    return float((sheet.width * sheet.height) ** 0.5 / 1000.0)


# -- estimates --------------------------------------------------------------------------------
class Estimate:
    """Guesses the heights of cards at natural scale from the number of their characters, to compare column counts.

    The final layout measures; this only has to be right about which choice is better.
    """

    def __init__(self, held: Contents, theme: Theme) -> None:
        self._theme = theme
        self._cells: list[tuple[int, int, list[Card]]] = [(c, r, cards) for (c, r), cards in held.cells.items()]
        self._rows = len(held.lanes)
        self._kinds = [lane.lane_kind for lane in held.lanes]
        self._lengths = {card.id: _lengths(card) for cards in held.cells.values() for card in cards}
        self._height = lru_cache(maxsize=None)(self._heights)

    def _heights(self, width: int) -> dict[str, float]:
        sizes, spacing = self._theme.type, self._theme.spacing
        left = spacing.card_edge + 2 * spacing.card_pad
        title_line, text_line = em(sizes.card_title) * 1.24, em(sizes.card_text) * 1.36
        title_room = max(8.0, width - left - spacing.face - 1.6)
        text_room = max(8.0, width - left)
        found = {}
        for id_, (title, text, marked) in self._lengths.items():
            titles = -(-title * em(sizes.card_title) * 1.06 // title_room)
            texts = -(-text * em(sizes.card_text) * 1.06 // text_room) if text else 0.0
            height = 2 * spacing.card_pad + max(spacing.face, titles * title_line)
            height += 1.7 + min(texts, 60) * text_line if texts else 0.0
            found[id_] = height + (6.0 if marked else 0.0)
        return found

    def rows(self, counts: Sequence[int], width: float) -> float:
        """The height of all rows with cards of that width, natural scale."""
        spacing = self._theme.spacing
        heights = self._height(max(10, min(400, round(width))))
        rows = [spacing.row_height] * self._rows
        for column, row, cards in self._cells:
            n = counts[column]
            found = [heights[card.id] for card in cards]
            lines = range(0, len(found), n)
            height = sum(max(found[i : i + n]) for i in lines) + (len(lines) - 1) * spacing.card_gap
            rows[row] = max(rows[row], height + 2 * spacing.cell_pad)
        return sum(rows) + len(rows) * spacing.row_gap


def _lengths(card: Card) -> tuple[float, float, bool]:
    """Widths of title and text at one em, and whether there is a row of marks."""
    fields = card.fields
    marked = any(key in fields for key in ("importance", "control", "evidence")) or bool(fields.get("moment_of_truth"))
    text = fields.get("text")
    return _ems(card.title, 0.58), _ems(text, 0.545) if isinstance(text, str) else 0.0, marked


def _ems(text: str, each: float) -> float:
    """A guess of a text's width: wide scripts have square characters."""
    text = text[:4000]
    wide = 0 if text.isascii() else sum(character >= "\u2e80" for character in text)
    return (len(text) - wide) * each + wide
