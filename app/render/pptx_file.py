"""The file format PPTX, as far as it is needed: a package of parts, slides with their notes, pictures and links.

All of it is the standard library's.  Equal content gives equal bytes: there are no dates in it.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Template

from app.render.xml import attribute, text
from app.resources import resource

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_NOTES_SIZE = (6858000, 9144000)
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Relations:
    """What a part refers to: each target has one id."""

    rows: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of a target of that kind ("image", "slide", "hyperlink", ...)."""
        return self.rows.setdefault((kind, target, outside), f"rId{len(self.rows) + 1}")

    def xml(self) -> str:
        """The part that holds them."""
        far = ' TargetMode="External"'
        rows = "".join(
            f'<Relationship Id="{id_}" Type="{_kind(kind)}" Target="{attribute(target)}"{far if outside else ""}/>'
            for (kind, target, outside), id_ in self.rows.items()
        )
        return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


class PptxFile:
    """Collects the parts of one presentation.  Lengths are EMU, of which a millimetre has 36,000."""

    def __init__(self, width: int, height: int, *, title: str, author: str, lang: str, font: str) -> None:
        self._width, self._height = width, height
        self._said = (title, author, lang)
        self._bytes = io.BytesIO()
        self._zip = zipfile.ZipFile(self._bytes, "w", zipfile.ZIP_DEFLATED)
        self._types: dict[str, str] = {}
        self._slides = 0
        self._pictures: dict[str, str] = {}
        self._lay_ground(font)

    def picture(self, key: str, data: bytes, ending: str) -> str:
        """Stores a picture once; gives the target for a slide's relations."""
        if key not in self._pictures:
            name = f"image{len(self._pictures) + 1}.{ending}"
            self._pictures[key] = f"../media/{name}"
            self._write(f"ppt/media/{name}", data, compress=False)
        return self._pictures[key]

    def add_slide(self, background: str, shapes: str, relations: Relations, notes: str) -> None:
        """Adds a slide: its background and shapes as XML, and what its speaker reads ("" for none)."""
        self._slides += 1
        number = self._slides
        name = f"ppt/slides/slide{number}.xml"
        relations.to("slideLayout", "../slideLayouts/slideLayout1.xml")
        if notes:
            relations.to("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            self._add_notes(number, notes)
        self._part(
            name, f"{_TYPE}.slide+xml",
            f"<p:sld {NAMESPACES}><p:cSld>{background}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        )  # fmt: skip
        self._relate(name, relations)

    def finished(self) -> bytes:
        """The file."""
        relations = Relations()
        master = relations.to("slideMaster", "slideMasters/slideMaster1.xml")
        notes = relations.to("notesMaster", "notesMasters/notesMaster1.xml")
        relations.to("theme", "theme/theme1.xml")
        self._usual_parts(relations)
        slides = [relations.to("slide", f"slides/slide{number + 1}.xml") for number in range(self._slides)]
        listed = "".join(f'<p:sldId id="{256 + at}" r:id="{id_}"/>' for at, id_ in enumerate(slides))
        self._part(
            "ppt/presentation.xml", f"{_TYPE}.presentation.main+xml",
            f'<p:presentation {NAMESPACES} saveSubsetFonts="1">'
            f'<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{master}"/></p:sldMasterIdLst>'
            f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
            f"<p:sldIdLst>{listed}</p:sldIdLst>"
            f'<p:sldSz cx="{self._width}" cy="{self._height}"/>'
            f'<p:notesSz cx="{_NOTES_SIZE[0]}" cy="{_NOTES_SIZE[1]}"/></p:presentation>',
        )  # fmt: skip
        self._relate("ppt/presentation.xml", relations)
        self._properties()
        kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        kinds |= {"png": "image/png", "jpeg": "image/jpeg"}
        defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
        types = "".join(f'<Override PartName="/{n}" ContentType="{kind}"/>' for n, kind in self._types.items())
        said = f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>'
        self._write("[Content_Types].xml", said.encode())
        self._zip.close()
        return self._bytes.getvalue()

    def _lay_ground(self, font: str) -> None:
        """Master, layout, theme, and the master of the notes: what every slide stands upon."""
        left, top = self._width // 20, self._height // 20
        places = {"left": left, "top": top, "width": self._width - 2 * left, "height": self._height // 10}
        grounds: tuple[tuple[str, str, Mapping[str, object], tuple[tuple[str, str], ...]], ...] = (
            ("slideMaster", "master", places,
             (("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml"))),
            ("slideLayout", "layout", places, (("slideMaster", "../slideMasters/slideMaster1.xml"),)),
            ("notesMaster", "notes", {}, (("theme", "../theme/theme2.xml"),)),
        )  # fmt: skip
        for kind, stored, values, targets in grounds:
            name = f"ppt/{kind}s/{kind}1.xml"
            self._part(name, f"{_TYPE}.{kind}+xml", _stored(stored, values))
            relations = Relations()
            for target in targets:
                relations.to(*target)
            self._relate(name, relations)
        for number in (1, 2):
            kind = "application/vnd.openxmlformats-officedocument.theme+xml"
            self._part(f"ppt/theme/theme{number}.xml", kind, _stored("theme", {"font": attribute(font)}))

    def _usual_parts(self, relations: Relations) -> None:
        """Parts that say nothing here, but without which PowerPoint wants to repair the file."""
        for name, tag, more in (
            ("presProps", "p:presentationPr", ""),
            ("viewProps", "p:viewPr", ""),
            ("tableStyles", "a:tblStyleLst", ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"'),
        ):
            relations.to(name, f"{name}.xml")
            self._part(f"ppt/{name}.xml", f"{_TYPE}.{name}+xml", f"<{tag} {NAMESPACES}{more}/>")

    def _add_notes(self, number: int, notes: str) -> None:
        paragraphs = "".join(
            f'<a:p><a:r><a:rPr lang="{attribute(self._said[2])}"/><a:t>{text(line)}</a:t></a:r></a:p>'
            for line in notes.split("\n")
        )
        name = f"ppt/notesSlides/notesSlide{number}.xml"
        self._part(
            name, f"{_TYPE}.notesSlide+xml",
            f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{_TREE}"
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1"'
            ' noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        )  # fmt: skip
        relations = Relations()
        relations.to("notesMaster", "../notesMasters/notesMaster1.xml")
        relations.to("slide", f"../slides/slide{number}.xml")
        self._relate(name, relations)

    def _properties(self) -> None:
        title, author, lang = (text(said) for said in self._said)
        self._part(
            "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>{lang}</dc:language>"
            "</cp:coreProperties>",
        )  # fmt: skip
        self._part(
            "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>Vivencia</Application></Properties>",
        )  # fmt: skip
        relations = Relations()
        relations.to("officeDocument", "ppt/presentation.xml")
        relations.to("core-properties", "docProps/core.xml")
        relations.to("extended-properties", "docProps/app.xml")
        self._relate("", relations)

    def _part(self, name: str, kind: str, xml: str) -> None:
        self._types[name] = kind
        self._write(name, (xml if xml.startswith("<?xml") else _HEAD + xml).encode())

    def _relate(self, name: str, relations: Relations) -> None:
        folder, _, own = name.rpartition("/")
        self._write(f"{folder}/_rels/{own}.rels".lstrip("/"), relations.xml().encode())

    def _write(self, name: str, data: bytes, *, compress: bool = True) -> None:
        info = zipfile.ZipInfo(name, _DATE)
        info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        self._zip.writestr(info, data)


def _kind(kind: str) -> str:
    return f"{_PACKAGE}/relationships/metadata/{kind}" if kind == "core-properties" else f"{_OFFICE}/{kind}"


def _stored(name: str, values: Mapping[str, object]) -> str:
    return Template(resource("slides", f"{name}.xml").read_text(encoding="utf-8")).substitute(values)
