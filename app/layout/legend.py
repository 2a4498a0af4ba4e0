"""The foot of a sheet: what faces and marks mean, and where the map comes from."""

from collections.abc import Mapping

from app.domain.records import EMOTIONS
from app.layout.away import trimmed
from app.layout.contents import Contents
from app.layout.dates import written_date
from app.layout.details import OPINION, OwnDetails, details_of
from app.layout.foot import NAMED, name_of
from app.layout.lanes import SAID
from app.layout.marks import in_order, named
from app.layout.part import Part
from app.layout.shapes import Box, Rect, Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import Block, Style, set_line, set_text

NAME = "Vivencia"
LEGEND = 0.78
"""Of the width, the most that the legend takes."""
FOOTER = 0.45
"""Of the width, the most that the footer takes."""
NOTE_LINES = 3
_BLOCK = 10.4
"""The height of the title block."""


def legend(
    held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme, own: OwnDetails | None = None
) -> Part:  # fmt: skip
    """The faces, and of the marks those that the map uses and that are not put away, flowing in lines.

    ``own`` is what ``CardLook`` says: where details are shown, the mark of opinions is explained.
    """
    part = Part(width)
    colors = theme.colors
    style = Style("regular", theme.type.legend * scale, colors.quiet)
    height = 6.4 * scale
    x, y = 0.0, 0.0
    for name, word, color in _entries(held, words, theme, own):
        size = (6.0 if name.startswith("face") else 4.6) * scale
        text = set_line(words[word], style)
        need = size + 1.6 * scale + text.width
        if x > 0 and x + need > width:
            x, y = 0.0, y + height + 1.6 * scale
        part.shapes.append(Symbol(name, x, y + (height - size) / 2, size, color, colors.features))
        part.shapes.extend(text.at(x + size + 1.6 * scale, y + (height - style.cap) / 2))
        x += need + 6.0 * scale
    part.height = y + height
    return part


def _entries(
    held: Contents, words: Mapping[str, str], theme: Theme, own: OwnDetails | None
) -> list[tuple[str, str, str]]:  # fmt: skip
    """Symbol, word and colour of what is explained."""
    colors = theme.colors
    entries = [(face_name(e), f"emotion.{e}", colors.emotions[e]) for e in reversed(EMOTIONS)]
    cards = [trimmed(card, held.away) for cell in held.cells.values() for card in cell]
    touched = [card for (_, row), cell in held.cells.items() if held.lanes[row].lane_kind == "channel" for card in cell]
    if any(card.emotion is None for card in touched):
        entries.append(("face:none", "emotion.none", colors.emotions[None]))
    marks = named(cards)
    of_lanes = {(f"{key}:{lane.fields[key]}", f"{key}.{lane.fields[key]}") for key in SAID
                for lane in held.lanes if lane.fields.get(key)}  # fmt: skip
    strong = {"mark:moment_of_truth": colors.navy}
    entries += [(name, word, strong.get(name, colors.mark)) for name, word in in_order({*marks, *of_lanes})]
    if own is not None and any(detail.opinion for card in cards for detail in details_of(card, own, words)):
        entries.append((OPINION, OPINION.replace(":", "."), colors.mark))
    used = {key for card in cards for key in NAMED if card.fields.get(key) and name_of(card, key, words)}
    return entries + [(f"mark:{key}", f"mark.{key}", colors.mark) for key in NAMED if key in used]


def footer(held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme) -> Part:
    """The title block, if the theme's frame has one, and below it the map's date, what is noted, the program's name.

    It is no wider than ``width``; its lines end at its right edge.
    """
    date = written_date(str(held.map.fields.get("date", "")), words)
    said = " · ".join(filter(None, (date, theme.frame.note, words.get("footer.note", ""), NAME)))
    style = Style("regular", theme.type.legend * scale, theme.colors.quiet)
    lines = [set_text(said, style, width, NOTE_LINES)]
    line_height = 6.4 * scale
    cells = _cells(width, scale, theme)
    block = max((right for _, right, _ in cells), default=0.0)
    part = Part(max(block, lines[0].width))
    for x, _, texts in cells:
        left, top = part.width - block + x, 0.0
        part.shapes.append(Rect(Box(left, 0.0, 0.5 * scale, _BLOCK * scale), fill=theme.colors.accent))
        for text in texts:
            part.shapes.extend(text.at(left + 2.6 * scale, top + 0.6 * scale))
            top += 5.4 * scale
    if cells:
        part.height = (_BLOCK + 3.0) * scale
    for text in lines:
        part.shapes.extend(text.at(part.width - text.width, part.height + (line_height - style.cap) / 2))
        part.height += line_height + (text.lines - 1) * style.size * style.leading
    return part


def _cells(width: float, scale: float, theme: Theme) -> list[tuple[float, float, tuple[Block, Block]]]:
    """Left and right edge, name and value of each cell of the title block side by side, as many as fit."""
    colors, cap = theme.colors, theme.type.legend * scale
    name_style, value_style = Style("regular", 0.86 * cap, colors.quiet), Style("semibold", cap, colors.ink)
    found, x = [], 0.0
    for name, value in theme.frame.block:
        texts = (set_text(name, name_style, width, 1), set_text(value, value_style, 0.6 * width, 1))
        right = x + 2.6 * scale + max(text.width for text in texts)
        if right > width:
            break
        found.append((x, right, texts))
        x = right + 5.0 * scale
    return found
