"""The charts of a map, each on a page of its own."""

from app.charts.study import Asked, Heat, RankedBy
from app.domain.records import JourneyMap
from app.insight.origin import root
from app.insight.survey import segments
from app.poster.flowing import Flow
from app.poster.leaf import finished
from app.poster.material import material
from app.poster.page import Printout
from app.poster.press import Press
from app.poster.spec import PrintSpec

MOST_KIN = 3
MOST_SEGMENTS = 6
"""Of more segments none has a page of its own; the table has all of them."""
RANKINGS: tuple[RankedBy, ...] = ("weighted", "expectation", "opportunity", "belief", "emotion", "competitor")
SIDE_BY_SIDE: tuple[Heat, ...] = ("importance", "satisfaction", "emotion")


def views(press: Press) -> list[tuple[str, Asked]]:
    """Which charts are printed, and what is asked of each: whatever has nothing to show is left out."""
    found: list[tuple[str, Asked]] = [("figures", Asked()), ("quadrant", Asked())]
    found += [("ranking", Asked(ranked_by=by)) for by in RANKINGS]
    found.append(("curves", Asked(mood=True)))
    kin = _kin(press)
    if kin:
        found += [("curves", Asked(maps=kin)), ("personas", Asked(maps=kin))]
    found += [("heat", Asked(heat="emotion")), ("heat", Asked(heat="satisfaction")), ("heat", Asked(heat="count"))]
    return [*found, *_of_segments(press), ("stages", Asked())]


def _of_segments(press: Press) -> list[tuple[str, Asked]]:
    """What each segment of customers answered, side by side and then one by one, where there are several."""
    names = segments(press.document, press.map_id)
    if len(names) < 2:
        return []
    found = [("segments", Asked(heat=heat)) for heat in SIDE_BY_SIDE]
    alone = names if len(names) <= MOST_SEGMENTS else ()
    return [*found, *(("quadrant", Asked(whose="customers", segment=name)) for name in alone)]


def _kin(press: Press) -> tuple[str, ...]:
    """The maps that are copies of this one, or of the same: of another persona, or as it should be."""
    origin = root(press.document, press.journey)
    others = [m for m in press.document.all(JourneyMap) if m.id != press.map_id and root(press.document, m) == origin]
    return tuple(m.id for m in others[:MOST_KIN])


def chart_pages(press: Press, spec: PrintSpec) -> Printout:
    """A page for each chart that has something to show, more where its rows go on; one that says what to fill in where
    none has."""
    flow = Flow(press, material(press), spec.paper)
    for code, asked in views(press):
        study = flow.study(asked)
        flow.turn(press.words[f"chart.{code}"])
        if not flow.chart(code, study):
            flow.leaves.pop()
    if not flow.leaves:
        flow.turn(press.words["report.evaluation"])
        flow.heading(press.words["report.evaluation"])
        flow.paragraph(press.words["chart.quadrant.empty"])
    return finished(press.title, flow.leaves)
