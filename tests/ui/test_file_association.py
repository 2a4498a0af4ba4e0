"""By the menu: a double click on a project's file opens it in this program, or does so no more."""

import sys

import pytest

from app.association import is_associated
from tests.ui.modal import when_modal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="changes what the system knows of programs")


def test_the_menu_tells_the_system_and_takes_it_back(window) -> None:
    action = window.table["app.open_files"]
    assert action.isEnabled()
    assert not action.isChecked()
    said: list[str] = []
    when_modal(lambda box: said.append(box.text()))
    action.trigger()
    assert action.isChecked()
    assert is_associated()
    assert "opens it here" in said[0]
    when_modal(lambda box: said.append(box.text()))
    action.trigger()
    assert not action.isChecked()
    assert not is_associated()
    assert "not open Vivencia any more" in said[1]


def test_where_it_cannot_be_told_the_person_hears_why(window, tmp_path) -> None:
    data = tmp_path / "xdg_data_home"
    data.mkdir(exist_ok=True)
    (data / "applications").write_text("no folder")
    said: list[str] = []
    when_modal(lambda box: said.append(box.text()))
    window.table["app.open_files"].trigger()
    assert "could not be told" in said[0]
    assert not window.table["app.open_files"].isChecked()
