"""The guided path as a part of the editor: which question is asked now, and what becomes of the answer.

How far the path is follows from the document alone; only what somebody skipped is kept, for each map, in the settings.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from app.canvas.board import Board
from app.canvas.focus import Ref
from app.canvas.view import MapView
from app.insight.completeness import STEPS, Ask, Step, StepCode, completeness, overall
from app.insight.lint_finding import Mend
from app.ui.editor_part import EditorPart
from app.ui.editor_places import EditorPlaces
from app.ui.editor_session import Remembering
from app.ui.guide.answers import Answering
from app.ui.guide.asking import Asking
from app.ui.guide.path_panel import PathPanel
from app.ui.guide.question import Question, of_the_same, step_first
from app.ui.guide.steps_tree import Place, count_text
from app.ui.insight.mending import Mending, map_ref
from app.ui.theme import Tokens
from app.words import T
from app.words.guide import question, question_help, step_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

ACTION = "guide.path"
WAIT_MS = 120
"""So long after an edit made elsewhere the path is read again."""


class GuidedPath(EditorPart):
    """Owns the panel, and reads the map only while the panel is seen."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self.panel = PathPanel()
        self.at: Place | None = None
        """The question that is asked; None where nothing is left to ask."""
        self.steps: Sequence[Step] = ()
        self._question: Question | None = None
        self._asked: tuple[Place | None, Ask | None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)
        self._answered = False
        editor.panels.add(ACTION, self.panel, self._show)
        panel = self.panel
        panel.left.connect(self._to_map)
        panel.close_button.clicked.connect(lambda: editor.panels.want(ACTION, False))
        panel.skip_button.clicked.connect(self._skip)
        panel.show_button.clicked.connect(self._show_on_map)
        panel.tree.chosen.connect(lambda place: self.go(*place))
        self.retranslate()

    # -- showing ------------------------------------------------------------------------------
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Show the path, or put it away."""
        return {ACTION: self._toggle}

    def _toggle(self) -> None:
        self.editor.panels.want(ACTION, not self.editor.panels.wants(ACTION))
        if self.panel.isVisible():
            self.editor.part(Remembering).set_widths()
            self.panel.enter()

    def _show(self) -> None:
        """The panel as it is wished."""
        panels = self.editor.panels
        if not (panels.wants(ACTION) and self.board is not None) and self.panel.has_keys:
            self._to_map()
        if panels.show(ACTION, self.board is not None):
            self._read()
        else:
            self.panel.leave()

    def _to_map(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def map_opened(self, board: Board, view: MapView) -> None:
        """The path of another map, at its first open question."""
        self.at, self._asked = None, None
        self._show()

    def map_left(self, board: Board, view: MapView) -> None:
        """What was typed and not kept is kept; without a map there is nothing to ask."""
        self._soon.stop()
        self.panel.leave()
        self.panel.put(None)
        self._question = self._asked = None

    def edited(self) -> None:
        """The map says more now, or less."""
        if self.editor.panels.wants(ACTION) and not self._soon.isActive():
            self._soon.start(WAIT_MS)

    # -- where on the path --------------------------------------------------------------------
    @property
    def _skipped(self) -> tuple[str, ...]:
        return self.editor.settings.skipped.get(self.editor.map_id or "", ())

    def _places(self) -> list[tuple[Place, Ask]]:
        return [((step.code, ask.code), ask) for step in self.steps for ask in step.asks]

    def _next(self, behind: Place | None) -> Place | None:
        """The first open question that was not skipped, from here on and then from the beginning."""
        places = self._places()
        at = next((n for n, (place, _) in enumerate(places) if place == behind), -1)
        for place, ask in (*places[at + 1 :], *places[: at + 1]):
            if not ask.is_answered and ".".join(place) not in self._skipped:
                return place
        return None

    def _read(self) -> None:
        """Read the map again, and go on where the question has its answer now."""
        board = self.board
        if board is None or not self.editor.panels.wants(ACTION):
            return
        own, self._answered = self._answered, False
        self.steps = completeness(board.document, board.map_id)
        found, before = dict(self._places()), self._asked[1] if self._asked is not None else None
        ask = found.get(self.at) if self.at is not None else None
        elsewhere = before is not None and not before.is_answered and not self._is_begun
        if ask is None or (ask.is_answered and (own or elsewhere)):
            self.at = self._next(self.at)
            ask = found.get(self.at) if self.at is not None else None
        self._put(ask, anew=own)

    def go(self, step: StepCode, code: str) -> None:
        """Ask this question now."""
        self.panel.leave()
        self.at, self._asked = (step, code), None
        self._read_as_it_is()
        self.panel.enter()
        self._lead_the_eye()

    def _read_as_it_is(self) -> None:
        """The question that was chosen, though it may have its answer."""
        board = self.board
        if board is not None and self.at is not None:
            self._soon.stop()
            self._answered = False
            self.steps = completeness(board.document, board.map_id)
            self._put(dict(self._places())[self.at], anew=True)

    # -- asking -------------------------------------------------------------------------------
    def _put(self, ask: Ask | None, *, anew: bool) -> None:
        """Show a question.  One that is there already stays while somebody may be answering it, in the words of now."""
        place, board, old = self.at, self.board, self.panel.answering
        if board is None:
            return
        same = not anew and self._asked is not None and place == self._asked[0]
        before = self._question if same else None
        if before is not None and ask is not None:
            ask = of_the_same(before, ask, board.document, begun=self._is_begun)
        question = self._make(board, place, ask)
        if before is not None and old is not None and old.is_begun and not question.takes(before, old):
            question = before  # what is being typed was meant otherwise
        self._question, self._asked = question, (place, ask)
        if before is not None and old is not None and question.is_as(before):
            old.refresh()
        else:
            self._exchange(question.make(), old if before is not None else None, anew=anew)
        self._say(place, ask)

    @property
    def _is_begun(self) -> bool:
        return self.panel.answering is not None and self.panel.answering.is_begun

    def _exchange(self, new: Answering, old: Answering | None, *, anew: bool) -> None:
        """Another widget to answer with; what stands in the ``old`` one and is not kept yet comes along."""
        panel = self.panel
        keys = panel.has_keys and not panel.tree.hasFocus()
        if old is not None:
            new.take_over(old)
        new.answered.connect(self._has_answered)
        panel.put(new)
        if keys:
            panel.enter()
            if anew:
                self._lead_the_eye()

    def _make(self, board: Board, place: Place | None, ask: Ask | None) -> Question:
        if place is None or ask is None:
            return self._end(board)
        return Asking(self.editor, board, self.go).put(place[0], ask)

    def _end(self, board: Board) -> Question:
        """Nothing is left to ask but what was skipped."""
        if any(not ask.is_answered for _, ask in self._places()):
            return step_first(board, T("Only what you skipped is left."), T("Ask it again"), self._unskip)
        show = self.editor.table["insight.findings"].trigger
        return step_first(board, T("All five steps are answered."), T("What the map says"), show)

    def _say(self, place: Place | None, ask: Ask | None) -> None:
        """The words around the answer."""
        panel = self.panel
        whole = overall(self.steps)
        panel.meter.setValue(round(whole * 100))
        panel.percent.setText(f"{int(whole * 100)} %")
        asked = place is not None and ask is not None
        if place is not None and ask is not None:
            number = T("Step {n} of {total}", n=STEPS.index(place[0]) + 1, total=len(STEPS))
            panel.where.setText(" · ".join(filter(None, (number, step_name(place[0]), count_text(ask)))))
            panel.question.setText(question(*place))
            panel.help.setText(question_help(*place))
        else:
            panel.where.setText("")
            panel.question.setText(T("Nothing is left to ask."))
            panel.help.setText("")
        for label in (panel.where, panel.help):
            label.setVisible(asked)
        about = self._question.about if self._question is not None else ""
        panel.about.setText(about)
        panel.about.setVisible(bool(about))
        panel.keep_place_for(2 if ask is not None and ask.total > 1 else 1)
        panel.skip_button.setVisible(asked)
        panel.show_button.setVisible(asked)
        again = place is not None and ".".join(place) in self._skipped
        panel.skip_button.setText(T("Next") if again or (ask is not None and ask.is_answered) else T("Skip"))
        panel.skip_button.setToolTip(T("Go on without an answer; it stays open in the list below"))
        panel.tree.show_steps(self.steps, self._skipped, place)

    def _has_answered(self) -> None:
        """Go on once the events of the answer's field are over."""
        self._answered = True
        self._soon.start(0)

    # -- buttons ------------------------------------------------------------------------------
    def _skip(self) -> None:
        """Go on; an open question is not asked again by itself."""
        self.panel.leave()
        place, board = self.at, self.board
        if place is None or board is None:
            return
        ask = dict(self._places())[place]
        if not ask.is_answered and not self._answered:
            self.editor.settings.skip(board.map_id, ".".join(place))
        self.at = self._next(place)
        self._asked = None
        self._question = None
        self._soon.stop()
        self._read()
        self.panel.enter()
        self._lead_the_eye()

    def _unskip(self) -> None:
        self.editor.settings.skipped.pop(self.editor.map_id or "", None)

    def _lead_the_eye(self) -> None:
        """Select the card or the cell that a question is about, so that all see it."""
        place = self._question.place if self._question is not None else None
        if place is not None and place.kind in ("card", "cell", "lane"):
            self.editor.part(EditorPlaces).show(place, source="guide")

    def _show_on_map(self) -> None:
        """Go where this can be said, and leave the keyboard there."""
        board, ask = self.board, self._asked[1] if self._asked is not None else None
        if board is None or ask is None or self._question is None:
            return
        if ask.missing and ask.field and ask.missing[0][0] in ("persona", "journey_map", "opportunity"):
            Mending(self.editor).mend(Mend("set_field", ask.missing[0], ask.field))
            return
        missing = map_ref(ask.missing[0]) if ask.missing else None
        self.editor.part(EditorPlaces).show(self._question.place or missing or Ref("map", board.map_id), source="guide")
        self._to_map()

    # -- looks --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """Everything in the language in force."""
        self.panel.leave()
        self.panel.retranslate()
        self.panel.tree.start_anew()
        self._question = None
        if self.panel.isVisible():
            self._read()

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance; an answer that is being typed has none of its own."""
        self.panel.dress(colours)
        if self.panel.isVisible() and not self._is_begun:
            self._question = None
            self._read()
