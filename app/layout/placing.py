"""The second step of a layout: every part of a composition at its place on the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.records import Card, Lane
from app.layout.blueprint import visibility_group
from app.layout.cells import place_cell
from app.layout.curve import PlacedCurve, level_faces
from app.layout.curve_beside import key_shapes
from app.layout.folding import DOT, band_group, dots, joined, strip_group, strip_label
from app.layout.grid import inset
from app.layout.header import title_groups
from app.layout.lanes import LABEL_PAD, Label, label_group, labels, metric_group, row_group
from app.layout.measures import measured
from app.layout.route import Stop, route_groups, route_name, steps
from app.layout.same import Same
from app.layout.shapes import Box, CellBox, Content, Drawing, Group, Rect, Shape
from app.layout.theme import CAP_HEIGHT

if TYPE_CHECKING:
    from app.layout.compose import Composition

UNDER_HEAD, UNDER_SPINE, UNDER_CURVE = 1.0, 0.35, 0.15
"""How much of a section's gap stands under these parts."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where the slack of a sheet goes: more room between the parts, a higher curve, higher rows."""

    section: float
    curve: float
    row: float = 0.0


class Placing:
    """Places one composition from top to bottom; on a sheet the rows' heights must fill it, see ``Gaps``.

    The groups are gathered in the layers in which they are painted.
    """

    def __init__(self, made: "Composition", gaps: Gaps) -> None:
        self.made, self.gaps = made, gaps
        self.held, self.plan, self.theme, self.words = made.held, made.plan, made.theme, made.words.value
        self.heads: list[Group] = []
        self.rows: list[Group] = []
        self.curves: list[Group] = []
        self.labels: list[Group] = []
        self.cards: list[Group] = []
        self.lanes: list[tuple[str, Box]] = []
        self.cells: list[CellBox] = []
        self.held_cards: dict[tuple[str, str], tuple[Group, ...]] = {}
        self.grounds: list[Box] = []
        """Of the rows that show cards."""
        self.curve: PlacedCurve | None = None
        self.curve_label: Group | None = None

    def drawing(self) -> Drawing:
        """All of it."""
        made, plan, held = self.made, self.plan, self.held
        spine_top = self._place_heads()
        bottom = self._place_rows(self._place_own_curve(spine_top + made.spine.height))
        width = plan.width + 2 * plan.margin
        height = made.sheet.height if made.sheet else bottom + plan.margin
        page = Group(held.map.id, "page", 0.0, 0.0, width, height,
                     (Rect(Box(0.0, 0.0, width, height), fill=self.theme.colors.page),),
                     self.theme.colors.page)  # fmt: skip
        spines = [
            g.at(g.x + plan.grid_left, g.y + spine_top)
            for g in (*made.spine.phases, *made.spine.cycles, *made.spine.stages)
        ]
        over = (*self._bands(), *self._route())
        groups = (page, *self.heads, *self.rows, *self.curves, *self.labels, *spines, *over, *self.cards, *self._foot())
        top = spine_top + made.spine.stage_top
        columns = zip(held.stages, made.edges, made.edges[1:], strict=False)
        folded = made.folded
        return Drawing(
            width=width,
            height=height,
            groups=groups,
            stages=tuple((s.id, Box(plan.grid_left + a, top, b - a, bottom - top)) for s, a, b in columns),
            lanes=tuple(self.lanes),
            cells=tuple(self.cells),
            cards=self.held_cards,
            beside={s.id: count for s, count in zip(held.stages, plan.columns.counts, strict=False) if count},
            collapsed=frozenset([held.stages[n].id for n in folded.columns] + [held.lanes[n].id for n in folded.rows]),
            steps=self._steps() if made.chronological else {},
            curve=self.curve,
            curve_label=self.curve_label,
            smallest_text=self._smallest(groups),
            shortened=self._shortened(),
        )

    # -- above the rows -------------------------------------------------------------------------
    def _place_heads(self) -> float:
        """Title, persona and what the colours mean; gives back where the stages begin."""
        made, plan, owner = self.made, self.plan, self.held.map.id
        mark = made.logo
        box = Box(plan.margin, plan.margin, made.head_width, 0.0)
        self.heads, y = title_groups(self.held, made.head, box, self.words, self.theme, plan.head)
        if mark.width:
            right = plan.margin + plan.width - mark.width
            self.heads.append(Group(owner, "logo", right, box.y, mark.width, mark.height, tuple(mark.shapes)))
            y = max(y, box.y + mark.height)
        y += self.gaps.section * UNDER_HEAD
        if made.key is not None:
            shapes = tuple(made.key.shapes)
            self.heads.append(Group(owner, "color_key", plan.margin, y, plan.width, made.key.height, shapes))
            y += made.key_height
        return y

    def _place_own_curve(self, y: float) -> float:
        """The curve where it has no lane, with a name of its own at the left; gives back where the rows begin."""
        theme, words, plan, gaps = self.theme, self.words, self.plan, self.gaps
        y += gaps.section * UNDER_SPINE
        if not self.made.own_curve:
            return y
        title = words["curve.title"]
        lane = Lane(id=self.held.map.id, project_id="", map_id="", rank="", lane_kind="emotion", title=title)
        width = plan.label_width - theme.spacing.column_gap * plan.lane
        label = labels([lane], width, plan.lane, words, theme)[0]
        shapes = label_group(lane, label, Box(0.0, 0.0, width, gaps.curve), plan.lane, words, theme).shapes
        named = Group(lane.id, "curve_label", plan.margin, y, width, gaps.curve, shapes, None, title)
        self.curves.append(self._named_curve(named, label, gaps.curve))
        self._place_curve(Box(plan.grid_left, y, plan.grid_width, gaps.curve))
        return y + gaps.curve + gaps.section * UNDER_CURVE

    def _named_curve(self, name: Group, label: Label, height: float) -> Group:
        """The group that names the curve, with the faces of its levels and the key of the lines in it."""
        shapes = (*name.shapes, *self._level_faces(name.w, height))
        self.curve_label = Group(name.owner, name.role, name.x, name.y, name.w, name.h, shapes, None, name.about)
        key, about = self._curve_key(label, name.w, height), self._with_key(name.about)
        return Group(name.owner, name.role, name.x, name.y, name.w, name.h, (*shapes, *key), None, about)

    def _level_faces(self, right: float, height: float) -> tuple[Shape, ...]:
        frame = self.made.curve.frame(Box(0.0, 0.0, right, height))
        return tuple(level_faces(frame, right - 1.5 * self.plan.lane, self.plan.lane, self.theme))

    def _curve_key(self, label: Label, width: float, height: float) -> list[Shape]:
        """What the lines beside the curve are called, under the lane's name."""
        scale, top = self.plan.lane, label.height - 2.0 * self.plan.lane
        left, low = LABEL_PAD * scale, height - 3.0 * scale
        room = Box(left, top, width - left, low - top)
        return key_shapes(self.made.curve_key, room, scale, self.theme)

    def _with_key(self, about: str) -> str:
        return ". ".join(
            [about, *([", ".join(name for _, name in self.made.curve_key)] if self.made.curve_key else [])]
        )

    def _place_curve(self, box: Box) -> None:
        """The curve in its band, kept for hands."""
        hint = "" if self.made.sheet else self.words["curve.hint"]
        self.curve = self.made.curve.place(box, self.held.map.id, hint)
        self.curves += self.curve.groups(self.words["curve.title"])

    # -- rows ---------------------------------------------------------------------------------
    def _row_heights(self) -> list[float]:
        """The heights of the rows, ground and gap, with their share of the slack."""
        made, row_gap = self.made, self.theme.spacing.row_gap * self.plan.scale
        more = [self.gaps.row if row in made.stretching else 0.0 for row in range(len(made.grounds))]
        curve = self.held.emotion_lane
        if curve is not None and curve not in made.folded.rows:
            more[curve] += self.gaps.curve - self.plan.curve
        return [ground + row_gap + extra for ground, extra in zip(made.grounds, more, strict=True)]

    def _place_rows(self, y: float) -> float:
        """All rows; gives back where they end."""
        plan, row_gap = self.plan, self.theme.spacing.row_gap * self.plan.scale
        label_width = plan.label_width - self.theme.spacing.column_gap * plan.lane
        for row, (lane, height) in enumerate(zip(self.held.lanes, self._row_heights(), strict=True)):
            if row == self.made.unseen:
                y = self._place_visibility(y, label_width)
            ground = Box(plan.grid_left, y + row_gap / 2, plan.grid_width, height - row_gap)
            label_box = Box(plan.margin, ground.y, label_width, ground.h)
            if row in self.made.folded.rows:
                self._place_strip(row, ground, label_box)
            else:
                self._place_row(row, ground, label_box)
                self._place_cells(row, Box(ground.x, y, ground.w, height))
            self.lanes.append((lane.id, Box(plan.margin, y, plan.width, height)))
            y += height
        return y

    def _place_visibility(self, y: float, label_width: float) -> float:
        """The line between what customers see and what they do not; gives back where it ends."""
        plan, owner = self.plan, self.held.map.id
        box = Box(plan.margin, y, plan.width, self.made.visibility)
        self.curves.append(visibility_group(owner, box, label_width, plan.lane, self.words, self.theme))
        return box.bottom

    def _place_strip(self, row: int, ground: Box, label_box: Box) -> None:
        """A collapsed lane."""
        made, lane = self.made, self.held.lanes[row]
        self.labels.append(strip_label(lane, label_box, self.words, self.theme))
        self.rows.append(
            strip_group(lane, self.held, row, ground, made.edges, self.words, self.theme, made.coloring)
        )  # fmt: skip

    def _place_row(self, row: int, ground: Box, label_box: Box) -> None:
        """The ground of a lane, its label, and its curve or figures."""
        made, plan, theme, words, lane = self.made, self.plan, self.theme, self.words, self.held.lanes[row]
        label = label_group(lane, made.labels[row], label_box, plan.lane, words, theme)
        self.rows.append(row_group(lane, ground, made.edges, plan.scale, theme))
        band = self._band(row)
        if row == self.held.emotion_lane:
            label = self._named_curve(label, made.labels[row], band)
            self._place_curve(Box(ground.x, ground.y, ground.w, band))
        elif lane.lane_kind == "metric":
            line = Box(ground.x, ground.y, ground.w, band)
            found = measured(self.held, lane)
            self.curves.append(metric_group(lane, found, line, made.edges, plan.scale, words, theme))
        else:
            self.grounds.append(ground)
        self.labels.append(label)

    def _band(self, row: int) -> float:
        return self.gaps.curve if row == self.held.emotion_lane else self.made.band(row)

    def _place_cells(self, row: int, box: Box) -> None:
        """The cells of a row, as high as the whole row, and their cards."""
        made, plan, lane, band = self.made, self.plan, self.held.lanes[row], self._band(row)
        slack = 0.0 if band else min(self.gaps.row / 2, 3.0 * plan.scale)
        spacing = self.theme.spacing
        first = box.y + (spacing.row_gap / 2 + spacing.cell_pad) * plan.scale + band + slack
        for column, stage in enumerate(self.held.stages):
            if column in made.folded.columns:
                continue
            left, right = made.edges[column], made.edges[column + 1]
            self.cells.append(CellBox(stage.id, lane.id, Box(box.x + left, box.y, right - left, box.h)))
            cell = made.cells.get((column, row))
            if cell is not None:
                placed = place_cell(cell, (box.x + left + plan.columns.pad, first))
                self.held_cards[stage.id, lane.id] = placed
                self.cards.extend(placed)

    # -- over the rows ------------------------------------------------------------------------
    def _bands(self) -> list[Group]:
        """The collapsed stages over the rows that show cards."""
        bands = []
        for column in sorted(self.made.folded.columns):
            gap = self.theme.spacing.column_gap * self.plan.scale
            x, width = inset(self.made.edges, column, column + 1, gap)
            runs = [Box(self.plan.grid_left + x, g.y, width, g.h) for g in self.grounds]
            stage = self.held.stages[column]
            bands.append(band_group(stage, self.held, column, joined(runs), self.words, self.theme))
        return [band for band in bands if band is not None]

    def _route(self) -> list[Group]:
        """The line through the touchpoints; one that is inside something collapsed is met at its dot or band."""
        if not self.made.display.route:
            return []
        boxes = {group.owner: group.box for groups in self.held_cards.values() for group in groups}
        route = self.made.route
        stops = [
            [Stop(boxes.get(card.id) or self._dot(column, card), card.lane_id or "") for card in cards]
            for column, cards in enumerate(steps(self.held, route))
        ]
        stage_ids = [stage.id for stage in self.held.stages]
        about = self.words["route.title"] if route is None else route_name(route, self.words)
        return route_groups(stage_ids, stops, self.plan.scale, self.theme, about)

    def _dot(self, column: int, card: Card) -> Box:
        """Where a card that is not shown is met on the drawing."""
        lane = dict(self.lanes)[card.lane_id or ""]
        row = next(n for n, one in enumerate(self.held.lanes) if one.id == card.lane_id)
        left, right = (self.plan.grid_left + edge for edge in self.made.edges[column : column + 2])
        x, pad = (left + right - DOT) / 2, self.plan.columns.pad
        if column not in self.made.folded.columns:
            mates = [mate.id for mate in self.held.cells[column, row]]
            x = dots(left + pad, right - pad, len(mates))[mates.index(card.id)]
        return Box(x, lane.y + (lane.h - DOT) / 2, DOT, DOT)

    def _steps(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """Of each stage its touchpoints and where the middles of their steps are on the drawing."""
        columns, left = self.plan.columns, self.plan.grid_left
        found = {}
        for column, cards in enumerate(self.held.touchpoints):
            if column not in self.made.folded.columns:
                pairs = zip(cards, columns.middles(column, len(cards)), strict=True)
                found[self.held.stages[column].id] = tuple([(card.id, left + x) for card, x in pairs])
        return found

    # -- below the rows -----------------------------------------------------------------------
    def _foot(self) -> list[Group]:
        """Legend and footer of a sheet, at its lower margin."""
        made, plan = self.made, self.plan
        if made.legend is None or made.footer is None or made.sheet is None:
            return []
        groups = []
        right = plan.margin + plan.width - made.footer.width
        for role, part, x in (("legend", made.legend, plan.margin), ("footer", made.footer, right)):
            top = made.sheet.height - plan.margin - part.height
            groups.append(Group(self.held.map.id, role, x, top, part.width, part.height, tuple(part.shapes)))
        return groups

    # -- what there is to say of it -------------------------------------------------------------
    def _smallest(self, groups: Sequence[Group]) -> float:
        sizes = [cell.smallest for cell in self.made.cells.values()]
        sizes += [_smallest_of(Same(group.content)) for group in groups if group.role != "card"]
        least = min(sizes, default=0.0)
        return least * CAP_HEIGHT if least < 1e9 else 0.0

    def _shortened(self) -> tuple[str, ...]:
        held, made = self.held, self.made
        found = [held.map.id] if made.head[0].shortened else []
        found += [held.persona.id] if made.head[1].shortened and held.persona else []
        found += made.spine.shortened
        found += [lane.id for lane, label in zip(held.lanes, made.labels, strict=True) if label.name.cut]
        for cell in made.cells.values():
            found += cell.shortened
        return tuple(found)


@lru_cache(maxsize=1024)
def _smallest_of(content: Same[Content]) -> float:
    """The smallest font size of what a group shows; what stays as it is is looked at once."""
    return content.value.smallest
