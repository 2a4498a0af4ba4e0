"""What the streams of one PDF refer to by name: fonts, symbols, pictures, layers; each is written once."""

from collections.abc import Mapping

from app.layout.layers import LAYERS, Layer
from app.layout.shapes import Box
from app.layout.symbols import BOX
from app.render import pdf_pictures, pictures
from app.render.pdf_about import PROGRAM
from app.render.pdf_content import Content, segment_text
from app.render.pdf_file import PdfFile, Reference, array, dictionary, name, string
from app.render.pdf_fonts import EmbeddedFont
from app.text.fonts import face
from app.text.glyphs import font_box, outline

_SYMBOL_EDGE = 3.0


class Shelf:
    """The fonts, symbols, pictures and layers of one document: each is written once, under one name.

    ``layers`` are the names of the layers that readers may switch; those without a name are always seen.
    """

    def __init__(self, file: PdfFile, source: pictures.Pictures, layers: Mapping[Layer, str]) -> None:
        self.count = 0
        self._file = file
        self._source = source
        self._layer_names = layers
        self._layers: dict[Layer, tuple[str, Reference]] = {}
        self._layer_objects, self._all_layers = file.open_dictionary()
        self._font_objects, self._all_fonts = file.open_dictionary()
        self._fonts: dict[str, EmbeddedFont] = {}
        self._symbols: dict[tuple[str, str, str], str] = {}
        self._marks: dict[tuple[str, int], str] = {}
        self._pictures: dict[str, tuple[str, int, int] | None] = {}
        self._objects: dict[str, Reference] = {}

    @property
    def has_layers(self) -> bool:
        """Whether readers may switch something off."""
        return bool(self._layer_names)

    def font(self, key: str) -> EmbeddedFont:
        """The font of a key."""
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = EmbeddedFont(key, f"F{len(self._fonts)}")
        return font

    def symbol(self, name: str, color: str, accent: str) -> str:
        """The name of the form that draws a symbol in these colours on its box."""
        key = (name, color, accent)
        found = self._symbols.get(key)
        if found is None:
            content = Content(self)
            content.symbol(name, color, accent)
            edge = _SYMBOL_EDGE
            form = self.form(content, Box(-edge, -edge, BOX + 2 * edge, BOX + 2 * edge))
            found = self._symbols[key] = f"S{len(self._symbols)}"
            self._objects[found] = form
        return found

    def mark(self, font: str, glyph: int) -> str:
        """The name of the form that fills a glyph's outline at one em, y upwards."""
        key = (font, glyph)
        found = self._marks.get(key)
        if found is None:
            left, bottom, right, top = font_box(font)
            content = Content(self)
            em = face(font).upem
            for kind, *values in outline(font, glyph):
                content.operations.append(segment_text((kind, *(float(value) / em for value in values)), 0, 0, 4))
            if content.operations:
                content.operations.append("f")
            form = self.form(content, Box(left, bottom, right - left, top - bottom))
            found = self._marks[key] = f"M{len(self._marks)}"
            self._objects[found] = form
        return found

    def picture(self, asset: str) -> tuple[str, int, int] | None:
        """The name of a picture's object with its size in pixels, None if there is none."""
        if asset not in self._pictures:
            data = self._source(asset)
            reference = pdf_pictures.embed(self._file, data) if data else None
            size = pictures.size(data) if data else None
            if reference is None or size is None:
                self._pictures[asset] = None
            else:
                name = f"I{len(self._pictures)}"
                self._objects[name] = reference
                self._pictures[asset] = (name, *size)
        return self._pictures[asset]

    def layer(self, layer: Layer) -> str | None:
        """The name of an optional layer, None where the document has none."""
        if layer not in self._layer_names:
            return None
        if layer not in self._layers:
            label = f"L{LAYERS.index(layer)}"
            group = self._file.add({"Type": name("OCG"), "Name": string(self._layer_names[layer])})
            self._layers[layer] = (label, group)
            self._layer_objects[label] = group
        return self._layers[layer][0]

    def form(self, content: Content, box: Box) -> Reference:
        """Writes operators as a form object that draws inside a box."""
        self.count += 1
        data = "\n".join(content.operations).encode("ascii")
        entries = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "BBox": array([box.x, box.y, box.right, box.bottom]),
            "Resources": dictionary(self.resources(content.used, {})),
        }
        return self._file.add_stream(data, entries)

    def resources(self, used: set[str], forms: Mapping[str, Reference]) -> dict[str, object]:
        """What a stream needs: all fonts, the symbols and pictures that it uses, and these forms."""
        objects = {**{key: self._objects[key] for key in sorted(used)}, **forms}
        found: dict[str, object] = {"Font": self._all_fonts, "XObject": dictionary(objects)}
        if self.has_layers:
            found["Properties"] = self._all_layers
        return found

    def finish(self) -> None:
        """Writes the fonts, now that it is known which glyphs are used, and the list of the layers: all are seen."""
        for font in self._fonts.values():
            self._font_objects[font.label] = font.add_to(self._file)
        if self._layers:
            groups = array([self._layers[layer][1] for layer in LAYERS if layer in self._layers])
            usual = dictionary({"Name": string(PROGRAM), "BaseState": name("ON"), "Order": groups})
            self._file.set_in_catalog("OCProperties", dictionary({"OCGs": groups, "D": usual}))
