"""A poster made as the map is seen on the screen, or as usual."""

from app.layout.display import Display
from tests.ui.printing_desk import WAIT, click


def roles(dialog):
    return {group.role for group in dialog.printout.drawings[0].groups}


def test_the_poster_shows_what_the_screen_does(qtbot, opened):
    dialog = opened(paper="A3", display=Display("chronological", "channel", route=True, collapsed=frozenset({"s0"})))
    assert {"route", "color_key"} <= roles(dialog)
    assert "stage_band" not in roles(dialog), "nothing is collapsed on paper"
    assert dialog.form.paper.as_shown.isVisible()
    click(dialog.form.paper.as_shown)
    qtbot.waitUntil(lambda: dialog.is_ready and not roles(dialog) & {"route", "color_key"}, timeout=WAIT)
    assert dialog.choices.stored()["as_shown"] is False


def test_a_map_that_is_seen_as_usual_leaves_nothing_to_choose(qtbot, opened):
    dialog = opened(paper="A3", display=Display(collapsed=frozenset({"s0"})))
    assert not dialog.form.paper.as_shown.isVisible()
    assert not roles(dialog) & {"route", "color_key"}


def test_the_settings_know_at_once_how_a_map_is_seen(desk):
    desk.actions["view.route"].trigger()
    assert desk.editor.settings.display(desk.editor.map_id).route
