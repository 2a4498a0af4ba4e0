"""How fast the map is painted: repaint, drag, pan and zoom of large maps, as CPU ratios of medians in one run.

python tests/bench/bench_canvas.py [PART...]     parts: floor zooms steps curve select memory huge;
all where none is named
xvfb-run -a -s "-screen 0 2200x1300x24" env QT_QPA_PLATFORM=xcb python tests/bench/bench_canvas.py

The view is 1920 x 1080 pixels.  Zoom 1 is life size, 3.78 pixels a millimetre: a card is 189 pixels wide.
"repaint" paints the whole viewport again, from the pixels that the view keeps; "step" is a zoom or pan step, with all
that it brings into view painted anew (of a zoom step the longest turn of the event loop); the obvious technique is one
item in Python a card, with drawText and a face of paths, on the same boxes.
"""

import gc
import os
import pickle
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.domain.commands import maps
from app.domain.records import Card
from app.layout.engine import layout_map
from app.session import EditSession
from app.ui.theme import load_fonts
from app.words.paper import paper_words
from tests.bench.canvas_desk import HEIGHT, WIDTH, Desk, Obvious, draft, median, settle, timed

ZOOMS = (0.05, 0.1, 0.2, 0.26, 0.31, 0.36, 0.45, 0.56, 0.7, 1.0, 2.0)
FRAME = 16.7  # milliseconds


def flat_rectangles(desk: Desk) -> float:
    """A bare loop: the cards of a map as flat rectangles into a 1080p image, CPU milliseconds."""
    drawing = desk.board.drawing
    scale = min(WIDTH / drawing.width, HEIGHT / drawing.height)
    boxes: dict[str, list[QRectF]] = {}
    for group in drawing.by_role("card"):
        boxes.setdefault(group.overview or "", []).append(QRectF(group.x, group.y, group.w, group.h))

    def paint() -> None:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.scale(scale, scale)
        for colour, members in boxes.items():
            painter.setBrush(QColor(colour))
            painter.drawRects(members)
        painter.end()

    return median(paint, 9)


def goal(text: str, value: float, most: float, detail: str) -> None:
    """One line: the ratio, its goal, and the milliseconds."""
    print(f"{text}: {value:.3g}  (goal {most:g}; {detail})", flush=True)


def floor() -> None:
    """The fitted map of 10,000 against flat rectangles."""
    desk = Desk(10_000)
    ours, flat = desk.repaint(), flat_rectangles(desk)
    print(f"10,000 cards: layout {desk.layout:.0f} ms, scene and first picture {desk.opening:.0f} ms")
    goal("fitted repaint of 10,000 / as many flat rectangles", ours / flat, 1, f"{ours:.2f} ms / {flat:.1f} ms")
    desk.close()


def zooms() -> None:
    """Eleven zooms."""
    for count in (1000, 10_000):
        desk = Desk(count)
        ours: dict[float, float] = {}
        steps: dict[float, float] = {}
        for zoom in ZOOMS:
            desk.look(zoom)
            ours[zoom] = desk.repaint()
            steps[zoom] = desk.zoom_step()
        print(f"{count} cards, repaint / zoom step at each zoom, ms:")
        print("  " + "  ".join(f"{z:g}: {ours[z]:.1f} / {steps[z]:.1f}" for z in ZOOMS))
        worst, slowest = max(ours, key=ours.__getitem__), max(steps, key=steps.__getitem__)
        goal(
            f"worst repaint of {count} / a frame of {FRAME} ms",
            ours[worst] / FRAME,
            1,
            f"{ours[worst]:.1f} ms at {worst:g}",
        )
        goal(
            f"worst zoom step of {count} / a frame",
            steps[slowest] / FRAME,
            1,
            f"{steps[slowest]:.1f} ms at {slowest:g}",
        )
        obvious = Obvious(desk)
        theirs = max(obvious.repaint(zoom) for zoom in ZOOMS)
        obvious.view.close()
        detail = f"{ours[worst]:.1f} ms / {theirs:.0f} ms"
        goal(f"worst repaint of {count} / the obvious technique's", ours[worst] / theirs, 0.08, detail)
        desk.close()


def steps() -> None:
    """Drag, pan and zoom steps of 10,000 cards against 100."""
    figures: dict[int, tuple[float, float, float, float]] = {}
    for count in (100, 10_000):
        desk = Desk(count)
        desk.look(None)
        fitted = desk.drag_frame()
        desk.look(1.0)
        figures[count] = fitted, desk.drag_frame(), desk.pan_step(), desk.zoom_step()
        desk.close()
    names = ("drag frame, fitted", "drag frame at 100 %", "pan step at 100 %", "zoom step at 100 %")
    for name, most, small, large in zip(names, (8, 8, 2.5, 2.5), figures[100], figures[10_000], strict=True):
        goal(f"{name}, 10,000 cards / 100", large / small, most, f"{large:.2f} ms / {small:.2f} ms")


def curve() -> None:
    """Dragging while the curve follows."""
    frames = []
    for felt in (True, False):
        desk = Desk(5000, felt=felt)
        desk.look(None)
        frames.append(desk.drag_frame())
        desk.close()
    detail = f"{frames[0]:.2f} ms / {frames[1]:.2f} ms"
    goal("drag frame of 5,000 cards with the curve / without", frames[0] / frames[1], 15, detail)
    goal("drag frame of 5,000 cards with the curve / a frame", frames[0] / FRAME, 1, f"{frames[0]:.2f} ms")


def select() -> None:
    """All of 10,000 cards selected."""
    desk = Desk(10_000)
    desk.look(None)
    alone = desk.repaint()
    chosen = timed(desk.board.select_all) + timed(settle)
    marked = desk.repaint()
    print(f"select all of 10,000 cards: {chosen:.0f} ms")
    goal("fitted repaint with all selected / a frame", marked / FRAME, 1, f"{marked:.1f} ms; {alone:.1f} ms without")
    desk.close()


def memory() -> None:
    """What the canvas keeps for a card that nobody has looked at, against its record."""
    said = subprocess.run([sys.executable, __file__, "memory-of"], check=True, capture_output=True, text=True).stdout
    record, drawn, shown = map(float, said.split())
    detail = f"{shown:.0f} / {record:.0f} bytes; the layout keeps {drawn:.0f} more"
    goal("memory on the canvas of an unseen card / its record", shown / record, 3, detail)


def memory_of() -> None:
    """In a process of its own: bytes of a record, of a card in the layout, and of one on the canvas."""
    count = 10_000
    desk = Desk(100)
    edit = maps.new_project("Bench", [draft(count)])
    cards = [change.record for change in edit.changes if isinstance(change.record, Card)]
    packed = pickle.dumps([(c.id, c.rank, c.title, c.stage_id, c.lane_id, dict(c.fields)) for c in cards])
    tracemalloc.start()
    kept = [Card(id=a, rank=b, title=c, stage_id=d, lane_id=e, fields=f, project_id="p", map_id="m", emotion=0)
            for a, b, c, d, e, f in pickle.loads(packed)]  # fmt: skip
    record = tracemalloc.get_traced_memory()[0] / count
    tracemalloc.stop()
    del kept, packed
    gc.collect()
    desk.library.create(edit)
    session = EditSession(desk.library, edit.changes[0].record.id)
    loaded = resident()
    drawing = layout_map(session.document, session.document.maps[0].id, paper_words())
    gc.collect()
    laid = resident()
    desk.look(1.0)
    seen = resident()
    desk.board.scene.show_drawing(drawing)
    desk.view.go_to(1.0, 300, 300)
    settle()
    gc.collect()
    shown = resident()
    print(record, (laid - loaded) / count, (shown - seen) / count)
    desk.close()


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def huge() -> None:
    """50,000 cards stay usable."""
    desk = Desk(50_000)
    print(f"50,000 cards: layout {desk.layout:.0f} ms, scene and first picture {desk.opening:.0f} ms")
    fitted, drag = desk.repaint(), desk.drag_frame()
    worst: list[tuple[float, float]] = []
    for zoom in ZOOMS:
        desk.look(zoom)
        worst.append((desk.repaint(), zoom))
    desk.look(1.0)
    near, step = desk.drag_frame(), desk.zoom_step()
    slowest = max(worst)
    goal("50,000 cards, worst repaint / a frame", slowest[0] / FRAME, 1, f"{slowest[0]:.1f} ms at {slowest[1]:g}")
    print(
        f"50,000 cards: fitted repaint {fitted:.1f} ms, drag frame {drag:.2f} ms fitted, {near:.2f} ms at 100 %, ",
        end="",
    )
    print(f"zoom step at 100 % {step:.1f} ms")
    desk.close()


PARTS: dict[str, Callable[[], None]] = {
    "floor": floor, "zooms": zooms, "steps": steps, "curve": curve, "select": select, "memory": memory, "huge": huge,
}  # fmt: skip


def main() -> None:
    """Print the ratios of the parts that are named."""
    application = QApplication([])
    load_fonts()
    gc.disable()  # as the program does, which collects between events
    application.setStartDragDistance(4)
    if sys.argv[1:] == ["memory-of"]:
        memory_of()
        return
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
