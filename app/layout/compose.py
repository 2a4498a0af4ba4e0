"""A layout in two steps: set everything for the plan's widths, which tells the height; then place it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.domain.records import Card, Lane
from app.layout import curve as curves
from app.layout.anatomy import CardLook
from app.layout.card_parts import smallest_size
from app.layout.cells import Cell, Setting, place_cell, set_cell
from app.layout.coloring import color_key, coloring
from app.layout.contents import Contents
from app.layout.display import USUAL, Display
from app.layout.folding import DOT, STRIP, band_group, dots, folds, joined, strip_group, strip_label
from app.layout.grid import Place, inset, share
from app.layout.header import header, title_groups
from app.layout.lanes import METRIC_BAND, label_group, labels, means, metric_group, row_group
from app.layout.legend import footer, legend
from app.layout.plan import Plan, least_ground
from app.layout.route import Stop, counted, route_groups
from app.layout.same import Same
from app.layout.shapes import Box, CellBox, Drawing, Group, Rect, Shape, SheetSize
from app.layout.stages import Spine, spine
from app.layout.theme import CAP_HEIGHT, Theme, ink_of

Words = Same[Mapping[str, str]]
UNDER_HEAD, UNDER_SPINE, UNDER_CURVE = 1.0, 0.35, 0.15
"""How much of a section's gap stands under these parts."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where the slack of a sheet goes: more room between the parts, a higher curve, higher rows."""

    section: float
    curve: float
    row: float = 0.0


@dataclass(slots=True)
class _Out:
    """What has been placed so far."""

    groups: list[Group] = field(default_factory=list)
    cells: list[CellBox] = field(default_factory=list)
    cards: dict[tuple[str, str], tuple[Group, ...]] = field(default_factory=dict)
    lanes: list[tuple[str, Box]] = field(default_factory=list)
    curve: curves.PlacedCurve | None = None
    grounds: list[Box] = field(default_factory=list)
    """Of the rows that show cards."""


class Composition:
    """A map with all its text set; ``height`` is what it needs between the margins.

    With ``guessed`` heights of cells their cards are not set: then only the height can be asked for.
    """

    def __init__(
        self, held: Contents, plan: Plan, words: Words, theme: Theme, sheet: SheetSize | None,
        guessed: Mapping[Place, float] | None = None, display: Display = USUAL,
    ) -> None:  # fmt: skip
        self.held, self.plan, self.words, self.theme, self.sheet = held, plan, words, theme, sheet
        self.display, self.folded = display, folds(held, display)
        self.chronological = display.density == "chronological"
        folded = self.folded
        self.kept = Same(theme)
        said = words.value
        self.edges = plan.columns.edges if held.stages else (0.0, plan.grid_width)
        route = counted(held, said) if display.route else ""
        self.head = header(held, plan.width, plan.head, said, theme, route)
        self.spine: Spine = spine(held.stages, self.edges, plan.stage, plan.scale, said, theme, folded.columns)
        label_width = plan.label_width - theme.spacing.column_gap * plan.lane
        self.labels = labels(held.lanes, label_width, plan.lane, said, theme)
        self.coloring = coloring(held, display.color_by, theme)
        self.key = color_key(held, self.coloring, plan.width, plan.head, said, theme) if self.coloring else None
        self.looks = [self._look(lane) for lane in held.lanes]
        shown = [place for place in held.cells if not folded.hide(*place)] if guessed is None else []
        self.steps = held.steps if self.chronological else ()
        self.cells = {place: self._cell(place) for place in shown}
        heights = guessed if guessed is not None else {p: cell.packed.height for p, cell in self.cells.items()}
        self.grounds = self._grounds(heights)
        places = curves.spread(held, self.edges)
        if self.chronological:
            places = curves.stepwise(held, plan.columns, places)
        self.curve = curves.set_curve(
            held, self.edges, places, plan.curve_scale, plan.curve_text, words, theme, folded.columns
        )  # fmt: skip
        self.legend = legend(held, plan.width * 0.78, plan.head, said, theme) if sheet else None
        self.footer = footer(held, plan.head, said, theme) if sheet else None

    # -- setting --------------------------------------------------------------------------------
    def _look(self, lane: Lane) -> CardLook:
        plan = self.plan
        kind = None
        if lane.lane_kind != "channel":
            kind = str(lane.fields.get("text_kind", "free")) if lane.lane_kind == "text" else ""
        return CardLook(plan.columns.card_width, plan.scale, kind, ink_of(self.theme, kind or "free"), self.coloring)

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

    def _band(self, row: int) -> float:
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
            band = self._band(row)
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
        return {row for row in rows if not self._band(row)} or rows

    @property
    def head_height(self) -> float:
        """The height of title and persona."""
        title, panel = self.head
        beside = panel.width and title.width + panel.width < self.plan.width
        if beside or not panel.width:
            return max(title.height, panel.height)
        return title.height + panel.height + self.theme.spacing.section * self.plan.head

    @property
    def rows_height(self) -> float:
        """The height of all rows."""
        return sum(self.grounds) + len(self.grounds) * self.theme.spacing.row_gap * self.plan.scale

    @property
    def key_height(self) -> float:
        """The height of what the colours mean, with the room under it."""
        return self.key.height + 0.5 * self.theme.spacing.section * self.plan.head if self.key else 0.0

    @property
    def foot_height(self) -> float:
        """The height of the legend's lines."""
        return self.legend.height if self.legend else 0.0

    @property
    def height(self) -> float:
        """The height of everything between the margins."""
        total = self.head_height + self.key_height + self.spine.height + self.rows_height + self.foot_height
        if self.own_curve:
            total += self.plan.curve
        return total + self.sections * self.gaps.section

    # -- placing --------------------------------------------------------------------------------
    def drawing(self, gaps: Gaps | None = None) -> Drawing:
        """The drawing; on a sheet the rows' heights must fill it, see ``Gaps``."""
        gaps = gaps or self.gaps
        plan, held, words, theme = self.plan, self.held, self.words.value, self.theme
        out = _Out()
        box = Box(plan.margin, plan.margin, plan.width, 0.0)
        heads, y = title_groups(held, self.head, box, words, theme, plan.head)
        y += gaps.section * UNDER_HEAD
        if self.key is not None:
            shapes = tuple(self.key.shapes)
            heads.append(Group(held.map.id, "color_key", plan.margin, y, plan.width, self.key.height, shapes))
            y += self.key_height
        spine_top = y
        y += self.spine.height + gaps.section * UNDER_SPINE
        own: list[Group] = []
        if self.own_curve:
            own = self._own_curve(out, Box(plan.grid_left, y, plan.grid_width, gaps.curve))
            y += gaps.curve + gaps.section * UNDER_CURVE
        grid_top = y
        labels_, curve, cards = self._rows(out, grid_top, gaps)
        bottom = grid_top + sum(self._row_heights(gaps))
        foot = self._foot()
        width = plan.width + 2 * plan.margin
        height = self.sheet.height if self.sheet else bottom + plan.margin
        page = Group(held.map.id, "page", 0.0, 0.0, width, height,
                     (Rect(Box(0.0, 0.0, width, height), fill=theme.colors.page),), theme.colors.page)  # fmt: skip
        spines = [self._moved(g, spine_top) for g in (*self.spine.phases, *self.spine.stages)]
        bands = self._bands(out)
        route = self._route(out) if self.display.route else []
        groups = (page, *heads, *out.groups, *own, *curve, *labels_, *spines, *bands, *route, *cards, *foot)
        columns = zip(held.stages, self.edges, self.edges[1:], strict=False)
        top = spine_top + self.spine.stage_top
        return Drawing(
            width=width,
            height=height,
            groups=groups,
            stages=tuple((s.id, Box(plan.grid_left + a, top, b - a, bottom - top)) for s, a, b in columns),
            lanes=tuple(out.lanes),
            cells=tuple(out.cells),
            cards=out.cards,
            beside={s.id: count for s, count in zip(held.stages, plan.columns.counts, strict=False) if count},
            collapsed=frozenset(
                [held.stages[n].id for n in self.folded.columns] + [held.lanes[n].id for n in self.folded.rows]
            ),
            steps=self._steps() if self.chronological else {},
            curve=out.curve,
            smallest_text=self._smallest(groups),
            shortened=self._shortened(),
        )

    def _route(self, out: _Out) -> list[Group]:
        """The line through the touchpoints; one that is inside something collapsed is met at its dot or band."""
        boxes = {group.owner: group.box for groups in out.cards.values() for group in groups}
        stops = [
            [Stop(boxes.get(card.id) or self._dot(out, column, card), card.lane_id or "") for card in cards]
            for column, cards in enumerate(self.held.touchpoints)
        ]
        return route_groups([s.id for s in self.held.stages], stops, self.plan.scale, self.theme,
                            self.words.value["route.title"])  # fmt: skip

    def _dot(self, out: _Out, column: int, card: Card) -> Box:
        """Where a card that is not shown is met on the drawing."""
        lane = dict(out.lanes)[card.lane_id or ""]
        row = next(n for n, one in enumerate(self.held.lanes) if one.id == card.lane_id)
        left, right = (self.plan.grid_left + edge for edge in self.edges[column : column + 2])
        x = (left + right - DOT) / 2
        if column not in self.folded.columns:
            mates = [mate.id for mate in self.held.cells[column, row]]
            x = dots(left + self.plan.columns.pad, right - self.plan.columns.pad, len(mates))[mates.index(card.id)]
        return Box(x, lane.y + (lane.h - DOT) / 2, DOT, DOT)

    def _steps(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """Of each stage its touchpoints and where the middles of their steps are on the drawing."""
        columns, left = self.plan.columns, self.plan.grid_left
        found = {}
        for column, cards in enumerate(self.held.touchpoints):
            if column not in self.folded.columns:
                middles = columns.middles(column, len(cards))
                pairs = zip(cards, middles, strict=True)
                found[self.held.stages[column].id] = tuple([(card.id, left + x) for card, x in pairs])
        return found

    def _bands(self, out: _Out) -> list[Group]:
        """The collapsed stages over the rows that show cards."""
        bands = []
        for column in sorted(self.folded.columns):
            x, width = inset(self.edges, column, column + 1, self.theme.spacing.column_gap * self.plan.scale)
            runs = [Box(self.plan.grid_left + x, g.y, width, g.h) for g in out.grounds]
            stage = self.held.stages[column]
            bands.append(band_group(stage, self.held, column, joined(runs), self.words.value, self.theme))
        return [band for band in bands if band is not None]

    def _moved(self, group: Group, y: float) -> Group:
        return group.at(group.x + self.plan.grid_left, group.y + y)

    def _own_curve(self, out: _Out, box: Box) -> list[Group]:
        """The curve without a lane, with a name of its own at the left."""
        theme, words, plan = self.theme, self.words.value, self.plan
        title = words["curve.title"]
        lane = Lane(id=self.held.map.id, project_id="", map_id="", rank="", lane_kind="emotion", title=title)
        width = plan.label_width - theme.spacing.column_gap * plan.lane
        label = labels([lane], width, plan.lane, words, theme)[0]
        shapes = label_group(lane, label, Box(0.0, 0.0, width, box.h), plan.lane, words, theme).shapes
        shapes += self._level_faces(width, box.h)
        group = Group(lane.id, "curve_label", plan.margin, box.y, width, box.h, shapes, None, words["curve.title"])
        return [group, *self._curve(out, box)]

    def _level_faces(self, right: float, height: float) -> tuple[Shape, ...]:
        placed = self.curve.frame(Box(0.0, 0.0, right, height))
        return tuple(curves.level_faces(placed, right - 1.5 * self.plan.lane, self.plan.lane, self.theme))

    def _curve(self, out: _Out, box: Box) -> list[Group]:
        """The curve in its band, kept for hands in ``out``."""
        words = self.words.value
        out.curve = self.curve.place(box, self.held.map.id, "" if self.sheet else words["curve.hint"])
        return out.curve.groups(words["curve.title"])

    def _row_heights(self, gaps: Gaps) -> list[float]:
        """The heights of the rows, ground and gap, with their share of the slack."""
        gap = self.theme.spacing.row_gap * self.plan.scale
        stretching = self.stretching
        more = [gaps.row if row in stretching else 0.0 for row in range(len(self.grounds))]
        if self.held.emotion_lane is not None and self.held.emotion_lane not in self.folded.rows:
            more[self.held.emotion_lane] += gaps.curve - self.plan.curve
        return [ground + gap + extra for ground, extra in zip(self.grounds, more, strict=True)]

    def _rows(self, out: _Out, top: float, gaps: Gaps) -> tuple[list[Group], list[Group], list[Group]]:
        """Places all rows: grounds into ``out``; gives back labels, curve and cards, which are painted later."""
        plan, held, theme, words = self.plan, self.held, self.theme, self.words.value
        gap = theme.spacing.row_gap * plan.scale
        labels_: list[Group] = []
        curve: list[Group] = []
        cards: list[Group] = []
        y = top
        for row, (lane, height) in enumerate(zip(held.lanes, self._row_heights(gaps), strict=True)):
            ground = Box(plan.grid_left, y + gap / 2, plan.grid_width, height - gap)
            if row not in self.folded.rows and not self._band(row):
                out.grounds.append(ground)
            label_box = Box(plan.margin, ground.y, plan.label_width - theme.spacing.column_gap * plan.lane, ground.h)
            if row in self.folded.rows:
                labels_.append(strip_label(lane, label_box, words, theme))
                out.groups.append(strip_group(lane, held, row, ground, self.edges, words, theme, self.coloring))
                out.lanes.append((lane.id, Box(plan.margin, y, plan.width, height)))
                y += height
                continue
            label = label_group(lane, self.labels[row], label_box, plan.lane, words, theme)
            out.groups.append(row_group(lane, ground, self.edges, plan.scale, theme))
            band = gaps.curve if row == held.emotion_lane else self._band(row)
            if row == held.emotion_lane:
                shapes = label.shapes + self._level_faces(label_box.w, band)
                label = Group(lane.id, "lane", label.x, label.y, label.w, label.h, shapes, None, label.about)
                curve += self._curve(out, Box(ground.x, ground.y, ground.w, band))
            elif lane.lane_kind == "metric":
                line = Box(ground.x, ground.y, ground.w, band)
                curve.append(metric_group(lane, means(held, lane), line, self.edges, plan.scale, words, theme))
            labels_.append(label)
            slack = 0.0 if band else min(gaps.row / 2, 3.0 * plan.scale)
            self._row_cells(out, row, Box(ground.x, y, ground.w, height), gap / 2 + band + slack, cards)
            out.lanes.append((lane.id, Box(plan.margin, y, plan.width, height)))
            y += height
        return labels_, curve, cards

    def _row_cells(self, out: _Out, row: int, box: Box, offset: float, cards: list[Group]) -> None:
        """Places the cells of a row and their cards; ``offset`` is where cards may begin below the row's edge."""
        held, plan = self.held, self.plan
        lane = held.lanes[row]
        first = box.y + offset + self.theme.spacing.cell_pad * plan.scale
        for column, stage in enumerate(held.stages):
            if column in self.folded.columns:
                continue
            left, right = self.edges[column], self.edges[column + 1]
            out.cells.append(CellBox(stage.id, lane.id, Box(box.x + left, box.y, right - left, box.h)))
            cell = self.cells.get((column, row))
            if cell is not None:
                out.cards[stage.id, lane.id] = placed = place_cell(cell, (box.x + left + plan.columns.pad, first))
                cards.extend(placed)

    def _foot(self) -> list[Group]:
        """Legend and footer of a sheet, at its lower margin."""
        if self.legend is None or self.footer is None or self.sheet is None:
            return []
        plan, owner = self.plan, self.held.map.id
        groups = []
        for role, part, x in (("legend", self.legend, plan.margin),
                              ("footer", self.footer, plan.margin + plan.width - self.footer.width)):  # fmt: skip
            top = self.sheet.height - plan.margin - part.height
            groups.append(Group(owner, role, x, top, part.width, part.height, tuple(part.shapes)))
        return groups

    def _smallest(self, groups: Sequence[Group]) -> float:
        sizes = [cell.smallest for cell in self.cells.values()]
        sizes += [_smallest_of(Same(group)) for group in groups if group.role != "card"]
        least = min(sizes, default=0.0)
        return least * CAP_HEIGHT if least < 1e9 else 0.0

    def _shortened(self) -> tuple[str, ...]:
        held = self.held
        found = [held.map.id] if self.head[0].shortened else []
        found += [held.persona.id] if self.head[1].shortened and held.persona else []
        found += self.spine.shortened
        found += [lane.id for lane, label in zip(held.lanes, self.labels, strict=True) if label.name.cut]
        for cell in self.cells.values():
            found += cell.shortened
        return tuple(found)


@lru_cache(maxsize=1024)
def _smallest_of(group: Same[Group]) -> float:
    """The smallest font size of a group; the many faces of a curve are looked at once."""
    return smallest_size(group.value.shapes)
