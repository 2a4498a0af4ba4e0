"""The look: every text is readable, every mark is seen, and nobody's eyes mix up two emotions."""

from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from app.domain.catalogue import TEXT_KINDS
from app.domain.records import EMOTIONS
from app.layout.engine import SheetSize, layout_map
from app.layout.seeing import EYES, contrast, distance, lab
from app.layout.shapes import Drawing, Group, Path, Rect, Symbol, Text
from app.layout.symbols import face_name
from app.layout.theme import CAP_HEIGHT, FAMILIES, STRONG, THEME, em, ink_of
from app.render.qt import drawing_image
from app.text.fonts import base_font, metrics
from tests.layout import maps
from tests.layout.maps import WORDS, card, lane, stage, visit

COLORS = THEME.colors
GROUNDS = (COLORS.page, COLORS.ground, COLORS.label, *(ink.ground for ink in COLORS.families.values()))


def test_cap_heights_are_those_of_the_font():
    for style in ("regular", "semibold", "bold"):
        assert metrics(base_font(style)).cap_height == pytest.approx(CAP_HEIGHT, abs=0.002)
    assert em(CAP_HEIGHT) == 1.0


@pytest.mark.parametrize("eyes", EYES)
def test_emotions_are_told_apart_by_every_eye(eyes):
    for one, other in combinations(EMOTIONS, 2):
        assert distance(COLORS.emotions[one], COLORS.emotions[other], eyes) >= 15, (one, other)


@pytest.mark.parametrize("eyes", EYES)
def test_categories_are_told_apart_by_every_eye_and_from_the_grey_of_the_others(eyes):
    for one, other in combinations((*COLORS.categories, COLORS.emotions[None]), 2):
        assert distance(one, other, eyes) >= 20, (one, other)


def test_categories_are_seen_on_every_ground():
    for color in COLORS.categories:
        assert contrast(color, COLORS.page) >= 3
        for ground in GROUNDS:
            assert contrast(color, ground) >= 2.9, (color, ground)


def pixels(name: str) -> list[bool]:
    """Which pixels of a face are dark, drawn in one colour for all."""
    face = Group("x", "card", 0, 0, 24, 24, (Symbol(name, 0, 0, 24, "#000000", "#ffffff"),))
    page = Group("x", "page", 0, 0, 24, 24, (Rect(face.box, fill="#ffffff"),))
    image = drawing_image(Drawing(24, 24, (page, face)), 48).convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixelColor(x, y).value() < 128 for y in range(48) for x in range(48)]


def test_faces_are_told_apart_in_black_and_white(qapp):
    drawn = {name: pixels(name) for name in [face_name(e) for e in (*EMOTIONS, None)]}
    for one, other in combinations(drawn, 2):
        different = sum(a != b for a, b in zip(drawn[one], drawn[other], strict=True))
        assert different >= 48, (one, other)


def test_text_is_readable_on_every_ground():
    for ground in GROUNDS:
        for color in (COLORS.ink, COLORS.text, COLORS.quiet):
            assert contrast(color, ground) >= 7, (color, ground)
    for color, ground in (
        (COLORS.on_navy, COLORS.navy),
        (COLORS.on_head, COLORS.head),
        (COLORS.on_head_quiet, COLORS.head),
        (COLORS.on_navy, COLORS.accent),
        (COLORS.accent, COLORS.ground),
        (COLORS.navy, COLORS.label),
    ):
        assert contrast(color, ground) >= 7, (color, ground)


def test_texts_of_a_map_have_no_other_colours():
    allowed = {
        COLORS.ink,
        COLORS.text,
        COLORS.quiet,
        COLORS.on_navy,
        COLORS.on_head,
        COLORS.on_head_quiet,
        COLORS.accent,
        COLORS.navy,
    }
    for sheet in (None, SheetSize(420, 297, 8)):
        drawing = layout_map(visit(), "m", WORDS, sheet)
        assert {s.color for g in drawing.groups for s in g.shapes if isinstance(s, Text)} <= allowed


def test_marks_are_seen():
    for emotion, color in COLORS.emotions.items():
        assert contrast(color, COLORS.page) >= 3, emotion
        if emotion is not None:
            assert contrast(color, COLORS.features) >= 3, emotion
    for ink in COLORS.families.values():
        assert contrast(ink.mark, ink.ground) >= 4.5
        assert contrast(ink.mark, COLORS.page) >= 4.5
    for color in (COLORS.mark, COLORS.navy, COLORS.accent):
        assert all(contrast(color, ground) >= 3 for ground in (COLORS.page, COLORS.ground, COLORS.label))


def test_grounds_spare_ink():
    for ground in (*GROUNDS, COLORS.above, COLORS.below):
        assert lab(ground)[0] >= 94, ground


def test_every_text_kind_has_tones():
    assert set(FAMILIES) == set(TEXT_KINDS)
    assert all(ink_of(THEME, kind) in COLORS.families.values() for kind in TEXT_KINDS)
    assert ink_of(THEME, None) == COLORS.families["plain"]


@pytest.mark.parametrize("sheet", [None, SheetSize(1189, 841), SheetSize(210, 297, 6)])
def test_no_line_is_too_thin_to_print(sheet):
    drawing = layout_map(visit(), "m", WORDS, sheet)
    strokes = [s.stroke_width for g in drawing.groups for s in g.shapes if isinstance(s, Rect | Path) and s.stroke]
    assert strokes
    assert min(strokes) >= 0.25


def test_the_look_for_high_contrast_moves_nothing_and_has_dark_lines():
    cards = [card(n, n % 3, 1 + n % 2, emotion=(n % 5) - 2, moment_of_truth=n == 2, importance=3) for n in range(9)]
    lanes = [lane(0, "emotion"), lane(1), lane(2), lane(3, "text", text_kind="pains")]
    document = maps.document([stage(n) for n in range(3)], lanes, [*cards, card(20, 0, 3, "A note")])
    usual, strong = (layout_map(document, "m", WORDS, theme=theme) for theme in (THEME, STRONG))
    assert [(g.key, g.box) for g in usual.groups] == [(g.key, g.box) for g in strong.groups]
    assert usual.cells == strong.cells
    assert usual != strong
    for ground in (STRONG.colors.page, STRONG.colors.ground, STRONG.colors.above, STRONG.colors.below):
        assert contrast(STRONG.colors.line, ground) >= 7
        assert contrast(STRONG.colors.faint, ground) >= 4.5
        for text in (STRONG.colors.ink, STRONG.colors.text, STRONG.colors.quiet, STRONG.colors.mark):
            assert contrast(text, ground) >= 12
    assert layout_map(document, "m", WORDS) == usual, "paper is as it was"
