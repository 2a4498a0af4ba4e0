"""The measures that a layout is made with: scales of its parts, columns, and what room the page has."""

from dataclasses import dataclass

from app.layout.contents import Contents
from app.layout.grid import Columns, natural_counts, overhead
from app.layout.shapes import SheetSize
from app.layout.theme import Theme

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
