"""What is renamed, added or said elsewhere while a question of the guided path is asked: the question follows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.focus import Ref
from app.domain.commands import cards, grid, maps
from app.domain.drafts import StageDraft
from app.ui.guide.answers import FieldAnswer
from app.ui.guide.chosen_answers import CardAnswer, PickAnswer
from app.ui.guide.path import WAIT_MS, GuidedPath
from tests.hand import CTRL
from tests.ui.desk import Desk
from tests.ui.newcomer import type_text


def ask(desk: Desk, step: str, code: str) -> GuidedPath:
    """This question, asked in the open panel."""
    QTest.keyClick(desk.view, Qt.Key.Key_G, CTRL)
    path = desk.editor.part(GuidedPath)
    path.go(step, code)  # type: ignore[arg-type]
    QApplication.processEvents()
    return path


def wait() -> None:
    """As long as the path takes to read the map again."""
    QTest.qWait(WAIT_MS + 60)


def stage(desk: Desk, title: str) -> str:
    """The id of a stage."""
    return next(one.id for one in desk.document.stages(desk.editor.map_id or "") if one.title == title)


def test_the_card_that_a_question_is_about_is_renamed(desk: Desk) -> None:
    path = ask(desk, "evaluation", "importance")
    first = path.panel.answering
    title = path.panel.about.text().split(" · ")[1]
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card(title).id, "Otro nombre"))
    wait()
    assert path.panel.about.text().endswith("· Otro nombre")
    assert path.panel.answering is first, "who was answering it goes on"
    desk.editor.undo()
    wait()
    assert path.panel.about.text().endswith(f"· {title}")


def test_the_place_of_a_new_card_is_renamed_by_hand_while_its_title_is_typed(desk: Desk) -> None:
    path = ask(desk, "phases", "discover")
    assert isinstance(path.panel.answering, CardAnswer)
    assert path.panel.about.text() == "New card in Llegar"
    type_text("Un cartel")
    desk.hand.double_click(Ref("stage", stage(desk, "Llegar")))
    desk.hand.type("Descubrir")
    desk.hand.key(Qt.Key.Key_Return)
    wait()
    assert path.panel.about.text() == "New card in Descubrir"
    answering = path.panel.answering
    assert isinstance(answering, CardAnswer)
    assert answering.line.typed() == "Un cartel"
    path.panel.answer()
    wait()
    assert "Un cartel" in desk.titles("Descubrir", "Tienda")


def test_lists_say_the_new_names_and_what_was_chosen_stays(desk: Desk) -> None:
    path = ask(desk, "motivations", "pushes")
    answering = path.panel.answering
    assert isinstance(answering, PickAnswer)
    chosen = desk.card("Mira el menú")
    answering.list.setCurrentIndex(answering.list.findData(chosen.id))
    desk.view.board.attempt(lambda: cards.retitle(desk.document, chosen.id, "Lee la pizarra"))
    wait()
    answering = path.panel.answering
    assert isinstance(answering, PickAnswer)
    assert answering.list.currentText() == "Lee la pizarra · Pedir"
    path.panel.answer()
    assert desk.card("Lee la pizarra").fields["force"] == "driver"


def test_a_stage_that_comes_can_be_chosen_and_one_that_goes_cannot(desk: Desk) -> None:
    path = ask(desk, "phases", "judge_during")

    def offered() -> list[str]:
        answering = path.panel.answering
        assert isinstance(answering, CardAnswer)
        return [answering.stages.itemText(at) for at in range(answering.stages.count())]

    before = offered()
    board = desk.view.board
    board.attempt(lambda: grid.add_stage(board.document, board.map_id, StageDraft("Recoger", "during"), 2))
    wait()
    assert offered() == [*before, "Recoger"]
    desk.editor.undo()
    wait()
    assert offered() == before


def test_a_value_that_is_said_elsewhere_is_shown(desk: Desk) -> None:
    board = desk.view.board
    board.attempt(lambda: maps.edit_map(board.document, board.map_id, fields={"scenario": "Un lunes"}))
    path = ask(desk, "client", "scenario")
    answering = path.panel.answering
    assert isinstance(answering, FieldAnswer)
    assert answering.widget.typed() == "Un lunes"
    desk.view.setFocus()
    board.attempt(lambda: maps.edit_map(board.document, board.map_id, fields={"scenario": "Un martes"}))
    wait()
    assert answering.widget.typed() == "Un martes"
    path.panel.enter()
    type_text("Por la mañana. ")
    board.attempt(lambda: maps.edit_map(board.document, board.map_id, title="Otro"))
    wait()
    assert "Por la mañana. " in answering.widget.typed(), "what is being typed stays"
