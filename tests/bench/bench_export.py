"""What a poster costs, as CPU ratios of medians in one run: one page and sheets, against each other and against
reportlab's plain canvas drawing as many rectangles, faces and strings.

python tests/bench/bench_export.py
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.commands import maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.layout.engine import layout_map
from app.layout.shapes import Drawing, Rect, SheetSize, Symbol, Text
from app.layout.shapes import Path as Outline
from app.layout.symbols import BOX, symbol
from app.poster.export import write_pdf
from app.poster.paper import POINT, Orientation, parse_paper
from app.poster.seams import Around, Axis, obstacles
from app.poster.spec import PrintSpec, TileSpec, cut
from app.poster.whole import poster_pages
from app.text.fonts import face
from app.words.paper import paper_words

CARDS = 300
ROUNDS = 9
WORDS = ("compara", "precio", "web", "llama", "tarde", "paquete", "espera", "correo", "tienda", "abre", "plazo", "cita")
A0 = parse_paper("A0", "landscape")
WAYS: tuple[Orientation, ...] = ("landscape", "portrait")
TILES = TileSpec(parse_paper("A4"))


def sample(count: int = CARDS) -> tuple[Document, str]:
    """A map of so many touchpoints in eight stages and six channels, no two texts alike, and its id."""
    document = Document({}).apply(maps.new_project("Bench", [draft(count)]))
    return document, document.maps[0].id


def draft(count: int) -> MapDraft:
    """What that map is to be."""
    rng = random.Random(3)
    return MapDraft(
        title="Bench",
        stages=tuple(StageDraft(f"Etapa {n}") for n in range(8)),
        lanes=(
            LaneDraft("emotion", "Emoción"),
            *(LaneDraft("channel", f"Canal {n}", {"icon": "web"}) for n in range(6)),
        ),
        cards=tuple(
            CardDraft(
                f"{' '.join(rng.choices(WORDS, k=3))} {n}",
                n % 8,
                n // 8 % 6 + 1,
                n % 5 - 2,
                {"text": " ".join(rng.choices(WORDS, k=12)), "importance": rng.randint(1, 5)},
            )
            for n in range(count)
        ),
    )


def plain(drawing: Drawing, path: Path) -> None:
    """The same rectangles, paths, symbols and strings by reportlab's canvas, as one would write it by hand."""
    canvas = Canvas(str(path), pagesize=(drawing.width / POINT, drawing.height / POINT))
    canvas.translate(0, drawing.height / POINT)
    canvas.scale(1 / POINT, -1 / POINT)
    for group in drawing.groups:
        canvas.saveState()
        canvas.translate(group.x, group.y)
        for shape in group.shapes:
            match shape:
                case Rect(box=box, fill=fill, stroke=stroke):
                    ink(canvas, fill, stroke, shape.stroke_width)
                    canvas.roundRect(box.x, box.y, box.w, box.h, shape.radius, stroke=bool(stroke), fill=bool(fill))
                case Outline(segments=segments, fill=fill, stroke=stroke):
                    ink(canvas, fill, stroke, shape.stroke_width)
                    trace(canvas, segments, bool(fill), bool(stroke))
                case Symbol():
                    canvas.saveState()
                    canvas.translate(shape.x, shape.y)
                    canvas.scale(shape.size / BOX, shape.size / BOX)
                    colors = {"main": shape.color, "accent": shape.accent, None: None}
                    for part in symbol(shape.name):
                        ink(canvas, colors[part.fill], colors[part.stroke], part.stroke_width)
                        trace(canvas, part.segments, bool(part.fill), bool(part.stroke))
                    canvas.restoreState()
                case Text(line=line) if line.runs:
                    canvas.saveState()
                    canvas.translate(shape.x, shape.y)
                    canvas.scale(1, -1)
                    canvas.setFillColor(shape.color)
                    canvas.setFont(line.runs[0].font, line.runs[0].size)
                    canvas.drawString(0, 0, line.text)
                    canvas.restoreState()
        canvas.restoreState()
    canvas.showPage()
    canvas.save()


def ink(canvas: Canvas, fill: str | None, stroke: str | None, width: float) -> None:
    """Colours and width for what comes next."""
    if fill:
        canvas.setFillColor(fill)
    if stroke:
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(width)


def trace(canvas: Canvas, segments: tuple[tuple[str | float, ...], ...], fill: bool, stroke: bool) -> None:
    """A path."""
    path = canvas.beginPath()
    does: dict[str, Callable[..., object]] = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for kind, *numbers in segments:
        does[str(kind)](*numbers)
    canvas.drawPath(path, fill=fill, stroke=stroke)


def measure(does: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median CPU time of each, taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in does}
    for turn in range(rounds + 1):
        for name, do in does.items():
            start = time.process_time()
            do()
            if turn:
                times[name].append(time.process_time() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def seams(count: int) -> str:
    """Of a map of so many cards, on A4 and A3 both ways: cuts through cards against an even grid's, and the time."""
    words = paper_words()
    found = even = 0
    taken: list[float] = []
    for name in ("A0", "A1", "A2"):
        paper = parse_paper(name, "landscape")
        drawing = layout_map(*sample(count), words, SheetSize(paper.width, paper.height, paper.margin))
        for sheet, way in itertools.product(("A4", "A3"), WAYS):
            tiles = TileSpec(parse_paper(sheet), turning=way)
            start = time.process_time()
            made = cut(paper, tiles, drawing)
            taken.append(time.process_time() - start)
            grid = cut(paper, replace(tiles, seams="even"), drawing)
            around = Around(obstacles(drawing))
            room = grid.sheets[0].room
            sides: tuple[tuple[Axis, int, float, float], ...] = (
                ("x", grid.columns, paper.width, room.w),
                ("y", grid.rows, paper.height, room.h),
            )
            for axis, line, length, reach in sides:
                if 1 - (length - 10) / (line * (reach - 10)) >= 0.1:
                    found += around.crossed({getattr(s.face, axis) for s in made.sheets}, axis)
                    even += around.crossed({getattr(s.face, axis) for s in grid.sheets}, axis)
    cost = statistics.median(taken) * 1000
    return f"seams through cards, {count} cards, found over even: {found / even:.3f} (goal ≤ 0.1), {cost:.0f} ms"


def main() -> None:
    """Print the ratios, each with its goal."""
    for key in ("Inter-Regular", "Inter-SemiBold", "Inter-Bold"):
        pdfmetrics.registerFont(TTFont(key, str(face(key).path)))
    words = paper_words()
    drawing = layout_map(*sample(), words, SheetSize(A0.width, A0.height, A0.margin))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, tiled, floor = folder / "one.pdf", folder / "tiled.pdf", folder / "plain.pdf"
        taken = measure(
            {
                "one": lambda: write_pdf(poster_pages(drawing, PrintSpec(A0), words, ""), one),
                "tiled": lambda: write_pdf(poster_pages(drawing, PrintSpec(A0, tiles=TILES), words, ""), tiled),
                "plain": lambda: plain(drawing, floor),
            }
        )
        sizes = {path.stem: path.stat().st_size for path in (one, tiled, floor)}
    shapes = sum(len(group.shapes) for group in drawing.groups)
    print(f"{CARDS} cards on A0, {shapes} shapes; one page: {taken['one'] * 1000:.0f} ms, {sizes['one'] // 1024} KiB")
    for what, ratio, goal in (
        ("one page, time over reportlab's canvas", taken["one"] / taken["plain"], 0.85),
        ("25 A4 sheets and guide, time over one page", taken["tiled"] / taken["one"], 1.5),
        ("25 A4 sheets and guide, bytes over one page", sizes["tiled"] / sizes["one"], 2.5),
    ):
        print(f"{what}: {ratio:.2f} (goal ≤ {goal})")
    for count in (300, 1000, 5000):
        print(seams(count))


if __name__ == "__main__":
    main()
