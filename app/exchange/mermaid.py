"""Mermaid ``journey`` text, also inside Markdown, into maps.

======================================  ====================================================================
Mermaid                                 Map
======================================  ====================================================================
``title`` (else front matter,           title (several untitled ones are numbered)
``accTitle``, heading above, file name)
``accDescr``                            scenario
``section``                             stage, also an empty one; two of one name stay two
task before any section                 a stage named as the map
``task: score: actors``                 touchpoint; ``<br>`` breaks its line
score 1 to 5                            emotion -2 to +2; another scale when it is stated; none: no face yet
actors                                  see below
======================================  ====================================================================

Actors.  A map has one point of view.  The actor who takes part in most tasks, and in at least half of those that name
anyone, is the customer and becomes the **persona** (a tie goes to the one named first).  Each touchpoint stands in the
**lane** of the first other actor of its task: what or whom the customer meets there.  A task of the customer alone
stands in the lane for touchpoints of no named counterpart.  Where persona and lane do not tell all who took part (more
than two, or the customer is not among them) the card's ``actor`` field names them.  Lanes come in order of appearance;
after the twentieth the rest share the common lane, and their cards name their actors.

Phases are read from titles that say them (``guess.phases``).  A score that is no number or lies off the scale, a task
without a name and a line that is no task are broken lines: reported with their number, never bent into shape.

Beyond Mermaid's own grammar: colons in task names, ``#`` inside words, full-width and Arabic punctuation.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.drafts import CardDraft, LaneDraft, MapDraft, PersonaDraft, StageDraft
from app.domain.problems import Problem
from app.domain.records import Value
from app.domain.text import LONGEST_TEXT, clean, clean_line
from app.exchange.blocks import Block, blocks
from app.exchange.guess import channel_lane, phases
from app.exchange.issues import Issue, broken, excerpt, file_title, has_bad_bytes, note
from app.exchange.scales import EMOTION_SCALE, FIVE, Scale, number

MOST_LANES = 20
MOST_TASKS = 20_000
MOST_JOURNEYS = 500
LONGEST_STATEMENT = 300_000
"""Characters of a line, and of what it says."""

_KEYWORD = re.compile(r"^(title|section)(?:\s+(.*))?$", re.IGNORECASE | re.DOTALL)
_ACCESS = re.compile(r"^(accTitle|accDescr)\s*([:{])\s*(.*)$", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"(?:^|\s)(?:%%|#(?=\s|$)).*$", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"#(\d{1,7}|[A-Za-z]\w{1,30});")
_ACTORS = re.compile(r"[,，、،]")


@dataclass(frozen=True, slots=True)
class Task:
    """One task line that says what it must."""

    name: str
    emotion: int | None
    actors: tuple[str, ...]


@dataclass(slots=True)
class Section:
    """A section with its tasks; the one before any ``section`` line is not ``stated``."""

    title: str
    stated: bool = True
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Journey:
    """One diagram, read."""

    title: str = ""
    description: str = ""
    sections: list[Section] = field(default_factory=list)

    @property
    def tasks(self) -> Iterator[Task]:
        """Every task in order."""
        return (task for section in self.sections for task in section.tasks)


def has_journey(text: str) -> bool:
    """Whether a text holds a journey."""
    return any(block.is_journey for block in blocks(text))


def read_journeys(
    text: str, name: str, names: Mapping[str, str], score_scale: Scale | None = None
) -> tuple[list[MapDraft], list[Issue]]:
    """The maps of a text and what is to be said of its lines.

    ``name`` is the file's and titles what has no title; ``names`` holds the words "map", "stage", "lane", "emotion".
    Problem: "mermaid.no_journey", "mermaid.too_many_journeys", "import.too_many_rows".
    """
    drafts: list[MapDraft] = []
    issues: list[Issue] = []
    tasks = 0
    found = blocks(text)
    journeys = [block for block in found if block.is_journey]
    if not journeys:
        raise Problem("mermaid.no_journey", name=name)
    if len(journeys) > MOST_JOURNEYS:
        raise Problem("mermaid.too_many_journeys", name=name, limit=MOST_JOURNEYS)
    for block in found:
        if not block.is_journey:
            if block.diagram:
                issues.append(note(block.line, "mermaid.other_diagram", diagram=excerpt(block.diagram)))
            continue
        reader = _Reader(block, names, score_scale or FIVE, issues)
        journey = reader.read()
        number_ = f" {len(drafts) + 1}" if len(journeys) > 1 else ""
        title = journey.title or clean_line(block.heading) or file_title(name, names) + number_
        drafts.append(_draft(journey, title, block.line, names, issues))
        tasks += len(drafts[-1].cards)
        if max(len(issues), tasks) > MOST_TASKS:
            raise Problem("import.too_many_rows", name=name, limit=MOST_TASKS)
    return drafts, issues


class _Reader:
    """Reads the lines of one block; what is wrong with them goes to ``issues``."""

    def __init__(self, block: Block, names: Mapping[str, str], score_scale: Scale, issues: list[Issue]) -> None:
        self._block = block
        self._names = names
        self._scale = score_scale
        self._issues = issues
        self._journey = Journey()
        self._fallback_title = ""
        self._count = 0
        self._description: list[str] | None = None  # the lines of an accDescr { … } that is still open

    def read(self) -> Journey:
        """The journey of the block."""
        begun = False
        for number_, line in self._block.lines:
            text = line.strip()
            if not begun and text.casefold().startswith("journey"):
                begun, text = True, text[len("journey") :].lstrip(" \t;:")
            if self._description is not None:
                self._describe(text)
            elif text and not text.startswith(("%%", "#")):
                self._line(number_, text)
            if max(self._count, len(self._issues)) > MOST_TASKS:
                break  # who called will refuse it all
        if self._description is not None:  # never closed: what was gathered still counts
            self._describe("}")
        self._journey.title = self._journey.title or self._front_title() or self._fallback_title
        return self._journey

    def _line(self, number_: int, text: str) -> None:
        """A line with one statement, or several between semicolons."""
        if has_bad_bytes(text):
            self._issues.append(broken(number_, "import.bad_bytes", text=excerpt(text)))
            return
        if len(text) > LONGEST_STATEMENT or text.count(";") > MOST_TASKS:
            limit = LONGEST_STATEMENT
            self._issues.append(broken(number_, "import.long_text", text=excerpt(text), limit=limit))
            return
        for statement in self._statements(_ENTITY.sub(_entity, text)):
            self._statement(number_, statement)

    def _statements(self, text: str) -> list[str]:
        """The pieces between semicolons where each is a statement of its own; otherwise the text as it stands."""
        pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
        if len(pieces) > 1 and all(_KEYWORD.match(p) or _scored(p) for p in pieces):
            return pieces
        return [text.rstrip("; \t")] if pieces else []

    def _statement(self, number_: int, text: str) -> None:
        access, keyword = _ACCESS.match(text), _KEYWORD.match(text)
        if access:
            self._access(access[1].casefold(), access[2], access[3])
        elif keyword and keyword[1].casefold() == "title":
            self._journey.title = clean_line(_COMMENT.sub("", keyword[2] or "")) or self._journey.title
        elif keyword:
            self._section(number_, clean_line(_BREAK.sub(" ", _COMMENT.sub("", keyword[2] or ""))))
        else:
            self._task(number_, text)

    def _access(self, key: str, opening: str, value: str) -> None:
        if opening == "{":
            self._description = []
            self._describe(value)
        elif key == "acctitle":
            self._fallback_title = clean_line(value)
        else:
            self._journey.description = clean(value).strip()

    def _describe(self, text: str) -> None:
        """One more line of an ``accDescr { … }``."""
        assert self._description is not None  # noqa: S101 - only called while one is open
        self._description.append(text.partition("}")[0])
        if "}" in text:
            self._journey.description = clean("\n".join(self._description)).strip()
            self._description = None

    def _section(self, number_: int, title: str) -> None:
        if not title:
            sections = self._journey.sections
            at = len(sections) + 1 if not sections or sections[0].stated else len(sections)
            title = f"{self._names['stage']} {at}"
            self._issues.append(note(number_, "mermaid.unnamed_section", title=title))
        self._journey.sections.append(Section(title))

    def _task(self, number_: int, text: str) -> None:
        parts = _split(text)
        if parts is None:
            self._issues.append(broken(number_, "mermaid.not_a_task", text=excerpt(text)))
            return
        name, score, actors = parts
        if max(len(name.strip()), len(actors.strip())) > LONGEST_TEXT:
            self._issues.append(broken(number_, "import.long_text", text=excerpt(text), limit=LONGEST_TEXT))
            return
        name = "\n".join(clean(line).strip() for line in _BREAK.split(name)).strip()
        value = number(score)
        if not name:
            self._issues.append(broken(number_, "mermaid.no_name", text=excerpt(text)))
        elif score and value is None:
            self._issues.append(broken(number_, "mermaid.bad_score", title=excerpt(name), value=excerpt(score)))
        elif value is not None and not self._fits(value):
            self._issues.append(
                broken(number_, "mermaid.off_scale", title=excerpt(name), value=excerpt(score), scale=str(self._scale))
            )
        else:
            if value is None:
                self._issues.append(note(number_, "mermaid.no_score", title=excerpt(name)))
            self._keep(Task(name, self._emotion(value), _people(actors)))

    def _fits(self, value: float) -> bool:
        """Whether a score is on the scale; on Mermaid's own there are only whole ones."""
        return self._scale.holds(value) and (self._scale != FIVE or value == int(value))

    def _emotion(self, value: float | None) -> int | None:
        low, high = int(EMOTION_SCALE.low), int(EMOTION_SCALE.high)
        return None if value is None else self._scale.onto(value, low, high)[0]

    def _keep(self, task: Task) -> None:
        if not self._journey.sections:
            self._journey.sections.append(Section("", stated=False))
        self._journey.sections[-1].tasks.append(task)
        self._count += 1

    def _front_title(self) -> str:
        """The title that the front matter states."""
        for _, text in self._block.front:
            key, colon, value = text.partition(":")
            if colon and key.strip().casefold() == "title":
                return clean_line(value).strip("\"'")
        return ""


def _split(text: str) -> tuple[str, str, str] | None:
    """Name, score and actors of a task; the score may be empty.  None where there is no colon.

    Colons in the name are the name's: the score is the last piece but one if that is a number, or else the last,
    or else, as Mermaid has it, the second.
    """
    if ":" not in text:
        text = text.replace("：", ":")
    name, colon, data = text.partition(":")
    if not colon:
        return None
    pieces = [name, *_COMMENT.sub("", data).split(":")]
    scores = [at for at in (len(pieces) - 2, len(pieces) - 1) if at >= 1 and number(pieces[at]) is not None]
    at = scores[0] if scores else 1
    return ":".join(pieces[:at]), pieces[at].strip(), ":".join(pieces[at + 1 :])


def _scored(text: str) -> bool:
    """Whether a text is a task with a score that is a number."""
    parts = _split(text)
    return parts is not None and bool(parts[0].strip()) and number(parts[1]) is not None


def _people(text: str) -> tuple[str, ...]:
    """The actors of a task, each once."""
    return tuple(dict.fromkeys(actor for actor in (clean_line(part) for part in _ACTORS.split(text)) if actor))


def _entity(found: re.Match[str]) -> str:
    """The character of ``#quot;`` or ``#35;``; what is none stays."""
    code = found[1]
    text = html.unescape(f"&#{code};" if code.isdecimal() else f"&{code};")
    return text if len(text) <= 2 and text != "\n" else found[0]


# -- actors into lanes, sections into stages ------------------------------------------------------


def _draft(journey: Journey, title: str, line: int, names: Mapping[str, str], issues: list[Issue]) -> MapDraft:
    customer = _customer([task.actors for task in journey.tasks])
    lanes, left_over = _lanes(journey, customer, names["lane"])
    if left_over:
        issues.append(note(line, "mermaid.many_actors", count=left_over, limit=MOST_LANES, lane=names["lane"]))
    titles = [section.title or title for section in journey.sections]
    stages = tuple(StageDraft(t, p) for t, p in zip(titles, phases(titles), strict=True))
    place = {lane: at + 1 for at, lane in enumerate(lanes)}  # the emotion lane is the first
    cards = tuple(
        _card(task, at, customer, place, names["lane"])
        for at, section in enumerate(journey.sections)
        for task in section.tasks
    )
    return MapDraft(
        title=title,
        stages=stages,
        lanes=(LaneDraft("emotion", names["emotion"]), *(channel_lane(lane) for lane in lanes)),
        cards=cards,
        persona=PersonaDraft(customer) if customer else None,
        fields={"scenario": journey.description} if journey.description else {},
    )


def _customer(casts: Sequence[tuple[str, ...]]) -> str:
    """The actor of most tasks, if of at least half of those that name anyone; an empty text otherwise."""
    count = Counter(actor for cast in casts for actor in cast)
    named = sum(1 for cast in casts if cast)
    actor, most = max(count.items(), key=lambda item: item[1], default=("", 0))  # the first named of a tie
    return actor if most * 2 >= named else ""


def _others(task: Task, customer: str) -> list[str]:
    """The actors of a task besides the customer."""
    return [actor for actor in task.actors if actor != customer]


def _lanes(journey: Journey, customer: str, common: str) -> tuple[list[str], int]:
    """The titles of the lanes in order of appearance, and how many actors found no lane of their own."""
    wanted = list(dict.fromkeys((_others(task, customer) or [common])[0] for task in journey.tasks))
    if len(wanted) <= MOST_LANES:
        return wanted or [common], 0
    kept = wanted[: MOST_LANES - 1]
    return [*kept, common] if common not in kept else kept, len([w for w in wanted if w not in kept and w != common])


def _card(task: Task, stage: int, customer: str, place: Mapping[str, int], common: str) -> CardDraft:
    others = _others(task, customer)
    lane = others[0] if others and others[0] in place else common
    told = len(others) <= 1 and (not others or lane == others[0]) and (not customer or customer in task.actors)
    fields: dict[str, Value] = {}
    if task.actors and not told:
        fields["actor"] = ", ".join(others if customer in task.actors else task.actors)
    return CardDraft(task.name, stage, place[lane], task.emotion, fields)
