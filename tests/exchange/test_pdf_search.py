"""The map in a PDF: found however the file was saved again, refused in plain words where it cannot be, and cheaply."""

import io
import json
import tracemalloc
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.excerpt import excerpt
from app.domain.problems import Problem
from app.exchange.map_file import MEDIA_TYPE, MapFile, write_map
from app.exchange.pdf_search import map_in, read_pdf
from app.render.pdf import About, Attachment, PdfWriter
from app.words import speaking
from app.words.problems import sentence
from tests.poster.sample import document
from tests.render.samples import every_shape

MAP = write_map(document(12), "m", {})


def printed(data: bytes | None = MAP, *more: Attachment) -> bytes:
    """A PDF with these bytes inside as its map."""
    out = io.BytesIO()
    attached = () if data is None else (Attachment("mapa.json", MEDIA_TYPE, data),)
    writer = PdfWriter(out, About("Café"), attachments=(*attached, *more))
    writer.page(100, 80)
    writer.draw(writer.place(every_shape()))
    writer.save()
    return out.getvalue()


PDF = printed()


def outcome(pdf: bytes) -> str | MapFile:
    try:
        return map_in(pdf, "Café.pdf")
    except Problem as problem:
        return problem.code if all("Café.pdf" in said for said in in_both_languages(problem)) else "says not of what"


def in_both_languages(problem: Problem) -> list[str]:
    found = []
    for language in ("en", "es"):
        with speaking(language):
            found.append(sentence(problem))
    return found


def test_a_print_gives_its_map_back(tmp_path: Path):
    path = tmp_path / "ñ.pdf"
    path.write_bytes(PDF)
    found = read_pdf(path)
    assert found.document == excerpt(document(12), "m")
    assert found.journey.title == "Renovar la calefacción"
    assert not found.is_altered


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
        {"recompress_flate": True, "stream_decode_level": pikepdf.StreamDecodeLevel.specialized},
        {"qdf": True},
    ],
    ids=str,
)
def test_it_is_found_after_another_program_saved_the_file(how: dict[str, object]):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as saved:
        saved.pages.append(saved.pages[0])
        saved.save(out, **how)  # type: ignore[arg-type]
    found = outcome(out.getvalue())
    assert isinstance(found, MapFile)
    assert found.document == excerpt(document(12), "m")


def test_of_two_maps_the_last_counts():
    later = write_map(document(3), "m", {})
    with pikepdf.open(io.BytesIO(PDF)) as saved:
        again = pikepdf.AttachedFileSpec(saved, later, filename="mapa.json", mime_type=MEDIA_TYPE)
        object_ = saved.make_indirect(again.obj.EF.F)
        number, stream = object_.objgen[0], zlib.compress(later)
    update = b"\n%d 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n" % (number, len(stream))
    found = outcome(PDF + update + stream + b"\nendstream\nendobj\n")
    assert isinstance(found, MapFile)
    assert len(found.document.cards("m")) == 3


def test_other_attachments_do_not_disturb():
    other = Attachment("a.json", "application/json", json.dumps({"format": "other"}).encode())
    found = outcome(printed(MAP, other, Attachment("z.bin", "application/octet-stream", bytes(5000))))
    assert isinstance(found, MapFile)


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (b"", "mapfile.no_pdf"),
        (b"%PDF-1.7\n", "mapfile.nothing"),
        (b"not at all", "mapfile.no_pdf"),
        (printed(None), "mapfile.nothing"),
        (printed(None, Attachment("a.json", "application/json", b'{"format":"vivencia"}')), "mapfile.nothing"),
        (printed(MAP[:400]), "mapfile.damaged"),
        (PDF[: PDF.index(b"/EmbeddedFile") + 300], "mapfile.damaged"),
        (printed(MAP.replace(b'"version":1', b'"version":7')), "mapfile.newer"),
        (b"%PDF-1.7\n" + b"/EmbeddedFile" * 1_000_000, "mapfile.nothing"),
        (b"%PDF-1.7\n" + b"/EmbeddedFile >>stream\n" * 100_000, "mapfile.nothing"),
        (b"%PDF-1.7\n" + b"/EmbeddedFile >>" + b" " * 3_000_000, "mapfile.nothing"),
    ],
)
def test_what_cannot_be_opened_says_why(pdf: bytes, code: str):
    assert outcome(pdf) == code


def test_a_protected_file_says_that_it_is():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as saved:
        saved.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert outcome(out.getvalue()) == "mapfile.locked"


@pytest.mark.parametrize("head", [b"", MAP[:24]])
def test_a_bomb_takes_no_more_than_a_map_may(head: bytes):
    bomb = printed(head + bytes(400 * 1024 * 1024))
    assert len(bomb) < 2 * 1024 * 1024
    tracemalloc.start()
    try:
        assert outcome(bomb) == ("mapfile.damaged" if head else "mapfile.nothing")
        assert tracemalloc.get_traced_memory()[1] < 250 * 1024 * 1024
    finally:
        tracemalloc.stop()


@settings(max_examples=300, deadline=2000)
@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject):
    mutated = bytearray(PDF)
    near = PDF.index(b"/EmbeddedFile")
    for _ in range(data.draw(st.integers(1, 6))):
        if not mutated:
            break
        places = st.integers(max(0, near - 200), near + 3000) if data.draw(st.booleans()) else st.integers(0, len(PDF))
        at = min(data.draw(places), len(mutated) - 1)
        match data.draw(st.sampled_from(["set", "cut", "drop", "twice"])):
            case "set":
                mutated[at] = data.draw(st.integers(0, 255))
            case "cut":
                del mutated[at:]
            case "drop":
                del mutated[at : at + data.draw(st.integers(1, 400))]
            case "twice":
                mutated[at:at] = mutated[at : at + data.draw(st.integers(1, 400))]
    found = outcome(bytes(mutated))
    assert isinstance(found, MapFile) or found.startswith("mapfile.")
