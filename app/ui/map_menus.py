"""The menus of the map: what can be done to a thing, and which lanes can be added."""

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.fields import CHANNEL_ICONS, TEXT_KINDS, field_of
from app.domain.records import LaneKind, Value
from app.ui.actions import FACES, Actions
from app.words import T
from app.words.fields import choice_name, lane_kind_name

Add = Callable[[LaneKind, str, dict[str, Value]], object]
DIGITAL = frozenset({"web", "mail", "social", "chat", "newsletter", "blog", "app", "video", "search"})
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
        action.triggered.connect(lambda _=False, n=name, c=code: add("channel", n, _channel_fields(c)))
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


def _channel_fields(code: str) -> dict[str, Value]:
    """What is known of a channel by its icon."""
    fields: dict[str, Value] = {"icon": code}
    if code in DIGITAL:
        fields["medium"] = "digital"
    elif code in PHYSICAL:
        fields["medium"] = "physical"
    return fields


def thing_menu(parent: QWidget, actions: Actions, kind: str) -> QMenu:
    """What can be done to a card, cell, stage, lane, the title or the persona; "" is the desk."""
    menu = QMenu(parent)
    moves = {"stage": ("left", "right"), "lane": ("up", "down"), "card": ("left", "right", "up", "down")}
    if kind in ("card", "cell"):
        menu.addAction(actions["card.add"])
    if kind in ("card", "stage", "lane", "map", "persona"):
        menu.addAction(actions["card.edit"])
    if kind == "card":
        faces = menu.addMenu(FACES.text())
        for entry in FACES.entries:
            if isinstance(entry, str):
                faces.addAction(actions[entry])
        menu.addAction(actions["edit.duplicate"])
    menu.addSeparator()
    for way in moves.get(kind, ()):
        menu.addAction(actions[f"card.move_{way}"])
    menu.addSeparator()
    for size in SIZES.get(kind, ()):
        menu.addAction(actions[f"size.{size}"])
    menu.addSeparator()
    menu.addAction(actions["stage.add"])
    menu.addAction(actions["lane.add"])
    if kind in moves:
        menu.addSeparator()
        menu.addAction(actions["edit.delete"])
    return menu
