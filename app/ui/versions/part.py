"""Versions as a part of the editor: a name for the map as it is, and the making of it played."""

from collections.abc import Callable, Mapping

from app.domain.commands.versions import name_version
from app.ui.editor_part import EditorPart
from app.ui.insight.part import Insight
from app.ui.name_dialog import ask_name
from app.ui.versions.page import VersionsPage
from app.words import T

PAGE = "versions"


class Versions(EditorPart):
    """Its list is a page of the drawer."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Of the map that is open."""
        return {"version.name": self._name, "version.replay": self._replay}

    @property
    def _page(self) -> VersionsPage | None:
        page = self.editor.part(Insight).drawer.page(PAGE)
        return page if isinstance(page, VersionsPage) else None

    def _name(self) -> None:
        """A name for the map as it is now."""
        board, session = self.board, self.editor.session
        if board is None:
            return
        title = ask_name(self.editor, T("Name of the version"), T("Name"), "", T("Name it"))
        newest = session.library.steps(session.project_id, session.gen - 1)
        if title and newest:
            board.attempt(lambda: name_version(board.document, board.map_id, newest[0].edit_id, title))
            self.editor.messages.say(
                T("“{title}” is kept. You find it under Versions.", title=title),
                T("Show"),
                lambda: self.editor.part(Insight).show_page(PAGE),
            )

    def _replay(self) -> None:
        self.editor.part(Insight).show_page(PAGE)
        page = self._page
        if page is not None:
            page.show_large()

    def close(self) -> None:
        """Nothing is read any more."""
        page = self.editor.part(Insight).drawer.made(PAGE)
        if isinstance(page, VersionsPage):
            page.tracing.close()
