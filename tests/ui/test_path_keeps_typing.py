"""What is being typed on the guided path while somebody works elsewhere: no letter is lost, none lands elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.guard import guarded
from app.domain.commands import cards, grid, maps, opportunities
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.domain.records import Card, Opportunity, Persona
from app.session import EditSession, open_library
from app.ui.guide.answers import Answering, FieldAnswer
from app.ui.guide.asking import Asking
from app.ui.guide.chosen_answers import LineAnswer
from app.ui.guide.path import GuidedPath
from app.ui.theme import tokens
from tests.hand import LEFT, next_turn
from tests.ui.desk import Desk
from tests.ui.newcomer import type_text
from tests.ui.test_path_follows import ask, wait


@contextmanager
def other_window(desk: Desk) -> Iterator[EditSession]:
    """Another window on the same library; this one has seen its edits when it is closed."""
    with open_library(desk.path, back_up=False) as library:
        session = EditSession(library, desk.project_id)
        yield session
        session.close()
    desk.session.catch_up()
    wait()


def typed(path: GuidedPath) -> str:
    """What stands in the line that is answered in."""
    answering = path.panel.answering
    assert isinstance(answering, LineAnswer | FieldAnswer)
    return answering.line.typed() if isinstance(answering, LineAnswer) else answering.widget.typed()


def enter(path: GuidedPath) -> None:
    """Enter, where the keyboard is: on the answer."""
    spot = QApplication.focusWidget()
    assert spot is not None
    assert path.panel.isAncestorOf(spot)
    QTest.keyClick(spot, Qt.Key.Key_Return)
    wait()


def owners(desk: Desk) -> dict[str, object]:
    """Of each opportunity in the reopened file."""
    return {one.title: one.fields.get("owner") for one in desk.on_disk().all(Opportunity)}


def map_id(desk: Desk) -> str:
    return desk.editor.map_id or ""


def test_a_card_is_typed_while_a_stage_comes_onto_the_map(desk: Desk) -> None:
    path = ask(desk, "phases", "meet")
    type_text("Un cart")
    desk.view.board.attempt(lambda: grid.add_stage(desk.document, map_id(desk), StageDraft("Nuevo", "after"), 0))
    wait()
    type_text("el")
    assert typed(path) == "Un cartel"
    enter(path)
    assert "Un cartel" in desk.titles("Llegar", "Tienda"), "where it was to be when it was typed"
    assert path.panel.about.text() == "New card in Nuevo"


def test_a_card_stays_in_its_stage_while_another_one_comes_in_the_other_window(desk: Desk) -> None:
    there = [desk.card(title).id for title in ("Mira el menú", "Pide en la barra")]
    desk.session.do(cards.delete(desk.document, there))
    path = ask(desk, "map", "contacts")
    assert path.panel.about.text() == "New card in Pedir"
    type_text("Un cart")
    with other_window(desk) as other:
        other.do(grid.add_stage(other.document, map_id(desk), StageDraft("Otra", "after"), 0))
    assert path.panel.about.text() == "New card in Pedir"
    type_text("el")
    enter(path)
    assert "Un cartel" in desk.titles("Pedir", "Tienda")
    assert path.panel.about.text() == "New card in Otra"


def test_an_owner_is_written_to_the_action_that_was_asked_of(desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.session.do(opportunities.add_opportunity(desk.document, map_id(desk), title))
    path = ask(desk, "evaluation", "owner")
    one, two = desk.document.opportunities(map_id(desk))
    assert path.panel.about.text() == "Owner · One"
    type_text("Ana Per")
    with other_window(desk) as other:
        other.do(opportunities.add_opportunity(other.document, map_id(desk), "Three"))
        other.do(opportunities.edit_opportunity(other.document, one.id, fields={"owner": "Bea"}))
    assert path.panel.about.text() == "Owner · One"
    type_text("ez")
    enter(path)
    assert owners(desk) == {"One": "Ana Perez", "Two": None, "Three": None}
    type_text("Eva")
    with other_window(desk) as other:
        other.do(opportunities.delete_opportunities(other.document, [two.id]))
    told: list[object] = []
    desk.view.board.failed.connect(told.append)
    enter(path)
    assert [getattr(problem, "code", "") for problem in told] == ["record.gone"]
    assert typed(path) == "Eva", "what cannot be kept stays in the line"
    assert owners(desk) == {"One": "Ana Perez", "Three": None}


def test_an_idea_is_written_to_its_end_though_somebody_else_had_one(desk: Desk) -> None:
    path = ask(desk, "evaluation", "change")
    type_text("Avisar an")
    with other_window(desk) as other:
        other.do(opportunities.add_opportunity(other.document, map_id(desk), "Two"))
    assert path.at == ("evaluation", "change")
    type_text("tes")
    enter(path)
    assert owners(desk) == {"Two": None, "Avisar antes": None}
    assert path.at == ("evaluation", "owner")


def test_a_persona_is_not_written_over_by_the_name_of_another(desk: Desk) -> None:
    path = ask(desk, "client", "persona")
    type_text("Carm")
    with other_window(desk) as other:
        other.do(maps.edit_persona(other.document, map_id(desk), name="Bea"))
    type_text("en")
    enter(path)
    assert sorted(one.name for one in desk.on_disk().all(Persona)) == ["Bea", "Carmen"]
    assert path.at == ("client", "segment")
    assert path.panel.about.text() == "Segment · Carmen"
    type_text("Prisa")
    with other_window(desk) as other:
        bea = next(one for one in other.document.personas if one.name == "Bea")
        other.do(maps.choose_persona(other.document, map_id(desk), bea.id))
    enter(path)
    assert {one.name: one.fields.get("segment") for one in desk.on_disk().all(Persona)} == {
        "Bea": None, "Carmen": "Prisa"
    }  # fmt: skip


def test_what_was_typed_for_a_place_that_is_gone_is_a_card_in_the_tray(desk: Desk) -> None:
    path = ask(desk, "phases", "discover")
    type_text("Un cart")
    with other_window(desk) as other:
        for lane in other.document.lanes(map_id(desk)):
            if lane.lane_kind == "channel":
                other.do(grid.delete_lane(other.document, lane.id))
    type_text("el")
    enter(path)
    made = next(one for one in desk.on_disk().all(Card) if one.title == "Un cartel")
    assert (made.stage_id, made.lane_id) == (None, None)
    assert path.panel.answering is not None
    assert not path.panel.answering.can_keep, "there is no channel any more: first one is added"


def test_a_stage_is_added_behind_the_stages_of_now(qtbot: QtBot, tmp_path: Path) -> None:
    stages = (StageDraft("A", "before"), StageDraft("B", "during"))
    desk = Desk(qtbot, tmp_path / "library.sqlite", MapDraft("X", stages, (LaneDraft("channel", "Web"),)))
    path = ask(desk, "phases", "judge_after")
    desk.view.board.attempt(lambda: grid.add_stage(desk.document, map_id(desk), StageDraft("C", "during"), 2))
    wait()
    enter(path)
    phases = [(one.title, one.phase) for one in desk.on_disk().stages(map_id(desk))]
    assert phases[:3] == [("A", "before"), ("B", "during"), ("C", "during")]
    assert [phase for _, phase in phases[3:]] == ["after"]
    desk.close()


class _Thrown(QObject):
    """Counts the answers that are thrown away."""

    count = 0

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete and isinstance(watched, Answering):
            self.count += 1
        return False


def test_an_edit_elsewhere_makes_no_widget_anew(desk: Desk) -> None:
    path = ask(desk, "evaluation", "strong")
    next_turn()
    first = path.panel.answering
    thrown = _Thrown()
    QApplication.instance().installEventFilter(thrown)  # type: ignore[union-attr]
    desk.view.board.attempt(lambda: cards.set_emotion(desk.document, [desk.card("Espera la cola").id], 2))
    wait()
    QApplication.instance().removeEventFilter(thrown)  # type: ignore[union-attr]
    assert path.panel.answering is first
    assert thrown.count == 0
    asking, before = Asking(desk.editor, desk.view.board, path.go), len(QApplication.allWidgets())
    for step in path.steps:
        for one in step.asks:
            asking.put(step.code, one)
    assert len(QApplication.allWidgets()) == before


def test_who_skips_the_place_of_a_card_puts_it_nowhere(desk: Desk) -> None:
    desk.session.do(cards.move(desk.document, [desk.card("Huele a café").id], (None, None)))
    path = ask(desk, "map", "placed")
    desk.editor.dress(tokens(True))
    wait()
    assert path.at == ("map", "placed")
    QTest.mouseClick(path.panel.skip_button, LEFT)
    wait()
    assert path.at == ("map", "medium")
    saved = desk.on_disk().get(Card, desk.card("Huele a café").id)
    assert (saved.stage_id, saved.lane_id) == (None, None)


def test_the_system_turns_dark_while_somebody_types(desk: Desk) -> None:
    path, before = ask(desk, "phases", "meet"), desk.document
    type_text("Un cart")
    desk.editor.dress(tokens(True))
    wait()
    assert desk.document is before, "half a word is no answer"
    type_text("el")
    assert typed(path) == "Un cartel"
