"""All charts by their code."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.charts.curves import curves_chart
from app.charts.figures import figures_chart
from app.charts.heat import heat_chart
from app.charts.personas import personas_chart
from app.charts.quadrant import quadrant_chart
from app.charts.ranking import ranking_chart
from app.charts.segments import segments_chart
from app.charts.sheet import Chart
from app.charts.stages import stages_chart
from app.charts.study import Room, Study

Make = Callable[[Study, Room], Chart]
MAKERS: Mapping[str, Make] = MappingProxyType(
    {
        "figures": figures_chart,
        "quadrant": quadrant_chart,
        "ranking": ranking_chart,
        "curves": curves_chart,
        "personas": personas_chart,
        "heat": heat_chart,
        "segments": segments_chart,
        "stages": stages_chart,
    }
)


def chart(code: str, study: Study, room: Room) -> Chart:
    """A chart of ``words.CHARTS``."""
    return MAKERS[code](study, room)
