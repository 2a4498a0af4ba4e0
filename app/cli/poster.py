"""A map or a file becomes a poster."""

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from app.cli.displays import display_of_options
from app.cli.findings import tell_findings, tell_length
from app.cli.looks import look_of, tell_look
from app.cli.reading import open_library, reading_options, tell_issues
from app.cli.tiles import only_of, tell_choices, tiles_of
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition, picture_hashes
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.exchange.importing import SUFFIXES, read_file
from app.exchange.map_file import FILE_NAME, MEDIA_TYPE, write_map
from app.exchange.pdf_search import is_pdf, read_pdf
from app.poster.export import FileKind, export_file, write_problem
from app.poster.extras import Extras, layer_names
from app.poster.kinds import compose
from app.poster.limits import check
from app.poster.page import Printout
from app.poster.paper import PAPERS, Paper, parse_length, parse_paper, parse_size
from app.poster.press import Press
from app.poster.slides import SLIDE
from app.poster.spec import DeckSpec, PrintSpec
from app.poster.trim import too_long
from app.poster.uses import PAPER_USE, USUAL_PAPERS
from app.poster.whole import GUIDE
from app.render.pdf_about import Attachment
from app.words import T, language
from app.words.paper import paper_words
from app.words.report import finding_texts
from app.words.units import plain

FORMATS: dict[str, FileKind] = {".pdf": "pdf", ".png": "png", ".svg": "svg", ".pptx": "pptx"}


@dataclass(frozen=True, slots=True)
class Source:
    """A map to print, with the document that it stands in; a map of the library has an edition."""

    document: Document
    journey: JourneyMap
    pictures: Mapping[str, bytes]
    edition: Edition = UNKNOWN


def export(given: argparse.Namespace) -> None:
    """Write the poster that the options describe."""
    ending = given.out.suffix.lower()
    spec = _spec(given, ending)
    distance = None if given.distance is None else check("distance", parse_length(given.distance))
    source = _source(given)
    lang = given.lang or language()
    words = paper_words(lang)
    look = look_of(given.look, given.style)
    tell_look(look)
    findings = partial(finding_texts, source.document, source.journey.id, lang)
    display = display_of_options(given, source.document, source.journey.id)
    press = Press(
        source.document, source.journey.id, words, lang, display, look.brand, source.edition, findings
    )  # fmt: skip
    printout = compose(press, spec)
    if given.choices:
        tell_choices(spec, printout)
        return

    def pictures(asset: str) -> bytes | None:
        return source.pictures.get(asset) or look.logos.get(asset)

    try:
        written = export_file(
            printout, given.out, kind=FORMATS[ending], dpi=given.dpi, letters="text" if given.text else "outlines",
            lang=lang, words=press.words, pictures=pictures,
            extras=_extras(given, source, words, look.brand.author),
        )  # fmt: skip
    except OSError as error:
        raise write_problem(given.out, error) from error
    if ending == ".pptx":
        print(f"{given.out}\t{T('{n} slide', '{n} slides', n=len(printout.pages))}")
        return
    _tell_files(written, printout, spec)
    if spec.tiles is None and ending == ".pdf":
        tell_length(spec)
    tell_findings(printout, press, spec, distance, pictures)


def _tell_files(written: Sequence[Path], printout: Printout, spec: PrintSpec) -> None:
    """What was written, on what paper, and how many sheets of it."""
    sheets = sum(page.name != GUIDE for page in printout.pages)
    if printout.tiling is None and len(written) > 1:
        sheets = 1
    for path in written:
        print(f"{path}\t{plain(spec.paper.size)}\t{T('{n} sheet', '{n} sheets', n=sheets)}")


def _extras(given: argparse.Namespace, source: Source, words: Mapping[str, str], author: str) -> Extras:
    """What a PDF is besides its pages.  A map that comes out of a file is not put into it: it has its file."""
    attached: tuple[Attachment, ...] = ()
    if source.edition != UNKNOWN and not given.without_map:
        data = write_map(source.document, source.journey.id, source.pictures, source.edition)
        attached = (Attachment(FILE_NAME, MEDIA_TYPE, data, words["document.map"]),)
    return Extras(
        author=author,
        subject=words["document.subject"],
        made=datetime.now().astimezone().replace(microsecond=0),
        archive=given.archive,
        layers={} if given.without_layers else layer_names(words),
        attachments=attached,
    )


def _spec(given: argparse.Namespace, ending: str) -> PrintSpec:
    """Paper and sheets; what cannot be is wrong use."""
    if ending not in FORMATS:
        raise Problem("cli.unknown_format", name=given.out.name)
    if ending == ".pptx" and given.kind != "poster":
        raise Problem("cli.slides_are_whole", name=given.out.name)
    if given.tile and ending != ".pdf":
        raise Problem("cli.tiles_are_pdf", name=given.out.name)
    if given.tile and PAPER_USE[given.kind] != "map":
        raise Problem("cli.tiles_are_of_maps")
    paper, tiles, deck, bleed = _paper(given), tiles_of(given), _deck(given), _bleed(given)
    if ending == ".pptx":
        return PrintSpec(SLIDE, "slides", content=given.cards)
    only = () if given.choices else only_of(given)
    reduced = too_long(paper) if given.reduce and ending == ".pdf" and given.kind == "poster" and not tiles else 1
    return PrintSpec(paper, given.kind, tiles, only, deck, given.cards, bleed, reduced)


def _deck(given: argparse.Namespace) -> DeckSpec:
    """The cards to cut out, where there are to be any."""
    card = parse_size(given.card_size)
    return DeckSpec(check("card", card.width), check("card", card.height), each=given.each)


def _bleed(given: argparse.Namespace) -> float:
    """How far the ground reaches beyond the poster."""
    bleed = check("bleed", parse_length(given.bleed))
    if bleed and (given.tile or PAPER_USE[given.kind] != "map"):
        raise Problem("cli.bleed_is_of_one_page")
    return bleed


def _paper(given: argparse.Namespace) -> Paper:
    """The paper that was asked for, or the usual one; a measured one stays as it was written unless it is turned."""
    usual, lying = USUAL_PAPERS[PAPER_USE[given.kind]]
    text = given.paper or usual
    named = text.strip().lower() in {paper.name.lower() for paper in PAPERS}
    return parse_paper(text, given.orientation or (lying if named else None))


def _source(given: argparse.Namespace) -> Source:
    """The map of a file, the one inside a poster, or the one of that id or title in the library."""
    path = Path(given.source)
    if is_pdf(path):
        file = read_pdf(path)
        return Source(file.document, file.journey, file.pictures, file.edition)
    if _means_file(path):
        result = read_file(path, reading_options(given))
        edit = new_project(path.stem, result.maps(skip_broken=given.skip_broken))
        document = Document.of([]).apply(edit)
        source = Source(document, _chosen(document, given.map, path.name), {})
        tell_issues(result)
        return source
    return _from_library(given)


def _means_file(path: Path) -> bool:
    """Whether a source is a file and not the id or title of a map."""
    if path.suffix.lower() in (*SUFFIXES, ".txt"):
        return True
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):  # a title that is too long for a file's name
        return False


def _chosen(document: Document, wanted: str | None, name: str) -> JourneyMap:
    """The map of a file that was asked for; the only one where none was."""
    maps = document.maps
    if wanted is None and len(maps) == 1:
        return maps[0]
    found = [m for at, m in enumerate(maps, 1) if wanted in (m.title, str(at))]
    if len(found) != 1:
        titles = "; ".join(f"{at} {m.title}" for at, m in enumerate(maps, 1))
        raise Problem("cli.which_map", name=name, titles=titles)
    return found[0]


def _from_library(given: argparse.Namespace) -> Source:
    """The map with that id, or the only one with that title; a project's name will do where it has one map."""
    library = open_library(given.library)
    try:
        found: list[Source] = []
        for summary in library.projects():
            document, gen = library.load(summary.id)
            edition = Edition(gen, summary.changed, time.time_ns() // 1000)
            kept = {key: asset.data for key in picture_hashes(document) if (asset := library.asset(summary.id, key))}
            maps = [m for m in document.maps if given.source in (m.id, m.title)]
            if not maps and given.source in (summary.name, summary.id):
                maps = document.maps
            found += [Source(document, m, kept, edition) for m in maps]
    finally:
        library.close()
    if not found:
        raise Problem("cli.no_such_map", name=given.source)
    if len(found) > 1:
        ids = ", ".join(source.journey.id for source in found)
        raise Problem("cli.several_maps", name=given.source, ids=ids)
    return found[0]
