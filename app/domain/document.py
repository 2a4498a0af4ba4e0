"""A project in memory: immutable records by kind and id, and the questions that views ask of them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from app.domain.edits import Change, Edit, transplant
from app.domain.problems import Problem
from app.domain.records import (
    RECORD_KINDS,
    Card,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Opportunity,
    Persona,
    Project,
    Record,
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

    def links(self, card_id: str) -> list[Link]:
        """The links of a card."""
        return [link for link in self.all(Link) if link.card_id == card_id]

    # -- change -------------------------------------------------------------------------------
    def apply(self, edit: Edit) -> "Document":
        """The document after an edit; Problem("edit.refused") where a record is not as the edit says it was."""
        touched: dict[str, dict[str, Record]] = {}
        for change in edit.changes:
            kind, id_ = change.key
            records = touched.setdefault(kind, dict(self._records[kind]))
            if records.get(id_) != change.before:
                raise Problem("edit.refused", kind=kind, id=id_)
            if change.after is None:
                del records[id_]
            else:
                records[id_] = change.after
        after = Document({**self._records, **touched})
        after._by_map.update((kind, index) for kind, index in self._by_map.items() if kind not in touched)
        if "card" not in touched:
            for name in ("_cells", "_stage_cards"):  # those of the cards are worth keeping
                if name in self.__dict__:
                    after.__dict__[name] = self.__dict__[name]
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

    # -- indexes, made on first use -----------------------------------------------------------
    @cached_property
    def _by_map(self) -> dict[str, dict[str, list[Record]]]:
        return {}

    def _of_map(self, kind: str) -> dict[str, list[Record]]:
        if kind not in self._by_map:
            index: dict[str, list[Record]] = {}
            for record in in_order(self._records[kind].values()):
                index.setdefault(record.map_id, []).append(record)  # type: ignore[union-attr]
            self._by_map[kind] = index
        return self._by_map[kind]

    @cached_property
    def _cells(self) -> dict[tuple[str, str | None, str | None], list[Card]]:
        index: dict[tuple[str, str | None, str | None], list[Card]] = {}
        for cards in self._of_map("card").values():
            for card in cast("list[Card]", cards):
                index.setdefault((card.map_id, card.stage_id, card.lane_id), []).append(card)
        return index

    @cached_property
    def _stage_cards(self) -> dict[str, list[Card]]:
        index: dict[str, list[Card]] = {}
        for cards in self._of_map("card").values():
            for card in cast("list[Card]", cards):
                if card.stage_id is not None:
                    index.setdefault(card.stage_id, []).append(card)
        return index


def in_order(records: Iterable[R]) -> list[R]:
    """Records that have a rank, sorted by it; the id settles ties."""
    return sorted(records, key=lambda record: (record.rank, record.id))  # type: ignore[union-attr]
