"""Settings: what is saved comes back, a broken file harms nothing and is kept."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from app.files import settings_path
from app.ui.settings import MOST_VIEWS, Geometry, Last, Settings, View


def test_everything_comes_back(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    settings = Settings.load(path)
    settings.language, settings.appearance = "es", "dark"
    settings.window = Geometry(10, -20, 1200, 800, maximised=True)
    settings.shown = {"view.card_bar": False}
    settings.library = "mapas/ñandú.db"
    settings.poster = {"paper": "A0", "tile": None, "overlap": 10.5}
    settings.remember_view("map-1", View(0.75, 100.5, -3.0))
    settings.remember_selection("map-1", (("card", "c1", ""), ("cell", "s1", "l1")))
    settings.last, settings.start, settings.size = Last("p1", "map-1"), "projects", 150
    settings.widths, settings.shortcuts = {"side": 240}, {"card.add": "Ctrl+J"}
    settings.save()
    assert Settings.load(path) == settings
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_there_are_defaults(tmp_path):
    assert Settings.load(tmp_path / "none.json") == Settings()
    assert list(tmp_path.glob("none*")) == []


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"", b"nul"])
def test_a_broken_file_gives_defaults_and_is_kept(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings.load(path)
    assert settings == Settings()
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    settings.save()
    assert Settings.load(path) == Settings()


def test_a_wrong_value_costs_only_itself(tmp_path):
    path = tmp_path / "settings.json"
    data = {
        "language": "fr",
        "appearance": "dark",
        "window": {"x": 1, "y": 2, "width": "wide", "height": 4},
        "library": 7,
        "shown": {"view.card_bar": 1, "view.minimap": "no"},
        "poster": ["A0"],
        "views": {"a": {"zoom": 1, "x": 2, "y": 3}, "b": {"zoom": True, "x": 2, "y": 3}, "c": 1, "d": {"zoom": 1e300}},
        "size": 101,
        "start": "never",
        "last": {"project": "p"},
        "selections": {"a": [["card", "c", ""], ["card", 1, ""], "x", ["card"]], "b": 7},
        "widths": {"side": -3, "inspector": True, "other": 250.0},
        "shortcuts": {"card.add": 3},
        "unknown": {},
    }
    path.write_text(json.dumps(data))
    assert Settings.load(path) == Settings(
        appearance="dark",
        views={"a": View(1.0, 2.0, 3.0)},
        selections={"a": (("card", "c", ""),)},
        widths={"other": 250},
    )


def test_views_are_kept_for_the_latest_maps_only(tmp_path):
    settings = Settings.load(tmp_path / "settings.json")
    for i in range(MOST_VIEWS + 20):
        settings.remember_view(f"map-{i}", View(1, 0, 0))
    settings.remember_view("map-3", View(2, 0, 0))
    settings.save()
    views = Settings.load(tmp_path / "settings.json").views
    assert len(views) == MOST_VIEWS
    assert views["map-3"] == View(2, 0, 0)
    assert "map-4" not in views


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    settings = Settings.load(tmp_path / "file" / "settings.json")
    settings.save()
    assert settings == Settings()


def test_the_environment_names_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("VIVENCIA_SETTINGS", str(tmp_path / "own.json"))
    assert settings_path() == tmp_path / "own.json"
    monkeypatch.delenv("VIVENCIA_SETTINGS")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    assert settings_path() == Path(folder) / "vivencia" / "settings.json", "the platform's own place"


def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    settings = Settings(path=tmp_path / "s.json")
    settings.library = str(tmp_path / os.fsdecode(b"caf\xe9")) + "/ñ.db"
    settings.save()
    assert Settings.load(tmp_path / "s.json").library == settings.library
