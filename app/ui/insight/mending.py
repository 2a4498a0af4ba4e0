"""Carries out what a finding offers; one mend is one edit, or leads to where a person can do it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.domain.commands import cards, grid, linking, maps, opportunities
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.records import Card, Phase
from app.insight.lint_finding import Mend
from app.ui.backlog.page import BacklogPage
from app.ui.editor_places import EditorPlaces
from app.ui.insight.choosing import Choice, choose
from app.ui.insight.linking import ask_link, ask_touchpoint
from app.words import T
from app.words.fields import phase_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

ON_MAP: dict[str, Literal["card", "stage", "lane", "persona", "map"]] = {
    "card": "card", "stage": "stage", "lane": "lane", "persona": "persona", "journey_map": "map",
}  # fmt: skip
"""The kinds of records that can be selected on the map."""


def map_ref(ref: tuple[str, str]) -> Ref | None:
    """A record as something that can be selected; None for what has no place on the map."""
    kind = ON_MAP.get(ref[0])
    return Ref(kind, ref[1]) if kind is not None else None


class Mending:
    """Does the mends of an editor's map."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor

    def mend(self, mend: Mend) -> None:
        """Do it, or go to where it is done."""
        board = self._editor.board
        if board is None:
            return
        steps: dict[str, Callable[[Board, Mend], object]] = {
            "set_field": self._fill_in,
            "set_emotion": self._show_card,
            "edit_text": self._write,
            "add_opportunity": self._add_opportunity,
            "link_opportunity": partial(self._link, "opportunity"),
            "link_evidence": partial(self._link, "evidence"),
            "add_to_route": partial(self._link, "route"),
            "link_touchpoint": self._link_touchpoint,
            "add_touchpoint": self._add_touchpoint,
            "add_stage": self._add_stage,
            "delete_stage": self._delete_stage,
            "add_lane": self._add_lane,
            "add_persona": self._add_persona,
            "choose_persona": self._choose_persona,
            "check_today": self._check_today,
        }
        steps.get(mend.code, self._show)(board, mend)

    # -- going there --------------------------------------------------------------------------
    def _show(self, _board: Board, mend: Mend) -> None:
        ref = map_ref(mend.ref)
        if ref is not None:
            self._editor.part(EditorPlaces).show(ref, source="insight")

    def _show_card(self, board: Board, mend: Mend) -> None:
        self._show(board, mend)
        if self._editor.view is not None:
            self._editor.view.setFocus()

    def _fill_in(self, board: Board, mend: Mend) -> None:
        """The field in the inspector; what has no place on the map is asked for where it is listed."""
        if mend.ref[0] == "opportunity":
            self._ask_in_backlog(mend)
            return
        self._show(board, mend)
        inspector = self._editor.inspector
        if inspector is not None and map_ref(mend.ref) is not None:
            inspector.ask_for(mend.ref[0], mend.field)

    def _ask_in_backlog(self, mend: Mend) -> None:
        """The cell of an opportunity, ready to be written in."""
        self._editor.table["insight.backlog"].trigger()
        page = self._editor.findChild(BacklogPage)
        if page is not None:
            page.ask_for(mend.ref[1], mend.field)

    def _write(self, board: Board, mend: Mend) -> None:
        """In place for the title, else in the inspector."""
        ref, view = map_ref(mend.ref), self._editor.view
        if ref is None or view is None:
            return
        if mend.field not in ("", "title"):
            self._fill_in(board, mend)
            return
        self._show(board, mend)
        view.setFocus()
        view.edit(ref)

    # -- edits --------------------------------------------------------------------------------
    def _add_opportunity(self, board: Board, mend: Mend) -> None:
        card = board.document.find(Card, mend.ref[1])
        if card is not None:
            title = T("Improve: {title}", title=" ".join(card.title.split()) or T("this contact"))
            board.attempt(
                lambda: opportunities.add_opportunity(board.document, board.map_id, title, card_ids=[card.id])
            )

    def _link(self, kind: linking.LinkKind, board: Board, mend: Mend) -> None:
        """Choose what the card belongs to, or make it."""
        ask_link(self._editor, board, kind, [mend.ref[1]])

    def _link_touchpoint(self, board: Board, mend: Mend) -> None:
        ask_touchpoint(self._editor, board, mend.ref[1])

    def _add_touchpoint(self, board: Board, mend: Mend) -> None:
        lane = next((ln for ln in board.document.lanes(board.map_id) if ln.lane_kind == "channel"), None)
        if lane is not None:
            board.add_card((mend.ref[1], lane.id))

    def _add_stage(self, board: Board, mend: Mend) -> None:
        phase: Phase | None = next((p for p in ("before", "during", "after") if p == mend.value), None)
        if phase is None:
            return
        order = ("before", "during", "after")
        stages = board.document.stages(board.map_id)
        at = sum(order.index(stage.phase) <= order.index(phase) for stage in stages)
        draft = StageDraft(phase_name(phase), phase)
        board.attempt(lambda: grid.add_stage(board.document, board.map_id, draft, at))

    def _delete_stage(self, board: Board, mend: Mend) -> None:
        board.attempt(lambda: grid.delete_stage(board.document, mend.ref[1]))

    def _add_lane(self, board: Board, mend: Mend) -> None:
        title = T("Website") if mend.value == "digital" else T("Shop")
        fields = {"medium": mend.value, "icon": "web" if mend.value == "digital" else "shop"}
        lanes = board.document.lanes(board.map_id)
        at = max((n for n, lane in enumerate(lanes, 1) if lane.lane_kind == "channel"), default=len(lanes))
        draft = LaneDraft("channel", title, fields)
        board.attempt(lambda: grid.add_lane(board.document, board.map_id, draft, at))

    def _add_persona(self, board: Board, _mend: Mend) -> None:
        board.attempt(lambda: maps.edit_persona(board.document, board.map_id, name=T("New persona")))

    def _choose_persona(self, board: Board, _mend: Mend) -> None:
        choices = [Choice(p.id, p.name) for p in board.document.personas]
        id_ = choose(self._editor, T("Whose journey is it?"), choices, T("Choose"))
        if id_:
            board.attempt(lambda: maps.choose_persona(board.document, board.map_id, id_))

    def _check_today(self, board: Board, mend: Mend) -> None:
        today = {mend.field: date.today().isoformat()}  # noqa: DTZ011 - the day on this person's wall
        if mend.ref[0] == "card":
            board.attempt(lambda: cards.set_fields(board.document, [mend.ref[1]], today))
        else:
            board.attempt(lambda: maps.edit_map(board.document, mend.ref[1], fields=today))
