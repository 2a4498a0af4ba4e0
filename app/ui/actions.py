"""Everything that can be done from menus and keys, as data; ``action_table.py`` makes Qt's actions of it.

A page says which of these it can do (``commands``) and may do now (``is_enabled``); the window routes to it.
Keys without Ctrl or Alt do not take letters from text editors: Qt offers every key to what has the focus first.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from app.ui.settings import SIZES
from app.words import T

Key = str | QKeySequence.StandardKey
Standard = QKeySequence.StandardKey
Text = Callable[[], str]
DELETE: tuple[Key, ...] = ("Del", "Backspace") if sys.platform == "darwin" else ("Del",)
"""A Mac's delete key is what others call Backspace."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its words are asked for again when the language changes.

    ``choice`` names an exclusive group; a ``toggle`` is on or off by itself, and whoever does it keeps its tick right.
    """

    id: str
    text: Text
    icon: str = ""
    keys: tuple[Key, ...] = ()
    choice: str = ""
    toggle: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu: ids of actions, None for a line between, and menus inside."""

    text: Text
    entries: "tuple[str | MenuSpec | None, ...]"


def _importance(value: int) -> str:
    return T("Importance {value} of {top}", value=value, top=5)


def _minutes(n: int) -> str:
    return T("Timer: {n} minute", "Timer: {n} minutes", n=n)


ACTIONS: tuple[Spec, ...] = (
    Spec("project.new", lambda: T("New map…"), "file-plus-2", (Standard.New,)),
    Spec("import.open", lambda: T("Open a file…"), "folder-open", (Standard.Open,)),
    Spec("project.home", lambda: T("All projects"), "house", ("Alt+Home",)),
    Spec("project.rename", lambda: T("Rename project…"), "pencil"),
    Spec("project.save_copy", lambda: T("Save a copy as a file…"), "file-down"),
    Spec("poster.export", lambda: T("Print or export…"), "printer", (Standard.Print,)),
    Spec("app.backups", lambda: T("Backups…"), "archive-restore"),
    Spec("app.check", lambda: T("Check library…"), "shield-check"),
    Spec("app.quit", lambda: T("Quit"), "log-out", ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    Spec("edit.undo", lambda: T("Undo"), "undo-2", (Standard.Undo,)),
    Spec("edit.redo", lambda: T("Redo"), "redo-2", (Standard.Redo, "Ctrl+Y", "Ctrl+Shift+Z")),
    Spec("edit.cut", lambda: T("Cut"), "scissors", (Standard.Cut,)),
    Spec("edit.copy", lambda: T("Copy"), "clipboard-copy", (Standard.Copy,)),
    Spec("edit.paste", lambda: T("Paste"), "clipboard-paste", (Standard.Paste,)),
    Spec("edit.copy_picture", lambda: T("Copy as a picture"), "image", ("Ctrl+Shift+C",)),
    Spec("edit.copy_format", lambda: T("Copy format"), "paintbrush", ("Ctrl+Alt+C",)),
    Spec("edit.paste_format", lambda: T("Paste format"), keys=("Ctrl+Alt+V",)),
    Spec("edit.duplicate", lambda: T("Duplicate"), "copy", ("Ctrl+D",)),
    Spec("edit.delete", lambda: T("Delete"), "trash-2", DELETE),
    Spec("edit.select_all", lambda: T("Select all"), "square-check-big", (Standard.SelectAll,)),
    Spec("edit.select_stage", lambda: T("Select the stage's cards"), keys=("Ctrl+Shift+A",)),
    Spec("edit.select_lane", lambda: T("Select the lane's cards"), keys=("Ctrl+Alt+A",)),
    Spec("edit.find", lambda: T("Find…"), "text-search", (Standard.Find,)),
    Spec("edit.find_next", lambda: T("Find next"), "chevron-down", ("F3",)),
    Spec("edit.find_previous", lambda: T("Find previous"), "chevron-up", ("Shift+F3",)),
    Spec("edit.replace", lambda: T("Find and replace…"), "replace", ("Ctrl+H",)),
    Spec("edit.select_where", lambda: T("Select by condition…"), "list-filter", ("Ctrl+Shift+F",)),
    Spec("card.add", lambda: T("Add card"), "square-plus", ("Ctrl+Return", "Ctrl+Enter")),
    Spec("card.capture", lambda: T("Quick capture"), "message-square-plus", ("Ctrl+Space",)),
    Spec("card.edit", lambda: T("Edit text"), "square-pen", ("F2",)),
    Spec("card.face_1", lambda: T("Very negative"), keys=("1",)),
    Spec("card.face_2", lambda: T("Negative"), keys=("2",)),
    Spec("card.face_3", lambda: T("Neutral"), keys=("3",)),
    Spec("card.face_4", lambda: T("Positive"), keys=("4",)),
    Spec("card.face_5", lambda: T("Very positive"), keys=("5",)),
    Spec("card.face_0", lambda: T("No face yet"), keys=("0",)),
    Spec("card.truth", lambda: T("Moment of truth"), "star", ("Ctrl+T",)),
    *(Spec(f"card.importance_{n}", partial(_importance, n), keys=(f"Ctrl+{n}",)) for n in range(1, 6)),
    Spec("card.suggest_importance", lambda: T("Suggest importance by stage…")),
    Spec("card.evidence", lambda: T("Observed or assumed"), "eye", ("Ctrl+E",)),
    Spec("card.control", lambda: T("Who controls it…"), "handshake"),
    Spec("card.medium", lambda: T("Physical or digital…"), "monitor-smartphone"),
    Spec("card.picture", lambda: T("Picture…"), "image"),
    Spec("card.quote", lambda: T("Quote"), "quote"),
    Spec("card.details", lambda: T("All details"), "sliders-horizontal", ("Ctrl+I",)),
    Spec("card.move_left", lambda: T("Move left"), "arrow-left", ("Alt+Left",)),
    Spec("card.move_right", lambda: T("Move right"), "arrow-right", ("Alt+Right",)),
    Spec("card.move_up", lambda: T("Move up"), "arrow-up", ("Alt+Up",)),
    Spec("card.move_down", lambda: T("Move down"), "arrow-down", ("Alt+Down",)),
    Spec("card.sort_worst", lambda: T("Worst face first")),
    Spec("card.sort_best", lambda: T("Best face first")),
    Spec("card.sort_importance", lambda: T("Most important first")),
    Spec("card.sort_title", lambda: T("By text, A to Z")),
    Spec("stage.add", lambda: T("Add stage"), "between-vertical-start", ("Ctrl+Shift+E",)),
    Spec("lane.add", lambda: T("Add lane"), "between-horizontal-start", ("Ctrl+Shift+L",)),
    Spec("size.wider", lambda: T("Wider stage"), "chevrons-left-right"),
    Spec("size.narrower", lambda: T("Narrower stage"), "chevrons-right-left"),
    Spec("size.higher", lambda: T("Higher lane"), "chevrons-up-down"),
    Spec("size.lower", lambda: T("Lower lane"), "chevrons-down-up"),
    Spec("size.align", lambda: T("Align widths"), "align-horizontal-space-between"),
    Spec("size.fit", lambda: T("Fit sizes to the cards")),
    Spec("map.add", lambda: T("New map in this project…"), "plus"),
    Spec("map.rename", lambda: T("Rename map…"), "pencil"),
    Spec("map.duplicate", lambda: T("Duplicate map"), "copy"),
    Spec("map.save_template", lambda: T("Save as a template…")),
    Spec("map.delete", lambda: T("Delete map"), "trash-2"),
    Spec("zoom.in", lambda: T("Zoom in"), "zoom-in", ("Ctrl++", "Ctrl+=")),
    Spec("zoom.out", lambda: T("Zoom out"), "zoom-out", ("Ctrl+-",)),
    Spec("zoom.fit", lambda: T("Fit the whole map"), "maximize", ("Shift+1", "Ctrl+9")),
    Spec("zoom.selection", lambda: T("Zoom to the selection"), "focus", ("Shift+2",)),
    Spec("zoom.actual", lambda: T("Actual size"), "scan", ("Ctrl+0",)),
    Spec("view.card_bar", lambda: T("Bar beside the selected card"), toggle=True),
    Spec("view.back", lambda: T("Back"), "chevron-left", ("Alt+PgUp", "Back")),
    Spec("view.forward", lambda: T("Forward"), "chevron-right", ("Alt+PgDown", "Forward")),
    Spec("map.next", lambda: T("Next map"), keys=("Ctrl+Tab",)),
    Spec("map.previous", lambda: T("Previous map"), keys=("Ctrl+Shift+Tab",)),
    Spec("view.palette", lambda: T("Palette"), "panel-left", ("Ctrl+Shift+P",), toggle=True),
    Spec("view.minimap", lambda: T("Minimap"), "map", ("Ctrl+Shift+M",), toggle=True),
    Spec("view.outline", lambda: T("Outline"), "list-tree", ("Ctrl+Shift+O",), toggle=True),
    Spec("view.filter", lambda: T("Filter cards"), "list-filter", ("Ctrl+Shift+I",)),
    Spec("view.next_part", lambda: T("To the next part of the window"), keys=("F6",)),
    Spec("view.previous_part", lambda: T("To the previous part of the window"), keys=("Shift+F6",)),
    Spec(
        "view.density",
        lambda: T("A step for each touchpoint"),
        "square-split-horizontal",
        ("Ctrl+Shift+D",),
        toggle=True,
    ),
    Spec("view.route", lambda: T("Route across the channels"), "route", ("Ctrl+Shift+R",), toggle=True),
    Spec("view.choose_route", lambda: T("Show a route…"), "route"),
    Spec("view.details", lambda: T("Details on the cards"), "notebook-text", toggle=True),
    Spec("view.mood", lambda: T("Mood brought along on the curve"), "chart-spline", toggle=True),
    Spec("view.color_emotion", lambda: T("Emotion"), choice="color"),
    Spec("view.color_channel", lambda: T("Channel"), choice="color"),
    Spec("view.color_owner", lambda: T("Owner"), choice="color"),
    Spec("view.color_tag", lambda: T("First tag"), choice="color"),
    Spec("view.color_evidence", lambda: T("Evidence"), choice="color"),
    Spec("view.color_other", lambda: T("Something else…"), choice="color"),
    Spec("view.collapse", lambda: T("Collapse the stage or lane"), "fold-horizontal", ("Ctrl+Shift+K",)),
    Spec("view.open_all", lambda: T("Open everything collapsed"), "unfold-horizontal"),
    Spec("view.language_system", lambda: T("As the system"), choice="language"),
    Spec("view.language_es", lambda: "Español", choice="language"),
    Spec("view.language_en", lambda: "English", choice="language"),
    Spec("view.appearance_system", lambda: T("As the system"), choice="appearance"),
    Spec("view.appearance_light", lambda: T("Light"), choice="appearance"),
    Spec("view.appearance_dark", lambda: T("Dark"), choice="appearance"),
    Spec("view.appearance_contrast_light", lambda: T("High contrast, light"), choice="appearance"),
    Spec("view.appearance_contrast_dark", lambda: T("High contrast, dark"), choice="appearance"),
    Spec("guide.path", lambda: T("Guided path"), "footprints", ("Ctrl+G",), toggle=True),
    Spec("guide.story", lambda: T("Tell it as a story"), "presentation", ("F5",)),
    Spec("view.parking", lambda: T("Parking lot"), "square-parking", ("Ctrl+Shift+U",), toggle=True),
    Spec("card.park", lambda: T("Send to the parking lot"), keys=("Ctrl+Alt+U",)),
    *(Spec(f"workshop.timer_{n}", partial(_minutes, n), "timer") for n in (3, 5, 8, 15, 30)),
    Spec("workshop.timer_pause", lambda: T("Hold the timer, or let it run"), "pause"),
    Spec("view.insight", lambda: T("What the map says"), "panel-bottom", ("Ctrl+J",), toggle=True),
    Spec("insight.findings", lambda: T("Findings"), "list-checks", ("F8",)),
    Spec("insight.charts", lambda: T("Charts"), "chart-scatter", ("F7",)),
    Spec("insight.backlog", lambda: T("Opportunities"), "lightbulb", ("Ctrl+Shift+J",)),
    Spec("insight.sources", lambda: T("Sources"), "file-search"),
    Spec("evidence.read", lambda: T("Read answers of a survey…"), "file-up"),
    Spec("insight.routes", lambda: T("Routes"), "waypoints"),
    Spec("insight.compare", lambda: T("Compare"), "git-compare"),
    Spec("insight.versions", lambda: T("Versions"), "history"),
    Spec("version.name", lambda: T("Name this version…"), "bookmark-plus", ("Ctrl+Shift+S",)),
    Spec("version.replay", lambda: T("Play how the map was made"), "play"),
    Spec("people.personas", lambda: T("Personas…"), "users-round"),
    Spec("people.choose", lambda: T("Whose journey it is…")),
    Spec("people.map_for", lambda: T("Map for another persona…")),
    Spec("people.own_fields", lambda: T("Fields of your own…"), "list-plus"),
    Spec("map.to_be", lambda: T("Copy as it should be")),
    Spec("view.inspector", lambda: T("Inspector"), "panel-right", ("Ctrl+Alt+I",), toggle=True),
    Spec("app.start_last", lambda: T("Start where you left off"), toggle=True),
    Spec("app.open_files", lambda: T("Open .vivencia files with Vivencia"), toggle=True),
    Spec("view.size_up", lambda: T("Larger"), "a-large-small", ("Ctrl+Alt++", "Ctrl+Alt+=")),
    Spec("view.size_down", lambda: T("Smaller"), keys=("Ctrl+Alt+-",)),
    *(Spec(f"view.size_{size}", partial("{} %".format, size), choice="size") for size in SIZES),
    Spec("help.palette", lambda: T("Do anything…"), "search", ("Ctrl+K",)),
    Spec("help.shortcuts", lambda: T("Keyboard shortcuts"), "keyboard", ("F1", "?")),
    Spec("help.glossary", lambda: T("Glossary"), "book-open-text", ("Shift+F1",)),
    Spec("help.about", lambda: T("About Vivencia"), "info", role=QAction.MenuRole.AboutRole),
)

FACES = MenuSpec(
    lambda: T("Face"),
    ("card.face_5", "card.face_4", "card.face_3", "card.face_2", "card.face_1", None, "card.face_0"),
)
COLORS = MenuSpec(
    lambda: T("Colour by"),
    (
        "view.color_emotion",
        "view.color_channel",
        "view.color_owner",
        "view.color_tag",
        "view.color_evidence",
        None,
        "view.color_other",
    ),
)
GRID_SIZES = MenuSpec(
    lambda: T("Sizes"),
    ("size.wider", "size.narrower", None, "size.higher", "size.lower", None, "size.align", "size.fit"),
)
SORTS = MenuSpec(
    lambda: T("Sort the cell"), ("card.sort_worst", "card.sort_best", "card.sort_importance", "card.sort_title")
)
TELLS = MenuSpec(
    lambda: T("What it tells"),
    (
        "card.truth",
        MenuSpec(
            lambda: T("Importance"),
            (*(f"card.importance_{n}" for n in range(5, 0, -1)), None, "card.suggest_importance"),
        ),
        "card.evidence",
        "card.control",
        "card.medium",
        None,
        "card.picture",
        "card.quote",
        None,
        "card.details",
    ),
)
TIMERS = MenuSpec(
    lambda: T("Timer"), (*(f"workshop.timer_{n}" for n in (3, 5, 8, 15, 30)), None, "workshop.timer_pause")
)
MENUS: tuple[MenuSpec, ...] = (
    MenuSpec(
        lambda: T("&File"),
        (
            "project.new",
            "import.open",
            None,
            "project.home",
            "project.rename",
            "project.save_copy",
            None,
            "poster.export",
            None,
            "app.backups",
            "app.check",
            None,
            "app.start_last",
            "app.open_files",
            None,
            "app.quit",
        ),
    ),
    MenuSpec(
        lambda: T("&Edit"),
        (
            "edit.undo",
            "edit.redo",
            None,
            "edit.cut",
            "edit.copy",
            "edit.paste",
            "edit.copy_picture",
            "edit.copy_format",
            "edit.paste_format",
            None,
            "edit.duplicate",
            "edit.delete",
            None,
            "edit.select_all",
            "edit.select_stage",
            "edit.select_lane",
            "edit.select_where",
            None,
            "edit.find",
            "edit.find_next",
            "edit.find_previous",
            "edit.replace",
        ),
    ),
    MenuSpec(
        lambda: T("&Card"),
        (
            "card.add",
            "card.capture",
            "card.edit",
            FACES,
            TELLS,
            None,
            "card.move_left",
            "card.move_right",
            "card.move_up",
            "card.move_down",
            "card.park",
            None,
            SORTS,
        ),
    ),
    MenuSpec(
        lambda: T("&Map"),
        (
            "stage.add",
            "lane.add",
            GRID_SIZES,
            None,
            "map.add",
            "map.rename",
            "map.duplicate",
            "map.save_template",
            "map.delete",
            None,
            "version.name",
            "insight.versions",
            "version.replay",
            None,
            "map.next",
            "map.previous",
        ),
    ),
    MenuSpec(
        lambda: T("&View"),
        (
            "zoom.in",
            "zoom.out",
            "zoom.fit",
            "zoom.selection",
            "zoom.actual",
            None,
            "view.card_bar",
            None,
            "view.back",
            "view.forward",
            "view.palette",
            "view.minimap",
            "view.outline",
            "view.filter",
            "view.inspector",
            "view.insight",
            None,
            "view.density",
            "view.route",
            "view.choose_route",
            "view.details",
            "view.mood",
            COLORS,
            "view.collapse",
            "view.open_all",
            None,
            "view.next_part",
            "view.previous_part",
            None,
            MenuSpec(lambda: T("Language"), ("view.language_system", "view.language_es", "view.language_en")),
            MenuSpec(
                lambda: T("Appearance"),
                (
                    "view.appearance_system",
                    None,
                    "view.appearance_light",
                    "view.appearance_dark",
                    "view.appearance_contrast_light",
                    "view.appearance_contrast_dark",
                ),
            ),
            MenuSpec(
                lambda: T("Interface size"),
                ("view.size_up", "view.size_down", None, *(f"view.size_{size}" for size in SIZES)),
            ),
        ),
    ),
    MenuSpec(
        lambda: T("M&ethod"),
        (
            "guide.path",
            "guide.story",
            "view.parking",
            TIMERS,
            None,
            "insight.findings",
            "insight.charts",
            "insight.backlog",
            "insight.sources",
            "insight.routes",
            "insight.compare",
            None,
            "evidence.read",
            None,
            "people.personas",
            "people.choose",
            "people.map_for",
            "map.to_be",
            None,
            "people.own_fields",
        ),
    ),
    MenuSpec(lambda: T("&Help"), ("help.palette", "help.shortcuts", "help.glossary", "help.about")),
)
