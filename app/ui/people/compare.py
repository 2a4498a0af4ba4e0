"""The drawer's page that compares the open map with another one: what is different, and what it comes to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from app.canvas.focus import Ref
from app.canvas.guard import guarded
from app.charts.curves import map_name
from app.charts.kinds import chart
from app.charts.sheet import Mark
from app.charts.study import Asked, Room, Study
from app.charts.telling import value_text
from app.domain.document import Document
from app.domain.records import Card, JourneyMap
from app.insight.compare import KINDS, Comparison, Difference, compare, ordered, original
from app.ui.charts.view import EDGE, ChartView
from app.ui.editor_places import EditorPlaces
from app.ui.icons import icon
from app.ui.insight.page import DrawerPage
from app.ui.insight.sides import column_of, side_by_side
from app.ui.labels import PlainLabel
from app.ui.theme import Tokens, px
from app.words import T
from app.words.charts import chart_name
from app.words.compare import detail_text, kind_of_difference, part_text
from app.words.insight import formula_help, formula_name, formula_text
from app.words.paper import paper_words

if TYPE_CHECKING:
    from app.ui.editor import Editor

ROW = Qt.ItemDataRole.UserRole
NARROWEST, LOWEST = 90.0, 60.0
"""Of the curves, in millimetres."""
UNIT = 0.8
"""The size of their type, against that of the page of charts."""


class ComparePage(DrawerPage):
    """A list of differences at the left, both curves over each other at the right."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._with: dict[str, str] = {}
        self._found: Comparison | None = None
        self.others = QComboBox()
        self.figures = PlainLabel(wrap=True)
        self.told = PlainLabel(wrap=True, role="muted")
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnWidth(0, px(330))
        self.here, self.there = QToolButton(), QToolButton()
        self.view = ChartView()
        self.area = QScrollArea()
        self._furnish()
        self.others.activated.connect(self._choose)
        self.tree.itemClicked.connect(lambda _item, _column: self._go())
        self.tree.itemActivated.connect(lambda _item, _column: self._go(anywhere=True))
        self.tree.currentItemChanged.connect(lambda _now, _before: self._front())
        self.here.clicked.connect(lambda _on: self._go())
        self.there.clicked.connect(self._go_there)
        self.view.pressed.connect(self._press)
        self.retranslate()

    def _furnish(self) -> None:
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.view)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._label = PlainLabel()
        self._label.setBuddy(self.others)
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        tools = QHBoxLayout()
        for widget in (self._label, self.others, self.here, self.there):
            tools.addWidget(widget, 1 if widget is self.others else 0)
        for button in (self.here, self.there):
            button.setAutoRaise(True)
        left = column_of(tools, self.figures, self.told, self.tree)
        side_by_side(self, left, self.area, (640, 560)).splitterMoved.connect(self._draw)

    # -- what is shown ------------------------------------------------------------------------
    @property
    def other(self) -> str:
        """The map that the open one is compared with; "" where there is no other."""
        board = self.board
        if board is None:
            return ""
        chosen = self._with.get(board.map_id, "")
        there = {journey.id for journey in board.document.maps} - {board.map_id}
        return chosen if chosen in there else original(board.document, board.map_id)

    def show_map(self) -> None:
        """Compare again."""
        board, other = self.board, self.other
        if board is None:
            return
        document = board.document
        study = Study(document, board.map_id, paper_words())
        self.others.clear()
        for journey in document.maps:
            if journey.id != board.map_id:
                self.others.addItem(map_name(study, journey.id), journey.id)
        self.others.setCurrentIndex(self.others.findData(other))
        self._found = compare(document, *ordered(document, board.map_id, other)) if other else None
        for widget in (self.others, self._label, self.tree, self.area, self.figures, self.here, self.there):
            widget.setVisible(bool(other))
        self.told.setText(self._telling(document))
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter if not other else Qt.AlignmentFlag.AlignLeft)
        self._list(document)
        self._write_figures()
        self._draw()

    def _telling(self, document: Document) -> str:
        if self._found is None:
            return T("There is no other map yet. “Copy as it should be” in the Method menu makes one to work on.")
        if not self._found.differences:
            return T("Nothing is different.")
        touched = len({found.before or found.after for found in self._found.touched})
        changes = T("{n} difference", "{n} differences", n=len(self._found.differences))
        if not touched:
            return changes
        return f"{changes} · " + T("{n} protected thing touched", "{n} protected things touched", n=touched)

    def _list(self, document: Document) -> None:
        """The differences by their kind; what stood in front stays there."""
        before = self.current
        self.tree.clear()
        colours = self.editor.colours
        differences = self._found.differences if self._found is not None else ()
        for kind in KINDS:
            rows = [(at, found) for at, found in enumerate(differences) if found.kind == kind]
            if not rows:
                continue
            head = QTreeWidgetItem(self.tree, [f"{kind_of_difference(kind)} ({len(rows)})"])
            head.setFirstColumnSpanned(True)
            for at, found in rows:
                texts = [part_text(document, found), detail_text(document, found)]
                item = QTreeWidgetItem(head, texts)
                item.setData(0, ROW, at)
                told = T("Protected: customers value it.") if found.protected else ""
                for column, text in enumerate(texts):
                    item.setToolTip(column, "\n".join(filter(None, (text, told))))
                if found.protected:
                    item.setIcon(0, icon("shield-alert", colours, colours.warning))
                if found == before:
                    self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self._front()

    def _write_figures(self) -> None:
        """Key figures before and after, how they are made in the tool tip."""
        words, board = paper_words(), self.board
        pairs = self._found.figures if self._found is not None else ()
        told = [
            f"{formula_name(pair.formula)}: {value_text(pair.formula, pair.before.value, words)} → "
            f"{value_text(pair.formula, pair.after.value, words)}"
            for pair in pairs
            if pair.before.value is not None or pair.after.value is not None
        ]
        if board is not None and self._found is not None:
            sides = (self._found.before, self._found.after)
            was, now = (len(board.document.touchpoints(map_id)) for map_id in sides)
            told.insert(0, f"{T('Touchpoints')}: {was} → {now}")
        self.figures.setText("   ·   ".join(told))
        lines = (f"{formula_name(p.formula)} = {formula_text(p.formula)}. {formula_help(p.formula)}" for p in pairs)
        self.figures.setToolTip("\n".join(lines))

    def _draw(self) -> None:
        """Both curves, on the stages of both maps."""
        board, found = self.board, self._found
        if board is None or found is None:
            return
        if any(board.document.find(JourneyMap, map_id) is None for map_id in (found.before, found.after)):
            return  # what is shown is about to follow
        asked = Asked(maps=(found.after,))
        study = Study(board.document, found.before, paper_words(), asked=asked, resamples=0)
        port, edge, scale = self.area.viewport(), 2 * px(EDGE) + 1, self.view.scale
        width = max(NARROWEST, (port.width() - edge) / scale)
        high = max(LOWEST, (port.height() - edge) / scale)
        self.view.show_chart(chart("curves", study, Room(width, high, UNIT, headed=False)))
        self.view.setAccessibleName(chart_name("curves"))
        self.follow_selection()

    def follow_selection(self) -> None:
        """Ring what is selected on the map."""
        board = self.board
        self.view.show_selected({ref.id for ref in board.selection} if board is not None else ())

    # -- going there --------------------------------------------------------------------------
    @property
    def current(self) -> Difference | None:
        """The difference in front."""
        item = self.tree.currentItem()
        at = item.data(0, ROW) if item is not None else None
        found = self._found.differences if self._found is not None else ()
        return found[at] if isinstance(at, int) and at < len(found) else None

    def _sides(self) -> tuple[str, str]:
        """The id of what is in front on the open map, and on the other."""
        board, found, one = self.board, self._found, self.current
        if board is None or found is None or one is None:
            return "", ""
        return (one.before, one.after) if found.before == board.map_id else (one.after, one.before)

    def _front(self) -> None:
        here, there = self._sides()
        self.here.setEnabled(bool(here))
        self.there.setEnabled(bool(there))

    def _go(self, *, anywhere: bool = False) -> None:
        """To it on the open map; with ``anywhere`` to the other map where it is only there."""
        here, there = self._sides()
        one = self.current
        if one is not None and here:
            self.go_to([Ref(one.part, here)])
        elif anywhere and there:
            self._go_there()

    def _go_there(self) -> None:
        """To it on the other map, which is opened; from there one comes back the same way."""
        board, one, other = self.board, self.current, self.other
        _, there = self._sides()
        if board is not None and one is not None and there:
            self._with[other] = board.map_id
            self._with[board.map_id] = other
            self.editor.part(EditorPlaces).show(Ref(one.part, there), map_id=other, source="insight")

    def _press(self, mark: Mark) -> None:
        """To the cards of a mark, on whichever map they are."""
        board = self.board
        ids = [id_ for kind, id_ in mark.refs if kind == "card"]
        card = board.document.find(Card, ids[0]) if board is not None and ids else None
        if board is None or card is None:
            return
        if card.map_id != board.map_id:
            self._with[card.map_id] = board.map_id
            self._with[board.map_id] = card.map_id
        self.editor.part(EditorPlaces).show(*(Ref("card", i) for i in ids), map_id=card.map_id, source="insight")

    def _choose(self) -> None:
        board = self.board
        if board is not None:
            self._with[board.map_id] = str(self.others.currentData())
            self.show_map()

    # -- looks --------------------------------------------------------------------------------
    def enter(self) -> None:
        """The keyboard goes to the list."""
        (self.tree if self._found is not None else self).setFocus()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The curves fit the new room."""
        super().resizeEvent(event)
        self._draw()

    def retranslate(self) -> None:
        """Everything in the language in force."""
        self._label.setText(T("Compare with"))
        self.others.setAccessibleName(T("Compare with"))
        self.tree.setAccessibleName(T("Differences"))
        for button, words in ((self.here, T("Show it on this map")), (self.there, T("Show it on the other map"))):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        size = px(18)
        for button, name in ((self.here, "locate"), (self.there, "git-compare")):
            button.setIcon(icon(name, colours))
            button.setIconSize(QSize(size, size))
        self.view.dress(colours)
