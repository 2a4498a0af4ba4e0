"""Drawings as slides of native shapes, to be shown and edited in a presentation program.

    writer = PptxWriter(path, 338.7, 190.5, words=words, title="Café", lang="es", jumps={stage_id: 2})
    writer.slide(420, 297, title="Café")            # a page in millimetres, shown whole on the slide
    writer.draw(drawing, scale=0.5, dx=10, dy=10)
    writer.shapes(marks)                            # own shapes, in millimetres of the page
    writer.save()

Each group of a drawing becomes a group with a name ("Card: Asks for a price") and, as its description, what it is in
words; a text becomes one text box that breaks it into the same lines.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import BinaryIO

from app.files import deliver
from app.layout.shapes import Box, Drawing, Group, Path, Rect, Shape
from app.render import pictures as stored
from app.render.bounds import bounds, touch
from app.render.cancelled import Cancelled
from app.render.pptx_file import PptxFile, Relations
from app.render.pptx_shapes import EMU, Place, SlideShapes
from app.render.text_blocks import FAMILY, TextBlock, text_blocks

LARGEST = 1422.4
"""Millimetres: no side of a slide may be longer (56 inches)."""
SMALLEST = 25.4
WORD_KEYS = (
    "slide.card", "slide.persona", "slide.title", "slide.curve", "slide.curve_faces", "slide.row", "slide.legend",
    "slide.footer", "slide.route", "slide.color_key", "slide.shape", "slide.face", "slide.icon", "slide.picture",
)  # fmt: skip
"""What the parts of a slide are called; card and persona have a {name}."""

_TITLED = ("title", "stage")
_NOTED = ("title", "persona", "stage")
_HIDDEN = 12.0
"""Millimetres: the height of a title that stands above the slide, out of sight."""


class PptxWriter:
    """Writes one presentation; nothing is on disk before ``save``.

    All slides have one size, ``width`` × ``height`` in millimetres, made smaller where no slide may be as large.
    ``words`` has ``WORD_KEYS``.  ``jumps`` says to which slide, from 1, a click on the head of a stage (id) leads.
    ``cancelled`` is asked at each group and ends the work by ``Cancelled``; ``progress`` is told the groups done.
    """

    def __init__(  # noqa: PLR0913 - what the file says of itself, and who is told
        self,
        target: FilePath | BinaryIO,
        width: float,
        height: float,
        *,
        words: Mapping[str, str],
        title: str = "",
        author: str = "",
        lang: str = "es",
        pictures: stored.Pictures = stored.no_pictures,
        jumps: Mapping[str, int] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _done: None,
    ) -> None:
        self._target = target
        shrunk = min(1.0, LARGEST / max(width, height)) * max(1.0, SMALLEST / min(width, height))
        self._size = (width * shrunk, height * shrunk)
        self._words, self._lang, self._pictures = words, lang, pictures
        self._jumps = jumps or {}
        self._cancelled, self._progress = cancelled, progress
        self._done = 0
        emu = [round(side * EMU) for side in self._size]
        self._file = PptxFile(emu[0], emu[1], title=title, author=author, lang=lang, font=FAMILY)
        self._slides = 0
        self._slide: _Slide | None = None

    def slide(self, width: float, height: float, *, title: str) -> None:
        """Begins a slide for a page of that size, which is shown whole in its middle."""
        self._end_slide()
        self._slides += 1
        scale = min(self._size[0] / width, self._size[1] / height)
        left, top = (self._size[0] - width * scale) / 2, (self._size[1] - height * scale) / 2
        relations = Relations()
        shapes = SlideShapes(self._file, relations, self._words, self._lang, self._pictures)
        self._slide = _Slide(shapes, relations, Place(scale * EMU, left * EMU, top * EMU), title, self._jumping())

    def draw(
        self, drawing: Drawing, *, scale: float = 1.0, dx: float = 0.0, dy: float = 0.0, clip: Box | None = None,
        room: float = 1.0,
    ) -> None:  # fmt: skip
        """Draws a drawing so that its point (x, y) comes to (dx + x·scale, dy + y·scale) of the page.

        Nothing is drawn whose middle is outside ``clip``, a box of the page; a rectangle is cut to it.  The boxes of
        texts that are broken are ``room`` times as wide as the text needs in our font.
        """
        slide = self._current()
        place = Place(slide.place.scale * scale, *slide.place.at(dx, dy))
        window = None
        if clip is not None:
            window = Box((clip.x - dx) / scale, (clip.y - dy) / scale, clip.w / scale, clip.h / scale)
        for group in drawing.groups:
            if self._cancelled():
                raise Cancelled
            slide.add(group, place, window, self._words, room)
            self._done += 1
            self._progress(self._done)

    def shapes(self, shapes: Iterable[Shape]) -> None:
        """Draws shapes of the page itself."""
        slide = self._current()
        slide.out += [slide.shapes.shape(shape, slide.place) for shape in text_blocks(shapes)]

    def save(self) -> None:
        """Ends the presentation and writes it: a file aside and renamed over, or a stream as it is.

        OSError if it cannot be written; then an old file of that name is as it was.
        """
        self._end_slide()
        data = self._file.finished()
        if self._cancelled():
            raise Cancelled
        deliver(data, self._target)

    def _jumping(self) -> Mapping[str, int]:
        """Where the heads of the stages lead from the slide that begins: never to itself."""
        return {stage: number for stage, number in self._jumps.items() if number != self._slides}

    def _current(self) -> "_Slide":
        if self._slide is None:
            raise ValueError("no slide has been begun")
        return self._slide

    def _end_slide(self) -> None:
        slide, self._slide = self._slide, None
        if slide is not None:
            self._file.add_slide(slide.background, slide.finished(), slide.relations, slide.notes)


class _Slide:
    """A slide that is being drawn."""

    def __init__(
        self, shapes: SlideShapes, relations: Relations, place: Place, title: str, jumps: Mapping[str, int]
    ) -> None:  # fmt: skip
        self.shapes, self.relations, self.place = shapes, relations, place
        self.background = ""
        self.out: list[str] = []
        self._title, self._titled, self._lifted = title, False, ""
        self._jumps = jumps
        self._noted: list[Group] = []

    @property
    def notes(self) -> str:
        """What the slide shows, in words: the heads and, where it is a single stage, its cards."""
        stages = sum(group.role == "stage" for group in self._noted)
        return "\n".join(g.about.replace("\n", "; ") for g in self._noted if stages == 1 or g.role in _NOTED)

    def add(
        self, group: Group, place: Place, window: Box | None, words: Mapping[str, str], room: float
    ) -> None:  # fmt: skip
        """Draws a group, as far as it is in the window."""
        if window is not None and not touch(group.box, window):
            return
        if group.role == "page" and self._ground(group):
            return
        inner = place.moved(group.x, group.y)
        around = window.moved(-group.x, -group.y) if window is not None else None
        number = self._jumps.get(group.owner) if group.role == "stage" else None
        link = self.shapes.jump(number) if number is not None else ""
        members = [self._member(shape, group, inner, link) for shape in _within(group, around, room)]
        about = group.about[:_LONGEST_ABOUT]
        frame = place.frame(group.box, group=True)
        self.out += [self.shapes.group(_name(group, words), about, frame, members), self._lifted]
        self._lifted = ""
        if group.about and (group.role in _NOTED or group.role == "card") and any(members):
            self._noted.append(group)

    def _member(self, shape: Shape | TextBlock, group: Group, place: Place, link: str) -> str:
        """A shape of a group; the text that is the slide's title is lifted out of it, as titles stand alone."""
        if isinstance(shape, TextBlock) and group.role in _TITLED and not self._titled and self._is_title(shape):
            self._titled = True
            self._lifted = self.shapes.text(shape, place, title=group.w - shape.left)
            return ""
        linked = link if isinstance(shape, Path | TextBlock) else ""
        return self.shapes.shape(shape, place, about=_name(group, {}), link=linked)

    def _is_title(self, block: TextBlock) -> bool:
        return " ".join(" ".join(block.paragraphs).split()) == " ".join(self._title.split())

    def finished(self) -> str:
        """All shapes; where none of them is the title, with one that is out of sight."""
        if self._titled:
            return "".join(self.out)
        above = Box(0.0, -2 * _HIDDEN, 12 * _HIDDEN, _HIDDEN)
        return "".join([self.shapes.hidden_title(self._title, above, Place(EMU)), *self.out])

    def _ground(self, group: Group) -> bool:
        """Whether the ground of a page is the slide's background from now on; nobody wants to select it."""
        shapes = group.shapes
        fill = shapes[0].fill if len(shapes) == 1 and isinstance(shapes[0], Rect) else None
        if fill is None or self.out or self.background:
            return False
        color = f'<a:srgbClr val="{fill[1:].upper()}"/>'
        self.background = f"<p:bg><p:bgPr><a:solidFill>{color}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        return True


_LONGEST_ABOUT = 2000


def _within(group: Group, window: Box | None, room: float) -> Iterator[Shape | TextBlock]:
    """The shapes of a group that a window (relative to the group) shows, lines of one text together."""
    for shape in text_blocks(group.shapes, room):
        if window is None:
            yield shape
        elif isinstance(shape, Rect):
            if (cut := _cut(shape.box, window)) is not None:
                yield Rect(cut, shape.fill, shape.stroke, shape.stroke_width, shape.radius, shape.dash)
        elif window.contains(*_middle(shape)):
            yield shape


def _middle(shape: Shape | TextBlock) -> tuple[float, float]:
    box = bounds(shape.first if isinstance(shape, TextBlock) else shape)
    return box.x + box.w / 2, box.y + box.h / 2


def _cut(box: Box, window: Box) -> Box | None:
    left, top = max(box.x, window.x), max(box.y, window.y)
    right, bottom = min(box.right, window.right), min(box.bottom, window.bottom)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _name(group: Group, words: Mapping[str, str]) -> str:
    """What a group is called in the list of shapes: what it is, or whose."""
    short = group.about.split(". ", 1)[0].replace("\n", " ")
    said = words.get(f"slide.{group.role}", "{name}")
    return said.replace("{name}", short) if short or "{name}" not in said else group.role
