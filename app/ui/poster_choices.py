"""What a person chooses in the poster dialog, as plain values that go into the settings and come back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Literal, get_args

from app.poster.brand import PLAIN, STYLES, Brand, Style, brand_of
from app.poster.legibility import DISTANCES, USUAL_DISTANCE
from app.poster.limits import LIMITS, Asked, check, check_paper
from app.poster.offers import LEAST_SCALE
from app.poster.paper import LARGEST, PAPERS, ROLLS, SMALLEST, Margins, Orientation, Paper, Roll, parse_paper
from app.poster.slides import SLIDE
from app.poster.spec import Content, DeckSpec, PrintSpec, TileSpec
from app.poster.tiling import SMALLEST_MARGIN, Turning
from app.poster.trim import too_long
from app.poster.uses import PAPER_USE, USUAL_PAPERS, KindId
from app.render.svg import Letters
from app.words import LANGUAGES, Language

Format = Literal["pdf", "png", "svg", "pptx"]
FORMATS: tuple[Format, ...] = get_args(Format)
LETTERS = ("outlines", "text")
OWN = "own"
SHEETS = ("A4", "A3", "Letter", "Legal", "Tabloid", *(f"{width:g} mm" for width in ROLLS))
"""What a poster can be cut into: papers by their name, rolls by their width."""
USUAL = "usual"
CARDS: Mapping[str, tuple[float, float]] = {
    "85x55": (85.0, 55.0),
    "76x76": (76.0, 76.0),
    "105x74": (105.0, 74.0),
    "148x105": (148.0, 105.0),
}
"""The usual sizes of cards: a business card, a sticky note, A7 and A6."""
_OF_PAPER = ("paper", "width", "height", "orientation", "distance")


@dataclass(slots=True)
class PosterChoices:
    """``paper`` is a name of ``PAPERS`` or "own" for ``width`` × ``height``; lengths are millimetres."""

    kind: KindId = "poster"
    paper: str = "A2"
    width: float = 1200.0
    height: float = 600.0
    orientation: Orientation = "landscape"
    as_shown: bool = True
    """In the density, with the route and in the colours of the screen, where these are not the usual ones."""
    tiled: bool = False
    papers: str = USUAL
    """Of which sheets the choices are shown: of those usual here, or of one of ``SHEETS``."""
    sheet: str = "A4"
    turning: Turning = "auto"
    scale: float = 1.0
    """Of the poster's full size; it was chosen for ``fitted`` and holds only there."""
    fitted: str = ""
    between: bool = True
    """Cut between the cards, or evenly."""
    wider: bool = False
    """Give the gutters that cuts run through a few millimetres more."""
    skip_blank: bool = False
    only: str = ""
    """The names of sheets to print again, with commas; for this time only."""
    overlap: float = 10.0
    margin: float = 6.0
    each_side: bool = False
    """Whether ``margin`` is that of the left side only."""
    margin_top: float = 6.0
    margin_right: float = 6.0
    margin_bottom: float = 6.0
    bleed: float = 0.0
    reduced: bool = False
    """Whether a page that is too long for the format is written smaller."""
    format: Format = "pdf"
    dpi: int = 150
    letters: Letters = "outlines"
    """What becomes of the words of an SVG."""
    one_page: bool = False
    """Of pictures and drawings of several pages only the one that is shown."""
    language: Language = "en"
    carries: bool = True
    """The PDF holds the map that it was made from."""
    layers: bool = True
    archive: bool = False
    folder: str = ""
    distance: float = USUAL_DISTANCE
    """From where it will be read."""
    content: Content = "all"
    style: Style = "wall"
    brand: str = ""
    """The name of the house whose look it has; "" is our own."""
    brands: dict[str, dict[str, object]] = field(default_factory=dict)
    """The looks that were saved, by name, as plain values of ``poster.brand.Brand``."""
    opened: dict[str, bool] = field(default_factory=dict)
    """Of each section of the dialog, by its code, whether it was left open; those never touched are not in it."""
    card: str = "85x55"
    """A key of ``CARDS``, or "own" for ``card_width`` × ``card_height``."""
    card_width: float = 100.0
    card_height: float = 70.0
    heads: bool = True
    fill: bool = True
    each: int = 10
    kept_papers: dict[str, dict[str, object]] = field(default_factory=dict)
    """The paper of each use of ``PAPER_USE`` but that of ``kind``, where one was chosen."""

    @classmethod
    def of(cls, values: Mapping[str, object], language: Language) -> "PosterChoices":
        """Choices as they were stored; what is missing or no longer possible has its default."""
        choices = cls(language=language)
        choices._take(values)
        brands: Mapping[object, object] = dict(choices.brands.items())
        choices.brands = {str(name): dict(value) for name, value in brands.items() if isinstance(value, dict)}
        opened: Mapping[object, object] = dict(choices.opened.items())
        choices.opened = {str(code): value for code, value in opened.items() if isinstance(value, bool)}
        kept: Mapping[object, object] = dict(choices.kept_papers.items())
        choices.kept_papers = {use: dict(one) for use in USUAL_PAPERS if isinstance(one := kept.get(use), Mapping)}
        return choices

    def turn_to(self, kind: KindId) -> None:
        """Print another kind, on the paper that was chosen for it last; slides are what a presentation has."""
        if kind == "slides":
            self.format = "pptx"
            return
        if self.made == "slides":
            self.format = "pdf"
        before, now = PAPER_USE[self.kind], PAPER_USE[kind]
        self.kind = kind
        if before == now:
            return
        self.kept_papers[before] = {name: getattr(self, name) for name in _OF_PAPER}
        self.paper, self.orientation = USUAL_PAPERS[now]
        self.distance = USUAL_DISTANCE
        self._take({name: value for name, value in self.kept_papers.pop(now, {}).items() if name in _OF_PAPER})

    def _take(self, values: Mapping[str, object]) -> None:
        """Take over those of the values that are possible."""
        for one in fields(self):
            value, default = values.get(one.name), getattr(self, one.name)
            if type(value) is int and isinstance(default, float):
                value = float(value)
            if type(value) is not type(default):
                continue
            low, high = _RANGES.get(one.name, (None, None))
            if low is not None and high is not None and not low <= value <= high:  # type: ignore[operator]
                continue
            if one.name not in _ALLOWED or value in _ALLOWED[one.name]:
                setattr(self, one.name, value)

    def stored(self) -> dict[str, object]:
        """Plain values for the settings."""
        return {**asdict(self), "only": ""}

    def look(self) -> Brand:
        """The look that was chosen."""
        kept = self.brands.get(self.brand)
        brand = brand_of({**kept, "name": self.brand}) if kept is not None else PLAIN
        return replace(brand, style=self.style)

    def keep(self, brand: Brand) -> None:
        """Save a look under its name, and choose it."""
        self.brand = brand.name
        self.brands[brand.name] = asdict(brand)

    def page(self) -> Paper:
        """The poster's paper; Problem("paper.…") where the own size is none."""
        if self.paper != OWN:
            return parse_paper(self.paper, self.orientation)
        own = Paper("", self.width, self.height)
        check_paper(own)
        return own

    @property
    def made(self) -> KindId:
        """The kind that is made: a presentation has slides, whatever else was chosen."""
        return "slides" if self.format == "pptx" else self.kind

    def spec(self) -> PrintSpec:
        """What is printed; problems as ``page`` and ``limits.check`` say."""
        if self.format == "png":
            check("dpi", self.dpi)
        if self.made == "slides":
            return PrintSpec(SLIDE, "slides", content=self.content)
        paper, tiles = self.page(), self.tiles()
        if PAPER_USE[self.kind] == "cards":
            return PrintSpec(paper, self.kind, deck=self.deck(), content=self.content)
        if tiles is not None or not self.for_shop:
            only = self.only_sheets() if tiles is not None else ()
            return PrintSpec(paper, self.kind, tiles, only, content=self.content)
        reduced = too_long(paper) if self.reduced else 1
        return PrintSpec(paper, self.kind, bleed=self.bleed, reduced=reduced, content=self.content)

    @property
    def for_shop(self) -> bool:
        """Whether it is a poster of one page, which print shops can trim."""
        return PAPER_USE[self.kind] == "map" and self.format == "pdf" and not self.tiled

    def deck(self) -> DeckSpec:
        """The cards to cut out."""
        width, height = CARDS.get(self.card, (self.card_width, self.card_height))
        return DeckSpec(width, height, self.heads, self.fill, self.each)

    def tiles(self) -> TileSpec | None:
        """The sheets, where the poster is printed on several; pictures are never cut."""
        if PAPER_USE[self.kind] != "map" or not self.tiled or self.format != "pdf":
            return None
        fits = self.fitted == self.occasion()
        return TileSpec(
            sheet_of(self.sheet),
            self.margins(),
            self.overlap,
            turning=self.turning if fits else "auto",
            scale=self.scale if fits else 1.0,
            seams="between" if self.between else "even",
            wider=self.wider,
            skip_blank=self.skip_blank,
        )

    def only_sheets(self) -> tuple[str, ...]:
        """The names of the sheets to print again."""
        return tuple(name.strip().upper() for name in self.only.replace(";", ",").split(",") if name.strip())

    def margins(self) -> Margins:
        """The printer's margins."""
        if not self.each_side:
            return Margins.all(self.margin)
        return Margins(self.margin, self.margin_top, self.margin_right, self.margin_bottom)

    def take(self, tiles: TileSpec) -> None:
        """Choose these sheets, so turned and at this scale, for the poster as it is now."""
        self.sheet, self.turning, self.scale = tiles.sheet.name, tiles.turning, tiles.scale
        self.fitted = self.occasion()

    def occasion(self) -> str:
        """What a scale is chosen for: with another poster, margin or overlap it would fit no more."""
        size = (self.width, self.height) if self.paper == OWN else (self.paper, self.orientation)
        return "|".join(map(str, (*size, self.sheet, self.overlap, *self.margins().sides, self.between)))


def _range(what: Asked) -> tuple[float, float]:
    return LIMITS[what].least, LIMITS[what].most


_ALLOWED: dict[str, tuple[object, ...]] = {
    "kind": tuple(PAPER_USE),
    "paper": (*(paper.name for paper in PAPERS), OWN),
    "orientation": ("landscape", "portrait"),
    "style": STYLES,
    "as_shown": (True, False),
    "carries": (True, False),
    "layers": (True, False),
    "archive": (True, False),
    "tiled": (True, False),
    "papers": (USUAL, *SHEETS),
    "sheet": SHEETS,
    "turning": (*get_args(Orientation), "auto", "mixed"),
    "between": (True, False),
    "skip_blank": (True, False),
    "wider": (True, False),
    "each_side": (True, False),
    "reduced": (True, False),
    "card": (*CARDS, OWN),
    "heads": (True, False),
    "fill": (True, False),
    "format": FORMATS,
    "letters": LETTERS,
    "language": LANGUAGES,
    "distance": DISTANCES,
    "content": get_args(Content),
}
"""The values that a choice can have."""
_RANGES: dict[str, tuple[float, float]] = {
    "width": (SMALLEST, LARGEST),
    "height": (SMALLEST, LARGEST),
    "overlap": (0.0, LARGEST),
    **dict.fromkeys(("margin", "margin_top", "margin_right", "margin_bottom"), (SMALLEST_MARGIN, LARGEST)),
    "scale": (LEAST_SCALE, 1.0),
    "bleed": _range("bleed"),
    "card_width": _range("card"),
    "card_height": _range("card"),
    "each": _range("each"),
    "dpi": _range("dpi"),
}
"""The least and the greatest number of a choice."""


def sheet_of(name: str) -> Paper | Roll:
    """The paper or roll of one of ``SHEETS``."""
    return next((Roll(width) for width in ROLLS if name == Roll(width).name), None) or parse_paper(name)
