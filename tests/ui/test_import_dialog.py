"""Importing in the window: real files, the preview, the choice of columns, broken lines, and where maps go."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.exchange.scales import Scale
from app.session import open_library
from app.ui.import_dialog import ImportDialog, describe, scale_name
from app.ui.thumbnails import Thumbnails
from tests.ui.conftest import small_map
from tests.ui.modal import when_modal
from tests.ui.pseudo import bare

DATA = Path(__file__).resolve().parents[1] / "exchange" / "data"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot, looks):
    """Opens the dialog on a file."""
    looks[1].choose("en")
    thumbnails = Thumbnails()
    made = []

    def make(path: Path, here: str | None = None) -> ImportDialog:
        dialog = ImportDialog(path, here, thumbnails)
        made.append(dialog)
        dialog.show()
        return dialog

    yield make
    for dialog in made:
        dialog.close()
        dialog.deleteLater()
    thumbnails.close()
    looks[1].choose("en")


def write(tmp_path, text, name="table.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def choose(combo: QComboBox, data: object):
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_a_sound_table_is_one_click(show, qtbot):
    dialog = show(DATA / "map.es.csv")
    assert dialog.table.isVisible()
    assert dialog.table.horizontalHeaderItem(0).text() == "Etapa"
    assert dialog.table.item(1, 3).text() == "Ve un anuncio con una reseña"
    assert dialog.table.cellWidget(0, 0).currentData() == "stage"
    assert not dialog.nothing.isVisible()
    assert not dialog.here.isVisible()
    assert dialog.go.isEnabled()
    assert "4 stages, 6 lanes, 5 cards" in dialog.maps.text()
    qtbot.waitUntil(lambda: dialog.picture.has_picture)
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.made.project == dialog.made.drafts[0].title
    assert len(dialog.made.drafts[0].cards) == 5


def test_every_fixture_of_the_importer_can_be_imported_here(show):
    for path in sorted(DATA.iterdir()):
        if path.suffix == ".vivencia":
            continue  # a whole project is opened, not imported
        dialog = show(path)
        if dialog.rest.isVisible():
            dialog.rest.setChecked(True)
        assert dialog.go.isEnabled(), path.name
        QTest.mouseClick(dialog.go, LEFT)
        assert dialog.made.drafts, path.name


def test_several_journeys_of_a_markdown_file(show):
    dialog = show(DATA / "two.md")
    assert not dialog.table.isVisible()
    assert not dialog.separator.isVisible()
    assert dialog.go.text() == "Import 2 maps"
    assert len(dialog.maps.text().splitlines()) == 2


def test_broken_lines_import_nothing_until_the_person_says_so(show, tmp_path):
    dialog = show(write(tmp_path, "Stage,Touchpoint,Emotion\nA,x,3\nB,y,high\nC,z,1,5\n"))
    assert dialog.nothing.isChecked()
    assert not dialog.go.isEnabled()
    told = [dialog.issues.item(at).text() for at in range(dialog.issues.count())]
    assert [text.split(":")[0] for text in told[:2]] == ["Line 3", "Line 4"]
    dialog.rest.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.nothing.setChecked(True)
    assert not dialog.go.isEnabled()
    dialog.rest.setChecked(True)
    QTest.mouseClick(dialog.go, LEFT)
    assert [card.title for card in dialog.made.drafts[0].cards] == ["x"]


def test_a_column_for_something_else(show, tmp_path):
    dialog = show(write(tmp_path, "Step,What happens,Remark\nA,x,fast\nB,y,slow\n"))
    assert dialog.table.cellWidget(0, 1).currentData() == ""
    assert not dialog.go.isEnabled()
    choose(dialog.table.cellWidget(0, 1), "title")
    assert dialog.go.isEnabled()
    choose(dialog.table.cellWidget(0, 2), "channel")
    choose(dialog.table.cellWidget(0, 0), "")
    QTest.mouseClick(dialog.go, LEFT)
    (draft,) = dialog.made.drafts
    assert [card.title for card in draft.cards] == ["x", "y"]
    assert {"fast", "slow"} <= {lane.title for lane in draft.lanes}
    assert "A" not in {stage.title for stage in draft.stages}


def test_two_columns_of_one_name_are_told_apart(show, tmp_path):
    dialog = show(write(tmp_path, "Stage,Note,Note\nA,x,other\n"))
    choose(dialog.table.cellWidget(0, 2), "title")
    assert dialog.table.cellWidget(0, 2).currentData() == "title"
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.made.drafts[0].cards[0].title == "other"


def test_scale_separator_and_encoding_can_be_stated(show, tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("Etapa;Contacto;Emoción\nPagó;x;5\nSalió;y;4\n".encode("cp1252"))
    dialog = show(path)
    assert dialog.encoding.currentText() == "Found: cp1252"
    assert dialog.separator.currentText() == "Found: semicolon"
    assert dialog.scale.currentText() == "Found: 1 to 5"
    choose(dialog.scale, "1..10")
    QTest.mouseClick(dialog.go, LEFT)
    assert [stage.title for stage in dialog.made.drafts[0].stages] == ["Pagó", "Salió"]
    assert [card.emotion for card in dialog.made.drafts[0].cards] == [0, -1]


def test_a_wrong_encoding_is_told_and_another_can_be_chosen(show):
    dialog = show(DATA / "map.es.cp1252.csv")
    choose(dialog.encoding, "utf-8")
    assert not dialog.go.isEnabled()
    assert not dialog.table.isVisible()
    assert dialog.encoding.isEnabled()
    choose(dialog.encoding, "cp1252")
    assert dialog.table.isVisible()
    assert dialog.go.isEnabled()


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.csv", b""), ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(40)), ("text.txt", b"just a line of prose")],
)
def test_what_cannot_be_imported_is_told_in_a_sentence(show, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    dialog = show(path)
    assert not dialog.go.isEnabled()
    assert dialog.summary.text()
    assert "import." not in dialog.summary.text()
    assert not dialog.table.isVisible()


def test_a_missing_file_and_a_folder(show, tmp_path):
    for path in (tmp_path / "gone.csv", tmp_path):
        dialog = show(path)
        assert not dialog.go.isEnabled()
        assert not dialog.encoding.isEnabled()


def test_a_long_title_and_markup_are_shown_as_they_are(show, tmp_path):
    title = "long" * 25_000
    dialog = show(write(tmp_path, f"Map,Stage,Touchpoint\n{title},<img src='x'>,{title}\n", "<b>" + "x" * 200 + ".csv"))
    assert dialog.heading.text().startswith("<b>x")
    assert dialog.table.item(1, 1).text() == "<img src='x'>"
    assert dialog.width() < 1400
    QTest.mouseClick(dialog.go, LEFT)
    assert len(dialog.made.drafts[0].cards[0].title) == 100_000


def test_a_thousand_lines_are_quick_to_show(show, tmp_path):
    rows = "".join(f"Stage {n % 9},Contact {n},{n % 5 + 1}\n" for n in range(1000))
    dialog = show(write(tmp_path, "Stage,Touchpoint,Emotion\n" + rows))
    assert "1000 rows" in dialog.summary.text()
    assert dialog.table.rowCount() < 100
    QTest.mouseClick(dialog.go, LEFT)
    assert len(dialog.made.drafts[0].cards) == 1000


def test_into_the_project_that_is_open(seed, make_window, tmp_path):
    seed("Uno")
    window = make_window()
    window.open_project(window.library.projects()[0].id)
    shown = []

    def accept(dialog):
        shown.append((dialog.here.isChecked(), dialog.here.text()))
        QTest.mouseClick(dialog.go, LEFT)

    when_modal(accept)
    window.flows.import_files([DATA / "cafe.es.mmd"])
    assert shown == [(True, "In this project: Uno")]
    assert len(window.session.document.maps) == 2
    assert window.editor.map_id == window.session.document.maps[1].id
    window.table["edit.undo"].trigger()
    assert len(window.session.document.maps) == 1


def test_cancelled_nothing_is_made(window, tmp_path):
    when_modal(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.flows.import_files([DATA / "cafe.es.mmd"])
    assert window.session is None
    window.close()
    with open_library(tmp_path / "library.db") as library:
        assert library.projects() == []


def test_nothing_in_the_dialog_is_hard_coded(show, looks, pseudo, tmp_path):
    looks[1].choose("es")
    dialog = show(write(tmp_path, "A,B\n1,x\n2,y,9\n"), here="9")
    found = [text for text in bare(dialog, ("table.csv",)) if "QComboBox" not in text]
    assert found == []
    encodings = {dialog.encoding.itemText(at) for at in range(1, dialog.encoding.count())}
    loose = [text for text in bare(dialog) if "QComboBox" in text and text.split(": ")[1] not in encodings]
    assert loose == []


def test_words_of_the_preview():
    assert describe(small_map("A <b>map</b>")) == "\u2068A <b>map</b>\u2069: 2 stages, 2 lanes, 3 cards"
    assert scale_name(Scale(-2, 2)) == "−2 to 2"
