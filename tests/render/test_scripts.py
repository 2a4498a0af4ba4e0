"""Every script is the same on screen and paper: glyphs, line breaks, pixels, and the text that can be found."""

import io
import shutil
import struct
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from app.layout.shapes import Box, Drawing, Group, Rect, Text
from app.render import pdf_fonts
from app.render.pdf_fonts import EmbeddedFont
from app.render.pictures import no_pictures
from app.render.qt_words import Letters
from app.text import system
from app.text.faces import face
from app.text.shaper import break_lines, line_height
from tests.render.embedded import unembedded
from tests.render.looking import as_pdf, as_svg, paper, screen, svg_picture, unlike
from tests.render.looking import words as pdfium_words
from tests.render.samples import SCRIPTS
from tests.text.font_files import GEORGIAN, collection, dressed, georgian, postscript, tables_of, variable
from tests.text.test_system_fonts import forget

pytestmark = pytest.mark.usefixtures("qapp")

STYLES = ("regular", "semibold", "bold")
RIGHT_TO_LEFT = {"Arabic", "Hebrew"}
SIZE, WIDTH, HEIGHT = 5.0, 46.0, 40.0


@pytest.fixture(scope="module", autouse=True)
def fonts_of_the_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A system with one font of a script that no bundled font has."""
    folder = tmp_path_factory.mktemp("fonts")
    georgian(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(system.VARIABLE, str(folder))
        forget()
        yield
    forget()


def set_text(text: str, style: str, width: float = WIDTH) -> Drawing:
    """A page with the text broken to a width."""
    shapes: list[Rect | Text] = [Rect(Box(0, 0, WIDTH + 8, HEIGHT), fill="#ffffff")]
    for number, line in enumerate(break_lines(text, style, SIZE, width), 1):
        left = 4 + (WIDTH - line.width if line.rtl else 0)
        shapes.append(Text(left, number * line_height(SIZE), line, "#101820"))
    return Drawing(WIDTH + 8, HEIGHT, (Group("c", "card", 0, 0, WIDTH + 8, HEIGHT, tuple(shapes)),))


def lines(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.groups[0].shapes if isinstance(shape, Text)]


def pages(scripts: dict[str, str] = SCRIPTS) -> list[tuple[str, str, Drawing, bytes]]:
    made = [(name, style, set_text(text, style)) for name, text in scripts.items() for style in STYLES]
    return [(name, style, drawing, as_pdf(drawing, no_pictures)) for name, style, drawing in made]


@pytest.fixture(scope="module")
def made() -> list[tuple[str, str, Drawing, bytes]]:
    return pages()


def poppler_words(pdf: bytes) -> str:
    tool = shutil.which("pdftotext")
    assert tool
    done = subprocess.run([tool, "-enc", "UTF-8", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


READERS = {"pdfium": pdfium_words, "poppler": poppler_words}
_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069\ufeff\x0c"))


def lost(drawing: Drawing, found: str, *, words_only: bool) -> list[str]:
    """What of a drawing's lines is not in a text: whole lines, or, where a reader orders them itself, words."""
    rows = [" ".join(row.translate(_MARKS).split()) for row in found.splitlines()]
    if words_only:  # two vowels on one letter may be told in either order
        wanted = [
            unicodedata.normalize("NFC", w).strip("(),.;،") for text in lines(drawing) for w in text.line.text.split()
        ]
        everything = unicodedata.normalize("NFC", " ".join(rows))
        return [word for word in wanted if word not in everything]
    return [text.line.text for text in lines(drawing) if " ".join(text.line.text.split()) not in rows]


@pytest.mark.parametrize("reader", READERS)
def test_every_line_is_found_on_paper(made: list[tuple[str, str, Drawing, bytes]], reader: str):
    if reader == "poppler" and shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext")
    read = READERS[reader]
    for name, style, drawing, pdf in made:
        assert len(lines(drawing)) > 1, name
        assert lost(drawing, read(pdf), words_only=name in RIGHT_TO_LEFT) == [], (name, style)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_character_that_is_not_told_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch):
    told = EmbeddedFont.code

    def forgetful(font: EmbeddedFont, glyph: int, cluster: str) -> int:
        return told(font, glyph, cluster if len(font._codes) % 3 else "")  # noqa: SLF001

    monkeypatch.setattr(EmbeddedFont, "code", forgetful)
    monkeypatch.setattr(pdf_fonts, "utf16", lambda text: text[:-1].encode("utf-16-be").hex())
    drawing = set_text(SCRIPTS[name], "regular")
    assert lost(drawing, pdfium_words(as_pdf(drawing, no_pictures)), words_only=name in RIGHT_TO_LEFT)


@pytest.mark.parametrize("zoom", [2.0, 5.3, 12.0])
def test_lines_break_alike_and_letters_look_alike_at_any_zoom(made: list[tuple[str, str, Drawing, bytes]], zoom: float):
    for name, style, drawing, pdf in made:
        seen = screen(drawing, round(drawing.width * zoom), no_pictures)
        printed = paper(pdf, seen.size)
        assert unlike(seen, printed, 128) < 0.003, (name, style)
        elsewhere = set_text(SCRIPTS[name], style, WIDTH * 0.6)
        assert [t.line.text for t in lines(elsewhere)] != [t.line.text for t in lines(drawing)]
        assert unlike(screen(elsewhere, seen.width, no_pictures), printed, 128) > 0.003 * 3, (name, style)


def test_every_pixel_of_paper_is_nearly_that_of_the_screen(made: list[tuple[str, str, Drawing, bytes]]):
    for name, style, drawing, pdf in made:
        seen = screen(drawing, round(drawing.width * 14), no_pictures)
        assert unlike(seen, paper(pdf, seen.size), 96) < 0.001, (name, style)
        thinner = as_pdf(set_text(SCRIPTS[name], "bold" if style == "regular" else "regular"), no_pictures)
        if name != "Emoji":
            assert unlike(seen, paper(thinner, seen.size), 96) > 0.003, (name, style)


def test_svg_shows_the_same(made: list[tuple[str, str, Drawing, bytes]]):
    for name, style, drawing, _ in made:
        seen = screen(drawing, round(drawing.width * 10), no_pictures)
        assert unlike(seen, svg_picture(as_svg(drawing), seen.size), 128) < 0.002, (name, style)


def test_all_fonts_are_embedded_subsets(made: list[tuple[str, str, Drawing, bytes]]):
    keys = set()
    for name, style, drawing, pdf in made:
        assert unembedded(pdf) == [], (name, style)
        assert b"Helvetica" not in pdf
        keys |= {run.font for text in lines(drawing) for run in text.line.runs}
    assert {"Inter-Bold", "NotoArabic-Regular", "DroidFallback-Bold", "NotoEmoji-Regular", "TestSans-400-700"} <= keys


@pytest.mark.parametrize("missing", ["/FontFile2", "/FontFile3", "/ToUnicode"])
def test_a_font_that_is_not_embedded_is_noticed(missing: str):
    pdf = as_pdf(set_text("客户 " + GEORGIAN, "bold" if missing == "/FontFile3" else "regular"), no_pictures)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for made in document.objects:
            if isinstance(made, pikepdf.Dictionary) and missing in made:
                del made[missing]
        document.save(out)
    assert unembedded(out.getvalue())


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="no pdffonts")
def test_another_program_says_so_too(made: list[tuple[str, str, Drawing, bytes]], tmp_path: Path):
    tool = shutil.which("pdffonts")
    assert tool
    for name, style, _, pdf in made:
        (tmp_path / "page.pdf").write_bytes(pdf)
        done = subprocess.run([tool, tmp_path / "page.pdf"], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        rows = done.stdout.splitlines()[2:]
        assert rows
        for row in rows:
            assert row.split()[-5:-2] == ["yes", "yes", "yes"], (name, style, row)


def printed_glyphs(pdf: bytes) -> list[int]:
    """The glyphs of a page in the order in which they are shown; -1 for each of a font made of outlines."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for form in document.pages[0].Resources.XObject.values():
            font: Callable[[int], int] = int
            for step in pikepdf.parse_content_stream(form):
                operands, operator = step.operands, step.operator
                if str(operator) == "Tf":
                    font = _numbers(form.Resources.Font[str(operands[0])].DescendantFonts[0])
                elif str(operator) == "TJ":
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            data = bytes(part)
                            found += [font(code) for code in struct.unpack(f">{len(data) // 2}H", data)]
    return found


def _numbers(inner: pikepdf.Object) -> Callable[[int], int]:
    if "/CIDToGIDMap" not in inner:
        return lambda _code: -1
    data = inner.CIDToGIDMap.read_bytes()
    return lambda code: int(struct.unpack_from(">H", data, 2 * code)[0])


def test_the_glyphs_on_paper_are_those_on_the_screen(made: list[tuple[str, str, Drawing, bytes]]):
    for name, style, drawing, pdf in made:
        shown = []
        for text in lines(drawing):
            for run in text.line.runs:
                outlines = {(glyph, x) for glyph, x, _ in pdf_fonts.marks(run)}
                silent = {at for at, c in enumerate(run.clusters) if not c} - set(pdf_fonts._extra(run))  # noqa: SLF001
                kept = [at for at in range(len(run.glyphs)) if at not in silent]
                kept = [at for at in kept if (run.glyphs[at], run.xs[at]) not in outlines or run.clusters[at]]
                shown += [run.glyphs[at] for at in kept] if _in_file(run.font) else [-1] * len(kept)
        assert printed_glyphs(pdf) == shown, (name, style)
        on_screen = [g for w in (Letters().words(lines(drawing)),) for r in w.runs for g in r.glyphs.glyphIndexes()]
        assert sorted(on_screen) == sorted(g for t in lines(drawing) for r in t.line.runs for g in r.glyphs)


def _in_file(font: str) -> bool:
    return face(font).whole


def in_collection(folder: Path) -> Path:
    """A collection of which the second font is the one wanted."""
    inter = tables_of("Inter-Regular")
    glyphs = {c: face("Inter-Regular").font.get_nominal_glyph(ord("BDEFHKP"[n])) or 0 for n, c in enumerate(GEORGIAN)}
    other = dressed(tables_of("NotoHebrew-Regular"), "Other", "Other", {"ש": 3})
    return collection(folder, [other, dressed(inter, "Second", "Second", glyphs)])


@pytest.mark.parametrize("style", ["regular", "bold"])
@pytest.mark.parametrize("make", [postscript, variable, in_collection, georgian])
def test_every_kind_of_font_file_is_the_same_on_screen_and_paper(
    make: Callable[[Path], Path], style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    make(tmp_path)
    monkeypatch.setenv(system.VARIABLE, str(tmp_path))
    forget()
    text = GEORGIAN if make is not variable else GEORGIAN[0] * 5
    drawing = set_text(text, style)
    pdf = as_pdf(drawing, no_pictures)
    assert 0 not in lines(drawing)[0].line.runs[0].glyphs
    assert lost(drawing, pdfium_words(pdf), words_only=False) == []
    assert unembedded(pdf) == []
    seen = screen(drawing, round(drawing.width * 12), no_pictures)
    assert unlike(seen, paper(pdf, seen.size), 128) < 0.0005
    assert unlike(seen, Image.new("RGB", seen.size, "#ffffff"), 128) > 0.003
    assert unlike(seen, svg_picture(as_svg(drawing), seen.size), 128) < 0.0005
    monkeypatch.undo()
    forget()
