"""Smooth lines through points: monotone cubics, cut where they cross a height."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.layout.shapes import Point

Cubic = tuple[Point, Point, Point, Point]
"""Start, two control points, end."""


def monotone(points: Sequence[Point]) -> list[Cubic]:
    """Cubics through points of rising x that overshoot none of them (Steffen 1990: monotone on each interval)."""
    count = len(points)
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    tangents = [slopes[0]] + [0.0] * (count - 2) + [slopes[-1]]
    for i in range(1, count - 1):
        before, after = slopes[i - 1], slopes[i]
        if before * after <= 0:
            continue
        left, right = points[i][0] - points[i - 1][0], points[i + 1][0] - points[i][0]
        mean = (before * right + after * left) / (left + right)
        tangents[i] = (1 if mean > 0 else -1) * min(2 * abs(before), 2 * abs(after), abs(mean))
    if count > 2:
        tangents[0] = _end(slopes[0], tangents[1])
        tangents[-1] = _end(slopes[-1], tangents[-2])
    else:
        tangents = [0.0, 0.0]
    cubics = []
    for i, (a, b) in enumerate(pairwise(points)):
        third = (b[0] - a[0]) / 3
        cubics.append(
            (a, (a[0] + third, a[1] + tangents[i] * third), (b[0] - third, b[1] - tangents[i + 1] * third), b)
        )
    return cubics


def straight(points: Sequence[Point]) -> list[Cubic]:
    """Straight lines through points, as cubics."""
    thirds = [((b[0] - a[0]) / 3, (b[1] - a[1]) / 3) for a, b in pairwise(points)]
    return [
        (a, (a[0] + dx, a[1] + dy), (b[0] - dx, b[1] - dy), b)
        for (a, b), (dx, dy) in zip(pairwise(points), thirds, strict=True)
    ]


def _end(slope: float, inner: float) -> float:
    """The tangent at an end: that of a parabola, kept monotone."""
    tangent = (3 * slope - inner) / 2
    if tangent * slope <= 0:
        return 0.0
    return min(abs(tangent), 3 * abs(slope)) * (1 if slope > 0 else -1)


def pieces(cubics: Sequence[Cubic], middle: float) -> list[list[Cubic]]:
    """The curve cut where it crosses the neutral line; stretches on the line itself are left out."""
    found: list[list[Cubic]] = []
    current: list[Cubic] = []
    for cubic in cubics:
        y0, y1 = cubic[0][1] - middle, cubic[3][1] - middle
        if y0 * y1 < -1e-12:
            head, tail = split(cubic, _crossing(*[y - middle for _, y in cubic]))
            found.append([*current, head])
            current = [tail]
        elif abs(y0) < 1e-9 and abs(y1) < 1e-9:
            found.append(current)
            current = []
        else:
            current.append(cubic)
            if abs(y1) < 1e-9:
                found.append(current)
                current = []
    found.append(current)
    return [piece for piece in found if piece]


@lru_cache(maxsize=4096)
def _crossing(y0: float, y1: float, y2: float, y3: float) -> float:
    """Where a cubic with these heights, which is monotone in y, is at 0; few heights come up again and again."""
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        u = 1 - t
        y = u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3
        if (y > 0) == (y0 > 0):
            low = t
        else:
            high = t
    return (low + high) / 2


def split(cubic: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """A cubic cut in two (de Casteljau)."""

    def between(a: Point, b: Point) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    a, b, c, d = cubic
    ab, bc, cd = between(a, b), between(b, c), between(c, d)
    abc, bcd = between(ab, bc), between(bc, cd)
    here = between(abc, bcd)
    return (a, ab, abc, here), (here, bcd, cd, d)
