"""A small project to try things on."""

from pathlib import Path

from app.domain.commands import maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.edits import Edit
from app.domain.records import Card, JourneyMap
from app.session import EditSession
from app.store.library import Library

CAFE = MapDraft(
    "Una visita al café",
    (StageDraft("Antes", "before"), StageDraft("Durante"), StageDraft("Después", "after")),
    (LaneDraft("channel", "Local", {"icon": "shop"}), LaneDraft("text", "Ideas", {"text_kind": "thoughts"})),
    (
        CardDraft("Buscar un sitio", 0, 0, 0, {"importance": 3}),
        CardDraft("Pagar en la caja", 1, 0, -1, {"importance": 5, "moment_of_truth": True}),
        CardDraft("¿Aceptan tarjeta?", 1, 1),
        CardDraft("Una idea suelta", None, None),
    ),
    PersonaDraft("Ana", {"age": "34", "quote": "Sin prisa"}),
)


def new_cafe(name: str = "Café", client: str = "Tueste SA") -> Edit:
    """The edit that makes a project with one map."""
    return maps.new_project(name, [CAFE], client)


def make_cafe(library: Library) -> str:
    """A project with one map; its id."""
    edit = new_cafe()
    library.create(edit)
    return edit.changes[0].record.id


def only_map(document: Document) -> JourneyMap:
    """The map of the sample."""
    (journey,) = document.maps
    return journey


def card_named(document: Document, title: str) -> Card:
    """A card by its text."""
    (card,) = [card for card in document.all(Card) if card.title == title]
    return card


def stored(path: Path, project_id: str) -> Document:
    """What another program would read from the file."""
    with Library.open(path) as library:
        return library.load(project_id)[0]


OPENED: list[Library] = []
"""What the next two opened; closed after each test."""


def reopened(session: EditSession) -> EditSession:
    """The same project after the program was closed and started again."""
    session.close()
    session.library.close()
    return killed(session)


def killed(session: EditSession) -> EditSession:
    """The same project after the program was killed: nothing was closed or said."""
    OPENED.append(Library.open(session.library.path))
    return EditSession(OPENED[-1], session.project_id)
