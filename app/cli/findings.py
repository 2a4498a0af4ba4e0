"""What is said of a poster beside its file: how its type reads, what would help, and what is wrong with which card."""

from app.cli.reading import tell
from app.domain.document import Document
from app.poster.advice import advise
from app.poster.inspection import inspect
from app.poster.legibility import USUAL_DISTANCE, judge
from app.poster.page import Printout
from app.poster.paper import LONGEST_PAGE
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.trim import too_long
from app.render.pictures import Pictures, size
from app.words import T
from app.words.findings import cut_text, finding_text, full_text, help_text, judgement_text, long_page_text, part_text

_MOST = 20
"""So many cards are named of each kind of finding; more are counted."""


def tell_findings(
    printout: Printout, press: Press, spec: PrintSpec, distance: float | None, pictures: Pictures
) -> None:  # fmt: skip
    """Say all that is to be looked at where the poster is read from a distance in millimetres; nothing if all is well.

    The texts that are too small are not named: the smallest of them says how small they are.  Where nobody asked for
    a distance only type is told that is too small at any table, and not what would help: that takes its time.
    """

    def pixels(asset: str) -> tuple[int, int] | None:
        data = pictures(asset)
        return size(data) if data else None

    found = inspect(printout, pixels, enlarged=spec.reduced)
    if found is None:
        return
    read_from = USUAL_DISTANCE if distance is None else distance
    judgement = judge(found.smallest, read_from)
    if judgement == "too_small" or (judgement == "small" and distance is not None):
        tell(judgement_text(judgement, found.smallest, read_from))
        for advice in () if distance is None else advise(press, spec, distance):
            paper = advice.paper.name or advice.paper.size if advice.paper is not None else ""
            tell("  " + help_text(advice.smallest, paper, advice.content or "all"))
    cut = [one for one in found.faults if one.kind == "shortened"]
    if cut:
        tell(cut_text(len(cut)))
    for kind in ("undrawn", "coarse", "shortened"):
        faults = [one for one in found.faults if one.kind == kind]
        for one in faults[:_MOST]:
            name = part_text(press.document, one.owner, one.role)
            what = _whole(press.document, one.owner) if kind == "shortened" else ""
            tell(f"  {name}: {what or finding_text(one.kind, one.amount, one.text)}")
        if len(faults) > _MOST:
            tell("  " + T("{n} more", n=len(faults) - _MOST))


def tell_length(spec: PrintSpec) -> None:
    """Say of a one-page PDF that is longer than programs know, or that was written smaller, what to do with it."""
    if spec.reduced > 1:
        tell(T("Written 1:{times}, to be printed at {percent} %.", times=spec.reduced, percent=100 * spec.reduced))
    elif too_long(spec.paper) > 1:
        tell(long_page_text(LONGEST_PAGE))


def _whole(document: Document, owner: str) -> str:
    return " / ".join(full_text(document, owner).split("\n"))
