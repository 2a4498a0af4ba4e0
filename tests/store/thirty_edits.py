"""Thirty steps of one person's work, of every kind that writes; the same each time."""

import random
from collections.abc import Callable, Iterator

from app.domain.commands import cards, grid, maps, personas
from app.domain.commands.typing import type_text
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.edits import Edit
from app.session import EditSession
from tests.store.samples import only_map

STEPS = 30
LONG = "Una palabra larga, ¿verdad? "


def make(session: EditSession, kind: int, words: str) -> Edit:
    """An edit of one of ten kinds, with these words in it."""
    document = session.document
    map_id = only_map(document).id
    pool = document.cards(map_id)
    stage, lane = document.stages(map_id)[0], document.lanes(map_id)[0]
    makers: list[Callable[[], Edit]] = [
        lambda: cards.retitle(document, pool[-1].id, words),
        lambda: cards.add_cards(document, map_id, (stage.id, lane.id), [CardDraft(words, None, None)] * 6),
        lambda: cards.set_fields(document, [card.id for card in pool], {"text": words}),
        lambda: grid.add_stage(document, map_id, StageDraft(words[:40])),
        lambda: cards.move(document, [pool[0].id], (document.stages(map_id)[-1].id, lane.id), 0),
        lambda: maps.edit_map(document, map_id, title=words[:60]),
        lambda: cards.delete(document, [card.id for card in pool[-3:]]),
        lambda: grid.add_lane(document, map_id, LaneDraft("text", words[:30], {"text_kind": "thoughts"})),
        lambda: personas.add_persona(document, words[:30], {"quote": words}),
        lambda: cards.duplicate(document, [pool[0].id, pool[1].id]),
    ]
    few = kind % len(makers) == 6 and len(pool) < 8  # not all cards go
    return makers[1 if few else kind % len(makers)]()


def steps(session: EditSession, seed: int = 3) -> Iterator[str]:
    """Take the steps, and say what each was once it is acknowledged."""
    rng = random.Random(seed)
    for number in range(STEPS):
        words = f"{number} " + LONG * rng.choice((1, 3, 10, 40))
        match number % 6:
            case 3:
                session.undo()
                yield "undone"
            case 4 if number > 20:
                session.library.put_asset(session.project_id, "image/png", rng.randbytes(30_000))
                yield "a picture"
            case 5:
                card = session.document.cards(only_map(session.document).id)[0]
                session.save_draft("card", card.id, "title", words)
                yield "typed"
                session.do(type_text(session.document, "card", card.id, "title", words))
                yield "kept"
            case _:
                session.do(make(session, rng.randrange(10), words))
                yield "done"
