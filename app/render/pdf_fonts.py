"""Fonts in a PDF: only the glyphs that are used, each glyph told apart by the characters that it stands for.

A code of the PDF is a pair of a glyph and its characters, so that search and copy give back exactly the text, also
where one glyph is used for several characters (an Arabic letter without its dots, a box for what no font draws).
"""

import hashlib
import struct

from app.render.pdf_file import PdfFile, Reference, array, dictionary, name, string
from app.text.fonts import face, metrics
from app.text.glyphs import font_box, outline, outline_font, subset
from app.text.lines import GlyphRun

_MOST_CODES = 0xFFFF
_MISSING = 0
"""The glyph for what a font has no glyph for, an empty box."""
_TOLERANCE = 1.5
"""Thousandths of an em: what is nearer to its place than this needs no correction."""


class EmbeddedFont:
    """One font of one document: gives codes for glyphs, and at the end the font's objects."""

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self._advances: dict[int, int] = {}

    def code(self, glyph: int, cluster: str) -> int:
        """The code of a glyph that stands for these characters."""
        pair = (glyph, cluster)
        code = self._codes.get(pair)
        if code is None:
            if len(self._codes) > _MOST_CODES:
                return self._codes.get((glyph, ""), 0)
            code = self._codes[pair] = len(self._codes)
        return code

    def advance(self, glyph: int) -> int:
        """The advance of a glyph in thousandths of an em: whole ones, as some readers drop the rest."""
        advance = self._advances.get(glyph)
        if advance is None:
            advance = self._advances[glyph] = round(face(self.key).advance(glyph) * 1000)
        return advance

    def show(self, run: GlyphRun) -> str:
        """The operators that show a run, from a text position at the line's origin and a font already set.

        Without its ``marks``.  Others are told with the letters as the run's whole text.
        """
        pen = _Pen(self, run)
        extra = _extra(run)
        whole = "" if not extra or _as_outlines(run) else "".join(run.clusters)
        if whole:
            pen.write(f"/Span <</ActualText <FEFF{utf16(whole)}>>> BDC")
        for at, cluster in enumerate(run.clusters):
            if cluster or (whole and at in extra and run.glyphs[at] != _MISSING):
                pen.glyph(at)
        pen.end()
        if whole:
            pen.write("EMC")
        return " ".join(filter(None, pen.out))

    @property
    def stand_in(self) -> int:
        """The glyph that is written, unseen, for what the font has no glyph for, so that its text can be found."""
        return face(self.key).font.get_nominal_glyph(ord("o")) or _MISSING

    def add_to(self, file: PdfFile) -> Reference:
        """Writes the font's objects into the file."""
        pairs = sorted(self._codes.items(), key=lambda item: item[1])
        glyphs = [glyph for (glyph, _), _ in pairs]
        mark = hashlib.sha256(repr(sorted(set(glyphs))).encode()).digest()
        own = name("".join(chr(65 + byte % 26) for byte in mark[:6]) + "+" + self.key)
        system = {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
        descendant = {
            "Type": name("Font"),
            "BaseFont": own,
            "CIDSystemInfo": dictionary(system),
            "DW": 1000,
            "W": array([0, array([self.advance(glyph) for glyph in glyphs])]),
        }
        if face(self.key).whole:
            data = subset(self.key, glyphs)
            descendant["Subtype"] = name("CIDFontType2")
            descendant["CIDToGIDMap"] = file.add_stream(b"".join(struct.pack(">H", glyph) for glyph in glyphs), {})
            program = {"FontFile2": file.add_stream(data, {"Length1": len(data)})}
        else:  # its glyphs are numbered as the codes are
            descendant["Subtype"] = name("CIDFontType0")
            data = outline_font(self.key, str(own)[1:], glyphs)
            program = {"FontFile3": file.add_stream(data, {"Subtype": name("CIDFontType0C")})}
        descendant["FontDescriptor"] = self._descriptor(file, own, program)
        texts = [(code, cluster) for (_, cluster), code in pairs if cluster]
        font = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": own,
            "Encoding": name("Identity-H"),
            "DescendantFonts": array([file.add(descendant)]),
            "ToUnicode": file.add_stream(_to_unicode(texts), {}),
        }
        return file.add(font)

    def _descriptor(self, file: PdfFile, own: str, program: dict[str, Reference]) -> Reference:
        measures = metrics(self.key)
        entries = {
            "Type": name("FontDescriptor"),
            "FontName": own,
            "Flags": 4,
            "FontBBox": array([round(edge * 1000) for edge in font_box(self.key)]),
            "ItalicAngle": 0,
            "Ascent": round(measures.ascent * 1000),
            "Descent": -round(measures.descent * 1000),
            "CapHeight": round(measures.cap_height * 1000),
            "StemV": 80 if self.key.endswith("Regular") else 140,
            **program,
        }
        return file.add(entries)


def utf16(text: str) -> str:
    """Text as the hexadecimal digits that PDF takes for Unicode."""
    return text.encode("utf-16-be", "replace").hex().upper()


def marks(run: GlyphRun) -> list[tuple[int, float, float]]:
    """The glyphs of a run that must be drawn as outlines, with their places.

    Those that stand for no character of their own (points, vowels), in right-to-left text: readers put its glyphs in
    order themselves; some take a code without text for a character, and some turn a text that is told as a whole.  Of
    a text with characters beyond U+FFFF some leave those out where it is told as a whole.  And everywhere the box for
    what no font draws: an archived file must not show it as a glyph.
    """
    extra = _extra(run) if _as_outlines(run) else []
    missing = [at for at, glyph in enumerate(run.glyphs) if glyph == _MISSING] if _MISSING in run.glyphs else []
    return [(run.glyphs[at], run.xs[at], run.ys[at]) for at in sorted({*extra, *missing})]


def _as_outlines(run: GlyphRun) -> bool:
    return run.rtl or any(max(cluster) > "\uffff" for cluster in run.clusters if cluster)


def _extra(run: GlyphRun) -> list[int]:
    """The places of the glyphs that draw something and stand for no character of their own."""
    if "" not in run.clusters:
        return []
    return [at for at, c in enumerate(run.clusters) if not c and outline(run.font, run.glyphs[at])]


class _Pen:
    """Writes the glyphs of a run and corrects the way to the next one where it is not the font's own."""

    def __init__(self, font: EmbeddedFont, run: GlyphRun) -> None:
        self._font = font
        self._run = run
        self._em = 1000 / run.size
        self._place = 0.0
        self.rise = 0.0
        self._unseen = False
        self.out: list[str] = []
        self._array: list[str] = []
        self._codes: list[str] = []

    def glyph(self, at: int) -> None:
        """The glyph with that number in the run."""
        run = self._run
        glyph, y = run.glyphs[at], run.ys[at]
        missing = glyph == _MISSING
        if missing:
            glyph = self._font.stand_in
        if missing != self._unseen:
            self.write(f"{3 if missing else 0} Tr")
            self._unseen = missing
        if y != self.rise:
            self.write(f"{-y:.4f} Ts")
            self.rise = y
        shift = run.xs[at] * self._em - self._place
        if abs(shift) > _TOLERANCE:
            shift = round(shift, 1)
            self._end_codes()
            self._array.append(f"{-shift:.1f}")
            self._place += shift
        # Readers turn right-to-left text as it stands on the page, the characters of one glyph with it.
        characters = run.clusters[at][:: -1 if run.rtl else 1]
        self._codes.append(f"{self._font.code(glyph, characters):04X}")
        self._place += self._font.advance(glyph)

    def end(self) -> None:
        """Leave the text's state as it was found."""
        self.write("0 Ts" if self.rise else "")
        self.write("0 Tr" if self._unseen else "")

    def write(self, operators: str) -> None:
        """Operators of another kind, after the glyphs so far."""
        self._end_codes()
        if self._array:
            self.out.append(f"[{''.join(self._array)}] TJ")
            self._array.clear()
        self.out.append(operators)

    def _end_codes(self) -> None:
        if self._codes:
            self._array.append(f"<{''.join(self._codes)}>")
            self._codes.clear()


def _to_unicode(texts: list[tuple[int, str]]) -> bytes:
    rows = [f"<{code:04X}> <{utf16(text.replace(chr(9), ' '))}>" for code, text in texts]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for first in range(0, len(rows), 100):
        some = rows[first : first + 100]
        out += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    out.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(out).encode("ascii")
