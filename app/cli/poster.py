"""A map or a file becomes a poster."""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.cli.run import open_library, reading_options, tell_issues
from app.cli.words import Parser
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import JourneyMap
from app.exchange.importing import read_file
from app.layout.engine import SheetSize, layout_map
from app.poster.export import PosterSpec, TileSpec, export_pdf
from app.poster.paper import PAPERS, Orientation, parse_length, parse_paper
from app.render.pictures import Pictures, no_pictures
from app.render.png import write_png
from app.render.svg import write_svg
from app.words import language
from app.words.paper import paper_words
from app.words.problems import sentence

FORMATS = (".pdf", ".png", ".svg")


@dataclass(frozen=True, slots=True)
class Source:
    """A map to print, with the document that it stands in."""

    document: Document
    journey: JourneyMap
    pictures: Pictures


def export(given: argparse.Namespace, words: Parser) -> None:
    """Write the poster that the options describe."""
    ending = given.out.suffix.lower()
    spec = _spec(given, words, ending)
    source = _source(given, words)
    lang = given.lang or language()
    said = paper_words(lang)
    paper = spec.paper
    sheet = SheetSize(paper.width, paper.height, paper.margin)
    drawing = layout_map(source.document, source.journey.id, said, sheet)
    title = source.journey.title
    if ending == ".svg":
        write_svg(given.out, drawing, title=title, lang=lang, pictures=source.pictures)
    elif ending == ".pdf":
        export_pdf(drawing, spec, given.out, said, title=title, lang=lang, pictures=source.pictures)
    else:
        with tempfile.TemporaryDirectory(prefix="vivencia-") as folder:
            page = Path(folder) / "page.pdf"
            export_pdf(drawing, spec, page, said, title=title, lang=lang, pictures=source.pictures)
            write_png(given.out, page, dpi=given.dpi)


def _spec(given: argparse.Namespace, words: Parser, ending: str) -> PosterSpec:
    """Paper and sheets; what cannot be is wrong use."""
    if ending not in FORMATS:
        words.error(sentence(Problem("cli.unknown_format", name=given.out.name)))
    if given.tile and ending != ".pdf":
        words.error(sentence(Problem("cli.tiles_are_pdf", name=given.out.name)))
    try:
        paper = parse_paper(given.paper, "portrait" if given.portrait else _lying(given.paper))
        tiles = None
        if given.tile:
            tiles = TileSpec(parse_paper(given.tile), parse_length(given.margin), parse_length(given.overlap))
    except Problem as problem:
        words.error(sentence(problem))
    return PosterSpec(paper, tiles)


def _lying(text: str) -> Orientation | None:
    """A named paper lies unless told to stand; a measured one stays as it was written."""
    return "landscape" if text.strip().lower() in {paper.name.lower() for paper in PAPERS} else None


def _source(given: argparse.Namespace, words: Parser) -> Source:
    """The map of a file, or the one of that id or title in the library."""
    path = Path(given.source)
    if path.exists() or path.suffix.lower() in (".mmd", ".mermaid", ".md", ".markdown", ".csv", ".tsv", ".txt"):
        result = read_file(path, reading_options(given, words))
        tell_issues(result)
        edit = new_project(path.stem, result.maps(skip_broken=given.skip_broken))
        document = Document.of([]).apply(edit)
        return Source(document, _chosen(document, given.map, path.name), no_pictures)
    return _from_library(given)


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
            document, _ = library.load(summary.id)
            kept = {key: asset.data for key in _photos(document) if (asset := library.asset(summary.id, key))}
            maps = [m for m in document.maps if given.source in (m.id, m.title)]
            if not maps and given.source in (summary.name, summary.id):
                maps = document.maps
            found += [Source(document, m, kept.get) for m in maps]
    finally:
        library.close()
    if not found:
        raise Problem("cli.no_such_map", name=given.source)
    if len(found) > 1:
        ids = ", ".join(source.journey.id for source in found)
        raise Problem("cli.several_maps", name=given.source, ids=ids)
    return found[0]


def _photos(document: Document) -> set[str]:
    """The hashes of the pictures of the personas."""
    return {str(p.fields["photo"]) for p in document.personas if "photo" in p.fields}
