"""Libraries to damage, and the damage."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from app.domain.commands import cards, maps
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.session import EditSession
from app.store.library import Library

PAGE = 4096
STAGES, LANES = 12, 6


def big_map(count: int) -> MapDraft:
    """A map of so many cards."""
    return MapDraft(
        "Un viaje largo",
        tuple(StageDraft(f"Etapa {n}") for n in range(STAGES)),
        tuple(LaneDraft("channel", f"Canal {n}") for n in range(LANES)),
        tuple(
            CardDraft(
                f"Tarjeta {n}, que dice algo", n % STAGES, n // STAGES % LANES, n % 5 - 2, {"importance": n % 5 + 1}
            )
            for n in range(count)
        ),
    )


def make_library(path: Path, count: int, edits: int) -> dict[str, Document]:
    """A library with three projects, so many cards in all, so many edits and some pictures."""
    noise = random.Random(count)
    made: dict[str, Document] = {}
    with Library.open(path) as library:
        for number in range(3):
            edit = maps.new_project(f"Proyecto {number}", [big_map(count // 3)])
            library.create(edit)
            project_id = edit.changes[0].record.id
            session = EditSession(library, project_id)
            for _ in range(edits // 3):
                some = noise.choice(session.document.cards(session.document.maps[0].id))
                session.do(cards.retitle(session.document, some.id, f"Otra {noise.random():.6f}"))
            for _ in range(2):
                library.put_asset(project_id, "image/png", noise.randbytes(9000))
            made[project_id] = session.document
            session.close()
    return made


def to_noise(path: Path, page: int, seed: int) -> None:
    """One page becomes noise; the first has the number 0."""
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(random.Random(seed).randbytes(PAGE))


def pages_of(path: Path) -> int:
    """How many pages a file has."""
    return path.stat().st_size // PAGE


def tables_of(path: Path) -> dict[int, str]:
    """The root page of each table, from 0."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT rootpage, name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {root - 1: name for root, name in rows}
