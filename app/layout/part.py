"""Shapes that belong together and grow downwards, before it is known where they stand."""

from dataclasses import dataclass, field

from app.layout.shapes import Place, Point, Shape, Symbol
from app.layout.typeset import Block


@dataclass(slots=True)
class Part:
    """Shapes of one part of the page, growing downwards from its corner, and where its fields stand."""

    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    shortened: bool = False
    places: list[Place] = field(default_factory=list)


def with_icon(part: Part, icon: str, text: Block, at: Point, color: str, indent: float) -> None:
    """A text behind an icon that is as high as its first line."""
    (x, y), cap = at, text.style.cap
    side = 1.6 * cap
    part.shapes.append(Symbol(icon, x, y + (cap - side) / 2, side, color))
    part.shapes.extend(text.at(x + indent, y))
