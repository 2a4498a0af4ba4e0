"""Side by side with the programs that people use now, whole process against whole process: pdfposter and plakativ cut
our one-page PDF into sheets, rsvg-convert and Inkscape paint our SVG.

python tests/bench/bench_rivals.py [CARDS…]

They are looked for on PATH and in the folders that VIVENCIA_RIVALS names; what is missing is said and left out.
Linux and macOS only: a process' memory is asked of the system.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pikepdf
from PIL import Image, ImageChops

from app.domain.commands import maps
from app.layout.engine import layout_map
from app.layout.shapes import Box, SheetSize
from app.poster.paper import MARGINS, POINT, Paper, parse_paper
from app.poster.spec import PrintSpec, TileSpec
from app.poster.whole import poster_pages
from app.session import open_library
from app.words.paper import paper_words
from tests.bench.bench_export import draft, sample
from tests.bench.bench_print import PAPERS

ROOT = Path(__file__).resolve().parents[2]
SHEET = parse_paper("A4")
DPI = 100
ROUNDS = 3
STRONG = 96
"""Of 255: a pixel that differs by more than this is another one."""
_TINY = 0.05
"""Millimetres by which a card may reach out of a sheet: programs write places rounded."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU seconds, seconds, and MiB at its peak."""

    cpu: float
    wall: float
    peak: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s of CPU ({self.wall:.2f} s), peak {self.peak:.0f} MiB"


def found(program: str) -> str | None:
    """Where a program is, or None."""
    folders = [os.environ.get("VIVENCIA_RIVALS", ""), os.environ.get("PATH", "")]
    return shutil.which(program, path=os.pathsep.join(filter(None, folders)))


def cost(command: list[str]) -> Cost:
    """Runs a command once."""
    launcher = [sys.executable, "-I", "-S", str(ROOT / "tests" / "bench" / "process_cost.py")]
    done = subprocess.run([*launcher, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    return Cost(*map(float, done.stdout.split()))


def costs(commands: dict[str, list[str]]) -> dict[str, Cost]:
    """The medians of several rounds, taken in turns, so that a busy machine is busy for all alike."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name].append(cost(command))
    return {
        name: Cost(median(c.cpu for c in all_), median(c.wall for c in all_), median(c.peak for c in all_))
        for name, all_ in taken.items()
    }


# -- sheets -------------------------------------------------------------------------------------
def media_boxes(path: Path, poster: Paper) -> list[Box]:
    """Of a PDF that shows the same page through other boxes: what each of its pages shows, in millimetres, y down."""
    with pikepdf.open(path) as pdf:
        return [shown(map(float, page.mediabox), poster) for page in pdf.pages]


def form_boxes(path: Path, poster: Paper) -> list[Box]:
    """Of a PDF whose pages call the one page as a form: what each of them shows of it."""
    with pikepdf.open(path) as pdf:
        forms = [next(iter(page.Resources.XObject.values())) for page in pdf.pages]
        return [shown(map(float, form.BBox), poster) for form in forms]


def shown(sides: Iterable[float], poster: Paper) -> Box:
    """Left, bottom, right and top in points of the one page as a box in millimetres from its upper left corner."""
    left, bottom, right, top = (side * POINT for side in sides)
    return Box(left, poster.height - top, right - left, top - bottom)


def cut_cards(cards: Iterable[Box], windows: list[Box], margin: float = 0.0) -> int:
    """How many cards no sheet shows whole, where a printer leaves ``margin`` millimetres of each sheet white."""
    inner = [Box(w.x + margin, w.y + margin, w.w - 2 * margin, w.h - 2 * margin) for w in windows]
    return sum(not any(holds(window, card) for window in inner) for card in cards)


def holds(window: Box, card: Box) -> bool:
    """Whether a card lies within a window."""
    return (
        card.x >= window.x - _TINY and card.y >= window.y - _TINY
        and card.right <= window.right + _TINY and card.bottom <= window.bottom + _TINY
    )  # fmt: skip


def sheets(count: int, library: Path, folder: Path) -> None:
    """Compare what cuts the poster into sheets."""
    poster = PAPERS[count]
    one, ours = folder / "one.pdf", folder / "sheets.pdf"
    commands = {
        "one page": export(library, poster, one),
        "Vivencia": export(library, poster, ours, "--tile", SHEET.name),
    }
    rivals: dict[str, tuple[list[str], Callable[[Path, Paper], list[Box]]]] = {
        "pdfposter": (["-s", "1", "-m", SHEET.name, str(one), str(folder / "pdfposter.pdf")], media_boxes),
        "plakativ": (
            ["--factor", "1", "--pagesize", SHEET.name, "--border", "10mm", "-o", str(folder / "plakativ.pdf"),
             str(one)],
            form_boxes,
        ),
    }  # fmt: skip
    for name, (arguments, _) in rivals.items():
        program = found(name)
        if program:
            commands[name] = [program, *arguments]
        else:
            print(f"{name}: not found")
    taken = costs(commands)
    drawing = layout_map(*sample(count), paper_words("en"), SheetSize(poster.width, poster.height, poster.margin))
    cards = [group.box for group in drawing.by_role("card")]
    printout = poster_pages(drawing, PrintSpec(poster, tiles=TileSpec(SHEET)), paper_words("en"), "")
    assert printout.tiling is not None
    windows = [sheet.window for sheet in printout.tiling.sheets]
    base = one.stat().st_size
    print(f"-- {count} cards on {poster.size}; one page: {taken['one page']}, {base // 1024} KiB")
    print(f"Vivencia on {SHEET.name}: {taken['Vivencia']}, bytes over one page {ours.stat().st_size / base:.2f};"
          f" {len(windows)} sheets and guide, {cut_cards(cards, windows)} of {len(cards)} cards cut")  # fmt: skip
    for name in filter(commands.__contains__, rivals):
        path = folder / f"{name}.pdf"
        seen = rivals[name][1](path, poster)
        both = taken["one page"].cpu + taken[name].cpu
        print(f"{name} after our one page: {taken[name]}, bytes over one page {path.stat().st_size / base:.2f};"
              f" {len(seen)} sheets, {cut_cards(cards, seen)} cards cut,"
              f" {cut_cards(cards, seen, MARGINS.left)} on a printer that leaves {MARGINS.left:g} mm white;"
              f" Vivencia's CPU over one page and {name}: {taken['Vivencia'].cpu / both:.2f}")  # fmt: skip


# -- drawings -----------------------------------------------------------------------------------
def drawings(count: int, library: Path, folder: Path) -> None:
    """Compare what paints the poster."""
    svg, png = folder / "map.svg", folder / "map.png"
    poster = PAPERS[count]
    commands = {"SVG": export(library, poster, svg), "PNG": export(library, poster, png, "--dpi", str(DPI))}
    taken = costs(commands)
    print(f"-- {count} cards as a picture of {DPI} dpi; Vivencia's SVG: {taken['SVG']}; its PNG: {taken['PNG']}")
    with Image.open(png) as opened:
        mine = opened.convert("RGB")
    size = ["-w", str(mine.width), "-h", str(mine.height)]
    for name in ("rsvg-convert", "inkscape"):
        program, out = found(name), folder / f"{name}.png"
        if program is None:
            print(f"{name}: not found")
            continue
        theirs = costs({name: [program, *size, str(svg), "-o", str(out)]})[name]
        both = taken["SVG"].cpu + theirs.cpu
        print(f"{name} from our SVG: {theirs}; other pixels than ours: {other_pixels(mine, out):.3%};"
              f" CPU of our PNG over our SVG and {name}: {taken['PNG'].cpu / both:.2f}")  # fmt: skip


def other_pixels(mine: Image.Image, path: Path) -> float:
    """The share of pixels of which a channel differs strongly."""
    with Image.open(path) as opened:
        theirs = Image.new("RGB", opened.size, "#ffffff")
        theirs.paste(opened, mask=opened.getchannel("A") if "A" in opened.getbands() else None)
    red, green, blue = ImageChops.difference(mine, theirs).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[STRONG + 1 :]) / (mine.width * mine.height)


def export(library: Path, poster: Paper, out: Path, *options: str) -> list[str]:
    """Our own command."""
    return [
        sys.executable, "-m", "app", "export", "--library", str(library), "Bench", str(out),
        "--paper", f"{poster.width:g}x{poster.height:g}mm", "--lang", "en", "--without-map", *options,
    ]  # fmt: skip


def main() -> None:
    """All of it for 300 and 1,000 cards, or for those that are asked for."""
    for count in map(int, sys.argv[1:] or ("300", "1000")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            library = folder / "library.db"
            with open_library(library, back_up=False) as made:
                made.create(maps.new_project("Bench", [draft(count)]))
            sheets(count, library, folder)
            drawings(count, library, folder)


if __name__ == "__main__":
    main()
