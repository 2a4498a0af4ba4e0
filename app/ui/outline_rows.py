"""What the rows of the outline are: which there are in the order of the map, and what each of them says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex

from app.canvas.focus import Ref
from app.domain.document import Document
from app.domain.folding import fold
from app.domain.records import Card, Lane, Stage
from app.domain.text import clean_line
from app.words import T

MOST_LETTERS = 300
"""Of a text in its row."""


class Row:
    """What one row stands for: a stage, a card, or as a cell the part of a lane in a stage."""

    __slots__ = ("children", "index", "number", "parent", "place", "ref")

    def __init__(self, ref: Ref | None, parent: "Row | None", number: int) -> None:
        self.ref = ref
        """None is the map itself, which has no row."""
        self.parent = parent
        self.number = number
        """Known to Qt."""
        self.place = 0
        self.index: QModelIndex | None = None
        """Kept while it stays at its place: with many rows selected Qt asks for it very often."""
        self.children: list[Row] | None = None
        """None: nobody has looked yet."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows a map should have; with ``letters``, folded, only what has them, with what that is in."""

    document: Document
    map_id: str
    letters: str

    def below(self, ref: Ref | None) -> list[Ref]:
        """What should be shown in a thing, in the order of the map."""
        document = self.document
        if ref is None:
            stages = (Ref("stage", stage.id) for stage in document.stages(self.map_id))
            return [stage for stage in stages if self._fits(document.find(Stage, stage.id)) or self.below(stage)]
        if ref.kind == "stage":
            lanes = document.lanes(self.map_id)
            full = (Ref("cell", ref.id, lane.id) for lane in lanes if self._cards(ref.id, lane.id))
            return [cell for cell in full if self._fits(document.find(Lane, cell.lane_id)) or self.below(cell)]
        if ref.kind == "cell":
            return [Ref("card", card.id) for card in self._cards(ref.id, ref.lane_id) if self._fits(card)]
        return []

    def _cards(self, stage_id: str, lane_id: str) -> list[Card]:
        return self.document.cell(self.map_id, (stage_id, lane_id))

    def _fits(self, record: Stage | Lane | Card | None) -> bool:
        """Whether a thing has the letters in it that are looked for."""
        return not self.letters or (record is not None and self.letters in _folded(record.title))


@lru_cache(maxsize=50_000)
def _folded(title: str) -> str:
    """A title as letters are looked for in it."""
    return fold(clean_line(title))


def number(row: Row) -> None:
    """Every row in a row knows its place."""
    for place, child in enumerate(row.children or ()):
        if child.place != place:
            child.place, child.index = place, None


def name_of(record: Stage | Lane | Card) -> str:
    """A name on one line; words where there is none, as on the map."""
    name = clean_line(record.title[:MOST_LETTERS])
    if name:
        return name
    match record:
        case Stage():
            return T("Untitled stage")
        case Lane():
            return T("Untitled lane")
    return T("No text yet")


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as pieces from first to last."""
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


def symbol_of(document: Document, record: Stage | Lane | Card) -> str:
    """The face of a touchpoint, the symbol of a lane."""
    if isinstance(record, Card) and document.is_touchpoint(record):
        return "face:none" if record.emotion is None else f"face:{record.emotion}"
    if isinstance(record, Lane) and record.lane_kind == "channel":
        return f"icon:{record.fields.get('icon', 'other')}"
    if isinstance(record, Lane) and record.lane_kind == "text" and "text_kind" in record.fields:
        return f"kind:{record.fields['text_kind']}"
    return ""
