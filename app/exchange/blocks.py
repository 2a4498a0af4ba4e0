"""The Mermaid blocks of a text: the fenced ones of a Markdown file, or the whole of a Mermaid file."""

import re
from dataclasses import dataclass, field

_LINE_END = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,}|:{3,})\s*\{?\s*\.?mermaid(?:-example)?\b", re.IGNORECASE)
_ANY_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,}|:{3,})")
_HEADING = re.compile(r"#{1,6}\s")
_QUOTE = re.compile(r"^\s*>\s?")
_FIRST_WORD = re.compile(r"^\s*([A-Za-z][\w-]*)")
_JOURNEY = re.compile(r"^\s*journey(?=[\s;:]|$)", re.IGNORECASE)

Numbered = list[tuple[int, str]]


@dataclass(slots=True)
class Block:
    """One diagram: its lines with their numbers in the file, and the nearest heading above it."""

    line: int
    heading: str = ""
    lines: Numbered = field(default_factory=list)
    front: Numbered = field(default_factory=list)
    """What stands between the ``---`` at its beginning."""

    @property
    def diagram(self) -> str:
        """The first word that is not a comment: the kind of diagram; empty for an empty block."""
        for _, text in self.lines:
            if text.strip() and not text.lstrip().startswith(("%%", "#")):
                found = _FIRST_WORD.match(text)
                return found[1] if found else "?"
        return ""

    @property
    def is_journey(self) -> bool:
        """Whether it is a journey."""
        return self.diagram.casefold() == "journey"


def numbered_lines(text: str) -> Numbered:
    """The lines of a text, counted from 1 as an editor does."""
    return list(enumerate(_LINE_END.split(text), 1))


def blocks(text: str) -> list[Block]:
    """The Mermaid diagrams of a text in order, journeys and others."""
    lines = numbered_lines(text)
    found = _fenced(lines) if any(_FENCE.match(line) for _, line in lines) else _several(lines)
    for block in found:
        _take_front_matter(block)
        _take_directives(block)
    return found


def _fenced(lines: Numbered) -> list[Block]:
    """The fenced blocks of a Markdown text; one that is never closed reaches to the end."""
    found: list[Block] = []
    heading = closing = ""
    current: Block | None = None
    for number, line in lines:
        fence = _ANY_FENCE.match(line)
        if closing:
            if fence and fence[1].startswith(closing) and line.strip(" \t>`~:") == "":
                closing, current = "", None
            elif current is not None:
                current.lines.append((number, _QUOTE.sub("", line)))
        elif fence:
            closing = fence[1]
            if _FENCE.match(line):
                current = Block(number, heading)
                found.append(current)
        elif _HEADING.match(line):
            heading = line.strip("# \t")
    return found


def _several(lines: Numbered) -> list[Block]:
    """The diagrams of a Mermaid file: each line that says ``journey`` begins one."""
    found = [Block(1)]
    begun = False
    for number, line in lines:
        if _JOURNEY.match(line):
            if begun:
                found.append(Block(number))
            begun = True
        found[-1].lines.append((number, line))
    return found


def _take_front_matter(block: Block) -> None:
    """Move what stands between two lines of dashes at the beginning out of the lines."""
    filled = [at for at, (_, text) in enumerate(block.lines) if text.strip()]
    if not filled or block.lines[filled[0]][1].strip() != "---":
        return
    end = next((at for at in filled[1:] if block.lines[at][1].strip() == "---"), None)
    if end is not None:
        block.front = block.lines[filled[0] + 1 : end]
        block.lines = block.lines[end + 1 :]


def _take_directives(block: Block) -> None:
    """Drop ``%%{init: …}%%``, which may go over several lines: it only says how Mermaid draws."""
    kept: Numbered = []
    inside = False
    for number, text in block.lines:
        if not inside and text.lstrip().startswith("%%{"):
            inside = True
        if not inside:
            kept.append((number, text))
        elif "}%%" in text:
            inside = False
            rest = text.partition("}%%")[2]
            if rest.strip():
                kept.append((number, rest))
    if inside:  # it is never closed: only its first line is one
        kept = [(n, t) for n, t in block.lines if not t.lstrip().startswith("%%{")]
    block.lines = kept
