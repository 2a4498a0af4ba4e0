"""Edits that make one action are taken back and done again together, after a restart too."""

from pathlib import Path

from app.domain.commands import cards, maps
from app.domain.drafts import LaneDraft, MapDraft, StageDraft
from app.domain.edits import Edit, Label
from app.domain.records import Card
from app.session import EditSession, open_library

DRAFT = MapDraft("Mapa", (StageDraft("Pagar"),), (LaneDraft("channel", "Tienda"),))


def write_a_card(session: EditSession, text: str) -> None:
    """Add an empty card, then its text, as typing on the map does."""
    made = session.document.maps[0].id
    cell = (session.document.stages(made)[0].id, session.document.lanes(made)[0].id)
    edit = cards.add_card(session.document, made, cell)
    card_id = edit.changes[0].record.id
    session.do(edit.within(card_id))
    typed = cards.write(session.document, card_id, text)
    session.do(Edit(Label("add_card", {"title": text}), typed.changes).within(card_id))


def titles(session: EditSession) -> list[str]:
    """What the cards say, sorted."""
    return sorted(card.title for card in session.document.all(Card))


def test_both_edits_of_an_action_go_and_come_together(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db", back_up=False) as library:
        edit = maps.new_project("Proyecto", [DRAFT])
        library.create(edit)
        session = EditSession(library, edit.changes[0].record.id)
        empty = session.document
        write_a_card(session, "uno")
        write_a_card(session, "dos")
        session.undo()
        assert titles(session) == ["uno"]
        session.close()
        again = EditSession(library, edit.changes[0].record.id)
        again.undo()
        assert again.document == empty
        for _ in range(3):
            again.redo()
            again.redo()
            assert titles(again) == ["dos", "uno"]
            again.undo()
            again.undo()
            assert again.document == empty
        assert again.undo() is None
        again.close()


def test_an_edit_in_between_parts_an_action(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db", back_up=False) as library:
        edit = maps.new_project("Proyecto", [DRAFT])
        library.create(edit)
        session = EditSession(library, edit.changes[0].record.id)
        write_a_card(session, "uno")
        card = session.document.all(Card)[0]
        session.do(cards.set_emotion(session.document, [card.id], 2))
        session.undo()
        assert titles(session) == ["uno"]
        session.undo()
        assert titles(session) == []
        session.close()
