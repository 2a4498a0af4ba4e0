"""Makes resources/icons/symbols.json out of the Lucide SVG files in resources/icons/lucide.

Run it after changing which icons are used: ``python packaging/symbols.py``.  Every element of an icon becomes one
path of absolute M, L, C and Z on the 24 x 24 box, so that nothing at run time needs to know SVG.
"""

import json
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ICONS_DIR = Path(__file__).resolve().parent.parent / "resources" / "icons"
SVG = "{http://www.w3.org/2000/svg}"

ICONS = {
    "icon:web": "globe",
    "icon:shop": "store",
    "icon:phone": "phone",
    "icon:mail": "mail",
    "icon:social": "share-2",
    "icon:chat": "message-circle",
    "icon:newsletter": "newspaper",
    "icon:blog": "rss",
    "icon:print": "book-open-text",
    "icon:staff": "user-round",
    "icon:app": "smartphone",
    "icon:event": "calendar-days",
    "icon:kiosk": "pointer",
    "icon:delivery": "truck",
    "icon:video": "video",
    "icon:search": "search",
    "icon:payment": "credit-card",
    "icon:other": "circle-ellipsis",
    "kind:actions": "footprints",
    "kind:thoughts": "brain",
    "kind:feelings": "heart",
    "kind:needs": "puzzle",
    "kind:goals": "target",
    "kind:motivations": "flame",
    "kind:expectations": "telescope",
    "kind:pains": "zap",
    "kind:delights": "sparkles",
    "kind:quotes": "quote",
    "kind:opportunities": "lightbulb",
    "kind:sensory": "flower-2",
    "kind:indicators": "gauge",
    "kind:frontstage": "concierge-bell",
    "kind:backstage": "drama",
    "kind:support": "server-cog",
    "kind:process": "workflow",
    "kind:free": "sticky-note",
    "lane:emotion": "activity",
    "lane:metric": "chart-no-axes-column",
    "control:own": "house",
    "control:partner": "handshake",
    "control:none": "unlink",
    "evidence:observed": "eye",
    "evidence:assumed": "circle-question-mark",
    "medium:physical": "map-pin",
    "medium:digital": "monitor",
    "medium:hybrid": "blend",
    "channel_kind:communication": "speech",
    "channel_kind:sale": "shopping-cart",
    "channel_kind:distribution": "package",
    "mark:opinion": "message-square",
    "mark:owner": "user-round-check",
    "mark:actor": "users-round",
    "mark:also_channels": "layers",
    "mark:contact_kind": "megaphone",
    "mark:most": "crown",
    "mark:friction": "traffic-cone",
    "mark:protect": "shield-check",
    "mark:risk": "triangle-alert",
    "mark:listening": "ear",
    "mark:quality": "list-checks",
    "mark:severity": "thermometer",
    "mark:frequency": "repeat",
    "verdict:strength": "thumbs-up",
    "verdict:weakness": "thumbs-down",
    "force:driver": "circle-plus",
    "force:barrier": "circle-minus",
    "advantage:competitive": "trophy",
    "advantage:comparative": "badge-percent",
    "noticed:unconscious": "moon",
    "sense:sight": "glasses",
    "sense:sound": "volume-2",
    "sense:smell": "wind",
    "sense:touch": "hand",
    "sense:taste": "utensils",
    "sensory_effect:fits": "circle-check",
    "sensory_effect:clashes": "circle-x",
    "sensory_effect:sells": "shopping-bag",
    "map:type": "map",
    "map:review": "calendar-clock",
    "map:scope": "tags",
    "map:success": "badge-check",
    "persona:becomes": "sprout",
    "persona:alternatives": "split",
    "map:goal": "flag",
    "map:date": "calendar",
    "map:client": "building-2",
    "map:route": "route",
}
"""Which Lucide icon stands for which symbol."""

Segment = tuple[str | float, ...]
Point = tuple[float, float]

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path's ``d`` with their numbers, repeated commands written out."""
    at = 0
    letter = ""
    while at < len(data):
        if data[at] in " ,\n\t\r":
            at += 1
            continue
        found = _TOKEN.match(data, at)
        if found is None:
            raise ValueError(f"cannot read {data[at:]!r}")
        if found[1]:
            letter, at = found[1], found.end()
            if letter in "Zz":
                yield letter, []
            continue
        numbers: list[float] = []
        for place in range(_COUNTS[letter.upper()]):
            at, number = _number(data, at, flag=letter in "Aa" and place in (3, 4))
            numbers.append(number)
        yield letter, numbers
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _number(data: str, at: int, *, flag: bool) -> tuple[int, float]:
    """One number and where it ends; the flags of an arc are single digits that may stand without a space."""
    while data[at] in " ,\n\t\r":
        at += 1
    if flag:
        return at + 1, float(data[at])
    found = _TOKEN.match(data, at)
    if found is None or not found[2]:
        raise ValueError(f"a number is missing in {data!r} at {at}")
    return found.end(), float(found[2])


def path_segments(data: str) -> list[Segment]:
    """A path's ``d`` as absolute M, L, C and Z."""
    out: list[Segment] = []
    here = start = (0.0, 0.0)
    control: Point | None = None  # the last cubic control point, which S mirrors
    quadratic: Point | None = None  # the last quadratic one, which T mirrors
    for letter, n in commands(data):
        kind = letter.upper()
        if kind == "Z":
            out.append(("Z",))
            here, control = start, None
            continue
        n = _absolute(letter, n, here)
        end = (n[-2], n[-1])
        new_control: Point | None = None
        if kind == "M":
            out.append(("M", *end))
            start = end
        elif kind in "LHV":
            out.append(("L", *end))
        elif kind in "CS":
            first = (n[0], n[1]) if kind == "C" else _mirrored(here, control)
            new_control = (n[-4], n[-3])
            out.append(("C", *first, *new_control, *end))
        elif kind in "QT":
            quadratic = (n[0], n[1]) if kind == "Q" else _mirrored(here, quadratic)
            out.append(("C", *_toward(here, quadratic), *_toward(end, quadratic), *end))
        elif kind == "A":
            out.extend(arc(here, n[0], n[1], n[2], large=bool(n[3]), sweep=bool(n[4]), end=end))
        else:
            raise ValueError(f"no icon of ours needs {letter}")
        here, control = end, new_control
        if kind not in "QT":
            quadratic = None
    return out


def _absolute(letter: str, n: list[float], here: Point) -> list[float]:
    """A command's numbers as absolute coordinates, those of H and V completed to points."""
    base = here if letter.islower() else (0.0, 0.0)
    match letter.upper():
        case "H":
            return [n[0] + base[0], here[1]]
        case "V":
            return [here[0], n[0] + base[1]]
        case "A":
            return [*n[:5], n[5] + base[0], n[6] + base[1]]
    return [value + base[place % 2] for place, value in enumerate(n)]


def _toward(point: Point, control: Point) -> Point:
    """The cubic control point that stands for a quadratic one."""
    return point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3


def _mirrored(here: Point, control: Point | None) -> Point:
    return here if control is None else (2 * here[0] - control[0], 2 * here[1] - control[1])


def arc(start: Point, rx: float, ry: float, turn: float, *, large: bool, sweep: bool, end: Point) -> list[Segment]:
    """An elliptical arc as cubics (SVG 1.1, appendix F.6: from end points to the centre)."""
    if start == end:
        return []
    if not rx or not ry:
        return [("L", *end)]
    rx, ry = abs(rx), abs(ry)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    rest = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    factor = math.sqrt(max(0.0, rest / ((rx * py) ** 2 + (ry * px) ** 2))) * (-1 if large == sweep else 1)
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    middle = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    last = math.atan2((-py - cy) / ry, (-px - cx) / rx)
    delta = last - first
    if sweep and delta < 0:
        delta += 2 * math.pi
    elif not sweep and delta > 0:
        delta -= 2 * math.pi
    pieces = max(1, math.ceil(abs(delta) / (math.pi / 2) - 1e-9))
    step = delta / pieces
    handle = 4 / 3 * math.tan(step / 4)

    def at(x: float, y: float) -> Point:
        return cos * x * rx - sin * y * ry + middle[0], sin * x * rx + cos * y * ry + middle[1]

    out: list[Segment] = []
    for piece in range(pieces):
        a, b = first + piece * step, first + (piece + 1) * step
        c1 = at(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a))
        c2 = at(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b))
        stop = end if piece == pieces - 1 else at(math.cos(b), math.sin(b))
        out.append(("C", *c1, *c2, *stop))
    return out


def rounded_rect(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle as path data."""
    if not r:
        return f"M{x} {y}H{x + w}V{y + h}H{x}Z"
    turn = f"a{r} {r} 0 0 1"
    return (
        f"M{x + r} {y}h{w - 2 * r}{turn} {r} {r}v{h - 2 * r}{turn} {-r} {r}"
        f"h{2 * r - w}{turn} {-r} {-r}v{2 * r - h}{turn} {r} {-r}Z"
    )


def element_data(element: ET.Element) -> str:
    """A drawn element as path data."""

    def get(key: str, default: str = "0") -> float:
        return float(element.get(key, default))

    match element.tag.removeprefix(SVG):
        case "path":
            return element.get("d", "")
        case "line":
            return f"M{get('x1')} {get('y1')}L{get('x2')} {get('y2')}"
        case "rect":
            radius = get("rx", element.get("ry", "0"))
            return rounded_rect(get("x"), get("y"), get("width"), get("height"), radius)
        case "circle" | "ellipse":
            rx, ry = get("r", element.get("rx", "0")), get("r", element.get("ry", "0"))
            half = f"a{rx} {ry} 0 1 0"
            return f"M{get('cx') - rx} {get('cy')}{half} {2 * rx} 0{half} {-2 * rx} 0Z"
        case "polyline":
            return "M" + element.get("points", "")
        case "polygon":
            return "M" + element.get("points", "") + "Z"
    raise ValueError(f"no icon of ours needs <{element.tag}>")


def as_text(segments: list[Segment]) -> str:
    """Segments as words with at most two decimals."""
    return " ".join(part if isinstance(part, str) else f"{part:.2f}".rstrip("0").rstrip(".")
                    for segment in segments for part in segment).replace("-0 ", "0 ")  # fmt: skip


def icon(path: Path) -> list[str]:
    """The paths of an SVG file."""
    root = ET.parse(path).getroot()  # noqa: S314  (our own file)
    return [as_text(path_segments(element_data(element))) for element in root]


def main() -> None:
    """Write symbols.json."""
    symbols = {name: icon(ICONS_DIR / "lucide" / f"{file}.svg") for name, file in sorted(ICONS.items())}
    (ICONS_DIR / "symbols.json").write_text(json.dumps(symbols, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
