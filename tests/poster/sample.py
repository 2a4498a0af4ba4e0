"""A map, words and bounds that the poster's tests share."""

from functools import cache
from pathlib import Path as FilePath
from typing import Any

from app.domain.document import Document
from app.domain.records import PHASES, Card, JourneyMap, Lane, Persona, Project, Stage
from app.layout.engine import layout_map
from app.layout.layers import LAYERS
from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, SheetSize, Symbol, Text
from app.poster.export import write_pdf
from app.poster.paper import Paper
from app.poster.sheets import Tiling
from app.poster.spec import PrintSpec
from app.poster.whole import poster_pages
from app.poster.words import WORD_KEYS
from app.text.fonts import metrics
from app.words.paper import paper_words

WORDS = {
    "sheet.place": "Row {row} of {rows}, column {letters} ({column}) of {columns}",
    "sheet.over": "Lay it over {sheet}",
    "sheet.over_two": "Lay it over {first} and {second}",
    "sheet.glue": "{sheet} is glued on here",
    "sheet.ruler": "must be {length} mm",
    "sheet.blank": "blank",
    "guide.title": "How to put it together",
    "guide.facts": "{sheets} sheets of {sheet}: {rows} rows × {columns} columns",
    "guide.mixed": "{sheets} sheets of {sheet}: {standing} standing, {lying} lying",
    "guide.strips": "{strips} strips of {roll}",
    "guide.size": "Poster {poster}, overlap {overlap} mm",
    "guide.print": "Print at 100 %. The ruler must measure {length} mm.",
    "guide.cut": "Cut along the solid marks.",
    "guide.glue": "Glue on the strip beyond the dashed line.",
    "guide.glue_margin": "Glue on the margin beyond the dashed marks.",
    "guide.join": "Make each row ({names}), then join the rows.",
    "guide.join_columns": "Make each column ({names}), then join the columns.",
    "trim.size": "trimmed {size}, bleed {bleed} mm",
    "trim.reduced": "print at {percent} %",
    "guide.blank": "Nothing is drawn on {sheets}.",
    "block.author": "Prepared by",
    "block.version": "Version",
    "foot.version": "version {n} of {date}",
    "foot.printed": "printed on {date}",
    "foot.date": "{month} {day} {year}",
    "document.subject": "Map",
    "document.map": "The map",
    **{f"layer.{layer}": f"Layer {layer}" for layer in LAYERS},
}
assert set(WORDS) == set(WORD_KEYS)


PICTURE = "f" * 64
TITLES = (
    "Pide presupuesto",
    "Compara precios",
    "Espera respuesta",
    "Lee opiniones",
    "Paga con tarjeta",
    "Abre la caja",
)
TEXTS = ("No sabe cuánto tardará.", "El precio final sube un 18 %.", "Guarda el número en una nota.", "")


@cache
def document(cards: int = 40) -> Document:
    """A map "m" of five stages and three channels; no two cards are alike."""
    made: list[Project | Persona | JourneyMap | Stage | Lane | Card] = [
        Project(id="p", name="Casa Ibáñez"),
        Persona(id="x", project_id="p", rank="a", name="Marta Ibáñez", fields={"photo": PICTURE, "quote": "¿Cuándo?"}),
        JourneyMap(id="m", project_id="p", rank="a", title="Renovar la calefacción", persona_id="x"),
        Lane(id="e", project_id="p", map_id="m", rank="a", lane_kind="emotion", title="Emoción"),
    ]
    for n, name in enumerate(("Descubrir", "Comparar", "Comprar", "Usar", "Recomendar")):
        made.append(Stage(id=f"s{n}", project_id="p", map_id="m", rank=f"a{n}", title=name, phase=PHASES[n // 2]))
    for n, name in enumerate(("Tienda", "Web", "Teléfono")):
        made.append(Lane(id=f"l{n}", project_id="p", map_id="m", rank=f"b{n}", lane_kind="channel", title=name))
    made.extend(
        Card(
            id=f"c{n}",
            project_id="p",
            map_id="m",
            rank=f"{n:05d}x",
            title=f"{TITLES[n % 6]} {n}",
            stage_id=f"s{n % 5}",
            lane_id=f"l{n * 7 % 3}",
            emotion=n * 3 % 5 - 2,
            fields={"text": TEXTS[n % 4]} if n % 4 < 3 else {},
        )
        for n in range(cards)
    )
    return Document.of(made)


@cache
def drawing(paper: Paper, cards: int = 40) -> Drawing:
    """That map laid out for a paper."""
    return layout_map(document(cards), "m", paper_words(), SheetSize(paper.width, paper.height, paper.margin))


def bounds(shape: Shape) -> Box:
    """All that a shape can ink, its stroke included."""
    match shape:
        case Rect(box=box, stroke=stroke, stroke_width=width):
            return _grown(box, width / 2 if stroke else 0)
        case Path(segments=segments, stroke=stroke, stroke_width=width):
            xs = [float(n) for segment in segments for n in segment[1::2]]
            ys = [float(n) for segment in segments for n in segment[2::2]]
            level = min(xs) == max(xs) or min(ys) == max(ys)
            half = width / 2 if stroke else 0.0
            box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            if level:  # square ends: a level line grows only sideways
                upright = box.w == 0
                return Box(box.x - half * upright, box.y - half * (not upright), box.w or width, box.h or width)
            return _grown(box, half)
        case Text(x=x, y=y, line=line, vertical=vertical):
            sizes = [(metrics(run.font), run.size) for run in line.runs]
            up = max((m.cap_height * size for m, size in sizes), default=0.0)
            down = max((m.descent * size for m, size in sizes), default=0.0)
            return (
                Box(x - up, y - line.width, up + down, line.width)
                if vertical
                else Box(x, y - up, line.width, up + down)
            )
        case Picture(box=box):
            return box
        case Symbol(x=x, y=y, size=size):
            return Box(x, y, size, size)


def texts(group: Group) -> list[str]:
    """The words of a group."""
    return [shape.line.text for shape in group.shapes if isinstance(shape, Text)]


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    near = 1e-6
    return a.x < b.right - near and b.x < a.right - near and a.y < b.bottom - near and b.y < a.bottom - near


def inside(a: Box, b: Box) -> bool:
    """Whether the first lies within the second."""
    near = 1e-6
    return a.x >= b.x - near and a.y >= b.y - near and a.right <= b.right + near and a.bottom <= b.bottom + near


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by)


def print_poster(shown: Drawing, spec: PrintSpec, path: FilePath, *, title: str = "", **options: Any) -> Tiling | None:
    """Writes a poster as PDF with ``WORDS``; gives its sheets, None for one page.  ``options`` as ``write_pdf``."""
    printout = poster_pages(shown, spec, WORDS, title)
    write_pdf(printout, path, **options)
    return printout.tiling
