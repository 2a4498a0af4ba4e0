"""A whole map by keys alone: from nothing to sixty cards with faces, and what that costs in keys."""

from collections.abc import Callable
from pathlib import Path

from app.domain.commands.maps import new_project
from app.domain.drafts import MapDraft
from app.session import open_library
from app.ui.main_window import MainWindow
from tests.typist import Typist

STAGES = ("Descubrir", "Comparar", "Elegir", "Comprar", "Recibir", "Volver")
LANES = ("Tienda", "Web")
FACES = (-2, -1, 0, 1, 2)
ROWS = 5  # cards in each of the 12 cells
KEYS_A_CARD = 2.25  # keys that are not text, the way from cell to cell included


def text_of(stage: str, lane: str, row: int) -> str:
    """What the card says."""
    return f"{stage} en {lane.lower()} {row + 1}"


def face_of(column: int, row: int) -> int:
    """Every face comes up."""
    return FACES[(column + row) % 5]


def fill_cell(typist: Typist, stage: str, lane: str, column: int) -> None:
    """Five cards into the selected cell: a letter opens the first, Enter each further one, Alt+digit keeps and sets."""
    for row in range(ROWS):
        if row:
            typist.press("Return")
        typist.type(text_of(stage, lane, row))
        typist.press(f"Alt+{face_of(column, row) + 3}")


def build_grid(typist: Typist) -> None:
    """Six stages and two channels: each name, and the key that asks for the next."""
    typist.press("Return")
    for at, name in enumerate(STAGES):
        typist.type(name)
        typist.press("Ctrl+Return" if at + 1 < len(STAGES) else "Return")
    typist.press("Ctrl+Shift+L", "Down", "Right", "Return")
    for at, name in enumerate(LANES):
        typist.type(name)
        typist.press("Ctrl+Return" if at + 1 < len(LANES) else "Return")


def test_sixty_cards_with_faces_from_an_empty_map_without_the_mouse(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    with open_library(path, back_up=False) as library:
        edit = new_project("Proyecto", [MapDraft("Vacío")])
        library.create(edit)
    project = edit.changes[0].record.id
    window = make_window()
    window.open_project(project)
    typist = Typist()

    build_grid(typist)
    grid_keys = typist.presses
    typist.press("Up", "Tab")  # from the last lane's header to the first cell: one lane up, and into it
    for lane in LANES:
        for column, stage in enumerate(STAGES):
            fill_cell(typist, stage, lane, column)
            typist.press("Tab")
    window.close()

    with open_library(path, back_up=False) as library:
        document, _ = library.load(project)
    made = document.maps[0].id
    stages, lanes = document.stages(made), document.lanes(made)
    assert [s.title for s in stages] == list(STAGES)
    assert [ln.title for ln in lanes] == list(LANES)
    for below in lanes:
        for column, above in enumerate(stages):
            cards = document.cell(made, (above.id, below.id))
            assert [c.title for c in cards] == [text_of(above.title, below.title, row) for row in range(ROWS)]
            assert [c.emotion for c in cards] == [face_of(column, row) for row in range(ROWS)]
    assert len(document.cards(made)) == 60

    # 13 keys for the grid of 6 stages and 2 lanes. For 60 cards with faces 122 more: one for each face (60), one for
    # each card that is not the first of its cell (48), one to the next cell (12), two to the first.
    assert grid_keys == 13
    assert typist.presses - grid_keys == 122
    assert (typist.presses - grid_keys) / 60 <= KEYS_A_CARD


def test_each_card_is_one_step_back(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db", back_up=False) as library:
        edit = new_project("Proyecto", [MapDraft("Vacío")])
        library.create(edit)
    window = make_window()
    window.open_project(edit.changes[0].record.id)
    typist = Typist()
    build_grid(typist)
    assert window.session is not None
    empty = window.session.document
    typist.press("Up", "Tab")
    typist.type("Mira el escaparate")
    typist.press("Ctrl+Return")
    typist.type("Entra :)")
    typist.press("Tab")
    session = window.session
    made = [(c.title, c.emotion) for c in session.document.cards(session.document.maps[0].id)]
    assert made == [("Mira el escaparate", None), ("Entra", 1)]
    typist.press("Ctrl+Z")
    assert [c.title for c in session.document.cards(session.document.maps[0].id)] == ["Mira el escaparate"]
    typist.press("Ctrl+Z")
    assert session.document == empty
    typist.press("Ctrl+Y", "Ctrl+Y")
    assert [(c.title, c.emotion) for c in session.document.cards(session.document.maps[0].id)] == made
