"""The templates that ship: each in Spanish and English, as a blank form and as a fully worked sample.

One JSON file a template, in resources/templates; a text is one string, or an object of both languages::

    {"name", "order", "group", "title", "about",         for the gallery
     "blank": title of the blank map,
     "sample": {"title", "scenario", "goal", "success", "persona": {"name", field: text…}},
     "stages": [{"phase", "title", "question", "goal"}],      question: the blank form's, goal: the sample's
     "lanes":  [{"key", "kind", "title", "fields"}],
     "cards":  [{"key", "stage": index, "lane": key, "title", "emotion", "fields", "notes": [key], text field: text…}],
     "sets":   [{"kind", "title", "fields", "cards": [key], "days": {date field: days from now}, text field: text…}]}

A sample is of the day on which it is opened: its own date and those of its opportunities and sources are counted
from there, so that nothing in it is out of date.  What ``notes`` and ``cards`` name are keys of cards.
"""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, SetDraft, StageDraft
from app.domain.problems import Problem
from app.domain.records import Value
from app.resources import resource

Language = Literal["en", "es"]
GROUPS = ("general", "hospitality", "services", "public", "business")
"""The kinds of business, in the order of galleries."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template as a gallery shows it."""

    name: str
    titles: Mapping[str, str]
    abouts: Mapping[str, str]
    group: str
    """What it stands with in a gallery: one of GROUPS."""

    def title(self, language: Language) -> str:
        """What it is called."""
        return self.titles[language]

    def about(self, language: Language) -> str:
        """What it is for, and what its sample tells."""
        return self.abouts[language]


def templates() -> list[Template]:
    """Every template, the most general first."""
    return [Template(name, stored["title"], stored["about"], stored["group"]) for name, stored in _stored().items()]


def template_draft(name: str, language: Language, sample: bool = False) -> MapDraft:
    """The blank form of a template (stages, lanes, guiding questions) or its worked sample.

    Problem("template.unknown") where there is none of that name.
    """
    stored = _stored().get(name)
    if stored is None:
        raise Problem("template.unknown", name=name[:40], known=", ".join(_stored()))
    stages = tuple(
        StageDraft(
            _said(s["title"], language), s["phase"], {"goal": _said(s["goal" if sample else "question"], language)}
        )
        for s in stored["stages"]
    )
    lanes = tuple(LaneDraft(ln["kind"], _said(ln["title"], language), ln["fields"]) for ln in stored["lanes"])
    if not sample:
        return MapDraft(_said(stored["blank"], language), stages, lanes)
    rows = {ln["key"]: at for at, ln in enumerate(stored["lanes"])}
    places = {card["key"]: at for at, card in enumerate(stored["cards"]) if "key" in card}
    told = stored["sample"]
    return MapDraft(
        title=_said(told["title"], language),
        stages=stages,
        lanes=lanes,
        cards=tuple(_card(card, rows, language) for card in stored["cards"]),
        persona=_persona(told["persona"], language),
        fields={
            **{key: _said(text, language) for key, text in told.items() if key not in ("title", "persona")},
            "date": _today().isoformat(),
        },
        sets=tuple(_set(one, places, language) for one in stored.get("sets", ())),
        notes=tuple((at, places[key]) for at, card in enumerate(stored["cards"]) for key in card.get("notes", ())),
    )


def _card(stored: Mapping[str, Any], rows: Mapping[str, int], language: Language) -> CardDraft:
    place = stored["stage"], rows[stored["lane"]]
    beside = ("key", "stage", "lane", "title", "emotion", "notes")
    return CardDraft(_said(stored["title"], language), *place, stored.get("emotion"), _fields(stored, beside, language))


def _set(stored: Mapping[str, Any], places: Mapping[str, int], language: Language) -> SetDraft:
    fields = _fields(stored, ("kind", "title", "cards"), language)
    return SetDraft(
        stored["kind"], _said(stored["title"], language), fields, tuple(places[key] for key in stored["cards"])
    )


def _fields(stored: Mapping[str, Any], beside: Container[str], language: Language) -> dict[str, Value]:
    """Values as they are, texts in one language, and days as dates from now on."""
    fields: dict[str, Value] = dict(stored.get("fields", {}))
    for key, days in stored.get("days", {}).items():
        fields[key] = (_today() + timedelta(days)).isoformat()
    texts = stored.keys() - {"fields", "days"}
    return fields | {key: _said(stored[key], language) for key in stored if key in texts and key not in beside}


def _today() -> date:
    return datetime.now().astimezone().date()


def _persona(stored: Mapping[str, Any], language: Language) -> PersonaDraft:
    fields = {key: _said(text, language) for key, text in stored.items() if key != "name"}
    return PersonaDraft(_said(stored["name"], language), fields)


def _said(text: str | Mapping[str, str], language: Language) -> str:
    return text if isinstance(text, str) else text[language]


@cache
def _stored() -> dict[str, dict[str, Any]]:
    """The files by name, in the order that they state."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in resource("templates").glob("*.json")]
    return {stored["name"]: stored for stored in sorted(files, key=lambda stored: (stored["order"], stored["name"]))}
