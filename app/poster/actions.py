"""What each owner has to see to: a sheet for each with boxes to tick, and one of what has no owner yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.fields import field_of
from app.domain.records import Card, Lane, Opportunity, Value
from app.layout.cards import SetCard
from app.layout.dates import written_date
from app.layout.shapes import Box, Path, Rect, Symbol
from app.layout.symbols import face_name
from app.layout.typeset import TIGHT, Style, set_line, set_text
from app.poster.leaf import Leaf, finished
from app.poster.material import Material, material, unit_of
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.words import fill

TICK = 6.0
NUMBER = 11.0
ASIDE = 0.36
"""The share of the width for what is said beside a card."""
CARD = 1.04
"""The scale of cards."""
BLANK_LINE = 7.5
"""Between two lines to write on."""
_BETWEEN = 3.6


@dataclass(slots=True)
class Owner:
    """What somebody answers for, in the order of the journey; "" is nobody, to whom fall only contacts that hurt and
    notes that ask for something to be done."""

    name: str
    tasks: list[Opportunity]
    cards: list[Card]


def owners_of(made: Material, tasks: Sequence[Opportunity]) -> list[Owner]:
    """Every owner by name, nobody last.  Names that differ only in spaces and capitals are one owner."""
    found: dict[str, Owner] = {}

    def of(record: Card | Opportunity) -> Owner:
        name = " ".join(str(record.fields.get("owner", "")).split())
        return found.setdefault(name.casefold(), Owner(name, [], []))

    for task in tasks:
        of(task).tasks.append(task)
    lanes = {lane.id: lane for lane in made.held.lanes}
    for card in (*made.cards(), *made.tray):
        if card.fields.get("owner") or card.lane_id is None or _asks(card, lanes[card.lane_id]):
            of(card).cards.append(card)
    return [found[key] for key in sorted(found, key=lambda key: (not key, key))]


def _asks(card: Card, lane: Lane) -> bool:
    """Whether somebody should answer for a card of a lane: a contact that hurts, a pain, an opportunity."""
    if lane.lane_kind == "channel":
        return card.emotion is not None and card.emotion < 0
    return lane.fields.get("text_kind") in ("pains", "opportunities")


def action_pages(press: Press, spec: PrintSpec) -> Printout:
    """The sheets of all owners; a map without cards has one page that says so."""
    made = material(press)
    leaves: list[Leaf] = []
    for owner in owners_of(made, press.document.opportunities(press.map_id)):
        leaves += _Sheet(made, spec.paper, owner, f"{len(leaves) + 1}").leaves()
    if not leaves:
        leaf = Leaf(made, spec.paper, "1")
        title = leaf.write(made.title, Style("bold", 7 * leaf.unit, leaf.theme.colors.ink), leaf.room, 6)
        below = Box(leaf.room.x, leaf.room.y + title.height + 6 * leaf.unit, leaf.room.w, 0.0)
        leaf.write(
            made.words.value["pages.no_cards"], Style("regular", 3.2 * leaf.unit, leaf.theme.colors.quiet), below
        )
        leaves.append(leaf)
    return finished(press.title, leaves)


class _Sheet:
    """The pages of one owner."""

    def __init__(self, made: Material, paper: Paper, owner: Owner, name: str) -> None:
        self.made, self.paper, self.owner, self.name = made, paper, owner, name
        self.unit = unit_of(paper)
        self.words = made.words.value
        self.done: list[Leaf] = []
        self.y = self.top = 0.0

    def leaves(self) -> list[Leaf]:
        """The pages."""
        self.turn()
        for task in self.owner.tasks:
            self.put(self._task(task), "", self._of_task(task), [])
        for card in self.owner.cards:
            if self.owner.name:
                asked = [self.words["pages.next_step"], self.words["pages.by_when"]]
                self.put(self._card(card), self.made.numbers.get(card.id, ""), self._of_card(card), asked)
            else:
                self.put_unowned(card)
        return self.done

    @property
    def leaf(self) -> Leaf:
        """The page that is being filled."""
        return self.done[-1]

    @property
    def card_width(self) -> float:
        """How wide cards are."""
        return self.leaf.room.w * (1 - ASIDE) - (TICK + NUMBER + 4.0) * self.unit

    def turn(self) -> None:
        """Begin the next page: the owner's name, and what the page is of."""
        number, unit, owner = len(self.done) + 1, self.unit, self.owner
        title = owner.name or self.words["pages.no_owner"]
        name = self.name if number == 1 else f"{self.name}-{number}"
        self.done.append(Leaf(self.made, self.paper, name, title if number == 1 else ""))
        leaf, room, colors = self.leaf, self.leaf.room, self.leaf.theme.colors
        quiet = Style("regular", 2.8 * unit, colors.quiet)
        said = leaf.write(self.made.title, replace(quiet, weight="semibold"), room, 2)
        y = room.y + said.height + 3.6 * unit
        size = 10.0 * unit
        shown = title if number == 1 else fill(self.words, "pages.continued", title=title)
        style = Style("bold", 6.4 * unit, colors.ink, TIGHT)
        leaf.put([Symbol("mark:owner", room.x, y - 1.4 * unit, size, colors.accent_text)])
        block = leaf.write(shown, style, Box(room.x + size * 1.25, y, room.w - size * 1.25, 0.0), 3)
        y += max(block.height, size * 0.8) + 2.4 * unit
        count = len(owner.tasks) + len(owner.cards)
        told = fill(self.words, "pages.one_thing" if count == 1 else "pages.things", n=count)
        y += leaf.write(told, quiet, Box(room.x, y, room.w, 0.0), 1).height + 2.6 * unit
        leaf.put([Rect(Box(room.x, y, room.w, 0.6 * unit), fill=colors.navy)])
        self.y = self.top = y + 4.4 * unit

    def fits(self, height: float) -> bool:
        """Whether that has room on the page; on an untouched one everything has."""
        return self.y == self.top or self.y + height <= self.leaf.room.bottom + 1e-6

    # -- rows -----------------------------------------------------------------------------------
    def _card(self, card: Card) -> SetCard:
        look = self.made.look(self.made.lane_of(card), self.card_width, CARD * self.unit)
        card = replace(card, fields={key: value for key, value in card.fields.items() if key != "owner"})
        return self.made.set_card(card, look, self.leaf.room.bottom - self.top)

    def _task(self, task: Opportunity) -> SetCard:
        """An opportunity looks as a note of one."""
        fields: dict[str, Value] = {"text": str(task.fields.get("text", ""))}
        note = Card(id=task.id, project_id=task.project_id, map_id=task.map_id, rank=task.rank, title=task.title,
                    fields=fields)  # fmt: skip
        look = self.made.note_look("opportunities", self.card_width, CARD * self.unit)
        return self.made.set_card(note, look, self.leaf.room.bottom - self.top)

    def _of_card(self, card: Card) -> list[str]:
        """Stage and lane of a card."""
        column, lane = self.made.stage_of(card), self.made.lane_of(card)
        if column is None or lane is None:
            return [self.words["pages.no_place"]]
        return [f"{column + 1}  {self.made.stage_name(self.made.held.stages[column])}", self.made.lane_name(lane)]

    def _of_task(self, task: Opportunity) -> list[str]:
        """Kind, state, day, impact and effort of an opportunity: what of them is said."""
        fields, words = task.fields, self.words
        said = [words[f"{key}.{fields[key]}"] for key in ("action", "status") if fields.get(key)]
        due = written_date(str(fields.get("due", "")), words)
        lines = [" · ".join(said)] if said else []
        lines += [fill(words, "pages.due", date=due)] if due else []
        for key in ("impact", "effort"):
            if isinstance(fields.get(key), int):
                top = field_of("opportunity", key).high
                lines.append(fill(words, f"pages.{key}", value=fields[key], top=top))
        return lines or [words["kind.opportunities"]]

    def put(self, card: SetCard, number: str, said: Sequence[str], asked: Sequence[str]) -> None:
        """A box to tick, the card, what is said of it, and lines to write on."""
        unit, colors = self.unit, self.leaf.theme.colors
        quiet = Style("regular", 2.7 * unit, colors.quiet)
        aside = self.leaf.room.w * ASIDE - 5 * unit
        blocks = [set_text(text, quiet, aside, 3) for text in said]
        height = max(card.height, sum(b.height + 1.8 * unit for b in blocks) + len(asked) * BLANK_LINE * unit)
        if not self.fits(height):
            self.turn()
        leaf, room = self.leaf, self.leaf.room
        self._tick(number)
        leaf.put_card(card, Box(room.x + (TICK + NUMBER + 4.0) * unit, self.y, card.look.width, card.height))
        x, y = room.right - aside, self.y + 1.2 * unit
        for block in blocks:
            leaf.put(block.at(x, y), None, card.card.id)
            if block.cut:
                leaf.shortened[card.card.id] = None
            y += block.height + 1.8 * unit
        for text in asked:
            y += BLANK_LINE * unit
            self._line(text, x, y - 1.6 * unit, aside)
        self._end_row(height)

    def put_unowned(self, card: Card) -> None:
        """A box, the card's face and title, where it stands, and a line for the name of an owner."""
        unit, colors = self.unit, self.leaf.theme.colors
        left = (TICK + NUMBER + 4.0) * unit
        aside = self.leaf.room.w * ASIDE - 5 * unit
        size = 6.4 * unit
        width = self.leaf.room.w - left - aside - 5 * unit - size * 1.35
        named = Style("semibold" if card.title else "regular", 2.9 * unit, colors.ink, 1.25)
        title = set_text(card.title or self.words["card.untitled"], named, width, 4)
        quiet = Style("regular", 2.5 * unit, colors.quiet, 1.25)
        place = set_text(" · ".join(self._of_card(card)), quiet, width, 2)
        height = max(size, title.height + place.height + 1.6 * unit)
        if not self.fits(height):
            self.turn()
        leaf, room = self.leaf, self.leaf.room
        self._tick(self.made.numbers.get(card.id, ""))
        x = room.x + left
        shapes = [*title.at(x + size * 1.35, self.y + 0.6 * unit)]
        shapes += place.at(x + size * 1.35, self.y + 0.6 * unit + title.height + 1.6 * unit)
        lane = self.made.lane_of(card)
        contact = lane is not None and lane.lane_kind == "channel"
        face = card.emotion is not None or contact
        leaf.put(shapes, None, card.id, card.title)
        if face:
            color = colors.emotions[card.emotion]
            leaf.put([Symbol(face_name(card.emotion), x, self.y, size, color, colors.features)], None, card.id)
        if title.cut or place.cut:
            leaf.shortened[card.id] = None
        self._line(self.words["mark.owner"], room.right - aside, self.y + 4.4 * unit, aside)
        self._end_row(height)

    def _tick(self, number: str) -> None:
        """The box to tick and the number of a row."""
        leaf, unit, theme = self.leaf, self.unit, self.leaf.theme
        box = Box(leaf.room.x, self.y, TICK * unit, TICK * unit)
        leaf.put([Rect(box, stroke=theme.colors.mark, stroke_width=0.35 * unit, radius=0.8 * unit)])
        line = set_line(number, Style("semibold", 2.6 * unit, theme.colors.quiet))
        leaf.put(line.at(leaf.room.x + (TICK + NUMBER + 2.0) * unit - line.width, self.y + 1.7 * unit))

    def _line(self, text: str, x: float, y: float, width: float) -> None:
        """A word with a line behind it to write on, whose baseline is ``y``."""
        leaf, unit, colors = self.leaf, self.unit, self.leaf.theme.colors
        style = Style("regular", 2.5 * unit, colors.quiet)
        block = set_text(text, style, width * 0.6, 1)
        leaf.put(block.at(x, y - style.cap))
        left = x + block.width + 2 * unit
        leaf.put([Path((("M", left, y + 0.6), ("L", x + width, y + 0.6)), stroke=colors.mark, stroke_width=0.25)])

    def _end_row(self, height: float) -> None:
        """The line under a row."""
        leaf, room = self.leaf, self.leaf.room
        self.y += height + _BETWEEN * self.unit / 2
        if self.y < room.bottom:
            leaf.put([Rect(Box(room.x, self.y, room.w, 0.25), fill=leaf.theme.colors.faint)])
        self.y += _BETWEEN * self.unit / 2
