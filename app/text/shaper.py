"""Text into shaped and broken lines: the one place that measures text, for the screen and for paper."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from app.text.direction import levels, visual_order
from app.text.fonts import base_font, metrics
from app.text.lines import GlyphRun, TextLine
from app.text.pieces import SPACES, Piece, shape, split
from app.text.plain import plain_count, plain_line, plain_lines, plain_width, surely_narrower
from app.text.segments import Segment, segments

LEADING = 1.3
"""Of a line's size: from one baseline to the next."""
ELLIPSIS = "…"
_TOLERANCE = 1e-9


class Lines(tuple[TextLine, ...]):
    """The lines of a text."""

    __slots__ = ()

    @property
    def cut(self) -> bool:
        """Whether text is missing, so that the last line ends in an ellipsis."""
        return False


class CutLines(Lines):
    """Lines of a text that goes on."""

    __slots__ = ()

    @property
    def cut(self) -> bool:
        """Text is missing."""
        return True


def line_height(size: float) -> float:
    """From one baseline to the next, for text of that size."""
    return size * LEADING


def first_baseline(size: float, style: str = "regular") -> float:
    """From the top of a block of lines to its first baseline, so that the text stands in the middle of its lines."""
    font = metrics(base_font(style))
    return size * (LEADING + font.ascent - font.descent) / 2


@lru_cache(maxsize=4096)
def shape_line(text: str, style: str, size: float) -> TextLine:
    """One line of text that is not broken; a line end in it counts as a space."""
    text = text.replace("\n", " ")
    plain = plain_line(text, base_font(style), size)
    if plain is not None:
        return plain
    level_of, base = levels(text)
    pieces = [p for s in segments(text, style, level_of) for p in (*s.pieces, *s.spaces)]
    return _line(text, pieces, size, base)


@lru_cache(maxsize=16384)
def line_width(text: str, style: str, size: float) -> float:
    """How wide a text is on one line; most are not set for it."""
    width = plain_width(text.replace("\n", " "), base_font(style), size)
    return shape_line(text, style, size).width if width is None else width


def words_fit(text: str, style: str, width: float) -> bool:
    """Whether every word of a text is surely narrower than so many ems; False may be too careful."""
    return surely_narrower(text, base_font(style), width)


@lru_cache(maxsize=4096)
def break_lines(text: str, style: str, size: float, width: float, max_lines: int | None = None) -> Lines:
    """Text broken into lines no wider than ``width``; each "\\n" begins a new paragraph, "" has no lines.

    A word that is wider is broken between what readers see as characters.  If there is more text than
    ``max_lines`` lines hold, the last one ends in "…" and ``cut`` is set.
    """
    limit = width / size + _TOLERANCE
    found: list[TextLine] = []
    paragraphs = text.split("\n") if text else []
    for number, paragraph in enumerate(paragraphs):
        plain = plain_lines(paragraph, base_font(style), size, width)
        if plain is not None and (
            max_lines is None or len(found) + len(plain) <= max_lines - (number + 1 < len(paragraphs))
        ):
            found.extend(plain if number + 1 == len(paragraphs) else [*plain[:-1], replace(plain[-1], after="\n")])
            continue
        level_of, base = levels(paragraph)
        broken = _broken(segments(paragraph, style, level_of), limit)
        line: list[Piece] | None = next(broken, [])
        while line is not None:
            if len(found) == max_lines:
                return CutLines(found)
            following = next(broken, None)
            if len(found) + 1 == max_lines and (following is not None or number + 1 < len(paragraphs)):
                found.append(_shortened(paragraph, line, style, size, limit, base))
                return CutLines(found)
            after = _between(paragraph, line, following, last=number + 1 == len(paragraphs))
            found.append(_line(paragraph, line, size, base, after=after))
            line = following
    return Lines(found)


def count_lines(text: str, style: str, size: float, width: float, max_lines: int | None = None) -> tuple[int, bool]:
    """How many lines ``break_lines`` gives, and whether they are cut; most texts are not set for it."""
    found = 0
    paragraphs = text.split("\n") if text else []
    for number, paragraph in enumerate(paragraphs):
        plain = plain_count(paragraph, base_font(style), size, width)
        if plain is None or (max_lines is not None and found + plain > max_lines - (number + 1 < len(paragraphs))):
            lines = break_lines(text, style, size, width, max_lines)
            return len(lines), lines.cut
        found += plain
    return found, False


def _broken(parts: Iterator[Segment], limit: float) -> Iterator[list[Piece]]:
    """The pieces of each line in reading order; a line may be ``limit`` em wide."""
    line: list[Piece] = []
    used = room = 0.0
    last: Segment | None = None
    for segment in parts:
        need = segment.advance + (segment.hyphen.shaped.advance if segment.hyphen else 0.0)
        if last is not None and line and used + room + need > limit:
            fits = last.hyphen is not None and used + last.hyphen.shaped.advance <= limit
            yield [*line, last.hyphen] if last.hyphen is not None and fits else _without_end_spaces(line)
            line, used, last = [], 0.0, None
        # A paragraph may begin with spaces; they are left out where they would push a word over the edge.
        if last is not None and (line or room + need <= limit):
            line.extend(last.spaces)
            used += room
        if segment.advance > limit:
            line = yield from _forced(segment.pieces, limit)
            used = sum(piece.shaped.advance for piece in line)
        else:
            line.extend(segment.pieces)
            used += segment.advance
        last, room = segment, segment.room
    if line:
        yield _without_end_spaces(line)


def _between(text: str, line: list[Piece], following: list[Piece] | None, *, last: bool) -> str | None:
    """What a paragraph has behind a line: up to the next line, or to the paragraph's end and the next paragraph."""
    end = line[-1].end if line else len(text)
    if following is not None:
        return text[end : following[0].begin]
    return None if last else text[end:] + "\n"


def _forced(pieces: tuple[Piece, ...], limit: float) -> Generator[list[Piece], None, list[Piece]]:
    """Breaks what is wider than a line between its clusters; gives back what is left for the last line."""
    waiting = list(reversed(pieces))
    line = _fill(waiting, limit)
    while waiting:
        yield _without_end_spaces(line)
        line = _fill(waiting, limit)
    return line


def _without_end_spaces(line: list[Piece]) -> list[Piece]:
    """A line less the spaces that are read last, where no break was expected; never empty."""
    while (trimmed := _trimmed(line)) is not None:
        line = trimmed
    return line


def _trimmed(line: list[Piece]) -> list[Piece] | None:
    """A line less some spaces at its end; None where it ends in none, or is nothing else."""
    last = line[-1]
    if set(last.shaped.clusters) <= {*SPACES}:
        return line[:-1] or None
    if last.level & 1 or last.shaped.clusters[-1] not in {*SPACES}:
        return None
    head, _ = split(last, last.shaped.pens[-1], at_least_one=False)
    return [*line[:-1], head] if head is not None else None


def _fill(waiting: list[Piece], limit: float) -> list[Piece]:
    """Takes from the end of ``waiting`` what fits into ``limit`` em, at least one cluster."""
    line: list[Piece] = []
    used = 0.0
    while waiting:
        piece = waiting.pop()
        if used + piece.shaped.advance <= limit:
            line.append(piece)
            used += piece.shaped.advance
            continue
        head, rest = split(piece, limit - used, at_least_one=not line)
        if head is not None:
            line.append(head)
        if rest is not None:
            waiting.append(rest)
        break
    return line


def _shortened(text: str, line: list[Piece], style: str, size: float, limit: float, base: int) -> TextLine:
    """A line with an ellipsis at its end, and as much of its text as there is room for beside it."""
    dots = Piece(shape(ELLIPSIS, base_font(style), False), 0, base)
    kept = _fill(list(reversed(line)), limit - dots.shaped.advance)
    while kept and text[kept[-1].begin : kept[-1].end].isspace():
        kept.pop()
    return _line(text, kept, size, base, dots)


def _line(
    text: str, pieces: list[Piece], size: float, base: int, dots: Piece | None = None, after: str | None = None
) -> TextLine:  # fmt: skip
    own = text[pieces[0].begin : pieces[-1].end] if pieces else ""
    if dots is not None:
        pieces = [*pieces, dots]
        own += ELLIPSIS
    ordered: Sequence[Piece] = pieces
    if base or any(piece.level for piece in pieces):
        ordered = [pieces[i] for i in visual_order([piece.level for piece in pieces])]
    runs, width = _runs(ordered, size)
    return TextLine(own, width, runs, bool(base), after)


def _runs(ordered: Sequence[Piece], size: float) -> tuple[tuple[GlyphRun, ...], float]:
    """Puts pieces side by side, those of one font and direction into one run."""
    runs: list[GlyphRun] = []
    x = 0.0
    first = 0
    while first < len(ordered):
        font, rtl = ordered[first].shaped.font, ordered[first].level & 1
        glyphs: list[int] = []
        xs: list[float] = []
        ys: list[float] = []
        clusters: list[str] = []
        while first < len(ordered) and ordered[first].shaped.font == font and ordered[first].level & 1 == rtl:
            shaped = ordered[first].shaped
            glyphs.extend(shaped.glyphs)
            xs.extend([(x + dx) * size for dx in shaped.xs])
            ys.extend([dy * size for dy in shaped.ys] if any(shaped.ys) else shaped.ys)
            clusters.extend(shaped.clusters)
            x += shaped.advance
            first += 1
        runs.append(GlyphRun(font, size, tuple(glyphs), tuple(xs), tuple(ys), tuple(clusters), bool(rtl)))
    return tuple(runs), x * size
