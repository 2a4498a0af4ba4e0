"""What a map can be printed as.  A kind is a function from a press and what is asked of it to pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.problems import Problem
from app.poster.actions import action_pages
from app.poster.blank import blank_pages
from app.poster.chart_pages import chart_pages
from app.poster.deck import blank_cards, deck_pages
from app.poster.foot import with_foot
from app.poster.limits import check, check_paper
from app.poster.page import Printout
from app.poster.press import Press
from app.poster.report import report_pages
from app.poster.slides import slide_pages
from app.poster.spec import PrintSpec
from app.poster.stage_pages import stage_pages
from app.poster.summary import summary_pages
from app.poster.uses import PAPER_USE, KindId
from app.poster.whole import GUIDE, poster_pages

Kind = Callable[[Press, PrintSpec], Printout]


def compose(press: Press, spec: PrintSpec) -> Printout:
    """The pages that are asked for; Problem("poster.…") and Problem("paper.…") where they cannot be."""
    _check(spec)
    press = press.with_less(spec.content)
    printout = with_foot(KINDS[spec.kind](press, spec), _foot(press, spec))
    names = [page.name for page in printout.pages]
    for name in spec.only:
        if name not in names:
            named = [one for one in names if one != GUIDE]
            raise Problem("poster.no_such_page", name=name[:20], first=named[0], last=named[-1])
    return printout.only(spec.only) if spec.only else printout


def _check(spec: PrintSpec) -> None:
    """The figures that are asked for."""
    check_paper(spec.paper)
    check("bleed", spec.bleed)
    if spec.tiles is not None:
        check_paper(spec.tiles.sheet)
    if PAPER_USE.get(spec.kind) == "cards":
        check("card", spec.deck.width)
        check("card", spec.deck.height)
        check("each", spec.deck.each)


def _foot(press: Press, spec: PrintSpec) -> str:
    """What stands at the foot of small posters; the pages of the other kinds have footers of their own."""
    return press.foot if spec.kind == "poster" else ""


def _poster(press: Press, spec: PrintSpec) -> Printout:
    """The whole map, on one page or on sheets."""
    pages = poster_pages(press.lay_out(spec.paper), spec, press.words, press.running_title, press.foot)
    return replace(pages, title=press.title)


def _slides(press: Press, _spec: PrintSpec) -> Printout:
    """The map as a presentation; slides have a size of their own."""
    return slide_pages(press)


KINDS: Mapping[KindId, Kind] = {
    "poster": _poster,
    "stages": stage_pages,
    "summary": summary_pages,
    "actions": action_pages,
    "report": report_pages,
    "charts": chart_pages,
    "deck": deck_pages,
    "blank": blank_pages,
    "blank-cards": blank_cards,
    "slides": _slides,
}
