"""The menus of the map: what can be done to a thing, and which lanes can be added."""

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.catalogue import CHANNEL_ICONS, TEXT_KINDS
from app.domain.fields import field_of
from app.domain.records import LaneKind, Value
from app.ui.action_table import Actions
from app.ui.actions import FACES, SORTS, TELLS, MenuSpec
from app.words import T
from app.words.fields import choice_name, lane_kind_name

Entries = tuple[str | MenuSpec | None, ...]
Add = Callable[[LaneKind, str, dict[str, Value]], object]
DIGITAL = frozenset({"web", "mail", "social", "chat", "newsletter", "blog", "app", "video", "search"})
MOVES = {"stage": ("left", "right"), "lane": ("up", "down"), "card": ("left", "right", "up", "down")}
SIZES = {"stage": ("wider", "narrower", "align", "fit"), "lane": ("higher", "lower", "fit")}
"""What a thing's own menu says of sizes."""
PHYSICAL = frozenset({"shop", "print", "staff", "event", "kiosk", "delivery"})


def lane_menu(parent: QWidget, icon: Callable[[str], QIcon], add: Add, *, has_curve: bool) -> QMenu:
    """A menu that adds the lane one chooses; the name stays open for typing."""
    menu = QMenu(parent)
    channels = menu.addMenu(T("Channel"))
    for code in CHANNEL_ICONS:
        name = choice_name("lane", "icon", code)
        action = channels.addAction(icon(code), name)
        action.triggered.connect(lambda _=False, n=name, c=code: add("channel", n, channel_fields(c)))
    texts = menu.addMenu(T("Notes"))
    for code in TEXT_KINDS:
        name = choice_name("lane", "text_kind", code)
        action = texts.addAction(name)
        action.triggered.connect(lambda _=False, n=name, c=code: add("text", n, {"text_kind": c}))
    measures = menu.addMenu(T("Measure"))
    for code in field_of("lane", "metric").choices:
        name = choice_name("lane", "metric", code)
        action = measures.addAction(name)
        action.triggered.connect(lambda _=False, n=name, c=code: add("metric", n, {"metric": c}))
    name = lane_kind_name("emotion")
    curve = menu.addAction(name)
    curve.setEnabled(not has_curve)
    curve.triggered.connect(lambda _=False: add("emotion", name, {}))
    return menu


def channel_fields(code: str) -> dict[str, Value]:
    """What is known of a channel by its icon."""
    fields: dict[str, Value] = {"icon": code}
    if code in DIGITAL:
        fields["medium"] = "digital"
    elif code in PHYSICAL:
        fields["medium"] = "physical"
    return fields


def thing_menu(parent: QWidget, actions: Actions, kind: str) -> QMenu:
    """What can be done to a "card", several "cards", a "cell", "stage", "lane", "curve", the title ("map") or the
    "persona"; "tab" is a map's tab, "" the desk."""
    return _filled(QMenu(parent), _MENUS[kind], actions)


CLIPS: Entries = ("edit.cut", "edit.copy", "edit.paste", "edit.copy_picture")
ADDING: Entries = (None, "stage.add", "lane.add")
MAP: Entries = (
    "map.rename",
    "map.duplicate",
    "map.save_template",
    "poster.export",
    None,
    "map.add",
    None,
    "map.delete",
)
CARDS: Entries = (
    FACES, TELLS, None, *CLIPS, "edit.duplicate", "edit.copy_format", "edit.paste_format", None,
    *(f"card.move_{way}" for way in MOVES["card"]), "card.park", SORTS, None, "zoom.selection", None, "edit.delete",
)  # fmt: skip
STAGE: Entries = (
    "card.edit", "card.add", None, *CLIPS, "edit.duplicate", None,
    "edit.select_stage", *(f"card.move_{way}" for way in MOVES["stage"]), SORTS, None,
    *(f"size.{size}" for size in SIZES["stage"]), "view.collapse", None,
    "zoom.selection", None, "stage.add", None, "edit.delete",
)  # fmt: skip
LANE: Entries = (
    "card.edit", "card.add", None, *CLIPS, "edit.duplicate", None,
    "edit.select_lane", *(f"card.move_{way}" for way in MOVES["lane"]), SORTS, None,
    *(f"size.{size}" for size in SIZES["lane"]), "view.collapse", None,
    "zoom.selection", None, "lane.add", None, "edit.delete",
)  # fmt: skip
CURVE: Entries = (
    "card.edit", None, *(f"card.move_{way}" for way in MOVES["lane"]), None,
    *(f"size.{size}" for size in SIZES["lane"]), "view.collapse", None,
    "view.density", "view.route", None, "lane.add", None, "edit.delete",
)  # fmt: skip
PERSONAS: Entries = ("people.personas", "people.choose", "people.map_for")
_MENUS: dict[str, Entries] = {
    "card": ("card.add", "card.edit", "card.details", *CARDS),
    "cards": ("card.details", *CARDS),
    "cell": ("card.add", "card.capture", None, *CLIPS, SORTS, None, "edit.select_stage", "edit.select_lane", *ADDING),
    "stage": STAGE,
    "lane": LANE,
    "curve": CURVE,
    "map": MAP,
    "tab": MAP,
    "persona": ("card.edit", None, *PERSONAS),
    "": (
        "edit.paste", "edit.copy_picture", "edit.select_all", None, "zoom.fit", "zoom.actual", None,
        "view.palette", "view.filter", "view.density", "view.route", "view.open_all", *ADDING, None, "poster.export",
    ),
}  # fmt: skip


def _filled(menu: QMenu, entries: Entries, actions: Actions) -> QMenu:
    """The menu with these entries; None is a line between."""
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, MenuSpec):
            _filled(menu.addMenu(entry.text()), entry.entries, actions)
        else:
            menu.addAction(actions[entry])
    return menu
