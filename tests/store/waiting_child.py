"""Another program that works on a project while its library cannot be written, until it is killed.

    python -m tests.store.waiting_child LIBRARY PROJECT

Says when it has opened the project, does some edits and begins to type when it is told to, says how many wait, and
sleeps.
"""

import sys
import time
from pathlib import Path

from app.domain.commands import cards
from app.session import EditSession
from app.store.library import Library
from tests.store.samples import card_named


def main() -> None:
    """Do it."""
    path, project_id = Path(sys.argv[1]), sys.argv[2]
    session = EditSession(Library.open(path), project_id, patient=True)
    card, other = (card_named(session.document, title) for title in ("Buscar un sitio", "Pagar en la caja"))
    session.save_draft("card", card.id, "title", "Buscar s")  # the library takes this
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.readline()
    session.save_draft("card", card.id, "title", "Buscar sombra")
    session.do(cards.retitle(session.document, card.id, "Buscar sombra y silla"))
    session.do(cards.set_emotion(session.document, [other.id], 2))
    session.do(cards.retitle(session.document, other.id, "No"))
    session.undo()
    session.save_draft("card", other.id, "title", "Pagar con el móv")
    session.save_draft("card", other.id, "title", "Pagar con el móvil")
    sys.stdout.write(f"{len(session.waiting.edits)} {len(session.waiting.drafts)} {session.waiting.aside.is_kept}\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    main()
