"""Pasting clips, lines and tables into a map."""

import pytest

from app.domain.clips import Clip, clip_cards, clip_lane, clip_stage
from app.domain.commands import maps, pasting
from app.domain.commands.pasting import Place
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.rules import check, problems

DRAFT = MapDraft(
    "Café",
    (StageDraft("Llegar", "before"), StageDraft("Pedir"), StageDraft("Pagar", "after")),
    (
        LaneDraft("emotion", "Curva"), LaneDraft("channel", "Tienda"), LaneDraft("channel", "Web"),
        LaneDraft("text", "Dolores", {"text_kind": "pains"}),
    ),
    (CardDraft("a", 0, 1, 2, {"importance": 3}), CardDraft("b", 0, 1), CardDraft("c", 1, 2, -1), CardDraft("d", 2, 3)),
)  # fmt: skip
STAGE, LANE = StageDraft("Nueva"), LaneDraft("channel", "Nuevo", {"icon": "other"})


def document_of(*drafts: MapDraft) -> Document:
    """A project of these maps."""
    return Document.of([]).apply(maps.new_project("P", drafts or [DRAFT]))


def done(document: Document, edit: Edit) -> Document:
    """The document after an edit that keeps every rule and can be taken back."""
    check(document, edit)
    after = document.apply(edit)
    assert problems(after) == []
    assert after.apply(edit.inverse()) == document
    return after


def grid(document: Document, at: int = 0) -> dict[tuple[str, str], list[str]]:
    """The texts of a map's cells by the titles of stage and lane."""
    made = document.maps[at].id
    return {
        (s.title, ln.title): texts
        for s in document.stages(made)
        for ln in document.lanes(made)
        if (texts := [c.title for c in document.cell(made, (s.id, ln.id))])
    }


def place(document: Document, column: int, row: int, index: int | None = None, at: int = 0) -> Place:
    """A cell by its column and its row among all lanes."""
    made = document.maps[at].id
    return Place((document.stages(made)[column].id, document.lanes(made)[row].id), index)


def clip_of(document: Document, *titles: str) -> Clip:
    """The cards of these texts."""
    made = document.maps[0].id
    return clip_cards(document, made, [c.id for c in document.cards(made) if c.title in titles])


def test_cards_keep_their_places_to_each_other_and_everything_said_of_them() -> None:
    document = document_of()
    clip = clip_of(document, "a", "c")
    after = done(document, pasting.paste_cards(document, document.maps[0].id, clip, place(document, 1, 2)))
    assert grid(after)[("Pedir", "Web")] == ["c", "a"]
    assert grid(after)[("Pagar", "Dolores")] == ["d", "c"]
    copy = after.cell(after.maps[0].id, place(after, 1, 2).cell)[1]
    assert (copy.emotion, copy.fields) == (2, {"importance": 3})


def test_cards_pasted_over_the_edge_lie_at_the_edge_and_behind_the_chosen_card() -> None:
    document = document_of()
    clip = clip_of(document, "a", "b", "c")
    after = done(document, pasting.paste_cards(document, document.maps[0].id, clip, place(document, 2, 3, 0)))
    assert grid(after)[("Pagar", "Dolores")] == ["a", "b", "c", "d"]
    after = done(
        document, pasting.paste_cards(document, document.maps[0].id, clip_of(document, "b"), place(document, 0, 1, 1))
    )
    assert grid(after)[("Llegar", "Tienda")] == ["a", "b", "b"]


def test_a_stage_finds_the_lanes_of_the_same_names_in_another_map() -> None:
    other = MapDraft("Otro", (StageDraft("Uno"),), (LaneDraft("channel", "WEB"), LaneDraft("channel", "Teléfono")))
    document = document_of(DRAFT, other)
    first, second = (m.id for m in document.maps)
    clip = clip_stage(document, document.stages(first)[1].id)
    after = done(document, pasting.paste_stage(document, second, clip, 1))
    assert grid(after, 1) == {("Pedir", "WEB"): ["c"]}
    lane = clip_lane(document, document.lanes(first)[1].id)
    after = done(document, pasting.paste_lane(document, second, lane, 0))
    assert grid(after, 1) == {("Uno", "Tienda"): ["a", "b"]}
    assert [ln.title for ln in after.lanes(second)] == ["Tienda", "WEB", "Teléfono"]


def test_nothing_is_pasted_where_there_is_no_cell() -> None:
    document = document_of(DRAFT, MapDraft("Vacío"), MapDraft("Solo etapas", (StageDraft("S"),)))
    first, empty, stages = (m.id for m in document.maps)
    with pytest.raises(Problem, match=r"paste\.no_stage"):
        pasting.paste_cards(document, empty, clip_of(document, "a"), Place((None, None)))
    with pytest.raises(Problem, match=r"paste\.no_lane"):
        pasting.paste_cards(document, stages, clip_of(document, "a"), Place((None, None)))
    with pytest.raises(Problem, match=r"paste\.no_lane"):
        pasting.paste_stage(document, stages, clip_stage(document, document.stages(first)[0].id), 0)
    with pytest.raises(Problem, match=r"paste\.no_stage"):
        pasting.paste_lane(document, empty, clip_lane(document, document.lanes(first)[1].id), 0)


def test_lines_become_cards_with_faces_where_there_are_touchpoints() -> None:
    document = document_of()
    made = document.maps[0].id
    after = done(
        document, pasting.paste_table(document, made, [[["uno :)", "dos :("]]], place(document, 0, 1, 1), STAGE, LANE)
    )
    cards = after.cell(made, place(after, 0, 1).cell)
    assert [(c.title, c.emotion) for c in cards] == [("a", 2), ("uno", 1), ("dos", -1), ("b", None)]
    after = done(document, pasting.paste_table(document, made, [[["uno :)"]]], place(document, 0, 3), STAGE, LANE))
    assert grid(after)[("Llegar", "Dolores")] == ["uno :)"]


def test_a_table_fills_cells_and_the_map_grows_for_it() -> None:
    document = document_of()
    made = document.maps[0].id
    table = [[["1"], ["2", "3"], []], [[], ["4"], ["5"]], [["6"], [], ["7"]]]
    edit = pasting.paste_table(document, made, table, place(document, 1, 2), STAGE, LANE)
    after = done(document, edit)
    assert [s.title for s in after.stages(made)] == ["Llegar", "Pedir", "Pagar", "Nueva"]
    assert [ln.title for ln in after.lanes(made)] == ["Curva", "Tienda", "Web", "Dolores", "Nuevo"]
    assert after.lanes(made)[-1].fields["text_kind"] == "pains"
    found = grid(after)
    assert found[("Pedir", "Web")] == ["c", "1"]
    assert found[("Pagar", "Web")] == ["2", "3"]
    assert found[("Pagar", "Dolores")] == ["d", "4"]
    assert found[("Nueva", "Dolores")] == ["5"]
    assert found[("Pedir", "Nuevo")] == ["6"]
    assert found[("Nueva", "Nuevo")] == ["7"]
    assert (edit.label.params["stages"], edit.label.params["lanes"], edit.label.params["count"]) == (1, 1, 7)


def test_a_table_with_headings_finds_stages_and_lanes_by_name_and_makes_the_missing_ones() -> None:
    document = document_of()
    made = document.maps[0].id
    table = [[[], ["pagar"], ["Volver"]], [["WEB"], ["1"], ["2"]], [["Teléfono"], ["3"], []]]
    after = done(document, pasting.paste_table(document, made, table, place(document, 0, 1), STAGE, LANE))
    assert [s.title for s in after.stages(made)] == ["Llegar", "Pedir", "Pagar", "Volver"]
    assert [ln.title for ln in after.lanes(made)] == ["Curva", "Tienda", "Web", "Dolores", "Teléfono"]
    found = grid(after)
    assert (found[("Pagar", "Web")], found[("Volver", "Web")], found[("Pagar", "Teléfono")]) == (["1"], ["2"], ["3"])


def test_a_table_makes_a_map_of_an_empty_one() -> None:
    document = document_of(MapDraft("Vacío"))
    made = document.maps[0].id
    table = [[[], ["Llegar"], ["Pagar"]], [["Tienda"], ["1"], ["2"]]]
    after = done(document, pasting.paste_table(document, made, table, Place((None, None)), STAGE, LANE))
    assert grid(after) == {("Llegar", "Tienda"): ["1"], ("Pagar", "Tienda"): ["2"]}


def test_a_table_that_is_too_large_is_refused() -> None:
    document = document_of()
    made = document.maps[0].id
    for table, code in (
        ([[["x"]] * 201], "paste.too_many_stages"),
        ([[["x"]]] * 101, "paste.too_many_lanes"),
        ([[["x"] * 2001]], "paste.too_many_cards"),
    ):
        with pytest.raises(Problem) as told:
            pasting.paste_table(document, made, table, place(document, 0, 1), STAGE, LANE)
        assert told.value.code == code


def test_names_become_stages_and_lanes() -> None:
    document = document_of()
    made = document.maps[0].id
    after = done(document, pasting.add_stages(document, made, ["x", "y"], 1))
    assert [(s.title, s.phase) for s in after.stages(made)][:4] == [
        ("Llegar", "before"), ("x", "before"), ("y", "before"), ("Pedir", "during"),
    ]  # fmt: skip
    after = done(document, pasting.add_lanes(document, made, [LaneDraft("channel", "x"), LaneDraft("channel", "y")], 2))
    assert [ln.title for ln in after.lanes(made)] == ["Curva", "Tienda", "x", "y", "Web", "Dolores"]
