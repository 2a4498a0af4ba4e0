"""The map to be shown: a slide of the whole, and for each stage one that can be read from the last row.

The slide of a stage has a head that says which it is, and its part of the map as large as it goes.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.document import Document
from app.domain.records import Card, Stage
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, Group, Path, Shape, SheetSize
from app.layout.theme import THEME
from app.layout.typeset import TIGHT, Style, set_line, set_text
from app.poster.page import Page, Placement, Printout, placed_whole
from app.poster.paper import Paper
from app.poster.press import Press

SLIDE = Paper("", 1016 / 3, 190.5)
"""A slide of 16:9, as presentation programs make them."""
_WHOLE = Paper("", 3 * SLIDE.width, 3 * SLIDE.height)
"""The whole map is laid out as for a wall, and shown a third as large."""
_WIDE = replace(
    THEME, spacing=replace(THEME.spacing, row_height=11.0, cell_pad=2.2, card_max=150.0, note_max=190.0)
)  # fmt: skip
"""A page of one stage has room to the side: its cards are wide and its rows low, so that their type may be large."""
_CURVE = 52.0
"""The natural height of its curve: too low for words at the best and the worst moment, which are cards below it."""
_SMALL = 1.85
"""Millimetres: capitals lower than that are small on a page of the natural height."""
_TRIES = 3
_NATURAL = 190.5
"""The height of a page whose head has the sizes stated here."""


def slide_pages(press: Press) -> Printout:
    """The whole map, then its stages in order."""
    whole = placed_whole(press.lay_out(_WHOLE), SLIDE.width, SLIDE.height)
    stages, called = press.document.stages(press.map_id), press.title or press.words["map.untitled"]
    first = Page(SLIDE.width, SLIDE.height, (replace(whole, bookmarks=False),), name="0", bookmark=called)
    return Printout(press.title, (first, *(stage_slide(press, n, one, SLIDE) for n, one in enumerate(stages, 1))))


def stage_slide(press: Press, number: int, stage: Stage, paper: Paper) -> Page:
    """The slide of a stage, which is the map's ``number``-th (from 1); the slide is called that number."""
    head = _head(press, number, stage, paper)
    top, called = head.height, stage.title or press.words["stage.untitled"]
    drawing = _part(press, stage, paper, top)
    if not drawing.lanes:
        return Page(paper.width, paper.height, (Placement(head),), name=str(number), bookmark=called)
    first, last = drawing.lanes[0][1], drawing.lanes[-1][1]
    window = Box(0.0, top, paper.width, last.bottom - first.y)
    return Page(
        paper.width,
        paper.height,
        (Placement(head), Placement(drawing, dy=top - first.y, clip=window, bookmarks=False)),
        name=str(number),
        bookmark=called,
    )


def _part(press: Press, stage: Stage, paper: Paper, top: float) -> Drawing:
    """The map with that stage alone; where its type would be small, the curve is low and leaves room to the cards."""
    drawing = _filling(press, _alone(press, stage, {}), paper, top)
    if drawing.smallest_text >= _SMALL * paper.height / _NATURAL:
        return drawing
    return _filling(press, _alone(press, stage, {"height": _CURVE}), paper, top)


def _filling(press: Press, document: Document, paper: Paper, top: float) -> Drawing:
    """A map so high that what lies between its headings and its legend fills the page below ``top``."""
    hidden = 0.3 * paper.height
    for _ in range(_TRIES):
        sheet = SheetSize(paper.width, paper.height - top + hidden, paper.margin)
        drawing = layout_map(document, press.map_id, press.words, sheet, _WIDE, press.display)
        shown = drawing.lanes[-1][1].bottom - drawing.lanes[0][1].y if drawing.lanes else 0.0
        hidden = drawing.height - shown - paper.margin
    return drawing


def _alone(press: Press, stage: Stage, curve: Mapping[str, float]) -> Document:
    """The document as if its map had this stage only, and the lanes in which that has something to show.

    ``curve`` is stated of the lane of the curve.
    """
    document, journey = press.document, press.journey
    cards = [card for card in document.all(Card) if card.stage_id == stage.id and card.lane_id is not None]
    used = {card.lane_id for card in cards}
    lanes = [
        replace(lane, fields={**lane.fields, **curve}) if lane.lane_kind == "emotion" else lane
        for lane in document.lanes(journey.id)
        if lane.id in used or lane.lane_kind == "emotion"
    ]
    plain = replace(journey, title=stage.title, persona_id=None, fields={})
    return Document.of([document.project, plain, stage, *lanes, *cards])


def _head(press: Press, number: int, stage: Stage, paper: Paper) -> Drawing:
    """The map's title and the phase in small type, the stage's name on an arrow, its goal below."""
    colors = THEME.colors
    scale = min(paper.height / _NATURAL, paper.width / (_NATURAL * 1.2))
    left, right = paper.margin, paper.width - paper.margin
    y = paper.margin
    small = Style("regular", 2.3 * scale, colors.quiet)
    phase = set_line(press.words[f"phase.{stage.phase}"], replace(small, weight="semibold", color=colors.navy))
    title = set_text(press.title, small, right - left - phase.width - 6.0 * scale, 1)
    shapes: list[Shape] = [*title.at(left, y), *phase.at(right - phase.width, y)]
    y += max(title.height, phase.height) + 2.6 * scale
    band = 14.0 * scale
    shapes.append(_arrow(Box(left, y, right - left, band), 5.0 * scale, colors.head))
    style = Style("semibold", 5.6 * scale, colors.on_head, TIGHT)
    numeral = set_line(str(number), replace(style, color=colors.on_head_quiet))
    x = left + 5.0 * scale
    room = right - x - numeral.width - 14.0 * scale
    name = set_text(stage.title or press.words["stage.untitled"], style, room, 1)
    cap = y + (band - style.cap) / 2
    shapes += [*numeral.at(x, cap), *name.at(x + numeral.width + 3.2 * scale, cap)]
    y += band + 3.0 * scale
    goal = set_text(str(stage.fields.get("goal", "")).strip(), replace(small, cap=2.6 * scale), right - left, 2)
    shapes += goal.at(left, y)
    height = y + goal.height + (3.4 * scale if goal.lines else 1.0 * scale)
    about = press.words["about.stage"].format(number=number, title=stage.title or press.words["stage.untitled"])
    about = ". ".join(filter(None, (about, press.words[f"phase.{stage.phase}"], str(stage.fields.get("goal", "")))))
    group = Group(stage.id, "stage", 0.0, 0.0, paper.width, height, tuple(shapes), colors.head, about)
    return Drawing(paper.width, height, (group,), smallest_text=small.cap)


def _arrow(box: Box, point: float, color: str) -> Path:
    segments: tuple[tuple[str | float, ...], ...] = (
        ("M", box.x, box.y), ("L", box.right - point, box.y), ("L", box.right, box.y + box.h / 2),
        ("L", box.right - point, box.bottom), ("L", box.x, box.bottom), ("Z",),
    )  # fmt: skip
    return Path(segments, fill=color)
