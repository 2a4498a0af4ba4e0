"""The command line says of a poster what the window says: what is too small, cut short, cannot be drawn, and helps."""

from pathlib import Path

import pytest

from tests.text.font_files import georgian
from tests.text.test_system_fonts import forget


@pytest.fixture
def said(run):
    """Runs a command; gives the lines of its standard error."""

    def command(*words):
        status, _, errors = run(*words)
        assert status == 0
        return errors

    return command


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    """A map with letters that no bundled font has, and one title that is far too long."""
    path = tmp_path / "map.mmd"
    long = "A title without end " * 200
    path.write_text(
        f"journey\n  title Coffee\n  section Buy\n    Open the box ქ: 3: Ana\n    {long}: 4: Ana\n    Pay: 5: Ana\n",
        encoding="utf-8",
    )
    return path


def test_all_that_is_wrong_is_told(said, journey: Path, tmp_path: Path):
    lines = said("export", journey, tmp_path / "a.pdf", "--paper", "A4", "--distance", "1m")
    assert any("Open the box ქ: No font can draw “ქ” (U+10E5 GEORGIAN LETTER KHAR)" in line for line in lines)
    assert any(line.endswith("1 text is cut short.") for line in lines)
    assert any(line.count("without end") > 60 for line in lines)
    assert any("Print on A" in line for line in lines)


def test_the_distance_decides(said, journey: Path, tmp_path: Path):
    near = said("export", journey, tmp_path / "a.pdf", "--paper", "A0", "--distance", "40cm")
    far = said("export", journey, tmp_path / "a.pdf", "--paper", "A0", "--distance", "5m")
    assert not any("Smallest capitals" in line for line in near)
    assert any("Too small to read from 5 m" in line for line in far)


def test_less_on_the_cards(said, tmp_path: Path):
    table = tmp_path / "map.csv"
    table.write_text("Stage,Channel,Title,Text\nBuy,Web,Order,It takes long\nBuy,Shop,Pay,By card\n", encoding="utf-8")
    for content, kept in (("all", True), ("titles", False)):
        out = tmp_path / f"{content}.svg"
        said("export", table, out, "--paper", "A4", "--cards", content)
        assert "Order" in out.read_text(encoding="utf-8")
        assert ("It takes long" in out.read_text(encoding="utf-8")) is kept


def test_a_font_of_the_system_draws_what_it_can(
    said, journey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    folder = tmp_path / "fonts"
    folder.mkdir()
    georgian(folder)
    monkeypatch.setenv("VIVENCIA_FONTS", str(folder))
    forget()
    lines = said("export", journey, tmp_path / "a.pdf", "--paper", "A4")
    assert not any("No font" in line for line in lines)
    assert b"TestSans-400" in (tmp_path / "a.pdf").read_bytes()
    monkeypatch.undo()
    forget()


def test_without_a_distance_only_what_no_table_helps_is_told(said, journey: Path, tmp_path: Path):
    """Cut text, characters without a font, coarse pictures, and type under 1.8 mm; no advice and no "step closer"."""
    told = {paper: said("export", journey, tmp_path / "a.pdf", "--paper", paper) for paper in ("A4", "A3", "A1")}
    assert any("Too small to read from 60 cm" in line for line in told["A4"])
    for lines in told.values():
        assert not any("Print on" in line or "step closer" in line or "on the cards" in line for line in lines)
        assert any("No font can draw" in line for line in lines)
        assert any("is cut short" in line for line in lines)
    asked = said("export", journey, tmp_path / "a.pdf", "--paper", "A3", "--distance", "60cm")
    assert any("step closer" in line for line in asked), "the same paper, where somebody asks"
    assert not any("Smallest capitals" in line for line in told["A3"])
