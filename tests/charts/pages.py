"""What must hold of any chart: nothing beyond its edges, no text on another one."""

from app.charts.sheet import Chart
from app.layout.shapes import Box, Text
from tests.poster.sample import bounds, inside


def texts(chart: Chart) -> list[str]:
    """All lines on a chart."""
    return [s.line.text for g in chart.drawing.groups for s in g.shapes if isinstance(s, Text)]


def said(chart: Chart) -> str:
    """All words on a chart, with plain spaces."""
    return " ".join(texts(chart)).replace("\u00a0", " ")


def faults(chart: Chart) -> list[str]:
    """Ink beyond the drawing, and pairs of texts whose letters lie on each other."""
    drawing, found = chart.drawing, []
    paper = Box(-0.6, -0.6, drawing.width + 1.2, drawing.height + 1.2)
    words: list[tuple[str, Box]] = []
    for group in drawing.groups:
        for shape in group.shapes:
            box = bounds(shape).moved(group.x, group.y)
            if not inside(box, paper):
                found.append(f"{type(shape).__name__} of {group.owner} reaches {box} beyond {paper}")
            if isinstance(shape, Text) and shape.line.text.strip():
                size = max((run.size for run in shape.line.runs), default=0.0)
                if not shape.vertical:
                    box = Box(box.x, group.y + shape.y - 0.72 * size, box.w, 0.9 * size)
                words.append((shape.line.text, box))
    words.sort(key=lambda pair: pair[1].y)
    for n, (text, box) in enumerate(words):
        for other, second in words[n + 1 :]:
            if second.y > box.bottom:
                break
            wide = min(box.right, second.right) - max(box.x, second.x)
            high = min(box.bottom, second.bottom) - second.y
            if wide > 0.3 and high > 0.2 * min(box.h, second.h):
                found.append(f"{text!r} lies on {other!r}")
    return found
