"""Cards to cut out, as many on a sheet as have room, with marks where to cut: those of the map, or empty ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.problems import Problem
from app.domain.records import Lane
from app.layout.shapes import Box, Group, Path, Shape
from app.layout.typeset import Style, set_line
from app.poster.card_faces import Face, card_face, empty_face, lane_face, stage_face
from app.poster.foot import BETWEEN
from app.poster.leaf import Leaf
from app.poster.material import Material, material, stage_cards
from app.poster.page import Printout
from app.poster.paper import Paper
from app.poster.press import Press
from app.poster.spec import DeckSpec, PrintSpec
from app.poster.words import fill

BORDER = 8.0
"""What is left white around the cards at least: the printer's margin with the cutting marks."""
_TICK = 4.0
_AWAY = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of cards on a sheet, side by side without gaps, in its middle."""

    paper: Paper
    width: float
    height: float
    columns: int
    rows: int

    @property
    def count(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    @property
    def box(self) -> Box:
        """All places together."""
        w, h = self.columns * self.width, self.rows * self.height
        return Box((self.paper.width - w) / 2, (self.paper.height - h) / 2, w, h)

    def place(self, number: int) -> Box:
        """The place of the card of that number."""
        x, y = number % self.columns * self.width, number // self.columns * self.height
        return Box(self.box.x + x, self.box.y + y, self.width, self.height)


def grid(paper: Paper, deck: DeckSpec) -> Grid:
    """The places on a sheet; Problem("poster.card_too_large", card, paper) where not one card has room."""
    columns = int((paper.width - 2 * BORDER + 1e-6) / deck.width)
    rows = int((paper.height - 2 * BORDER + 1e-6) / deck.height)
    if not columns or not rows:
        card = Paper("", deck.width, deck.height)
        raise Problem("poster.card_too_large", card=card.size, paper=paper.name or paper.size)
    return Grid(paper, deck.width, deck.height, columns, rows)


def deck_pages(press: Press, spec: PrintSpec) -> Printout:
    """The cards of the map stage by stage, those without a place last; Problem("poster.…") as ``grid`` says."""
    made, deck = material(press), spec.deck
    size = deck.width, deck.height
    faces: list[tuple[str, Face]] = []
    held = made.held
    if deck.heads:
        lanes = [lane for lane in held.lanes if lane.lane_kind in ("channel", "text")]
        faces += [(lane.id, lane_face(made, lane, *size)) for lane in lanes]
    for column, stage in enumerate(held.stages):
        if deck.heads:
            faces.append((stage.id, stage_face(made, column, *size)))
        faces += [(card.id, card_face(made, card, *size)) for card in stage_cards(held, column)]
    faces += [(card.id, card_face(made, card, *size)) for card in made.tray]
    places = grid(spec.paper, deck)
    missing = -len(faces) % places.count if faces else places.count
    if deck.fill or not faces:
        faces += [("", empty_face(made, None, *size))] * missing
    return _sheets(press, made, places, faces)


def blank_cards(press: Press, spec: PrintSpec) -> Printout:
    """Empty cards in the colours of the lanes; problems as ``grid`` says."""
    made, deck = material(press), spec.deck
    size = deck.width, deck.height
    lanes: list[Lane | None] = [lane for lane in made.held.lanes if lane.lane_kind in ("channel", "text")]
    faces = [("", empty_face(made, lane, *size)) for lane in lanes or [None] for _ in range(deck.each)]
    return _sheets(press, made, grid(spec.paper, deck), faces)


def _sheets(press: Press, made: Material, places: Grid, faces: Sequence[tuple[str, Face]]) -> Printout:
    sheets = [faces[start : start + places.count] for start in range(0, len(faces), places.count)]
    stages = {stage.id: n for n, stage in enumerate(made.held.stages, 1)}
    leaves = []
    for number, on_sheet in enumerate(sheets, 1):
        headed = [owner for owner, _ in on_sheet if owner in stages]
        bookmark = f"{stages[headed[0]]} {made.stage_name(made.held.stages[stages[headed[0]] - 1])}" if headed else ""
        leaf = Leaf(made, places.paper, str(number), bookmark, footed=False)
        for at, (owner, face) in enumerate(on_sheet):
            _put(leaf, places.place(at), owner, face)
        leaf.put(_marks(places))
        _label(leaf, places, number, len(sheets))
        leaves.append(leaf)
    return Printout(press.title, tuple(leaf.page(n, len(leaves)) for n, leaf in enumerate(leaves, 1)))


def _put(leaf: Leaf, place: Box, owner: str, face: Face) -> None:
    """A face in its place; one of a record as that record's."""
    if not owner:
        leaf.put(face.shapes, place, about=face.about)
        return
    role = "card" if owner in leaf.made.known else "part"
    group = Group(owner, role, place.x, place.y, place.w, place.h, tuple(face.shapes), None, face.about)
    (leaf.cards if role == "card" else leaf.groups).append(group)
    if face.cut:
        leaf.shortened[owner] = None


def _marks(places: Grid) -> list[Shape]:
    """A faint line along each cut, and a black tick at both its ends outside the cards."""
    box = places.box
    xs = [box.x + n * places.width for n in range(places.columns + 1)]
    ys = [box.y + n * places.height for n in range(places.rows + 1)]
    faint = [(("M", x, box.y), ("L", x, box.bottom)) for x in xs]
    faint += [(("M", box.x, y), ("L", box.right, y)) for y in ys]
    near, far = _AWAY, _AWAY + _TICK
    ticks = [(("M", x, y - side * far), ("L", x, y - side * near)) for x in xs for y, side in _ends(box.y, box.bottom)]
    ticks += [(("M", x - side * far, y), ("L", x - side * near, y)) for y in ys for x, side in _ends(box.x, box.right)]
    return [
        Path(tuple(part for line in faint for part in line), stroke="#c3ced9", stroke_width=0.15),
        Path(tuple(part for line in ticks for part in line), stroke="#000000", stroke_width=0.25, round_caps=False),
    ]


def _ends(first: float, last: float) -> tuple[tuple[float, int], tuple[float, int]]:
    return (first, 1), (last, -1)


def _label(leaf: Leaf, places: Grid, number: int, count: int) -> None:
    """The map's name, its state and the sheet's number below the cards, between the cutting marks.

    Of the state is said what has room.
    """
    made, box, style = leaf.made, places.box, Style("regular", 2.5, leaf.theme.colors.quiet)
    y = box.bottom + max(_AWAY, min((places.paper.height - box.bottom - style.cap) / 2, 6.0) - 1.4)
    place = set_line(fill(made.words.value, "pages.number", n=number, count=count), style)
    rooms = [places.width - 4.0] * places.columns
    if place.width < rooms[-1] * 0.6:
        leaf.put(place.at(box.right - 2.0 - place.width, y))
        rooms[-1] -= place.width + 4.0
    leaf.remind(
        " · ".join(filter(None, (leaf.theme.frame.mark, made.title))), style, Box(box.x + 2.0, y, rooms[0], 0.0)
    )
    parts = made.state.split(BETWEEN) if made.state else []
    for column, room in enumerate(rooms[1:], 1):
        said = next((n for n in range(len(parts), 0, -1) if set_line(BETWEEN.join(parts[:n]), style).width <= room), 0)
        leaf.put(set_line(BETWEEN.join(parts[:said]), style).at(box.x + column * places.width + 2.0, y), None)
        parts = parts[said:]
