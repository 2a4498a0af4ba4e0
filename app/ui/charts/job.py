"""A chart made away from the window: a ranking drawn anew a thousand times is slow on a large survey."""

from PySide6.QtCore import QObject, QThread, Signal

from app.canvas.guard import guarded
from app.charts.kinds import chart
from app.charts.study import Room, Study


class ChartJob(QThread):
    """Makes one chart; everything handed over is frozen or used by this job only."""

    done = Signal(object, object)
    """The Study that was asked about, and the Chart; nothing is told where that failed."""

    def __init__(self, code: str, study: Study, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._given = code, study, room

    @guarded()
    def run(self) -> None:
        """On the other thread."""
        code, study, room = self._given
        self.done.emit(study, chart(code, study, room))
