"""What a PDF says of itself, what it carries, what can be switched in it, and whether it may go into an archive."""

import io
from datetime import datetime, timedelta, timezone

import pikepdf
import pytest
from pikepdf.models.metadata import decode_pdf_date
from PIL import Image, ImageChops, ImageCms

from app.layout.layers import LAYERS, Layer
from app.layout.shapes import Box, Drawing, Group, Rect, Text
from app.poster.paper import parse_paper
from app.render.icc import srgb_profile
from app.render.pdf import About, Attachment, PdfWriter
from app.render.pdf_about import Archive
from app.text.shaper import shape_line
from tests.poster.sample import drawing
from tests.render.archives import faults
from tests.render.looking import paper, words
from tests.render.samples import PICTURES, every_shape

MADE = datetime(2026, 5, 3, 10, 15, 42, tzinfo=timezone(timedelta(hours=2)))
ABOUT = About("Café & <té> ☕ \x07", "Ana Ibáñez", "Renovar «todo»", "es", MADE)
NAMES: dict[Layer, str] = {layer: f"Capa {layer}" for layer in LAYERS}
MAP = Attachment("mapa.json", "application/json", b'{"a": [1, 2]}', "El mapa")


def written(
    shown: Drawing, about: About = ABOUT, layers: dict[Layer, str] | None = None, attached: tuple[Attachment, ...] = ()
) -> bytes:
    out = io.BytesIO()
    writer = PdfWriter(out, about, pictures=PICTURES.get, layers=layers, attachments=attached)
    placed = writer.place(shown)
    writer.page(shown.width, shown.height, bookmark="Todo", label="Todo")
    writer.draw(placed)
    writer.page(120, 80, label="A1")
    writer.draw(placed, scale=0.2)
    writer.shapes([Rect(Box(100, 60, 10, 10), fill="#ff00ff")], layer="assembly")
    writer.page(50, 50)
    writer.save()
    return out.getvalue()


def archived(level: Archive) -> About:
    return About(ABOUT.title, ABOUT.author, ABOUT.subject, ABOUT.lang, MADE, level)


def test_title_author_subject_language_and_dates_stand_in_both_places():
    with pikepdf.open(io.BytesIO(written(every_shape()))) as document:
        assert document.check_pdf_syntax() == []
        assert str(document.Root.Lang) == "es"
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert (info["/Title"], info["/Author"], info["/Subject"]) == (ABOUT.title, ABOUT.author, ABOUT.subject)
        assert decode_pdf_date(info["/CreationDate"]) == decode_pdf_date(info["/ModDate"]) == MADE
        with document.open_metadata() as said:
            assert said["dc:title"] == ABOUT.title.replace("\x07", "")
            assert said["dc:creator"] == [ABOUT.author]
            assert said["dc:description"] == ABOUT.subject
            assert said["dc:language"] == {"es"}
            assert said["xmp:CreateDate"] == "2026-05-03T10:15:42+02:00"
            assert "pdfaid:part" not in said


def test_what_is_not_known_is_not_said():
    with pikepdf.open(io.BytesIO(written(every_shape(), About(lang="en")))) as document:
        assert set(document.docinfo.keys()) == {"/Creator", "/Producer"}
        with document.open_metadata() as said:
            assert not {"dc:title", "dc:creator", "dc:description", "xmp:CreateDate"} & set(said)


def test_pages_are_called_by_their_labels_or_else_their_numbers():
    with pikepdf.open(io.BytesIO(written(every_shape()))) as document:
        assert [page.label for page in document.pages] == ["Todo", "A1", "3"]


def test_an_attachment_comes_out_as_it_went_in():
    other = Attachment("ñandú.txt", "text/plain", bytes(range(256)) * 40)
    with pikepdf.open(io.BytesIO(written(every_shape(), attached=(other, MAP)))) as document:
        assert list(document.attachments) == ["mapa.json", "ñandú.txt"]
        for one in (MAP, other):
            found = document.attachments[one.name]
            file = found.get_file()
            assert file.read_bytes() == one.data
            assert (file.mime_type, file.size, found.description) == (one.media_type, len(one.data), one.about)
            assert file.mod_date == MADE
        assert [str(one.AFRelationship) for one in document.Root.AF] == ["/Source", "/Source"]


def test_equal_input_gives_equal_bytes():
    once, again = (written(every_shape(), archived("3b"), NAMES, (MAP,)) for _ in range(2))
    assert once == again


# -- layers -------------------------------------------------------------------------------------
def switched(pdf: bytes, *off: Layer) -> bytes:
    """The same file after a reader switched some layers off and saved that."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        layers = document.Root.OCProperties
        names = {NAMES[layer] for layer in off}
        layers.D.OFF = pikepdf.Array([group for group in layers.OCGs if str(group.Name) in names])
        assert len(layers.D.OFF) == len(off)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def changed(one: bytes, other: bytes, page: int = 0) -> tuple[int, int, int, int] | None:
    """The box, in pixels of 4 to the millimetre of an A2, in which two files look otherwise."""
    size = (2376, 1680) if page == 0 else (480, 320)
    return ImageChops.difference(paper(one, size, page), paper(other, size, page)).getbbox()


@pytest.fixture(scope="module")
def layered() -> bytes:
    return written(drawing(parse_paper("A2", "landscape")), layers=NAMES)


def test_a_map_has_the_layers_that_it_has_content_for_and_all_are_seen(layered: bytes):
    with pikepdf.open(io.BytesIO(layered)) as document:
        found = [str(group.Name) for group in document.Root.OCProperties.OCGs]
        assert found == [NAMES["emotions"], NAMES["assembly"]]
    assert changed(layered, written(drawing(parse_paper("A2", "landscape")))) is None


def test_a_layer_that_is_switched_off_is_not_seen(layered: bytes):
    shown = drawing(parse_paper("A2", "landscape"))
    without = switched(layered, "emotions")
    curve = next(shown.by_role("curve")).box
    row = shown.cell("s0", "e")
    assert row is not None
    box = changed(layered, without)
    assert box is not None
    _, top, _, bottom = (edge / 4 for edge in box)
    assert top <= curve.bottom
    assert bottom >= row.box.y
    assert changed(layered, switched(layered, "assembly")) is None
    assert changed(layered, switched(layered, "assembly"), 1) == (400, 240, 440, 280)


def test_writing_without_layers_has_none():
    with pikepdf.open(io.BytesIO(written(every_shape()))) as document:
        assert "/OCProperties" not in document.Root


# -- archives -----------------------------------------------------------------------------------
MISSING = Drawing(
    90, 20, (Group("a", "card", 0, 0, 90, 20, (Text(5, 10, shape_line("ខ្មែរ \ue000 x", "regular", 5), "#000000"),)),)
)
"""Words that no font of the program draws."""


@pytest.mark.parametrize("shown", [every_shape(), drawing(parse_paper("A3")), MISSING], ids=["shapes", "map", "boxes"])
@pytest.mark.parametrize("level", ["2b", "3b"])
def test_an_archived_file_is_one(shown: Drawing, level: Archive):
    attached = (MAP,) if level == "3b" else ()
    assert faults(written(shown, archived(level), {}, attached), level) == []
    assert faults(written(shown, archived(level), NAMES, attached), level) == []


def test_what_no_font_draws_can_still_be_found():
    assert words(written(MISSING, archived("2b"))).strip() == "ខ្មែរ \ue000 x"


def test_an_ordinary_file_is_no_archived_one():
    assert faults(written(every_shape()), "2b")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/GTS_PDFA1", b"/GTS_PDFX1"),
        (b"<pdfaid:part>2<", b"<pdfaid:part>4<"),
        (b"/Interpolate false", b"/Interpolate true "),
        (b"/FontFile2", b"/FontFileX"),
        (b"/AFRelationship", b"/AFRelationshiq"),
        (b"/BaseState /ON", b"/BaseState /X "),
        (b"/Name (Vivencia)", b"/Nome (Vivencia)"),
    ],
)
def test_the_check_notices_a_fault(old: bytes, new: bytes):
    level: Archive = "3b" if b"AFR" in old else "2b"
    layers = {} if old.startswith((b"/GTS", b"<", b"/I", b"/F", b"/A")) else NAMES
    data = written(every_shape(), archived(level), layers, (MAP,) if level == "3b" else ())
    assert old in data
    assert faults(data.replace(old, new), level)


def test_the_profile_is_read_as_srgb():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    colours = bytes((0, 0, 0, 36, 86, 166, 194, 65, 12, 255, 255, 255))
    found = ImageCms.profileToProfile(
        Image.frombytes("RGB", (4, 1), colours), profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert found is not None
    assert max(abs(was - now) for was, now in zip(colours, found.tobytes(), strict=True)) <= 1
