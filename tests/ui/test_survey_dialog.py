"""A survey read by hand: the file, what each column asks, what cannot be read, kept in one edit, undone, reopened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.domain.answers import read_answers
from app.domain.records import Evidence
from app.insight.reading import Reading
from app.layout.shapes import Text
from app.ui.evidence.page import SourcesPage
from app.ui.evidence.part import Surveying
from app.ui.evidence.survey_dialog import SurveyDialog
from app.ui.evidence.survey_table import CARD_ROW, FIRST, MEASURE_ROW, SCALE_ROW
from app.ui.insight.part import Insight
from tests.ui.desk import Desk
from tests.ui.modal import when_modal

LEFT = Qt.MouseButton.LeftButton
SHEET = (
    "Marca temporal;Segmento;Espera la cola (emoción);Pide en la barra - emoción;Espera la cola: satisfacción;P9\n"
    "2026/03/14 9:00;VIP;-2;1;2;Ok\n2026/03/15 9:00;;-1;;1;\n2026/03/16 9:00;VIP;0;2;3;x\n"
)


def write(tmp_path: Path, text: str = SHEET) -> Path:
    path = tmp_path / "Encuesta de marzo.csv"
    path.write_text(text, encoding="utf-8")
    return path


def pick(combo: QComboBox, data: object) -> None:
    """As a person picks a row of the list."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def read(desk: Desk, path: Path, answer: object) -> None:
    when_modal(answer)  # type: ignore[arg-type]
    desk.editor.part(Surveying).read(path)
    QApplication.processEvents()


def at(dialog: SurveyDialog, row: int, column: int) -> QTableWidgetItem:
    found = dialog.table.item(row, column)
    assert found is not None
    return found


def curves(desk: Desk) -> str:
    """What the key beside the curve names."""
    (group,) = [one for one in desk.view.board.drawing.by_role("lane") if one.owner == desk.lane("Emociones").id]
    return " ".join([shape.line.text for shape in group.shapes if isinstance(shape, Text)][1:])


def keep(dialog: SurveyDialog) -> None:
    assert dialog.go.isEnabled()
    QTest.mouseClick(dialog.go, LEFT)


def test_a_sheet_is_kept_in_one_edit_and_both_curves_are_there(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = desk.on_disk()

    def answer(dialog: SurveyDialog) -> None:
        assert dialog.summary.text() == "3 people · 3 questions · 2 touchpoints · 8 answers · 1 segment"
        assert dialog.name.text() == "Encuesta de marzo"
        assert at(dialog, FIRST, 5).text() == "Ok"
        combo = dialog.table.cellWidget(CARD_ROW, 4)
        assert isinstance(combo, QComboBox)
        assert combo.currentText() == "Espera la cola · Pagar · Tienda"
        keep(dialog)

    read(desk, write(tmp_path), answer)
    (one,) = desk.on_disk().evidence
    assert dict(one.fields) == {
        "type": "survey", "asked": "customers", "date": "2026-03-16", "sample": 3, "source": "Encuesta de marzo.csv",
        "segments": "VIP\t\tVIP",
    }  # fmt: skip
    assert "8 answers were kept." in desk.editor.messages.text.text()
    page = desk.editor.part(Insight).drawer.page("sources")
    assert isinstance(page, SourcesPage)
    assert page.current is not None
    assert page.current.id == one.id
    reading = Reading(desk.on_disk(), desk.editor.map_id or "")
    queue = desk.card("Espera la cola")
    score = reading.customers(queue, "emotion")
    assert (score.value, score.n, score.dates) == (-1.0, 3, ("2026-03-16", "2026-03-16"))
    assert reading.team(queue, "emotion").value == -1.0
    assert "What customers say" in curves(desk)
    assert "What the team thinks" in curves(desk)
    desk.actions["edit.undo"].trigger()
    assert desk.on_disk() == before
    assert curves(desk) == ""


def test_what_cannot_be_read_is_shown_and_left_out_only_when_asked(desk: Desk, tmp_path: Path) -> None:
    def answer(dialog: SurveyDialog) -> None:
        assert not dialog.go.isEnabled()
        assert dialog.nothing.isChecked()
        assert dialog.issues.item(0).text().startswith("Line 3: “rápido” in the column")
        assert "not answered" in at(dialog, FIRST + 1, 4).toolTip()
        assert at(dialog, FIRST, 4).toolTip() == "Read as 2"
        QTest.mouseClick(dialog.rest, LEFT)
        keep(dialog)

    read(desk, write(tmp_path, SHEET.replace(";-1;;1;", ";-1;;rápido;")), answer)
    answers = {(a.measure, desk.document.get(Evidence, a.evidence_id).title): a.values
               for a in desk.on_disk().answers(desk.card("Espera la cola").id)}  # fmt: skip
    assert read_answers(answers["satisfaction", "Encuesta de marzo"]) == [2, None, 3]


def test_columns_are_given_another_meaning_and_scale(desk: Desk, tmp_path: Path) -> None:
    pay = desk.card("Paga con el móvil").id

    def answer(dialog: SurveyDialog) -> None:
        table = dialog.table
        assert dialog.summary.text().startswith("No column of")
        assert not dialog.go.isEnabled()
        pick(table.cellWidget(CARD_ROW, 0), pay)  # type: ignore[arg-type]
        pick(table.cellWidget(MEASURE_ROW, 0), "importance")  # type: ignore[arg-type]
        pick(table.cellWidget(SCALE_ROW, 0), "1..10")  # type: ignore[arg-type]
        pick(table.cellWidget(CARD_ROW, 1), "segment")  # type: ignore[arg-type]
        assert dialog.summary.text() == "3 people · 1 question · 1 touchpoint · 3 answers · 2 segments"
        dialog.name.clear()
        QTest.keyClicks(dialog.name, "  ")
        assert not dialog.go.isEnabled(), "a survey has a name"
        QTest.keyClicks(dialog.name, "Equipo")
        pick(dialog.asked, "team")
        dialog.day.line.setFocus()
        QTest.keyClicks(dialog.day.line, "2026-01-02")
        keep(dialog)

    read(desk, write(tmp_path, "Q1,Q2\n1,a\n10,b\n4,a\n"), answer)
    (one,) = desk.on_disk().evidence
    assert (one.title, one.fields["asked"], one.fields["date"]) == ("Equipo", "team", "2026-01-02")
    (told,) = desk.on_disk().answers(pay)
    assert (told.measure, told.values) == ("importance", "1,5,2")


def test_of_two_columns_for_the_same_the_one_that_was_chosen_last_counts(desk: Desk, tmp_path: Path) -> None:
    queue = desk.card("Espera la cola").id

    def answer(dialog: SurveyDialog) -> None:
        pick(dialog.table.cellWidget(CARD_ROW, 1), queue)  # type: ignore[arg-type]
        pick(dialog.table.cellWidget(MEASURE_ROW, 1), "satisfaction")  # type: ignore[arg-type]
        first = dialog.table.cellWidget(CARD_ROW, 0)
        assert isinstance(first, QComboBox)
        assert first.currentData() == ""
        keep(dialog)

    read(desk, write(tmp_path, "Satisfacción: Espera la cola,Otra\n1,5\n2,4\n"), answer)
    (told,) = desk.on_disk().answers(queue)
    assert told.values == "5,4"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", b"PK\x03\x04zip", b"a,b\n"])
def test_a_file_that_is_no_answer_sheet_says_so_and_nothing_is_kept(desk: Desk, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)

    def answer(dialog: SurveyDialog) -> None:
        assert dialog.summary.text()
        assert not dialog.go.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    read(desk, path, answer)
    assert desk.on_disk().evidence == []


def test_a_file_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    def answer(dialog: SurveyDialog) -> None:
        assert "There is no file" in dialog.summary.text()
        assert not dialog.go.isEnabled()

    read(desk, tmp_path / "gone.csv", answer)
    assert desk.on_disk().evidence == []
