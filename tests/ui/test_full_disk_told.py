"""While the last room on the disk is used a quiet bar says so; it goes when there is room again."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.commands import cards
from app.store import reserve
from app.ui.editor_saving import AGAIN_MS
from app.ui.unsaved_bar import UnsavedBar
from app.words import set_language
from tests.store.test_reserve import cramped
from tests.ui.desk import Desk


def test_the_bar_says_that_the_disk_is_full_although_all_is_saved(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.library.reserve.keep()
    cramped(desk.library)
    monkeypatch.setattr(reserve, "FREE", 1 << 62)
    words = "Mira la carta " * 900
    desk.view.board.attempt(lambda: cards.retitle(desk.document, desk.card("Mira el menú").id, words))
    assert desk.on_disk() == desk.document
    bar = desk.editor.findChild(UnsavedBar)
    assert bar is not None
    assert bar.isVisible()
    assert "make room on the disk" in bar.text.text()
    assert desk.editor.status.saved.text() == "✓ Saved"
    set_language("es")
    desk.editor.retranslate()
    assert "haz sitio en el disco" in bar.text.text()
    bar.again.click()
    assert bar.isVisible()
    monkeypatch.undo()
    set_language("en")
    qtbot.waitUntil(bar.isHidden, timeout=3 * AGAIN_MS)
    assert Path(desk.library.reserve.path).stat().st_size == reserve.SIZE
    assert "room on the disk again" in desk.editor.messages.text.text()
