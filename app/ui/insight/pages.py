"""The pages of the drawer, in one list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.backlog.page import BacklogPage
from app.ui.charts.page import ChartsPage
from app.ui.evidence.page import SourcesPage
from app.ui.insight.findings import FindingsPage
from app.ui.insight.page import DrawerPage
from app.ui.people.compare import ComparePage
from app.ui.people.routes import RoutesPage
from app.ui.versions.page import VersionsPage
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its code (the action that shows it is ``insight.<code>``), icon, name, and how it is made."""

    code: str
    icon: str
    text: Callable[[], str]
    make: "Callable[[Editor], DrawerPage]"


PAGES: tuple[PageSpec, ...] = (
    PageSpec("findings", "list-checks", lambda: T("Findings"), FindingsPage),
    PageSpec("charts", "chart-scatter", lambda: T("Charts"), ChartsPage),
    PageSpec("backlog", "lightbulb", lambda: T("Opportunities"), BacklogPage),
    PageSpec("sources", "file-search", lambda: T("Sources"), SourcesPage),
    PageSpec("routes", "waypoints", lambda: T("Routes"), RoutesPage),
    PageSpec("compare", "git-compare", lambda: T("Compare"), ComparePage),
    PageSpec("versions", "history", lambda: T("Versions"), VersionsPage),
)  # fmt: skip
