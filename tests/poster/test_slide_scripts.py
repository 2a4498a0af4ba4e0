"""The first slide in every script: boxes as they are in the file, with room for fonts that are wider and higher."""

import io
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest
from pptx import Presentation

from app.domain.document import Document
from app.domain.records import JourneyMap, Persona, Stage
from app.layout.shapes import Box
from app.poster.export import export_file
from app.poster.kinds import compose
from app.poster.press import Press
from app.poster.slides import ROOM, SLIDE
from app.poster.spec import PrintSpec
from app.text import system
from app.text.shaper import line_width
from app.words.paper import paper_words
from tests.poster import sample
from tests.poster.maps import press
from tests.text.font_files import GEORGIAN, georgian
from tests.text.test_system_fonts import forget

EMU, POINT = 36_000, 25.4 / 72
SAID = {
    "Georgian": " ".join([GEORGIAN, GEORGIAN[:4], GEORGIAN[2:]] * 3),
    "Thai": "หัวเข่าที่กลับมาเดินลงบันไดได้อีกครั้งโดยไม่ต้องกลัวและไม่เจ็บปวด ",
    "Arabic": "ركبة تعود لتنزل الدرج من جديد بلا خوف ومن دون ألم في كل صباح ",
    "Japanese": "再び階段を下りられるようになった膝と、痛みのない毎朝の散歩。",
    "Spanish": "Una rodilla que vuelve a bajar escaleras sin miedo y sin dolor cada mañana ",
}


@dataclass(frozen=True)
class Found:
    """A text of the slide: what it says, where its box is in millimetres, its type, and the pitch of its lines."""

    text: str
    box: Box
    size: float
    points: float | None


@pytest.fixture(params=SAID)
def told(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A text of a script; Georgian is drawn by a font of the system."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    monkeypatch.setenv(system.VARIABLE, str(fonts))
    georgian(fonts)
    georgian(fonts, weight=700)
    forget()
    yield SAID[request.param].strip()
    monkeypatch.undo()
    forget()


def speaking(text: str) -> Press:
    """The sample, whose names are that text."""
    records = []
    for record in sample.document(6).records():
        if isinstance(record, JourneyMap):
            record = replace(record, title=text, fields={**record.fields, "scenario": f"{text}."})
        elif isinstance(record, Persona):
            record = replace(record, name=text[:24], fields={"quote": f"{text}!", "goals": f"{text}?", "pains": "No"})
        elif isinstance(record, Stage):
            record = replace(record, title=text[:16])
        records.append(record)
    return press(Document.of(records))


def first_slide(press: Press, path: Path) -> list[Found]:
    export_file(compose(press, PrintSpec(SLIDE, "slides")), path, kind="pptx", lang="es", words=paper_words("es"))
    return list(_texts(Presentation(io.BytesIO(path.read_bytes())).slides[0].shapes))


def _texts(shapes):
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text.strip():
            (line, *_) = shape.text_frame.paragraphs
            box = Box(*(side / EMU for side in (shape.left, shape.top, shape.width, shape.height)))
            points = line.line_spacing.pt if hasattr(line.line_spacing, "pt") else None
            yield Found(shape.text_frame.text, box, line.runs[0].font.size.pt, points)


def test_texts_have_room_for_other_fonts_and_lines_keep_their_pitch(told, tmp_path):
    found = first_slide(speaking(told), tmp_path / "a.pptx")
    title, persona = (
        next(one for one in found if one.text.split() == said.split()) for said in (told, told[:24])
    )  # fmt: skip
    assert 3.5 <= title.box.x < title.box.right < persona.box.x
    lines = title.box.h / (1.2 * title.size * POINT)
    assert title.box.w >= ROOM * 0.97 * line_width(told, "bold", title.size * POINT) / round(lines)
    top = [one for one in found if 0 <= one.box.y < persona.box.y + 45]
    assert len(top) > 6
    for one in top:
        assert 0 <= one.box.x < one.box.right <= SLIDE.width
    for a, b in combinations(top, 2):
        wide = min(a.box.right, b.box.right) - max(a.box.x, b.box.x)
        high = min(a.box.bottom, b.box.bottom) - max(a.box.y, b.box.y)
        assert wide < 0.3 or high < 0.35 * min(a.box.h, b.box.h), (a, b)
    if told == SAID["Spanish"].strip():
        assert title.points is None
    else:
        assert title.points == pytest.approx(1.2 * title.size, rel=0.02)


def test_names_without_spaces_are_broken_not_made_small(tmp_path):
    """A stage's name in Japanese is as large as one in Spanish that takes as many lines."""
    sizes = {}
    for script in ("Japanese", "Spanish"):
        made = first_slide(speaking(SAID[script].strip()), tmp_path / "a.pptx")
        sizes[script] = {one.size for one in made if one.text.strip() == SAID[script][:16].strip()}
    (japanese,), (spanish,) = sizes.values()
    assert japanese >= 0.75 * spanish
