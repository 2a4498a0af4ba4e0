"""Every colour of every print, plain or in a house's look, as all eyes see it: three kinds of colour blindness, grey.

Looked at are the pages themselves: each text against what is painted under it, each face, edge and icon against its
ground.  Seen to fail: quiet text a shade lighter, good and bad of one colour for red-green blind eyes, a pale mark,
text in the house's colour that is not checked, grounds tinted too dark, a foot in grey, and two moods with one face.
"""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.layout.seeing import EYES, contrast, distance, lab
from app.layout.shapes import Box, Drawing, Group, Path, Rect, Shape, Symbol, Text
from app.layout.symbols import face_name
from app.layout.theme import Theme
from app.poster.brand import PLAIN, Brand, Style, faults_of, theme_of
from app.poster.kinds import KINDS, compose
from app.poster.page import Printout
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.slides import SLIDE
from app.poster.spec import PrintSpec, TileSpec
from app.render.bounds import path_box
from app.words.paper import paper_words
from tests.poster.sample import document

WORDS = paper_words("en")
TEXT, LARGE, MARK = 7.0, 4.5, 3.0
"""What text, large text on a house's own colour, and marks need: WCAG 2, 1.4.6 and 1.4.11."""
COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
HOUSES = (
    PLAIN,
    Brand(style="desk"),
    Brand(main="#7a003c", accent="#0a5c4a"),
    Brand(main="#ffcc00", accent="#004f9e", style="desk"),
    Brand(main="#00a0df", accent="#5b2d8e", mark="Confidential", author="Ana", version="2"),
    Brand(main="#111111", accent="#111111"),
)


def seen(color: str, eyes: str) -> float:
    """The luminance that eyes see, from 0 to 1; grey is what is left on a printer without colour."""
    lightness = lab(color, "usual" if eyes == "grey" else eyes)[0]
    return float(((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3)


def ratio(one: str, other: str, eyes: str) -> float:
    """The contrast of two colours for those eyes."""
    low, high = sorted((seen(one, eyes), seen(other, eyes)))
    return (high + 0.05) / (low + 0.05)


def texts(drawing: Drawing) -> Iterator[tuple[Text, str, str]]:
    """Each text with the colour that is painted under its beginning, and the role of its group."""
    grounds: list[tuple[Box, str]] = []
    for group in drawing.groups:
        for shape in group.shapes:
            if isinstance(shape, Rect) and shape.fill:
                grounds.append((shape.box.moved(group.x, group.y), shape.fill))
            elif isinstance(shape, Path) and shape.fill:
                grounds.append((path_box(shape.segments).moved(group.x, group.y), shape.fill))
            elif isinstance(shape, Text) and shape.line.text.strip():
                size = max(run.size for run in shape.line.runs)
                x, y = group.x + shape.x, group.y + shape.y
                at = (x - size * 0.3, y - size * 0.3) if shape.vertical else (x + size * 0.3, y - size * 0.3)
                yield shape, next((fill for box, fill in reversed(grounds) if box.contains(*at)), "#ffffff"), group.role


def printouts(house: Brand) -> Iterator[tuple[str, Printout]]:
    press = Press(document(24), "m", WORDS, "en", brand=house)
    a3, a4 = parse_paper("A3", "landscape"), parse_paper("A4")
    for kind in KINDS:
        paper = SLIDE if kind == "slides" else a3 if kind in {"poster", "summary", "blank"} else a4
        yield kind, compose(press, PrintSpec(paper, kind))
    yield "sheets", compose(press, PrintSpec(a3, tiles=TileSpec(a4)))


@pytest.mark.parametrize("house", HOUSES, ids=lambda one: f"{one.main or 'plain'} {one.style}")
def test_every_text_of_every_print_can_be_read_on_what_is_under_it(house: Brand):
    """Also by eyes that see no red, no green or no blue; large type on a house's own colour needs less."""
    theme = theme_of(house, WORDS)
    own = {theme.colors.head, theme.colors.accent} if house.main or house.accent else set()
    assert faults_of(house) == ()
    wrong = set()
    for kind, printout in printouts(house):
        for drawing in printout.drawings:
            for text, ground, role in texts(drawing):
                needed = LARGE if {text.color, ground} & own else TEXT
                for eyes in (*EYES, "grey"):
                    found = ratio(text.color, ground, eyes)
                    if found < needed * (1.0 if eyes in {"usual", "grey"} else 0.85):
                        wrong.add((kind, role, text.color, ground, eyes, round(found, 1), text.line.text[:20]))
        for page in printout.pages:
            marks = Drawing(page.width, page.height, (Group("m", "marks", 0, 0, page.width, page.height, page.marks),))
            wrong |= {(kind, "marks", text.color, ground, "usual", contrast(text.color, ground), text.line.text)
                      for text, ground, _ in texts(marks) if contrast(text.color, ground) < TEXT}  # fmt: skip
    assert wrong == set()


POOR = (
    Brand(accent="#ffd400"),
    Brand(main="#fff7b0", accent="#fffbe0"),
    Brand(main="#808080", accent="#9a9a9a", style="desk"),
    Brand(main="#e8e8ff", accent="#7fd6c2"),
    Brand(main="#d0006f", accent="#ff8ad0"),
)
"""Colours with which text of their own, or on them, could hardly be read."""


@pytest.mark.parametrize("house", POOR, ids=lambda one: f"{one.main or 'plain'} {one.accent}")
def test_text_can_be_read_in_the_poorest_colours_too(house: Brand):
    """Where a house's colour will not do for text, the print takes a shade of it that does, and the note says so."""
    wrong = set()
    for kind, printout in printouts(house):
        for drawing in printout.drawings:
            for text, ground, role in texts(drawing):
                if contrast(text.color, ground) < LARGE:
                    wrong.add((kind, role, text.color, ground, text.line.text[:20]))
    assert wrong == set()
    told = {fault.printed for fault in faults_of(house) if fault.why == "unreadable"}
    assert told == {theme_of(house, WORDS).colors.accent_text}
    assert theme_of(house, WORDS).colors.accent == house.accent, "what carries no text is printed as it was chosen"


def themes() -> Iterator[Theme]:
    return (theme_of(house, WORDS) for house in HOUSES)


@pytest.mark.parametrize("eyes", [*EYES, "grey"])
def test_marks_are_seen_by_every_eye_in_every_look(eyes: str):
    for theme in themes():
        colors = theme.colors
        for mark in (*colors.emotions.values(), *colors.categories, colors.mark, colors.navy, colors.accent):
            assert ratio(mark, colors.page, eyes) >= MARK * (1.0 if eyes in {"usual", "grey"} else 0.9), (mark, eyes)
        for ink in colors.families.values():
            assert ratio(ink.mark, ink.ground, eyes) >= MARK


@pytest.mark.parametrize("eyes", EYES)
def test_faces_accents_and_lanes_are_told_apart_by_every_eye_in_every_look(eyes: str):
    for theme in themes():
        colors = theme.colors
        moods = {mood: color for mood, color in colors.emotions.items() if mood is not None}
        assert all(distance(one, other, eyes) >= 15 for one, other in combinations(moods.values(), 2))
        assert all(distance(one, other, eyes) >= 20 for one, other in combinations(colors.categories, 2))
        for bad in (moods[-1], moods[-2]):
            assert distance(colors.accent, bad, eyes) >= 15


def test_without_any_colour_a_face_tells_its_mood_by_its_shape():
    """In grey the best and the worst mood are alike; what differs are the faces, on every print."""
    for house in HOUSES[:2]:
        for kind, printout in printouts(house):
            faces = {s.name: s.color for d in printout.drawings for g in d.groups for s in faces_of(g.shapes)}
            colors = theme_of(house, WORDS).colors.emotions
            named = {face_name(mood): color for mood, color in colors.items() if mood is not None}
            assert len(named) == len(colors) - 1, "no two moods have one face"
            faces.pop(face_name(None), None)
            assert {name: named[name] for name in faces} == faces, kind


def faces_of(shapes: tuple[Shape, ...]) -> list[Symbol]:
    return [s for s in shapes if isinstance(s, Symbol) and s.name.startswith("face:") and s.accent == "#ffffff"]


@given(COLORS, COLORS, st.sampled_from(("wall", "desk")))
@settings(max_examples=60)
def test_whatever_a_house_chooses_small_text_keeps_its_contrast(main: str, accent: str, style: Style):
    """The colours that are mixed from a house's own are light enough for text, and dark enough for marks."""
    colors = theme_of(Brand(main=main, accent=accent, style=style), WORDS).colors
    for ground in (colors.page, colors.ground, colors.label, *(ink.ground for ink in colors.families.values())):
        for text in (colors.ink, colors.text, colors.quiet):
            for eyes in (*EYES, "grey"):
                assert ratio(text, ground, eyes) >= TEXT * (1.0 if eyes in {"usual", "grey"} else 0.85)
        for mark in (colors.mark, colors.navy, colors.accent_text):
            assert contrast(mark, ground) >= MARK
    for ground in (colors.page, colors.ground):
        assert contrast(colors.accent_text, ground) >= LARGE
    assert contrast(colors.on_accent, colors.accent) >= LARGE
    assert contrast(colors.on_head, colors.head) >= LARGE
    assert contrast(colors.on_head_quiet, colors.head) >= LARGE
