"""A Drawing as SVG that looks the same everywhere: glyphs as outlines, pictures inside, size in millimetres.

The words are in the file too, as labels of the lines, for search and for screen readers.
"""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path as FilePath

from app.files import write_aside
from app.layout.shapes import Box, Drawing, Group, Path, Picture, Rect, Shape, Symbol, Text
from app.layout.symbols import BOX, symbol
from app.render import pictures as stored
from app.render.geometry import Segments
from app.text.fonts import face
from app.text.glyphs import outline
from app.text.lines import GlyphRun

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def drawing_svg(
    drawing: Drawing,
    *,
    title: str = "",
    lang: str = "es",
    pictures: stored.Pictures = stored.no_pictures,
    scale: float = 1.0,
) -> str:
    """The text of an SVG file, ``scale`` times as large as the drawing."""
    writer = _Writer(pictures)
    body = [line for group in drawing.groups for line in writer.group(group)]
    width, height = _number(drawing.width), _number(drawing.height)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
                f' width="{_number(drawing.width * scale)}mm" height="{_number(drawing.height * scale)}mm"'
                f' viewBox="0 0 {width} {height}" xml:lang="{_attribute(lang)}">'
            ),
            *([f"<title>{_attribute(title)}</title>"] if title else []),
            "<defs>",
            *writer.definitions,
            "</defs>",
            *body,
            "</svg>",
            "",
        ]
    )


def write_svg(
    path: FilePath,
    drawing: Drawing,
    *,
    title: str = "",
    lang: str = "es",
    pictures: stored.Pictures = stored.no_pictures,
    scale: float = 1.0,
) -> None:
    """Writes ``drawing_svg`` aside and renames it over; OSError leaves an old file as it was."""
    text = drawing_svg(drawing, title=title, lang=lang, pictures=pictures, scale=scale)
    with write_aside(path) as aside:
        aside.write_text(text, encoding="utf-8", newline="\n")


class _Writer:
    """Turns shapes into elements; glyphs and symbols are defined once and used by their ids."""

    def __init__(self, pictures: stored.Pictures) -> None:
        self.definitions: list[str] = []
        self._pictures = pictures
        self._fonts: dict[str, int] = {}
        self._glyphs: dict[tuple[str, int], str | None] = {}
        self._symbols: dict[tuple[str, str, str], str] = {}

    def group(self, group: Group) -> Iterator[str]:
        label = f' role="img" aria-label="{_attribute(group.about)}"' if group.about else ""
        yield f'<g transform="translate({_number(group.x)} {_number(group.y)})"{label}>'
        for shape in group.shapes:
            yield from self._shape(shape)
        yield "</g>"

    def _shape(self, shape: Shape) -> Iterator[str]:
        match shape:
            case Text():
                yield from self._text(shape)
            case Rect():
                yield _rect(shape)
            case Path():
                ink = _ink(shape.fill, shape.stroke, shape.stroke_width, shape.dash, shape.round_caps)
                yield f'<path d="{_data(shape.segments)}"{ink}/>'
            case Symbol():
                name = self._symbol(shape)
                place = f"translate({_number(shape.x)} {_number(shape.y)}) scale({_number(shape.size / BOX, 6)})"
                yield f'<use xlink:href="#{name}" transform="{place}"/>'
            case Picture():
                yield self._picture(shape)

    def _text(self, text: Text) -> Iterator[str]:
        turn = " rotate(-90)" if text.vertical else ""
        place = f"translate({_number(text.x)} {_number(text.y)}){turn}"
        yield f'<g transform="{place}" fill="{text.color}" aria-label="{_attribute(text.line.text)}">'
        for run in text.line.runs:
            yield from self._run(run)
        yield "</g>"

    def _run(self, run: GlyphRun) -> Iterator[str]:
        scale = run.size / face(run.font).upem
        uses = []
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            name = self._glyph(run.font, glyph)
            if name is not None:
                height = f' y="{_number(-y / scale, 1)}"' if y else ""
                uses.append(f'<use xlink:href="#{name}" x="{_number(x / scale, 1)}"{height}/>')
        if uses:
            yield f'<g transform="scale({_number(scale, 8)} {_number(-scale, 8)})">{"".join(uses)}</g>'

    def _glyph(self, font: str, glyph: int) -> str | None:
        """The id of a glyph's outline, None for a space."""
        key = (font, glyph)
        if key not in self._glyphs:
            data = _data(outline(font, glyph), 1)
            number = self._fonts.setdefault(font, len(self._fonts))
            self._glyphs[key] = f"f{number}g{glyph}" if data else None
            if data:
                self.definitions.append(f'<path id="f{number}g{glyph}" d="{data}"/>')
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
            self.definitions.append(f'<g id="{name}">{parts}</g>')
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
    corners = f' rx="{_number(radius)}" ry="{_number(radius)}"' if radius > 0 else ""
    return f"<rect {_place(rect.box)}{corners}{_ink(rect.fill, rect.stroke, rect.stroke_width, rect.dash, False)}/>"


def _place(box: Box) -> str:
    return f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.w)}" height="{_number(box.h)}"'


def _ink(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...], round_caps: bool) -> str:
    out = f' fill="{fill or "none"}"'
    if stroke and width > 0:
        out += f' stroke="{stroke}" stroke-width="{_number(width, 4)}"'
        if round_caps:
            out += ' stroke-linecap="round" stroke-linejoin="round"'
        if dash:
            out += f' stroke-dasharray="{" ".join(_number(length) for length in dash)}"'
    return out


def _data(segments: Segments, digits: int = 3) -> str:
    return "".join(
        f"{kind}{' '.join(_number(float(value), digits) for value in values)}" if values else str(kind)
        for kind, *values in segments
    )


def _number(value: float, digits: int = 3) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _attribute(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
