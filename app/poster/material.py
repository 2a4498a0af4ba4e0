"""What all pages of one print are made with, and cards set for them: the same cards as on the map."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.records import Card, Lane, Stage
from app.layout.anatomy import CardLook
from app.layout.cards import SetCard
from app.layout.coloring import Coloring, coloring
from app.layout.contents import Contents, contents
from app.layout.same import Same
from app.layout.theme import Theme, ink_of
from app.poster.paper import Paper
from app.poster.press import Press

A4_WIDTH = 210.0
LARGEST_UNIT = 2.0
MOST_LINES = (60, 30, 20, 14, 10, 7, 5, 3, 2, 1)
"""So many lines of a text are tried one after the other until a card fits."""


def unit_of(paper: Paper) -> float:
    """The scale of what stands on a page, against the theme's natural size: 1 on A4, which is read from the hand.

    Larger pages are read from a little further away; on smaller ones everything is smaller.
    """
    share = paper.short_side / A4_WIDTH
    return share if share < 1 else min(LARGEST_UNIT, share**0.5)


@dataclass(slots=True)
class Material:
    """A map with its words and look; ``numbers`` are those of its cards, "3.2" is the second of the third stage."""

    held: Contents
    tray: tuple[Card, ...]
    """The cards that have no place on the map yet."""
    words: Same[Mapping[str, str]]
    theme: Same[Theme]
    coloring: Coloring | None
    numbers: Mapping[str, str]
    state: str = ""
    """Which state of the map it is, where that is known."""
    _known: dict[str, Card] = field(default_factory=dict, init=False, repr=False)
    _limited: dict[int, Same[Theme]] = field(default_factory=dict, init=False, repr=False)

    @property
    def title(self) -> str:
        """The map's title, or what stands for one."""
        return self.held.map.title or self.words.value["map.untitled"]

    @property
    def known(self) -> Mapping[str, Card]:
        """Every card of the map and its tray, by id."""
        if not self._known:
            self._known.update({card.id: card for card in (*self.cards(), *self.tray)})
        return self._known

    def stage_name(self, stage: Stage) -> str:
        """A stage's title, or what stands for one."""
        return stage.title or self.words.value["stage.untitled"]

    def lane_name(self, lane: Lane) -> str:
        """A lane's title, or what stands for one."""
        return lane.title or self.words.value["lane.untitled"]

    def stage_of(self, card: Card) -> int | None:
        """The number of a card's stage, from 0; None where it lies in the tray."""
        return next((n for n, stage in enumerate(self.held.stages) if stage.id == card.stage_id), None)

    def lane_of(self, card: Card) -> Lane | None:
        """A card's lane; None where it lies in the tray."""
        return next((lane for lane in self.held.lanes if lane.id == card.lane_id), None)

    def cards(self) -> list[Card]:
        """The cards of the map in the order of their numbers."""
        return [card for column in range(len(self.held.stages)) for card in stage_cards(self.held, column)]

    def look(self, lane: Lane | None, width: float, scale: float) -> CardLook:
        """How cards of a lane look at a width."""
        kind = None if lane is not None and lane.lane_kind == "channel" else ""
        if lane is not None and lane.lane_kind == "text":
            kind = str(lane.fields.get("text_kind", "free"))
        return CardLook(width, scale, kind, ink_of(self.theme.value, kind or "free"), self.coloring)

    def note_look(self, text_kind: str, width: float, scale: float) -> CardLook:
        """How a note of that kind looks at a width, in whatever lane."""
        return CardLook(width, scale, text_kind, ink_of(self.theme.value, text_kind), self.coloring)

    def set_card(self, card: Card, look: CardLook, room: float) -> SetCard:
        """A card with as much of its text as fits into a height; the least where nothing does."""
        for most in MOST_LINES:
            made = SetCard(card, look, self.words, self._theme(most))
            if made.height <= room:
                break
        return made

    def _theme(self, most: int) -> Same[Theme]:
        """The look in which no text of a card has more lines than that."""
        limits = self.theme.value.limits
        if most >= limits.card:
            return self.theme
        if most not in self._limited:
            fewer = replace(limits, card=most, card_title=min(most, limits.card_title))
            self._limited[most] = Same(replace(self.theme.value, limits=fewer))
        return self._limited[most]


def material(press: Press) -> Material:
    """What the pages of a press are made with."""
    held = contents(press.document, press.map_id)
    tray = tuple(press.document.cell(press.map_id, (None, None)))
    shown = coloring(held, press.display, press.theme)
    return Material(held, tray, Same(press.words), Same(press.theme), shown, _numbers(held), press.state)


def stage_cards(held: Contents, column: int) -> list[Card]:
    """The cards of a stage: its touchpoints in journey order, then the others lane by lane."""
    touched = held.touchpoints[column]
    known = {card.id for card in touched}
    lanes = range(len(held.lanes))
    return [*touched, *(c for row in lanes for c in held.cells.get((column, row), ()) if c.id not in known)]


def _numbers(held: Contents) -> dict[str, str]:
    columns = range(len(held.stages))
    return {c.id: f"{column + 1}.{n}" for column in columns for n, c in enumerate(stage_cards(held, column), 1)}
