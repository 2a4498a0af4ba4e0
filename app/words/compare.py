"""What is different between two maps, in words."""

from collections.abc import Callable

from app.domain.document import Document
from app.domain.fields import OWN, field_of
from app.domain.records import Card, Lane, OwnField, Stage, Value
from app.insight.compare import Difference, Part, value_of
from app.words.catalogue import T
from app.words.fields import choice_name, emotion_name, field_name, phase_name

_KINDS: dict[str, Callable[[], str]] = {
    "gone": lambda: T("No more there"),
    "added": lambda: T("New"),
    "moved": lambda: T("Moved"),
    "reworded": lambda: T("Worded otherwise"),
    "rescored": lambda: T("Scored otherwise"),
    "retold": lambda: T("Changed otherwise"),
}
_CLASSES: dict[str, type[Stage] | type[Lane] | type[Card]] = {"stage": Stage, "lane": Lane, "card": Card}
LONGEST = 80
"""Letters of a text that is quoted."""


def kind_of_difference(kind: str) -> str:
    """What a kind of difference is called."""
    return _KINDS[kind]()


def part_text(document: Document, difference: Difference) -> str:
    """What it is about: a stage, a lane, or a card by its text."""
    record = part_of(document, difference, difference.after or difference.before)
    title = _short(record.title) if record is not None else ""
    named = title or T("Without a name")
    if difference.part == "card":
        return named
    return T("Stage “{title}”", title=named) if difference.part == "stage" else T("Lane “{title}”", title=named)


def detail_text(document: Document, difference: Difference) -> str:
    """From what to what; where it was or is, if that is all there is to say."""
    before = part_of(document, difference, difference.before)
    after = part_of(document, difference, difference.after)
    if before is None or after is None:
        only = before or after
        return place_text(document, only) if isinstance(only, Card) else ""
    if difference.kind == "moved":
        if difference.keys == ("order",):
            return T("another place in the order")
        return _arrow(place_text(document, before), place_text(document, after))
    parts = []
    for key in difference.keys:
        said = _arrow(
            _said(difference.part, key, value_of(before, key)), _said(difference.part, key, value_of(after, key))
        )
        parts.append(said if difference.keys == ("title",) else f"{_name(document, difference.part, key)}: {said}")
    return "; ".join(parts)


def place_text(document: Document, record: Part) -> str:
    """The stage and lane of a card."""
    if not isinstance(record, Card):
        return ""
    stage, lane = document.find(Stage, record.stage_id), document.find(Lane, record.lane_id)
    return " · ".join(_short(one.title) for one in (stage, lane) if one is not None) or T("the tray")


def protect_text(title: str, *, gone: bool, more: int) -> str:
    """The warning when an edit touches what customers value; ``more`` other cards besides."""
    title = _short(title) or T("Without a name")
    said = (
        T("“{title}” is protected, because customers value it, and it is gone now.", title=title)
        if gone
        else T("“{title}” is protected, because customers value it, and it was changed.", title=title)
    )
    return f"{said} {T('And {n} more.', 'And {n} more.', n=more)}" if more else said


def part_of(document: Document, difference: Difference, id_: str) -> Part | None:
    """The record of one side of a difference."""
    return document.find(_CLASSES[difference.part], id_) if id_ else None


def _name(document: Document, part: str, key: str) -> str:
    if key in ("title", "phase", "emotion"):
        return {"title": T("Text"), "phase": T("Phase"), "emotion": T("Emotion")}[key]
    if key.startswith(OWN):
        own = document.find(OwnField, key.removeprefix(OWN))
        return own.title if own is not None else key
    return field_name(part, key)


def _said(part: str, key: str, value: Value | None) -> str:
    """A value as people read it; a dash for nothing."""
    if key == "emotion":
        return emotion_name(value if isinstance(value, int) else None)
    if value is None or value == "":
        return "–"
    if key == "phase":
        return phase_name(str(value))
    if isinstance(value, bool):
        return T("Yes") if value else T("No")
    if not isinstance(value, str):
        return str(value).replace("-", "−")
    if not key.startswith(OWN) and key != "title" and field_of(part, key).choices:
        return choice_name(part, key, value)
    return T("“{text}”", text=_short(value))


def _arrow(before: str, after: str) -> str:
    return f"{before} → {after}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
