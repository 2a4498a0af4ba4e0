"""A first importance by stage from menu and guided path: one edit that is undone in one step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.ui.importance_dialog import ImportanceDialog
from tests.hand import LEFT
from tests.ui.desk import Desk
from tests.ui.modal import when_modal
from tests.ui.test_guided_path import guide, open_path, settle

ACTION = "card.suggest_importance"
ALL = {"Huele a café": 2, "Mira el menú": 3, "Pide en la barra": 3, "Espera la cola": 4, "Paga con el móvil": 4}
"""Before 2, during 3, after 4."""


def importance(desk: Desk) -> dict[str, object]:
    return {c.title: c.fields["importance"] for c in desk.on_disk().touchpoints(desk.editor.map_id or "")
            if "importance" in c.fields}  # fmt: skip


def test_it_is_given_by_phase_to_what_has_none_and_undone_in_one_step(desk: Desk) -> None:
    desk.session.do(cards.set_fields(desk.document, [desk.card("Mira el menú").id], {"importance": 1}))
    said: list[str] = []

    def take(dialog: ImportanceDialog) -> None:
        said.append(dialog.ok.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when_modal(take)
    desk.actions[ACTION].trigger()
    assert said == ["Give it to 4 touchpoints"]
    assert importance(desk) == ALL | {"Mira el menú": 1}
    assert not desk.editor.is_enabled(ACTION)
    desk.actions["edit.undo"].trigger()
    assert importance(desk) == {"Mira el menú": 1}
    assert desk.editor.is_enabled(ACTION)


def test_each_stage_may_have_another_or_none(desk: Desk) -> None:
    def change(dialog: ImportanceDialog) -> None:
        first, last = desk.stage("Llegar").id, desk.stage("Pagar").id
        QTest.mouseClick(dialog.scales[first].buttons[5], LEFT)
        QTest.mouseClick(dialog.scales[last].buttons[4], LEFT)  # pressed already: now nothing is
        assert dialog.ok.text() == "Give it to 3 touchpoints"
        QTest.mouseClick(dialog.ok, LEFT)

    when_modal(change)
    desk.actions[ACTION].trigger()
    assert importance(desk) == {"Huele a café": 5, "Mira el menú": 3, "Pide en la barra": 3}


def test_thinking_better_of_it_changes_nothing(desk: Desk) -> None:
    before = desk.document
    when_modal(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    desk.actions[ACTION].trigger()
    assert desk.document is before


def test_without_any_stage_chosen_there_is_nothing_to_give(desk: Desk) -> None:
    def clear(dialog: ImportanceDialog) -> None:
        for scale in dialog.scales.values():
            pressed = next(button for button in scale.buttons.values() if button.isChecked())
            QTest.mouseClick(pressed, LEFT)
        assert not dialog.ok.isEnabled()

    before = desk.document
    when_modal(clear)
    desk.actions[ACTION].trigger()
    assert desk.document is before


def test_the_guided_path_offers_it_where_it_asks_for_the_importance(desk: Desk, qtbot: QtBot) -> None:
    panel = open_path(desk)
    guide(desk).go("evaluation", "importance")
    settle()
    offer = next(b for b in panel.findChildren(QPushButton) if b.text() == "Suggest importance by stage…")
    assert offer.isVisible()
    when_modal(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    QTest.mouseClick(offer, LEFT)
    assert importance(desk) == ALL
    qtbot.waitUntil(lambda: guide(desk).at != ("evaluation", "importance"))
