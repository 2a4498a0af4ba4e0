"""Fonts of the system: found where they are needed, taken where their makers allow it, the same every time."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.text import fonts, system
from app.text.faces import BOLDER, face
from app.text.fonts import undrawn
from app.text.glyphs import outline
from app.text.shaper import break_lines, line_width, shape_line
from tests.text.font_files import GEORGIAN, collection, dressed, file_of, georgian, postscript, tables_of, variable


def forget() -> None:
    """Fonts are looked for once in a program's life; here in each test."""
    system.forget()
    for kept in (fonts._first, shape_line, line_width, break_lines):  # noqa: SLF001
        kept.cache_clear()
    face.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder of fonts of the system."""
    place = tmp_path / "fonts"
    place.mkdir()
    monkeypatch.setenv(system.VARIABLE, str(place))
    forget()
    yield place
    monkeypatch.undo()
    forget()


def used(text: str, style: str = "regular") -> list[str]:
    return [run.font for run in shape_line(text, style, 4).runs]


def test_a_script_that_no_bundled_font_has_is_drawn_by_the_systems(folder: Path):
    georgian(folder)
    line = shape_line(f"a {GEORGIAN} ძ", "regular", 4)
    assert undrawn(line) == ["ძ"]
    own = [run for run in line.runs if run.font.startswith("TestSans")]
    assert [run.font for run in own] == ["TestSans-400-400"]
    assert 0 not in own[0].glyphs
    assert not face("TestSans-400-400").whole


def test_bundled_fonts_come_first(folder: Path):
    georgian(folder, letters="aש客👍" + GEORGIAN)
    assert used("aש客👍") == ["Inter-Regular", "NotoHebrew-Regular", "DroidFallback-Regular", "NotoEmoji-Regular"]


def test_nobody_looks_for_fonts_while_bundled_ones_will_do(folder: Path):
    (folder / "broken.ttf").write_bytes(b"no font")
    shape_line("Café, Ελλάδα, Україна, שלום, مرحبا, 客户, 한국어, नमस्ते, สวัสดี, 👩\u200d👩\u200d👧", "bold", 4)
    assert system.installed.cache_info().currsize == 0
    shape_line(GEORGIAN, "regular", 4)
    assert system.installed.cache_info().currsize == 1


@pytest.mark.parametrize("rights", [0x0002, 0x0006, 0x0100, 0x0200, 0x0104])
def test_a_font_that_must_not_be_embedded_in_part_is_not_used(folder: Path, rights: int):
    georgian(folder, rights=rights)
    assert undrawn(shape_line(GEORGIAN, "regular", 4)) == list(dict.fromkeys(GEORGIAN))


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_used(folder: Path, rights: int):
    georgian(folder, rights=rights)
    assert not undrawn(shape_line(GEORGIAN, "regular", 4))


def test_bold_is_the_familys_own_where_it_has_one(folder: Path):
    georgian(folder)
    georgian(folder, weight=700)
    assert used(GEORGIAN) == ["TestSans-400-400"]
    assert used(GEORGIAN, "bold") == ["TestSans-700-700"] == used(GEORGIAN, "semibold")


def test_bold_is_made_where_there_is_none(folder: Path):
    georgian(folder)
    regular, bold = shape_line(GEORGIAN, "regular", 4), shape_line(GEORGIAN, "bold", 4)
    assert bold.runs[0].font == "TestSans-400-700"
    assert bold.runs[0].glyphs == regular.runs[0].glyphs
    thin, thick = (ink(line.runs[0].font, line.runs[0].glyphs[4]) for line in (regular, bold))
    assert [b - a for a, b in zip(thin, thick, strict=True)] == pytest.approx([BOLDER * 2048, 0], abs=2)
    assert bold.width == pytest.approx(regular.width)


def ink(key: str, glyph: int) -> tuple[float, float]:
    """How wide and how high a glyph is."""
    xs = [float(x) for _, *numbers in outline(key, glyph) for x in numbers[::2]]
    ys = [float(y) for _, *numbers in outline(key, glyph) for y in numbers[1::2]]
    return max(xs) - min(xs), max(ys) - min(ys)


def test_bold_chinese_is_as_wide_as_regular_and_breaks_alike():
    text = "客户在网上商店，购买咖啡。" * 4
    thin, thick = (break_lines(text, style, 4, 40) for style in ("regular", "bold"))
    assert {run.font for line in thick for run in line.runs} == {"DroidFallback-Bold"}
    assert [line.text for line in thin] == [line.text for line in thick]
    a, b = (ink(line.runs[0].font, line.runs[0].glyphs[0]) for line in (thin[0], thick[0]))
    assert b[0] > a[0] + 0.02 * 256
    assert used("👍", "bold") == ["NotoEmoji-Regular"]


def test_a_variable_font_has_its_own_bold(folder: Path):
    variable(folder)
    letter = GEORGIAN[0]
    (regular,), (bold,) = shape_line(letter, "regular", 4).runs, shape_line(letter, "bold", 4).runs
    assert (regular.font, bold.font) == ("TestVariable-400", "TestVariable-700")
    assert ink(regular.font, 1) == (200, 1400)
    assert ink(bold.font, 1) == pytest.approx((200 + 400 * 3 / 5, 1400), abs=1)
    assert shape_line(letter, "bold", 4).width > shape_line(letter, "regular", 4).width * 1.3


def test_a_font_of_a_collection_is_found(folder: Path):
    inter, hebrew = tables_of("Inter-Regular"), tables_of("NotoHebrew-Regular")
    glyph = face("Inter-Regular").font.get_nominal_glyph(ord("H")) or 0
    first = dressed(hebrew, "Other", "Other", {"ש": 3})
    collection(folder, [first, dressed(inter, "Second", "Second", dict.fromkeys(GEORGIAN, glyph))])
    assert used(GEORGIAN) == ["Second-400"]
    assert ink("Second-400", glyph) == ink("Inter-Regular", glyph)


def test_a_font_with_postscript_outlines_is_drawn(folder: Path):
    postscript(folder)
    (run,) = shape_line(GEORGIAN, "regular", 4).runs
    assert run.font == "TestPost-400"
    h = face("Inter-Regular").font.get_nominal_glyph(ord("A")) or 0
    width, height = ink("Inter-Regular", h)
    assert ink(run.font, run.glyphs[0]) == pytest.approx((width / 2.048, height / 2.048), abs=1.01)


def test_the_plainest_font_is_taken_whatever_was_asked_before(folder: Path):
    for family in ("Zeta", "Beta Serif", "Alpha Mono", "Test Sans Condensed"):
        georgian(folder, family, letters=GEORGIAN + "ძ")
    georgian(folder, "Omega", letters=GEORGIAN)
    assert used(GEORGIAN) == ["Omega-400-400"]
    assert used("ძ") == ["Zeta-400-400"]
    forget()
    assert used("ძ") == ["Zeta-400-400"]
    assert used(GEORGIAN) == ["Omega-400-400"]
    forget()
    georgian(folder, "Noto Sans Georgian")
    assert used(GEORGIAN) == ["NotoSansGeorgian-400-400"]


def test_emoji_are_drawn_by_the_emoji_font_also_after_a_system_font(folder: Path):
    georgian(folder, letters=GEORGIAN + "😀")
    assert used(GEORGIAN + "😀") == ["TestSans-400-400", "NotoEmoji-Regular"]


def test_what_is_no_usable_font_is_passed_over(folder: Path):
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 300)
    (folder / "empty.otf").write_bytes(b"")
    (folder / "folder.ttf").mkdir()
    coloured = dressed(tables_of("Inter-Regular"), "Colour", "Colour", dict.fromkeys(GEORGIAN, 5))
    (folder / "colour.ttf").write_bytes(file_of({**coloured, b"CBDT": b"\0\3\0\0"}))
    blank = dressed(tables_of("Inter-Regular"), "Blank", "Blank", dict.fromkeys(GEORGIAN, face_space()))
    (folder / "blank.ttf").write_bytes(file_of(blank))
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert undrawn(shape_line("ქ", "regular", 4)) == ["ქ"]
    georgian(folder)
    forget()
    assert used("ქ") == ["TestSans-400-400"]


def face_space() -> int:
    return face("Inter-Regular").font.get_nominal_glyph(0x20) or 0


def test_private_characters_are_nobodys(folder: Path):
    georgian(folder, letters="\U000f0000\U00100000" + GEORGIAN)
    assert undrawn(shape_line("\U000f0000\U00100000", "regular", 4)) == ["\U000f0000", "\U00100000"]


def test_two_fonts_of_one_name_are_two(folder: Path):
    for name, letters in (("one", GEORGIAN[:3]), ("two", GEORGIAN[3:])):
        (folder / name).mkdir()
        georgian(folder / name, letters=letters)
    found = used(GEORGIAN)
    assert len(set(found)) == 2
    assert {face(key).path.parent.name for key in found} == {"one", "two"}


def test_the_command_line_finds_the_same(folder: Path):
    georgian(folder)
    code = "from app.text.shaper import shape_line; print(shape_line('ქა', 'bold', 4).runs[0].font); import sys;"
    code += "print([m for m in ('PySide6.QtGui', 'PySide6.QtWidgets') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [used("ქა", "bold")[0], "[]"]


def test_every_system_has_folders(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(system.VARIABLE)
    for platform in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert len(system.folders()) >= 2
    monkeypatch.setenv(system.VARIABLE, "")
    assert system.folders() == []
