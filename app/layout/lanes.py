"""Rows: their ground, the label at their left, and the bars of a row of figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.records import Lane
from app.layout.grid import inset
from app.layout.measures import Measured
from app.layout.shapes import Box, Group, Path, Rect, Shape, Symbol
from app.layout.theme import Theme, ink_of
from app.layout.typeset import TIGHT, Block, Style, fitting_cap, set_line, set_text

LABEL_PAD = 3.0
SAID = ("medium", "control", "channel_kind")
"""What a channel's label says with a mark, in their order."""
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
        marks = tuple(f"{key}:{lane.fields[key]}" for key in SAID if lane.fields.get(key))
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
def figure_text(value: float | None, found: Measured, words: Mapping[str, str]) -> str:
    """A value as it stands on the map: with one decimal, in percent, or with its sign; a dash for nothing."""
    if value is None:
        return "–"
    if found.share:
        return f"{100 * value:.0f} %"
    text = f"{value:+.1f}" if found.signed and round(value, 1) else f"{abs(value) if found.signed else value:.1f}"
    return text.replace("-", "−").replace(".", words["decimal.mark"])


def metric_group(
    lane: Lane, found: Measured, box: Box, edges: Sequence[float], scale: float, words: Mapping[str, str], theme: Theme
) -> Group:  # fmt: skip
    """Value and bar of each stage, in the middle of the box; ``edges`` are relative to it."""
    colors, spacing = theme.colors, theme.spacing
    style = Style("semibold", theme.type.metric * scale, colors.ink)
    middle, bold = box.h / 2, _figures_width(found, style, words)
    shapes: list[Shape] = []
    said = []
    for number, value in enumerate(found.values):
        x, width = inset(edges, number, number + 1, spacing.column_gap * scale)
        pad = spacing.cell_pad * scale
        figure = figure_text(value, found, words)
        text = set_line(figure, style if value is not None else replace(style, weight="regular", color=colors.quiet))
        shapes.extend(text.at(x + pad, middle - style.cap / 2))
        left = x + pad + max(11.5 * scale, bold + 3.0 * scale)
        most = number in found.most
        crown = style.cap * 1.5 if most else 0.0
        track = min(x + width - pad - left - crown, 70 * scale)
        if track <= 0 or value is None:
            continue
        said.append(f"{figure} ({words['mark.most']})" if most else figure)
        shapes += _bar(value, found, Box(left, middle, track, 2.6 * scale), most=most, theme=theme)
        if most:
            shapes.append(Symbol("mark:most", left + track + 0.15 * crown, middle - crown / 2, crown, colors.navy))
    about = ", ".join([lane.title or words["lane.untitled"], *said])
    return Group(lane.id, "metric", box.x, box.y, box.w, box.h, tuple(shapes), None, about)


def _figures_width(found: Measured, style: Style, words: Mapping[str, str]) -> float:
    """How wide the widest figure is, where there are others than of five."""
    if not (found.share or found.signed or found.high >= 10 or found.low < 0):
        return 0.0
    return max([set_line(figure_text(value, found, words), style).width for value in found.values], default=0.0)


def _bar(value: float, found: Measured, track: Box, *, most: bool, theme: Theme) -> list[Shape]:
    """A bar on its track (``y`` is the middle); one that goes both ways begins at a line for 0."""
    colors, thick = theme.colors, track.h
    top, span = track.y - thick / 2, found.high - found.low
    shapes: list[Shape] = [Rect(Box(track.x, top, track.w, thick), fill=colors.faint, radius=thick / 2)]
    zero = track.x + track.w * min(1.0, max(0.0, -found.low / span))
    end = track.x + track.w * min(1.0, max(0.0, (value - found.low) / span))
    fill = colors.mark if found.most and not most else colors.accent_text
    if found.signed and round(value, 1) * found.worse > 0:
        fill = colors.emotions[-2]
    if found.low >= 0:
        shapes.append(Rect(Box(track.x, top, max(thick, end - track.x), thick), fill=fill, radius=thick / 2))
        return shapes
    shapes.append(Rect(Box(min(zero, end), top, abs(end - zero), thick), fill=fill))
    edge = max(theme.spacing.hairline * 2, 0.16 * thick)
    shapes.append(Rect(Box(zero - edge / 2, top - 0.5 * thick, edge, 2 * thick), fill=colors.ink))
    return shapes
