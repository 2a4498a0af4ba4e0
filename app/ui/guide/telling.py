"""Story mode as a part of the editor."""

from collections.abc import Callable, Mapping

from app.canvas.board import Board
from app.canvas.view import MapView
from app.domain.records import Route
from app.insight.story import story
from app.ui.editor_part import EditorPart
from app.ui.guide.story_pages import pages
from app.ui.guide.story_view import StoryView

ACTION = "guide.story"


class Telling(EditorPart):
    """Tells the map that is open, or the route that is shown on it; nothing of the map is touched."""

    view_of_story: StoryView | None = None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Tell it from the beginning, or from the stage where one is."""
        return {ACTION: self._tell}

    def is_enabled(self, action_id: str) -> bool:
        """Where there is a stage to tell of."""
        board = self.board
        return board is not None and bool(board.document.stages(board.map_id))

    def _tell(self) -> None:
        board, editor = self.board, self.editor
        if board is None:
            return
        self._end()
        shown = board.document.find(Route, board.display.route_id or None)
        told = story(board.document, board.map_id, shown.id if shown is not None else None)
        emotions = [beat.emotion for chapter in told.chapters for beat in chapter.beats]
        view = StoryView(pages(board.document, told), emotions, editor.face_icon, editor.colours, editor.window())
        view.closed.connect(self._gone)
        self.view_of_story = view
        view.setGeometry(editor.window().geometry())
        view.showFullScreen()
        view.setFocus()

    def _gone(self) -> None:
        self.view_of_story = None

    def _end(self) -> None:
        if self.view_of_story is not None:
            self.view_of_story.close()

    def map_left(self, board: Board, view: MapView) -> None:
        """With the map its story goes."""
        self._end()

    def close(self) -> None:
        """The page goes."""
        self._end()
