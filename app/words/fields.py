"""The names and explanations of everything that can be said of a map, in the field's own words."""

from collections.abc import Callable

from app.words.card_fields import CARD_FIELDS
from app.words.catalogue import T
from app.words.choices import CHOICES
from app.words.other_fields import OTHER_FIELDS

Text = Callable[[], str]

_EMOTIONS: dict[int | None, Text] = {
    -2: lambda: T("Very negative"),
    -1: lambda: T("Negative"),
    0: lambda: T("Neutral"),
    1: lambda: T("Positive"),
    2: lambda: T("Very positive"),
    None: lambda: T("No face yet"),
}
_PHASES: dict[str, Text] = {
    "before": lambda: T("Pre-sale"),
    "during": lambda: T("Sale"),
    "after": lambda: T("Post-sale"),
}
_STATES: dict[str, Text] = {
    "as_is": lambda: T("As it is today"),
    "to_be": lambda: T("As it should be"),
}
_LANE_KINDS: dict[str, Text] = {
    "channel": lambda: T("Channel"),
    "emotion": lambda: T("Emotion curve"),
    "text": lambda: T("Notes"),
    "metric": lambda: T("Measure"),
}
_KINDS: dict[str, Text] = {
    "project": lambda: T("project"),
    "persona": lambda: T("persona"),
    "journey_map": lambda: T("map"),
    "stage": lambda: T("stage"),
    "lane": lambda: T("lane"),
    "card": lambda: T("card"),
    "opportunity": lambda: T("opportunity"),
    "evidence": lambda: T("evidence"),
    "link": lambda: T("link"),
    "route": lambda: T("route"),
    "answers": lambda: T("answers"),
    "own_field": lambda: T("own field"),
    "history": lambda: T("history"),
}
_FIELDS = {**CARD_FIELDS, **OTHER_FIELDS}


def field_name(kind: str, key: str) -> str:
    """What a field is called; its key where the catalogue has none of that name."""
    found = _FIELDS.get(f"{kind}.{key}")
    return found[0]() if found else key


def field_help(kind: str, key: str) -> str:
    """What a field means, in one sentence."""
    found = _FIELDS.get(f"{kind}.{key}")
    return found[1]() if found else ""


def choice_name(kind: str, key: str, choice: str) -> str:
    """What a choice of a field is called; its code where the field has no such choice."""
    found = CHOICES.get(f"{kind}.{key}", {}).get(choice)
    return found() if found else choice


def group_name(group: str) -> str:
    """What a group of a card's fields is called."""
    return {
        "contact": T("The contact"),
        "feeling": T("How it feels"),
        "scores": T("Expectation and value"),
        "truth": T("What counts"),
        "quality": T("Quality checklist"),
        "brand": T("The brand"),
        "evidence": T("Evidence"),
        "work": T("Who and what else"),
        "measure": T("In detail"),
    }[group]


def kind_name(kind: str) -> str:
    """What a kind of record is called inside a sentence."""
    found = _KINDS.get(kind)
    return found() if found else kind


def emotion_name(emotion: int | None) -> str:
    """How a contact feels, -2 to +2; None is not yet set."""
    return _EMOTIONS[emotion]()


def phase_name(phase: str) -> str:
    """Before, during or after the sale."""
    return _PHASES[phase]()


def state_name(state: str) -> str:
    """Whether a map shows what is or what should be."""
    return _STATES[state]()


def lane_kind_name(lane_kind: str) -> str:
    """What a kind of lane is called."""
    return _LANE_KINDS[lane_kind]()
