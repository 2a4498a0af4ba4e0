"""Quick capture on the real window: lines that become cards where they say."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.records import Card
from app.session import EditSession
from app.ui.capture_bar import CaptureBar
from app.ui.editor import Editor
from app.ui.editor_capture import Capture
from app.ui.settings import Settings
from app.ui.theme import tokens
from tests.typist import Typist
from tests.ui.desk import Desk


def bar_of(desk: Desk) -> CaptureBar:
    """The bar, open or not."""
    return desk.editor.part(Capture).bar


def begin(desk: Desk) -> Typist:
    """Open the bar by its key."""
    desk.view.setFocus()
    typist = Typist()
    typist.press("Ctrl+Space")
    assert bar_of(desk).line.hasFocus()
    return typist


def test_a_line_lands_where_the_selection_is_and_the_next_below_it(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    before = desk.document
    typist = begin(desk)
    for text in ("Pregunta", "Duda :("):
        typist.type(text)
        typist.press("Return")
    assert desk.titles("Pedir", "Tienda") == ["Mira el menú", "Pide en la barra", "Pregunta", "Duda"]
    assert desk.card("Duda").emotion == -1
    assert bar_of(desk).line.hasFocus()
    assert bar_of(desk).line.text() == ""
    typist.press("Escape")
    assert not bar_of(desk).isVisible()
    assert QApplication.focusWidget() is desk.view
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert desk.document == before


def test_names_in_the_line_place_the_card_and_the_preview_shows_where(desk: Desk) -> None:
    typist = begin(desk)
    typist.type("Paga sin esperar #pagar @web :D")
    bar = bar_of(desk)
    assert bar.said.text() == "Pagar · Web"
    assert bar.face.isVisible()
    target = desk.view.board.scene.marks.target
    box = desk.view.board.drawing.cell(desk.stage("Pagar").id, desk.lane("Web").id)
    assert box is not None
    assert target.isVisible()
    assert (target.rect().x(), target.rect().y()) == (box.box.x, box.box.y)
    typist.press("Return")
    assert desk.titles("Pagar", "Web")[-1] == "Paga sin esperar"
    assert desk.card("Paga sin esperar").emotion == 2
    assert desk.view.board.focus == desk.ref("Paga sin esperar")


def test_names_are_offered_while_they_are_typed(desk: Desk) -> None:
    typist = begin(desk)
    line = bar_of(desk).line
    typist.type("Mira #p")
    shown = [line.names.item(row).text() for row in range(line.names.count())]
    assert line.names.isVisible()
    assert shown == ["Pedir", "Pagar"]
    typist.press("Down", "Return")
    assert line.text() == "Mira #Pagar "
    assert not line.names.isVisible()
    typist.type("@we")
    typist.press("Tab")
    assert line.text() == "Mira #Pagar @Web "
    typist.press("Return")
    assert desk.titles("Pagar", "Web")[-1] == "Mira"
    typist.type("Otra #l")
    item = line.names.item(0)
    assert item.text() == "Llegar"
    QTest.mouseClick(line.names.viewport(), Qt.MouseButton.LeftButton, pos=line.names.visualItemRect(item).center())
    assert line.text() == "Otra #Llegar "
    typist.type("#x")
    typist.press("Escape")
    assert bar_of(desk).isHidden()


def test_the_only_name_that_fits_need_not_be_taken_first(desk: Desk) -> None:
    typist = begin(desk)
    typist.type("Mira el mapa @web #lle")
    assert bar_of(desk).line.names.isVisible()
    typist.press("Return")
    assert desk.titles("Llegar", "Web") == ["Mira el mapa"]


def test_an_unknown_name_says_so_and_keeps_the_line(desk: Desk) -> None:
    before = desk.document
    typist = begin(desk)
    typist.type("Espera #nada")
    typist.press("Return")
    assert desk.document == before
    assert bar_of(desk).line.text() == "Espera #nada"
    assert "#nada" in desk.editor.messages.text.text()
    assert "#nada" in bar_of(desk).said.text()
    line = bar_of(desk).line
    line.setText("x #p")
    typist.press("Return")
    assert desk.document == before
    assert "Pedir, Pagar" in desk.editor.messages.text.text()


def test_several_lines_pasted_are_several_cards_in_one_step_or_none(desk: Desk) -> None:
    desk.hand.click(desk.ref("Mira el menú"))
    before = desk.document
    typist = begin(desk)
    QGuiApplication.clipboard().setText("uno :)\ndos #pagar @web\n\ntres")
    typist.press("Ctrl+V")
    assert desk.titles("Pedir", "Tienda")[-2:] == ["uno", "tres"]
    assert desk.titles("Pagar", "Web")[-1] == "dos"
    typist.press("Escape", "Ctrl+Z")
    assert desk.document == before
    begin(desk)
    QGuiApplication.clipboard().setText("uno\ndos #nada")
    typist.press("Ctrl+V")
    assert desk.document == before
    QGuiApplication.clipboard().setText("solo una")
    typist.press("Ctrl+V")
    assert bar_of(desk).line.text() == "solo una"


def test_a_chosen_place_stays_and_otherwise_the_selection_is_followed(desk: Desk) -> None:
    typist = begin(desk)
    bar = bar_of(desk)
    bar.lane.setCurrentIndex(bar.lane.findText("Web"))
    desk.view.board.select(Ref("stage", desk.stage("Pagar").id))
    typist.type("uno")
    typist.press("Return")
    assert desk.titles("Pagar", "Web")[-1] == "uno"
    desk.view.board.select(desk.ref("Huele a café"))
    assert bar.stage.itemText(0).startswith("Llegar")
    typist.type("dos")
    typist.press("Return")
    assert desk.titles("Llegar", "Web") == ["dos"]


def test_a_line_not_entered_is_there_again_in_the_next_window(desk: Desk, tmp_path: Path) -> None:
    settings = Settings(path=tmp_path / "settings.json")
    desk.editor.settings = settings
    typist = begin(desk)
    typist.type("A medio escr")
    for _ in range(50):  # a busy machine takes its time
        QTest.qWait(100)
        if (kept := list(Settings.load(tmp_path / "settings.json").captures.values())) == ["A medio escr"]:
            break
    assert kept == ["A medio escr"]
    typist.type("ibir")
    desk.editor.close_page()
    session = EditSession(desk.library, desk.project_id)
    again = Editor(session, Settings.load(tmp_path / "settings.json"), desk.actions, tokens(False))
    desk.window.setCentralWidget(again)
    again.show()
    bar = again.part(Capture).bar
    assert bar.isVisible()
    assert bar.line.text() == "A medio escribir"
    bar.line.setFocus()
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert "A medio escribir" in [card.title for card in session.document.all(Card)]
    assert Settings.load(tmp_path / "settings.json").captures == {}
    desk.session.close()
    desk.session, desk.editor = session, again
