"""What prints of 300, 1,000 and 5,000 cards cost, as ratios in one run (CPU, medians): against the same shapes through
reportlab's canvas, against text set by its paragraphs, sheets against one page, and bytes against the least possible.

python tests/bench/bench_print.py [CARDS…]
"""

import io
import sys
import tempfile
import time
import zlib
from pathlib import Path
from statistics import median
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pikepdf
import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.layout.engine import layout_map
from app.layout.shapes import Drawing, Group, SheetSize, Text
from app.poster.export import write_pdf
from app.poster.page import Printout
from app.poster.paper import POINT, Paper, parse_paper
from app.poster.spec import PrintSpec, TileSpec
from app.poster.whole import poster_pages
from app.render import pdf
from app.text.fonts import face
from app.words.paper import paper_words
from tests.bench.bench_export import measure, plain, sample

PAPERS = {300: parse_paper("A0", "landscape"), 1000: Paper("", 1800, 1250), 5000: Paper("", 3500, 2300)}
TILES = TileSpec(parse_paper("A4"), seams="even")
SHEETS_LOOKED_AT = 12
ROUNDS = {300: 9, 1000: 5, 5000: 2}


def by_paragraphs(drawing: Drawing, path: Path) -> None:
    """The drawing with each group's runs of equal text as one paragraph that reportlab breaks, as one would do it."""
    canvas = Canvas(str(path), pagesize=(drawing.width / POINT, drawing.height / POINT))
    canvas.scale(1 / POINT, 1 / POINT)
    for group in drawing.groups:
        for words, shape in paragraphs(group):
            run = shape.line.runs[0]
            style = ParagraphStyle("p", fontName=run.font, fontSize=run.size, leading=run.size * 1.36)
            text = Paragraph(words.replace("&", "&amp;").replace("<", "&lt;"), style)
            text.wrap(max(group.w - shape.x, run.size * 4), drawing.height)
            text.drawOn(canvas, group.x + shape.x, drawing.height - group.y - shape.y - text.height)
    canvas.showPage()
    canvas.save()


def paragraphs(group: Group) -> list[tuple[str, Text]]:
    """The texts of a group, lines of one size and colour joined, each with its first line."""
    found: list[tuple[str, Text]] = []
    for shape in group.shapes:
        if not isinstance(shape, Text) or not shape.line.runs:
            continue
        last = found[-1][1] if found else None
        if last and (last.x, last.color, last.line.runs[0].size) == (shape.x, shape.color, shape.line.runs[0].size):
            found[-1] = (f"{found[-1][0]} {shape.line.text}", last)
        else:
            found.append((shape.line.text, shape))
    return found


def least_bytes(path: Path) -> int:
    """All operators deflated as one, and every font and picture as it is: no file with them can be smaller."""
    operators, rest = [], 0
    with pikepdf.open(path) as opened:
        for thing in opened.objects:
            if not isinstance(thing, pikepdf.Stream):
                continue
            if thing.get("/Subtype") == "/Form" or (
                "/Type" not in thing and "/Length1" not in thing and is_content(thing)
            ):
                operators.append(thing.read_bytes())
            else:
                rest += len(thing.read_raw_bytes())
    return rest + len(zlib.compress(b"\n".join(operators), 6))


def is_content(stream: pikepdf.Stream) -> bool:
    """Whether a stream is a page's own operators."""
    return b" cm" in stream.read_bytes()[:400]


def rendering(printout: Printout) -> float:
    """The median CPU time in which a viewer's engine draws a sheet at 72 pixels to the inch."""
    file = io.BytesIO()
    write_pdf(printout, file)
    opened = pypdfium2.PdfDocument(file.getvalue())
    step = max(1, len(opened) // SHEETS_LOOKED_AT)
    times = []
    for number in range(1, len(opened), step):
        start = time.process_time()
        opened[number].render(scale=1)
        times.append(time.process_time() - start)
    opened.close()
    return median(times)


def compare(cards: int) -> None:
    """Print the ratios for so many cards."""
    paper, words = PAPERS[cards], paper_words()
    drawing = layout_map(*sample(cards), words, SheetSize(paper.width, paper.height, paper.margin))
    whole = poster_pages(drawing, PrintSpec(paper), words, "")
    sheets = poster_pages(drawing, PrintSpec(paper, tiles=TILES), words, "")
    with tempfile.TemporaryDirectory() as name:
        one, tiled, api, para = (Path(name) / f"{part}.pdf" for part in ("one", "tiled", "api", "para"))
        taken = measure({
            "one": lambda: write_pdf(whole, one),
            "tiled": lambda: write_pdf(sheets, tiled),
            "api": lambda: plain(drawing, api),
            "para": lambda: by_paragraphs(drawing, para),
        }, ROUNDS[cards])  # fmt: skip
        size, tiled_size, least = one.stat().st_size, tiled.stat().st_size, least_bytes(one)
    in_pieces = rendering(sheets)
    with patch.object(pdf, "_OPERATIONS", 10**9), patch.object(pdf, "_WIDEST", 10**9):
        in_one = rendering(sheets)
    print(f"-- {cards} cards on {paper.size}: one page {taken['one'] * 1000:.0f} ms, {size // 1024} KiB; "
          f"{len(sheets.pages) - 1} sheets")  # fmt: skip
    rows = (
        ("one page, time over reportlab's canvas", taken["one"] / taken["api"], 0.85),
        ("one page, time over reportlab's canvas and paragraphs", taken["one"] / (taken["api"] + taken["para"]), 0.5),
        ("sheets and guide, time over one page", taken["tiled"] / taken["one"], 1.5),
        ("sheets and guide, bytes over one page", tiled_size / size, 2.5),
        (
            "one sheet drawn by a viewer, over one form of the whole map",
            in_pieces / in_one,
            0.1 if cards > 1000 else 0.5,
        ),
        ("bytes of one page over the least possible", size / least, 1.15),
    )
    for what, ratio, goal in rows:
        print(f"{what}: {ratio:.2f} (goal ≤ {goal})")


def main() -> None:
    """All sizes, or those that are asked for."""
    for key in ("Inter-Regular", "Inter-SemiBold", "Inter-Bold"):
        pdfmetrics.registerFont(TTFont(key, str(face(key).path)))
    for cards in map(int, sys.argv[1:] or map(str, PAPERS)):
        compare(cards)


if __name__ == "__main__":
    main()
