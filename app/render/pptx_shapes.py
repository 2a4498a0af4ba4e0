"""Shapes as DrawingML: what a presentation program shows and edits as its own.

Lengths are EMU, 36,000 to the millimetre.  Curves stay curves, corners stay corners, a text is one text box.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from app.layout.shapes import Box, Path, Picture, Rect, Shape, Symbol
from app.layout.symbols import BOX, Segments, SymbolPart, symbol
from app.render import pictures as stored
from app.render.bounds import path_box
from app.render.geometry import covering
from app.render.pptx_file import PptxFile, Relations
from app.render.text_blocks import FAMILY, TextBlock
from app.render.xml import attribute, text

EMU = 36_000
"""Of a millimetre."""
_POINT = 12_700
_SYMBOL_UNIT = 1000
_LONGEST_NAME = 60
_SIZES = (100, 400_000)
"""Hundredths of a point: what a font size may be."""
_HIGHEST = 158_400
"""Hundredths of a point: the most from one line to the next."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_TITLE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing lies on a slide: its point (x, y) comes to (dx + x·scale, dy + y·scale), in EMU."""

    scale: float
    dx: float = 0.0
    dy: float = 0.0

    def moved(self, x: float, y: float) -> "Place":
        """The same for shapes relative to a point of the drawing."""
        return Place(self.scale, *self.at(x, y))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the drawing comes to."""
        return self.dx + x * self.scale, self.dy + y * self.scale

    def length(self, millimetres: float) -> int:
        """A length on the slide."""
        return round(millimetres * self.scale)

    def frame(self, box: Box, attributes: str = "", *, group: bool = False) -> str:
        """The element that says where a box is; that of a group measures its members as the slide does."""
        x, y = map(round, self.at(box.x, box.y))
        w, h = max(0, self.length(box.w)), max(0, self.length(box.h))
        inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/>' if group else ""
        return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>{inner}</a:xfrm>'


class SlideShapes:
    """Writes the shapes of one slide; each has a number and a name."""

    def __init__(
        self, file: PptxFile, relations: Relations, words: Mapping[str, str], lang: str, source: stored.Pictures
    ) -> None:  # fmt: skip
        self._file, self._relations, self._words = file, relations, words
        self._lang = _locale(lang)
        self._source = source
        self._number = 1

    def group(self, name: str, about: str, frame: str, members: Iterable[str]) -> str:
        """Members as one thing with a name and, in words, what it is; without words it is marked as decoration."""
        inside = "".join(members)
        if not inside:
            return ""
        named = self._named(name, about, "" if about else _DECORATIVE)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{frame}</p:grpSpPr>{inside}</p:grpSp>"
        )

    def shape(self, shape: Shape | TextBlock, place: Place, *, about: str = "", link: str = "") -> str:
        """One shape; ``about`` says what a picture shows, ``link`` is the element of what a click on it leads to."""
        match shape:
            case TextBlock():
                return self.text(shape, place, link=link)
            case Rect():
                return self._rect(shape, place, link)
            case Path():
                return self._path(shape, place, link)
            case Symbol():
                return self._symbol(shape, place)
            case Picture():
                return self._picture(shape, place, about)
        raise TypeError(f"a slide has no {type(shape).__name__}")

    def text(self, block: TextBlock, place: Place, *, title: float | None = None, link: str = "") -> str:
        """A text box, or the slide's title up to ``title`` mm wide, that stands where the text was drawn."""
        if not any(found.line.width for found in block.lines):
            return ""
        turned = block.first.vertical
        if turned:
            box = Box(block.first.x - block.ascent, block.first.y - block.measure, block.height, block.measure)
        else:
            measure = block.measure if title is None or block.breaks else max(block.measure, title)
            box = Box(block.left, block.first.y - block.ascent, measure, block.height)
        name = self._words["slide.title"] if title is not None else " ".join(block.paragraphs)[:_LONGEST_NAME]
        kind = _TITLE if title is not None else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
        frame = place.frame(box)
        return (
            f"<p:sp><p:nvSpPr>{self._named(name, inner=link)}{kind}</p:nvSpPr><p:spPr>{frame}"
            f"{_preset('rect')}<a:noFill/></p:spPr>{self._words_of(block, place, turned)}</p:sp>"
        )

    def hidden_title(self, title: str, box: Box, place: Place) -> str:
        """A title for readers who do not see, beside the slide."""
        run = f'<a:r><a:rPr lang="{self._lang}" sz="1200"/><a:t>{text(title)}</a:t></a:r>'
        return (
            f"<p:sp><p:nvSpPr>{self._named(self._words['slide.title'])}{_TITLE}</p:nvSpPr><p:spPr>"
            f"{place.frame(box)}{_preset('rect')}</p:spPr>"
            f"<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
        )

    def jump(self, number: int) -> str:
        """The element of a click that leads to a slide of that number, from 1."""
        return (
            f'<a:hlinkClick r:id="{self._relations.to("slide", f"slide{number}.xml")}"'
            ' action="ppaction://hlinksldjump"/>'
        )

    def _named(self, name: str, about: str = "", inner: str = "") -> str:
        """Number, name and description."""
        self._number += 1
        described = f' descr="{attribute(about)}"' if about else ""
        return f'<p:cNvPr id="{self._number}" name="{attribute(name[:_LONGEST_NAME])}"{described}>{inner}</p:cNvPr>'

    def _sp(self, name: str, frame: str, geometry: str, ink: str, link: str = "") -> str:
        return (
            f"<p:sp><p:nvSpPr>{self._named(name, inner=link)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{frame}{geometry}{ink}</p:spPr></p:sp>"
        )

    def _rect(self, rect: Rect, place: Place, link: str) -> str:
        short = min(rect.box.w, rect.box.h)
        radius = min(rect.radius / short, 0.5) if short > 0 else 0.0
        corners = _preset("roundRect", f'<a:gd name="adj" fmla="val {round(radius * 100_000)}"/>')
        geometry = corners if radius > 0 else _preset("rect")
        ink = _fill(rect.fill) + _line(
            rect.stroke, place.length(rect.stroke_width), rect.stroke_width, rect.dash, False
        )
        return self._sp(self._words["slide.shape"], place.frame(rect.box), geometry, ink, link)

    def _path(self, path: Path, place: Place, link: str) -> str:
        if not path.segments:
            return ""
        box = path_box(path.segments)
        line = _line(path.stroke, place.length(path.stroke_width), path.stroke_width, path.dash, path.round_caps)
        if len(path.segments) == 2 and path.segments[1][0] == "L":
            return self._straight(path, box, place, line)
        geometry = _custom(path.segments, box, place.scale, filled=path.fill is not None)
        return self._sp(self._words["slide.shape"], place.frame(box), geometry, _fill(path.fill) + line, link)

    def _straight(self, path: Path, box: Box, place: Place, line: str) -> str:
        """A line as a line, that can be taken at its ends."""
        (_, x1, y1), (_, x2, y2) = path.segments
        rises = (float(x2) - float(x1)) * (float(y2) - float(y1)) < 0
        frame = place.frame(box, ' flipV="1"' if rises else "")
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(self._words['slide.shape'])}<p:cNvCxnSpPr/><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{frame}{_preset('line')}{line}</p:spPr></p:cxnSp>"
        )

    def _symbol(self, mark: Symbol, place: Place) -> str:
        name = self._words.get(f"slide.{mark.name.partition(':')[0]}", self._words["slide.icon"])
        frame = place.frame(Box(mark.x, mark.y, mark.size, mark.size))
        colors = {"main": mark.color, "accent": mark.accent, None: None}
        parts = [
            self._sp(
                name, frame, geometry,
                _fill(colors[part.fill])
                + _line(colors[part.stroke], place.length(part.stroke_width * mark.size / BOX), 1.0, (), True),
            )
            for geometry, part in _drawn(mark.name)
        ]  # fmt: skip
        if len(parts) == 1:
            return parts[0]
        whole = Box(mark.x, mark.y, mark.size, mark.size)
        return self.group(name, "", place.frame(whole, group=True), parts)

    def _picture(self, picture: Picture, place: Place, about: str) -> str:
        data = self._source(picture.asset)
        size = stored.size(data) if data else None
        if not data or size is None:
            return self._rect(Rect(picture.box, fill=stored.MISSING), place, "")
        target = self._file.picture(picture.asset, data, stored.kind(data) or "png")
        whole = covering(picture.box, *size)
        left, top = (picture.box.x - whole.x) / whole.w, (picture.box.y - whole.y) / whole.h
        x, y = round(left * 100_000), round(top * 100_000)
        return (
            f"<p:pic><p:nvPicPr>{self._named(self._words['slide.picture'], about)}"
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{self._relations.to("image", target)}"/>'
            f'<a:srcRect l="{x}" t="{y}" r="{x}" b="{y}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{place.frame(picture.box)}{_preset('rect')}</p:spPr></p:pic>"
        )

    def _words_of(self, block: TextBlock, place: Place, turned: bool) -> str:
        points = min(max(place.length(block.size) * 100 / _POINT, _SIZES[0]), _SIZES[1])
        bold = "0" if block.style == "regular" else "1"
        run = (
            f'<a:rPr lang="{self._lang}" sz="{round(points)}" b="{bold}" dirty="0">{_fill(block.first.color)}'
            f'<a:latin typeface="{FAMILY}"/></a:rPr>'
        )
        align = {"left": "l", "center": "ctr", "right": "r"}[block.align]
        rtl = ' rtl="1"' if any(found.line.rtl for found in block.lines) else ""
        pitch = f'<a:spcPct val="{round(block.pitch / block.line_height * 100_000)}"/>'
        if block.borrowed:
            pitch = f'<a:spcPts val="{min(round(place.length(block.pitch) * 100 / _POINT), _HIGHEST)}"/>'
        spaced = (
            f'<a:pPr marL="0" indent="0" algn="{align}"{rtl}><a:lnSpc>{pitch}'
            '</a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
            "</a:pPr>"
        )
        said = "".join(
            f"<a:p>{spaced}<a:r>{run}<a:t>{text(part)}</a:t></a:r></a:p>" if part else f"<a:p>{spaced}</a:p>"
            for part in block.paragraphs
        )
        ways = f'wrap="{"square" if block.breaks else "none"}"' + (' vert="vert270"' if turned else "")
        return (
            f'<p:txBody><a:bodyPr {ways} lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{said}</p:txBody>"
        )


@cache
def _drawn(name: str) -> tuple[tuple[str, SymbolPart], ...]:
    """The geometries of a symbol; lines of one ink are one shape."""
    found: list[SymbolPart] = []
    for part in symbol(name):
        last = found[-1] if found else None
        alike = last is not None and (last.fill, last.stroke, last.stroke_width) == (
            None,
            part.stroke,
            part.stroke_width,
        )
        if last is not None and alike and part.fill is None:
            found[-1] = SymbolPart(last.segments + part.segments, None, part.stroke, part.stroke_width)
        else:
            found.append(part)
    whole = Box(0.0, 0.0, BOX, BOX)
    return tuple((_custom(p.segments, whole, _SYMBOL_UNIT, filled=p.fill is not None), p) for p in found)


def _custom(segments: Segments, box: Box, scale: float, *, filled: bool) -> str:
    """The geometry of a path in a box, ``scale`` units to the millimetre."""
    out = []
    for kind, *numbers in segments:
        if kind == "Z":
            out.append("<a:close/>")
            continue
        values = [float(number) for number in numbers]
        points = "".join(
            f'<a:pt x="{round((x - box.x) * scale)}" y="{round((y - box.y) * scale)}"/>'
            for x, y in zip(values[::2], values[1::2], strict=True)
        )
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[str(kind)]
        out.append(f"<a:{tag}>{points}</a:{tag}>")
    width, height = max(1, round(box.w * scale)), max(1, round(box.h * scale))
    fill = "" if filled else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}"{fill}>{"".join(out)}</a:path></a:pathLst></a:custGeom>'
    )


def _preset(name: str, guides: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _fill(color: str | None) -> str:
    return f'<a:solidFill><a:srgbClr val="{color[1:].upper()}"/></a:solidFill>' if color else "<a:noFill/>"


def _line(color: str | None, width: int, unit: float, dash: tuple[float, ...], round_caps: bool) -> str:
    """An outline ``width`` EMU wide; dashes are told in widths, of which one is ``unit`` of the drawing's."""
    if not color or width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    shares = [round(length / unit * 100_000) for length in dash]
    pairs = zip(shares[::2], shares[1::2], strict=False)
    dashes = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in pairs)
    if dashes:
        dashes = f"<a:custDash>{dashes}</a:custDash>"
    cap, join = ("rnd", "<a:round/>") if round_caps else ("flat", '<a:miter lim="800000"/>')
    return f'<a:ln w="{width}" cap="{cap}">{_fill(color)}{dashes}{join}</a:ln>'


def _locale(lang: str) -> str:
    return {"es": "es-ES", "en": "en-US"}.get(lang, lang)
