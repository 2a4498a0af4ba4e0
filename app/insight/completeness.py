"""How far a map has come on the guided path: five steps, what each asks, what is answered, and where to go on.

Whether a step is skipped is the interface's matter; here only what the document holds counts, so whoever fills the map
without the path finds the path filled.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeVar

from app.domain.document import Document
from app.domain.records import PHASES, Card, Record
from app.insight.lint_finding import Ref, ref
from app.insight.lint_reading import LintReading

R = TypeVar("R", bound=Record)
StepCode = Literal["client", "phases", "motivations", "map", "evaluation"]
STEPS: tuple[StepCode, ...] = ("client", "phases", "motivations", "map", "evaluation")
ASKS: Mapping[StepCode, tuple[str, ...]] = MappingProxyType({
    "client": ("persona", "segment", "audience", "place", "context", "goals", "scenario", "goal"),
    "phases": ("discover", "judge_before", "judge_during", "judge_after", "meet", "stay", "tell"),
    "motivations": ("needs", "moves", "alternatives", "pushes", "holds_back"),
    "map": ("contacts", "placed", "medium", "emotion"),
    "evaluation": ("importance", "satisfaction", "strong", "weak", "change", "owner"),
})  # fmt: skip
"""The codes of the questions of each step, in their order."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a step: answered for ``done`` of ``total`` things.

    ``missing`` are the records to go to for the rest, the first one first; ``field`` is what to fill in there, "" where
    something is to be added or set on the map itself.
    """

    code: str
    done: int
    total: int
    missing: tuple[Ref, ...] = ()
    field: str = ""

    @property
    def fraction(self) -> float:
        """From 0 to 1; a question about nothing that is there yet is not answered."""
        return self.done / self.total if self.total else 0.0

    @property
    def is_answered(self) -> bool:
        """Whether nothing is left to do."""
        return 0 < self.total == self.done


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps."""

    code: StepCode
    asks: tuple[Ask, ...]

    @property
    def fraction(self) -> float:
        """From 0 to 1: the mean of its questions."""
        return sum(ask.fraction for ask in self.asks) / len(self.asks)

    @property
    def next(self) -> Ask | None:
        """The first question that is not wholly answered."""
        return next((ask for ask in self.asks if not ask.is_answered), None)


def completeness(document: Document, map_id: str) -> tuple[Step, ...]:
    """The five steps in order.  Problem("record.gone") where there is no such map."""
    map_ = LintReading(document, map_id, date.min)
    return tuple(Step(code, tuple(_ASKED[code](map_))) for code in STEPS)


def overall(steps: Sequence[Step]) -> float:
    """How far the whole path is gone, from 0 to 1: each step weighs the same."""
    return sum(step.fraction for step in steps) / len(steps)


# -- the steps --------------------------------------------------------------------------------------------------------
def _client(map_: LintReading) -> Iterable[Ask]:
    persona = map_.persona
    yield _one("persona", persona is not None, map_.map)
    for key in ("segment", "audience", "place", "context", "goals"):
        said = persona is not None and bool(persona.fields.get(key))
        yield _one(key, said, persona or map_.map, key if persona is not None else "")
    for key in ("scenario", "goal"):
        yield _one(key, bool(map_.map.fields.get(key)), map_.map, key)


def _phases(map_: LintReading) -> Iterable[Ask]:
    first, last = map_.stages[:1], map_.stages[-1:]
    yield _one("discover", _has_cards(map_, first), first[0] if first else map_.map)
    for phase in PHASES:
        stages = map_.phases[phase]
        met = any(stage.id in map_.contacts for stage in stages)
        yield _one(f"judge_{phase}", met, stages[0] if stages else map_.map)
    yield _each("meet", map_.stages, lambda stage: _has_cards(map_, [stage]), map_.map)
    after = map_.phases["after"]
    yield _one("stay", any(_binds(map_, card) for s in after for card in map_.document.stage_cards(s.id)),
               after[0] if after else map_.map)  # fmt: skip
    told = len(after) > 0 and _has_cards(map_, last) and last[0] in after
    yield _one("tell", told, after[-1] if after else map_.map)


def _motivations(map_: LintReading) -> Iterable[Ask]:
    persona = map_.persona
    for code, kind, key in (("needs", "needs", "needs"), ("moves", "motivations", "motivations")):
        said = bool(map_.notes.get(kind)) or (persona is not None and bool(persona.fields.get(key)))
        yield _one(code, said, persona or map_.map, key if persona is not None else "")
    other = persona is not None and bool(persona.fields.get("alternatives"))
    yield _one("alternatives", other, persona or map_.map, "alternatives" if persona is not None else "")
    forces = {card.fields.get("force") for stage in map_.stages for card in map_.document.stage_cards(stage.id)}
    yield _one("pushes", "driver" in forces, map_.map)
    yield _one("holds_back", "barrier" in forces or bool(map_.notes.get("pains")), map_.map)


def _map(map_: LintReading) -> Iterable[Ask]:
    contacts = map_.touchpoints
    yield _each("contacts", map_.stages, lambda stage: stage.id in map_.contacts, map_.map)
    tray = map_.document.cell(map_.map.id, (None, None))
    placed = [card for stage in map_.stages for card in map_.document.stage_cards(stage.id)]
    yield Ask("placed", len(placed), len(placed) + len(tray), tuple(map(ref, tray if tray or placed else [map_.map])))
    yield _each("medium", contacts, lambda card: bool(map_.medium(card)), map_.map, "medium")
    yield _each("emotion", contacts, lambda card: card.emotion is not None, map_.map)


def _evaluation(map_: LintReading) -> Iterable[Ask]:
    contacts = map_.touchpoints
    yield _each("importance", contacts, lambda card: "importance" in card.fields, map_.map, "importance")
    yield _each("satisfaction", contacts, lambda card: "satisfaction" in card.fields, map_.map, "satisfaction")
    verdicts = {card.fields.get("verdict") for card in contacts}
    place = contacts[0] if contacts else map_.map
    yield _one("strong", "strength" in verdicts, place, "verdict" if contacts else "")
    yield _one("weak", "weakness" in verdicts, place, "verdict" if contacts else "")
    ideas = map_.notes.get("opportunities", ())
    yield _one("change", bool(map_.opportunities or ideas), map_.map)
    if map_.opportunities:
        yield _each("owner", map_.opportunities, lambda one: bool(one.fields.get("owner")), map_.map, "owner")
    else:
        yield Ask("owner", 0, 0, (ref(map_.map),))


_ASKED: dict[StepCode, Callable[[LintReading], Iterable[Ask]]] = {
    "client": _client,
    "phases": _phases,
    "motivations": _motivations,
    "map": _map,
    "evaluation": _evaluation,
}


# -- how it is counted ------------------------------------------------------------------------------------------------
def _one(code: str, answered: bool, place: Record, field: str = "") -> Ask:
    """A question with one answer."""
    return Ask(code, int(answered), 1, () if answered else (ref(place),), field)


def _each(
    code: str, things: Sequence[R], good: Callable[[R], bool], place: Record, field: str = ""
) -> Ask:  # fmt: skip
    """A question to each of several things; without any of them, the ``place`` is where to go."""
    missing = tuple(ref(thing) for thing in things if not good(thing))
    return Ask(code, len(things) - len(missing), len(things), missing if things else (ref(place),), field)


def _has_cards(map_: LintReading, stages: Iterable[Record]) -> bool:
    """Whether anything at all was said of one of these stages."""
    return any(map_.document.stage_cards(stage.id) for stage in stages)


def _binds(map_: LintReading, card: Card) -> bool:
    """Whether a card says why somebody stays: something that feels good, delights or moves them."""
    lane = map_.lane_of.get(str(card.lane_id))
    kind = lane.fields.get("text_kind") if lane is not None else None
    good = card.emotion is not None and card.emotion > 0
    return good or kind in ("delights", "motivations") or card.fields.get("repeat") is True
