"""The map to be shown: a slide of the whole, and for each stage one that can be read from the last row.

The slide of a stage has a head that says which it is, and its part of the map as large as it goes.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.document import Document
from app.domain.records import Card, Stage
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, Group, Path, Rect, Shape, SheetSize
from app.layout.theme import Theme
from app.layout.typeset import TIGHT, Style, set_line, set_text
from app.poster.gutters import Gap, Stretch, widened
from app.poster.page import Page, Placement, Printout, placed_whole
from app.poster.paper import Paper
from app.poster.press import Press

SLIDE = Paper("", 1016 / 3, 190.5)
"""A slide of 16:9, as presentation programs make them."""
ROOM = 1.16
"""Where a program lacks our font, others take its place that are up to so many times as wide: texts have that room."""
_WHOLE = Paper("", 3 * SLIDE.width / ROOM, 3 * SLIDE.height)
"""The whole map is laid out as for a wall, but narrower, drawn out to the slide's shape, and shown a third as large."""
_CURVE = 52.0
"""The natural height of its curve: too low for words at the best and the worst moment, which are cards below it."""
_SHARE = 0.29
"""Of the slide's height, what the curve would have at its usual height; it has as much less as its own is lower."""
_SMALL = 1.85
"""Millimetres: capitals lower than that are small on a slide."""
_STEP = 4.0
"""Millimetres that an emotion is higher than the next, at least, where there are words in the curve's band."""
_TRIES = 3
_NAME = (5.6, 4.6, 3.8)
"""Cap heights of a stage's name, the first at which it fits one line."""


def slide_pages(press: Press) -> Printout:
    """The whole map, then its stages in order."""
    whole = placed_whole(_drawn_out(press.lay_out(_WHOLE), 3 * SLIDE.width), SLIDE.width, SLIDE.height)
    stages, called = press.document.stages(press.map_id), press.title or press.words["map.untitled"]
    first = Page(SLIDE.width, SLIDE.height, (replace(whole, bookmarks=False, room=ROOM),), name="0", bookmark=called)
    look = _wide(press.theme)
    return Printout(press.title, (first, *(_stage_slide(press, n, one, look) for n, one in enumerate(stages, 1))))


def _stage_slide(press: Press, number: int, stage: Stage, look: Theme) -> Page:
    """The slide of a stage, which is the map's ``number``-th (from 1); the slide is called that number."""
    head = _head(press, number, stage)
    top, called = head.height, stage.title or press.words["stage.untitled"]
    drawing = _part(press, stage, top, look)
    if not drawing.lanes:
        return Page(SLIDE.width, SLIDE.height, (Placement(head),), name=str(number), bookmark=called)
    first, last = drawing.lanes[0][1], drawing.lanes[-1][1]
    window = Box(0.0, top, SLIDE.width, last.bottom - first.y)
    return Page(
        SLIDE.width,
        SLIDE.height,
        (Placement(head), Placement(drawing, dy=top - first.y, clip=window, bookmarks=False, room=ROOM)),
        name=str(number),
        bookmark=called,
    )


def _part(press: Press, stage: Stage, top: float, look: Theme) -> Drawing:
    """The map with that stage alone, drawn out to the slide's width.

    Where its type would be small, or words leave the curve no room, the curve is low, bare, and leaves room to cards.
    """
    drawing = _filling(press, _alone(press, stage, {}), top, look)
    if drawing.smallest_text < _SMALL or (drawing.curve is not None and drawing.curve.step < _STEP):
        drawing = _filling(press, _alone(press, stage, {"height": _CURVE}), top, look)
    return _drawn_out(drawing, SLIDE.width)


def _drawn_out(drawing: Drawing, width: float) -> Drawing:
    """A drawing made that wide: grounds and lines with it, and what stands on them farther apart."""
    wider = Stretch((Gap(0.0, drawing.width, width - drawing.width),))
    made = replace(widened(drawing, wider, Stretch()), width=width)
    return replace(made, groups=tuple(_ground(g, width) if g.role == "page" else g for g in made.groups))


def _ground(page: Group, width: float) -> Group:
    """The page's own ground made that wide."""
    shapes = (replace(s, box=replace(s.box, w=width)) if isinstance(s, Rect) else s for s in page.shapes)
    return Group(page.owner, page.role, page.x, page.y, width, page.h, tuple(shapes), page.overview, page.about)


def _filling(press: Press, document: Document, top: float, look: Theme) -> Drawing:
    """A map so high that what lies between its headings and its legend fills the page below ``top``, but narrower."""
    width, margin = SLIDE.width / ROOM, SLIDE.margin / ROOM
    hidden, display = 0.3 * SLIDE.height, replace(press.display, density="compact")
    for _ in range(_TRIES):
        sheet = SheetSize(width, SLIDE.height - top + hidden, margin)
        drawing = layout_map(document, press.map_id, press.words, sheet, look, display)
        shown = drawing.lanes[-1][1].bottom - drawing.lanes[0][1].y if drawing.lanes else 0.0
        hidden = drawing.height - shown - SLIDE.margin
    return drawing


def _wide(theme: Theme) -> Theme:
    """A slide of one stage has room to the side: its cards are wide and its rows low, so that type may be large."""
    low = {"row_height": 11.0, "cell_pad": 2.2, "curve_share": _SHARE}
    return replace(theme, spacing=replace(theme.spacing, card_max=150.0, note_max=190.0, **low))


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


def _head(press: Press, number: int, stage: Stage) -> Drawing:
    """The map's title and the phase in small type, the stage's name on an arrow, its goal below."""
    colors, words = press.theme.colors, press.words
    left, right, y = SLIDE.margin, SLIDE.width - SLIDE.margin, SLIDE.margin
    small = Style("regular", 2.3, colors.quiet)
    phase = set_line(words[f"phase.{stage.phase}"], replace(small, weight="semibold", color=colors.ink))
    title = set_text(press.title, small, right - left - phase.width - 6.0, 1)
    shapes: list[Shape] = [*title.at(left, y), *phase.at(right - phase.width, y)]
    band = Box(left, y + max(title.height, phase.height) + 2.6, right - left, 14.0)
    shapes.append(_arrow(band, 5.0, colors.head))
    called = stage.title or words["stage.untitled"]
    numeral = set_line(str(number), Style("semibold", _NAME[0], colors.on_head_quiet, TIGHT))
    x = left + 5.0 + numeral.width + 3.2
    for cap in _NAME:
        name = set_text(called, Style("semibold", cap, colors.on_head, TIGHT), right - x - 8.0, 1)
        if not name.cut:
            break
    middle = band.y + band.h / 2
    shapes += [*numeral.at(left + 5.0, middle - _NAME[0] / 2), *name.at(x, middle - name.style.cap / 2)]
    said = str(stage.fields.get("goal", "")).strip()
    goal = set_text(said, replace(small, cap=2.6), right - left, 2)
    shapes += goal.at(left, band.bottom + 3.0)
    height = band.bottom + 3.0 + goal.height + (3.4 if goal.lines else 1.0)
    about = ". ".join(
        filter(None, (words["about.stage"].format(number=number, title=called), words[f"phase.{stage.phase}"], said))
    )
    group = Group(stage.id, "stage", 0.0, 0.0, SLIDE.width, height, tuple(shapes), colors.head, about)
    shortened = (stage.id,) if name.cut or goal.cut else ()
    return Drawing(SLIDE.width, height, (group,), smallest_text=small.cap, shortened=shortened)


def _arrow(box: Box, point: float, color: str) -> Path:
    segments: tuple[tuple[str | float, ...], ...] = (
        ("M", box.x, box.y), ("L", box.right - point, box.y), ("L", box.right, box.y + box.h / 2),
        ("L", box.right - point, box.bottom), ("L", box.x, box.bottom), ("Z",),
    )  # fmt: skip
    return Path(segments, fill=color)
