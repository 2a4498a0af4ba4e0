"""The drawer's page of routes: ways through the map over shared touchpoints, with what each asks of the customer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canvas.focus import Ref
from app.domain.commands import linking, routes
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.records import Card, Lane, Route
from app.insight.effort import Effort
from app.ui.icons import icon
from app.ui.insight.card_list import CARD, CardList
from app.ui.insight.linking import placed
from app.ui.insight.rows_page import RowsPage
from app.ui.labels import PlainLabel
from app.ui.people.route_model import RoutesModel
from app.ui.theme import set_role
from app.words import T

if TYPE_CHECKING:
    from app.ui.editor import Editor


class RoutesPage(RowsPage[Route]):
    """Routes of the map: added from selected cards, described, shown, compared in their numbers."""

    link_kind: linking.LinkKind = "route"
    icons: Mapping[str, str] = {"add": "plus", "link": "link", "show": "locate", "delete": "trash-2"}
    title_width = 180
    widths = (900, 300)

    def __init__(self, editor: "Editor") -> None:
        self.steps = CardList()
        self.about = PlainLabel(wrap=True, role="muted")
        self._routes = RoutesModel(editor)
        super().__init__(editor, self._routes, self._side())
        self.table.clicked.connect(lambda _index: self._look())
        self.steps.picked.connect(lambda id_: self.go_to([Ref("card", id_)]))
        self.steps.unlinked.connect(self._leave_out)
        self.retranslate()

    def _side(self) -> QWidget:
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setTextElideMode(Qt.TextElideMode.ElideRight)
        side = QWidget()
        set_role(side, "side-body")
        column = QVBoxLayout(side)
        column.setContentsMargins(4, 8, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(self.steps, 1)
        return side

    # -- what is shown ------------------------------------------------------------------------
    def follow_selection(self) -> None:
        """The step whose card is selected on the map is in front."""
        chosen = set(self.linkable())
        self.steps.blockSignals(True)
        for at in range(self.steps.count()):
            item = self.steps.item(at)
            item.setSelected(item.data(CARD) in chosen)
        self.steps.blockSignals(False)

    def front(self) -> None:
        """The steps of the route in front, and on the map too where somebody goes through the table."""
        super().front()
        self.steps.setVisible(bool(self.model.rows))
        self._list_steps()
        if self.table.hasFocus():
            self._look()

    @property
    def effort(self) -> Effort | None:
        """What the route in front asks of the customer."""
        one = self.current
        return self._routes.figures[one.id].effort if one is not None else None

    def _list_steps(self) -> None:
        board, effort = self.board, self.effort
        if board is None or effort is None:
            self.steps.clear()
            self.about.setText("")
            return
        self.steps.show_cards(_rows(board.document, effort))
        for at, id_ in enumerate(effort.steps):
            symbol = "arrow-right-left" if id_ in effort.switches else "dot"
            self.steps.item(at).setIcon(icon(symbol, self.editor.colours))
        self.about.setText(_effort_text(effort))
        self.follow_selection()

    def _look(self) -> None:
        """The map shows the line of the route in front."""
        board, one = self.board, self.current
        if board is not None and one is not None:
            board.show_as(replace(board.display, route=True, route_id=one.id))

    # -- what is done -------------------------------------------------------------------------
    def make(self, document: Document, card_ids: list[str]) -> Edit:
        """A new one over these touchpoints."""
        return routes.add_route(document, self.editor.map_id or "", T("New route"), card_ids=card_ids)

    def remove(self, document: Document, ids: list[str]) -> Edit:
        """Without these; their touchpoints stay."""
        return routes.delete_routes(document, *ids)

    def linkable(self) -> list[str]:
        """The touchpoints that are selected on the map."""
        board = self.board
        if board is None:
            return []
        return [id_ for id_ in super().linkable() if board.document.is_touchpoint(board.document.get(Card, id_))]

    def cards_of(self, one: Route) -> list[str]:
        """Its steps."""
        return list(self._routes.figures[one.id].effort.steps)

    def show_cards(self) -> None:
        """To its cards, with the line that joins them."""
        self._look()
        super().show_cards()

    def _leave_out(self, card_id: str) -> None:
        """A step is no more on the route; its card stays on the map."""
        board, one = self.board, self.current
        if board is not None and one is not None:
            board.attempt(lambda: linking.unlink_cards(board.document, one.id, [card_id]))
            self.show_map()

    # -- looks --------------------------------------------------------------------------------
    def words(self) -> Mapping[str, str]:
        """What the tools are called."""
        return {
            "add": T("New route over the selected touchpoints (Ins)"),
            "link": T("Put the selected touchpoints on the route, or take them off"),
            "show": T("Show its touchpoints on the map"),
            "delete": T("Delete (Del)"),
            "table": T("Routes"),
            "select": T("Select the touchpoints on the map that this route has, then link them."),
            "empty": T(
                "No route yet. Select the touchpoints that one kind of customer meets, such as who only looks for "
                "information, and press +."
            ),
        }

    def retranslate(self) -> None:
        """Everything in the language in force."""
        super().retranslate()
        self.steps.setAccessibleName(T("Steps of the route"))


def _effort_text(effort: Effort) -> str:
    """What a route asks of the customer, in a line."""
    if effort.total.value is None:
        return T("No step yet: select touchpoints on the map and link them.")
    steps = T("{n} step", "{n} steps", n=len(effort.steps))
    switches = T("{n} switch of channel", "{n} switches of channel", n=len(effort.switches))
    return T("{steps} + {switches} = effort {n}", steps=steps, switches=switches, n=round(effort.total.value))


def _rows(document: Document, effort: Effort) -> Iterator[tuple[str, str, str]]:
    """Id, line and tool tip of each step; in the tip what is worth telling of it."""
    for number, id_ in enumerate(effort.steps, 1):
        card = document.get(Card, id_)
        lane = document.find(Lane, card.lane_id)
        told = [placed(document, card)]
        if id_ in effort.switches:
            told.append(T("The channel changes: {channel}", channel=lane.title if lane is not None else ""))
        if id_ in effort.crossings:
            told.append(T("From physical to digital, or back"))
        if id_ in effort.friction:
            told.append(T("Customers get stuck here"))
        yield id_, f"{number}. {told[0]}", "\n".join(told)
