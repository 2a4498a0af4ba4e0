"""The face of a stage's only touchpoint is a face on the curve, at every zoom at which faces are seen."""

import pytest

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.layout.curve_parts import CurveFaces, CurveLine
from app.layout.engine import layout_map
from app.words.paper import paper_words


def parts(cards: int) -> list[CurveFaces | CurveLine]:
    """The curve of a map whose stage has so many touchpoints."""
    draft = MapDraft(
        "Uno", (StageDraft("A"),), (LaneDraft("emotion", "Curva"), LaneDraft("channel", "Web")),
        tuple(CardDraft(f"c{n}", 0, 1, n % 3 - 1) for n in range(cards)),
    )  # fmt: skip
    document = Document.of([]).apply(new_project("Uno", [draft]))
    drawing = layout_map(document, document.maps[0].id, paper_words())
    found = [group.content for group in (*drawing.by_role("curve"), *drawing.by_role("curve_faces"))]
    return [content for content in found if isinstance(content, CurveFaces | CurveLine)]


@pytest.mark.parametrize("pixels", [0.05, 0.6, 1.0, 3.0, 12.0])
def test_one_touchpoint_is_never_a_crowd(pixels: float) -> None:
    assert parts(1)
    assert not any(part.is_close(1 / pixels) for part in parts(1))


def test_many_on_a_pixel_are_a_crowd_and_from_near_they_are_not() -> None:
    assert all(part.is_close(50.0) for part in parts(60))
    assert not any(part.is_close(0.05) for part in parts(60))
