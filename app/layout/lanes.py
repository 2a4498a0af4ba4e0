"""Rows: their ground, the label at their left, and the bars of a row of figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.fields import field_of
from app.domain.records import Card, Lane
from app.layout.contents import Contents
from app.layout.grid import inset
from app.layout.shapes import Box, Group, Path, Rect, Shape, Symbol
from app.layout.theme import Theme, ink_of
from app.layout.typeset import TIGHT, Block, Style, fitting_cap, set_line, set_text

LABEL_PAD = 3.0
METRIC_BAND = 17.0
"""The natural height of the bars of a metric lane."""


@dataclass(frozen=True, slots=True)
class Label:
    """A lane's name, set, with its icon and marks."""

    icon: str
    name: Block
    cap: float
    marks: tuple[str, ...]
    height: float


def lane_icon(lane: Lane) -> str:
    """The symbol of a lane."""
    match lane.lane_kind:
        case "channel":
            return f"icon:{lane.fields.get('icon', 'other')}"
        case "text":
            return f"kind:{lane.fields.get('text_kind', 'free')}"
        case kind:
            return f"lane:{kind}"


def labels(
    lanes: Sequence[Lane], width: float, scale: float, words: Mapping[str, str], theme: Theme
) -> list[Label]:  # fmt: skip
    """The labels of all lanes in one size, set for a label column of that width."""
    spacing, sizes, colors = theme.spacing, theme.type, theme.colors
    room = width - _text_left(scale, theme) - 1.6 * scale
    titles = [lane.title or words["lane.untitled"] for lane in lanes]
    cap = fitting_cap(titles, "semibold", sizes.lane * scale, room, 3.5 * scale)
    made = []
    for lane, title in zip(lanes, titles, strict=True):
        heavy = lane.lane_kind in ("channel", "emotion") and bool(lane.title)
        color = colors.ink if lane.title else colors.quiet
        style = Style("semibold" if heavy else "regular", cap, color, TIGHT)
        name = set_text(title, style, room, theme.limits.lane)
        marks = tuple(f"{key}:{lane.fields[key]}" for key in ("medium", "control") if lane.fields.get(key))
        height = max(name.height, spacing.label_icon * scale) + 2 * 3.4 * scale
        if marks:
            height += (spacing.mark + 2.2) * scale
        made.append(Label(lane_icon(lane), name, cap, marks, height))
    return made


def _text_left(scale: float, theme: Theme) -> float:
    return (LABEL_PAD + theme.spacing.label_icon + 2.6) * scale


def label_group(lane: Lane, label: Label, box: Box, scale: float, words: Mapping[str, str], theme: Theme) -> Group:
    """A lane's label in its box: a block for a channel, bare for what describes it."""
    colors, icon = theme.colors, theme.spacing.label_icon * scale
    channel = lane.lane_kind == "channel"
    ink = colors.navy if lane.lane_kind != "text" else ink_of(theme, lane.fields.get("text_kind", "free")).mark
    shapes: list[Shape] = []
    if channel:
        shapes.append(Rect(Box(0.0, 0.0, box.w, box.h), fill=colors.label, radius=1.5 * scale))
    left, top = _text_left(scale, theme), 3.4 * scale
    shapes.append(Symbol(label.icon, LABEL_PAD * scale, top, icon, ink))
    drop = max(0.0, (icon - label.cap) / 2) if label.name.lines == 1 else max(0.0, icon * 0.14)
    shapes.extend(label.name.at(left, top + drop))
    below = top + max(icon, drop + label.name.height) + 2.2 * scale
    for number, mark in enumerate(label.marks):
        size = theme.spacing.mark * 1.1 * scale
        shapes.append(Symbol(mark, left + number * size * 1.5, below, size, colors.mark))
    about = words["about.lane"].format(title=lane.title or words["lane.untitled"])
    about = ". ".join([about, *(words[mark.replace(":", ".")] for mark in label.marks)])
    overview = colors.label if channel else None
    return Group(lane.id, "lane", box.x, box.y, box.w, box.h, tuple(shapes), overview, about)


def row_group(lane: Lane, box: Box, edges: Sequence[float], scale: float, theme: Theme) -> Group:
    """The ground of a row; ``edges`` are the columns' relative to the box.

    A channel's is tinted and parted by white lines; the others are white with faint lines, so that they recede.
    """
    colors, spacing = theme.colors, theme.spacing
    inner = edges[1:-1]
    between = tuple(part for x in inner for part in (("M", x, 0.0), ("L", x, box.h)))
    shapes: list[Shape] = []
    if lane.lane_kind == "channel":
        shapes.append(Rect(Box(0.0, 0.0, box.w, box.h), fill=colors.ground, radius=1.5 * scale))
        if between:
            width = spacing.column_gap * scale
            shapes.append(Path(between, stroke=colors.page, stroke_width=width, round_caps=False))
        return Group(lane.id, "row", box.x, box.y, box.w, box.h, tuple(shapes), colors.ground)
    thin = spacing.hairline * max(1.0, scale)
    if lane.lane_kind != "emotion" and between:
        shapes.append(Path(between, stroke=colors.faint, stroke_width=thin))
    return Group(lane.id, "row", box.x, box.y, box.w, box.h, tuple(shapes))


# -- figures ----------------------------------------------------------------------------------
def means(held: Contents, lane: Lane) -> list[float | None]:
    """Of each stage the mean of a lane's scale over the touchpoints that state it; None where none does."""
    metric = str(lane.fields.get("metric", "satisfaction"))
    stated: list[list[int]] = [[] for _ in held.stages]
    for (column, row), cards in held.cells.items():
        if held.lanes[row].lane_kind == "channel":
            stated[column] += [value for card in cards if (value := _score(card, metric)) is not None]
    return [sum(values) / len(values) if values else None for values in stated]


def _score(card: Card, metric: str) -> int | None:
    value = card.fields.get(metric)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def metric_group(
    lane: Lane, values: Sequence[float | None], box: Box, edges: Sequence[float], scale: float,
    words: Mapping[str, str], theme: Theme,
) -> Group:  # fmt: skip
    """Value and bar of each stage, in the middle of the box; ``edges`` are relative to it."""
    colors, spacing = theme.colors, theme.spacing
    top = field_of("card", str(lane.fields.get("metric", "satisfaction"))).high
    style = Style("semibold", theme.type.metric * scale, colors.ink)
    thick = 2.6 * scale
    middle = box.h / 2
    shapes: list[Shape] = []
    said = []
    for number, value in enumerate(values):
        x, width = inset(edges, number, number + 1, spacing.column_gap * scale)
        pad = spacing.cell_pad * scale
        figure = "–" if value is None else f"{value:.1f}".replace(".", words["decimal.mark"])
        text = set_line(figure, style if value is not None else replace(style, weight="regular", color=colors.quiet))
        shapes.extend(text.at(x + pad, middle - style.cap / 2))
        left = x + pad + 11.5 * scale
        track = min(x + width - pad - left, 70 * scale)
        if track <= 0 or value is None:
            continue
        said.append(figure)
        shapes.append(Rect(Box(left, middle - thick / 2, track, thick), fill=colors.faint, radius=thick / 2))
        filled = max(thick, track * value / top)
        shapes.append(Rect(Box(left, middle - thick / 2, filled, thick), fill=colors.accent, radius=thick / 2))
    about = ", ".join([lane.title or words["lane.untitled"], *said])
    return Group(lane.id, "metric", box.x, box.y, box.w, box.h, tuple(shapes), None, about)
