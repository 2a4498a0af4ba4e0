"""Every figure that ``export`` takes: what can be is done, what cannot be is refused with the reason, and never is one
silently replaced by another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.poster.limits import LIMITS, Asked, check
from app.words import LANGUAGES, set_language
from app.words.problems import sentence
from tests.exchange.reading import DATA

MAP = DATA / "day.en.mmd"
MM = 72 / 25.4
SHEETS = ("--paper", "A1", "--tile", "A4")
Export = Callable[..., tuple[object, list[str], list[str]]]

REFUSED = {
    "a margin larger than the sheet": ((*SHEETS, "--margin", "900mm"), "900 mm nothing is left of the sheet A4"),
    "a margin on one side": ((*SHEETS, "--margin", "6/6/900/6"), "900 mm nothing is left"),
    "a margin that leaves nothing": ((*SHEETS, "--margin", "104mm"), "104 mm nothing is left"),
    "a margin too narrow for its marks": ((*SHEETS, "--margin", "2.5mm"), "2.5 mm is too small; use 3 mm"),
    "a margin below nought": ((*SHEETS, "--margin=-6mm"), "“-6mm” is no length"),
    "a margin without a figure": ((*SHEETS, "--margin", "wide"), "“wide” is no length"),
    "a margin without sheets": (("--margin", "900mm"), "--margin: that is for sheets"),
    "an overlap larger than the sheet": ((*SHEETS, "--overlap", "900mm"), "900 mm is too much; use at most"),
    "an overlap below nought": ((*SHEETS, "--overlap=-1"), "“-1” is no length"),
    "an overlap without sheets": (("--overlap", "900"), "--overlap: that is for sheets"),
    "a scale above the whole": ((*SHEETS, "--percent", "900"), "“900” is no scale; write 90 to 100"),
    "a scale of nought": ((*SHEETS, "--percent", "0"), "“0” is no scale"),
    "a scale without sheets": (("--percent", "93"), "--percent: that is for sheets"),
    "a turn without sheets": (("--turn", "mixed"), "--turn: that is for sheets"),
    "several things without sheets": (("--even", "--skip-blank"), "--even, --skip-blank: that is for sheets"),
    "a bleed no shop asks for": (("--bleed", "900mm"), "A bleed of 900 mm cannot be; 0 to 20 mm can"),
    "a bleed a little too wide": (("--bleed", "20.5mm"), "A bleed of 20.5 mm cannot be"),
    "a bleed on sheets": ((*SHEETS, "--bleed", "3mm"), "Only a poster on one page has a bleed"),
    "a bleed of pages": (("--kind", "stages", "--bleed", "3mm"), "Only a poster on one page has a bleed"),
    "a paper nobody makes": (("--paper", "900x900m"), "each side is 50 to 15240 mm"),
    "a paper too small": (("--paper", "10x10mm"), "each side is 50 to 15240 mm"),
    "sheets nobody makes": (("--tile", "900x900m"), "each side is 50 to 15240 mm"),
    "a roll nobody makes": (("--tile", "roll:900m"), "900000 mm cannot be: each side is 50 to 15240 mm"),
    "a roll of nothing": (("--tile", "roll:0"), "0 mm cannot be: each side is 50"),
    "sheets by the thousand": (("--paper", "15000x15000mm", "--tile", "A4"), "1000 are the most"),
    "cards as large as a wall": (("--kind", "deck", "--card-size", "900x900mm"), "a side of 900 mm; 40 to 400 mm"),
    "cards as small as a stamp": (("--kind", "deck", "--card-size", "85x20mm"), "a side of 20 mm; 40 to 400 mm"),
    "cards larger than the paper": (("--kind", "deck", "--card-size", "300x200mm"), "has no room on A4"),
    "cards of any size on a poster": (("--card-size", "900x900mm"), "a side of 900 mm"),
    "empty cards by the thousand": (("--kind", "blank-cards", "--each", "900"), "“900” is no number from 1 to 200"),
    "no empty cards": (("--kind", "blank-cards", "--each", "0"), "“0” is no number from 1 to 200"),
    "too many pixels": (("--dpi", "9000"), "“9000” is no resolution from 10 to 1200"),
    "half a pixel": (("--dpi", "150.5"), "“150.5” is no resolution"),
    "a distance behind the horizon": (("--distance", "900km"), "“900km” is no length"),
    "a distance across the town": (("--distance", "900m"), "Nobody reads from 900000 mm away; 100 to 100000 mm"),
    "a distance of nought": (("--distance", "0"), "Nobody reads from 0 mm away"),
}


@pytest.fixture
def export(run, monkeypatch, tmp_path):
    """Exports with these options; gives status, lines of standard output and of standard error."""
    monkeypatch.chdir(tmp_path)
    return partial(run, "export", MAP, "a.pdf")


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_with_its_reason(export: Export, tmp_path, case):
    options, reason = REFUSED[case]
    status, said, errors = export(*options)
    assert (status, said, len(errors)) == (2, [], 1)
    assert reason in errors[0].replace("\u00a0", " ")
    assert not list(tmp_path.iterdir())


def sizes(path: Path) -> list[tuple[float, float]]:
    """Of each page in mm, read by another library."""
    with pikepdf.open(path) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    return [((x2 - x1) / MM, (y2 - y1) / MM) for x1, y1, x2, y2 in boxes]


@pytest.mark.parametrize("margin", ["3mm", "12 mm", "45mm", "6/5/4/17"])
def test_a_margin_that_can_be_is_the_one_that_is_printed(export: Export, tmp_path, margin):
    assert export(*SHEETS, "--margin", margin, "--turn", "portrait", "--even")[0] == 0
    left, top, *_ = [float(side.removesuffix("mm")) for side in margin.split("/")] * 4
    if "/" in margin:
        top = 5.0
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        for page in pdf.pages[1:]:
            x1, y1, x2, y2 = (float(side) / MM for side in page.mediabox)
            trim = [float(side) / MM for side in page.trimbox]
            assert [x2 - x1, y2 - y1] == pytest.approx([210, 297], abs=0.1)
            assert trim[0] - x1 == pytest.approx(left, abs=0.02)
            assert y2 - trim[3] == pytest.approx(top, abs=0.02)


@pytest.mark.parametrize("bleed", ["0", "3mm", "0,5cm", "20mm"])
def test_a_bleed_that_can_be_is_the_one_that_is_printed(export: Export, tmp_path, bleed):
    assert export("--paper", "A3", "--bleed", bleed)[0] == 0
    wanted = {"0": 0.0, "3mm": 3.0, "0,5cm": 5.0, "20mm": 20.0}[bleed]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        trim, reach = ([float(side) / MM for side in box] for box in (pdf.pages[0].trimbox, pdf.pages[0].bleedbox))
    assert [trim[0] - reach[0], reach[3] - trim[3]] == pytest.approx([wanted, wanted], abs=0.02)


@pytest.mark.parametrize("options", [("--tile", "roll:610"), ("--paper", "50x60mm"), ("--distance", "100m")])
def test_figures_at_the_ends_are_taken(export: Export, tmp_path, options):
    assert export(*options)[0] == 0
    assert sizes(tmp_path / "a.pdf")


@given(what=st.sampled_from(sorted(LIMITS)), value=st.floats() | st.integers(-(10**9), 10**9))
def test_a_figure_is_itself_or_is_refused(what: Asked, value: float):
    least, most = LIMITS[what].least, LIMITS[what].most
    if least <= value <= most:
        assert check(what, value) == value
        return
    with pytest.raises(Problem) as refused:
        check(what, value)
    for language in LANGUAGES:
        set_language(language)
        said = sentence(refused.value)
        assert f"{least:g}" in said
        assert f"{most:g}" in said or f"{most:.0f}" in said
        assert "{" not in said
