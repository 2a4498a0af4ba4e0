"""The cuts run between the cards wherever the sheets leave room for it."""

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.commands import maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.layout.engine import layout_map
from app.layout.shapes import Box, Drawing, SheetSize
from app.poster.paper import POINT, Paper, parse_paper
from app.poster.seams import CARD, LEAST_FACE, Around, Ground, Obstacle, best_cuts, even_cuts
from app.poster.spec import TileSpec, cut
from app.poster.tiling import tile
from app.words.paper import paper_words

NEAR = 1e-6
MAPS = 54
POSTERS = ("A0", "A1", "A2")
SHEETS = ("A4", "A3", "Letter")


def cards(spans, axis="x"):
    """Cards from here to there on one axis."""
    boxes = (Box(a, 0, b - a, 9) if axis == "x" else Box(0, a, 9, b - a) for a, b in spans)
    return [Obstacle(box, CARD) for box in boxes]


def cuts_through(spans, places):
    """How often the cuts go through things, counted plainly."""
    return sum(low + NEAR < place < high - NEAR for place in places for low, high in spans)


def fits(cuts, rooms, overlap):
    """Whether every window with its strip can be printed."""
    pairs = list(itertools.pairwise(cuts))
    strips = [overlap] * (len(pairs) - 1) + [0]
    return all(b - a + strip <= room + NEAR for (a, b), strip, room in zip(pairs, strips, rooms, strict=True))


@st.composite
def jobs(draw):
    """A length in points, sheets that cover it with some points to spare, and cards on it."""
    count = draw(st.integers(2, 4))
    overlap = draw(st.integers(0, 20)) * POINT
    rooms = [draw(st.integers(110, 160)) * POINT for _ in range(count)]
    most = sum(rooms) - (count - 1) * overlap
    spare = draw(st.integers(0, {2: 90, 3: 40, 4: 16}[count])) * POINT
    length = most - spare
    ends = st.floats(0, length / POINT)
    spans = [tuple(sorted((draw(ends) * POINT, draw(ends) * POINT))) for _ in range(draw(st.integers(0, 14)))]
    narrow = [(a, min(b, a + 60 * POINT)) for a, b in spans]
    return length, rooms, overlap, narrow


def all_ways(length, rooms, overlap):
    """Every way to cut at whole points."""
    count = len(rooms)
    least = math.ceil(min(max(LEAST_FACE, overlap), length / count / 2) / POINT)
    spare = sum(rooms) - (count - 1) * overlap - length
    ranges, reach = [], 0.0
    for number in range(1, count):
        reach += rooms[number - 1] - overlap
        low, high = math.ceil((reach - spare) / POINT - NEAR), math.floor(reach / POINT + NEAR)
        ranges.append(range(max(low, 1), high + 1))
    for points in itertools.product(*ranges):
        cuts = [0.0, *(point * POINT for point in points), length]
        wide = all(b - a >= least * POINT - NEAR for a, b in itertools.pairwise(cuts[:-1]))
        if wide and length - cuts[-2] >= least * POINT - POINT and fits(cuts, rooms, overlap):
            yield cuts


@given(jobs())
@settings(deadline=None)
def test_no_card_is_cut_that_could_have_been_spared(job):
    length, rooms, overlap, spans = job
    found = best_cuts(Ground(Around(cards(spans)), "x", length), rooms, overlap)
    every = [cuts_through(spans, way[1:-1]) for way in all_ways(length, rooms, overlap)]
    if found is None:
        assert not every or len(every) < 4  # only where the last fraction of a point is used up
        return
    assert fits(found, rooms, overlap)
    assert cuts_through(spans, found[1:-1]) <= min(every)


@given(jobs())
def test_cuts_are_whole_points_and_the_ends_are_the_posters(job):
    length, rooms, overlap, spans = job
    found = best_cuts(Ground(Around(cards(spans)), "x", length), rooms, overlap)
    if found is not None:
        assert (found[0], found[-1]) == (0.0, length)
        assert len(found) == len(rooms) + 1
        assert all(math.isclose(cut / POINT, round(cut / POINT), abs_tol=1e-9) for cut in found[1:-1])


@given(jobs())
def test_even_cuts_fit_too(job):
    length, rooms, overlap, _ = job
    assert fits(even_cuts(length, rooms, overlap), rooms, overlap)


@given(jobs(), st.floats(0.3, 2), st.floats(-20, 20))
def test_cuts_through_cards_are_counted_wherever_they_lie(job, scale, start):
    length, _, _, spans = job
    places = [length / 3, length / 2]
    for axis in ("x", "y"):
        things = cards(spans, axis)
        assert Around(things).crossed(places, axis) == cuts_through(spans, places)
        moved = [(start + a * scale, start + b * scale) for a, b in spans]
        assert Around(things, scale, start, start).crossed(places, axis) == cuts_through(moved, places)
        assert Around(things).flipped().crossed(places, "y" if axis == "x" else "x") == cuts_through(spans, places)


def test_a_cut_keeps_off_what_is_near():
    """Between two cards 30 mm apart it runs in the middle, at least as far from both as scissors stray."""
    spans = [(0, 80), (110, 200)]
    (_, cut_at, _) = best_cuts(Ground(Around(cards(spans)), "x", 200), [150, 150], 10)
    assert 85 <= cut_at <= 105


def test_a_card_weighs_more_than_all_words():
    words = [Obstacle(Box(95 + n / 100, 0, 6, 3), 30.0) for n in range(200)]
    things = [*words, *cards([(60, 95), (101.5, 140)])]
    (_, cut_at, _) = best_cuts(Ground(Around(things), "x", 200), [130, 130], 10)
    assert 95 < cut_at < 101.5


def test_of_two_ways_through_a_card_that_between_its_lines_is_taken():
    lines = [Obstacle(Box(0, y, 50, 4), 2.0) for y in range(40, 120, 8)]
    (_, cut_at, _) = best_cuts(Ground(Around([*cards([(0, 160)], "y"), *lines]), "y", 160), [100, 100], 10)
    assert all(not y < cut_at < y + 4 for y in range(40, 120, 8))


# -- real maps ----------------------------------------------------------------------------------
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
    return layout_map(*generated(seed), paper_words("es"), SheetSize(paper.width, paper.height, paper.margin))


def axes(tiling, drawing):
    """Of each axis the cuts, how much of the sheets is to spare, and the cards that are in the way."""
    poster, first = tiling.poster, tiling.sheets[0]
    boxes = [group.box for group in drawing.by_role("card")]
    for length, room, count, places, spans in (
        (
            poster.width,
            first.room.w,
            tiling.columns,
            {s.face.x for s in tiling.sheets},
            [(b.x, b.right) for b in boxes],
        ),
        (poster.height, first.room.h, tiling.rows, {s.face.y for s in tiling.sheets}, [(b.y, b.bottom) for b in boxes]),
    ):
        slack = 1 - (length - tiling.overlap) / (count * (room - tiling.overlap))
        yield sorted(places - {0}), slack, spans


@pytest.mark.parametrize("seeds", [range(n, n + 9) for n in range(0, MAPS, 9)])
def test_cuts_of_real_maps_spare_their_cards(seeds):
    """Never more cards than an even grid cuts, and a tenth of them at most where a tenth of the sheets is to spare."""
    spared = evenly = 0
    for seed, name in itertools.product(seeds, POSTERS):
        paper = parse_paper(name, "portrait" if seed % 5 == 0 else "landscape")
        drawing = shown(seed, paper)
        for sheet, turning in itertools.product(SHEETS, ("landscape", "portrait")):
            spec = TileSpec(parse_paper(sheet), turning=turning)
            found = cut(paper, spec, drawing)
            even = tile(paper, spec.sheet, spec.margins, spec.overlap, turning)
            seen = [cuts_through(spans, cuts) for cuts, _, spans in axes(found, drawing)]
            plain = [cuts_through(spans, cuts) for cuts, _, spans in axes(even, drawing)]
            assert found.cards_cut == sum(seen)
            assert all(one <= other for one, other in zip(seen, plain, strict=True))
            roomy = [slack >= 0.1 for _, slack, _ in axes(found, drawing)]
            spared += sum(itertools.compress(seen, roomy))
            evenly += sum(itertools.compress(plain, roomy))
    assert evenly > 1000
    assert spared <= 0.1 * evenly
