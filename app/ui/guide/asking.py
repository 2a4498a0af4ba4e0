"""What a question of the guided path is answered with, and what of the map it is about."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.canvas.board import Board
from app.canvas.focus import Ref, cell_ref
from app.domain.commands import cards, grid, maps, opportunities, personas
from app.domain.drafts import LaneDraft, StageDraft
from app.domain.edits import Edit
from app.domain.fields import field_of, suits
from app.domain.records import PHASES, Card, JourneyMap, Lane, Opportunity, Persona, Phase, Stage, Value
from app.insight.completeness import Ask, StepCode
from app.ui.editor_beginning import Beginning
from app.ui.editor_importance import ACTION as SUGGEST
from app.ui.guide.answers import FaceAnswer, FieldAnswer, Said
from app.ui.guide.chosen_answers import BothAnswers, CardAnswer, LineAnswer, Named, PickAnswer, PlaceAnswer
from app.ui.guide.offering import offering
from app.ui.guide.question import Question, step_first
from app.ui.insight.linking import record_title
from app.words import T
from app.words.fields import field_name, phase_name
from app.words.guide import step_name

if TYPE_CHECKING:
    from app.ui.editor import Editor

OF_PERSONA = {"needs": "needs", "moves": "motivations", "alternatives": "alternatives",
              **{key: key for key in ("segment", "audience", "place", "context", "goals")}}  # fmt: skip
"""The fields of the persona that answer a question, by the question's code."""
BINDS = ("delights", "motivations")
"""The kinds of notes that say why somebody stays."""
GLAD = 1
"""The face of a new contact that makes somebody stay."""


class Asking:
    """Makes the questions of one map.  ``lead`` goes to another question, by step and code."""

    def __init__(self, editor: "Editor", board: Board, lead: Callable[[StepCode, str], object]) -> None:
        self._editor = editor
        self._board = board
        self._lead = lead

    def put(self, step: StepCode, ask: Ask) -> Question:
        """The question, about the first thing that lacks an answer."""
        if ask.code == "persona":
            return self._who()
        if ask.code in OF_PERSONA:
            return self._field("persona", self._persona, OF_PERSONA[ask.code])
        if ask.code in ("scenario", "goal"):
            return self._field("journey_map", self._map, ask.code)
        steps: dict[StepCode, Callable[[Ask], Question]] = {
            "phases": self._of_stages, "motivations": self._force, "map": self._of_contacts,
            "evaluation": self._of_scores,
        }  # fmt: skip
        return steps[step](ask)

    # -- the persona and the map itself -------------------------------------------------------
    @property
    def _map(self) -> JourneyMap:
        return self._board.document.get(JourneyMap, self._board.map_id)

    @property
    def _persona(self) -> Persona | None:
        return self._board.document.find(Persona, self._map.persona_id)

    def _who(self) -> Question:
        board, document = self._board, self._board.document
        now, place = self._persona, Ref("map", board.map_id)

        def name(text: str) -> Edit:
            """The one that the map had when it was asked, whoever it is of now."""
            if now is None:
                return maps.new_persona(board.document, board.map_id, name=text)
            return personas.edit_persona(board.document, now.id, name=text)

        there = [(one.id, one.name) for one in document.personas if one.name]
        write = partial(LineAnswer, board, T("Name"), name)
        pick = partial(
            PickAnswer, board, T("Persona"), there,
            lambda id_: maps.choose_persona(board.document, board.map_id, id_),
        )  # fmt: skip
        if now is not None:
            return Question(LineAnswer, (), write, T("Persona"), place, ("persona", now.id))
        if not there:
            return Question(LineAnswer, (), write, T("Persona"), place)
        return Question(BothAnswers, (*there,), lambda: BothAnswers(board, pick(), write()), T("Persona"), place)

    def _field(self, kind: str, record: JourneyMap | Persona | Card | Lane | Opportunity | None, key: str) -> Question:
        """A field of a record, or of the persona that the answer makes."""
        id_ = record.id if record is not None else None
        board, editor = self._board, self._editor
        about = [field_name(kind, key), *([] if record is None or kind == "journey_map" else [record_title(record)])]
        return Question(
            FieldAnswer, (kind, id_, key),
            lambda: FieldAnswer(board, kind, id_, key, editor.channel_icon, editor.picture),
            " · ".join(filter(None, about)), self._ref(kind, id_), (kind, id_) if id_ is not None else None,
        )  # fmt: skip

    def _ref(self, kind: str, id_: str | None) -> Ref | None:
        if kind == "journey_map" or id_ is None:
            return Ref("map", self._board.map_id)
        return Ref(kind, id_) if kind in ("card", "lane", "persona", "stage") else None  # type: ignore[arg-type]

    # -- cards in cells -----------------------------------------------------------------------
    def _of_stages(self, ask: Ask) -> Question:
        """A card in a stage of the phase that the question is about."""
        document = self._board.document
        stages = document.stages(self._board.map_id)
        if not stages:
            return self._first_of_all()
        phase: dict[str, Phase] = {"judge_before": "before", "judge_during": "during", "judge_after": "after",
                                   "stay": "after", "tell": "after"}  # fmt: skip
        wanted = phase.get(ask.code)
        offered = [stage for stage in stages if wanted is None or stage.phase == wanted]
        if not offered and wanted is not None:
            return self._add_stage(wanted)
        if ask.code == "discover":
            offered = stages[:1]
        elif ask.code == "tell":
            offered = stages[-1:] if stages[-1].phase == "after" else offered[-1:]
        elif ask.code == "meet":
            offered = self._missing_stages(ask, stages)
        return self._card_in(offered, binding=ask.code == "stay")

    def _missing_stages(self, ask: Ask, stages: Sequence[Stage]) -> list[Stage]:
        """The first stage that lacks something; any where none does."""
        first = [stage for stage in stages if ask.missing and ask.missing[0] == ("stage", stage.id)]
        return first or list(stages)

    def _card_in(self, stages: Sequence[Stage], *, binding: bool = False) -> Question:
        """A new touchpoint; for what binds a note among those that say it, or a touchpoint that feels good."""
        board = self._board
        lanes = board.document.lanes(board.map_id)
        channels = [lane for lane in lanes if lane.lane_kind == "channel"]
        emotion = None
        if binding:
            notes = [lane for lane in lanes if lane.lane_kind == "text" and lane.fields.get("text_kind") in BINDS]
            channels, emotion = (notes, None) if notes else (channels, GLAD)
        if not channels:
            return self._add_channel()
        offered = _named(stages), _named(channels)
        where = [record_title(stages[0]) if len(stages) == 1 else "", record_title(channels[0]) if len(channels) == 1
                 else ""]  # fmt: skip
        place = " · ".join(filter(None, where))
        about = T("New card in {place}", place=place) if place else ""
        return Question(
            CardAnswer, (*offered, emotion), lambda: CardAnswer(board, T("New card"), *offered, emotion),
            about, cell_ref((stages[0].id, channels[0].id)), ("stage", stages[0].id) if len(stages) == 1 else None,
        )  # fmt: skip

    def _first_of_all(self) -> Question:
        """A map without stages: those that most journeys have."""
        board = self._board
        return step_first(
            board, T("The map has no stages yet."), T("Before, during and after"),
            lambda: self._editor.part(Beginning).add_usual(board), Ref("map", board.map_id),
        )  # fmt: skip

    def _add_stage(self, phase: Phase) -> Question:
        board = self._board
        draft = StageDraft(phase_name(phase), phase)

        def add() -> Edit:
            """Behind the stages of its phase and of those before it, as they are now."""
            stages = board.document.stages(board.map_id)
            at = sum(PHASES.index(stage.phase) <= PHASES.index(phase) for stage in stages)
            return grid.add_stage(board.document, board.map_id, draft, at)

        why = T("The map has no stage of this phase yet: {phase}.", phase=phase_name(phase))
        return step_first(board, why, T("Add the stage"), lambda: board.attempt(add), Ref("map", board.map_id))

    def _add_channel(self) -> Question:
        board = self._board
        draft = LaneDraft("channel", T("Channel"), {"icon": "other"})
        return step_first(
            board, T("The map has no channel yet: a row for the contacts."), T("Add a channel"),
            lambda: board.attempt(lambda: grid.add_lane(board.document, board.map_id, draft, 0)),
            Ref("map", board.map_id),
        )  # fmt: skip

    def _instead(self, step: StepCode, code: str) -> Question:
        """Nothing is there yet to be asked about: another question brings it."""
        why = T("There is no card yet that this could be said of.")
        words = T("First: {step}", step=step_name(step))
        return step_first(self._board, why, words, lambda: self._lead(step, code))

    # -- what cards say -----------------------------------------------------------------------
    def _force(self, ask: Ask) -> Question:
        """Which card drives, or holds back."""
        document = self._board.document
        spec = field_of("card", "force")
        stages = document.stages(self._board.map_id)
        found = [c for s in stages for c in document.stage_cards(s.id) if suits(spec, document.text_kind(c))]
        force = "driver" if ask.code == "pushes" else "barrier"
        return self._pick(found, {"force": force}) if found else self._instead("phases", "discover")

    def _pick(self, found: Sequence[Card], values: dict[str, Value]) -> Question:
        """One of these cards; those of which nothing of the kind is said yet, as long as there are some."""
        board = self._board
        free = [card for card in found if not any(key in card.fields for key in values)]
        named = [(card.id, self._placed(card)) for card in free or found]
        pick = partial(
            PickAnswer, board, T("Card"), named, lambda id_: cards.set_fields(board.document, [id_], values)
        )  # fmt: skip
        return Question(PickAnswer, (*named,), pick, "", None)

    def _placed(self, card: Card) -> str:
        stage = self._board.document.find(Stage, card.stage_id)
        return " · ".join(filter(None, (record_title(card) or T("Untitled card"), record_title(stage))))

    def _of_contacts(self, ask: Ask) -> Question:
        """The fourth step: contacts everywhere, each with its medium and its face."""
        board = self._board
        stages = board.document.stages(board.map_id)
        if ask.code == "contacts":
            return self._card_in(self._missing_stages(ask, stages)) if stages else self._first_of_all()
        card = self._first_card(ask)
        if ask.code == "placed" and ask.is_answered:
            return Question(Said, (), lambda: Said(board, T("Every card lies in a stage.")), "", None)
        if card is None:
            return self._instead("map", "contacts")
        subject = ("card", card.id)
        if ask.code == "placed":
            lanes = [lane for lane in board.document.lanes(board.map_id) if lane.lane_kind in ("channel", "text")]
            if not stages:
                return self._first_of_all()
            if not lanes:
                return self._add_channel()
            offered = _named(stages), _named(lanes)
            place = partial(PlaceAnswer, board, card.id, *offered)
            return Question(PlaceAnswer, offered, place, record_title(card), None, subject)
        if ask.code == "medium":
            question = self._field("lane", board.document.find(Lane, card.lane_id), "medium")
            return replace(question, subject=subject)
        face = partial(FaceAnswer, board, card.id, self._editor.face_icon)
        return Question(FaceAnswer, (), face, self._placed(card), Ref("card", card.id), subject)

    def _first_card(self, ask: Ask) -> Card | None:
        """The first card that lacks an answer; where none does, the first that has one."""
        document = self._board.document
        found = [document.find(Card, id_) for kind, id_ in ask.missing[:1] if kind == "card"]
        if found:
            return found[0]
        contacts = document.touchpoints(self._board.map_id)
        return contacts[0] if contacts and not ask.missing and ask.code != "placed" else None

    def _of_scores(self, ask: Ask) -> Question:
        """The fifth step: scores, what is strong and weak, what to change and who does it."""
        board, document = self._board, self._board.document
        if ask.code in ("importance", "satisfaction"):
            card = self._first_card(ask)
            if card is None:
                return self._instead("map", "contacts")
            question = self._field("card", card, ask.code)
            suggest = ask.code == "importance" and ask.missing
            return offering(question, self._editor.table[SUGGEST]) if suggest else question
        if ask.code in ("strong", "weak"):
            verdict = "strength" if ask.code == "strong" else "weakness"
            contacts = document.touchpoints(board.map_id)
            return self._pick(contacts, {"verdict": verdict}) if contacts else self._instead("map", "contacts")
        ideas = document.opportunities(board.map_id)
        if ask.code == "owner" and ideas:
            lacking = [id_ for kind, id_ in ask.missing if kind == "opportunity"]
            return self._field(
                "opportunity", document.get(Opportunity, lacking[0] if lacking else ideas[0].id), "owner"
            )
        new = partial(
            LineAnswer, board, T("New opportunity"),
            lambda text: opportunities.add_opportunity(board.document, board.map_id, text),
        )  # fmt: skip
        return Question(LineAnswer, (), new, T("Opportunity"), None)


def _named(records: Sequence[Stage] | Sequence[Lane]) -> tuple[Named, ...]:
    return tuple((record.id, record_title(record) or T("Untitled")) for record in records)
