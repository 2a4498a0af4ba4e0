"""A project in memory: immutable records by kind and id, and the questions that views ask of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from app.domain.edits import Change, Edit, transplant
from app.domain.indexes import Swap, grouped, in_order, updated
from app.domain.problems import Problem
from app.domain.records import (
    RECORD_KINDS,
    Answers,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    OwnField,
    Persona,
    Project,
    Record,
    Route,
    Stage,
)

R = TypeVar("R", bound=Record)
Cell = tuple[str | None, str | None]
"""(stage id, lane id); both None is the tray."""


class Document:
    """One project's records.  Never changed: ``apply`` gives the next document."""

    def __init__(self, records: Mapping[str, Mapping[str, Record]]) -> None:
        self._records = {kind: records.get(kind, {}) for kind in RECORD_KINDS}

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Document":
        """A document of these records."""
        kinds: dict[str, dict[str, Record]] = {}
        for record in records:
            kinds.setdefault(record.kind, {})[record.id] = record
        return cls(kinds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    # -- one record ---------------------------------------------------------------------------
    def find(self, cls: type[R], id_: str | None) -> R | None:
        """The record of that class and id, or None."""
        return cast("R | None", self._records[cls.kind].get(id_)) if id_ is not None else None

    def get(self, cls: type[R], id_: str) -> R:
        """The record of that class and id; Problem("record.gone") where there is none."""
        record = self.find(cls, id_)
        if record is None:
            raise Problem("record.gone", kind=cls.kind, id=id_)
        return record

    def look_up(self, kind: str, id_: str) -> Record | None:
        """The record of that kind and id, or None."""
        return self._records[kind].get(id_)

    def all(self, cls: type[R]) -> list[R]:
        """All records of a class, unsorted."""
        return cast("list[R]", list(self._records[cls.kind].values()))

    def records(self) -> Iterable[Record]:
        """Every record."""
        for records in self._records.values():
            yield from records.values()

    @property
    def project(self) -> Project:
        """The project itself."""
        projects = self.all(Project)
        if len(projects) != 1:
            raise Problem("record.gone", kind="project", id="")
        return projects[0]

    # -- in order -----------------------------------------------------------------------------
    @cached_property
    def maps(self) -> list[JourneyMap]:
        """The maps in order."""
        return in_order(self.all(JourneyMap))

    @cached_property
    def personas(self) -> list[Persona]:
        """The personas in order."""
        return in_order(self.all(Persona))

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence in order."""
        return in_order(self.all(Evidence))

    @cached_property
    def own_fields(self) -> list[OwnField]:
        """The fields that people have added, in order."""
        return in_order(self.all(OwnField))

    def stages(self, map_id: str) -> list[Stage]:
        """The stages of a map, left to right."""
        return cast("list[Stage]", self._of_map("stage").get(map_id, []))

    def lanes(self, map_id: str) -> list[Lane]:
        """The lanes of a map, top to bottom."""
        return cast("list[Lane]", self._of_map("lane").get(map_id, []))

    def cards(self, map_id: str) -> list[Card]:
        """Every card of a map in rank order, those in the tray too."""
        return cast("list[Card]", self._of_map("card").get(map_id, []))

    def opportunities(self, map_id: str) -> list[Opportunity]:
        """The opportunities of a map in order."""
        return cast("list[Opportunity]", self._of_map("opportunity").get(map_id, []))

    def routes(self, map_id: str) -> list[Route]:
        """The routes through a map in order."""
        return cast("list[Route]", self._of_map("route").get(map_id, []))

    def cell(self, map_id: str, cell: Cell) -> list[Card]:
        """The cards of one cell in order; ``(None, None)`` is the map's tray."""
        return self._cells.get((map_id, *cell), [])

    def stage_cards(self, stage_id: str) -> list[Card]:
        """The cards of a stage over all lanes, in rank order."""
        return self._stage_cards.get(stage_id, [])

    def lane_cards(self, lane_id: str) -> list[Card]:
        """The cards of a lane over all stages."""
        lane = self.get(Lane, lane_id)
        return [card for card in self.cards(lane.map_id) if card.lane_id == lane_id]

    def is_touchpoint(self, card: Card) -> bool:
        """Whether a card is a contact: a card in a channel lane."""
        lane = self.find(Lane, card.lane_id)
        return lane is not None and lane.lane_kind == "channel"

    def touchpoints(self, map_id: str) -> list[Card]:
        """The touchpoints of a map in journey order: by stage, then by rank over the channel lanes."""
        return [c for s in self.stages(map_id) for c in self.stage_cards(s.id) if self.is_touchpoint(c)]

    def text_kind(self, card: Card) -> str | None:
        """What a note tells, by its lane; None of a touchpoint."""
        lane = self.find(Lane, card.lane_id)
        if lane is not None and lane.lane_kind == "channel":
            return None
        return str(lane.fields.get("text_kind", "free")) if lane is not None else "free"

    def links(self, card_id: str) -> list[Link]:
        """The links of a card, made first first."""
        return self._links_of_cards.get(card_id, [])

    def links_to(self, id_: str) -> list[Link]:
        """The links of cards to a piece of evidence, an opportunity, a route or a note."""
        return self._links_to.get(id_, [])

    def answers(self, id_: str) -> list[Answers]:
        """What was answered about a card, or in a survey, by the id of either."""
        return self._answers.get(id_, [])

    # -- change -------------------------------------------------------------------------------
    def apply(self, edit: Edit) -> "Document":
        """The document after an edit; Problem("edit.refused") where a record is not as the edit says it was."""
        touched: dict[str, dict[str, Record]] = {}
        for change in edit.changes:
            kind, id_ = change.key
            records = touched.get(kind)
            if records is None:
                records = touched[kind] = dict(self._records[kind])
            before = records.get(id_)
            if before is not change.before and before != change.before:
                raise Problem("edit.refused", kind=kind, id=id_)
            if change.after is None:
                del records[id_]
            else:
                records[id_] = change.after
        after = Document({**self._records, **touched})
        after._take_indexes(self, edit, touched.keys())
        return after

    def rebase(self, edit: Edit) -> Edit:
        """The same edit on this state of the records.

        Problem("edit.refused", kind, id) where a field that the edit changes has another value now, a record
        that it adds exists, or a record that it changes or deletes is gone.
        """
        changes: list[Change] = []
        for change in edit.changes:
            kind, id_ = change.key
            current = self._records[kind].get(id_)
            if current == change.before:
                changes.append(change)
                continue
            moved = transplant(change, current) if current is not None else None
            if moved is None:
                raise Problem("edit.refused", kind=kind, id=id_)
            changes.append(Change(current, moved))
        return Edit(edit.label, tuple(changes), edit.id, edit.undoes)

    # -- indexes, made on first use and kept up to date by ``apply`` ----------------------------
    def _take_indexes(self, before: "Document", edit: Edit, kinds: Collection[str]) -> None:
        """Those that the document before an edit had, as they are after it; ``kinds`` are those of its records."""
        old, swaps = before.__dict__, {kind: self._swaps(before, edit, kind) for kind in kinds}
        for name, kind in _SORTED.items():
            if name in old and kind not in kinds:
                self.__dict__[name] = old[name]
        for kind, index in old.get("_by_map", {}).items():
            self._by_map[kind] = updated(index, swaps[kind], _map_of) if kind in kinds else index
        for name, key_of in (("_cells", _cell_of), ("_stage_cards", _stage_of)):
            if name in old:
                self.__dict__[name] = updated(old[name], swaps["card"], key_of) if "card" in kinds else old[name]

    def _swaps(self, before: "Document", edit: Edit, kind: str) -> list[Swap[Any]]:
        """Each record of a kind that an edit touches, as it was and as it is."""
        ids = dict.fromkeys(change.record.id for change in edit.changes if change.record.kind == kind)
        return [(before.look_up(kind, id_), self.look_up(kind, id_)) for id_ in ids]

    @cached_property
    def _links_of_cards(self) -> dict[str, list[Link]]:
        return grouped(self._by_id(Link), lambda link: link.card_id)

    @cached_property
    def _links_to(self) -> dict[str, list[Link]]:
        return grouped(self._by_id(Link), lambda link: link.target)

    @cached_property
    def _answers(self) -> dict[str, list[Answers]]:
        found = self._by_id(Answers)
        return {**grouped(found, lambda one: one.card_id), **grouped(found, lambda one: one.evidence_id)}

    def _by_id(self, cls: type[R]) -> list[R]:
        return sorted(self.all(cls), key=lambda record: record.id)

    @cached_property
    def _by_map(self) -> dict[str, dict[str, list[Record]]]:
        return {}

    def _of_map(self, kind: str) -> dict[str, list[Record]]:
        if kind not in self._by_map:
            self._by_map[kind] = grouped(in_order(self._records[kind].values()), _map_of)
        return self._by_map[kind]

    def _ordered_cards(self) -> Iterator[Card]:
        for cards in self._of_map("card").values():
            yield from cast("list[Card]", cards)

    @cached_property
    def _cells(self) -> dict[tuple[str, str | None, str | None], list[Card]]:
        return grouped(self._ordered_cards(), _cell_of)

    @cached_property
    def _stage_cards(self) -> dict[str, list[Card]]:
        return grouped(self._ordered_cards(), _stage_of)


_SORTED = {
    "maps": "journey_map", "personas": "persona", "evidence": "evidence", "own_fields": "own_field",
    "_links_of_cards": "link", "_links_to": "link", "_answers": "answers",
}  # fmt: skip
"""What is made of all records of one kind, and stays while none of them changes."""


def _map_of(record: Record) -> str:
    return cast("Card", record).map_id


def _cell_of(card: Card) -> tuple[str, str | None, str | None]:
    return card.map_id, card.stage_id, card.lane_id


def _stage_of(card: Card) -> str | None:
    return card.stage_id
