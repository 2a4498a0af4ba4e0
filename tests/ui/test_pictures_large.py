"""A double click on a card's picture shows it large; beside it the title is written on as ever."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.card_marks import place_of
from app.ui.editor_pictures import Pictures
from app.ui.picture_dialog import PictureDialog
from tests.hand import LEFT, NONE
from tests.ui.desk import Desk
from tests.ui.test_card_tools import MENU, photo


@pytest.fixture
def pictured(desk: Desk, tmp_path: Path) -> Desk:
    desk.editor.part(Pictures).put("card", [desk.card(MENU).id], "picture", photo(tmp_path / "carta.png"))
    return desk


def double_click_on_picture(desk: Desk) -> None:
    group = desk.view.board.drawing.group("card", desk.card(MENU).id)
    assert group is not None
    box = place_of(group, "picture")
    assert box is not None
    spot = desk.hand.spot(box, 0.5, 0.5)
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, spot)
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, spot)


def test_it_opens_large_and_closes_by_escape(pictured: Desk) -> None:
    seen: list[tuple[str, int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PictureDialog)
        seen.append((dialog.windowTitle(), dialog.picture.pixmap().width()))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(100, look)
    double_click_on_picture(pictured)
    assert seen == [(MENU, 300)]
    assert not pictured.view.editor.isVisible()


def test_another_one_is_chosen_from_there(pictured: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pictured.card(MENU).fields["picture"]
    other = photo(tmp_path / "otra.png", Qt.GlobalColor.red)
    monkeypatch.setattr(
        "app.ui.editor_pictures.QFileDialog.getOpenFileName", lambda *_args, **_kwargs: (str(other), "")
    )

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PictureDialog)
        QTest.mouseClick(dialog.other, LEFT)

    QTimer.singleShot(100, press)
    double_click_on_picture(pictured)
    assert pictured.card(MENU).fields["picture"] != before


def test_beside_the_picture_the_title_is_opened(pictured: Desk) -> None:
    pictured.hand.double_click(pictured.ref("Huele a café"))
    assert pictured.view.editor.isVisible()
