"""Small programs that a sound release of PySide6 survives; test_qt_probes.py runs each in a process of its own.

Several releases broke one of these: 6.8.0, 6.9.1, 6.9.2, 6.10.1, and 6.12.0 on Python 3.11. What fails here fails on
the canvas too, mostly as a crash far away from its cause.
"""

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsTextItem,
    QGraphicsView,
    QMainWindow,
    QWidget,
)

Change = QGraphicsItem.GraphicsItemChange


class Thing(QGraphicsObject):
    """An item with signals whose every virtual function is Python's."""

    moved = Signal(object)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 1, 1)

    def paint(self, *_args: object) -> None:
        pass

    def itemChange(self, change, value):
        if change in {Change.ItemSceneHasChanged, Change.ItemPositionHasChanged}:
            self.moved.emit(value)
        return super().itemChange(change, value)


class Box(QGraphicsRectItem):
    """A rectangle that remembers its number and what has been changed about it."""

    def __init__(self, number: int = 0, parent: QGraphicsItem | None = None) -> None:
        self.number = number
        self.changes: list[tuple[object, object]] = []
        super().__init__(0, 0, 9, 9, parent)

    def itemChange(self, change, value):
        self.changes.append((change, value))
        if change == Change.ItemPositionChange:
            return QPointF(round(value.x() / 10) * 10, value.y())
        return super().itemChange(change, value)

    def sceneEventFilter(self, _watched, _event):
        return False


def none_keeps_its_references() -> None:
    """Calls that return nothing take no reference off None (6.12.0 on Python 3.11 aborts after some 5,000)."""
    widget, thing, path = QWidget(), QObject(), QPainterPath()
    calls: list[Callable[[], object]] = [
        lambda: widget.setVisible(False),
        lambda: widget.resize(10, 10),
        lambda: thing.setObjectName("x"),
        lambda: path.lineTo(1, 1),
        QCoreApplication.processEvents,
    ]
    for call in calls:
        before = sys.getrefcount(None)
        for _ in range(500):
            call()
        assert abs(sys.getrefcount(None) - before) < 100
    for _ in range(20_000):
        thing.setObjectName("x")


def mixin_may_stand_first() -> None:
    """A plain class before the Qt class in the bases (6.9.2: segmentation fault)."""

    class Mixin:
        pass

    class Mixed(Mixin, Thing):
        pass

    scene, parent, child = QGraphicsScene(), Thing(), Mixed()
    scene.addItem(parent)
    child.setParentItem(parent)
    assert len(parent.childItems()) == 1


def children_survive() -> None:
    """Children without a Python reference stay with a parent that overrides itemChange (6.9.1 lost them)."""
    scene, parent = QGraphicsScene(), Thing()
    scene.addItem(parent)
    for _ in range(5):
        QGraphicsRectItem(0, 0, 1, 1).setParentItem(parent)
    gc.collect()
    assert (len(parent.childItems()), len(scene.items())) == (5, 6)


def position_can_be_snapped() -> None:
    """The value that itemChange returns for a position is the one taken; changes arrive as enum members."""
    scene, box = QGraphicsScene(), Box()
    box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
    scene.addItem(box)
    box.setPos(13, 4)
    assert box.pos() == QPointF(10, 4)
    assert all(isinstance(change, Change) for change, _ in box.changes)


def item_change_may_emit() -> None:
    """A signal may be emitted from inside itemChange and carries the value."""
    scene, thing, got = QGraphicsScene(), Thing(), list[object]()
    thing.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
    thing.moved.connect(got.append)
    scene.addItem(thing)
    thing.setPos(1, 2)
    scene.removeItem(thing)
    assert [type(value) for value in got] == [QGraphicsScene, QPointF, type(None)]


def items_come_and_go() -> None:
    """Thousands of items put into a shown scene, taken out and collected leave nothing behind."""
    scene = QGraphicsScene()
    view = QGraphicsView(scene)
    view.show()
    for turn in range(100):
        boxes = [Box(number) for number in range(30)]
        for box in boxes:
            box.setPos(box.number * 10, turn % 50)
            scene.addItem(box)
        QCoreApplication.processEvents()
        for box in boxes:
            scene.removeItem(box)
        del boxes, box
        gc.collect(0)
        QCoreApplication.processEvents()
    assert scene.items() == []


def scene_keeps_subclasses() -> None:
    """Items that only the scene holds come back as the Python objects they were."""
    scene = QGraphicsScene()
    for number in range(10):
        scene.addItem(Box(number))
    gc.collect()
    assert sorted(item.number for item in scene.items() if isinstance(item, Box)) == list(range(10))


def parent_keeps_subclasses() -> None:
    """Items that only their parent holds come back as the Python objects they were."""
    scene, parent = QGraphicsScene(), Box()
    scene.addItem(parent)
    for number in range(1, 5):
        Box(number, parent)
    gc.collect()
    assert sorted(item.number for item in parent.childItems() if isinstance(item, Box)) == [1, 2, 3, 4]


def parent_change_names_the_parent() -> None:
    """An overridden itemChange lets a new parent through and sees which it is."""
    scene, parent, child = QGraphicsScene(), Box(1), Box(2)
    scene.addItem(parent)
    child.setParentItem(parent)
    assert child.parentItem() is parent
    assert [value for change, value in child.changes if change == Change.ItemParentChange] == [parent]


def scene_may_die_before_its_view() -> None:
    """A scene whose last Python reference goes while its view is shown."""
    window, scene = QMainWindow(), QGraphicsScene()
    window.setCentralWidget(QGraphicsView(scene))
    for _ in range(50):
        scene.addItem(QGraphicsTextItem("x"))
    window.show()
    QCoreApplication.processEvents()
    del scene
    QCoreApplication.processEvents()


def scene_events_can_be_filtered() -> None:
    """One item may watch the events of another."""
    scene, watcher, watched = QGraphicsScene(), Box(), QGraphicsRectItem(0, 0, 9, 9)
    scene.addItem(watcher)
    scene.addItem(watched)
    watched.installSceneEventFilter(watcher)


PROBES: dict[str, Callable[[], None]] = {
    probe.__name__: probe
    for probe in (
        none_keeps_its_references,
        mixin_may_stand_first,
        children_survive,
        position_can_be_snapped,
        item_change_may_emit,
        items_come_and_go,
        scene_keeps_subclasses,
        parent_keeps_subclasses,
        parent_change_names_the_parent,
        scene_may_die_before_its_view,
        scene_events_can_be_filtered,
    )
}

if __name__ == "__main__":
    application = QApplication([])
    PROBES[sys.argv[1]]()
