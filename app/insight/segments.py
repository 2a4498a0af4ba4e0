"""What each segment of customers answered, touchpoint by touchpoint: segments value different things (R3)."""

from dataclasses import dataclass

from app.domain.document import Document
from app.insight.figure import Figure
from app.insight.reading import Reading
from app.insight.rollups import of_map
from app.insight.score import Score
from app.insight.survey import segments


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One touchpoint: its score by each segment, in the order of the segments."""

    card_id: str
    scores: tuple[Score, ...]

    @property
    def difference(self) -> float | None:
        """The highest score less the lowest; None where fewer than two segments answered."""
        known = [score.value for score in self.scores if score.value is not None]
        return max(known) - min(known) if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class BySegment:
    """One measure by segments: the touchpoints that any of them was asked about in journey order, and the whole map."""

    measure: str
    segments: tuple[str, ...]
    rows: tuple[SegmentRow, ...]
    wholes: tuple[Figure, ...]

    @property
    def most(self) -> float | None:
        """The greatest difference between segments over a touchpoint."""
        return max((row.difference for row in self.rows if row.difference is not None), default=None)


def by_segment(document: Document, map_id: str, measure: str) -> BySegment:
    """The answers of each segment of a map's customers; nothing where none is known."""
    names = segments(document, map_id)
    readings = [Reading(document, map_id, whose="customers", segment=name) for name in names]
    rows = tuple(
        SegmentRow(card.id, tuple(reading.score(card, measure) for reading in readings))
        for card in document.touchpoints(map_id)
    )
    held = tuple(row for row in rows if any(score.value is not None for score in row.scores))
    return BySegment(measure, names, held, tuple(of_map(reading, measure).figure for reading in readings))
