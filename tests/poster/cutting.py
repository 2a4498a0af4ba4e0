"""Maps that are cut into sheets, and the fewest cards that cuts can go through, found without any cleverness."""

import math
import random
from collections.abc import Iterable, Iterator, Sequence

from app.domain.commands import maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, SheetSize
from app.poster.paper import POINT, Orientation, Paper, parse_paper
from app.poster.seams import LEAST_FACE
from app.poster.sheets import Sheet, Tiling
from app.poster.spec import TileSpec, cut
from app.poster.tiling import tile
from app.words.paper import paper_words

NEAR = 1e-6
MAPS = 54
POSTERS = ("A0", "A1", "A2")
SHEETS = ("A4", "A3", "Letter")
WAYS: tuple[Orientation, ...] = ("landscape", "portrait")
ROOMY = 0.1
"""Where so much of the sheets is to spare, hardly a card need be cut."""

Span = tuple[float, float]


def generated(seed: int) -> tuple[Document, str]:
    """A map of a workshop, small or large, even or lopsided."""
    rng = random.Random(seed)
    stages, lanes = rng.randint(3, 9), rng.randint(2, 6)
    words = ("compara", "precio", "web", "llama", "tarde", "paquete", "espera", "correo", "tienda", "abre", "plazo")
    drafts = [
        CardDraft(
            f"{' '.join(rng.choices(words, k=rng.randint(1, 4)))} {n}",
            min(stages - 1, int(rng.random() ** rng.choice([1, 1, 2]) * stages)),
            rng.randrange(lanes) + 1,
            rng.randint(-2, 2),
            {"text": " ".join(rng.choices(words, k=rng.randint(0, 14)))},
        )
        for n in range(rng.randint(12, 110))
    ]
    draft = MapDraft(
        title=f"Mapa {seed}",
        stages=tuple(StageDraft(f"Etapa {n}") for n in range(stages)),
        lanes=(LaneDraft("emotion", "Emoción"), *(LaneDraft("channel", f"Canal {n}") for n in range(lanes))),
        cards=tuple(drafts),
    )
    document = Document({}).apply(maps.new_project("Taller", [draft]))
    return document, document.maps[0].id


def shown(seed: int, paper: Paper) -> Drawing:
    """That map on a paper."""
    return layout_map(*generated(seed), paper_words("es"), SheetSize(paper.width, paper.height, paper.margin))


def poster_of(seed: int, name: str) -> Paper:
    """Every fifth poster stands."""
    return parse_paper(name, "portrait" if seed % 5 == 0 else "landscape")


def cuts_through(spans: Iterable[Span], places: Iterable[float]) -> int:
    """How often the cuts go through things, counted plainly."""
    cuts = list(places)
    return sum(low + NEAR < cut < high - NEAR for low, high in spans for cut in cuts)


def least_cut(length: float, rooms: Sequence[float], overlap: float, spans: Iterable[Span]) -> int | None:
    """The fewest cards that cuts at whole points can go through, None where there are no such cuts.

    One cut after the other: of each place that it can have, the best of all places that the one before can have.
    """
    count, points = len(rooms), math.floor(length / POINT + NEAR)
    crossed = [0] * (points + 1)
    for low, high in spans:
        for point in range(max(0, math.floor(low / POINT)), min(points, math.ceil(high / POINT)) + 1):
            crossed[point] += low + NEAR < point * POINT < high - NEAR
    least = math.ceil(min(max(LEAST_FACE, overlap), length / count / 2) / POINT)
    never = math.inf
    best, ahead = [0.0] + [never] * points, 0
    for number, room in enumerate(rooms[:-1], 1):
        farthest = math.floor((room - overlap) / POINT + NEAR)
        behind = sum(rooms[number:]) - (count - number - 1) * overlap
        start = max(least, math.ceil((length - behind) / POINT - NEAR))
        reached = [never] * (points + 1)
        for point in range(start, min(points - least, ahead + farthest) + 1):
            before = best[max(0, point - farthest) : min(ahead, point - least) + 1]
            reached[point] = min(before, default=never) + crossed[point]
        best, ahead = reached, ahead + farthest
    found = min(best) if count > 1 else best[0]
    return None if found == never else int(found)


def faults(tiling: Tiling, drawing: Drawing) -> list[str]:
    """Every line of cuts that goes through more cards than it must.

    Rows are cut as a whole; the sheets of one way in the rows have their own cuts, which need spare only the cards in
    these.  Where columns are glued first it is the other way round.
    """
    found = []
    for places, rooms, spans in lines_of(tiling, drawing):
        must = least_cut(places[-1], rooms, tiling.overlap, spans)
        does = cuts_through(spans, places[1:-1])
        if must is not None and does > must:
            found.append(f"{does} cards are cut where {must} need be, at {places}")
    return found


def lines_of(tiling: Tiling, drawing: Drawing) -> Iterator[tuple[list[float], list[float], list[Span]]]:
    """Of each set of cuts the places with both ends, what each sheet can print, and where cards lie across."""
    by_row = tiling.lines == "rows"
    poster = tiling.poster
    length, breadth = (poster.height, poster.width) if by_row else (poster.width, poster.height)
    boxes = [group.box if by_row else _flipped(group.box) for group in drawing.by_role("card")]
    rows: dict[int, list[Sheet]] = {}
    for sheet in tiling.sheets:
        rows.setdefault(sheet.row if by_row else sheet.column, []).append(sheet)
    firsts = [members[0] for _, members in sorted(rows.items())]
    starts = [_face(one, by_row).y for one in firsts]
    deep = [one.room.h if by_row else one.room.w for one in firsts]
    yield [*starts, length], deep, [(box.y, box.bottom) for box in boxes]
    kinds: dict[str, list[list[Sheet]]] = {}
    for members in rows.values():
        kinds.setdefault(members[0].paper.orientation, []).append(members)
    for alike in kinds.values():
        bands = [(_face(one[0], by_row).y, _face(one[0], by_row).bottom) for one in alike]
        inside = [box for box in boxes if any(box.y < low and high < box.bottom for high, low in bands)]
        members = alike[0]
        wide = [one.room.w if by_row else one.room.h for one in members]
        yield [*(_face(one, by_row).x for one in members), breadth], wide, [(box.x, box.right) for box in inside]


def _face(sheet: Sheet, by_row: bool) -> Box:
    return sheet.face if by_row else _flipped(sheet.face)


def _flipped(box: Box) -> Box:
    return Box(box.y, box.x, box.h, box.w)


def spared(paper: Paper, spec: TileSpec, drawing: Drawing) -> tuple[Tiling, int, int]:
    """The sheets; and of the lines with room to spare the cards that are cut, and those that an even grid cuts."""
    found = cut(paper, spec, drawing)
    even = tile(paper, spec.sheet, spec.margins, spec.overlap, spec.turning)
    return found, _cut_with_room(found, drawing), _cut_with_room(even, drawing)


def _cut_with_room(tiling: Tiling, drawing: Drawing) -> int:
    """The cards that are cut along the lines of sheets that have room to spare."""
    count = 0
    for places, rooms, spans in lines_of(tiling, drawing):
        slack = 1 - (places[-1] - tiling.overlap) / sum(room - tiling.overlap for room in rooms)
        if len(rooms) > 1 and slack >= ROOMY:
            count += cuts_through(spans, places[1:-1])
    return count
