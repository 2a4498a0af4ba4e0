"""The order for a file: everything that its writing needs, frozen, so that it can be done on another thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition, excerpt, picture_hashes
from app.domain.text import clean_line
from app.exchange.map_file import FILE_NAME, MEDIA_TYPE, write_map
from app.layout.shapes import Picture
from app.poster.extras import Extras, layer_names
from app.poster.page import Printout, shapes_on
from app.render.pdf_about import Attachment
from app.render.pictures import Pictures
from app.render.svg import Letters
from app.ui.poster_choices import Format, PosterChoices
from app.words.paper import paper_words


@dataclass(frozen=True, slots=True)
class Source:
    """The map that is printed, and which state of it."""

    document: Document
    map_id: str
    pictures: Pictures
    edition: Edition = UNKNOWN


@dataclass(frozen=True, slots=True)
class Order:
    """A file to write; ``pictures`` holds the bytes of every picture on the pages, and of the map if it goes along."""

    printout: Printout
    path: Path
    kind: Format
    dpi: int
    letters: Letters
    lang: str
    words: Mapping[str, str]
    """What slides need."""
    pictures: Mapping[str, bytes]
    extras: Extras
    carried: Source | None = None
    """The map that the PDF is to hold."""

    def all_extras(self) -> Extras:
        """The extras with the map written; it may take a moment."""
        if self.carried is None:
            return self.extras
        edition = self.carried.edition
        if self.extras.made is not None:
            edition = replace(edition, printed=microseconds(self.extras.made))
        data = write_map(self.carried.document, self.carried.map_id, self.pictures, edition)
        about = paper_words("es" if self.lang == "es" else "en")["document.map"]
        return replace(self.extras, attachments=(Attachment(FILE_NAME, MEDIA_TYPE, data, about),))


def order_for(source: Source, choices: PosterChoices, author: str, printout: Printout, path: Path) -> Order:
    """The order for what is chosen, the pictures fetched on this thread."""
    words = paper_words(choices.language)
    wanted = {shape.asset for shape in shapes_on(printout) if isinstance(shape, Picture)}
    is_pdf = choices.format == "pdf"
    carried = source if is_pdf and choices.carries else None
    if carried is not None:
        wanted.update(picture_hashes(excerpt(source.document, source.map_id)))
    extras = Extras(
        author=clean_line(author),
        subject=words["document.subject"],
        made=datetime.now().astimezone().replace(microsecond=0),
        archive=choices.archive,
        layers=layer_names(words) if choices.layers else {},
    )
    pictures = {asset: data for asset in sorted(wanted) if (data := source.pictures(asset)) is not None}
    return Order(
        printout,
        path,
        choices.format,
        choices.dpi,
        choices.letters,
        choices.language,
        words,
        pictures,
        extras if is_pdf else Extras(author=extras.author),
        carried,
    )


def microseconds(when: datetime) -> int:
    """A time in UTC microseconds."""
    return round(when.timestamp() * 1_000_000)
