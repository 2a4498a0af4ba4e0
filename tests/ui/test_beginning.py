"""A map without stages, channels or cards says what to do first, and does it by one press."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.focus import Ref
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.ui.editor_beginning import Beginning, BeginningPanel
from app.ui.labels import PlainLabel
from app.ui.main_window import LEAST_HEIGHT, LEAST_WIDTH
from app.words import set_language
from tests.hand import LEFT
from tests.ui.desk import Desk


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "library.sqlite", MapDraft("Vacío"))
    yield desk
    desk.close()
    set_language("en")


def panel(desk: Desk) -> BeginningPanel:
    found = desk.editor.part(Beginning).panel
    assert found is not None
    return found


def hint(desk: Desk) -> PlainLabel:
    found = desk.editor.part(Beginning).hint
    assert found is not None
    return found


def lanes(desk: Desk) -> list[str]:
    return [lane.lane_kind for lane in desk.document.lanes(desk.editor.map_id or "")]


def test_a_bare_map_offers_three_stages_and_takes_them_back_at_once(bare: Desk) -> None:
    assert panel(bare).isVisible()
    assert panel(bare).accessibleName() == "Start with the stages"
    assert not bare.view.plus.stage.isVisible()
    assert not bare.view.plus.lane.isVisible()
    QTest.mouseClick(panel(bare).buttons[0], LEFT)
    saved = bare.on_disk()
    assert [s.title for s in saved.stages(bare.editor.map_id or "")] == ["Before", "During", "After"]
    assert [lane.lane_kind for lane in saved.lanes(bare.editor.map_id or "")] == ["channel", "emotion"]
    assert not panel(bare).isVisible()
    assert bare.view.plus.stage.isVisible()
    assert bare.view.plus.lane.isVisible()
    bare.editor.undo()
    assert not bare.document.stages(bare.editor.map_id or "")
    assert lanes(bare) == []
    assert panel(bare).isVisible()


def test_after_the_stages_one_types_the_first_card(bare: Desk) -> None:
    QTest.mouseClick(panel(bare).buttons[0], LEFT)
    assert hint(bare).isVisible()
    assert bare.view.hasFocus()
    bare.hand.type("Entra")
    bare.hand.key(Qt.Key.Key_Return)
    assert bare.titles("Before", "Channel") == ["Entra"]
    assert not hint(bare).isVisible()
    bare.editor.undo()
    assert hint(bare).isVisible()


def test_one_stage_then_a_channel_then_the_hint(bare: Desk) -> None:
    QTest.mouseClick(panel(bare).buttons[1], LEFT)
    bare.hand.type("Llegar")
    bare.hand.key(Qt.Key.Key_Return)
    assert panel(bare).isVisible()
    assert panel(bare).accessibleName() == "Now a channel"
    assert not panel(bare).buttons[1].isVisible()
    QTest.mouseClick(panel(bare).buttons[0], LEFT)
    bare.hand.type("Tienda")
    bare.hand.key(Qt.Key.Key_Return)
    assert bare.stage("Llegar").phase == "during"
    assert bare.lane("Tienda").lane_kind == "channel"
    assert not panel(bare).isVisible()
    assert hint(bare).isVisible()


def test_what_is_there_already_is_not_added_again(qtbot: QtBot, tmp_path: Path) -> None:
    draft = MapDraft("Sin etapas", (), (LaneDraft("channel", "Web"),))
    desk = Desk(qtbot, tmp_path / "library.sqlite", draft)
    QTest.mouseClick(panel(desk).buttons[0], LEFT)
    assert lanes(desk) == ["channel", "emotion"]
    desk.close()


def test_deleting_the_last_stage_brings_the_words_back(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path / "library.sqlite", MapDraft("Una", (StageDraft("A"),), (LaneDraft("channel", "Web"),)))
    assert hint(desk).isVisible()
    desk.view.board.select(Ref("stage", desk.stage("A").id))
    desk.hand.key(Qt.Key.Key_Delete)
    assert panel(desk).isVisible()
    assert not hint(desk).isVisible()
    desk.close()


@pytest.mark.parametrize("size", [(1200, 800), (LEAST_WIDTH, LEAST_HEIGHT)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_its_words_fit_into_the_map(bare: Desk, language: Literal["es", "en"], size: tuple[int, int]) -> None:
    set_language(language)
    bare.editor.retranslate()
    bare.window.resize(*size)
    QApplication.processEvents()
    port = bare.view.viewport().rect()
    box = panel(bare)
    assert box.geometry().width() <= port.width()
    for button in box.buttons:
        assert button.width() >= button.sizeHint().width()
        assert box.rect().contains(button.geometry())
    QTest.mouseClick(box.buttons[0], LEFT)
    label = hint(bare)
    assert port.contains(label.geometry())
    assert label.height() >= label.heightForWidth(label.width())
