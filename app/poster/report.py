"""The report: a cover, the journey, strengths and weaknesses, the evaluation, opportunities, findings, how
complete the map is, sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.charts.study import Asked
from app.charts.telling import dates_text
from app.domain.fields import field_of
from app.domain.records import Card, Evidence, Opportunity
from app.insight.verdicts import Marked
from app.layout.dates import number_text, written_date
from app.layout.shapes import Box, Rect
from app.layout.typeset import Style, set_line
from app.poster.chart_pages import views
from app.poster.figures import figures
from app.poster.flowing import GAP, Entry, Flow
from app.poster.leaf import Leaf, finished
from app.poster.material import material
from app.poster.page import Page, Printout
from app.poster.press import Press
from app.poster.progress import put_progress
from app.poster.spec import PrintSpec
from app.poster.summary_head import put_figures, put_head
from app.poster.summary_journey import put_curve, put_spine
from app.poster.words import fill

CURVE = 64.0
"""The height of the curve, at natural scale."""
_COVER = "1"
_FREE = 0.4
"""Of a page: where so much of it is left, the next section begins on it."""
_ROW = 6.0, 9.0
"""How high a line of the contents is at natural scale: at least, and where there is room."""
_PANELS = (0.66, 0.58, 0.5, 0.46)
"""The shares of the cover's height that the head may have, the first with which the rest has room."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its name, and the number of the page on which it begins."""

    title: str
    page: int


def report_pages(press: Press, spec: PrintSpec) -> Printout:
    """All sections; one that has nothing to say tells what would fill it."""
    report = _Report(press, spec)
    for title, write in report.parts():
        report.begin(title)
        write()
    cover = report.cover()
    made = finished(press.title, [cover, *report.flow.leaves])
    first, *others = made.pages
    return replace(made, pages=(_led(first, report), *others))


def _led(page: Page, report: "_Report") -> Page:
    """The cover whose contents lead to their pages."""
    return replace(page, leads=tuple((box, str(s.page)) for box, s in zip(report.boxes, report.sections, strict=True)))


class _Report:
    """Writes the sections one after the other."""

    def __init__(self, press: Press, spec: PrintSpec) -> None:
        self.press, self.words, self.document = press, press.words, press.document
        self.made = material(press)
        self.flow = Flow(press, self.made, spec.paper, first=2)
        self.paper = spec.paper
        self.overview = self.flow.study(Asked()).overview
        self.sections: list[Section] = []
        self.boxes: list[Box] = []

    def parts(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """The sections in order; without stages there is no journey to show."""
        journey = [("report.journey", self.journey)] if self.made.held.stages else []
        return [*journey, ("report.verdicts", self.verdicts), ("report.evaluation", self.evaluation),
                ("report.opportunities", self.opportunities), ("report.findings", self.findings),
                ("report.progress", lambda: put_progress(self.flow)), ("report.sources", self.sources)]  # fmt: skip

    def begin(self, key: str) -> None:
        """A section of text goes on where much of a page is left; else, and with charts, it begins a page."""
        title, flow = self.words[key], self.flow
        if flow.leaves and key != "report.evaluation" and flow.free > _FREE * flow.leaf.room.h:
            flow.leaf.bookmark = " · ".join(filter(None, (flow.leaf.bookmark, title)))
            flow.y += GAP * flow.leaf.unit
        else:
            flow.turn(title)
        self.sections.append(Section(title, len(flow.leaves) + 1))
        flow.heading(title, self.words[f"{key}.about"])

    # -- cover and journey ----------------------------------------------------------------------
    def cover(self) -> Leaf:
        """Whose journey it is, its state and date, the key figures, and the contents."""
        for share in _PANELS:
            leaf, y, rest = self._headed(share)
            if y + rest <= leaf.room.bottom:
                break
        self._contents(leaf, y)
        return leaf

    def _headed(self, share: float) -> tuple[Leaf, float, float]:
        """A cover whose head has at most that share of its height, the y below the figures, and what the rest takes."""
        leaf = Leaf(self.made, self.paper, _COVER, self.words["report.title"])
        unit, colors, room = leaf.unit, leaf.theme.colors, leaf.room
        leaf.put([Rect(Box(room.x, room.y, room.w, 1.6 * unit), fill=colors.navy)])
        y = room.y + 8 * unit
        kicker = Style("semibold", 3.2 * unit, colors.accent_text)
        y += leaf.write(self.words["report.title"], kicker, Box(room.x, y, room.w, 0.0), 1).height + 5 * unit
        y = put_head(leaf, share, y)
        if self.made.state:
            quiet = Style("regular", 2.8 * unit, colors.quiet)
            y += leaf.write(self.made.state, quiet, Box(room.x, y, room.w, 0.0), 3).height + 6 * unit
        told = figures(self.document, self.made.held, self.words)
        return leaf, put_figures(leaf, told, y) + 2 * unit, _ROW[0] * unit * len(self.sections)

    def _contents(self, leaf: Leaf, y: float) -> None:
        unit, colors, room = leaf.unit, leaf.theme.colors, leaf.room
        style = Style("regular", 3.2 * unit, colors.ink)
        y = max(y, room.bottom - _ROW[1] * unit * len(self.sections))
        step = min(_ROW[1] * unit, (room.bottom - y) / max(1, len(self.sections)))
        for section in self.sections:
            box = Box(room.x, y, room.w, step)
            leaf.put([Rect(Box(room.x, y, room.w, 0.25 * unit), fill=colors.line)])
            number, middle = set_line(str(section.page), style), y + (step - style.cap) / 2
            leaf.write(section.title, style, Box(room.x, middle, room.w - number.width - 6 * unit, 0.0), 1)
            leaf.put(number.at(room.right - number.width, middle))
            self.boxes.append(box)
            y += step

    def journey(self) -> None:
        """The stages and the curve as on the summary, and the map's goal in words."""
        flow = self.flow
        flow.y = put_spine(flow.leaf, flow.y)
        if any(self.made.held.felt):
            put_curve(flow.leaf, flow.y, CURVE * flow.leaf.unit)
            flow.y += (CURVE + 6) * flow.leaf.unit
        for stage in self.made.held.stages:
            cards = self.overview.reading.of_stage(stage.id)
            titles = ", ".join(self._title(card) for card in cards)
            goal = str(stage.fields.get("goal", ""))
            flow.entry(Entry(self.made.stage_name(stage), tuple(filter(None, (goal, titles))), stage.id))

    # -- what is strong and weak ----------------------------------------------------------------
    def verdicts(self) -> None:
        """What the team has marked, with cause and effect, and what the scores say besides."""
        found, flow, words = self.overview.verdicts, self.flow, self.words
        for key, marked, suggested in (
            ("strong", found.strengths, found.suggested_strengths),
            ("weak", found.weaknesses, found.suggested_weaknesses),
        ):
            flow.subheading(words[f"report.{key}"])
            for one in marked:
                flow.entry(self._marked(one))
            if suggested:
                titles = ", ".join(self._titled(id_) for id_ in suggested)
                flow.paragraph(fill(words, f"report.suggested.{key}", titles=titles))
            if not marked and not suggested:
                flow.paragraph(words[f"report.none.{key}"])
            flow.y += 3 * flow.leaf.unit
        if found.conflicts:
            titles = ", ".join(self._titled(id_) for id_ in found.conflicts)
            flow.paragraph(fill(words, "report.conflicts", titles=titles))
        if self.overview.alarms:
            titles = ", ".join(self._titled(alarm.card_id) for alarm in self.overview.alarms)
            flow.paragraph(fill(words, "report.alarms", titles=titles))

    def _marked(self, one: Marked) -> Entry:
        lines = [self._place(one.card_id)]
        for key in ("cause", "effect"):
            text = getattr(one, key)
            if text:
                lines.append(fill(self.words, f"report.{key}", text=text))
        return Entry(self._titled(one.card_id), tuple(lines), one.card_id)

    # -- the evaluation -------------------------------------------------------------------------
    def evaluation(self) -> None:
        """Every chart that has something to show."""
        shown = [self.flow.chart(code, self.flow.study(asked)) for code, asked in views(self.press)]
        if not any(shown):
            self.flow.paragraph(self.words["chart.quadrant.empty"])

    # -- what to do -----------------------------------------------------------------------------
    def opportunities(self) -> None:
        """The backlog, what helps most first."""
        tasks = sorted(self.document.opportunities(self.press.map_id), key=_gain)
        for task in tasks:
            self.flow.entry(self._task(task))
        if not tasks:
            self.flow.paragraph(self.words["report.none.opportunities"])

    def _task(self, task: Opportunity) -> Entry:
        fields, words = task.fields, self.words
        said = [words[f"{key}.{fields[key]}"] for key in ("action", "status") if fields.get(key)]
        for key in ("impact", "effort"):
            if isinstance(fields.get(key), int):
                top = field_of("opportunity", key).high
                said.append(fill(words, f"pages.{key}", value=fields[key], top=top))
        owner = str(fields.get("owner", ""))
        due = written_date(str(fields.get("due", "")), words)
        who = [f"{words['mark.owner']}: {owner}" if owner else words["pages.no_owner"]]
        who += [fill(words, "pages.due", date=due)] if due else []
        cards = [self._titled(link.card_id) for link in self.document.links_to(task.id)]
        answers = fill(words, "report.answers", titles=", ".join(dict.fromkeys(cards))) if cards else ""
        lines = (str(fields.get("text", "")), " · ".join(said), " · ".join(who), answers)
        return Entry(task.title or words["kind.opportunities"], tuple(filter(None, lines)), task.id)

    def findings(self) -> None:
        """What the linter has found, the gravest first."""
        found = self.press.findings()
        for severity, group in groupby(found, key=lambda one: one[0]):
            self.flow.subheading(severity)
            for _, title, why in group:
                self.flow.entry(Entry(title, (why,)))
        if not found:
            self.flow.paragraph(self.words["report.none.findings"])

    def sources(self) -> None:
        """The evidence that this map rests on."""
        ids = {card.id for card in self.document.cards(self.press.map_id)}
        rows = [(one, sorted(self._supported(one) & ids)) for one in self.document.evidence]
        for one, cards in rows:
            if cards:
                self.flow.entry(self._source(one, len(cards)))
        if not any(cards for _, cards in rows):
            self.flow.paragraph(self.words["report.none.sources"])

    def _supported(self, one: Evidence) -> set[str]:
        """The cards that are linked with a source, or were asked about in it."""
        linked = {link.card_id for link in self.document.links_to(one.id)}
        return linked | {answers.card_id for answers in self.document.answers(one.id)}

    def _source(self, one: Evidence, count: int) -> Entry:
        fields, words = one.fields, self.words
        said = [words[f"source.{fields['type']}"]] if fields.get("type") else []
        day = str(fields.get("date", ""))
        said.append(dates_text((day, day) if day else None, words))
        sample = fields.get("sample")
        if isinstance(sample, int | float):
            said.append(f"n = {number_text(sample, words)}")
        quote = str(fields.get("quote", ""))
        supports = fill(words, "report.supports.one" if count == 1 else "report.supports", n=count)
        lines = (" · ".join(said), str(fields.get("source", "")), f"«{quote}»" if quote else "", supports)
        return Entry(one.title, tuple(filter(None, lines)), one.id)

    # -- names ----------------------------------------------------------------------------------
    def _title(self, card: Card) -> str:
        return " ".join(card.title.split()) or self.words["card.untitled"]

    def _titled(self, id_: str) -> str:
        card = self.document.find(Card, id_)
        return self._title(card) if card is not None else ""

    def _place(self, id_: str) -> str:
        """The stage and lane of a card."""
        card = self.document.get(Card, id_)
        column, lane = self.made.stage_of(card), self.made.lane_of(card)
        stage = self.made.stage_name(self.made.held.stages[column]) if column is not None else ""
        return " · ".join(filter(None, (stage, self.made.lane_name(lane) if lane else "")))


def _gain(task: Opportunity) -> tuple[int, int]:
    """What helps most first, of equals the easiest."""
    impact, effort = (task.fields.get(key) for key in ("impact", "effort"))
    return -impact if isinstance(impact, int) else 0, effort if isinstance(effort, int) else 9
