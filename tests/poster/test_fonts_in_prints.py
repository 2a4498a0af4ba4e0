"""Every font of every kind of print is in the file as a subset, and each script can be found and copied out of it.

Seen to fail: a font that is not embedded, or as a whole; text that is told for the first letters only, or cut short;
letters without text; characters of no font that are left out of the text, or not named to the person; a script whose
bundled font is gone; and, of archives, a picture that is smoothed, a font without its CIDs, layers without a name.
"""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.domain.document import Document
from app.domain.records import Card
from app.poster.brand import Brand
from app.poster.export import write_pdf
from app.poster.extras import Extras, layer_names
from app.poster.inspection import inspect
from app.poster.kinds import KINDS, compose
from app.poster.page import Printout
from app.poster.paper import Paper, parse_paper
from app.poster.press import Press
from app.poster.slides import SLIDE
from app.poster.spec import PrintSpec, TileSpec
from app.poster.uses import KindId
from app.text import system
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.render.archives import faults
from tests.render.embedded import unembedded
from tests.render.samples import SCRIPTS
from tests.text.font_files import GEORGIAN, georgian
from tests.text.test_system_fonts import forget

A2, A4 = parse_paper("A2", "landscape"), parse_paper("A4")
RIGHT_TO_LEFT = {"Arabic", "Hebrew"}
BUNDLED = {name: text for name, text in SCRIPTS.items() if name != "Georgian"}
_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069\ufeff\u00ad\ufffe\x02"))


@cache
def press(georgian: bool = False) -> Press:
    """A map whose cards are written in the scripts of the world."""
    texts = list((SCRIPTS if georgian else BUNDLED).values())
    held = document(len(texts))
    written = iter(texts)
    records = [replace(one, title=next(written), fields={}) if isinstance(one, Card) else one for one in held.records()]
    brand = Brand(author="Ана Перес", mark="機密", note="تقرير")
    return Press(Document.of(records), "m", paper_words("es"), "es", brand=brand)


SPECS: dict[str, PrintSpec] = {
    **{kind: PrintSpec(SLIDE if kind == "slides" else A2 if kind == "poster" else A4, kind) for kind in KINDS},
    "sheets": PrintSpec(A2, tiles=TileSpec(A4)),
    "for the shop": PrintSpec(A2, bleed=3),
    "a roll": PrintSpec(Paper("", 900, 600), tiles=TileSpec(parse_paper("A3"), turning="mixed")),
}


def written(printout: Printout, extras: Extras | None = None) -> bytes:
    out = io.BytesIO()
    write_pdf(printout, out, extras=extras or Extras())
    return out.getvalue()


@pytest.mark.parametrize("layers", [False, True])
@pytest.mark.parametrize("name", SPECS)
def test_the_fonts_of_every_print_are_embedded_subsets(name: str, layers: bool):
    extras = Extras(layers=layer_names(paper_words("es")) if layers else {})
    data = written(compose(press(), SPECS[name]), extras)
    assert unembedded(data) == []
    with pikepdf.open(io.BytesIO(data)) as opened:
        fonts = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}
        assert len(fonts) >= 2


@pytest.mark.parametrize("name", SPECS)
def test_every_kind_of_print_may_go_into_an_archive(name: str):
    """Another library says so; what it would find is tried in the tests of the format."""
    data = written(compose(press(georgian=True), SPECS[name]), Extras(archive=True))
    assert faults(data, "2b") == []


def found(data: bytes) -> str:
    """All text of a file as another program copies it out, without spaces and marks of direction."""
    opened = pypdfium2.PdfDocument(data)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    finally:
        opened.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.translate(_MARKS).split()))


TELLING: tuple[KindId | str, ...] = ("poster", "sheets", "stages", "deck", "for the shop")


@pytest.mark.parametrize("name", TELLING)
def test_each_script_can_be_copied_out_of_every_print(name: str):
    """Without any font of the system: of these eleven scripts and of emoji the program has its own.

    Text that reads from right to left is put in order by the reader, so that its words are looked for one by one.
    """
    printout = compose(press(), SPECS[name])
    looked = inspect(printout)
    assert looked is not None
    assert [fault for fault in looked.faults if fault.kind == "undrawn"] == []
    text = found(written(printout))
    for script, said in BUNDLED.items():
        parts = said.split() if script in RIGHT_TO_LEFT else [said]
        assert [part for part in parts if squeezed(part.strip("(),.;،")) not in text] == [], script


def test_what_no_font_draws_is_named_and_can_still_be_copied_out():
    """On a machine without fonts of its own."""
    printout = compose(press(georgian=True), SPECS["poster"])
    looked = inspect(printout)
    assert looked is not None
    (undrawn,) = [fault for fault in looked.faults if fault.kind == "undrawn"]
    assert set(undrawn.text) == set(GEORGIAN)
    assert squeezed(SCRIPTS["Georgian"]) in found(written(printout))


@pytest.fixture
def with_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that has a font for them."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    georgian(folder)
    monkeypatch.setenv(system.VARIABLE, str(folder))
    forget()
    press.cache_clear()
    yield
    monkeypatch.undo()
    forget()
    press.cache_clear()


@pytest.mark.usefixtures("with_fonts")
def test_a_font_of_the_system_goes_into_the_file_as_a_subset():
    for name in ("poster", "sheets"):
        printout = compose(press(georgian=True), SPECS[name])
        looked = inspect(printout)
        assert looked is not None
        assert [fault for fault in looked.faults if fault.kind == "undrawn"] == []
        data = written(printout)
        assert b"TestSans-400" in data
        assert unembedded(data) == []
        assert squeezed(SCRIPTS["Georgian"]) in found(data)
