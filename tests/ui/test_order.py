"""Sorting cells and painting formats on the real window."""

from app.canvas.focus import Ref
from tests.typist import Typist
from tests.ui.desk import Desk


def test_a_cell_is_sorted_as_the_language_sorts_in_one_step(desk: Desk) -> None:
    typist = Typist()
    desk.view.board.select(desk.cell_ref("Llegar", "Web"))
    for word in ("zumo", "Ñoquis", "nata", "paso 10", "paso 9"):
        typist.type(word)
        typist.press("Tab", "Shift+Tab")
    before = desk.document
    desk.actions["card.sort_title"].trigger()
    assert desk.titles("Llegar", "Web") == ["nata", "Ñoquis", "paso 9", "paso 10", "zumo"]
    typist.press("Ctrl+Z")
    assert desk.document == before
    desk.view.board.select(Ref("stage", desk.stage("Pedir").id))
    desk.actions["card.sort_best"].trigger()
    assert desk.titles("Pedir", "Tienda") == ["Pide en la barra", "Mira el menú"]


def test_a_format_is_copied_and_pasted_on_several_by_keys(desk: Desk) -> None:
    typist = Typist()
    desk.hand.click(desk.ref("Huele a café"))
    typist.press("Ctrl+Alt+C")
    before = desk.document
    desk.view.board.select(desk.ref("Espera la cola"), desk.ref("Mira el menú"), desk.ref("La cola no avanza"))
    typist.press("Ctrl+Alt+V")
    assert [desk.card(t).emotion for t in ("Espera la cola", "Mira el menú", "La cola no avanza")] == [2, 2, None]
    typist.press("Ctrl+Z")
    assert desk.document == before
