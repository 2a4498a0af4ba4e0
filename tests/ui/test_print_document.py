"""The PDF as a document: what a person ticks in the dialog, with mouse or keys, is what the written file is."""

from itertools import product

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from app.domain.excerpt import digest_of, excerpt
from app.exchange.map_file import FILE_NAME, MEDIA_TYPE
from app.exchange.pdf_search import read_pdf
from app.words.paper import paper_words
from tests.poster.sample import document
from tests.ui.printing_desk import choose, click, export, ready

SETS = [(*ticks, sum(ticks) % 2 == 1) for ticks in product([True, False], repeat=3)]
"""Map inside, layers, archive: each set by the mouse or by keys, so that any two of the four come together."""


def press_space(dialog, box: QCheckBox) -> None:
    """Go to a box with the Tab key and tick it with Space."""
    dialog.form.document.head.setFocus()
    for _ in range(10):
        if box.hasFocus():
            break
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def layers(pdf: pikepdf.Pdf) -> list[str]:
    """The names of what a reader may switch off, in the order of the reader's list; all are shown at first."""
    if "/OCProperties" not in pdf.Root:
        return []
    properties = pdf.Root.OCProperties
    assert "/OFF" not in properties.D or not len(properties.D.OFF)
    listed = [str(one.Name) for one in properties.D.Order]
    assert sorted(listed) == sorted(str(one.Name) for one in properties.OCGs)
    return listed


def archive(pdf: pikepdf.Pdf) -> tuple[str, str] | None:
    """Part and level of PDF/A that a file says it keeps."""
    with pdf.open_metadata() as said:
        return (said["pdfaid:part"], said["pdfaid:conformance"]) if "pdfaid:part" in said else None


@pytest.mark.parametrize(("carries", "layered", "archived", "by_keys"), SETS)
def test_what_is_ticked_is_in_the_file(qtbot, opened, tmp_path, carries, layered, archived, by_keys):
    dialog = opened(paper="A3", language="es")
    section = dialog.form.document
    assert (section.carries.isChecked(), section.layers.isChecked(), section.archive.isChecked()) == (True, True, False)
    for box, wanted in ((section.carries, carries), (section.layers, layered), (section.archive, archived)):
        if box.isChecked() != wanted:
            if by_keys:
                press_space(dialog, box)
            else:
                click(box)
    path = tmp_path / "map.pdf"
    assert export(qtbot, dialog, path) == path
    words = paper_words("es")
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ([FILE_NAME] if carries else [])
        if carries:
            spec = pdf.attachments[FILE_NAME]
            assert spec.get_file().mime_type == MEDIA_TYPE
            assert spec.description == words["document.map"]
            assert pdf.Root.AF[0].AFRelationship == "/Source"
        found = layers(pdf)
        assert bool(found) is layered
        assert set(found) <= {words[f"layer.{name}"] for name in ("emotions", "scores", "evidence", "notes", "quotes",
                                                                   "pictures", "names", "assembly")}  # fmt: skip
        if layered:
            assert words["layer.emotions"] in found
        assert archive(pdf) == (("3" if carries else "2", "B") if archived else None)
        assert ("/OutputIntents" in pdf.Root) is archived
        assert str(pdf.Root.Lang) == "es"
    if carries:
        made = document(12)
        assert digest_of(read_pdf(path).document) == digest_of(excerpt(made, "m"))
    stored = dialog.choices.stored()
    assert (stored["carries"], stored["layers"], stored["archive"]) == (carries, layered, archived)
    again = opened(**stored)
    assert [box.isChecked() for box in (again.form.document.carries, again.form.document.archive)] == [
        carries,
        archived,
    ]


def test_sheets_and_stages_can_be_gone_to(qtbot, opened, tmp_path):
    """The guide page leads to each sheet by a click, the bookmarks to each sheet and stage; labels are the names."""
    dialog = opened(paper="A2", tiled=True, sheet="A4")
    path = tmp_path / "sheets.pdf"
    assert export(qtbot, dialog, path) == path
    with pikepdf.open(path) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links = [one for one in pdf.pages[0].obj.get("/Annots", []) if one.Subtype == "/Link"]
        leads = [(one.Dest if "/Dest" in one else one.A.D)[0].objgen for one in links]
        assert sorted(leads) == sorted(pages[1:])
        assert len(leads) == 8
        labels = [page.label for page in pdf.pages]
        assert labels[1:5] == ["1A", "1B", "1C", "1D"]
    one = tmp_path / "one.pdf"
    click(dialog.form.sheets.whole)
    assert export(qtbot, dialog, one) == one
    with pikepdf.open(one) as pdf, pdf.open_outline() as outline:

        def titles(items) -> list[str]:
            return [title for item in items for title in (item.title, *titles(item.children))]

        found = titles(outline.root)
        for stage in document(12).stages("m"):
            assert any(stage.title in title for title in found)


def test_only_a_pdf_is_a_document(qtbot, opened, tmp_path):
    dialog = opened(paper="A4")
    assert dialog.form.document.isVisible()
    for format_ in ("svg", "png", "pptx"):
        choose(dialog.form.file.format, format_)
        assert not dialog.form.document.isVisible()
        path = tmp_path / f"map.{format_}"
        export(qtbot, dialog, path)
        written = path if path.exists() else next(tmp_path.glob(f"map*.{format_}"))
        assert b"vivencia-map" not in written.read_bytes()
    choose(dialog.form.file.format, "pdf")
    assert dialog.form.document.isVisible()


def test_a_mark_warns_of_the_map_inside(qtbot, opened):
    look = {"Acme": {"mark": "Confidential"}}
    dialog = opened(paper="A4", brand="Acme", brands=look, opened={"document": True})
    section = dialog.form.document
    assert "“Confidential”" in section.warning.text()
    assert section.warning.isVisible()
    click(section.carries)
    assert not section.warning.isVisible()
    assert not section.told.isVisible()
    ready(qtbot, dialog)
