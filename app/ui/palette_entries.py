"""What the palette finds: commands, and everything on the maps of a project, by a few letters of its name."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.canvas.focus import Ref
from app.domain.document import Document
from app.domain.ranking import Fit, Query, key_of
from app.domain.records import JourneyMap
from app.ui.about import title_of
from app.ui.action_table import Actions
from app.ui.actions import MENUS
from app.ui.keys import shown
from app.ui.other_words import OTHER_WORDS
from app.words import T

if TYPE_CHECKING:
    from app.session import ProjectSummary

Kind = Literal["command", "card", "stage", "lane", "persona", "map", "project"]
KINDS: tuple[Kind, ...] = ("command", "card", "stage", "lane", "persona", "map", "project")
MOST_OF_A_KIND, MOST_RECENT = 12, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be gone to or done: a command by its action's id, the others by their record's.

    ``hint`` says where it is, or which keys do it; ``key`` is its name as it is compared; ``mark`` is what its icon
    shows: an emotion ("-2" to "2", "none"), or "" for the icon of its kind.  ``near`` is on the map that is open.
    """

    kind: Kind
    id: str
    name: str
    hint: str = ""
    key: str = ""
    map_id: str = ""
    mark: str = ""
    near: bool = True

    @property
    def code(self) -> str:
        """Kind and id in one text, for the list of those taken last."""
        return f"{self.kind}:{self.id}"

    @property
    def ref(self) -> Ref | None:
        """What it is on the map; None for commands and projects."""
        if self.kind in ("command", "project"):
            return None
        return Ref(self.kind, self.id)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Found:
    """Some entries under one heading: those of a kind, or those taken last (None)."""

    kind: Kind | None
    entries: tuple[Entry, ...]


def command_entries(table: Actions) -> Iterator[Entry]:
    """What can be done now."""
    for menu in MENUS:
        for id_, words in title_of(menu, table):
            if table[id_].isEnabled() and id_ != "help.palette":
                other = OTHER_WORDS.get(id_)
                key = key_of(f"{words} {other()}" if other is not None else words)
                yield Entry("command", id_, words, shown(table[id_].shortcut()), key)


def project_entries(projects: Iterable["ProjectSummary"], but: str = "") -> Iterator[Entry]:
    """The projects of the library except the one that is open."""
    for one in projects:
        if one.id != but:
            yield Entry("project", one.id, one.name, one.client, key_of(f"{one.name} {one.client}"))


def document_entries(document: Document, map_id: str | None) -> Iterator[Entry]:
    """Everything with a name on the maps of a project; the map that is open comes first."""
    maps = sorted(document.maps, key=lambda one: one.id != map_id)
    for one in maps:
        title = one.title or T("Untitled map")
        yield Entry("map", one.id, title, _state_hint(document, one), key_of(title), one.id, near=one.id == map_id)
        yield from _map_entries(document, one, "" if one.id == map_id else title)
    for persona in document.personas:
        home = next((one for one in maps if one.persona_id == persona.id), None)
        if home is not None and persona.name:
            near = home.id == map_id
            yield Entry("persona", persona.id, persona.name, home.title, key_of(persona.name), home.id, near=near)


def _state_hint(document: Document, one: JourneyMap) -> str:
    return T("{n} card", "{n} cards", n=len(document.cards(one.id)))


def _map_entries(document: Document, one: JourneyMap, elsewhere: str) -> Iterator[Entry]:
    """Stages, lanes and cards of a map; ``elsewhere`` is its title where it is another than the one that is open."""
    near = not elsewhere
    stages = {stage.id: stage.title or T("Untitled stage") for stage in document.stages(one.id)}
    lanes = {lane.id: lane.title or T("Untitled lane") for lane in document.lanes(one.id)}
    for id_, title in stages.items():
        yield Entry("stage", id_, title, elsewhere, key_of(title), one.id, near=near)
    for id_, title in lanes.items():
        yield Entry("lane", id_, title, elsewhere, key_of(title), one.id, near=near)
    for card in document.cards(one.id):
        name = " ".join((card.title or str(card.fields.get("text", ""))).split())
        if name and card.stage_id in stages and card.lane_id in lanes:
            places = (stages[card.stage_id], lanes[card.lane_id], elsewhere)
            mark = str(card.emotion if card.emotion is not None else "none") if document.is_touchpoint(card) else ""
            hint = " · ".join(filter(None, places))
            yield Entry("card", card.id, name, hint, key_of(name), one.id, mark, near)


def find(entries: Sequence[Entry], text: str, recent: Sequence[str]) -> list[Found]:
    """What fits a text, the best kind first; without any letters what was taken last, and every command.

    Among equal fits come first those taken last, and those on the map that is open.
    """
    query = Query(text)
    taken = {code: at for at, code in enumerate(recent)}
    if not query.words:
        last = sorted((e for e in entries if e.code in taken), key=lambda e: taken[e.code])[:MOST_RECENT]
        commands = tuple(entry for entry in entries if entry.kind == "command")
        return [Found(kind, some) for kind, some in ((None, tuple(last)), ("command", commands)) if some]  # type: ignore[arg-type]
    ranked: dict[Kind, list[tuple[tuple[int, int, bool, Fit], int]]] = {}
    for at, entry in enumerate(entries):
        fit = query.fit(entry.key)
        if fit is not None:
            rank = (fit.kind, taken.get(entry.code, len(taken)), not entry.near, fit)
            ranked.setdefault(entry.kind, []).append((rank, at))
    best = {kind: heapq.nsmallest(MOST_OF_A_KIND, some) for kind, some in ranked.items()}
    order = sorted(best, key=lambda kind: (best[kind][0][0][0], KINDS.index(kind)))
    return [Found(kind, tuple(entries[at] for _, at in best[kind])) for kind in order]
