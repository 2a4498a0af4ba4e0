"""What stands on the sheets of a poster, read back from the finished file's own operators, millimetre by millimetre.

Each of these was seen to fail where the program was changed so that: a ruler of 100 mm was 99.9 mm long or the page was
written at 100.1 %; the crosses stood at a third; the glued edge's line was solid, or 1 mm off; neighbours were named
crosswise; rows and columns were counted from nought; a mark reached into the face; a sheet printed again was cut
otherwise; blank sheets were not left out, or one that shows something was.
"""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from app.domain.document import Document
from app.domain.records import JourneyMap, Project, Stage
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, SheetSize, Text
from app.poster.export import write_pdf
from app.poster.page import Printout
from app.poster.paper import Margins, Orientation, Paper, Roll, parse_paper
from app.poster.sheets import Sheet, Tiling, column_letters
from app.poster.spec import PrintSpec, Seams, TileSpec
from app.poster.whole import poster_pages
from app.poster.words import fill
from app.words import Language
from app.words.paper import paper_words
from tests.poster.sample import WORDS, drawing
from tests.render.operators import Found, Stroke, pages_of

A4, A3 = parse_paper("A4"), parse_paper("A3")
NEAR = 0.01
JOBS: dict[str, tuple[str, Orientation | None, TileSpec]] = {
    "A2 on A4": ("A2", "landscape", TileSpec(A4)),
    "A2 standing, overlap of 20": ("A2", "portrait", TileSpec(A4, overlap=20)),
    "A1 on A4, lying and standing": ("A1", "landscape", TileSpec(A4, turning="mixed")),
    "A1 standing on Letter, lying and standing": ("A1", "portrait", TileSpec(parse_paper("Letter"), turning="mixed")),
    "A1 on A3, each side its own margin": ("A1", "landscape", TileSpec(A3, Margins(5, 9, 6, 17), turning="portrait")),
    "a little smaller": ("A1", "landscape", TileSpec(A3, scale=0.97)),
    "wider gutters": ("A2", "landscape", TileSpec(A4, wider=True)),
    "610 mm roll": ("1500x2000mm", None, TileSpec(Roll(610))),
    "914 mm roll": ("1500x2000mm", None, TileSpec(Roll(914))),
    "1067 mm roll": ("1500x2000mm", None, TileSpec(Roll(1067), Margins(3, 8, 5, 20))),
}


@pytest.fixture(scope="module", params=JOBS)
def job(request: pytest.FixtureRequest) -> tuple[Tiling, dict[str, Found]]:
    """Sheets as they were asked for, and as they are read back, by their names."""
    name, way, tiles = JOBS[request.param]
    spec = PrintSpec(parse_paper(name, way), tiles=tiles)
    data, tiling = printed(spec)
    read = {page.label: page for page in pages_of(data)}
    assert list(read) == ["guide", *(sheet.name for sheet in tiling.sheets)]
    assert len(tiling.sheets) > 1
    return tiling, read


def printed(spec: PrintSpec, shown: Drawing | None = None) -> tuple[bytes, Tiling]:
    printout = poster_pages(shown or drawing(spec.paper), spec, WORDS, "Café")
    out = io.BytesIO()
    write_pdf(printout.only(spec.only) if spec.only else printout, out)
    assert printout.tiling is not None
    return out.getvalue(), printout.tiling


def face_of(sheet: Sheet) -> Box:
    """Where on its paper the part is that is seen when all is glued."""
    return Box(sheet.margins.left, sheet.margins.top, sheet.face.w, sheet.face.h)


def marks_of(page: Found) -> list[Stroke]:
    return [stroke for stroke in page.strokes if not stroke.depth]


def test_the_ruler_is_as_long_as_it_says_to_a_hundredth(job: tuple[Tiling, dict[str, Found]]):
    """On every sheet one of 100 mm: none of these is too small for it."""
    tiling, read = job
    for sheet in tiling.sheets:
        page = read[sheet.name]
        assert "must be 100 mm" in page.marks.splitlines()
        level = [s for s in marks_of(page) if abs(s.length - 100) < 5 and s.width < 0.5 and not s.dash]
        (ruler,) = [s for s in level if abs(s.length - 100) < NEAR]
        ticks = [s for s in marks_of(page) if is_tick(s, ruler)]
        assert len(ticks) == 11


def is_tick(stroke: Stroke, ruler: Stroke) -> bool:
    """Whether a short line stands across a ruler, at a whole centimetre of it; the outermost by half their width."""
    lies = abs(ruler.start[0] - ruler.end[0]) > 1
    along, across = (0, 1) if lies else (1, 0)
    if stroke.length > 5 or abs(stroke.middle[across] - ruler.middle[across]) > NEAR:
        return False
    from_start = abs(stroke.middle[along] - ruler.start[along])
    straight = abs(stroke.start[along] - stroke.end[along]) < NEAR
    return straight and any(abs(from_start - n * 10) <= stroke.width / 2 + NEAR for n in range(11))


def test_every_sheet_says_its_name_its_place_and_what_is_glued(job: tuple[Tiling, dict[str, Found]]):
    """Rows, columns and neighbours are found from the faces here, not from what the sheets say of themselves."""
    tiling, read = job
    for sheet in tiling.sheets:
        said = read[sheet.name].marks
        lines = said.splitlines()
        row, letter = int(sheet.name[:-1]), sheet.name[-1]
        column = ord(letter) - 64
        columns = sum(other.name[:-1] == str(row) for other in tiling.sheets)
        rows = sum(other.name[-1] == letter for other in tiling.sheets)
        if tiling.lines == "rows":  # all of them go from one end of the poster to the other
            rows = len({other.name[:-1] for other in tiling.sheets})
        else:
            columns = len({other.name[-1] for other in tiling.sheets})
        assert lines.count(sheet.name) >= 1
        place = f"Row {row} of {rows}, column {letter} ({column}) of {columns}"
        assert place in said
        before = [*neighbours(tiling, sheet, -1, 0), *neighbours(tiling, sheet, 0, -1)]
        after = {*neighbours(tiling, sheet, 1, 0), *neighbours(tiling, sheet, 0, 1)}
        glued = [line.removesuffix(" is glued on here") for line in lines if line.endswith("is glued on here")]
        assert {name for names in glued for name in names.split(", ")} == after
        if before:
            laid = next(line for line in lines if line.startswith("Lay it over "))
            named = laid.removeprefix("Lay it over ").replace(" and ", ", ").split(", ")
            assert named == before


def neighbours(tiling: Tiling, sheet: Sheet, dx: int, dy: int) -> list[str]:
    """The sheets whose faces are reached by a small step over each point of an edge."""
    me = sheet.face
    found: dict[str, None] = {}
    for part in range(1, 200):
        x = me.x + me.w * part / 200 if dy else (me.right + 0.1 if dx > 0 else me.x - 0.1)
        y = me.y + me.h * part / 200 if dx else (me.bottom + 0.1 if dy > 0 else me.y - 0.1)
        found |= {o.name: None for o in tiling.sheets if o.face.contains(x, y)}
    return list(found)


def test_crosses_stand_at_a_quarter_and_at_three_quarters_of_each_glued_edge(job: tuple[Tiling, dict[str, Found]]):
    tiling, read = job
    for sheet in tiling.sheets:
        face = face_of(sheet)
        arms = [s for s in marks_of(read[sheet.name]) if s.is_slanted and sum(s.color) == 0]
        assert len(arms) % 2 == 0
        middles = {(round(s.middle[0], 1), round(s.middle[1], 1)) for s in arms}
        beside = sorted(y for x, y in middles if x > face.right)
        beneath = sorted(x for x, y in middles if y > face.bottom)
        quarters = [[at + length * part for part in (0.25, 0.75)]
                    for at, length in ((face.y, face.h), (face.x, face.w))]  # fmt: skip
        assert beside == pytest.approx(quarters[0] if sheet.right else [], abs=0.06)
        assert beneath == pytest.approx(quarters[1] if sheet.below else [], abs=0.06)
        assert len(middles) == len(beside) + len(beneath)


def test_cut_edges_are_solid_and_edges_where_the_next_lands_dashed(job: tuple[Tiling, dict[str, Found]]):
    tiling, read = job
    for sheet in tiling.sheets:
        face = face_of(sheet)
        strokes = marks_of(read[sheet.name])
        upright = [s for s in strokes if abs(s.start[0] - s.end[0]) < NEAR]
        level = [s for s in strokes if abs(s.start[1] - s.end[1]) < NEAR]
        for lines, axis, near, far, length, glued in (
            (upright, 0, face.x, face.right, face.h, sheet.right),
            (level, 1, face.y, face.bottom, face.w, sheet.below),
        ):
            at_near = [s for s in lines if abs(s.middle[axis] - near) < NEAR and s.length >= 1.5]
            at_far = [s for s in lines if abs(s.middle[axis] - far) < 0.13 and s.length >= 1.5]
            assert len(at_near) == 2
            assert not any(s.dash for s in at_near)
            assert bool([s for s in at_far if s.dash]) == bool(glued)
            whole = [s for s in at_far if s.dash and s.length > 10]
            assert [s.length for s in whole] == ([pytest.approx(length, abs=NEAR)] if glued else [])


def test_no_mark_is_on_what_the_glued_poster_shows(job: tuple[Tiling, dict[str, Found]]):
    tiling, read = job
    for sheet in tiling.sheets:
        face = face_of(sheet)
        inner = Box(face.x + NEAR, face.y + NEAR, face.w - 2 * NEAR, face.h - 2 * NEAR)
        page = read[sheet.name]
        for stroke in marks_of(page):
            assert not inner.contains(*stroke.start)
            assert not inner.contains(*stroke.end)
            assert not inner.contains(*stroke.middle)
        assert not any(inner.contains(*word.at) for word in page.words if not word.depth)


def test_the_size_of_each_page_is_that_of_its_paper(job: tuple[Tiling, dict[str, Found]]):
    tiling, read = job
    for sheet in tiling.sheets:
        page = read[sheet.name]
        assert (page.width, page.height) == pytest.approx((sheet.paper.width, sheet.paper.height), abs=0.001)


# -- some of the sheets ---------------------------------------------------------------------------
def labels(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [str(page.label) for page in opened.pages]


def pictures(data: bytes) -> dict[str, bytes]:
    """Each page, by its label, as pixels."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {label: document[n].render(scale=1).to_pil().tobytes() for n, label in enumerate(labels(data))}
    finally:
        document.close()


@pytest.mark.parametrize("turning", ["auto", "mixed"])
def test_a_sheet_printed_again_is_the_very_same(turning: str):
    spec = PrintSpec(parse_paper("A1", "landscape"), tiles=TileSpec(A4, turning=turning))  # type: ignore[arg-type]
    every = pictures(printed(spec)[0])
    again = pictures(printed(replace(spec, only=("1C", "3B")))[0])
    assert list(again) == ["1C", "3B"]
    assert again == {name: every[name] for name in again}
    assert every["1C"] != every["3B"]


def sparse(skip: bool) -> PrintSpec:
    return PrintSpec(Paper("", 3000, 3000), tiles=TileSpec(A4, seams="even", skip_blank=skip))


@pytest.fixture(scope="module", params=["empty", "with cards"])
def sparing(request: pytest.FixtureRequest) -> Drawing:
    """A map of two stages and nothing else on three metres by three; or one with rows whose grounds are coloured."""
    if request.param == "with cards":
        return drawing(sparse(True).paper, 5)
    stages = [Stage(id=f"s{n}", project_id="p", map_id="m", rank=f"a{n}", title=f"Etapa {n}") for n in range(2)]
    held = Document.of([Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title="T"), *stages])
    return layout_map(held, "m", paper_words("es"), SheetSize(3000, 3000, 20))


def test_only_sheets_without_any_ink_are_left_out(sparing: Drawing):
    """What is white is seen on the poster as another program draws it.

    A sheet next to ink may be kept: nobody measures letters for this.
    """
    full, tiling = printed(sparse(False), sparing)
    less, _ = printed(sparse(True), sparing)
    kept = labels(less)
    assert [label for label in labels(full) if label not in kept] == list(tiling.blanks)
    out = io.BytesIO()
    whole = poster_pages(sparing, sparse(False), WORDS, "").poster
    assert whole is not None
    write_pdf(Printout("", (whole,)), out)
    document = pypdfium2.PdfDocument(out.getvalue())
    picture = document[0].render(scale=0.25).to_pil().convert("L").point(lambda value: 255 if value < 250 else 0)
    document.close()
    unit = picture.width / tiling.poster.width

    def inked(face: Box, around: float = 0.0) -> bool:
        sides = face.x - around, face.y - around, face.right + around, face.bottom + around
        return picture.crop(tuple(round(side * unit) for side in sides)).getbbox() is not None

    assert 0 < len(tiling.blanks) < len(tiling.sheets) - 10
    for sheet in tiling.sheets:
        if sheet.name in kept:
            assert inked(sheet.face, 60.0), sheet.name
        else:
            assert not inked(sheet.face), sheet.name


def test_a_blank_sheet_that_is_asked_for_is_printed_and_says_so(sparing: Drawing):
    _, tiling = printed(sparse(True), sparing)
    name = tiling.blanks[1]
    (page,) = pages_of(printed(replace(sparse(True), only=(name,)), sparing)[0])
    assert page.label == name
    assert "blank" in page.marks
    assert f"Row {name[:-1]} of" in page.marks


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("sheet", ["A4", "148x210mm"])
@pytest.mark.parametrize("seams", ["between", "even"])
def test_sheets_say_in_every_language_where_they_stand(lang: Language, sheet: str, seams: Seams):
    """Where nothing else has room for it, the margin says so: many small sheets are glued from their names alone."""
    words = paper_words(lang)
    spec = PrintSpec(Paper("", 3000, 1200), tiles=TileSpec(parse_paper(sheet), seams=seams))
    printout = poster_pages(drawing(spec.paper), spec, words, "Renovar la calefacción", "Renovar la calefacción")
    assert printout.tiling is not None
    for one, page in zip(printout.tiling.sheets, printout.pages[1:], strict=True):
        letters = column_letters(one.column)
        stands = {"row": one.row + 1, "rows": one.rows, "letters": letters, "column": one.column + 1}
        place = fill(words, "sheet.place", **stands, columns=one.columns)
        assert any(isinstance(shape, Text) and place in shape.line.text for shape in page.marks), one.name
