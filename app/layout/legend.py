"""The foot of a sheet: what faces and marks mean, and where the map comes from."""

from collections.abc import Mapping

from app.domain.fields import field_of
from app.domain.records import EMOTIONS
from app.layout.contents import Contents
from app.layout.foot import NAMED
from app.layout.header import Part, written_date
from app.layout.shapes import Symbol
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.layout.typeset import Style, set_line

NAME = "Vivencia"


def legend(held: Contents, width: float, scale: float, words: Mapping[str, str], theme: Theme) -> Part:
    """The faces, and of the marks those that the map uses, flowing in lines."""
    part = Part(width)
    colors = theme.colors
    style = Style("regular", theme.type.legend * scale, colors.quiet)
    height = 6.4 * scale
    x, y = 0.0, 0.0
    for name, word, color in _entries(held, theme):
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


def _entries(held: Contents, theme: Theme) -> list[tuple[str, str, str]]:
    """Symbol, word and colour of what is explained."""
    colors = theme.colors
    entries = [(face_name(e), f"emotion.{e}", colors.emotions[e]) for e in reversed(EMOTIONS)]
    cards = [card for cell in held.cells.values() for card in cell]
    touched = [card for (_, row), cell in held.cells.items() if held.lanes[row].lane_kind == "channel" for card in cell]
    if any(card.emotion is None for card in touched):
        entries.append(("face:none", "emotion.none", colors.emotions[None]))
    if any(card.fields.get("moment_of_truth") is True for card in cards):
        entries.append(("mark:moment_of_truth", "mark.moment_of_truth", colors.navy))
    if any("importance" in card.fields for card in cards):
        entries.append(("mark:importance", "mark.importance", colors.mark))
    used = {f"{key}:{card.fields[key]}" for key in MARKS for card in cards if card.fields.get(key)}
    used |= {f"{key}:{lane.fields[key]}" for key in ("medium", "control") for lane in held.lanes
             if lane.fields.get(key)}  # fmt: skip
    used |= {f"mark:{key}" for key in NAMED for card in cards if card.fields.get(key)}
    order = [f"{key}:{choice}" for key in MARKS for choice in field_of("card", key).choices]
    order += [f"mark:{key}" for key in NAMED]
    return entries + [(name, name.replace(":", "."), colors.mark) for name in order if name in used]


MARKS = ("control", "evidence", "medium")


def footer(held: Contents, scale: float, words: Mapping[str, str], theme: Theme) -> Part:
    """The map's date, what the caller wants noted and the program's name in one line."""
    date = written_date(str(held.map.fields.get("date", "")), words)
    said = " · ".join(filter(None, (date, words.get("footer.note", ""), NAME)))
    style = Style("regular", theme.type.legend * scale, theme.colors.quiet)
    line = set_line(said, style)
    height = 6.4 * scale
    return Part(line.width, height, list(line.at(0.0, (height - style.cap) / 2)))
