"""The press: one map, ready to be printed as anything.  Pure; layouts are kept between prints to save time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.document import Document
from app.domain.excerpt import UNKNOWN, Edition
from app.domain.records import JourneyMap
from app.layout.display import USUAL, Display
from app.layout.engine import layout_map
from app.layout.shapes import Drawing, SheetSize
from app.layout.theme import Theme
from app.poster.brand import PLAIN, Brand, theme_of
from app.poster.condensing import condensed
from app.poster.foot import foot_text
from app.poster.paper import Paper
from app.poster.spec import Content

_KEPT = 4


@dataclass(slots=True)
class Press:
    """Prints one map of a document that does not change.

    ``words`` has the keys of ``layout.words`` and ``poster.words``, in ``lang``; ``display`` is how the map is looked
    at, ``brand`` the house's look, ``edition`` the state of the map, which small prints tell.  One thread at a time.
    Problem("record.gone") where there is no such map.
    """

    document: Document
    map_id: str
    words: Mapping[str, str]
    lang: str = "es"
    display: Display = USUAL
    brand: Brand = PLAIN
    edition: Edition = UNKNOWN
    findings: Callable[[], Sequence[tuple[str, str, str]]] = tuple
    """Says what is missing on the map or does not fit, the gravest first: how grave, what it is, and why it matters."""
    _layouts: dict[Paper, Drawing] = field(default_factory=dict, init=False, repr=False)
    _theme: Theme | None = field(default=None, init=False, repr=False)
    _lesser: dict[Content, "Press"] = field(default_factory=dict, init=False, repr=False)

    @property
    def journey(self) -> JourneyMap:
        """The map that is printed."""
        return self.document.get(JourneyMap, self.map_id)

    @property
    def title(self) -> str:
        """What the printed thing is called."""
        return self.journey.title

    def with_less(self, content: Content) -> "Press":
        """The press of the same map with only so much on its cards."""
        if content == "all":
            return self
        if content not in self._lesser:
            document = condensed(self.document, self.map_id, content, self.display.color_by)
            self._lesser[content] = replace(self, document=document)
        return self._lesser[content]

    @property
    def running_title(self) -> str:
        """The title with the mark that says who may see the map."""
        return "  ·  ".join(filter(None, (self.title, self.brand.mark)))

    @property
    def foot(self) -> str:
        """What small prints and the margins of sheets tell: the same, and which state of the map it is."""
        return foot_text(self.running_title, self.edition, self.words)

    @property
    def state(self) -> str:
        """Which state of the map is printed, and when; "" where nobody knows."""
        return foot_text("", self.edition, self.words)

    @property
    def theme(self) -> Theme:
        """The look of everything that is printed; one and the same object each time."""
        if self._theme is None:
            self._theme = theme_of(self.brand, self.words)
        return self._theme

    def lay_out(self, paper: Paper) -> Drawing:
        """The whole map on a paper of that size."""
        drawing = self._layouts.pop(paper, None)
        if drawing is None:
            sheet = SheetSize(paper.width, paper.height, paper.margin)
            drawing = layout_map(self.document, self.map_id, self.words, sheet, self.theme, self.display)
        self._layouts[paper] = drawing
        while len(self._layouts) > _KEPT:
            del self._layouts[next(iter(self._layouts))]
        return drawing
