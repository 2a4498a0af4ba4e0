"""Pages as SVG: pictures inside, size in millimetres, each part of the map named for those who do not see it.

Text is drawn as outlines, which look the same everywhere, the words as labels of the lines; or it is text, to be
searched, edited and translated, with the used part of its fonts inside for browsers.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text
from app.layout.symbols import BOX, symbol
from app.render import pictures as stored
from app.render.bounds import touch
from app.render.geometry import Segments
from app.render.svg_fonts import EmbeddedFonts, font_attributes
from app.render.text_blocks import TextBlock, text_blocks
from app.render.xml import attribute, decimal, text
from app.text.faces import face
from app.text.glyphs import outline
from app.text.lines import GlyphRun

Letters = Literal["outlines", "text"]
_OVERHANG = 10.0
"""Millimetres: what stands farther outside of a clip than this shows nothing inside."""


@dataclass(frozen=True, slots=True)
class SvgAbout:
    """What a file says of itself: ``title`` in few words, ``description`` of what is to be seen."""

    title: str = ""
    description: str = ""
    lang: str = "es"


class SvgPage:
    """One page of width × height millimetres; ``markup`` is the file.

    Glyphs and symbols are defined once and used by their ids.
    """

    def __init__(
        self,
        width: float,
        height: float,
        about: SvgAbout,
        *,
        letters: Letters = "outlines",
        pictures: stored.Pictures = stored.no_pictures,
    ) -> None:
        self._size = (width, height)
        self._about, self._letters, self._pictures = about, letters, pictures
        self._definitions: list[str] = []
        self._body: list[str] = []
        self._embedded = EmbeddedFonts()
        self._clips = 0
        self._fonts: dict[str, int] = {}
        self._glyphs: dict[tuple[str, int], str | None] = {}
        self._symbols: dict[tuple[str, str, str], str] = {}

    def draw(
        self, drawing: Drawing, *, scale: float = 1.0, dx: float = 0.0, dy: float = 0.0, clip: Box | None = None
    ) -> None:  # fmt: skip
        """Draws a drawing so that its point (x, y) comes to (dx + x·scale, dy + y·scale); nothing outside ``clip``."""
        groups: Iterable[Group] = drawing.groups
        if clip is not None:
            self._clips += 1
            name = f"c{self._clips}"
            self._definitions.append(f'<clipPath id="{name}"><rect {_place(clip)}/></clipPath>')
            self._body.append(f'<g clip-path="url(#{name})">')
            x, y, edge = (clip.x - dx) / scale, (clip.y - dy) / scale, _OVERHANG / scale
            near = Box(x - edge, y - edge, clip.w / scale + 2 * edge, clip.h / scale + 2 * edge)
            groups = [group for group in groups if touch(group.box, near)]
        self._body.append(f'<g transform="translate({decimal(dx)} {decimal(dy)}) scale({decimal(scale, 6)})">')
        for group in groups:
            self._body += self._group(group)
        self._body.append("</g>" * (2 if clip is not None else 1))

    def shapes(self, shapes: Iterable[Shape]) -> None:
        """Draws shapes of the page itself."""
        for shape in text_blocks(shapes):
            self._body += self._shape(shape)

    @property
    def markup(self) -> str:
        """The whole file."""
        about, (width, height) = self._about, map(decimal, self._size)
        named = f"<title>{text(about.title)}</title>" if about.title else ""
        named += f"<desc>{text(about.description)}</desc>" if about.description else ""
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                (
                    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
                    f' width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
                    f' xml:lang="{attribute(about.lang)}" role="graphics-document document">'
                ),
                *([named] if named else []),
                "<defs>",
                *self._embedded.styles(),
                *self._definitions,
                "</defs>",
                *self._body,
                "</svg>",
                "",
            ]
        )

    def _group(self, group: Group) -> Iterator[str]:
        label = f' role="img" aria-label="{attribute(group.about)}"' if group.about else ""
        yield f'<g transform="translate({decimal(group.x)} {decimal(group.y)})"{label}>'
        for shape in text_blocks(group.shapes):
            yield from self._shape(shape)
        yield "</g>"

    def _shape(self, shape: Shape | TextBlock) -> Iterator[str]:
        match shape:
            case TextBlock():
                if self._letters == "text":
                    yield self._words(shape)
                else:
                    for line in shape.lines:
                        yield from self._text(line)
            case Rect():
                yield _rect(shape)
            case Path():
                ink = _ink(shape.fill, shape.stroke, shape.stroke_width, shape.dash, shape.round_caps)
                yield f'<path d="{_data(shape.segments)}"{ink}/>'
            case Symbol():
                name = self._symbol(shape)
                place = f"translate({decimal(shape.x)} {decimal(shape.y)}) scale({decimal(shape.size / BOX, 6)})"
                yield f'<use xlink:href="#{name}" transform="{place}"/>'
            case Picture():
                yield self._picture(shape)

    def _text(self, line: Text) -> Iterator[str]:
        """A line as outlines."""
        turn = " rotate(-90)" if line.vertical else ""
        place = f"translate({decimal(line.x)} {decimal(line.y)}){turn}"
        yield f'<g transform="{place}" fill="{line.color}" aria-label="{attribute(line.line.text)}">'
        for run in line.line.runs:
            yield from self._run(run)
        yield "</g>"

    def _words(self, block: TextBlock) -> str:
        """A text as text: one element, a span for each line where it was set; no line is wider than it was."""
        self._embedded.use(found.line for found in block.lines)
        spans = []
        for line in block.lines:
            if not line.line.width:
                continue
            x, y = (0.0, 0.0) if block.first.vertical else (line.x, line.y)
            side = ' direction="rtl"' if line.line.rtl else ""
            x += line.line.width if line.line.rtl else 0.0
            width = f' textLength="{decimal(line.line.width)}" lengthAdjust="spacingAndGlyphs"'
            after = " " if (line.line.after or "").strip("\n") else ""
            spans.append(f'<tspan x="{decimal(x)}" y="{decimal(y)}"{side}{width}>{text(line.line.text)}</tspan>{after}')
        if not spans:
            return ""
        turn = ""
        if block.first.vertical:
            turn = f' transform="translate({decimal(block.first.x)} {decimal(block.first.y)}) rotate(-90)"'
        ink = f'{font_attributes(block)} fill="{block.first.color}"'
        return f'<text xml:space="preserve"{turn} {ink}>{"".join(spans)}</text>'

    def _run(self, run: GlyphRun) -> Iterator[str]:
        scale = run.size / face(run.font).upem
        uses = []
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            name = self._glyph(run.font, glyph)
            if name is not None:
                height = f' y="{decimal(-y / scale, 1)}"' if y else ""
                uses.append(f'<use xlink:href="#{name}" x="{decimal(x / scale, 1)}"{height}/>')
        if uses:
            yield f'<g transform="scale({decimal(scale, 8)} {decimal(-scale, 8)})">{"".join(uses)}</g>'

    def _glyph(self, font: str, glyph: int) -> str | None:
        """The id of a glyph's outline, None for a space."""
        key = (font, glyph)
        if key not in self._glyphs:
            data = _data(outline(font, glyph), 1)
            number = self._fonts.setdefault(font, len(self._fonts))
            self._glyphs[key] = f"f{number}g{glyph}" if data else None
            if data:
                self._definitions.append(f'<path id="f{number}g{glyph}" d="{data}"/>')
        return self._glyphs[key]

    def _symbol(self, mark: Symbol) -> str:
        key = (mark.name, mark.color, mark.accent)
        name = self._symbols.get(key)
        if name is None:
            name = self._symbols[key] = f"s{len(self._symbols)}"
            colors = {"main": mark.color, "accent": mark.accent, None: None}
            parts = "".join(
                f'<path d="{_data(part.segments)}"'
                f"{_ink(colors[part.fill], colors[part.stroke], part.stroke_width, (), True)}/>"
                for part in symbol(mark.name)
            )
            self._definitions.append(f'<g id="{name}">{parts}</g>')
        return name

    def _picture(self, picture: Picture) -> str:
        data = self._pictures(picture.asset)
        if not data or stored.size(data) is None:
            return _rect(Rect(picture.box, fill=stored.MISSING))
        kind = stored.kind(data)
        return (
            f'<image {_place(picture.box)} preserveAspectRatio="xMidYMid slice"'
            f' xlink:href="data:image/{kind};base64,{base64.b64encode(data).decode("ascii")}"/>'
        )


def _rect(rect: Rect) -> str:
    radius = min(rect.radius, rect.box.w / 2, rect.box.h / 2)
    corners = f' rx="{decimal(radius)}" ry="{decimal(radius)}"' if radius > 0 else ""
    return f"<rect {_place(rect.box)}{corners}{_ink(rect.fill, rect.stroke, rect.stroke_width, rect.dash, False)}/>"


def _place(box: Box) -> str:
    return f'x="{decimal(box.x)}" y="{decimal(box.y)}" width="{decimal(box.w)}" height="{decimal(box.h)}"'


def _ink(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...], round_caps: bool) -> str:
    out = f' fill="{fill or "none"}"'
    if stroke and width > 0:
        out += f' stroke="{stroke}" stroke-width="{decimal(width, 4)}"'
        if round_caps:
            out += ' stroke-linecap="round" stroke-linejoin="round"'
        if dash:
            out += f' stroke-dasharray="{" ".join(decimal(length) for length in dash)}"'
    return out


def _data(segments: Segments, digits: int = 3) -> str:
    return "".join(
        f"{kind}{' '.join(decimal(float(value), digits) for value in values)}" if values else str(kind)
        for kind, *values in segments
    )
