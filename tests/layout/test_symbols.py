"""Symbols: one for everything that the catalogue names, inside its box, and drawn from the icons' own files."""

import json
import math

import pytest
import symbols as script

from app.domain.catalogue import CHANNEL_ICONS, TEXT_KINDS
from app.domain.fields import field_of
from app.domain.records import EMOTIONS, LANE_KINDS
from app.layout.symbols import BOX, face_name, symbol, symbol_names
from app.resources import resource

CHOICES = [
    (kind, key)
    for kind, key in (("card", "control"), ("card", "evidence"), ("lane", "medium"), ("lane", "channel_kind"))
]


def test_everything_that_can_be_marked_has_a_symbol():
    wanted = {f"icon:{icon}" for icon in CHANNEL_ICONS} | {f"kind:{kind}" for kind in TEXT_KINDS}
    wanted |= {f"lane:{kind}" for kind in LANE_KINDS if kind not in ("channel", "text")}
    wanted |= {f"{key}:{choice}" for kind, key in CHOICES for choice in field_of(kind, key).choices}
    wanted |= {face_name(e) for e in (*EMOTIONS, None)} | {"mark:moment_of_truth", "mark:importance"}
    assert wanted <= set(symbol_names())


def words(part):
    """The segments' letters and numbers, apart."""
    for segment in part.segments:
        yield str(segment[0]), [float(number) for number in segment[1:]]


def points(part):
    for _, numbers in words(part):
        yield from zip(numbers[::2], numbers[1::2], strict=True)


@pytest.mark.parametrize("name", symbol_names())
def test_symbols_are_sound_paths_inside_their_box(name):
    parts = symbol(name)
    assert parts
    for part in parts:
        assert part.fill or (part.stroke and part.stroke_width > 0)
        assert part.segments[0][0] == "M"
        for kind, numbers in words(part):
            assert len(numbers) == {"M": 2, "L": 2, "C": 6, "Z": 0}[kind]
            assert all(math.isfinite(n) for n in numbers)
        for x, y in points(part):
            assert -0.5 <= x <= BOX + 0.5
            assert -0.5 <= y <= BOX + 0.5


def test_stored_symbols_are_what_the_script_makes_of_the_icons():
    stored = json.loads(resource("icons", "symbols.json").read_text(encoding="utf-8"))
    made = {name: script.icon(resource("icons", "lucide", f"{file}.svg")) for name, file in script.ICONS.items()}
    assert stored == made


def test_only_the_icons_in_use_ship_and_their_licence_with_them():
    files = {path.name for path in resource("icons", "lucide").iterdir()}
    assert files == {f"{file}.svg" for file in script.ICONS.values()} | {"LICENSE"}


def test_an_arc_is_a_circle():
    """Every point of the cubics that stand for two half circles lies on the circle, to a thousandth."""
    segments = script.path_segments("M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z")
    here = (2.0, 12.0)
    for letter, *numbers in segments:
        if letter != "C":
            continue
        ax, ay, bx, by, x, y = map(float, numbers)
        a, b, end = (ax, ay), (bx, by), (x, y)
        for step in range(11):
            t, u = step / 10, 1 - step / 10
            x, y = (u**3 * p + 3 * u * u * t * q + 3 * u * t * t * r + t**3 * s
                    for p, q, r, s in zip(here, a, b, end, strict=True))  # fmt: skip
            assert math.hypot(x - 12, y - 12) == pytest.approx(10, abs=0.01)
        here = end
    assert here == pytest.approx((2.0, 12.0))


def test_paths_are_read_in_all_their_spellings():
    assert script.as_text(script.path_segments("m1 1h2v-.5l-1-1z")) == "M 1 1 L 3 1 L 3 0.5 L 2 -0.5 Z"
    assert script.as_text(script.path_segments("M0 0 1 1 2 0")) == "M 0 0 L 1 1 L 2 0"
    assert script.as_text(script.path_segments("M0 0C0 1 1 1 1 0s1-1 1 0")) == "M 0 0 C 0 1 1 1 1 0 C 1 -1 2 -1 2 0"
    assert script.as_text(script.path_segments("M0 0q3 3 6 0t6 0")) == "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0"
    with pytest.raises(ValueError, match="cannot read"):
        script.path_segments("M0 0 & 1")
