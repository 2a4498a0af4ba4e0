"""One page on its way: what is put on it, and in the end a ``Page`` with footer and number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.layout.cards import SetCard
from app.layout.dates import written_date
from app.layout.legend import NAME
from app.layout.shapes import Box, Drawing, Group, Rect, Shape, smallest_size
from app.layout.theme import CAP_HEIGHT, Theme
from app.layout.typeset import Block, Style, set_line, set_text
from app.poster.material import Material, unit_of
from app.poster.page import Page, Placement, Printout
from app.poster.paper import Paper
from app.poster.words import fill

EDGE = 12.0
"""The white border of a page, at natural scale."""
FOOTER = 7.0
"""The height of a footer with the room above it, at natural scale."""


@dataclass(slots=True)
class Leaf:
    """A page of a paper; ``name`` and ``bookmark`` as ``Page`` says.

    What is put is drawn in its order, but cards always last.
    """

    made: Material
    paper: Paper
    name: str
    bookmark: str = ""
    groups: list[Group] = field(default_factory=list)
    cards: list[Group] = field(default_factory=list)
    shortened: dict[str, None] = field(default_factory=dict)
    footed: bool = True
    size: float = 0.0
    """Another scale than that of pages of this size; 0 is the usual one."""
    kept: float = 0.0
    """So much is kept free above the footer, at natural scale."""

    @property
    def unit(self) -> float:
        """The scale of what stands on it."""
        return self.size or unit_of(self.paper)

    @property
    def theme(self) -> Theme:
        """The look."""
        return self.made.theme.value

    @property
    def room(self) -> Box:
        """Where its contents go: within the border, above the footer."""
        edge = EDGE * self.unit
        low = (FOOTER * self.unit if self.footed else 0.0) + self.kept * self.unit
        return Box(edge, edge, self.paper.width - 2 * edge, self.paper.height - 2 * edge - low)

    def put(self, shapes: Sequence[Shape], box: Box | None = None, owner: str = "", about: str = "") -> None:
        """Shapes whose (0, 0) is a box's corner, or the page's."""
        place = box or Box(0.0, 0.0, self.paper.width, self.paper.height)
        made = tuple(shapes)
        self.groups.append(
            Group(owner or self.made.held.map.id, "part", place.x, place.y, place.w, place.h, made, None, about)
        )  # fmt: skip

    def put_card(self, card: SetCard, box: Box) -> None:
        """A card in a box as wide as it was set, and at least as high."""
        self.cards.append(Group.of(card.card.id, "card", box, card, card.overview))
        if card.cut:
            self.shortened[card.card.id] = None

    def write(
        self, text: str, style: Style, box: Box, most: int | None = None, owner: str = "", align: str = "start"
    ) -> Block:  # fmt: skip
        """A text from a box's corner and in its width; one that is cut is remembered as ``owner``'s."""
        block = set_text(text, style, box.w, most, "center" if align == "center" else "start")
        left = box.x + (box.w - block.width if align == "end" else 0.0)
        if block.rows:
            self.put(block.at(left, box.y), None, owner)
        if block.cut:
            self.shortened[owner or self.made.held.map.id] = None
        return block

    def remind(self, text: str, style: Style, box: Box) -> None:
        """A line of what the page belongs to, at the left in every script; of a long one the beginning says enough."""
        block = set_text(text, style, box.w, 1)
        self.put(block.at(box.x - sum(dx for dx, _ in block.rows), box.y), None)

    def page(self, number: int, count: int) -> Page:
        """The page, the ``number``th of so many."""
        if self.footed:
            self._foot(number, count)
        width, height = self.paper.width, self.paper.height
        ground = Rect(Box(0.0, 0.0, width, height), fill=self.theme.colors.page)
        whole = Group(self.made.held.map.id, "page", 0.0, 0.0, width, height, (ground,), self.theme.colors.page)
        groups = (whole, *self.groups, *self.cards)
        smallest = min((smallest_size(group.shapes) for group in groups), default=0.0)
        drawing = Drawing(
            width,
            height,
            groups,
            smallest_text=smallest * CAP_HEIGHT if smallest < 1e9 else 0.0,
            shortened=tuple(self.shortened),
        )
        return Page(width, height, (Placement(drawing, bookmarks=False),), (), self.name, self.bookmark)

    def _foot(self, number: int, count: int) -> None:
        """A line, and below it the map's name at the left and the page's number at the right.

        Between them stands which state of the map it is and the house's note; below the name where they have no room.
        """
        unit, colors, held, words = self.unit, self.theme.colors, self.made.held, self.made.words.value
        left, width, apart = self.room.x, self.room.w, 8 * self.unit
        top = self.paper.height - EDGE * unit - 2.6 * unit
        style = Style("regular", 2.5 * unit, colors.quiet)
        place = set_line(fill(words, "pages.number", n=number, count=count), style)
        frame = self.theme.frame
        date = self.made.state or written_date(str(held.map.fields.get("date", "")), words)
        needed = [part for part in (date, frame.note, words.get("footer.note", "")) if part]
        room = width - place.width - apart
        self.put([Rect(Box(left, top - 2.4 * unit, width, self.theme.spacing.hairline), fill=colors.line)])
        self.put(place.at(left + width - place.width, top), None)
        named = " · ".join(filter(None, (frame.mark, self.made.title, held.client)))
        title = set_line(named, style).width
        for parts in ((*needed, NAME), needed):
            more = set_line(" · ".join(parts), style)
            if more.width + apart + title < room:
                room -= more.width + apart
                self.put(more.at(left + width - place.width - apart - more.width, top))
                break
        else:
            self.write(" · ".join(needed), style, Box(left, top + 4.0 * unit, width, 0.0), 1)
        self.remind(named, style, Box(left, top, room, 0.0))


def finished(title: str, leaves: Sequence[Leaf]) -> Printout:
    """The print of these pages."""
    return Printout(title, tuple(leaf.page(n, len(leaves)) for n, leaf in enumerate(leaves, 1)))
