"""Wheel, touchpad and pinch over the paper."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.canvas.paper_view import PaperView
from tests.canvas.zooming import FARTHEST, paper, strayed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def view(qapp: QApplication) -> Iterator[PaperView]:
    scene, shown = paper()
    yield shown
    shown.close()
    shown.setScene(None)
    scene.deleteLater()
    shown.deleteLater()


def scroll(view: PaperView, pixels: QPoint, turn: QPoint, keys: Qt.KeyboardModifier, phase: Qt.ScrollPhase) -> None:
    at = QPointF(300, 200)
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), pixels, turn, Qt.MouseButton.NoButton, keys, phase, False
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
PLAIN, ROLLING = Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollMomentum


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_zooming_never_loses_the_point_under_the_pointer(view: PaperView, seed: int) -> None:
    assert strayed(view, random.Random(seed), 12) <= FARTHEST


def test_nor_on_a_screen_of_double_density() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.canvas.zooming"], env=environment, capture_output=True, text=True, timeout=120,
        check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "strayed" in done.stdout


def test_a_touchpad_is_followed_pixel_by_pixel(view: PaperView) -> None:
    view.set_zoom(2.0)
    before = view.mapFromScene(0, 0)
    for _ in range(5):
        scroll(view, QPoint(-3, -7), QPoint(-12, -28), NONE, PLAIN)
    assert view.mapFromScene(0, 0) - before == QPoint(-15, -35)


def test_a_wheel_scrolls_down_and_with_shift_to_the_side(view: PaperView) -> None:
    view.set_zoom(2.0)
    before = view.mapFromScene(0, 0)
    scroll(view, QPoint(), QPoint(0, -120), NONE, PLAIN)
    down = view.mapFromScene(0, 0) - before
    assert down.x() == 0
    assert down.y() < -20
    scroll(view, QPoint(), QPoint(0, -120), SHIFT, PLAIN)
    aside = view.mapFromScene(0, 0) - before - down
    assert aside.y() == 0
    assert aside.x() < -20


def test_what_rolls_on_does_not_zoom(view: PaperView) -> None:
    view.set_zoom(1.0)
    scroll(view, QPoint(0, -20), QPoint(0, -80), CTRL, ROLLING)
    assert view.zoom == pytest.approx(1.0)
    scroll(view, QPoint(0, -20), QPoint(0, -80), CTRL, PLAIN)
    assert view.zoom < 1.0


def test_any_corner_of_the_sheet_can_lie_in_the_middle(view: PaperView) -> None:
    for zoom in (0.05, 0.3, 1.0, 4.0):
        for corner in (QPointF(0, 0), QPointF(1000, 600)):
            view.go_to(zoom, corner.x(), corner.y())
            middle = QPointF(view.viewport().rect().center())
            off = view.viewportTransform().map(corner) - middle
            assert abs(off.x()) <= 1.5
            assert abs(off.y()) <= 1.5
