"""The time spine: the band of phases and the stages as arrows under it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from app.domain.records import Stage
from app.layout.dates import people_text
from app.layout.grid import inset
from app.layout.shapes import Box, Group, Path, Rect, Shape, Symbol
from app.layout.theme import CAP_HEIGHT, Theme
from app.layout.typeset import TIGHT, Block, Style, set_line, set_text, widest_word

POINT = 4.6
"""How far an arrow's point reaches."""
AFTER = 2.4
"""Between a stage's number and its title."""
GAP = 0.7
"""Between how many people a stage has and its goal, in cap heights."""
ICON = 1.7
"""The side of the symbol before the number of people, in cap heights."""


@dataclass(frozen=True, slots=True)
class Spine:
    """Phases and stages with their texts set: groups from (0, 0), and the heights of both bands."""

    phases: tuple[Group, ...]
    cycles: tuple[Group, ...]
    """The other names of phases, those of the relationship as the provider sees it; mostly none."""
    stages: tuple[Group, ...]
    height: float
    stage_top: float
    shortened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """A stage's number, title and goal, set."""

    number: Block
    title: Block
    people: Block
    goal: Block

    @property
    def below(self) -> float:
        """How high what stands below the arrow is."""
        return (
            self.people.height
            + (GAP * self.people.style.cap if self.people.lines and self.goal.lines else 0.0)
            + self.goal.height
        )


def spine(
    stages: Sequence[Stage], edges: Sequence[float], scale: float, card_scale: float,
    words: Mapping[str, str], theme: Theme, narrow: Container[int] = (),
) -> Spine:  # fmt: skip
    """The bands over columns with these edges; in the ``narrow`` ones only the stage's number has room."""
    if not stages:
        return Spine((), (), (), 0.0, 0.0, ())
    gap = theme.spacing.column_gap * card_scale
    band = theme.type.phase * 2.5 * scale
    phases = _phases(stages, edges, gap, band, scale, words, theme)
    top = band + 1.6 * scale
    cycles = _cycles(stages, edges, gap, (band + 1.0 * scale, 0.76 * band), scale, words, theme)
    if cycles:
        top = band + 0.76 * band + 2.6 * scale
    heads, style = _heads(stages, edges, scale, card_scale, words, theme, narrow)
    arrow = max(
        max(max(h.title.height, h.number.height) for h in heads) - style.size * 0.2 + 2 * 3.9 * scale, 13.0 * scale
    )
    below = max(head.below for head in heads)
    height = arrow + (below + 3.4 * card_scale if below else 0.0)
    wide = [b - a for number, (a, b) in enumerate(pairwise(edges)) if number not in narrow]
    point = min(POINT * scale, min(wide, default=POINT * scale / 0.09) * 0.09)
    groups = []
    for number, (stage, head) in enumerate(zip(stages, heads, strict=True)):
        x, width = inset(edges, number, number + 1, gap)
        body = width if number + 1 < len(stages) else width - point  # the last point ends with the grid
        shapes: list[Shape] = [_arrow(body, arrow, point, first=number == 0, color=theme.colors.head)]
        left = _text_left(number, point, scale)
        if number in narrow:
            left = (point if number else 0.0) + (body - head.number.width) / 2
        text_top = (arrow - (head.title.height or head.number.height) + style.size * 0.2) / 2
        shapes.extend(head.number.at(left, text_top))
        shapes.extend(head.title.at(left + head.number.width + AFTER * scale, text_top))
        pad, under = theme.spacing.cell_pad * card_scale, arrow + 2.4 * card_scale
        shapes += _people_at(head.people, pad, under, theme)
        goal_top = under + head.below - head.goal.height
        shapes.extend(head.goal.at(pad, goal_top))
        places = (("goal", Box(pad, goal_top, width - 2 * pad, head.goal.height)),) if head.goal.lines else ()
        about = _about(stage, number, words)
        groups.append(Group(stage.id, "stage", x, top, width, height, tuple(shapes), theme.colors.head, about, places))
    cut = tuple(s.id for s, h in zip(stages, heads, strict=True) if h.title.cut or h.goal.cut)
    return Spine(phases, cycles, tuple(groups), top + height, top, cut)


def _people_at(people: Block, x: float, y: float, theme: Theme) -> list[Shape]:
    """That, behind a symbol."""
    if not people.lines:
        return []
    cap = people.style.cap
    icon = Symbol("mark:actor", x, y + cap / 2 - ICON * cap / 2, ICON * cap, theme.colors.mark)
    return [icon, *people.at(x + (ICON + 0.5) * cap, y)]


def cycle_name(stage: Stage, words: Mapping[str, str]) -> str:
    """What a stage is to the provider; "" where nothing is said."""
    cycle = stage.fields.get("cycle")
    return words[f"cycle.{cycle}"] if cycle else ""


def _cycles(
    stages: Sequence[Stage], edges: Sequence[float], gap: float, band: tuple[float, float], scale: float,
    words: Mapping[str, str], theme: Theme,
) -> tuple[Group, ...]:  # fmt: skip
    """A thin band (its top and height) with what stages are to the provider; nothing where none says it."""
    groups = []
    at = 0
    (top, height), style = band, Style("regular", 0.82 * theme.type.phase * scale, theme.colors.quiet)
    for name, run in groupby(stages, key=lambda stage: cycle_name(stage, words)):
        members = list(run)
        x, width = inset(edges, at, at + len(members), gap)
        at += len(members)
        if not name:
            continue
        text = set_text(name if width > 20.0 * scale else "", style, width - 6.0 * scale, 1)
        edge = max(theme.spacing.hairline, 0.3 * scale)
        ground = Rect(Box(0.0, 0.0, width, height), stroke=theme.colors.line, stroke_width=edge, radius=1.2 * scale)
        shapes: tuple[Shape, ...] = (ground, *text.at(3.6 * scale, (height - style.cap) / 2))
        groups.append(Group(members[0].id, "cycle", x, top, width, height, shapes, None, name))
    return tuple(groups)


def _text_left(number: int, point: float, scale: float) -> float:
    return (point if number else 0.0) + 3.6 * scale


def _about(stage: Stage, number: int, words: Mapping[str, str]) -> str:
    """What is said of a stage to those who cannot see it; ``number`` from 0."""
    title = words["about.stage"].format(number=number + 1, title=stage.title or words["stage.untitled"])
    people = people_text(stage.fields, words)
    people = words["about.people"].format(people=people) if people else ""
    parts = (title, words[f"phase.{stage.phase}"], cycle_name(stage, words), people, str(stage.fields.get("goal", "")))
    return ". ".join(filter(None, parts))


def _heads(
    stages: Sequence[Stage], edges: Sequence[float], scale: float, card_scale: float,
    words: Mapping[str, str], theme: Theme, narrow: Container[int],
) -> tuple[list[_Head], Style]:  # fmt: skip
    """All heads in one size: the largest at which no word of a title is broken and none has more than two lines."""
    sizes, colors = theme.type, theme.colors
    titles = ["" if n in narrow else stage.title or words["stage.untitled"] for n, stage in enumerate(stages)]
    rooms = _rooms(edges, theme.spacing.column_gap * card_scale, scale)
    numerals = [widest_word(str(number + 1), "semibold") for number in range(len(stages))]
    needs = [widest_word(title[:400], "semibold") + n for title, n in zip(titles, numerals, strict=True)]
    least = 2.8 * scale
    fitting = [room / need * CAP_HEIGHT * 0.999 for room, need, t in zip(rooms, needs, titles, strict=True) if t]
    cap = min([sizes.stage * scale, *fitting])
    for smaller in (1.0, 0.88, 0.76):
        style = Style("semibold", max(least, cap * smaller), colors.on_head, TIGHT)
        widths = [max(1.0, room - n * style.size) for room, n in zip(rooms, numerals, strict=True)]
        blocks = [set_text(t, style, w, theme.limits.stage) for t, w in zip(titles, widths, strict=True)]
        if max(block.lines for block in blocks) <= 2:
            break
    light = replace(style, color=colors.on_head_quiet)
    quiet = Style("regular", sizes.card_text * max(card_scale, 0.9 * scale), colors.quiet)
    heads = []
    for number, (stage, title) in enumerate(zip(stages, blocks, strict=True)):
        if not stage.title:
            title = replace(title, style=light)
        goal_width = edges[number + 1] - edges[number] - 2 * theme.spacing.cell_pad * card_scale
        said = "" if number in narrow else str(stage.fields.get("goal", "")).strip()
        goal = set_text(said, quiet, goal_width, theme.limits.stage)
        counted = "" if number in narrow else people_text(stage.fields, words)
        bold = replace(quiet, weight="semibold")
        people = set_text(counted, bold, goal_width - (ICON + 0.5) * quiet.cap, 2)
        heads.append(_Head(set_line(str(number + 1), light), title, people, goal))
    return heads, style


def _rooms(edges: Sequence[float], gap: float, scale: float) -> list[float]:
    """The width in each arrow for number and title."""
    rooms = []
    for number, (left, right) in enumerate(pairwise(edges)):
        last = POINT * scale if number + 2 == len(edges) else 0.0  # its point takes from its own width
        rooms.append(right - left - gap - _text_left(number, POINT * scale, scale) - (AFTER + 3.0) * scale - last)
    return rooms


def _arrow(width: float, height: float, point: float, *, first: bool, color: str) -> Path:
    """A band that ends in a point reaching under the next one's notch; the first begins straight."""
    notch = 0.0 if first else point
    segments: tuple[tuple[str | float, ...], ...] = (
        ("M", 0.0, 0.0), ("L", width, 0.0), ("L", width + point, height / 2), ("L", width, height),
        ("L", 0.0, height), *((("L", notch, height / 2),) if notch else ()), ("Z",),
    )  # fmt: skip
    return Path(segments, fill=color)


def _phases(
    stages: Sequence[Stage], edges: Sequence[float], gap: float, height: float, scale: float,
    words: Mapping[str, str], theme: Theme,
) -> tuple[Group, ...]:  # fmt: skip
    groups = []
    at = 0
    for phase, run in groupby(stages, key=lambda stage: stage.phase):
        members = list(run)
        x, width = inset(edges, at, at + len(members), gap)
        at += len(members)
        style = Style("semibold", theme.type.phase * scale, theme.colors.navy)
        name = set_text(words[f"phase.{phase}"] if width > 20.0 * scale else "", style, width - 6.0 * scale, 1)
        ground = Rect(Box(0.0, 0.0, width, height), fill=theme.colors.label, radius=1.2 * scale)
        shapes: tuple[Shape, ...] = (ground, *name.at(3.6 * scale, (height - style.cap) / 2))
        groups.append(
            Group(members[0].id, "phase", x, 0.0, width, height, shapes, theme.colors.label, words[f"phase.{phase}"])
        )
    return tuple(groups)
