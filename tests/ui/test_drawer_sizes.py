"""The drawer on a small screen at double size: it has the inspector's room while it is open, and only so long."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.backlog.page import BacklogPage
from app.ui.insight.part import Insight
from tests.hand import next_turn


def settle() -> None:
    next_turn(5)
    QApplication.processEvents()


@pytest.mark.parametrize("with_path", [False, True])
def test_it_takes_the_room_of_the_inspector_and_gives_it_back(sized, with_path):
    window = sized(200)
    inspector, table = window.editor.inspector, window.table
    drawer = window.editor.part(Insight).drawer
    if with_path:
        table["guide.path"].trigger()
    settle()
    assert inspector.isVisible()
    table["insight.findings"].trigger()
    settle()
    assert not inspector.isVisible()
    assert not table["view.inspector"].isChecked()
    assert drawer.width() >= 840
    table["view.inspector"].trigger()
    settle()
    assert inspector.isVisible(), "who asks for it has it"
    assert drawer.isVisible()
    table["insight.charts"].trigger()
    settle()
    assert inspector.isVisible(), "and keeps it while the drawer is open"
    drawer.closed.emit()
    table["insight.charts"].trigger()
    settle()
    assert not inspector.isVisible()
    drawer.closed.emit()
    settle()
    assert inspector.isVisible()
    assert table["view.inspector"].isChecked()


def test_who_has_no_inspector_gets_none(sized):
    window = sized(200)
    window.table["view.inspector"].trigger()
    for _ in range(2):
        window.table["view.insight"].trigger()
        settle()
        assert not window.editor.inspector.isVisible()


def test_at_the_usual_size_both_are_there(sized):
    window = sized(100)
    window.table["guide.path"].trigger()
    window.table["insight.backlog"].trigger()
    settle()
    assert window.editor.inspector.isVisible()
    page = window.editor.part(Insight).drawer.page("backlog")
    assert isinstance(page, BacklogPage)
    assert page.isVisible()
