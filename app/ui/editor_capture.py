"""Quick capture: a line that becomes a card in a cell, without leaving the line."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.canvas.board import Board
from app.canvas.face_picker import face_icon
from app.canvas.focus import Ref, box_of, cell_of
from app.canvas.view import MapView
from app.domain.capture import Captured, read_line
from app.domain.clips import card_lanes
from app.domain.commands import pasting
from app.domain.commands.pasting import draft_of
from app.domain.drafts import CardDraft
from app.domain.problems import Problem
from app.domain.records import Card, Lane, Stage
from app.ui.capture_bar import CaptureBar
from app.ui.editor_part import EditorPart
from app.ui.theme import Tokens, px
from app.words import T
from app.words.problems import sentence

if TYPE_CHECKING:
    from app.ui.editor import Editor

DRAFT_MS = 250  # a letter is on disk this long after it was typed


class Capture(EditorPart):
    """The bar below the map: each line goes where it says, or where the selection is."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.bar = CaptureBar(editor)
        self.bar.hide()
        editor.below.addWidget(self.bar)
        self.bar.changed.connect(self._changed)
        self.bar.closed.connect(self._close)
        self.bar.line.entered.connect(self._enter)
        self._here: tuple[str, str] = ("", "")
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._draft.timeout.connect(self._keep_draft)
        self.retranslate()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Go to the line, and back from it."""
        return {"card.capture": self._toggle}

    def map_opened(self, board: Board, view: MapView) -> None:
        """A line that was not entered is there again."""
        board.selection_changed.connect(self._follow)
        board.drawing_changed.connect(self._preview)
        self._here = ("", "")
        self._renew()
        text = self.editor.settings.captures.get(board.map_id, "")
        self.bar.line.setText(text)
        self.bar.setVisible(bool(text))
        self._follow()

    def map_left(self, board: Board, view: MapView) -> None:
        """Keep the line that is not entered."""
        self._keep_draft()
        board.scene.marks.show_target(None)
        self.bar.hide()

    def edited(self) -> None:
        """Stages and lanes may have other names."""
        self._renew()
        self._follow()

    def retranslate(self) -> None:
        """The bar in the language in force."""
        self.bar.retranslate()
        self._follow()

    def dress(self, colours: Tokens) -> None:
        """The bar's icon."""
        self.bar.dress(colours)

    # -- the bar ------------------------------------------------------------------------------
    def _toggle(self) -> None:
        if self.bar.line.hasFocus():
            self._to_map()
            return
        self.bar.show()
        self._follow()
        self.bar.line.setFocus()
        self.bar.line.end(False)

    def _close(self) -> None:
        self.bar.hide()
        self._preview()
        self._to_map()

    def _to_map(self) -> None:
        if self.view is not None:
            self.view.setFocus()

    def _changed(self) -> None:
        self._preview()
        if not self._draft.isActive():
            self._draft.start()

    def _keep_draft(self) -> None:
        """The line of this map is in the settings until it is entered."""
        self._draft.stop()
        board, settings = self.board, self.editor.settings
        text = self.bar.line.text()
        if board is None or text == settings.captures.get(board.map_id, ""):
            return
        settings.captures.pop(board.map_id, None)
        if text:
            settings.captures[board.map_id] = text
        settings.save()

    # -- where --------------------------------------------------------------------------------
    def _renew(self) -> None:
        if self.board is not None:
            stages, lanes = self._places(self.board)
            self.bar.show_places([(s.id, s.title) for s in stages], [(ln.id, ln.title) for ln in lanes])

    @staticmethod
    def _places(board: Board) -> tuple[list[Stage], list[Lane]]:
        return board.document.stages(board.map_id), card_lanes(board.document, board.map_id)

    def _follow(self) -> None:
        """The stage and lane of the selection; what it does not say stays as it was, at first the first."""
        board = self.board
        if board is None:
            return
        stages, lanes = self._places(board)
        focus = board.focus
        cell = cell_of(board.document, focus) if focus is not None else None
        stage_id, lane_id = cell if cell is not None else (None, None)
        if focus is not None and focus.kind == "stage":
            stage_id = focus.id
        elif focus is not None and focus.kind == "lane":
            lane_id = focus.id
        stage = next((s for wanted in (stage_id, self._here[0]) for s in stages if s.id == wanted), None)
        lane = next((ln for wanted in (lane_id, self._here[1]) for ln in lanes if ln.id == wanted), None)
        stage, lane = stage or next(iter(stages), None), lane or next(iter(lanes), None)
        self._here = (stage.id if stage else "", lane.id if lane else "")
        self.bar.follow(stage.title if stage else "", lane.title if lane else "")
        self._preview()

    def _landing(self, board: Board, said: Captured) -> tuple[Stage, Lane]:
        """The cell of a line: named in it, chosen in the bar, or selected.  Problem where the map has none."""
        stages, lanes = self._places(board)
        if not stages:
            raise Problem("paste.no_stage")
        if not lanes:
            raise Problem("paste.no_lane")
        chosen = self.bar.chosen()
        at, row = said.place("stage"), said.place("lane")
        stage = stages[at] if at is not None else board.document.find(Stage, chosen[0] or self._here[0])
        lane = lanes[row] if row is not None else board.document.find(Lane, chosen[1] or self._here[1])
        return stage or stages[0], lane or lanes[0]

    def _read(self, board: Board, line: str) -> tuple[Stage, Lane, CardDraft]:
        """What a line makes.  Problem("capture.unknown" or "capture.unclear") where a name in it is not clear."""
        stages, lanes = self._places(board)
        said = read_line(line, [stage.title for stage in stages], [lane.title for lane in lanes])
        stage, lane = self._landing(board, said)
        unclear = said.unclear
        if unclear is not None and not unclear.candidates:
            raise Problem("capture.unknown", name=line[unclear.start : unclear.end])
        if unclear is not None:
            titles: Sequence[Stage | Lane] = stages if unclear.kind == "stage" else lanes
            names = ", ".join(titles[at].title for at in unclear.candidates)
            raise Problem("capture.unclear", name=line[unclear.start : unclear.end], names=names)
        return stage, lane, draft_of(said.words, lane)

    def _preview(self) -> None:
        """Show in the bar and on the map where the line would land."""
        board = self.board
        if board is None:
            return
        marks = board.scene.marks
        if not self.bar.isVisible():
            marks.show_target(None)
            return
        try:
            stage, lane, draft = self._read(board, self.bar.line.text())
        except Problem as problem:
            marks.show_target(None)
            said = sentence(problem) if self.bar.line.text().strip() else ""
            self.bar.preview(said, bad=problem.code != "capture.unclear")
            return
        face = None
        if lane.lane_kind == "channel" and draft.emotion is not None:
            face = face_icon(draft.emotion, px(20), self.editor.devicePixelRatioF(), self.editor.paint)
        self.bar.preview(f"{stage.title} · {lane.title}", face)
        marks.show_target(box_of(board.drawing, Ref("cell", stage.id, lane.id)))

    # -- entering -----------------------------------------------------------------------------
    def _enter(self, lines: list[str]) -> None:
        """Each line becomes a card, all in one edit; where one is not clear, none does, and the line stays."""
        board = self.board
        if board is None:
            return
        try:
            landings = [self._read(board, line) for line in lines if line.strip()]
        except Problem as problem:
            self.editor.failed(problem)
            return
        landings = [one for one in landings if one[2].title]
        if not landings:
            return
        edit = board.attempt(lambda: pasting.add_to_cells(board.document, board.map_id, landings))
        if edit is None:
            return
        self.bar.line.clear()
        self._keep_draft()
        made = [Ref("card", change.record.id) for change in edit.changes if isinstance(change.record, Card)]
        board.select(made[-1])
        if self.view is not None:
            self.view.reveal(made[-1])
        self.bar.line.setFocus()
        if len(made) > 1:
            self.editor.messages.say(T("{n} card added.", "{n} cards added.", n=len(made)))
