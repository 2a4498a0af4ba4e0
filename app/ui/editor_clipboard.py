"""Copy, cut and paste on the map: as cards between maps and windows, as text, and as a picture."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_of
from app.domain.clips import Clip, card_lanes, clip_cards, clip_lane, clip_stage
from app.domain.commands import copying, pasting
from app.domain.commands.pasting import MOST_CARDS, Place
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.problems import Problem
from app.domain.records import Card, Lane
from app.exchange.clip_json import MEDIA_TYPE, read_clip, write_clip
from app.exchange.clip_text import read_text, write_text
from app.ui.clip_picture import picture_of
from app.ui.editor_part import EditorPart
from app.ui.editor_pictures import Pictures
from app.ui.pictures import rewritten
from app.words import T

MOST_PICTURED = 60
"""More cards are copied without a picture of them: it would take long, and nobody could read it."""
Table = list[list[list[str]]]


class EditorClipboard(EditorPart):
    """What goes to the clipboard of the system and comes from it; what comes is trusted in nothing."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Cut, copy, paste, duplicate."""
        return {
            "edit.cut": self._cut,
            "edit.copy": self._copy,
            "edit.paste": lambda: self.editor.attempt(self._paste),
            "edit.copy_picture": self._copy_picture,
            "edit.duplicate": self._duplicate,
        }

    def is_enabled(self, action_id: str) -> bool:
        """Whether there is something to take."""
        board = self.board
        if board is None or action_id in ("edit.paste", "edit.copy_picture"):
            return board is not None
        focus = board.focus
        if focus is not None and focus.kind == "cell":
            return action_id != "edit.duplicate" and bool(board.document.cell(board.map_id, (focus.id, focus.lane_id)))
        return focus is not None and focus.kind in ("card", "stage", "lane")

    # -- copying ------------------------------------------------------------------------------
    def _copy(self) -> bool:
        """Put what is selected on the clipboard; False where there is nothing."""
        board = self.board
        clip = self._clip(board) if board is not None else None
        if board is None or clip is None:
            return False
        if len(clip.cards) > MOST_CARDS:
            self.editor.failed(Problem("paste.too_many_cards", n=len(clip.cards), limit=MOST_CARDS))
            return False
        pictures = {digest: data for digest in clip.pictures() if (data := self.editor.picture(digest)) is not None}
        said = QMimeData()
        said.setData(MEDIA_TYPE, QByteArray(write_clip(clip, pictures)))
        said.setText(write_text(clip))
        if len(clip.cards) <= MOST_PICTURED:
            said.setImageData(picture_of(board.drawing, self._shown(board), self.editor.picture))
        QGuiApplication.clipboard().setMimeData(said)
        return True

    def _cut(self) -> None:
        board = self.board
        if board is not None and self._copy():
            board.select(*self._shown(board))
            board.delete()

    def _copy_picture(self) -> None:
        """The selection, or the whole map, as a picture and nothing else."""
        board = self.board
        if board is not None:
            image = picture_of(board.drawing, self._shown(board), self.editor.picture)
            QGuiApplication.clipboard().setImage(image)
            said = T("A picture of {width} × {height} pixels is on the clipboard.",
                     width=image.width(), height=image.height())  # fmt: skip
            self.editor.messages.say(said)

    def _clip(self, board: Board) -> Clip | None:
        """The selected cards, those of the selected cell, or the stage or lane; None where there is nothing."""
        focus = board.focus
        if focus is not None and focus.kind == "stage":
            return clip_stage(board.document, focus.id)
        if focus is not None and focus.kind == "lane":
            return clip_lane(board.document, focus.id)
        clip = clip_cards(board.document, board.map_id, [ref.id for ref in self._shown(board) if ref.kind == "card"])
        return clip if clip.cards else None

    def _shown(self, board: Board) -> tuple[Ref, ...]:
        """The selection; of a cell the cards in it."""
        focus = board.focus
        if focus is None or focus.kind != "cell":
            return board.selection
        return tuple(Ref("card", card.id) for card in board.document.cell(board.map_id, (focus.id, focus.lane_id)))

    def _duplicate(self) -> None:
        """A copy right behind what is selected."""
        board = self.board
        focus = board.focus if board is not None else None
        if board is None or focus is None:
            return
        if focus.kind == "stage":
            self._show(board, board.attempt(lambda: copying.duplicate_stage(board.document, focus.id)))
        elif focus.kind == "lane":
            self._show(board, board.attempt(lambda: copying.duplicate_lane(board.document, focus.id)))
        else:
            board.duplicate()

    # -- pasting ------------------------------------------------------------------------------
    def _paste(self) -> None:
        """Paste the best of what the clipboard holds: our own cards, a picture for the selected ones, or text."""
        board = self.board
        said: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where nothing was ever copied
        if board is None:
            return
        if said is None:
            raise Problem("paste.nothing")
        if said.hasFormat(MEDIA_TYPE):
            clip, pictures = read_clip(bytes(said.data(MEDIA_TYPE).data()))
            self._paste_clip(board, clip, pictures)
            return
        if self.editor.part(Pictures).paste(said):
            return
        table = read_text(said.text()) if said.hasText() else []
        if not table:
            raise Problem("paste.nothing")
        self._paste_text(board, table)

    def _paste_clip(self, board: Board, clip: Clip, pictures: Mapping[str, bytes]) -> None:
        document, map_id = board.document, board.map_id
        known = self._take_pictures(clip, pictures)
        lost = len(clip.pictures()) - len(known)
        clip = clip.with_pictures(known)
        if clip.kind == "stage":
            edit = board.attempt(lambda: pasting.paste_stage(document, map_id, clip, self._stage_index(board)))
        elif clip.kind == "lane":
            edit = board.attempt(lambda: pasting.paste_lane(document, map_id, clip, self._lane_index(board)))
        else:
            edit = board.attempt(lambda: pasting.paste_cards(document, map_id, clip, self._place(board)))
        self._show(board, edit)
        if edit is not None and lost:
            self.editor.messages.say(T("{n} picture did not come along.", "{n} pictures did not come along.", n=lost))

    def _take_pictures(self, clip: Clip, pictures: Mapping[str, bytes]) -> dict[str, str]:
        """The hashes that a clip's pictures have in this project; those that it lacks are read with care and kept."""
        session, known = self.editor.session, dict[str, str]()
        for digest in clip.pictures():
            if self.editor.picture(digest) is not None:
                known[digest] = digest
            elif digest in pictures:
                try:
                    kept = session.library.put_asset(session.project_id, *rewritten(pictures[digest], ""))
                except Problem as problem:
                    if not problem.code.startswith("picture."):
                        raise
                    continue
                known[digest] = kept
        return known

    def _paste_text(self, board: Board, table: Table) -> None:
        """Lines on a header are names; otherwise lines and tables are cards."""
        document, map_id, focus = board.document, board.map_id, board.focus
        lines = [line for row in table for cell in row for line in cell]
        flat = len(table) == 1 or all(len(row) == 1 for row in table)
        on_stages = (focus is not None and focus.kind == "stage") or not document.stages(map_id)
        on_lanes = (focus is not None and focus.kind == "lane") or not card_lanes(document, map_id)
        stage, lane = StageDraft(T("New stage")), LaneDraft("channel", T("New channel"), {"icon": "other"})
        if flat and on_stages:
            edit = board.attempt(lambda: pasting.add_stages(document, map_id, lines, self._stage_index(board)))
        elif flat and on_lanes:
            drafts = self._lanes(board, lines)
            edit = board.attempt(lambda: pasting.add_lanes(document, map_id, drafts, self._lane_index(board)))
        else:
            place = self._place(board)
            edit = board.attempt(lambda: pasting.paste_table(document, map_id, table, place, stage, lane))
        self._show(board, edit)
        if edit is not None:
            self._tell_growth(edit)

    def _lanes(self, board: Board, names: list[str]) -> list[LaneDraft]:
        """Lanes of these names, of the kind of the selected one."""
        focus = board.focus
        like = board.document.find(Lane, focus.id) if focus is not None and focus.kind == "lane" else None
        if like is not None and like.lane_kind == "text":
            kind = like.fields.get("text_kind")
            return [LaneDraft("text", name, {"text_kind": kind} if kind else {}) for name in names]
        return [LaneDraft("channel", name, {"icon": "other"}) for name in names]

    def _tell_growth(self, edit: Edit) -> None:
        """Say what a table has added to the map beside its cards."""
        stages, lanes = (int(edit.label.params.get(name, 0)) for name in ("stages", "lanes"))
        added = []
        if stages:
            added.append(T("{n} stage", "{n} stages", n=stages))
        if lanes:
            added.append(T("{n} lane", "{n} lanes", n=lanes))
        if added:
            said = T("The table is larger than the map was. Added: {what}.", what=", ".join(added))
            self.editor.messages.say(said, T("Undo"), self.editor.undo)

    # -- where ----------------------------------------------------------------------------------
    def _place(self, board: Board) -> Place:
        """Behind the selected card; of several, in the cell furthest up and left of them; in the selected cell."""
        document, map_id, focus = board.document, board.map_id, board.focus
        stages = [stage.id for stage in document.stages(map_id)]
        lanes = [lane.id for lane in card_lanes(document, map_id)]
        if not stages or not lanes:
            return Place((None, None))
        if focus is not None and focus.kind in ("stage", "lane"):
            return Place((focus.id, lanes[0]) if focus.kind == "stage" else (stages[0], focus.id))
        cells = [cell for ref in board.selection if (cell := cell_of(document, ref)) is not None]
        places = [(stages.index(s), lanes.index(ln)) for s, ln in cells if s in stages and ln in lanes]
        if not places:
            return Place((stages[0], lanes[0]))
        first = (stages[min(column for column, _ in places)], lanes[min(row for _, row in places)])
        mates = [card.id for card in document.cell(map_id, first)]
        chosen = [mates.index(ref.id) for ref in board.selection if ref.kind == "card" and ref.id in mates]
        return Place(first, max(chosen) + 1 if chosen else None)

    def _stage_index(self, board: Board) -> int:
        """Behind the selected stage or that of the selection; behind the last where nothing is selected."""
        return _behind([stage.id for stage in board.document.stages(board.map_id)], board, "stage", 0)

    def _lane_index(self, board: Board) -> int:
        """Below the selected lane or that of the selection; below the last where nothing is selected."""
        return _behind([lane.id for lane in board.document.lanes(board.map_id)], board, "lane", 1)

    def _show(self, board: Board, edit: Edit | None) -> None:
        """Select what came, cards before headers, and have it in view."""
        if edit is None:
            return
        heads = [change.record for change in edit.changes if change.record.kind in ("stage", "lane")]
        cards = [Ref("card", change.record.id) for change in edit.changes if isinstance(change.record, Card)]
        whole = edit.label.code != "paste_cards"
        refs = [Ref("stage" if heads[0].kind == "stage" else "lane", heads[0].id)] if whole and heads else cards
        board.select(*refs)
        if refs and self.view is not None:
            self.view.reveal(refs[-1])


def _behind(ids: list[str], board: Board, kind: str, part: int) -> int:
    """Behind the focused header of a kind, or behind the stage (``part`` 0) or lane (1) of the focused cell."""
    focus = board.focus
    cell = cell_of(board.document, focus) if focus is not None else None
    here = focus.id if focus is not None and focus.kind == kind else cell[part] if cell is not None else None
    return ids.index(here) + 1 if here in ids else len(ids)
