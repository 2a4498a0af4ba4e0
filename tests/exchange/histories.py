"""Projects with a past, made by the commands that people use; for the tests of files that hold it."""

import base64
from collections.abc import Callable
from random import Random

from app.domain.commands import cards, evidence, grid, linking, maps, own_fields, routes
from app.domain.commands.evidence import AnswersDraft
from app.domain.document import Document
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.exchange.templates import template_draft
from app.session import EditSession
from app.store.library import Library

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one point."""
TITLES = ("Buscar", "Pagar", "Duda", "La cola", "אב", "👩‍🚀", "a\nb")


def worked_on(library: Library, random: Random, steps: int = 30) -> list[Document]:
    """The states of a new project, one after each edit of its history: anything is done to it, and taken back."""
    edit = maps.new_project("Café", [template_draft("cafe", "es", sample=True)], "Tueste SA")
    library.create(edit)
    session = EditSession(library, edit.changes[0].record.id)
    states = [session.document]
    session.subscribe(lambda _edit: states.append(session.document))
    hash_ = library.put_asset(session.project_id, "image/png", PNG)
    for _ in range(steps):
        what = random.random()
        if what < 0.15:
            session.undo()
        elif what < 0.2:
            session.redo()
        else:
            session.do(any_edit(session.document, random, hash_))
    session.close()
    return states


def any_edit(document: Document, random: Random, picture: str = "") -> Edit:
    """One of the things that people do to a map."""
    journey = document.maps[0].id
    stages, lanes = document.stages(journey), document.lanes(journey)
    card = random.choice(document.cards(journey)).id
    cell = (random.choice(stages).id, random.choice(lanes).id)
    title = random.choice(TITLES)
    given: list[Callable[[], Edit]] = [
        lambda: cards.add_card(document, journey, cell, title),
        lambda: cards.write(document, card, title),
        lambda: cards.move(document, [card], cell, 0),
        lambda: cards.set_emotion(document, [card], random.choice([-2, 0, 1, None])),
        lambda: cards.set_fields(document, [card], {"owner": title, "importance": random.choice([1, 5, None])}),
        lambda: grid.add_stage(document, journey, StageDraft(title), random.randrange(len(stages))),
        lambda: grid.add_lane(document, journey, LaneDraft("text", title)),
        lambda: maps.rename_project(document, title),
        lambda: evidence.add_evidence(document, title),
        lambda: own_fields.add_own_field(document, title, fields={"type": "number"}),
    ]
    if picture:
        given.append(lambda: cards.set_fields(document, [card], {"picture": picture}))
    if len(stages) > 3:
        given.append(lambda: grid.delete_stage(document, cell[0]))
    if len(document.cards(journey)) > 5:
        given.append(lambda: cards.delete(document, [card]))
    if document.evidence:
        given.append(lambda: linking.link_cards(document, "evidence", random.choice(document.evidence).id, [card]))
    return given[random.randrange(len(given))]()


def everything(library: Library) -> str:
    """A project with every kind of record, a picture and a past; its id."""
    edit = maps.new_project("Café con prisa", [template_draft("cafe", "es", sample=True)], "Tueste SA")
    library.create(edit)
    session = EditSession(library, edit.changes[0].record.id)
    journey = session.document.maps[0].id
    first, second = session.document.cards(journey)[:2]
    picture = library.put_asset(session.project_id, "image/png", PNG)
    session.do(cards.set_fields(session.document, [first.id], {"picture": picture, "owner": "Marta Ruiz"}))
    session.do(routes.add_route(session.document, journey, "Con prisa", card_ids=[first.id, second.id]))
    session.do(own_fields.add_own_field(session.document, "Coste", fields={"type": "number", "applies": "card"}))
    own = session.document.own_fields[0]
    session.do(cards.set_fields(session.document, [first.id], {f"own.{own.id}": 2.5}))
    answers = [AnswersDraft(first.id, "satisfaction", (5, 4, None, 3))]
    session.do(evidence.add_evidence(session.document, "Encuesta", answers=answers))
    session.do(cards.write(session.document, second.id, "Pagar en la barra"))
    session.undo()
    session.close()
    return session.project_id
