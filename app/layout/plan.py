"""The measures that a layout is made with: scales of its parts, columns, and what room the page has."""

from dataclasses import dataclass

from app.layout.contents import Contents
from app.layout.display import USUAL, Display
from app.layout.folding import NARROW, folds
from app.layout.grid import Columns, natural_counts, overhead, step_counts
from app.layout.shapes import SheetSize
from app.layout.theme import Theme

EMPTY_GRID = 220.0
"""The natural width of the grid of a map without stages."""
FULL_HEAD = 820.0
"""From this natural content width on a map's header has its full size."""
LEAST_HEAD = 0.8
LEAST_SHEET_HEAD = 0.38
MOST_SHARE = 0.4
"""Of a sheet's height that any curve takes."""
LEAST_CURVE = 30.0
"""The natural height of the lowest curve."""
WORDLESS = 0.55
"""A curve lower than this share of its usual height has no words at its best and worst moment."""
CURVE_WORDS = 0.78125
"""The words on a curve shrink where it is lower than this share of its usual height."""
LOWERED = 1.6
"""Faces are smaller where the curve's share times this is less than 1."""


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
    curve_text: float
    """That of the words on the curve; 0 is none."""

    @property
    def grid_left(self) -> float:
        """Where the columns begin."""
        return self.margin + self.label_width

    @property
    def grid_width(self) -> float:
        """How wide all columns are together."""
        return self.width - self.label_width


def natural_plan(held: Contents, theme: Theme, display: Display = USUAL) -> Plan:
    """The plan for editing: cards at their natural width, the page as wide as they need."""
    spacing, folded = theme.spacing, folds(held, display)
    sizes = {place: len(cards) for place, cards in held.cells.items() if not folded.hide(*place)}
    if display.density == "chronological":
        counts = step_counts([len(cards) for cards in held.touchpoints], held.fixed)
    else:
        counts = natural_counts(len(held.stages), sizes, held.fixed)
    counts = tuple([0 if column in folded.columns else count for column, count in enumerate(counts)])
    columns = Columns(counts, spacing.card_width, spacing.cell_pad, spacing.card_gap, narrow=NARROW)
    label = spacing.label_width + spacing.column_gap
    width = label + (columns.edges[-1] if counts else EMPTY_GRID)
    head = min(1.0, max(LEAST_HEAD, width / FULL_HEAD))
    share = curve_share(held, theme)
    curve = spacing.curve_height * share
    text = 1.0 if share >= WORDLESS else 0.0
    return Plan(spacing.margin, width, 1.0, head, 1.0, 1.0, label, columns, curve, min(1.0, LOWERED * share), text)


def curve_share(held: Contents, theme: Theme) -> float:
    """How high the curve is to be, against its usual height."""
    row = held.emotion_lane
    height = held.height(row) if row is not None else None
    return max(LEAST_CURVE, height) / theme.spacing.curve_height if height is not None else 1.0


def least_ground(held: Contents, row: int, theme: Theme) -> float:
    """The least natural height of a row without a band: what is stated of its lane, or the usual."""
    stated = None if row == held.emotion_lane else held.height(row)
    return stated or theme.spacing.row_height


def sheet_plan(
    sheet: SheetSize, counts: tuple[int, ...], scale: float, theme: Theme, shrink: float = 1.0,
    curve_share: float = 1.0, more_curve: float = 0.0,
) -> Plan:  # fmt: skip
    """The plan for a sheet with so many cards side by side and cards of that scale.

    ``shrink`` is for headings; the curve has ``curve_share`` of its usual height, and ``more_curve`` (mm).
    """
    spacing = theme.spacing
    width, height = sheet.width - 2 * sheet.margin, sheet.height - 2 * sheet.margin
    usual = head_scale(sheet) * shrink
    head = min(2.0 * usual, max(usual, min(scale, 1.5 * usual), 0.75 * scale))
    lane = min(head, max(scale, min(usual, 1.25 * scale)))
    label = (spacing.label_width + spacing.column_gap) * lane
    pad, gap = spacing.cell_pad * scale, spacing.card_gap * scale
    grid = width - label
    room = grid / len(counts) if counts else 0.0
    card = (grid - overhead(counts, pad, gap)) / sum(counts) if counts else 0.0
    stage = min(head, max(scale, room / 75.0))
    columns = Columns(counts, card, pad, gap, spacing.card_max * scale)
    curve_height = max(height * spacing.curve_share, spacing.curve_least * head)
    curve = min(height * MOST_SHARE, curve_height * curve_share) + more_curve
    usual_curve = (curve_height + more_curve) / spacing.curve_height
    curve_scale = min(usual_curve * min(1.0, LOWERED * curve_share), head * 1.05)
    curve_text = (
        max(curve_scale, min(0.85 * head, curve / (CURVE_WORDS * spacing.curve_height)))
        if curve_share >= WORDLESS
        else 0.0
    )
    return Plan(sheet.margin, width, scale, head, stage, lane, label, columns, curve, curve_scale, curve_text)


def head_scale(sheet: SheetSize) -> float:
    """The scale of a sheet's headings: its size against A0, but small sheets are read from near, not from a wall."""
    return max(LEAST_SHEET_HEAD, float((sheet.width * sheet.height) ** 0.5 / 1000.0))
