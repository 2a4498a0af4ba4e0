"""A layout in two steps: set everything for the plan's widths, which tells the height; then place it."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.records import Lane
from app.layout import curve as curves
from app.layout import curve_spots
from app.layout.anatomy import CardLook
from app.layout.away import without
from app.layout.blueprint import HEIGHT, first_unseen
from app.layout.cells import Cell, Setting, set_cell
from app.layout.color_key import color_key
from app.layout.coloring import coloring
from app.layout.contents import Contents
from app.layout.curve_beside import key_names
from app.layout.details import own_details
from app.layout.display import USUAL, Display
from app.layout.folding import STRIP, folds
from app.layout.grid import Place, share
from app.layout.header import header, logo
from app.layout.lanes import METRIC_BAND, labels
from app.layout.legend import FOOTER, LEGEND, footer, legend
from app.layout.part import Part
from app.layout.placing import UNDER_CURVE, UNDER_HEAD, UNDER_SPINE, Gaps, Placing
from app.layout.plan import Plan, least_ground
from app.layout.route import chosen, counted
from app.layout.same import Same
from app.layout.shapes import Drawing, SheetSize
from app.layout.stages import Spine, spine
from app.layout.theme import Theme, ink_of

Words = Same[Mapping[str, str]]


class Composition:
    """A map with all its text set; ``height`` is what it needs between the margins.

    With ``guessed`` heights of cells their cards are not set: then only the height can be asked for.
    """

    def __init__(
        self, held: Contents, plan: Plan, words: Words, theme: Theme, sheet: SheetSize | None,
        guessed: Mapping[Place, float] | None = None, display: Display = USUAL,
    ) -> None:  # fmt: skip
        held = without(held, display.away)
        self.held, self.plan, self.words, self.theme, self.sheet = held, plan, words, theme, sheet
        self.display, self.folded = display, folds(held, display)
        self.chronological = display.density == "chronological"
        folded = self.folded
        self.kept = Same(theme)
        said = words.value
        self.edges = plan.columns.edges if held.stages else (0.0, plan.grid_width)
        self.route = chosen(held, display.route_id)
        route = counted(held, self.route, said) if display.route else ""
        self.logo = logo(plan.width, plan.head, theme) if sheet else Part(0.0)
        beside = self.logo.width + theme.spacing.section * 1.6 * plan.head if self.logo.width else 0.0
        self.head_width = plan.width - beside
        self.head = header(held, self.head_width, plan.head, said, theme, route)
        self.spine: Spine = spine(held.stages, self.edges, plan.stage, plan.scale, said, theme, folded.columns)
        label_width = plan.label_width - theme.spacing.column_gap * plan.lane
        self.labels = labels(held.lanes, label_width, plan.lane, said, theme)
        self.coloring = coloring(held, display, theme)
        self.key = color_key(held, self.coloring, plan.width, plan.head, said, theme) if self.coloring else None
        self.own = own_details(held.document) if display.details else None
        self.looks = [self._look(lane) for lane in held.lanes]
        shown = [place for place in held.cells if not folded.hide(*place)] if guessed is None else []
        self.steps = held.steps if self.chronological else ()
        self.cells = {place: self._cell(place) for place in shown}
        heights = guessed if guessed is not None else {p: cell.packed.height for p, cell in self.cells.items()}
        self.unseen = first_unseen(held)
        self.grounds = self._grounds(heights)
        places = curve_spots.spread(held, self.edges)
        if self.chronological:
            places = curve_spots.stepwise(held, plan.columns, places)
        self.curve = curves.set_curve(
            held, self.edges, places, (plan.curve_scale, plan.curve_text), words, theme, folded.columns,
            mood=display.mood,
        )  # fmt: skip
        self.curve_key = key_names(held, self.curve.others, said, unproven=bool(self.curve.open))
        self.footer = footer(held, plan.width * FOOTER, plan.head, said, theme) if sheet else None
        free = plan.width - (self.footer.width + theme.spacing.section * plan.head if self.footer else 0.0)
        self.legend = legend(held, min(LEGEND * plan.width, free), plan.head, said, theme, self.own) if sheet else None

    # -- setting --------------------------------------------------------------------------------
    def _look(self, lane: Lane) -> CardLook:
        plan = self.plan
        kind = None
        if lane.lane_kind != "channel":
            kind = str(lane.fields.get("text_kind", "free")) if lane.lane_kind == "text" else ""
        ink = ink_of(self.theme, kind or "free")
        return CardLook(plan.columns.card_width, plan.scale, kind, ink, self.coloring, self.own, self.held.away)

    def _cell(self, place: Place) -> Cell:
        """The cards of a cell; notes fill the width of their column, touchpoints all have one width."""
        column, row = place
        records, look, columns = self.held.cells[place], self.looks[row], self.plan.columns
        beside = columns.counts[column]
        if look.kind is not None:
            widest = self.theme.spacing.note_max * self.plan.scale
            beside, width = share(len(records), beside, look.width, columns.gap, widest)
            look = replace(look, width=width)
        steps: tuple[int, ...] = ()
        gap = columns.gap
        if self.chronological and look.kind is None:
            numbers = self.steps[column]
            steps = tuple([numbers[record.id] for record in records])
            gap += columns.room - columns.card_width  # the steps spread over the column
        setting = Setting(self.held.stages[column].id, self.held.lanes[row].id, look, self.words, self.kept)
        return set_cell(setting, records, beside, gap, steps)

    def band(self, row: int) -> float:
        """The height of what a row shows above its cards: the curve, the bars of figures."""
        kind = self.held.lanes[row].lane_kind
        if row in self.folded.rows:
            return 0.0
        if row == self.held.emotion_lane:
            return self.plan.curve
        return (self.held.height(row) or METRIC_BAND) * self.plan.scale if kind == "metric" else 0.0

    def _grounds(self, cells: Mapping[Place, float]) -> list[float]:
        """The height that each row's ground needs."""
        spacing, scale = self.theme.spacing, self.plan.scale
        highest = [0.0] * len(self.held.lanes)
        for (_, row), height in cells.items():
            highest[row] = max(highest[row], height + 2 * spacing.cell_pad * scale)
        found = []
        for row, cards in enumerate(highest):
            if row in self.folded.rows:
                found.append(STRIP)
                continue
            band = self.band(row)
            least = 0.0 if band else least_ground(self.held, row, self.theme) * scale
            found.append(max(band + cards, self.labels[row].height, least))
        return found

    @property
    def gaps(self) -> Gaps:
        """The distances without any slack."""
        return Gaps(self.theme.spacing.section * self.plan.head, self.plan.curve)

    @property
    def own_curve(self) -> bool:
        """Whether the curve stands under the stages, because no lane is there for it."""
        return self.held.emotion_lane is None

    @property
    def sections(self) -> float:
        """How many section gaps stand above each other."""
        return UNDER_HEAD + UNDER_SPINE + (UNDER_CURVE if self.own_curve else 0.0) + (1.0 if self.legend else 0.0)

    @property
    def stretching(self) -> set[int]:
        """The rows that take what is left of a sheet's height: those of cards, or all where there are no others."""
        rows = set(range(len(self.grounds)))
        return {row for row in rows if not self.band(row)} or rows

    @property
    def head_height(self) -> float:
        """The height of title and persona."""
        title, panel = self.head
        beside = panel.width and title.width + panel.width < self.head_width
        if beside or not panel.width:
            return max(title.height, panel.height, self.logo.height)
        both = title.height + panel.height + self.theme.spacing.section * self.plan.head
        return max(both, self.logo.height)

    @property
    def visibility(self) -> float:
        """The height of the line of visibility; 0 without one."""
        return HEIGHT * self.plan.lane if self.unseen is not None else 0.0

    @property
    def rows_height(self) -> float:
        """The height of all rows, with the line of visibility."""
        return self.visibility + sum(self.grounds) + len(self.grounds) * self.theme.spacing.row_gap * self.plan.scale

    @property
    def key_height(self) -> float:
        """The height of what the colours mean, with the room under it."""
        return self.key.height + 0.5 * self.theme.spacing.section * self.plan.head if self.key else 0.0

    @property
    def foot_height(self) -> float:
        """The height of the legend and of the footer beside it."""
        return max(self.legend.height, self.footer.height) if self.legend and self.footer else 0.0

    @property
    def height(self) -> float:
        """The height of everything between the margins."""
        total = self.head_height + self.key_height + self.spine.height + self.rows_height + self.foot_height
        if self.own_curve:
            total += self.plan.curve
        return total + self.sections * self.gaps.section

    def drawing(self, gaps: Gaps | None = None) -> Drawing:
        """The drawing, with these gaps between its parts or without any slack."""
        return Placing(self, gaps or self.gaps).drawing()
