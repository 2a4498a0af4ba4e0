"""The menus of the map: what can be done to a thing, and which lanes can be added."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.fields import CHANNEL_ICONS, TEXT_KINDS, field_of
from app.domain.records import LaneKind, Value
from app.ui.actions import FACES, SORTS, TELLS, Actions, MenuSpec
from app.words import T
from app.words.fields import choice_name, lane_kind_name

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
    """What can be done to a card, cell, stage, lane, the title or the persona; "" is the desk."""
    menu = QMenu(parent)
    for entry in _entries(kind):
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, MenuSpec):
            _add_menu(menu, entry, actions)
        else:
            menu.addAction(actions[entry])
    return menu


def _entries(kind: str) -> Iterator[str | MenuSpec | None]:
    """The actions of a thing's menu, with None for a line between."""
    can_go = kind in ("card", "stage", "lane")
    if kind in ("card", "cell"):
        yield "card.add"
    if can_go or kind in ("map", "persona"):
        yield "card.edit"
    if kind == "card":
        yield from (FACES, TELLS)
    yield None
    if can_go or kind == "cell":
        yield from ("edit.cut", "edit.copy")
    yield from ("edit.paste", "edit.copy_picture")
    if can_go:
        yield "edit.duplicate"
    if kind == "card":
        yield from ("edit.copy_format", "edit.paste_format")
    yield None
    yield from (f"card.move_{way}" for way in MOVES.get(kind, ()))
    if can_go or kind == "cell":
        yield SORTS
    yield None
    yield from (f"size.{size}" for size in SIZES.get(kind, ()))
    if kind in SIZES:
        yield "view.collapse"
    yield None
    yield from ("stage.add", "lane.add")
    if can_go:
        yield from (None, "edit.delete")


def _add_menu(menu: QMenu, spec: MenuSpec, actions: Actions) -> None:
    """A menu of actions inside another."""
    inside = menu.addMenu(spec.text())
    for entry in spec.entries:
        if entry is None:
            inside.addSeparator()
        elif isinstance(entry, MenuSpec):
            _add_menu(inside, entry, actions)
        else:
            inside.addAction(actions[entry])
