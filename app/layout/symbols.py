"""Faces, icons and marks as vector parts on a 24 x 24 box.

A symbol has a main colour and an accent: an icon is drawn in the main colour alone, a face is a disc of the main
colour with its features in the accent.  Faces are told apart by mouth and brows, so they work in black and white.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.domain.records import EMOTIONS
from app.resources import resource

Segments = tuple[tuple[str | float, ...], ...]
Ink = Literal["main", "accent"]
BOX = 24.0
"""The side of the square that symbols are drawn on."""


@dataclass(frozen=True, slots=True)
class SymbolPart:
    """One path, painted in order.  ``stroke_width`` is in units of the box; caps and joins are round."""

    segments: Segments
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 0.0


def symbol(name: str) -> tuple[SymbolPart, ...]:
    """The parts of a symbol; KeyError where there is none of that name."""
    return _symbols()[name]


def symbol_names() -> tuple[str, ...]:
    """Every name that ``symbol`` knows."""
    return tuple(_symbols())


def face_name(emotion: int | None) -> str:
    """The face of an emotion from -2 to +2, or of none set."""
    return "face:none" if emotion is None else f"face:{emotion}"


@cache
def _symbols() -> dict[str, tuple[SymbolPart, ...]]:
    stored: dict[str, list[str]] = json.loads(resource("icons", "symbols.json").read_text(encoding="utf-8"))
    icons = {
        name: tuple(SymbolPart(_segments(path), stroke="main", stroke_width=2.0) for path in paths)
        for name, paths in stored.items()
    }
    faces = {face_name(emotion): _face(emotion) for emotion in EMOTIONS}
    quote = tuple(SymbolPart(_turned(part.segments), fill="main") for part in icons["kind:quotes"])
    return {**icons, **faces, "face:none": _no_face(), **_marks(), "mark:quote": quote}


def _segments(text: str) -> Segments:
    """Segments out of words as symbols.json stores them."""
    out: list[tuple[str | float, ...]] = []
    for word in text.split():
        if word in "MLCZ":
            out.append((word,))
        else:
            out[-1] = (*out[-1], float(word))
    return tuple(out)


def _turned(segments: Segments) -> Segments:
    """Upside down: a closing quotation mark as an opening one."""
    return tuple((letter, *(BOX - float(number) for number in numbers)) for letter, *numbers in segments)


# -- faces ------------------------------------------------------------------------------------
_MOUTHS = {
    -2: "M 7.2 17.9 C 7.9 14.6 9.7 13.2 12 13.2 C 14.3 13.2 16.1 14.6 16.8 17.9 C 15.5 17.3 13.8 17 12 17 "
        "C 10.2 17 8.5 17.3 7.2 17.9 Z",
    -1: "M 7.9 17 C 8.9 15.3 10.3 14.5 12 14.5 C 13.7 14.5 15.1 15.3 16.1 17",
    0: "M 8 15.7 L 16 15.7",
    1: "M 7.6 14.3 C 8.6 16.2 10.1 17.1 12 17.1 C 13.9 17.1 15.4 16.2 16.4 14.3",
    2: "M 6.4 12.9 C 8.2 13.4 10 13.6 12 13.6 C 14 13.6 15.8 13.4 17.6 12.9 C 17.3 16.9 15.1 19.1 12 19.1 "
       "C 8.9 19.1 6.7 16.9 6.4 12.9 Z",
}  # fmt: skip
"""Open mouths at both ends (filled), lines between."""

_BROWS = {
    -2: "M 5.5 6.3 L 10 8.7 M 18.5 6.3 L 14 8.7",
    -1: "M 5.7 8.2 C 6.7 7.8 8 7.1 8.8 6.2 M 18.3 8.2 C 17.3 7.8 16 7.1 15.2 6.2",
    2: "M 5.9 6.6 C 6.7 5.3 8.7 5 9.9 6 M 18.1 6.6 C 17.3 5.3 15.3 5 14.1 6",
}
"""Knitted, worried and raised; the two calm faces have none."""

_EYES = {-2: 10.6, -1: 10.5, 0: 9.6, 1: 9.4, 2: 9.3}
"""How far down the eyes sit."""


def _face(emotion: int) -> tuple[SymbolPart, ...]:
    mouth = _segments(_MOUTHS[emotion])
    open_mouth = abs(emotion) == 2
    parts = [
        SymbolPart(_circle(12, 12, 11.5), fill="main"),
        SymbolPart(_circle(8.3, _EYES[emotion], 1.35) + _circle(15.7, _EYES[emotion], 1.35), fill="accent"),
        SymbolPart(mouth, fill="accent")
        if open_mouth
        else SymbolPart(mouth, stroke="accent", stroke_width=1.9),
    ]  # fmt: skip
    if emotion in _BROWS:
        parts.append(SymbolPart(_segments(_BROWS[emotion]), stroke="accent", stroke_width=1.6))
    return tuple(parts)


def _no_face() -> tuple[SymbolPart, ...]:
    """A dashed circle, its dashes drawn as arcs so that no surface needs to know dashes."""
    dashes = 10
    segments: Segments = ()
    for dash in range(dashes):
        start = 2 * math.pi * (dash + 0.2) / dashes
        segments += _arc(12, 12, 10.6, start, start + 2 * math.pi * 0.6 / dashes)
    return (SymbolPart(segments, stroke="main", stroke_width=1.6),)


# -- marks ------------------------------------------------------------------------------------
_CHEVRONS = {
    "mark:open_stage": "M 9 7 L 4 12 L 9 17 M 15 7 L 20 12 L 15 17",
    "mark:close_stage": "M 20 17 L 15 12 L 20 7 M 4 17 L 9 12 L 4 7",
    "mark:open_lane": "M 7 15 L 12 20 L 17 15 M 7 9 L 12 4 L 17 9",
    "mark:close_lane": "M 7 20 L 12 15 L 17 20 M 7 4 L 12 9 L 17 4",
}
"""Two arrows away from each other, or towards each other."""


def _marks() -> dict[str, tuple[SymbolPart, ...]]:
    return {
        "mark:moment_of_truth": (SymbolPart(_star(), fill="main", stroke="main", stroke_width=1.2),),
        "mark:star_empty": (SymbolPart(_star(), stroke="main", stroke_width=1.8),),
        "mark:dot": (SymbolPart(_circle(12, 12, 9), fill="main"),),
        "mark:dot_empty": (SymbolPart(_circle(12, 12, 7.9), stroke="main", stroke_width=2.2),),
        "mark:importance": (
            SymbolPart(_circle(3.9, 12, 3.4) + _circle(12, 12, 3.4), fill="main"),
            SymbolPart(_circle(20.1, 12, 2.9), stroke="main", stroke_width=1.0),
        ),
        "mark:unseen": (
            SymbolPart(_segments("M 9 5 L 21 5 L 21 19 L 9 19"), stroke="main", stroke_width=1.4),
            SymbolPart(_segments("M 5 3 L 5 6.6 M 5 10.2 L 5 13.8 M 5 17.4 L 5 21"), stroke="main", stroke_width=3.6),
        ),
        **{name: (SymbolPart(_segments(path), stroke="main", stroke_width=2.0),) for name, path in _CHEVRONS.items()},
    }


def _star() -> Segments:
    points = []
    for corner in range(10):
        radius = 11.0 if corner % 2 == 0 else 4.9
        angle = math.pi * (corner / 5 - 0.5)
        points.append((round(12 + radius * math.cos(angle), 3), round(12.6 + radius * math.sin(angle), 3)))
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others), ("Z",))


def _circle(cx: float, cy: float, r: float) -> Segments:
    k = 0.5523 * r
    return (
        ("M", cx + r, cy),
        ("C", cx + r, cy + k, cx + k, cy + r, cx, cy + r),
        ("C", cx - k, cy + r, cx - r, cy + k, cx - r, cy),
        ("C", cx - r, cy - k, cx - k, cy - r, cx, cy - r),
        ("C", cx + k, cy - r, cx + r, cy - k, cx + r, cy),
        ("Z",),
    )


def _arc(cx: float, cy: float, r: float, start: float, end: float) -> Segments:
    """A short arc (at most a quarter) as one cubic."""
    k = 4 / 3 * math.tan((end - start) / 4) * r
    (c1, s1), (c2, s2) = (math.cos(start), math.sin(start)), (math.cos(end), math.sin(end))
    numbers = (cx + r * c1 - k * s1, cy + r * s1 + k * c1, cx + r * c2 + k * s2, cy + r * s2 - k * c2,
               cx + r * c2, cy + r * s2)  # fmt: skip
    return ("M", round(cx + r * c1, 3), round(cy + r * s1, 3)), ("C", *(round(n, 3) for n in numbers))
