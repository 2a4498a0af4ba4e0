"""Make the library that stands for today's schema version in the tests of migrations, once for each version.

python -m tests.store.keep_version
"""

import sys
from pathlib import Path

from app.domain.commands import cards, maps
from app.domain.commands.changing import added
from app.domain.edits import Edit, Label
from app.domain.ids import new_id
from app.domain.records import Answers, Evidence, Link, Opportunity, OwnField, Route
from app.session import EditSession
from app.store.library import Library
from app.store.schema import SCHEMA
from tests.store.samples import card_named, make_cafe, only_map

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def fill(library: Library) -> None:
    """A record of every kind, history with an undo and a redo, a picture, and typing that was cut off."""
    project_id = make_cafe(library)
    session = EditSession(library, project_id)
    journey = only_map(session.document)
    photo = library.put_asset(project_id, "image/png", PICTURE)
    session.do(maps.edit_persona(session.document, journey.id, fields={"photo": photo}))
    card = card_named(session.document, "Pagar en la caja")
    session.do(cards.retitle(session.document, card.id, "Pagar con el móvil"))
    chance = Opportunity(id=new_id(), project_id=project_id, map_id=journey.id, rank="a0", title="Pago móvil")
    source = Evidence(id=new_id(), project_id=project_id, rank="a0", title="Entrevista", fields={"sample": 12})
    links = [
        Link(id=new_id(), project_id=project_id, card_id=card.id, opportunity_id=chance.id),
        Link(id=new_id(), project_id=project_id, card_id=card.id, evidence_id=source.id),
    ]
    session.do(Edit(Label("add_opportunity", {"title": chance.title}), added([chance, source, *links])))
    route = Route(id=new_id(), project_id=project_id, map_id=journey.id, rank="a0", title="Con prisa")
    own = OwnField(id=new_id(), project_id=project_id, rank="a0", title="Coste", fields={"type": "number"})
    told = Answers(id=new_id(), project_id=project_id, evidence_id=source.id, card_id=card.id, measure="satisfaction",
                   values="5,,3")  # fmt: skip
    note = card_named(session.document, "¿Aceptan tarjeta?")
    more = [
        Link(id=new_id(), project_id=project_id, card_id=card.id, route_id=route.id),
        Link(id=new_id(), project_id=project_id, card_id=card.id, note_id=note.id),
    ]
    session.do(Edit(Label("add_route", {"title": route.title}), added([route, own, told, *more])))
    session.do(cards.set_emotion(session.document, [card.id], 2))
    session.undo()
    session.redo()
    session.save_draft("persona", session.document.personas[0].id, "name", "Ana María")


def main() -> None:
    """Write the file, if it is not there: an old version must stay as it was."""
    path = Path(__file__).parent / "data" / f"version-{SCHEMA}.sqlite"
    if path.exists():
        sys.exit(f"{path.name} is there already")
    with Library.open(path, "0.1.0") as library:
        fill(library)
    path.with_name(path.name + "-journal").unlink()


if __name__ == "__main__":
    main()
