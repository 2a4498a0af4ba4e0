"""What the other formats of a print cost, as CPU ratios of medians against its PDF in the same run; and how much memory
a picture of a whole A0 page takes at 300 dpi, in a process of its own.

python tests/bench/bench_formats.py
"""

import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.layout.engine import layout_map
from app.layout.shapes import SheetSize
from app.poster.export import export_file
from app.poster.page import Printout
from app.poster.spec import PrintSpec
from app.poster.whole import poster_pages
from app.words.paper import paper_words
from tests.bench.bench_export import A0, measure, sample

COUNTS = (300, 1000)
PICTURE_COUNTS = (300, 5000)
MOST_MEMORY = 250
"""MiB that a process may take at its peak for that picture."""
WORDS = paper_words("es")


def poster(count: int) -> Printout:
    """A map of so many cards on one page of A0."""
    drawing = layout_map(*sample(count), WORDS, SheetSize(A0.width, A0.height, A0.margin))
    return poster_pages(drawing, PrintSpec(A0), WORDS, "Bench")


def formats(count: int, folder: Path) -> None:
    """Print what each format takes, in time and bytes, against PDF."""
    write = partial(export_file, poster(count), lang="es", words=WORDS)
    paths = {name: folder / name for name in ("map.pdf", "map.pptx", "outlines.svg", "text.svg")}
    pdf, pptx, outlines, text = paths.values()
    taken = measure({
        "map.pdf": lambda: write(pdf),
        "map.pptx": lambda: write(pptx, kind="pptx"),
        "outlines.svg": lambda: write(outlines, kind="svg"),
        "text.svg": lambda: write(text, kind="svg", letters="text"),
    })  # fmt: skip
    base, floor = taken["map.pdf"], pdf.stat().st_size
    print(f"-- {count} cards on A0; PDF: {base * 1000:.0f} ms, {floor // 1024} KiB")
    for name, path in paths.items():
        size = path.stat().st_size
        print(f"{name} over PDF: time {taken[name] / base:.2f}, bytes {size / floor:.2f} ({size // 1024} KiB)")


def picture(count: int, path: Path) -> None:
    """Write the picture and print the CPU seconds of it and the peak of this process in MiB."""
    printout = poster(count)
    start = time.process_time()
    export_file(printout, path, kind="png", dpi=300)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(time.process_time() - start, peak // (2**20 if sys.platform == "darwin" else 1024))


def in_own_process(count: int, path: Path) -> None:
    """Print what a picture of a whole A0 page at 300 dpi takes."""
    command = [sys.executable, __file__, "--picture", str(count), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = map(float, done.stdout.split())
    print(f"PNG of A0 at 300 dpi, {count} cards: {seconds:.1f} s, {path.stat().st_size / 2**20:.1f} MiB;"
          f" peak memory {peak:.0f} MiB (goal ≤ {MOST_MEMORY})")  # fmt: skip


def main() -> None:
    """Print all of it."""
    with tempfile.TemporaryDirectory() as name:
        for count in PICTURE_COUNTS:  # first: a child's peak counts what its parent held when it was born
            in_own_process(count, Path(name) / "a0.png")
        for count in COUNTS:
            formats(count, Path(name))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--picture"]:
        picture(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
